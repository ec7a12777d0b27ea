"""The tables. They are the store's own affair: what comes out of it is in ``comments.records``.

Rows are made with ``model_validate``, since a table class of SQLModel doesn't check what it is constructed with;
CHECK constraints hold the same rules against everything that reaches the database another way.

Keys of everything below a matter begin with ``matter_id``: on a server with row security a foreign-key check looks past
the policies, so a key must not be able to point into a matter that its writer can't see.

Internal notes, the replies to them and their history have tables of their own. What leaves the building is built from
``comment`` alone.
"""

from __future__ import annotations

from sqlalchemy import Table
from sqlmodel import SQLModel

from comments.models.drafts import DraftRepairRow, DraftVersionRow, OriginalRow, PinRow, ReadMarkRow
from comments.models.history import (
    BundleConflictRow,
    BundleEventRow,
    EventRow,
    Handed,
    Happening,
    InternalBundleEventRow,
    InternalEventRow,
    triggers,
)
from comments.models.matters import MatterEventRow, MatterRow, PersonRow, ReferenceLawRow
from comments.models.remarks import (
    Answer,
    CommentPlaceRow,
    CommentRow,
    FurtherPlace,
    InternalNoteRow,
    InternalPlaceRow,
    InternalReplyRow,
    Remark,
    ReplyRow,
    UnsavedRow,
)
from comments.models.search import InternalSearchRow, Searched, SearchRow, SearchStateRow, word_tables
from comments.models.sent import CirculationRow, CollectedRow, ExportedRow, SendingNoteRow, SendingRow

__all__ = [
    "Answer",
    "BundleConflictRow",
    "BundleEventRow",
    "CirculationRow",
    "CollectedRow",
    "CommentPlaceRow",
    "CommentRow",
    "DraftRepairRow",
    "DraftVersionRow",
    "EventRow",
    "ExportedRow",
    "FurtherPlace",
    "Handed",
    "Happening",
    "InternalBundleEventRow",
    "InternalEventRow",
    "InternalNoteRow",
    "InternalPlaceRow",
    "InternalReplyRow",
    "InternalSearchRow",
    "MatterEventRow",
    "MatterRow",
    "OriginalRow",
    "PersonRow",
    "PinRow",
    "ReadMarkRow",
    "ReferenceLawRow",
    "Remark",
    "ReplyRow",
    "SearchRow",
    "SearchStateRow",
    "Searched",
    "SendingNoteRow",
    "SendingRow",
    "UnsavedRow",
    "tables",
    "triggers",
    "word_tables",
]

_ROWS = (
    MatterRow,
    MatterEventRow,
    ReferenceLawRow,
    PersonRow,
    DraftVersionRow,
    OriginalRow,
    ReadMarkRow,
    DraftRepairRow,
    CommentRow,
    InternalNoteRow,
    CommentPlaceRow,
    InternalPlaceRow,
    ReplyRow,
    InternalReplyRow,
    EventRow,
    InternalEventRow,
    BundleEventRow,
    InternalBundleEventRow,
    BundleConflictRow,
    SearchRow,
    InternalSearchRow,
    SearchStateRow,
    UnsavedRow,
    PinRow,
    CirculationRow,
    CollectedRow,
    SendingRow,
    ExportedRow,
    SendingNoteRow,
)


def tables() -> list[Table]:
    """The store's tables, each after those it points to."""
    names = {row.__tablename__ for row in _ROWS}
    return [table for table in SQLModel.metadata.sorted_tables if table.name in names]
