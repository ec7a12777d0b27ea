"""Passages that left an article for another, cut out of the runs of both articles and told where they went or came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafts.comparison import Change, Comparison, Op, Row
from drafts.diff import diff
from drafts.model import Span
from workbench.render.model import Piece, Place, Side


class Passage(NamedTuple):
    """A paragraph or item that went from one article into another."""

    old: str
    """The key of the paragraph or item that it was."""
    new: str
    """The key of the one that it became."""
    old_span: Span
    """Where it stands in the old article's body, without the space around it."""
    new_span: Span
    """Where it stands in the new article's body."""
    changes: tuple[Change, ...]
    """What changed in its words on the way."""


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


def passages_of(comparison: Comparison, row: Row) -> tuple[Passage, ...]:
    """The passages of a partial row, in the new draft's order; none of any other row."""
    found: list[Passage] = []
    for part in row.parts if row.partial else ():
        if part.old and part.new and part.old_span and part.new_span:
            old, new = _trimmed(row.old_text, part.old_span), _trimmed(row.new_text, part.new_span)
            changes = diff(
                row.old_text[old.start : old.end], row.new_text[new.start : new.end], comparison.new.language
            )
            found.append(Passage(part.old, part.new, old, new, changes))
    return tuple(found)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
