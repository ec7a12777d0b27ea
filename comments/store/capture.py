"""The store's records as events: what has happened since the last bundle is added to a matter's ledger.

A comment's events follow its history, one for one, so two copies of a store make the same ones. What has no history (a
matter's facts, drafts, people, marks, corrections) is compared with what the events say of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from comments.bundle.events import Key, Said, tells_notes
from comments.bundle.fold import fold
from comments.models import (
    Answer,
    DraftRepairRow,
    DraftVersionRow,
    EventRow,
    Happening,
    InternalEventRow,
    InternalNoteRow,
    InternalReplyRow,
    MatterRow,
    PersonRow,
    PinRow,
    ReadMarkRow,
    Remark,
    ReplyRow,
)
from comments.store import fields, handed, history, matters, outcome_events, registers, remarks
from comments.store.ledger import Ledger, shows

ADDED, CHANGED = "created", "edited"


@dataclass(frozen=True, slots=True)
class Moment:
    """Who is at the store, and when: for what nothing else tells of."""

    person: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Labels:
    """The drafts of a matter by their numbers."""

    of: Mapping[int, str]
    key: Mapping[int, str]


def capture(session: Session, matter: MatterRow, ledger: Ledger, moment: Moment) -> None:
    """Adds to a matter's ledger what its records say and its events don't yet."""
    number = matters.key(matter)
    drafts = session.exec(select(DraftVersionRow).where(DraftVersionRow.matter_id == number)).all()
    drafts = sorted(drafts, key=lambda row: row.id or 0)
    labels = draft_keys(drafts, ledger)
    began = Moment(drafts[0].added_by if drafts else moment.person, matter.created)
    _facts(matter, ledger, began, moment)
    _drafts(session, number, drafts, labels, ledger)
    _people(session, number, ledger, moment)
    _marks(session, number, labels, ledger, moment)
    _pins(session, number, labels, ledger, moment)
    _Discussion(session, number, labels, ledger).capture()
    handed.capture(session, number, labels.key, ledger)


def _facts(matter: MatterRow, ledger: Ledger, began: Moment, moment: Moment) -> None:
    """The matter's notes in an event of their own that stays inside, the other facts where those outside don't know them."""
    key: Key = ("matter", "")
    known = ledger.standing(key)
    facts = {
        name: value
        for name, value in registers.of_matter(matter).items()
        if name in known or name not in registers.NEW_FACTS or value != registers.NEW_FACTS[name]
    }
    notes = {"notes": facts.pop("notes")} if "notes" in facts else {}
    open_events = (event for event in ledger.of_comment("") if event.kind == key[0] and not event.internal)
    outside = fold(event for event in open_events if not tells_notes(event)).get(key, {})
    sets = {name: value for name, value in facts.items() if not shows(outside, name, value)}
    if sets:
        by = moment if known else began
        ledger.add(key, Said(by.now, by.person, CHANGED if known else ADDED), sets, outside)
    by = moment if "notes" in known else began
    ledger.add_where_different(key, Said(by.now, by.person, CHANGED, internal=True), notes)


def draft_keys(drafts: Iterable[DraftVersionRow], ledger: Ledger) -> Labels:
    """What bundles call each draft. One that came in a bundle under a label that was taken keeps its key."""
    keys: dict[int, str] = {}
    labels: dict[int, str] = {}
    for row in drafts:
        number = row.id or 0
        labels[number] = row.label
        own, _, _ = row.label.rpartition("·")
        came_as = registers.draft_key(own, row.sha256)
        renamed = registers.local_label(own, row.sha256) == row.label and ("draft", came_as) in ledger.heads
        keys[number] = came_as if renamed else registers.draft_key(row.label, row.sha256)
    return Labels(labels, keys)


def _compare(ledger: Ledger, key: Key, wanted: Mapping[str, Any], began: Moment, moment: Moment) -> None:
    """Adds an event where an entity is new, in the name of whoever began it, or where it isn't what the events say."""
    known = bool(ledger.standing(key))
    by = moment if known else began
    ledger.add_where_different(key, Said(by.now, by.person, CHANGED if known else ADDED), wanted)


def _drafts(session: Session, matter: int, rows: Sequence[DraftVersionRow], labels: Labels, ledger: Ledger) -> None:
    repairs: dict[int, list[DraftRepairRow]] = {}
    for repair in session.exec(select(DraftRepairRow).where(DraftRepairRow.matter_id == matter)):
        repairs.setdefault(repair.draft_id, []).append(repair)
    for position, row in enumerate(rows):
        number = row.id or 0
        key = ("draft", labels.key[number])
        made = sorted(repairs.get(number, []), key=lambda repair: repair.number)
        wanted = registers.of_draft(row, made, labels.key[number].rpartition("#")[0], position)
        began = Moment(row.added_by, row.added)
        times = [(repair.at, repair.person) for repair in made]
        times += [(repair.undone, repair.undone_by or "") for repair in made if repair.undone]
        at, person = max(times, default=(row.added, row.added_by))
        standing = ledger.standing(key)
        if standing:
            wanted = {name: wanted[name] for name in ("content", "parser")}
            if standing["content"][0].sets["content"]["text"] == wanted["content"]["text"]:
                wanted.pop("parser")  # which version read it is the store's own affair
        _compare(ledger, key, wanted, began, Moment(person, at))


def _people(session: Session, matter: int, ledger: Ledger, moment: Moment) -> None:
    listed: set[Key] = set()
    for row in session.exec(select(PersonRow).where(PersonRow.matter_id == matter)):
        key = ("person", row.name)
        listed.add(key)
        since = {"added": row.added.isoformat(), "added_by": row.added_by}
        began = Moment(row.added_by, row.added)
        wanted: dict[str, Any] = {"role": row.role.value}
        if not ledger.standing(key):
            wanted["since"] = since
        _compare(ledger, key, wanted, began, moment)
    _gone(ledger, "person", "role", listed, moment)


def _marks(session: Session, matter: int, labels: Labels, ledger: Ledger, moment: Moment) -> None:
    listed: set[Key] = set()
    for row in session.exec(select(ReadMarkRow).where(ReadMarkRow.matter_id == matter)):
        key = ("read", registers.read_key(labels.key[row.draft_id], row.article, row.person))
        listed.add(key)
        _compare(ledger, key, {"at": row.at.isoformat()}, Moment(row.person, row.at), Moment(row.person, row.at))
    _gone(ledger, "read", "at", listed, moment)


def _pins(session: Session, matter: int, labels: Labels, ledger: Ledger, moment: Moment) -> None:
    listed: set[Key] = set()
    for row in session.exec(select(PinRow).where(PinRow.matter_id == matter)):
        values = registers.of_pin(row, labels.key[row.old_draft_id], labels.key[row.new_draft_id])
        key = ("pin", registers.pin_key(values))
        listed.add(key)
        taken_back = Moment(row.removed_by or moment.person, row.removed or moment.now)
        _compare(ledger, key, values, Moment(row.person, row.added), taken_back)
    for key, standing in list(ledger.heads.items()):
        if key[0] == "pin" and key not in listed and standing["removed"][0].sets["removed"] is None:
            removed = {"at": moment.now.isoformat(), "by": moment.person}
            ledger.add(key, Said(moment.now, moment.person, CHANGED), {"removed": removed})


def _gone(ledger: Ledger, kind: str, name: str, listed: set[Key], moment: Moment) -> None:
    """Adds that what the events know and the store doesn't hold any more was taken away."""
    for key, standing in list(ledger.heads.items()):
        if key[0] == kind and key not in listed and name in standing and standing[name][0].sets[name] is not None:
            ledger.add(key, Said(moment.now, moment.person, CHANGED), {name: None})


class _Discussion:
    """Comments, replies and their histories as events."""

    def __init__(self, session: Session, matter: int, labels: Labels, ledger: Ledger) -> None:
        self.labels = labels
        self._by_label = {label: labels.key[number] for number, label in labels.of.items()}
        self.ledger = ledger
        self.rows: list[Remark] = []
        for kind in remarks.TABLES:
            self.rows.extend(session.exec(select(kind).where(kind.matter_id == matter)))
        self.rows.sort(key=lambda row: row.entered)
        self.hidden = {row.id for row in self.rows if isinstance(row, InternalNoteRow)}
        self.told: dict[str, list[Happening]] = {}
        self.by_id: dict[str, Happening] = {}
        for table in (EventRow, InternalEventRow):
            for event in session.exec(select(table).where(table.matter_id == matter)):
                self.by_id[event.id] = event
                self.told.setdefault(event.comment_id, []).append(event)
        self.answers: dict[str, dict[int, Answer]] = {}
        for answered in (ReplyRow, InternalReplyRow):
            for answer in session.exec(select(answered).where(answered.matter_id == matter)):
                self.answers.setdefault(answer.comment_id, {})[answer.entered] = answer

    def capture(self) -> None:
        """Adds what is new of every comment."""
        for row in self.rows:
            self._follow_history(row)
            self._complete(row)
            self._complete_answers(row)
            outcome_events.capture(
                row,
                self.told.get(row.id, ()),
                self._by_label,
                self.ledger,
                internal=isinstance(row, InternalNoteRow),
            )

    def _follow_history(self, row: Remark) -> None:
        """An event for each happening that has none yet. Where fields stood after each is found by going back from now."""
        new = [event for event in self.told.get(row.id, ()) if event.id not in self.ledger.histories]
        new.sort(key=lambda event: event.entered)
        key = ("comment", row.id)
        texts = fields.texts(row, self.labels.of[row.draft_id])
        steps: list[tuple[Happening, dict[str, Any]]] = []
        for event in reversed(new):
            changes = [change for change in history.changes_of(event) if change[0] != "reply"]
            names = {name for told, _, _ in changes if (name := registers.field_of(told)) is not None}
            if names or event.action == ADDED:
                values = registers.of_told(texts, self._draft_key(texts))
                if event.action == ADDED and not self.ledger.standing(key):
                    values |= registers.made_of_row(row)
                    names = set(values)
                steps.append((event, {name: values[name] for name in sorted(names)}))
            else:
                steps.append((event, {}))
            texts.update({told: before for told, before, _ in changes if told in texts})
        for event, sets in reversed(steps):
            answer = self._answer_of(event)
            if answer is not None:
                self._follow_answer(row, event, answer)
            else:
                self.ledger.add(key, self._said(row, event, internal=self._is_internal(event)), sets)

    def _draft_key(self, texts: Mapping[str, str | None]) -> str:
        return self._by_label.get(texts["draft"] or "", "")

    def _is_internal(self, event: Happening) -> bool:
        """Whether it happened to an internal note, or names one."""
        if isinstance(event, InternalEventRow):
            return not event.moved
        return any(
            name in ("merged_into", "sources") and self.hidden.intersection(*[(text or "").split("\n")])
            for name, before, after in history.changes_of(event)
            for text in (before, after)
        )

    def _said(self, row: Remark, event: Happening, *, internal: bool) -> Said:
        return Said(
            event.at,
            event.person,
            event.action,
            event.id,
            event.undoes,
            event.batch,
            history.changes_of(event),
            internal,
            row.id,
        )

    def _answer_of(self, event: Happening) -> Answer | None:
        """The reply that a happening tells of, be it that it was taken back."""
        if not any(name == "reply" for name, _, _ in event.changes):
            return None
        seen: set[str] = set()
        first: Happening | None = event
        while first is not None and first.action != "replied" and first.undoes and first.id not in seen:
            seen.add(first.id)
            first = self.by_id.get(first.undoes)
        return None if first is None else self.answers.get(first.comment_id, {}).get(first.entered)

    def _follow_answer(self, row: Remark, event: Happening, answer: Answer) -> None:
        said = self._said(row, event, internal=self._is_internal(event) or _within(answer))
        sets: dict[str, Any] = {"withdrawn": event.changes[0][2] is None}
        key = ("reply", answer.id)
        if not self.ledger.standing(key):
            sets["words"] = _words(answer)
        self.ledger.add(key, said, sets)

    def _complete(self, row: Remark) -> None:
        """Events for what a comment holds and its history doesn't tell, or doesn't tell those outside."""
        key = ("comment", row.id)
        internal = isinstance(row, InternalNoteRow)
        draft = self.labels.key[row.draft_id]
        wanted = registers.of_told(fields.texts(row, self.labels.of[row.draft_id]), draft)
        if not internal and (row.id in self.ledger.guarded or self._names_hidden(wanted)):
            shared = self._shared(row, wanted)
            outside = fold(
                event
                for event in self.ledger.of_comment(row.id)
                if not event.internal and (event.kind, event.entity) == key
            ).get(key, {})
            sets = {name: value for name, value in shared.items() if not shows(outside, name, value)}
            if registers.MADE not in outside:
                sets |= registers.made_of_row(row)
            if sets:
                told = self._told(row, sets, besides=("merged_into", "sources"))
                action = CHANGED if outside else ADDED
                self.ledger.add(key, Said(row.updated, row.author, action, told=told, comment=row.id), sets, outside)
        standing = self.ledger.standing(key)
        if registers.MADE not in standing:
            wanted |= registers.made_of_row(row)
        hides = internal or row.id in self.ledger.guarded
        sets = {name: value for name, value in wanted.items() if not shows(standing, name, value)}
        if sets:
            action, told = CHANGED if standing else ADDED, self._told(row, sets)
            self.ledger.add(key, Said(row.updated, row.author, action, told=told, internal=hides, comment=row.id), sets)

    def _told(
        self, row: Remark, sets: Mapping[str, Any], besides: tuple[str, ...] = ()
    ) -> list[tuple[str, str | None, str | None]]:
        """These fields as a history would tell them."""
        texts = fields.texts(row, self.labels.of[row.draft_id])
        return [
            (name, None, text)
            for name, text in texts.items()
            if text and name not in besides and registers.field_of(name) in sets
        ]

    def _names_hidden(self, values: Mapping[str, Any]) -> bool:
        return values["merged_into"] in self.hidden or bool(self.hidden.intersection(values["sources"]))

    def _shared(self, row: Remark, values: Mapping[str, Any]) -> dict[str, Any]:
        """What those outside may know of an open comment: not the names of internal notes."""
        into = values["merged_into"]
        return {
            **values,
            "merged_into": None if into in self.hidden else into,
            "sources": [source for source in values["sources"] if source not in self.hidden],
        }

    def _complete_answers(self, row: Remark) -> None:
        for answer in self.answers.get(row.id, {}).values():
            key = ("reply", answer.id)
            standing = self.ledger.standing(key)
            wanted: dict[str, Any] = {"withdrawn": answer.withdrawn}
            if "words" not in standing:
                wanted["words"] = _words(answer)
            said = Said(answer.created, answer.person, "replied", internal=_within(answer), comment=row.id)
            self.ledger.add_where_different(key, said, wanted)


def _within(answer: Answer) -> bool:
    """Whether a reply was written while its comment was an internal note."""
    return isinstance(answer, InternalReplyRow) and not answer.moved


def _words(answer: Answer) -> dict[str, Any]:
    return {
        "comment": answer.comment_id,
        "text": answer.text,
        "person": answer.person,
        "created": answer.created.isoformat(),
    }
