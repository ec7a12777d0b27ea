"""The index of words. Made from drafts and comments, which alone count."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


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


def word_tables() -> tuple[str, ...]:
    """SQLite's full-text index: the words alone, by the numbers of the entries."""
    return tuple(
        f"CREATE VIRTUAL TABLE {name} USING fts5(tokens, content='', tokenize='ascii')"
        for name in ("search_words", "internal_search_words")
    )
