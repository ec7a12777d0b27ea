"""When a consultation closes, and how long that is from now.

A notice gives a date, "until 13 December 2021", and means the whole of that day in Beijing: the end is the first moment
of the next day there. Beijing has kept UTC+8 without summer time since 1992, so no table of zones is needed.
``now`` is always an argument.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum

BEIJING = timezone(timedelta(hours=8), "UTC+8")

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


class Urgency(StrEnum):
    """How pressing a deadline is. At exactly 72 hours it is already the nearer level."""

    NONE = "none"
    """more than seven days, or no deadline set"""
    WEEK = "7d"
    THREE_DAYS = "72h"
    DAY = "24h"
    PAST = "past"


_LAST_DAY = date(9998, 12, 31)
"""The calendar of Python ends soon after it; a store may hold a slip of the hand that is later."""
_LEVELS = ((timedelta(0), Urgency.PAST), (_DAY, Urgency.DAY), (3 * _DAY, Urgency.THREE_DAYS), (7 * _DAY, Urgency.WEEK))


@dataclass(frozen=True, slots=True)
class Remaining:
    """How a deadline stands at a moment."""

    deadline: date | None
    """The Beijing date; None where no deadline is set."""
    ends: datetime | None
    """The first moment that is too late, in UTC."""
    left: timedelta | None
    """Below zero once it has passed."""
    urgency: Urgency

    def text(self, language: str) -> str:
        """Such as 还有2天3小时 or ``2 days 3 h left``. Whole units, rounded down, so that it never promises too much."""
        if self.left is None:
            return "未设截止日期" if language == "zh" else "no deadline set"
        past = self.urgency is Urgency.PAST
        span = _span(-self.left if past else self.left, language)
        if language == "zh":
            if past:
                return f"已截止{span}" if span else "刚刚截止"
            return f"还有{span}" if span else "还有不到1分钟"
        if past:
            return f"closed {span} ago" if span else "closed just now"
        return f"{span} left" if span else "less than 1 min left"


def closing(deadline: date) -> datetime:
    """The first moment, in UTC, at which a comment is too late: 2021-12-13 closes at 2021-12-13T16:00Z."""
    return datetime.combine(min(deadline, _LAST_DAY) + _DAY, time(), BEIJING).astimezone(UTC)


def is_late(deadline: date | None, at: datetime) -> bool:
    """Whether a moment lies after the last day for comments had ended in Beijing; never where no deadline is set."""
    return deadline is not None and at >= closing(deadline)


def remaining(deadline: date | None, now: datetime) -> Remaining:
    """How a deadline stands at ``now``, which needs a time zone (ValueError)."""
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    if deadline is None:
        return Remaining(None, None, None, Urgency.NONE)
    ends = closing(deadline)
    left = ends - now
    urgency = next((level for limit, level in _LEVELS if left <= limit), Urgency.NONE)
    return Remaining(deadline, ends, left, urgency)


def beijing_date(now: datetime) -> date:
    """The date in Beijing at a moment."""
    return now.astimezone(BEIJING).date()


def when(deadline: date, language: str, local: tzinfo | None = None) -> str:
    """The end as people write it, with the local time of a reader who isn't in Beijing's zone.

    ``local`` is the reader's zone, None for the system's: ``2021-12-13 24:00 北京时间（当地 2021-12-13 17:00）``.
    """
    ends = closing(deadline)
    there = ends.astimezone(local)
    if language == "zh":
        said, here = f"{deadline.isoformat()} 24:00 北京时间", f"（当地 {there:%Y-%m-%d %H:%M}）"
    else:
        said, here = f"{deadline.isoformat()} 24:00 Beijing time", f" ({there:%Y-%m-%d %H:%M} local)"
    return said if there.utcoffset() == ends.astimezone(BEIJING).utcoffset() else said + here


def _span(length: timedelta, language: str) -> str:
    """The two largest units of a length of time, whole and without zeros; empty below a minute."""
    days, rest = divmod(length, _DAY)
    hours, rest = divmod(rest, _HOUR)
    minutes = rest // _MINUTE
    if language == "zh":
        parts = [(days, f"{days}天"), (hours, f"{hours}小时"), (minutes, f"{minutes}分钟")]
    else:
        parts = [(days, f"{days} day{'' if days == 1 else 's'}"), (hours, f"{hours} h"), (minutes, f"{minutes} min")]
    shown = parts[:2] if days else parts[1:]
    return ("" if language == "zh" else " ").join(words for number, words in shown if number)
