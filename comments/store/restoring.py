"""Making a store whole again that holds only some of its rows: comments from their history, and a place for those without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError
from sqlmodel import Session, col, select

from comments.models import (
    CommentRow,
    DraftVersionRow,
    EventRow,
    Happening,
    InternalEventRow,
    InternalNoteRow,
    InternalReplyRow,
    MatterRow,
    OriginalRow,
    ReadMarkRow,
    Remark,
    ReplyRow,
    tables,
)
from comments.records import CommentType, Priority, Status, Visibility
from comments.store import fields, history, indexing, remarks, sqlite

BY = "workbench recover"
"""Who added what stands in for something lost."""
_LOST_ZH, _LOST_EN = "（原文已损坏，未能找回）", "(damaged and not recovered)"


@dataclass(frozen=True, slots=True)
class Restored:
    """What had to be made again."""

    comments: int = 0
    """Comments whose row is lost, made again from their history."""
    lost_comments: int = 0
    """Comments of which only replies or part of the history is left; a comment that says so stands for each."""
    matters: int = 0
    """Matters that are lost and stood in for."""
    drafts: int = 0
    """Drafts whose text is lost and that are stood in for."""
    originals: int = 0
    """Drafts whose original file is lost."""
    events: int = 0
    """Numbers that the histories skip: happenings that are lost."""


def mend(path: Path, *, now: datetime) -> Restored:
    """Makes a store of saved rows sound: every row has what it points to. Gives back what had to be made again."""
    engine = sqlite.make_engine(path)
    try:
        writer = engine.execution_options(**{sqlite.WRITING: True})
        with Session(writer) as session, session.begin():
            matters = _stand_in_matters(session, now)
            drafts = _stand_in_drafts(session, now)
            comments, lost = _restore_comments(session, now)
            _index_places(session)
            indexing.renew(session)
            originals = _lost_originals(session)
            events = _skipped(session)
        return Restored(comments, lost, matters, drafts, originals, events)
    finally:
        engine.dispose()


def _stand_in_matters(session: Session, now: datetime) -> int:
    known = set(session.exec(select(MatterRow.id)))
    named: set[int] = set()
    for table in tables():
        if "matter_id" in table.c:
            named.update(
                session.connection().execute(table.select().with_only_columns(table.c.matter_id).distinct()).scalars()
            )
    missing = sorted(named - known)
    for number in missing:
        session.add(
            MatterRow(id=number, slug=f"recovered-{number}", title=f"{_LOST_ZH} {_LOST_EN}", channels=[], created=now)
        )
    session.flush()
    return len(missing)


def _stand_in_drafts(session: Session, now: datetime) -> int:
    rows = session.exec(select(DraftVersionRow.matter_id, DraftVersionRow.id)).all()
    known = {(matter, number) for matter, number in rows}
    taken = {number for _, number in known}
    named: set[tuple[int, int]] = set()
    for kind in (CommentRow, InternalNoteRow):
        named.update(session.exec(select(kind.matter_id, kind.draft_id).distinct()))
    named.update(session.exec(select(ReadMarkRow.matter_id, ReadMarkRow.draft_id).distinct()))
    named.update(session.exec(select(OriginalRow.matter_id, OriginalRow.draft_id).distinct()))
    missing = sorted(named - known)
    for matter, number in missing:
        if number in taken:
            continue  # the number belongs to another matter: the foreign key decides below
        _add_draft(session, matter, number, now)
    without = set(session.exec(select(EventRow.matter_id).distinct())) | set(
        session.exec(select(InternalEventRow.matter_id).distinct())
    )
    having = set(session.exec(select(DraftVersionRow.matter_id).distinct()))
    for matter in sorted(without - having):
        _add_draft(session, matter, None, now)
        missing.append((matter, 0))
    session.flush()
    return len(missing)


def _add_draft(session: Session, matter: int, number: int | None, now: datetime) -> None:
    """A draft that stands in for one that is lost: its text says so."""
    session.add(
        DraftVersionRow(
            id=number,
            matter_id=matter,
            label=f"recovered-{number or 'draft'}",
            title=f"{_LOST_ZH} {_LOST_EN}",
            language="zh",
            text=f"{_LOST_ZH} {_LOST_EN}\n",
            format="lost",
            sha256="0" * 64,
            source="",
            size=0,
            parser_version="",
            added=now,
            added_by=BY,
        )
    )


def _restore_comments(session: Session, now: datetime) -> tuple[int, int]:
    """Makes again every comment that histories or replies speak of and that has no row."""
    known: set[tuple[int, str]] = set()
    for kind in remarks.TABLES:
        known.update(session.exec(select(kind.matter_id, kind.id)))
    named: set[tuple[int, str]] = set()
    for told in (EventRow, InternalEventRow):
        named.update(session.exec(select(told.matter_id, told.comment_id).distinct()))
    for answered in (ReplyRow, InternalReplyRow):
        named.update(session.exec(select(answered.matter_id, answered.comment_id).distinct()))
    restored = lost = 0
    for matter, comment in sorted(named - known):
        events = _events(session, matter, comment)
        row = _from_history(session, matter, comment, events)
        if row is None:
            row = _stand_in(session, matter, comment, events, now)
            lost += 1
        else:
            restored += 1
        session.add(row)
        session.flush()
    return restored, lost


def _events(session: Session, matter: int, comment: str) -> list[Happening]:
    found: list[Happening] = []
    for kind in (EventRow, InternalEventRow):
        found.extend(session.exec(select(kind).where(kind.matter_id == matter, kind.comment_id == comment)))
    return sorted(found, key=lambda event: event.entered)


def _from_history(session: Session, matter: int, comment: str, events: list[Happening]) -> Remark | None:
    """A comment as its history tells it; None where its beginning is lost or it can't be read."""
    if not events or events[0].action != "created":
        return None
    told: dict[str, str | None] = {}
    for event in events:
        told.update((name, after) for name, _, after in history.changes_of(event) if name != "reply")
    draft = session.exec(
        select(DraftVersionRow.id).where(
            DraftVersionRow.matter_id == matter, DraftVersionRow.label == told.get("draft")
        )
    ).first() or _some_draft(session, matter)
    told.pop("draft", None)
    first, last = events[0], events[-1]
    try:
        visibility = Visibility(told.get("visibility") or "")
        values = fields.from_texts(session, CommentRow.model_construct(matter_id=matter), told)
        return remarks.table_for(visibility).model_validate(
            {
                **values,
                "matter_id": matter,
                "id": comment,
                "entered": first.entered,
                "draft_id": draft,
                "author": first.person,
                "created": first.at,
                "updated": last.at,
                "revision": last.revision,
            }
        )
    except (ValidationError, ValueError, TypeError):
        return None


def _stand_in(session: Session, matter: int, comment: str, events: list[Happening], now: datetime) -> Remark:
    """A comment that says that it is lost, so that what is left of its history and its replies stays within reach.

    It is an internal note where anything of it was one.
    """
    internal = any(isinstance(event, InternalEventRow) for event in events) or bool(
        session.exec(
            select(InternalReplyRow.id).where(
                InternalReplyRow.matter_id == matter, InternalReplyRow.comment_id == comment
            )
        ).first()
    )
    open_reply = session.exec(
        select(ReplyRow.id).where(ReplyRow.matter_id == matter, ReplyRow.comment_id == comment)
    ).first()
    kind = InternalNoteRow if internal and open_reply is None else CommentRow
    words = [str(after) for event in events for name, _, after in history.changes_of(event) if name == "body" and after]
    return kind.model_validate(
        {
            "matter_id": matter,
            "id": comment,
            "entered": events[0].entered if events else 1,
            "draft_id": _some_draft(session, matter),
            "body": "\n".join([f"{_LOST_ZH} {_LOST_EN}", *words[-1:]]),
            "type": CommentType.SUBSTANTIVE,
            "priority": Priority.NORMAL,
            "visibility": Visibility.INTERNAL if kind is InternalNoteRow else Visibility.TEAM,
            "status": Status.DRAFT,
            "author": events[0].person if events else BY,
            "created": events[0].at if events else now,
            "updated": now,
            "revision": events[-1].revision if events else 1,
        }
    )


def _some_draft(session: Session, matter: int) -> int | None:
    """The newest draft of a matter."""
    query = select(DraftVersionRow.id).where(DraftVersionRow.matter_id == matter)
    return session.exec(query.order_by(col(DraftVersionRow.id).desc())).first()


def _index_places(session: Session) -> None:
    """Finds comments by their further articles again; rows without what they point to go."""
    for kind in remarks.TABLES:
        for row in session.exec(select(kind)).all():
            if row.also:
                remarks.index_places(session, row)


def _lost_originals(session: Session) -> int:
    """How many drafts have no original file. Files of drafts that are lost went with `_stand_in_drafts`."""
    having = set(session.exec(select(OriginalRow.matter_id, OriginalRow.draft_id)))
    return sum(key not in having for key in session.exec(select(DraftVersionRow.matter_id, DraftVersionRow.id)))


def _skipped(session: Session) -> int:
    """How many numbers the order of happenings skips.

    A comment that came in a bundle has a number of its own besides those of what happened to it; one that was made here has that
    of its beginning, which is missing with it.
    """
    seen: set[int] = set()
    begun: set[tuple[int, str]] = set()
    for kind in (EventRow, InternalEventRow):
        seen.update(session.exec(select(kind.entered)))
        begun.update(session.exec(select(kind.matter_id, kind.comment_id).where(kind.action == "created")))
    for table in remarks.TABLES:
        rows = session.exec(select(table.matter_id, table.id, table.entered))
        seen.update(entered for matter, comment, entered in rows if (matter, comment) in begun)
    return max(seen, default=0) - len(seen)
