"""Amounts, time limits and modal words of a proposal against those of the new draft: the same way, part of it, or the other way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction

from comments.adopting.sums import joined, widened
from comments.adopting.words import stems
from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.flagging import legal_terms as terms
from drafts.flagging.quantities import TIME, read_quantity
from drafts.patterns import regex

_DATE = regex(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_UPPER = frozenset(("within", "later", "内", "以内", "之内"))
"""What makes a time limit of a number of days."""
_CLAUSE_ENDS = frozenset("，。；：,;.:\n")
LEAST_SHARED = 2
"""Words that a clause must share with the old one for its amount to be the same one."""
_STRICTNESS = {terms.PERMISSION: Fraction(0), terms.APPEAL: Fraction(1), terms.DUTY: Fraction(2)}
"""May, should, shall. A ban is set against a permission alone: to ask for less of a duty isn't to ask for a ban."""


class Direction(StrEnum):
    """Where a value went, seen from where it was asked to go."""

    FURTHER = "further"
    """As far as asked, or beyond."""
    PART = "part"
    AGAINST = "against"
    NONE = "none"
    """It stayed where it was."""


def direction(asked: TokenDiff, done: TokenDiff, hunk: Hunk) -> Direction | None:
    """Where the value that an asked change was about went; None where it wasn't about a single comparable value."""
    hunk = widened(asked, hunk)
    old, wanted = asked.old[hunk.old_start : hunk.old_end], asked.new[hunk.new_start : hunk.new_end]
    of_clause = _amount_of_clause(asked, done, hunk)
    if of_clause is not None:
        return _compared(_quantities(old)[0][1], _quantities(wanted)[0][1], of_clause[0])
    now = _now(done, hunk)
    return _by_quantity(old, wanted, now) or _by_date(old, wanted, now) or _by_modality(old, wanted, now)


def amount_now(asked: TokenDiff, done: TokenDiff, hunk: Hunk) -> str:
    """The amount that now stands in the clause of a change of an amount, as printed; empty where none is plainly the one."""
    found = _amount_of_clause(asked, done, widened(asked, hunk))
    return found[1] if found is not None else ""


def _now(done: TokenDiff, hunk: Hunk) -> Sequence[str]:
    """What stands where the old words of an asked change stood: those that were kept, and what took the others' place."""
    found: list[str] = []
    if hunk.old_start == hunk.old_end:  # nothing stood there: what was put in there
        put = [each for each in done.hunks if each.old_start <= hunk.old_start <= each.old_end]
        return [word for each in put for word in done.new[each.new_start : each.new_end]]
    at = hunk.old_start
    for each in done.hunks:
        touches = each.old_start < hunk.old_end and each.old_end > hunk.old_start
        if touches:
            found.extend(done.old[at : max(at, each.old_start)])
            found.extend(done.new[each.new_start : each.new_end])
            at = max(at, each.old_end)
    found.extend(done.old[at : hunk.old_end])
    return found


def _by_quantity(old: Sequence[str], wanted: Sequence[str], now: Sequence[str]) -> Direction | None:
    """One amount or time limit, or as many on all sides (一万元以上五万元以下); or one that is put in where none was."""
    was, ask, is_now = (_quantities(words) for words in (old, wanted, now))
    if not was and len(ask) == len(is_now) == 1 and ask[0][0] == is_now[0][0]:
        return Direction.FURTHER if ask == is_now else Direction.PART
    if len(was) == len(is_now) == 1 and not ask and not _UPPER.isdisjoint(map(str.lower, old)):
        same_sort = was[0][0] == is_now[0][0] == TIME
        return _without_limit(was[0][1], is_now[0][1]) if same_sort else None
    if not was or not len(was) == len(ask) == len(is_now):
        return None
    ways: set[Direction] = set()
    for (was_sort, before), (ask_sort, asked), (is_sort, after) in zip(was, ask, is_now, strict=True):
        if not was_sort == ask_sort == is_sort:
            return None
        if before != asked:
            ways.add(_compared(before, asked, after))
    if not ways:
        return None
    return ways.pop() if len(ways) == 1 else Direction.PART


def _amount_of_clause(asked: TokenDiff, done: TokenDiff, hunk: Hunk) -> tuple[Fraction, str] | None:
    """What one amount or time limit came to in a passage written anew: that of the clause with most words of its old clause."""
    was = _quantities(asked.old[hunk.old_start : hunk.old_end])
    ask = _quantities(asked.new[hunk.new_start : hunk.new_end])
    if not len(was) == len(ask) == 1 or was[0][0] != ask[0][0] or was == ask:
        return None
    own = set(stems(_clause(asked.old, hunk)))
    scored: dict[int, dict[Fraction, str]] = {}
    for clause in _clauses(done.new):
        found = [word for word in joined(clause) if [sort for sort, _ in _quantities([word])] == [was[0][0]]]
        if len(found) == 1:
            scored.setdefault(len(own.intersection(stems(clause))), {})[_quantities(found)[0][1]] = found[0]
    most = max(scored, default=0)
    return scored[most].popitem() if most >= LEAST_SHARED and len(scored[most]) == 1 else None


def _clause(words: Sequence[str], hunk: Hunk) -> Sequence[str]:
    """The words of a change's clause, before and after it."""
    first, last = hunk.old_start, hunk.old_end
    while first and words[first - 1][0] not in _CLAUSE_ENDS:
        first -= 1
    while last < len(words) and words[last][0] not in _CLAUSE_ENDS:
        last += 1
    return [*words[first : hunk.old_start], *words[hunk.old_end : last]]


def _clauses(words: Sequence[str]) -> Iterator[Sequence[str]]:
    start = 0
    for at, word in enumerate(words):
        if word[0] in _CLAUSE_ENDS:
            yield words[start:at]
            start = at + 1
    yield words[start:]


def _without_limit(was: Fraction, is_now: Fraction) -> Direction:
    """Where a time limit went that was asked to go altogether: a longer one is part of that."""
    if is_now == was:
        return Direction.NONE
    return Direction.PART if is_now > was else Direction.AGAINST


def _by_date(old: Sequence[str], wanted: Sequence[str], now: Sequence[str]) -> Direction | None:
    """Days of a calendar: a later or an earlier one."""
    values = [[found for word in words if (found := _date(word)) is not None] for words in (old, wanted, now)]
    if any(len(found) != 1 for found in values) or values[0] == values[1]:
        return None
    was, ask, is_now = (Fraction(found[0]) for found in values)
    return _compared(was, ask, is_now)


def _date(word: str) -> int | None:
    found = _DATE.fullmatch(word.strip())
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).toordinal()
    except ValueError:
        return None


def _compared(was: Fraction, ask: Fraction, is_now: Fraction) -> Direction:
    if is_now == was:
        return Direction.NONE
    if (is_now > was) != (ask > was):
        return Direction.AGAINST
    reached = is_now >= ask if ask > was else is_now <= ask
    return Direction.FURTHER if reached else Direction.PART


def _quantities(words: Sequence[str]) -> list[tuple[str, Fraction]]:
    found = [read_quantity(word) for word in joined(words)]
    return [(each.sort, Fraction(each.value)) for each in found if each is not None]


def _by_modality(old: Sequence[str], wanted: Sequence[str], now: Sequence[str]) -> Direction | None:
    values = [modals(words) for words in (old, wanted, now)]
    if any(len(found) != 1 for found in values):
        return None
    was, ask, is_now = (found[0] for found in values)
    if was == ask:
        return None
    if terms.BAN in (was, ask):
        if is_now == ask:
            return Direction.FURTHER
        return Direction.NONE if is_now == was else None
    if was not in _STRICTNESS or ask not in _STRICTNESS:
        return None
    if is_now == terms.BAN:
        return Direction.AGAINST if _STRICTNESS[ask] < _STRICTNESS[was] else None
    return _compared(_STRICTNESS[was], _STRICTNESS[ask], _STRICTNESS[is_now]) if is_now in _STRICTNESS else None


def modals(words: Sequence[str]) -> list[str]:
    """What each modal word among these says: a duty, a permission, a ban."""
    return [terms.MODALS[word.lower()] for word in words if word.lower() in terms.MODALS]


def turned(asked: TokenDiff, done: TokenDiff) -> str:
    """Words by which a ban that the proposal kept became a permission, or a permission a ban; empty where none did."""
    touched = {at for hunk in asked.hunks for at in range(hunk.old_start, hunk.old_end)}
    for hunk in done.hunks:
        kept = [done.old[at] for at in range(hunk.old_start, hunk.old_end) if at not in touched]
        was, is_now = modals(kept), modals(done.new[hunk.new_start : hunk.new_end])
        if len(was) == 1 and len(is_now) == 1 and {was[0], is_now[0]} == {terms.BAN, terms.PERMISSION}:
            return done.new_words(hunk).strip()
    return ""
