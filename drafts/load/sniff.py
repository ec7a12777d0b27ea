"""What a file is, by its first bytes; its name only tells Markdown from plain text."""

from __future__ import annotations

import re
from enum import StrEnum
from io import BytesIO

from drafts.errors import UnreadableDraftError
from drafts.patterns import regex
from drafts.records import TYPE_CHECKING

if TYPE_CHECKING:
    import zipfile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = regex(rb"<(?:!doctype\s+html|html|head|body|meta|div|table|article|section|p|h[1-6])[\s>/]", re.IGNORECASE)
_COMMENT = regex(rb"\A<!--.{0,1000}?-->\s{0,100}", re.DOTALL)
_SAMPLE = 65_536
_BINARY = {
    b"\x89PNG": ("图片", "a picture"),
    b"\xff\xd8\xff": ("图片", "a picture"),
    b"GIF8": ("图片", "a picture"),
    b"BM": ("图片", "a picture"),
    b"II*\x00": ("图片", "a picture"),
    b"MM\x00*": ("图片", "a picture"),
    b"RIFF": ("图片或音视频", "a picture or a recording"),
    b"MZ": ("程序", "a program"),
    b"\x7fELF": ("程序", "a program"),
    b"\x1f\x8b": ("压缩包", "an archive"),
    b"7z\xbc\xaf": ("压缩包", "an archive"),
    b"Rar!": ("压缩包", "an archive"),
    b"BZh": ("压缩包", "an archive"),
    b"\xfd7zXZ": ("压缩包", "an archive"),
    b"SQLite format 3": ("数据库", "a database"),
    b"OggS": ("音视频", "a recording"),
    b"ID3": ("音视频", "a recording"),
}


class Format(StrEnum):
    """The formats a draft can come in."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    OFFICE = "office"
    """.doc, .wps, .rtf, .odt: needs a program to convert it."""


def sniff(data: bytes, name: str) -> Format:
    """The format of a file's bytes. Raises UnreadableDraftError for what can't hold a draft."""
    head = data[:2048]
    if head.lstrip()[:5] == b"%PDF-" or b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return _zip(data, name)
    if head.startswith(b"PK"):
        from drafts.load.refusals import damaged

        raise damaged(name)
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            from drafts.load.refusals import encrypted

            raise encrypted(name)
        return Format.OFFICE
    if head.startswith(b"{\\rtf"):
        return Format.OFFICE
    for magic, (zh, en) in _BINARY.items():
        if head.startswith(magic) and (len(magic) > 2 or b"\x00" in head):
            raise _not_a_draft(name, zh, en)
    if _is_html(data[:_SAMPLE], name):
        return Format.HTML
    return Format.MARKDOWN if name.lower().endswith((".md", ".markdown")) else Format.TEXT


def office_suffix(data: bytes, name: str) -> str:
    """The suffix LibreOffice expects for a file of the OFFICE format."""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".odt"
    return ".wps" if name.lower().endswith(".wps") else ".doc"


def _is_html(sample: bytes, name: str) -> bool:
    whole = sample.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    plain = whole[:2048]
    start = plain[:64].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")) and (
        b"<html" in plain.lower() or b"<?xml" not in start
    ):
        return True
    if name.lower().endswith((".html", ".htm")):
        return _HTML.search(plain) is not None
    # A text may speak of tags, or set its title in angle brackets; a page begins with a tag and closes those it opens.
    if b"</" not in whole:
        return False
    if _HTML.match(_COMMENT.sub(b"", plain)):
        return True
    return not name.lower().endswith((".md", ".markdown", ".txt")) and len(_HTML.findall(plain)) >= 5


def _zip(data: bytes, name: str) -> Format:
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
            kinds = b"" if "[content_types].xml" not in names else _content_types(archive)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        from drafts.load.refusals import damaged

        raise damaged(name) from error
    if any(part.startswith("word/") for part in names) or b"wordprocessingml.document.main" in kinds:
        return Format.DOCX
    if "content.xml" in names and "mimetype" in names:
        return Format.OFFICE
    if any(part.startswith("xl/") for part in names):
        raise _not_a_draft(name, "电子表格", "a spreadsheet")
    if any(part.startswith("ppt/") for part in names):
        raise _not_a_draft(name, "演示文稿", "a presentation")
    raise _not_a_draft(name, "压缩包", "an archive")


def _content_types(archive: zipfile.ZipFile) -> bytes:
    """The beginning of the list that says what the parts are; programs need not keep the text in a folder named word."""
    for entry in archive.infolist():
        if entry.filename.lstrip("/").lower() == "[content_types].xml" and not entry.flag_bits & 1:
            with archive.open(entry) as stream:
                return stream.read(200_000)
    return b""


def _not_a_draft(name: str, zh: str, en: str) -> UnreadableDraftError:
    return UnreadableDraftError(
        f"“{name}”是{zh}，不是法规草案的文本。请换成 .txt、.md、.html、.docx 或 .pdf 文件。",
        f"“{name}” is {en}, not the text of a draft. Choose a .txt, .md, .html, .docx or .pdf file.",
    )
