"""Corrections of alignments in the store: added, listed, taken back, and a person's last step undone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from comments.errors import InvalidRecordError, LockedRowError, UnknownRecordError
from comments.models import DraftVersionRow, PinRow
from comments.records import KeptPin
from comments.store import checked, drafts, matters
from drafts.aligning.pins import Pin, PinAction, fits


def add(
    session: Session, slug: str, old_draft: str, new_draft: str, pin: Pin, *, now: datetime, person: str
) -> KeptPin:
    """Adds a correction; what was already said in the same words is given back as it is.

    Raises InvalidRecordError where it doesn't fit its action or touches a locked row.
    """
    if not fits(pin):
        raise InvalidRecordError(
            f"{pin.action} 不能用于 {len(pin.old)} 个旧条文和 {len(pin.new)} 个新条文，没有保存。",
            f"{pin.action} doesn't fit {len(pin.old)} old and {len(pin.new)} new articles, so nothing was saved.",
        )
    matter = matters.find(session, slug)
    old, new = (drafts.find(session, matter, label) for label in (old_draft, new_draft))
    rows = _active(session, matters.key(matter), drafts.key(old), drafts.key(new))
    same = next((row for row in rows if _pin(row) == pin), None)
    if same is not None and same is rows[-1]:
        return _record(same, slug, old, new)
    _refuse_locked(slug, rows, pin)
    values: dict[str, object] = {
        "matter_id": matters.key(matter),
        "number": (session.exec(select(func.max(PinRow.number)).where(_in(matters.key(matter)))).one() or 0) + 1,
        "old_draft_id": drafts.key(old),
        "new_draft_id": drafts.key(new),
        "action": pin.action,
        "old": list(pin.old),
        "new": list(pin.new),
        "person": checked.needed("person", person),
        "added": now,
        "entered": _next_entered(session, matters.key(matter)),
    }
    row = checked.row(PinRow, values)
    session.add(row)
    session.flush()
    return _record(row, slug, old, new)


def listed(session: Session, slug: str, old_draft: str, new_draft: str) -> tuple[KeptPin, ...]:
    """The corrections that hold between two drafts, in the order they were made."""
    matter = matters.find(session, slug)
    old, new = (drafts.find(session, matter, label) for label in (old_draft, new_draft))
    rows = _active(session, matters.key(matter), drafts.key(old), drafts.key(new))
    return tuple(_record(row, slug, old, new) for row in rows)


def remove(session: Session, slug: str, number: int, *, now: datetime, person: str) -> KeptPin:
    """Takes a correction back. Raises UnknownRecordError where there is none of this number."""
    matter = matters.key(matters.find(session, slug))
    row = session.get(PinRow, (matter, number))
    if row is None or row.removed is not None:
        held = session.exec(select(PinRow.number).where(_in(matter), col(PinRow.removed).is_(None))).all()
        numbers = [str(one) for one in sorted(held)]
        raise UnknownRecordError(
            f"“{slug}”没有第 {number} 号对应指定。" + (f"现有：{'、'.join(numbers)}。" if numbers else "一项也没有。"),
            f"“{slug}” has no pin number {number}. "
            + (f"It has: {', '.join(numbers)}." if numbers else "It has none at all."),
        )
    row.removed, row.removed_by = now, checked.needed("person", person)
    row.removed_entered = _next_entered(session, matter)
    session.flush()
    return _of_row(session, slug, row)


def undo(session: Session, slug: str, *, person: str) -> tuple[KeptPin, bool]:
    """Undoes what this person did last to the corrections of a matter: the correction, and whether it holds again.

    Undoing goes further back each time. Raises UnknownRecordError where there is nothing left to undo.
    """
    matter = matters.key(matters.find(session, slug))
    rows = session.exec(select(PinRow).where(_in(matter))).all()
    steps = [(row.removed_entered or 0, row) for row in rows if row.removed is not None and row.removed_by == person]
    steps += [(row.entered, row) for row in rows if row.removed is None and row.person == person]
    if not steps:
        raise UnknownRecordError(
            f"{person} 在“{slug}”没有可以撤销的对应指定。",
            f"There is no pin in “{slug}” that {person} has made or removed and could undo.",
        )
    row = max(steps, key=lambda step: step[0])[1]
    kept = _of_row(session, slug, row)
    if row.removed is None:
        session.delete(row)
        session.flush()
        return kept, False
    _refuse_locked(slug, _active(session, matter, row.old_draft_id, row.new_draft_id), kept.pin)
    row.removed = row.removed_by = row.removed_entered = None
    session.flush()
    return kept, True


def _active(session: Session, matter: int, old: int, new: int) -> list[PinRow]:
    query = select(PinRow).where(
        _in(matter), PinRow.old_draft_id == old, PinRow.new_draft_id == new, col(PinRow.removed).is_(None)
    )
    return list(session.exec(query.order_by(col(PinRow.entered))))


def _refuse_locked(slug: str, rows: list[PinRow], pin: Pin) -> None:
    for row in rows:
        if row.action is PinAction.LOCK and (set(row.old) & set(pin.old) or set(row.new) & set(pin.new)):
            raise LockedRowError(
                f"这一行已由{row.person}锁定（第 {row.number} 号），没有改动。要改，请先解除：workbench unpin {slug} {row.number}",
                f"This row was locked by {row.person} (number {row.number}), so nothing was changed. "
                f"To change it, unlock it first: workbench unpin {slug} {row.number}",
                row.person,
            )


def _next_entered(session: Session, matter: int) -> int:
    counted = (func.max(PinRow.entered), func.max(PinRow.removed_entered))
    return max(session.exec(select(newest).where(_in(matter))).one() or 0 for newest in counted) + 1


def _in(matter: int) -> ColumnElement[bool]:
    return col(PinRow.matter_id) == matter


def _pin(row: PinRow) -> Pin:
    return Pin(row.action, tuple(row.old), tuple(row.new))


def _of_row(session: Session, slug: str, row: PinRow) -> KeptPin:
    old, new = (session.get_one(DraftVersionRow, number) for number in (row.old_draft_id, row.new_draft_id))
    return _record(row, slug, old, new)


def _record(row: PinRow, slug: str, old: DraftVersionRow, new: DraftVersionRow) -> KeptPin:
    return KeptPin(row.number, slug, old.label, new.label, _pin(row), row.person, row.added)
