"""A row's words in the pieces that pages show: changes, and the labels of its articles where it has several on a side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.comparison import Change, Comparison, Op, Row, joined_spans
from drafts.diffing.typography import typographic
from drafts.model import Draft
from drafts.naming import name_of
from drafts.records import NamedTuple
from drafts.showing.passages import passage_changes


class Piece(NamedTuple):
    """Some words of a row, or the label of the article that begins there."""

    op: Op
    """Of a label: whose it is; deleted for an old article, inserted for a new one."""
    text: str
    label: bool = False
    quiet: bool = False
    """A change of width, quotes or spaces only."""


def label_words(piece: Piece, which: int) -> str:
    """An article's label as it stands before its words, in Chinese (0) or English (1): an old article's says that it is old."""
    if piece.op is Op.INSERT:
        return piece.text
    return f"旧稿{piece.text}" if which == 0 else f"old {piece.text}"


def pieces(comparison: Comparison, row: Row) -> Iterator[Piece]:
    """The row's words in order; of a passage that went elsewhere, only the passage."""
    labels = {Op.DELETE: _labels(comparison.old, row.old), Op.INSERT: _labels(comparison.new, row.new)}
    if row.partial:
        labels = {Op.DELETE: [], Op.INSERT: []}
    at = {Op.DELETE: 0, Op.INSERT: 0}
    before = ""
    for op, text, quiet in _lines(passage_changes(row, comparison.new.language)):
        sides = [side for side in labels if op in (Op.EQUAL, side)]
        # (3), deleted where an article begins, belongs to that article
        headed = list(labels) if before.endswith("\n") and "\n" not in text else sides
        before = text
        while text:
            for side in headed:
                while labels[side] and labels[side][0][0] <= at[side]:
                    yield Piece(side, labels[side].pop(0)[1], label=True)
            length = min(len(text), *(labels[side][0][0] - at[side] for side in sides if labels[side]), len(text))
            yield Piece(op, text[:length], quiet=quiet)
            for side in sides:
                at[side] += length
            text = text[length:]
    for op, left in labels.items():
        yield from (Piece(op, label, label=True) for _, label in left)


def _lines(changes: Sequence[Change]) -> Iterator[tuple[Op, str, bool]]:
    """The changes, those of several lines parted before the last, and whether each only types the same words in another way."""
    quiet = typographic(changes)
    for number, (op, text) in enumerate(changes):
        ended = text.rfind("\n") + 1 if op is not Op.EQUAL else 0
        for part in (text[:ended], text[ended:]):
            if part:
                yield op, part, number in quiet


def _labels(draft: Draft, keys: tuple[str, ...]) -> list[tuple[int, str]]:
    """Where the articles of a side with several begin in the row's text, and their labels."""
    if len(keys) < 2:
        return []
    return [
        (offset, name_of(draft.by_key[key])) for key, (offset, _) in zip(keys, joined_spans(draft, keys), strict=True)
    ]
