"""A file that was read: its words, its bytes and what they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafts.model import Diagnostic


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, before it is made canonical, with the original beside it."""

    format: str
    """``txt``, ``md``, ``html``, ``docx`` or ``pdf``, by what the bytes are, not by the file's name."""
    sha256: str
    size: int
    """Bytes."""
    name: str
    """The file's name without its folder."""
    text: str
    data: bytes = field(repr=False)
    remarks: tuple[Diagnostic, ...] = ()
    """What the reader of the draft should know about how the file was read; line 0 means the whole file."""
