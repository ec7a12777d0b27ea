"""Closing times in Beijing: to the second, in both languages, whatever zone the reader's clock is in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.deadlines import BEIJING, Urgency, beijing_date, closing, remaining, when

DEADLINE = date(2021, 12, 13)
END = datetime(2021, 12, 13, 16, 0, tzinfo=UTC)
zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.builds(
    lambda seconds, zone: (END + timedelta(seconds=seconds)).astimezone(zone), st.integers(-(10**9), 10**9), zones
)


def test_a_date_ends_at_24_00_in_beijing() -> None:
    assert closing(DEADLINE) == END
    assert closing(DEADLINE).astimezone(BEIJING).isoformat() == "2021-12-14T00:00:00+08:00"


@pytest.mark.parametrize(
    ("left", "urgency"),
    [
        (timedelta(days=7, seconds=1), Urgency.NONE),
        (timedelta(days=7), Urgency.WEEK),
        (timedelta(hours=72, seconds=1), Urgency.WEEK),
        (timedelta(hours=72), Urgency.THREE_DAYS),
        (timedelta(hours=24, seconds=1), Urgency.THREE_DAYS),
        (timedelta(hours=24), Urgency.DAY),
        (timedelta(seconds=1), Urgency.DAY),
        (timedelta(0), Urgency.PAST),
        (timedelta(days=-400), Urgency.PAST),
    ],
)
def test_urgency_changes_at_seven_days_72_hours_24_hours_and_the_end(left: timedelta, urgency: Urgency) -> None:
    assert remaining(DEADLINE, END - left).urgency is urgency


@pytest.mark.parametrize(
    ("left", "zh", "en"),
    [
        (timedelta(days=2, hours=3, minutes=59), "还有2天3小时", "2 days 3 h left"),
        (timedelta(days=1, minutes=5), "还有1天", "1 day left"),
        (timedelta(hours=23, minutes=7), "还有23小时7分钟", "23 h 7 min left"),
        (timedelta(minutes=12, seconds=50), "还有12分钟", "12 min left"),
        (timedelta(seconds=59), "还有不到1分钟", "less than 1 min left"),
        (timedelta(0), "刚刚截止", "closed just now"),
        (timedelta(days=-1, hours=-4), "已截止1天4小时", "closed 1 day 4 h ago"),
    ],
)
def test_what_is_left_is_said_in_both_languages(left: timedelta, zh: str, en: str) -> None:
    standing = remaining(DEADLINE, END - left)
    assert (standing.text("zh"), standing.text("en")) == (zh, en)


def test_no_deadline_presses_nobody() -> None:
    standing = remaining(None, END)
    assert (standing.urgency, standing.ends) == (Urgency.NONE, None)
    assert (standing.text("zh"), standing.text("en")) == ("未设截止日期", "no deadline set")


def test_a_clock_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        remaining(DEADLINE, datetime(2021, 12, 1))  # noqa: DTZ001  # that is what is tested


def test_a_reader_elsewhere_is_told_their_own_time() -> None:
    paris = timezone(timedelta(hours=1))
    assert when(DEADLINE, "zh", paris) == "2021-12-13 24:00 北京时间（当地 2021-12-13 17:00）"
    assert when(DEADLINE, "en", paris) == "2021-12-13 24:00 Beijing time (2021-12-13 17:00 local)"
    assert when(DEADLINE, "zh", BEIJING) == "2021-12-13 24:00 北京时间"


@given(moments, zones)
def test_the_zone_of_the_clock_makes_no_difference(now: datetime, zone: timezone) -> None:
    assert remaining(DEADLINE, now) == remaining(DEADLINE, now.astimezone(zone))


@given(moments)
def test_it_is_past_exactly_when_the_date_in_beijing_is(now: datetime) -> None:
    assert (remaining(DEADLINE, now).urgency is Urgency.PAST) == (beijing_date(now) > DEADLINE)


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), moments)
def test_something_is_always_said_and_never_more_than_is_left(deadline: date, now: datetime) -> None:
    standing = remaining(deadline, now)
    assert standing.text("zh")
    assert standing.text("en")
    assert standing.left == closing(deadline) - now
