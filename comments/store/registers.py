"""What bundles call the fields of a record. Columns that only make sense together are one field, so that merging never mixes
one person's place with another's quote, or one's proposed words with another's deletion.

Drafts go by a key made of label and file, since two stores may give one label to different files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from comments.bundle.shapes import moment
from comments.models import DraftRepairRow, DraftVersionRow, MatterRow, PinRow, Remark
from comments.store import fields

PLACE, PROPOSAL, MADE = "place", "proposal", "made"

_OF_TOLD = {
    **dict.fromkeys(
        ("draft", "article", "number", "label", "quote", "quote_before", "quote_after", "quote_start", "also"), PLACE
    ),
    **dict.fromkeys(("proposal", "delete", "new_article"), PROPOSAL),
}
SIMPLE = (
    "body",
    "rationale",
    "type",
    "priority",
    "visibility",
    "status",
    "authorities",
    "topic",
    "unit",
    "body_other",
    "rationale_other",
    "proposal_other",
    "assigned",
    "response",
    "merged_into",
    "sources",
    "deleted",
)
"""Fields of a comment that are one column each."""

COMMENT_FIELDS = frozenset({PLACE, PROPOSAL, MADE, *SIMPLE})


def field_of(told: str) -> str | None:
    """The field of a bundle that a field of the history belongs to; None for one that is unknown."""
    return _OF_TOLD.get(told, told if told in SIMPLE else None)


def of_told(told: Mapping[str, str | None], draft: str) -> dict[str, Any]:
    """The fields of a comment from the texts that its history tells; ``draft`` is the draft's key."""
    values = fields.untold({name: text for name, text in told.items() if name != "draft"})
    quote = values["quote_exact"]
    return {
        PLACE: {
            "draft": draft,
            "article": values["article"],
            "number": values["number"],
            "label": values["label"],
            "quote": None
            if quote is None
            else {
                "exact": quote,
                "before": values["quote_before"],
                "after": values["quote_after"],
                "start": values["quote_start"],
            },
            "also": values["also"],
        },
        PROPOSAL: {
            "words": values["proposal"],
            "delete": values["delete"],
            "new_article": values["new_article"],
        },
        **{name: values[name] for name in SIMPLE},
    }


def made_of_row(row: Remark) -> dict[str, Any]:
    """The field that says by whom and when a comment was made."""
    return {MADE: {"author": row.author, "created": row.created.isoformat()}}


def columns(values: Mapping[str, Any], draft: int) -> dict[str, Any]:
    """The columns of a comment with these fields. Raises KeyError, TypeError or ValueError where they make no sense."""
    place, proposal, made = values[PLACE], values[PROPOSAL], values[MADE]
    quote = place["quote"]
    return {
        "draft_id": draft,
        "article": place["article"],
        "number": place["number"],
        "label": place["label"],
        "quote_exact": None if quote is None else quote["exact"],
        "quote_before": "" if quote is None else quote["before"],
        "quote_after": "" if quote is None else quote["after"],
        "quote_start": 0 if quote is None else quote["start"],
        "also": fields.other_places(fields.places_told(place["also"])),
        "proposal": proposal["words"],
        "delete": proposal["delete"],
        "new_article": proposal["new_article"],
        "author": made["author"],
        "created": moment(made["created"]),
        **{name: values[name] for name in SIMPLE},
    }


def draft_key(label: str, sha256: str) -> str:
    """What bundles call a draft."""
    return f"{label}#{sha256[:16]}"


def local_label(label: str, sha256: str) -> str:
    """The label of a draft in a store where its own is taken by another file."""
    return f"{label}·{sha256[:8]}"


def of_draft(row: DraftVersionRow, repairs: list[DraftRepairRow], label: str, position: int) -> dict[str, Any]:
    """The fields of a draft. ``content`` is its text with the repairs that made it; ``position`` counts the matter's."""
    return {
        "facts": {
            "label": label,
            "position": position,
            "title": row.title,
            "language": row.language,
            "dated": row.dated.isoformat() if row.dated else None,
            "format": row.format,
            "sha256": row.sha256,
            "source": row.source,
            "size": row.size,
            "added": row.added.isoformat(),
            "added_by": row.added_by,
        },
        "content": {"text": row.text, "repairs": [_of_repair(repair) for repair in repairs]},
        "parser": row.parser_version,
    }


def draft_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a draft, its label as the bundle has it."""
    facts = {name: value for name, value in values["facts"].items() if name != "position"}
    return {
        **facts,
        "dated": date.fromisoformat(facts["dated"]) if facts["dated"] else None,
        "added": moment(facts["added"]),
        "text": values["content"]["text"],
        "parser_version": values["parser"],
    }


def _of_repair(row: DraftRepairRow) -> dict[str, Any]:
    return {
        "at": row.at.isoformat(),
        "person": row.person,
        "made": [list(each) for each in row.made],
        "edits": [list(each) for each in row.edits],
        "undone": row.undone.isoformat() if row.undone else None,
        "undone_by": row.undone_by,
    }


def repair_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a repair but for its draft and number."""
    return {
        **values,
        "at": moment(values["at"]),
        "undone": moment(values["undone"]) if values["undone"] else None,
    }


def of_matter(row: MatterRow) -> dict[str, Any]:
    """The facts of a matter."""
    return {
        "title": row.title,
        "issuer": row.issuer,
        "language": row.language,
        "opened": row.opened.isoformat() if row.opened else None,
        "deadline": row.deadline.isoformat() if row.deadline else None,
        "channels": [list(channel) for channel in row.channels],
        "notes": row.notes,
        "four_eyes": row.four_eyes,
        "topics": list(row.topics),
        "owner": row.owner,
        "stage": row.stage.value if row.stage else None,
    }


NEW_FACTS: Mapping[str, Any] = {"notes": "", "topics": [], "owner": "", "stage": None}
"""Facts that not every bundle tells, with what they then are: not worth an event of their own."""


def matter_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a matter's facts."""
    return {
        **values,
        **{name: date.fromisoformat(values[name]) if values[name] else None for name in ("opened", "deadline")},
    }


def of_pin(row: PinRow, old: str, new: str) -> dict[str, Any]:
    """The fields of a correction of an alignment, given the keys of its drafts."""
    return {
        "pin": {
            "old_draft": old,
            "new_draft": new,
            "action": row.action.value,
            "old": list(row.old),
            "new": list(row.new),
            "person": row.person,
            "added": row.added.isoformat(),
        },
        "removed": {"at": row.removed.isoformat(), "by": row.removed_by} if row.removed else None,
    }


def pin_key(values: Mapping[str, Any]) -> str:
    """What bundles call a correction: numbers differ from store to store."""
    return hashlib.sha256(json.dumps(values["pin"], sort_keys=True).encode()).hexdigest()[:20]


def read_key(draft: str, article: str, person: str) -> str:
    """What bundles call a mark that somebody has read an article."""
    return json.dumps([draft, article, person], ensure_ascii=False)
