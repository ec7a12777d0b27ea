"""Chinese runs cut into words of one to four characters, by a lexicon of words counted in statutes.

`lexicon.txt` holds the words of Chinese national laws with how rare each is. A run is cut where the words are likeliest together
(a unigram model, solved from the end by dynamic programming: Viterbi's algorithm), so that a word is cut alike wherever it
stands. Two characters that make up no known word stay together unless each is usual by itself: most Chinese words have two. The
words are short, because an edit of one half of a compound (产品质量) should leave the other half alone.

The lexicon is read at first use, in some 2 ms; a dictionary of the whole language takes fifty, as long as two short drafts.
`docs/decisions/0034-words-from-statutes.md` says how it was made and what it was measured at.
"""

from __future__ import annotations

import os
from collections.abc import Set
from functools import cache, lru_cache
from itertools import repeat

from drafts.records import NamedTuple

UNKNOWN = 160
"""What a character costs that is no word of the lexicon; costs are ten times the negative natural logarithm of a share."""
UNKNOWN_PAIR = 205
"""What a word of two characters costs that isn't in the lexicon."""


class Lexicon(NamedTuple):
    """Words and what they cost."""

    costs: dict[str, int]
    longer: Set[str]
    """The first two characters of words of three or four."""


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the program: two lines for each cost, ``97 网信 算力 …`` and ``97 志愿者 …``."""
    # `pathlib` takes longer to load than the lexicon
    with open(os.path.dirname(__file__) + "/lexicon.txt", encoding="utf-8") as file:  # noqa: PTH120, PTH123
        return lexicon_of(file.read().splitlines())


def lexicon_of(lines: list[str]) -> Lexicon:
    """A lexicon from its lines. Those with # are remarks; words of up to two characters share no line with longer ones."""
    costs: dict[str, int] = {}
    longer: set[str] = set()
    for line in lines:
        if line[0] != "#":
            cost, *words = line.split()
            costs.update(zip(words, repeat(int(cost))))
            if len(words[0]) > 2:
                longer.update([word[:2] for word in words])
    return Lexicon(costs, longer)


@lru_cache(maxsize=1 << 15)
def cut(run: str) -> tuple[str, ...]:
    """The words of a run of Chinese characters, in order; joined they are the run."""
    return cut_by(lexicon(), run)


def cut_by(known: Lexicon, run: str) -> tuple[str, ...]:
    """The same by a lexicon given."""
    size = len(run)
    if size < 2:
        return (run,) if run else ()
    cost_of, longer = known.costs.get, known.longer
    sizes = [1] * size
    rest1 = rest2 = rest3 = rest4 = 0  # the least cost of what follows the next one, two, three, four characters
    for at in range(size - 1, -1, -1):
        best = cost_of(run[at], UNKNOWN) + rest1
        if at + 1 < size:
            pair = run[at : at + 2]
            cost = cost_of(pair, UNKNOWN_PAIR) + rest2
            if cost < best:
                best, sizes[at] = cost, 2
            if pair in longer:
                for length, rest in ((3, rest3), (4, rest4)):
                    known_cost = cost_of(run[at : at + length]) if at + length <= size else None
                    if known_cost is not None and known_cost + rest < best:
                        best, sizes[at] = known_cost + rest, length
        rest1, rest2, rest3, rest4 = best, rest1, rest2, rest3
    found: list[str] = []
    at = 0
    while at < size:
        found.append(run[at : at + sizes[at]])
        at += sizes[at]
    return tuple(found)
