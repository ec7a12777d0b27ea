"""A paragraph's words with the changes marked in them: as tracked changes, or struck out and underlined as in a table's cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from comments.word.oxml import Element, W

UNCHANGED, DELETED, INSERTED = " ", "-", "+"
_QUOTES = '“”‘’「」『』"'
_LOOKED_BACK = 400
"""Further than this, words on the other side of a long deletion or insertion aren't fetched."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``marks`` has a sign for each character: unchanged, deleted or inserted."""

    text: str
    marks: str

    @classmethod
    def plain(cls, text: str) -> Line:
        """A line without marked changes."""
        return cls(text, UNCHANGED * len(text))

    def stretch(self, start: int, end: int) -> Line:
        """Part of the line."""
        return Line(self.text[start:end], self.marks[start:end])

    def around(self, start: int, end: int, reach: int) -> str:
        """A place with ``reach`` characters before and after it, as they stood in the text that it belongs to.

        Beside words deleted or left alone, what is inserted is passed over; beside words inserted, what is deleted. A quotation
        mark ends the surroundings, unless nothing would be left of them.
        """
        marks = self.marks[start:end]
        other = "" if DELETED in marks and INSERTED in marks else DELETED if INSERTED in marks else INSERTED
        first = max(0, start - _LOOKED_BACK)
        before = self._without(first, start, other)[-reach:]
        after = self._without(end, end + _LOOKED_BACK, other)[:reach]
        inner_before, inner_after = _after_quote(before), _before_quote(after)
        if inner_before or inner_after:
            before, after = inner_before, inner_after
        return before + self.text[start:end] + after

    def _without(self, start: int, end: int, other: str) -> str:
        pairs = zip(self.text[start:end], self.marks[start:end], strict=True)
        return "".join(character for character, mark in pairs if mark != other)


def line_of(paragraph: Element) -> Line:
    """The words of a paragraph, of everything below it."""
    pieces = [*_pieces(paragraph)]
    return Line("".join(text for text, _ in pieces), "".join(mark * len(text) for text, mark in pieces))


def _pieces(paragraph: Element) -> Iterator[tuple[str, str]]:
    for each in paragraph.iter():
        if each.text:
            yield each.text, _mark(each, paragraph)
        if each.tail and each is not paragraph:
            yield each.tail, UNCHANGED


def _mark(element: Element, paragraph: Element) -> str:
    for each in chain((element,), element.iterancestors()):
        if each is paragraph or not isinstance(each.tag, str):
            return UNCHANGED
        name = etree.QName(each).localname
        if name in ("del", "moveFrom"):
            return DELETED
        if name in ("ins", "moveTo"):
            return INSERTED
        if name == "r" and (mark := _mark_of_look(each)) != UNCHANGED:
            return mark
    return UNCHANGED


def _mark_of_look(run: Element) -> str:
    """How a table's cell marks changes: struck out, or bold and underlined."""
    look = run.find(f"{{{W}}}rPr")
    if look is None:
        return UNCHANGED
    if look.find(f"{{{W}}}strike") is not None:
        return DELETED
    return INSERTED if all(look.find(f"{{{W}}}{name}") is not None for name in ("b", "u")) else UNCHANGED


def _after_quote(text: str) -> str:
    return text[max(text.rfind(mark) for mark in _QUOTES) + 1 :]


def _before_quote(text: str) -> str:
    return text[: min((found for mark in _QUOTES if (found := text.find(mark)) >= 0), default=len(text))]
