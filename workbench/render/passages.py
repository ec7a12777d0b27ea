"""Where in its article each run of a row's changes stands, by paragraph and item: 第二款, （三）."""

from __future__ import annotations

from comments.places import place_of
from drafts.comparison import Comparison, Op, Row, joined_spans
from drafts.model import Draft, Span


def passage_names(comparison: Comparison, row: Row, language: str) -> list[str]:
    """For each of the row's changes the paragraph or item it begins in; of a deletion, that of the old draft."""
    found: list[str] = []
    old_at = new_at = 0
    old, new = joined_spans(comparison.old, row.old), joined_spans(comparison.new, row.new)
    for op, text in row.changes:
        if op is Op.DELETE:
            found.append(passage_name(comparison.old, row.old, old, old_at, text, language))
        else:
            found.append(passage_name(comparison.new, row.new, new, new_at, text, language))
        old_at += len(text) if op is not Op.INSERT else 0
        new_at += len(text) if op is not Op.DELETE else 0
    return found


def passage_name(
    draft: Draft, keys: tuple[str, ...], spans: tuple[tuple[int, Span], ...], at: int, text: str, language: str
) -> str:
    """The citation of the innermost paragraph or item around a run that begins at ``at`` of a row's text."""
    at += len(text) - len(text.lstrip())
    for key, (start, span) in zip(reversed(keys), reversed(spans), strict=True):
        if start <= at:
            offset = min(span.start + at - start, max(span.start, span.end - 1))
            return place_of(draft, draft.by_key[key], Span(offset, offset + 1)).citation(language)
    return ""
