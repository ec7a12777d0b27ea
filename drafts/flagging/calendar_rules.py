"""Flags for months, quarters and days of the calendar in Chinese drafts: 每年三月底前, 于次年一月三十一日前.

They are no lengths of time, which 三个月 and 三十日 are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from drafts.comparison import Flag
from drafts.flagging.changed_passage import Passage
from drafts.patterns import regex

_POINT = regex(r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:月|季度|日)")
_SIGNS = frozenset("月度日")
"""What such a word ends with."""
_ON = ("年", "于", "在", "自", "从", "至", "到", "—", "-", "～", "~")
"""What stands before a month that is one of the calendar: 每年三月, 于三月公布."""
_PART = regex("底|初|末|[上中下]旬|份|至|到|[—～~-]|(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})日")
"""What stands after one: 三月底, 三月一日."""
_LASTING = ("以上", "以下", "以内", "内", "之内", "有期", "拘役", "期限")
"""What stands after a length of time."""


def calendar_points(words: Sequence[str], lead: Callable[[], str], tail: Callable[[], str]) -> list[str]:
    """Those of some words that name a month, quarter or day of the calendar; ``lead`` and ``tail`` say what stands around them."""
    return [
        word
        for at, word in enumerate(words)
        if word[-1] in _SIGNS
        and _may_be_point(word)
        and _is_point(word, lead() + "".join(words[:at]), "".join(words[at + 1 :]) + tail())
    ]


@lru_cache(maxsize=1 << 13)
def _may_be_point(word: str) -> bool:
    return _POINT.fullmatch(word) is not None


def _is_point(word: str, before: str, after: str) -> bool:
    if after.startswith(_LASTING):
        return False
    if word[-1] == "日":  # 每月十日, 一月三十一日
        return before.endswith("月")
    return word[-1] == "度" or before.endswith(_ON) or _PART.match(after) is not None


def calendar_days(passage: Passage) -> Iterator[Flag]:
    """Months, quarters and days of the calendar that change, come or go."""
    if _SIGNS.isdisjoint(passage.old_words + passage.new_words):
        return
    before = Counter(calendar_points(passage.old, passage.old_lead, passage.old_tail))
    after = Counter(calendar_points(passage.new, passage.lead, passage.tail))
    gone, came = [*(before - after).elements()], [*(after - before).elements()]
    yield from in_turn(gone, came, "日期", "The date")


def in_turn(gone: Sequence[str], came: Sequence[str], zh: str, en: str) -> Iterator[Flag]:
    """The flags of times, each in the place of another in their order, those left over by themselves; ``zh`` and ``en`` say what
    they are.
    """
    for a, b in zip(gone, came, strict=False):
        yield Flag("time-limit", a, b, f"{zh}由{a}改为{b}", f"{en} changes from {a} to {b}")
    for a in gone[len(came) :]:
        yield Flag("time-limit", a, "", f"删除{zh}：{a}", f"{en} ({a}) is deleted")
    for b in came[len(gone) :]:
        yield Flag("time-limit", "", b, f"新增{zh}：{b}", f"{en} ({b}) is added")
