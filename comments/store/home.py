"""Where an open store lies: in a file of one's own, or in a database that a team shares."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine


class Home(Protocol):
    """What `Store` needs of the place a store lies in. Its methods may be called from several threads."""

    @property
    def shown(self) -> str:
        """The place as people are told of it, without a password."""

    @property
    def is_new(self) -> bool:
        """Whether opening it made the store."""

    @property
    def read_only(self) -> bool:
        """Whether it can be looked at only: each write will be refused."""

    @property
    def reader(self) -> Engine:
        """Connections whose transactions read one state of the store."""

    @property
    def writer(self) -> Engine:
        """Connections whose transactions write, one after another."""

    @property
    def poll_seconds(self) -> float:
        """How often asking for the change counter is worth it, and cheap."""

    @property
    def login(self) -> str | None:
        """The only person whom this connection may write as; None where the store takes anybody's word for it."""

    def spoken(self) -> AbstractContextManager[None]:
        """A block in which faults of the database come out as sentences."""

    def refuse_gone(self, connection: Connection) -> None:
        """Raises StoreError where what this connection is about to write would be lost, or written in an outdated form."""

    def change_counter(self) -> int:
        """A number that differs from the last one when anybody has written in between."""

    def backup(self, path: Path) -> None:
        """Writes a copy of the whole store into a new file."""

    def close(self) -> None:
        """Closes every connection."""
