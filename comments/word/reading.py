"""Reads a Word file with its revisions and comments.

`Marked.accepted` and `Marked.original` are the text with every revision accepted or rejected: paragraphs whose mark goes
are joined, rows of tables that go are left out. Changes of looks are counted and otherwise passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from comments.word.marked import Mark, Marked, Stretch
from comments.word.opening import Opened
from comments.word.threads import read_threads
from comments.word.walking import Walked, walk


def read_marked(opened: Opened) -> Marked:
    """The body with its revisions and comments. Raises WordFileError where a part is damaged."""
    walked = walk(opened)
    stretches = tuple(_joined(walked))
    return Marked(stretches, read_threads(opened, walked), walked.bookmarks, walked.looks_changed)


def _joined(walked: Walked) -> Iterator[Stretch]:
    """The pieces as stretches, neighbours of one fate joined."""
    text: list[str] = []
    fate: tuple[Mark | None, Mark | None] | None = None
    for piece in walked.pieces:
        if fate is not None and (piece.inserted, piece.deleted) != fate:
            yield Stretch("".join(text), *fate)
            text = []
        fate = (piece.inserted, piece.deleted)
        text.append(piece.text)
    if fate is not None:
        yield Stretch("".join(text), *fate)
