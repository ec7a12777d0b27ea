"""Opens a Word file that came from outside: damaged, encrypted and hostile ones are refused before anything is unpacked.

A file of 185 KB can unpack to a million paragraphs and hold a machine for a minute. So sizes are looked at first, and a
part is counted before it is parsed.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from comments.errors import WordFileError
from comments.word.oxml import Element

MOST_BYTES = 100_000_000
"""Of the file itself."""
MOST_PARTS = 4_000
MOST_UNPACKED = 200_000_000
"""Bytes of all parts together, pictures among them."""
MOST_XML = 60_000_000
"""Bytes of one part of XML; the longest real submission seen has 5 million."""
MOST_TAGS = 1_200_000
"""Of one part; the longest real submission seen has 90,000."""
MOST_RATIO = 400
"""How many times its size a part of some length may unpack to; text of real files stays below 60."""
RATIO_COUNTS_FROM = 4_000_000
XML = (".xml", ".rels", ".vml")
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_MAIN = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True)
class Opened:
    """The parts of a Word file, in the file's order."""

    name: str
    """Of the file, for messages."""
    parts: tuple[tuple[str, bytes], ...]
    """A name may occur twice: that is itself something to report."""
    note: bytes = b""
    """What the archive says of itself outside its parts."""
    _roots: dict[str, Element | None] = field(default_factory=dict, repr=False)

    @property
    def by_name(self) -> Mapping[str, bytes]:
        """The parts by name; of two with one name the last, which programs read."""
        return dict(self.parts)

    def root(self, part: str) -> Element | None:
        """The root of a part of XML; None where there is no such part. Raises WordFileError where it can't be parsed."""
        if part not in self._roots:
            content = self.by_name.get(part)
            self._roots[part] = None if content is None else parsed(content, part, self.name)
        return self._roots[part]

    def main(self) -> str:
        """The name of the part that holds the document, by the package's relations."""
        relations = self.root("_rels/.rels")
        for relation in () if relations is None else relations.iterchildren(etree.Element):
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return "word/document.xml"

    def beside(self, kind: str) -> str:
        """The name of the part that the document is related to as ``kind`` (``comments``); empty where there is none."""
        folder, _, file = self.main().rpartition("/")
        relations = self.root(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        for relation in () if relations is None else relations.iterchildren(etree.Element):
            if str(relation.get("Type", "")).rpartition("/")[2] == kind:
                target = str(relation.get("Target", ""))
                return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        return ""


def open_word(data: bytes, name: str) -> Opened:
    """The parts of a .docx file. Raises WordFileError for anything else, with what to do."""
    if len(data) > MOST_BYTES:
        raise _too_large(name)
    if data.startswith(_OLE):
        raise _encrypted(name) if _ENCRYPTED in data else _other_format(name)
    if not data.startswith(b"PK"):
        raise _other_format(name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_bombs(entries, name)
            parts = tuple((entry.filename, _read(archive, entry, name)) for entry in entries)
            opened = Opened(name, parts, archive.comment)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise damaged(name) from error
    if opened.main() not in opened.by_name or not any(part.startswith("word/") for part, _ in parts):
        raise _other_format(name)  # a spreadsheet, a presentation, or no office file at all
    return opened


def _refuse_bombs(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _too_large(name)
    for entry in entries:
        if entry.flag_bits & 1:
            raise _encrypted(name)
        bomb = entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MOST_RATIO * max(1, entry.compress_size)
        if bomb or (entry.filename.endswith(XML) and entry.file_size > MOST_XML):
            raise _too_large(name)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """A part's bytes, no more of them than the archive's list says."""
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)
    if len(content) > entry.file_size:
        raise damaged(name)
    if entry.filename.endswith(XML):
        _refuse_hostile_xml(content, name)
    return content


def _refuse_hostile_xml(content: bytes, name: str) -> None:
    if content.count(b"<") > MOST_TAGS:
        raise _too_large(name)
    head = content[:4000].replace(b"\x00", b"").upper()
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise WordFileError(
            f"“{name}”中有 Word 文件不会有的声明（DOCTYPE），可能有害，没有打开。请向发件人要一份用 Word 重新保存的文件。",
            f"“{name}” holds a declaration (DOCTYPE) that no Word file has and that may do harm, so it wasn't opened. "
            "Ask the sender for a copy saved anew in Word.",
        )


def parsed(content: bytes, part: str, name: str) -> Element:
    """The root of a part. Raises WordFileError."""
    if _STRICT in content[:20_000]:
        content = content.replace(_STRICT_MAIN, _MAIN)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise damaged(name, part) from error


def xml_parts(opened: Opened) -> Iterator[tuple[str, Element | None, bytes]]:
    """Each part with its root; None where it isn't XML or can't be parsed."""
    for part, content in opened.parts:
        root = None
        if part.endswith(XML):
            try:
                root = parsed(content, part, opened.name)
            except WordFileError:
                root = None
        yield part, root, content


def damaged(name: str, part: str = "") -> WordFileError:
    """The error for a file that begins like a Word file and can't be read as one."""
    zh, en = (f"（{part}）", f" (its part {part})") if part else ("", "")
    return WordFileError(
        f"“{name}”已损坏或不完整{zh}，读不出内容。请重新下载，或在 Word 中打开后另存一份再试。",
        f"“{name}” is damaged or incomplete{en} and can't be read. Download it again, or open it in Word and save a fresh copy.",
    )


def _encrypted(name: str) -> WordFileError:
    return WordFileError(
        f"“{name}”已加密，需要密码才能打开。请先在 Word 中解除密码保护，另存后再试。",
        f"“{name}” is encrypted and needs a password. Remove the password in Word, save it, then try again.",
    )


def _too_large(name: str) -> WordFileError:
    return WordFileError(
        f"“{name}”解开后太大，不像是正常的 Word 文件，没有打开。请向发件人要一份用 Word 重新保存的文件。",
        f"“{name}” unpacks to more than any ordinary Word file, so it wasn't opened. "
        "Ask the sender for a copy saved anew in Word.",
    )


def _other_format(name: str) -> WordFileError:
    return WordFileError(
        f"“{name}”不是 .docx 文件。请在 Word 或 WPS 中打开，另存为 .docx 后再试。",
        f"“{name}” isn't a .docx file. Open it in Word or WPS, save it as .docx, then try again.",
    )
