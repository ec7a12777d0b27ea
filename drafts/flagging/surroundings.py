"""The sentence that a change stands in, on both sides, and which words that sentence gains or loses."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress, count

from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.flagging import legal_terms as terms
from drafts.records import NamedTuple

_NEAR, _FAR = 60, 240
"""Tokens either way that are looked at for what stands around, and for the whole sentence."""


class Sentences(NamedTuple):
    """The sentences of a changed article."""

    script: TokenDiff
    old_ends: Sequence[int]
    """The places of the old tokens that end a sentence, rising, and those of the new ones."""
    new_ends: Sequence[int]

    @classmethod
    def of(cls, script: TokenDiff) -> "Sentences":
        """The sentences of both sides."""
        return cls(script, _ends(script.old), _ends(script.new))

    def around(self, hunk: Hunk) -> tuple[str, str]:
        """The old and the new sentence that a change stands in, at most some 60 tokens either way."""
        old, new = self._old_bounds(hunk, _NEAR), self._new_bounds(hunk, _NEAR)
        return "".join(self.script.old[old[0] : old[1]]), "".join(self.script.new[new[0] : new[1]])

    def whole(self, hunk: Hunk) -> tuple[str, str]:
        """The same sentences, as far as some 240 tokens either way."""
        old, new = self.words(hunk)
        return "".join(old), "".join(new)

    def words(self, hunk: Hunk) -> tuple[Sequence[str], Sequence[str]]:
        """The tokens of these whole sentences."""
        old, new = self._old_bounds(hunk, _FAR), self._new_bounds(hunk, _FAR)
        return self.script.old[old[0] : old[1]], self.script.new[new[0] : new[1]]

    def lead(self, hunk: Hunk) -> str:
        """What stands before a change in its new sentence."""
        return "".join(self.script.new[self._new_bounds(hunk, _NEAR)[0] : hunk.new_start])

    def old_lead(self, hunk: Hunk) -> str:
        """What stands before a change in its old sentence."""
        return "".join(self.script.old[self._old_bounds(hunk, _NEAR)[0] : hunk.old_start])

    def tail(self, hunk: Hunk) -> str:
        """What stands after a change in its new sentence."""
        return "".join(self.script.new[hunk.new_end : self._new_bounds(hunk, _NEAR)[1]])

    def old_tail(self, hunk: Hunk) -> str:
        """What stands after a change in its old sentence."""
        return "".join(self.script.old[hunk.old_end : self._old_bounds(hunk, _NEAR)[1]])

    def net(self, hunk: Hunk) -> tuple[dict[str, int], dict[str, int]]:
        """How often more each word of a change is used by the new sentence, and by the old one.

        A word that the article uses as often as before may yet be new to the sentence: “may” that falls out here and comes in
        the next paragraph is no word that moved.
        """
        a, b = self._old_bounds(hunk, _FAR), self._new_bounds(hunk, _FAR)
        if (a == (hunk.old_start, hunk.old_end) and a[0] < a[1]) or (
            b == (hunk.new_start, hunk.new_end) and b[0] < b[1]
        ):
            return {}, {}  # a whole sentence may have moved
        script = self.script
        old, new = script.old_forms[a[0] : a[1]], script.new_forms[b[0] : b[1]]
        gained = {
            _plain(script.new[at]): new.count(form := script.new_forms[at]) - old.count(form)
            for at in range(hunk.new_start, hunk.new_end)
        }
        lost = {
            _plain(script.old[at]): old.count(form := script.old_forms[at]) - new.count(form)
            for at in range(hunk.old_start, hunk.old_end)
        }
        return gained, lost

    def _old_bounds(self, hunk: Hunk, reach: int) -> tuple[int, int]:
        return _bounds(self.old_ends, len(self.script.old), hunk.old_start, hunk.old_end, reach)

    def _new_bounds(self, hunk: Hunk, reach: int) -> tuple[int, int]:
        return _bounds(self.new_ends, len(self.script.new), hunk.new_start, hunk.new_end, reach)


def _plain(word: str) -> str:
    return terms.SAME_WORD.get(word, word)


def _bounds(ends: Sequence[int], size: int, start: int, end: int, reach: int) -> tuple[int, int]:
    """Where the sentence around some of so many tokens begins and ends."""
    first, last = max(0, start - reach), min(size, end + reach)
    before = bisect_left(ends, start)
    if before:
        first = max(first, ends[before - 1] + 1)
    after = bisect_left(ends, max(0, end - 1))
    if after < len(ends):
        last = min(last, ends[after] + 1)
    return first, last


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
