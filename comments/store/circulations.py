"""Copies that went to colleagues, and what came back with them: written down once, taken in once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlmodel import Session, col, func, select

from comments import ids
from comments.circulation import Circulation, SentChange, SentComment
from comments.collected import Item, KeptCirculation, Taken
from comments.models import CirculationRow, CollectedRow
from comments.store import answers, checked, drafts, matters, people, remarks
from comments.workflow import check_taking_part
from drafts.comparison import Change, Op


def keep(
    session: Session,
    slug: str,
    label: str,
    circulation: Circulation,
    *,
    sha256: str,
    name: str,
    now: datetime,
    person: str,
) -> KeptCirculation:
    """Writes down a copy; the same copy again is there already."""
    matter = matters.find(session, slug)
    number = matters.key(matter)
    there = session.exec(
        select(CirculationRow).where(CirculationRow.matter_id == number, CirculationRow.token == circulation.token)
    ).first()
    if there is not None:
        there.sha256, there.name = sha256, name
        session.flush()
        return _record(there, label)
    draft = drafts.find(session, matter, label)
    last = session.exec(select(func.max(CirculationRow.number)).where(CirculationRow.matter_id == number)).one()
    row = checked.row(
        CirculationRow,
        {
            "matter_id": number,
            "number": (last or 0) + 1,
            "draft_id": drafts.key(draft),
            "token": circulation.token,
            "sha256": sha256,
            "name": name,
            "at": now,
            "person": checked.needed("person", person),
            "language": circulation.language,
            "text": circulation.text,
            "articles": [list(article) for article in circulation.articles],
            "said": [_said(comment) for comment in circulation.comments],
            "proposed": [_proposed(change) for change in circulation.changes],
        },
    )
    session.add(row)
    session.flush()
    return _record(row, draft.label)


def listed(session: Session, slug: str) -> tuple[KeptCirculation, ...]:
    """The copies of a matter, newest first."""
    number = matters.key(matters.find(session, slug))
    rows = session.exec(
        select(CirculationRow).where(CirculationRow.matter_id == number).order_by(col(CirculationRow.number).desc())
    ).all()
    labels = drafts.labels(session, {row.draft_id for row in rows})
    return tuple(_record(row, labels[row.draft_id]) for row in rows)


def take(
    session: Session, slug: str, items: Sequence[Item], *, source: str, now: datetime, person: str
) -> tuple[Taken, ...]:
    """Takes in what came back, each thing once and for good, all of it undone as one.

    Raises InvalidRecordError where the person may only read; then nothing is taken.
    """
    matter = matters.key(matters.find(session, slug))
    check_taking_part(people.role(session, matter, checked.needed("person", person)))
    batch = ids.new_id(16)
    done: list[Taken] = []
    for item in items:
        row = session.get(CollectedRow, (matter, item.digest))
        if row is not None:
            in_bin = not row.reply_id and remarks.find(session, row.comment_id).deleted
            done.append(Taken(item, row.comment_id, row.reply_id, new=False, in_bin=in_bin))
            continue
        comment, reply = _brought_in(session, matter, item, batch, now=now, person=person)
        values = {"matter_id": matter, "digest": item.digest, "comment_id": comment, "reply_id": reply}
        session.add(checked.row(CollectedRow, {**values, "source": source, "at": now, "person": person}))
        session.flush()
        done.append(Taken(item, comment, reply, new=True))
    return tuple(done)


def _brought_in(
    session: Session, matter: int, item: Item, batch: str, *, now: datetime, person: str
) -> tuple[str, str]:
    """The ids of the comment and of the reply that something became."""
    created = None if item.at is None else item.at.replace(tzinfo=UTC)
    if item.new is not None:
        made = remarks.add(session, item.new, now=now, person=person, batch=batch, author=item.author, created=created)
        return made.id, ""
    target = item.answers
    if item.answers_item:
        above = session.get(CollectedRow, (matter, item.answers_item))
        target = "" if above is None else above.comment_id
    reply = answers.reply(
        session, target, item.text, now=now, person=person, author=item.author, created=created, batch=batch
    )
    return target, reply.id


def _said(comment: SentComment) -> list[object]:
    return [
        comment.comment,
        comment.reply,
        comment.author,
        comment.at.isoformat(),
        comment.text,
        comment.start,
        comment.end,
    ]


def _proposed(change: SentChange) -> list[object]:
    parts = [[part.op.value, part.text] for part in change.changes]
    return [change.comment, change.author, change.at.isoformat(), change.start, change.end, parts]


def _record(row: CirculationRow, label: str) -> KeptCirculation:
    said = tuple(
        SentComment(comment, reply, author, datetime.fromisoformat(at), text, start, end)
        for comment, reply, author, at, text, start, end in row.said
    )
    proposed = tuple(
        SentChange(
            comment, author, datetime.fromisoformat(at), start, end, tuple(Change(Op(op), text) for op, text in parts)
        )
        for comment, author, at, start, end, parts in row.proposed
    )
    articles = tuple((str(key), int(start)) for key, start in row.articles)
    circulation = Circulation(row.token, row.text, row.language, articles, said, proposed)
    return KeptCirculation(row.number, label, row.sha256, row.name, row.at, row.person, circulation)
