"""Provisions by where they stand and what they are numbered, for finding what a mention means."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from drafts.model import Kind, Provision
from drafts.numerals import read_numeral
from drafts.records import NamedTuple
from drafts.referring.speaking import UNITS

_ITEMS = frozenset({Kind.ITEM, Kind.SUBITEM})
_DIVISIONS = frozenset({Kind.CHAPTER, Kind.SECTION, Kind.PART, Kind.SUBPART, Kind.ANNEX})


def _plain(number: str) -> str:
    """An annex's number as compared: 一, １ and 1 are the same, as are a and A."""
    try:
        return str(read_numeral(number))
    except ValueError:
        return number.translate({c: c - 0xFEE0 for c in range(0xFF21, 0xFF3B)}).upper()


def _by_number(provisions: Iterable[Provision]) -> dict[str, Provision]:
    """The first of each number."""
    found: dict[str, Provision] = {}
    for provision in provisions:
        found.setdefault(provision.number, provision)
    return found


class _Row(NamedTuple):
    """Provisions of one level that follow one another."""

    provisions: list[Provision]
    starts: list[int]

    def at(self, offset: int) -> int:
        """The place in the row of the one that a character stands in or after; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def around(self, offset: int) -> Provision | None:
        """The one that a character stands in or after."""
        at = self.at(offset)
        return self.provisions[at] if at >= 0 else None


class Places:
    """An index over a draft's provisions."""

    def __init__(self, provisions: Sequence[Provision]) -> None:
        self._by_key = {p.key: p for p in provisions}
        self._children: defaultdict[str | None, list[Provision]] = defaultdict(list)
        self._annex: dict[str, str] = {}
        annex = ""
        self.units: list[Provision] = []
        self._articles: dict[tuple[str, str], Provision] = {}
        self._again: dict[tuple[str, str], list[Provision]] = {}
        """Where articles are numbered afresh in each chapter, all those of a number."""
        self._order: dict[str, int] = {}
        self._divisions: dict[tuple[Kind, str], list[Provision]] = {}
        self._rows: dict[tuple[str, Kind | None], _Row] = {}
        self._numbered: dict[tuple[str, bool], dict[str, Provision]] = {}
        for provision in provisions:
            kind, parent, key = provision.kind, provision.parent, provision.key
            self._children[parent].append(provision)
            if kind in UNITS:
                if parent is None:
                    annex = ""
                self._order[key] = len(self.units)
                self.units.append(provision)
                self._annex[key] = annex
                first = self._articles.setdefault((annex, provision.number), provision)
                if first is not provision:
                    self._again.setdefault((annex, provision.number), [first]).append(provision)
            elif kind in _DIVISIONS:
                if kind is Kind.ANNEX:
                    annex = key
                elif parent is None:
                    annex = ""
                self._divisions.setdefault((kind, provision.number), []).append(provision)
            elif parent is None:
                annex = ""
        self._kinds = {kind for kind, _ in self._divisions}
        self._sections_numbered = any(kind is Kind.SECTION and number for kind, number in self._divisions)
        self._annexes = [p for p in provisions if p.kind is Kind.ANNEX] if Kind.ANNEX in self._kinds else []

    def article(self, number: str, near: Provision, within: Provision | None = None) -> Provision | None:
        """The article of this number in the same instrument: the annex that ``near`` stands in, else the body.

        Where several have it, that of the chapter ``within``, or of the one that ``near`` stands in.
        """
        annex = self._annex.get(near.key, "")
        if again := self._again.get((annex, number)):
            chapter = self._outermost(within or near)
            return next((each for each in again if self._outermost(each) == chapter), again[0])
        return self._articles.get((annex, number)) or (self._articles.get(("", number)) if annex else None)

    def _outermost(self, provision: Provision) -> str:
        """The key of the chapter, or what else stands outermost, that a provision is in."""
        while provision.parent is not None and provision.parent in self._by_key:
            provision = self._by_key[provision.parent]
        return provision.key

    def is_beyond(self, number: str, near: Provision) -> bool:
        """Whether an article of this number would stand before the body's first article or after its last."""
        if self._annex.get(near.key) or not number.replace(".", "", 1).isdecimal():
            return False
        dots = number.count(".")  # Article 30.1, of a chapter that the text hasn't
        own = [n for annex, n in self._articles if not annex and n.count(".") == dots]
        chapters = [int(n.partition(".")[0]) for n in own if n.replace(".", "", 1).isdecimal()]
        return bool(chapters) and not min(chapters) <= int(number.partition(".")[0]) <= max(chapters)

    def article_of(self, provision: Provision) -> Provision | None:
        """The article or point around a provision, or the provision itself."""
        here: Provision | None = provision
        while here is not None and here.kind not in UNITS:
            here = self._by_key.get(here.parent) if here.parent else None
        return here

    def paragraph_of(self, provision: Provision) -> Provision | None:
        """The paragraph around a provision."""
        here: Provision | None = provision
        while here is not None and here.kind is not Kind.PARAGRAPH:
            here = self._by_key.get(here.parent) if here.parent else None
        return here

    def paragraphs(self, article: Provision) -> list[Provision]:
        """The paragraphs of an article."""
        return self._row(article, Kind.PARAGRAPH).provisions

    def paragraph(self, article: Provision, number: str) -> Provision | None:
        """The paragraph of this number."""
        key = (article.key, True)
        if key not in self._numbered:
            self._numbered[key] = _by_number(self.paragraphs(article))
        return self._numbered[key].get(number)

    def paragraph_at(self, article: Provision, offset: int) -> Provision | None:
        """The paragraph of an article that a character stands in."""
        return self._row(article, Kind.PARAGRAPH).around(offset)

    def item(self, holder: Provision, number: str) -> Provision | None:
        """The item of this number in a paragraph, an item or, over all its paragraphs, an article."""
        key = (holder.key, False)
        if key not in self._numbered:
            items = [p for p in self._children.get(holder.key, ()) if p.kind in _ITEMS]
            if holder.kind in UNITS:
                for paragraph in self.paragraphs(holder):
                    items += [p for p in self._children.get(paragraph.key, ()) if p.kind in _ITEMS]
            self._numbered[key] = _by_number(items)
        return self._numbered[key].get(number)

    def _row(self, holder: Provision | None, kind: Kind | None) -> _Row:
        """What stands right below a provision, of one level or of any; looked up once, for an article may have thousands."""
        if holder is None:
            return _Row([], [])
        row = self._rows.get((holder.key, kind))
        if row is None:
            below = self._children.get(holder.key, [])
            found = [p for p in below if p.kind is kind] if kind is not None else below
            row = self._rows[holder.key, kind] = _Row(found, [p.span.start for p in found])
        return row

    def division(self, kind: Kind, number: str, inside: Provision | None, near: Provision) -> Provision | None:
        """A chapter or section by number: inside the one named before it, else the nearest around ``near``."""
        found = self._divisions.get((kind, number), [])
        if inside is not None:
            found = [p for p in found if inside.span.holds(p.span)] or found
        around = near
        while around.parent:
            around = self._by_key[around.parent]
            nearer = [p for p in found if around.span.holds(p.span)]
            if nearer:
                return nearer[0]
        return found[0] if found else None

    def has(self, kind: Kind) -> bool:
        """Whether the draft has any part, chapter, section or annex of this kind; not headings without a number."""
        return kind in self._kinds and (kind is not Kind.SECTION or self._sections_numbered)

    def annex(self, word: str, number: str) -> Provision | None:
        """The annex of this number, by the word that names it where there are several kinds (附件, 附录); the only one without."""
        alike = [p for p in self._annexes if p.label.startswith(word) and word] or self._annexes
        if not number:
            return alike[0] if len(alike) == 1 else None
        wanted = _plain(number)
        numbered = next((p for p in alike if _plain(p.number) == wanted), None)
        return numbered or (alike[0] if len(alike) == 1 and not alike[0].number and wanted == "1" else None)

    def part(self, holder: Provision, number: str, *, paragraph: bool = False) -> Provision | None:
        """What (2) or (a) means below a provision: an article's paragraph of that number, else an item of it.

        With ``paragraph``, only a paragraph where the provision is an article.
        """
        if holder.kind in UNITS:
            found = self.paragraph(holder, number)
            if found is not None or paragraph:
                return found
        return self.item(holder, number)

    def subparagraph(self, holder: Provision, count: int) -> Provision | None:
        """The unnumbered paragraph of this place inside a numbered one, the first being its opening; -1 is the last."""
        inner = self.paragraphs(holder)
        if holder.kind in UNITS:
            return inner[count - 1 if count > 0 else -1] if inner and count <= len(inner) else None
        following = [p for p in inner if not p.number or not p.label]
        if count == 1:
            return holder
        if count == -1:
            return following[-1] if following else holder
        return following[count - 2] if count - 2 < len(following) else None

    def around(self, provision: Provision, kind: Kind) -> Provision | None:
        """The provision of this kind that holds this one, or is it."""
        here: Provision | None = provision
        while here is not None and here.kind is not kind:
            here = self.parent(here)
        return here

    def between(self, first: Provision | None, last: Provision) -> list[Provision]:
        """The provisions between the two ends of a range, in order; none where they aren't of one row."""
        if first is None or first.kind is not last.kind:
            return []
        if last.kind in UNITS:
            row = self.units[self._order[first.key] + 1 : self._order[last.key]]
            return [p for p in row if self._annex[p.key] == self._annex[last.key]]
        if first.parent != last.parent:
            return []
        row = self._children.get(last.parent, [])
        return [p for p in row if p.kind is last.kind and first.span.start < p.span.start < last.span.start]

    def parent(self, provision: Provision) -> Provision | None:
        """The provision that holds this one."""
        return self._by_key.get(provision.parent) if provision.parent else None

    def item_around(self, article: Provision, offset: int) -> Provision | None:
        """The item of an article that a character stands in."""
        return self._row(self.paragraph_at(article, offset), Kind.ITEM).around(offset)

    def relative(self, words: str, near: Provision, offset: int) -> list[Provision]:
        """What 前款, 前两款, 前条, 前项, 本条, 本款, 本章 mean at a place in an article, in order; nothing where there is none."""
        unit = words[-1]
        if words[0] == "本":
            found = self._this("分编" if words.endswith("分编") else unit, near, offset)
            return [found] if found is not None else []
        middle = words[1:-1].strip("述")
        try:
            back = read_numeral(middle) if middle else 1
        except ValueError:
            return []
        if unit == "条":
            at = self._order[near.key]
            before = [p for p in self.units[max(0, at - back) : at] if self._annex[p.key] == self._annex[near.key]]
            return before if len(before) == back else []
        row = self._row(near, Kind.PARAGRAPH)
        paragraphs, at = row.provisions, row.at(offset)
        if at < 0:
            return []
        if unit == "款":
            return paragraphs[at - back : at] if at >= back else []
        return self._items_before(paragraphs, at, offset, back)

    def _items_before(self, paragraphs: Sequence[Provision], at: int, offset: int, back: int) -> list[Provision]:
        """前项 and 前三项: in a list, the items above; below a list, its last item, or its first three."""
        items = self._row(paragraphs[at], Kind.ITEM)
        inside = items.at(offset)
        if inside >= 0:
            return items.provisions[inside - back : inside] if inside >= back else []
        above = self._row(paragraphs[at - 1], Kind.ITEM).provisions if at else []
        if len(above) < back:
            return []
        return above[-1:] if back == 1 else above[:back]

    def _this(self, unit: str, near: Provision, offset: int) -> Provision | None:
        if unit == "条":
            return near
        if unit == "款":
            return self.paragraph_at(near, offset)
        if unit == "项":
            here = self.paragraph_at(near, offset)
            return self._row(here, None).around(offset) or here
        wanted = {"章": Kind.CHAPTER, "节": Kind.SECTION, "编": Kind.PART, "分编": Kind.SUBPART}.get(unit)
        around: Provision | None = near
        while around is not None and around.kind is not wanted:
            around = self._by_key.get(around.parent) if around.parent else None
        return around
