"""Sums of money as European acts write them (20 000 000 EUR), read as one word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.flagging.quantities import CURRENCIES
from drafts.patterns import regex

_AMOUNT = r"[0-9]+(?:[ ,.][0-9]+)*(?: [mb]illion)?"
_NAMES = "|".join(CURRENCIES).upper()
_SUM = regex(rf"(?:(?:{_NAMES})\s?|[€$£¥]\s?)(?P<after>{_AMOUNT})|(?P<before>{_AMOUNT})\s?(?:{_NAMES}|euros?)\b")
"""A sum of money; its currency stands before it or after it."""


def has_sum(text: str) -> bool:
    """Whether a sum of money stands in it."""
    return bool(_SUM.search(text))


def sums(text: str) -> Iterator[tuple[str, str]]:
    """Each sum of money as printed, and with its currency before it, as `read_quantity` reads it."""
    for found in _SUM.finditer(text):
        yield found.group(), f"EUR {found['after'] or found['before']}"  # whatever its currency is


def joined(words: Sequence[str]) -> list[str]:
    """The words, those of a sum of money as one that `read_quantity` reads."""
    found = list(words)
    for first, last, amount in reversed(list(_places(words))):
        found[first:last] = [amount]
    return found


def widened(script: TokenDiff, hunk: Hunk) -> Hunk:
    """A change with the whole of a sum that it begins or ends within: the 20 of 20 000 000 EUR is no change by itself."""
    left = right = 0
    for words, start, end in ((script.old, hunk.old_start, hunk.old_end), (script.new, hunk.new_start, hunk.new_end)):
        for first, last, _ in _places(words):
            if first < end and last > start:
                left, right = max(left, start - first), max(right, last - end)
    return Hunk(hunk.old_start - left, hunk.old_end + right, hunk.new_start - left, hunk.new_end + right)


def _places(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The first word of each sum, the one after its last, and the sum as `read_quantity` reads it."""
    ends = list(accumulate(map(len, words)))
    starts = [0, *ends[:-1]]
    text = "".join(words)
    for found in _SUM.finditer(text) if any(map(str.isdigit, text)) else ():
        inside = [at for at in range(len(words)) if starts[at] < found.end() and ends[at] > found.start()]
        yield inside[0], inside[-1] + 1, f"EUR {found['after'] or found['before']}"
