"""Repairs of drafts in the store: the text replaced, the record kept, comments moved along, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from comments import ids
from comments.errors import DraftChangedError, StoreError
from comments.models import DraftRepairRow, DraftVersionRow
from comments.records import DraftRepair, DraftVersion, MadeRepair
from comments.store import checked, drafts, edits, fields, indexing, matters, people, remarks
from comments.store.fields import FieldValue
from comments.workflow import check_taking_part
from drafts.model import Span
from drafts.repair import Edit, edited


@dataclass(frozen=True, slots=True)
class Move:
    """Where a comment belongs after the text has changed."""

    comment: str
    """Its whole id."""
    revision: int
    """The one that was seen."""
    fields: Mapping[str, FieldValue]
    """``article``, ``number``, ``label``, ``quote``, ``also``, as far as they change."""


@dataclass(frozen=True, slots=True)
class NewRepair:
    """Repairs as they are handed in, made on the text that was seen."""

    seen: str
    edits: Sequence[Edit]
    made: Sequence[MadeRepair]
    parser_version: str
    moves: Sequence[Move] = field(default=())


@dataclass(frozen=True, slots=True)
class Undoing:
    """The repair to take back, which must be the last one that stands, and the comments to move along."""

    number: int
    seen: str
    parser_version: str
    moves: Sequence[Move] = field(default=())


def record(row: DraftRepairRow) -> DraftRepair:
    """The record of a row."""
    return DraftRepair(
        number=row.number,
        at=row.at,
        person=row.person,
        made=tuple(MadeRepair(*made) for made in row.made),
        edits=tuple((int(start), str(removed), str(inserted)) for start, removed, inserted in row.edits),
        undone=row.undone,
        undone_by=row.undone_by,
    )


def back(repair: DraftRepair) -> tuple[Edit, ...]:
    """The edits that take a repair back from the text that it gave."""
    found: list[Edit] = []
    shift = 0
    for start, removed, inserted in repair.edits:
        at = start + shift
        found.append(Edit(Span(at, at + len(inserted)), removed))
        shift += len(inserted) - len(removed)
    return tuple(found)


def listed(session: Session, draft: DraftVersionRow) -> tuple[DraftRepair, ...]:
    """A draft's repairs, oldest first."""
    return tuple(record(row) for row in _rows(session, draft))


def make(session: Session, slug: str, label: str, repair: NewRepair, *, now: datetime, person: str) -> DraftVersion:
    """Replaces a draft's text by the repaired one and records what was done. Who may only read may not."""
    row = drafts.find(session, matters.find(session, slug), label)
    check_taking_part(people.role(session, row.matter_id, checked.needed("person", person)))
    _refuse_changed(row, repair.seen)
    earlier = _rows(session, row)
    session.add(
        checked.row(
            DraftRepairRow,
            {
                "matter_id": row.matter_id,
                "draft_id": drafts.key(row),
                "number": earlier[-1].number + 1 if earlier else 1,
                "at": now,
                "person": checked.needed("person", person),
                "made": [[made.code, made.action, made.zh, made.en] for made in repair.made],
                "edits": [
                    [edit.span.start, repair.seen[edit.span.start : edit.span.end], edit.replacement]
                    for edit in repair.edits
                ],
            },
        )
    )
    return _replace(session, slug, row, edited(repair.seen, repair.edits), repair, now=now, person=person)


def take_back(session: Session, slug: str, label: str, undoing: Undoing, *, now: datetime, person: str) -> DraftVersion:
    """Gives a draft the text it had before its last repair; the record stays and says who took it back."""
    row = drafts.find(session, matters.find(session, slug), label)
    check_taking_part(people.role(session, row.matter_id, checked.needed("person", person)))
    _refuse_changed(row, undoing.seen)
    standing = [repair for repair in _rows(session, row) if repair.undone is None]
    if not standing or standing[-1].number != undoing.number:
        raise _changed(row)
    last = standing[-1]
    edits_back = back(record(last))
    for edit, (_, _, inserted) in zip(edits_back, record(last).edits, strict=True):
        if row.text[edit.span.start : edit.span.end] != inserted:
            raise StoreError(
                f"草案“{row.label}”的文本与第 {last.number} 次修复的记录不符，没有撤销。请用备份恢复意见库。",
                f"The text of draft “{row.label}” doesn't fit the record of repair {last.number}; nothing was undone. "
                "Restore the store from a backup.",
            )
    last.undone, last.undone_by = now, checked.needed("person", person)
    session.add(last)
    return _replace(session, slug, row, edited(row.text, edits_back), undoing, now=now, person=person)


def _replace(
    session: Session,
    slug: str,
    row: DraftVersionRow,
    text: str,
    change: NewRepair | Undoing,
    *,
    now: datetime,
    person: str,
) -> DraftVersion:
    row.text, row.parser_version = checked.storable("text", text), change.parser_version
    session.add(row)
    session.flush()
    indexing.index_draft(session, row)
    batch = ids.new_id(16) if len(change.moves) > 1 else None
    for move in change.moves:  # not an edit by the person: it needs no right to the comment and asks for no new review
        comment = remarks.find(session, move.comment)
        edits.refuse_outdated(session, comment, move.revision)
        values = fields.columns(session, comment, move.fields)
        edits.apply(session, comment, values, "edited", now=now, person=person, batch=batch)
    return drafts.record(row, slug)


def _rows(session: Session, draft: DraftVersionRow) -> list[DraftRepairRow]:
    query = select(DraftRepairRow).where(
        DraftRepairRow.matter_id == draft.matter_id, DraftRepairRow.draft_id == drafts.key(draft)
    )
    return list(session.exec(query.order_by(col(DraftRepairRow.number))))


def _refuse_changed(row: DraftVersionRow, seen: str) -> None:
    if row.text != seen:
        raise _changed(row)


def _changed(row: DraftVersionRow) -> DraftChangedError:
    return DraftChangedError(
        f"草案“{row.label}”的文本刚被别人修复过，这次没有改动。请重新运行 diagnose 再试。",
        f"Somebody has just repaired draft “{row.label}”, so nothing was changed. Run diagnose again.",
    )
