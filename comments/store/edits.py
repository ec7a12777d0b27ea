"""Changes to comments: edits that lose nobody's work, moves between the team and the firm, replies, undo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, literal, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, SQLModel, col, select

from comments.errors import ConflictError, UnknownRecordError
from comments.models import Answer, Happening, InternalNoteRow, InternalReplyRow, Remark, ReplyRow
from comments.records import Comment, Reply, Status, Visibility
from comments.store import checked, drafts, fields, history, ids, matters, remarks
from comments.store.fields import FieldValue


def edit(
    session: Session,
    typed: str,
    changes: Mapping[str, FieldValue],
    *,
    revision: int | None,
    now: datetime,
    person: str,
) -> Comment:
    """Changes fields of a comment; an edit that changes nothing leaves no trace.

    Raises ConflictError, and changes nothing, where ``revision`` isn't the one that is stored.
    """
    row = remarks.find(session, typed)
    if revision is not None and revision != row.revision:
        raise _changed_since(session, row)
    values = fields.columns(session, row, changes)
    return _apply(session, row, values, "edited", now=now, person=checked.needed("person", person))


def undo(session: Session, *, now: datetime, person: str) -> Comment:
    """Takes back the last thing this person did, as a new event.

    A comment just made becomes withdrawn, a reply disappears from the thread; the history keeps both.
    Raises ConflictError where somebody has changed the same since, UnknownRecordError where there is nothing to undo.
    """
    event = history.last_undoable(session, checked.needed("person", person))
    if event is None:
        raise UnknownRecordError(
            f"{person} 没有可以撤销的改动。", f"There is nothing that {person} has done and could undo."
        )
    row = remarks.find(session, event.comment_id)
    if event.action == "replied":
        return _undo_reply(session, row, event, now=now, person=person)
    if event.action == "created":
        if any(later.person != person for later in history.of(session, row)):
            raise _changed_since(session, row, besides=person)
        before: Mapping[str, str | None] = {"status": Status.WITHDRAWN.value}
    else:
        changes = history.changes_of(event)
        current = fields.texts(row, _label(session, row))
        if any(current[name] != after for name, _, after in changes):
            raise _changed_since(session, row, besides=person)
        before = {name: old for name, old, _ in changes}
    values = fields.from_texts(session, row, before)
    return _apply(session, row, values, "undone", now=now, person=person, undoes=event.id)


def _apply(
    session: Session,
    row: Remark,
    values: Mapping[str, object],
    action: str,
    *,
    now: datetime,
    person: str,
    undoes: str | None = None,
) -> Comment:
    """Sets columns of a comment, in the other table where its visibility asks for that, and adds the event."""
    kind = remarks.table_for(checked.choice("visibility", Visibility, str(values.get("visibility", row.visibility))))
    wanted = checked.row(kind, {**row.model_dump(), **values, "updated": now, "revision": row.revision + 1})
    remarks.refuse_blank(wanted)
    label_before, label_after = _label(session, row), _label(session, wanted)
    before, after = fields.texts(row, label_before), fields.texts(wanted, label_after)
    changes = [(name, before[name], after[name]) for name in before if before[name] != after[name]]
    if not changes and undoes is None:
        return remarks.records(session, [row])[0]
    was_internal = row.visibility is Visibility.INTERNAL
    if isinstance(row, kind):
        _write(session, row, wanted)
    else:
        _move(session, row, wanted)
    entered = history.next_entered(session)
    history.add(
        session, wanted, action, changes, person=person, now=now, entered=entered, undoes=undoes, internal=was_internal
    )
    return remarks.records(session, [wanted])[0]


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
        raise _changed_since(session, row)


def _move(session: Session, row: Remark, wanted: Remark) -> None:
    """Moves a comment to the other table, id and history with it.

    When it becomes internal, its replies and its history go with it. When it ceases to be, only those go back that were
    written while it was open: what was said about it inside the firm stays there.
    """
    kind = type(row)
    session.add(wanted)
    session.flush()
    for open_table, internal_table in (("reply", "internal_reply"), ("event", "internal_event")):
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
        raise _changed_since(session, row)


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


def reply(session: Session, typed: str, text: str, *, now: datetime, person: str) -> Reply:
    """Answers a comment. The comment's revision stays: an answer is in nobody's way."""
    row = remarks.find(session, typed)
    kind: type[Answer] = InternalReplyRow if isinstance(row, InternalNoteRow) else ReplyRow
    entered = history.next_entered(session)
    answer = checked.row(
        kind,
        {
            "matter_id": row.matter_id,
            "id": ids.new_id(),
            "comment_id": row.id,
            "entered": entered,
            "text": checked.needed("text", text),
            "person": checked.needed("person", person),
            "created": now,
        },
    )
    session.add(answer)
    session.flush()
    history.add(session, row, "replied", [("reply", None, answer.text)], person=answer.person, now=now, entered=entered)
    return _reply_record(answer)


def replies(session: Session, typed: str) -> tuple[Reply, ...]:
    """The replies to a comment in the order they were given, without those taken back."""
    row = remarks.find(session, typed)
    found: list[Answer] = []
    for kind in _REPLY_TABLES:
        found.extend(session.exec(select(kind).where(kind.matter_id == row.matter_id, kind.comment_id == row.id)))
    return tuple(_reply_record(each) for each in sorted(found, key=lambda each: each.entered) if not each.withdrawn)


_REPLY_TABLES: tuple[type[Answer], ...] = (ReplyRow, InternalReplyRow)


def replies_in(session: Session, slug: str) -> dict[str, tuple[Reply, ...]]:
    """The replies to all comments of a matter by the comment's id, each in the order they were given."""
    matter = matters.key(matters.find(session, slug))
    found: list[Answer] = []
    for kind in _REPLY_TABLES:
        found.extend(session.exec(select(kind).where(kind.matter_id == matter)))
    told: dict[str, list[Reply]] = {}
    for answer in sorted(found, key=lambda each: each.entered):
        if not answer.withdrawn:
            told.setdefault(answer.comment_id, []).append(_reply_record(answer))
    return {comment: tuple(answers) for comment, answers in told.items()}


def _reply_record(row: Answer) -> Reply:
    return Reply(
        id=row.id,
        comment=row.comment_id,
        text=row.text,
        person=row.person,
        created=row.created,
        internal=isinstance(row, InternalReplyRow),
    )


def _undo_reply(session: Session, row: Remark, event: Happening, *, now: datetime, person: str) -> Comment:
    for kind in _REPLY_TABLES:
        answer = session.exec(
            select(kind).where(
                kind.matter_id == row.matter_id, kind.comment_id == row.id, kind.entered == event.entered
            )
        ).first()
        if answer is not None:
            answer.withdrawn = True
            history.add(
                session,
                row,
                "undone",
                [("reply", answer.text, None)],
                person=person,
                now=now,
                entered=history.next_entered(session),
                undoes=event.id,
                internal=isinstance(answer, InternalReplyRow),
            )
    return remarks.records(session, [row])[0]


def _label(session: Session, row: Remark) -> str:
    return drafts.labels(session, [row.draft_id])[row.draft_id]


def _changed_since(session: Session, row: Remark, *, besides: str | None = None) -> ConflictError:
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
