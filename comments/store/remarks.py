"""Comments and internal notes: added, found by id, listed, counted. They lie in two tables and come out as one kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete
from sqlmodel import Session, col, select

from comments import draft_verdicts, ids
from comments.errors import InvalidRecordError, UnknownRecordError
from comments.models import CommentPlaceRow, CommentRow, FurtherPlace, InternalNoteRow, InternalPlaceRow, Remark
from comments.records import Comment, NewComment, Quote, Status, Visibility
from comments.store import checked, drafts, fields, history, indexing, matters, people
from comments.workflow import check_first_status

TABLES: tuple[type[Remark], ...] = (CommentRow, InternalNoteRow)


def table_for(visibility: Visibility) -> type[Remark]:
    """The table that comments of this visibility lie in."""
    return InternalNoteRow if visibility is Visibility.INTERNAL else CommentRow


def add(
    session: Session,
    new: NewComment,
    *,
    now: datetime,
    person: str,
    sources: Iterable[str] = (),
    batch: str | None = None,
    author: str = "",
    created: datetime | None = None,
) -> Comment:
    """Adds a comment and begins its history. Raises InvalidRecordError where the person's role doesn't allow it.

    ``author`` and ``created`` say whose it is and since when, where the person brings in somebody else's.
    ``sources`` are the ids of comments that it takes the place of, in an action that is undone as one by its ``batch``.
    """
    matter = matters.find(session, new.matter)
    check_first_status(
        checked.choice("status", Status, new.status),
        role=people.role(session, matters.key(matter), person.strip()),
        four_eyes=matter.four_eyes,
    )
    draft = drafts.find(session, matter, new.draft)
    entered = history.next_entered(session)
    values: dict[str, object] = {
        "matter_id": matters.key(matter),
        "id": _free_id(session),
        "entered": entered,
        "draft_id": drafts.key(draft),
        "author": checked.needed("person", author or person),
        "created": created or now,
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
        "also": fields.other_places(new.also),
        "new_article": new.new_article,
        "authorities": fields.texts_of_list("authorities", new.authorities),
        "topic": new.topic.strip(),
        "unit": new.unit.strip(),
        "body_other": new.body_other,
        "rationale_other": new.rationale_other,
        "proposal_other": new.proposal_other or None,
        "assigned": new.assigned.strip(),
        "sources": list(sources),
    }
    visibility = checked.choice("visibility", Visibility, new.visibility)
    row = checked.row(table_for(visibility), values)
    refuse_blank(row)
    session.add(row)
    session.flush()
    index_places(session, row)
    indexing.index_comment(session, row)
    begun = [(name, None, text) for name, text in fields.texts(row, draft.label).items() if text not in (None, "")]
    doer = checked.needed("person", person)
    history.add(session, row, "created", begun, person=doer, now=now, entered=entered, batch=batch)
    return record(row, matter.slug, draft.label)


def refuse_blank(row: Remark) -> None:
    """Raises InvalidRecordError for a comment that says nothing and proposes nothing."""
    if not (row.body.strip() or row.rationale.strip() or (row.proposal or "").strip() or row.delete):
        raise InvalidRecordError(
            "这条意见没有内容，没有保存。请写意见、理由或建议条文，或者建议删除。",
            "This comment says nothing, so it wasn't saved. Write a comment, a rationale or proposed words, "
            "or propose a deletion.",
        )
    if row.new_article and (row.delete or not (row.proposal or "").strip()):
        raise InvalidRecordError(
            "建议新增一条时，请写出新条文的文字，并且不能同时建议删除；没有保存。",
            "To propose a new article, give its words and don't propose a deletion as well; nothing was saved.",
        )


def index_places(session: Session, row: Remark) -> None:
    """Writes anew by which further articles a comment is found."""
    kind = _places_of(row)
    unindex_places(session, row)
    articles = {str(place["article"]) for place in row.also} - {row.article, ""}
    for article in sorted(articles):
        session.add(kind(matter_id=row.matter_id, comment_id=row.id, article=article, draft_id=row.draft_id))
    session.flush()


def unindex_places(session: Session, row: Remark) -> None:
    """Removes what `index_places` wrote."""
    kind = _places_of(row)
    session.exec(delete(kind).where(col(kind.matter_id) == row.matter_id, col(kind.comment_id) == row.id))


def _places_of(row: Remark) -> type[FurtherPlace]:
    return InternalPlaceRow if isinstance(row, InternalNoteRow) else CommentPlaceRow


def record(row: Remark | Row[Any], slug: str, draft: str) -> Comment:
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
        also=fields.places_told(row.also),
        new_article=row.new_article,
        authorities=tuple(row.authorities),
        topic=row.topic,
        unit=row.unit,
        body_other=row.body_other,
        rationale_other=row.rationale_other,
        proposal_other=row.proposal_other,
        assigned=row.assigned,
        response=row.response,
        merged_into=row.merged_into,
        sources=tuple(row.sources),
        deleted=row.deleted,
        outcomes=draft_verdicts.from_json(row.outcomes),
    )


def records(session: Session, rows: Iterable[Remark]) -> tuple[Comment, ...]:
    """The records of rows, with slugs and labels looked up together."""
    kept = list(rows)
    slugs = matters.slugs(session, {row.matter_id for row in kept})
    labels = drafts.labels(session, {row.draft_id for row in kept})
    return tuple(record(row, slugs[row.matter_id], labels[row.draft_id]) for row in kept)


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


def _free_id(session: Session) -> str:
    """An id that neither table holds."""
    while True:
        made = ids.new_id()
        if all(session.exec(select(kind.id).where(kind.id == made)).first() is None for kind in TABLES):
            return made
