"""An open store, whatever is kept in it: where it lies, and its transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlmodel import Session

from comments.store import opening
from comments.store.file_home import FileHome
from comments.store.home import Home


class OpenStore:
    """An open store. ``now`` says what time it is; made by ``open``, closed by ``close`` or a ``with`` block."""

    def __init__(self, home: Home, now: Callable[[], datetime]) -> None:
        self._home = home
        self._now_of = now

    @classmethod
    def open(
        cls,
        address: str,
        *,
        now: Callable[[], datetime],
        network_of: Callable[[Path], str | None] | None = None,
        make: bool = True,
    ) -> Self:
        """Opens the store at an address: the path of an SQLite file, or ``postgresql://…``. Makes it where there is none,
        unless ``make`` is false, and brings it up to date where it is older; a file after a backup beside it.

        Raises StoreError for what isn't a usable store, and leaves it as it was. ``network_of`` stands in for
        asking the system whether a path leads to another machine.
        """
        return cls(opening.open_store(address, now=now, network_of=network_of, make=make), now)

    def close(self) -> None:
        """Closes every connection."""
        self._home.close()

    @property
    def path(self) -> Path:
        """The file of a store that is one. Raises StoreError for a database on a server."""
        return opening.file_of(self._home)

    @property
    def is_file(self) -> bool:
        """Whether the store is a file of one's own, and no database on a server."""
        return isinstance(self._home, FileHome)

    @property
    def shown(self) -> str:
        """Where the store lies, as people are told of it, without a password."""
        return self._home.shown

    @property
    def is_new(self) -> bool:
        """Whether opening it made the store."""
        return self._home.is_new

    @property
    def read_only(self) -> bool:
        """Whether the store can be looked at only: each write raises StoreError."""
        return self._home.read_only

    @property
    def login(self) -> str | None:
        """The only person whom this store lets write here: whoever signed in to it, behind walls; else None."""
        return self._home.login

    @property
    def poll_seconds(self) -> float:
        """How often `change_counter` is worth asking."""
        return self._home.poll_seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def change_counter(self) -> int:
        """A number that differs from the last one when anybody, this store included, has written in between.

        Cheap enough to ask every ``poll_seconds``.
        """
        return self._home.change_counter()

    def backup(self, path: Path) -> None:
        """Writes a copy of the store as it is at one moment, readable by its owner alone.

        Raises StoreError where there is a file of that name already, or no room for it, and for a database on a server.
        """
        self._home.backup(path)

    def _now(self) -> datetime:
        return self._now_of().astimezone(UTC)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._home.spoken(), Session(self._home.reader) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """A write transaction: committed at the end of the block, undone by any error."""
        with (
            self._home.spoken(),
            Session(self._home.writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            self._home.refuse_gone(session.connection())
            yield session
