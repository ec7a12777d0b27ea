"""Plain text and Markdown: bytes to characters."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """The characters of a text file: by its byte order mark, else UTF-8, else GB18030.

    Raises UnicodeDecodeError where none of them fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def is_garbage(text: str) -> bool:
    """Whether decoded characters are no text after all: many controls, or none of the letters that people write."""
    sample = text[:20000]
    controls = sum((c < " " and c not in "\t\n\r\f\v") or "\x7f" <= c < "\xa0" or c == "\ufffd" for c in sample)
    private = sum("\ue000" <= c <= "\uf8ff" for c in sample)
    return controls > max(4, len(sample) * 0.02) or private > max(20, len(sample) * 0.1)
