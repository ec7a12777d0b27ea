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
    changes = passage_changes(row, comparison.new.language)
    quiet = typographic(changes)
    labels = {Op.DELETE: _labels(comparison.old, row.old), Op.INSERT: _labels(comparison.new, row.new)}
    if row.partial:
        labels = {Op.DELETE: [], Op.INSERT: []}
    at = {Op.DELETE: 0, Op.INSERT: 0}
    for number, change in enumerate(changes):
        sides = [op for op in labels if change.op in (Op.EQUAL, op)]
        if _opens_article(changes, number, labels[Op.INSERT], at[Op.INSERT]):
            yield Piece(Op.INSERT, labels[Op.INSERT].pop(0)[1], label=True)
        text = change.text
        while text:
            for op in sides:
                while labels[op] and labels[op][0][0] <= at[op]:
                    yield Piece(op, labels[op].pop(0)[1], label=True)
            length = min(len(text), *(labels[op][0][0] - at[op] for op in sides if labels[op]), len(text))
            yield Piece(change.op, text[:length], quiet=number in quiet)
            for op in sides:
                at[op] += length
            text = text[length:]
    for op, left in labels.items():
        yield from (Piece(op, label, label=True) for _, label in left)


def _opens_article(changes: Sequence[Change], number: int, labels: list[tuple[int, str]], at: int) -> bool:
    """Whether a deletion stands where a new article begins, before the words that came for it: (3) which is (1) there now.

    Then the article's label goes before both. What ends a paragraph belongs to the article before.
    """
    if not labels or labels[0][0] != at or not 0 < number < len(changes) - 1:
        return False
    before, change, after = changes[number - 1 : number + 2]
    paired = change.op is Op.DELETE and after.op is Op.INSERT
    return paired and before.text.endswith("\n") and "\n" not in change.text


def _labels(draft: Draft, keys: tuple[str, ...]) -> list[tuple[int, str]]:
    """Where the articles of a side with several begin in the row's text, and their labels."""
    if len(keys) < 2:
        return []
    return [
        (offset, name_of(draft.by_key[key])) for key, (offset, _) in zip(keys, joined_spans(draft, keys), strict=True)
    ]
