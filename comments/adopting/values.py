"""Amounts, time limits and modal words of a proposal against those of the new draft: the same way, part of it, or the other way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction

from comments.adopting.asks import connectives
from comments.adopting.measures import Measure, measures, widened
from comments.adopting.place import put_in_sentence
from comments.adopting.words import stems
from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.flagging import legal_terms as terms
from drafts.flagging.quantities import TIME

_UPPER = frozenset(("within", "later", "内", "以内", "之内"))
"""What makes a time limit of a number of days."""
_CLAUSE_ENDS = frozenset("，。；：,;.:\n")
MOST_BESIDE = 3
"""Words that may be put in with a value for the value to be what is asked."""
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
    """Where the value that an asked change was about went; None where it wasn't about a comparable value."""
    hunk = widened(asked, hunk)
    old, wanted = asked.old[hunk.old_start : hunk.old_end], asked.new[hunk.new_start : hunk.new_end]
    of_clause = _of_clause(asked, done, hunk)
    if of_clause is not None:
        return _compared(measures(old)[0].value, measures(wanted)[0].value, of_clause.value)
    now = _now(done, hunk)
    if not measures(old) and not measures(now) and _put_beside(wanted, put_in_sentence(done, hunk)):
        return Direction.FURTHER
    return _by_measure(old, wanted, now) or _by_modality(old, wanted, now) or _by_connective(old, wanted, now)


def amount_now(asked: TokenDiff, done: TokenDiff, hunk: Hunk) -> str:
    """The value that now stands in the clause of a change of one, as printed; empty where none is plainly the one."""
    found = _of_clause(asked, done, widened(asked, hunk))
    return found.text if found is not None else ""


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


def _by_measure(old: Sequence[str], wanted: Sequence[str], now: Sequence[str]) -> Direction | None:
    """One value, or as many of the same sorts on all sides (一万元以上五万元以下); or one that is put in where none was."""
    was, ask, is_now = measures(old), measures(wanted), measures(now)
    if not was and len(ask) == len(is_now) == 1 and ask[0].sort == is_now[0].sort and _is_all(wanted, ask[0]):
        return Direction.FURTHER if ask[0].value == is_now[0].value else Direction.PART
    if len(was) == len(is_now) == 1 and not ask and not _UPPER.isdisjoint(map(str.lower, old)):
        same_sort = was[0].sort == is_now[0].sort == TIME
        return _without_limit(was[0].value, is_now[0].value) if same_sort else None
    sorts = [each.sort for each in was]
    if not was or sorts != [each.sort for each in ask] or sorts != [each.sort for each in is_now]:
        return None
    ways = {
        _compared(before.value, wish.value, after.value)
        for before, wish, after in zip(was, ask, is_now, strict=True)
        if before.value != wish.value
    }
    if not ways:
        return None
    return ways.pop() if len(ways) == 1 else Direction.PART


def _put_beside(wanted: Sequence[str], put: Sequence[str]) -> bool:
    """Whether a value that was asked for where none was stands elsewhere in its sentence."""
    ask = measures(wanted)
    same = [each for each in measures(put) if ask and (each.sort, each.value) == (ask[0].sort, ask[0].value)]
    return len(ask) == 1 and bool(same) and _is_all(wanted, ask[0])


def _is_all(words: Sequence[str], measure: Measure) -> bool:
    """Whether words put in are little more than a value."""
    return len(stems([*words[: measure.first], *words[measure.last :]])) <= MOST_BESIDE


def _of_clause(asked: TokenDiff, done: TokenDiff, hunk: Hunk) -> Measure | None:
    """What one value came to in a passage written anew: that of the clause with most words of its old clause."""
    was = measures(asked.old[hunk.old_start : hunk.old_end])
    ask = measures(asked.new[hunk.new_start : hunk.new_end])
    if not len(was) == len(ask) == 1 or was[0].sort != ask[0].sort or was[0].value == ask[0].value:
        return None
    own = set(stems(_clause(asked.old, hunk)))
    scored: dict[int, dict[Fraction, Measure]] = {}
    for clause in _clauses(done.new):
        found = [each for each in measures(clause) if each.sort == was[0].sort]
        if len(found) == 1:
            scored.setdefault(len(own.intersection(stems(clause))), {})[found[0].value] = found[0]
    most = max(scored, default=0)
    return scored[most].popitem()[1] if most >= LEAST_SHARED and len(scored[most]) == 1 else None


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


def _compared(was: Fraction, ask: Fraction, is_now: Fraction) -> Direction:
    if is_now == was:
        return Direction.NONE
    if (is_now > was) != (ask > was):
        return Direction.AGAINST
    reached = is_now >= ask if ask > was else is_now <= ask
    return Direction.FURTHER if reached else Direction.PART


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


def _by_connective(old: Sequence[str], wanted: Sequence[str], now: Sequence[str]) -> Direction | None:
    """All of two conditions, or one of them: where little else was asked."""
    if stems(old) or stems(wanted):
        return None
    was, ask, is_now = (connectives(words) for words in (old, wanted, now))
    if len(was) != 1 or len(ask) != 1 or was == ask or len(is_now) != 1:
        return None
    return Direction.FURTHER if is_now == ask else Direction.NONE


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
