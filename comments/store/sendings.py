"""Files that went to the regulator: recorded together with the new status of the comments in them, and listed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, col, func, select

from comments.models import DraftVersionRow, SendingRow
from comments.records import Status
from comments.sendings import NewSending, Sending, SentComment, words_of
from comments.store import checked, drafts, edits, ids, matters, people
from comments.workflow import MOVES, check_taking_part


def add(session: Session, new: NewSending, *, now: datetime, person: str) -> Sending:
    """Records a file and sets the comments in it to submitted, all or nothing; the statuses are undone together.

    Comments that have an outcome already keep it. Raises InvalidRecordError where this person may not send one of them.
    """
    matter = matters.find(session, new.matter)
    number = matters.key(matter)
    person = checked.needed("person", person)
    check_taking_part(people.role(session, number, person))
    draft = drafts.find(session, matter, new.draft)
    batch = ids.new_id(16)
    kept = []
    for comment in new.comments:
        kept.append(
            {"id": comment.id, "revision": comment.revision, "label": comment.label, "words": words_of(comment)}
        )
        if Status.SUBMITTED in MOVES[comment.status] and comment.status not in _SETTLED:
            edits.edit(
                session,
                comment.id,
                {"status": Status.SUBMITTED.value},
                revision=comment.revision,
                now=now,
                person=person,
                batch=batch,
            )
    last = session.exec(select(func.max(SendingRow.number)).where(col(SendingRow.matter_id) == number)).one()
    values: Mapping[str, object] = {
        "matter_id": number,
        "number": (last or 0) + 1,
        "draft_id": drafts.key(draft),
        "file": new.file,
        "sha256": new.sha256,
        "size": new.size,
        "channel": checked.needed("channel", new.channel),
        "receipt": new.receipt,
        "at": new.at,
        "recorded": now,
        "person": person,
        "comments": kept,
    }
    row = checked.row(SendingRow, values)
    session.add(row)
    session.flush()
    return _record(row, new.matter, draft)


_SETTLED = frozenset((Status.ADOPTED, Status.PARTLY, Status.REJECTED))


def listed(session: Session, slug: str) -> tuple[Sending, ...]:
    """What was sent in a matter, oldest first."""
    number = matters.key(matters.find(session, slug))
    rows = session.exec(
        select(SendingRow).where(col(SendingRow.matter_id) == number).order_by(col(SendingRow.number))
    ).all()
    return tuple(_record(row, slug, session.get_one(DraftVersionRow, row.draft_id)) for row in rows)


def _record(row: SendingRow, slug: str, draft: DraftVersionRow) -> Sending:
    return Sending(
        number=row.number,
        matter=slug,
        draft=draft.label,
        file=row.file,
        sha256=row.sha256,
        size=row.size,
        channel=row.channel,
        receipt=row.receipt,
        at=row.at,
        recorded=row.recorded,
        person=row.person,
        comments=tuple(SentComment(c["id"], c["revision"], c["label"], c["words"]) for c in row.comments),
    )
