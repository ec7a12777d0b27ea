"""How far the comments of a matter have come, and nothing of what they say: quick to read for thousands of them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select, union_all
from sqlmodel import Session, col

from comments.models import CommentRow, InternalNoteRow
from comments.records import Standing, Status
from comments.store import drafts, matters


def told(session: Session, slug: str) -> Mapping[str, Standing]:
    """Of every comment of a matter by its id, deleted and merged ones among them. Raises UnknownRecordError."""
    matter = matters.key(matters.find(session, slug))
    parts = [
        select(
            col(kind.id),
            col(kind.draft_id),
            col(kind.status),
            col(kind.deleted),
        ).where(col(kind.matter_id) == matter)
        for kind in (CommentRow, InternalNoteRow)
    ]
    rows = session.connection().execute(union_all(*parts)).all()
    labels = drafts.labels(session, {row.draft_id for row in rows})
    return {row.id: Standing(labels[row.draft_id], Status(row.status), bool(row.deleted)) for row in rows}
