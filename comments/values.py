"""The values that fields of records take, apart from the records: the screen names them before it loads those."""

from __future__ import annotations

from enum import StrEnum


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


class Verdict(StrEnum):
    """What became of a proposal in a later draft."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT = "not"
    CONTRARY = "contrary"
    """The draft went the other way."""
    GONE = "gone"
    """The provision is gone: the point is moot."""


class DecidedBy(StrEnum):
    """Who says what became of a proposal."""

    PERSON = "person"
    PROGRAM = "program"


class Role(StrEnum):
    """What a person does in a matter. Alone, one is the lead."""

    LEAD = "lead"
    """Decides: approves, sends, records the outcome; may move every comment."""
    REVIEWER = "reviewer"
    """Writes comments and takes them up to review; may withdraw their own."""
    OBSERVER = "observer"
    """Reads."""


class Stage(StrEnum):
    """Where a consultation stands for those who work on it."""

    WATCHING = "watching"
    """known of; nothing done yet"""
    WORKING = "working"
    SUBMITTED = "submitted"
    CLOSED = "closed"
    """its last day has passed, and nothing is recorded as sent"""
    ENACTED = "enacted"
    """the rule has been promulgated"""
    DROPPED = "dropped"
    """nothing will be sent"""


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
