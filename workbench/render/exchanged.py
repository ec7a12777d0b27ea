"""Passages that left an article for another, cut out of the runs of both articles and told where they went or came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafts.comparison import Comparison, Op
from drafts.model import Span
from drafts.passages import Passage, passages_of
from workbench.render.model import Piece, Place, Side

MOST = 0.75
"""The share of a passage that has to have gone in one run for the run to be called the passage."""


class Exchanged:
    """The passages that articles of a comparison gave to others."""

    def __init__(self, comparison: Comparison) -> None:
        self.given: dict[str, list[tuple[str, Passage]]] = {}
        """By the key of an old article: the new article and the passage."""
        self.taken: dict[str, list[tuple[str, Passage]]] = {}
        """By the key of a new article: the old article and the passage."""
        for row in comparison.rows:
            for passage in passages_of(comparison, row):
                (old,), (new,) = row.old, row.new
                self.given.setdefault(old, []).append((new, passage))
                self.taken.setdefault(new, []).append((old, passage))

    def marked(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """The pieces, those that are a passage apart from the rest: with its changes where it came to stand, and with the
        place it went to where it left.
        """
        for piece in pieces:
            if piece.twin is None and piece.op is Op.INSERT and piece.new is not None:
                yield from self._arrived(piece, piece.new)
            elif piece.twin is None and piece.op is Op.DELETE and piece.old is not None:
                yield from self._left(piece, piece.old)
            else:
                yield piece

    def _arrived(self, piece: Piece, start: Place) -> Iterator[Piece]:
        done = 0
        for key, passage in self.taken.get(start.key, ()):
            low, high = passage.new_span.start - start.offset, passage.new_span.end - start.offset
            if not done <= low < high <= len(piece.text):
                continue
            yield from _part(piece, done, low)
            at, left = start.moved(low), Place(Side.OLD, key, passage.old_span.start)
            for op, text in passage.changes:
                # words of another article that were changed stand in no text shown here
                yield Piece(op, text, None, None if op is Op.DELETE else at, left, abroad=True)
                at = at.moved(len(text) if op is not Op.DELETE else 0)
            done = high
        yield from _part(piece, done, len(piece.text))

    def _left(self, piece: Piece, start: Place) -> Iterator[Piece]:
        done = 0
        for key, passage in _in_old_order(self.given.get(start.key, ())):
            low = max(done, passage.old_span.start - start.offset)
            high = min(len(piece.text), passage.old_span.end - start.offset)
            if high - low < MOST * _length(passage.old_span):
                continue
            yield from _part(piece, done, low)
            for part in _part(piece, low, high):
                yield part._replace(twin=Place(Side.NEW, key, passage.new_span.start), abroad=True)
            done = high
        yield from _part(piece, done, len(piece.text))


def _in_old_order(given: Sequence[tuple[str, Passage]]) -> list[tuple[str, Passage]]:
    return sorted(given, key=lambda one: one[1].old_span.start)


def _length(span: Span) -> int:
    return span.end - span.start


def _part(piece: Piece, start: int, end: int) -> Iterator[Piece]:
    """The piece from one of its characters to another; nothing where they are the same."""
    if start < end:
        old, new = piece.old and piece.old.moved(start), piece.new and piece.new.moved(start)
        yield Piece(piece.op, piece.text[start:end], old, new)
