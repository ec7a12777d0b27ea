"""Rewritten passages: hunks that only scraps of unchanged text part from one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.diffing.word_weight import weight_of

LONGEST = 5
"""Tokens that a scrap has at most, spaces among them."""


def passages(script: TokenDiff, hunks: Sequence[Hunk], *, longest: int, weight: float) -> Iterator[tuple[int, int]]:
    """The ranges of hunks that are one rewritten passage each, in order; every hunk is in one.

    Unchanged words part two passages that are more than ``longest`` tokens or weigh ``weight`` or more, or where a paragraph ends.
    """
    first = 0
    for at, hunk in enumerate(hunks, 1):
        island = script.old[hunk.old_end : hunks[at].old_start] if at < len(hunks) else ()
        if at == len(hunks) or not is_scrap(island, longest) or sum(map(weight_of, island)) >= weight:
            yield first, at
            first = at


def is_scrap(island: Sequence[str], longest: int = LONGEST) -> bool:
    """Whether unchanged tokens are few, and no paragraph ends in them."""
    return len(island) <= longest and not any("\n" in token for token in island)
