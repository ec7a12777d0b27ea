"""What the draft put at the very place where a proposal asked for words."""

from __future__ import annotations

from comments.adopting.words import says_something, stems
from drafts.diffing.token_diff import Hunk, TokenDiff


def put_there(done: TokenDiff, asked: Hunk) -> tuple[str, ...]:
    """The stems of what the draft put in where an asked change stands, joining words and marks beside it aside."""
    start, end = asked.old_start, asked.old_end
    while start and not says_something(done.old[start - 1]):
        start -= 1
    while end < len(done.old) and not says_something(done.old[end]):
        end += 1
    here = [each for each in done.hunks if each.old_start <= end and each.old_end >= start]
    return tuple(stem for each in here for stem in stems(done.new[each.new_start : each.new_end]))
