"""Who saved a Word file last, and when, as it says itself."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from comments.errors import WordFileError
from comments.word.opening import Opened
from comments.word.walking import read_date


def last_saved(opened: Opened) -> tuple[str, datetime | None]:
    """Name and time; an empty name and None where the file doesn't say."""
    try:
        root = opened.root("docProps/core.xml")
    except WordFileError:
        root = None
    told = {} if root is None else {etree.QName(e).localname: (e.text or "").strip() for e in root.iter(etree.Element)}
    return " ".join(told.get("lastModifiedBy", "").split())[:200], read_date(told.get("modified", ""))
