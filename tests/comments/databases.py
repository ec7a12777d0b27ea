"""Databases made and dropped on the tests' server."""

from __future__ import annotations

import secrets
from contextlib import closing

import psycopg
from psycopg import sql

from comments.store import Store
from tests.comments.store_builders import Clock
from tests.postgres_server import Server


class Databases:
    """Makes databases with a store in each: copies of one, which is quicker than laying each out."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._pattern = ""
        self._left: set[str] = set()

    def make(self, *, empty: bool = False) -> str:
        """The name of a new database; with ``empty``, one that holds nothing yet."""
        name = f"wb_{secrets.token_hex(6)}"
        if not empty and not self._pattern:
            self._pattern = self.make(empty=True)
            Store.open(self.server.address(self._pattern), now=Clock()).close()
        self._do("CREATE DATABASE {} TEMPLATE {}", name, "template0" if empty else self._pattern)
        self._left.add(name)
        return name

    def drop(self, name: str) -> None:
        """Drops a database, ending whatever is connected to it."""
        self._do("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        self._left.discard(name)

    def drop_all(self) -> None:
        """Drops what was made and is left."""
        for name in list(self._left):
            self.drop(name)

    def _do(self, statement: str, *names: str) -> None:
        with closing(psycopg.connect(self.server.address(), autocommit=True)) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
