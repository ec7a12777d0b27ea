"""Sets of events made at random: several people who hand on what they have and change what they see, by wild clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from comments.bundle.events import BundleEvent, Key, Said, made
from comments.bundle.fold import fold

PEOPLE = ("审阅人甲", "审阅人乙", "Reviewer C")
START = datetime(2021, 11, 20, tzinfo=UTC)

Step = tuple[int, int, str, int, str]
"""Who, which comment, which field, the clock's days from the start, and the value; or a handing on from one to another."""

STEPS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 2),
        st.sampled_from(["body", "topic", "meet"]),
        st.integers(-20000, 20000),
        st.text("甲乙丙\n|= x\r\u2028\t", max_size=6),
    ),
    max_size=24,
)


def told(steps: list[Step]) -> list[list[BundleEvent]]:
    """What each of the three people has in the end."""
    have: list[dict[str, BundleEvent]] = [{}, {}, {}]
    for who, which, field, days, value in steps:
        if field == "meet":
            have[which] = {**have[which], **have[who]}
        else:
            event = change(list(have[who].values()), PEOPLE[who], which, {field: value}, START + timedelta(days=days))
            have[who][event.id] = event
    return [list(events.values()) for events in have]


def change(seen: list[BundleEvent], person: str, which: int, sets: dict[str, Any], at: datetime) -> BundleEvent:
    """The event that changes a comment as somebody sees it who has these events."""
    key: Key = ("comment", f"C{which:09}")
    standing = fold(seen).get(key, {})
    said = Said(at, person, "edited", comment=key[1], told=[[name, None, str(value)] for name, value in sets.items()])
    return made(key, said, sets, {name: standing.get(name, ()) for name in sets})
