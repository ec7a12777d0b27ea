"""What a search finds: plain records for whoever shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from comments.records import Comment
from comments.search import words
from comments.search.words import Term

Scope = Literal["all", "drafts", "comments"]
"""Where to look."""

_AROUND = 24
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around what was found."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """Where in ``text`` the terms stand."""
    start: int
    """Offset of ``text`` in what it is taken from."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A paragraph of a draft in which all terms stand."""

    matter: str
    """The slug."""
    draft: str
    """The label."""
    start: int
    """Offset of the paragraph in the draft's text."""
    text: str


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A comment in which all terms stand, by where it is; its words are fetched when it is shown."""

    matter: str
    draft: str
    article: str
    comment: str
    start: int
    """Of its quote, within the article."""
    internal: bool
    """Whether the words found are the firm's own: an internal note's, or a reply from when the comment was one."""


@dataclass(frozen=True, slots=True)
class Found:
    """Everything in which all terms stand, or the oldest of it where it is too much."""

    lines: tuple[FoundLine, ...]
    comments: tuple[FoundPlace, ...]
    more: bool
    """Whether there is more than was looked at."""


@dataclass(frozen=True, slots=True)
class FoundWords:
    """A comment with the part of it that is shown."""

    comment: Comment
    field: str
    """Which of its fields: ``body``, ``rationale``, ``quote`` …; ``reply`` for an answer to it."""
    snippet: Snippet
    person: str
    """Whose words they are."""
    internal: bool
    """As of its place."""


def snippet(text: str, wanted: Sequence[Term]) -> Snippet:
    """The part of a text around the first of the terms, in which marks are set."""
    spans = words.spans(words.fold(text), wanted)
    first = spans[0][0] if spans else 0
    start = max(0, first - _AROUND) if len(text) > _LONGEST else 0
    end = min(len(text), start + _LONGEST)
    marks = tuple((begin - start, min(stop, end) - start) for begin, stop in spans if start <= begin < end)
    return Snippet(text[start:end], marks, start)
