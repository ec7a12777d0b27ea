"""Files that a person named: read to their end and no further than a limit, without waiting for what never comes."""

from __future__ import annotations

import errno
import os
import stat

from drafts.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

_HANDED_OVER = ("/dev/fd/", "/proc/self/fd/")
"""Where a shell puts what it hands a command: ``<(…)``, ``/dev/stdin``."""
_PIECE = 2**20


class IrregularFileError(OSError):
    """What was named is a device, a socket or a pipe on disk; ``zh`` and ``en`` are words to stand inside a sentence."""

    zh = "这不是普通文件，而是设备、管道或套接字"
    en = "it isn't a regular file but a device, a pipe or a socket"


def read_given(path: str | os.PathLike[str], most: int) -> bytes:
    """The bytes of a file. What a shell hands over as a pipe is read as well.

    Raises IrregularFileError for what might never begin or end, and OSError with EFBIG for more than ``most`` bytes.
    """
    name = os.fspath(path)
    kind = os.stat(name).st_mode  # noqa: PTH116  # `pathlib` would take 3 ms to load, here and below
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind) or name == "/dev/stdin" or name.startswith(_HANDED_OVER)):
        raise IrregularFileError(errno.EINVAL, IrregularFileError.en, name)
    with open(name, "rb") as file:  # noqa: PTH123
        if os.fstat(file.fileno()).st_size > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), name)
        return read_to_end(file, most)


def readable_name(path: str | os.PathLike[str]) -> str:
    """The name of a file as text. One that isn't UTF-8, as from an archive packed on a Chinese Windows, is read as GB18030."""
    name = os.path.basename(os.fspath(path))  # noqa: PTH119
    if not any("\ud800" <= letter <= "\udfff" for letter in name):
        return name
    try:
        return os.fsencode(name).decode("gb18030")
    except UnicodeError:
        return name.encode("utf-8", "replace").decode("utf-8")


def read_to_end(file: BinaryIO, most: int) -> bytes:
    """What is left of an open file. Raises OSError with EFBIG for more than ``most`` bytes."""
    pieces, left = [], most
    while piece := file.read(_PIECE):  # asked for all at once, Python makes room for the limit
        pieces.append(piece)
        left -= len(piece)
        if left < 0:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return b"".join(pieces)
