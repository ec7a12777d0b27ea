"""A matter, or one of its drafts, taken out of the store for good: what was imported by mistake must not stay in it.

Whoever removes has a bundle of the matter, internal notes included, and merging that brings everything back. History is
otherwise kept by triggers; they stand aside within the one transaction.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, delete, func, or_, text
from sqlmodel import Session, SQLModel, col, select

from comments import models
from comments.bundle.events import OUTCOME, BundleEvent
from comments.errors import ConflictError, InvalidRecordError
from comments.models import DraftVersionRow, MatterRow, UnsavedRow
from comments.store import drafts, exchange, matters, outcome_events, people
from comments.store.capture import Moment, draft_keys
from comments.store.ledger import Ledger
from comments.workflow import check_lead

_COMMENTS = ("comment", "internal_note")
_HANDED = ("sending", "exported", "circulation")
_HISTORIES = ("event", "internal_event")
_LEDGERS = ("bundle_event", "internal_bundle_event")
_NUMBERED = (*_COMMENTS, "reply", "internal_reply", *_HISTORIES)
"""Tables whose rows stand in the store's order of happenings."""


@dataclass(frozen=True, slots=True)
class Held:
    """What goes when something is removed."""

    drafts: int
    comments: int
    """Those in the bin and merged ones included."""
    internal: int
    """How many of them are internal notes."""


def held(session: Session, slug: str, label: str | None, *, person: str) -> Held:
    """What a matter holds, or one of its drafts. Raises InvalidRecordError where it can't be removed, or not by this person."""
    matter = matters.find(session, slug)
    number = matters.key(matter)
    check_lead(people.role(session, number, person.strip()))
    draft = None if label is None else drafts.find(session, matter, label)
    unsaved = select(func.count()).select_from(UnsavedRow).where(col(UnsavedRow.matter_id) == number)
    if draft is not None:
        unsaved = unsaved.where(col(UnsavedRow.draft) == draft.label)
    if typing := session.exec(unsaved).one():
        raise InvalidRecordError(
            f"“{slug}”里有 {typing} 段还没保存的文字，没有移除。请先在界面里打开它，保存或放弃这些文字。",
            f"Texts in “{slug}” that aren't saved yet: {typing}. Nothing was removed. Open it on screen and save or drop them.",
        )
    if draft is not None:
        _refuse_needed(session, matter, draft)
    counts = [_count(session, number, draft, name) for name in _COMMENTS]
    everything = len(drafts.listed(session, slug)) if draft is None else 1
    return Held(drafts=everything, comments=sum(counts), internal=counts[1])


def remove(session: Session, slug: str, label: str | None, moment: Moment, *, seen: frozenset[str]) -> None:
    """Takes a matter or a draft out. ``seen`` are the ids of the events in the bundle that keeps it.

    Raises ConflictError where something happened since that bundle was made, and what `held` raises.
    """
    held(session, slug, label, person=moment.person)
    matter = matters.find(session, slug)
    number = matters.key(matter)
    known = exchange.captured(session, matter, moment)
    if not seen.issuperset(known.known):
        raise ConflictError(
            f"“{slug}”刚刚有改动，没有移除。请再试一次。",
            f"Somebody has just changed “{slug}”, so nothing was removed. Try again.",
            0,
        )
    with _history_standing_aside(session):
        if label is None:
            _empty(session, lambda table: table.c.matter_id == number)
            session.exec(delete(MatterRow).where(col(MatterRow.id) == number))
        else:
            _remove_draft(session, number, drafts.find(session, matter, label), known)
        _number_anew(session)
    session.expire_all()


def _refuse_needed(session: Session, matter: MatterRow, draft: DraftVersionRow) -> None:
    """Raises InvalidRecordError for a draft that something outside it speaks of."""
    slug, label, number = matter.slug, draft.label, matters.key(matter)
    if len(drafts.listed(session, slug)) == 1:
        raise InvalidRecordError(
            f"“{label}”是“{slug}”唯一的一稿，没有移除。要移除整个项目：workbench remove {slug}",
            f"{label} is the only draft of “{slug}”, so it wasn't removed. To remove the whole matter: workbench remove {slug}",
        )
    if any(_count(session, number, draft, name) for name in _HANDED):
        raise InvalidRecordError(
            f"“{label}”已有写出的提交文件、传阅件或报送记录，没有移除：这些记录要能查到。",
            f"A submission or a copy for colleagues was written from {label}, or it was recorded as sent, so it wasn't removed: "
            "the record of that has to stand.",
        )
    carried = 0
    for name in _HISTORIES:
        table = _table(name)
        told = session.connection().execute(table.select().where(table.c.matter_id == number)).mappings()
        carried += sum(
            ["draft", label] == change[:2] and change[2] is not None for row in told for change in row["changes"]
        )
    if carried:
        raise InvalidRecordError(
            f"有 {carried} 条意见是从“{label}”带入别的稿次的，没有移除：它们的来历要能查到。",
            f"Comments were carried from {label} to another draft ({carried}), so it wasn't removed: where they come from has to "
            "stand.",
        )


def _remove_draft(session: Session, matter: int, draft: DraftVersionRow, known: Ledger) -> None:
    number = drafts.key(draft)
    rows = session.exec(select(DraftVersionRow).where(DraftVersionRow.matter_id == matter)).all()
    key = draft_keys(rows, known).key[number]
    comments: set[str] = set()
    for name in _COMMENTS:
        table = _table(name)
        query = (
            table.select().with_only_columns(table.c.id).where(table.c.matter_id == matter, table.c.draft_id == number)
        )
        comments.update(session.connection().execute(query).scalars())
    told = [event.id for event in known.known.values() if event.comment in comments or _speaks_of(event, key)]

    def goes(table: Table) -> ColumnElement[bool] | None:
        here = table.c.matter_id == matter
        if table.name in _LEDGERS:
            return here & table.c.id.in_(told)
        if table.name == "bundle_conflict":
            return here & table.c.entity.in_(comments)
        if table.name == "pin":
            return here & or_(table.c.old_draft_id == number, table.c.new_draft_id == number)
        if table.name == "draft_version":
            return here & (table.c.id == number)
        if "draft_id" in table.c:
            return here & (table.c.draft_id == number)
        return here & table.c.comment_id.in_(comments) if "comment_id" in table.c else None

    _empty(session, goes)
    for name in _COMMENTS:
        _forget_outcomes(session, _table(name), matter, draft.label)


def _forget_outcomes(session: Session, table: Table, matter: int, label: str) -> None:
    """Takes out of comments what this draft did about them."""
    chosen = (table.c.id, table.c.outcomes)
    query = table.select().with_only_columns(*chosen).where(table.c.matter_id == matter)
    for comment, outcomes in session.connection().execute(query).all():
        left = [each for each in outcomes if each["draft"] != label]
        if len(left) < len(outcomes):
            here = (table.c.matter_id == matter) & (table.c.id == comment)
            session.connection().execute(table.update().where(here).values(outcomes=left))


def _speaks_of(event: BundleEvent, draft: str) -> bool:
    """Whether an event is of a draft, of what it did about a comment, of a mark in it, or of a correction of its alignment.

    ``draft`` is what bundles call the draft.
    """
    if event.kind == "draft":
        return event.entity == draft
    if event.kind == OUTCOME:
        return outcome_events.parts(event.entity)[1] == draft
    if event.kind == "read":
        return bool(json.loads(event.entity)[0] == draft)
    pin = event.sets.get("pin")
    return event.kind == "pin" and isinstance(pin, dict) and draft in (pin.get("old_draft"), pin.get("new_draft"))


def _empty(session: Session, goes: Callable[[Table], ColumnElement[bool] | None]) -> None:
    """Deletes rows from the tables of a matter, those first that point to others."""
    for table in reversed(models.tables()):
        if "matter_id" in table.c and (condition := goes(table)) is not None:
            session.connection().execute(table.delete().where(condition))


def _number_anew(session: Session) -> None:
    """Closes the gaps in the order of happenings: a number that is missing tells of a loss."""
    kept: set[int] = set()
    for name in _NUMBERED:
        kept.update(
            session.connection().execute(_table(name).select().with_only_columns(_table(name).c.entered)).scalars()
        )
    moves = [{"new": new, "old": old} for new, old in enumerate(sorted(kept), 1) if new != old]
    if not moves:
        return
    session.execute(text("CREATE TEMP TABLE moved (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)"))
    session.execute(text("INSERT INTO moved (old, new) VALUES (:old, :new)"), moves)
    for name in _NUMBERED:
        there = "SELECT new FROM moved WHERE old = entered"
        session.execute(text(f"UPDATE {name} SET entered = ({there}) WHERE EXISTS ({there})"))  # noqa: S608  # named above
    session.execute(text("DROP TABLE moved"))


@contextmanager
def _history_standing_aside(session: Session) -> Iterator[None]:
    made = [trigger for trigger in models.triggers() if "'history is kept'" in trigger]
    for trigger in made:
        session.execute(text(f"DROP TRIGGER {trigger.split()[2]}"))
    yield
    for trigger in made:
        session.execute(text(trigger))


def _count(session: Session, matter: int, draft: DraftVersionRow | None, name: str) -> int:
    table = _table(name)
    query = select(func.count()).select_from(table).where(table.c.matter_id == matter)
    return int(session.exec(query if draft is None else query.where(table.c.draft_id == draft.id)).one())


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]
