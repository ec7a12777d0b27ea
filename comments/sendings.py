"""What went to the regulator, and what has changed since. Pure: the store keeps it, this compares."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from comments.as_made import as_made_on
from comments.records import Comment, Event, Standing, Status
from comments.workflow import OUTCOMES

_FIELDS = (
    "article", "quote", "body", "rationale", "proposal", "delete", "new_article", "also", "authorities", "type", "priority",
    "topic", "unit", "body_other", "rationale_other", "proposal_other",
)  # fmt: skip
"""What of a comment a submission shows."""
_SENT = frozenset((Status.SUBMITTED, *OUTCOMES))


class Origin(StrEnum):
    """Where a file that was sent came from."""

    EXPORT = "export"
    """it is, byte for byte, a submission written here"""
    CHANGED = "changed"
    """it holds the words of the comments, and was changed since it was written: signed, saved as PDF"""
    ELSEWHERE = "elsewhere"
    """made elsewhere, as a person said"""


VERDICTS = ("void", "counts")
"""Kinds of notes that say whether a sending counts; the last one holds."""


CHANNELS = ("email", "portal", "post", "fax", "hand")
"""The usual ways for a file to go; any other may be named."""


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
    origin: Origin
    frozen: tuple[SentComment, ...] = ()
    """Those in it as they stood when the file was written, where that is known."""


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
    origin: Origin | None = None
    """Where the file came from; None for one recorded before anybody looked."""
    notes: tuple[Note, ...] = ()
    """What was said of it afterwards, oldest first."""
    due: date | None = None
    """The last day for comments on the draft that it answers: the matter's; where a later draft brought another, what it was."""
    submitted: int | None = field(default=None, compare=False)
    """How many of its comments became submitted as it was recorded; None where it is read back later."""

    @property
    def is_void(self) -> bool:
        """Whether it was recorded by mistake, unless that was taken back since."""
        verdict = self.verdict
        return verdict is not None and verdict.kind == "void"

    @property
    def verdict(self) -> Note | None:
        """What was said last of whether it counts; None where nobody doubted it."""
        said = [note for note in self.notes if note.kind in VERDICTS]
        return max(said, key=lambda note: (note.at, note.kind == "void"), default=None)


@dataclass(frozen=True, slots=True)
class Note:
    """Something said of a sending afterwards."""

    kind: str
    """``receipt``; ``void`` where it was recorded by mistake; ``counts`` where that is taken back."""
    words: str
    file: str
    """The receipt's, without folders; empty where there is none."""
    sha256: str
    at: datetime
    person: str


@dataclass(frozen=True, slots=True)
class Export:
    """A submission that was written to a file."""

    number: int
    """Counts up within the matter."""
    draft: str
    form: str
    file: str
    sha256: str
    size: int
    at: datetime
    person: str
    comments: tuple[SentComment, ...]


@dataclass(frozen=True, slots=True)
class Handed:
    """A sending or an export in a line of the docket."""

    number: int
    at: datetime
    comments: int
    """How many are in it."""
    due: date | None = None
    """As a sending's."""


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


def is_sent(now: Standing | None) -> bool:
    """Whether a comment of a sending still counts as sent; None for one that the store doesn't have."""
    return now is not None and not now.deleted and now.status in _SENT


def was_sent(upto: Sequence[str], comment: Comment, history: Iterable[Event]) -> bool:
    """Whether a comment that stands on a later draft now counted as sent on the last of the drafts ``upto``.

    One that was put away on the later draft did if it counted at all. What was withdrawn since doesn't.
    """
    then = as_made_on(comment, history, upto, whole=True)
    if then is None or then.draft != upto[-1] or comment.draft in upto or comment.status is Status.WITHDRAWN:
        return False
    return not then.deleted and (then.status in _SENT or not comment.is_live)


def as_letter_has(
    label: str,
    stood: Iterable[Comment],
    now: Iterable[Comment],
    histories: Mapping[str, Sequence[Event]],
    recorded: Collection[str],
) -> tuple[Comment, ...]:
    """Comments as the letter on a draft has them: what the regulator answered to it since is submitted there all the same.

    ``stood`` are a matter's comments as they stood on that draft, ``now`` as they stand; ``histories`` has those of the
    answered ones; ``recorded`` are the ids in the sendings of that draft. One that came to the draft with an answer, or was
    sent before and answered there, keeps its outcome: that letter didn't ask for it, and a newer one doesn't ask again.
    """
    current = {comment.id: comment for comment in now}

    def went_out(comment: Comment) -> bool:
        return comment.id in recorded or _became_sent(label, current[comment.id], histories.get(comment.id, ()))

    return tuple(
        replace(each, status=Status.SUBMITTED)
        if each.draft == label and each.status in OUTCOMES and went_out(each)
        else each
        for each in stood
    )


def _became_sent(label: str, comment: Comment, history: Iterable[Event]) -> bool:
    """Whether a comment came to be submitted, or was first written down as answered, while it stood on a draft."""
    draft, status = comment.draft, comment.status
    for event in sorted(history, key=lambda each: -each.revision):
        if event.action == "created":
            break
        before = {field: old for field, old, _ in event.changes}
        earlier = Status(before.get("status") or status)
        if draft == label and status in _SENT and earlier not in _SENT:
            return True
        draft, status = before.get("draft") or draft, earlier
    return draft == label and status in _SENT


def as_sent(comment: Comment) -> SentComment:
    """A comment as it stands."""
    return SentComment(comment.id, comment.revision, comment.label, words_of(comment))


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
