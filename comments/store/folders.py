"""Where a store lies: the path an address names, its folder, and whether that is on another machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from comments.errors import StoreError
from drafts.reasons import reason

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "afs", "ncpfs", "webdav", "davfs", "davfs2",
        "ceph", "glusterfs", "lustre", "gfs2", "ocfs2", "fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "fuse.davfs2",
        "fuse.s3fs", "fuse.gvfsd-fuse", "macfuse",
    }
)  # fmt: skip
"""File systems on other machines, by the names that Linux and macOS give them. SQLite's locks aren't to be trusted
there (https://www.sqlite.org/faq.html#q5). 9p is left out: containers and virtual machines use it for their own disk."""


def store_path(address: str) -> Path:
    """The file that an address names: a path, or ``sqlite:///`` and a path.

    Raises StoreError for an address of a database server, or an empty one.
    """
    scheme, mark, rest = address.partition("://")
    if mark and scheme == "sqlite":
        address = rest.removeprefix("/")
    elif mark:
        raise StoreError(
            f"这个版本不能打开“{scheme}://”地址。请给出一个文件路径作为数据文件，例如 --store 意见.db。",
            f"This version can't open {scheme}:// addresses. Give the path of a file as the store, such as --store comments.db.",
        )
    if not address.strip():
        raise StoreError(
            "没有给出数据文件的路径。请用 --store 给出一个文件路径。",
            "No path of a store was given. Give one with --store.",
        )
    try:
        return Path(address).expanduser().absolute()
    except RuntimeError as error:  # ~name of somebody this machine doesn't know
        raise unreachable(Path(address), "这台电脑没有这个用户", "this computer knows no such user") from error


def is_there(path: Path) -> bool:
    """Whether there is anything at a path. Raises StoreError where that can't be told."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise unreachable(path, *reason(error)) from error
    return True


def unreachable(path: Path, zh: str, en: str) -> StoreError:
    """The error for a path that the system won't follow."""
    shown = str(path).replace("\0", "␀")
    return StoreError(
        f"无法访问 {shown}（{zh}）。请检查路径和权限，或用 --store 选择别的位置。",
        f"{shown} can't be reached ({en}). Check the path and its permissions, or choose another place with --store.",
    )


def make_folder(path: Path) -> None:
    """Makes the folder of a store, for its owner alone, and folders above it that are missing.

    Raises StoreError where that isn't possible.
    """
    missing = []
    folder = path.parent
    while not is_there(folder):
        missing.append(folder)
        folder = folder.parent
    try:
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        zh, en = reason(error)
        raise StoreError(
            f"无法建立文件夹 {path.parent}（{zh}）。请检查权限，或换一个位置。",
            f"The folder {path.parent} can't be made ({en}). Check its permissions, or choose another place.",
        ) from error
    if not path.parent.is_dir():
        raise StoreError(
            f"{path.parent} 不是文件夹，数据文件不能放在那里。请换一个位置。",
            f"{path.parent} isn't a folder, so no store can lie there. Choose another place.",
        )


def refuse_network_folder(path: Path, network_of: Callable[[Path], str | None] | None = None) -> None:
    """Raises StoreError where the file lies on another machine. ``network_of`` says what kind of network, or None."""
    kind = (network_of or network_kind)(path)
    if kind is not None:
        raise StoreError(
            f"{path} 在网络文件夹上（{kind}）。多人同时写入网络文件夹会损坏数据，因此没有打开。"
            "请把数据文件放在本机硬盘上；要与同事交换意见，请发送文件，或使用数据库服务器。",
            f"{path} is on a network folder ({kind}). Writing there from several machines damages a store, so it wasn't "
            "opened. Keep the store on this machine's own disk; to share comments, exchange files or use a database server.",
        )


def network_kind(path: Path) -> str | None:
    """The kind of network a path leads to, or None for a disk of this machine, as far as the system tells."""
    system: str = sys.platform  # as a plain word: the checker would otherwise drop the other systems' branches
    if system == "win32":
        return _windows_network(path)
    if system == "darwin":
        return _mac_network(path)
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    return network_mount(_folder(path), linux_mounts(mounts))


def linux_mounts(mountinfo: str) -> list[tuple[str, str]]:
    """(place, file system) of each line of ``/proc/self/mountinfo``, in its order (proc(5))."""
    found = []
    for line in mountinfo.splitlines():
        before, mark, after = line.partition(" - ")
        fields = before.split(" ")
        if mark and len(fields) > 4:
            found.append((_plain(fields[4]), after.split(" ", 1)[0]))
    return found


def mac_mounts(listing: str) -> list[tuple[str, str]]:
    """(place, file system) of each line that macOS's ``mount`` prints: ``//a@b/c on /Volumes/c (smbfs, nodev)``."""
    found = []
    for line in listing.splitlines():
        place, mark, options = line.rpartition(" (")
        _, on, place = place.partition(" on ")
        if mark and on:
            found.append((place, options.split(",", 1)[0].rstrip(")")))
    return found


def network_mount(folder: str, mounts: list[tuple[str, str]]) -> str | None:
    """The file system of the innermost mount around a folder, if that is on another machine."""
    inside = [(len(place), order, kind) for order, (place, kind) in enumerate(mounts) if _is_below(folder, place)]
    if not inside:
        return None
    _, _, kind = max(inside)
    return kind if kind in NETWORK_FILE_SYSTEMS else None


def _folder(path: Path) -> str:
    """The folder in which a file really lies; a link to a file elsewhere leads there."""
    return path.resolve().parent.as_posix()


def _is_below(folder: str, place: str) -> bool:
    return place == "/" or folder == place or folder.startswith(place.rstrip("/") + "/")


def _plain(field: str) -> str:
    """A place of mountinfo without its octal escapes."""
    for escape, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(escape, character)
    return field


def _mac_network(path: Path) -> str | None:
    import subprocess

    try:
        listing = subprocess.run(
            ["/sbin/mount"], capture_output=True, encoding="utf-8", errors="replace", timeout=5, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return network_mount(_folder(path), mac_mounts(listing))


def _windows_network(path: Path) -> str | None:
    r"""Windows names another machine by ``\\server\share``, or by a letter whose drive type is remote."""
    drive = path.resolve().drive
    if drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\")):
        return drive
    if sys.platform == "win32":
        import ctypes

        remote = 4  # DRIVE_REMOTE of GetDriveTypeW
        if ctypes.windll.kernel32.GetDriveTypeW(drive + os.sep) == remote:
            return drive
    return None
