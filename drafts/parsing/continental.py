"""What stands inside the articles of continental rules: § 1º, I., 1°, 1.º, 1-bis, а) besides 1. and a)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafts.model import Kind
from drafts.numerals import INSERTED, inserted_place, read_roman
from drafts.parsing import western
from drafts.parsing.labels import Candidate
from drafts.parsing.marks import RANK, Line, Mark
from drafts.parsing.western import Point
from drafts.patterns import regex

_LABEL = regex(
    r"§[ \xa0]?(?P<section>[0-9]{1,3})[.]?(?:[ºª°]|o(?=[ .-]))?[.]?"
    r"|(?P<only>Parágrafo único|PARÁGRAFO ÚNICO)[.]?"
    r"|(?P<roman>[IVXLC]{1,8})(?P<stop>[.])?[ \xa0]{0,2}[–—-](?=[ \xa0])|(?P<fraction>[IVX]{1,7})[.](?=[ \xa0][A-ZÀ-Ý])"
    r"|(?P<ordinal>[0-9]{1,3})[.]?[ºª°](?:[.]|[ ]?[-–](?=[ ]))?(?=[ \xa0]|$)"
    rf"|(?P<n>[0-9]{{1,3}})[ -]?(?P<inserted>{INSERTED})[.)]|(?P<letter>[a-z])[ -]?(?P<below>{INSERTED})[)]"
    r"|(?P<bare>[0-9]{1,2})(?:bis|ter)?[ \xa0](?=[A-ZÀ-Ý«][a-zà-ÿ]|[A-ZÀ-Ý] |1 000|100 000)|(?P<russian>[а-я])[)](?=[ \xa0]|$)"
)
_LONGEST_TITLE = 120
"""Characters; only a shorter title ends with a full stop."""
_SENTENCE = regex(
    r"\b(?:é|são|será|fica|ficam|deve|devem|pode|podem|está|es|son|serán|podrá|deberá|se|est|sont|peut|doit|è|sono|può|ist|sind"
    r"|wird|werden|kann|darf|muss|zijn|wordt|worden|entra|entrará|tritt)\b",
    re.IGNORECASE,
)
"""A verb, which no title has."""
_STARTERS = frozenset("§PIVXLC0123456789abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщэюя")
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_AFTER_LABEL = frozenset(" \u3000\t\xa0–—-")


def own_labels(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The labels without the § that number something else than the articles.

    In Brazil § 1º is a paragraph below Art. 1º, in a German amending act § 16a stands in the words of Artikel 1; but an act
    brought in by one article goes on in sections of its own.
    """
    signs = [c for c in found if c.kind is Kind.ARTICLE and text[c.start] == "§"]
    words = sum(c.kind is Kind.ARTICLE for c in found) - len(signs)
    counting = len({c.printed for c in signs}) * 10 >= len(signs) * 8
    if not signs or not words or (counting and len(signs) > words):
        return list(found)
    left_out = {c.start for c in signs}
    return [c for c in found if c.start not in left_out]


def is_title(words: str) -> bool:
    """Whether the words that follow an article's label on its line are its title, which may end with a full stop: Objeto."""
    bare = words.rstrip(".")
    if bare == words:
        return western.is_title(words)
    return len(bare) <= _LONGEST_TITLE and western.is_title(bare) and _SENTENCE.search(bare) is None


def inner_marks(text: str, lines: Iterable[Line]) -> list[Mark]:
    """The marks of paragraphs, points and subpoints of an article, from its lines.

    A numbered paragraph below an article's own words (§ 1º) is a paragraph like them.
    """
    marks = western.inner_marks(text, lines, _point_at)
    for mark in marks:
        if mark.label.startswith(("§", "Par", "PAR")):
            mark.kind, mark.rank = Kind.PARAGRAPH, RANK[Kind.PARAGRAPH]
    return marks


def _point_at(text: str, start: int, end: int, open_styles: Sequence[tuple[str, int]]) -> Point | None:
    if text[start] not in _STARTERS:
        return western.point_at(text, start, end, open_styles)
    match = _LABEL.match(text, start, end)
    if match is None:
        return western.point_at(text, start, end, open_styles)
    read = _read(match.groupdict())
    if read is None:
        return None
    style, number, order = read
    body = match.end()
    while body < end and text[body] in _AFTER_LABEL:
        body += 1
    return Point(style, number, order, match[0], body)


def _read(groups: dict[str, str | None]) -> tuple[str, str, int] | None:
    """A label's style, number and place; None where its letters are no numeral."""
    if section := groups["section"]:
        return "1.", section, int(section) * 100
    if groups["only"]:
        return "1.", "1", 100
    if roman := groups["roman"] or groups["fraction"]:
        try:
            value = read_roman(roman) * 100
        except ValueError:
            return None
        return ("I" if groups["roman"] and not groups["stop"] else "1."), roman, value
    if bare := groups["bare"]:
        return "1.", bare, int(bare) * 100
    if ordinal := groups["ordinal"]:
        return "1°", ordinal, int(ordinal) * 100
    if figures := groups["n"]:
        word = groups["inserted"] or ""
        return "1.", f"{figures}-{word}", int(figures) * 100 + inserted_place(word)
    if letter := groups["letter"]:
        word = groups["below"] or ""
        return "a)", f"{letter}-{word}", (ord(letter) - 96) * 100 + inserted_place(word)
    russian = groups["russian"] or ""
    return "а)", russian, (_RUSSIAN.find(russian) + 1) * 100
