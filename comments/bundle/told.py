"""What a bundle says of each comment, in a few words, for somebody who is about to take it in. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comments.bundle.archive import Bundle
from comments.bundle.fold import fold, values


@dataclass(frozen=True, slots=True)
class ToldComment:
    """A comment as the bundle has it."""

    id: str
    author: str
    label: str
    """Its article's; empty for the draft as a whole."""
    text: str
    """Its own words, else those it proposes, else its reasons; empty for a deletion."""
    internal: bool


def told(bundle: Bundle) -> Mapping[str, ToldComment]:
    """Every comment that a bundle speaks of, by id; what it doesn't say of one is empty."""
    found: dict[str, ToldComment] = {}
    for (kind, entity), fields in fold(bundle.events.values()).items():
        if kind == "comment":
            given = values(fields)
            place, proposal, made = (_parts(given.get(name)) for name in ("place", "proposal", "made"))
            words = (given.get("body"), proposal.get("words"), given.get("rationale"))
            found[entity] = ToldComment(
                entity,
                str(made.get("author") or ""),
                str(place.get("label") or ""),
                next((str(text) for text in words if text), ""),
                given.get("visibility") == "internal",
            )
    return found


def _parts(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
