"""Opening a store: where it lies, what it is, made new or brought up to date where needed, and backups of it."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from comments.errors import StoreError
from comments.migrations import SCHEMA_VERSION
from comments.store import faults, folders, sqlite


@dataclass(frozen=True, slots=True)
class Opened:
    """A store that may be used."""

    path: Path
    engine: Engine
    file: tuple[int, int]
    """What the path led to when it was opened."""


def open_store(
    address: str, *, now: Callable[[], datetime], network_of: Callable[[Path], str | None] | None = None
) -> Opened:
    """Opens the store at an address. Raises StoreError, with the file as it was, for what can't be used."""
    path = folders.store_path(address)
    if not path.exists():
        folders.refuse_network_folder(path, network_of)
        folders.make_folder(path)
        sqlite.make(path)
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
    return Opened(path, engine, identity(path))


def _bring_up_to_date(path: Path, engine: Engine, now: Callable[[], datetime]) -> None:
    """Checks the form of the store in turn with whoever is writing, and upgrades an older one."""
    with engine.begin() as connection:
        version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if version > SCHEMA_VERSION:
        raise faults.newer(path, version, SCHEMA_VERSION)
    if version < SCHEMA_VERSION:
        from comments.store import upgrade  # loads Alembic, which takes as long as everything else together

        upgrade.upgrade(path, now())


def identity(path: Path) -> tuple[int, int]:
    """What tells the file at a path from any other; (0, 0) where there is none."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def back_up(source: Path, target: Path) -> None:
    """Copies a store with SQLite's backup, which waits for writers and gives one moment of it; whole or not at all."""
    target = target.expanduser().absolute()
    if target.exists():
        raise StoreError(
            f"{target} 已经存在，没有备份，也没有改动它。请换一个文件名。",
            f"{target} exists already. It wasn't changed and no backup was made. Choose another name.",
        )
    folders.make_folder(target)
    unfinished = target.with_name(f".{target.name}.part-{secrets.token_hex(8)}")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with (
            contextlib.closing(sqlite.connect(source)) as reading,
            contextlib.closing(sqlite3.connect(unfinished)) as writing,
        ):
            with faults.spoken(source):
                reading.execute("BEGIN")
                reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
            with faults.spoken(target):
                reading.backup(writing)
        unfinished.replace(target)
    except OSError as error:
        raise StoreError(
            f"无法写备份 {target}（{error.strerror}）。请检查权限和磁盘空间，或换一个位置。",
            f"The backup {target} can't be written ({error.strerror}). Check permissions and free space, or choose "
            "another place.",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
