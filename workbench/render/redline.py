"""Changes written out in full as paragraphs, for any two texts: of a comment, of a proposal, of two drafts."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.comparison import Change, Op
from workbench.palette import Role
from workbench.render.model import Chunk, Look, Paragraph
from workbench.safe import safe

_NUMERALS = frozenset("零〇一二三四五六七八九十百千万亿0123456789０１２３４５６７８９")


def redline(changes: Sequence[Change], look: Look) -> list[Paragraph]:
    """The changes as paragraphs, one for each line of either text; deleted and inserted words are marked where they stand."""
    lines: list[list[Chunk]] = [[]]
    for op, text in changes:
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(_chunk(op, safe(part), look))
    return [Paragraph(tuple(chunks)) for chunks in lines if chunks]


def _chunk(op: Op, text: str, look: Look) -> Chunk:
    """A struck 二 reads 三 and an underlined 一 reads 二: numerals stand in brackets, or bold, instead."""
    if op is Op.EQUAL:
        return Chunk(text, Role.TEXT)
    deleted = op is Op.DELETE
    if look.brackets:
        shown = f"[-{text}-]" if deleted else f"{{+{text}+}}"
        return Chunk(shown, Role.DELETED if deleted else Role.INSERTED)
    if _NUMERALS.isdisjoint(text):
        return Chunk(text, Role.DELETED if deleted else Role.INSERTED)
    return Chunk(f"[{text}]" if deleted else text, Role.DELETED_NUMERAL if deleted else Role.INSERTED_NUMERAL)
