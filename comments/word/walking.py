"""Walks through the body of a Word file, one element after the other, and keeps what its words are and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree

from comments.errors import WordFileError
from comments.word.marked import Mark
from comments.word.opening import Opened, damaged
from comments.word.oxml import MC, Element, W
from drafts.characters import han_letters
from drafts.load.numbering import Numbering
from drafts.patterns import regex

_W = f"{{{W}}}"
_INSERTIONS = frozenset((f"{_W}ins", f"{_W}moveTo"))
_DELETIONS = frozenset((f"{_W}del", f"{_W}moveFrom"))
_PASSED = frozenset(
    f"{_W}{name}" for name in ("pPr", "rPr", "instrText", "delInstrText", "sdtPr", "sdtEndPr", "fldData", "tblPr",
                                "tblGrid", "trPr", "tcPr", "sectPr", "proofErr", "ruby")
) | {f"{{{MC}}}Fallback"}  # fmt: skip
_DATE = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d{1,2}):(\d{1,2}))?")
_LOOKS = regex("(?:rPr|pPr|sectPr|tblPr|tblGrid|trPr|tcPr|tblPrEx|numbering)Change")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, or a paragraph's mark, and what becomes of them."""

    text: str
    inserted: Mark | None
    deleted: Mark | None


@dataclass(slots=True)
class Walked:
    """What was found on the way."""

    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    """Of all pieces."""
    ranges: dict[str, list[int]] = field(default_factory=dict)
    """Where a comment's range begins and ends, by the comment's id in the file."""
    references: dict[str, int] = field(default_factory=dict)
    bookmarks: dict[str, int] = field(default_factory=dict)
    looks_changed: int = 0


def walk(opened: Opened) -> Walked:
    """The body of a Word file. Raises WordFileError."""
    root = opened.root(opened.main())
    body = None if root is None else root.find(f"{_W}body")
    if body is None:
        raise damaged(opened.name, opened.main())
    walker = _Walker(_numbering(opened))
    walker.block(body, _Fate())
    walker.walked.looks_changed = sum(1 for e in body.iter(etree.Element) if _LOOKS.fullmatch(etree.QName(e).localname))
    return walker.walked


def _numbering(opened: Opened) -> Numbering:
    roots = []
    for kind in ("numbering", "styles"):
        name = opened.beside(kind)
        try:
            roots.append(opened.root(name) if name else None)
        except WordFileError:
            roots.append(None)  # the words can be read without their automatic numbers
    return Numbering.of(*roots)


@dataclass(frozen=True, slots=True)
class _Fate:
    inserted: Mark | None = None
    deleted: Mark | None = None

    def within(self, element: Element) -> _Fate:
        """The fate of what stands inside an element."""
        if element.tag in _INSERTIONS:
            return _Fate(mark_of(element), self.deleted)
        if element.tag in _DELETIONS:
            return _Fate(self.inserted, mark_of(element))
        return self


class _Walker:
    """Depth is bounded by the parser, which refuses more than 256 elements within one another."""

    def __init__(self, numbering: Numbering) -> None:
        self.walked = Walked()
        self.numbering = numbering
        self._last = _Fate()
        self._open = False

    def block(self, container: Element, fate: _Fate) -> None:
        """Paragraphs and tables, and what holds them. Between two paragraphs stands the mark of the first."""
        for element in container:
            tag = element.tag
            if tag == f"{_W}p":
                self._paragraph(element, fate)
            elif tag == f"{_W}tr":
                self.block(element, _row(element, fate))
            elif tag in _PASSED or not isinstance(tag, str):
                continue
            elif tag == f"{_W}bookmarkStart" or tag.startswith(f"{_W}comment"):
                self._note(element)
            else:
                self.block(element, fate.within(element))

    def _paragraph(self, paragraph: Element, fate: _Fate) -> None:
        if self._open:
            self._put("\n", self._last)
        self._open = True
        label = self.numbering.label(paragraph)
        if label:
            self._put(label, fate)
        boxes: list[tuple[Element, _Fate]] = []
        self._inline(paragraph, fate, boxes)
        self._last = _mark(paragraph, fate)
        for box, inside in boxes:
            self.block(box, inside)

    def _inline(self, container: Element, fate: _Fate, boxes: list[tuple[Element, _Fate]]) -> None:
        for element in container:
            tag = element.tag
            if tag in _PASSED or not isinstance(tag, str):
                continue
            if tag == f"{_W}t" or tag == f"{_W}delText":
                self._put(element.text or "", fate)
            elif tag == f"{_W}txbxContent":
                boxes.append((element, fate))
            elif tag in _SIGNS:
                self._put("" if element.get(f"{_W}type") in ("page", "column") else _SIGNS[tag], fate)
            elif tag == f"{_W}bookmarkStart" or tag.startswith(f"{_W}comment"):
                self._note(element)
            else:
                self._inline(element, fate.within(element), boxes)

    def _note(self, element: Element) -> None:
        at, identity = self.walked.length, str(element.get(f"{_W}id"))
        local = etree.QName(element).localname
        if local == "bookmarkStart":
            self.walked.bookmarks.setdefault(str(element.get(f"{_W}name")), self._beginning())
        elif local == "commentRangeStart":
            self.walked.ranges.setdefault(identity, [self._beginning(), at])
        elif local == "commentRangeEnd":
            self.walked.ranges.setdefault(identity, [at, at])[1] = at
        elif local == "commentReference":
            self.walked.references.setdefault(identity, at)

    def _beginning(self) -> int:
        """Where the next words will stand: behind the mark of the paragraph before, though that isn't put yet."""
        return self.walked.length

    def _put(self, text: str, fate: _Fate) -> None:
        if text:
            self.walked.pieces.append(Piece(text, fate.inserted, fate.deleted))
            self.walked.length += len(text)


_SIGNS = {
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}noBreakHyphen": "-",
}


def _mark(paragraph: Element, fate: _Fate) -> _Fate:
    """The fate of a paragraph's mark."""
    properties = paragraph.find(f"{_W}pPr/{_W}rPr")
    for element in () if properties is None else properties:
        fate = fate.within(element)
    return fate


def _row(row: Element, fate: _Fate) -> _Fate:
    """The fate of a row of a table: all that stands in it shares it."""
    properties = row.find(f"{_W}trPr")
    for element in () if properties is None else properties:
        fate = fate.within(element)
    return fate


def mark_of(element: Element) -> Mark:
    """Who made a revision or comment, and when."""
    author = " ".join(str(element.get(f"{_W}author", "")).split())
    return Mark(readable_name(author), read_date(str(element.get(f"{_W}date", ""))))


def readable_name(author: str) -> str:
    """A person's name as it was before a trip through .rtf, on which a Chinese one becomes Western signs: ``Í¬ÊÂ¼×`` is 同事甲.

    Empty for one of which question marks are left.
    """
    if not author.strip("? "):
        return ""
    letters = author.replace(" ", "")
    if len(letters) < 4 or any(letter < "\x80" for letter in letters):
        return author
    try:
        parts = (letter.encode("latin-1" if letter < "\xa0" else "cp1252") for letter in letters)
        chinese = b"".join(parts).decode("gbk")
    except UnicodeError:
        return author
    return chinese if han_letters(chinese) == len(chinese) else author


def read_date(text: str) -> datetime | None:
    """A date as Word and others write it, to the minute, without a time zone; None for ``0-00-00T…`` and the like."""
    found = _DATE.match(text.strip())
    if found is None:
        return None
    try:
        return datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None
