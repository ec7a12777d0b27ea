"""Drafts, their originals and repairs, who has read what of them, and corrections of their alignment."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKeyConstraint, Index, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from comments.columns import ChoiceText, UtcDateTime, one_of
from drafts.aligning.pins import PinAction


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
