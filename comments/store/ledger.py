"""The events of a matter as the store keeps them for bundles, and where each field stands while more are being added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, col, delete, select

from comments.bundle import events
from comments.bundle.events import BundleEvent, Key, Said
from comments.bundle.fold import Conflict, Heads, conflicts, fold
from comments.models import BundleConflictRow, BundleEventRow, InternalBundleEventRow


@dataclass(slots=True)
class Ledger:
    """Events of a matter, growing. ``fresh`` are those that the store hasn't got yet."""

    known: dict[str, BundleEvent] = field(default_factory=dict)
    heads: dict[Key, dict[str, Heads]] = field(default_factory=dict)
    fresh: list[BundleEvent] = field(default_factory=list)
    histories: set[str] = field(default_factory=set)
    """What the histories of comments call the events that are known."""
    guarded: set[str] = field(default_factory=set)
    """Comments of which something happened while they were internal."""
    _by_comment: dict[str, list[BundleEvent]] = field(default_factory=dict)
    _latest: dict[str, int] = field(default_factory=dict)
    """The greatest clock of what happened to each comment."""

    @classmethod
    def of(cls, found: Iterable[BundleEvent]) -> Ledger:
        """A ledger of events that the store has."""
        known = {event.id: event for event in found}
        by_comment: dict[str, list[BundleEvent]] = {}
        for event in known.values():
            by_comment.setdefault(event.comment, []).append(event)
        return cls(
            known=known,
            heads=fold(known.values()),
            histories={told_as(event) for event in known.values()},
            guarded={event.comment for event in known.values() if event.internal},
            _by_comment=by_comment,
            _latest={comment: max(event.clock for event in found) for comment, found in by_comment.items()},
        )

    def of_comment(self, comment: str) -> Sequence[BundleEvent]:
        """Everything that happened to a comment and its replies."""
        return self._by_comment.get(comment, ())

    def standing(self, key: Key) -> Mapping[str, Heads]:
        """Where the fields of an entity stand; empty where nothing is known of it."""
        return self.heads.get(key, {})

    def add(self, key: Key, said: Said, sets: Mapping[str, Any], besides: Mapping[str, Heads] | None = None) -> None:
        """Adds what somebody did, superseding what stood, and also the events given ``besides``."""
        standing = self.heads.setdefault(key, {})
        superseded = {name: (*standing.get(name, ()), *(besides or {}).get(name, ())) for name in sets}
        event = events.made(
            key, said, sets, superseded, after=self._latest.get(said.comment, -1) if said.comment else -1
        )
        self._latest[said.comment] = max(event.clock, self._latest.get(said.comment, -1))
        self.known[event.id] = event
        self.fresh.append(event)
        self._by_comment.setdefault(event.comment, []).append(event)
        for name in sets:
            standing[name] = (event,)
        self.histories.add(told_as(event))
        if event.internal:
            self.guarded.add(event.comment)

    def add_where_different(self, key: Key, said: Said, wanted: Mapping[str, Any]) -> None:
        """Adds what somebody did as far as fields don't show these values already."""
        standing = self.standing(key)
        sets = {name: value for name, value in wanted.items() if not shows(standing, name, value)}
        if sets:
            self.add(key, said, sets)


def told_as(event: BundleEvent) -> str:
    """The id that a comment's history knows an event by."""
    return event.history or event.id[:16].upper()


def shows(standing: Mapping[str, Heads], name: str, value: object) -> bool:
    """Whether a field shows this value."""
    return name in standing and standing[name][0].sets[name] == value


def load(session: Session, matter: int, *, internal: bool = True) -> list[BundleEvent]:
    """The events kept of a matter; without ``internal``, only those that may leave."""
    found = [_event(row) for row in session.exec(select(BundleEventRow).where(BundleEventRow.matter_id == matter))]
    if not internal:
        found = [event for event in found if not events.tells_notes(event)]
    else:
        kept = select(InternalBundleEventRow).where(InternalBundleEventRow.matter_id == matter)
        found += [_event(row) for row in session.exec(kept)]
    return found


def keep(session: Session, matter: int, fresh: Iterable[BundleEvent], internal_notes: set[str]) -> None:
    """Keeps events, those of internal notes apart."""
    open_rows: list[dict[str, object]] = []
    internal_rows: list[dict[str, object]] = []
    for event in fresh:
        row = {"matter_id": matter, "id": event.id, "comment_id": event.comment, "body": events.text_of(event)}
        if event.internal or event.comment in internal_notes:
            internal_rows.append({**row, "moved": not event.internal})
        else:
            open_rows.append(row)
    for kind, rows in ((BundleEventRow, open_rows), (InternalBundleEventRow, internal_rows)):
        if rows:
            session.connection().execute(insert(kind), rows)


def note_conflicts(session: Session, matter: int, state: Mapping[Key, Mapping[str, Heads]]) -> tuple[Conflict, ...]:
    """Notes where people disagree, so that lists can tell without looking through all events."""
    session.exec(delete(BundleConflictRow).where(col(BundleConflictRow.matter_id) == matter))
    found = conflicts(state)
    for conflict in found:
        kind, entity = conflict.key
        session.add(BundleConflictRow(matter_id=matter, kind=kind, entity=entity, field=conflict.field))
    session.flush()
    return found


def has_conflicts(session: Session, matter: int) -> bool:
    """Whether people disagreed on anything when events of this matter were last merged or settled."""
    return (
        session.exec(select(BundleConflictRow.field).where(BundleConflictRow.matter_id == matter)).first() is not None
    )


def _event(row: BundleEventRow | InternalBundleEventRow) -> BundleEvent:
    return events.parsed(row.id, row.body)
