"""Walls between the people of a store on a server: whether they are up, put up, taken down for an upgrade.

Two roles that nobody signs in as stand behind them: one owns the tables and functions, the other holds what every login of the
team may do. Both are named after the database.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Connection

from comments.errors import StoreError

_LONGEST_NAME = 63
"""Bytes of a name in PostgreSQL; longer ones are cut, and then two could be the same."""


def are_up(connection: Connection) -> bool:
    """Whether this database has walls."""
    return connection.exec_driver_sql("SELECT to_regnamespace('walls') IS NOT NULL").scalar_one() is True


def login(connection: Connection) -> str | None:
    """Who signed in, where there are walls."""
    return signed_in(connection) if are_up(connection) else None


def signed_in(connection: Connection) -> str:
    """The login of this connection."""
    return str(connection.exec_driver_sql("SELECT session_user").scalar_one())


def team_role(connection: Connection) -> str:
    """The role that every login of this database's team is a member of."""
    return f"workbench_{_database(connection)}"


def owner_role(connection: Connection) -> str:
    """The role that owns the tables behind walls. Raises StoreError where the database's name is too long for one."""
    name = f"workbench_{_database(connection)}_owner"
    if len(name.encode()) > _LONGEST_NAME:
        raise StoreError(
            "数据库的名称太长，无法建立隔离。请改用较短的名称（不超过 45 个字节）。",
            "The database's name is too long for walls to be put up. Use one of at most 45 bytes.",
        )
    return name


def put_up(connection: Connection) -> None:
    """Makes the walls as this program wants them, within the transaction under way. Raises psycopg.Error without the right."""
    team, owner = team_role(connection), owner_role(connection)
    for role in (team, owner):
        if not _exists(connection, role):
            run(connection, "CREATE ROLE {} NOLOGIN", role)
    database = _database(connection)
    if not _is_superuser(connection):
        run(connection, "GRANT {} TO CURRENT_USER", owner)
    run(connection, "REVOKE ALL ON DATABASE {} FROM PUBLIC", database)
    run(connection, "GRANT CONNECT ON DATABASE {} TO {}", database, team)
    run(connection, "REVOKE ALL ON SCHEMA public FROM PUBLIC")
    run(connection, "GRANT USAGE ON SCHEMA public TO {}", team)
    run(connection, "GRANT USAGE, CREATE ON SCHEMA public TO {}", owner)
    run(connection, "CREATE SCHEMA IF NOT EXISTS walls AUTHORIZATION {}", owner)
    _hand_over(connection, owner)
    run(connection, "SET LOCAL ROLE {}", owner)
    _lock_tables(connection)
    driver_of(connection).execute(Path(__file__).with_name("walls.sql").read_bytes())
    run(connection, "RESET ROLE")


def take_down(connection: Connection) -> None:
    """Lets the steps of an upgrade see and change every row; `put_up` follows in the same transaction."""
    for name, relation in _rows(
        connection,
        "SELECT t.tgname, t.tgrelid::regclass::text FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid "
        "WHERE NOT t.tgisinternal AND f.pronamespace = 'walls'::regnamespace",
    ):
        run(connection, f"DROP TRIGGER {{}} ON {relation}", name)
    for name, relation in _rows(
        connection,
        "SELECT p.polname, p.polrelid::regclass::text FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
        "WHERE c.relnamespace = 'public'::regnamespace",
    ):
        run(connection, f"DROP POLICY {{}} ON {relation}", name)
    for (relation,) in _rows(
        connection,
        "SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity",
    ):
        run(connection, f"ALTER TABLE {relation} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY")


def run(connection: Connection, statement: str, *names: str) -> None:
    """Runs a statement in the transaction under way, its names quoted."""
    driver_of(connection).execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def driver_of(connection: Connection) -> psycopg.Connection[tuple[Any, ...]]:
    """The driver's own connection, in the transaction under way."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver


def _hand_over(connection: Connection, owner: str) -> None:
    """Makes the owner's what isn't yet: tables with their sequences, sequences of their own, functions."""
    kinds = {"r": "TABLE", "p": "TABLE", "S": "SEQUENCE"}
    for kind, relation in _rows(
        connection,
        "SELECT c.relkind::text, c.oid::regclass::text FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace "
        "AND c.relkind IN ('r', 'p', 'S') AND c.relowner <> %s::regrole AND NOT EXISTS (SELECT FROM pg_depend d "
        "WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'a' AND c.relkind = 'S')",
        sql.Identifier(owner).as_string(),
    ):
        run(connection, f"ALTER {kinds[str(kind)]} {relation} OWNER TO {{}}", owner)
    for (function,) in _rows(
        connection,
        "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proowner <> %s::regrole",
        sql.Identifier(owner).as_string(),
    ):
        run(connection, f"ALTER FUNCTION {function} OWNER TO {{}}", owner)


def _lock_tables(connection: Connection) -> None:
    """Keeps everybody else away from the tables, the server's own vacuuming too.

    A grant takes no lock on its table but writes its entry in pg_class, which an analysis under way then waits for, while the
    next change of the table waits for the analysis: a deadlock. Whoever waits for a lock first makes the analysis give way.
    """
    tables = _rows(
        connection,
        "SELECT oid::regclass::text FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'walls'::regnamespace) "
        "AND relkind IN ('r', 'p') AND pg_has_role(relowner, 'MEMBER') ORDER BY oid",
    )
    if tables:
        run(connection, f"LOCK TABLE {', '.join(str(table) for (table,) in tables)} IN ACCESS EXCLUSIVE MODE")


def _rows(connection: Connection, query: str, *values: str) -> list[tuple[Any, ...]]:
    return driver_of(connection).execute(query.encode(), values or None).fetchall()


def _database(connection: Connection) -> str:
    return str(connection.exec_driver_sql("SELECT current_database()").scalar_one())


def _exists(connection: Connection, role: str) -> bool:
    return bool(_rows(connection, "SELECT FROM pg_roles WHERE rolname = %s", role))


def _is_superuser(connection: Connection) -> bool:
    return bool(_rows(connection, "SELECT FROM pg_roles WHERE rolname = current_user AND rolsuper"))
