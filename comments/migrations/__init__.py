"""The steps from one form of the store to the next, and the number of the newest."""

from __future__ import annotations

SCHEMA_VERSION = 14
"""The form of store that this program writes; SQLite keeps it as ``user_version``."""

HEAD = "0014"
"""The newest step's name in ``versions``; its number is ``SCHEMA_VERSION``."""
