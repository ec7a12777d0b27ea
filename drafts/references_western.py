"""Mentions of provisions in English: Article 5(2), paragraph 1, Chapter II, Article 6 of Regulation (EU) …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafts.model import Kind, Provision, Reference, Span
from drafts.places import Places
from drafts.profile import read_any_numeral

_ONE = r"[0-9]{1,4}[a-z]{0,2}(?![0-9A-Za-z])(?:\([0-9a-z]{1,4}\)){0,3}"
_ARTICLES = re.compile(
    rf"\b(?:Articles?|Art\.)[ \xa0](?P<first>{_ONE})(?P<more>(?:(?:,[ ]?(?:and |or )?| and | or | to "
    rf"|[-–])(?:Articles? )?{_ONE}){{0,30}})"
    rf"|\b(?P<own>[Pp]aragraphs?)[ \xa0](?P<paragraph>[0-9]{{1,3}}[a-z]?)(?P<also>(?:(?:, ?| and | or "
    rf"| to )[0-9]{{1,3}}[a-z]?(?![0-9.%])){{0,20}})"
    r"|\b(?P<level>Chapter|Title|Section|Annex|CHAPTER|TITLE|SECTION|ANNEX)[ \xa0](?P<division>[IVXLC]{1,7}|[0-9]{1,3})\b"
)
_EACH = re.compile(_ONE)
_PART = re.compile(r"\(([0-9a-z]{1,4})\)")
_EXTERNAL = re.compile(
    r"(?:[ ]?\([0-9a-z]+\))*(?:,? (?:first|second|third|fourth|last) (?:subparagraph|sentence"
    r"|indent))?(?:,? points? \([a-z0-9]+\)(?:(?:, | and | or | to )\([a-z0-9]+\))*)?,?[ ]"
    r"(?:of|in|to|under)[ ](?!this\b|that Article|the present|paragraph|point)(?:the |that |its "
    r"|said )?(?:[A-Z]|Regulation|Directive|Decision|Charter|Treaty|Convention|Law)"
)
_OWN_ARTICLE = re.compile(r"(?:,? (?:first|second|third) subparagraph)?,? of Articles? (?P<n>[0-9]{1,4}[a-z]?)")
_LEVELS = {"chapter": Kind.CHAPTER, "title": Kind.PART, "section": Kind.SECTION, "annex": Kind.ANNEX}


def find_references(text: str, provisions: Sequence[Provision]) -> tuple[Reference, ...]:
    """The mentions of provisions in the articles of an act in English, in order.

    A mention followed by “of Regulation …”, “of the Charter” and the like is external; all others are of this draft.
    """
    places = Places(provisions)
    found: list[Reference] = []
    for unit in places.units:
        for match in _ARTICLES.finditer(text, unit.body.start, unit.span.end):
            found += _of_match(text, match, unit, places)
    return tuple(found)


def _of_match(text: str, match: re.Match[str], unit: Provision, places: Places) -> Iterator[Reference]:
    external = _EXTERNAL.match(text, match.end()) is not None
    if match["first"]:
        label_start = match.start()
        for each in _EACH.finditer(text, match.start("first"), match.end()):
            span = Span(label_start if each.start() == match.start("first") else each.start(), each.end())
            target = None if external else _article(each[0], unit, places)
            yield Reference(unit.key, span, text[span.start : span.end], target.key if target else None, external)
    elif match["own"]:
        yield from _paragraphs(text, match, unit, places, external)
    else:
        number = str(read_any_numeral(match["division"]))
        found = None if external else places.division(_LEVELS[match["level"].lower()], number, None, unit)
        if found is None and not external and not places.has(_LEVELS[match["level"].lower()]):
            return  # this draft has no such level: the mention is of another act
        yield Reference(unit.key, Span(match.start(), match.end()), match[0], found.key if found else None, external)


def _article(words: str, unit: Provision, places: Places) -> Provision | None:
    number = re.match(r"[0-9]{1,4}[a-z]{0,2}", words)
    here = places.article(number[0], unit) if number else None
    for part in _PART.findall(words):
        if here is None:
            return None
        deeper = places.paragraph(here, part) if here.kind is Kind.ARTICLE else None
        here = deeper or places.item(here, part)
    return here


def _paragraphs(
    text: str, match: re.Match[str], unit: Provision, places: Places, external: bool
) -> Iterator[Reference]:
    named = _OWN_ARTICLE.match(text, match.end())
    holder = places.article(named["n"], unit) if named else unit
    for each in re.finditer(r"[0-9]{1,3}[a-z]?", text[match.start("paragraph") : match.end()]):
        start = match.start("paragraph") + each.start()
        span = Span(match.start() if each.start() == 0 else start, start + len(each[0]))
        target = places.paragraph(holder, each[0]) if holder and not external else None
        yield Reference(unit.key, span, text[span.start : span.end], target.key if target else None, external)
