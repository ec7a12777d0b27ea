"""The longest common subsequence of two sequences: what the shortest edit script that only inserts and deletes keeps.

By dynamic programming, each row of the table one integer (Hyyrö, Bit-parallel LCS-length computation revisited, 2004, after
Crochemore and others, A fast and practical bit-vector algorithm for the longest common subsequence problem, 2001). Of several
equally long ones it is the one that rapidfuzz takes, which is many times as fast, but takes longer to load than this does to
compare two drafts of which a tenth was edited.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import compress, count
from operator import ne

MANY = 1_000
"""Comparisons of sentences that take as long as loading rapidfuzz."""


def same_at_start(old: Sequence[object], new: Sequence[object]) -> int:
    """How many members two sequences have in common at their beginning."""
    return next(compress(count(), map(ne, old, new)), min(len(old), len(new)))


def same_at_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many members two sequences have in common at their beginning, and how many others at their end."""
    first = same_at_start(old, new)
    return first, min(same_at_start(old[::-1], new[::-1]), min(len(old), len(new)) - first)


def kept_runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """What a longest common subsequence keeps: where runs begin in the old and in the new sequence, and how long they are."""
    first, last = same_at_ends(old, new)
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    rows = list(_rows(old, new))
    runs: list[tuple[int, int, int]] = []
    bit, y, size = 1 << len(old) >> 1, len(new), last
    while bit and y:  # from the last members back
        deleted = rows[y] & bit
        if not deleted and rows[y - 1] & bit:  # the subsequence became longer by these two members
            bit, y, size = bit >> 1, y - 1, size + 1
            continue
        if size:
            runs.append((bit.bit_length(), y, size))
            size = 0
        if deleted:
            bit >>= 1
        else:
            y -= 1
    runs += (bit.bit_length(), y, size), (-first, -first, first)
    return [(first + x, first + y, size) for x, y, size in reversed(runs) if size]


def common_length(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """The length of a longest common subsequence."""
    first, last = same_at_ends(old, new)
    return first + last + _length(old[first : len(old) - last], new[first : len(new) - last])


def likeness(old: Sequence[Hashable], new: Sequence[Hashable], least: float = 0.0) -> float:
    """The share of two sequences' members that a longest common subsequence keeps, or 0 where it is below ``least``."""
    together = len(old) + len(new)
    if not together:
        return 1.0
    if 1.0 - abs(len(old) - len(new)) / together < least:
        return 0.0
    first, last = same_at_ends(old, new)
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    most = sum(map(set(old).__contains__, new))  # that may be kept of them
    if 1.0 - (len(old) + len(new) - 2 * most) / together < least:
        return 0.0
    share = 1.0 - (len(old) + len(new) - 2 * (_length(old, new) if most else 0)) / together
    return share if share >= least else 0.0


def likeness_of_many() -> Callable[[Sequence[Hashable], Sequence[Hashable], float], float]:
    """The same as `likeness` by rapidfuzz, for `MANY` comparisons or more."""
    from rapidfuzz.distance import Indel

    return lambda old, new, least: Indel.normalized_similarity(old, new, score_cutoff=least)


def _length(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """The length of a longest common subsequence, counted in the last row."""
    row = deque(_rows(old, new), maxlen=1).pop()
    return len(old) - (row & ((1 << len(old)) - 1)).bit_count()


def _rows(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[int]:
    """The table's rows, the one before any new member first: a bit for each old member, which isn't set where the subsequence
    becomes longer by it. Bits beyond the last old member mean nothing.
    """
    places: dict[Hashable, int] = {}
    bit = 1
    for member in old:
        places[member] = places.get(member, 0) | bit
        bit += bit
    row = bit - 1
    yield row
    for member in new:
        if there := places.get(member):
            taken = row & there
            row = (row + taken) | (row - taken)
        yield row
