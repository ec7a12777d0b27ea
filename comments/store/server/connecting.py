"""Connections to a PostgreSQL server, with the settings of a store.

Whoever writes takes the store's lock first, as the first thing of a READ COMMITTED transaction: one writer at a time, each of
whose statements sees all that was committed before. It is the same order of things as in an SQLite file, and no write is
ever refused because another ran beside it. Readers take no lock and see one state throughout (REPEATABLE READ).
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

import psycopg
from psycopg import conninfo
from sqlalchemy import Connection, Engine, create_engine, event

from comments.errors import StoreError

PATIENCE_SECONDS = 10
CONNECT_SECONDS = 10
WRITING = "store_writing"
"""The execution option of a connection that is going to write."""

LOCK = 0x44525742
"""``DRWB``: the advisory lock of a database's writers."""

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
        pool_pre_ping=True,  # the server may have been restarted since
        pool_size=5,
        max_overflow=10,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITING, False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
