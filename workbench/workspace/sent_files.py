"""Whether a file that somebody says was sent holds the words of our comments."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable

from comments.sendings import SentComment
from drafts.errors import SpokenError
from drafts.folding import fold
from drafts.load import load_bytes
from drafts.patterns import regex

_TAG = regex(rb"<[^<>]{0,2000}>")
_LEAST = 6
"""Characters that words need to be told from others'; shorter comments must stand in the file whole."""
_LOOKED_FOR = 24
_MOST_UNPACKED = 60_000_000
_FIELDS = ("proposal", "rationale", "body", "proposal_other", "rationale_other", "body_other")


def held_in(data: bytes, name: str, comments: Iterable[SentComment]) -> tuple[int, bool]:
    """How many of these comments have words of theirs in the file; and whether the file has any text to look in."""
    text = _plain(_text(data, name))
    if not text:
        return 0, False
    return sum(_holds(text, comment) for comment in comments), True


def _holds(text: str, comment: SentComment) -> bool:
    for field in _FIELDS:
        words = _plain(comment.words.get(field, ""))
        if len(words) >= _LEAST and words[:_LOOKED_FOR] in text:
            return True
    short = [_plain(comment.words.get(field, "")) for field in _FIELDS]
    return any(short) and all(len(words) < _LEAST and words in text for words in short if words)


def _plain(text: str) -> str:
    return "".join(fold(text).split())


def _text(data: bytes, name: str) -> str:
    if data[:4] == b"PK\x03\x04":
        return _packed(data)
    try:
        return load_bytes(data, name).text
    except SpokenError:
        return ""


def _packed(data: bytes) -> str:
    """The words of an office file's parts, deleted ones among them; what is too large or damaged is passed over."""
    parts: list[str] = []
    left = _MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for entry in packed.infolist():
                if not entry.filename.lower().endswith(".xml") or entry.flag_bits & 1 or entry.file_size > left:
                    continue
                with packed.open(entry) as stream:
                    part = stream.read(left)
                left -= len(part)
                parts.append(_TAG.sub(b"", part).decode("utf-8", errors="replace"))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        return ""
    return _unescaped("\n".join(parts))


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)
