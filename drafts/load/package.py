"""The parts of a Word file, opened with care: it may be damaged, hostile or not a Word file at all."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from drafts.errors import UnreadableDraftError

MOST_BYTES = 80_000_000
"""A part unpacked may be this large; the longest real draft seen needs 4 MB."""

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
            if info.file_size > MOST_BYTES:
                raise too_large(self.name)
            with self._zip.open(info) as stream:
                data = stream.read(MOST_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise damaged(self.name) from error
        if len(data) > MOST_BYTES:
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


def damaged(name: str) -> UnreadableDraftError:
    """The error for a file that starts like a Word or PDF file and can't be read as one."""
    return UnreadableDraftError(
        f"“{name}”已损坏或不完整，读不出内容。请重新下载，或在原程序中打开后另存一份再导入。",
        f"“{name}” is damaged or incomplete and can't be read. Download it again, or open it in its program and save a fresh copy.",
    )


def encrypted(name: str) -> UnreadableDraftError:
    """The error for a file that needs a password."""
    return UnreadableDraftError(
        f"“{name}”已加密，需要密码才能打开。请先解除密码保护，另存后再导入。",
        f"“{name}” is encrypted and needs a password. Remove the password, save it, then import it again.",
    )


def too_large(name: str) -> UnreadableDraftError:
    """The error for a file that unpacks to more than any draft needs."""
    return UnreadableDraftError(
        f"“{name}”解开后太大（超过 {MOST_BYTES // 1_000_000} MB），不像是法规草案。请检查文件，或只导入正文部分。",
        f"“{name}” unpacks to more than {MOST_BYTES // 1_000_000} MB, which no draft needs. Check the file, or "
        f"import only the text of the rule.",
    )
