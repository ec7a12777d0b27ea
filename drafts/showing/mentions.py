"""A reference that needs a look, as pages tell it: its words among those around them, and what it meant and means."""

from __future__ import annotations

from drafts.comparison import Comparison, ReferenceCheck
from drafts.model import Draft

_SURROUNDINGS = 20
"""Characters shown on either side of a mention."""
_NOTHING = "∅"


def among(new: Draft, check: ReferenceCheck) -> tuple[str, str, str]:
    """The words before a mention, the mention, and the words after it."""
    if check.span is None:
        return "", check.text, ""
    body, (start, end) = new.by_key[check.article].body, (check.span.start, check.span.end)
    low, high = max(body.start, start - _SURROUNDINGS), min(body.end, end + _SURROUNDINGS)
    while low < start and _is_cut(new.text, low):
        low += 1
    while high > end and _is_cut(new.text, high):
        high -= 1
    before, after = new.text[low:start].replace("\n", " "), new.text[end:high].replace("\n", " ")
    return ("…" if low > body.start else "") + before, check.text, after + ("…" if high < body.end else "")


def _is_cut(text: str, at: int) -> bool:
    """Whether a place lies within a word in Latin letters."""
    sides = text[at - 1 : at + 1]
    return len(sides) == 2 and sides.isascii() and sides.isalnum()


def meanings(comparison: Comparison, check: ReferenceCheck) -> tuple[str, str]:
    """The article that a mention meant in the old draft, and the one it means now; ∅ for none."""
    return _named(comparison.old, check.target_old), _named(comparison.new, check.target_new)


def _named(draft: Draft, key: str | None) -> str:
    provision = draft.by_key.get(key or "")
    return (provision.label or provision.number) if provision is not None else _NOTHING
