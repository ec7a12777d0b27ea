"""Where a line of Chinese and English may end.

Widths are terminal cells (a Chinese character takes two), offsets are characters. The rules are the common core of
GB/T 15834 and of the "kinsoku" tables of JLREQ and CLREQ: closing punctuation begins no line, opening punctuation ends
none, dashes and ellipses stay whole. A Latin word stays whole where a line can hold it; so do 第十二条 and a number with
its unit, unless that would leave a hole in the line.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from rich.cells import get_character_cell_size

from drafts.patterns import regex

NO_START = frozenset(
    "，。；：、！？）》」』】〕〉〗〙〛”’…‥·・ー々〻％‰℃)]},.;:!?%»›｡､｣﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞＞］｝．～〜—"
)
"""Characters that begin no line."""
NO_END = frozenset("（《「『【〔〈〖〘〚“‘([{«‹￥$＄£¥＃#§№［｛＜﹙﹛﹝")
"""Characters that end no line."""
_OPENERS, _CLOSERS = ("[-", "{+"), ("-]", "+}")
"""Marks around changes on screens without colour: never parted from the words they hold."""
_HOLE = 10
"""The most cells that keeping a number and its unit together may leave empty."""
_NUMERAL = "0-9０-９零〇一二三四五六七八九十百千万亿两"
_UNIT = "个工作日|个月|小时|分钟|周岁|万元|亿元|美元|工作日|日|天|月|年|元|倍|名|人|个|次|周|岁|%|％|‰|℃"
_ATOM = regex(
    rf"第[{_NUMERAL}]{{1,9}}[编章节条款项目](?:之[{_NUMERAL}]{{1,3}})?"
    rf"|[{_NUMERAL},.．]{{1,12}} ?(?:{_UNIT})"
    r"|(?:Articles?|Art\.|Sections?|Chapter|Annex|paragraphs?|point|No\.|EUR|USD|RMB) [0-9(]{1,6}"
)
_ATOM_REACH = 18


class _Widths(dict[str, int]):
    """The cells of each character met so far."""

    def __missing__(self, character: str) -> int:
        width = self[character] = get_character_cell_size(character)
        return width


_WIDTHS = _Widths()


class Line(NamedTuple):
    """A line is ``text[start:end]``; the lines of a text follow one another without a gap.

    ``text[start:shown]`` is what fits the width: spaces at which a line was broken stand between ``shown`` and ``end``.
    """

    start: int
    end: int
    shown: int


def width_of(character: str) -> int:
    """The cells of one character: 0, 1 or 2."""
    return _WIDTHS[character]


def cells(text: str) -> int:
    """The width of safe text in terminal cells."""
    if text.isascii():
        return len(text)
    return sum(map(_WIDTHS.__getitem__, text))


def truncate(text: str, width: int, mark: str = "…") -> str:
    """The text cut to at most ``width`` cells, ending with ``mark`` where something was cut."""
    if cells(text) <= width:
        return text
    room = width - cells(mark)
    if room < 0:
        return ""
    used = 0
    for index, character in enumerate(text):
        used += _WIDTHS[character]
        if used > room:
            return text[:index] + mark
    return text


def fit(text: str, width: int, mark: str = "…") -> str:
    """The text cut or padded to exactly ``width`` cells."""
    cut = truncate(text, width, mark)
    return cut + " " * (width - cells(cut))


def break_lines(text: str, width: int, *, first: int = 0, hang: int = 0, at_spaces: bool = False) -> list[Line]:
    """The lines of a text that is to be shown ``width`` cells wide; at least one, also for an empty text.

    ``first`` cells are taken at the start of the first line, ``hang`` cells at the start of every other one. A line
    break in the text ends a line and belongs to it. No line is wider than ``width`` so long as two cells are left.
    With ``at_spaces`` Chinese too is broken at spaces only, where they leave a choice.
    """
    if "\n" in text:
        return _break_paragraphs(text, width, first, hang)
    end = len(text)
    before = list(accumulate(map(_WIDTHS.__getitem__, text), initial=0))
    lines: list[Line] = []
    start = 0
    room = max(2, width - first)
    while before[end] - before[start] > room:
        stop = bisect_right(before, before[start] + room, start, end + 1) - 1
        stop = max(stop, start + 1)
        space = text.rfind(" ", start, stop + 1) if at_spaces else -1
        stop = space if space > start and text[start:space].strip() else _legal_break(text, start, stop, before)
        after = stop
        while after < end and text[after] == " ":
            after += 1
        if after == end:
            lines.append(Line(start, end, stop))
            return lines
        shown = stop
        while shown > start and text[shown - 1] == " ":
            shown -= 1
        lines.append(Line(start, after, shown))
        start = after
        room = max(2, width - hang)
    lines.append(Line(start, end, end))
    return lines


def _break_paragraphs(text: str, width: int, first: int, hang: int) -> list[Line]:
    lines: list[Line] = []
    at = 0
    for paragraph in text.split("\n"):
        found = break_lines(paragraph, width, first=first, hang=hang)
        lines += [Line(at + line.start, at + line.end, at + line.shown) for line in found]
        at += len(paragraph)
        if at < len(text):
            last = lines[-1]
            lines[-1] = Line(last.start, at + 1, last.shown)
        at += 1
    return lines


def _legal_break(text: str, start: int, furthest: int, before: list[int]) -> int:
    """The last place up to ``furthest`` where the line that begins at ``start`` may end."""
    if text[furthest] == " ":
        tail = furthest
        while tail < len(text) and text[tail] == " ":
            tail += 1
        if tail == len(text) or may_break(text, tail):
            return furthest
    for stop in range(furthest, start, -1):
        if may_break(text, stop):
            return _keep_atom(text, start, stop, before)
    for stop in range(furthest, start, -1):
        if _WIDTHS[text[stop]] and text[stop] not in NO_START and text[stop - 1] not in NO_END:
            return stop
    return furthest


def _keep_atom(text: str, start: int, stop: int, before: list[int]) -> int:
    """``stop``, or an earlier place when a number and its unit would otherwise be torn apart."""
    near = max(start, stop - _ATOM_REACH)
    for atom in _ATOM.finditer(text, near, min(len(text), stop + _ATOM_REACH)):
        if atom.start() >= stop:
            break
        if atom.end() > stop:
            earlier = atom.start()
            while earlier > start and not may_break(text, earlier):
                earlier -= 1
            if earlier > start and before[stop] - before[earlier] <= _HOLE:
                return earlier
    return stop


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before ``text[at]``, ``at`` being inside the text."""
    following = text[at]
    if following == " " or following in NO_START or not _WIDTHS[following]:
        return False
    previous = text[at - 1]
    if previous in NO_END or text[at : at + 2] in _CLOSERS or (at > 1 and text[at - 2 : at] in _OPENERS):
        return False
    if previous == " ":
        back = at - 1
        while back > 0 and text[back - 1] == " ":
            back -= 1
        return back == 0 or not (text[back - 1] in NO_END or text[max(0, back - 2) : back] in _OPENERS)
    if following == '"' or previous == '"' or following == "\u00a0" or previous == "\u00a0":
        return False
    if _is_wide(previous) or _is_wide(following):
        return True
    if previous in "-/" and at > 1 and text[at - 2].isalpha():
        return following.isalpha()
    if previous in "，。；：、！？）》」』】—…":
        return True
    return following in NO_END and previous not in "'’" and not previous.isalnum()


def _is_wide(character: str) -> bool:
    """Whether a character stands for itself, as Chinese ones do, and not for a letter of a word."""
    return _WIDTHS[character] == 2 or character in "▯"
