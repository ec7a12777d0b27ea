"""Whether the draft pulled the other way than a proposal: dearer where milder was asked, a duty where a limit was asked.

Fines are set against each other by their sums as English drafts write them; Chinese amounts are tokens, see `adopting.values`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from comments.adopting.sums import has_sum, sums
from comments.adopting.values import modals
from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.flagging import legal_terms as terms
from drafts.flagging.quantities import read_quantity
from drafts.patterns import regex

_SHARE = regex(r"[0-9]\s?%")
_CAPS = frozenset(("maximum", "most", "exceed", "exceeding"))
"""What makes an amount that is put in a ceiling; without it, it is one more amount."""
_LIMITS = terms.EXCEPTIONS | {"only", "provided", "exceed", "不得", "超过"}
"""What limits a power."""
_ENDS = frozenset("。；.;\n")


def drifted(asked: TokenDiff, done: TokenDiff) -> str:
    """Words by which the draft went against a proposal as a whole; empty where none do."""
    return _fine(asked, done) or _power(asked, done)


def _fine(asked: TokenDiff, done: TokenDiff) -> str:
    """What a fine comes to now, where a milder one was asked and all its sums have risen, or a harsher one and all have fallen."""
    if any(terms.SANCTIONS.isdisjoint(map(str.lower, words)) for words in (done.old, done.new)):
        return ""
    before, now = _sums(done.old), _sums(done.new)
    signs = {sign for hunk in asked.hunks for sign in _harsher(asked, hunk)}
    if not before or not now or len(signs) != 1:
        return ""
    least, most = min(now), max(now)
    gone_against = most < min(before) if signs.pop() else least > max(before)
    return (now[most] if least == most else f"{now[least]}, {now[most]}") if gone_against else ""


def _harsher(asked: TokenDiff, hunk: Hunk) -> Iterator[bool]:
    """Whether a change asks for a harsher fine (one more amount) or a milder one (one less, or a ceiling); nothing elsewhere."""
    texts = asked.old_words(hunk), asked.new_words(hunk)
    out, put = (bool(_SHARE.search(text) or has_sum(text)) for text in texts)
    if out != put:
        yield put and _CAPS.isdisjoint(map(str.lower, asked.new[hunk.new_start : hunk.new_end]))


def _sums(words: Sequence[str]) -> dict[int | Fraction, str]:
    """Each sum of money with the words for it."""
    found: dict[int | Fraction, str] = {}
    for printed, amount in sums("".join(words)):
        quantity = read_quantity(amount)
        if quantity is not None:
            found[quantity.value] = printed
    return found


def _power(asked: TokenDiff, done: TokenDiff) -> str:
    """The words that made a duty of a permission that was asked to be limited, in the same sentence."""
    limits = [
        hunk.old_start
        for hunk in asked.hunks
        if not _LIMITS.isdisjoint(map(str.lower, asked.new[hunk.new_start : hunk.new_end]))
    ]
    touched = {at for hunk in asked.hunks for at in range(hunk.old_start, hunk.old_end)}
    for hunk in done.hunks if limits else ():
        kept = [done.old[at] for at in range(hunk.old_start, hunk.old_end) if at not in touched]
        if modals(kept) == [terms.PERMISSION] and modals(done.new[hunk.new_start : hunk.new_end]) == [terms.DUTY]:
            between = [done.old[min(at, hunk.old_start) : max(at, hunk.old_end)] for at in limits]
            if any(_ENDS.isdisjoint(words) for words in between):
                return done.new_words(hunk).strip()
    return ""
