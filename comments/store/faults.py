"""What the database says when something goes wrong, turned into sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from comments.errors import CommentsError, InvalidRecordError, StoreError

_PRIMARY = 0xFF  # the low byte of an extended result code is the primary one


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Turns faults of the database into StoreError, and values it refuses into InvalidRecordError."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise sentence(path, error.orig) from error
        raise
    except sqlite3.Error as error:
        raise sentence(path, error) from error


def sentence(path: Path, error: sqlite3.Error) -> CommentsError:
    """The error to raise for a fault of SQLite (https://www.sqlite.org/rescode.html)."""
    extended = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    code = extended & _PRIMARY
    if extended in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY):
        return read_only_and_broken_off(path)
    if code == sqlite3.SQLITE_FULL:
        return StoreError(
            f"磁盘已满，{path} 没有写入，原有内容不变。请腾出空间后重试。",
            f"The disk is full: nothing was written to {path}, and what it held is unchanged. Free some space and try again.",
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreError(
            f"{path} 一直被别的程序占用，没有写入。请稍后重试；如果一直如此，请关闭其他打开它的程序。",
            f"{path} stays in use by another program, so nothing was written. Try again shortly; "
            "if it persists, close the other programs that have it open.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return read_only(path)
    if code == sqlite3.SQLITE_NOTADB:
        return foreign(path)
    if code == sqlite3.SQLITE_CORRUPT:
        return damaged(path)
    if code == sqlite3.SQLITE_CANTOPEN:
        return StoreError(
            f"无法打开 {path}。请检查文件和文件夹的权限，以及磁盘是否在线。",
            f"{path} can't be opened. Check the permissions of file and folder, and that the disk is connected.",
        )
    if code == sqlite3.SQLITE_CONSTRAINT:
        return unfit(str(error))
    return StoreError(
        f"读写 {path} 时出错（{error}）。请检查磁盘，必要时从备份恢复。",
        f"Reading or writing {path} failed ({error}). Check the disk, and restore a backup if need be.",
    )


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that pages don't fit together."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY == sqlite3.SQLITE_CORRUPT


def is_busy(error: sqlite3.Error) -> bool:
    """Whether SQLite says that somebody else is writing."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY == sqlite3.SQLITE_BUSY


def unfit(said: str) -> InvalidRecordError:
    """For a value that the tables don't take, in a file or on a server."""
    return InvalidRecordError(
        f"这项内容不符合意见库的规则（{said}），没有保存。请检查填写的内容。",
        f"The store's rules don't allow this ({said}), so it wasn't saved. Check what was entered.",
    )


def read_only(path: Path) -> StoreError:
    """For a store that can be read but not written."""
    return StoreError(
        f"{path} 是只读的，只能查看，刚才的内容没有保存。请解除文件和文件夹的只读，或把它复制到可以写入的文件夹。",
        f"{path} is read-only: it can be looked at, but this wasn't saved. "
        "Make the file and its folder writable, or copy it to a folder where you may write.",
    )


def read_only_and_older(path: Path) -> StoreError:
    """For a store that would have to be brought up to date before it can be read, and can't be written."""
    return StoreError(
        f"{path} 由旧版程序写成，要先升级才能打开，但它是只读的，因此没有打开。请解除只读，或把它复制到可以写入的文件夹再打开。",
        f"{path} was written by an older version of this program and has to be brought up to date before it opens, but it is "
        "read-only. Make it writable, or copy it to a folder where you may write and open it there.",
    )


def read_only_and_broken_off(path: Path) -> StoreError:
    """For a store in which a write was broken off, and which has to be written to take that back."""
    return StoreError(
        f"写入 {path} 时曾经中断，要先撤回未完成的部分才能打开，但它是只读的，因此没有打开。请解除只读后再打开，"
        f"或把它连同 {path.name}-journal 一起复制到可以写入的文件夹。",
        f"A write to {path} was broken off and has to be taken back before it opens, but it is read-only. Make it writable and "
        f"open it again, or copy it, together with {path.name}-journal, to a folder where you may write.",
    )


def foreign(path: Path) -> StoreError:
    """For a file that is something else."""
    return StoreError(
        f"{path} 不是本程序的数据文件，或者已经损坏，没有打开，也没有改动。请用 --store 选择别的文件，或从备份恢复；"
        f"如果它原是数据文件，可用 workbench recover {path} 新文件 抢救。",
        f"{path} isn't a store of this program, or it is damaged. It wasn't opened or changed. Choose another file with "
        f"--store, or restore a backup; if it was a store, workbench recover {path} NEWFILE saves what it can.",
    )


def missing(path: Path) -> StoreError:
    """For a path where there is no store yet, asked for by somebody who means to use one."""
    return StoreError(
        f"{path} 处没有意见库，也没有新建。请检查 --store 或 WORKBENCH_STORE 写的路径；要在这里新建，请先导入一份草案："
        "workbench import 文件 --matter 代号。",
        f"There is no store at {path}, and none was made. Check the path that --store or WORKBENCH_STORE gives; to begin one "
        "there, import a draft: workbench import FILE --matter SLUG.",
    )


def empty(path: Path) -> StoreError:
    """For a file of no bytes: a store is never that, not even while it is being made."""
    return StoreError(
        f"{path} 是空文件，不是数据文件，没有改动。如果要在这里新建，请先删除这个空文件；如果内容丢失，请从备份恢复。",
        f"{path} is an empty file, not a store. It wasn't changed. To begin a new store there, delete the empty file first; "
        "if its content was lost, restore a backup.",
    )


def damaged(path: Path) -> StoreError:
    """For a store whose pages don't fit together."""
    return StoreError(
        f"{path} 已损坏，不能继续使用，没有改动。请从备份恢复，或用 workbench recover {path} 新文件 抢救其中的内容。",
        f"{path} is damaged and can't be used. It wasn't changed. Restore a backup, or save what can be saved: "
        f"workbench recover {path} NEWFILE",
    )


def nothing_to_save(path: Path) -> StoreError:
    """For a file in which nothing of a store is found."""
    return StoreError(
        f"{path} 里没有找到可以抢救的内容，没有写出任何文件。请从备份恢复。",
        f"Nothing that could be saved was found in {path}, so nothing was written. Restore a backup.",
    )


def newer(path: Path | str, version: int | str, known: int) -> StoreError:
    """For a store, a file or on a server, that a later version of this program has written."""
    return StoreError(
        f"{path} 由更新版本的程序写成（格式 {version}，本程序认识到 {known}），没有打开，也没有改动。请升级本程序。",
        f"{path} was written by a newer version of this program (format {version}; this one knows up to {known}). "
        "It wasn't opened or changed. Upgrade this program.",
    )


def outgrown(path: Path | str) -> StoreError:
    """For a store that a later version of this program has brought up to date while it was open."""
    return StoreError(
        f"{path} 在打开之后已由更新版本的程序升级，刚才的内容没有保存。请升级本程序后重新打开。",
        f"{path} was brought up to date by a newer version of this program while it was open, so this wasn't saved. "
        "Upgrade this program and open it again.",
    )


def gone(path: Path) -> StoreError:
    """For a store that was moved, deleted or replaced while it was open."""
    return StoreError(
        f"{path} 在打开之后被移走、删除或替换，刚才的内容没有保存。请关闭程序，找回文件后重新打开。",
        f"{path} was moved, deleted or replaced while it was open, so this wasn't saved. "
        "Close the program, put the file back and open it again.",
    )
