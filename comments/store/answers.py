"""Replies to comments."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, select

from comments import ids
from comments.models import Answer, Happening, InternalNoteRow, InternalReplyRow, Remark, ReplyRow
from comments.records import Reply
from comments.store import checked, edits, history, indexing, matters, people, remarks
from comments.workflow import check_taking_part

_REPLY_TABLES: tuple[type[Answer], ...] = (ReplyRow, InternalReplyRow)


def reply(
    session: Session,
    typed: str,
    text: str,
    *,
    now: datetime,
    person: str,
    author: str = "",
    created: datetime | None = None,
    batch: str | None = None,
) -> Reply:
    """Answers a comment. The comment's revision stays: an answer is in nobody's way.

    ``author`` and ``created`` say whose answer it is and since when, where the person brings in somebody else's, in an
    action that is undone as one by its ``batch``. Raises InvalidRecordError where one's own would be to a comment that is deleted,
    or that another has taken the place of.
    """
    row = remarks.find(session, typed)
    if not author:
        edits.refuse_put_away(row)
    check_taking_part(people.role(session, row.matter_id, person.strip()))
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
            "person": checked.needed("person", author or person),
            "created": created or now,
        },
    )
    session.add(answer)
    session.flush()
    doer = checked.needed("person", person)
    said = [("reply", None, answer.text)]
    history.add(session, row, "replied", said, person=doer, now=now, entered=entered, batch=batch)
    indexing.index_comment(session, row)
    return _reply_record(answer)


def replies(session: Session, typed: str) -> tuple[Reply, ...]:
    """The replies to a comment in the order they were given, without those taken back."""
    row = remarks.find(session, typed)
    found: list[Answer] = []
    for kind in _REPLY_TABLES:
        found.extend(session.exec(select(kind).where(kind.matter_id == row.matter_id, kind.comment_id == row.id)))
    return tuple(_reply_record(each) for each in sorted(found, key=lambda each: each.entered) if not each.withdrawn)


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


def set_withdrawn(
    session: Session,
    row: Remark,
    event: Happening,
    *,
    withdrawn: bool,
    action: str,
    undoes: str,
    now: datetime,
    person: str,
    batch: str | None,
) -> None:
    """Takes the reply that an event tells of out of the thread, or puts it back; tells so in the history."""
    for kind in _REPLY_TABLES:
        answer = session.exec(
            select(kind).where(
                kind.matter_id == row.matter_id, kind.comment_id == row.id, kind.entered == event.entered
            )
        ).first()
        if answer is None:
            continue
        answer.withdrawn = withdrawn
        history.add(
            session,
            row,
            action,
            [("reply", answer.text, None) if withdrawn else ("reply", None, answer.text)],
            person=person,
            now=now,
            entered=history.next_entered(session),
            undoes=undoes,
            batch=batch,
            internal=isinstance(answer, InternalReplyRow),
        )
        indexing.index_comment(session, row)
