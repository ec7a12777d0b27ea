"""What a person can do, once: the table behind key bindings, key bar, help, palette and ``docs/keys.md``.

Every letter has a twin that works while a Chinese input method is on: an F-key, an arrow, Ctrl, or the full-width
punctuation that the input method sends. Nothing essential needs Ctrl+Enter, Alt alone or Shift with an F-key,
which terminals and multiplexers swallow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

PLACES = (
    "all", "docket", "review", "compare", "select", "comments", "dock",
    "board", "bin", "history", "coverage", "overlaps", "people", "matter", "doubts",
    "carry", "alignment", "lists", "lineage", "panel", "bilingual", "everywhere",
)  # fmt: skip
"""Where an action works; ``all`` is every full screen, ``compare`` the text pane while two drafts are compared."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: ``id`` is the method ``action_<id>`` of the screen it works on."""

    id: str
    keys: tuple[str, ...]
    """Textual's names of keys, the shortest to press first; the rest are twins."""
    where: tuple[str, ...]
    zh: str
    en: str
    help_zh: str
    help_en: str
    initials: str = ""
    """First letters of the Chinese label's pinyin, so that the palette finds it without an input method."""

    def label(self, language: str) -> str:
        """Its name in the language."""
        return self.zh if language == "zh" else self.en

    def help(self, language: str) -> str:
        """A sentence on what it does."""
        return self.help_zh if language == "zh" else self.help_en

    def shown_keys(self) -> tuple[str, ...]:
        """Its keys as a person reads them; full-width aliases are left out."""
        return tuple(
            show_key(key) for key in self.keys if not key.startswith(("fullwidth_", "left_black", "right_black"))
        )


A = Action
TABLE: tuple[Action, ...] = (
    # everywhere
    A("help", ("question_mark", "fullwidth_question_mark", "f1"), ("all",), "帮助", "help",
      "列出这里能做的事；输入可查找，Enter 执行。", "List what can be done here; type to search, Enter runs it.", "bz"),
    A("palette", ("ctrl+p",), ("all",), "命令面板", "commands",
      "输入名称或拼音首字母执行任何动作。", "Run any action by typing its name.", "mlmb"),
    A("messages", ("M",), ("all",), "消息", "messages",
      "看过去的消息和错误。", "Read past messages and errors.", "xx"),
    A("undo", ("u", "ctrl+z"), ("docket", "review", "board", "history", "overlaps", "doubts", "carry", "alignment"),
      "撤销", "undo",
      "撤销你对评论的上一次改动。", "Undo your last change to a comment.", "cx"),
    A("redo", ("U",), ("docket", "review", "board", "history", "overlaps", "carry"), "重做", "redo",
      "重做刚撤销的改动。", "Do again what you undid last.", "cz"),
    A("board", ("b",), ("docket", "review"), "评论总表", "review board",
      "所有评论：筛选、多选、改状态、指派。", "Every comment: filter, mark, set status, assign.", "plzb"),
    A("bin", (), ("docket", "review"), "回收站", "bin",
      "看放进回收站的评论并找回。", "See comments put into the bin, and restore them.", "hsz"),
    A("search_everywhere", ("F", "ctrl+g"), ("docket", "review"), "处处查找", "search everywhere",
      "在各稿和评论里找字词；Enter 打开那一处。", "Find words in all drafts and comments; Enter opens the place.", "cccz"),
    A("import_draft", ("i",), ("docket", "review"), "导入草案", "import a draft",
      "读入 docx、pdf、html、txt、md。", "Read a docx, pdf, html, txt or md file.", "drca"),
    A("export", ("E",), ("docket", "review", "board"), "导出", "export",
      "把意见导出为 Word；内部意见不会导出。", "Write the comments to Word; internal notes never leave.", "dc"),
    A("continue_writing", ("C",), ("docket", "review"), "继续写", "go on writing",
      "打开没写完的评论。", "Open the comment left unfinished.", "jxx"),
    A("next_theme", (), ("all",), "换配色", "next theme",
      "深色、浅色、16 色、无色之间切换。", "Go through dark, light, 16 colours, plain.", "hps"),
    A("quit", ("q", "ctrl+q"), ("all",), "退出", "quit",
      "退出；有没保存的文字会先问。", "Leave; asks first where text isn't saved.", "tc"),
    # docket
    A("open", ("enter",), ("docket",), "打开", "open",
      "打开选中的项目。", "Open the selected matter.", "dk"),
    A("sample", ("t",), ("docket",), "示例项目", "sample consultation",
      "载入一份示例征求意见稿试用。", "Load a practice consultation.", "slaj"),
    # reading
    A("next_article", ("j", "down"), ("review",), "下一条", "next article",
      "移到下一条。", "Go to the next article.", "xyt"),
    A("previous_article", ("k", "up"), ("review",), "上一条", "previous article",
      "移到上一条。", "Go to the previous article.", "syt"),
    A("scroll_line_down", ("ctrl+n",), ("review",), "下滚一行", "scroll down", "", "", "xgyh"),
    A("scroll_line_up", (), ("review",), "上滚一行", "scroll up", "", "", "sgyh"),
    A("half_page_down", ("ctrl+d",), ("review",), "下翻半页", "half a page down", "", "", "xfby"),
    A("half_page_up", ("ctrl+u",), ("review",), "上翻半页", "half a page up", "", "", "sfby"),
    A("page_down", ("pagedown",), ("review",), "下翻一页", "page down", "", "", "xfyy"),
    A("page_up", ("pageup",), ("review",), "上翻一页", "page up", "", "", "sfyy"),
    A("first_article", ("g", "home"), ("review",), "第一条", "first article",
      "到开头。", "Go to the beginning.", "dyt"),
    A("last_article", ("G", "end"), ("review",), "最后一条", "last article",
      "到末尾。", "Go to the end.", "zhyt"),
    A("go_to", ("colon", "fullwidth_colon", "f2"), ("review",), "去第几条", "go to article",
      "输入条号再按 Enter；也可直接敲数字再按 Enter。",
      "Type the number, then Enter; typing digits and Enter works too.", "qdjt"),
    A("search", ("slash", "fullwidth_solidus", "ideographic_comma", "ctrl+f"), ("review",), "查找", "find",
      "在正文里查找。", "Find words in the text.", "cz"),
    A("next_hit", ("n",), ("review",), "下一处", "next found", "查找的下一处。", "The next place found.", "xyc"),
    A("previous_hit", ("N",), ("review",), "上一处", "previous found", "查找的上一处。", "The previous place found.", "syc"),
    A("next_comment", ("m", "f10"), ("review",), "下一条评论", "next comment",
      "移到下一条有评论的条文。", "Go to the next article with a comment.", "xytpl"),
    A("previous_comment", ("f9",), ("review",), "上一条评论", "previous comment",
      "移到上一条有评论的条文。", "Go to the previous article with a comment.", "sytpl"),
    A("comment", ("c", "f4"), ("review", "select", "compare"), "评论", "comment",
      "对本条写评论；先选段则针对所选文字。", "Comment on the article, or on the words selected.", "pl"),
    A("select", ("v", "f3"), ("review",), "选段", "select words",
      "开始选文字，移动后按 c 评论。", "Begin selecting; move, then c comments.", "xd"),
    A("copy", ("y", "ctrl+y"), ("review", "select"), "复制", "copy",
      "复制所选文字，没有选段则复制本条。", "Copy the selection, or else the article.", "fz"),
    A("drafts", ("d",), ("review",), "选择草案", "choose drafts",
      "换看另一份，或选两份比较。", "Read another draft, or pick two to compare.", "xzca"),
    A("outline", ("o", "ctrl+b"), ("review",), "目录", "outline",
      "显示或收起目录栏。", "Show or hide the outline.", "ml"),
    A("comments", ("p", "ctrl+r"), ("review",), "评论栏", "comments pane",
      "显示或收起评论栏。", "Show or hide the comments pane.", "pll"),
    A("docket", ("H",), ("review",), "回待办", "docket",
      "回到待办列表。", "Back to the docket.", "haj"),
    A("back", ("escape",),
      ("review", "select", "board", "history", "coverage", "overlaps", "people", "matter", "doubts", "carry",
       "everywhere"),
      "返回", "back",
      "取消选段、查找，收起抽屉，回到正文。", "Leave selection, search, drawer or pane for the text.", "fh"),
    # comparing
    A("next_change", ("right_square_bracket", "right_black_lenticular_bracket", "f8"), ("compare",),
      "下一处实质改动", "next change of substance",
      "跳过仅改号和标点。", "Skips mere renumbering and punctuation.", "xycszgd"),
    A("previous_change", ("left_square_bracket", "left_black_lenticular_bracket", "f7"), ("compare",),
      "上一处实质改动", "previous change of substance",
      "跳过仅改号和标点。", "Skips mere renumbering and punctuation.", "sycszgd"),
    A("next_any_change", ("right_curly_bracket", "alt+down"), ("compare",), "下一处改动", "next change",
      "不论大小。", "Of whatever weight.", "xycgd"),
    A("previous_any_change", ("left_curly_bracket", "alt+up"), ("compare",), "上一处改动", "previous change",
      "不论大小。", "Of whatever weight.", "sycgd"),
    A("mode", ("s", "f5"), ("compare",), "换对照方式", "switch view",
      "行内、并排、仅新稿、仅旧稿。", "Inline, side by side, new only, old only.", "hdzfs"),
    A("read_or_compare", ("R",), ("review", "compare"), "阅读／比较", "read or compare",
      "在单看新稿与比较两稿之间切换。", "Switch between the newer draft alone and the comparison.", "ydbj"),
    A("fold", ("z", "f6"), ("compare",), "折叠未改条文", "fold unchanged",
      "没有实质改动的条文折成一行。", "Fold articles without changes of substance into one line.", "zd"),
    # following: from the text to what is behind it
    A("alignment", ("A", "ctrl+a"), ("compare",), "条文对应", "alignment",
      "看两稿条文怎样对应，不对的改正；改正一直有效。", "See which articles were paired, and correct it for good.", "twdy"),
    A("lineage", ("T", "ctrl+t"), ("review", "compare"), "沿革", "lineage",
      "本条在各稿中的样子并列。", "The article through all drafts, side by side.", "yg"),
    A("duties", ("L", "ctrl+l"), ("review", "compare"), "义务表", "duties",
      "谁应当、不得做什么；新增、变更、取消的义务。", "Who must do what; which duties are new, changed, gone.", "ywb"),
    A("references", ("X", "ctrl+x"), ("review", "compare"), "引用检查", "check references",
      "没有随改号更新、落空或改指别处的引用。", "References not updated, dangling, or meaning another article.", "yyjc"),
    A("replacements", ("equals_sign", "fullwidth_equals_sign"), ("compare",), "全文替换", "replaced throughout",
      "全稿里成批替换的词语。", "Words exchanged all through the draft.", "qwth"),
    A("chapters", ("S",), ("compare",), "分章概览", "summary by chapter",
      "每章有多少新增、修改、移动，哪些要紧。", "How much is new, changed or moved in each chapter.", "fzgl"),
    A("filter_flags", (), ("compare",), "只看有旗标的改动", "filter flags",
      "其余条文折起；再按一次恢复。", "Fold away everything without a flag; once more shows all.", "zkyqbdgd"),
    A("why", ("w", "ctrl+e"), ("compare",), "旗标与依据", "flags and evidence",
      "本条的旗标说明了什么，为什么与旧条文对应。", "What the article's flags say, and why it was paired so.", "qbyj"),
    A("filter_kind", ("l",), ("compare",), "按旗标种类筛选", "filter by kind of flag",
      "选一种旗标，只看有它的条文。", "Choose a kind of flag and see only articles that have it.", "aqbzlsx"),
    A("term", ("K", "ctrl+k"), ("review",), "术语", "defined terms",
      "所选的词或本条用到的术语：定义和用处。", "The term selected, or those in the article: definition and uses.", "sy"),
    A("follow", ("enter",), ("review",), "去引用的条文", "follow the reference",
      "去光标处或本条所引的条文；ctrl+o 回来。", "Go to the provision referred to; ctrl+o comes back.", "qyydtw"),
    A("jump_back", ("ctrl+o",), ("review",), "回到跳转前", "go back",
      "回到跳转之前的条文。", "Back to where the last jump began.", "hdtzq"),
    A("bilingual", ("B",), ("review", "compare"), "对照译文", "beside its translation",
      "与另一语言的文本并列阅读。", "Read it beside its text in another language.", "dzyw"),
    # the alignment editor
    A("mark_article", ("space",), ("alignment",), "标记", "mark",
      "标记光标所在的条文。", "Mark the article under the cursor.", "bj"),
    A("pair_articles", ("equals_sign", "fullwidth_equals_sign", "f2"), ("alignment",), "配对", "pair",
      "标记的一旧一新是同一条。", "The old and the new article marked are one.", "pd"),
    A("unpair_articles", ("x", "f3"), ("alignment",), "拆开", "unpair",
      "这两条没有关系。", "These two have nothing to do with each other.", "ck"),
    A("split_article", ("s", "f4"), ("alignment",), "拆分", "split",
      "一条旧的成了标记的几条新的。", "One old article became the new ones marked.", "cf"),
    A("merge_articles", ("m", "f5"), ("alignment",), "合并", "merge",
      "标记的几条旧的成了一条新的。", "The old articles marked became one new one.", "hb"),
    A("moved_article", ("greater_than_sign", "fullwidth_greater_than_sign", "right_double_angle_bracket", "f6"),
      ("alignment",), "移动", "moved",
      "是同一条，而且换了位置。", "One article, and it was moved.", "yd"),
    A("lock_row", ("L", "f7"), ("alignment",), "锁定", "lock",
      "锁定这一行，谁也不能改；再按解锁。", "Lock the row against any change; once more unlocks it.", "sd"),
    A("no_counterpart", ("n", "f8"), ("alignment",), "无对应", "no counterpart",
      "旧条文是删去的，新条文是新增的。", "The old article is gone, or the new one is new.", "wdy"),
    A("explain_row", ("w", "ctrl+e"), ("alignment",), "依据", "evidence",
      "这一行为什么对应；很长的草案不自动列出。", "Why the row was paired; in very long drafts only on asking.", "yj"),
    A("open_article", ("enter",), ("alignment", "lists", "lineage", "bilingual"), "去该条", "go there",
      "回到正文里的这一条。", "Back to the text, at this article.", "qgt"),
    A("leave_list", ("escape",), ("alignment", "lists", "lineage", "bilingual"), "返回", "back",
      "回到正文。", "Back to the text.", "fhzw"),
    # lists
    A("comment_on_entry", ("c", "f4"), ("lists", "bilingual"), "写成评论", "make it a comment",
      "就这一项写评论，已填好事由。", "Write a comment on it, with the reason filled in.", "xcpl"),
    A("regroup", ("o", "f5"), ("lists",), "换排列", "group otherwise",
      "按主体或按条文排列。", "By actor, or by article.", "hpl"),
    A("show_more", ("x", "f6"), ("lists",), "多列些", "list more",
      "也列出“可以”，或没有问题的引用。", "Also permissions, or references that are in order.", "dlx"),
    # searching everywhere
    A("open_found", ("enter",), ("everywhere",), "打开这一处", "open the place",
      "到正文里的这一处，或这条评论。", "Go to the place in the text, or to the comment.", "dkzyc"),
    A("next_scope", ("tab", "f5"), ("everywhere",), "换范围", "next scope",
      "本稿、本项目各稿、本项目评论、所有项目。", "This draft, its matter's drafts, its comments, all matters.", "hfw"),
    A("previous_scope", ("shift+tab",), ("everywhere",), "上一范围", "previous scope", "", "", "syfw"),
    # beside the translation
    A("other_translation", ("d",), ("bilingual",), "换译文", "another translation",
      "选另一份文本对照。", "Choose another text to set beside it.", "hyw"),
    A("comments_beside", ("p", "ctrl+r"), ("bilingual",), "评论栏", "comments pane",
      "显示或收起两边的评论。", "Show or hide the comments on both.", "plldz"),
    # lineage
    A("next_thread", ("right_square_bracket", "right_black_lenticular_bracket", "f8"), ("lineage",),
      "下一条线索", "next thread",
      "下一条的沿革。", "The next article's lineage.", "xytxs"),
    A("previous_thread", ("left_square_bracket", "left_black_lenticular_bracket", "f7"), ("lineage",),
      "上一条线索", "previous thread",
      "上一条的沿革。", "The lineage of the article before.", "sytxs"),
    A("lay_out_lineage", ("s", "f5"), ("lineage",), "并排／上下", "beside or below",
      "各稿并排，或上下排列。", "Drafts beside one another, or one below the other.", "bpsx"),
    # comments pane
    A("edit_comment", ("e",), ("comments", "board"), "修改评论", "edit comment",
      "打开选中的评论来改。", "Open the chosen comment for editing.", "xgpl"),
    A("reply", ("r",), ("comments", "board"), "回复", "reply",
      "回复选中的评论。", "Reply to the chosen comment.", "hf"),
    A("withdraw", ("D",), ("comments",), "撤回评论", "withdraw comment",
      "把选中的评论设为已撤回，可用 u 撤销。", "Set the chosen comment to withdrawn; u undoes it.", "chpl"),
    A("set_in_review", ("1",), ("comments", "board"), "设为审阅中", "set in review",
      "评论栏获得焦点时按数字改状态。", "Digits set the status while the comments pane has the focus.", "swsyz"),
    A("set_approved", ("2",), ("comments", "board"), "设为已批准", "set approved", "", "", "swypz"),
    A("set_submitted", ("3",), ("comments", "board"), "设为已提交", "set submitted", "", "", "swytj"),
    A("set_proposed", ("4",), ("comments", "board"), "设为已提出", "set proposed", "", "", "swytc"),
    A("set_withdrawn", ("5",), ("board",), "设为已撤回", "set withdrawn",
      "撤回选中的评论，可用 u 撤销。", "Withdraw the comments; u undoes it.", "swych"),
    A("history", ("h", "f8"), ("board", "comments"), "修改记录", "history",
      "谁在何时改了什么。", "Who changed what and when.", "xgjl"),
    # review board
    A("open_comment", ("enter",), ("board",), "打开评论", "open the comment",
      "到条文里看选中的评论。", "Go to the comment in the text.", "dkpl"),
    A("mark", ("space",), ("board", "doubts"), "选中", "mark",
      "选中或取消，移到下一条；改状态、指派对所有选中的生效。", "Mark or unmark, and go on; keys then act on all marked.", "xz"),
    A("mark_all", ("asterisk", "ctrl+a"), ("board", "doubts"), "全部选中", "mark all",
      "选中筛选出的全部，再按取消。", "Mark all that the filter leaves; again unmarks.", "qbxz"),
    A("filter", ("f", "f6"), ("board",), "筛选", "filter",
      "按状态、作者、可见、类型、轻重、主题、条、文字筛选；只是不显示，不删除。",
      "By status, author, audience, type, weight, topic, article, words. It hides, it never deletes.", "sx"),
    A("find", ("slash", "fullwidth_solidus", "ideographic_comma", "ctrl+f"), ("board",), "查找文字", "find words",
      "只看含这些文字的评论。", "Only comments with these words.", "czwz"),
    A("clear_filter", ("x", "f5"), ("board",), "看全部", "show all",
      "取消筛选。", "Filter nothing.", "kqb"),
    A("only_unplaced", ("n", "f10"), ("board",), "只看失位", "only unplaced",
      "所引文字在草案里找不到的评论；再按看全部。", "Comments whose words are no longer found; again for all.", "zksw"),
    A("place_by_hand", ("m", "f7"), ("board", "carry"), "重新放置", "place by hand",
      "给评论另定位置：条号，可接所引文字。", "Give a comment another place: an article, and words of it.", "cxfz"),
    A("assign", ("a", "f4"), ("board",), "指派", "assign",
      "交给谁办。", "Say who is to see to it.", "zp"),
    A("bin_comment", ("D", "delete"), ("board",), "放进回收站", "put into the bin",
      "按 Enter 确认；可以找回。", "Enter confirms; it can be restored.", "fjhsz"),
    A("show_bin", ("B", "f9"), ("board",), "开关回收站", "show or leave the bin",
      "看放进回收站的评论，再按回总表。", "See what was put into the bin; again for the board.", "kghsz"),
    A("restore", ("R", "ctrl+r"), ("board",), "找回", "restore",
      "把评论从回收站找回。", "Bring the comments back from the bin.", "zh"),
    # the other screens around comments
    A("coverage", ("V",), ("docket", "review"), "审阅进度", "coverage",
      "每条谁看过、谁评过；要紧而没看的改动排在前。", "Who dealt with which article; what matters and is unread first.", "syjd"),
    A("overlaps", ("O",), ("docket", "review"), "重叠的意见", "overlapping comments",
      "并列、标出冲突、合并为一条。", "Side by side, conflicts marked, merged into one.", "cddyj"),
    A("people", ("P",), ("docket", "review"), "人员与角色", "people and roles",
      "角色、四眼原则、提交单位。", "Roles, four eyes, and who submits.", "ryyjs"),
    A("matter", ("I",), ("docket", "review"), "项目与公告", "matter and notice",
      "标题、机关、日期、报送渠道和倒排计划。", "Title, issuer, dates, channels, and the plan.", "xmygg"),
    A("doubts", ("Y",), ("docket", "review"), "草案疑点", "doubts about the draft",
      "读取时的疑点和可行的修复。", "What is doubtful about the text, and repairs.", "cayd"),
    A("carry_forward", ("f", "f12"), ("docket", "review"), "带入新稿", "carry forward",
      "旧稿上的意见在新稿的去处，建议是否被采纳；逐条确认。",
      "Where comments on older drafts belong now, and what became of their proposals; you confirm each.", "drxg"),
    A("mark_read", ("space",), ("review", "coverage"), "已阅", "mark as read",
      "看过而没有意见；再按取消。移到下一条。", "Read, and nothing to say; again takes it back. Goes on to the next.", "yy"),
    A("open_row", ("enter",), ("coverage",), "去该条", "go to the article",
      "到正文里看这一条。", "See the article in the text.", "qgt"),
    A("merge_comments", ("m", "f4"), ("overlaps",), "合并", "merge",
      "合并为一条，文字可改；数字键选中或取消。", "Make one of several, worded by you; digits take in or leave out.", "hb"),
    A("add_person", ("a", "f4"), ("people",), "加人", "add somebody",
      "列入名单，先作审阅人。", "List somebody, as a reviewer to begin with.", "jr"),
    A("next_role", ("r", "f5"), ("people",), "换角色", "change the role",
      "负责人、审阅人、观察人。", "Lead, reviewer, observer.", "hjs"),
    A("remove_person", ("D", "delete"), ("people",), "移出", "take off the list",
      "按 Enter 确认；评论都在。", "Enter confirms; the comments stay.", "yc"),
    A("four_eyes", ("F", "f6"), ("people",), "四眼原则", "four eyes",
      "意见是否须由作者以外的人批准。", "Whether somebody other than its author has to approve a comment.", "syyz"),
    A("edit_sender", ("s", "f7"), ("people",), "提交单位", "who submits",
      "信末落款和联系人。", "The signature and the contact of a letter.", "tjdw"),
    A("save_matter", ("ctrl+s",), ("matter",), "保存", "save",
      "保存项目信息。", "Save the matter's facts.", "bc"),
    A("next_line", ("tab",), ("matter",), "下一栏", "next field", "", "", "xyl"),
    A("previous_line", ("shift+tab",), ("matter",), "上一栏", "previous field", "", "", "syl"),
    A("repair", ("r", "f4"), ("doubts",), "修复", "repair",
      "修复选中的疑点；u 撤销，评论随文字移动。", "Repair what is marked; u takes it back, comments go along.", "xf"),
    A("accept_carried", ("y", "enter"), ("carry",), "带入", "carry",
      "按所提或所选的位置带入这一条。", "Give the comment the place proposed, or the candidate chosen.", "dr"),
    A("accept_certain", ("Y", "f6"), ("carry",), "带入全部无疑的", "carry all certain ones",
      "带入全部文字未改的；一次撤销即可退回。", "All whose words stand unchanged; one undo takes them all back.", "drqbwyd"),
    A("next_candidate", ("n", "f8"), ("carry",), "下一个候选", "next candidate",
      "换一个可能的位置；没有一个是确定的。", "Another place it might belong to; none is certain.", "xyghx"),
    A("keep_on_article", ("k", "f5"), ("carry",), "留在条上", "keep on the article",
      "不带引文，放在后继条文上。", "On what its article became, without the quote.", "lzts"),
    # writing
    A("save", ("ctrl+s",), ("dock",), "保存", "save",
      "保存评论。", "Save the comment.", "bc"),
    A("fold_dock", ("escape",), ("dock",), "收起", "fold away",
      "收起，文字留着。", "Fold away; the text stays.", "sq"),
    A("next_field", ("tab",), ("dock",), "下一栏", "next field", "", "", "xyl"),
    A("previous_field", ("shift+tab",), ("dock",), "上一栏", "previous field", "", "", "syl"),
    A("cycle_visibility", ("ctrl+l",), ("dock",), "提交／团队／内部", "submission, team, internal",
      "决定谁看得到；内部永不导出。", "Who may see it; internal never leaves.", "tjtdnb"),
    A("cycle_type", ("ctrl+t",), ("dock",), "类型", "type",
      "实质、文字、衔接。", "Substance, wording, coherence.", "lx"),
    A("cycle_priority", ("ctrl+o",), ("dock",), "轻重", "weight",
      "重要、一般、次要。", "High, normal, low.", "qz"),
    A("discard", ("ctrl+g",), ("dock",), "丢弃", "discard",
      "丢弃没写完的评论，会先问。", "Discard the unsaved comment; asks first.", "dq"),
)  # fmt: skip

BY_ID = {action.id: action for action in TABLE}


@dataclass(frozen=True, slots=True)
class BarItem:
    """What the key bar shows: keys, a short word, and the action that a click runs."""

    keys: str
    zh: str
    en: str
    action: str

    def label(self, language: str) -> str:
        """The short word in the language."""
        return self.zh if language == "zh" else self.en


HELP_ITEM = BarItem("?", "帮助", "help", "help")
BAR: dict[str, tuple[BarItem, ...]] = {
    "docket": (
        BarItem("Enter", "打开", "open", "open"),
        BarItem("i", "导入", "import", "import_draft"),
        BarItem("E", "导出", "export", "export"),
        BarItem("t", "示例", "sample", "sample"),
        BarItem("M", "消息", "messages", "messages"),
        BarItem("q", "退出", "quit", "quit"),
    ),
    "review": (
        BarItem("j/k", "条", "article", "next_article"),
        BarItem("c", "评论", "comment", "comment"),
        BarItem("v", "选段", "select", "select"),
        BarItem("/", "查找", "find", "search"),
        BarItem("d", "草案", "drafts", "drafts"),
        BarItem("E", "导出", "export", "export"),
        BarItem("o", "目录", "outline", "outline"),
        BarItem("p", "评论栏", "comments", "comments"),
        BarItem("K", "术语", "terms", "term"),
        BarItem("X", "引用", "references", "references"),
        BarItem("L", "义务", "duties", "duties"),
        BarItem("H", "待办", "docket", "docket"),
    ),
    "compare": (
        BarItem("j/k", "条", "article", "next_article"),
        BarItem("]/[", "改动", "change", "next_change"),
        BarItem("c", "评论", "comment", "comment"),
        BarItem("v", "选段", "select", "select"),
        BarItem("s", "对照", "view", "mode"),
        BarItem("z", "折叠", "fold", "fold"),
        BarItem("A", "对应", "align", "alignment"),
        BarItem("/", "查找", "find", "search"),
        BarItem("d", "草案", "drafts", "drafts"),
        BarItem("E", "导出", "export", "export"),
        BarItem("o", "目录", "outline", "outline"),
        BarItem("p", "评论栏", "comments", "comments"),
        BarItem("w", "旗标", "flags", "why"),
        BarItem("T", "沿革", "lineage", "lineage"),
        BarItem("X", "引用", "references", "references"),
        BarItem("L", "义务", "duties", "duties"),
        BarItem("H", "待办", "docket", "docket"),
    ),
    "alignment": (
        BarItem("空格", "标记", "mark", "mark_article"),
        BarItem("=", "配对", "pair", "pair_articles"),
        BarItem("x", "拆开", "unpair", "unpair_articles"),
        BarItem("s", "拆分", "split", "split_article"),
        BarItem("m", "合并", "merge", "merge_articles"),
        BarItem(">", "移动", "moved", "moved_article"),
        BarItem("n", "无对应", "none", "no_counterpart"),
        BarItem("L", "锁定", "lock", "lock_row"),
        BarItem("u", "撤销", "undo", "undo"),
        BarItem("Esc", "返回", "back", "leave_list"),
    ),
    "lists": (
        BarItem("Enter", "去该条", "go there", "open_article"),
        BarItem("c", "写成评论", "comment", "comment_on_entry"),
        BarItem("o", "换排列", "group", "regroup"),
        BarItem("x", "多列些", "more", "show_more"),
        BarItem("Esc", "返回", "back", "leave_list"),
    ),
    "bilingual": (
        BarItem("c", "评论", "comment", "comment_on_entry"),
        BarItem("Enter", "去该条", "go there", "open_article"),
        BarItem("d", "换译文", "another", "other_translation"),
        BarItem("p", "评论栏", "comments", "comments_beside"),
        BarItem("Esc", "返回", "back", "leave_list"),
    ),
    "everywhere": (
        BarItem("↑↓", "选一处", "place", "help"),
        BarItem("Enter", "打开", "open", "open_found"),
        BarItem("Tab", "换范围", "scope", "next_scope"),
        BarItem("Esc", "返回", "back", "back"),
    ),
    "panel": (
        BarItem("Enter", "去那里", "go there", "follow"),
        BarItem("Esc", "收起", "close", "back"),
    ),
    "lineage": (
        BarItem("]/[", "线索", "thread", "next_thread"),
        BarItem("s", "并排/上下", "layout", "lay_out_lineage"),
        BarItem("Enter", "去该条", "go there", "open_article"),
        BarItem("Esc", "返回", "back", "leave_list"),
    ),
    "select": (
        BarItem("h l w b ↑↓", "移动", "move", "help"),
        BarItem("c", "评论", "comment", "comment"),
        BarItem("y", "复制", "copy", "copy"),
        BarItem("Esc", "取消", "leave", "back"),
    ),
    "comments": (
        BarItem("e", "修改", "edit", "edit_comment"),
        BarItem("r", "回复", "reply", "reply"),
        BarItem("1-4", "状态", "status", "set_in_review"),
        BarItem("D", "撤回", "withdraw", "withdraw"),
        BarItem("u", "撤销", "undo", "undo"),
        BarItem("Esc", "返回", "back", "back"),
    ),
    "board": (
        BarItem("Enter", "打开", "open", "open_comment"),
        BarItem("空格", "选中", "mark", "mark"),
        BarItem("1-5", "状态", "status", "set_in_review"),
        BarItem("f", "筛选", "filter", "filter"),
        BarItem("a", "指派", "assign", "assign"),
        BarItem("/", "文字", "words", "find"),
        BarItem("n", "失位", "unplaced", "only_unplaced"),
        BarItem("D", "回收", "bin", "bin_comment"),
        BarItem("u/U", "撤销/重做", "undo/redo", "undo"),
        BarItem("h", "记录", "history", "history"),
        BarItem("E", "导出", "export", "export"),
        BarItem("B", "回收站", "the bin", "show_bin"),
        BarItem("Esc", "返回", "back", "back"),
    ),
    "bin": (
        BarItem("R", "找回", "restore", "restore"),
        BarItem("空格", "选中", "mark", "mark"),
        BarItem("h", "记录", "history", "history"),
        BarItem("u/U", "撤销/重做", "undo/redo", "undo"),
        BarItem("B", "回总表", "board", "show_bin"),
    ),
    "history": (
        BarItem("u", "撤销", "undo", "undo"),
        BarItem("U", "重做", "redo", "redo"),
        BarItem("Esc", "返回", "back", "back"),
    ),
    "coverage": (
        BarItem("Enter", "去该条", "go there", "open_row"),
        BarItem("空格", "已阅", "read", "mark_read"),
        BarItem("Esc", "返回", "back", "back"),
    ),
    "overlaps": (
        BarItem("↑↓", "选一处", "place", "help"),
        BarItem("1-9", "选中/取消", "take in/out", "help"),
        BarItem("m", "合并", "merge", "merge_comments"),
        BarItem("u/U", "撤销/重做", "undo/redo", "undo"),
        BarItem("Esc", "返回", "back", "back"),
    ),
    "people": (
        BarItem("a", "加人", "add", "add_person"),
        BarItem("Enter", "换角色", "role", "next_role"),
        BarItem("D", "移出", "take off", "remove_person"),
        BarItem("F", "四眼原则", "four eyes", "four_eyes"),
        BarItem("s", "提交单位", "who submits", "edit_sender"),
        BarItem("Esc", "返回", "back", "back"),
    ),
    "matter": (
        BarItem("ctrl+s", "保存", "save", "save_matter"),
        BarItem("Tab", "下一栏", "next field", "next_line"),
        BarItem("Esc", "返回", "back", "back"),
    ),
    "doubts": (
        BarItem("空格", "选中", "mark", "mark"),
        BarItem("*", "全选", "all", "mark_all"),
        BarItem("r", "修复", "repair", "repair"),
        BarItem("u", "撤销修复", "undo repair", "undo"),
        BarItem("Esc", "返回", "back", "back"),
    ),
    "carry": (
        BarItem("y", "带入", "carry", "accept_carried"),
        BarItem("Y", "全部无疑的", "all certain", "accept_certain"),
        BarItem("n", "候选", "candidate", "next_candidate"),
        BarItem("k", "留在条上", "on article", "keep_on_article"),
        BarItem("m", "放置", "place", "place_by_hand"),
        BarItem("u/U", "撤销/重做", "undo/redo", "undo"),
        BarItem("Esc", "返回", "back", "back"),
    ),
    "dock": (
        BarItem("ctrl+s", "保存", "save", "save"),
        BarItem("tab", "下一栏", "next field", "next_field"),
        BarItem("ctrl+l", "提交/团队/内部", "who sees it", "cycle_visibility"),
        BarItem("ctrl+t", "类型", "type", "cycle_type"),
        BarItem("ctrl+o", "轻重", "weight", "cycle_priority"),
        BarItem("Esc", "收起", "fold", "fold_dock"),
        BarItem("ctrl+g", "丢弃", "discard", "discard"),
    ),
}

_KEY_NAMES = {
    "question_mark": "?",
    "colon": ":",
    "space": "空格/Space",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "right_double_angle_bracket": "》",
    "slash": "/",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "ideographic_comma": "、",
    "enter": "Enter",
    "escape": "Esc",
    "asterisk": "*",
    "delete": "Del",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "alt+up": "Alt+↑",
    "alt+down": "Alt+↓",
}


def show_key(key: str) -> str:
    """A key as a person reads it: ``question_mark`` is ``?``, ``f8`` is ``F8``, ``ctrl+s`` is ``Ctrl+S``."""
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + key[5:].upper()
    return key.upper() if len(key) > 1 else key


def in_place(*places: str) -> Iterator[Action]:
    """The actions that work in any of the places, in the table's order."""
    for action in TABLE:
        if any(place in places for place in action.where):
            yield action


def key_table(*places: str) -> list[tuple[str, str, str]]:
    """(keys joined by commas, action, English label) for each action with a key: what Textual's BINDINGS takes."""
    return [(",".join(action.keys), action.id, action.en) for action in in_place(*places) if action.keys]
