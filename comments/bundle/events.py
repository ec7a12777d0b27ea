"""Events of a bundle: what somebody set, on what, and what that takes the place of.

An event's id is the SHA-256 of its canonical JSON, so the same happening has the same id wherever it is written down, and a
damaged one is seen. That shows damage, not forgery: anybody can write an event in anybody's name.

An event names, field by field, the events whose values it supersedes. Nothing else orders events: clocks may say what
they like.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from comments.bundle.shapes import moment
from comments.errors import BundleError
from drafts.patterns import regex

Key = tuple[str, str]
"""(kind, entity): what an event is about."""

HANDED: Final = ("sending", "sent", "note", "circulation", "circulated", "collected")
"""Kinds that the first form of bundles didn't have: what went out, what went round, and what came back."""
OUTCOME: Final = "outcome"
"""What one later draft did about a comment; the first two forms of bundles didn't have it."""
KINDS: Final = ("matter", "person", "draft", "read", "pin", "comment", OUTCOME, "reply", *HANDED)
"""In the order in which they are applied: each may speak of those before it."""

_LARGEST_NUMBER = 2**63 - 1
LARGEST_CLOCK: Final = 2**53 - 1
_ID = regex(r"[0-9a-f]{64}")
_FIELD = regex(r"[a-z_]{1,40}")
_SHORT = 20_000
_NAMES = 400


@dataclass(frozen=True, slots=True)
class BundleEvent:
    """One happening. Made by `made` or `parsed`, which see to its id."""

    id: str
    kind: str
    entity: str
    """Which comment, reply, draft …; a comment by its id."""
    comment: str
    """The comment that it belongs to; empty for what belongs to none."""
    at: str
    """The moment that the writer's clock showed, ISO 8601 in UTC."""
    clock: int
    """Milliseconds: the writer's clock, or one more than the greatest of what was known of the comment. Picks a winner only."""
    person: str
    action: str
    sets: Mapping[str, Any]
    """Field -> the value it is given: JSON without fractions."""
    supersedes: Mapping[str, Sequence[str]]
    """Field -> ids of the events whose value of this field it takes the place of."""
    history: str
    """The id that the comment's history knows it by; empty where it isn't told there."""
    undoes: str | None
    batch: str | None
    told: Sequence[Sequence[str | None]]
    """(field, before, after), as the history tells it."""
    internal: bool
    """Whether it happened while the comment was an internal note, or gives the matter's notes."""


@dataclass(frozen=True, slots=True)
class Said:
    """Who did something, when, and how a comment's history knows it."""

    at: datetime
    person: str
    action: str
    history: str = ""
    undoes: str | None = None
    batch: str | None = None
    told: Sequence[Sequence[str | None]] = ()
    internal: bool = False
    comment: str = field(default="")


def made(
    key: Key, said: Said, sets: Mapping[str, Any], superseded: Mapping[str, Sequence[BundleEvent]], *, after: int = 0
) -> BundleEvent:
    """The event that sets these fields and supersedes, for each of them, the events given.

    ``after`` is the clock of what its writer had seen of the same comment.
    """
    at = said.at.astimezone(UTC)
    earlier = [event.clock for events in superseded.values() for event in events]
    body: dict[str, Any] = {
        "kind": key[0],
        "entity": key[1],
        "comment": said.comment,
        "at": at.isoformat(),
        "clock": min(max(int(at.timestamp() * 1000), max(earlier, default=0) + 1, after + 1), LARGEST_CLOCK),
        "person": said.person,
        "action": said.action,
        "sets": dict(sets),
        "supersedes": {name: sorted({event.id for event in superseded[name]}) for name in sets if superseded.get(name)},
        "history": said.history,
        "undoes": said.undoes,
        "batch": said.batch,
        "told": [list(change) for change in said.told],
        "internal": said.internal,
    }
    return BundleEvent(id=_digest(_canonical(body)), **body)


def text_of(event: BundleEvent) -> str:
    """The event's canonical JSON: the text that its id is the digest of."""
    return _canonical(body_of(event))


def tells_notes(event: BundleEvent) -> bool:
    """Whether an event gives the matter's notes, among other facts where an older program wrote it."""
    return event.kind == "matter" and bool(event.sets.get("notes"))


def body_of(event: BundleEvent) -> dict[str, Any]:
    """What the id is made of, as JSON values."""
    return {name: getattr(event, name) for name in _CHECKS}


def parsed(identifier: str, text: str) -> BundleEvent:
    """The event written down as this text. Raises BundleError where the text isn't one, or not the one of this id."""
    if _digest(text) != identifier:
        raise damaged(f"{identifier[:12]}…")
    try:
        body = json.loads(text, parse_float=_no_fraction, parse_constant=_no_fraction)
        canonical = _canonical(body)
    except (ValueError, RecursionError) as error:
        raise damaged(f"{identifier[:12]}…") from error
    if canonical != text:
        raise damaged(f"{identifier[:12]}…")
    try:
        return from_body(identifier, body)
    except RecursionError as error:
        raise damaged(f"{identifier[:12]}…") from error


def from_body(identifier: str, body: object) -> BundleEvent:
    """The event with these JSON values. Raises BundleError where something is missing, of another kind, or too much."""
    if not isinstance(body, dict) or set(body) != set(_CHECKS):
        raise damaged(f"{identifier[:12]}…")
    for name, check in _CHECKS.items():
        if not check(body[name]):
            raise damaged(f"{identifier[:12]}… ({name})")
    if not set(body["supersedes"]) <= set(body["sets"]):
        raise damaged(f"{identifier[:12]}… (supersedes)")
    return BundleEvent(id=identifier, **body)


def digest_of(body: Mapping[str, Any]) -> str:
    """The id of an event with these JSON values."""
    return _digest(_canonical(body))


def damaged(where: str) -> BundleError:
    """The error for a bundle that doesn't hold what it says."""
    return BundleError(
        f"意见包已损坏或被改动过（{where}），没有合并任何内容。请让对方重新打包发来。",
        f"The bundle is damaged or was altered ({where}), so nothing was merged. Ask for a new one.",
    )


def _canonical(body: Mapping[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def _no_fraction(text: str) -> float:
    raise ValueError(f"a fraction: {text}")


def _name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _NAMES


def _moment(value: object) -> bool:
    if not isinstance(value, str) or len(value) > 40:
        return False
    try:
        moment(value)
    except ValueError:
        return False
    return True


def _optional_name(value: object) -> bool:
    return value is None or _name(value)


def _fields(value: object) -> bool:
    return isinstance(value, dict) and all(_FIELD.fullmatch(name) for name in value) and _storable(value)


def _storable(value: object) -> bool:
    """Whether everything in it can be stored: texts without NUL or half of a surrogate pair, numbers of 64 bits."""
    if isinstance(value, str):
        return not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in value)
    if isinstance(value, dict):
        return all(_storable(name) and _storable(each) for name, each in value.items())
    if isinstance(value, list):
        return all(_storable(each) for each in value)
    return value is None or (isinstance(value, int) and abs(value) <= _LARGEST_NUMBER)


def _supersedes(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(ids, list) and len(ids) <= _SHORT and all(isinstance(i, str) and _ID.fullmatch(i) for i in ids)
        for ids in value.values()
    )


def _told(value: object) -> bool:
    return (
        isinstance(value, list)
        and all(
            isinstance(change, list) and len(change) == 3 and all(c is None or isinstance(c, str) for c in change)
            for change in value
        )
        and _storable(value)
    )


_CHECKS: Final[Mapping[str, Callable[[Any], object]]] = {
    "kind": lambda value: value in KINDS,
    "entity": lambda value: isinstance(value, str) and len(value) <= 1000 and _storable(value),
    "comment": _name,
    "at": _moment,
    "clock": lambda value: type(value) is int and 0 <= value <= LARGEST_CLOCK,
    "person": lambda value: _name(value) and bool(value) and len(value) <= 200 and _storable(value),
    "action": _name,
    "sets": _fields,
    "supersedes": _supersedes,
    "history": lambda value: isinstance(value, str) and (not value or re.fullmatch(r"[0-9A-Z]{1,16}", value)),
    "undoes": _optional_name,
    "batch": _optional_name,
    "told": _told,
    "internal": lambda value: isinstance(value, bool),
}
