"""Passages rewritten in Western words, compared anew word for word for the eye.

Flags are read from legal atoms, each one token, and from a script that matches every space it can. To the eye an atom's words are
separate: where only its number or its verb changes the rest may stand (Article [-52-]{+54+}, [-30-]{+60+} days, shall{+ not+}).
And a space is nothing to keep: it stands unchanged where the words beside it do. Numbers stay whole, 20 000 and dates and 12(3)
are marked as they are; so is every Chinese atom, which has no spaces.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from drafts.diffing.passages import passages
from drafts.diffing.token_diff import Hunk, TokenDiff, word_script
from drafts.patterns import regex

_LONGEST, _WEIGHT = 11, 8.0
"""Tokens between two hunks, and what they weigh, that are looked at again: five words, or a long one and some small ones."""
_EDGE = regex(r"(?<=[ \u00a0\-])|(?=[ \u00a0\-])")
_APART = regex(r"[ \u00a0\-]")


def compared_anew(script: TokenDiff, hunks: Sequence[Hunk]) -> TokenDiff:
    """The script with the given hunks, their Western passages as a reader would cut them; its tokens may be finer."""
    ranges = list(passages(script, hunks, longest=_LONGEST, weight=_WEIGHT))
    chosen = [_is_western(script, hunks[first:end]) for first, end in ranges]
    if not any(chosen):
        return script._replace(hunks=tuple(hunks))
    old, new = _Side(script.old, script.old_forms), _Side(script.new, script.new_forms)
    numbers = _Numbers(script)
    found: list[Hunk] = []
    for (first, end), western in zip(ranges, chosen, strict=True):
        for hunk in (_whole(hunks[first:end]),) if western else hunks[first:end]:
            old.keep(hunk.old_start)
            new.keep(hunk.new_start)
            old_at, new_at = len(old.words), len(new.words)
            if western:
                gone, came = old.part(hunk.old_end, numbers), new.part(hunk.new_end, numbers)
                found += [
                    Hunk(a + old_at, b + old_at, c + new_at, d + new_at) for a, b, c, d in word_script(gone, came)
                ]
            else:
                old.keep(hunk.old_end)
                new.keep(hunk.new_end)
                found.append(Hunk(old_at, len(old.words), new_at, len(new.words)))
    old.keep(len(script.old))
    new.keep(len(script.new))
    hunks = tuple(found)
    return TokenDiff(
        tuple(old.words), tuple(new.words), hunks, tuple(old.forms), tuple(new.forms), hunks, script.printed
    )


class _Numbers(dict[str, int]):
    """A number for each word; words that are tokens elsewhere in the script have theirs."""

    def __init__(self, script: TokenDiff) -> None:
        super().__init__(zip(script.old + script.new, script.old_forms + script.new_forms, strict=True))
        self._free = 1 + max(*script.old_forms, *script.new_forms) - len(self)

    def __missing__(self, word: str) -> int:
        return self.setdefault(word, self._free + len(self))


class _Side:
    """One side's tokens in the making."""

    def __init__(self, tokens: Sequence[str], forms: Sequence[int]) -> None:
        self._tokens, self._forms, self._at = tokens, forms, 0
        self.words: list[str] = []
        self.forms: list[int] = []

    def keep(self, end: int) -> None:
        """Takes the tokens up to ``end`` over as they are."""
        self.words += self._tokens[self._at : end]
        self.forms += self._forms[self._at : end]
        self._at = end

    def part(self, end: int, numbers: _Numbers) -> list[str]:
        """Takes the tokens up to ``end`` over as words, which are given back."""
        words = [word for token in self._tokens[self._at : end] for word in _words(token)]
        self.words += words
        self.forms += map(numbers.__getitem__, words)
        self._at = end
        return words


def _whole(hunks: Sequence[Hunk]) -> Hunk:
    return Hunk(hunks[0].old_start, hunks[-1].old_end, hunks[0].new_start, hunks[-1].new_end)


def _is_western(script: TokenDiff, hunks: Sequence[Hunk]) -> bool:
    """Whether comparing word for word may give other hunks: spaces are kept between them, or atoms of several words change."""
    whole = _whole(hunks)
    gone, came = script.old[whole.old_start : whole.old_end], script.new[whole.new_start : whole.new_end]
    if not any(hunk.old_start < hunk.old_end for hunk in hunks) or not any(
        hunk.new_start < hunk.new_end for hunk in hunks
    ):
        return False
    if len(hunks) > 1 and any(map(str.isspace, gone)):
        return True
    return max(map(len, map(_words, gone + came))) > 1


@lru_cache(maxsize=1 << 14)
def _words(token: str) -> tuple[str, ...]:
    """The words and signs of a token, or the token itself."""
    if len(token) < 3 or token.isalpha() or token.isspace():
        return (token,)
    if sum(any(map(str.isdigit, word)) for word in _APART.split(token)) > 1:
        return (token,)
    return tuple(filter(None, _EDGE.split(token)))
