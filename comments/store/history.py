"""What happened to comments: events are added here, told in order, and never altered."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import text
from sqlmodel import Session, col, func, select

from comments import ids
from comments.models import EventRow, Happening, InternalEventRow, Remark
from comments.records import Event, Visibility

Change = tuple[str, str | None, str | None]
"""(field, before, after), each as text."""

_IDS_AT_ONCE = 5000


def next_entered(session: Session) -> int:
    """The next number in the store's order of happenings. Numbered inside the write that uses it.

    On a server a sequence counts: behind walls a person doesn't see all the happenings that there are.
    """
    if session.get_bind().dialect.name == "postgresql":
        return int(session.execute(text("SELECT nextval('entered')")).scalar_one())
    newest = (session.exec(select(func.max(kind.entered))).one() for kind in (EventRow, InternalEventRow))
    return max(number or 0 for number in newest) + 1


def numbers(session: Session) -> Iterator[int]:
    """Further numbers in the store's order of happenings, for a write that needs many."""
    number = next_entered(session)
    on_server = session.get_bind().dialect.name == "postgresql"
    while True:
        yield number
        number = next_entered(session) if on_server else number + 1


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
    batch: str | None = None,
    internal: bool = False,
) -> str:
    """Adds an event to the history of a comment as it now is.

    It goes to the internal history where the comment is an internal note, or where ``internal`` says that it was one.
    Gives back the event's id.
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
        "batch": batch,
    }
    event = kind.model_validate(values)
    session.add(event)
    session.flush()
    return event.id


def told(session: Session, row: Remark) -> tuple[Event, ...]:
    """The history of a comment, oldest first."""
    return tuple(record(event) for event in of(session, row))


def told_of(session: Session, matter: int, comments: Collection[str]) -> Mapping[str, tuple[Event, ...]]:
    """The histories of some of a matter's comments by their ids, each oldest first, in few trips."""
    found: dict[str, list[Happening]] = {comment: [] for comment in comments}
    wanted = list(found)
    for kind in (EventRow, InternalEventRow):
        for start in range(0, len(wanted), _IDS_AT_ONCE):
            chosen = col(kind.comment_id).in_(wanted[start : start + _IDS_AT_ONCE])
            for event in session.exec(select(kind).where(kind.matter_id == matter, chosen)):
                found[event.comment_id].append(event)
    return {
        comment: tuple(record(event) for event in sorted(events, key=lambda each: each.entered))
        for comment, events in found.items()
    }


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


SAID = frozenset(
    {
        "body", "rationale", "proposal", "body_other", "rationale_other", "proposal_other", "response", "reply", "unit",
        "topic", "authorities",
    }
)  # fmt: skip
"""The fields whose earlier words are as private as their present ones, or more."""


def said(session: Session, matter: int) -> tuple[str, ...]:
    """Everything that comments, notes and replies of a matter say or ever said, each text once."""
    found: dict[str, None] = {}
    for kind in (EventRow, InternalEventRow):
        for changes in session.exec(select(kind.changes).where(kind.matter_id == matter)):
            for field, before, after in changes:
                if field in SAID:
                    found.update(dict.fromkeys(text for text in (before, after) if text))
    return tuple(found)


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


def last_undoable(session: Session, person: str, comment: str | None = None) -> list[Happening]:
    """The newest action of a person that isn't taken back yet, as its events from the newest to the oldest.

    With a comment's id, the newest one on that comment. Empty where there is none.
    """
    taken_back: set[str] = set()
    for event in _newest_first(session, person, comment):
        if event.id in taken_back:
            continue
        if event.undoes is not None:
            taken_back.add(event.undoes)  # what it takes back, be it a deed or the undoing of one, counts no more
        else:
            return _whole_action(session, event)
    return []


def last_redoable(session: Session, person: str, comment: str | None = None) -> list[Happening]:
    """The newest undoing of a person that can be taken back: nothing else was done by them since. As `last_undoable`."""
    taken_back: set[str] = set()
    for event in _newest_first(session, person, comment):
        if event.id in taken_back:
            continue
        if event.action == "undone":
            return _whole_action(session, event)
        if event.undoes is None:
            return []
        taken_back.add(event.undoes)
    return []


def by_id(session: Session, event: Happening, wanted: str | None) -> Happening:
    """The event with this id, in the matter of another. Raises LookupError where there is none."""
    for kind in (EventRow, InternalEventRow):
        found = session.exec(select(kind).where(kind.matter_id == event.matter_id, kind.id == wanted)).first()
        if found is not None:
            return found
    raise LookupError(f"the history has no event {wanted}")


def _whole_action(session: Session, event: Happening) -> list[Happening]:
    """The events of the action that this one is part of, from the newest to the oldest."""
    if event.batch is None:
        return [event]
    found: list[Happening] = []
    for kind in (EventRow, InternalEventRow):
        found.extend(session.exec(select(kind).where(kind.matter_id == event.matter_id, kind.batch == event.batch)))
    return sorted(found, key=lambda each: -each.entered)


def _newest_first(session: Session, person: str, comment: str | None) -> Iterator[Happening]:
    def of_kind(kind: type[EventRow] | type[InternalEventRow]) -> Iterator[Happening]:
        query = select(kind).where(kind.person == person)
        if comment is not None:
            query = query.where(kind.comment_id == comment)
        return iter(session.exec(query.order_by(col(kind.entered).desc())).yield_per(50))

    return heapq.merge(of_kind(EventRow), of_kind(InternalEventRow), key=lambda event: -event.entered)
