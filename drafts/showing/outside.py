"""What changed outside the articles, preamble, recitals, annexes and what follows, as every output tells it."""

from __future__ import annotations

from drafts.comparison import Comparison, Op, Row, RowKind, Significance
from drafts.model import Kind

LEFT_OUT = 3
"""Unchanged lines in a row from which on they aren't shown."""
SECTION = ("条文之外", "Outside the articles")


def part_of(outside: Comparison, row: Row) -> str:
    """What a row of a comparison's ``outside`` is about: ``annex``, ``recital``, ``preamble``, or ``after`` the articles."""
    from drafts.outside import AFTER  # loaded by whoever compared these; most drafts have nothing outside

    one = outside.new.by_key[row.new[0]] if row.new else outside.old.by_key[row.old[0]]
    if one.kind in (Kind.ANNEX, Kind.RECITAL):
        return one.kind.value
    return "after" if one.key.startswith(AFTER) else "preamble"


def told_rows(comparison: Comparison) -> tuple[Row, ...]:
    """The rows of what stands outside the articles, those left out that are as they were or only have another number."""
    rows = comparison.outside.rows if comparison.outside is not None else ()
    return tuple(
        row
        for row in rows
        if row.kind is not RowKind.SAME or row.moved or row.klass not in (Significance.NONE, Significance.MECHANICAL)
    )


def changed_outside(comparison: Comparison, language: str) -> list[str]:
    """The names of the annexes whose words changed, came or went, in order, at the end that of recitals, preamble and the rest."""
    outside = comparison.outside
    if outside is None:
        return []
    names: list[str] = []
    parts: set[str] = set()
    for row in outside.rows:
        if row.klass in (Significance.WORDING, Significance.FLAGGED):
            part = part_of(outside, row)
            parts.add(part)
            if part == "annex":
                draft, keys = (outside.new, row.new) if row.new else (outside.old, row.old)
                names += [draft.by_key[key].label or key for key in keys]
    if "recital" in parts:
        names.append("鉴于条款" if language == "zh" else "the recitals")
    if "preamble" in parts:
        names.append("序言" if language == "zh" else "the preamble")
    if "after" in parts:
        names.append("条文之后的文字" if language == "zh" else "the words after the articles")
    return list(dict.fromkeys(names))


def outside_note(comparison: Comparison, language: str) -> str:
    """A sentence that says which they are, for above the articles; empty where there are none."""
    names = changed_outside(comparison, language)
    if not names:
        return ""
    if language == "zh":
        return f"条文之外另有改动：{'、'.join(names)}，对照列在条文之后。"
    return f"These changed too, outside the articles: {', '.join(names)}. They are compared below the articles."


def shown(row: Row, language: str) -> Row:
    """A row to be shown: of an annex, which may run over many pages, without the lines between two changes of it that nothing
    changed in. What is left out is counted where it stood; the line that a change stands in is kept whole.
    """
    last = len(row.changes) - 1
    if row.partial or not last or len(row.old) > 1 or len(row.new) > 1:
        return row
    return row._replace(
        changes=tuple(
            change._replace(text=_shortened(change.text, begins=not at, ends=at == last, language=language))
            if change.op is Op.EQUAL
            else change
            for at, change in enumerate(row.changes)
        )
    )


def left_out(count: int, language: str) -> str:
    """Said where so many unchanged lines would stand."""
    return f"……（此处 {count} 段未改，略）……" if language == "zh" else f"… ({count} unchanged paragraphs left out) …"


def _shortened(text: str, *, begins: bool, ends: bool, language: str) -> str:
    """Unchanged words with their lines left out; at an annex's beginning or end none is kept, else those beside the changes."""
    lines = text.split("\n")
    first, end = (0 if begins else 1), (len(lines) if ends else len(lines) - 1)
    count = sum(bool(line.strip()) for line in lines[first:end])
    told = left_out(count, language)
    if count < LEFT_OUT or sum(map(len, lines[first:end])) < len(told):
        return text
    return "\n".join([*lines[:first], told, *lines[end:]])
