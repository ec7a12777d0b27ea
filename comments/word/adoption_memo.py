"""The memo on our proposals in Word: how many were taken up, a paragraph for the next letter, and the points side by side."""

from __future__ import annotations

from collections.abc import Sequence

from comments.adoption import Verdict
from comments.memo import AdoptionMemo, MemoRow
from comments.records import Priority
from comments.redraft import Ask
from comments.word import marks
from comments.word.grid import Cell, table, words
from comments.word.memo_phrases import MemoPhrases, memo_phrases
from comments.word.oxml import BOLD, PLAIN, Look, paragraph, paragraphs, run
from comments.word.package import Properties, document
from comments.word.page import LANDSCAPE_WIDTH, end_section, landscape, portrait, portrait_width
from comments.word.titles import room_for, titled
from comments.word.wording import wording, written_date
from drafts.comparison import Change, Op
from drafts.counting import many

_SHARES = (40, 110, 270, 290, 90, 200)
LONG_EQUAL, KEPT_AROUND = 120, 40
"""Unchanged words longer than the first are shortened to the second on either side of a change."""
Pieces = list[tuple[str, Look]]


def write_adoption_memo(memo: AdoptionMemo) -> bytes:
    """The memo's bytes, in its language."""
    phrases = memo_phrases(memo.language)
    title = phrases.adoption_title.format(title=memo.title)
    blocks = [
        paragraph("Title", run(titled(title, memo.language, room_for(portrait_width(memo.language))))),
        paragraph("Heading1", run(phrases.overview)),
        *paragraphs("Body", [(_overview(memo, phrases), PLAIN)]),
        paragraph("Heading1", run(phrases.letter)),
        *paragraphs("Body", [(opening_paragraph(memo), PLAIN)]),
    ]
    blocks[-1] = end_section(blocks[-1], portrait(memo.language))
    widths = [LANDSCAPE_WIDTH * share // sum(_SHARES) for share in _SHARES]
    blocks += [
        paragraph("Heading1", run(phrases.table)),
        paragraph("TableNote", run(phrases.legend)),
        table(widths, phrases.columns, [_cells(row, memo.language, phrases) for row in memo.rows]),
        paragraph("SectionEnd"),
        landscape(memo.language),
    ]
    return document(blocks, Properties(title, memo.language))


def _overview(memo: AdoptionMemo, phrases: MemoPhrases) -> str:
    counted = [(phrases.verdicts[verdict], len(memo.of(verdict))) for verdict in Verdict]
    if memo.language == "zh":
        told = "，".join(f"{name}{count}项" for name, count in counted if count)
        said = f"截至{written_date(memo.dated, 'zh')}，我方就前稿提出具体文字的建议共{len(memo.rows)}项：{told}。"
    else:
        told = ", ".join(f"{name.lower()} {count}" for name, count in counted if count)
        said = f"As of {written_date(memo.dated, 'en')}, of {many(len(memo.rows), 'proposals')} with words of our own: {told}."
    if any(not row.confirmed for row in memo.rows):
        said += (
            "结果一栏注明待确认的，为比对所得，尚未经人确认。"
            if memo.language == "zh"
            else (" Outcomes marked “to be confirmed” were found by comparison and await a person's confirmation.")
        )
    said += _when_sent(memo)
    if not memo.unjudged:
        return said
    besides = many(memo.unjudged, "further comments")
    return f"{said}\n{phrases.unjudged.format(count=memo.unjudged, counted=besides)}"


def _when_sent(memo: AdoptionMemo) -> str:
    """When our comments went out; what was late is said to be."""
    if not memo.sent:
        return ""
    if memo.language == "zh":
        days = "、".join(written_date(day, "zh") + ("（逾期）" if late else "") for day, late in memo.sent)
        return f"\n我方意见于{days}报送。"
    days = ", ".join(written_date(day, "en") + (" (late)" if late else "") for day, late in memo.sent)
    return f"\nOur comments were sent on {days}."


def opening_paragraph(memo: AdoptionMemo) -> str:
    """A paragraph for the next letter that acknowledges what was taken up; without anything taken up, one that says less."""
    adopted, partly = memo.of(Verdict.ADOPTED), memo.of(Verdict.PARTLY)
    left = memo.of(Verdict.PARTLY, Verdict.NOT, Verdict.CONTRARY)
    if memo.language == "zh":
        return _opening_zh(memo, adopted, partly, left)
    parts = []
    if adopted:
        parts.append(f"our proposals on {_listed(adopted, 'en')}")
    if partly:
        parts.append(f"in part, those on {_listed(partly, 'en')}")
    taken = (
        f"We are grateful that the new draft takes up {' and, '.join(parts) if len(parts) > 1 else parts[0]}."
        if parts
        else "We have studied the new draft with care."
    )
    rest = f" We return below to {_listed(left, 'en')}, in the light of the new text." if left else ""
    return f"Thank you for the opportunity to comment on {memo.title}. {taken}{rest}"


def _opening_zh(
    memo: AdoptionMemo, adopted: Sequence[MemoRow], partly: Sequence[MemoRow], left: Sequence[MemoRow]
) -> str:
    parts = []
    if adopted:
        parts.append(f"采纳了我们关于前稿{_listed(adopted, 'zh')}的建议")
    if partly:
        parts.append(f"部分采纳了{'我们' if not adopted else ''}关于前稿{_listed(partly, 'zh')}的建议")
    said = f"贵单位公开征求意见的《{memo.title}》收悉。"
    if parts:
        said += f"我们注意到，新稿{'，'.join(parts)}，对此深表赞同和感谢。"
    else:
        said += "我们认真研究了新稿。"
    if left:
        said += f"现结合新稿文字，就前稿{_listed(left, 'zh')}涉及的问题再次提出建议，恳请研究。"
    return said


def _listed(rows: Sequence[MemoRow], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(dict.fromkeys(row.place.citation(language) for row in rows))


def _cells(row: MemoRow, language: str, phrases: MemoPhrases) -> tuple[Cell, ...]:
    place = row.place.alone(language)
    if row.now is not None and row.now.alone(language) != place:
        place += f"\n→ {row.now.alone(language)}"
    verdict = phrases.verdicts[row.verdict] + phrases.beside(confirmed=row.confirmed, sure=row.sure)
    return (
        words(str(row.number), "TableCentre"),
        words(place, "TableCentre"),
        Cell(_asked(row, language)),
        Cell(_said(row, phrases)),
        Cell(((verdict, BOLD if row.confirmed else PLAIN), *formerly(row, phrases)), "TableCentre"),
        words(next_step(row, phrases)),
    )


def formerly(row: MemoRow, phrases: MemoPhrases) -> Pieces:
    """What drafts in between did about a point, a line each."""
    return [
        (
            "\n"
            + phrases.former.format(draft=each.draft, verdict=phrases.verdicts[each.verdict])
            + phrases.beside(confirmed=each.confirmed, sure=each.sure),
            PLAIN,
        )
        for each in row.former
    ]


def _asked(row: MemoRow, language: str) -> Pieces:
    common = wording(language)
    if row.ask is Ask.DELETE_ARTICLE:
        return [(common.delete_article, PLAIN)]
    return shortened(row.asked)


def _said(row: MemoRow, phrases: MemoPhrases) -> Pieces:
    if row.said:
        return shortened(row.said)
    return [(phrases.nothing_added if row.ask is Ask.NEW_ARTICLE else phrases.gone, PLAIN)]


def next_step(row: MemoRow, phrases: MemoPhrases) -> str:
    """What to say next about a point."""
    said = phrases.next[row.verdict]
    if row.verdict is Verdict.NOT and row.priority is Priority.HIGH:
        said = phrases.next_high
    if row.verdict not in (Verdict.PARTLY, Verdict.CONTRARY):
        return said
    for name, listed in ((phrases.in_part, row.in_part()), (phrases.missing, row.missing())):
        if listed:
            said += f"\n{name}{phrases.between_quotes.join(f'“{words}”' for words in listed)}"
    return said


def shortened(changes: Sequence[Change]) -> Pieces:
    """Changes in their looks, long unchanged stretches cut to what stands beside the changes."""
    cut: list[Change] = []
    for number, change in enumerate(changes):
        text = change.text
        if change.op is Op.EQUAL and len(text) > LONG_EQUAL:
            head = text[:KEPT_AROUND] if number else ""
            tail = text[-KEPT_AROUND:] if number < len(changes) - 1 else ""
            text = f"{head}……{tail}" if head or tail else text[:LONG_EQUAL] + "……"
        cut.append(Change(change.op, text))
    return marks.marked(cut)
