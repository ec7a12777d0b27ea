"""Taking back what one did, and doing it again. Both are new events; nothing leaves the history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from comments import ids
from comments.errors import UnknownRecordError
from comments.models import Happening, Remark
from comments.records import Comment, Event, Status
from comments.store import answers, checked, edits, fields, history, judging, people, remarks
from comments.store.history import Change
from comments.workflow import WORDS, check_move, check_taking_part

_NEEDS_ANOTHER = (Status.APPROVED, Status.SUBMITTED)


def undoable(session: Session, *, person: str, comment: str | None = None) -> tuple[Event, ...]:
    """What `undo` would take back, the newest first; empty where there is nothing."""
    named = None if comment is None else remarks.find(session, comment).id
    return tuple(history.record(event) for event in history.last_undoable(session, person, named))


def redoable(session: Session, *, person: str, comment: str | None = None) -> tuple[Event, ...]:
    """What `redo` would do again, as the undoings of it; empty where there is nothing."""
    named = None if comment is None else remarks.find(session, comment).id
    return tuple(history.record(event) for event in history.last_redoable(session, person, named))


def undo(session: Session, *, now: datetime, person: str, comment: str | None = None) -> Comment:
    """Takes back the last thing this person did, on any comment or on the one named.

    What was done to several comments at once is taken back on all. A comment just made becomes withdrawn and goes into the
    bin, a reply disappears from the thread; the history keeps both. Raises ConflictError where somebody has changed the same
    since, UnknownRecordError where there is nothing to undo.
    """
    person = checked.needed("person", person)
    named = None if comment is None else remarks.find(session, comment).id
    events = history.last_undoable(session, person, named)
    if not events:
        raise UnknownRecordError(
            f"{person} 没有可以撤销的改动。", f"There is nothing that {person} has done and could undo."
        )
    first = events[-1].comment_id
    _each(events, lambda event, batch: _undo(session, event, batch, now=now, person=person))
    return _now(session, first)


def redo(session: Session, *, now: datetime, person: str, comment: str | None = None) -> Comment:
    """Does again what this person undid last, if they have done nothing else since. Raises as `undo` does."""
    person = checked.needed("person", person)
    named = None if comment is None else remarks.find(session, comment).id
    events = history.last_redoable(session, person, named)
    if not events:
        raise UnknownRecordError(
            f"{person} 没有可以重做的改动（撤销之后又有新的改动，就不能再重做）。",
            f"There is nothing for {person} to redo (after an undo, a new change ends what can be done again).",
        )
    first = events[0].comment_id
    _each(events, lambda event, batch: _redo(session, event, batch, now=now, person=person))
    return _now(session, first)


def _each(events: list[Happening], step: Callable[[Happening, str | None], None]) -> None:
    """Takes the step for each event, all under one new batch where there are several."""
    batch = ids.new_id(16) if len(events) > 1 else None
    for event in events:
        step(event, batch)


def _now(session: Session, comment: str) -> Comment:
    """A comment as it is now; of several that were merged, the one they were merged into is named."""
    session.expire_all()
    return remarks.records(session, [remarks.find(session, comment)])[0]


def _undo(session: Session, event: Happening, batch: str | None, *, now: datetime, person: str) -> None:
    row = _row(session, event, person)
    if event.action == "replied":
        answers.set_withdrawn(
            session, row, event, withdrawn=True, action="undone", undoes=event.id, now=now, person=person, batch=batch
        )
        return
    if event.action == "created":
        if any(later.person != person for later in history.of(session, row)):
            raise edits.changed_since(session, row, besides=person)
        taken_back: list[Change] = [
            ("status", Status.WITHDRAWN.value, None),
            ("deleted", "true", None),
        ]  # as if so before
    else:
        taken_back = list(history.changes_of(event))
        _refuse_changed(session, row, taken_back, person)
    _set_back(session, row, event, taken_back, "undone", batch, now=now, person=person)


def _redo(session: Session, event: Happening, batch: str | None, *, now: datetime, person: str) -> None:
    """``event`` is the undoing."""
    row = _row(session, event, person)
    changes = list(history.changes_of(event))
    if [name for name, _, _ in changes] == ["reply"]:
        told = history.by_id(session, event, event.undoes)
        answers.set_withdrawn(
            session, row, told, withdrawn=False, action="redone", undoes=event.id, now=now, person=person, batch=batch
        )
        return
    _refuse_changed(session, row, changes, person)
    _set_back(session, row, event, changes, "redone", batch, now=now, person=person)


def _row(session: Session, event: Happening, person: str) -> Remark:
    row = remarks.find(session, event.comment_id)
    session.refresh(row)
    check_taking_part(people.role(session, row.matter_id, person))
    return row


def _refuse_changed(session: Session, row: Remark, changes: list[Change], person: str) -> None:
    """Raises ConflictError where a field no longer has the value that the event gave it."""
    current = fields.texts(row, edits.label(session, row))
    if any(current.get(name) != after for name, _, after in changes):
        raise edits.changed_since(session, row, besides=person)


def _set_back(
    session: Session,
    row: Remark,
    event: Happening,
    changes: list[Change],
    action: str,
    batch: str | None,
    *,
    now: datetime,
    person: str,
) -> None:
    before = {name: old for name, old, _ in changes}
    _check_approval(session, row, event, before, person)
    values = fields.from_texts(session, row, before)
    if "status" in before and "outcomes" not in before:
        values |= judging.untold(row, event)
    edits.apply(session, row, values, action, now=now, person=person, undoes=event.id, batch=batch)


def _check_approval(
    session: Session, row: Remark, event: Happening, before: dict[str, str | None], person: str
) -> None:
    """Under four eyes nobody comes by an approval of other words than were approved by going back and forth."""
    if not people.four_eyes(session, row.matter_id) or "status" not in before:
        return
    target = checked.choice("status", Status, str(before["status"]))
    later = [each for each in history.of(session, row) if each.entered > event.entered]
    words = any(name in WORDS for each in later for name, _, _ in each.changes)
    if target in _NEEDS_ANOTHER and target is not row.status and words:
        role = people.role(session, row.matter_id, person)
        check_move(row.status, target, author=row.author, person=person, role=role, four_eyes=True)
