"""Older office formats (.doc, .wps, .rtf, .odt): converted by LibreOffice where it is installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from io import BytesIO
from pathlib import Path

from drafts.errors import UnreadableDraftError
from drafts.load.refusals import MOST_UNPACKED, damaged, too_large
from drafts.load.view import Progress

_SECONDS = 90
_LOOK = 0.25
"""Seconds between two looks at whether the conversion is done or no longer wanted."""
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)


def converter() -> str | None:
    """The path of LibreOffice's program, or None where it isn't installed."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found is not None:
            return found
    return next((place for place in _USUAL_PLACES if shutil.which(place)), None)


def to_docx(data: bytes, name: str, suffix: str, progress: Progress | None = None) -> bytes:
    """The file as .docx, converted by LibreOffice with a profile of its own, which is removed afterwards.

    ``progress`` is told of seconds gone and seconds allowed. Raises UnreadableDraftError where the program isn't
    installed, fails or takes too long; whatever ends the wait, nothing of it is left running.
    """
    _check(data, name)
    program = converter()
    if program is None:
        raise UnreadableDraftError(
            f"“{name}”是旧版文档格式（{suffix}），不能直接读取。请用 WPS 或 Word 打开，另存为 .docx 后再导入；"
            "装有 LibreOffice 的电脑上可以直接读取。",
            f"“{name}” is in an older format ({suffix}) that can't be read directly. Open it in Word or WPS, save it as .docx, "
            "and import that; where LibreOffice is installed, such files are read directly.",
        )
    with tempfile.TemporaryDirectory(prefix="draft-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"draft{suffix}"
        source.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
        _run([*command, "--outdir", folder, str(source)], name, suffix, progress)
        try:
            return (Path(folder) / "draft.docx").read_bytes()
        except OSError as error:
            raise _failed(name, suffix) from error


def _run(command: list[str], name: str, suffix: str, progress: Progress | None) -> None:
    """Runs the program to its end, or until the time is up or ``progress`` stops it."""
    try:
        process = subprocess.Popen(  # noqa: S603 -- fixed arguments, own temporary file
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
        )
    except OSError as error:
        raise _failed(name, suffix) from error
    begun = time.monotonic()
    try:
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK)
                break
            gone = time.monotonic() - begun
            if progress is not None:
                progress(int(gone), _SECONDS)
            if gone > _SECONDS:
                raise _too_slow(name, suffix)
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program with what it started: soffice is a script around the program that does the work."""
    if sys.platform == "win32":
        killer = shutil.which("taskkill")
        if killer is not None:
            subprocess.run([killer, "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _check(data: bytes, name: str) -> None:
    """Refuses a packed file (.odt) that unpacks to a mountain before another program opens it."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            sizes = [entry.file_size for entry in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise damaged(name) from error
    if sum(sizes) > MOST_UNPACKED:
        raise too_large(name)


def _failed(name: str, suffix: str) -> UnreadableDraftError:
    return UnreadableDraftError(
        f"“{name}”（{suffix}）没能转换为 .docx。请用 WPS 或 Word 打开，另存为 .docx 后再导入。",
        f"“{name}” ({suffix}) couldn't be converted to .docx. Open it in Word or WPS, save it as .docx, and import that.",
    )


def _too_slow(name: str, suffix: str) -> UnreadableDraftError:
    return UnreadableDraftError(
        f"“{name}”（{suffix}）转换超过 {_SECONDS} 秒，已停止。请用 WPS 或 Word 打开，另存为 .docx 后再导入。",
        f"“{name}” ({suffix}) took more than {_SECONDS} seconds to convert and was stopped. Open it in Word or WPS, save it as "
        ".docx, and import that.",
    )
