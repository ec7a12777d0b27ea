"""The tables. They are the store's own affair: what comes out of it is in ``comments.records``.

Rows are made with ``model_validate``, since a table class of SQLModel doesn't check what it is constructed with;
CHECK constraints hold the same rules against everything that reaches the database another way.

Keys of everything below a matter begin with ``matter_id``: on a server with row security a foreign-key check looks past
the policies, so a key must not be able to point into a matter that its writer can't see.

Internal notes, the replies to them and their history have tables of their own. What leaves the building is built from
``comment`` alone.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    false,
)
from sqlmodel import Field, SQLModel

from comments.columns import ChoiceText, UtcDateTime, one_of
from comments.records import CommentType, Priority, Role, Stage, Status, Visibility
from drafts.aligning.pins import PinAction

_EMPTY_TEXT = {"server_default": ""}
_EMPTY_LIST = {"server_default": "[]"}
_NO = {"server_default": false()}
"""Defaults of the database too: rows written before a column was added hold them."""


class MatterRow(SQLModel, table=True):
    """A consultation."""

    __tablename__: ClassVar[str] = "matter"
    __table_args__ = (
        CheckConstraint("slug <> ''", name="matter_slug"),
        CheckConstraint("title <> ''", name="matter_title"),
        CheckConstraint(one_of("stage", Stage), name="matter_stage"),
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=100)
    title: str = Field(sa_type=Text)
    issuer: str = Field(default="", sa_type=Text)
    language: str = Field(default="zh", max_length=8)
    opened: date | None = Field(default=None, sa_type=Date)
    deadline: date | None = Field(default=None, sa_type=Date)
    channels: list[list[str]] = Field(default_factory=list, sa_type=JSON, nullable=False)
    notes: str = Field(default="", sa_type=Text)
    created: datetime = Field(sa_type=UtcDateTime)
    four_eyes: bool = Field(default=False, sa_column_kwargs=_NO)
    topics: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs=_EMPTY_LIST)
    owner: str = Field(default="", max_length=200, sa_column_kwargs=_EMPTY_TEXT)
    stage: Stage | None = Field(default=None, sa_type=ChoiceText(Stage), nullable=True)


class MatterEventRow(SQLModel, table=True):
    """A change to a matter's facts. Rows are added, never altered; what was taken back is told by another."""

    __tablename__: ClassVar[str] = "matter_event"
    __table_args__ = (
        CheckConstraint("number >= 1", name="matter_event_number"),
        CheckConstraint("action IN ('edited', 'undone', 'redone', 'merged')", name="matter_event_action"),
        CheckConstraint("person <> ''", name="matter_event_person"),
    )

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    number: int = Field(primary_key=True, ge=1)
    at: datetime = Field(sa_type=UtcDateTime)
    person: str = Field(min_length=1, max_length=200)
    action: str = Field(max_length=20)
    changes: list[list[Any]] = Field(sa_type=JSON, nullable=False)
    """(field, before, after) for each."""
    undoes: int | None = Field(default=None)


class PersonRow(SQLModel, table=True):
    """Somebody's role in a matter. A matter without people is everybody's who can open the store."""

    __tablename__: ClassVar[str] = "person"
    __table_args__ = (
        CheckConstraint("name <> ''", name="person_name"),
        CheckConstraint(one_of("role", Role), name="person_role"),
    )

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    name: str = Field(primary_key=True, max_length=200)
    role: Role = Field(sa_type=ChoiceText(Role))
    added: datetime = Field(sa_type=UtcDateTime)
    added_by: str = Field(max_length=200)


class ReadMarkRow(SQLModel, table=True):
    """A person has read an article of a draft and has no comment on it."""

    __tablename__: ClassVar[str] = "read_mark"
    __table_args__ = (
        ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="read_mark_draft"
        ),
        CheckConstraint("article <> ''", name="read_mark_article"),
        CheckConstraint("person <> ''", name="read_mark_person"),
    )

    matter_id: int = Field(primary_key=True)
    draft_id: int = Field(primary_key=True)
    article: str = Field(primary_key=True, max_length=300)
    person: str = Field(primary_key=True, max_length=200)
    at: datetime = Field(sa_type=UtcDateTime)


class DraftVersionRow(SQLModel, table=True):
    """A draft's canonical text and where it came from."""

    __tablename__: ClassVar[str] = "draft_version"
    __table_args__ = (
        UniqueConstraint("matter_id", "id", name="draft_version_key"),
        UniqueConstraint("matter_id", "label", name="draft_version_label"),
        CheckConstraint("label <> ''", name="draft_version_label_given"),
        CheckConstraint("length(sha256) = 64", name="draft_version_sha256"),
        CheckConstraint("size >= 0", name="draft_version_size"),
    )

    id: int | None = Field(default=None, primary_key=True)
    matter_id: int = Field(foreign_key="matter.id")
    label: str = Field(max_length=200)
    title: str = Field(sa_type=Text)
    language: str = Field(max_length=8)
    dated: date | None = Field(default=None, sa_type=Date)
    text: str = Field(sa_type=Text)
    format: str = Field(max_length=20)
    sha256: str = Field(max_length=64)
    source: str = Field(sa_type=Text)
    size: int
    parser_version: str = Field(max_length=50)
    added: datetime = Field(sa_type=UtcDateTime)
    added_by: str = Field(max_length=200)


class OriginalRow(SQLModel, table=True):
    """A draft's original bytes, apart from the draft so that listing drafts never reads them."""

    __tablename__: ClassVar[str] = "original"
    __table_args__ = (
        ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="original_draft"
        ),
    )

    matter_id: int = Field(primary_key=True)
    draft_id: int = Field(primary_key=True)
    data: bytes = Field(sa_type=LargeBinary)


class DraftRepairRow(SQLModel, table=True):
    """A repair of a draft's canonical text; the original bytes are never touched. Taken back, it stays and says so."""

    __tablename__: ClassVar[str] = "draft_repair"
    __table_args__ = (
        ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="draft_repair_draft"
        ),
        CheckConstraint("number >= 1", name="draft_repair_number"),
        CheckConstraint("person <> ''", name="draft_repair_person"),
    )

    matter_id: int = Field(primary_key=True)
    draft_id: int = Field(primary_key=True)
    number: int = Field(primary_key=True, ge=1)
    """Counts up within the draft."""
    at: datetime = Field(sa_type=UtcDateTime)
    person: str = Field(min_length=1, max_length=200)
    made: list[list[str]] = Field(sa_type=JSON, nullable=False)
    """(code of the diagnostic, action, what was done in Chinese, in English) for each repair made at once."""
    edits: list[list[int | str]] = Field(sa_type=JSON, nullable=False)
    """(offset in the text as it was, words removed, words put in their place), in order: enough to take it back."""
    undone: datetime | None = Field(default=None, sa_type=UtcDateTime, nullable=True)
    undone_by: str | None = Field(default=None, max_length=200)


class Remark(SQLModel):
    """What a comment and an internal note have in common: the same columns, in two tables."""

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    id: str = Field(primary_key=True, max_length=10)
    entered: int = Field(ge=1)
    """Counts up over the whole store: the order in which comments were made, whatever the clocks said."""
    draft_id: int
    article: str = Field(default="", max_length=300)
    number: str = Field(default="", max_length=50)
    label: str = Field(default="", sa_type=Text)
    quote_exact: str | None = Field(default=None, sa_type=Text)
    quote_before: str = Field(default="", sa_type=Text)
    quote_after: str = Field(default="", sa_type=Text)
    quote_start: int = Field(default=0, ge=0)
    body: str = Field(default="", sa_type=Text)
    rationale: str = Field(default="", sa_type=Text)
    proposal: str | None = Field(default=None, sa_type=Text)
    delete: bool = Field(default=False)
    type: CommentType = Field(sa_type=ChoiceText(CommentType))
    priority: Priority = Field(sa_type=ChoiceText(Priority))
    visibility: Visibility = Field(sa_type=ChoiceText(Visibility))
    status: Status = Field(sa_type=ChoiceText(Status))
    author: str = Field(min_length=1, max_length=200)
    created: datetime = Field(sa_type=UtcDateTime)
    updated: datetime = Field(sa_type=UtcDateTime)
    revision: int = Field(default=1, ge=1)
    also: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs=_EMPTY_LIST)
    """Further places: ``{"article", "number", "label", "quote": {"exact", "before", "after", "start"} | null}``."""
    new_article: bool = Field(default=False, sa_column_kwargs=_NO)
    authorities: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs=_EMPTY_LIST)
    topic: str = Field(default="", sa_type=Text, sa_column_kwargs=_EMPTY_TEXT)
    unit: str = Field(default="", sa_type=Text, sa_column_kwargs=_EMPTY_TEXT)
    body_other: str = Field(default="", sa_type=Text, sa_column_kwargs=_EMPTY_TEXT)
    rationale_other: str = Field(default="", sa_type=Text, sa_column_kwargs=_EMPTY_TEXT)
    proposal_other: str | None = Field(default=None, sa_type=Text)
    assigned: str = Field(default="", max_length=200, sa_column_kwargs=_EMPTY_TEXT)
    response: str = Field(default="", sa_type=Text, sa_column_kwargs=_EMPTY_TEXT)
    merged_into: str | None = Field(default=None, max_length=10)
    """Named without a foreign key: the other comment may lie in the other table."""
    sources: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs=_EMPTY_LIST)
    deleted: bool = Field(default=False, sa_column_kwargs=_NO)


def _remark_rules(table: str, visibility: str) -> tuple[CheckConstraint | ForeignKeyConstraint | Index, ...]:
    """Constraints and indexes of a table of remarks."""
    return (
        ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name=f"{table}_draft"
        ),
        CheckConstraint(visibility, name=f"{table}_visibility"),
        CheckConstraint(one_of("status", Status), name=f"{table}_status"),
        CheckConstraint(one_of("type", CommentType), name=f"{table}_type"),
        CheckConstraint(one_of("priority", Priority), name=f"{table}_priority"),
        CheckConstraint("revision >= 1", name=f"{table}_revision"),
        CheckConstraint("author <> ''", name=f"{table}_author"),
        CheckConstraint("length(id) = 10", name=f"{table}_id"),
        CheckConstraint('NOT ("delete" AND new_article)', name=f"{table}_proposes_one_thing"),
        CheckConstraint("merged_into IS NULL OR merged_into <> id", name=f"{table}_not_into_itself"),
        Index(f"{table}_by_id", "id"),
        Index(f"{table}_by_entered", "entered"),
        Index(f"{table}_by_place", "matter_id", "draft_id", "article", "deleted", "merged_into", "author", "status"),
        Index(f"{table}_by_status", "matter_id", "deleted", "merged_into", "visibility", "status"),
        Index(f"{table}_by_author", "matter_id", "author"),
        Index(f"{table}_by_assigned", "matter_id", "assigned"),
    )


class FurtherPlace(SQLModel):
    """Finds a comment by the further articles it is about. Made from the comment's ``also``, which alone counts."""

    matter_id: int = Field(primary_key=True)
    comment_id: str = Field(primary_key=True, max_length=10)
    article: str = Field(primary_key=True, max_length=300)
    draft_id: int


class CommentRow(Remark, table=True):
    """A comment for the team or for the submission. Its visibility can't be ``internal``."""

    __tablename__: ClassVar[str] = "comment"
    __table_args__ = _remark_rules("comment", "visibility IN ('team', 'submission')")


class InternalNoteRow(Remark, table=True):
    """An internal note. Its visibility can't be anything else."""

    __tablename__: ClassVar[str] = "internal_note"
    __table_args__ = _remark_rules("internal_note", "visibility = 'internal'")


class CommentPlaceRow(FurtherPlace, table=True):
    """A further article that a comment is about."""

    __tablename__: ClassVar[str] = "comment_place"
    __table_args__ = (
        ForeignKeyConstraint(["matter_id", "comment_id"], ["comment.matter_id", "comment.id"], name="comment_place_of"),
        Index("comment_place_by_article", "matter_id", "draft_id", "article"),
    )


class InternalPlaceRow(FurtherPlace, table=True):
    """A further article that an internal note is about."""

    __tablename__: ClassVar[str] = "internal_place"
    __table_args__ = (
        ForeignKeyConstraint(
            ["matter_id", "comment_id"], ["internal_note.matter_id", "internal_note.id"], name="internal_place_of"
        ),
        Index("internal_place_by_article", "matter_id", "draft_id", "article"),
    )


class Answer(SQLModel):
    """What replies to comments and to internal notes have in common."""

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    id: str = Field(primary_key=True, max_length=10)
    comment_id: str = Field(max_length=10)
    entered: int = Field(ge=1)
    text: str = Field(sa_type=Text)
    person: str = Field(min_length=1, max_length=200)
    created: datetime = Field(sa_type=UtcDateTime)
    withdrawn: bool = Field(default=False)
    """Set when the writer undoes the reply; the words stay in the history."""


class ReplyRow(Answer, table=True):
    """A reply to a comment."""

    __tablename__: ClassVar[str] = "reply"
    __table_args__ = (
        ForeignKeyConstraint(["matter_id", "comment_id"], ["comment.matter_id", "comment.id"], name="reply_comment"),
        CheckConstraint("text <> ''", name="reply_text"),
        Index("reply_by_comment", "matter_id", "comment_id", "entered"),
    )


class InternalReplyRow(Answer, table=True):
    """A reply to an internal note. It stays here when the note becomes a comment, so nothing ties it to either table.

    ``moved`` marks one that was written to a comment before that became internal; it goes back with the comment.
    """

    __tablename__: ClassVar[str] = "internal_reply"
    __table_args__ = (
        CheckConstraint("text <> ''", name="internal_reply_text"),
        Index("internal_reply_by_comment", "matter_id", "comment_id", "entered"),
    )

    moved: bool = Field(default=False)


class Happening(SQLModel):
    """What the histories of comments and of internal notes have in common. Rows are added, never altered."""

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    id: str = Field(primary_key=True, max_length=16)
    comment_id: str = Field(max_length=10)
    entered: int = Field(ge=1)
    revision: int = Field(ge=1)
    at: datetime = Field(sa_type=UtcDateTime)
    person: str = Field(min_length=1, max_length=200)
    action: str = Field(max_length=20)
    changes: list[list[str | None]] = Field(sa_type=JSON)
    """(field, before, after) for each field that changed, or the id and words of a reply."""
    undoes: str | None = Field(default=None, max_length=16)
    """The event that this one takes back."""
    batch: str | None = Field(default=None, max_length=16)
    """The same for all events of one action, such as merging several comments; they are undone together."""


def _happening_rules(table: str) -> tuple[CheckConstraint | Index, ...]:
    return (
        CheckConstraint(
            "action IN ('created', 'edited', 'replied', 'undone', 'redone', 'deleted', 'restored', 'merged')",
            name=f"{table}_action",
        ),
        CheckConstraint("person <> ''", name=f"{table}_person"),
        Index(f"{table}_by_comment", "matter_id", "comment_id", "entered"),
        Index(f"{table}_by_person", "person", "entered"),
        Index(f"{table}_by_entered", "entered"),
        Index(f"{table}_by_batch", "matter_id", "batch"),
    )


class EventRow(Happening, table=True):
    """What happened to a comment while it was open to the team."""

    __tablename__: ClassVar[str] = "event"
    __table_args__ = _happening_rules("event")


class InternalEventRow(Happening, table=True):
    """What happened to an internal note, or at the moment a comment became one or ceased to be one.

    ``moved`` marks an event from before a comment became internal; it goes back with the comment.
    """

    __tablename__: ClassVar[str] = "internal_event"
    __table_args__ = _happening_rules("internal_event")

    moved: bool = Field(default=False)


class Handed(SQLModel):
    """An event as bundles carry it. What it says is in ``comments.bundle``; rows are added, never altered."""

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    id: str = Field(primary_key=True, max_length=64)
    comment_id: str = Field(default="", max_length=10)
    """The comment it belongs to; empty for a matter's facts, drafts, people and marks."""
    body: str = Field(sa_type=Text)
    """The event's canonical JSON, of which the id is the SHA-256."""


class BundleEventRow(Handed, table=True):
    """An event that a bundle may carry out of the building."""

    __tablename__: ClassVar[str] = "bundle_event"
    __table_args__ = (
        CheckConstraint("length(id) = 64", name="bundle_event_id"),
        Index("bundle_event_by_comment", "matter_id", "comment_id"),
    )


class InternalBundleEventRow(Handed, table=True):
    """An event of an internal note, or from the time when a comment was one.

    ``moved`` marks one from before its comment became internal; it goes back with the comment.
    """

    __tablename__: ClassVar[str] = "internal_bundle_event"
    __table_args__ = (
        CheckConstraint("length(id) = 64", name="internal_bundle_event_id"),
        Index("internal_bundle_event_by_comment", "matter_id", "comment_id"),
    )

    moved: bool = Field(default=False)


class BundleConflictRow(SQLModel, table=True):
    """A field on which two bundles disagreed when they met. Says where to look; the values are in the events."""

    __tablename__: ClassVar[str] = "bundle_conflict"

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    kind: str = Field(primary_key=True, max_length=20)
    entity: str = Field(primary_key=True, max_length=1000)
    field: str = Field(primary_key=True, max_length=50)


class Searched(SQLModel):
    """Finds a stretch of text by its words. Made from drafts and comments, which alone count; never altered, only replaced.

    The words are tokens of ``comments.search``: in SQLite in a table of the full-text index, on a server in a column.
    """

    number: int | None = Field(default=None, primary_key=True)
    """Never given twice, so that the index may keep words of entries that are gone."""
    matter_id: int = Field(foreign_key="matter.id")
    draft_id: int
    comment_id: str = Field(default="", max_length=10)
    """The comment whose words they are, or that they answer; empty for a draft's."""
    reply_id: str = Field(default="", max_length=10)
    """The reply whose words they are; empty for a comment's own."""
    article: str = Field(default="", max_length=300)
    """The key of the article that the comment is about."""
    start: int = Field(default=0)
    """Offset of the stretch in the draft's text, or of the comment's quote in its article."""
    length: int = Field(default=0)
    """Characters of the draft's text."""


class SearchRow(Searched, table=True):
    """A paragraph of a draft, a comment, or a reply to one."""

    __tablename__: ClassVar[str] = "search_entry"
    __table_args__ = (
        Index("search_entry_by_comment", "matter_id", "comment_id"),
        Index("search_entry_by_draft", "matter_id", "draft_id", "comment_id"),
        {"sqlite_autoincrement": True},
    )


class InternalSearchRow(Searched, table=True):
    """An internal note."""

    __tablename__: ClassVar[str] = "internal_search_entry"
    __table_args__ = (
        Index("internal_search_entry_by_comment", "matter_id", "comment_id"),
        {"sqlite_autoincrement": True},
    )


class SearchStateRow(SQLModel, table=True):
    """Which version of tokens the index is made of. Where there is none, it is made by the next search."""

    __tablename__: ClassVar[str] = "search_state"

    version: int = Field(primary_key=True)


class UnsavedRow(SQLModel, table=True):
    """Text being typed, one person's own."""

    __tablename__: ClassVar[str] = "unsaved"
    __table_args__ = (
        CheckConstraint("person <> ''", name="unsaved_person"),
        CheckConstraint(one_of("visibility", Visibility), name="unsaved_visibility"),
        CheckConstraint(one_of("type", CommentType), name="unsaved_type"),
        CheckConstraint(one_of("priority", Priority), name="unsaved_priority"),
        Index("unsaved_by_person", "person", "kept"),
    )

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    id: str = Field(primary_key=True, max_length=10)
    person: str = Field(min_length=1, max_length=200)
    draft: str = Field(default="", max_length=200)
    article: str = Field(default="", max_length=300)
    number: str = Field(default="", max_length=50)
    label: str = Field(default="", sa_type=Text)
    quote_exact: str | None = Field(default=None, sa_type=Text)
    quote_before: str = Field(default="", sa_type=Text)
    quote_after: str = Field(default="", sa_type=Text)
    quote_start: int = Field(default=0, ge=0)
    comment_id: str | None = Field(default=None, max_length=10)
    revision: int | None = Field(default=None)
    body: str = Field(default="", sa_type=Text)
    rationale: str = Field(default="", sa_type=Text)
    proposal: str | None = Field(default=None, sa_type=Text)
    delete: bool = Field(default=False)
    type: CommentType = Field(sa_type=ChoiceText(CommentType))
    priority: Priority = Field(sa_type=ChoiceText(Priority))
    visibility: Visibility = Field(sa_type=ChoiceText(Visibility))
    kept: datetime = Field(sa_type=UtcDateTime)
    authorities: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs=_EMPTY_LIST)
    topic: str = Field(default="", sa_type=Text, sa_column_kwargs=_EMPTY_TEXT)
    unit: str = Field(default="", sa_type=Text, sa_column_kwargs=_EMPTY_TEXT)
    body_other: str = Field(default="", sa_type=Text, sa_column_kwargs=_EMPTY_TEXT)
    rationale_other: str = Field(default="", sa_type=Text, sa_column_kwargs=_EMPTY_TEXT)
    proposal_other: str | None = Field(default=None, sa_type=Text)


class PinRow(SQLModel, table=True):
    """A person's correction of the alignment of two drafts. Taken back, it stays, with who took it back."""

    __tablename__: ClassVar[str] = "pin"
    __table_args__ = (
        ForeignKeyConstraint(
            ["matter_id", "old_draft_id"], ["draft_version.matter_id", "draft_version.id"], name="pin_old_draft"
        ),
        ForeignKeyConstraint(
            ["matter_id", "new_draft_id"], ["draft_version.matter_id", "draft_version.id"], name="pin_new_draft"
        ),
        CheckConstraint(one_of("action", PinAction), name="pin_action"),
        CheckConstraint("person <> ''", name="pin_person"),
        CheckConstraint("old_draft_id <> new_draft_id", name="pin_two_drafts"),
        CheckConstraint("number >= 1", name="pin_number"),
        Index("pin_by_drafts", "matter_id", "old_draft_id", "new_draft_id"),
    )

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    number: int = Field(primary_key=True)
    """Counts up within the matter; never given twice."""
    old_draft_id: int
    new_draft_id: int
    action: PinAction = Field(sa_type=ChoiceText(PinAction))
    old: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False)
    new: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False)
    person: str = Field(min_length=1, max_length=200)
    added: datetime = Field(sa_type=UtcDateTime)
    entered: int = Field(ge=1)
    """The order in which corrections were made and taken back, within the matter."""
    removed: datetime | None = Field(default=None, sa_type=UtcDateTime)
    removed_by: str | None = Field(default=None, max_length=200)
    removed_entered: int | None = Field(default=None)


class ReferenceLawRow(SQLModel, table=True):
    """A higher or sister law that drafts are held against, loaded from a file of the user's own. Belongs to no matter."""

    __tablename__: ClassVar[str] = "reference_law"
    __table_args__ = (
        CheckConstraint("name <> ''", name="reference_law_name"),
        CheckConstraint("length(sha256) = 64", name="reference_law_sha256"),
        CheckConstraint("added_by <> ''", name="reference_law_added_by"),
    )

    name: str = Field(primary_key=True, max_length=200)
    title: str = Field(sa_type=Text)
    language: str = Field(max_length=8)
    text: str = Field(sa_type=Text)
    format: str = Field(max_length=20)
    sha256: str = Field(max_length=64)
    source: str = Field(sa_type=Text)
    added: datetime = Field(sa_type=UtcDateTime)
    added_by: str = Field(max_length=200)


class CirculationRow(SQLModel, table=True):
    """A copy that went to colleagues: what was in it, so that what comes back can be told from it. Holds no internal note."""

    __tablename__: ClassVar[str] = "circulation"
    __table_args__ = (
        ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="circulation_draft"
        ),
        UniqueConstraint("matter_id", "token", name="circulation_token"),
        CheckConstraint("length(sha256) = 64", name="circulation_sha256"),
        CheckConstraint("number >= 1", name="circulation_number"),
        CheckConstraint("person <> ''", name="circulation_person"),
    )

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    number: int = Field(primary_key=True)
    """Counts up within the matter."""
    draft_id: int
    token: str = Field(max_length=20)
    sha256: str = Field(max_length=64)
    """Of the file."""
    name: str = Field(sa_type=Text)
    """Of the file, without folders."""
    at: datetime = Field(sa_type=UtcDateTime)
    person: str = Field(min_length=1, max_length=200)
    language: str = Field(max_length=8)
    text: str = Field(sa_type=Text)
    """The draft's text as it went out; it may have been repaired since."""
    articles: list[list[Any]] = Field(sa_type=JSON, nullable=False)
    """(key, where it begins in the text) for each."""
    said: list[list[Any]] = Field(sa_type=JSON, nullable=False)
    """(comment, reply, author, time, words, start, end) for each."""
    proposed: list[list[Any]] = Field(sa_type=JSON, nullable=False)
    """(comment, author, time, start, end, [[equal, delete or insert, words], …]) for each."""


class CollectedRow(SQLModel, table=True):
    """Something that was taken from a copy that came back: never taken again, whatever became of it since."""

    __tablename__: ClassVar[str] = "collected"
    __table_args__ = (
        CheckConstraint("length(digest) = 64", name="collected_digest"),
        Index("collected_by_comment", "matter_id", "comment_id"),
    )

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    digest: str = Field(primary_key=True, max_length=64)
    """Of what it says, by whom and where."""
    comment_id: str = Field(max_length=10)
    """The comment it became, or that it answers."""
    reply_id: str = Field(default="", max_length=10)
    source: str = Field(default="", sa_type=Text)
    """The name of the file."""
    at: datetime = Field(sa_type=UtcDateTime)
    person: str = Field(min_length=1, max_length=200)


class ExportedRow(SQLModel, table=True):
    """A submission that was written to a file: told from other files by its digest. Holds no internal note."""

    __tablename__: ClassVar[str] = "exported"
    __table_args__ = (
        ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="exported_draft"
        ),
        CheckConstraint("length(sha256) = 64", name="exported_sha256"),
        CheckConstraint("number >= 1", name="exported_number"),
        CheckConstraint("size >= 0", name="exported_size"),
        CheckConstraint("person <> ''", name="exported_person"),
    )

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    number: int = Field(primary_key=True)
    """Counts up within the matter."""
    draft_id: int
    at: datetime = Field(sa_type=UtcDateTime)
    person: str = Field(min_length=1, max_length=200)
    form: str = Field(sa_type=Text)
    file: str = Field(sa_type=Text)
    """Its name, without folders."""
    sha256: str = Field(max_length=64)
    size: int
    comments: list[dict[str, Any]] = Field(sa_type=JSON, nullable=False)
    """As those of a sending."""
    deadline: date | None = Field(default=None, sa_type=Date)
    """The matter's when this was recorded."""


class SendingNoteRow(SQLModel, table=True):
    """Something said of a sending afterwards: a receipt that came, or that it was recorded by mistake."""

    __tablename__: ClassVar[str] = "sending_note"
    __table_args__ = (
        ForeignKeyConstraint(["matter_id", "sending"], ["sending.matter_id", "sending.number"], name="sending_note_of"),
        CheckConstraint("number >= 1", name="sending_note_number"),
        CheckConstraint("kind IN ('receipt', 'void')", name="sending_note_kind"),
        CheckConstraint("person <> ''", name="sending_note_person"),
    )

    matter_id: int = Field(primary_key=True)
    sending: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    """Counts up within the sending."""
    kind: str = Field(max_length=20)
    words: str = Field(sa_type=Text)
    file: str = Field(sa_type=Text)
    """The receipt's file, without folders; empty where there is none."""
    sha256: str = Field(max_length=64)
    """Of that file; empty where there is none."""
    at: datetime = Field(sa_type=UtcDateTime)
    person: str = Field(min_length=1, max_length=200)


class SendingRow(SQLModel, table=True):
    """A file that went to the regulator: which, when, how, and what the comments in it said. Holds no internal note."""

    __tablename__: ClassVar[str] = "sending"
    __table_args__ = (
        ForeignKeyConstraint(
            ["matter_id", "draft_id"], ["draft_version.matter_id", "draft_version.id"], name="sending_draft"
        ),
        CheckConstraint("length(sha256) = 64", name="sending_sha256"),
        CheckConstraint("number >= 1", name="sending_number"),
        CheckConstraint("size >= 0", name="sending_size"),
        CheckConstraint("channel <> ''", name="sending_channel"),
        CheckConstraint("person <> ''", name="sending_person"),
    )

    matter_id: int = Field(primary_key=True, foreign_key="matter.id")
    number: int = Field(primary_key=True)
    """Counts up within the matter."""
    draft_id: int
    file: str = Field(sa_type=Text)
    """Its name, without folders."""
    sha256: str = Field(max_length=64)
    size: int
    channel: str = Field(min_length=1, max_length=200)
    receipt: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=UtcDateTime)
    """When it was sent, as the person said."""
    recorded: datetime = Field(sa_type=UtcDateTime)
    person: str = Field(min_length=1, max_length=200)
    comments: list[dict[str, Any]] = Field(sa_type=JSON, nullable=False)
    """``{"id", "revision", "label", "words": {field: text}}`` for each comment, as it was then."""
    origin: str = Field(default="", max_length=20, sa_column_kwargs=_EMPTY_TEXT)
    """``export``, ``changed`` or ``elsewhere``; empty where nobody looked."""
    deadline: date | None = Field(default=None, sa_type=Date)
    """The matter's when this was recorded."""


def tables() -> list[Table]:
    """The store's tables, each after those it points to."""
    names = {row.__tablename__ for row in _ROWS}
    return [table for table in SQLModel.metadata.sorted_tables if table.name in names]


_ROWS = (
    MatterRow,
    MatterEventRow,
    ReferenceLawRow,
    PersonRow,
    DraftVersionRow,
    OriginalRow,
    ReadMarkRow,
    DraftRepairRow,
    CommentRow,
    InternalNoteRow,
    CommentPlaceRow,
    InternalPlaceRow,
    ReplyRow,
    InternalReplyRow,
    EventRow,
    InternalEventRow,
    BundleEventRow,
    InternalBundleEventRow,
    BundleConflictRow,
    SearchRow,
    InternalSearchRow,
    SearchStateRow,
    UnsavedRow,
    PinRow,
    CirculationRow,
    CollectedRow,
    SendingRow,
    ExportedRow,
    SendingNoteRow,
)


def word_tables() -> tuple[str, ...]:
    """SQLite's full-text index: the words alone, by the numbers of the entries."""
    return tuple(
        f"CREATE VIRTUAL TABLE {name} USING fts5(tokens, content='', tokenize='ascii')"
        for name in ("search_words", "internal_search_words")
    )


def triggers() -> tuple[str, ...]:
    """SQLite's way to keep the history: an event can only go after its copy stands in the other table of history."""
    made = []
    for table, other in (("event", "internal_event"), ("internal_event", "event")):
        made.append(f"""
        CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table}
        WHEN NOT EXISTS (SELECT 1 FROM {other} AS other WHERE other.matter_id = OLD.matter_id AND other.id = OLD.id)
        BEGIN SELECT RAISE(ABORT, 'history is kept'); END""")  # noqa: S608  # the names stand in the line above
        made.append(f"""
        CREATE TRIGGER {table}_is_final BEFORE UPDATE ON {table}
        BEGIN SELECT RAISE(ABORT, 'history is kept'); END""")
    return tuple(made)
