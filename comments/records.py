"""What the store gives back and everything else works with: plain, frozen, no database behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from drafts.model import Channel


class Visibility(StrEnum):
    """Who may see a comment. Only ``submission`` ever leaves; ``internal`` is stored in a table of its own."""

    INTERNAL = "internal"
    TEAM = "team"
    SUBMISSION = "submission"


class Status(StrEnum):
    """Where a comment stands on its way to the regulator and back."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    IN_REVIEW = "in-review"
    APPROVED = "approved"
    SUBMITTED = "submitted"
    ADOPTED = "adopted"
    PARTLY = "partly"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class CommentType(StrEnum):
    """What a comment is about: 实质, 文字, 衔接."""

    SUBSTANTIVE = "substantive"
    WORDING = "wording"
    COHERENCE = "coherence"


class Priority(StrEnum):
    """How much a comment matters to those who make it."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words picked out of an article, with enough around them to find them again."""

    exact: str
    before: str
    """Up to 24 characters preceding; tells apart words that the article repeats."""
    after: str
    start: int
    """Offset from the start of the article's body, in characters."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One consultation: the rule, who asks, until when, and how to answer."""

    id: int
    slug: str
    title: str
    issuer: str
    language: str
    opened: date | None
    deadline: date | None
    """A Beijing date; it ends at 24:00."""
    channels: tuple[Channel, ...]
    notes: str
    """Facts worth showing on the docket, such as the number of chapters; never exported."""
    created: datetime


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """A draft as stored: its canonical text and where it came from. The original bytes are fetched on their own."""

    id: int
    matter: str
    """The matter's slug."""
    label: str
    title: str
    language: str
    dated: date | None
    text: str
    format: str
    sha256: str
    """Of the original bytes."""
    source: str
    """File name or address it was read from, without folders."""
    size: int
    """Bytes of the original."""
    parser_version: str
    added: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on an article, or on words in it."""

    id: str
    matter: str
    draft: str
    """The label of the draft it was made on."""
    article: str
    """The article's key in that draft; empty for the draft as a whole."""
    number: str
    label: str
    """The article's label as printed."""
    quote: Quote | None
    body: str
    rationale: str
    proposal: str | None
    """The article or the quoted words as they should read; None where no text is proposed."""
    delete: bool
    """Whether the proposal is to delete the article, or the quoted words."""
    type: CommentType
    priority: Priority
    visibility: Visibility
    status: Status
    author: str
    created: datetime
    updated: datetime
    revision: int
    """Counts up with every change; handed back to show what the editor had seen."""


@dataclass(frozen=True, slots=True)
class Event:
    """One change to a comment: who, when, and each field's value before and after."""

    comment: str
    revision: int
    at: datetime
    person: str
    action: str
    """``created``, ``edited``, ``replied``, ``undone``."""
    changes: tuple[tuple[str, str | None, str | None], ...]
    """(field, before, after)"""


@dataclass(frozen=True, slots=True)
class NewComment:
    """A comment as somebody hands it in; the store adds id, author, times and revision."""

    matter: str
    """The matter's slug."""
    body: str = ""
    rationale: str = ""
    proposal: str | None = None
    delete: bool = False
    draft: str | None = None
    """The label of the draft it is made on; None for the newest."""
    article: str = ""
    """The article's key in that draft; empty for the draft as a whole."""
    number: str = ""
    label: str = ""
    quote: Quote | None = None
    type: CommentType = CommentType.SUBSTANTIVE
    priority: Priority = Priority.NORMAL
    visibility: Visibility = Visibility.TEAM
    status: Status = Status.PROPOSED


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a comment, in the order it was given. Replies never leave the office."""

    id: str
    comment: str
    text: str
    person: str
    created: datetime
    internal: bool
    """Whether it was written while the comment was an internal note; it then stays apart for good."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Text somebody was still typing: kept so that it survives a crash, shown to that person alone, never exported."""

    person: str
    matter: str
    """The matter's slug."""
    draft: str = ""
    article: str = ""
    number: str = ""
    label: str = ""
    quote: Quote | None = None
    comment: str | None = None
    """The comment being edited; None where a new one is being written."""
    revision: int | None = None
    """The revision that was on the screen when editing began."""
    body: str = ""
    rationale: str = ""
    proposal: str | None = None
    delete: bool = False
    type: CommentType = CommentType.SUBSTANTIVE
    priority: Priority = Priority.NORMAL
    visibility: Visibility = Visibility.TEAM
    id: str = ""
    """Given by the store; empty for text that hasn't been kept yet."""
    kept: datetime | None = None
    """When the store last kept it."""
