"""The sentence that a change stands in, on both sides, and which words that sentence gains or loses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.flagging import legal_terms as terms

_ENDS = "。；;\n"
_NEAR, _FAR = 60, 240
"""Tokens either way that are looked at for what stands around, and for the whole sentence."""


def sentences(script: TokenDiff, hunk: Hunk) -> str:
    """The old and the new sentence together."""
    old = sentence_around(script.old, hunk.old_start, hunk.old_end)
    return old + sentence_around(script.new, hunk.new_start, hunk.new_end)


def sentence_around(words: Sequence[str], start: int, end: int, *, before: bool = True, after: bool = True) -> str:
    """The sentence that holds the tokens, at most some 60 tokens either way; or only what stands before or after them."""
    first, last = _bounds(words, start, end, _NEAR)
    return "".join(words[first if before else start : last if after else end])


def net_of_sentence(script: TokenDiff, hunk: Hunk) -> tuple[Counter[str], Counter[str]]:
    """How often more each word of a change is used by the new sentence, and by the old one.

    A word that the article uses as often as before may yet be new to the sentence: “may” that falls out here and comes in the
    next paragraph is no word that moved.
    """
    a, b = (
        _bounds(script.old, hunk.old_start, hunk.old_end, _FAR),
        _bounds(script.new, hunk.new_start, hunk.new_end, _FAR),
    )
    if (a == (hunk.old_start, hunk.old_end) and a[0] < a[1]) or (b == (hunk.new_start, hunk.new_end) and b[0] < b[1]):
        return Counter(), Counter()  # a whole sentence may have moved
    balance = Counter(script.new_forms[b[0] : b[1]])
    balance.subtract(script.old_forms[a[0] : a[1]])
    gained: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for at in range(hunk.new_start, hunk.new_end):
        gained[_plain(script.new[at])] = max(0, balance[script.new_forms[at]])
    for at in range(hunk.old_start, hunk.old_end):
        lost[_plain(script.old[at])] = max(0, -balance[script.old_forms[at]])
    return +gained, +lost


def _plain(word: str) -> str:
    return terms.SAME_WORD.get(word, word)


def _bounds(words: Sequence[str], start: int, end: int, reach: int) -> tuple[int, int]:
    """Where the sentence around the tokens begins and ends; an English one ends with a full stop and a space."""
    first, last = max(0, start - reach), min(len(words), end + reach)
    while start > first and not _ends_at(words, start - 1):
        start -= 1
    while end < last and (end == 0 or not _ends_at(words, end - 1)):
        end += 1
    return start, end


def _ends_at(words: Sequence[str], at: int) -> bool:
    word = words[at]
    return word[-1] in _ENDS or (word == "." and (at + 1 == len(words) or words[at + 1][0].isspace()))
