"""Where test stores lie: in a file, and in a database on a server that is started for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.comments.databases import Databases
from tests.postgres_server import Server


@pytest.fixture(scope="session")
def databases(postgres: Server) -> Iterator[Databases]:
    """Databases on the tests' server, each with an empty store in it."""
    made = Databases(postgres)
    yield made
    made.drop_all()


@pytest.fixture
def database(databases: Databases) -> Iterator[str]:
    """The address of a database that holds an empty store."""
    name = databases.make()
    yield databases.server.address(name)
    databases.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address for a store: a file in one run of the test, a database in the other."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    address: str = request.getfixturevalue("database")
    return address
