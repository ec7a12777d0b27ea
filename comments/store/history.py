"""What happened to comments: events are added here, told in order, and never altered."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sqlmodel import Session, col, func, select

from comments.models import EventRow, Happening, InternalEventRow, Remark
from comments.records import Event, Visibility
from comments.store import ids

Change = tuple[str, str | None, str | None]
"""(field, before, after), each as text."""


def next_entered(session: Session) -> int:
    """The next number in the store's order of happenings. Numbered inside the write that uses it."""
    newest = (session.exec(select(func.max(kind.entered))).one() for kind in (EventRow, InternalEventRow))
    return max(number or 0 for number in newest) + 1


def add(
    session: Session,
    row: Remark,
    action: str,
    changes: Iterable[Change],
    *,
    person: str,
    now: datetime,
    entered: int,
    undoes: str | None = None,
    internal: bool = False,
) -> None:
    """Adds an event to the history of a comment as it now is.

    It goes to the internal history where the comment is an internal note, or where ``internal`` says that it was one.
    """
    kind = InternalEventRow if internal or row.visibility is Visibility.INTERNAL else EventRow
    values: Mapping[str, object] = {
        "matter_id": row.matter_id,
        "id": ids.new_id(16),
        "comment_id": row.id,
        "entered": entered,
        "revision": row.revision,
        "at": now,
        "person": person,
        "action": action,
        "changes": [list(change) for change in changes],
        "undoes": undoes,
    }
    session.add(kind.model_validate(values))
    session.flush()


def told(session: Session, row: Remark) -> tuple[Event, ...]:
    """The history of a comment, oldest first."""
    return tuple(record(event) for event in of(session, row))


def of(session: Session, row: Remark) -> list[Happening]:
    """The events of a comment, oldest first."""
    open_ones = session.exec(
        select(EventRow).where(EventRow.matter_id == row.matter_id, EventRow.comment_id == row.id)
    ).all()
    internal_ones = session.exec(
        select(InternalEventRow).where(
            InternalEventRow.matter_id == row.matter_id, InternalEventRow.comment_id == row.id
        )
    ).all()
    return sorted([*open_ones, *internal_ones], key=lambda event: event.entered)


def record(event: Happening) -> Event:
    """The record of an event."""
    return Event(
        comment=event.comment_id,
        revision=event.revision,
        at=event.at,
        person=event.person,
        action=event.action,
        changes=changes_of(event),
    )


def changes_of(event: Happening) -> tuple[Change, ...]:
    """The changes of an event, from the lists that JSON makes of them."""
    return tuple((field or "", before, after) for field, before, after in event.changes)


def last_undoable(session: Session, person: str) -> Happening | None:
    """The newest thing a person did that isn't taken back yet."""
    taken_back = set()
    for event in _newest_first(session, person):
        if event.undoes is not None:
            taken_back.add(event.undoes)
        elif event.id not in taken_back:
            return event
    return None


def _newest_first(session: Session, person: str) -> Iterator[Happening]:
    open_ones: Iterator[Happening] = iter(
        session.exec(
            select(EventRow).where(EventRow.person == person).order_by(col(EventRow.entered).desc())
        ).yield_per(50)
    )
    internal_ones: Iterator[Happening] = iter(
        session.exec(
            select(InternalEventRow)
            .where(InternalEventRow.person == person)
            .order_by(col(InternalEventRow.entered).desc())
        ).yield_per(50)
    )
    return heapq.merge(open_ones, internal_ones, key=lambda event: -event.entered)
