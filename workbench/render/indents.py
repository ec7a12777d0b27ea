"""How far the first and the other lines of a paragraph are set in, by what it begins with."""

from __future__ import annotations

from typing import NamedTuple

from drafts.model import Kind
from drafts.patterns import regex
from workbench.linebreak import cells

_ZH_ITEM = regex(r"（[零一二三四五六七八九十百]{1,4}）|[（(]\d{1,2}[)）]")
_ZH_SUBITEM = regex(r"\d{1,2}[.．、]|[①-⑳]")
_EN_ITEM = regex(r"\(?[a-z0-9]{1,5}\)\s*|[–—-]\s+")
_EN_PARAGRAPH = regex(r"\d{1,2}[a-z]?\.\s+")


class Indent(NamedTuple):
    """Cells of indent on a paragraph's first line and on the others."""

    first: int
    hang: int


def indent_of(text: str, language: str, kind: Kind | None = None) -> Indent:
    """How a paragraph that starts with these words is set in; ``kind`` is its level where the parser knows it."""
    if language == "zh":
        if found := _ZH_ITEM.match(text):
            return Indent(4, 4 + cells(found.group()))
        if found := _ZH_SUBITEM.match(text):
            return Indent(6, 6 + cells(found.group()))
        return Indent(4, 0)
    if found := _EN_ITEM.match(text):
        first = 6 if kind is Kind.SUBITEM else 2
        return Indent(first, first + max(4, min(6, len(found.group()))))
    if found := _EN_PARAGRAPH.match(text):
        return Indent(0, min(6, len(found.group())))
    return Indent(0, 0)
