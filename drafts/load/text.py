"""Plain text and Markdown: what is text, and what only looks like it."""

from __future__ import annotations

_WINDOW = 20_000


def is_garbage(text: str) -> bool:
    """Whether decoded characters are no text after all: many controls, or none of the letters that people write."""
    middle = len(text) // 2
    return any(_bad(part) for part in (text[:_WINDOW], text[middle : middle + _WINDOW], text[-_WINDOW:]))


def _bad(sample: str) -> bool:
    controls = sum((c < " " and c not in "\t\n\r\f\v") or "\x7f" <= c < "\xa0" or c == "\ufffd" for c in sample)
    private = sum("\ue000" <= c <= "\uf8ff" for c in sample)
    return controls > max(4, len(sample) * 0.02) or private > max(20, len(sample) * 0.1)
