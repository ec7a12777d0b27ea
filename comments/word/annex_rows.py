"""An annex in the two-column table: a row for each stretch of lines, so that what corresponds stands side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from comments.word import marks
from comments.word.grid import Cell, words
from comments.word.oxml import BOLD, PLAIN, Look
from drafts.comparison import Change, Comparison, Op, Row
from drafts.diffing.typography import typographic
from drafts.model import Kind
from drafts.showing.outside import LEFT_OUT, left_out


def is_cut(comparison: Comparison, row: Row) -> bool:
    """Whether a row is that of one annex that is in both drafts; others stand in one piece."""
    return len(row.old) == len(row.new) == 1 and comparison.new.by_key[row.new[0]].kind is Kind.ANNEX


class _Part(NamedTuple):
    """Some words of a line."""

    change: Change
    marked: bool
    """Whether they changed, and not only the way in which they are typed."""

    def look(self) -> Look:
        return marks.marked([self.change])[0][1] if self.marked else PLAIN


def annex_rows(
    comparison: Comparison, row: Row, labels: Sequence[str], note: str, language: str
) -> Iterator[tuple[Cell, ...]]:
    """The table's rows for an annex: its labels with the note, then its lines, long runs of unchanged ones only counted."""
    yield (*(Cell(((label.strip(), BOLD),)) for label in labels), words(note, "TableCentre"))
    for changed, group in groupby(_stretches(row), key=lambda stretch: any(part.marked for part in stretch)):
        stretches = list(group)
        if not changed and len(stretches) >= LEFT_OUT:
            told = left_out(len(stretches), language)
            yield (words(told), words(told), words("", "TableCentre"))
        else:
            yield from map(_cells, stretches)


def _stretches(row: Row) -> Iterator[list[_Part]]:
    """The row's words, cut where a line ends in both drafts; empty lines left out."""
    found: list[_Part] = []
    typed = typographic(row.changes)
    for number, change in enumerate(row.changes):
        is_marked = change.op is not Op.EQUAL and number not in typed
        for at, line in enumerate(change.text.split("\n") if change.op is Op.EQUAL else [change.text]):
            if at:
                yield from [found] if _says_anything(found) else []
                found = []
            if line:
                found.append(_Part(change._replace(text=line), is_marked))
    yield from [found] if _says_anything(found) else []


def _says_anything(stretch: Sequence[_Part]) -> bool:
    return any(part.change.text.strip() for part in stretch)


def _cells(stretch: Sequence[_Part]) -> tuple[Cell, ...]:
    sides = ([part for part in stretch if part.change.op is not without] for without in (Op.INSERT, Op.DELETE))
    return (
        *(Cell(_trimmed([(part.change.text, part.look()) for part in side])) for side in sides),
        words("", "TableCentre"),
    )


def _trimmed(pieces: Sequence[tuple[str, Look]]) -> list[tuple[str, Look]]:
    """The pieces without a line break at the end, which would leave an empty line in the cell."""
    *before, (text, look) = pieces or [("", PLAIN)]
    return [*before, (text.rstrip("\n"), look)]
