"""Where Thai and Lao, which have no spaces between words, may be cut: between letters, never before a vowel or a tone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from drafts.patterns import regex

_ANY = regex("[\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ebd\u0ec0-\u0ecd]+")
_LETTER = regex("[\u0e40-\u0e44\u0ec0-\u0ec4]*.[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0eb0-\u0ebd\u0ec8-\u0ecd]*")
"""A consonant with the vowel written before it and what is written above, below and behind it."""


def cut(pieces: Sequence[str]) -> list[str]:
    """The pieces of a text, those in Thai or Lao cut anew; joined they are the same text."""
    found: list[str] = []
    for is_thai, group in groupby(pieces, key=lambda piece: _ANY.fullmatch(piece) is not None):
        run = list(group)
        found += _LETTER.findall("".join(run)) if is_thai else run
    return found
