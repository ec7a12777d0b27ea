"""What merging did, and on what people disagree: plain records for whoever shows them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comments.bundle.events import OUTCOME
from comments.bundle.fold import Conflict


@dataclass(frozen=True, slots=True)
class Side:
    """One of several values that people gave a field without knowing of each other."""

    event: str
    """The id of the event that gave it."""
    person: str
    at: str
    """ISO 8601, by the person's own clock."""
    value: Any
    """JSON."""

    @property
    def text(self) -> str:
        """The value as one text."""
        return shown(self.value)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field with several values; the first is shown meanwhile."""

    kind: str
    """``comment``, ``matter``, ``draft``, ``person``, ``pin`` …"""
    entity: str
    """A comment by its id, a draft by label and digest."""
    field: str
    sides: tuple[Side, ...]
    comment: str = ""
    """The comment, by id, where it is on one or on its outcome in a draft."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a bundle brought."""

    matter: str
    """The slug."""
    new: tuple[str, ...]
    """Ids of comments that weren't here."""
    updated: tuple[str, ...]
    """Ids of comments that are different now."""
    unchanged: int
    """Comments of the bundle that stay as they were."""
    replies: int
    """Replies that weren't here."""
    drafts: tuple[str, ...]
    """Labels of drafts that weren't here."""
    events: int
    """Happenings that weren't known here."""
    conflicts: tuple[Disagreement, ...]
    """All that stand in the matter now."""
    internal: bool
    """Whether the bundle held internal notes."""
    dry_run: bool = False
    """Whether nothing was written."""


@dataclass(frozen=True, slots=True)
class PackReport:
    """What went into a bundle."""

    matter: str
    comments: int
    drafts: int
    events: int
    internal: int
    """Internal notes in it."""
    left_out: int
    """Internal notes that stayed here."""
    notes: bool | None = None
    """Whether the matter's own notes went along; None where it has none."""
    former: Path | None = None
    """Where another file of the name is kept."""


def disagreement(conflict: Conflict) -> Disagreement:
    """A conflict as a record."""
    sides = tuple(Side(head.id, head.person, head.at, head.sets[conflict.field]) for head in conflict.heads)
    kind, entity = conflict.key
    return Disagreement(kind, entity, conflict.field, sides, conflict.comment if kind in ("comment", OUTCOME) else "")


def shown(value: object) -> str:
    """A JSON value as a text for people: texts as they are, lists with ``、``, the rest by its parts."""
    if value is None or value == "":
        return "—"
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "✓" if value else "—"
    if isinstance(value, list):
        return "、".join(shown(each) for each in value) or "—"
    if isinstance(value, dict):
        return (
            "; ".join(f"{name}: {shown(each)}" for name, each in value.items() if each not in (None, "", [], False))
            or "—"
        )
    return json.dumps(value)
