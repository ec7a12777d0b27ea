"""Whole copies of a store, made while others may be writing."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from pathlib import Path

from comments.errors import StoreError
from comments.store import faults, folders, placing, sqlite
from drafts.reasons import reason


def back_up(source: Path, target: Path) -> None:
    """Copies a store as it is at one moment, waiting for writers; whole or not at all.

    Raises StoreError where a file of that name exists, or it can't be written.
    """
    with contextlib.closing(sqlite.connect(source)) as reading:
        with faults.spoken(source):
            reading.execute("BEGIN")
            reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
        copy(reading, target)


def copy(reading: sqlite3.Connection, target: Path) -> None:
    """Copies what a connection sees into a new file that its owner alone may read."""
    target = target.expanduser().absolute()
    if folders.is_there(target):
        raise _taken(target)
    folders.make_folder(target)
    unfinished = target.with_name(f".{target.name}.part-{secrets.token_hex(8)}")
    try:
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with faults.spoken(target), contextlib.closing(sqlite3.connect(unfinished)) as writing:
            reading.backup(writing)
        if not placing.put_in_place(unfinished, target):
            raise _taken(target)
    except OSError as error:
        zh, en = reason(error)
        raise StoreError(
            f"无法写备份 {target}（{zh}）。请检查权限和磁盘空间，或换一个位置。",
            f"The backup {target} can't be written ({en}). Check permissions and free space, or choose another place.",
        ) from error
    finally:
        for leftover in (unfinished, unfinished.with_name(unfinished.name + "-journal")):  # one is left by a full disk
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def _taken(target: Path) -> StoreError:
    return StoreError(
        f"{target} 已经存在，没有备份，也没有改动它。请换一个文件名。",
        f"{target} exists already. It wasn't changed and no backup was made. Choose another name.",
    )
