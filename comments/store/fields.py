"""The fields of a comment that can change: as columns, and as the text that its history tells."""

from __future__ import annotations

from collections.abc import Mapping

from sqlmodel import Session

from comments.errors import InvalidRecordError
from comments.models import Remark
from comments.records import Quote
from comments.store import checked, drafts, matters

FieldValue = str | bool | Quote | None

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
)
"""What an edit may name. ``draft`` is a label; ``quote`` a Quote or None."""

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
)
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
            if isinstance(value, (str, bool)):
                raise checked.refused("quote", value, "not a quote")
            values.update(quote_columns(value))
        elif name == "draft":
            values["draft_id"] = draft_number(session, row, str(value))
        else:
            values[name] = (value or None) if name == "proposal" else value
    return values


def draft_number(session: Session, row: Remark, label: str) -> int:
    """The number of the draft with this label, in the comment's matter."""
    slug = matters.slugs(session, [row.matter_id])[row.matter_id]
    return drafts.key(drafts.find(session, matters.find(session, slug), label))


def texts(row: Remark, draft: str) -> dict[str, str | None]:
    """Every field of a comment as the history tells it, the draft by its label."""
    told: dict[str, str | None] = {}
    for column in _COLUMNS:
        value = draft if column == "draft_id" else getattr(row, column)
        told[_TOLD_AS.get(column, column)] = _text(value)
    if row.quote_exact is None:
        told["quote_start"] = ""
    return told


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else ""
    return str(value)


def from_texts(session: Session, row: Remark, told: Mapping[str, str | None]) -> dict[str, object]:
    """The columns that give fields back the values the history tells."""
    values: dict[str, object] = {}
    for name, text in told.items():
        if name == "draft":
            values["draft_id"] = draft_number(session, row, text or "")
        elif name == "delete":
            values["delete"] = text == "true"
        elif name == "quote_start":
            values["quote_start"] = int(text or 0)
        elif name == "quote":
            values["quote_exact"] = text
        else:
            values[name] = text
    return values
