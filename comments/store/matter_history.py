"""The history of a matter's facts: what was changed, by whom, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, func, select

from comments.errors import ConflictError, InvalidRecordError
from comments.models import MatterEventRow, MatterRow
from comments.records import MatterEvent
from comments.store import checked

_FACTS = (
    "title", "issuer", "language", "opened", "deadline", "channels", "notes", "four_eyes", "topics", "owner", "stage",
)  # fmt: skip
_DATES = ("opened", "deadline")
_DONE = ("edited", "redone")


def facts(row: MatterRow) -> dict[str, Any]:
    """What a matter says of itself, as JSON values."""
    found = {name: getattr(row, name) for name in _FACTS}
    for name in _DATES:
        found[name] = found[name].isoformat() if found[name] else None
    found["stage"] = row.stage.value if row.stage else None
    found["channels"] = [list(channel) for channel in row.channels]
    found["topics"] = list(row.topics)
    return found


def note(
    session: Session,
    row: MatterRow,
    before: Mapping[str, Any],
    *,
    now: datetime,
    person: str,
    action: str = "edited",
    undoes: int | None = None,
) -> None:
    """Keeps what has become different since ``before``; nothing where nothing has."""
    after = facts(row)
    changes = [[name, before[name], after[name]] for name in _FACTS if before[name] != after[name]]
    if not changes:
        return
    last = session.exec(select(func.max(MatterEventRow.number)).where(col(MatterEventRow.matter_id) == row.id)).one()
    session.add(
        checked.row(
            MatterEventRow,
            {
                "matter_id": row.id,
                "number": (last or 0) + 1,
                "at": now,
                "person": checked.needed("person", person),
                "action": action,
                "changes": changes,
                "undoes": undoes,
            },
        )
    )
    session.flush()


def told(session: Session, row: MatterRow) -> tuple[MatterEvent, ...]:
    """Every change to a matter's facts, oldest first."""
    return tuple(
        MatterEvent(
            number=event.number,
            at=event.at,
            person=event.person,
            action=event.action,
            changes=tuple((name, was, now) for name, was, now in event.changes),
            undoes=event.undoes,
        )
        for event in _rows(session, row)
    )


def undo(session: Session, row: MatterRow, *, now: datetime, person: str) -> None:
    """Takes back this person's last change to the facts. Raises ConflictError where somebody changed the same since."""
    events = _rows(session, row)
    taken_back: set[int] = set()
    for event in reversed(events):
        if event.person != person:
            continue
        if event.action == "undone" and event.undoes is not None:
            taken_back.add(event.undoes)
        elif event.action in _DONE and event.number not in taken_back:
            changes = [(name, after, before) for name, before, after in event.changes]
            _set(session, row, changes, now=now, person=person, action="undone", undoes=event.number)
            return
    raise InvalidRecordError("您没有可以撤销的修改。", "There is nothing of yours to undo here.")


def redo(session: Session, row: MatterRow, *, now: datetime, person: str) -> None:
    """Does again what this person undid last, where they changed nothing since. Raises as `undo` does."""
    done_again: set[int] = set()
    for event in reversed(_rows(session, row)):
        if event.person != person:
            continue
        if event.action == "redone" and event.undoes is not None:
            done_again.add(event.undoes)
        elif event.action == "undone" and event.number not in done_again:
            changes = [(name, after, before) for name, before, after in event.changes]
            _set(session, row, changes, now=now, person=person, action="redone", undoes=event.number)
            return
        elif event.action == "edited":
            break
    raise InvalidRecordError("您没有可以重做的修改。", "There is nothing of yours to redo here.")


def _rows(session: Session, row: MatterRow) -> Sequence[MatterEventRow]:
    return session.exec(
        select(MatterEventRow).where(col(MatterEventRow.matter_id) == row.id).order_by(col(MatterEventRow.number))
    ).all()


def _set(
    session: Session,
    row: MatterRow,
    changes: Sequence[tuple[str, Any, Any]],
    *,
    now: datetime,
    person: str,
    action: str,
    undoes: int,
) -> None:
    """Sets fields that still are as expected. ``changes`` are (field, value expected, value to set)."""
    before = facts(row)
    altered = [name for name, expected, _ in changes if before[name] != expected]
    if altered:
        names = checked.field_names(altered)
        raise ConflictError(
            f"“{row.slug}”的{names}此后又改过，没有撤销。请用 workbench matter {row.slug} --history 查看。",
            f"{', '.join(altered)} of “{row.slug}” changed since, so nothing was undone. "
            f"See workbench matter {row.slug} --history.",
            current=0,
        )
    values = {name: date.fromisoformat(value) if name in _DATES and value else value for name, _, value in changes}
    wanted = checked.row(MatterRow, {**row.model_dump(), **values})
    for name in values:
        setattr(row, name, getattr(wanted, name))
    session.flush()
    note(session, row, before, now=now, person=person, action=action, undoes=undoes)
