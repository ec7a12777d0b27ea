"""What the draft put at the very place where a proposal asked for words."""

from __future__ import annotations

from comments.adopting.words import says_something, stems, weight
from drafts.diffing.token_diff import Hunk, TokenDiff

_SENTENCE_ENDS = frozenset("。；.;")


def put_there(done: TokenDiff, asked: Hunk) -> tuple[str, ...]:
    """The stems of what the draft put in where an asked change stands."""
    return tuple(stem for each in _there(done, asked) for stem in stems(done.new[each.new_start : each.new_end]))


def put_in_sentence(done: TokenDiff, asked: Hunk) -> tuple[str, ...]:
    """What the draft put in the sentence in which an asked change stands."""
    start, end = asked.old_start, asked.old_end
    while start and done.old[start - 1].strip() not in _SENTENCE_ENDS:
        start -= 1
    while end < len(done.old) and done.old[end].strip() not in _SENTENCE_ENDS:
        end += 1
    there = (each for each in done.hunks if each.old_start <= end and each.old_end >= start)
    return tuple(word for each in there for word in done.new[each.new_start : each.new_end])


def taken_away(done: TokenDiff, asked: Hunk) -> float:
    """The share, by weight, of the old words of an asked change that no longer stand at their place."""
    going = {at for each in done.hunks for at in range(each.old_start, each.old_end)}
    told = [
        (sum(map(weight, stems(done.old[at : at + 1]))), at in going) for at in range(asked.old_start, asked.old_end)
    ]
    whole = sum(much for much, _ in told)
    return sum(much for much, gone in told if gone) / whole if whole else 0.0


def instead(done: TokenDiff, asked: Hunk) -> str:
    """What took the place of the old words of an asked change, with the words kept among it; empty where nothing telling did."""
    there = [each for each in _there(done, asked) if each.new_end > each.new_start]
    words = done.new[there[0].new_start : there[-1].new_end] if there else ()
    return "".join(words).strip() if any(any(map(str.isalpha, word)) and says_something(word) for word in words) else ""


def _there(done: TokenDiff, asked: Hunk) -> list[Hunk]:
    """The draft's changes that touch an asked one, joining words and marks beside it aside."""
    start, end = asked.old_start, asked.old_end
    while start and not says_something(done.old[start - 1]):
        start -= 1
    while end < len(done.old) and not says_something(done.old[end]):
        end += 1
    return [each for each in done.hunks if each.old_start <= end and each.old_end >= start]
