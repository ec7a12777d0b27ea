"""A bundle's events written into the store: new records added, changed ones brought to what the whole set amounts to.

Everything is one transaction; a bundle that can't be taken whole changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, delete, select

from comments import draft_verdicts
from comments.bundle.archive import Bundle
from comments.bundle.events import KINDS, OUTCOME, BundleEvent, Key, damaged
from comments.bundle.fold import Heads, values
from comments.bundle.shapes import moment
from comments.errors import BundleError, InvalidRecordError
from comments.models import (
    DraftRepairRow,
    DraftVersionRow,
    EventRow,
    InternalEventRow,
    InternalNoteRow,
    InternalReplyRow,
    MatterRow,
    OriginalRow,
    PersonRow,
    PinRow,
    ReadMarkRow,
    Remark,
    ReplyRow,
)
from comments.records import Role, Visibility
from comments.store import (
    checked,
    drafts,
    edits,
    history,
    indexing,
    matter_history,
    matters,
    outcome_events,
    people,
    registers,
    remarks,
    repairs,
)
from comments.store.capture import Moment, draft_keys
from comments.store.handed import Arrivals
from comments.store.ledger import Ledger, told_as
from comments.workflow import check_taking_part

_ACTIONS = ("created", "edited", "replied", "undone", "redone", "deleted", "restored", "merged")


@dataclass(slots=True)
class Received:
    """What receiving did, as it goes on."""

    new: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    replies: int = 0
    drafts: list[str] = field(default_factory=list)


class Receiver:
    """Writes what a set of events amounts to into the records of one matter."""

    def __init__(self, session: Session, matter: MatterRow, bundle: Bundle, ledger: Ledger, moment: Moment) -> None:
        self.session = session
        self.matter = matter
        self.number = matters.key(matter)
        self.bundle = bundle
        self.ledger = ledger
        self.moment = moment
        self.done = Received()
        self.entered = history.numbers(session)
        self.drafts: dict[str, DraftVersionRow] = {}
        self.outcomes: Mapping[str, Mapping[str, outcome_events.Standing]] = {}
        """Of each comment, by the drafts' keys."""

    def receive(self, state: Mapping[Key, Mapping[str, Heads]], new: Iterable[BundleEvent]) -> Received:
        """Applies the state of every entity that the new events speak of, then tells the histories of them."""
        fresh = sorted(new, key=lambda event: (event.clock, event.id))
        touched = dict.fromkeys((event.kind, event.entity) for event in fresh)
        touched |= dict.fromkeys(("comment", event.comment) for event in fresh if event.kind == OUTCOME)
        self.outcomes = _by_comment(state)
        rows = self.session.exec(select(DraftVersionRow).where(DraftVersionRow.matter_id == self.number)).all()
        keys = draft_keys(rows, self.ledger).key
        self.drafts = {keys[row.id or 0]: row for row in rows}
        steps: dict[str, Callable[[str, dict[str, Any]], None]] = {
            "matter": self._matter,
            "person": self._person,
            "draft": self._draft,
            "read": self._mark,
            "pin": self._pin,
            "comment": self._comment,
            OUTCOME: lambda _entity, _told: None,  # written with its comment
            "reply": self._reply,
        }
        for kind in KINDS:
            if kind == "reply":
                self._tell(fresh)
            for key in self._in_order(kind, touched, state):
                try:
                    steps[kind](key[1], values(state[key]))
                except (KeyError, TypeError, ValueError, AttributeError) as error:
                    raise _incomplete(key) from error
            self.session.flush()
            if kind == "reply":
                steps |= self._handed(state)
        self._keep_a_lead()
        return self.done

    def _handed(self, state: Mapping[Key, Mapping[str, Heads]]) -> dict[str, Callable[[str, dict[str, Any]], None]]:
        """The steps for what went out and round; by then the drafts and comments are here."""
        numbers = {key: row.id or 0 for key, row in self.drafts.items()}
        arrivals = Arrivals(self.session, self.number, numbers, state)
        return {
            "sending": arrivals.sending,
            "sent": arrivals.sent,
            "note": arrivals.note,
            "circulation": arrivals.circulation,
            "circulated": arrivals.circulated,
            "collected": arrivals.collected,
        }

    def _in_order(self, kind: str, touched: Iterable[Key], state: Mapping[Key, Mapping[str, Heads]]) -> list[Key]:
        """The entities of a kind; drafts in the order in which they were added where they come from."""
        found = [key for key in touched if key[0] == kind]
        if kind == "draft":
            try:
                facts = {key: values(state[key])["facts"] for key in found}
                found.sort(key=lambda key: (str(facts[key]["added"]), int(facts[key]["position"]), key))
            except (KeyError, TypeError, ValueError) as error:
                raise _incomplete(("draft", "")) from error
        return found

    def _matter(self, _entity: str, told: dict[str, Any]) -> None:
        before = matter_history.facts(self.matter)
        wanted = checked.row(MatterRow, {**self.matter.model_dump(), **registers.matter_columns(told)})
        matters.record(wanted)  # what can't be read again isn't taken in
        for name in told:
            setattr(self.matter, name, getattr(wanted, name))
        self.session.flush()
        matter_history.note(
            self.session, self.matter, before, now=self.moment.now, person=self.moment.person, action="merged"
        )

    def _person(self, name: str, told: dict[str, Any]) -> None:
        row = self.session.get(PersonRow, (self.number, name))
        if told["role"] is None:
            if row is not None:
                self.session.delete(row)
            return
        role = checked.choice("role", Role, told["role"])
        if row is None:
            since = told["since"]
            row = checked.row(
                PersonRow,
                {
                    "matter_id": self.number,
                    "name": name,
                    "role": role,
                    "added": moment(since["added"]),
                    "added_by": since["added_by"],
                },
            )
            self.session.add(row)
        row.role = role

    def _keep_a_lead(self) -> None:
        """Where nobody would lead any more, whoever merges goes on leading."""
        listed = self.session.exec(select(PersonRow).where(PersonRow.matter_id == self.number)).all()
        if listed and not any(row.role is Role.LEAD for row in listed):
            row = self.session.get(PersonRow, (self.number, self.moment.person))
            if row is None:
                row = PersonRow(
                    matter_id=self.number,
                    name=self.moment.person,
                    role=Role.LEAD,
                    added=self.moment.now,
                    added_by=self.moment.person,
                )
            row.role = Role.LEAD
            self.session.add(row)
            self.session.flush()

    def _draft(self, key: str, told: dict[str, Any]) -> None:
        columns = registers.draft_columns(told)
        if registers.draft_key(columns["label"], columns["sha256"]) != key:
            raise ValueError(key)
        checked.storable("text", columns["text"])
        row = self.drafts.get(key)
        if row is None:
            row = self._new_draft(columns)
            self.drafts[key] = row
            self.done.drafts.append(row.label)
            indexing.index_draft(self.session, row)
        elif row.text != columns["text"]:
            row.text, row.parser_version = columns["text"], columns["parser_version"]
            indexing.index_draft(self.session, row)
        self.session.add(row)
        self.session.flush()
        self._repairs(row, told["content"]["repairs"])

    def _new_draft(self, columns: dict[str, Any]) -> DraftVersionRow:
        taken = {row.label for row in self.drafts.values()}
        label = checked.needed("label", columns["label"])
        if label in taken:
            label = registers.local_label(label, columns["sha256"])
        row = checked.row(DraftVersionRow, {**columns, "label": label, "matter_id": self.number})
        self.session.add(row)
        self.session.flush()
        original = self.bundle.originals.get(row.sha256)
        if original is not None:
            if hashlib.sha256(original).hexdigest() != row.sha256:
                raise damaged(row.sha256[:12])
            self.session.add(OriginalRow(matter_id=self.number, draft_id=row.id or 0, data=original))
        return row

    def _repairs(self, row: DraftVersionRow, told: list[dict[str, Any]]) -> None:
        here = (col(DraftRepairRow.matter_id) == self.number, col(DraftRepairRow.draft_id) == row.id)
        self.session.exec(delete(DraftRepairRow).where(*here))
        for number, repair in enumerate(told, 1):
            columns = {"matter_id": self.number, "draft_id": row.id, "number": number}
            made = checked.row(DraftRepairRow, {**registers.repair_columns(repair), **columns})
            repairs.record(made)  # what can't be read again isn't taken in
            self.session.add(made)

    def _mark(self, key: str, told: dict[str, Any]) -> None:
        draft, article, person = json.loads(key)
        place = (
            self.number,
            self.drafts[draft].id,
            checked.needed("article", article),
            checked.needed("person", person),
        )
        row = self.session.get(ReadMarkRow, place)
        if told["at"] is None:
            if row is not None:
                self.session.delete(row)
        elif row is None:
            named = dict(zip(("matter_id", "draft_id", "article", "person"), place, strict=True))
            self.session.add(checked.row(ReadMarkRow, {**named, "at": moment(told["at"])}))
        else:
            row.at = moment(told["at"])

    def _pin(self, key: str, told: dict[str, Any]) -> None:
        pin, removed = told["pin"], told["removed"]
        if registers.pin_key(told) != key:
            raise ValueError(key)
        drafts = {name: self.drafts[pin[name]].id for name in ("old_draft", "new_draft")}
        kept = select(PinRow).where(PinRow.matter_id == self.number)
        rows = list(self.session.exec(kept))
        keys = {row.id: key for key, row in self.drafts.items()}
        row = next(
            (
                r
                for r in rows
                if registers.pin_key(registers.of_pin(r, keys[r.old_draft_id], keys[r.new_draft_id])) == key
            ),
            None,
        )
        entered = max([r.entered for r in rows] + [r.removed_entered or 0 for r in rows], default=0) + 1
        if row is None:
            if removed is not None:
                return
            row = checked.row(
                PinRow,
                {
                    "matter_id": self.number,
                    "number": max((r.number for r in rows), default=0) + 1,
                    "old_draft_id": drafts["old_draft"],
                    "new_draft_id": drafts["new_draft"],
                    "action": pin["action"],
                    "old": pin["old"],
                    "new": pin["new"],
                    "person": pin["person"],
                    "added": moment(pin["added"]),
                    "entered": entered,
                },
            )
        elif (row.removed is None) != (removed is None):
            row.removed = moment(removed["at"]) if removed else None
            row.removed_by = checked.needed("person", removed["by"]) if removed else None
            row.removed_entered = entered if removed else None
        self.session.add(row)
        self.session.flush()

    def _comment(self, identifier: str, told: dict[str, Any]) -> None:
        missing = registers.COMMENT_FIELDS - set(told)
        if missing:
            raise KeyError(missing)
        columns = registers.columns(told, self.drafts[told[registers.PLACE]["draft"]].id or 0)
        columns["outcomes"] = self._outcomes(identifier)
        kind = remarks.table_for(checked.choice("visibility", Visibility, columns["visibility"]))
        row = self._row(identifier)
        if row is None:
            begun = {
                "matter_id": self.number,
                "id": identifier,
                "entered": next(self.entered),
                "updated": columns["created"],
            }
            made = checked.row(kind, {**columns, **begun})
            if len(made.id) != 10:
                raise ValueError(identifier)
            self.session.add(made)
            self.session.flush()
            remarks.index_places(self.session, made)
            indexing.index_comment(self.session, made)
            self.done.new.append(identifier)
            return
        wanted = checked.row(kind, {**row.model_dump(), **columns})
        if wanted.model_dump() == row.model_dump():
            return
        wanted.updated, wanted.revision = self.moment.now, row.revision + 1
        edits.write_over(self.session, row, wanted)
        self.session.expire_all()
        self.done.updated.append(identifier)

    def _outcomes(self, comment: str) -> list[dict[str, Any]]:
        found = [
            outcome_events.told(standing, self.drafts[draft].label)
            for draft, standing in self.outcomes.get(comment, {}).items()
        ]
        labels = drafts.labels_in_order(self.session, self.number)
        outcomes = sorted((each for each in found if each), key=lambda each: labels.index(each.draft))
        return draft_verdicts.as_json(outcomes)

    def _row(self, identifier: str) -> Remark | None:
        for kind in remarks.TABLES:
            row = self.session.get(kind, (self.number, identifier))
            if row is not None:
                return row
        return None

    def _tell(self, fresh: Iterable[BundleEvent]) -> None:
        """Adds to the histories of comments what others did, in an order that every store gives it."""
        for event in fresh:
            if event.kind not in ("comment", "reply") and not (event.kind == OUTCOME and event.told):
                continue
            row = self._row(event.comment)
            if row is None:
                raise _incomplete(("comment", event.comment))
            identifier = told_as(event)
            if any(self.session.get(kind, (self.number, identifier)) for kind in (EventRow, InternalEventRow)):
                continue
            within = isinstance(row, InternalNoteRow)
            entered = next(self.entered)
            values: dict[str, object] = {
                "matter_id": self.number,
                "id": identifier,
                "comment_id": row.id,
                "entered": entered,
                "revision": row.revision,
                "at": moment(event.at),
                "person": event.person,
                "action": event.action if event.action in _ACTIONS else "edited",
                "changes": [list(change) for change in event.told],
                "undoes": event.undoes,
                "batch": event.batch,
            }
            if within or event.internal:
                self.session.add(checked.row(InternalEventRow, {**values, "moved": not event.internal}))
            else:
                self.session.add(checked.row(EventRow, values))
            if event.kind == "reply" and "words" in event.sets:
                self._add_reply(event, row, entered)
        self.session.flush()

    def _add_reply(self, event: BundleEvent, row: Remark, entered: int) -> None:
        try:
            words = event.sets["words"]
            columns = {
                "matter_id": self.number,
                "id": event.entity,
                "comment_id": row.id,
                "entered": entered,
                "text": words["text"],
                "person": words["person"],
                "created": moment(words["created"]),
                "withdrawn": event.sets["withdrawn"],
            }
        except (KeyError, TypeError, ValueError) as error:
            raise _incomplete(("reply", event.entity)) from error
        if self._answer(event.entity) is not None:
            return
        if isinstance(row, InternalNoteRow) or event.internal:
            self.session.add(checked.row(InternalReplyRow, {**columns, "moved": not event.internal}))
        else:
            self.session.add(checked.row(ReplyRow, columns))
        self.session.flush()
        self.done.replies += 1

    def _reply(self, identifier: str, told: dict[str, Any]) -> None:
        row = self._answer(identifier)
        if row is None:
            raise KeyError(identifier)
        row.withdrawn = told["withdrawn"] is True
        self.session.add(row)
        self.session.flush()
        answered = self._row(row.comment_id)
        if answered is not None:
            indexing.index_comment(self.session, answered)

    def _answer(self, identifier: str) -> ReplyRow | InternalReplyRow | None:
        key = (self.number, identifier)
        return self.session.get(ReplyRow, key) or self.session.get(InternalReplyRow, key)


def _by_comment(state: Mapping[Key, Mapping[str, Heads]]) -> Mapping[str, Mapping[str, outcome_events.Standing]]:
    found: dict[str, dict[str, outcome_events.Standing]] = {}
    for (kind, entity), standing in state.items():
        if kind == OUTCOME:
            comment, draft = outcome_events.parts(entity)
            found.setdefault(comment, {})[draft] = standing
    return found


def refuse_others(fresh: Iterable[BundleEvent], person: str) -> None:
    """Raises InvalidRecordError where anybody but this person says something in a bundle that the store doesn't know yet.

    Behind walls each signs what they say, and a bundle proves nobody's hand: whoever has a login brings in their own.
    """
    others = sorted({event.person for event in fresh} - {person})
    if others:
        zh, en = "、".join(others), ", ".join(others)
        raise InvalidRecordError(
            f"您以“{person}”登录，意见包里有{zh}的新内容，不能以他人名义写入，没有合并。"
            "请他们各自登录，合并自己的意见包；没有登录名的，请用传阅件收回意见（workbench circulate、collect）。",
            f"You are signed in as {person} and the bundle has new work by {en}, whom you can't write as; nothing was merged. "
            "Have each of them sign in and merge their own bundle; from whom has no login, collect a circulated copy "
            "(workbench circulate, collect).",
        )


def refuse_elsewhere(session: Session, matter: MatterRow, bundle: Bundle) -> None:
    """Raises BundleError where comments of the bundle lie in another matter of this store: their ids must stay unique."""
    wanted = sorted({event.comment for event in bundle.events.values() if event.comment})
    for start in range(0, len(wanted), 500):
        for kind in remarks.TABLES:
            query = select(kind.matter_id).where(
                col(kind.id).in_(wanted[start : start + 500]), kind.matter_id != matter.id
            )
            found = session.exec(query).first()
            if found is not None:
                slug = matters.slugs(session, [found])[found]
                raise InvalidRecordError(
                    f"意见包里的意见已在项目“{slug}”里，没有合并。请合并到该项目：--matter {slug}",
                    f"The bundle's comments already lie in matter {slug}, so nothing was merged. "
                    f"Merge it there: --matter {slug}",
                )


def refuse_stranger(ledger: Ledger, matter: MatterRow, bundle: Bundle) -> None:
    """Raises BundleError where the bundle and the matter have neither an event nor a file in common."""
    files = {key.rpartition("#")[2] for kind, key in ledger.heads if kind == "draft"}
    theirs = {event.entity.rpartition("#")[2] for event in bundle.events.values() if event.kind == "draft"}
    if files and theirs and not (files & theirs) and not (ledger.known.keys() & bundle.events.keys()):
        raise BundleError(
            f"这里的项目“{matter.slug}”与意见包里的项目没有一稿相同，像是另一个项目，没有合并。"
            "如果要另立项目，请用 --matter 给出一个新代号；如果确是同一项目，请先在这里导入同一份草案。",
            f"Matter {matter.slug} here has no draft in common with the bundle's, so it looks like another one and nothing "
            "was merged. Give a new slug with --matter to keep them apart, or, if they are the same, import the same draft "
            "here first.",
        )


def check_can_merge(session: Session, matter: MatterRow, person: str) -> None:
    """Raises InvalidRecordError for anybody but the lead: merging writes in other people's names."""
    if people.role(session, matters.key(matter), person) is not Role.LEAD:
        raise InvalidRecordError(
            f"合并意见包会写入他人名下的内容，只有项目“{matter.slug}”的负责人可以合并；没有改动。",
            f"Merging writes in other people's names, so only a lead of {matter.slug} may do it; nothing was changed.",
        )


def check_can_settle(session: Session, matter: MatterRow, person: str) -> None:
    """Raises InvalidRecordError for people who only read."""
    check_taking_part(people.role(session, matters.key(matter), person))


def _incomplete(key: Key) -> BundleError:
    what = f"{key[0]} {key[1][:40]}"
    return BundleError(
        f"意见包里缺少所依据的内容（{what}），没有合并任何内容。它可能只含后来的改动：请先合并较早的意见包，或请对方重新打包。",
        f"The bundle lacks what it builds on ({what}), so nothing was merged. It may hold later changes only: merge the "
        "earlier bundle first, or ask for a whole one.",
    )


def new_matter(session: Session, slug: str, told: Mapping[str, Any], moment: Moment) -> MatterRow:
    """Adds the matter that a bundle is about. Raises BundleError where its facts aren't in the bundle."""
    try:
        facts = registers.matter_columns(told)
        row = checked.row(MatterRow, {**facts, "slug": checked.slug(slug), "created": moment.now})
        checked.needed("title", row.title)
    except (KeyError, TypeError, ValueError) as error:
        raise _incomplete(("matter", slug)) from error
    session.add(row)
    session.flush()
    return row
