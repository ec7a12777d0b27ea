"""Which paragraphs of two versions of an article are plainly the same paragraph, as sequences of token numbers."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.records import NamedTuple
from drafts.subsequence import likeness, same_at_ends

_ENOUGH = 0.5
"""Share of a pair's tokens that must be common, in order; below it, paragraphs are compared together with their neighbours."""
_MOST_COMPARISONS = 20_000
"""Pairs of paragraphs looked at in one article; in articles with more, the middle is compared as a whole."""


class Pairs(NamedTuple):
    """Which paragraphs of two texts are one and the same."""

    first: int
    """How many the texts have in common at their beginning, and at their end."""
    last: int
    between: list[tuple[int, int]]
    """Pairs of places in the old and the new text, rising on both sides, that keep the most words of the others together."""


def paragraphs(tokens: Sequence[int], line_break: int) -> list[tuple[int, int]]:
    """The ranges of tokens that make up paragraphs, each with the line break that ends it."""
    found: list[tuple[int, int]] = []
    start = 0
    for _ in range(tokens.count(line_break)):
        end = tokens.index(line_break, start) + 1
        found.append((start, end))
        start = end
    if start < len(tokens):
        found.append((start, len(tokens)))
    return found


def start_of(ranges: Sequence[tuple[int, int]], at: int, tokens: Sequence[int]) -> int:
    """Where a paragraph begins, or the text ends after the last one."""
    return ranges[at][0] if at < len(ranges) else len(tokens)


def paired(old: Sequence[Sequence[int]], new: Sequence[Sequence[int]]) -> Pairs:
    """The paragraphs, given as sequences of token numbers, that stay."""
    first, last = same_at_ends(old, new)
    middle = _best_path(old[first : len(old) - last], new[first : len(new) - last])
    return Pairs(first, last, [(first + i, first + j) for i, j in middle])


def _best_path(old: Sequence[Sequence[int]], new: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The rising path of pairs with the most common words, by dynamic programming."""
    if not old or not new or (len(old) == 1 and len(new) == 1):
        return []  # two paragraphs that remain are compared with each other anyway
    if len(old) * len(new) > _MOST_COMPARISONS:
        return []
    worth = [[_worth(a, b) for b in new] for a in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            together = best[i + 1][j + 1] + worth[i][j] if worth[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    path: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if worth[i][j] and best[i][j] == best[i + 1][j + 1] + worth[i][j]:
            path.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return path


def _worth(a: Sequence[int], b: Sequence[int]) -> float:
    """How many words two paragraphs share beyond the least, or 0 where they aren't plainly one and the same."""
    longer, shorter = max(len(a), len(b)), min(len(a), len(b))
    if shorter < 3 or 2 * shorter < _ENOUGH * (longer + shorter):
        return 0.0
    return likeness(a, b, _ENOUGH) * (longer + shorter)
