"""The docket: where matters stand, which are asked for, a year of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.deadlines import BEIJING, beijing_date, closing, is_late
from comments.docket import Asked, Entry, months, years
from comments.records import Matter, Stage, Status
from comments.sendings import Handed
from tests.comments.drafting import matter_of

NOW = datetime(2021, 12, 1, 2, tzinfo=UTC)


def matter(**fields: object) -> Matter:
    return matter_of(**{"deadline": date(2021, 12, 13), **fields})  # type: ignore[arg-type]


def entry(made: Matter | None = None, *, sent: tuple[datetime, ...] = (), comments: int = 0, **by: int) -> Entry:
    known = made or matter()
    handed = tuple(Handed(number, at, 3, known.deadline) for number, at in enumerate(sent, start=1))
    return Entry(known, comments, {Status(name): n for name, n in by.items()}, handed, None)


IN_TIME = datetime(2021, 12, 13, 23, 59, tzinfo=BEIJING)
TOO_LATE = datetime(2021, 12, 14, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("found", "now", "stage"),
    [
        (entry(), NOW, Stage.WATCHING),
        (entry(comments=2), NOW, Stage.WORKING),
        (entry(sent=(IN_TIME,)), TOO_LATE, Stage.SUBMITTED),
        (entry(comments=2), TOO_LATE, Stage.CLOSED),
        (entry(matter(stage=Stage.DROPPED), comments=2), TOO_LATE, Stage.DROPPED),
        (entry(matter(stage=Stage.ENACTED), sent=(IN_TIME,)), TOO_LATE, Stage.ENACTED),
        # what was said to be under way has been sent since; a late answer may still be under way
        (entry(matter(stage=Stage.WORKING), sent=(IN_TIME,)), TOO_LATE, Stage.SUBMITTED),
        (entry(matter(stage=Stage.WORKING)), TOO_LATE, Stage.WORKING),
        (entry(matter(stage=Stage.WATCHING)), TOO_LATE, Stage.CLOSED),
        (entry(matter(deadline=None)), TOO_LATE, Stage.WATCHING),
    ],
)
def test_a_matter_stands_where_somebody_said_or_where_its_work_tells(found: Entry, now: datetime, stage: Stage) -> None:
    assert found.stage(now) is stage


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (Asked(), True),
        (Asked(regulator="网信"), True),
        (Asked(regulator="网 信"), True),
        (Asked(regulator="市场监管"), False),
        (Asked(topic="DATA"), True),
        (Asked(topic="税"), False),
        (Asked(owner="甲"), True),
        (Asked(owner=""), False),
        (Asked(stages=frozenset({Stage.WORKING})), True),
        (Asked(stages=frozenset({Stage.CLOSED})), False),
        (Asked(due_within=12), True),
        (Asked(due_within=11), False),
        (Asked(year=2021), True),
        (Asked(year=2022), False),
        (Asked(late=True), False),
        (Asked(regulator="网信", topic="data", owner="审阅人甲", due_within=30, year=2021), True),
        (Asked(regulator="网信", topic="税"), False),
    ],
)
def test_matters_are_asked_for_by_what_is_known_of_them(asked: Asked, wanted: bool) -> None:
    known = matter(issuer="示例网信主管部门", topics=("Data security", "网络"), owner="审阅人甲", stage=Stage.WORKING)
    assert asked.wants(entry(known), NOW) is wanted


def test_what_was_sent_after_the_last_day_is_late_and_the_first_sending_counts() -> None:
    assert not entry(sent=(IN_TIME,)).is_late
    assert entry(sent=(TOO_LATE,)).is_late
    assert not entry(sent=(IN_TIME, TOO_LATE)).is_late, "an addition after a letter that was in time"
    unsent = Entry(matter(), 1, {}, (), Handed(1, TOO_LATE, 1, date(2021, 12, 13)))
    assert unsent.is_late


def test_a_year_is_counted_by_month_and_adds_up() -> None:
    other = matter(opened=date(2021, 11, 2), deadline=date(2021, 12, 1))
    found = [
        entry(matter(opened=date(2021, 11, 14)), sent=(IN_TIME, TOO_LATE), adopted=2, partly=1, submitted=3, draft=4),
        entry(other, sent=(TOO_LATE,), rejected=1),
        entry(matter(opened=date(2020, 12, 20), deadline=date(2021, 1, 20))),
    ]
    year = months(found, 2021)
    assert [month.month for month in year] == [*range(1, 13), 0]
    november, december, whole = year[10], year[11], year[12]
    assert (november.opened, november.closed, november.sent) == (2, 0, 0)
    assert (december.closed, december.sent, december.late) == (2, 3, 2)
    assert (december.comments, december.adopted, december.partly, december.rejected) == (7, 2, 1, 1)
    assert (whole.opened, whole.closed, whole.sent, whole.late) == (2, 3, 3, 2)


moments = st.integers(1_072_915_200, 1_893_456_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
days = st.dates(date(2004, 1, 1), date(2030, 1, 1))


@given(days, moments)
def test_days_left_and_lateness_agree_with_the_clock_in_beijing(deadline: date, at: datetime) -> None:
    left = entry(matter(deadline=deadline)).days_left(at)
    assert left is not None
    assert (left < 0) == is_late(deadline, at) == (at >= closing(deadline)) == (beijing_date(at) > deadline)
    assert timedelta(days=left) < closing(deadline) - at <= timedelta(days=left + 1)
    assert not is_late(None, at)


@given(st.lists(st.tuples(st.none() | days, st.none() | days, st.lists(moments, max_size=3)), max_size=6))
def test_every_year_counts_each_opening_closing_and_sending_once(
    made: list[tuple[date | None, date | None, list[datetime]]],
) -> None:
    found = [entry(matter(opened=o, deadline=d), sent=tuple(sorted(at))) for o, d, at in made]
    every = {year for each in found for year in years(each)}
    whole = [months(found, year)[12] for year in every]
    assert sum(year.opened for year in whole) == sum(o is not None for o, _, _ in made)
    assert sum(year.closed for year in whole) == sum(d is not None for _, d, _ in made)
    assert sum(year.sent for year in whole) == sum(len(at) for _, _, at in made)
    assert sum(year.late for year in whole) == sum(is_late(d, at) for _, d, sent in made for at in sent)
