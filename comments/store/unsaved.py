"""Text that is being typed, kept every few moments so that it survives a crash. Each person sees only their own."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from sqlmodel import Session, col, select

from comments import ids
from comments.models import UnsavedRow
from comments.records import Quote, Unsaved
from comments.store import checked, fields, matters


def keep(session: Session, text: Unsaved, *, now: datetime) -> Unsaved:
    """Keeps a text, over what was kept under the same id. Gives it back with its id and the time."""
    matter = matters.find(session, text.matter)
    kept = dataclasses.replace(text, id=ids.typed(text.id) or ids.new_id(), kept=now)
    row = checked.row(
        UnsavedRow,
        {
            "matter_id": matters.key(matter),
            "id": kept.id,
            "person": checked.needed("person", kept.person),
            "draft": kept.draft,
            "article": kept.article,
            "number": kept.number,
            "label": kept.label,
            **fields.quote_columns(kept.quote),
            "comment_id": kept.comment,
            "revision": kept.revision,
            "body": kept.body,
            "rationale": kept.rationale,
            "proposal": kept.proposal,
            "delete": kept.delete,
            "type": kept.type,
            "priority": kept.priority,
            "visibility": kept.visibility,
            "authorities": list(kept.authorities),
            "topic": kept.topic,
            "unit": kept.unit,
            "body_other": kept.body_other,
            "rationale_other": kept.rationale_other,
            "proposal_other": kept.proposal_other,
            "kept": now,
        },
    )
    session.merge(row)
    session.flush()
    return kept


def of(session: Session, person: str) -> tuple[Unsaved, ...]:
    """What this person was typing, newest first."""
    query = select(UnsavedRow).where(UnsavedRow.person == person.strip())
    rows = session.exec(query.order_by(col(UnsavedRow.kept).desc(), col(UnsavedRow.id))).all()
    slugs = matters.slugs(session, {row.matter_id for row in rows})
    return tuple(_record(row, slugs[row.matter_id]) for row in rows)


def forget(session: Session, typed: str) -> None:
    """Forgets a kept text, once it is saved or given up. Forgetting what isn't there is no mistake."""
    for row in session.exec(select(UnsavedRow).where(UnsavedRow.id == ids.typed(typed))):
        session.delete(row)


def _record(row: UnsavedRow, slug: str) -> Unsaved:
    quote = None
    if row.quote_exact is not None:
        quote = Quote(row.quote_exact, row.quote_before, row.quote_after, row.quote_start)
    return Unsaved(
        person=row.person,
        matter=slug,
        draft=row.draft,
        article=row.article,
        number=row.number,
        label=row.label,
        quote=quote,
        comment=row.comment_id,
        revision=row.revision,
        body=row.body,
        rationale=row.rationale,
        proposal=row.proposal,
        delete=row.delete,
        type=row.type,
        priority=row.priority,
        visibility=row.visibility,
        authorities=tuple(row.authorities),
        topic=row.topic,
        unit=row.unit,
        body_other=row.body_other,
        rationale_other=row.rationale_other,
        proposal_other=row.proposal_other,
        id=row.id,
        kept=row.kept,
    )
