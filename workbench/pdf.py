"""A Word file as PDF, by LibreOffice where it is installed: in a profile of its own that is thrown away, within a time limit."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from drafts.errors import SpokenError

SECONDS = 120
"""LibreOffice is given up after this long; a first start takes about ten."""
_NAMES = ("soffice", "libreoffice")


class PdfError(SpokenError):
    """A PDF couldn't be made; nothing was written."""


def as_pdf(document: bytes, *, seconds: float = SECONDS) -> bytes:
    """The PDF's bytes. Raises PdfError where LibreOffice isn't installed, fails, or takes too long."""
    program = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if program is None:
        raise PdfError(
            "没有找到 LibreOffice（soffice），不能写 PDF，没有写出任何文件。请安装 LibreOffice，或去掉 --pdf，用 Word 另存为 PDF。",
            "LibreOffice (soffice) isn't installed, so no PDF can be made and nothing was written. "
            "Install it, or leave out --pdf and save as PDF from Word.",
        )
    with tempfile.TemporaryDirectory(prefix="workbench-pdf-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "submission.docx"
        source.write_bytes(document)
        profile = (Path(folder) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
        command += ["--outdir", folder, str(source)]
        try:
            done = subprocess.run(  # noqa: S603  # a program found on the path, and files of our own
                command, capture_output=True, text=True, timeout=seconds, check=False, errors="replace"
            )
        except subprocess.TimeoutExpired as error:
            raise PdfError(
                f"LibreOffice 在 {seconds:.0f} 秒内没有写完 PDF，已停止，没有写出任何文件。请再试一次，或用 Word 另存为 PDF。",
                f"LibreOffice didn't finish within {seconds:.0f} seconds and was stopped; nothing was written. "
                "Try again, or save as PDF from Word.",
            ) from error
        except OSError as error:
            raise _failed(str(error)) from error
        made = source.with_suffix(".pdf")
        if not made.is_file() or not made.stat().st_size:
            raise _failed((done.stderr or done.stdout).strip()[:300])
        return made.read_bytes()


def _failed(reason: str) -> PdfError:
    return PdfError(
        f"LibreOffice 没有写成 PDF（{reason}），没有写出任何文件。请用 Word 另存为 PDF。",
        f"LibreOffice made no PDF ({reason}); nothing was written. Save as PDF from Word.",
    )
