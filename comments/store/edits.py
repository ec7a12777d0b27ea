"""Changes to comments: edits that lose nobody's work, moves between the team and the firm, the bin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, literal, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, SQLModel, col

from comments import ids
from comments.errors import ConflictError, InvalidRecordError
from comments.models import InternalNoteRow, Remark
from comments.records import Comment, Status, Visibility
from comments.store import checked, drafts, fields, history, indexing, judging, people, remarks
from comments.store.fields import FieldValue
from comments.workflow import WORDS, check_asks_one_thing, check_edit, check_move

_BELONGING = (("reply", "internal_reply"), ("event", "internal_event"), ("bundle_event", "internal_bundle_event"))
"""What belongs to a comment: the table for open ones, and the one for internal notes."""
_ASKED = ("delete", "proposal", "new_article")


def edit(
    session: Session,
    typed: str,
    changes: Mapping[str, FieldValue],
    *,
    revision: int | None,
    now: datetime,
    person: str,
    batch: str | None = None,
    put_away_too: bool = False,
) -> Comment:
    """Changes fields of a comment; an edit that changes nothing leaves no trace. ``batch`` marks edits undone together.

    Where four eyes are asked for, an approved comment whose words change goes back into review.
    Raises ConflictError, and changes nothing, where ``revision`` isn't the one that is stored; InvalidRecordError where
    the person may not make this change, or the comment is deleted or merged into another, unless ``put_away_too``.
    """
    row = remarks.find(session, typed)
    refuse_outdated(session, row, revision)
    if not put_away_too:
        refuse_put_away(row)
    person = checked.needed("person", person)
    values = fields.columns(session, row, changes)
    role = people.role(session, row.matter_id, person)
    four_eyes = people.four_eyes(session, row.matter_id)
    check_edit(changes, author=row.author, assigned=row.assigned, person=person, role=role)
    if "status" in values:
        target = checked.choice("status", Status, str(values["status"]))
        check_move(row.status, target, author=row.author, person=person, role=role, four_eyes=four_eyes)
        if "outcomes" not in values:
            values |= judging.by_status(session, row, target, now=now, person=person)
    judging.check(row, values, role)
    if four_eyes and Status.APPROVED in (row.status, values.get("status")) and _alters_words(row, values):
        values = {**values, "status": Status.IN_REVIEW}
    return apply(session, row, values, "edited", now=now, person=person, batch=batch)


@dataclass(frozen=True, slots=True)
class Edit:
    """One of several edits made at once."""

    comment: str
    revision: int
    """The one that was seen."""
    changes: Mapping[str, FieldValue]


def edit_all(session: Session, edited: Sequence[Edit], *, now: datetime, person: str) -> tuple[Comment, ...]:
    """Makes several edits under one batch, by which they are undone together. Raises as `edit` does."""
    batch = ids.new_id(16) if len(edited) > 1 else None
    return tuple(
        edit(session, one.comment, one.changes, revision=one.revision, now=now, person=person, batch=batch)
        for one in edited
    )


def put_in_bin(
    session: Session, typed: str, *, revision: int | None, everywhere: bool = False, now: datetime, person: str
) -> Comment:
    """Deletes a comment so that it can be restored. Raises as `edit` does.

    What stood on an earlier draft stays in the letter on that one; ``everywhere`` withdraws it too, which takes it out of all of
    them, and may be said of one that is in the bin already.
    """
    row = remarks.find(session, typed)
    refuse_outdated(session, row, revision)
    if not (everywhere and row.deleted):
        refuse_put_away(row)
    values: dict[str, object] = {"deleted": True}
    if everywhere:
        role, four_eyes = people.role(session, row.matter_id, person), people.four_eyes(session, row.matter_id)
        check_move(row.status, Status.WITHDRAWN, author=row.author, person=person, role=role, four_eyes=four_eyes)
        values["status"] = Status.WITHDRAWN
    return _binned(session, row, values, "deleted", now=now, person=person)


def take_out_of_bin(session: Session, typed: str, *, now: datetime, person: str) -> Comment:
    """Restores a deleted comment; one that isn't deleted stays as it is. Raises as `edit` does."""
    row = remarks.find(session, typed)
    return _binned(session, row, {"deleted": False}, "restored", now=now, person=person)


def _binned(
    session: Session, row: Remark, values: Mapping[str, object], action: str, *, now: datetime, person: str
) -> Comment:
    person = checked.needed("person", person)
    role = people.role(session, row.matter_id, person)
    check_edit(("deleted",), author=row.author, assigned="", person=person, role=role)
    return apply(session, row, values, action, now=now, person=person)


def refuse_outdated(session: Session, row: Remark, revision: int | None) -> None:
    """Raises ConflictError where the revision that somebody saw isn't the one that is stored."""
    if revision is not None and revision != row.revision:
        raise changed_since(session, row)


def refuse_put_away(row: Remark) -> None:
    """Raises InvalidRecordError for a comment that is deleted, or that another has taken the place of."""
    if row.deleted:
        raise InvalidRecordError(
            f"意见 {row.id} 已删除，没有保存。请先恢复：workbench restore {row.id}",
            f"Comment {row.id} is deleted, so nothing was saved. Restore it first: workbench restore {row.id}",
        )
    if row.merged_into is not None:
        raise InvalidRecordError(
            f"意见 {row.id} 已并入 {row.merged_into}，只供查阅，没有保存。请修改 {row.merged_into}，或撤销合并。",
            f"Comment {row.id} was merged into {row.merged_into} and is kept for reading, so nothing was saved. "
            f"Change {row.merged_into}, or undo the merging.",
        )


def _alters_words(row: Remark, values: Mapping[str, object]) -> bool:
    return any(
        value != getattr(row, name)
        for name, value in values.items()
        if name in WORDS or name.startswith("quote_") or name == "draft_id"
    )


def apply(
    session: Session,
    row: Remark,
    values: Mapping[str, object],
    action: str,
    *,
    now: datetime,
    person: str,
    undoes: str | None = None,
    batch: str | None = None,
) -> Comment:
    """Sets columns of a comment, in the other table where its visibility asks for that, and adds the event."""
    kind = remarks.table_for(checked.choice("visibility", Visibility, str(values.get("visibility", row.visibility))))
    wanted = checked.row(kind, {**row.model_dump(), **values, "updated": now, "revision": row.revision + 1})
    remarks.refuse_blank(wanted)
    if any(getattr(row, name) != getattr(wanted, name) for name in _ASKED):  # older ones may ask for both, and stay
        check_asks_one_thing(delete=wanted.delete, proposal=wanted.proposal, new_article=wanted.new_article)
    label_before, label_after = label(session, row), label(session, wanted)
    before, after = fields.texts(row, label_before), fields.texts(wanted, label_after)
    changes = [(name, before[name], after[name]) for name in before if before[name] != after[name]]
    if not changes and undoes is None:
        return remarks.records(session, [row])[0]
    was_internal = row.visibility is Visibility.INTERNAL
    write_over(session, row, wanted)
    entered = history.next_entered(session)
    history.add(
        session,
        wanted,
        action,
        changes,
        person=person,
        now=now,
        entered=entered,
        undoes=undoes,
        batch=batch,
        internal=was_internal,
    )
    return remarks.records(session, [wanted])[0]


def write_over(session: Session, row: Remark, wanted: Remark) -> None:
    """Writes a comment over the revision that was read, in the other table where its visibility asks for that."""
    if isinstance(row, type(wanted)):
        _write(session, row, wanted)
        if (row.also, row.article, row.draft_id) != (wanted.also, wanted.article, wanted.draft_id):
            remarks.index_places(session, wanted)
    else:
        _move(session, row, wanted)
    indexing.index_comment(session, wanted)


def _write(session: Session, row: Remark, wanted: Remark) -> None:
    """Writes a comment over the revision that was read, and only over that one."""
    kind = type(row)
    seen = row.revision
    values = {name: value for name, value in wanted.model_dump().items() if name not in ("matter_id", "id", "entered")}
    done = session.exec(
        update(kind)
        .where(col(kind.matter_id) == row.matter_id, col(kind.id) == row.id, col(kind.revision) == seen)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    if done.rowcount != 1:
        session.expire(row)
        raise changed_since(session, row)


def _move(session: Session, row: Remark, wanted: Remark) -> None:
    """Moves a comment to the other table, id and history with it.

    When it becomes internal, its replies and its history go with it. When it ceases to be, only those go back that were
    written while it was open: what was said about it inside the firm stays there.
    """
    kind = type(row)
    remarks.unindex_places(session, row)
    session.add(wanted)
    session.flush()
    remarks.index_places(session, wanted)
    for open_table, internal_table in _BELONGING:
        if isinstance(wanted, InternalNoteRow):
            _transfer(session, open_table, internal_table, row)
        else:
            _transfer(session, internal_table, open_table, row)
    done = session.exec(
        delete(kind).where(
            col(kind.matter_id) == row.matter_id, col(kind.id) == row.id, col(kind.revision) == row.revision
        )
    )
    if done.rowcount != 1:
        raise changed_since(session, row)


def _transfer(session: Session, source_name: str, target_name: str, row: Remark) -> None:
    """Moves what belongs to a comment from one table to its counterpart; out of an internal one, what had been moved in."""
    source, target = SQLModel.metadata.tables[source_name], SQLModel.metadata.tables[target_name]
    shared = [column.name for column in source.columns if column.name in target.columns]
    chosen = (source.c.matter_id == row.matter_id) & (source.c.comment_id == row.id)
    copied: list[ColumnElement[object]] = [source.c[name] for name in shared]
    if "moved" in target.columns:
        shared.append("moved")
        copied.append(literal(True))
    else:
        chosen &= source.c.moved.is_(True)
    connection = session.connection()
    connection.execute(insert(target).from_select(shared, select_columns(*copied).where(chosen)))
    connection.execute(delete(source).where(chosen))


def label(session: Session, row: Remark) -> str:
    """The label of the draft that a comment is made on."""
    return drafts.labels(session, [row.draft_id])[row.draft_id]


def changed_since(session: Session, row: Remark, *, besides: str | None = None) -> ConflictError:
    """The error that says who changed a comment in between; ``besides`` names the one who knows."""
    people = [event.person for event in history.of(session, row)]
    others = [person for person in people if person != besides]
    who = (others or people or [row.author])[-1]
    return ConflictError(
        f"意见 {row.id} 已被{who}改动或回复（现在是第 {row.revision} 版），没有保存。请先查看现在的内容，再决定如何修改。",
        f"Comment {row.id} was changed or answered by {who} in between (it is now at revision {row.revision}), "
        "so nothing was saved. Look at it as it now stands, then decide.",
        row.revision,
    )
