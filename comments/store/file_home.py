"""An open store in an SQLite file."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, Engine

from comments.migrations import SCHEMA_VERSION
from comments.store import backups, faults, sqlite

_WATCH_PATIENCE_SECONDS = 0.25


class FileHome:
    """An SQLite file that is open. ``file`` tells what the path led to then."""

    poll_seconds = 0.5
    login: str | None = None

    def __init__(self, path: Path, engine: Engine, *, is_new: bool = False) -> None:
        self.path = path
        self.is_new = is_new
        self.reader = engine
        self.writer = engine.execution_options(**{sqlite.WRITING: True})
        self._file = identity(path)
        self._watch: sqlite3.Connection | None = None
        self._watch_lock = threading.Lock()
        self._counter = 0

    @property
    def shown(self) -> str:
        """The path."""
        return str(self.path)

    @property
    def read_only(self) -> bool:
        """Whether the system lets nobody write the file or its folder now."""
        return not sqlite.may_write(self.path)

    def spoken(self) -> AbstractContextManager[None]:
        """A block in which faults of SQLite come out as sentences."""
        return faults.spoken(self.path)

    def refuse_gone(self, connection: Connection) -> None:
        """Raises StoreError where the path leads to another file than the one that is open: its words would be lost.

        Also where a newer program has brought the store up to date since.
        """
        if identity(self.path) != self._file:
            raise faults.gone(self.path)
        if connection.exec_driver_sql("PRAGMA user_version").scalar_one() > SCHEMA_VERSION:
            raise faults.outgrown(self.path)

    def change_counter(self) -> int:
        """SQLite's own count of changes; while somebody is writing, the last number is given again."""
        with self._watch_lock, faults.spoken(self.path):
            if self._watch is None:
                self._watch = sqlite.connect(self.path, patience_seconds=_WATCH_PATIENCE_SECONDS)
            try:
                self._counter = int(self._watch.execute("PRAGMA data_version").fetchone()[0])
            except sqlite3.OperationalError as error:
                if not faults.is_busy(error):
                    raise
            return self._counter

    def backup(self, path: Path) -> None:
        """Writes a copy of the store as it is at one moment, readable by its owner alone."""
        backups.back_up(self.path, path)

    def close(self) -> None:
        """Closes every connection."""
        with self._watch_lock:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        self.reader.dispose()


def identity(path: Path) -> tuple[int, int]:
    """What tells the file at a path from any other; (0, 0) where there is none."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino
