"""The longest common subsequence of two sequences: what the shortest edit script that only inserts and deletes keeps.

By dynamic programming, each row of the table one integer (Hyyrö, Bit-parallel LCS-length computation revisited, 2004, after
Crochemore and others, A fast and practical bit-vector algorithm for the longest common subsequence problem, 2001). Of several
equally long ones it is the one that rapidfuzz takes. That is many times as fast, but takes longer to load than this does to
compare two drafts of which a tenth was edited; so it is loaded once as much was worked out here, and does the rest.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cache
from itertools import compress, count
from operator import ne
from types import ModuleType

AS_LOADING = 40_000
"""Rows of the table that take as long to work out as rapidfuzz takes to load."""


class Effort:
    """What was worked out in this process; it decides how the next is worked out, never what comes of it."""

    rows = 0

    @classmethod
    def is_large(cls, rows: int = 0) -> bool:
        """Whether rapidfuzz is worth loading, with so many rows to come."""
        cls.rows += rows
        return cls.rows > AS_LOADING


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
    kept = _kept_by_rapidfuzz(old, new) if Effort.is_large(len(new)) else _kept(old, new)
    # no run of these reaches what is common at the ends: the members beside that differ
    runs = (
        (0, 0, first),
        *((first + x, first + y, size) for x, y, size in kept),
        (first + len(old), first + len(new), last),
    )
    return [run for run in runs if run[2]]


def _kept(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    rows = _rows(old, new)
    runs: list[tuple[int, int, int]] = []
    bit, y, size = 1 << len(old) >> 1, len(new), 0
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
    if size:
        runs.append((bit.bit_length(), y, size))
    return runs[::-1]


@cache
def _indel() -> ModuleType:
    from rapidfuzz.distance import Indel

    return Indel


def _kept_by_rapidfuzz(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    script = _indel().opcodes(old, new)
    return [(step.src_start, step.dest_start, step.src_end - step.src_start) for step in script if step.tag == "equal"]


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
    if Effort.is_large():
        # in whole members: of a share that just reaches its limit rapidfuzz may say, by rounding, that it doesn't
        share = 1.0 - _indel().distance(old, new, score_cutoff=int((1.0 - least) * together) + 1) / together
        return share if share >= least else 0.0
    first, last = same_at_ends(old, new)
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    most = sum(map(set(old).__contains__, new))  # that may be kept of them
    if 1.0 - (len(old) + len(new) - 2 * most) / together < least:
        return 0.0
    share = 1.0 - (len(old) + len(new) - 2 * (_length(old, new) if most else 0)) / together
    return share if share >= least else 0.0


def _length(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """The length of a longest common subsequence, counted in the last row."""
    if Effort.is_large(len(new)):
        distance: int = _indel().distance(old, new)
        return (len(old) + len(new) - distance) // 2
    places, row = _places(old), (1 << len(old)) - 1
    for member in new:  # as in `_rows`
        if there := places.get(member):
            taken = row & there
            row = (row + taken) | (row - taken)
    return len(old) - (row & ((1 << len(old)) - 1)).bit_count()


def _rows(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[int]:
    """The table's rows, the one before any new member first: a bit for each old member, which isn't set where the subsequence
    becomes longer by it. Bits beyond the last old member mean nothing.
    """
    places, row = _places(old), (1 << len(old)) - 1
    rows = [row]
    for member in new:
        if there := places.get(member):
            taken = row & there
            row = (row + taken) | (row - taken)
        rows.append(row)
    return rows


def _places(old: Sequence[Hashable]) -> dict[Hashable, int]:
    """Where each old member stands, a bit for each place."""
    places: dict[Hashable, int] = {}
    bit = 1
    for member in old:
        places[member] = places.get(member, 0) | bit
        bit += bit
    return places
