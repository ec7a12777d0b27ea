"""Opening a store: where it lies, what it is, made new or brought up to date where needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from comments.errors import StoreError
from comments.migrations import SCHEMA_VERSION
from comments.store import faults, folders, sqlite
from comments.store.file_home import FileHome
from comments.store.home import Home

_SERVER_SCHEMES = ("postgresql://", "postgres://")


def open_store(
    address: str,
    *,
    now: Callable[[], datetime],
    network_of: Callable[[Path], str | None] | None = None,
    make: bool = True,
) -> Home:
    """Opens the store at an address. Raises StoreError, with the store as it was, for what can't be used.

    Without ``make``, a file that isn't there is refused as well.
    """
    if address.startswith(_SERVER_SCHEMES):
        return _on_a_server(address)
    path = folders.store_path(address)
    is_new = not folders.is_there(path)
    if is_new:
        if not make:
            raise faults.missing(path)
        folders.refuse_network_folder(path, network_of)
        folders.make_folder(path)
        is_new = sqlite.make(path)
    else:
        sqlite.recognise(path)
        folders.refuse_network_folder(path, network_of)
    with faults.spoken(path):
        engine = sqlite.make_engine(path)
        try:
            _bring_up_to_date(path, engine, now)
        except BaseException:
            engine.dispose()
            raise
    return FileHome(path, engine, is_new=is_new)


def _on_a_server(address: str) -> Home:
    try:
        from comments.store import server  # the driver takes a while to load, and not everybody has it
    except ImportError as error:
        raise no_driver() from error
    return server.open_store(address)


def no_driver() -> StoreError:
    """For a database's address where the driver isn't installed."""
    return StoreError(
        "连接 PostgreSQL 的驱动没有安装。请安装附加组件 postgres：pip install 'draft-regulation-workbench[postgres]'。",
        "The driver for PostgreSQL isn't installed. Install the extra named postgres: "
        "pip install 'draft-regulation-workbench[postgres]'.",
    )


def file_of(home: Home) -> Path:
    """The file that a store is. Raises StoreError for a database on a server."""
    if isinstance(home, FileHome):
        return home.path
    raise StoreError(
        f"{home.shown} 是服务器上的数据库，没有可以直接使用的文件。",
        f"{home.shown} is a database on a server; there is no file to work with.",
    )


def _bring_up_to_date(path: Path, engine: Engine, now: Callable[[], datetime]) -> None:
    """Checks the form of the store in turn with whoever is writing, and upgrades an older one."""
    with engine.begin() as connection:
        version = sqlite.schema_version(connection)
    if version > SCHEMA_VERSION:
        raise faults.newer(path, version, SCHEMA_VERSION)
    if version < SCHEMA_VERSION:
        if not sqlite.may_write(path):
            raise faults.read_only_and_older(path)
        from comments.store import upgrade  # loads Alembic, which takes as long as everything else together

        upgrade.upgrade(path, now())
