"""What stands inside an article of a Japanese law: paragraphs ２, items 一, points イ and （１）."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafts.model import Kind
from drafts.numerals import read_numeral
from drafts.parsing.marks import RANK, Line, Mark
from drafts.patterns import regex

_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_LABEL = regex(
    r"○?(?P<paragraph>[0-9０-９]{1,3})項?(?:[ 　\t]|$)"
    r"|(?P<item>[一二三四五六七八九十百]{1,5}(?:の[一二三四五六七八九十]{1,3})?)(?:[ 　\t]|$)"
    rf"|(?P<point>[{_IROHA}])(?:[ 　\t]|$)"
    r"|(?P<deep>[（(](?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[a-zivx]{1,4})[）)])[ 　\t]?"
)


def inner_marks(text: str, lines: Iterable[Line]) -> list[Mark]:
    """The marks of paragraphs, items and points of an article, the first line given from where its words begin.

    The first paragraph has no number. A line without a label goes on with what is above it.
    """
    marks: list[Mark] = []
    deep: list[str] = []
    for line in lines:
        match = _LABEL.match(text, line.start, line.end)
        if match is None or (match.lastgroup == "paragraph" and not _next_paragraph(marks, match["paragraph"])):
            if not marks:
                marks.append(Mark(Kind.PARAGRAPH, "1", "", line.start, line.start))
            continue
        label = (match["paragraph"] or match["item"] or match["point"] or match["deep"]).strip()
        if match["paragraph"]:
            mark = Mark(Kind.PARAGRAPH, str(read_numeral(label)), label, line.start, match.end())
        else:
            if not marks:
                marks.append(Mark(Kind.PARAGRAPH, "1", "", line.start, line.start))
            mark = _below(match, label, line.start, deep)
        marks.append(mark)
    return marks


def _below(match: re.Match[str], label: str, start: int, deep: list[str]) -> Mark:
    if match["item"]:
        deep.clear()
        number = "-".join(_number(part) for part in label.split("の"))
        return Mark(Kind.ITEM, number, label, start, match.end())
    if match["point"]:
        deep[:] = ["イ"]
        return Mark(Kind.SUBITEM, str(_IROHA.index(label) + 1), label, start, match.end())
    inner = label[1:-1]
    style = "1" if inner[0] in "0123456789０１２３４５６７８９" else "一" if inner[0] > "z" else "i"
    if style not in deep:
        deep.append(style)
    del deep[deep.index(style) + 1 :]
    number = _number(inner) if style != "i" else inner
    return Mark(Kind.SUBITEM, number, label, start, match.end(), rank=RANK[Kind.SUBITEM] + len(deep))


def _number(numeral: str) -> str:
    """In Arabic figures; as printed where it is no numeral."""
    try:
        return str(read_numeral(numeral))
    except ValueError:
        return numeral


def _next_paragraph(marks: list[Mark], printed: str) -> bool:
    """Whether a figure is the next paragraph's number and not a figure in a sentence."""
    before = next((int(mark.number) for mark in reversed(marks) if mark.kind is Kind.PARAGRAPH), 0)
    return before < read_numeral(printed) <= before + 2
