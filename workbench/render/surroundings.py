"""Some of the words around others: cut between words, with dots where more stand there."""

from __future__ import annotations

from drafts.model import Span


def surroundings(text: str, words: Span, within: Span, most: int) -> tuple[str, str]:
    """Up to ``most`` characters before and after words of a text, not beyond ``within``, on one line."""
    low, high = max(within.start, words.start - most), min(within.end, words.end + most)
    while within.start < low < words.start and _inside_a_word(text, low):
        low += 1
    while words.end < high < within.end and _inside_a_word(text, high):
        high -= 1
    left, right = "…" if low > within.start else "", "…" if high < within.end else ""
    before, after = (" ".join(part.split("\n")) for part in (text[low : words.start], text[words.end : high]))
    return left + (before.lstrip() if left else before), (after.rstrip() if right else after) + right


def _inside_a_word(text: str, at: int) -> bool:
    """Whether a cut before a character would part a Latin word."""
    return all(letter.isalnum() and letter < "\u2e80" for letter in text[at - 1 : at + 1])
