"""Connections to a PostgreSQL server, with the settings of a store.

Whoever writes takes the store's lock first, as the first thing of a READ COMMITTED transaction: one writer at a time, each of
whose statements sees all that was committed before. It is the same order of things as in an SQLite file, and no write is
ever refused because another ran beside it. Readers take no lock and see one state throughout (REPEATABLE READ).
"""

from __future__ import annotations

import json
import select
import time
from typing import Any
from urllib.parse import quote, urlencode

import psycopg
from psycopg import conninfo
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from comments.errors import StoreError

PATIENCE_SECONDS = 10
CONNECT_SECONDS = 10
WRITING = "store_writing"
"""The execution option of a connection that is going to write."""

LOCK = 0x44525742
"""``DRWB``: the advisory lock of a database's writers."""

_TRUSTED_SECONDS = 5.0
"""How long a connection that was put back is taken to be alive, unless the server says otherwise."""

SCHEMA = "public"
APPLICATION = "workbench"

_SETTINGS = {
    "search_path": f"{SCHEMA},pg_temp",  # a temporary table never stands in for one of the store's
    "timezone": "UTC",
    "client_min_messages": "warning",
    "lock_timeout": f"{PATIENCE_SECONDS}s",
    "idle_in_transaction_session_timeout": "60s",  # a laptop that falls asleep keeps nobody waiting longer
}
_KEEPALIVE = {"keepalives_idle": "20", "keepalives_interval": "5", "keepalives_count": "3"}


def parts(address: str) -> dict[str, Any]:
    """What an address says, by libpq's names (https://www.postgresql.org/docs/current/libpq-connect.html).

    Raises StoreError for one that can't be read.
    """
    try:
        return dict(conninfo.conninfo_to_dict(address))
    except psycopg.Error as error:
        raise StoreError(  # without libpq's own words: they repeat the address, password and all
            "数据库地址无法识别。请写成 postgresql://用户@主机:端口/数据库；特殊字符用 %XX 表示。",
            "The database's address can't be read. Write postgresql://user@host:port/database, special characters as %XX.",
        ) from error


def shown(address: str) -> str:
    """An address as it may be shown: where and who, never a password or how the connection is made."""
    said = parts(address)
    user, host, port = said.get("user", ""), said.get("host", ""), said.get("port", "")
    where = ("" if host.startswith(("/", "@")) else host) + (f":{port}" if port else "")
    return f"postgresql://{f'{user}@' if user else ''}{where}/{said.get('dbname', '')}"


def address_for(address: str, login: str) -> str:
    """The address at which somebody else signs in to the same database, without a password."""
    said = parts(address)
    told = {name: str(value) for name, value in said.items() if name not in ("user", "password", "dbname", "options")}
    query = urlencode(told, quote_via=quote)
    return f"postgresql://{quote(login, safe='')}@/{quote(said.get('dbname', login), safe='')}" + (
        f"?{query}" if query else ""
    )


def connect(address: str, *, autocommit: bool = False) -> psycopg.Connection[Any]:
    """A connection with the store's settings. Raises psycopg.Error."""
    said = parts(address)
    settings = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
    given = {
        "connect_timeout": CONNECT_SECONDS,
        "application_name": APPLICATION,
        "client_encoding": "UTF8",
        **_KEEPALIVE,
        **said,
    }
    given["options"] = f"{said.get('options', '')} {settings}".strip()
    return psycopg.connect(**given, autocommit=autocommit)


def make_engine(address: str) -> Engine:
    """An engine for a database, whether or not there is a store in it yet."""
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(address),
        json_serializer=lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
        pool_size=5,
        max_overflow=10,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _put_back)
    event.listen(engine, "checkout", _take_out)
    return engine


def _put_back(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info["idle_since"] = time.monotonic()


def _take_out(connection: Any, record: ConnectionPoolEntry, _proxy: PoolProxiedConnection) -> None:
    """Asks whether the server is still there before a connection is used again, unless it was used a moment ago.

    A server that was shut down has closed its end, and that is known here without a trip to it. Raises DisconnectionError,
    upon which another connection is made.
    """
    idle = time.monotonic() - record.info.get("idle_since", time.monotonic())
    if idle < _TRUSTED_SECONDS and not _is_readable(connection):
        return
    try:
        connection.autocommit = True
        connection.execute("SELECT 1")
        connection.autocommit = False
    except psycopg.Error as error:
        raise DisconnectionError from error


def _is_readable(connection: Any) -> bool:
    """Whether the server has said something nobody asked for, its goodbye for one."""
    try:
        return bool(select.select([connection.fileno()], [], [], 0)[0])
    except (psycopg.Error, OSError, ValueError):
        return True


def _begin(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    writing = connection.get_execution_options().get(WRITING, False)
    # What BEGIN says, and so no trip of its own.
    driver.isolation_level = None if writing else psycopg.IsolationLevel.REPEATABLE_READ
    driver.read_only = None if writing else True
    if writing:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
