"""How much a word says: what a reader gains from seeing it stand unchanged, and how often it counts when words are kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from operator import add

FUNCTION_WORDS = frozenset(
    [*"的和及或与由在对并其等为以于向将按应之所且该者后时有是", "a", "an", "the", "of", "and", "or", "to", "in", "on"]
)
_MOST_TIMES = 8
"""So many times a token counts at most when it is decided which tokens to keep."""
_DIGITS = frozenset("0123456789一二三四五六七八九十百千万")


@lru_cache(maxsize=1 << 14)
def weight_of(word: str) -> float:
    """How much a reader gains from seeing a word stand unchanged between two changes."""
    if word.isspace():
        return 0.0
    if word in FUNCTION_WORDS:
        return 0.5
    if not any(character.isalnum() for character in word):
        return 0.0 if word in "、,，" else 0.25
    return len(word) / 3 if word.isascii() else float(len(word))


Copies = Sequence[Sequence[int]]
"""By token number, the numbers that stand for the token when it is laid out, as many as it counts times."""


def copies_of(forms: Collection[str]) -> Copies:
    """The copies of tokens whose numbers are the places of their forms."""
    firsts = range(0, _MOST_TIMES * len(forms), _MOST_TIMES)
    return list(map(range, firsts, map(add, firsts, map(_times, forms))))


@lru_cache(maxsize=1 << 14)
def _times(form: str) -> int:
    """How many times a token counts, by its form: words that say something before commas, spaces and small words.

    Quantities and mentions count little: 十万元 is the lower limit in one text and by chance the upper one in the other.
    """
    if form[:1] in _DIGITS or form[:1] == "第":
        return 2
    return max(1, min(_MOST_TIMES, round(2 * weight_of(form))))
