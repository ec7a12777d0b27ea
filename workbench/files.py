"""Writing files so that nobody ever finds half of one."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from drafts.errors import SpokenError


class FileWriteError(SpokenError):
    """A file couldn't be written; what stood there before is unchanged."""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file completely or not at all, through a temporary neighbour that takes its name at the end.

    Raises FileWriteError where the folder is missing, can't be written to, or the disk is full.
    """
    if path.is_dir():
        raise FileWriteError(f"“{path}”是一个文件夹。请给出文件名。", f"{path} is a folder. Give a file name.")
    if not path.parent.is_dir():
        raise FileWriteError(
            f"文件夹“{path.parent}”不存在。请先建立它，或换一个位置。",
            f"The folder {path.parent} doesn't exist. Make it first, or choose another place.",
        )
    temporary: Path | None = None
    try:
        temporary = path.with_name(f".{secrets.token_hex(8)}{path.suffix}")
        with temporary.open("xb") as file:  # with the rights that the person's other files get
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        reason = error.strerror or str(error)
        raise FileWriteError(
            f"无法写入“{path}”：{reason}。请检查权限、磁盘空间，或文件是否正被打开；原有文件未改动。",
            f"{path} couldn't be written: {reason}. Check rights, disk space, and whether it is open in another program; "
            "what stood there is unchanged.",
        ) from error
