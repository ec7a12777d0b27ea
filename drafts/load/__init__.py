"""Files in: a path or bytes to a Source."""

from __future__ import annotations

import hashlib
from pathlib import Path

from drafts.errors import UnreadableDraftError
from drafts.load.source import Source
from drafts.load.text import decode

__all__ = ["Source", "load", "load_bytes"]


def load(path: Path) -> Source:
    """The Source of a file. Raises UnreadableDraftError where it can't be read as a draft."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDraftError(
            f"打不开“{path.name}”：{error.strerror}。请检查路径和权限。",
            f"Can't open “{path.name}”: {error.strerror}. Check the path and your permissions.",
        ) from error
    return load_bytes(data, path.name)


def load_bytes(data: bytes, name: str) -> Source:
    """The Source of a file's bytes; ``name`` is for messages. Raises UnreadableDraftError where they hold no text."""
    text = decode(data)
    form = "md" if name.lower().endswith((".md", ".markdown")) else "txt"
    return Source(form, hashlib.sha256(data).hexdigest(), len(data), name, text, data)
