"""Files in: a path or bytes to a Source, by what the bytes are."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from drafts.errors import UnreadableDraftError
from drafts.load.sniff import Format, sniff
from drafts.load.source import Source
from drafts.load.text import decode, is_garbage
from drafts.model import Diagnostic

__all__ = ["MOST_BYTES", "Source", "load", "load_bytes"]

MOST_BYTES = 100_000_000
"""The largest file that is read; a statute book of 3,000 laws has 58 MB."""


def load(path: Path) -> Source:
    """The Source of a file.

    Raises UnreadableDraftError where it is missing, a folder, empty, binary, encrypted, scanned or damaged.
    """
    try:
        if path.is_dir():
            raise UnreadableDraftError(
                f"“{path}”是一个文件夹。请指定其中的一个文件。", f"“{path}” is a folder. Name one of the files in it."
            )
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path.name)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDraftError(
            f"找不到文件“{path}”。请检查路径和文件名。", f"There is no file “{path}”. Check the folder and the name."
        ) from error
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise UnreadableDraftError(
            f"打不开“{path}”（{reason}）。请检查路径和权限。",
            f"Can't open “{path}” ({reason}). Check the path and your permissions.",
        ) from error
    return load_bytes(data, path.name)


def load_bytes(data: bytes, name: str) -> Source:
    """The Source of a file's bytes; ``name`` is for messages and tells Markdown from text. Raises UnreadableDraftError."""
    if len(data) > MOST_BYTES:
        raise _too_large(name)
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise UnreadableDraftError(
            f"“{name}”是空的。请确认文件下载完整，或换一个文件。",
            f"“{name}” is empty. Check that it was downloaded completely, or choose another file.",
        )
    found = sniff(data, name)
    text, remarks = _text(data, name, found)
    if not text.strip():
        raise UnreadableDraftError(
            f"“{name}”中没有文字。如果内容是图片，请先做文字识别（OCR）。",
            f"“{name}” holds no text. If it consists of pictures, run text recognition (OCR) on it first.",
        )
    form = "docx" if found is Format.OFFICE else found.value
    return Source(form, hashlib.sha256(data).hexdigest(), len(data), name, text, data, remarks)


def _text(data: bytes, name: str, found: Format) -> tuple[str, tuple[Diagnostic, ...]]:
    if found is Format.PDF:
        from drafts.load.pdf import pdf_text

        return pdf_text(data, name), ()
    if found is Format.HTML:
        from drafts.load.html import page_text

        return page_text(data), ()
    if found is Format.OFFICE:
        from drafts.load.office import to_docx
        from drafts.load.sniff import office_suffix

        data = to_docx(data, name, office_suffix(data, name))
    if found in (Format.DOCX, Format.OFFICE):
        from drafts.load.docx import WordDocument

        document = WordDocument.open(data, name)
        return "\n".join(document.lines()), document.remarks()
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        raise _not_text(name) from error
    if is_garbage(text):
        raise _not_text(name)
    return text, ()


def _not_text(name: str) -> UnreadableDraftError:
    return UnreadableDraftError(
        f"“{name}”不是文本，或编码无法识别（试过 UTF-8、UTF-16 和 GB18030）。请另存为 UTF-8 文本、.docx、.pdf 或网页后再导入。",
        f"“{name}” isn't text, or its encoding isn't known (UTF-8, UTF-16 and GB18030 were tried). "
        "Save it as UTF-8 text, .docx, .pdf or a web page and import that.",
    )


def _too_large(name: str) -> UnreadableDraftError:
    return UnreadableDraftError(
        f"“{name}”超过 {MOST_BYTES // 1_000_000} MB，不像是法规草案。请只导入正文部分。",
        f"“{name}” is larger than {MOST_BYTES // 1_000_000} MB, which no draft is. Import only the text of the rule.",
    )
