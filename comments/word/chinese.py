"""What a Chinese letter says around its table, in the order of 公文: 标题, 主送, 引言, 意见, 附件, 落款, 联系人."""

from __future__ import annotations

from comments.redraft import Ask
from comments.submission import Submission
from comments.word import marks
from comments.word.grid import Cell, table, words
from comments.word.oxml import PLAIN, Element, Look, clean, paragraph, paragraphs, run
from comments.word.page import portrait_width
from comments.word.titles import room_for, titled
from comments.word.wording import ZH, written_date
from drafts.numerals import write_numeral
from drafts.patterns import regex

LEAD = Look(style="Lead")
_LEADS = {Ask.DELETE_ARTICLE: "修改建议：", Ask.NEW_ARTICLE: "建议增加："}
_CONTACT_SHARES = (17, 33, 17, 33)
_SECTIONS = {
    "general": "总体意见",
    "key": "重点条款修改建议",
    "table": "逐条修改意见表",
    "questions": "恳请明确的问题",
}
_OFFERED = "以上意见和建议，谨供参考。"
_STAGES = ("修订草案", "修正草案", "征求意见稿", "送审稿", "草案")
"""How far a draft has come, as its title says; whatever is out for comment is a 征求意见稿."""
_KINDS = tuple(
    "实施条例 条例 实施细则 细则 实施办法 办法 规定 规则 规程 规范 准则 标准 指南 指引 决定 方案 通知 公告 目录 名录".split()  # noqa: SIM905
)
_SHORT = 8
"""Characters up to which a law's own title is short enough: 《仲裁法》."""
_IN_BRACKETS = regex(r"（[^（）]*）$|\([^()]*\)$")


def title(submission: Submission) -> str:
    """关于《…》的修改意见和建议."""
    return f"关于《{submission.title}》的修改意见和建议"


def set_phrases(submission: Submission) -> tuple[str, ...]:
    """What the letter says whatever the comments are."""
    headings = (_numbered(name, number) for name in _SECTIONS for number in range(len(_SECTIONS) + 1))
    signed = (_addressee(submission), _signature(submission))
    return (title(submission), "".join(_standing(submission)), *headings, _OFFERED, *signed)


def opening(submission: Submission) -> list[Element]:
    """标题 to the key articles: everything before the table."""
    blocks = [paragraph("Title", run(titled(title(submission), "zh", room_for(portrait_width("zh")))))]
    if submission.issuer:
        blocks.append(paragraph("Addressee", run(_addressee(submission))))
    blocks.extend(paragraphs("Body", [(_introduction(submission), PLAIN)]))
    if submission.general:
        blocks.append(_section_heading(submission, "general"))
        blocks.extend(_general(submission))
    if submission.key_rows:
        blocks.append(_section_heading(submission, "key"))
        blocks.extend(_key_articles(submission))
    return blocks


def table_heading(submission: Submission) -> Element:
    """The heading over the table."""
    return _section_heading(submission, "table")


def closing(submission: Submission) -> list[Element]:
    """The questions, 附件, 落款 and the box of the contact."""
    blocks = _questions(submission)
    blocks.append(paragraph("Body", run(_OFFERED)))
    only = len(submission.annexes) == 1
    for number, name in enumerate(submission.annexes, 1):
        lead = "附件：" if number == 1 else "\u3000\u3000\u3000"
        blocks.append(paragraph("Annexes", run(f"{lead}{name}" if only else f"{lead}{number}．{name}")))
    blocks.append(paragraph("Body"))
    if submission.sender.unit:
        blocks.append(paragraph("SignOff", run(_signature(submission))))
    blocks.append(paragraph("SignOff", run(written_date(submission.dated, "zh"))))
    blocks.extend(_contact_box(submission))
    return blocks


def annex_mark(number: int, of: int) -> str:
    """What stands over an annex: 附件, or 附件1 where there are several."""
    return "附件" if of == 1 else f"附件{number}"


def short_title(name: str) -> str:
    """What the letter calls the draft after its first mention: its stage, else its kind (《办法》, 《仲裁法》)."""
    stage = next((stage for stage in _STAGES if stage in name), "")
    if stage:
        return stage
    core = _IN_BRACKETS.sub("", name).rstrip()
    kind = next((kind for kind in _KINDS if core.endswith(kind)), "")
    if not kind and core.endswith("法"):
        kind = core.removeprefix("中华人民共和国")
    return f"《{kind}》" if 0 < len(kind) <= _SHORT else _STAGES[2]


def _addressee(submission: Submission) -> str:
    return f"{submission.issuer}："


def _signature(submission: Submission) -> str:
    return f"{submission.sender.unit}（盖章）"


def _introduction(submission: Submission) -> str:
    return "".join((*_standing(submission), f"现提出修改意见和建议{_counts(submission)}，具体如下："))


def _standing(submission: Submission) -> tuple[str, ...]:
    """The sentences of the introduction before the one that counts the comments."""
    short = short_title(submission.title)
    released = f"{written_date(submission.released, 'zh')}" if submission.released else ""
    about = submission.sender.about.strip().rstrip("。")
    return (
        f"贵单位{released}公开征求意见的《{submission.title}》（以下简称{short}）收悉。",
        f"{about}。" if about else "",
        f"我们认真研究了{short}，对贵单位公开听取各方面意见的做法深表赞同。",
    )


def _counts(submission: Submission) -> str:
    general, rows, key = len(submission.general), len(submission.asks), len(submission.key_rows)
    questions = len(submission.questions)
    parts = []
    if general:
        parts.append(f"总体意见{general}条")
    if rows:
        parts.append(f"对具体条文的意见{rows}条" + (f"（含重点意见{key}条）" if key else ""))
    if questions:
        parts.append(f"恳请明确的问题{questions}条")
    if len(parts) == 1 and not questions:
        return f"共{submission.count}条" + (f"，其中重点意见{key}条" if key else "")
    return f"共{submission.count}条，其中{'、'.join(parts)}"


def _section_heading(submission: Submission, name: str) -> Element:
    """一、总体意见 and so on: sections that are empty aren't counted."""
    present = {
        "general": submission.general,
        "key": submission.key_rows,
        "table": submission.asks,
        "questions": submission.questions,
    }
    shown = [key for key, points in present.items() if points]
    return paragraph("Heading1", run(_numbered(name, shown.index(name) + 1 if len(shown) > 1 else 0)))


def _numbered(name: str, number: int) -> str:
    """A section's heading, with no number before it for 0."""
    return (f"{write_numeral(number)}、" if number else "") + _SECTIONS[name]


def _general(submission: Submission) -> list[Element]:
    blocks: list[Element] = []
    for point in submission.general:
        number = f"（{write_numeral(point.number)}）" if len(submission.general) > 1 else ""
        blocks.extend(paragraphs("Body", [(f"{number}{point.text or point.grounds}", PLAIN)]))
        if point.text and point.grounds:
            blocks.extend(paragraphs("Body", [(ZH.grounds, LEAD), (point.grounds, PLAIN)]))
    return blocks


def _key_articles(submission: Submission) -> list[Element]:
    blocks: list[Element] = []
    for number, row in enumerate(submission.key_rows, 1):
        place = row.place.shown("zh") or ZH.whole
        new = ZH.new_article if row.label and row.ask is Ask.NEW_ARTICLE else ""
        blocks.append(paragraph("Heading2", run(f"（{write_numeral(number)}）{place}{new}")))
        remark = row.ask is Ask.REMARK
        parts: list[tuple[str, marks.Pieces]] = []
        if row.issue:
            parts.append((ZH.issue, [(row.issue, PLAIN)]))
        if not remark:
            parts.append((_LEADS.get(row.ask, ZH.proposed), marks.proposed(row, ZH)))
        if row.grounds:
            parts.append((ZH.grounds, [(row.grounds, PLAIN)]))
        for lead, pieces in parts:
            blocks.extend(paragraphs("Body", [(lead, LEAD), *pieces]))
    return blocks


def _questions(submission: Submission) -> list[Element]:
    """What the authority is asked to make clear, each with its number in the submission and the article."""
    if not submission.questions:
        return []
    blocks = [_section_heading(submission, "questions")]
    for row in submission.questions:
        place = row.place.shown("zh") or ZH.whole
        blocks.extend(paragraphs("Body", [(f"{row.number}．{place}：", LEAD), (row.issue or row.grounds, PLAIN)]))
        if row.issue and row.grounds:
            blocks.extend(paragraphs("Body", [(row.grounds, PLAIN)]))
    return blocks


def _contact_box(submission: Submission) -> list[Element]:
    """What is known of the sender, two facts a row; nothing where nothing is known."""
    sender = submission.sender
    facts = [
        (label, clean(value).replace("\n", " "))
        for label, value in (
            ("单位", sender.unit),
            ("联系人", sender.contact),
            ("职务", sender.position),
            ("电话", sender.phone),
            ("电子邮箱", sender.email),
            ("地址", sender.address),
        )
        if value.strip()
    ]
    if not facts:
        return []
    rows: list[list[Cell]] = []
    for first in range(0, len(facts), 2):
        pair = facts[first : first + 2]
        cells = [cell for label, value in pair for cell in (words(label, "BoxHead"), words(value, "BoxText"))]
        if len(pair) == 1:
            cells[-1] = words(pair[0][1], "BoxText", columns=3)
        rows.append(cells)
    width = portrait_width("zh")
    widths = [width * share // 100 for share in _CONTACT_SHARES]
    return [paragraph("Body"), table(widths, (), rows), paragraph("SectionEnd")]
