"""The words of a draft in elements: a paragraph a line, and mentions of provisions as links."""

from __future__ import annotations

from bisect import bisect_left

from lxml import etree

from drafts.model import Draft, Span
from drafts.patterns import regex

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
Element = etree._Element
_NOT_IN_XML = regex("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, tag: str, **attributes: str) -> Element:
    """A new last child; attributes are given in the order in which they are written."""
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", {name: held(value) for name, value in attributes.items()})


def held(text: str) -> str:
    """The text with U+FFFD in place of the characters that XML can't hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


class Words:
    """Writes stretches of a draft's text."""

    def __init__(self, draft: Draft, eids: dict[str, str]) -> None:
        self.text = draft.text
        self._links = sorted(
            (r.span.start, r.span.end, eids[r.target])
            for r in draft.references
            if r.target is not None and r.target in eids
        )
        self._starts = [start for start, _, _ in self._links]

    def is_blank(self, start: int, end: int) -> bool:
        """Whether there is nothing but white space from ``start`` up to ``end``."""
        return not self.text[start:end].strip()

    def lines(self, start: int, end: int) -> list[Span]:
        """The lines of a stretch that hold something, with white space at either end left out."""
        found: list[Span] = []
        at = start
        while at < end:
            stop = self.text.find("\n", at, end)
            stop = end if stop < 0 else stop
            line = self.text[at:stop]
            bare = line.strip()
            if bare:
                lead = len(line) - len(line.lstrip())
                found.append(Span(at + lead, at + lead + len(bare)))
            at = stop + 1
        return found

    def paragraphs(self, parent: Element, start: int, end: int) -> None:
        """Adds a ``p`` for each line of a stretch; an empty one where it holds nothing, since a container needs one."""
        lines = self.lines(start, end)
        for line in lines:
            self.inline(add(parent, "p"), line.start, line.end)
        if not lines:
            add(parent, "p")

    def inline(self, element: Element, start: int, end: int) -> None:
        """Writes a stretch into an element that is still empty, mentions of provisions of this draft as ``ref``."""
        at = start
        last: Element | None = None
        for i in range(bisect_left(self._starts, start), len(self._links)):
            begin, stop, eid = self._links[i]
            if begin >= end:
                break
            if begin < at or stop > end or begin == stop:
                continue
            _append(element, last, self.text[at:begin])
            last = add(element, "ref", href=f"#{eid}")
            last.text = held(self.text[begin:stop])
            at = stop
        _append(element, last, self.text[at:end])


def _append(element: Element, last: Element | None, words: str) -> None:
    if last is None:
        element.text = held(words)
    else:
        last.tail = held(words)
