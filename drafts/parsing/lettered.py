"""What stands inside and above the articles of acts in any script: paragraphs 1., Stk. 2., § 1, points a), α), (ก), recitals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafts.model import Kind
from drafts.parsing import western
from drafts.parsing.marks import Line, Mark
from drafts.parsing.western import Point
from drafts.patterns import regex

_LABEL = regex(
    r"Stk[.][ \xa0](?P<danish>\d{1,2})[.]"
    r"|§[ \xa0]?(?P<section>\d{1,3})[.](?=[ \xa0][^\W\d_])"
    r"|(?P<open>[(]?)(?P<inner>\d{1,3}|[^\W\d_A-Za-z]\u0640?[^\W\d_A-Za-z]?)(?P<close>[)]|[.](?!\d)|[ ]?[-–](?=[ \xa0]?[^\W\d_]))"
)
_RECITAL = regex(r"\((\d{1,3})\)(?=[\s\xa0]|$)")
_ALPHABETS = (
    "αβγδεζηθικλμνξοπρστυφχψω",
    "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
)
_BASES = dict(zip("çčćđğıöşšüžáéíóőúű", "cccdgiossuzaeioouu", strict=False))
_LONGEST_TITLE = 120
_AFTER = " \u3000\t\xa0"


def inner_marks(text: str, lines: Iterable[Line]) -> list[Mark]:
    """The marks of paragraphs, points and subpoints of an article, from its lines."""
    return western.inner_marks(text, lines, _point_at)


def is_title(words: str) -> bool:
    """Whether a line after an article's label is its title: short, no point and without an end."""
    return (
        0 < len(words) <= _LONGEST_TITLE
        and words[-1] not in "،؛؟"
        and _LABEL.match(words) is None
        and western.is_title(words)
    )


def _point_at(text: str, start: int, end: int, open_styles: Sequence[tuple[str, int]]) -> Point | None:
    match = _LABEL.match(text, start, end)
    if match is None:
        return western.point_at(text, start, end, open_styles)
    body = match.end()
    while body < end and text[body] in _AFTER:
        body += 1
    if figures := match["danish"]:  # the first paragraph has no label, so the second opens the list
        return Point("1.", figures, int(figures) * 100 - 100, match[0], body)
    if figures := match["section"]:
        return Point("1.", figures, int(figures) * 100, match[0], body)
    inner, close = match["inner"], match["close"].strip()
    shape = f"{match['open']}{{}}{'.' if close in '-–' else close}"
    if inner.isdecimal():
        goes_on = shape == "{}." and body < end and text[body].islower()  # a list within a sentence, as in Sweden
        return Point("1," if goes_on else shape.format("1"), str(int(inner)), int(inner) * 100, match[0], body)
    if shape == "({}." or (shape == "{}." and inner.isupper()):
        return None
    style, order = _place(inner.lower())
    return Point(shape.format(style), inner, order, match[0], body)


def _place(letters: str) -> tuple[str, int]:
    """Of which alphabet a letter is, and where it stands there: ç follows c, in the list that a) begins."""
    first = letters[0]
    if first in _BASES:
        return "a", (ord(_BASES[first]) - 96) * 100 + 50
    for alphabet in _ALPHABETS:
        if first in alphabet:
            return alphabet[0], (alphabet.index(first) + 1) * 100 + len(letters) - 1
    return "·", ord(first) * 100


def recital_marks(text: str, lines: Sequence[Line]) -> list[Mark]:
    """The marks of an EU act's recitals among the lines above its body: (1), (2) … in any language, up to a line in capitals."""
    marks: list[Mark] = []
    for line in lines:
        match = _RECITAL.match(text, line.start, line.end)
        if match is None:
            if marks and _is_formula(text[line.start : line.end]):
                break
            continue
        if int(match[1]) == len(marks) + 1:
            body = min(match.end() + 1, line.end)
            marks.append(Mark(Kind.RECITAL, match[1], match[0], line.start, body))
    return marks if len(marks) > 1 else []


def recitals_end(text: str, lines: Sequence[Line]) -> int:
    """Where the last recital ends: before the line in capitals that says what was adopted, or with the last of the lines."""
    for above, line in zip(reversed(lines[:-1]), reversed(lines), strict=False):
        if _RECITAL.match(text, line.start, line.end):
            break
        if _is_formula(text[line.start : line.end]):
            return above.end
    return lines[-1].end if lines else 0


def _is_formula(words: str) -> bool:
    return words.isupper() and " " in words
