"""What went out: copies to colleagues and what came back with them, submissions written and sent. Holds no internal note."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from comments.columns import EMPTY_TEXT, UtcDateTime


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
    origin: str = Field(default="", max_length=20, sa_column_kwargs=EMPTY_TEXT)
    """``export``, ``changed`` or ``elsewhere``; empty where nobody looked."""
    deadline: date | None = Field(default=None, sa_type=Date)
    """The matter's when this was recorded."""


class SendingNoteRow(SQLModel, table=True):
    """Something said of a sending afterwards: a receipt that came, that it was recorded by mistake, or counts after all."""

    __tablename__: ClassVar[str] = "sending_note"
    __table_args__ = (
        ForeignKeyConstraint(["matter_id", "sending"], ["sending.matter_id", "sending.number"], name="sending_note_of"),
        CheckConstraint("number >= 1", name="sending_note_number"),
        CheckConstraint("kind IN ('receipt', 'void', 'counts')", name="sending_note_kind"),
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
