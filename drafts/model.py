"""A draft as data: one canonical text, and facts that point into it.

Offsets count characters (code points) of ``Draft.text``. Nothing here holds a private copy of the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property

from drafts.errors import UnknownProvisionError
from drafts.numerals import read_numeral
from drafts.patterns import regex
from drafts.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date  # takes long to load, and few drafts come with a notice
    from typing import Final


class Span:
    """Characters ``start`` up to, not including, ``end`` of a draft's text."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        self.start: Final = start
        self.end: Final = end

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start == other.start and self.end == other.end

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __lt__(self, other: Span) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def __repr__(self) -> str:
        return f"Span(start={self.start}, end={self.end})"

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end


class Kind(StrEnum):
    """The level of a provision, outermost first. Values are the names that JSON output uses."""

    PART = "part"
    """编"""
    SUBPART = "subpart"
    """分编; an EU TITLE counts as a part"""
    CHAPTER = "chapter"
    """章"""
    SECTION = "section"
    """节"""
    ARTICLE = "article"
    """条"""
    PARAGRAPH = "paragraph"
    """款: unnumbered in Chinese rules, ``1.`` in EU acts"""
    ITEM = "item"
    """项: （一）, or (a)"""
    SUBITEM = "subitem"
    """目: 1. below （一）, or (i) below (a)"""
    POINT = "point"
    """一、 in instruments without articles"""
    RECITAL = "recital"
    ANNEX = "annex"


class RegionKind(StrEnum):
    """What a stretch of the file is, besides law."""

    NOTICE = "notice"
    """the consultation notice or issuing circular"""
    FRONT = "front"
    """title, preamble, recitals: what stands between the notice and the first provision"""
    CONTENTS = "contents"
    BODY = "body"
    """the provisions"""
    ANNEX = "annex"
    TAIL = "tail"
    """signatures, explanations, what a web page adds"""


class Region(NamedTuple):
    """A stretch of the canonical text. A draft's regions follow one another and cover the text without gap."""

    kind: RegionKind
    span: Span


class Provision(NamedTuple):
    """A numbered or countable piece of a draft, from 编 down to 目."""

    key: str
    """Unique within the draft, in the style of Akoma Ntoso: ``art_12__para_2__item_3``; a repeated number gets a suffix."""
    kind: Kind
    number: str
    """In Arabic figures: ``12``, ``120-5`` for 第一百二十条之五, ``4a`` for Article 4a; empty where there is none."""
    label: str
    """As printed: 第十二条, （一）, Article 12; empty for an unnumbered paragraph."""
    title: str
    """A chapter's title or an article's caption, without its brackets; empty where there is none."""
    span: Span
    """All of it, label and children included, without the line break after it."""
    body: Span
    """What follows label and caption, without leading spaces; for a chapter, what follows its heading."""
    parent: str | None
    """The key of the provision that holds this one."""
    flags: tuple[str, ...] = ()
    """Codes of what was doubtful about it: ``label-lost``, ``inline``, ``gap``, ``repeat``."""


class Reference(NamedTuple):
    """A mention of a provision, in this draft or in another law."""

    article: str
    """The key of the article that mentions it."""
    span: Span
    text: str
    """The words of the mention: 第十二条第二款, 前款, 《…法》第三条."""
    target: str | None
    """The key of the provision meant, where it is in this draft and was found."""
    external: bool
    """Whether it points to another law."""
    also: tuple[str, ...] = ()
    """The keys of further provisions that these words mean: those between the ends of 第五条至第八条, held by the mention
    that closes the range; the nearer of 前两款."""
    holder: str | None = None
    """The article around a paragraph or point that was not found. It is the target where the text evidently lost them."""
    beyond: bool = False
    """Whether it names an article before the first or after the last of a text that evidently is a part of the draft."""


class Channel(NamedTuple):
    """A way to hand in comments, or something asked of whoever uses it.

    ``kind`` is ``email``, ``post``, ``portal``, ``fax`` or ``phone``; ``legend`` for the words to put on the envelope,
    ``subject`` for those in an e-mail's subject, ``contact`` for the person to ask, ``form`` for a form to fill in, and
    ``seal`` where comments must be sealed.
    """

    kind: str
    value: str


class Notice(NamedTuple):
    """What a consultation notice says. Dates are Beijing dates; a deadline ends at 24:00 of its day."""

    text: str
    issuer: str
    opened: date | None
    deadline: date | None
    channels: tuple[Channel, ...]


class Diagnostic(NamedTuple):
    """Something doubtful about a draft, said plainly in both languages."""

    code: str
    """For example ``gap``, ``repeat``, ``label-lost``, ``stops-early``, ``stray-text``, ``invisible-character``."""
    zh: str
    en: str
    line: int
    """The line of the canonical text, counted from 1."""
    article: str | None = None
    """The key of the article concerned."""


class _Draft(NamedTuple):
    title: str
    language: str
    """``zh`` or ``en``; other codes by ISO 639-1."""
    profile: str
    """The numbering grammar that fitted: ``zh-statute``, ``eu`` …"""
    text: str
    regions: tuple[Region, ...]
    provisions: tuple[Provision, ...]
    """In the order of the text, a parent before its children."""
    references: tuple[Reference, ...]
    notice: Notice | None
    diagnostics: tuple[Diagnostic, ...]


class Draft(_Draft):
    """One version of a rule: its canonical text and everything that was read from it."""

    @cached_property
    def by_key(self) -> dict[str, Provision]:
        """Every provision under its key."""
        return {provision.key: provision for provision in self.provisions}

    @cached_property
    def articles(self) -> tuple[Provision, ...]:
        """The articles of the body in order; the points of an instrument that has none, unless they amend another law's."""
        found = self.outside_annexes(Kind.ARTICLE)
        return found if found or self.profile == "zh-decision" else self.outside_annexes(Kind.POINT)

    def outside_annexes(self, kind: Kind) -> tuple[Provision, ...]:
        """The provisions of a kind in order, those in annexes left out."""
        annexed: set[str | None] = set()
        found: list[Provision] = []
        for provision in self.provisions:
            if provision.kind is Kind.ANNEX or provision.parent in annexed:
                annexed.add(provision.key)
            elif provision.kind is kind:
                found.append(provision)
        return tuple(found)

    @cached_property
    def _children(self) -> dict[str | None, tuple[Provision, ...]]:
        children: dict[str | None, list[Provision]] = {}
        for provision in self.provisions:
            children.setdefault(provision.parent, []).append(provision)
        return {parent: tuple(found) for parent, found in children.items()}

    def children(self, key: str | None) -> tuple[Provision, ...]:
        """The provisions directly below the one named, in order; with ``None``, the outermost ones."""
        return self._children.get(key, ())

    def ancestors(self, provision: Provision) -> Iterator[Provision]:
        """The provisions around this one, innermost first."""
        parent = provision.parent
        while parent is not None:
            found = self.by_key[parent]
            yield found
            parent = found.parent

    def headings(self, provision: Provision) -> tuple[str, ...]:
        """Labels and titles of the parts, chapters and sections around a provision, outermost first."""
        return tuple(f"{p.label} {p.title}".strip() for p in self.ancestors(provision))[::-1]

    def slice(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]

    def body(self, provision: Provision) -> str:
        """The words of a provision after its label and caption."""
        return self.slice(provision.body)

    def bodies(self, keys: Sequence[str]) -> str:
        """The words of several provisions, by their keys, one below the other."""
        if len(keys) == 1:  # nearly always
            span = self.by_key[keys[0]].body
            return self.text[span.start : span.end]
        return "\n".join([self.body(self.by_key[key]) for key in keys])

    def article(self, name: str) -> Provision:
        """The article with this number (``12``, ``十二``), label (``第十二条``, ``第 12 条``) or key (``art_12``).

        Raises UnknownProvisionError where the draft has no such article.
        """
        wanted = "".join(name.split())
        number = _number_of(wanted)
        for article in self.articles:
            if wanted in (article.number, article.key, "".join(article.label.split())):
                return article
        found = next((article for article in self.articles if number and article.number == number), None)
        if found is not None:
            return found
        label = self.articles[-1].label if self.articles else ""
        number = self.articles[-1].number if self.articles else "12"
        raise UnknownProvisionError(
            f"《{self.title}》没有“{name}”这一条（最后一条是{label or '空'}）。请只写条号，例如 {number}。",
            f"“{self.title}” has no article {name} (its last is {label or 'none'}). Give its number alone, such as {number}.",
        )

    def line_of(self, offset: int) -> int:
        """The line, counted from 1, on which a character stands."""
        return self.text.count("\n", 0, offset) + 1


_NAMED = regex(
    r"[Aa]rt(?:icle|\.)?(?P<en>[0-9]{1,4}[a-z]{0,2})|第?(?P<n>[^條条之第]{1,12})[條条]?(?:之(?P<sub>[^條条之第]{1,4}))?"
)


def _number_of(name: str) -> str:
    """The number in Arabic figures of an article named in another way than it is printed; empty where it is none."""
    match = _NAMED.fullmatch(name)
    if match is None:
        return ""
    if match["en"]:
        return match["en"]
    try:
        number = str(read_numeral(match["n"]))
        return f"{number}-{read_numeral(match['sub'])}" if match["sub"] else number
    except ValueError:
        return ""
