"""Whether a script that keeps to the paragraphs is worth what it changes beyond the shortest one.

The shortest script of a whole article takes words of one list item for those of another wherever that saves a word. The tidy one
doesn't; but where paragraphs were joined or parted it deletes a passage and inserts it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.diffing.word_weight import weight_of
from drafts.records import TYPE_CHECKING

if TYPE_CHECKING:
    from drafts.diffing.token_diff import Hunk

_WHOLE, _IN_PLACE, _WEIGHT = 1.1, 1.03, 2.0
"""How many times as much a tidy script may change, and what weight more: in the whole article, which is what flags are read
from, and in one run of paragraphs, which is what is shown."""

_A_CHANGE = 3.0
"""The weight of words shown as changed that a reader takes for one change less to look at."""


class Choice:
    """Two scripts between the same tokens, and which to prefer."""

    def __init__(self, old: Sequence[str], new: Sequence[str], tidy: Sequence[Hunk], shortest: Sequence[Hunk]) -> None:
        self._old, self._new, self._tidy, self._shortest = old, new, tidy, shortest

    def whole(self) -> Sequence[Hunk]:
        """One script for the whole article."""
        is_tidy = self._cost(self._tidy) <= _WHOLE * self._cost(self._shortest) + _WEIGHT
        return self._tidy if is_tidy else self._shortest

    def spares_changes(self) -> bool:
        """Whether the tidy script has so many fewer changes that it is read sooner, though more words change."""
        spared = len(self._shortest) - len(self._tidy)
        return self._cost(self._tidy) <= self._cost(self._shortest) + _A_CHANGE * spared

    def in_places(self) -> list[Hunk]:
        """From one paragraph's end that both scripts keep to the next, the hunks of the one or the other."""
        found: list[Hunk] = []
        a = b = 0
        for old_end, new_end in self._ends():
            tidy, shortest = a, b
            while a < len(self._tidy) and _ends_by(self._tidy[a], old_end, new_end):
                a += 1
            while b < len(self._shortest) and _ends_by(self._shortest[b], old_end, new_end):
                b += 1
            kept, short = self._tidy[tidy:a], self._shortest[shortest:b]
            same = kept == short or self._cost(kept) <= _IN_PLACE * self._cost(short) + _WEIGHT
            found += kept if same else short
        return found

    def _ends(self) -> Iterator[tuple[int, int]]:
        """Where both scripts keep the same line break, in the old text and the new one, and the end."""
        tidy = dict(_kept_breaks(self._old, self._tidy))
        yield from (pair for pair in _kept_breaks(self._old, self._shortest) if tidy.get(pair[0]) == pair[1])
        yield len(self._old), len(self._new)

    def _cost(self, hunks: Sequence[Hunk]) -> float:
        """How much hunks delete and insert, by the weight of the words."""
        return sum(
            sum(map(weight_of, self._old[hunk.old_start : hunk.old_end]))
            + sum(map(weight_of, self._new[hunk.new_start : hunk.new_end]))
            for hunk in hunks
        )


def _ends_by(hunk: Hunk, old_end: int, new_end: int) -> bool:
    return hunk.old_end <= old_end and hunk.new_end <= new_end


def _kept_breaks(old: Sequence[str], hunks: Sequence[Hunk]) -> Iterator[tuple[int, int]]:
    """The line breaks of the old text that a script keeps, each with its place in the new one."""
    breaks = [at for at, token in enumerate(old) if token[-1] == "\n"]
    passed = away = 0
    for at in breaks:
        while passed < len(hunks) and hunks[passed].old_end <= at:
            away = hunks[passed].new_end - hunks[passed].old_end
            passed += 1
        if passed == len(hunks) or at < hunks[passed].old_start:
            yield at, at + away
