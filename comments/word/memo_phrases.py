"""What the memos say in Chinese and English: headings, verdicts, what to say next."""

from __future__ import annotations

from dataclasses import dataclass

from comments.adoption import Verdict
from drafts.duty_changes import DutyState


@dataclass(frozen=True, slots=True)
class MemoPhrases:
    """The phrases of one language."""

    adoption_title: str
    changes_title: str
    columns: tuple[str, ...]
    legend: str
    changes_legend: str
    verdicts: dict[Verdict, str]
    unconfirmed: str
    doubtful: str
    """Beside a verdict that is a guess."""
    former: str
    """Of a draft in between."""
    next: dict[Verdict, str]
    next_high: str
    missing: str
    in_part: str
    between_quotes: str
    gone: str
    nothing_added: str
    overview: str
    letter: str
    table: str
    unjudged: str
    flagged: str
    flagged_columns: tuple[str, ...]
    duties: str
    duty_columns: tuple[str, ...]
    no_duties: str
    no_flagged: str
    states: dict[DutyState, str]
    changed: dict[str, str]
    ours: str
    ours_columns: tuple[str, ...]
    new_chapterless: str

    def beside(self, *, confirmed: bool, sure: bool) -> str:
        """What is written beside a verdict that no person has confirmed."""
        return "" if confirmed else self.unconfirmed if sure else self.doubtful


ZH = MemoPhrases(
    adoption_title="关于《{title}》采纳我方意见情况的备忘录",
    changes_title="《{title}》主要变化备忘录",
    columns=("序号", "条款", "我方建议", "新稿的规定", "结果", "后续建议"),
    legend="注：带删除线的为删去的文字，加粗并加下划线的为增加的文字；“新稿的规定”一栏以原稿文字为底。",
    changes_legend="注：带删除线的为删去的文字，加粗并加下划线的为增加的文字。",
    verdicts={
        Verdict.ADOPTED: "采纳",
        Verdict.PARTLY: "部分采纳",
        Verdict.NOT: "未采纳",
        Verdict.CONTRARY: "反向修改",
        Verdict.GONE: "条文已删",
    },
    unconfirmed="（待确认）",
    doubtful="（存疑，待判断）",
    former="此前（“{draft}”）：{verdict}",
    next={
        Verdict.ADOPTED: "在下次来函中表示赞同，不再提出。",
        Verdict.PARTLY: "对已吸收的部分表示赞同，就未吸收的部分补充理由后再次提出。",
        Verdict.NOT: "视重要程度决定是否再次提出；再次提出时宜补充新的依据。",
        Verdict.CONTRARY: "新稿与建议方向相反，宜着重说明影响并再次提出。",
        Verdict.GONE: "条文已删除，无须再提。",
    },
    next_high="属重点意见，建议补充依据后再次提出。",
    missing="未吸收：",
    in_part="有相近表述：",
    between_quotes="、",
    gone="（该处文字已删除）",
    nothing_added="（新稿没有增加相应的规定）",
    overview="一、概况",
    letter="二、下次来函开头可用的文字",
    table="三、逐项对照",
    unjudged="另有 {count} 条意见没有提出具体文字，未作对照。",
    flagged="二、重要改动",
    flagged_columns=("条款", "改动", "为何重要"),
    duties="三、义务的变化",
    duty_columns=("变化", "条款", "主体", "义务", "期限"),
    no_duties="新稿没有新增、变更或取消义务。",
    no_flagged="没有发现重要改动。",
    states={DutyState.SAME: "未变", DutyState.CHANGED: "变更", DutyState.NEW: "新增", DutyState.GONE: "取消"},
    changed={"modality": "性质", "actor": "主体", "limit": "期限", "items": "列举项", "wording": "内容"},
    ours="四、我方意见的结果",
    ours_columns=("条款", "我方建议", "结果"),
    new_chapterless="（不分章）",
)
EN = MemoPhrases(
    adoption_title="What became of our comments: {title}",
    changes_title="Principal changes: {title}",
    columns=("No.", "Article", "What we asked", "What the new draft says", "Outcome", "What to say next"),
    legend="Deleted words are struck through, added words bold and underlined; the new draft is shown over the earlier words.",
    changes_legend="Deleted words are struck through, added words bold and underlined.",
    verdicts={
        Verdict.ADOPTED: "Adopted",
        Verdict.PARTLY: "Partly adopted",
        Verdict.NOT: "Not adopted",
        Verdict.CONTRARY: "Contrary",
        Verdict.GONE: "Provision gone",
    },
    unconfirmed=" (to be confirmed)",
    doubtful=" (doubtful, to be judged)",
    former="Before ({draft}): {verdict}",
    next={
        Verdict.ADOPTED: "Welcome it in the next letter; nothing further to ask.",
        Verdict.PARTLY: "Welcome what was taken up; ask for the rest again with further reasons.",
        Verdict.NOT: "Decide by its weight whether to ask again; if so, with new authority.",
        Verdict.CONTRARY: "The draft went the other way: set out the effect and ask again.",
        Verdict.GONE: "The provision was deleted; nothing further to ask.",
    },
    next_high="A key point: ask again, with further authority.",
    missing="Not taken up: ",
    in_part="Taken up in part or in other words: ",
    between_quotes=", ",
    gone="(these words were deleted)",
    nothing_added="(the new draft adds nothing of the kind)",
    overview="1. Overview",
    letter="2. Opening paragraph for the next letter",
    table="3. Point by point",
    unjudged="Proposed no words and not set out here: {counted}.",
    flagged="2. Changes that matter",
    flagged_columns=("Article", "Change", "Why it matters"),
    duties="3. Duties",
    duty_columns=("Change", "Article", "Who", "What", "By when"),
    no_duties="No duty is new, changed or gone.",
    no_flagged="No change that matters was found.",
    states={DutyState.SAME: "Same", DutyState.CHANGED: "Changed", DutyState.NEW: "New", DutyState.GONE: "Gone"},
    changed={"modality": "nature", "actor": "who", "limit": "by when", "items": "list", "wording": "what"},
    ours="4. Our comments",
    ours_columns=("Article", "What we asked", "Outcome"),
    new_chapterless="(no chapters)",
)


def memo_phrases(language: str) -> MemoPhrases:
    """The phrases of a language: Chinese for ``zh``, else English."""
    return ZH if language == "zh" else EN
