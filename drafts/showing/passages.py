"""Passages that went to another article than the one that their own became: their words, and who gave them to whom."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.aligning.common_words import PASSAGE_EN, PASSAGE_ZH
from drafts.comparison import Change, Comparison, Op, Row
from drafts.diff import diff
from drafts.model import Span
from drafts.patterns import regex

CHANCE = 6
"""Common words this many times shorter than the longest ones stand in both texts by chance: they don't belong to the passage."""
_ENDS = regex(r"[。；\n]|[.;](?=\s|$)")


def passage_changes(row: Row, language: str) -> tuple[Change, ...]:
    """The changes inside what a partial row's articles share; the rest of the two has its own rows. A row's own where it
    isn't partial. ``language`` is the draft's.
    """
    if not row.partial:
        return row.changes
    found: list[Change] = []
    parts = [(part.old_span, part.new_span) for part in row.parts]
    whole = [(Span(0, len(row.old_text)), Span(0, len(row.new_text)))]
    for old, new in [(old, new) for old, new in parts if old is not None and new is not None] or whole:
        if found:
            found.append(Change(Op.EQUAL, "\n"))
        found += _shared(row.old_text[old.start : old.end], row.new_text[new.start : new.end], language)
    return tuple(found)


def _shared(old: str, new: str, language: str) -> Sequence[Change]:
    """The changes between the sentences in which two texts have telling words in common; between all, where none are."""
    changes = diff(old, new, language)
    least = PASSAGE_ZH if language == "zh" else PASSAGE_EN
    at_old = at_new = 0
    runs: list[tuple[int, int, int]] = []
    for change in changes:
        if change.op is Op.EQUAL and len(change.text.strip()) >= least:
            lead = len(change.text) - len(change.text.lstrip("。；，、：.;,: \n"))
            runs.append((at_old + lead, at_new + lead, len(change.text) - lead))
        at_old += len(change.text) if change.op is not Op.INSERT else 0
        at_new += len(change.text) if change.op is not Op.DELETE else 0
    if not runs:
        return changes
    longest = max(length for *_, length in runs)
    runs = [run for run in runs if run[2] * CHANCE >= longest]
    (old_from, new_from, _), (old_to, new_to, length) = runs[0], runs[-1]
    before = _sentences(old, old_from, old_to + length)
    after = _sentences(new, new_from, new_to + length)
    if (before, after) == (old, new):
        return changes
    return diff(before, after, language)


def _sentences(text: str, start: int, end: int) -> str:
    """The sentences that words stand in."""
    before = [found.end() for found in _ENDS.finditer(text, 0, start)]
    after = _ENDS.search(text, max(start, end - 1))
    return text[before[-1] if before else 0 : after.end() if after else len(text)].strip()


class Passages:
    """Which passages the articles of each row gave to others, or took from them."""

    def __init__(self, comparison: Comparison) -> None:
        self._partial = [row for row in comparison.rows if row.partial]

    def came(self, row: Row) -> tuple[Row, ...]:
        """The partial rows by which articles outside the row gave passages to its new articles."""
        return tuple(one for one in self._partial if one.new[0] in row.new and one.old[0] not in row.old)

    def went(self, row: Row) -> tuple[Row, ...]:
        """The partial rows by which the row's old articles gave passages to articles outside it."""
        return tuple(one for one in self._partial if one.old[0] in row.old and one.new[0] not in row.new)
