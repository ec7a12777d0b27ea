"""The order of a matter's drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

_Row = TypeVar("_Row")


def oldest_first(imported: Iterable[_Row], dated: Callable[[_Row], date | None]) -> list[_Row]:
    """Drafts, given in the order they were imported: by date where every one has one, else in that order."""
    rows = list(imported)
    if all(dated(row) is not None for row in rows):
        rows.sort(key=lambda row: dated(row) or date.min)
    return rows
