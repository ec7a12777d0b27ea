"""How texts in English name a provision: Article 5(1), point (a) of paragraph 2, Item (3), Chapter III, the preceding paragraph."""

from __future__ import annotations

import re

from drafts.model import Kind, Span
from drafts.numerals import read_english
from drafts.patterns import regex
from drafts.records import NamedTuple

_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,3})?[a-z]{0,2}(?![0-9A-Za-z])"
_BRACKETS = r"(?:[ ]?\([0-9]{1,3}[a-z]{0,2}\)|[ ]?\([a-z]{1,4}\)|[ ]?\([ivx]{1,6}\)|[ ]?\([A-Z]\)){1,5}"
_DEEP = rf"{_NUMBER}(?:{_BRACKETS})?"
_AND = r"(?:,?[ ](?:and|or|to|and/or)[ ]|[ ]to(?=[0-9])|,[ ]?|[ ]?[-–][ ]?)"
_WORD_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)(?![a-z])"
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last"
_ORDINAL = rf"(?:{_ORDINALS})"
_BEFORE = "preceding|previous|foregoing"
_BEGINNINGS = (
    rf"Art|art|ART|[Rr]egulation|[Ss]ection|§|[Pp]ara|[Ss]ub|[Pp]oint|[Ii]tem|{_ORDINALS}|Chapter|Title|Annex|Part|Schedule"
    rf"|{_BEFORE}|the (?:{_ORDINALS}|{_BEFORE})|[Tt]his |that "
)

_ARTICLE_WORD = (
    r"(?:Articles?|articles?(?=[ ][0-9])|ARTICLE|Arts?\.|(?P<aw>regulations?(?=[ ][0-9])|sections?(?=[ ][0-9])|§§?))"
)
_DIVISION_NUMBER = (
    r"(?:[IVXLC]{1,7}[a-z]?(?![A-Za-z])|[0-9]{1,3}[a-z]?(?![0-9A-Za-z.])|[0-9]{1,3}\.[0-9]{1,3}(?!\.?[0-9A-Za-z]))"
)


def _list(first: str, more: str, most: int) -> str:
    return rf"(?:{first})(?:{_AND}(?:{more}))" + f"{{0,{most}}}"


TOKEN = regex(
    f"(?<![A-Za-z])(?={_BEGINNINGS})(?:"  # looked at first: two and a half times as fast
    rf"(?P<article>(?:\b|(?=§)){_ARTICLE_WORD}[ \xa0](?P<an>{_list(_DEEP, f'{_DEEP}|{_BRACKETS}', 30)})(?!/))"
    rf"|(?P<paragraph>\b(?:[Ss]ub)?[Pp]aragraphs?[ \xa0](?P<pn>"
    rf"{_list(f'{_DEEP}|{_WORD_NUMBER}', rf'(?:{_DEEP}|{_WORD_NUMBER}|{_BRACKETS})(?![ ]?%)', 20)}"
    rf"|{_list(_BRACKETS, _BRACKETS, 20)}))"
    rf"|(?P<point>\b(?:[Pp]oints?|[Ii]tems?|[Ss]ub-?items?|[Ss]ubpoints?)[ \xa0](?P<in>{_list(_BRACKETS, _BRACKETS, 20)}"
    rf"|{_list(f'{_DEEP}|{_WORD_NUMBER}', f'{_DEEP}|{_BRACKETS}', 20)}))"
    rf"|(?P<ordinal>\b(?:the[ ])?(?P<on>{_ORDINAL})[ ](?P<of>subparagraph|paragraph))"
    rf"|(?P<division>\b(?:Chapter|Title|Section|Annex|Part|Schedule)[ \xa0](?P<dn>{_DIVISION_NUMBER})"
    r"(?:[ ]?\((?P<dp>[0-9]{1,3}|[a-z])\))?"
    r"|\b(?:Annexes|Chapters|Titles|Sections|Schedules)[ ]"
    rf"(?P<dm>{_DIVISION_NUMBER}(?:{_AND}{_DIVISION_NUMBER}){{1,12}})"
    r"|\bSection[ ](?P<dl>[A-Z])(?![A-Za-z.]))"
    rf"|(?P<before>\b(?:the[ ])?(?:{_BEFORE})[ ](?:(?P<bn>{_WORD_NUMBER})[ ])?"
    r"(?P<bu>[Pp]aragraphs?|[Aa]rticles?|[Ii]tems?)(?![a-z]))"
    r"|(?P<this>\b[Tt]his[ ](?P<tu>Article|[Pp]aragraph|Chapter|Section|Title|Annex|Part)(?![a-z]))"
    r"|(?P<that>\bthat[ ](?P<th>Article|paragraph)(?![a-z]))"
    ")"
)
"""A word for a level and the numbers that follow it."""

EACH_DEEP = regex(rf"(?:{_NUMBER}|{_WORD_NUMBER})(?:{_BRACKETS})?|{_BRACKETS}")
PART = regex(r"\(([0-9]{1,3}[a-z]{0,2}|[A-Za-z]{1,6})\)")
RANGE = regex(r",?[ ]to[ ]?|[ ]?[-–][ ]?")

LINK = regex(r",?[ ](?:of|in|to|under)[ ](?:the[ ])?|,[ ]?")
"""What joins the words of one mention: point (a) of paragraph 2, paragraph 1, point (a)."""

AFTER_ELSEWHERE = regex(
    r"(?:[ ]?\([0-9a-z]+\))*(?:,?[ ](?:and|or|to)[ ]\([0-9a-z]+\))*(?:,? (?:first|second|third|fourth|last) (?:subparagraph"
    r"|sentence|indent|paragraph))?(?:,? (?:points?|items?) \([a-z0-9]+\)(?:(?:, | and | or | to )\([a-z0-9]+\))*)?,?[ ]"
    r"(?:(?:of|in|to|under)[ ](?:that (?:Regulation|Directive|Decision|Law|Act)\b|(?!this\b|these\b|that Article|the present"
    r"|paragraph|point|item|Article|Annex|Chapter|Section|Title|Item|Paragraph)(?:the |its |said )?"
    r"(?P<law>(?:[A-Z][A-Za-z’'-]{0,30}[ ](?:and |of |on |for |the )?){0,7}?(?:Regulations?|Directive|Decision|Charter|Treaty"
    r"|Treaties|Convention|Law|Act|Agreement|Protocol|Code|Rules|Measures|Provisions|Statute|Constitution|Order|Annex|[A-Z]{3,6})\b)"
    r"[ \xa0]?(?P<next>[0-9A-Za-z(]{0,12}))|thereof\b)"
)
"""What follows a mention of another act: of Regulation (EU) …, thereof."""
OF_A_CODE = regex(
    r"(?:[ ]?\([0-9a-zA-Z]+\))*,?[ ]of[ ](?:title[ ][0-9]{1,3}\b|the[ ][A-Z][a-z]+ [A-Za-z ]{0,40}Code\b)"
)
"""section 1506 of title 44, section 12 of the Revenue and Taxation Code."""
SOURCE = regex(r"\((?:Code [0-9]|Prior code|Ord(?:inance|s?\.)|Added|Amended|L\. [0-9]|Acts [0-9])[^()\n]*$")
"""How a note begins that says from which ordinance a section of a code comes."""
OWN_KIND = regex(r"Regulations?|Measures|Law|Rules|Provisions|Act|Directive|Decision|Code|Order")

DEPTH = {
    Kind.PART: 0,
    Kind.ANNEX: 0,
    Kind.CHAPTER: 1,
    Kind.SECTION: 2,
    Kind.ARTICLE: 3,
    Kind.PARAGRAPH: 4,
    Kind.ITEM: 6,
}
SUBPARAGRAPH = 5
"""The depth of an unnumbered paragraph inside a numbered one."""

_DIVISIONS = {
    "chapter": Kind.CHAPTER,
    "title": Kind.PART,
    "part": Kind.PART,
    "section": Kind.SECTION,
    "annex": Kind.ANNEX,
    "schedule": Kind.ANNEX,
}


class Number(NamedTuple):
    """One of the numbers that a token lists."""

    span: Span
    parts: tuple[str, ...]
    """``5(1)(a)`` is 5, 1, a; a number that goes on from the one before, as (3) in 5(1) and (3), begins with an empty part."""
    ends_range: bool


class Token(NamedTuple):
    """A level's word with its numbers."""

    span: Span
    name: str
    """The group of `TOKEN` that matched."""
    depth: int
    kind: Kind | None
    numbers: tuple[Number, ...]
    other_word: bool = False
    """Whether the article's word is section, regulation or §, as American and British rules have it."""


def token(match: re.Match[str]) -> Token:
    """A match of `TOKEN`, taken apart."""
    text, span, name = match.string, Span(match.start(), match.end()), str(match.lastgroup)
    groups = match.groupdict()
    name = next(
        n for n in ("article", "paragraph", "point", "ordinal", "division", "before", "this", "that") if groups[n]
    )
    if name in ("article", "paragraph", "point"):
        group = {"article": "an", "paragraph": "pn", "point": "in"}[name]
        kind = {"article": Kind.ARTICLE, "paragraph": Kind.PARAGRAPH, "point": Kind.ITEM}[name]
        numbers = _listed(text, match.start(), match.start(group), match.end(group))
        return Token(span, name, DEPTH[kind], kind, numbers, groups["aw"] is not None)
    if name == "division":
        word = match[0].split()[0].lower().replace("annexes", "annex").removesuffix("s")
        kind = _DIVISIONS[word]
        if groups["dm"]:
            numbers = _divisions(text, match.start(), match.start("dm"), match.end("dm"))
        else:
            numbers = (Number(span, tuple(p for p in (groups["dn"] or groups["dl"], groups["dp"]) if p), False),)
        return Token(span, name, DEPTH[kind], kind, numbers)
    unit = str(groups["of"] or groups["bu"] or groups["tu"] or groups["th"]).lower().removesuffix("s")
    if unit == "subparagraph":
        return Token(span, name, SUBPARAGRAPH, None, (Number(span, (str(_ordinal(groups["on"])),), False),))
    kind = {"paragraph": Kind.PARAGRAPH, "article": Kind.ARTICLE, "item": Kind.ITEM}.get(unit) or _DIVISIONS[unit]
    count = "1"
    if groups["on"]:
        count = str(_ordinal(groups["on"]))
    elif groups["bn"]:
        count = str(read_english(groups["bn"]))
    return Token(span, name, DEPTH[kind], kind, (Number(span, (count,), False),))


def _listed(text: str, word: int, start: int, end: int) -> tuple[Number, ...]:
    found: list[Number] = []
    for each in EACH_DEEP.finditer(text, start, end):
        words = each[0].lstrip()
        begin = each.end() - len(words)
        head = re.match(r"[0-9]+(?:\.[0-9]+)?[a-z]{0,2}|[a-z]+", words)
        parts = ([_plain(head[0])] if head else ([""] if found or start == word else [])) + PART.findall(words)
        closes = bool(found) and RANGE.fullmatch(text, found[-1].span.end, begin) is not None
        found.append(Number(Span(begin if found else word, each.end()), tuple(parts), closes))
    return tuple(found)


def _divisions(text: str, word: int, start: int, end: int) -> tuple[Number, ...]:
    found: list[Number] = []
    for each in re.finditer(r"[IVXLC]+[a-z]?(?![A-Za-z])|[0-9]+(?:\.[0-9]+|[a-z])?", text[start:end]):
        at = Span(start + each.start() if found else word, start + each.end())
        closes = bool(found) and RANGE.fullmatch(text, found[-1].span.end, at.start) is not None
        found.append(Number(at, (each[0],), closes))
    return tuple(found)


def _plain(number: str) -> str:
    try:
        return str(read_english(number)) if number.isalpha() else number
    except ValueError:
        return number


def _ordinal(word: str) -> int:
    names = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    return names.index(word) + 1 if word in names else -1
