"""Drafts in the store: a text, where it came from, and apart from both the bytes of the original."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from comments.draft_order import oldest_first
from comments.errors import InvalidRecordError, UnknownRecordError
from comments.models import DraftVersionRow, MatterRow, OriginalRow
from comments.records import DraftVersion
from comments.store import checked, indexing, matters


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A draft as it is handed in."""

    label: str
    title: str
    language: str
    dated: date | None
    text: str
    format: str
    sha256: str
    source: str
    parser_version: str
    original: bytes


def record(row: DraftVersionRow, slug: str) -> DraftVersion:
    """The record of a row."""
    return DraftVersion(
        id=key(row),
        matter=slug,
        label=row.label,
        title=row.title,
        language=row.language,
        dated=row.dated,
        text=row.text,
        format=row.format,
        sha256=row.sha256,
        source=row.source,
        size=row.size,
        parser_version=row.parser_version,
        added=row.added,
        added_by=row.added_by,
    )


def key(row: DraftVersionRow) -> int:
    """The number of a draft that the database has numbered."""
    if row.id is None:
        raise ValueError("this draft isn't in the store yet")
    return row.id


def add(session: Session, slug: str, new: NewDraft, *, now: datetime, person: str) -> DraftVersion:
    """Adds a draft to a matter.

    The same file under the same label a second time changes nothing and gives back what is there. Another file under
    a label that is taken is refused: comments speak of drafts by their labels.
    """
    matter = matters.find(session, slug)
    label = checked.one_line("label", new.label)
    there = session.exec(_of(matter).where(DraftVersionRow.label == label)).first()
    if there is not None:
        if there.sha256 == new.sha256:
            return record(there, slug)
        raise InvalidRecordError(
            f"“{slug}”里已经有标签为“{label}”的草案（来自 {there.source}），内容不同，没有导入。请用 --label 换一个标签。",
            f"“{slug}” already has a draft labelled “{label}” (from {there.source}) with other content; nothing was "
            "imported. Give this one another label with --label.",
        )
    row = checked.row(
        DraftVersionRow,
        {
            "matter_id": matters.key(matter),
            "label": label,
            "title": new.title,
            "language": new.language,
            "dated": new.dated,
            "text": new.text,
            "format": new.format,
            "sha256": new.sha256,
            "source": new.source,
            "size": len(new.original),
            "parser_version": new.parser_version,
            "added": now,
            "added_by": checked.needed("person", person),
        },
    )
    session.add(row)
    session.flush()
    session.add(OriginalRow(matter_id=row.matter_id, draft_id=key(row), data=new.original))
    session.flush()
    indexing.index_draft(session, row)
    return record(row, slug)


def listed(session: Session, slug: str) -> tuple[DraftVersion, ...]:
    """The drafts of a matter, oldest first."""
    return tuple(record(row, slug) for row in _in_order(session, matters.find(session, slug)))


def find(session: Session, matter: MatterRow, label: str | None) -> DraftVersionRow:
    """The draft with this label; with None, the newest. Raises UnknownRecordError."""
    if label is not None:
        row = session.exec(_of(matter).where(DraftVersionRow.label == label)).first()
        if row is not None:
            return row
    rows = _in_order(session, matter)
    if label is None and rows:
        return rows[-1]
    labels = [row.label for row in rows]
    asked_zh, asked_en = (
        ("草案", "a draft") if label is None else (f"标签为“{label}”的草案", f"a draft labelled “{label}”")
    )
    raise UnknownRecordError(
        f"“{matter.slug}”没有{asked_zh}。" + (f"现有：{'、'.join(labels)}。" if labels else "请先用 import 导入草案。"),
        f"“{matter.slug}” doesn't have {asked_en}. "
        + (f"It has: {', '.join(labels)}." if labels else "Import one first, with import."),
    )


def original(session: Session, slug: str, label: str | None) -> bytes:
    """The bytes of the file that a draft was read from."""
    row = find(session, matters.find(session, slug), label)
    kept = session.get(OriginalRow, (row.matter_id, key(row)))
    if kept is None:
        raise UnknownRecordError(
            f"“{slug}”的草案“{row.label}”没有保存原始文件。请重新导入。",
            f"The original file of draft “{row.label}” of “{slug}” isn't in the store. Import it again.",
        )
    return kept.data


def labels(session: Session, numbers: Iterable[int]) -> Mapping[int, str]:
    """The label of each of these drafts, by its number."""
    query = select(DraftVersionRow.id, DraftVersionRow.label).where(col(DraftVersionRow.id).in_(set(numbers)))
    return {number: label for number, label in session.exec(query) if number is not None}


def labels_in_order(session: Session, matter: int) -> list[str]:
    """The labels of a matter's drafts, oldest first; their texts aren't read."""
    columns = (col(DraftVersionRow.dated), col(DraftVersionRow.label))
    rows = session.exec(select(*columns).where(DraftVersionRow.matter_id == matter).order_by(col(DraftVersionRow.id)))
    return [label for _, label in oldest_first(rows, lambda row: row[0])]


def _in_order(session: Session, matter: MatterRow) -> list[DraftVersionRow]:
    rows = session.exec(_of(matter).order_by(col(DraftVersionRow.id)))
    return oldest_first(rows, lambda row: row.dated)


def _of(matter: MatterRow) -> SelectOfScalar[DraftVersionRow]:
    return select(DraftVersionRow).where(DraftVersionRow.matter_id == matters.key(matter))
