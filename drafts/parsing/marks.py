"""Marks: the places where a provision begins, before they are built into a tree."""

from sys import intern

from drafts.model import Kind

RANK = {
    Kind.ANNEX: 0,
    Kind.PART: 1,
    Kind.SUBPART: 2,
    Kind.CHAPTER: 3,
    Kind.SECTION: 4,
    Kind.ARTICLE: 6,
    Kind.RECITAL: 6,
    Kind.POINT: 6,
    Kind.PARAGRAPH: 7,
    Kind.ITEM: 9,
    Kind.SUBITEM: 10,
}
"""How deep each level stands; a mark ends where the next one of its depth or less begins."""

_ARTICLE = RANK[Kind.ARTICLE]
SUBPARAGRAPH = 8
"""The depth of an unnumbered paragraph inside a numbered one, as EU acts have them."""


class Mark:
    """Where a provision begins, and what its label says."""

    __slots__ = ("body", "flags", "kind", "label", "number", "rank", "start", "title")

    def __init__(
        self,
        kind: Kind,
        number: str,
        label: str,
        start: int,
        body: int,
        title: str = "",
        rank: int = -1,
        flags: tuple[str, ...] = (),
    ) -> None:
        if rank < 0:
            rank = RANK[kind]
        if rank > _ARTICLE and label:  # a long law has thousands of （一）, all one string
            label, number = intern(label), intern(number)
        self.kind = kind
        self.rank = rank
        self.number = number
        self.label = label
        self.start = start
        self.body = body
        """Where its words begin, after label and title."""
        self.title = title
        self.flags = flags


class Line:
    """A line of the canonical text: characters ``start`` up to, not including, ``end``."""

    __slots__ = ("end", "start")  # read again and again: three times as fast as a named tuple's fields

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


def lines_of(text: str) -> list[Line]:
    """The lines that hold something, with white space at either end left out."""
    lines: list[Line] = []
    start = 0
    for content in text.split("\n"):
        if words := content.strip():
            length = len(words)
            begin = start if length == len(content) else start + len(content) - len(content.lstrip())
            lines.append(Line(begin, begin + length))
        start += len(content) + 1
    return lines
