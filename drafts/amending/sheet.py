"""Changes laid over a base text and written out: what no change touches comes out character for character."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

from drafts.model import Span

Piece = str | Span
"""New words, or a stretch of the base that stands here now, with the changes made inside it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch of the base that gives way to other words; an empty stretch is a place to insert at."""

    span: Span
    pieces: tuple[Piece, ...]
    by: int
    """The instruction's place in the decision; DERIVED for what follows from the others."""
    depth: int = 0
    """Insertions at one place stand in order of depth, the innermost level first, then of rank."""
    rank: tuple[int, ...] = ()
    moves: bool = False
    """Whether the stretch stands elsewhere now."""


DERIVED = -1


@dataclass(frozen=True, slots=True)
class Written:
    """Where a change came out in the new text."""

    change: Change
    span: Span
    new: str


class Sheet:
    """A base text with changes. No two changes of words overlap."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._changes: list[Change] = []
        self._claims: list[tuple[int, int, int]] = []

    def holder(self, span: Span) -> int | None:
        """The instruction that has already changed a character of the span, if any."""
        at = bisect_left(self._claims, (span.start, -1, -2))
        if at and self._claims[at - 1][1] > span.start:
            return self._claims[at - 1][2]
        if at < len(self._claims) and self._claims[at][0] < span.end:
            return self._claims[at][2]
        return None

    def claim(self, span: Span, by: int) -> None:
        """Say that an instruction disposes of a span, whose change is added later."""
        if len(span):
            insort(self._claims, (span.start, span.end, by))

    def add(self, change: Change, *, claimed: bool = False) -> None:
        """Add a change; its stretch must be free (see `holder`), or ``claimed`` before by the same instruction."""
        if not change.moves and not claimed:
            self.claim(change.span, change.by)
        self._changes.append(change)

    def write(self) -> tuple[str, list[Written], list[Change]]:
        """The new text, where each change came out, and the changes that had no place (inside what was taken out)."""
        ordered = sorted(self._changes, key=_order)
        out: list[str] = []
        written: list[Written] = []
        done: set[int] = set()
        self._stretch(Span(0, len(self.text)), ordered, out, [0], written, done, None)
        lost = [change for i, change in enumerate(ordered) if i not in done]
        return "".join(out), written, lost

    def _stretch(
        self,
        span: Span,
        ordered: Sequence[Change],
        out: list[str],
        size: list[int],
        written: list[Written],
        done: set[int],
        inside: Change | None,
    ) -> None:
        at = span.start

        def put(words: str) -> None:
            out.append(words)
            size[0] += len(words)

        first = bisect_left(ordered, span.start, key=lambda c: c.span.start)
        for i in range(first, len(ordered)):
            change = ordered[i]
            if change.span.start > span.end:
                break
            if i in done or change is inside or not _within(change, span, at, inside):
                continue
            done.add(i)
            put(self.text[at : change.span.start])
            begin, before = size[0], len(out)
            for piece in change.pieces:
                if isinstance(piece, Span):
                    self._stretch(piece, ordered, out, size, written, done, change)
                else:
                    put(piece)
            written.append(Written(change, Span(begin, size[0]), "".join(out[before:])))
            at = change.span.end
        put(self.text[at : span.end])


def _order(change: Change) -> tuple[int, bool, int, tuple[int, ...], int]:
    return (change.span.start, len(change.span) > 0, -change.depth, change.rank, -len(change.span))


def _within(change: Change, span: Span, at: int, inside: Change | None) -> bool:
    """Whether a change belongs to a stretch being written: one moved takes along only what was changed inside it."""
    if change.span.start < at or change.span.end > span.end:
        return False
    if inside is None:
        return True
    if change.moves and change.span.start <= span.start and change.span.end >= span.end:
        return False
    at_edge = not len(change.span) and change.span.start in (span.start, span.end)
    return not at_edge or (change.depth > inside.depth and change.span.start == span.end)
