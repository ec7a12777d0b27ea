"""Where words, sentences and paragraphs begin and end in an article, for moving the end of a selection."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from drafts.patterns import regex
from drafts.segment import tokens
from drafts.traditional import simplified

_SENTENCE_END = regex(r"[。；！？;!?]+[”’」』）)\"]*|(?<!Art)(?<!No)\.(?=\s+[A-Z(“]|\s*$)[”’\")]*|\n+")


@lru_cache(maxsize=64)
def word_starts(text: str, language: str) -> tuple[int, ...]:
    """Where each word, number or punctuation mark starts; spaces start nothing."""
    parts = tokens(simplified(text), language)
    starts = accumulate(map(len, parts), initial=0)
    return tuple(at for at, part in zip(starts, parts, strict=False) if part.strip())


@lru_cache(maxsize=64)
def sentence_starts(text: str) -> tuple[int, ...]:
    """Where each sentence or clause up to a semicolon starts."""
    starts = [0]
    for end in _SENTENCE_END.finditer(text):
        at = end.end()
        while at < len(text) and text[at] in " \u3000\n":
            at += 1
        if at < len(text) and at > starts[-1]:
            starts.append(at)
    return tuple(starts)


def span_around(starts: tuple[int, ...], at: int, text: str) -> tuple[int, int]:
    """First and last character of the word or sentence around a character, spaces after it left out."""
    first = max((start for start in starts if start <= at), default=0)
    end = min((start for start in starts if start > at), default=len(text))
    while end - 1 > first and text[end - 1] in " \u3000\n":
        end -= 1
    return first, max(first, end - 1)


def move(motion: str, text: str, at: int, language: str) -> int:
    """The character that a motion leads to from another; stays within the text.

    Motions: ``left``, ``right``, ``word``, ``word-back``, ``sentence`` (to its last character, then the next one's),
    ``sentence-back``, ``paragraph``, ``paragraph-back``, ``start``, ``end``.
    """
    last = max(0, len(text) - 1)
    if motion == "left":
        return max(0, at - 1)
    if motion == "right":
        return min(last, at + 1)
    if motion in ("start", "end"):
        return 0 if motion == "start" else last
    if motion in ("paragraph", "paragraph-back"):
        starts = tuple(found.start() for found in re.finditer(r"(?<![^\n])[^\n]", text)) or (0,)
    else:
        starts = word_starts(text, language) if motion.startswith("word") else sentence_starts(text)
    if motion.endswith("-back"):
        return max((start for start in starts if start < at), default=0)
    if motion == "word":
        return min((start for start in starts if start > at), default=last)
    end = span_around(starts, at, text)[1]
    if end == at and at < last:
        following = min((start for start in starts if start > at), default=last)
        end = span_around(starts, following, text)[1]
    return end
