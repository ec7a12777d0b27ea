"""Who works on a matter and as what, and which articles they have read without a comment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col, func, select

from comments.errors import InvalidRecordError, UnknownRecordError
from comments.models import MatterRow, PersonRow, ReadMarkRow
from comments.records import Person, ReadMark, Role
from comments.store import checked, drafts, matters
from comments.workflow import check_lead, check_taking_part


def role(session: Session, matter: int, person: str) -> Role:
    """What a person is in a matter. Where nobody is listed, everybody leads; where somebody is, all others only read."""
    found = session.get(PersonRow, (matter, person.strip()))
    if found is not None:
        return found.role
    return Role.OBSERVER if _count(session, matter) else Role.LEAD


def listed(session: Session, slug: str) -> tuple[Person, ...]:
    """The people of a matter in the order they were listed."""
    number = matters.key(matters.find(session, slug))
    rows = session.exec(
        select(PersonRow).where(PersonRow.matter_id == number).order_by(col(PersonRow.added), col(PersonRow.name))
    )
    return tuple(_record(row) for row in rows)


def put(session: Session, slug: str, name: str, given: str, *, now: datetime, person: str) -> Person:
    """Lists a person, or changes their role. Whoever lists the first person leads the matter.

    Raises InvalidRecordError where the person who asks doesn't lead, or nobody would lead any more.
    """
    number = matters.key(matters.find(session, slug))
    person, name = checked.needed("person", person), checked.one_line("person", name)
    wanted = checked.choice("role", Role, given)
    check_lead(role(session, number, person))
    if not _count(session, number) and name != person:
        _save(session, number, person, Role.LEAD, now=now, person=person)
    row = _save(session, number, name, wanted, now=now, person=person)
    _refuse_without_lead(session, number)
    return _record(row)


def remove(session: Session, slug: str, name: str, *, person: str) -> None:
    """Takes a person off the list; their comments stay. Raises as `put` does, and UnknownRecordError."""
    number = matters.key(matters.find(session, slug))
    check_lead(role(session, number, checked.needed("person", person)))
    row = session.get(PersonRow, (number, name.strip()))
    if row is None:
        known = [each.name for each in listed(session, slug)]
        raise UnknownRecordError(
            f"“{slug}”的人员里没有“{name}”。" + (f"现有：{'、'.join(known)}。" if known else "还没有列出任何人。"),
            f"“{name}” isn't among the people of {slug}. "
            + (f"There are: {', '.join(known)}." if known else "Nobody is listed yet."),
        )
    session.delete(row)
    session.flush()
    if _count(session, number):
        _refuse_without_lead(session, number)


def mark_read(session: Session, slug: str, label: str | None, article: str, *, now: datetime, person: str) -> ReadMark:
    """Notes that a person has read an article of a draft; a second time changes nothing."""
    draft = drafts.find(session, matters.find(session, slug), label)
    person = checked.needed("person", person)
    check_taking_part(role(session, draft.matter_id, person))
    key = (draft.matter_id, drafts.key(draft), checked.needed("article", article), person)
    row = session.get(ReadMarkRow, key)
    if row is None:
        values = dict(zip(("matter_id", "draft_id", "article", "person"), key, strict=True))
        row = checked.row(ReadMarkRow, {**values, "at": now})
        session.add(row)
        session.flush()
    return ReadMark(draft.label, row.article, row.person, row.at)


def unmark_read(session: Session, slug: str, label: str | None, article: str, *, person: str) -> None:
    """Takes such a note back. Taking back what isn't there is no mistake."""
    draft = drafts.find(session, matters.find(session, slug), label)
    session.exec(
        delete(ReadMarkRow).where(
            col(ReadMarkRow.matter_id) == draft.matter_id,
            col(ReadMarkRow.draft_id) == drafts.key(draft),
            col(ReadMarkRow.article) == article,
            col(ReadMarkRow.person) == person.strip(),
        )
    )


def read_marks(session: Session, slug: str, label: str, articles: Iterable[str] | None = None) -> tuple[ReadMark, ...]:
    """The notes on a draft, or on some articles of it."""
    draft = drafts.find(session, matters.find(session, slug), label)
    query = select(ReadMarkRow).where(
        ReadMarkRow.matter_id == draft.matter_id, ReadMarkRow.draft_id == drafts.key(draft)
    )
    if articles is not None:
        query = query.where(col(ReadMarkRow.article).in_(list(articles)))
    return tuple(ReadMark(draft.label, row.article, row.person, row.at) for row in session.exec(query))


def four_eyes(session: Session, matter: int) -> bool:
    """Whether somebody other than its author has to approve a comment of this matter."""
    row = session.get(MatterRow, matter)
    return row is not None and row.four_eyes


def _record(row: PersonRow) -> Person:
    return Person(row.name, row.role, row.added, row.added_by)


def _save(session: Session, matter: int, name: str, given: Role, *, now: datetime, person: str) -> PersonRow:
    row = session.get(PersonRow, (matter, name))
    if row is None:
        values = {"matter_id": matter, "name": name, "role": given, "added": now, "added_by": person}
        row = checked.row(PersonRow, values)
        session.add(row)
    row.role = given
    session.flush()
    return row


def _count(session: Session, matter: int) -> int:
    return session.exec(select(func.count()).select_from(PersonRow).where(PersonRow.matter_id == matter)).one()


def _refuse_without_lead(session: Session, matter: int) -> None:
    query = select(PersonRow.name).where(PersonRow.matter_id == matter, PersonRow.role == Role.LEAD)
    if session.exec(query).first() is None:
        raise InvalidRecordError(
            "这样一来项目就没有负责人了，没有保存。请先把另一个人列为负责人（lead）。",
            "The matter would be left without a lead, so nothing was saved. Make somebody else the lead first.",
        )
