"""Chinese rules whose line breaks were lost: a page copied into one line, or a paragraph for each chapter."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.numerals import CHINESE_NUMERAL
from drafts.parsing.marks import Line
from drafts.patterns import regex

_LONG = 200
"""Characters; a longer line may hold several articles."""
_NUMBER = rf"第[ 　]?[{CHINESE_NUMERAL}]{{1,7}}[ 　]?"
_LABEL = regex(
    rf"(?<=[。；：”）)》 　])(?={_NUMBER}(?:条(?:之[{CHINESE_NUMERAL}]{{1,3}})?(?![、，,；。）)和及与或至到第的规])|[章节编][ 　]))"
    r"|(?=第一[条章编][ 　])"
)
_AT_START = regex(rf"{_NUMBER}条")
_SENTENCE_END = "。；：”）)》"


def parted(text: str, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with those that hold several articles parted before each label; as they are where labels begin lines.

    Words in quotation marks are left whole: an amendment may put several articles into another law.
    """
    long = [i for i, line in enumerate(lines) if line.end - line.start > _LONG]
    if not long:
        return lines
    most = sum(text.count("第", lines[i].start + 1, lines[i].end) for i in long)
    if most < 3:
        return lines
    begun = sum(text[line.start] == "第" and _AT_START.match(text, line.start, line.end) is not None for line in lines)
    if most <= begun:
        return lines
    cuts = {i: _cuts(text, lines[i]) for i in long}
    within = sum(len(at) for at in cuts.values())
    if within < 3 or within <= begun:
        return lines
    found: list[Line] = []
    for i, line in enumerate(lines):
        at = line.start
        for cut in cuts.get(i, ()):
            found.append(_stripped(text, at, cut))
            at = cut
        found.append(Line(at, line.end))
    return [line for line in found if line.start < line.end]


def _cuts(text: str, line: Line) -> list[int]:
    cuts: list[int] = []
    at, quoted = line.start, 0
    for match in _LABEL.finditer(text, line.start + 1, line.end):
        quoted += text.count("“", at, match.start()) - text.count("”", at, match.start())
        at = match.start()
        before = text[line.start : at][-8:].rstrip(" 　")
        ended = before[-1:] in _SENTENCE_END or text[at + 1] == "一" or bool(cuts and at - cuts[-1] < 60)
        if quoted <= 0 and ended:
            cuts.append(at)
    return cuts


def _stripped(text: str, start: int, end: int) -> Line:
    while end > start and text[end - 1] in " 　\t\xa0":
        end -= 1
    return Line(start, end)
