"""Quotations taken out of a decision, so that what it orders can be read apart from the law it quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from drafts.model import Span
from drafts.numerals import read_numeral
from drafts.patterns import regex

QUOTE = "\x00"
"""Stands in a skeleton for one quotation."""

_MARKS = regex("[“”\"＂「」‘’'\n]")
_CLOSERS = {"“": "”", "「": "」", '"': '"', "＂": "＂", "‘": "’", "'": "'"}
_POINT = regex(r"([一二三四五六七八九十百]{1,5})、[ 　]?(?:将|在|删|增|第|对|把|《|原)")
_CHINESE_OPENERS = frozenset('“「"＂')
_INNER = str.maketrans("‘’『』", "“”「」")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: where it stands, marks included, and its words as they are to stand in the law."""

    span: Span
    text: str
    """Without the marks that repeat at each paragraph's start; inner ‘…’ of a Chinese text made “…”."""
    closed: bool


@dataclass(frozen=True)
class Skeleton:
    """A text whose quotations are one character each."""

    text: str
    quotes: tuple[Quoted, ...]
    _starts: tuple[int, ...]
    """Offsets in the skeleton of the stretches between quotations, and …"""
    _sources: tuple[int, ...]
    """… where each begins in the source."""

    def source(self, offset: int) -> int:
        """Where a character of the skeleton stands in the source; for the end, the end of the source's stretch."""
        at = bisect_right(self._starts, offset) - 1
        return self._sources[at] + offset - self._starts[at]

    def source_end(self, offset: int) -> int:
        """The source's offset after the character before ``offset``."""
        if offset and self.text[offset - 1] == QUOTE:
            return self.quotes[self.text.count(QUOTE, 0, offset) - 1].span.end
        return self.source(offset - 1) + 1 if offset else self.source(0)


def skeleton(text: str, span: Span, *, chinese: bool) -> Skeleton:
    """The skeleton of a stretch of a text. A quotation left open ends before the next point, or with the stretch."""
    quotes: list[Quoted] = []
    parts: list[str] = []
    starts, sources = [0], [span.start]
    at, length, point = span.start, 0, 0
    seek = span.start
    while (mark := _MARKS.search(text, seek, span.end)) is not None:
        seek = mark.end()
        if mark[0] == "\n":
            point = _point_at(text, mark.end(), point) or point
            continue
        if not _opens(text, mark, span.start, chinese):
            continue
        quoted = _quoted(text, mark, span.end, point, chinese=chinese)
        quotes.append(quoted)
        before = text[at : mark.start()].replace(QUOTE, " ")
        parts += [before, QUOTE]
        length += len(before) + 1
        at = seek = quoted.span.end
        starts.append(length)
        sources.append(at)
    parts.append(text[at : span.end].replace(QUOTE, " "))
    return Skeleton("".join(parts), tuple(quotes), tuple(starts), tuple(sources))


def _opens(text: str, mark: re.Match[str], begin: int, chinese: bool) -> bool:
    sign = mark[0]
    if chinese:
        return sign in _CHINESE_OPENERS
    if sign not in _CLOSERS:
        return False
    before = text[mark.start() - 1] if mark.start() > begin else "\n"
    return sign in "“‘「" or before in " \n\t([:：—–\xa0"


def _quoted(text: str, mark: re.Match[str], end: int, point: int, *, chinese: bool) -> Quoted:
    opener, closer = mark[0], _CLOSERS[mark[0]]
    lead = text[max(mark.start() - 3, 0) : mark.start()].rstrip(" \t\u3000")
    block = lead.endswith((":", "：", "\n")) or not lead
    depth, seek = 1, mark.end()
    drop: list[int] = []
    while (found := _MARKS.search(text, seek, end)) is not None:
        seek = found.end()
        sign = found[0]
        if sign == "\n":
            if chinese and point and _point_at(text, found.end(), point) == point + 1:
                return _made(text, mark, found.start(), drop, closed=False, chinese=chinese)
        elif sign == opener and text[found.start() - 1] == "\n" and _continues(text, found.end(), end, closer):
            drop.append(found.start())
        elif sign == closer:
            if not chinese and not _closes(text, found.end(), end, block and opener in "‘'"):
                continue
            depth -= 1
            if depth == 0:
                return _made(text, mark, found.start(), drop, closed=True, chinese=chinese)
        elif sign == opener:
            depth += 1
    return _made(text, mark, end, drop, closed=False, chinese=chinese)


def _made(text: str, mark: re.Match[str], end: int, drop: list[int], *, closed: bool, chinese: bool) -> Quoted:
    kept, at = [], mark.end()
    for sign in drop:
        kept.append(text[at:sign])
        at = sign + 1
    kept.append(text[at:end])
    words = "\n".join(line.strip() for line in "".join(kept).split("\n")).strip()
    if chinese:
        words = words.translate(_INNER)
    return Quoted(Span(mark.start(), end + 1 if closed else end), words, closed)


def _continues(text: str, start: int, end: int, closer: str) -> bool:
    """Whether a mark at a line's start repeats the one that opened the quotation: “第一款。⏎“第二款。”

    It does unless its own closing mark comes on the same line with words of the sentence after it: “设备”，是指….
    """
    line_end = text.find("\n", start, end)
    line_end = end if line_end < 0 else line_end
    close = text.find(closer, start, line_end)
    if close < 0:
        return True
    return not text[close + 1 : line_end].strip(" 　。；;，,.")


def _closes(text: str, after: int, end: int, block: bool) -> bool:
    """Whether a mark ends an English quotation, being no apostrophe; one set off as a block ends with its line."""
    rest = text[after : min(after + 3, end)]
    if rest[:1].isalnum():
        return False
    if not block:
        return True
    return rest.lstrip(" ;.,")[:1] in ("", "\n")


def _point_at(text: str, start: int, point: int) -> int:
    """The number of the point 一、 that begins a line, where it is the next one and orders something; else 0."""
    found = _POINT.match(text, start, start + 12)
    if found is None:
        return 0
    try:
        number = read_numeral(found[1])
    except ValueError:
        return 0
    return number if number == point + 1 or point == 0 else 0
