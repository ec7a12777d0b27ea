"""Flags of sentences that were moved inside an article and put otherwise: what changed in them, not that they go and come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from drafts.comparison import Change, Flag, Op, Reworded, Significance
from drafts.diffing.moves import Moves
from drafts.diffing.token_diff import TokenDiff
from drafts.flags import each_once, judged_hunks

Ranges = list[tuple[int, int]]


def judge_reworded(
    script: TokenDiff,
    changes: Sequence[Change],
    moves: Moves,
    reworded: Sequence[Reworded],
    compared: Callable[[str, str], TokenDiff],
) -> tuple[tuple[Flag, ...], Significance]:
    """What `judge` gives for an article, its moved sentences compared with what they were.

    A change that takes out, or puts in, such sentences and nothing else has no flags of its own; ``compared`` gives the script of
    two sentences.
    """
    gone = _ranges(changes, Op.DELETE, {one for one, _ in moves} | {one.gone for one in reworded})
    come = _ranges(changes, Op.INSERT, {one for _, one in moves} | {one.come for one in reworded})
    printed = script.as_printed()
    old_at, new_at = [0, *accumulate(map(len, printed.old))], [0, *accumulate(map(len, printed.new))]
    old, new = "".join(printed.old), "".join(printed.new)
    found: list[Flag] = []
    for hunk, flags in judged_hunks(script):
        old_part = old_at[hunk.old_start], old_at[hunk.old_end]
        new_part = new_at[hunk.new_start], new_at[hunk.new_end]
        if not (_covers(gone, old, *old_part) and _covers(come, new, *new_part)):
            found.extend(flags)
    for one in reworded:
        sentence = compared(changes[one.gone].text, changes[one.come].text)
        found.extend(flag for _, flags in judged_hunks(sentence) for flag in flags)
    return each_once(found)


def _ranges(changes: Sequence[Change], op: Op, chosen: set[int]) -> Ranges:
    """Where some of the changes stand in the text that has them."""
    found: Ranges = []
    at = 0
    for number, change in enumerate(changes):
        if number in chosen:
            found.append((at, at + len(change.text)))
        if change.op in (op, Op.EQUAL):
            at += len(change.text)
    return found


def _covers(ranges: Iterable[tuple[int, int]], text: str, start: int, end: int) -> bool:
    """Whether all letters of a part of a text stand in some ranges."""
    left = list(text[start:end])
    for low, high in ranges:
        for at in range(max(low, start), min(high, end)):
            left[at - start] = ""
    return not any(map(str.isalnum, left))
