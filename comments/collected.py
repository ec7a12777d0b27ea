"""What comes back with a circulated copy, as data."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from comments.circulation import Circulation
from comments.needles import tight
from comments.records import NewComment

UNPLACED = "unplaced"
"""The article's key of a comment that nobody can place: no draft has an article of this key."""


class ItemKind(StrEnum):
    """What somebody did in the copy."""

    COMMENT = "comment"
    REPLY = "reply"
    EDIT = "edit"
    """Words changed with tracked changes."""
    UNTRACKED = "untracked"
    """Words changed without."""
    RESOLVED = "resolved"
    """A comment marked as settled."""
    ACCEPTED = "accepted"
    """A proposal of ours taken into the text."""
    REJECTED = "rejected"
    """A proposal of ours taken back."""
    REWORDED = "reworded"
    """A comment of ours whose words were changed."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing somebody did in the copy: a new comment for the record, or an answer to one that is there."""

    kind: ItemKind
    author: str
    at: datetime | None
    """As the file says, without a time zone; None where it doesn't."""
    digest: str
    new: NewComment | None = None
    answers: str = ""
    """The id of the comment that it answers."""
    answers_item: str = ""
    """The digest of the item that it answers."""
    text: str = ""
    """Of an answer."""

    @property
    def is_placed(self) -> bool:
        """Whether it is known what it is about."""
        return self.new is None or self.new.article != UNPLACED


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an item."""

    item: Item
    comment: str
    """The id of the comment it became, or that it answers."""
    reply: str
    """The id of the reply it became; empty where it became a comment."""
    new: bool
    """False where it had been taken in before."""
    in_bin: bool = False
    """Whether the comment that it became then was deleted, or its taking in undone, since."""


@dataclass(frozen=True, slots=True)
class KeptCirculation:
    """A copy that went out, as the store keeps it."""

    number: int
    draft: str
    """The draft's label."""
    sha256: str
    name: str
    at: datetime
    person: str
    circulation: Circulation


def digest(*told: object) -> str:
    """The same for the same thing, however a program spaced its words."""
    said = "\x1f".join(tight(str(one)) for one in told)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
