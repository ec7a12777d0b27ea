"""Writing files so that nobody ever finds half of one."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafts.errors import SpokenError
from drafts.patterns import regex
from drafts.reasons import reason

if TYPE_CHECKING:
    from pathlib import Path


class FileWriteError(SpokenError):
    """A file couldn't be written; what stood there before is unchanged."""


_BEGUN = ".workbench-"
_LEFTOVER = regex(r"\.workbench-[0-9a-f]{16}(?:\.[^/\\]{0,250})?")
_STALE_SECONDS = 600.0


def is_leftover(name: str) -> bool:
    """Whether a file of this name is one that was being written when the program or the machine stopped."""
    return _LEFTOVER.fullmatch(name) is not None


def remove_leftovers(folder: Path) -> None:
    """Removes from a folder what a crash left of files that were being written ten minutes ago or earlier."""
    with contextlib.suppress(OSError):
        for leftover in folder.glob(f"{_BEGUN}*"):
            if is_leftover(leftover.name) and time.time() - leftover.stat().st_mtime > _STALE_SECONDS:
                leftover.unlink()


def refuse_ending(path: Path, endings: Sequence[str], what: tuple[str, str]) -> None:
    """Raises FileWriteError for a file whose name doesn't end as what is written into it: programs go by the ending.

    ``endings`` as in ``.docx``, the usual one first; ``what`` is written, in Chinese and English.
    """
    if path.suffix.lower() in endings:
        return
    zh, en = what
    better = path.with_suffix(endings[0]).name if path.name else endings[0]
    raise FileWriteError(
        f"{zh}要写成 {'、'.join(endings)} 文件，“{path.name}”的扩展名不符，没有写出。例如写 {better}。",
        f"{en} is written as {' or '.join(endings)}, which isn't how “{path.name}” ends; nothing was written. "
        f"Name it, for example, {better}.",
    )


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing. Raises FileWriteError where that can't be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        zh, en = reason(error)
        raise FileWriteError(
            f"无法建立文件夹“{folder}”：{zh}，没有写入。请检查权限，或换一个位置。",
            f"The folder {folder} can't be made: {en}; nothing was written. Check your rights, or choose another place.",
        ) from error


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise FileWriteError(f"“{path}”是一个文件夹。请给出文件名。", f"{path} is a folder. Give a file name.")
    if not path.parent.is_dir():
        raise FileWriteError(
            f"文件夹“{path.parent}”不存在。请先建立它，或换一个位置。",
            f"The folder {path.parent} doesn't exist. Make it first, or choose another place.",
        )


def write_whole(path: Path, data: bytes) -> None:
    """Write a file completely or not at all, through a temporary neighbour that takes its name at the end.

    Raises FileWriteError where the folder is missing, can't be written to, or the disk is full.
    """
    import secrets  # with its digests it takes longer to load than all the rest here

    temporary: Path | None = None
    try:
        _check_place(path)
        temporary = path.with_name(f"{_BEGUN}{secrets.token_hex(8)}{path.suffix}")
        with temporary.open("xb") as file:  # with the rights that the person's other files get
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        remove_leftovers(path.parent)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        zh, en = reason(error)
        raise FileWriteError(
            f"无法写入“{path}”：{zh}。请检查权限、磁盘空间，或文件是否正被打开；原有文件未改动。",
            f"{path} couldn't be written: {en}. Check rights, disk space, and whether it is open in another program; "
            "what stood there is unchanged.",
        ) from error
