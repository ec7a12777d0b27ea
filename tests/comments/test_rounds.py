"""Rounds of a consultation, told from when drafts came and how the matter's dates changed."""

from __future__ import annotations

from datetime import UTC, date, datetime

from comments.docket import Entry, months, years
from comments.records import DraftVersion, MatterEvent
from comments.rounds import Round, rounds
from tests.comments.drafting import matter_of

MARCH, APRIL, MAY = date(2021, 3, 1), date(2021, 4, 1), date(2021, 5, 1)
SEPTEMBER, OCTOBER = date(2021, 9, 1), date(2021, 10, 8)


def draft(label: str, added: date, dated: date | None = None) -> DraftVersion:
    at = datetime(added.year, added.month, added.day, 9, tzinfo=UTC)
    return DraftVersion(1, "m", label, "条例", "zh", dated, "", "txt", "0" * 64, "a.txt", 1, "1", at, "审阅人甲")


def changed(at: date, **facts: tuple[date | None, date | None]) -> MatterEvent:
    told = tuple((name, *(day.isoformat() if day else None for day in both)) for name, both in facts.items())
    moment = datetime(at.year, at.month, at.day, 9, 0, 1, tzinfo=UTC)
    return MatterEvent(1, moment, "审阅人甲", "edited", told, None)  # type: ignore[arg-type]


def test_a_second_draft_with_dates_of_its_own_is_a_second_round() -> None:
    made = matter_of(opened=SEPTEMBER, deadline=OCTOBER)
    events = [changed(SEPTEMBER, opened=(MARCH, SEPTEMBER), deadline=(APRIL, OCTOBER))]
    found = rounds(made, [draft("draft-1", MARCH), draft("draft-2", SEPTEMBER)], events)
    assert found == (Round("draft-1", MARCH, APRIL), Round("draft-2", SEPTEMBER, OCTOBER))


def test_a_deadline_put_off_and_a_translation_are_no_rounds_of_their_own() -> None:
    made = matter_of(opened=MARCH, deadline=MAY)
    events = [changed(date(2021, 3, 20), deadline=(APRIL, MAY))]
    drafts = [draft("draft-1", MARCH), draft("english", date(2021, 3, 25))]
    assert rounds(made, drafts, events) == (Round("draft-1", MARCH, MAY),)


def test_a_change_taken_back_leaves_the_dates_as_they_were() -> None:
    made = matter_of(opened=MARCH, deadline=APRIL)
    events = [changed(date(2021, 3, 20), deadline=(APRIL, MAY)), changed(date(2021, 3, 21), deadline=(MAY, APRIL))]
    assert rounds(made, [draft("draft-1", MARCH), draft("b", date(2021, 6, 1))], events) == (
        Round("draft-1", MARCH, APRIL),
    )


def test_where_only_the_new_last_day_was_said_the_draft_tells_when_its_round_opened_if_anything_does() -> None:
    made = matter_of(opened=MARCH, deadline=OCTOBER)
    events = [changed(SEPTEMBER, deadline=(APRIL, OCTOBER))]
    for dated in (SEPTEMBER, None):
        found = rounds(made, [draft("draft-1", MARCH, MARCH), draft("draft-2", SEPTEMBER, dated)], events)
        assert found == (Round("draft-1", MARCH, APRIL), Round("draft-2", dated, OCTOBER))


def test_a_matter_without_a_draft_has_one_round() -> None:
    assert rounds(matter_of(opened=MARCH, deadline=None), [], []) == (Round("", MARCH, None),)


def test_each_round_counts_in_the_year_and_month_that_it_opened_and_closed_in() -> None:
    held = (Round("draft-1", date(2020, 12, 1), date(2021, 1, 1)), Round("draft-2", SEPTEMBER, OCTOBER))
    entry = Entry(matter_of(opened=SEPTEMBER, deadline=OCTOBER), 0, {}, (), None, held)
    assert years(entry) == {2020, 2021}
    year = months([entry], 2021)
    assert [(month.month, month.opened, month.closed) for month in year if month.opened or month.closed] == [
        (1, 0, 1),
        (9, 1, 0),
        (10, 0, 1),
        (0, 1, 2),
    ]
