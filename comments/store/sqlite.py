"""One SQLite file as a store: recognised, made, connected to, with the settings that were measured to lose nothing.

A rollback journal (a copied file is then whole), full synchronisation, ten seconds of patience, foreign keys, and
deleted words overwritten. A write begins with BEGIN IMMEDIATE: a transaction that reads first and writes later can be
refused without the patience applying.
"""

from __future__ import annotations

import contextlib
import glob
import json
import os
import random
import secrets
import sqlite3
import stat
import time
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlmodel import SQLModel

from comments import models
from comments.errors import StoreError
from comments.migrations import APPLICATION_ID as APPLICATION_ID
from comments.migrations import HEAD, SCHEMA_VERSION
from comments.search import words
from comments.store import faults, placing
from drafts.reasons import reason

PATIENCE_SECONDS = 10.0
WRITING = "store_writing"
"""The execution option of a connection that is going to write."""

_PAUSES_SECONDS = (0.001, 0.006)
"""Between two tries to begin a write, at random so that waiting writers don't ask in step."""
_ALEMBIC_VERSION = (
    "CREATE TABLE alembic_version "
    "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def connect(path: Path, *, patience_seconds: float = PATIENCE_SECONDS) -> sqlite3.Connection:
    """A connection to an existing store, with the store's settings; one that only reads where nothing may be written."""
    mode = "rw" if may_write(path) else "ro"
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        timeout=patience_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    for pragma in ("journal_mode=DELETE", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def may_write(path: Path) -> bool:
    """Whether a store's file can be changed, and its journal written beside it. Who may do anything is held to the file's mode."""
    path = path.resolve()  # the journal lies where a link leads
    try:
        mode = path.stat().st_mode
    except OSError:
        return True  # whoever opens it is told what is wrong
    any_writer = mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return bool(any_writer) and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def make_engine(path: Path) -> Engine:
    """An engine for a store that exists."""
    engine = create_engine(
        "sqlite+pysqlite://",
        # Without a path in the address SQLAlchemy takes the database for one in memory, with a pool that closes connections
        # under the threads that use them: SQLite then crashes the program.
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=-1,
        creator=lambda: connect(path),
        json_serializer=lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITING, False):
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        _begin_writing(driver)
    else:
        connection.exec_driver_sql("BEGIN DEFERRED")


def _begin_writing(connection: sqlite3.Connection) -> None:
    """Begins a write when it is this one's turn.

    SQLite's own waiting asks ever more seldom, so that whoever has waited longest is the least likely to be next; among eight
    writers some waited for as long as its patience. Here all ask equally often, and as long as the patience says.
    """
    milliseconds = int(connection.execute("PRAGMA busy_timeout").fetchone()[0])
    patience_ends = time.monotonic() + milliseconds / 1000
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if not faults.is_busy(error) or time.monotonic() > patience_ends:
                    raise
                time.sleep(random.uniform(*_PAUSES_SECONDS))  # noqa: S311  # nothing secret about it
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout = {milliseconds}")


def recognise(path: Path) -> int:
    """The schema version of the store in this file, which is left exactly as it is.

    Raises StoreError for what isn't a store, is damaged, or newer than this program.
    """
    if not path.is_file():
        raise StoreError(
            f"{path} 不是文件，不能作为数据文件。请用 --store 给出文件路径。",
            f"{path} isn't a file, so it can't be a store. Give the path of a file with --store.",
        )
    if path.stat().st_size == 0:
        raise faults.empty(path)
    # Reading as "immutable" takes no lock and touches neither journal nor log: another program's file stays as it is.
    # Never by open(): closing any other handle on the file drops this process's locks on it.
    try:
        application, version = _marks(f"{path.as_uri()}?mode=ro&immutable=1")
    except sqlite3.DatabaseError as error:
        if not faults.is_damage(error):
            raise faults.sentence(path, error) from error
        # It may only look damaged, while somebody is writing or after a crash: look again in turn with the writers.
        with faults.spoken(path):
            application, version = _marks(f"{path.as_uri()}?mode={'rw' if may_write(path) else 'ro'}")
    if application != APPLICATION_ID:
        raise faults.foreign(path)
    if version > SCHEMA_VERSION:
        raise faults.newer(path, version, SCHEMA_VERSION)
    return version


def _marks(address: str) -> tuple[int, int]:
    """Application and schema version in the header."""
    with contextlib.closing(sqlite3.connect(address, uri=True, timeout=PATIENCE_SECONDS)) as connection:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    return int(application), int(version)


def make(path: Path) -> bool:
    """Makes a new store, unless somebody else makes one at the same moment: then theirs stands, and False comes back.

    The store is finished under another name and put in its place in one step that fails where there already is a file.
    So nobody ever sees half a store, and a file of no bytes is never one.
    """
    placing.remove_leftovers(path.parent, f".{glob.escape(path.name)}.new-*")
    unfinished = path.with_name(f".{path.name}.new-{secrets.token_hex(8)}")
    try:
        with faults.spoken(path):
            _write_new(unfinished)
        return placing.put_in_place(unfinished, path)
    except OSError as error:
        zh, en = reason(error)
        raise StoreError(
            f"无法在 {path.parent} 新建数据文件（{zh}）。请检查权限和磁盘空间，或用 --store 选择别的位置。",
            f"No store can be made in {path.parent} ({en}). "
            "Check permissions and free space, or choose another place with --store.",
        ) from error
    finally:
        for leftover in (unfinished, unfinished.with_name(unfinished.name + "-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def _write_new(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    engine = make_engine(path)
    try:
        with engine.execution_options(**{WRITING: True}).begin() as connection:
            lay_out(connection)
    finally:
        engine.dispose()


def lay_out(connection: Connection) -> None:
    """Makes the tables of the newest schema in an empty database and marks it as a store.

    Made from the tables' classes, which is quicker than the steps of ``migrations``; a test holds the two equal.
    """
    SQLModel.metadata.create_all(connection, tables=models.tables(), checkfirst=False)
    for statement in models.word_tables():
        connection.exec_driver_sql(statement)
    connection.execute(text("INSERT INTO search_state (version) VALUES (:version)"), {"version": words.VERSION})
    for trigger in models.triggers():
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(_ALEMBIC_VERSION)
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": HEAD})
    mark(connection)


def schema_version(connection: Connection) -> int:
    """The version that the store says it has, read in turn with the writers."""
    connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def mark(connection: Connection) -> None:
    """Writes the marks of a store of the newest schema into the file's header."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
