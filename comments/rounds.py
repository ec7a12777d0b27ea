"""The rounds of a consultation: a regulator that publishes a second draft asks once more, until another day. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from comments.records import DraftVersion, Matter, MatterEvent


@dataclass(frozen=True, slots=True)
class Round:
    """One time that comments were asked for."""

    draft: str
    """The label of the draft that was put out; empty where none is in the store."""
    opened: date | None
    """None where it isn't known."""
    deadline: date | None


def rounds(matter: Matter, drafts: Sequence[DraftVersion], events: Sequence[MatterEvent]) -> tuple[Round, ...]:
    """The rounds of a matter, oldest first, at least one: what its dates were when the next draft came, as its history tells.

    A draft that comes with no other last day than the one before, such as a translation, belongs to the same round; so
    does a last day that is put off while no new draft has come.
    """
    found: list[Round] = []
    for at, draft in enumerate(drafts, 1):
        end = drafts[at].added if at < len(drafts) else None
        opened, deadline = _dates(matter, events, end)
        last = found[-1] if found else None
        if last is not None and deadline in (None, last.deadline):
            continue
        if last is not None and opened == last.opened:
            opened = draft.dated if draft.dated != last.opened else None  # nothing was said of when this round opened
        found.append(Round(draft.label, opened, deadline))
    return tuple(found) or (Round("", matter.opened, matter.deadline),)


def _dates(matter: Matter, events: Sequence[MatterEvent], end: datetime | None) -> tuple[date | None, date | None]:
    """When it opened and closes, as the matter said before a moment: what was changed from then on taken back."""
    facts: dict[str, object] = {"opened": matter.opened, "deadline": matter.deadline}
    for event in reversed(events):
        if end is not None and event.at >= end:
            facts.update((name, before) for name, before, _ in event.changes if name in facts)
    return _date(facts["opened"]), _date(facts["deadline"])


def _date(value: object) -> date | None:
    return value if isinstance(value, date) or value is None else date.fromisoformat(str(value))
