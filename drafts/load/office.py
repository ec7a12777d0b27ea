"""Older office formats (.doc, .wps, .rtf, .odt): converted by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from drafts.errors import UnreadableDraftError

_SECONDS = 90


def to_docx(data: bytes, name: str, suffix: str) -> bytes:
    """The file as .docx, converted by LibreOffice. Raises UnreadableDraftError where that isn't installed or fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise UnreadableDraftError(
            f"“{name}”是旧版文档格式（{suffix}），不能直接读取。请用 WPS 或 Word 打开，另存为 .docx 后再导入。",
            f"“{name}” is in an older format ({suffix}) that can't be read directly. Open it in Word or WPS, sa"
            f"ve it as .docx, and import that.",
        )
    with tempfile.TemporaryDirectory(prefix="draft-") as folder:
        source = Path(folder) / f"draft{suffix}"
        source.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603 -- fixed arguments, own temporary file
            return (Path(folder) / "draft.docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise UnreadableDraftError(
                f"“{name}”（{suffix}）没能转换为 .docx。请用 WPS 或 Word 打开，另存为 .docx 后再导入。",
                f"“{name}” ({suffix}) couldn't be converted to .docx. Open it in Word or WPS, save it as .docx, and import that.",
            ) from error
