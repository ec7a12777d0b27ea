"""A Word file's body with its revisions and comments, as data: who put in or took out which words, who said what of which.

The words come as stretches in the file's order, deleted ones among them; every position is an offset into all of these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Mark:
    """A revision: whose, and when by that person's clock."""

    author: str
    at: datetime | None
    """To the minute, as the file says it, without a time zone; None where the file gives no date that can be read."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one fate. A line feed is a paragraph's mark or a break of line."""

    text: str
    inserted: Mark | None = None
    deleted: Mark | None = None


@dataclass(frozen=True, slots=True)
class WordComment:
    """A comment of a Word file."""

    author: str
    at: datetime | None
    text: str
    start: int
    """Offset into all the words; -1 where the text has no place for it."""
    end: int
    resolved: bool
    parent: int | None
    """The index of the comment it answers, where the file says so."""


@dataclass(frozen=True)
class Marked:
    """The body of a Word file."""

    stretches: tuple[Stretch, ...]
    comments: tuple[WordComment, ...]
    bookmarks: Mapping[str, int]
    """Where each begins."""
    looks_changed: int
    """How many changes of format are tracked. They are counted and otherwise passed over."""

    @cached_property
    def original(self) -> str:
        """The text with every revision rejected."""
        return "".join(s.text for s in self.stretches if s.inserted is None)

    @cached_property
    def accepted(self) -> str:
        """The text with every revision accepted."""
        return "".join(s.text for s in self.stretches if s.deleted is None)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each stretch begins among all the words, and behind the last where they end."""
        found = [0]
        for stretch in self.stretches:
            found.append(found[-1] + len(stretch.text))
        return tuple(found)

    def original_offset(self, position: int) -> int:
        """Where a position among all the words lies in `original`."""
        index = min(max(0, bisect_right(self.starts, position) - 1), len(self.stretches) - 1)
        if index < 0:
            return 0
        stretch = self.stretches[index]
        inside = 0 if stretch.inserted is not None else min(position - self.starts[index], len(stretch.text))
        return self._original_starts[index] + inside

    def words(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches between two positions, the first and last cut to them."""
        index = max(0, bisect_right(self.starts, start) - 1)
        while index < len(self.stretches) and self.starts[index] < end:
            stretch, begin = self.stretches[index], self.starts[index]
            text = stretch.text[max(0, start - begin) : end - begin]
            if text:
                yield Stretch(text, stretch.inserted, stretch.deleted)
            index += 1

    @cached_property
    def _original_starts(self) -> tuple[int, ...]:
        """Where each stretch begins in `original`, and where that ends."""
        found = [0]
        for stretch in self.stretches:
            found.append(found[-1] + (len(stretch.text) if stretch.inserted is None else 0))
        return tuple(found)
