"""The rules that turn changed passages into flags, and which of them are asked about a passage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

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
    chinese: bool = False
    """Only in those that hold some."""
    sides: int = 0
    """Only in those with words on so many sides, one or both; in any where it is 0."""
    next: str = ""
    """Only in those after which one of these letters follows; in any where it is empty."""


class Rules:
    """Rules in their order."""

    def __init__(self, *rules: Rule) -> None:
        self._words = frozenset[str]().union(*(rule.words for rule in rules if rule.words))
        self._next = "".join(rule.next for rule in rules)

        @lru_cache(maxsize=1 << 12)
        def asked(
            words: frozenset[str], following: str, sides: int, sort: tuple[bool, bool]
        ) -> list[Callable[[Passage], Iterator[Flag]]]:
            is_one_sided, is_english = sort
            return [
                rule.flags
                for rule in rules
                if (rule.words is None or not rule.words.isdisjoint(words))
                and (is_one_sided or not rule.one_sided)
                and (not rule.chinese if is_english else not rule.english)
                and rule.sides in (0, sides)
                and (not rule.next or (following and following in rule.next))
            ]

        self._asked_by = asked

    def flags(self, passage: Passage) -> list[Flag]:
        """The flags of a passage by all of them."""
        found: list[Flag] = []
        for flags in self._asked(passage):
            found += flags(passage)
        return found

    def first_flags(self, passage: Passage) -> tuple[Flag, ...]:
        """The flags of a passage by the first that has any."""
        return next((found for flags in self._asked(passage) if (found := tuple(flags(passage)))), ())

    def _asked(self, passage: Passage) -> list[Callable[[Passage], Iterator[Flag]]]:
        following = passage.following[:1]
        return self._asked_by(
            self._words & passage.said,
            following if following in self._next else "",
            2 if passage.old and passage.new else 1,
            (bool(passage.one_sided()[0]), passage.is_english),
        )
