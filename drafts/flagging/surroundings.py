"""The sentence that a change stands in, on both sides, and which words that sentence gains or loses."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress, count
from operator import sub

from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.flagging import legal_terms as terms

_NEAR, _FAR = 60, 240
"""Tokens either way that are looked at for what stands around, and for the whole sentence."""
_Range = tuple[int, int]


class Sentences:
    """The sentences of both sides of a changed article."""

    def __init__(self, script: TokenDiff) -> None:
        self.script = script
        self.old_text, self.new_text = "".join(script.old), "".join(script.new)
        """All that the article says."""
        self._old_ends, self._new_ends = _ends(script.old), _ends(script.new)
        self._known: dict[Hunk, tuple[_Range, _Range]] = {}
        """Where the sentences around a change begin and end, as far as was asked: the rules ask again and again."""
        self._may_say: dict[tuple[str, ...], bool] = {}

    def may_say(self, phrase: terms.Phrase) -> bool:
        """Whether the article, old or new, holds a word of those that the phrase needs."""
        words = phrase.words
        known = self._may_say.get(words)
        if known is None:
            known = any(map(self.old_text.__contains__, words)) or any(map(self.new_text.__contains__, words))
            self._may_say[words] = known
        return known

    def around(self, hunk: Hunk) -> tuple[str, str]:
        """The old and the new sentence that a change stands in, at most some 60 tokens either way."""
        old, new = self._words(hunk, _NEAR)
        return "".join(old), "".join(new)

    def whole(self, hunk: Hunk) -> tuple[str, str]:
        """The same sentences, as far as some 240 tokens either way."""
        old, new = self.words(hunk)
        return "".join(old), "".join(new)

    def words(self, hunk: Hunk) -> tuple[Sequence[str], Sequence[str]]:
        """The tokens of these whole sentences."""
        return self._words(hunk, _FAR)

    def lead(self, hunk: Hunk) -> str:
        """What stands before a change in its new sentence."""
        first, start = self._bounds(hunk)[1][0], hunk.new_start
        return "".join(self.script.new[max(first, start - _NEAR) : start])

    def old_lead(self, hunk: Hunk) -> str:
        """What stands before a change in its old sentence."""
        first, start = self._bounds(hunk)[0][0], hunk.old_start
        return "".join(self.script.old[max(first, start - _NEAR) : start])

    def tail(self, hunk: Hunk) -> str:
        """What stands after a change in its new sentence."""
        last, end = self._bounds(hunk)[1][1], hunk.new_end
        return "".join(self.script.new[end : min(last, end + _NEAR)])

    def old_tail(self, hunk: Hunk) -> str:
        """What stands after a change in its old sentence."""
        last, end = self._bounds(hunk)[0][1], hunk.old_end
        return "".join(self.script.old[end : min(last, end + _NEAR)])

    def net(
        self, hunk: Hunk, gained: Mapping[str, int], lost: Mapping[str, int]
    ) -> tuple[dict[str, int], dict[str, int]]:
        """How often more each word of a change is used by the new sentence, and by the old one, where that is more than what
        the article gains or loses.

        A word that the article uses as often as before may yet be new to the sentence: “may” that falls out here and comes in
        the next paragraph is no word that moved.
        """
        (a0, a1), (b0, b1) = self._bounds(hunk)
        old_start, old_end, new_start, new_end = hunk
        if (a0 == old_start < old_end == a1) or (b0 == new_start < new_end == b1):
            return {}, {}  # a whole sentence may have moved
        script = self.script
        old = script.old_forms[max(a0, old_start - _FAR) : min(a1, old_end + _FAR)]
        new = script.new_forms[max(b0, new_start - _FAR) : min(b1, new_end + _FAR)]
        came, gone = slice(new_start, new_end), slice(old_start, old_end)
        return (
            _more_often(script.new[came], script.new_forms[came], new, old, gained),
            _more_often(script.old[gone], script.old_forms[gone], old, new, lost),
        )

    def _words(self, hunk: Hunk, reach: int) -> tuple[Sequence[str], Sequence[str]]:
        """The tokens of the old sentence around a change, and of the new one, at most so many tokens either way."""
        (a0, a1), (b0, b1) = self._bounds(hunk)
        old_start, old_end, new_start, new_end = hunk
        return (
            self.script.old[max(a0, old_start - reach) : min(a1, old_end + reach)],
            self.script.new[max(b0, new_start - reach) : min(b1, new_end + reach)],
        )

    def _bounds(self, hunk: Hunk) -> tuple[_Range, _Range]:
        """Where the old sentence around a change begins and ends, and the new one."""
        known = self._known.get(hunk)
        if known is None:
            known = self._known[hunk] = (
                _around(self._old_ends, len(self.script.old), hunk.old_start, hunk.old_end),
                _around(self._new_ends, len(self.script.new), hunk.new_start, hunk.new_end),
            )
        return known


def _more_often(
    words: Sequence[str], forms: Sequence[int], one: Sequence[int], other: Sequence[int], known: Mapping[str, int]
) -> dict[str, int]:
    """How often more each of some words stands in one text than in another, both given as the forms of their words; where that is
    more than is known.
    """
    often = map(sub, map(one.count, forms), map(other.count, forms))
    found = dict(zip(map(terms.SAME_WORD.get, words, words), often, strict=True))
    return {word: more for word, more in found.items() if more > known.get(word, 0)}


def _around(ends: Sequence[int], size: int, start: int, end: int) -> _Range:
    """Where the sentence around some of so many tokens begins and ends."""
    before, after = bisect_left(ends, start), bisect_left(ends, end - 1)
    return ends[before - 1] + 1 if before else 0, ends[after] + 1 if after < len(ends) else size


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
