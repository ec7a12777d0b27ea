"""A file that was read: its words, its bytes and what they are."""

from __future__ import annotations

from drafts.load.view import DEFAULT, Choice
from drafts.model import Diagnostic
from drafts.records import NamedTuple


class ChartColumn(NamedTuple):
    """A column of a comparison chart."""

    number: int
    """Counted from 1 on the left; a column of serial numbers isn't counted."""
    heading: str
    """As printed; empty where it has none."""
    articles: int
    newer: bool
    """Whether its heading says that it holds the newer draft."""


class Source(NamedTuple):
    """The text of a file, before it is made canonical, with the original beside it."""

    format: str
    """``txt``, ``md``, ``html``, ``docx`` or ``pdf``, by what the bytes are, not by the file's name."""
    size: int
    """Bytes."""
    name: str
    """The file's name without its folder."""
    text: str
    data: bytes
    remarks: tuple[Diagnostic, ...] = ()
    """What the reader of the draft should know about how the file was read; line 0 means the whole file."""
    columns: tuple[ChartColumn, ...] = ()
    """The columns of a comparison chart, from left to right; empty where the file isn't one."""
    revised: bool = False
    """Whether the file has tracked changes, so that its two views differ."""
    choice: Choice = DEFAULT
    """Which of the drafts in the file ``text`` is; with a chart, its column is always named."""

    def __repr__(self) -> str:
        return f"Source({self.name!r}, {self.format!r}, {self.size} bytes)"

    @property
    def sha256(self) -> str:
        """The digest of the file's bytes, in hexadecimal; worked out when asked for."""
        from hashlib import sha256

        return sha256(self.data).hexdigest()
