"""Bringing an older store up to date: a backup first, then every step in one transaction.

Only this module loads Alembic, and it is loaded only where there is something to do.
"""

from __future__ import annotations

import glob
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from comments import migrations
from comments.store import backups, faults, placing, sqlite


def upgrade(path: Path, now: datetime) -> None:
    """Takes a store to the newest schema. Whoever comes second waits, and finds it done.

    The backup lies beside the store, with its old version and the time in its name. Raises StoreError, with the store
    as it was, where a step fails.
    """
    engine = sqlite.make_engine(path)
    try:
        with engine.connect() as connection:
            # Steps that make a table anew couldn't drop the old one otherwise; checked again before the end.
            # On the connection beneath, since SQLite ignores this within a transaction, which any statement here begins.
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.close()
            with connection.execution_options(**{sqlite.WRITING: True}).begin():
                version = sqlite.schema_version(connection)
                if version < migrations.SCHEMA_VERSION:
                    _back_up(path, version, now)
                    _take_steps(connection, path)
    finally:
        engine.dispose()


def configuration(connection: Connection) -> Config:
    """Alembic's settings for the steps of this package, on a connection that is in a transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def backup_path(path: Path, version: int, now: datetime) -> Path:
    """The name of the backup made before an upgrade: ``comments.v1-20211213T160000Z.db``."""
    return path.with_name(f"{path.stem}.v{version}-{now:%Y%m%dT%H%M%SZ}{path.suffix}")


def _back_up(path: Path, version: int, now: datetime) -> None:
    stem, suffix = glob.escape(path.stem), glob.escape(path.suffix)
    placing.remove_leftovers(path.parent, f".{stem}.v*{suffix}.part-*")
    target = backup_path(path, version, now)
    number = 2
    while target.exists():
        target = target.with_stem(f"{backup_path(path, version, now).stem}-{number}")
        number += 1
    backups.back_up(path, target)  # on a connection of its own: SQLite copies nothing from one that is writing


def _take_steps(connection: Connection, path: Path) -> None:
    command.upgrade(configuration(connection), "head")
    sqlite.mark(connection)
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if dangling is not None:
        raise faults.damaged(path)
