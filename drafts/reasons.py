"""Why the system, or a decoder, wouldn't: in words, in Chinese and English, to stand inside a sentence."""

from __future__ import annotations

import errno

from drafts.given import IrregularFileError
from drafts.patterns import regex

_WORDS: dict[int, tuple[str, str]] = {
    errno.ENOENT: ("没有这个文件或文件夹", "there is no such file or folder"),
    errno.EACCES: ("没有权限", "no permission"),
    errno.EPERM: ("系统不允许", "the system doesn't allow it"),
    errno.EEXIST: ("已经存在", "it exists already"),
    errno.EISDIR: ("这是一个文件夹", "it is a folder"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "a part of the path is no folder"),
    errno.ENOTEMPTY: ("文件夹不是空的", "the folder isn't empty"),
    errno.ENOSPC: ("磁盘已满", "the disk is full"),
    errno.EROFS: ("磁盘是只读的", "the disk is read-only"),
    errno.EFBIG: ("文件过大", "the file is too large"),
    errno.ENAMETOOLONG: ("文件名过长", "the name is too long"),
    errno.ELOOP: ("链接互相指向，没有尽头", "links lead round in a circle"),
    errno.EMFILE: ("打开的文件太多", "too many files are open"),
    errno.ENFILE: ("系统打开的文件太多", "the system has too many files open"),
    errno.EBUSY: ("正被占用", "it is in use"),
    errno.ETXTBSY: ("正被占用", "it is in use"),
    errno.EIO: ("磁盘读写出错", "the disk failed to read or write"),
    errno.EINVAL: ("系统不接受这个名称或操作", "the system won't take this name or step"),
    errno.ENODEV: ("设备不在", "the device isn't there"),
    errno.ENXIO: ("设备不在", "the device isn't there"),
    errno.EXDEV: ("不在同一个磁盘上", "it is on another disk"),
    errno.ENOMEM: ("内存不足", "there isn't enough memory"),
    errno.EPIPE: ("对方已关闭", "the other side has closed"),
    errno.ETIMEDOUT: ("等待超时", "it took too long"),
    errno.EADDRINUSE: ("已被别的程序占用", "another program has it"),
    errno.EADDRNOTAVAIL: ("这台电脑没有这个地址", "this computer has no such address"),
    errno.ECONNREFUSED: ("对方拒绝连接", "the other side refuses connections"),
} | {
    getattr(errno, name): said  # not on every system
    for name, said in (
        ("EDQUOT", ("磁盘配额已用完", "the disk quota is used up")),
        ("ESTALE", ("网络文件夹已断开", "the network folder has gone")),
        ("EHOSTUNREACH", ("连不上网络", "the network can't be reached")),
    )
    if hasattr(errno, name)
}  # fmt: skip
_SHARING_VIOLATIONS = (32, 33)
"""Windows: another program has the file open, or a part of it locked."""
_AT = regex(r"\(at line (\d{1,9}), column (\d{1,9})\)")


def reason(error: BaseException) -> tuple[str, str]:
    """What an error of the operating system or of a decoder says, in Chinese and English; without a full stop or a path.

    What isn't known keeps the system's own words in both.
    """
    if isinstance(error, OSError):
        return _system(error)
    if isinstance(error, UnicodeDecodeError):
        return f"不是 UTF-8 编码（第 {error.start + 1} 字节）", f"it isn't UTF-8 (byte {error.start + 1})"
    line, column = (
        getattr(error, "lineno", None),
        getattr(error, "colno", None),
    )  # JSON's, and TOML's from Python 3.14 on
    found = _AT.search(str(error))
    if found and not isinstance(line, int):
        line, column = int(found[1]), int(found[2])
    if isinstance(line, int) and isinstance(column, int):
        return f"第 {line} 行第 {column} 列写法有误", f"it isn't well written at line {line}, column {column}: {error}"
    if "(at end of document)" in str(error):  # TOML's
        return "文件末尾写法有误", f"it isn't well written at its end: {error}"
    if "null" in str(error) and isinstance(error, ValueError):
        return "名称中有空字符", "there is a NUL in the name"
    return str(error), str(error)


def _system(error: OSError) -> tuple[str, str]:
    if isinstance(error, IrregularFileError):
        return error.zh, error.en
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return "正被别的程序打开", "another program has it open"
    if error.errno in _WORDS:
        return _WORDS[error.errno]
    said = error.strerror or str(error) or type(error).__name__
    return f"系统错误：{said}", said
