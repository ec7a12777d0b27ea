"""Every word the screen says, in Chinese and in English.

`Words` is handed to screens and widgets; ``words("saved", label="第六条")`` gives the sentence in its language.
Labels of actions are in `workbench.actions`, beside their keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from re import Match

from comments import workflow
from comments.values import CommentType, Priority, Status, Visibility
from drafts.counting import many
from drafts.patterns import regex
from workbench.keymap import DEFAULT, Keymap, KeyNames
from workbench.wording_after import AFTER
from workbench.wording_boards import BOARDS

CATALOGUE: dict[str, tuple[str, str]] = {
    # docket
    "docket": ("待办", "Docket"),
    "docket.count": ("{n} 个项目", "{n} matters"),
    "docket.urgent": ("{n} 个三日内截止", "{n} due within 72 hours"),
    "docket.filter": ("筛选项目", "Filter matters"),
    "docket.take": ("筛选", "filter"),
    "docket.any": ("不限", "any"),
    "docket.topic": ("主题", "Topic"),
    "docket.owner": ("经办", "Owner"),
    "docket.due": ("几天内截止", "Due within days"),
    "docket.due.hint": ("0 为今天；可留空", "0 is today; may be empty"),
    "docket.within": ("{n} 天内截止", "due within {n} days"),
    "docket.late": ("逾期", "late"),
    "docket.nothing": ("没有符合条件的项目；按 / 修改筛选", "No matter is as asked for; / changes that"),
    "docket.year": ("{year} 年", "The year {year}"),
    "docket.empty.1": ("还没有项目。", "No matter yet."),
    "docket.empty.2": (
        "按 {keys[import_draft]} 导入一份草案（docx、pdf、html、txt、md）",
        "Press {keys[import_draft]} to import a draft (docx, pdf, html, txt, md)",
    ),
    "docket.empty.3": ("按 {keys[sample]} 用示例项目试一试", "Press {keys[sample]} to try the sample consultation"),
    "docket.empty.4": ("按 {keys[help]} 看全部按键", "Press {keys[help]} for every key"),
    "col.deadline": ("截止", "Deadline"),
    "col.title": ("草案", "Draft"),
    "col.issuer": ("机关", "Issuer"),
    "col.articles": ("条", "Art."),
    "col.changed": ("改动", "Changed"),
    "col.comments": ("意见", "Comments"),
    "col.status": ("状态", "Status"),
    "card.opened": ("{date} 发布", "Released {date}"),
    "card.closes": ("截止 {when}", "closes {when}"),
    "card.drafts": ("草案", "Drafts"),
    "card.comments": ("意见", "Comments"),
    "card.internal": ("⊘ 内部 {n}（不导出）", "⊘ internal {n} (never exported)"),
    "card.channels": ("提交", "Send to"),
    "card.notes": ("备注", "Notes"),
    "card.none": ("还没有意见", "no comments yet"),
    "card.nodrafts": (
        "还没有草案全文，按 {keys[import_draft]} 导入",
        "no text yet; press {keys[import_draft]} to import one",
    ),
    "state.notext": ("待导入", "no text"),
    "deadline.none": ("未设", "none set"),
    "deadline.closed": ("已截止", "closed"),
    "unread": (
        "还没有导入草案全文。按 {keys[import_draft]} 导入。",
        "This matter has no text yet. Press {keys[import_draft]} to import one.",
    ),
    # review
    "mode.read": ("阅读", "reading"),
    "mode.inline": ("行内", "inline"),
    "mode.side": ("并排", "side by side"),
    "mode.new": ("仅新稿", "new only"),
    "mode.old": ("仅旧稿", "old only"),
    "mode.toonarrow": (
        "并排需要 {need} 列正文，窗口只放得下 {n} 列：已改用仅新稿，再按 {keys[mode]} 看旧稿",
        "Side by side needs {need} columns of text and the window has {n}: showing the new text; {keys[mode]} shows the old one",
    ),
    "mode.room": (
        "为并排让出了位置；{keys[comments]} 叫回意见栏，{keys[outline]} 叫回目录，换视图后自动回来",
        "Made room for side by side; {keys[comments]} brings the comments back, {keys[outline]} the outline, the next view both",
    ),
    "opening.title": ("征求意见稿工作台", "Draft-regulation workbench"),
    "store.readonly": (
        "意见库是只读的：可以查看和导出，写的意见不能保存。解除文件和文件夹的只读后重新打开",
        "The store is read-only: look and export, but no comment can be saved. Make file and folder writable, then open again",
    ),
    "opening.store": ("正在打开意见库……", "Opening the store of comments …"),
    "early.no": (
        "还在打开，这个键没有起作用；打开后请再按",
        "Still opening: that key did nothing; press it again then",
    ),
    "opening": ("正在打开……", "Opening …"),
    "comparing": ("正在比较 {old} 与 {new}……", "Comparing {old} with {new} …"),
    "position": ("{label}", "{label}"),
    "changes": ("改动 {i}/{n}", "change {i}/{n}"),
    "articles.position": ("{i}/{n} 条", "article {i}/{n}"),
    "comments.total": ("意见 {n}", "comments {n}"),
    "typed.kept": ("草稿 {n}", "unsaved {n}"),
    "beijing": ("北京", "Beijing"),
    "leave.hint": (
        "按 {keys[docket]} 回待办，按 {keys[quit]} 退出",
        "{keys[docket]} goes back to the docket, {keys[quit]} leaves",
    ),
    "goto.prompt": ("去第几条", "Go to article"),
    "goto.pending": ("第 {digits} 条 ↵", "article {digits} ↵"),
    "search.prompt": ("查找", "Find"),
    "search.none": ("没有找到“{text}”", "“{text}” was not found"),
    "search.hits": (
        "“{text}” 共 {n} 处，{keys[next_hit]} 或 {keys[next_found]} 下一处，{keys[previous_hit]} 或 {keys[previous_found]} 上一处",
        "“{text}”: {n} found; {keys[next_hit]} or {keys[next_found]} next, {keys[previous_hit]} or {keys[previous_found]} previous",
    ),
    "search.rows": (
        "“{text}” {i}/{n} 条；{keys[search]} 和 Enter 下一条",
        "“{text}”: article {i} of {n}; {keys[search]} and Enter for the next",
    ),
    "everywhere.title": ("处处查找", "Search everywhere"),
    "everywhere.draft": ("本稿", "this draft"),
    "everywhere.matter": ("本项目各稿", "all its drafts"),
    "everywhere.comments": ("本项目意见", "its comments"),
    "everywhere.every-draft": ("各项目的草案", "drafts"),
    "everywhere.every-comment": ("各项目的意见", "comments"),
    "everywhere.everything": ("所有项目", "all matters"),
    "everywhere.working": ("正在查找……", "Searching …"),
    "everywhere.hint.1": (
        "输入要找的字词；空格隔开的几个词要在同一段或同一条意见里。",
        "Type the words to find; several must stand in the same paragraph or comment.",
    ),
    "everywhere.hint.2": (
        "简体和繁体、全角和半角、大写和小写都算相同。内部意见也找，前面有 ⊘。",
        "Traditional characters, full width and capitals make no difference. Internal notes are found too, marked ⊘.",
    ),
    "everywhere.wider": ("按 {keys[next_scope]} 换范围再找。", "Press {keys[next_scope]} to look elsewhere."),
    "everywhere.left": (
        "还有 {n} 处没有列出；按 {keys[open_found]} 再列一些",
        "{n} more aren't listed; {keys[open_found]} lists some of them",
    ),
    "everywhere.cut": (
        "找到的太多，只看了较早的部分；请多写几个字。",
        "Too much was found and only the older part was looked at; type more words.",
    ),
    "outside.preamble": (
        "序言和条文之后的段落不能单独标记或写意见；鉴于条款和附件可以",
        "A paragraph before or after the articles can't be marked or commented on by itself; recitals and annexes can",
    ),
    "outside.only": ("这里只管条文", "This is about articles only"),
    "everywhere.total": ("共 {n} 处，在 {articles} 条里", "{n} found in {articles} articles"),
    "everywhere.over": ("{n} 处以上，在 {articles} 条里", "over {n} found in {articles} articles"),
    "everywhere.gone": ("那条意见已经不在了", "That comment is no longer there"),
    "everywhere.outside": (
        "这处文字不在条文里；这是离它最近的一条",
        "These words are outside the articles; this one is nearest",
    ),
    "change.none": ("没有更多实质改动", "No further change of substance"),
    "comment.none": ("没有更多意见", "No further comments"),
    "compare.one": (
        "这个项目只有一份草案，没有可比较的；按 {keys[import_draft]} 导入另一稿",
        "This matter has a single draft: nothing to compare. {keys[import_draft]} imports another",
    ),
    "compare.reading": (
        "现在只阅读一稿；按 {keys[read_or_compare]} 比较两稿",
        "One draft is being read; {keys[read_or_compare]} compares two",
    ),
    "select.hint": (
        (
            "选段：{keys[select_left]} {keys[select_right]} {keys[select_word]} {keys[select_word_back]} 或方向键移动，"
            "{keys[swap_ends]} 换端，{keys[comment]} 写意见，{keys[copy]} 复制，{keys[back]} 取消"
        ),
        (
            "Selecting: {keys[select_left]} {keys[select_right]} {keys[select_word]} {keys[select_word_back]} or arrows, "
            "{keys[swap_ends]} other end, {keys[comment]} comment, {keys[copy]} copy, {keys[back]} leave"
        ),
    ),
    "select.old": (
        "所选文字是旧稿的：意见写在新稿的本条上，没有引用这些字",
        "The words picked out are the old draft's: the comment is on the newer article and doesn't quote them",
    ),
    "select.mode": ("选段 {n} 字", "selected {n}"),
    "copied": ("已复制 {n} 字（{how}）", "Copied {n} characters ({how})"),
    "copied.file": ("没有可用的剪贴板，文字已存到 {path}", "No clipboard found; the text is in {path}"),
    "copied.terminal": (
        "已请终端复制 {n} 字（OSC 52，有的终端会拒绝）；文字也存在 {path}",
        "Asked the terminal to copy {n} characters (OSC 52; some refuse). The text is also in {path}",
    ),
    "signs.ascii": (
        "终端把“│”等符号画成两格宽，改用 + - | 显示（存储、复制不受影响）；把终端的歧义宽度设为窄即可恢复",
        "Your terminal draws signs like │ two cells wide: + - | stand in (storing, copying unaffected) until it is set to narrow",
    ),
    "ime": (
        "输入法是开着的：按 Shift 切到英文，或用 F1–F10 和方向键",
        "Your input method is on: press Shift to type English, or use F1–F10 and arrows",
    ),
    "changed.elsewhere": ("意见有更新：别处有人改动", "Comments were updated from elsewhere"),
    "undone": ("已撤销：{label}", "Undone: {label}"),
    "redone": ("已重做：{label}", "Redone: {label}"),
    "status.set": ("{label}的意见：{status}", "Comment on {label}: {status}"),
    "reply.prompt": ("回复", "Reply"),
    "replied": ("已回复", "Reply saved"),
    "choose.comment": ("先在意见栏选一条意见", "Choose a comment in the comments pane first"),
    "too.small": (
        "窗口太小。请放大到至少 48 列 14 行；或用命令行：workbench comments、workbench export",
        "Too small a window. Enlarge it to 48×14, or use the commands workbench comments, workbench export",
    ),
    # comment dock
    "dock.new": ("新意见", "New comment"),
    "dock.edit": ("编辑意见", "Edit comment"),
    "dock.body": ("意见", "Comment"),
    "dock.rationale": ("理由", "Reasons"),
    "dock.proposal": ("建议条文", "Proposed text"),
    "dock.topic": ("主题", "Topic"),
    "dock.unit": ("提出单位", "Unit"),
    "dock.authorities": ("依据", "Authorities"),
    "dock.authorities.long": ("依据，一行一项", "Authorities, a line each"),
    "dock.body_other": ("意见（另一语言）", "Comment (other)"),
    "dock.rationale_other": ("理由（另一语言）", "Reasons (other)"),
    "dock.proposal_other": ("建议条文（另一语言）", "Proposed text (other)"),
    "dock.other": ("{field}·{language}", "{field}·{language}"),
    "dock.more": ("更多", "more"),
    "dock.less": ("回意见", "back"),
    "dock.border.submission": (" 提交：会写进报送的文件 ", " For submission: goes into the file that leaves "),
    "dock.border.team": (" 团队：本单位可见，不导出 ", " Team: seen by colleagues, not exported "),
    "dock.border.internal": (" ⊘ 内部：永不导出 ", " ⊘ INTERNAL: never exported "),
    "dock.proposal.long": (
        "建议条文（已填原文，改动即为建议）",
        "Proposed text (change the original)",
    ),
    "dock.untouched": ("未改动原文：不提出条文建议", "Original untouched: no text is proposed"),
    "dock.untouched.article": (
        "未改动原文：不提出条文建议；以新的条号（第×条之一）开头写，即为新增一条",
        "Nothing proposed yet; a new number in front (Article 5a) makes a new article",
    ),
    "dock.no.article": ("还没有写新增的条文", "The new article has no words yet"),
    "dock.deletion.quote": ("建议删除所引文字", "Proposes deleting the quoted words"),
    "dock.deletion.article": ("建议删除本条", "Proposes deleting the article"),
    "dock.submission": ("提交", "for submission"),
    "dock.team": ("团队·不导出", "team · not exported"),
    "dock.internal": ("⊘ 内部·不导出", "⊘ INTERNAL · never exported"),
    "dock.whole": ("全条", "whole article"),
    "dock.keeping": ("正在留存……", "keeping …"),
    "dock.kept": ("已自动留存", "kept"),
    "dock.folded": (
        "已收起，文字都在：按 {keys[comment]} 或 {keys[continue_writing]} 继续写",
        "Folded, nothing lost: {keys[comment]} or {keys[continue_writing]} to go on writing",
    ),
    "dock.empty": ("还没有写意见，也没有改动条文，未保存", "Nothing written and no text changed: not saved"),
    "dock.saved": (
        "已保存：{label}（{visibility}）。按 {keys[comments]} 到意见栏：修改、回复、设状态",
        "Saved: {label} ({visibility}). {keys[comments]} goes to the comments: edit, reply, set the status",
    ),
    "dock.discarded": ("已丢弃没写完的意见", "The unsaved comment was discarded"),
    "dock.none": ("没有没写完的意见", "No unsaved comment"),
    "answer.back": ("返回", "back"),
    "answer.quit": ("退出", "quit"),
    "answer.discard": ("丢弃", "discard"),
    "answer.keep": ("留着", "keep"),
    "answer.go-on": ("继续写", "go on writing"),
    "answer.later": ("以后再说（文字一直留着）", "later (the text stays)"),
    "recover.title": ("上次有 {n} 条没写完的意见", "Unfinished comments from last time: {n}"),
    "discard.title": (
        "丢弃这条没写完的意见？丢弃后找不回来。",
        "Discard this unsaved comment? It can't be brought back.",
    ),
    "quit.title": (
        "有 {n} 条意见还没保存（文字已留存，下次启动会提醒）。退出吗？",
        "Not saved yet: {n} comments (the text is kept and offered at the next start). Quit?",
    ),
    "quit.busy": ("还有工作没做完：{what}。退出吗？", "Still working: {what}. Quit?"),
    "pane.comments": ("意见", "Comments"),
    "pane.empty": (
        "本条尚无意见。按 {keys[comment]} 写一条；先按 {keys[select]} 选中文字可只针对该片段",
        "No comment on this article. Press {keys[comment]} to write one; {keys[select]} first to pick words",
    ),
    # drafts
    "drafts.remove": (
        "误导入的一稿或整个项目，用命令移除（可恢复）：workbench remove 代号 [--draft 稿次]",
        "Imported by mistake? A draft or a matter goes, and comes back, by command: workbench remove SLUG [--draft LABEL]",
    ),
    "drafts.title": ("选择草案", "Choose drafts"),
    "drafts.pair": (
        "比较 {old} → {new}（早的在左；{keys[swap_drafts]} 对调）",
        "Compares {old} → {new} (earlier one at the left; {keys[swap_drafts]} swaps)",
    ),
    "drafts.swapped": (
        "比较 {old} → {new}（已对调：早的在右）",
        "Compares {old} → {new} (swapped: earlier one at the right)",
    ),
    "drafts.read": (
        "单独阅读 {label}；{keys[mark_draft]} 标记两份可比较",
        "Reads {label} alone; {keys[mark_draft]} marks two to compare",
    ),
    "drafts.articles": ("{n} 条", "{n} articles"),
    "drafts.added": ("{date} 导入", "imported {date}"),
    # import
    "import.title": ("导入草案", "Import a draft"),
    "import.path": ("文件", "File"),
    "import.path.hint": (
        "粘贴路径，或把文件拖进终端；Enter 读取",
        "Paste a path or drop the file on the terminal; Enter reads it",
    ),
    "import.reading": ("正在读取 {name}……", "Reading {name} …"),
    "import.slug": ("项目简称", "Matter"),
    "import.slug.hint": (
        "简称，用于命令行；已有的项目会加一份新草案",
        "short name for commands; an existing matter gets a new draft",
    ),
    "import.same": (
        "已有同名项目《{title}》：将作为新的一稿加入“{slug}”；要另立项目，请改简称",
        "“{title}” is there already: this will be its newest draft, in {slug}. Change the short name to start another matter",
    ),
    "import.label": ("版本", "Version"),
    "import.label.hint": ("留空则依次编号：draft-1、draft-2……", "numbered in turn where left empty: draft-1, draft-2…"),
    "import.deadline": ("截止", "Deadline"),
    "import.deadline.hint": (
        "年-月-日，北京时间当日 24:00；可留空",
        "YYYY-MM-DD, ends 24:00 Beijing time; may be empty",
    ),
    "import.issuer": ("机关", "Issuer"),
    "import.found": (
        "《{title}》 {articles} 条 · {format} · {size}",
        "{title} · {articles} articles · {format} · {size}",
    ),
    "import.noarticles": (
        "没有读出条文：仍可保存，但只能整篇阅读",
        "No articles were found: it can be saved, but only read as a whole",
    ),
    "import.channels": ("提交", "Send to"),
    "import.remarks": ("读取时发现 {n} 处可疑", "doubtful: {n} places"),
    "import.noremarks": ("没有发现可疑之处", "Nothing looks doubtful"),
    "import.saving": ("正在保存……", "Saving …"),
    "import.saved": ("已导入 {label}：{articles} 条", "Imported {label}: {articles} articles"),
    "import.nofile": ("先填文件路径，按 Enter 读取", "Give a file first and press Enter to read it"),
    "import.baddate": ("截止日期“{text}”不是年-月-日，例如 2021-12-13", "“{text}” is no date; write it as 2021-12-13"),
    "import.twin": (
        "“{slug}”里已经有这份文件：{label}（{name}），没有再存。要作为另一稿，请填稿次名称，或再按 Enter",
        "“{slug}” has this file already: {label} ({name}). Not saved; for another draft give a label or press Enter again",
    ),
    "import.noslug": ("请填项目简称", "Give the matter a short name"),
    # export
    "export.title": ("导出", "Export"),
    "export.form": ("形式", "Form"),
    "export.language": ("语言", "Language"),
    "export.statuses": ("范围", "Scope"),
    "export.statuses.usual": ("已提出、审阅中、已批准、已提交", "proposed, in review, approved, submitted"),
    "export.statuses.approved": ("仅已批准", "approved only"),
    "export.path": ("文件", "File"),
    "export.counting": ("正在清点……", "Counting …"),
    "export.included": (
        "将导出 {n} 条意见，涉及 {articles} 条",
        "{n} comments on {articles} articles will be exported",
    ),
    "export.elsewhere": (
        "另有 {n} 条待报送的意见在 {label} 上，不在这个文件里：Esc 返回，按 {keys[carry_forward]} 带入新稿",
        "Still to be sent on {label}, not in this file: {n}. Esc goes back, {keys[carry_forward]} takes them along",
    ),
    "export.internal": ("⊘ 内部意见不导出：{n}", "⊘ Internal notes, never exported: {n}"),
    "export.team": ("团队内部讨论不导出：{n}", "Team comments, not exported: {n}"),
    "export.status": ("状态未到、不导出：{n}", "Left out by status: {n}"),
    "export.sender": (
        "提交单位和联系人：{keys[leave]} 返回，再按 {keys[people]}、{keys[edit_sender]} 填写",
        "Who submits, and whom to ask: {keys[leave]}, then {keys[people]} and {keys[edit_sender]}",
    ),
    "export.overwrite": ("文件已存在，会被替换", "The file exists and will be replaced"),
    "export.folder": ("文件夹不存在：{path}", "There is no such folder: {path}"),
    "export.nopath": ("请填文件路径", "Give a file"),
    "export.working": ("正在导出……", "Exporting …"),
    "export.waslate": (
        "逾期：征求意见已于 {day} 24:00（北京时间）截止。",
        "Late: the consultation closed on {day} at 24:00 Beijing time.",
    ),
    "export.done": (
        "已导出 {n} 条意见：{path}（{size}）　{keys[copy_path]} 复制路径",
        "Exported {n} comments: {path} ({size})   {keys[copy_path]} copies the path",
    ),
    "export.checked": (
        "已逐一检查文件各部分：没有内部意见",
        "Every part of the file was checked: no internal note is in it",
    ),
    "form.letter": ("意见函（附逐条修改意见表）", "comment letter with table"),
    "form.table": ("新旧条文对照表", "table of old and new text"),
    "form.gb": ("标准意见汇总处理表", "national standard: summary of comments"),
    "form.group": ("团体标准意见汇总处理表", "group standard: summary of comments"),
    "form.iso": ("ISO/IEC 意见表", "ISO/IEC comment table"),
    "form.ep": ("欧洲议会修正案格式", "European Parliament amendments"),
    "form.xlsx": ("电子表格", "spreadsheet"),
    "form.csv": ("CSV", "CSV"),
    "form.md": ("Markdown 表格", "Markdown table"),
    "form.json": ("JSON 数据", "JSON"),
    "form.portal": ("网上平台粘贴用文本", "text to paste into a portal"),
    "form.redline": ("修订稿（Word 修订模式）", "tracked changes"),
    "language.zh": ("中文", "Chinese"),
    "language.en": ("English", "English"),
    # alignment editor
    "alignment.title": ("条文对应", "Alignment"),
    "alignment.rows": ("{n} 行", "{n} rows"),
    "alignment.pins": ("{pen} {n} 项人工指定", "{pen} {n} set by hand"),
    "alignment.working": ("正在重新比对……", "Comparing anew …"),
    "alignment.side.old": (
        "旧稿一侧（{keys[old_side]} {keys[new_side]} 换）",
        "old draft ({keys[old_side]} {keys[new_side]} changes)",
    ),
    "alignment.side.new": (
        "新稿一侧（{keys[old_side]} {keys[new_side]} 换）",
        "new draft ({keys[old_side]} {keys[new_side]} changes)",
    ),
    "alignment.marked": ("已标记 {old} | {new}", "marked {old} | {new}"),
    "alignment.nothing": ("无", "none"),
    "alignment.preview": ("预览，尚未保存", "preview, nothing saved yet"),
    "alignment.said": (
        "{what}：{old} = {new}；以后每次比对都照此",
        "{what}: {old} = {new}; every later comparison obeys",
    ),
    "alignment.undone": ("已撤销{what}：{old} = {new}（{drafts}）", "Undone, {what}: {old} = {new} ({drafts})"),
    "alignment.redone": ("已恢复{what}：{old} = {new}（{drafts}）", "Restored, {what}: {old} = {new} ({drafts})"),
    "alignment.locked": (
        "这一行已由{person}锁定，没有改动；光标放在这一行，按 {keys[lock_row]} 解除",
        "This row was locked by {person}, so nothing was changed; with the cursor on it, {keys[lock_row]} unlocks it",
    ),
    "alignment.unlocked": ("已解除锁定", "Unlocked"),
    "alignment.need.pair": (
        "配对要一旧一新：{keys[mark_article]} 标记两侧各一条",
        "Pairing takes one old and one new article: {keys[mark_article]} marks one on each side",
    ),
    "alignment.need.unpair": (
        "拆开要一旧一新：把光标放在它们的行上",
        "Unpairing takes one old and one new article: put the cursor on their line",
    ),
    "alignment.need.split": (
        "拆分要一条旧的、至少两条新的：{keys[mark_article]} 标记新条文",
        "Splitting takes one old and at least two new articles: {keys[mark_article]} marks the new ones",
    ),
    "alignment.need.merge": (
        "合并要至少两条旧的、一条新的：{keys[mark_article]} 标记旧条文",
        "Merging takes at least two old articles and one new one: {keys[mark_article]} marks the old ones",
    ),
    "alignment.need.move": (
        "移动要一旧一新：把光标放在它们的行上",
        "Moving takes one old and one new article: put the cursor on their line",
    ),
    "pin.pair": ("配对", "paired"),
    "pin.unpair": ("拆开", "unpaired"),
    "pin.split": ("拆分", "split"),
    "pin.merge": ("合并", "merged"),
    "pin.move": ("移动", "moved"),
    "pin.lock": ("锁定", "locked"),
    "jump.none": ("没有可以回去的地方", "Nowhere to go back to"),
    "panel.flags": ("{label} 的旗标", "Flags of {label}"),
    "panel.noflags": ("本条没有旗标", "No flag on this article"),
    "panel.moves": ("移动的文字", "Passages that moved"),
    "panel.evidence": ("对应的依据", "Why it was paired so"),
    "panel.terms": ("{label} 用到的术语", "Terms in {label}"),
    "panel.noterms": ("本条没有用到本稿定义的术语", "No term that the draft defines stands in this article"),
    "panel.defined": ("定义于{label}", "defined in {label}"),
    "panel.uses": ("用了 {n} 处", "used {n} times"),
    "panel.unused": ("没有再用到", "used nowhere else"),
    "panel.references": ("{label} 的引用", "References in {label}"),
    "panel.noreferences": ("本条没有指向本稿条文的引用", "No reference to a provision of this draft in this article"),
    "panel.external": ("《》外部文件不在本稿里，无法前往", "It refers to another law, which isn't in this draft"),
    # lists of what was found
    "list.position": ("{i}/{n}", "{i}/{n}"),
    "list.oneorder": ("这里只有一种排列", "There is one order only"),
    "list.nomore": ("已全部列出", "Everything is listed"),
    "list.working": ("正在整理……", "Working it out …"),
    "duties.title": ("义务表", "Duties"),
    "duties.none": ("没有义务的变化", "No duty has changed"),
    "duties.may": ("也列出“可以”", "Permissions are listed as well"),
    "duties.nomay": ("不列“可以”", "Permissions are left out"),
    "duties.remark": ("{state}{modal}（{actor}）：", "{state} {modal} ({actor}): "),
    "references.title": ("引用检查", "References"),
    "references.none": ("没有需要核对的引用", "No reference needs a look"),
    "replacements.title": ("全文替换", "Replaced throughout"),
    "replacements.none": ("没有成批替换的词语", "No words were exchanged all through the draft"),
    "replacements.count": ("{n} 处，{rows} 条", "{n} times in {rows} articles"),
    "replacements.remark": ("全稿“{old}”改为“{new}”，共 {n} 处：", "“{old}” became “{new}” throughout, {n} times: "),
    "lineage.title": ("沿革", "Lineage"),
    "lineage.threads": ("{i}/{n} 条线索", "thread {i}/{n}"),
    "lineage.absent": ("本稿没有这一条", "not in this draft"),
    "lineage.gone": ("本稿删去", "deleted here"),
    "lineage.same": ("与上一稿相同", "as in the draft before"),
    "lineage.closed": ("这一条不在正在看的两稿里", "This article isn't in the drafts that are open"),
    "lineage.narrow": ("窗口不够宽，各稿上下排列", "Too narrow for columns: drafts stand one below the other"),
    "bilingual.title": ("对照译文", "Beside the translation"),
    "bilingual.choose": ("选择对照的文本", "Choose the text to set beside it"),
    "bilingual.none": ("意见库里没有其他文本可以对照", "There is no other text in the store to set beside it"),
    "bilingual.unpaired": ("{n} 条没有对应", "{n} without counterpart"),
    "bilingual.one": (
        "译文里的这一条没有对应的原文，不能写意见",
        "This article has no counterpart in the text that counts",
    ),
    "fold.none": (
        "没有可以折叠的：连着两条以上未改动的条文才折成一行",
        "Nothing to fold: only two or more unchanged articles in a row become one line",
    ),
    "bilingual.since": ("改动：{pairs}", "changes: {pairs}"),
    "bilingual.first": (
        "两边都没有上一稿，没有改动可标",
        "Neither text has a draft before it, so there is no change to mark",
    ),
    "bilingual.clean": ("不标改动；再按标出", "Changes aren't marked; again marks them"),
    "bilingual.drafts": ("{label}　{date}", "{label}   {date}"),
    "chapters.title": ("分章概览", "By chapter"),
    "chapters.rows": ("{n} 条", "{n} articles"),
    "chapters.flagged": ("{n} 条应注意", "{n} flagged"),
    "filter.title": ("按旗标筛选", "Filter by flag"),
    "filter.off": ("全部条文（取消筛选）", "Every article (no filter)"),
    "filter.any": ("任何旗标 {n}", "any flag {n}"),
    "filter.on": (
        "只看{kind}：{n} 条；其余折起，按 {keys[filter_kind]} 或命令面板取消",
        "Only {kind}: {n} articles; {keys[filter_kind]} or the palette shows all again",
    ),
    "filter.flags": ("有旗标的改动", "flagged changes"),
    "filter.none": ("已取消筛选", "No filter"),
    "filter.empty": ("没有这样的改动", "No such change"),
    "language.both": ("中英双语", "both"),
    # help, messages, palette
    "help.title": ("帮助", "Help"),
    "help.search": ("输入动作或按键来查找；Enter 执行", "Type an action or a key; Enter runs it"),
    "help.here": ("这里可用", "Here"),
    "help.else": ("其他", "Elsewhere"),
    "help.elsewhere": ("“{label}”在{place}里用", "“{label}” works in: {place}"),
    "help.marks": ("记号", "Marks"),
    "help.marks.text": (
        "+ 新增　- 删去　~ 修改　> 移动　# 仅改号　* 有意见　⊘ 内部　! 临近截止",
        "+ inserted   - deleted   ~ changed   > moved   # renumbered only   * commented   ⊘ internal   ! due soon",
    ),
    "messages.title": ("消息", "Messages"),
    "messages.none": ("还没有消息", "No messages yet"),
    "palette.title": ("命令", "Commands"),
    "palette.placeholder": ("输入动作名称……", "Type what to do …"),
    "unexpected": (
        "出了意料之外的错误（{what}）。已写的文字都留着；详情在 {path}",
        "Something unexpected happened ({what}). What you wrote is kept; details are in {path}",
    ),
    "keymap.more": ("另有 {n} 条，见消息（{keys[messages]}）", "{n} more are in the messages ({keys[messages]})"),
    "theme.set": ("配色：{name}", "Theme: {name}"),
    "sample.making": ("正在准备示例项目……", "Preparing the sample consultation …"),
    "sample.absent": ("示例项目不可用", "The sample consultation isn't available"),
    # places, as the help names them
    "work.begun": ("{what}（{stops} 停止）", "{what} ({stops} stops it)"),
    "work.on": ("{what}{n}/{total}（{stops} 停止）", "{what} {n} of {total} ({stops} stops it)"),
    "work.share": ("{what} {n} %（{stops} 停止）", "{what} {n} % ({stops} stops it)"),
    "work.stopping": ("正在停下……", "Stopping …"),
    "work.stopped": ("已停下，什么也没有改动或写出", "Stopped; nothing was changed or written"),
    "place.all": ("各处", "everywhere"),
    "place.docket": ("待办", "docket"),
    "place.review": ("正文", "text"),
    "place.found": ("查到字词时", "while something is found"),
    "place.compare": ("比较", "comparison"),
    "place.select": ("选段", "selection"),
    "place.comments": ("意见栏", "comments pane"),
    "place.dock": ("写意见", "writing a comment"),
    "place.alignment": ("条文对应", "alignment"),
    "place.lists": ("列表", "lists"),
    "place.lineage": ("沿革", "lineage"),
    "place.bilingual": ("对照译文", "beside the translation"),
    "place.panel": ("下方栏", "panel"),
    "place.everywhere": ("处处查找", "search everywhere"),
    "place.import": ("导入", "importing"),
    "place.export": ("导出", "exporting"),
    "place.drafts": ("选择草案", "choosing drafts"),
    "place.filter": ("筛选", "filtering"),
    "place.merging": ("合并意见", "merging comments"),
    "place.sender": ("提交单位", "who submits"),
    "place.form": ("填写", "filling in"),
    "place.three": ("两人同改", "changed by two"),
    "place.report": ("结果", "what came of it"),
    "place.sheet": ("小窗", "sheets"),
    "place.rows": ("列表和表格里", "in lists and tables"),
    "place.choices": ("选值处", "where a value is chosen"),
    "place.typing": ("打字时", "while typing"),
    # values of records
    "visibility.submission": ("提交", "submission"),
    "visibility.team": ("团队", "team"),
    "visibility.internal": ("内部", "internal"),
    "type.substantive": ("实质", "substance"),
    "type.wording": ("文字", "wording"),
    "type.coherence": ("衔接", "coherence"),
    "priority.high": ("重要", "high"),
    "priority.normal": ("一般", "normal"),
    "priority.low": ("次要", "low"),
    **BOARDS,
    **AFTER,
}


_COUNTED = regex(r"\{(\w+)\} ([a-z]+s)\b")


def _counted(found: Match[str], values: Mapping[str, object]) -> str:
    """What is counted, in the singular where it is one."""
    return many(1, found[2]) if values.get(found[1]) == 1 else found[0]


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue in one language; call it with a key and the values that the sentence names.

    Sentences name keys by their actions, ``{keys[comment]}``, and so say those in force.
    """

    language: str
    keymap: Keymap = DEFAULT
    """The keys that sentences name."""

    def __call__(self, key: str, **values: object) -> str:
        """The sentence in this language. Raises KeyError for a key the catalogue doesn't have."""
        zh, en = CATALOGUE[key]
        sentence = zh if self.language == "zh" else _COUNTED.sub(lambda found: _counted(found, values), en)
        if "{keys[" in sentence:
            return sentence.format(**values, keys=KeyNames(self.keymap, self.language))
        return sentence.format(**values) if values else sentence

    def value(self, value: Visibility | Status | CommentType | Priority) -> str:
        """How a value of a comment's field is called."""
        if isinstance(value, Status):
            return workflow.name(value, self.language)
        return self(f"{_FIELDS[type(value)]}.{value.value}")

    def field(self, name: str) -> str:
        """How a field of a comment is called; one that the catalogue doesn't have keeps its name."""
        return self(f"field.{name}") if f"field.{name}" in CATALOGUE else name


_FIELDS: dict[type[StrEnum], str] = {
    Visibility: "visibility",
    CommentType: "type",
    Priority: "priority",
}
