"""Opening a store on a server: what the database holds, made new or brought up to date where needed, one at a time."""

from __future__ import annotations

from pathlib import Path

import psycopg
from sqlalchemy import Connection, Engine, text
from sqlmodel import Session, SQLModel

from comments import models
from comments.migrations import HEAD, SCHEMA_VERSION
from comments.search import words
from comments.store.faults import newer
from comments.store.server import connecting, faults, walling
from comments.store.server.server_home import FORM, ServerHome

_ALEMBIC_VERSION = (
    "CREATE TABLE alembic_version "
    "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
_OURS = frozenset({"alembic_version", "matter", "draft_version", "comment", "internal_note", "event", "internal_event"})
"""Tables that every form of a store has."""


def open_store(address: str) -> ServerHome:
    """Opens the store in a database. Raises StoreError, with the database as it was, for what can't be used."""
    shown = connecting.shown(address)
    engine = connecting.make_engine(address)
    try:
        with faults.spoken(shown):
            bring_up_to_date(engine, shown)
            with engine.begin() as connection:
                login = walling.login(connection)
    except BaseException:
        engine.dispose()
        raise
    return ServerHome(address, engine, login)


def bring_up_to_date(engine: Engine, shown: str) -> None:
    """Makes the store where the database is empty, upgrades an older one; refuses a newer or foreign one.

    Looked at once without waiting, since most of the time nothing is to be done; then again in turn with all others.
    """
    with engine.begin() as connection:
        version = schema_version(connection, shown)
    if version == SCHEMA_VERSION:
        return
    try:
        with engine.execution_options(**{connecting.WRITING: True}).begin() as connection:
            version = schema_version(connection, shown)
            if version is None:
                lay_out(connection)
            elif version < SCHEMA_VERSION:
                upgrade(connection)
    except Exception as error:
        if getattr(getattr(error, "orig", error), "sqlstate", None) != psycopg.errors.InsufficientPrivilege.sqlstate:
            raise
        raise (faults.missing(shown) if version is None else faults.older(shown, version, SCHEMA_VERSION)) from error


def schema_version(connection: Connection, shown: str) -> int | None:
    """The form of the store in this database; None where the database is empty. Raises StoreError for anything else."""
    there = set(
        connection.execute(
            text(
                "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace = CAST(:s AS regnamespace)"
            ),
            {"s": connecting.SCHEMA},
        ).scalars()
    )
    if not there:
        return None
    if not there >= _OURS:
        raise faults.foreign(shown)
    found = str(connection.exec_driver_sql(FORM).scalar_one())
    if not found.isdigit() or int(found) > SCHEMA_VERSION:
        raise newer(shown, found, SCHEMA_VERSION)
    return int(found)


def lay_out(connection: Connection) -> None:
    """Makes the newest form of a store in an empty database, from the tables' classes; a test holds it equal to the steps."""
    SQLModel.metadata.create_all(connection, tables=models.tables(), checkfirst=False)
    connection.exec_driver_sql(_ALEMBIC_VERSION)
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": HEAD})
    connection.execute(text("INSERT INTO search_state (version) VALUES (:version)"), {"version": words.VERSION})
    run_script(connection, "server.sql")


def upgrade(connection: Connection) -> None:
    """Takes every step that is missing, within the transaction under way. Walls are taken down for it and put up again."""
    from alembic import command

    from comments.store import indexing
    from comments.store.upgrade import configuration

    walled = walling.are_up(connection)
    if walled:
        walling.take_down(connection)
    command.upgrade(configuration(connection), "head")
    run_script(connection, "server.sql")
    with Session(connection) as session:
        indexing.renew(session)  # while the walls are down: behind them a search would index what its person sees
        session.flush()
    if walled:
        walling.put_up(connection)


def run_script(connection: Connection, name: str) -> None:
    """Runs a script of this folder within the transaction under way."""
    script = (Path(__file__).parent / name).read_text(encoding="utf-8")
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    driver.execute(script.encode())
