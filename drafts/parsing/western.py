"""What stands inside and around the articles of acts in Latin script: recitals, paragraphs 1., points (a) and (i)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from drafts.model import Kind
from drafts.numerals import read_roman
from drafts.parsing.marks import RANK, SUBPARAGRAPH, Line, Mark
from drafts.patterns import regex
from drafts.records import NamedTuple

_POINT = regex(
    r"\((?P<a>[0-9]{1,3}(?:[a-z]{0,2}|[A-Z]{1,2})|[a-zđ]{1,4}|[ivx]{1,6})\)(?=[\s\xa0A-Z‘“\"'\[\]]|\.[ ]?\.|(?<!s\))[a-z]|$)"
    r"|（(?P<f>[0-9]{1,3}|[a-z]{1,4})）"
    r"|(?P<b>[0-9]{1,3}(?:[a-z]{0,2}|-[0-9]{1,2}))\.(?![0-9])(?=[\s\xa0A-Z‘“\"'\[]|$)"
    r"|(?P<c>[0-9]{1,3}|[a-zđ])\)(?=[\s\xa0]|$)"
    r"|(?P<g>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})(?:\.?(?=[ \t\xa0]{1,8}[A-Z‘“\"(\[])|(?<=\.[0-9]\.[0-9])(?=[ \t\xa0]{1,8}[a-z]))"
    r"|(?P<h>[0-9]{1,2})(?=[ \t\xa0]{0,4}(?:[A-Z‘“][a-z ]|\([1a]\)))"
    r"|(?P<d>[a-z]|[ivx]{2,5})\.(?=[\s\xa0])"
    r"|(?:Section|SECTION|Sec\.|SEC\.|§)[ \xa0](?P<s>[0-9]{1,2})(?:[.:]|[ ]?[–—-](?=[ ])|$)"
)
_SECTION, _BARE = "Section 1.", "1"
_COUNTED = (_SECTION, _BARE)
_STARTERS = frozenset("(（S§0123456789abcdefghijklmnopqrstuvwxyzđ")
_RECITAL = regex(r"\((\d{1,3}[a-z]?)\)(?=[\s\xa0]|$)")
_WHEREAS = regex(
    r"(?:[^\n]*,[ \xa0]+)?(?:Whereas|WHEREAS|(?i:in Erwägung nachstehender Gründe|considérant ce qui suit"
    r"|considerando (?:lo siguiente|quanto segue|o seguinte)|overwegende hetgeen volgt))[ ]*:?[ ]*$"
)
"""The line that the recitals follow; files of Word may have it at the end of the last citation's."""
_ADOPTED = regex(
    r"HA(?:VE|S) (?:ADOPTED|DECIDED)|HA(?:BEN|T) FOLGENDE|(?:ONT|A) (?:ADOPTÉ|ARRÊTÉ)|HAN? ADOPTADO|HA(?:NNO)? ADOTTATO"
    r"|ADOTA?(?:RAM|OU)|HE(?:BBEN|EFT) DE VOLGENDE",
    re.IGNORECASE,
)
_DEFINED = regex(
    r"[‘“'\"][^’”\"\n]{1,80}[’”'\"][,]?[ ](?:\(|means?\b|has\b|have\b|includes?\b|in relation\b|refers?\b|shall\b)"
)
_QUOTE_ENDS = regex(r"[’”'\"][;.,]?(?:[ ](?:and|or))?$")
_ROMAN_WORD = regex(r"[ivxlc]{1,7}")
_SMALL_WORDS = frozenset(["and", "or", "of", "the", "in", "on", "to", "for", "with", "by", "a", "an"])


class Point(NamedTuple):
    """A label inside an article."""

    style: str
    """``Section 1.``, ``1.``, ``1.1``, ``(1)``, ``(a)``, ``(i)``, ``a)``, ``1)``, ``a.``"""
    number: str
    order: int
    label: str
    body: int


def point_at(text: str, start: int, end: int, open_styles: Sequence[tuple[str, int]]) -> Point | None:
    """The point label at ``start``, or None. ``open_styles`` tells (i) after (h) from (i) below (a)."""
    if text[start] not in _STARTERS:
        return None
    match = _POINT.match(text, start, end)
    if match is None:
        return None
    if match["g"]:  # 2.1, as in contracts and terms of use
        depth, last = match["g"].count("."), int(match["g"].rpartition(".")[2])
        return Point("1" + ".1" * depth, match["g"], last * 100, match[0], _after_spaces(text, match.end(), end))
    if match["s"]:  # Section 1. below ARTICLE I, as in constitutions and by-laws
        return Point(_SECTION, match["s"], int(match["s"]) * 100, match[0], _after_spaces(text, match.end(), end))
    if match["h"]:  # 1 Each Party shall …, as in conventions of the Council of Europe and in schedules
        return Point(_BARE, match["h"], int(match["h"]) * 100, match[0], _after_spaces(text, match.end(), end))
    inner = match["a"] or match["f"] or match["b"] or match["c"] or match["d"]
    shape = "({})" if match["a"] or match["f"] else "{}." if match["b"] or match["d"] else "{})"
    body = _after_spaces(text, match.end(), end)
    if inner[0].isdigit():
        figures = re.match(r"\d+", inner)
        order = int(figures[0]) * 100 if figures else 0
        inserted = inner[len(str(order // 100)) :]
        order += int(inserted[1:]) if inserted.startswith("-") else sum(ord(c) - 96 for c in inserted.lower())
        return Point(shape.format("1"), inner, order, match[0], body)
    if _is_roman(inner, shape, open_styles):
        return Point(shape.format("i"), inner, read_roman(inner) * 100, match[0], body)
    return Point(shape.format("a"), inner, _letters(inner), match[0], body)


def _after_spaces(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \u3000\t\xa0":
        start += 1
    return start


_PointAt = Callable[[str, int, int, Sequence[tuple[str, int]]], Point | None]


def _is_roman(inner: str, shape: str, open_styles: Sequence[tuple[str, int]]) -> bool:
    if not _ROMAN_WORD.fullmatch(inner):
        return False
    try:
        value = read_roman(inner) * 100
    except ValueError:
        return False
    known = dict(open_styles)
    if known.get(shape.format("i")) == value - 100:
        return True
    if known.get(shape.format("a")) == _letters(inner) - 100 and len(inner) == 1:
        return False
    return value == 100 or len(inner) > 1


def _letters(inner: str) -> int:
    """A is 100, b 200 … aa comes after a, before b, as in acts that insert points."""
    letters = [27 if c == "đ" else ord(c) - ord("a") + 1 for c in inner]
    return letters[0] * 100 + sum(letters[1:])


def inner_marks(text: str, lines: Iterable[Line], point_at: _PointAt = point_at) -> list[Mark]:
    """The marks of paragraphs, points and subpoints of an article, from its lines; ``point_at`` knows its labels.

    A line without a label opens a paragraph, unless the list it interrupts goes on after it: then it belongs to the
    point before.
    """
    marks: list[Mark] = []
    styles: list[tuple[str, int]] = []
    waiting, before = False, ""
    paragraph_style, last_order = "", 0
    interrupted: tuple[list[tuple[str, int]], int, int] | None = None
    paragraphs = 0
    lines = list(lines)
    quoted, ends = -1, list[int]()
    for i, line in enumerate(lines):
        if i > quoted and marks and before == ":" and text[line.start] in "‘“'\"":
            quoted = _quoted_until(text, lines, i, ends)
        if i <= quoted:  # words that are put into another act: the list goes on below them
            before = text[line.end - 1]
            continue
        point = point_at(text, line.start, line.end, interrupted[0] if interrupted else styles)
        if point is not None and point.style in _COUNTED and not _counts_on(point, paragraph_style, last_order, marks):
            point = None
        if point is None:
            if waiting:  # the label stood alone on the line above
                waiting = False
                marks[-1].body = line.start
            else:
                if styles:
                    interrupted = (styles, len(marks), paragraphs)
                styles = []
                paragraphs += not paragraph_style
                marks.append(_unlabelled(paragraphs, line, below=bool(paragraph_style)))
            before = text[line.end - 1]
            continue
        if interrupted and point.style != paragraph_style and (point.style, point.order - 100) in interrupted[0]:
            styles, kept, paragraphs = interrupted
            del marks[kept:]
        elif interrupted:
            point = point_at(text, line.start, line.end, styles) or point
        interrupted = None
        if _opens_paragraph(point, styles, paragraph_style, last_order, bool(marks), before):
            paragraph_style, last_order, styles = point.style, point.order, []
            paragraphs += 1
            marks.append(Mark(Kind.PARAGRAPH, point.number, point.label, line.start, point.body))
        else:
            if not marks:
                paragraphs = 1
                marks.append(_unlabelled(1, line, below=False))
            marks.append(_point_mark(point, styles, line.start))
        waiting = point.body >= line.end
        before = text[line.end - 1]
    return marks


def _quoted_until(text: str, lines: Sequence[Line], start: int, ends: list[int]) -> int:
    """The last line of the words in quotation marks that begin on a line; -1 for a term that is defined, or without an end.

    ``ends`` keeps the lines that end with a closing mark, sought at the first question.
    """
    if _DEFINED.match(text, lines[start].start, lines[start].end):
        return -1
    if not ends:
        ends += [i for i, line in enumerate(lines) if _QUOTE_ENDS.search(text, line.end - 8, line.end)]
        ends.append(-1)
    at = bisect_left(ends, start, 0, len(ends) - 1)
    return ends[at]


def _unlabelled(paragraph: int, line: Line, *, below: bool) -> Mark:
    """An unnumbered paragraph: one below a numbered one, or the article's own of this number."""
    if below:
        return Mark(Kind.PARAGRAPH, "", "", line.start, line.start, rank=SUBPARAGRAPH)
    return Mark(Kind.PARAGRAPH, str(paragraph), "", line.start, line.start)


def _point_mark(point: Point, styles: list[tuple[str, int]], start: int) -> Mark:
    """The mark of a point, which goes on in the innermost open list of its style or opens one below."""
    known = [style for style, _ in styles]
    if point.style in known:
        del styles[known.index(point.style) :]
    styles.append((point.style, point.order))
    depth = len(styles) - 1
    kind = Kind.ITEM if depth == 0 else Kind.SUBITEM
    return Mark(kind, point.number, point.label, start, point.body, rank=RANK[Kind.ITEM] + depth)


def _counts_on(point: Point, paragraph_style: str, last_order: int, marks: Sequence[Mark]) -> bool:
    """Whether Section 2. or a bare 2 follows the one before, or the first opens them; else it is a sentence's own."""
    if not paragraph_style:
        return point.order == 100 and (point.style == _SECTION or not marks)
    return paragraph_style == point.style and point.order == last_order + 100


def _opens_paragraph(
    point: Point, styles: Sequence[tuple[str, int]], paragraph_style: str, last_order: int, begun: bool, before: str
) -> bool:
    """Whether a number is a paragraph's and not a point's: 1. after a sentence's end, never after a colon."""
    if point.style in _COUNTED:
        return True
    if point.style not in {"1.", "(1)", "1.1"} or before in (":", "："):
        return False
    if paragraph_style:
        known = dict(styles).get(point.style)
        goes_on = last_order < point.order <= last_order + 300
        return point.style == paragraph_style and goes_on and (known is None or point.order != known + 100)
    if not begun:
        return True
    return point.style in ("1.", "1.1") and point.order == 100


def recital_marks(text: str, lines: Sequence[Line]) -> list[Mark]:
    """The marks of an EU act's recitals among the lines above its body: (1), (2) … after “Whereas”."""
    start = next(
        (i + 1 for i in range(len(lines) - 1, -1, -1) if _WHEREAS.match(text, lines[i].start, lines[i].end)), None
    )
    if start is None:
        return []
    marks: list[Mark] = []
    expected = 1
    for line in lines[start:]:
        if _ADOPTED.match(text, line.start, line.end):
            break
        match = _RECITAL.match(text, line.start, line.end)
        if match is None:
            continue
        number = int(re.match(r"\d+", match[1])[0])  # type: ignore[index]  # the pattern starts with figures
        if number not in (expected, expected - 1) and not (expected < number <= expected + 3):
            continue
        body = match.end()
        while body < line.end and text[body] in " \u3000\t\xa0":
            body += 1
        marks.append(Mark(Kind.RECITAL, match[1], match[0], line.start, body))
        expected = number + 1
    return marks


def recitals_end(text: str, lines: Sequence[Line]) -> int:
    """Where the last recital ends: before HAVE ADOPTED THIS REGULATION, or with the last of the lines."""
    for i in range(len(lines) - 1, 0, -1):
        if _ADOPTED.match(text, lines[i].start, lines[i].end):
            return lines[i - 1].end
    return lines[-1].end if lines else 0


def is_title(words: str) -> bool:
    """Whether a line below an article's label is its title: short, without an end, not a point, not a sentence going on."""
    return (
        0 < len(words) <= 170
        and words[-1] not in ".;:,—。；：，"
        and not words[0].islower()
        and words[0] not in "(（—–•-."
        and _POINT.match(words) is None
    )


def continues_title(title: str, words: str) -> bool:
    """Whether a heading's title runs on in the next line."""
    return (
        title.split()[-1].lower() in _SMALL_WORDS or words.split()[0].lower() in _SMALL_WORDS
        if title and words
        else False
    )
