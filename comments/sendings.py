"""What went to the regulator, and what has changed since. Pure: the store keeps it, this compares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from comments.records import Comment

_FIELDS = (
    "article", "quote", "body", "rationale", "proposal", "delete", "new_article", "also", "authorities", "type", "priority",
    "topic", "unit", "body_other", "rationale_other", "proposal_other",
)  # fmt: skip
"""What of a comment a submission shows."""


@dataclass(frozen=True, slots=True)
class SentComment:
    """A comment as it stood when it was sent."""

    id: str
    revision: int
    label: str
    """Its article's; empty for the draft as a whole."""
    words: Mapping[str, str]
    """What a submission shows of it, by field; empty ones left out."""


@dataclass(frozen=True, slots=True)
class NewSending:
    """A file that was sent, as somebody records it."""

    matter: str
    """The matter's slug."""
    draft: str
    """The label of the draft answered."""
    file: str
    """Its name, without folders."""
    sha256: str
    size: int
    """Bytes."""
    channel: str
    receipt: str
    at: datetime
    """When it was sent, with a time zone."""
    comments: tuple[Comment, ...]
    """Those in it, as they stand."""


@dataclass(frozen=True, slots=True)
class Sending:
    """A file that was sent, as the store keeps it."""

    number: int
    """Counts up within the matter."""
    matter: str
    draft: str
    file: str
    sha256: str
    size: int
    channel: str
    receipt: str
    at: datetime
    recorded: datetime
    person: str
    comments: tuple[SentComment, ...]


class Fate(StrEnum):
    """What became of a comment since it was sent."""

    CHANGED = "changed"
    GONE = "gone"
    """Deleted, merged into another, withdrawn, or no longer meant for the submission."""
    NEW = "new"
    """It would go out now and wasn't sent."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One comment that isn't as it was sent."""

    fate: Fate
    id: str
    label: str
    changes: tuple[tuple[str, str, str], ...]
    """(field, as sent, now)"""


def words_of(comment: Comment) -> dict[str, str]:
    """What a submission shows of a comment, each field as text."""
    found = {name: _text(getattr(comment, name)) for name in _FIELDS}
    if comment.quote is not None:
        found["quote"] = comment.quote.exact
    found["also"] = "\n".join(place.label for place in comment.also)
    return {name: text for name, text in found.items() if text}


def differences(sending: Sending, now: Iterable[Comment]) -> tuple[Difference, ...]:
    """What isn't as it was sent. ``now`` are the comments that would go out today, in their order."""
    current = {comment.id: comment for comment in now}
    found: list[Difference] = []
    for sent in sending.comments:
        comment = current.get(sent.id)
        if comment is None:
            found.append(Difference(Fate.GONE, sent.id, sent.label, ()))
            continue
        words = words_of(comment)
        changes = tuple(
            (name, sent.words.get(name, ""), words.get(name, ""))
            for name in _FIELDS
            if sent.words.get(name, "") != words.get(name, "")
        )
        if changes:
            found.append(Difference(Fate.CHANGED, sent.id, comment.label, changes))
    sent_ids = {sent.id for sent in sending.comments}
    found += [
        Difference(Fate.NEW, comment.id, comment.label, ())
        for comment in current.values()
        if comment.id not in sent_ids
    ]
    return tuple(found)


def _text(value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    return "\n".join(map(str, value)) if isinstance(value, tuple) else str(value)
