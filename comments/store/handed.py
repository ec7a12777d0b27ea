"""What bundles call files that went out and copies that went round: which, when, by whom, and comment by comment what they held.

What one held of a comment is an event of that comment's, so that it stays here with a comment that has become internal since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, col, func, select

from comments.bundle import shapes
from comments.bundle.events import Key, Said
from comments.bundle.fold import Heads, values
from comments.models import CirculationRow, CollectedRow, SendingNoteRow, SendingRow
from comments.sendings import Origin
from comments.store import checked
from comments.store.ledger import Ledger

ADDED = "created"
_SENDING = ("file", "sha256", "size", "channel", "receipt", "person", "origin")
_CIRCULATION = ("token", "sha256", "name", "person", "language", "text", "articles")
_COLLECTED = ("comment_id", "reply_id", "source", "person")
_NOTE = ("kind", "words", "file", "sha256", "person")


def capture(session: Session, matter: int, draft_keys: Mapping[int, str], ledger: Ledger) -> None:
    """Adds to a matter's ledger what its events don't tell yet of sendings, their notes, copies and what came back."""
    sendings = {row.number: row for row in _rows(session, SendingRow, matter)}
    names: dict[int, str] = {}
    for number, row in sorted(sendings.items()):
        facts = of_sending(row, draft_keys[row.draft_id])
        names[number] = sending_key(facts)
        said = Said(row.recorded, row.person, ADDED)
        ledger.add_where_different(("sending", names[number]), said, {"facts": facts})
        for position, kept in enumerate(row.comments):
            told = Said(row.recorded, row.person, ADDED, comment=kept["id"])
            key = ("sent", f"{names[number]}/{kept['id']}")
            ledger.add_where_different(key, told, {"words": {**kept, "position": position}})
    for note in sorted(_rows(session, SendingNoteRow, matter), key=lambda each: (each.sending, each.number)):
        facts = {"sending": names[note.sending], "at": note.at.isoformat(), **_columns(note, _NOTE)}
        ledger.add_where_different(("note", _digest(facts)), Said(note.at, note.person, ADDED), {"facts": facts})
    for copy in sorted(_rows(session, CirculationRow, matter), key=lambda each: each.number):
        facts = {"draft": draft_keys[copy.draft_id], "at": copy.at.isoformat(), **_columns(copy, _CIRCULATION)}
        ledger.add_where_different(("circulation", copy.token), Said(copy.at, copy.person, ADDED), {"facts": facts})
        for comment, held in _by_comment(copy).items():
            told = Said(copy.at, copy.person, ADDED, comment=comment)
            ledger.add_where_different(("circulated", f"{copy.token}/{comment}"), told, {"held": held})
    for item in _rows(session, CollectedRow, matter):
        taken = {"at": item.at.isoformat(), **_columns(item, _COLLECTED)}
        told = Said(item.at, item.person, ADDED, comment=item.comment_id)
        ledger.add_where_different(("collected", item.digest), told, {"taken": taken})


def of_sending(row: SendingRow, draft: str) -> dict[str, Any]:
    """The facts of a sending, without what its comments said."""
    times = {"at": row.at.isoformat(), "recorded": row.recorded.isoformat()}
    due = row.deadline.isoformat() if row.deadline else None
    return {"draft": draft, **times, "deadline": due, **_columns(row, _SENDING)}


def sending_key(facts: Mapping[str, Any]) -> str:
    """What bundles call a sending: numbers differ from store to store."""
    return _digest([facts[name] for name in ("draft", "sha256", "at", "recorded", "person", "channel")])


def _digest(told: object) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:20]


def _columns(row: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _by_comment(copy: CirculationRow) -> dict[str, dict[str, list[list[Any]]]]:
    """What a copy held of each comment, every item with its place in the whole."""
    found: dict[str, dict[str, list[list[Any]]]] = {}
    for name in ("said", "proposed"):
        for position, item in enumerate(getattr(copy, name)):
            found.setdefault(item[0], {"said": [], "proposed": []})[name].append([position, *item])
    return found


def _rows(session: Session, kind: Any, matter: int) -> Sequence[Any]:
    return session.exec(select(kind).where(col(kind.matter_id) == matter)).all()


@dataclass(slots=True)
class Arrivals:
    """Writes sendings and copies that a bundle tells of; each whole, with what the state tells of its comments."""

    session: Session
    matter: int
    drafts: Mapping[str, int]
    """The numbers of drafts by their keys."""
    state: Mapping[Key, Mapping[str, Heads]]
    _numbers: dict[str, int] = field(default_factory=dict)
    """Of sendings, by their keys."""

    def __post_init__(self) -> None:
        keys = {number: key for key, number in self.drafts.items()}
        for row in _rows(self.session, SendingRow, self.matter):
            self._numbers[sending_key(of_sending(row, keys[row.draft_id]))] = row.number

    def sending(self, key: str, told: Mapping[str, Any]) -> None:
        """Adds a sending that isn't here."""
        if key in self._numbers:
            return
        facts = told["facts"]
        if sending_key(facts) != key:
            raise ValueError(key)
        parts = (shapes.sent_words(each["words"]) for each in self._parts("sent", key))
        kept = sorted(parts, key=lambda words: int(words["position"]))
        number = self._next(SendingRow)
        row = {
            **{name: facts[name] for name in _SENDING},
            "matter_id": self.matter,
            "number": number,
            "draft_id": self.drafts[facts["draft"]],
            "origin": Origin(facts["origin"]).value if facts["origin"] else "",
            "at": shapes.moment(facts["at"]),
            "recorded": shapes.moment(facts["recorded"]),
            "deadline": date.fromisoformat(facts["deadline"]) if facts.get("deadline") else None,
            "comments": [_without_position(words) for words in kept],
        }
        self.session.add(checked.row(SendingRow, row))
        self.session.flush()
        self._numbers[key] = number

    def sent(self, key: str, told: Mapping[str, Any]) -> None:
        """Adds what a sending said of a comment, where it is here without that."""
        sending, _, _ = key.partition("/")
        row = self.session.get_one(SendingRow, (self.matter, self._numbers[sending]))
        words = shapes.sent_words(told["words"])
        if all(kept["id"] != words["id"] for kept in row.comments):
            position = min(int(words["position"]), len(row.comments))
            row.comments = [*row.comments[:position], _without_position(words), *row.comments[position:]]
            self.session.add(row)

    def note(self, _key: str, told: Mapping[str, Any]) -> None:
        """Adds what was said of a sending afterwards."""
        facts = told["facts"]
        number, at = self._numbers[facts["sending"]], shapes.moment(facts["at"])
        there = [each for each in _rows(self.session, SendingNoteRow, self.matter) if each.sending == number]
        told_here = [(each.at, _columns(each, _NOTE)) for each in there]
        values_here = {name: facts[name] for name in _NOTE}
        if (at, values_here) in told_here:
            return
        place = {"matter_id": self.matter, "sending": number, "number": len(there) + 1, "at": at}
        self.session.add(checked.row(SendingNoteRow, {**values_here, **place}))
        self.session.flush()

    def circulation(self, token: str, told: Mapping[str, Any]) -> None:
        """Adds a copy that went round and isn't known here."""
        facts = told["facts"]
        row = self._copy(token)
        if row is not None:
            row.sha256, row.name = facts["sha256"], facts["name"]
            self.session.add(row)
            return
        if facts["token"] != token:
            raise ValueError(token)
        held = [shapes.held(each["held"]) for each in self._parts("circulated", token)]
        values_here = {
            **{name: facts[name] for name in _CIRCULATION},
            "matter_id": self.matter,
            "number": self._next(CirculationRow),
            "draft_id": self.drafts[facts["draft"]],
            "articles": shapes.articles(facts["articles"]),
            "at": shapes.moment(facts["at"]),
            "said": _joined(held, "said"),
            "proposed": _joined(held, "proposed"),
        }
        self.session.add(checked.row(CirculationRow, values_here))
        self.session.flush()

    def circulated(self, key: str, told: Mapping[str, Any]) -> None:
        """Adds what a copy held of a comment, where it is here without that."""
        token, _, comment = key.partition("/")
        row = self._copy(token)
        if row is None:
            raise KeyError(token)
        held = shapes.held(told["held"])
        if any(item[0] == comment for item in (*row.said, *row.proposed)):
            return
        row.said = [*row.said, *_joined([held], "said")]
        row.proposed = [*row.proposed, *_joined([held], "proposed")]
        self.session.add(row)

    def collected(self, digest: str, told: Mapping[str, Any]) -> None:
        """Notes what was taken from a copy elsewhere, so that nobody takes it again here."""
        taken = told["taken"]
        if self.session.get(CollectedRow, (self.matter, digest)) is None:
            at = shapes.moment(taken["at"])
            here = {"matter_id": self.matter, "digest": digest, "at": at}
            self.session.add(checked.row(CollectedRow, {**{name: taken[name] for name in _COLLECTED}, **here}))

    def _copy(self, token: str) -> CirculationRow | None:
        here = (col(CirculationRow.matter_id) == self.matter, col(CirculationRow.token) == token)
        return self.session.exec(select(CirculationRow).where(*here)).first()

    def _next(self, kind: type[SendingRow | CirculationRow]) -> int:
        last = self.session.exec(select(func.max(kind.number)).where(col(kind.matter_id) == self.matter)).one()
        return (last or 0) + 1

    def _parts(self, kind: str, of: str) -> Iterator[dict[str, Any]]:
        for (found, entity), fields in self.state.items():
            if found == kind and entity.startswith(f"{of}/"):
                yield values(fields)


def _without_position(words: Mapping[str, Any]) -> dict[str, Any]:
    return {name: words[name] for name in ("id", "revision", "label", "words")}


def _joined(held: Iterable[Mapping[str, Any]], name: str) -> list[list[Any]]:
    items = sorted((item for each in held for item in each[name]), key=lambda item: int(item[0]))
    return [list(item[1:]) for item in items]
