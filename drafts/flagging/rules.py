"""The rules that turn changed passages into flags, and which of them are asked about a passage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from drafts.comparison import Flag
from drafts.flagging.changed_passage import Passage
from drafts.records import NamedTuple


class Rule(NamedTuple):
    """Turns a passage into flags, and says in which it has anything to say: most rules are asked about few passages."""

    flags: Callable[[Passage], Iterator[Flag]]
    words: frozenset[str] | None = None
    """In those that hold one of these words (small letters); in any where it is None."""
    one_sided: bool = False
    """Only in those of which one side alone says something."""
    english: bool = False
    """Only in those without Chinese."""


class Rules:
    """Rules in their order."""

    def __init__(self, *rules: Rule) -> None:
        self._rules = rules
        self._words = frozenset[str]().union(*(rule.words for rule in self._rules if rule.words))
        self._of_sort = {
            (is_one_sided, is_english): [
                rule
                for rule in self._rules
                if (is_one_sided or not rule.one_sided) and (is_english or not rule.english)
            ]
            for is_one_sided in (True, False)
            for is_english in (True, False)
        }
        """The rules for each sort of passage: whether one side alone says something, and whether it is English."""
        self._of_any_words = {
            sort: [rule for rule in rules if rule.words is None] for sort, rules in self._of_sort.items()
        }

    def flags(self, passage: Passage) -> list[Flag]:
        """The flags of a passage by all of them."""
        found: list[Flag] = []
        for rule in self._asked(passage):
            found += rule.flags(passage)
        return found

    def first_flags(self, passage: Passage) -> tuple[Flag, ...]:
        """The flags of a passage by the first that has any."""
        return next((flags for rule in self._asked(passage) if (flags := tuple(rule.flags(passage)))), ())

    def _asked(self, passage: Passage) -> Sequence[Rule]:
        sort, said = (bool(passage.one_sided()[0]), passage.is_english), passage.said
        if self._words.isdisjoint(said):
            return self._of_any_words[sort]
        return [rule for rule in self._of_sort[sort] if rule.words is None or not rule.words.isdisjoint(said)]
