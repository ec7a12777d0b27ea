"""Mentions of provisions in English: Article 5(2), point (a) of paragraph 1, Chapter II, Article 6 of Regulation (EU) …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.model import Kind, Provision, Reference, Span
from drafts.parsing.profile import read_any_numeral
from drafts.patterns import regex
from drafts.referring.places import Places
from drafts.referring.western_words import (
    AFTER_ELSEWHERE,
    LINK,
    OF_A_CODE,
    OWN_KIND,
    SOURCE,
    SUBPARAGRAPH,
    TOKEN,
    Number,
    Token,
    token,
)

_AMENDS = regex(
    r"(?:1\.[ ])?[^\n]{0,240}\b(?:Regulation|Directive|Decision|Act|Code|Law)\b[^\n]{0,120} (?:is|are) (?:hereby )?amended"
    r" (?:as follows|by)"
)
_OF_THIS = regex(r"[ ]of this (?:Regulation|Directive|Decision|Act|Law|Code)")
_DIVISIONS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX)


def find_references(text: str, provisions: Sequence[Provision], title: str = "") -> tuple[Reference, ...]:
    """The mentions of provisions in the articles of an act in English, in order.

    A mention followed by “of Regulation …”, “of the Charter” and the like is external; all others are of this draft.
    “The Measures” and “the Law” are this draft where its ``title`` calls it so.
    """
    places = Places(provisions)
    found: list[Reference] = []
    for unit in places.units:
        found += _Reader(text, unit, places, title).read()
    return tuple(found)


class _Reader:
    """Reads the mentions of one article."""

    __slots__ = ("absent", "amends", "named", "outside", "places", "text", "title", "unit")

    def __init__(self, text: str, unit: Provision, places: Places, title: str) -> None:
        self.text = text
        self.unit = unit
        self.places = places
        self.title = title
        head = min(unit.body.end, unit.body.start + 400)
        self.amends = _AMENDS.match(text, unit.body.start, head) is not None
        """The article changes another act, so that its mentions are of that one."""
        self.named: Provision | None = None
        """The article or paragraph that the last mention meant, for “that Article”."""
        self.outside = False
        """The last mention was of another act."""
        self.absent = -1
        """Where a mention of an annex or chapter ended that this draft doesn't have."""

    def read(self) -> Iterator[Reference]:
        tokens = [token(m) for m in TOKEN.finditer(self.text, self.unit.body.start, self.unit.span.end)]
        i = 0
        while i < len(tokens):
            chain = [tokens[i]]
            i += 1
            while i < len(tokens) and self._joined(chain, tokens[i]):
                chain.append(tokens[i])
                i += 1
            yield from self._mention(chain)

    def _joined(self, chain: Sequence[Token], following: Token) -> bool:
        """Whether a token belongs to the mention before it: deeper after a comma, less deep after “of”."""
        last = chain[-1]
        link = LINK.fullmatch(self.text, last.span.end, following.span.start)
        if link is None or any(t.depth == following.depth for t in chain):
            return False
        if link[0].startswith(",") and link[0].strip() == ",":
            rising = self.text[following.span.start].isupper() and last.name in ("point", "paragraph")
            return (following.depth > last.depth and following.depth >= 2) or (
                rising and following.depth < last.depth and following.name in ("article", "paragraph")
            )
        return following.depth < last.depth or (
            following.name == "this" and following.depth < max(t.depth for t in chain)
        )

    def _mention(self, chain: list[Token]) -> Iterator[Reference]:
        """The references of one mention: one for each number of its deepest level, and for each article beyond the first."""
        first, inner = chain[0], max(chain, key=lambda t: t.depth)
        foreign_word = first.other_word and self.unit.label.startswith(("Art", "ART"))
        if self._is_heading(first) or foreign_word or (first.other_word and self._is_source(first.span.start)):
            return
        external = self._is_external(chain) or (self.amends and not self._is_own(chain))
        outer = chain[-1]
        end = outer.numbers[0].span.end if outer is not inner else outer.span.end
        holder, broken = self._holder(chain, inner) if not external else (None, False)
        yield from self._numbers(chain, inner, holder, Span(first.span.start, end), external=external, broken=broken)
        if outer is not inner and len(outer.numbers) > 1:
            rest = outer._replace(numbers=outer.numbers[1:])
            whole = Span(rest.numbers[0].span.start, outer.span.end)
            yield from self._numbers([rest], rest, None, whole, external=external, broken=False)
        self.outside = external

    def _is_own(self, chain: Sequence[Token]) -> bool:
        """Whether an article that amends another act says that it means this one: Article 2 of this Regulation."""
        return _OF_THIS.match(self.text, chain[-1].span.end) is not None

    def _is_source(self, start: int) -> bool:
        """Whether a mention stands in a note of where a section comes from: (Code 1985, § 2-1; Ord. No. 94-12, § 1)."""
        opened = self.text.rfind("(", max(0, start - 200), start)
        return opened >= 0 and SOURCE.match(self.text, opened, start) is not None

    def _holder(self, chain: Sequence[Token], inner: Token) -> tuple[Provision | None, bool]:
        """What the outer levels of a mention mean, and whether they lead nowhere."""
        holder: Provision | None = None
        for outer in sorted((t for t in chain if t is not inner), key=lambda t: t.depth):
            holder = self._target(outer, outer.numbers[0], holder, None)
            if holder is None:
                return None, True
        return holder, False

    def _numbers(
        self,
        chain: Sequence[Token],
        inner: Token,
        holder: Provision | None,
        whole: Span,
        *,
        external: bool,
        broken: bool,
    ) -> Iterator[Reference]:
        before: Provision | None = None
        around: Provision | None = None
        for at, number in enumerate(inner.numbers):
            start = whole.start if at == 0 else number.span.start
            end = whole.end if at == len(inner.numbers) - 1 else number.span.end
            target = None if external or broken else self._target(inner, number, holder, before)
            if target is None and not external and self._is_elsewhere(chain, inner, number):
                continue
            also: tuple[str, ...] = ()
            if target is not None and number.ends_range:
                also = tuple(p.key for p in self.places.between(before, target))
            if target is not None and inner.name == "before":
                also = tuple(p.key for p in self._preceding(inner, int(number.parts[0]))[1:])
            before = target or before
            around = target or around
            words = self.text[start:end]
            found = Reference(self.unit.key, Span(start, end), words, target.key if target else None, external, also)
            if target is None and not external:
                around = self._around(chain, inner, number, around)
                found = self._unresolved(found, chain, inner, number, around)
            yield found
        self.named = before or self.named

    def _around(
        self, chain: Sequence[Token], inner: Token, number: Number, before: Provision | None
    ) -> Provision | None:
        """The article that a mention leads to as far as it goes, given what the number before it meant."""
        if any(t.kind in _DIVISIONS for t in chain):
            return None
        outer = next((t for t in chain if t.kind is Kind.ARTICLE), None)
        if outer is None or outer.name == "this":
            return self.unit
        named = _article_number(outer, inner, number)
        if named == "":  # the (4) of Article 49(3) and (4)
            return self.places.article_of(before) if before is not None else None
        return self.places.article(named, self.unit) if outer.name == "article" else None

    def _unresolved(
        self, mention: Reference, chain: Sequence[Token], inner: Token, number: Number, around: Provision | None
    ) -> Reference:
        """A mention that leads nowhere, with what is known of it."""
        outer = next((t for t in chain if t.name == "article"), None)
        named = _article_number(outer, inner, number) if outer is not None and around is None else ""
        beyond = self.places.is_beyond(named, self.unit)
        return mention._replace(holder=around.key if around is not None else None, beyond=beyond)

    def _target(
        self, each: Token, number: Number, holder: Provision | None, before: Provision | None
    ) -> Provision | None:
        if each.name == "this":
            return self._this(each)
        if each.name == "that":
            return self.places.article_of(self.named) if self.named and each.kind is Kind.ARTICLE else self.named
        if each.name == "before":
            row = self._preceding(each, int(number.parts[0]))
            return row[0] if row else None
        if each.kind in _DIVISIONS:
            return self._division(each, number, holder)
        if each.kind is Kind.ARTICLE:
            return self._article(number, before)
        if each.depth == SUBPARAGRAPH or each.name == "ordinal":
            return self._ordinal(each, int(number.parts[0]), holder)
        return self._below(each, number, holder, before)

    def _article(self, number: Number, before: Provision | None) -> Provision | None:
        if number.parts and number.parts[0] == "":  # the (3) of Article 5(1) and (3)
            here = self._holder_of(before, number.parts[1])
            parts = number.parts[1:]
        else:
            here, parts = self._numbered(number.parts[0]), number.parts[1:]
        for part in parts:
            here = self.places.part(here, part) if here is not None else None
        return here

    def _numbered(self, number: str) -> Provision | None:
        """The article of a number, or the paragraph that bears it: 3.1 is one of clause 3 in most contracts."""
        found = self.places.article(number, self.unit)
        clause, dot, _ = number.partition(".")
        if found is None and dot and (around := self.places.article(clause, self.unit)) is not None:
            return self.places.part(around, number)
        return found

    def _holder_of(self, before: Provision | None, part: str) -> Provision | None:
        """The nearest provision around the last one that has a part of this number."""
        here = self.places.parent(before) if before is not None else None
        while here is not None and self.places.part(here, part) is None:
            here = self.places.parent(here)
        return here

    def _below(
        self, each: Token, number: Number, holder: Provision | None, before: Provision | None
    ) -> Provision | None:
        parts = tuple(part for part in number.parts if part)
        if holder is not None:
            starts = [holder]
        else:
            here = self.places.paragraph_at(self.unit, number.span.start)
            starts = [p for p in (here, self.unit) if p is not None]
            starts = starts if each.kind is Kind.ITEM else [self.unit]
            if before is not None and number.parts[:1] == ("",):
                starts = [*([up] if (up := self._holder_of(before, parts[0])) else []), *starts]
        for start in starts:
            found: Provision | None = start
            for part in parts:
                found = self._part(each, found, part) if found is not None else None
            if found is not None:
                return found
        if holder is not None and self.places.around(holder, Kind.ANNEX) is not None:
            return holder  # the inside of an annex is seldom numbered as the body is
        return None

    def _part(self, each: Token, holder: Provision, part: str) -> Provision | None:
        if each.kind is Kind.ITEM:  # item (1) of an article is no paragraph, though that may be its first
            return self.places.item(holder, part) or self.places.part(holder, part)
        found = self.places.part(holder, part, paragraph=True)
        inserted = found is None and part[:1].isdigit() and part[-1:].isalpha()
        return self.places.item(holder, part) if inserted else found  # 1a. below paragraphs without numbers

    def _ordinal(self, each: Token, count: int, holder: Provision | None) -> Provision | None:
        if each.depth == SUBPARAGRAPH:
            within = holder if holder is not None else self.places.paragraph_at(self.unit, each.span.start)
            return self.places.subparagraph(within or self.unit, count)
        paragraphs = self.places.paragraphs(holder or self.unit)
        return paragraphs[count - 1 if count > 0 else -1] if count <= len(paragraphs) and paragraphs else None

    def _this(self, each: Token) -> Provision | None:
        if each.kind is Kind.ARTICLE:
            return self.unit
        if each.kind is Kind.PARAGRAPH:
            return self.places.paragraph_at(self.unit, each.span.start) or self.unit
        return self.places.around(self.unit, each.kind) if each.kind else None

    def _preceding(self, each: Token, count: int) -> list[Provision]:
        unit = {Kind.ARTICLE: "条", Kind.ITEM: "项"}.get(each.kind or Kind.PARAGRAPH, "款")
        return self.places.relative(f"前{count}{unit}", self.unit, each.span.start)

    def _division(self, each: Token, number: Number, holder: Provision | None) -> Provision | None:
        if each.kind is Kind.ANNEX:
            found = self.places.annex("", _arabic(number.parts[0]))
        elif each.kind is None:
            found = None
        elif each.kind is Kind.SECTION and not self._has_sections():
            found = self._article(number, None)
        else:
            found = self.places.division(each.kind, _arabic(number.parts[0]), holder, self.unit)
            if found is None and holder is not None and holder.kind is Kind.ANNEX:
                found = holder
        return found

    def _has_sections(self) -> bool:
        """Whether Section 5 is a division of this draft, and not one of its articles at the beginning of a sentence."""
        return self.places.has(Kind.SECTION) or self.unit.label.startswith(("Art", "ART"))

    def _is_elsewhere(self, chain: Sequence[Token], inner: Token, number: Number) -> bool:
        """Whether words that lead nowhere are no mention of this draft: it has no such level at all, or another act was named."""
        if any(t.kind in _DIVISIONS and not self.places.has(t.kind) for t in chain if t.kind):
            self.absent = chain[-1].span.end
            return True
        if chain[0].kind is Kind.SECTION and chain[0].numbers[0].parts[0] in "ABDEFGH":
            return True  # Section A is one of an annex
        if inner.name == "point" and len(chain) == 1 and self.absent >= 0:
            between = self.text[self.absent : inner.span.start]
            if "\n" not in between and "." not in between:
                return True  # Annex VIII, with the exception of points 6, 8 and 9
        if inner.kind is Kind.ITEM and len(chain) == 1 and number.parts[0][:1].isdigit():
            in_annex = self.named is not None and self.places.around(self.named, Kind.ANNEX) is not None
            if in_annex or "." in number.parts[0]:
                return True  # points 6, 8 and 9 of an annex named before
        named = any(t.kind is Kind.ARTICLE for t in chain)
        return chain[0].name in ("that", "this") or (self.outside and not named)

    def _is_heading(self, first: Token) -> bool:
        """TITLE VI at the start of a line, in capitals, is a heading that wasn't read as one."""
        start = first.span.start
        return first.name == "division" and self.text[start : start + 4].isupper() and self.text[start - 1] == "\n"

    def _is_external(self, chain: Sequence[Token]) -> bool:
        if any(t.name in ("this", "before") for t in chain):
            return False
        if chain[-1].name == "that":
            return self.outside
        after = AFTER_ELSEWHERE.match(self.text, chain[-1].span.end)
        if after is None:
            return OF_A_CODE.match(self.text, chain[-1].span.end) is not None
        law, following = after["law"] or "", after["next"] or ""
        own = OWN_KIND.fullmatch(law) is not None and law.rstrip("s") in self.title
        return not own or following == "of" or not (following == "" or following[0].islower())


def _article_number(outer: Token, inner: Token, number: Number) -> str:
    """The number of the article that a mention names; empty where it goes on from the one before."""
    return (number if outer is inner else outer.numbers[0]).parts[0]


def _arabic(numeral: str) -> str:
    """A division's number in Arabic: VIII is 8, VIIIa is 8a."""
    letter = numeral[-1] if len(numeral) > 1 and numeral[-1].islower() and not numeral[-2].islower() else ""
    try:
        return str(read_any_numeral(numeral.removesuffix(letter))) + letter
    except ValueError:
        return numeral
