"""Writing files so that nobody ever finds half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable, Iterable, Sequence

from drafts.errors import SpokenError
from drafts.patterns import regex
from drafts.reasons import reason
from drafts.records import TYPE_CHECKING

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
    if path.is_dir():
        raise FileWriteError(f"“{path}”是一个文件夹。请给出文件名。", f"{path} is a folder. Give a file name.")
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
    if path.exists() and not path.is_file():  # a device would be replaced by a file
        raise FileWriteError(
            f"“{path}”是设备、管道或套接字，不能写成文件，没有写入。请给出文件名。",
            f"{path} is a device, a pipe or a socket, not a place for a file; nothing was written. Give a file name.",
        )
    if not path.parent.is_dir():
        raise FileWriteError(
            f"文件夹“{path.parent}”不存在。请先建立它，或换一个位置。",
            f"The folder {path.parent} doesn't exist. Make it first, or choose another place.",
        )


def refuse_inputs(outs: Iterable[Path], inputs: Iterable[str | Path | None]) -> None:
    """Raises FileWriteError where a file to be written is one that the same command reads, or is named twice."""
    seen = [os.path.realpath(each) for each in inputs if each and str(each) != "-"]
    for out in outs:
        place = os.path.realpath(out)
        if place in seen:
            raise FileWriteError(
                f"“{out.name}”是这条命令要读的文件，或写了两次，没有写出任何内容。请换一个文件名。",
                f"{out.name} is a file that this command reads, or is named twice, so nothing was written. Choose another name.",
            )
        seen.append(place)


def write_document(
    path: Path, data: bytes, *, keep: Callable[[bytes], bool] = lambda _: False, private: bool = False
) -> Path | None:
    """Write a file that a person named, as `write_whole` does; another that stood there is kept beside it.

    Gives back where that one is now: ``NAME.bak``, or ``NAME.bak1`` and so on; None where none had to be kept: nothing stood
    there, or the same, or what the program wrote there and nobody has changed since, unless ``keep`` says
    that it matters all the same. Raises FileWriteError.
    """
    from workbench.written import is_ours, remember

    try:
        former = path.read_bytes() if path.is_file() else None
        kept = None
        if former is not None and former != data and (keep(former) or not is_ours(path, former)):
            kept = _keep(path, former)
    except OSError as error:
        zh, en = reason(error)
        if error.errno == errno.ENAMETOOLONG:
            raise FileWriteError(
                f"无法写入“{path}”：{zh}，没有写入。请换一个文件名。",
                f"{path} couldn't be written: {en}; nothing was. Choose another name.",
            ) from error
        raise FileWriteError(
            f"“{path}”已经存在，又无法另存它（{zh}），没有写入。请换一个文件名。",
            f"{path} exists and couldn't be kept ({en}), so nothing was written. Choose another name.",
        ) from error
    write_whole(path, data, private=private)
    remember(path, data)
    return kept


def _keep(path: Path, former: bytes) -> Path:
    """Copies what a file holds to the first name beside it that is free, or that holds the same already."""
    import shutil

    number = 0
    while True:
        kept = path.with_name(f"{path.name}.bak{number or ''}")
        try:
            with kept.open("xb") as file:
                shutil.copymode(path, kept)  # what was for its owner alone stays so
                file.write(former)
                return kept
        except FileExistsError:
            if kept.is_file() and kept.read_bytes() == former:
                return kept
        number += 1


def kept_sentence(path: Path, kept: Path) -> tuple[str, str]:
    """That a former file was kept, in Chinese and English."""
    return (
        f"! 原有的“{path.name}”另存为“{kept.name}”。",
        f"! The former {path.name} is kept as {kept.name}.",
    )


def write_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file completely or not at all, through a temporary neighbour that takes its name at the end.

    A ``private`` one is for its owner alone, as the store is, where the system knows such rights.
    Raises FileWriteError where the folder is missing, can't be written to, or the disk is full.
    """
    import secrets  # with its digests it takes longer to load than all the rest here

    temporary: Path | None = None
    try:
        _check_place(path)
        if path.is_symlink():  # what a link leads to is written, the link stays
            path = path.resolve()
        temporary = path.with_name(f"{_BEGUN}{secrets.token_hex(8)}{path.suffix}")
        if private:
            temporary.touch(0o600, exist_ok=False)
        with temporary.open(
            "wb" if private else "xb"
        ) as file:  # else with the rights that the person's other files get
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
