"""Plain text and Markdown: what is text, and what only looks like it."""

from __future__ import annotations

from drafts.characters import all_printed
from drafts.patterns import regex

_WINDOW = 20_000
_CONTROL = regex(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
_PRIVATE = regex(r"[\ue000-\uf8ff]")


def is_garbage(text: str) -> bool:
    """Whether decoded characters are no text after all: many controls, or none of the letters that people write."""
    if _clean(text):
        return False
    middle = len(text) // 2  # else three samples tell
    parts = (text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:]) if len(text) > _WINDOW else (text,)
    return any(_bad(part) for part in parts)


def _clean(text: str) -> bool:
    return "\ufffd" not in text and all_printed(text)


def _bad(sample: str) -> bool:
    if _clean(sample):
        return False
    controls, private = (len(kind.findall(sample)) for kind in (_CONTROL, _PRIVATE))
    return controls > max(4, len(sample) * 0.02) or private > max(20, len(sample) * 0.1)
