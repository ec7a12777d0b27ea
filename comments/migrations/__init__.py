"""The steps from one form of the store to the next, and the number of the newest."""

from __future__ import annotations

APPLICATION_ID = 0x44525742
"""``DRWB``, in the file's header: tells a store from any other SQLite file."""

SCHEMA_VERSION = 15
"""The form of store that this program writes; SQLite keeps it as ``user_version``."""

HEAD = "0015"
"""The newest step's name in ``versions``; its number is ``SCHEMA_VERSION``."""
