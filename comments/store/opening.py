"""Opening a store: where it lies, what it is, made new or brought up to date where needed, and backups of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

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
    if not folders.is_there(path):
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
        version = sqlite.schema_version(connection)
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
