"""What the store gives back and everything else works with: plain, frozen, no database behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from comments.values import CommentType as CommentType
from comments.values import DecidedBy as DecidedBy
from comments.values import Priority as Priority
from comments.values import Role as Role
from comments.values import Stage as Stage
from comments.values import Status as Status
from comments.values import Verdict as Verdict
from comments.values import Visibility as Visibility
from drafts.aligning.pins import Pin
from drafts.model import Channel


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
class OtherPlace:
    """A further place that a comment is about: another article, or other words of the same one."""

    article: str
    """The article's key in the comment's draft."""
    number: str
    label: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works on a matter, and as what."""

    name: str
    role: Role
    added: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class ReadMark:
    """Somebody has read an article and had nothing to say."""

    draft: str
    """The draft's label."""
    article: str
    """The article's key in that draft."""
    person: str
    at: datetime


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
    four_eyes: bool = False
    """Whether somebody other than its author has to approve a comment before it is sent."""
    topics: tuple[str, ...] = ()
    owner: str = ""
    """Who sees to it; empty for nobody."""
    stage: Stage | None = None
    """Where it stands, as somebody said; None where that is told by what was done."""


@dataclass(frozen=True, slots=True)
class MatterEvent:
    """One change to a matter's facts."""

    number: int
    """Counts up within the matter."""
    at: datetime
    person: str
    action: str
    """``edited``, ``undone``, ``redone``, ``merged``."""
    changes: tuple[tuple[str, object, object], ...]
    """(field, before, after), the values as JSON has them"""
    undoes: int | None
    """The number of the change taken back, or done again."""


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
class ReferenceLaw:
    """A higher or sister law that drafts are held against: its canonical text and where it came from."""

    name: str
    """By which a person names it."""
    title: str
    language: str
    text: str
    format: str
    sha256: str
    """Of the original bytes."""
    source: str
    """File name, without folders."""
    added: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class MadeRepair:
    """One repair as it was made: what it answered and what it did, in both languages."""

    code: str
    """The diagnostic's."""
    action: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class DraftRepair:
    """Repairs of a draft's text that one person made at once."""

    number: int
    """Counts up within the draft."""
    at: datetime
    person: str
    made: tuple[MadeRepair, ...]
    edits: tuple[tuple[int, str, str], ...]
    """(offset in the text as it was, words removed, words put in their place), in order."""
    undone: datetime | None
    undone_by: str | None


@dataclass(frozen=True, slots=True)
class DraftVerdict:
    """What one later draft did about a comment, and who says so."""

    draft: str
    """The later draft's label."""
    verdict: Verdict
    by: DecidedBy
    person: str
    """Who decided it, or carried the comment along when the program did."""
    sure: bool
    """Whether it is more than a guess of the program's."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on an article, or on words in it."""

    id: str
    matter: str
    draft: str
    """The label of the draft it stands on: the one it was made on, or the last it was taken along to. Where it stood before is in
    its history, from which `comments.as_made` gives it back."""
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
    also: tuple[OtherPlace, ...] = ()
    """Further places it is about."""
    new_article: bool = False
    """Whether the proposal is a new article, to stand after the one commented on."""
    authorities: tuple[str, ...] = ()
    """What it relies on: 《行政处罚法》第二十三条."""
    topic: str = ""
    unit: str = ""
    """The unit in whose name it is proposed."""
    body_other: str = ""
    """The comment in the other language: English where the matter is Chinese, and the reverse."""
    rationale_other: str = ""
    proposal_other: str | None = None
    assigned: str = ""
    """Who is to see to it; empty for nobody."""
    response: str = ""
    """What the regulator answered."""
    merged_into: str | None = None
    """The id of the comment that took this one's place; it is then kept for reading only and never leaves."""
    sources: tuple[str, ...] = ()
    """The ids of the comments that this one was made of."""
    deleted: bool = False
    """Whether it is in the bin, from which it can be restored."""
    outcomes: tuple[DraftVerdict, ...] = ()
    """What later drafts did about it, one for each draft it was judged against, in the drafts' order: the last is the latest."""

    @property
    def is_live(self) -> bool:
        """Whether it counts: not deleted, and not merged into another."""
        return not self.deleted and self.merged_into is None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a comment has come, without what it says."""

    draft: str
    """The label of the draft it stands on."""
    status: Status
    deleted: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One change to a comment: who, when, and each field's value before and after."""

    comment: str
    revision: int
    at: datetime
    person: str
    action: str
    """``created``, ``edited``, ``replied``, ``undone``, ``redone``, ``deleted``, ``restored``, ``merged``."""
    changes: tuple[tuple[str, str | None, str | None], ...]
    """(field, before, after)"""

    @property
    def carried(self) -> bool:
        """Whether it took the comment to another draft."""
        return self.action != "created" and any(field == "draft" for field, _, _ in self.changes)


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
    also: tuple[OtherPlace, ...] = ()
    new_article: bool = False
    authorities: tuple[str, ...] = ()
    topic: str = ""
    unit: str = ""
    body_other: str = ""
    rationale_other: str = ""
    proposal_other: str | None = None
    assigned: str = ""


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
    authorities: tuple[str, ...] = ()
    topic: str = ""
    unit: str = ""
    body_other: str = ""
    rationale_other: str = ""
    proposal_other: str | None = None
    id: str = ""
    """Given by the store; empty for text that hasn't been kept yet."""
    kept: datetime | None = None
    """When the store last kept it."""


@dataclass(frozen=True, slots=True)
class KeptPin:
    """A person's correction of the alignment of two drafts, as the store keeps it."""

    number: int
    """By which a person names it; counts up within the matter."""
    matter: str
    old_draft: str
    """The earlier draft's label."""
    new_draft: str
    pin: Pin
    """Articles by key."""
    person: str
    added: datetime
