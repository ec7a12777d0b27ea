"""Word files of other formats as .docx, through LibreOffice where it is installed."""

from __future__ import annotations

from comments.errors import WordFileError
from drafts.load.office import to_docx
from drafts.load.sniff import Format, office_suffix, sniff

MOST_OTHER_BYTES = 60_000_000
"""Of a file that LibreOffice is asked to convert."""


def as_docx(data: bytes, name: str) -> bytes:
    """The bytes of a .docx: those given where they are one, else converted from .doc, .wps, .odt or .rtf.

    Raises WordFileError for what is no such document, UnreadableDraftError where it can't be converted.
    """
    if data.startswith(b"PK") and b"content.xml" not in data[-200_000:]:
        return data  # opened, and refused where it must be, by whoever reads it
    found = sniff(data, name)
    if found is Format.DOCX:
        return data
    if found is not Format.OFFICE or len(data) > MOST_OTHER_BYTES:
        raise WordFileError(
            f"“{name}”不是 Word 文件，没有取回任何内容。请给出同事交回的 .docx（或 .doc、.odt、.rtf）文件。",
            f"“{name}” isn't a Word file, so nothing was collected. Give the .docx (or .doc, .odt, .rtf) that came back.",
        )
    return to_docx(data, name, office_suffix(data, name))
