"""Flags for the day from which a period runs in Chinese drafts: 自登记之日起."""

from __future__ import annotations

from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.flagging.changed_passage import Passage, one_sided_flag
from drafts.flagging.quantities import TIME, read_quantity
from drafts.patterns import regex

_BREAKS = frozenset("，,。；;：:\n")
_FROM = regex("(?:自|从|在)(接到|收到|知道)?$")
_DAY = regex("([^，,。；;：:\n]{0,8}?)之日")
_GOT = ("接到", "收到")
_SINCE = regex("[，,]?((?:自|从)[^，,。；;]{2,30}之日起?)[，,]?")
_CLAUSE_ENDS = ("", "，", "；", "。", "：", "以", "在")
_LONGEST_START = 40
"""Letters of both sides of what a period runs from."""
_IN = ("", "在", "于")
"""What stands in the place of a day that a period runs from: {在 → 自登记之日起}十日内."""


_START = regex("(?:自|从)([^，,。；;：:\n]{2,30}?)之日")
_SAME_START = regex("接到|收到|[其该本的]")


def _other_start(passage: Passage) -> Iterator[Flag]:
    """Another day from which a period runs, where words come into it or go: 自{知道}损害之日起, 自损害{发生}之日起."""
    a = _start_at(passage.old_lead(), passage.old_words, passage.old_tail())
    b = _start_at(passage.lead(), passage.new_words, passage.tail())
    if a and b and _SAME_START.sub("", a) != _SAME_START.sub("", b) and (passage.gained_any() or passage.lost_any()):
        zh, en = f"起算日由“{a}”之日改为“{b}”之日", f"The day from which the period runs changes from “{a}” to “{b}”"
        yield Flag("time-limit", a, b, zh, en)


def _start_at(lead: str, words: str, tail: str) -> str:
    """What a period runs from, where that is said at a passage; empty where it isn't."""
    start, end = len(lead), len(lead) + len(words)
    found = (one for one in _START.finditer(lead + words + tail) if one.start(1) <= end and start <= one.end(1))
    return next((one[1] for one in found), "")


_AFTER_EVENT = regex("[，,]?([^，,。；;：:\n之]{2,20}后)")


def after_event(passage: Passage) -> Iterator[Flag]:
    """After what a period runs, where that comes or goes before the period: 在{收到请求后}三十日内."""
    words, comes = passage.one_sided()
    event = _AFTER_EVENT.fullmatch("".join(words))
    length = read_quantity(passage.new_next) if event and passage.new_next == passage.old_next else None
    if event and length and length.sort == TIME:
        zh, en = "起算日", "A day from which the period runs"
        yield one_sided_flag(event[1], comes=comes, zh=zh, en=en, kind="time-limit")


TURNS = frozenset(("内", "以内", "之内", "前", "以前", "之前", "后", "以后", "之后", "外", "以外"))
"""What tells whether something is done within a period, before it is over or after it."""


def turned(passage: Passage) -> Iterator[Flag]:
    """Within a period in the place of before or after it: 十日{内 → 后}."""
    a, b, length = passage.old_words, passage.new_words, read_quantity(passage.before)
    if length is None or length.sort != TIME or not {a, b} <= TURNS or a[-1] == b[-1]:
        return
    x, y = passage.before + a, passage.before + b
    yield Flag("time-limit", x, y, f"“{x}”改为“{y}”", f"“{x}” becomes “{y}”")


def period_starts(passage: Passage) -> Iterator[Flag]:
    """From when a period runs: 自责任产生之日起 becomes 自事故发生之日起, or comes or goes."""
    a, b = passage.old_words, passage.new_words
    if (a in _IN or b in _IN) and "之日" in a + b:
        comes = a in _IN
        since = _SINCE.fullmatch(b if comes else a)
        if since and (passage.gained_any() if comes else passage.lost_any()):
            zh, en = "起算日", "A day from which the period runs"
            yield one_sided_flag(since[1], comes=comes, zh=zh, en=en, kind="time-limit")
        return
    if "之日" in passage.following and not (a and b):
        yield from _other_start(passage)
        return
    if (
        not (a and b and "之日" in passage.following)
        or len(a + b) > _LONGEST_START
        or not _BREAKS.isdisjoint(a + b)
        or (a in _GOT and b in _GOT)
    ):
        return
    lead, day = passage.lead(), _DAY.match(passage.following)
    if day is None:
        return
    start = _FROM.search(lead)
    a, b = a + day[1], b + day[1]
    if not start and lead[-1:] in _CLAUSE_ENDS and passage.gained_any() and passage.lost_any():
        yield Flag("time-limit", a, b, f"日期由“{a}”之日改为“{b}”之日", f"The day changes from “{a}” to “{b}”")
    if start and passage.gained_any() and passage.lost_any():
        had = start[1] or ""
        x, y = had + a, had + b
        yield Flag(
            "time-limit",
            a,
            b,
            f"起算日由“{x}”之日改为“{y}”之日",
            f"The day from which the period runs changes from “{x}” to “{y}”",
        )
