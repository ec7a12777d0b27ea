"""The passages of a partial row: what left an article that lives on elsewhere, and where it came to stand."""

from __future__ import annotations

from typing import NamedTuple

from drafts.comparison import Change, Comparison, Row
from drafts.diff import diff
from drafts.model import Span


class Passage(NamedTuple):
    """A paragraph or item that went from one article into another."""

    old: str
    """The key of the paragraph or item that it was."""
    new: str
    """The key of the one that it became."""
    old_span: Span
    """Where it stands in the old article's body, without the space around it."""
    new_span: Span
    """Where it stands in the new article's body."""
    changes: tuple[Change, ...]
    """What changed in its words on the way."""


def passages_of(comparison: Comparison, row: Row) -> tuple[Passage, ...]:
    """The passages of a partial row, in the new draft's order; none of any other row."""
    found: list[Passage] = []
    for part in row.parts if row.partial else ():
        if part.old and part.new and part.old_span and part.new_span:
            old, new = _trimmed(row.old_text, part.old_span), _trimmed(row.new_text, part.new_span)
            changes = diff(
                row.old_text[old.start : old.end], row.new_text[new.start : new.end], comparison.new.language
            )
            found.append(Passage(part.old, part.new, old, new, changes))
    return tuple(found)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
