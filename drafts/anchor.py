"""Words picked out of an article: take them with their surroundings, find them again, follow them into the next draft.

A quote is only ever sought inside its own article: twelve characters of a real law occur in another article too in 36–84 % of
cases, so a hit elsewhere proves nothing. What can't be found is said to be lost, never moved silently.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from drafts.comparison import Comparison, Op, Row, joined_spans
from drafts.errors import DraftError
from drafts.folding import fold
from drafts.model import Draft, Span

CONTEXT = 24
"""Characters kept before and after the quoted words."""


class LostQuoteError(DraftError):
    """The quoted words are no longer in their article."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where quoted words stand in an article's body."""

    span: Span
    certain: bool
    """False where the article says the same words more than once and their surroundings don't tell which was meant."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a span of a row's old text."""

    span: Span
    """In the row's new text: the words that stand there now; empty, at the place, where all were deleted."""
    kept: float
    """The share of its characters that still stand, 0 to 1."""

    @property
    def gone(self) -> bool:
        """Whether nothing of it is left and nothing took its place."""
        return len(self.span) == 0


def take(draft: Draft, article: str, span: Span) -> tuple[str, str, str, int]:
    """A quote as (exact words, up to 24 characters before, up to 24 after, offset in the article's body).

    ``article`` is a key; ``span`` is in the article's body. Raises ValueError for a span outside the body.
    """
    body = draft.body(draft.by_key[article])
    if span.end > len(body):
        raise ValueError(f"{span} lies outside the article's {len(body)} characters")
    before = body[max(0, span.start - CONTEXT) : span.start]
    return body[span.start : span.end], before, body[span.end : span.end + CONTEXT], span.start


def find(body: str, exact: str, before: str, after: str, start: int) -> Found:
    """Where a quote stands in an article's body. Raises LostQuoteError where its words aren't there.

    Words that differ in widths, quotation marks or spaces only are found as well. Of several places the one with the most
    of the surroundings wins, then the one nearest to where the quote was taken.
    """
    spans = list(_exact(body, exact)) or list(_folded(body, exact))
    if not spans:
        raise LostQuoteError(
            f"条文中已找不到“{_short(exact)}”。请核对条文是否已改动，或重新选取。",
            f"The article no longer has “{_short(exact)}”. See whether it changed, or pick the words again.",
        )
    ranked = sorted(spans, key=lambda span: (-_surroundings(body, span, before, after), abs(span.start - start)))
    best = ranked[0]
    if len(ranked) == 1 or best.start == start:
        return Found(best, certain=True)
    tied = _surroundings(body, ranked[1], before, after) == _surroundings(body, best, before, after)
    return Found(best, certain=not tied)


def follow(row: Row, span: Span) -> Followed:
    """Where a span of the row's old text stands in its new text, by the row's changes.

    Words put in the middle of the span belong to it; words that replace its beginning or end do so too.
    """
    at_old = at_new = 0
    start: int | None = None
    end = kept = 0
    touched_at: int | None = None
    """The place in the new text of the last deletion that touched the span; an insertion right there replaces its words."""
    for op, text in row.changes:
        size = len(text)
        if op is Op.INSERT:
            inside = start is not None and span.start < at_old < span.end
            if inside or touched_at == at_new:
                start = at_new if start is None else start
                end = at_new + size
            at_new += size
            continue
        first, last = max(span.start, at_old), min(span.end, at_old + size)
        if first < last:
            if op is Op.EQUAL:
                start = at_new + first - at_old if start is None else start
                end = at_new + last - at_old
                kept += last - first
            else:
                touched_at = at_new
        at_old += size
        if op is Op.EQUAL:
            at_new += size
            if at_old >= span.end and touched_at is not None and touched_at < at_new:
                touched_at = None
    if start is None:
        start = end = touched_at if touched_at is not None else _map(row, span.start)
    return Followed(Span(start, max(start, end)), kept / len(span) if len(span) else 1.0)


def follow_article_span(comparison: Comparison, article: str, span: Span) -> tuple[str, Followed]:
    """The key of the new article that holds what became of a span of an old article's body, and the span in its body.

    Raises LostQuoteError where the article was deleted.
    """
    row = comparison.row_of_old(article)
    if row is None or not row.new:
        raise LostQuoteError("该条已被删除。", "The article was deleted.")
    offset = next(
        at for key, (at, _) in zip(row.old, joined_spans(comparison.old, row.old), strict=True) if key == article
    )
    followed = follow(row, Span(offset + span.start, offset + span.end))
    parts = list(zip(row.new, joined_spans(comparison.new, row.new), strict=True))
    key, (at, place) = next((part for part in reversed(parts) if part[1][0] <= followed.span.start), parts[0])
    begin = min(followed.span.start - at, len(place))
    return key, Followed(Span(begin, max(begin, min(followed.span.end - at, len(place)))), followed.kept)


def _map(row: Row, offset: int) -> int:
    """The place in the new text where an offset of the old text came to lie."""
    at_old = at_new = 0
    for op, text in row.changes:
        if op is not Op.INSERT and at_old + len(text) > offset:
            return at_new + (offset - at_old if op is Op.EQUAL else 0)
        at_old += len(text) if op is not Op.INSERT else 0
        at_new += len(text) if op is not Op.DELETE else 0
    return at_new


def _exact(body: str, words: str) -> Iterator[Span]:
    at = body.find(words) if words else -1
    while at >= 0:
        yield Span(at, at + len(words))
        at = body.find(words, at + 1)


def _folded(body: str, words: str) -> Iterator[Span]:
    """Places where the words stand in other widths or with other spaces."""
    wanted = "".join(fold(words).split())
    characters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(body):
        for piece in fold(character):
            if not piece.isspace():
                characters.append(piece)
                places.append(at)
    folded = "".join(characters)
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        yield Span(places[at], places[at + len(wanted) - 1] + 1)
        at = folded.find(wanted, at + 1)


def _surroundings(body: str, span: Span, before: str, after: str) -> int:
    """How many of the characters around the quote still stand around this place."""
    here_before = body[max(0, span.start - CONTEXT) : span.start]
    here_after = body[span.end : span.end + CONTEXT]
    return _alike(here_before, before) + _alike(here_after, after)


def _alike(here: str, there: str) -> int:
    return sum(block.size for block in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks())


def _short(words: str) -> str:
    return words if len(words) <= 20 else words[:19] + "…"
