"""What all operations share: the store, the person, the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from comments.store import Store


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A copy of the store."""

    path: Path
    size: int
    """Bytes."""
    made_folder: bool


def untold(_done: int, _total: int) -> None:
    """For those who don't ask how far slow work has come."""


class Desk:
    """A person at a store. The parts of the workspace build on it."""

    def __init__(self, store: Store, person: str, now: Callable[[], datetime]) -> None:
        self.store = store
        self.person = person
        self._now = now

    def now(self) -> datetime:
        """The present, with a time zone; fixed in tests."""
        return self._now()

    def change_counter(self) -> int:
        """A number that differs once anybody else has written to the store; cheap enough to ask every ``poll_seconds``."""
        return self.store.change_counter()

    @property
    def poll_seconds(self) -> float:
        """How often `change_counter` is worth asking: seldom for a file, all the time where a server tells of changes."""
        return self.store.poll_seconds

    def backup(self, out: Path) -> BackupReport:
        """Copy the whole store, internal notes included, into a new file. Raises StoreError where that fails."""
        out = out.expanduser().absolute()
        made_folder = not out.parent.exists()
        self.store.backup(out)
        return BackupReport(out, out.stat().st_size, made_folder)

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
