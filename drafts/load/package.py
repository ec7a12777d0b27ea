"""The parts of a Word file, opened with care: it may be damaged, hostile or not a Word file at all."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from drafts.load.refusals import MOST_UNPACKED, damaged, encrypted, too_large

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_PLAIN = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Package:
    """A .docx file's parts as XML trees."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = set(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise damaged(name) from error

    def part(self, path: str) -> etree._Element | None:
        """The root element of a part, or None where the file doesn't have it. Raises UnreadableDraftError."""
        if path not in self._names:
            return None
        try:
            info = self._zip.getinfo(path)
            if info.flag_bits & 1:
                raise encrypted(self.name)
            if info.file_size > MOST_UNPACKED:
                raise too_large(self.name)
            with self._zip.open(info) as stream:
                data = stream.read(MOST_UNPACKED + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise damaged(self.name) from error
        if len(data) > MOST_UNPACKED:
            raise too_large(self.name)
        if b"<!DOCTYPE" in data[:2000]:
            raise damaged(self.name)
        if _STRICT in data[:20000]:
            data = data.replace(_STRICT, _PLAIN)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise damaged(self.name) from error

    def has(self, path: str) -> bool:
        """Whether the file has a part of this name."""
        return path in self._names

    def names(self) -> frozenset[str]:
        """The names of all parts."""
        return frozenset(self._names)
