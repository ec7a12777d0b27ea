"""Kinds of column that SQLite and PostgreSQL keep alike: moments in UTC, choices as their text, and what is there by default."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from sqlalchemy import DateTime, Dialect, String, TypeDecorator, false

EMPTY_TEXT = {"server_default": ""}
EMPTY_LIST = {"server_default": "[]"}
NO = {"server_default": false()}
"""Defaults of the database too: rows written before a column was added hold them."""

_Choice = TypeVar("_Choice", bound=StrEnum)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC and given back with its zone. SQLite drops zones; PostgreSQL keeps them."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC; a moment without a zone is a mistake of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ChoiceText(TypeDecorator[_Choice], Generic[_Choice]):
    """One of a StrEnum's values, kept as its text: readable in the file, and a new value needs no new type."""

    impl = String(20)
    cache_ok = True

    def __init__(self, choices: type[_Choice]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: _Choice | None, dialect: Dialect) -> str | None:
        """The value's text."""
        return None if value is None else self.choices(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> _Choice | None:
        """The text's value."""
        return None if value is None else self.choices(value)


def one_of(column: str, choices: type[StrEnum]) -> str:
    """The SQL condition that a column holds one of these values."""
    return f"{column} IN ({', '.join(repr(choice.value) for choice in choices)})"
