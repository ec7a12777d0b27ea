"""What stands inside an article of a Chinese rule: 款, 项, 目."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafts.model import Kind
from drafts.numerals import CHINESE_NUMERAL, read_numeral
from drafts.parsing.marks import RANK, Line, Mark
from drafts.patterns import regex

_BRACKETED = regex(rf"[（(][ 　]?(?P<a>[{CHINESE_NUMERAL}]{{1,5}}|(?:二?十)?[—－])[ 　]?[）)]")
_LABEL = regex(
    r"(?P<b>[一二三四五六七八九十]{1,4})、"
    r"|(?P<c>[0-9０-９]{1,3})(?:[.．](?![0-9０-９])|、|[）)]|(?<=[1１])(?<![0-9０-９]{2})[.．](?=[0-9]{3,9}[\u4e00-\u9fff]))"
    r"|(?P<d>[①-⑳])"
    r"|(?P<e>[a-z])[）)]"
    r"|(?P<f>[甲乙丙丁戊己庚辛壬癸])、(?![甲乙丙丁])"
)
"""A figure after 1. is a quantity's where it has three digits or more: 1.300总吨以上的船舶."""
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_MAY_CITE = frozenset(" 、至和及与或项")
_CITED = regex(r"[ ]?(?:[、至和及与或][ ]?第?[（(]|项(?!目))")
_STARTERS = frozenset(
    "（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳一二三四五六七八九十0123456789０１２３４５６７８９甲乙丙丁戊己庚辛壬癸abcdefghijklmnopqrstuvwxyz"
)
_INLINE = regex(r"(?<=[：；:;，,。])[ 　]?([（(]([一二三四五六七八九十]{1,4})[）)])")
_DASHES = frozenset("—–·•●－|")
"""What opens an entry of a list without numbers, or a table's row, which goes on with what is above it."""
_ENDS = frozenset("。；：，、;:.,！？”）)")
_PARAGRAPH, _ITEM, _SUBITEM = Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM
_PARAGRAPH_RANK, _ITEM_RANK = RANK[_PARAGRAPH], RANK[_ITEM]
_DIGITS = frozenset("0123456789０１２３４５６７８９")


def item_at(text: str, start: int, end: int) -> tuple[str, int, str, int] | None:
    """The item label at ``start``: its style, number, printed label and where its words begin; None where there is none.

    Styles: ``一`` for （一）, ``、`` for 一、, ``1`` for 1. and 1、, ``1)``, ``(1)``, ``①``, ``a)``, and 甲、.
    A mention such as （一）至（三）项 is none.
    """
    first = text[start]
    if first not in _STARTERS:
        return None
    bracketed = first in "（("
    match = (_BRACKETED if bracketed else _LABEL).match(text, start, end)
    if match is None:
        return None
    try:
        style, number = _bracketed(match["a"]) if bracketed else _unbracketed(match)
    except ValueError:
        return None
    body = match.end()
    if bracketed and body < end and text[body] in _MAY_CITE and _CITED.match(text, body, end):
        return None
    while body < end and text[body] in " \u3000\t":
        body += 1
    return style, number, match[0], body


def _bracketed(numeral: str) -> tuple[str, int]:
    if numeral[-1] in "—－":  # misread in print
        numeral = numeral[:-1] + "一"
    return "(1)" if numeral[0] in _DIGITS else "一", read_numeral(numeral)


def _unbracketed(match: re.Match[str]) -> tuple[str, int]:
    if match["b"]:
        return "、", read_numeral(match["b"])
    if match["c"]:
        return _figure_style(match[0]), read_numeral(match["c"])
    if match["d"]:
        return "①", ord(match["d"]) - 0x2460 + 1
    if match["e"]:
        return "a)", ord(match["e"]) - ord("a") + 1
    return _STEMS, _STEMS.index(match["f"]) + 1


def _figure_style(label: str) -> str:
    return "1)" if label[-1] in "）)" else "1"


def numbers_paragraphs(text: str, lines: Sequence[Line]) -> bool:
    """Whether an article's paragraphs are numbered 一、 二、, with （一） below them, as in Macao and in treaties: none has words
    above it.
    """
    if len(lines) < 2 or not text.startswith("一、", lines[0].start):
        return False
    return any(text.startswith("二、", line.start) for line in lines)


def inner_marks(text: str, lines: Iterable[Line], *, numbered: bool = False) -> list[Mark]:
    """The marks of paragraphs, items and subitems of an article or point, from its lines.

    The first line is given from where the article's words begin. A line without a label opens a paragraph, unless the
    list it interrupts goes on after it, or the paragraphs are ``numbered`` 一、 二、: then it belongs to what is above.
    """
    marks: list[Mark] = []
    styles: list[tuple[str, int]] = []
    paragraphs = 0
    interrupted: tuple[list[tuple[str, int]], int, int] | None = None
    for line in lines:
        start, end = line.start, line.end
        words = text[start:end]
        first = words[0]
        has_brackets = "（" in words or "(" in words
        found = item_at(text, start, end) if first in _STARTERS else None
        if found is None or (found[0] == _STEMS and not styles and not interrupted):  # 甲、乙 may be two people
            if marks and (first in _DASHES or numbered or _is_row(words)):
                continue
            if styles:
                interrupted = (styles, len(marks), paragraphs)
            paragraphs += 1
            marks.append(Mark(_PARAGRAPH, str(paragraphs), "", start, start, "", _PARAGRAPH_RANK))
            styles = []
            if has_brackets:
                _inline(text, line, start, marks, styles)
            continue
        style, number, label, body = found
        if not styles and interrupted and (style, number - 1) in interrupted[0]:
            styles, kept, paragraphs = interrupted
            del marks[kept:]
        interrupted = None
        if numbered and style == "、":
            styles = []
            marks.append(Mark(_PARAGRAPH, str(number), label, start, body))
            if has_brackets:
                _inline(text, line, body, marks, styles)
            continue
        if not marks:  # an article that opens with an item
            paragraphs = 1
            marks.append(Mark(_PARAGRAPH, "1", "", start, start))
        _item(marks, styles, style, number, label, start, body)
        if has_brackets:
            _inline(text, line, body, marks, styles)
    return marks


def _is_row(words: str) -> bool:
    """Whether a line without an end is a table's: three columns or more, set apart by white space."""
    return words[-1] not in _ENDS and words.count("\t") + words.count("　") + words.count("  ") > 1


def _item(
    marks: list[Mark], styles: list[tuple[str, int]], style: str, number: int, label: str, start: int, body: int
) -> None:
    known = [s for s, _ in styles]
    if style in known:
        del styles[known.index(style) :]
    styles.append((style, number))
    depth = len(styles) - 1
    marks.append(Mark(_SUBITEM if depth else _ITEM, str(number), label, start, body, "", _ITEM_RANK + depth))


def _inline(text: str, line: Line, begin: int, marks: list[Mark], styles: list[tuple[str, int]]) -> None:
    """Adds items that share a line: 有下列情形之一的：（一）…；（二）…。"""
    expected = styles[-1][1] + 1 if styles and styles[-1][0] == "一" else 1
    found: list[tuple[int, re.Match[str]]] = []
    for match in _INLINE.finditer(text, begin, line.end):
        try:
            number = read_numeral(match[2])
        except ValueError:
            continue
        if number == expected and not _CITED.match(text, match.end(), line.end):
            found.append((number, match))
            expected += 1
    if not found or (len(found) < 2 and not styles):
        return
    for number, match in found:
        body = match.end()
        while body < line.end and text[body] in " \u3000":
            body += 1
        _item(marks, styles, "一", number, match[1], match.start(1), body)
        marks[-1].flags = ("inline",)
