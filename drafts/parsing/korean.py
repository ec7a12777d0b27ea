"""What stands inside an article of a Korean law: paragraphs ①, items 1. and 1의2., points 가."""

from __future__ import annotations

from collections.abc import Iterable

from drafts.model import Kind
from drafts.parsing.marks import RANK, Line, Mark
from drafts.patterns import regex

_LABEL = regex(
    r"(?P<paragraph>[①-⑳㉑-㉟])|(?P<item>[0-9]{1,3}(?:의[0-9]{1,2})?)\.(?![0-9])"
    r"|(?P<point>[가나다라마바사아자차카타파하])\.(?=[ \xa0])|(?P<deep>[0-9]{1,3})\)(?=[ \xa0])"
)
_POINTS = "가나다라마바사아자차카타파하"


def inner_marks(text: str, lines: Iterable[Line]) -> list[Mark]:
    """The marks of paragraphs, items and points of an article, the first line given from where its words begin.

    A line without a label goes on with what is above it.
    """
    marks: list[Mark] = []
    for line in lines:
        match = _LABEL.match(text, line.start, line.end)
        if match is None:
            if not marks:
                marks.append(Mark(Kind.PARAGRAPH, "1", "", line.start, line.start))
            continue
        if match["paragraph"]:
            marks.append(Mark(Kind.PARAGRAPH, _circled(match[0]), match[0], line.start, match.end()))
            continue
        if not marks:
            marks.append(Mark(Kind.PARAGRAPH, "1", "", line.start, line.start))
        if item := match["item"]:
            marks.append(Mark(Kind.ITEM, item.replace("의", "-"), match[0], line.start, match.end()))
        else:
            number = str(_POINTS.index(match["point"]) + 1) if match["point"] else match["deep"]
            rank = RANK[Kind.SUBITEM] + (0 if match["point"] else 1)
            marks.append(Mark(Kind.SUBITEM, number, match[0], line.start, match.end(), rank=rank))
    return marks


def _circled(sign: str) -> str:
    """The number in a circle: ① is 1, ㉑ 21."""
    return str(ord(sign) - 0x2460 + 1 if sign <= "⑳" else ord(sign) - 0x3251 + 21)
