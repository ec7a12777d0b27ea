"""What happened to comments and internal notes, as the store tells it and as bundles carry it. Rows are added, never altered."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import JSON, CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from comments.columns import UtcDateTime


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
    """An event of an internal note or from the time when a comment was one, or one that gives the matter's notes.

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
