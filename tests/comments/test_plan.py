"""Working days, and the plan counted back from a deadline."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.plan import plan
from comments.workdays import is_known, is_workday, workday_before, workdays_between
from drafts.model import Channel

KNOWN = st.dates(date(2005, 1, 1), date(2026, 12, 31))
ANY = st.dates(date(1995, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2021, 12, 13), True),  # a Monday
        (date(2021, 12, 12), False),  # a Sunday
        (date(2021, 10, 9), True),  # a Saturday worked for the National Day holiday
        (date(2021, 10, 5), False),  # a Tuesday of that holiday
        (date(2022, 1, 3), False),  # New Year's Day made up on a Monday
        (date(2087, 6, 2), True),  # not arranged yet: a Monday like any other
    ],
)
def test_working_days(day: date, works: bool) -> None:
    assert is_workday(day) is works


def test_a_year_not_arranged_yet_is_said_to_be_unknown() -> None:
    assert is_known(date(2021, 1, 1))
    assert not is_known(date(2087, 1, 1))


@given(ANY, st.integers(0, 30))
def test_counting_back_lands_on_a_working_day_that_is_so_many_before(day: date, count: int) -> None:
    found = workday_before(day, count)
    assert is_workday(found)
    assert found <= day
    last = workday_before(day, 0)
    assert workdays_between(found, last) == count


@given(ANY, st.integers(0, 40), st.integers(0, 40))
def test_working_days_add_up(day: date, first: int, second: int) -> None:
    middle, end = day + timedelta(days=first), day + timedelta(days=first + second)
    assert workdays_between(day, end) == workdays_between(day, middle) + workdays_between(middle, end)
    assert workdays_between(end, day) == -workdays_between(day, end)


@given(KNOWN, st.lists(st.sampled_from(["email", "post", "portal", "seal", "legend"]), max_size=4))
def test_steps_come_in_order_and_never_after_the_last_day(deadline: date, kinds: list[str]) -> None:
    found = plan(deadline, channels=[Channel(kind, "x") for kind in kinds])
    days = [step.day for step in found.steps]
    assert days == sorted(days)
    assert all(day < deadline and is_workday(day) for day in days)
    codes = [step.code for step in found.steps]
    assert codes[0] == "freeze"
    assert ("courier" in codes) == ("post" in kinds)
    assert ("seal" in codes) == bool({"post", "seal"} & set(kinds))
    if "courier" in codes:
        assert codes.index("seal") < codes.index("courier")


def test_the_model_case() -> None:
    """Comments until Monday 13 December 2021, by e-mail and by post."""
    found = plan(
        date(2021, 12, 13),
        opened=date(2021, 11, 14),
        channels=[Channel("email", "a@example.com"), Channel("post", "x")],
    )
    assert [(step.code, step.day.isoformat()) for step in found.steps] == [
        ("freeze", "2021-12-01"),
        ("review", "2021-12-02"),
        ("seal", "2021-12-03"),
        ("courier", "2021-12-06"),
        ("send", "2021-12-10"),
    ]
    assert found.remarks == ()


def test_a_short_period_a_day_off_and_an_unknown_year_are_remarked_on() -> None:
    codes = [remark.code for remark in plan(date(2021, 10, 3), opened=date(2021, 9, 13)).remarks]
    assert codes == ["day-off", "short-period"]
    assert [remark.code for remark in plan(date(2087, 6, 2)).remarks] == ["holidays-unknown"]
    assert [remark.code for remark in plan(None).remarks] == ["no-deadline"]


def test_the_next_step_is_the_first_that_has_not_passed() -> None:
    found = plan(date(2021, 12, 13))
    assert found.next_step(date(2021, 12, 1)) == found.steps[0]
    assert found.next_step(date(2021, 12, 10)) == found.steps[-1]
    assert found.next_step(date(2021, 12, 11)) is None


ENDS = st.sampled_from([2005, 2011, 2017, 2021, 2024, 2026])


@given(ENDS, st.integers(-12, 12), st.integers(0, 12))
def test_counting_back_over_a_new_year_meets_every_working_day_once(year: int, offset: int, count: int) -> None:
    last = workday_before(date(year, 1, 1) + timedelta(days=offset), 0)
    passed = [workday_before(last, back) for back in range(count + 1)]
    assert passed == sorted(set(passed), reverse=True)
    between = (last - passed[-1]).days
    assert [day for n in range(between + 1) if is_workday(day := last - timedelta(days=n))] == passed


@given(KNOWN)
def test_a_plan_never_lands_on_a_holiday_and_uses_the_weekend_days_worked_in_its_stead(deadline: date) -> None:
    steps = plan(deadline, channels=[Channel("post", "x"), Channel("email", "a@example.org")]).steps
    for step in steps:
        assert is_workday(step.day)
    courier = next(step.day for step in steps if step.code == "courier")
    assert workdays_between(courier, workday_before(deadline, 0)) == 5


def test_a_weekend_day_worked_for_a_holiday_carries_a_step() -> None:
    """Friday 8 October 2021 follows the National Day holiday; Saturday the 9th is worked for it."""
    days = {step.code: step.day for step in plan(date(2021, 10, 11)).steps}
    assert days == {"send": date(2021, 10, 9), "review": date(2021, 10, 8), "freeze": date(2021, 9, 30)}
