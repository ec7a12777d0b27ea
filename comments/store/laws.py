"""Reference laws in the store: added, listed, taken away."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, select

from comments.errors import InvalidRecordError, UnknownRecordError
from comments.models import ReferenceLawRow
from comments.records import ReferenceLaw
from comments.store import checked


def add(session: Session, law: ReferenceLaw, *, now: datetime, person: str) -> ReferenceLaw:
    """Adds a law; who and when are those given beside it. The same file under the same name gives back what is there.

    Raises InvalidRecordError where the name is taken by another file.
    """
    name = checked.needed("title", law.name)
    there = session.get(ReferenceLawRow, name)
    if there is not None:
        if there.sha256 == law.sha256:
            return _record(there)
        raise InvalidRecordError(
            f"已有名为“{name}”的法规（来自 {there.source}），内容不同，没有保存。"
            f"请用 --name 换一个名称，或先删除：workbench law remove {name}",
            f"There already is a law “{name}” (from {there.source}) with other content; nothing was saved. "
            f"Give this one another --name, or remove that one first: workbench law remove {name}",
        )
    row = checked.row(
        ReferenceLawRow,
        {
            "name": name,
            "title": law.title,
            "language": law.language,
            "text": law.text,
            "format": law.format,
            "sha256": law.sha256,
            "source": law.source,
            "added": now,
            "added_by": checked.needed("person", person),
        },
    )
    session.add(row)
    session.flush()
    return _record(row)


def listed(session: Session) -> tuple[ReferenceLaw, ...]:
    """All laws, by name."""
    return tuple(_record(row) for row in session.exec(select(ReferenceLawRow).order_by(col(ReferenceLawRow.name))))


def remove(session: Session, name: str) -> ReferenceLaw:
    """Takes a law away. Raises UnknownRecordError."""
    row = session.get(ReferenceLawRow, name.strip())
    if row is None:
        names = [law.name for law in listed(session)]
        raise UnknownRecordError(
            f"没有名为“{name}”的法规。现有：{'、'.join(names) or '无'}。",
            f"There is no law “{name}”. There are: {', '.join(names) or 'none'}.",
        )
    record = _record(row)
    session.delete(row)
    session.flush()
    return record


def _record(row: ReferenceLawRow) -> ReferenceLaw:
    return ReferenceLaw(
        name=row.name,
        title=row.title,
        language=row.language,
        text=row.text,
        format=row.format,
        sha256=row.sha256,
        source=row.source,
        added=row.added,
        added_by=row.added_by,
    )
