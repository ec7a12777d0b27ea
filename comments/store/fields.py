"""The fields of a comment that can change: as columns, and as the text that its history tells."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from sqlmodel import Session

from comments import draft_verdicts
from comments.errors import InvalidRecordError
from comments.models import Remark
from comments.records import DraftVerdict, OtherPlace, Quote
from comments.store import checked, drafts, matters

FieldValue = str | bool | Quote | tuple[str, ...] | tuple[OtherPlace, ...] | tuple[DraftVerdict, ...] | None

_Item = TypeVar("_Item")

EDITABLE = (
    "body",
    "rationale",
    "proposal",
    "delete",
    "type",
    "priority",
    "visibility",
    "status",
    "draft",
    "article",
    "number",
    "label",
    "quote",
    "also",
    "new_article",
    "authorities",
    "topic",
    "unit",
    "body_other",
    "rationale_other",
    "proposal_other",
    "assigned",
    "response",
    "outcomes",
)
"""What an edit may name. ``draft`` is a label; ``quote`` a Quote or None; ``also`` OtherPlaces; ``authorities`` texts; ``outcomes``
DraftVerdicts, of which the program's never take the place of a person's."""

_COLUMNS = (
    "visibility",
    "status",
    "type",
    "priority",
    "draft_id",
    "article",
    "number",
    "label",
    "quote_exact",
    "quote_before",
    "quote_after",
    "quote_start",
    "body",
    "rationale",
    "proposal",
    "delete",
    "also",
    "new_article",
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
    "outcomes",
)
_MAY_BE_MISSING = frozenset({"proposal", "proposal_other"})
_YES_OR_NO = frozenset({"delete", "new_article", "deleted"})
_JSON = frozenset({"also", "outcomes"})
_LISTS = frozenset({"authorities", "sources"})
_TOLD_AS = {"quote_exact": "quote", "draft_id": "draft"}


def quote_columns(quote: Quote | None) -> dict[str, object]:
    """The columns of a quote."""
    if quote is None:
        return {"quote_exact": None, "quote_before": "", "quote_after": "", "quote_start": 0}
    return {
        "quote_exact": quote.exact,
        "quote_before": quote.before,
        "quote_after": quote.after,
        "quote_start": quote.start,
    }


def other_places(places: Iterable[OtherPlace]) -> list[dict[str, Any]]:
    """Further places as the column holds them."""
    return [
        {
            "article": place.article,
            "number": place.number,
            "label": place.label,
            "quote": None
            if place.quote is None
            else {
                "exact": place.quote.exact,
                "before": place.quote.before,
                "after": place.quote.after,
                "start": place.quote.start,
            },
        }
        for place in places
    ]


def places_told(column: Iterable[Mapping[str, Any]]) -> tuple[OtherPlace, ...]:
    """Further places from what the column holds."""
    return tuple(
        OtherPlace(each["article"], each["number"], each["label"], Quote(**each["quote"]) if each["quote"] else None)
        for each in column
    )


def texts_of_list(field: str, given: Iterable[str]) -> list[str]:
    """The texts of a list without spaces around them, empty and repeated ones left out; each is one line."""
    found = dict.fromkeys(" ".join(checked.storable(field, text).split()) for text in given)
    return [text for text in found if text]


def columns(session: Session, row: Remark, changes: Mapping[str, FieldValue]) -> dict[str, object]:
    """The columns that an edit sets. Raises InvalidRecordError for a field that can't be edited."""
    values: dict[str, object] = {}
    for name, value in changes.items():
        if name not in EDITABLE:
            raise InvalidRecordError(
                f"“{name}”不能修改，没有保存。可以修改：{'、'.join(EDITABLE)}。",
                f"“{name}” can't be changed, so nothing was saved. What can be: {', '.join(EDITABLE)}.",
            )
        if name == "quote":
            if not isinstance(value, Quote | None):
                raise checked.refused("quote", value, "not a quote")
            values.update(quote_columns(value))
        elif name == "draft":
            values["draft_id"] = draft_number(session, row, str(value))
        elif name == "also":
            values[name] = other_places(_listed(name, value, OtherPlace))
        elif name == "outcomes":
            wanted = _listed(name, value, DraftVerdict)
            values[name] = draft_verdicts.as_json(draft_verdicts.kept(draft_verdicts.from_json(row.outcomes), wanted))
        elif name in _LISTS:
            values[name] = texts_of_list(name, _listed(name, value, str))
        elif name == "assigned":
            values[name] = checked.one_line(name, str(value)) if str(value or "").strip() else ""
        else:
            values[name] = (value or None) if name in _MAY_BE_MISSING else value
    return values


def _listed(name: str, value: FieldValue, kind: type[_Item]) -> list[_Item]:
    """The items of a list. Raises InvalidRecordError for anything else."""
    if not isinstance(value, tuple):
        raise checked.refused(name, value, "not a list")
    found: list[_Item] = [item for item in value if isinstance(item, kind)]
    if len(found) != len(value):
        raise checked.refused(name, value, "not a list of these")
    return found


def draft_number(session: Session, row: Remark, label: str) -> int:
    """The number of the draft with this label, in the comment's matter."""
    slug = matters.slugs(session, [row.matter_id])[row.matter_id]
    return drafts.key(drafts.find(session, matters.find(session, slug), label))


def texts(row: Remark, draft: str) -> dict[str, str | None]:
    """Every field of a comment as the history tells it, the draft by its label."""
    told: dict[str, str | None] = {}
    for column in _COLUMNS:
        value = draft if column == "draft_id" else getattr(row, column)
        told[_TOLD_AS.get(column, column)] = _text(column, value)
    if row.quote_exact is None:
        told["quote_start"] = ""
    return told


def _text(column: str, value: Any) -> str | None:
    if value is None:
        return None
    if column in _JSON:
        return told_as_json(value)
    if column in _LISTS:
        return "\n".join(value)
    if isinstance(value, bool):
        return "true" if value else ""
    return str(value)


def told_as_json(value: Any) -> str:
    """A list as the history tells it; empty for none."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""


def from_texts(session: Session, row: Remark, told: Mapping[str, str | None]) -> dict[str, object]:
    """The columns that give fields back the values the history tells."""
    values = untold({name: text for name, text in told.items() if name != "draft"})
    if "draft" in told:
        values["draft_id"] = draft_number(session, row, told["draft"] or "")
    return values


def untold(told: Mapping[str, str | None]) -> dict[str, Any]:
    """The columns of fields as the history tells them, all but the draft's."""
    values: dict[str, Any] = {}
    for name, text in told.items():
        if name in _YES_OR_NO:
            values[name] = text == "true"
        elif name in _JSON:
            values[name] = json.loads(text) if text else []
        elif name in _LISTS:
            values[name] = text.split("\n") if text else []
        elif name == "quote_start":
            values["quote_start"] = int(text or 0)
        elif name == "quote":
            values["quote_exact"] = text
        else:
            values[name] = text
    return values
