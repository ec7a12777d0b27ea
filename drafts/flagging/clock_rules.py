"""Flags for hours of the day, however they are written: 22时, 二十二点, 22:00."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.flagging.calendar_rules import in_turn
from drafts.flagging.changed_passage import Passage
from drafts.numerals import read_numeral
from drafts.patterns import regex

_DIGITS = "0-9零〇一二两三四五六七八九十"
_CLOCK = regex(
    rf"(?<![第:：.点{_DIGITS}])(?P<hour>[{_DIGITS}]{{1,3}})"
    rf"(?:[点时](?![间期段刻候效限代任速])(?:(?P<minutes>[{_DIGITS}]{{1,3}})分|(?P<half>半))?"
    r"|[:：](?P<figures>[0-9]{2})(?![0-9:：]))"
)
_MARKS, _FIGURES = "点时:：", frozenset("0123456789零〇一二两三四五六七八九十")
_HALF, _LAST_MINUTE, _DAY = 30, 59, 24 * 60
_FOR_A_MOMENT, _RATIO = "一时", "比"


def hours(passage: Passage) -> Iterator[Flag]:
    """Hours of the day that change, come or go; 二十四点 and 24时 are one."""
    near = f"{passage.before}{passage.old_words}{passage.new_words}{passage.following[:1]}"
    if not any(map(near.__contains__, _MARKS)) or _FIGURES.isdisjoint(near) or _RATIO in passage.lead():
        return  # 比例尺为1:50
    before = _touched(passage.old_lead(), passage.old_words, passage.old_tail())
    after = _touched(passage.lead(), passage.new_words, passage.tail())
    gone = [written for written, minutes in before.items() if minutes not in after.values()]
    came = [written for written, minutes in after.items() if minutes not in before.values()]
    yield from in_turn(gone, came, "时刻", "The hour")


def _touched(lead: str, words: str, tail: str) -> dict[str, int]:
    """The hours of a sentence that a change reaches into, as they are written, with the minutes of the day."""
    start, end = len(lead), len(lead) + len(words)
    return {
        found[0]: minutes
        for found in _CLOCK.finditer(lead + words + tail)
        if found.start() < end and start < found.end() and (minutes := _minutes(found)) is not None
    }


def _minutes(found: re.Match[str]) -> int | None:
    """The minutes of the day that an hour is; None for what is no hour: 一时, 3:99."""
    if found[0] == _FOR_A_MOMENT:
        return None
    try:
        after = _HALF if found["half"] else read_numeral(found["minutes"] or found["figures"] or "0")
        minutes = 60 * read_numeral(found["hour"]) + after
    except ValueError:
        return None
    return minutes if after <= _LAST_MINUTE and minutes <= _DAY else None
