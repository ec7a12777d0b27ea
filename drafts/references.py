"""Which provision speaks of which: mentions found in the words of a draft, and what each means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafts.model import Kind, Provision, Reference, Span
from drafts.numerals import CHINESE_NUMERAL, read_numeral
from drafts.places import Places

_N = CHINESE_NUMERAL
_SELF = "本(?:法典|法|条例|办法|规定|细则|规则|决定|规程|章程|准则|标准|规范|通则|指引|指南|规章|意见|通知|方案)"
_MENTION = re.compile(
    rf"(?P<law>《[^《》\n]{{2,80}}》(?:[（(][^（）()\n]{{1,30}}[）)])?)"
    rf"|(?P<self>{_SELF})(?P<missing>[{_N}]{{1,7}}条(?:之[{_N}]{{1,3}})?)?"
    rf"|(?P<items>第[（(][{_N}]{{1,4}}[）)](?:[、至和及与或][ ]?[（(][{_N}]{{1,4}}[）)]){{1,12}}[项目])"
    rf"|(?P<unit>第[ ]?(?:[{_N}](?:[ 　]?[{_N}]){{0,8}}"
    rf"|[（(][{_N}]{{1,4}}[）)])[ ]?(?:条(?:之[{_N}]{{1,3}}(?![{_N}]))?|[款项目章节编](?![目的]?录|目[^的规所]"
    rf"|点|能)))"
    rf"|(?P<before>前(?:[{_N}]{{1,3}})?[款条项])"
    r"|(?P<this>本[条款项章节编](?!例|目|件))"
    r"|(?P<stop>[。\n])"
)
_ONE = re.compile(
    rf"第?[ ]?[（(]?(?P<n>[{_N}](?:[ 　]?[{_N}]){{0,8}})[）)]?[ ]?(?P<unit>[条款项目章节编])(?:之(?P<sub>[{_N}]{{1,3}}))?"
)
_SHARED = re.compile(rf"第?[（(]([{_N}]{{1,4}})[）)][项目]?")
_LAW_BEFORE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,20})(?:法典|法|条例|办法|规定|细则|规则|解释|公约|协定|决定)(?:[（(][^（）()\n]{1,20}[）)])?$"
)
_NO_LAW_BEFORE = re.compile(r"(?:依法|依照规定|按照规定|违反规定|下列规定|有关规定|办法|本法|本条例)$")
_SELF_BEFORE = re.compile(_SELF + "$")
_JOINED = re.compile(r"[ ]?(?:[、和及与或至到]|以及|或者|，(?:第|或|并))?[ ]?")
_LEVEL = {
    "条": Kind.ARTICLE,
    "款": Kind.PARAGRAPH,
    "项": Kind.ITEM,
    "目": Kind.SUBITEM,
    "章": Kind.CHAPTER,
    "节": Kind.SECTION,
    "编": Kind.PART,
}


@dataclass(slots=True)
class _Scope:
    """What the words before a mention have settled: another law, an article, a paragraph."""

    external: bool = False
    article: Provision | None = None
    paragraph: Provision | None = None
    end: int = -1
    """Where the last mention or law's name ended."""
    named_self: bool = False

    def reset(self) -> None:
        self.external, self.article, self.paragraph, self.end, self.named_self = False, None, None, -1, False


def find_references(text: str, provisions: Sequence[Provision], *, amending: bool = False) -> tuple[Reference, ...]:
    """The mentions of provisions in the articles (or points) of a draft, in order.

    A mention that belongs to this draft has a target where that provision exists, and None where it doesn't, which may
    be the drafters' mistake. ``amending`` says that the draft changes another law: then every 第X条 is that law's.
    """
    places = Places(provisions)
    found: list[Reference] = []
    for unit in places.units:
        found += _in_unit(text, unit, places, amending)
    return tuple(found)


def _in_unit(text: str, unit: Provision, places: Places, amending: bool) -> Iterator[Reference]:
    scope = _Scope()
    start = unit.body.start
    matches = list(_MENTION.finditer(text, start, unit.span.end))
    i = 0
    while i < len(matches):
        match = matches[i]
        i += 1
        if match["stop"]:
            scope.reset()
        elif match["law"]:
            scope.external, scope.article, scope.paragraph, scope.end, scope.named_self = (
                True,
                None,
                None,
                match.end(),
                False,
            )
        elif match["self"]:
            scope.reset()
            scope.named_self, scope.end = not amending, match.end()
            if match["missing"]:  # 本条例六十条: the drafters left out 第
                span = Span(match.start("missing"), match.end("missing"))
                yield _resolve(text, [span], unit, places, scope, amending)
        elif match["items"]:
            yield from _shared(text, match, unit, places, scope, amending)
        else:
            spans = [Span(match.start(), match.end())]
            while (
                i < len(matches)
                and matches[i]["unit"]
                and matches[i].start() == spans[-1].end
                and _deeper(matches[i][0], text, spans[-1])
            ):
                spans.append(Span(matches[i].start(), matches[i].end()))
                i += 1
            if i < len(matches) and matches[i]["items"] and matches[i].start() == spans[-1].end:
                _settle(text, spans, unit, places, scope, amending)
                yield from _shared(text, matches[i], unit, places, scope, amending)
                i += 1
                continue
            yield _resolve(text, spans, unit, places, scope, amending)


def _deeper(words: str, text: str, before: Span) -> bool:
    order = "编章节条款项目"
    return order.index(_unit_of(words)) > order.index(_unit_of(text[before.start : before.end]))


def _unit_of(words: str) -> str:
    match = _ONE.fullmatch(words)
    return match["unit"] if match else words[-1]


def _shared(
    text: str, match: re.Match[str], unit: Provision, places: Places, scope: _Scope, amending: bool
) -> Iterator[Reference]:
    """第（一）、（三）项: one 第 for several items, each a mention of its own."""
    for item in _SHARED.finditer(text, match.start(), match.end()):
        span = Span(item.start(), item.end())
        holder = scope.paragraph or scope.article
        external = _is_external(text, span, scope, amending)
        if holder is None and not external:
            holder = places.paragraph_at(unit, span.start) or unit
        target = None if external or holder is None else places.item(holder, str(_number(item[1])))
        yield _reference(text, unit, [span], target, external)
    scope.end = match.end()


def _resolve(
    text: str, spans: Sequence[Span], unit: Provision, places: Places, scope: _Scope, amending: bool
) -> Reference:
    target, external = _settle(text, spans, unit, places, scope, amending)
    return _reference(text, unit, spans, target, external)


def _settle(
    text: str, spans: Sequence[Span], unit: Provision, places: Places, scope: _Scope, amending: bool
) -> tuple[Provision | None, bool]:
    """What a chain of mentions means, kept in the scope for the mentions that follow."""
    external = _is_external(text, spans[0], scope, amending)
    if external:
        scope.external, scope.end, scope.article, scope.paragraph = True, spans[-1].end, None, None
        return None, True
    joined = scope.end >= 0 and _JOINED.fullmatch(text, scope.end, spans[0].start) is not None
    here: Provision | None = None
    for i, span in enumerate(spans):
        here = _step(text[span.start : span.end], span, here, i == 0, unit, places, scope, joined)
        if here is None:
            break
    scope.external, scope.end, scope.named_self = False, spans[-1].end, False
    if here is not None:
        scope.article = places.article_of(here) or scope.article
        scope.paragraph = here if here.kind is Kind.PARAGRAPH else places.paragraph_of(here)
    return here, False


def _step(
    words: str,
    span: Span,
    here: Provision | None,
    first: bool,
    unit: Provision,
    places: Places,
    scope: _Scope,
    joined: bool,
) -> Provision | None:
    if words[0] in "前本":
        return places.relative(words, unit, span.start)
    match = _ONE.fullmatch(words)
    if match is None:
        return None
    number = str(_number(match["n"])) + (f"-{_number(match['sub'])}" if match["sub"] else "")
    level = _LEVEL[match["unit"]]
    if level is Kind.ARTICLE:
        return places.article(number, unit)
    if level in (Kind.CHAPTER, Kind.SECTION, Kind.PART):
        return places.division(level, number, here, unit)
    holder = here
    if first:
        named = scope.article if joined or scope.article is not None else None
        holder = named or unit
        if level is Kind.ITEM:
            holder = (
                (scope.paragraph if named is not None else None)
                or named
                or places.paragraph_at(unit, span.start)
                or unit
            )
    if holder is None:
        return None
    if level is Kind.PARAGRAPH:
        return places.paragraph(places.article_of(holder) or unit, number)
    found = places.item(holder, number)
    if found is None and first and holder is not unit:
        found = places.item(unit, number)
    if found is None and first and holder.kind is Kind.PARAGRAPH:
        found = places.item(unit, number)
    return found


def _is_external(text: str, span: Span, scope: _Scope, amending: bool) -> bool:
    words = text[span.start : span.end]
    if words[0] in "前本":
        return False
    if amending:
        return True
    if scope.named_self and scope.end == span.start:
        return False
    if scope.external:
        return words[-1] not in "款项目" or _JOINED.fullmatch(text, scope.end, span.start) is not None
    if "条" not in words and words[-1] not in "章节编":
        return False
    before = text[max(0, span.start - 24) : span.start]
    if _SELF_BEFORE.search(before) or _NO_LAW_BEFORE.search(before):
        return False
    return _LAW_BEFORE.search(before) is not None


def _number(numeral: str) -> int:
    try:
        return read_numeral("".join(numeral.split()))
    except ValueError:
        return 0


def _reference(
    text: str, unit: Provision, spans: Sequence[Span], target: Provision | None, external: bool
) -> Reference:
    whole = Span(spans[0].start, spans[-1].end)
    return Reference(unit.key, whole, text[whole.start : whole.end], target.key if target else None, external)
