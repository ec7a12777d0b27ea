"""Working days in China: weekends, public holidays, and the weekend days worked in their stead.

The State Council fixes holidays year by year, usually in November for the next; the table is that of the package
chinesecalendar. For a year it doesn't know, weekends alone are counted, and `is_known` says so.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

_SATURDAY = 5


def is_known(day: date) -> bool:
    """Whether the public holidays of the day's year are known."""
    return _arranged(day) is not None


def is_workday(day: date) -> bool:
    """Whether offices in China work on this day."""
    arranged = _arranged(day)
    return day.weekday() < _SATURDAY if arranged is None else arranged


@lru_cache(maxsize=1 << 12)
def _arranged(day: date) -> bool | None:
    """Whether the day is worked by the arrangement of its year; None where that isn't known."""
    import chinese_calendar

    works: Callable[[date], object] = chinese_calendar.is_workday
    try:
        return bool(works(day))
    except NotImplementedError:
        return None


def workday_before(day: date, count: int) -> date:
    """The last working day that leaves ``count`` working days up to and including ``day``, or its last working day before.

    With 0, the day itself, or the working day before it where it is none.
    """
    if count < 0:
        raise ValueError("working days are counted backwards from 0 on")
    while not is_workday(day):
        day -= timedelta(days=1)
    for _ in range(count):
        day -= timedelta(days=1)
        while not is_workday(day):
            day -= timedelta(days=1)
    return day


def workdays_between(first: date, last: date) -> int:
    """How many working days there are after ``first`` up to and including ``last``; below zero where last comes earlier."""
    if last < first:
        return -workdays_between(last, first)
    return sum(is_workday(first + timedelta(days=i)) for i in range(1, (last - first).days + 1))
