"""Small pieces that lists are written with: a line of runs, a blank, words with their changes marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafts.comparison import Change, Op
from drafts.model import Draft
from workbench.palette import Role
from workbench.render.model import Chunk, Look, Paragraph, Piece
from workbench.render.paragraphs import Setter
from workbench.safe import safe_line

BLANK = Paragraph(())
"""An empty line."""


def words(*parts: tuple[str, Role] | str, first: int = 0, hang: int = 0, at_spaces: bool = False) -> Paragraph:
    """A paragraph of outside or own words, made safe: each part with its role, or plain."""
    pairs = [(part, Role.TEXT) if isinstance(part, str) else part for part in parts]
    return Paragraph(tuple(Chunk(safe_line(text), role) for text, role in pairs if text), first, hang, at_spaces)


def changed(changes: Iterable[Change], new: Draft, old: Draft, look: Look) -> list[Paragraph]:
    """Words with insertions and deletions marked where they happened, a paragraph per line."""
    pieces = [Piece(op, text, None, None) for op, text in changes if text]
    return Setter(look, new, old).inline(pieces)


def plain(text: str, role: Role = Role.TEXT, first: int = 0, hang: int = 0) -> list[Paragraph]:
    """Any text, a paragraph per line that isn't blank."""
    return [words((line.strip(), role), first=first, hang=hang) for line in text.split("\n") if line.strip()]


def whole(text: str, op: Op, new: Draft, old: Draft, look: Look) -> list[Paragraph]:
    """A text put in or taken out as a whole."""
    return changed((Change(op, text),), new, old, look)


def indented(paragraphs: Sequence[Paragraph], by: int) -> list[Paragraph]:
    """The paragraphs set in by so many cells more."""
    return [Paragraph(p.chunks, p.first + by, p.hang + by, p.at_spaces) for p in paragraphs]
