"""Matters in the store: added, changed, listed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypedDict

from sqlmodel import Session, col, select

from comments.errors import InvalidRecordError, UnknownRecordError
from comments.models import MatterRow
from comments.records import Matter, Stage
from comments.store import checked, matter_history
from drafts.model import Channel
from drafts.notices.dates import FIRST_YEAR, LAST_YEAR


class MatterFields(TypedDict, total=False):
    """What of a matter may be changed."""

    title: str
    issuer: str
    language: str
    opened: date | None
    deadline: date | None
    channels: Iterable[Channel]
    notes: str
    four_eyes: bool
    topics: Iterable[str]
    owner: str
    stage: Stage | None


class NewMatter(MatterFields):
    """A matter as it is handed in."""

    slug: str


def record(row: MatterRow) -> Matter:
    """The record of a row."""
    return Matter(
        id=key(row),
        slug=row.slug,
        title=row.title,
        issuer=row.issuer,
        language=row.language,
        opened=row.opened,
        deadline=row.deadline,
        channels=tuple(Channel(kind, value) for kind, value in row.channels),
        notes=row.notes,
        created=row.created,
        four_eyes=row.four_eyes,
        topics=tuple(row.topics),
        owner=row.owner,
        stage=row.stage,
    )


def key(row: MatterRow) -> int:
    """The number of a matter that the database has numbered."""
    if row.id is None:
        raise ValueError("this matter isn't in the store yet")
    return row.id


def add(session: Session, now: datetime, fields: NewMatter) -> Matter:
    """Adds a matter. Raises InvalidRecordError where the slug is taken or a value won't do."""
    row = checked.row(MatterRow, {**_values(fields), "slug": checked.slug(fields["slug"]), "created": now})
    _refuse_taken(session, row.slug)
    session.add(row)
    session.flush()
    return record(row)


def update(session: Session, slug: str, fields: MatterFields, *, now: datetime, person: str = "") -> Matter:
    """Changes fields of a matter and gives back what it is now; in a person's name, its history tells of it."""
    row = find(session, slug)
    before = matter_history.facts(row)
    values = _values(fields)
    unknown = sorted(set(values) - set(MatterFields.__annotations__))
    if unknown:
        raise checked.refused(unknown[0], values[unknown[0]], "unknown field")
    wanted = checked.row(MatterRow, {**row.model_dump(), **values})
    for name in values:
        setattr(row, name, getattr(wanted, name))
    session.flush()
    if person:
        matter_history.note(session, row, before, now=now, person=person)
    return record(row)


def listed(session: Session) -> tuple[Matter, ...]:
    """All matters in the order they were added."""
    return tuple(record(row) for row in session.exec(select(MatterRow).order_by(col(MatterRow.id))))


def find(session: Session, slug: str) -> MatterRow:
    """The row of a matter. Raises UnknownRecordError."""
    composed = unicodedata.normalize("NFC", slug)  # as `checked.slug` keeps it
    row = session.exec(select(MatterRow).where(MatterRow.slug == composed)).first()
    if row is None:
        known = [other.slug for other in listed(session)]
        raise UnknownRecordError(
            f"没有代号为“{slug}”的项目。"
            + (
                f"现有：{'、'.join(known[:8])}{' 等' if len(known) > 8 else ''}。"
                if known
                else "还没有任何项目，请先导入草案。"
            ),
            f"There is no matter “{slug}”. "
            + (
                f"There are: {', '.join(known[:8])}{' …' if len(known) > 8 else ''}."
                if known
                else "Import a draft first."
            ),
        )
    return row


def _values(fields: MatterFields) -> dict[str, object]:
    values: dict[str, object] = dict(fields)
    if "title" in fields:
        values["title"] = _in_one_line(checked.needed("title", fields["title"]))
    if "issuer" in fields:
        values["issuer"] = _in_one_line(checked.storable("issuer", fields["issuer"]))
    for name in ("opened", "deadline"):
        _refuse_far(name, values.get(name))
    if "topics" in fields:
        texts = (checked.storable("topics", topic).strip() for topic in fields["topics"])
        values["topics"] = list(dict.fromkeys(text for text in texts if text))
    if "owner" in fields:
        values["owner"] = _in_one_line(checked.storable("owner", fields["owner"]))
    if "channels" in fields:
        values["channels"] = [
            [checked.storable("channels", channel.kind), checked.storable("channels", channel.value)]
            for channel in fields["channels"]
        ]
    return values


def _refuse_far(name: str, day: object) -> None:
    if isinstance(day, date) and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidRecordError(
            f"日期 {day} 不在 {FIRST_YEAR} 年到 {LAST_YEAR} 年之间，没有保存。请核对年份。",
            f"The date {day} isn't between {FIRST_YEAR} and {LAST_YEAR}, so nothing was saved ({name}). Check the year.",
        )


def _in_one_line(text: str) -> str:
    """The text with its line breaks as spaces: lists show it in a line."""
    return " ".join(line.strip() for line in text.strip().splitlines())


def _refuse_taken(session: Session, slug: str) -> None:
    if session.exec(select(MatterRow.id).where(MatterRow.slug == slug)).first() is not None:
        raise InvalidRecordError(
            f"代号“{slug}”已经有了。请换一个代号。", f"The slug “{slug}” is taken. Choose another."
        )


def slugs(session: Session, numbers: Iterable[int] | None = None) -> Mapping[int, str]:
    """The slug of each matter, by its number."""
    query = select(MatterRow.id, MatterRow.slug)
    if numbers is not None:
        query = query.where(col(MatterRow.id).in_(list(numbers)))
    return {number: slug for number, slug in session.exec(query) if number is not None}
