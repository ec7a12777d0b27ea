"""Looks for texts that may not leave, whatever runs, spacing, width or case they are in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from drafts.patterns import regex

LONG_CHARACTERS = 8
"""A sentence of a forbidden text counts on its own from this length; shorter Latin needles must stand as whole words."""
_SPACE = regex(r"\s+")
_ENDS = regex(r"[。；！？：!?;\n]+|[.:](?=\s|$)")


def folded(text: str) -> str:
    """The text in one width and case, invisible characters left out, spaces single."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _SPACE.sub(" ", "".join(c for c in plain if c.isspace() or unicodedata.category(c) not in ("Cf", "Cc")))


def tight(text: str) -> str:
    """Folded text without any space."""
    return folded(text).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Haystack:
    """A part's text in the forms that are searched."""

    spaced: str
    tight: str

    @classmethod
    def of(cls, text: str) -> Haystack:
        """From text as it stands in the file, runs joined, paragraphs on lines."""
        spaced = folded(text)
        return cls(spaced, spaced.replace(" ", ""))


@dataclass(frozen=True, slots=True)
class Needle:
    """One text to look for, or one sentence of it."""

    shown: str
    tight: str
    word: re.Pattern[str] | None
    """For short Latin needles: as a whole word."""

    def is_in(self, haystack: Haystack) -> bool:
        """Whether it stands there."""
        if self.word is not None:
            return self.word.search(haystack.spaced) is not None
        return self.tight in haystack.tight


def needles(forbidden: Iterable[str], allowed: Collection[str]) -> tuple[Needle, ...]:
    """What to look for: each text and each longer sentence of it, save what stands whole in one of the allowed texts."""
    # one beside the other and not joined: words that run from one text into the next stand in neither
    public = Haystack("\0".join(map(folded, allowed)), "\0".join(map(tight, allowed)))
    found: dict[str, Needle] = {}
    for text in forbidden:
        for piece in _pieces(text):
            needle = _needle(piece)
            if needle.tight and needle.tight not in found and not needle.is_in(public):
                found[needle.tight] = needle
    return tuple(found.values())


def _pieces(text: str) -> Iterator[str]:
    yield text.strip()
    for sentence in _ENDS.split(text):
        if len(tight(sentence)) >= LONG_CHARACTERS:
            yield sentence.strip()


def _needle(piece: str) -> Needle:
    words = folded(piece).strip()
    compact = words.replace(" ", "")
    short = len(compact) < LONG_CHARACTERS and compact.isascii()
    pattern = re.compile(rf"(?<![0-9a-z]){re.escape(words)}(?![0-9a-z])") if short and compact else None
    return Needle(piece, compact, pattern)
