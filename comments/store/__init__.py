"""The store: matters, drafts and comments, kept so that nothing is lost and nobody is overwritten.

Only records of ``comments.records`` come out. Each method is one transaction; faults of the database come out as
StoreError. A store may be used from several threads, and its file or database by several processes.
"""

from __future__ import annotations

from comments.store.edits import Edit
from comments.store.fields import FieldValue
from comments.store.listing import Place, Stretch, Tally, Wanted
from comments.store.matters import MatterFields
from comments.store.shelves.comments import CommentShelf
from comments.store.shelves.drafts import DraftShelf
from comments.store.shelves.matters import MatterShelf
from comments.store.shelves.sent import SentShelf
from comments.store.shelves.words import WordShelf

__all__ = ["Edit", "FieldValue", "MatterFields", "Place", "Store", "Stretch", "Tally", "Wanted"]


class Store(MatterShelf, DraftShelf, CommentShelf, SentShelf, WordShelf):
    """An open store. ``now`` says what time it is; made by ``Store.open``, closed by ``close`` or a ``with`` block."""
