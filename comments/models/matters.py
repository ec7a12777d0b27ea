"""Matters, the people on them, what happened to their facts, and the laws that drafts are held against."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, Date, Text
from sqlmodel import Field, SQLModel

from comments.columns import EMPTY_LIST, EMPTY_TEXT, NO, ChoiceText, UtcDateTime, one_of
from comments.records import Role, Stage


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
    four_eyes: bool = Field(default=False, sa_column_kwargs=NO)
    topics: list[str] = Field(default_factory=list, sa_type=JSON, nullable=False, sa_column_kwargs=EMPTY_LIST)
    owner: str = Field(default="", max_length=200, sa_column_kwargs=EMPTY_TEXT)
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
