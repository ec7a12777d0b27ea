"""Texts too long for one table cut into lines, as ranges of tokens."""

from collections.abc import Sequence

_LONGEST = 64
"""Tokens of a line."""


def lines(numbers: Sequence[int], line_break: int) -> list[tuple[int, int]]:
    """The ranges of tokens that make up lines, each with the break that ends it; a long line is several."""
    found: list[tuple[int, int]] = []
    start = 0
    for at, number in enumerate(numbers):
        if number == line_break or at - start >= _LONGEST:
            found.append((start, at + 1))
            start = at + 1
    if start < len(numbers):
        found.append((start, len(numbers)))
    return found


def extent(found: list[tuple[int, int]], first: int, last: int, end: int) -> tuple[int, int]:
    """Where the tokens of some lines begin and end, given the places of the first line and past the last."""
    start = found[first][0] if first < len(found) else end
    return start, (found[last - 1][1] if last > first else start)
