"""The sentence that a change stands in, on both sides, and which words that sentence gains or loses."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress, count

from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.flagging import legal_terms as terms

_NEAR, _FAR = 60, 240
"""Tokens either way that are looked at for what stands around, and for the whole sentence."""
_Range = tuple[int, int]


class Sentences:
    """The sentences of both sides of a changed article."""

    def __init__(self, script: TokenDiff) -> None:
        self.script = script
        self._old_ends, self._new_ends = _ends(script.old), _ends(script.new)
        self._known: dict[tuple[Hunk, int], tuple[_Range, _Range]] = {}
        """Where the sentences around a change begin and end, as far as was asked: the rules ask again and again."""

    def around(self, hunk: Hunk) -> tuple[str, str]:
        """The old and the new sentence that a change stands in, at most some 60 tokens either way."""
        old, new = self._bounds(hunk, _NEAR)
        return "".join(self.script.old[old[0] : old[1]]), "".join(self.script.new[new[0] : new[1]])

    def whole(self, hunk: Hunk) -> tuple[str, str]:
        """The same sentences, as far as some 240 tokens either way."""
        old, new = self.words(hunk)
        return "".join(old), "".join(new)

    def words(self, hunk: Hunk) -> tuple[Sequence[str], Sequence[str]]:
        """The tokens of these whole sentences."""
        old, new = self._bounds(hunk, _FAR)
        return self.script.old[old[0] : old[1]], self.script.new[new[0] : new[1]]

    def lead(self, hunk: Hunk) -> str:
        """What stands before a change in its new sentence."""
        return "".join(self.script.new[self._bounds(hunk, _NEAR)[1][0] : hunk.new_start])

    def old_lead(self, hunk: Hunk) -> str:
        """What stands before a change in its old sentence."""
        return "".join(self.script.old[self._bounds(hunk, _NEAR)[0][0] : hunk.old_start])

    def tail(self, hunk: Hunk) -> str:
        """What stands after a change in its new sentence."""
        return "".join(self.script.new[hunk.new_end : self._bounds(hunk, _NEAR)[1][1]])

    def old_tail(self, hunk: Hunk) -> str:
        """What stands after a change in its old sentence."""
        return "".join(self.script.old[hunk.old_end : self._bounds(hunk, _NEAR)[0][1]])

    def net(self, hunk: Hunk) -> tuple[dict[str, int], dict[str, int]]:
        """How often more each word of a change is used by the new sentence, and by the old one.

        A word that the article uses as often as before may yet be new to the sentence: “may” that falls out here and comes in
        the next paragraph is no word that moved.
        """
        a, b = self._bounds(hunk, _FAR)
        if (a == (hunk.old_start, hunk.old_end) and a[0] < a[1]) or (
            b == (hunk.new_start, hunk.new_end) and b[0] < b[1]
        ):
            return {}, {}  # a whole sentence may have moved
        script, usual = self.script, terms.SAME_WORD.get
        old, new = script.old_forms[a[0] : a[1]], script.new_forms[b[0] : b[1]]
        came, gone = slice(hunk.new_start, hunk.new_end), slice(hunk.old_start, hunk.old_end)
        gained = {
            usual(word, word): new.count(form) - old.count(form)
            for word, form in zip(script.new[came], script.new_forms[came], strict=True)
        }
        lost = {
            usual(word, word): old.count(form) - new.count(form)
            for word, form in zip(script.old[gone], script.old_forms[gone], strict=True)
        }
        return gained, lost

    def _bounds(self, hunk: Hunk, reach: int) -> tuple[_Range, _Range]:
        """Where the old sentence around a change begins and ends, and the new one, at most so many tokens either way."""
        known = self._known.get((hunk, reach))
        if known is None:
            old, new = self.script.old, self.script.new
            known = self._known[hunk, reach] = (
                _around(self._old_ends, len(old), hunk.old_start, hunk.old_end, reach),
                _around(self._new_ends, len(new), hunk.new_start, hunk.new_end, reach),
            )
        return known


def _around(ends: Sequence[int], size: int, start: int, end: int, reach: int) -> _Range:
    """Where the sentence around some of so many tokens begins and ends."""
    before, after = bisect_left(ends, start), bisect_left(ends, end - 1)
    first = ends[before - 1] + 1 if before else 0
    last = ends[after] + 1 if after < len(ends) else size
    return (first if start - first <= reach else start - reach), (last if last - end <= reach else end + reach)


def _ends(words: Sequence[str]) -> list[int]:
    """The places of the tokens that end a sentence; an English one ends with a full stop and a space."""
    return [
        at
        for at in compress(count(), map(_may_end, words))
        if words[at] != "." or at + 1 == len(words) or words[at + 1][0].isspace()
    ]


@lru_cache(maxsize=1 << 14)
def _may_end(word: str) -> bool:
    return word[-1] in "。；;\n" or word == "."
