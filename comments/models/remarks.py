"""Comments and internal notes, the further places they are about, the replies to them, and text being typed.

Internal notes and the replies to them have tables of their own: what leaves the building is built from ``comment`` alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, Index, Text
from sqlmodel import Field, SQLModel

from comments.columns import EMPTY_LIST, EMPTY_TEXT, NO, ChoiceText, UtcDateTime, one_of
from comments.records import CommentType, Priority, Status, Visibility


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
    also: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs=EMPTY_LIST)
    """Further places: ``{"article", "number", "label", "quote": {"exact", "before", "after", "start"} | null}``."""
    new_article: bool = Field(default=False, sa_column_kwargs=NO)
    authorities: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs=EMPTY_LIST)
    topic: str = Field(default="", sa_type=Text, sa_column_kwargs=EMPTY_TEXT)
    unit: str = Field(default="", sa_type=Text, sa_column_kwargs=EMPTY_TEXT)
    body_other: str = Field(default="", sa_type=Text, sa_column_kwargs=EMPTY_TEXT)
    rationale_other: str = Field(default="", sa_type=Text, sa_column_kwargs=EMPTY_TEXT)
    proposal_other: str | None = Field(default=None, sa_type=Text)
    assigned: str = Field(default="", max_length=200, sa_column_kwargs=EMPTY_TEXT)
    response: str = Field(default="", sa_type=Text, sa_column_kwargs=EMPTY_TEXT)
    merged_into: str | None = Field(default=None, max_length=10)
    """Named without a foreign key: the other comment may lie in the other table."""
    sources: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs=EMPTY_LIST)
    deleted: bool = Field(default=False, sa_column_kwargs=NO)
    outcomes: list[dict[str, Any]] = Field(
        default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs=EMPTY_LIST
    )
    """``{"draft", "verdict", "by", "person", "sure", "at"}`` for each later draft it was judged against, by label."""


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
    authorities: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs=EMPTY_LIST)
    topic: str = Field(default="", sa_type=Text, sa_column_kwargs=EMPTY_TEXT)
    unit: str = Field(default="", sa_type=Text, sa_column_kwargs=EMPTY_TEXT)
    body_other: str = Field(default="", sa_type=Text, sa_column_kwargs=EMPTY_TEXT)
    rationale_other: str = Field(default="", sa_type=Text, sa_column_kwargs=EMPTY_TEXT)
    proposal_other: str | None = Field(default=None, sa_type=Text)
