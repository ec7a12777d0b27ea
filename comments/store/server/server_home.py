"""An open store in a database on a server."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, Engine

from comments.migrations import SCHEMA_VERSION
from comments.store.faults import outgrown
from comments.store.server import connecting, faults
from comments.store.server.listening import Listener

FORM = "SELECT version_num FROM public.alembic_version"
"""Asks for the form of the store."""


class ServerHome:
    """A database that is open. ``login`` is who signed in, where the store has walls; else None."""

    poll_seconds = 0.03

    def __init__(self, address: str, engine: Engine, login: str | None) -> None:
        self.shown = connecting.shown(address)
        self.reader = engine
        self.writer = engine.execution_options(**{connecting.WRITING: True})
        self.login = login
        self.is_new = False  # the administrator makes it, and is told so
        self.read_only = False  # what a login may write, its walls say
        self._listener = Listener(address)

    def spoken(self) -> AbstractContextManager[None]:
        """A block in which faults of the server come out as sentences."""
        return faults.spoken(self.shown)

    def refuse_gone(self, connection: Connection) -> None:
        """Raises StoreError where a newer program has brought the store up to date since; one that went away says so itself."""
        found = str(connection.exec_driver_sql(FORM).scalar_one())
        if not found.isdigit() or int(found) > SCHEMA_VERSION:
            raise outgrown(self.shown)

    def change_counter(self) -> int:
        """The number of changes heard of. Never waits for the server, except the first time."""
        return self._listener.count()

    def backup(self, path: Path) -> None:
        """Raises StoreError that names the server's own means."""
        raise faults.no_file(self.shown)

    def close(self) -> None:
        """Closes every connection."""
        self._listener.close()
        self.reader.dispose()
