"""Comments and internal notes: added, found by id, listed, counted. They lie in two tables and come out as one kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from comments.errors import InvalidRecordError, UnknownRecordError
from comments.models import CommentRow, InternalNoteRow, Remark
from comments.records import Comment, NewComment, Quote, Status, Visibility
from comments.store import checked, drafts, fields, history, ids, matters

TABLES: tuple[type[Remark], ...] = (CommentRow, InternalNoteRow)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which comments of a matter are wanted; None means all."""

    draft: str | None = None
    article: str | None = None
    status: str | None = None
    person: str | None = None
    visibility: str | None = None


def table_for(visibility: Visibility) -> type[Remark]:
    """The table that comments of this visibility lie in."""
    return InternalNoteRow if visibility is Visibility.INTERNAL else CommentRow


def add(session: Session, new: NewComment, *, now: datetime, person: str) -> Comment:
    """Adds a comment and begins its history."""
    matter = matters.find(session, new.matter)
    draft = drafts.find(session, matter, new.draft)
    entered = history.next_entered(session)
    values: dict[str, object] = {
        "matter_id": matters.key(matter),
        "id": _free_id(session),
        "entered": entered,
        "draft_id": drafts.key(draft),
        "author": checked.needed("person", person),
        "created": now,
        "updated": now,
        "revision": 1,
        "article": new.article,
        "number": new.number,
        "label": new.label,
        **fields.quote_columns(new.quote),
        "body": new.body,
        "rationale": new.rationale,
        "proposal": new.proposal or None,
        "delete": new.delete,
        "type": new.type,
        "priority": new.priority,
        "visibility": new.visibility,
        "status": new.status,
    }
    visibility = checked.choice("visibility", Visibility, new.visibility)
    row = checked.row(table_for(visibility), values)
    refuse_blank(row)
    session.add(row)
    session.flush()
    begun = [(name, None, text) for name, text in fields.texts(row, draft.label).items() if text not in (None, "")]
    history.add(session, row, "created", begun, person=row.author, now=now, entered=entered)
    return record(row, matter.slug, draft.label)


def refuse_blank(row: Remark) -> None:
    """Raises InvalidRecordError for a comment that says nothing and proposes nothing."""
    if not (row.body.strip() or row.rationale.strip() or (row.proposal or "").strip() or row.delete):
        raise InvalidRecordError(
            "这条意见没有内容，没有保存。请写意见、理由或建议条文，或者建议删除。",
            "This comment says nothing, so it wasn't saved. Write a comment, a rationale or proposed words, "
            "or propose a deletion.",
        )


def record(row: Remark, slug: str, draft: str) -> Comment:
    """The record of a row, given its matter's slug and its draft's label."""
    quote = None
    if row.quote_exact is not None:
        quote = Quote(row.quote_exact, row.quote_before, row.quote_after, row.quote_start)
    return Comment(
        id=row.id,
        matter=slug,
        draft=draft,
        article=row.article,
        number=row.number,
        label=row.label,
        quote=quote,
        body=row.body,
        rationale=row.rationale,
        proposal=row.proposal,
        delete=row.delete,
        type=row.type,
        priority=row.priority,
        visibility=row.visibility,
        status=row.status,
        author=row.author,
        created=row.created,
        updated=row.updated,
        revision=row.revision,
    )


def records(session: Session, rows: Iterable[Remark]) -> tuple[Comment, ...]:
    """The records of rows, with slugs and labels looked up together."""
    kept = list(rows)
    slugs = matters.slugs(session, {row.matter_id for row in kept})
    labels = drafts.labels(session, {row.draft_id for row in kept})
    return tuple(record(row, slugs[row.matter_id], labels[row.draft_id]) for row in kept)


def listed(session: Session, slug: str, wanted: Wanted) -> tuple[Comment, ...]:
    """Comments of a matter in the order they were made."""
    matter = matters.find(session, slug)
    draft = None if wanted.draft is None else drafts.key(drafts.find(session, matter, wanted.draft))
    status = None if wanted.status is None else checked.choice("status", Status, wanted.status)
    visibility = None if wanted.visibility is None else checked.choice("visibility", Visibility, wanted.visibility)
    found: list[Remark] = []
    for kind in TABLES if visibility is None else (table_for(visibility),):
        query = select(kind).where(kind.matter_id == matters.key(matter))
        if draft is not None:
            query = query.where(kind.draft_id == draft)
        if wanted.article is not None:
            query = query.where(kind.article == wanted.article)
        if status is not None:
            query = query.where(kind.status == status)
        if wanted.person is not None:
            query = query.where(kind.author == wanted.person)
        if visibility is not None:
            query = query.where(kind.visibility == visibility)
        found.extend(session.exec(query))
    found.sort(key=lambda row: row.entered)
    return records(session, found)


def find(session: Session, typed: str) -> Remark:
    """The comment with this id, or the only one whose id begins so. Raises UnknownRecordError."""
    prefix = ids.typed(typed)
    found: list[Remark] = []
    if prefix:
        least, greatest = ids.bounds(prefix)
        for kind in TABLES:
            query = select(kind).where(col(kind.id) >= least, col(kind.id) <= greatest)
            found.extend(session.exec(query.order_by(col(kind.id)).limit(6)))
    if len(found) == 1:
        return found[0]
    if found:
        some = sorted(row.id for row in found)[:5]
        raise UnknownRecordError(
            f"有几条意见的编号以“{typed}”开头：{'、'.join(some)}{' 等' if len(found) > 5 else ''}。请多写几位。",
            f"Several comments have ids beginning with “{typed}”: {', '.join(some)}{' …' if len(found) > 5 else ''}. "
            "Give more of the id.",
        )
    raise UnknownRecordError(
        f"没有编号为“{typed}”的意见。请用 comments 命令查看编号。",
        f"There is no comment with the id “{typed}”. The command comments lists the ids.",
    )


def counts(session: Session, slug: str) -> Mapping[tuple[Visibility, Status], int]:
    """How many comments a matter has of each visibility and status; none are left out."""
    number = matters.key(matters.find(session, slug))
    found: dict[tuple[Visibility, Status], int] = {}
    for kind in TABLES:
        query = select(col(kind.visibility), col(kind.status), func.count()).where(kind.matter_id == number)
        for visibility, status, count in session.exec(query.group_by(col(kind.visibility), col(kind.status))):
            found[visibility, status] = count
    return found


def _free_id(session: Session) -> str:
    """An id that neither table holds."""
    while True:
        made = ids.new_id()
        if all(session.exec(select(kind.id).where(kind.id == made)).first() is None for kind in TABLES):
            return made
