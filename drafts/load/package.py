"""The parts of a Word file, opened with care: it may be damaged, hostile or not a Word file at all."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from drafts.load.refusals import MOST_UNPACKED, damaged, encrypted, too_large

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_MOST_MEMBERS = 10_000
_MOST_MARKS = 1_200_000
"""Tags and attributes in one part. A tree of that many takes 200 MB; the longest draft seen has 350,000."""
_RATIO = 100
"""Times that a part of more than ``_SMALL`` bytes may have been packed; real parts reach 30."""
_SMALL = 4_000_000


class Package:
    """A .docx file's parts as XML trees."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise damaged(name) from error
        if len(entries) > _MOST_MEMBERS:
            raise damaged(name)
        # some programs write backslashes or other capitals; nothing is ever unpacked to a path
        self._entries = {_tidy(entry.filename): entry for entry in entries}

    def part(self, path: str) -> etree._Element | None:
        """The root element of a part, or None where the file doesn't have it. Raises UnreadableDraftError."""
        data = self.data(path)
        return None if data is None else _tree(data, self.name)

    def data(self, path: str) -> bytes | None:
        """The bytes of a part, or None where the file doesn't have it. Raises UnreadableDraftError."""
        entry = self._entries.get(_tidy(path))
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise encrypted(self.name)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(MOST_UNPACKED + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise damaged(self.name) from error
        if len(data) > MOST_UNPACKED or (len(data) > _SMALL and len(data) > _RATIO * max(1, entry.compress_size)):
            raise too_large(self.name)
        return data

    def has(self, path: str) -> bool:
        """Whether the file has a part of this name."""
        return _tidy(path) in self._entries

    def names(self) -> frozenset[str]:
        """The names of all parts, in small letters."""
        return frozenset(self._entries)

    def main_part(self) -> str:
        """The path of the main document part, by the package's relationships."""
        return next(iter(self._targets("_rels/.rels", "", "officeDocument")), "word/document.xml")

    def related(self, main: str, kind: str) -> str:
        """The path of a part that the main part relates to: ``numbering``, ``styles``, ``comments``, ``footnotes`` …"""
        folder, file = posixpath.split(main)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        return next(iter(self._targets(relations, folder, kind)), f"word/{kind}.xml")

    def _targets(self, relations: str, folder: str, kind: str) -> list[str]:
        root = self.part(relations)
        if root is None:
            return []
        return [
            posixpath.normpath(posixpath.join(folder, target)) if not target.startswith("/") else target.lstrip("/")
            for relation in root
            if relation.get("Type", "").endswith(f"/{kind}")
            and relation.get("TargetMode") != "External"
            and (target := relation.get("Target", ""))
        ]


def _tidy(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()


def _tree(data: bytes, name: str) -> etree._Element:
    if any(mark in data for mark in _DOCTYPE):
        raise damaged(name)
    if data.count(b"<") + data.count(b'="') + data.count(b"='") > _MOST_MARKS:
        raise too_large(name)
    for strict, plain in _STRICT:
        if strict in data:
            data = data.replace(strict, plain)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise damaged(name) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that the search above can't see
        raise damaged(name)
    return root
