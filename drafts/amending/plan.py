"""What all instructions together do to a base: its rows of siblings and the changes of its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafts.amending.finding import Unfit
from drafts.amending.lists import Row, Settled
from drafts.amending.model import Remark
from drafts.amending.sheet import Change, Piece, Sheet
from drafts.model import Draft, Kind, Provision, Span

DEPTHS = {Kind.ARTICLE: 1, Kind.POINT: 1, Kind.PARAGRAPH: 2, Kind.ITEM: 3, Kind.SUBITEM: 4}
"""How deep insertions of a level stand; words inserted are deeper than any."""
ARTICLES = ""
"""The key of the row of all articles, whichever chapter they stand in."""


@dataclass
class Plan:
    """A base with the changes planned so far."""

    base: Draft
    fixed: bool
    """Provisions keep their numbers whatever is done."""
    adjust: bool
    """The decision says that numbers follow."""
    sheet: Sheet = field(init=False)
    rows: dict[str, Row] = field(default_factory=dict)
    settled: dict[str, Settled] = field(default_factory=dict)
    faults: dict[int, Remark] = field(default_factory=dict)
    doubts: dict[int, list[Remark]] = field(default_factory=dict)
    targets: dict[int, list[str]] = field(default_factory=dict)
    hosts: list[tuple[str, str, int]] = field(default_factory=list)
    """Articles found by the base's number where the decision gives the result's: key, number, instruction."""
    gone: dict[str, int] = field(default_factory=dict)
    """Provisions taken out, with those inside them."""

    def __post_init__(self) -> None:
        self.sheet = Sheet(self.base.text)

    def doubt(self, by: int, zh: str, en: str) -> None:
        """Note something that was done but should be looked at."""
        self.doubts.setdefault(by, []).append(Remark(zh, en))

    def row_key(self, provision: Provision) -> str:
        """The key of the row that a provision stands in."""
        if provision.kind in (Kind.ARTICLE, Kind.POINT):
            return ARTICLES
        division = provision.kind in (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)
        return f"{'#' if division else ''}{provision.parent or ''}"

    def row(self, key: str) -> Row:
        """The row of this key."""
        if key not in self.rows:
            self.rows[key] = Row(self._members(key), self.fixed)
        return self.rows[key]

    def _members(self, key: str) -> tuple[Provision, ...]:
        if key == ARTICLES:
            points = [p for p in self.base.provisions if p.kind is Kind.POINT and p.parent is None]
            return self.base.articles or tuple(points)
        divisions = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)
        children = self.base.children(key.lstrip("#") or None)
        if key.startswith("#"):
            return tuple(c for c in children if c.kind in divisions)
        return tuple(c for c in children if c.kind not in divisions)

    def replace(self, span: Span, pieces: tuple[Piece, ...], by: int) -> None:
        """Put other words in the place of a span. Raises Unfit where another instruction has already changed it."""
        self.free(span)
        self.sheet.add(Change(span, pieces, by, 9))

    def free(self, span: Span) -> None:
        """Raises Unfit where another instruction has changed any of a span."""
        holder = self.sheet.holder(span)
        if holder is not None:
            raise Unfit(
                f"这里的文字已由第 {holder + 1} 项修改", f"its words were already changed by instruction {holder + 1}"
            )

    def take_out(self, provision: Provision, by: int, *, moves: bool = False) -> None:
        """Take a provision out of its row and its words out of the text."""
        row = self.row(self.row_key(provision))
        if provision.key in row.removed:
            raise Unfit(
                f"它已由第 {row.removed[provision.key] + 1} 项删去或移走",
                f"it was already taken out by instruction {row.removed[provision.key] + 1}",
            )
        if not moves:
            self.free(provision.span)
        row.removed[provision.key] = by
        if not moves:
            self.sheet.claim(provision.span, by)
            for inside in self.base.provisions:
                if provision.span.holds(inside.span):
                    self.gone[inside.key] = by

    def number_of(self, key: str) -> str:
        """The number that a provision of the base has in the result."""
        provision = self.base.by_key[key]
        settled = self.settled.get(self.row_key(provision))
        if settled is None:
            return provision.number
        return next((e.number for e in settled.entries if e.old is not None and e.old.key == key), provision.number)
