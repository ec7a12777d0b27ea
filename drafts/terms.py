"""Terms that a draft defines: where each is defined, and where it is used."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from drafts.model import Diagnostic, Draft, Kind, RegionKind, Span
from drafts.patterns import regex
from drafts.records import NamedTuple
from drafts.referring.reference_words import SELF
from drafts.traditional import simplified

_QUOTE = '[“”"‘’「」]?'
_NAME = r"[^，。：；、“”\"（）()《》\n]{1,30}?"
_ZH = regex(
    rf"(?P<scope>{SELF}|[本前](?:条|款|章|节|项|编)|第[^，。；\n]{{1,16}}[条款项])中?所称的?[ ]?{_QUOTE}(?P<name>{_NAME}){_QUOTE}"
    r"[，,]?[ ]?(?:是指|系指|指的是|指|包括)"
)
_LISTED = regex(
    rf"{_QUOTE}(?P<name>[^，。：；、“”\"（）()《》\n的]{{1,24}}?){_QUOTE}"
    r"(?:[，,：][ ]?(?:是指|系指|指)(?!定|导|派|挥|出)|(?:是指|系指))"
)
"""At the start of a provision: （一）网络数据，是指……"""
_ZH_SHORT = regex(
    r"[（(](?:以下|下|本章|本节|本条|本款)?(?:分别)?(?P<as>简称|统称|合称|称)(?:为)?[ ]?(?P<names>[^（）()。\n]{1,60})[）)]"
)
_EN = regex(
    r"[“‘\"'](?P<quoted>[^”’\"'\n]{2,80})[”’\"'],?[ ](?:(?:as used )?in (?:these|this) [A-Z][a-z]+,? )?"
    r"(?:means?|refers? to|shall mean|shall refer to|has the meaning|is defined as|includes)\b"
    r"|(?P<hereinafter>\((?:hereinafter|hereafter)(?: collectively)?(?: referred to as| called)?,?[ ](?:as )?(?:the )?"
    r"[“‘\"']?(?P<short>[^”’\"'()\n]{2,80}?)[”’\"']?\))"
    r"|(?P<the>\((?:the |each an? |an? )?[“\"](?P<bracketed>[^”\"()\n]{2,60})[”\"]\))"
    r"|(?<![^\n])(?:The term )?(?P<plain>[A-Z][A-Za-z-]{1,30}(?: [A-Za-z-]{1,30}){0,5}?) means[ ]"
)
_NO_TERM = regex(
    r"所称|^(?:如|凡|前款|本条)|不$|(?:下同|本法|本条例|上述|下列|前款|该|其)$|^[0-9一二三四五六七八九十]+$"
)
_EDGES = " \u3000\xa0,"
_SENTENCE_END = regex(r"[。\n]")
_NARROW = regex(r"本(?:[章节编]|条(?!例))")
_OWN_SCOPE = regex(SELF)


class Term(NamedTuple):
    """A term with its definition."""

    name: str
    kind: str
    """``defined`` by 是指 or “means”; ``short`` for 以下简称 and “hereinafter”."""
    span: Span
    """The name, where it is defined."""
    definition: Span
    """The sentence that defines it."""
    article: str | None
    """The key of the article or point; None above the first one."""
    uses: tuple[Span, ...] = ()
    """Where else it stands, in the order of the text, outside longer terms that hold it."""
    narrow: bool = False
    """It is defined for the paragraph, article or chapter only: 前款所称, 本条所称."""


def terms_of(draft: Draft) -> tuple[Term, ...]:
    """The terms that a draft defines, in the order of their definitions, each with its uses. Linear in the text."""
    plain = simplified(draft.text) if draft.language == "zh" else draft.text
    if plain is not draft.text:
        read = terms_of(draft._replace(text=plain))
        return tuple(term._replace(name=draft.slice(term.span)) for term in read)
    found = list(_defined(draft))
    if not found:
        return ()
    uses = _uses(draft, found)
    return tuple(term._replace(uses=tuple(s for s in uses.get(term.name, ()) if s != term.span)) for term in found)


def term_at(draft: Draft, offset: int, terms: Sequence[Term] | None = None) -> Term | None:
    """The term that stands at a character, as used or as defined; None where there is none.

    ``terms`` are those of `terms_of`, where they are at hand. Of several definitions, the last one before the character.
    """
    here = [t for t in (terms_of(draft) if terms is None else terms) if _stands_at(t, offset)]
    before = [t for t in here if t.span.start <= offset]
    return before[-1] if before else here[0] if here else None


def term_diagnostics(draft: Draft, terms: Sequence[Term] | None = None) -> tuple[Diagnostic, ...]:
    """Terms that are defined twice for the whole draft, or defined and never used."""
    known = terms_of(draft) if terms is None else terms
    found: list[Diagnostic] = []
    first: dict[str, Term] = {}
    for term in known:
        line, label = draft.line_of(term.span.start), _label(draft, term.article)
        earlier = first.get(term.name)
        whole = earlier is not None and not (term.narrow or earlier.narrow)
        if whole and earlier is not None and earlier.kind == term.kind and earlier.article != term.article:
            where = _label(draft, earlier.article)
            found.append(
                Diagnostic(
                    "term-defined-twice",
                    f"“{term.name}”在{where or '前面'}已经定义，{label}又定义一次，请核对两处是否一致。",
                    f"“{term.name}” is defined in {where or 'the front matter'} and again in {label}; see whether both agree.",
                    line,
                    term.article,
                )
            )
        first.setdefault(term.name, term)
        # “recall of a system” may be used as “recalled”: only names without “of” are surely unused
        if not term.uses and earlier is None and not term.narrow and " of " not in term.name:
            found.append(
                Diagnostic(
                    "term-unused",
                    f"{label}定义了“{term.name}”，但全文没有使用。",
                    f"{label} defines “{term.name}”, which is used nowhere.",
                    line,
                    term.article,
                )
            )
    return tuple(found)


def _stands_at(term: Term, offset: int) -> bool:
    if term.span.start <= offset < term.span.end:
        return True
    at = bisect_right([s.start for s in term.uses], offset) - 1
    return at >= 0 and offset < term.uses[at].end


def _label(draft: Draft, key: str | None) -> str:
    return draft.by_key[key].label if key else ""


def _stretches(draft: Draft) -> list[Span]:
    """Where terms are defined and used: not in the notice, the contents or what a web page adds."""
    kinds = (RegionKind.FRONT, RegionKind.BODY, RegionKind.ANNEX)
    return [region.span for region in draft.regions if region.kind in kinds]


def _defined(draft: Draft) -> Iterator[Term]:
    units = [p for p in draft.provisions if p.kind in (Kind.ARTICLE, Kind.POINT)]
    starts = [p.span.start for p in units]
    bodies = {
        p.body.start for p in draft.provisions if p.kind not in (Kind.CHAPTER, Kind.SECTION, Kind.PART, Kind.SUBPART)
    }
    chinese = draft.language not in ("en", "fr", "de")
    seen: set[int] = set()
    for stretch in _stretches(draft):
        matches = _chinese(draft.text, stretch, bodies) if chinese else _english(draft.text, stretch)
        for found, kind, narrow in sorted(matches, key=lambda m: m[0].start):
            span = _trimmed(draft.text, found)
            name = draft.slice(span)
            if span.start in seen or not name or _NO_TERM.search(name):
                continue
            seen.add(span.start)
            at = bisect_right(starts, span.start) - 1
            article = units[at].key if at >= 0 and span.start < units[at].span.end else None
            yield Term(name, kind, span, _sentence(draft.text, span, stretch), article, narrow=narrow)


def _chinese(text: str, stretch: Span, bodies: set[int]) -> Iterator[tuple[Span, str, bool]]:
    for match in _ZH.finditer(text, stretch.start, stretch.end):
        yield Span(*match.span("name")), "defined", _OWN_SCOPE.fullmatch(match["scope"]) is None
    for start in sorted(b for b in bodies if stretch.start <= b < stretch.end):
        listed = _LISTED.match(text, start, min(stretch.end, start + 60))
        if listed is not None:
            yield Span(*listed.span("name")), "defined", _is_narrow_list(text, start)
    for match in _ZH_SHORT.finditer(text, stretch.start, stretch.end):
        at = match.start("names")
        for piece in re.finditer(r"[^、“”\"《》，,]{1,30}", match["names"].split("，")[0]):
            start = at + piece.start() + (1 if piece[0].startswith("和") else 0)
            yield Span(start, at + piece.end()), "short", False


def _is_narrow_list(text: str, start: int) -> bool:
    """Whether the list that an item stands in is of terms of a chapter or article only: 本章下列用语的含义."""
    lead = text.rfind("含义", max(0, start - 3000), start)
    return lead >= 0 and _NARROW.search(text, max(0, lead - 24), lead) is not None


def _english(text: str, stretch: Span) -> Iterator[tuple[Span, str, bool]]:
    for match in _EN.finditer(text, stretch.start, stretch.end):
        group = next(g for g in ("quoted", "short", "bracketed", "plain") if match[g])
        yield Span(*match.span(group)), "defined" if group in ("quoted", "plain") else "short", False


def _trimmed(text: str, span: Span) -> Span:
    """A span without spaces and commas at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def _sentence(text: str, span: Span, stretch: Span) -> Span:
    start = max(text.rfind("\n", stretch.start, span.start), text.rfind("。", stretch.start, span.start)) + 1
    stop = _SENTENCE_END.search(text, span.end, stretch.end)
    end = stretch.end if stop is None else stop.end() if stop[0] == "。" else stop.start()
    return Span(max(start, stretch.start), end)


def _uses(draft: Draft, terms: Sequence[Term]) -> dict[str, list[Span]]:
    """Every place of every name, the longest where several begin at one character, none inside another."""
    by_first: dict[str, list[str]] = {}
    lowered = draft.text.lower()
    if len(lowered) != len(draft.text):  # a few letters change their length in lower case
        lowered = draft.text
    names = {_folded(term.name): term.name for term in terms}
    exact = {_folded(term.name): term.name for term in terms if term.kind == "short"}
    for folded in sorted(names, key=len, reverse=True):
        by_first.setdefault(folded[0], []).append(folded)
    if not by_first:
        return {}
    firsts = re.compile("[" + re.escape("".join(by_first)) + "]")
    found: dict[str, list[Span]] = {}
    for stretch in _stretches(draft):
        at = stretch.start
        while (match := firsts.search(lowered, at, stretch.end)) is not None:
            here = match.start()
            candidates = (n for n in by_first[match[0]] if lowered.startswith(n, here))
            folded = next(
                (n for n in candidates if _whole(lowered, here, n) and _as_written(draft.text, here, n, exact)), ""
            )
            if not folded:
                at = here + 1
                continue
            found.setdefault(names[folded], []).append(Span(here, here + len(folded)))
            at = here + len(folded)
    return found


def _folded(name: str) -> str:
    lowered = name.lower()
    return lowered if len(lowered) == len(name) else name


def _as_written(text: str, start: int, name: str, exact: dict[str, str]) -> bool:
    """Whether a short name has its capitals: the Office is none of its offices."""
    return name not in exact or text.startswith(exact[name], start)


def _whole(text: str, start: int, name: str) -> bool:
    """Whether a name in Latin letters stands as words of its own, a plural's s apart."""
    if not name[0].isascii() or not name[0].isalpha():
        return True
    end = start + len(name)
    before = start == 0 or not (text[start - 1].isalnum() and text[start - 1].isascii())
    rest = text[end : end + 2]
    return before and not (
        rest[:1].isalpha() and rest[:1].isascii() and not (rest[:1] == "s" and not rest[1:].isalpha())
    )
