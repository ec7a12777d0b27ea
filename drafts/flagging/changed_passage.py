"""One changed passage of an article, as the rules for flags see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from drafts.comparison import Flag
from drafts.diffing.word_weight import weight_of
from drafts.flagging import legal_terms as terms
from drafts.patterns import regex

ITEM = regex(
    r"[（(](?:[一二三四五六七八九十]{1,4}|[0-9０-９]{1,3}|[a-z]{1,4})[）)]$|[0-9]{1,3}[.．、]$|[一二三四五六七八九十]{1,4}、$"
)
"""The number of an item as a token."""
_JOINS = frozenset("和及与或") | {"以及", "或者", "and", "or"}
_NO_BAN = ("法规", "法律", "规定", "国家", "明令", "不予", "不")
"""What stands before 禁止 where it makes no ban: 法律、行政法规禁止发布的信息 speaks of one, 不予禁止 lifts it."""
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Passage:
    """One changed passage: the tokens before and after, and what surrounds them."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    before: str
    """The token that stands before the passage in the new text."""
    old_next: str
    """The token that follows in the old text, and in the new."""
    new_next: str
    following: str
    """The first words of the new text that stand after the passage."""
    around: Callable[[], str]
    """Gives the sentences, old and new, that it stands in."""
    lead: Callable[[], str]
    """Gives what stands before the passage in the sentence of the new text, and `tail` what stands after it."""
    tail: Callable[[], str]
    gained: Counter[str]
    """How often more the new article uses a word than the old one; negative counts are left out."""
    lost: Counter[str]

    def gone(self, words: frozenset[str] | dict[str, str]) -> list[str]:
        """Which of the words the passage takes away, and the article loses."""
        return self._difference(self.old, self.new, self.lost, words)

    def came(self, words: frozenset[str] | dict[str, str]) -> list[str]:
        """Which of the words the passage puts in, and the article gains."""
        return self._difference(self.new, self.old, self.gained, words)

    @staticmethod
    def _difference(
        side: Sequence[str], other: Sequence[str], net: Counter[str], words: frozenset[str] | dict[str, str]
    ) -> list[str]:
        if not any(word in words or word.lower() in words for word in side):
            return []
        there = [terms.SAME_WORD.get(word, word) for word in other]
        found: list[str] = []
        before = ""
        for word in side:
            plain = terms.SAME_WORD.get(word, word)
            told = speaks_of_ban(before, word)
            if word.lower() in words and net[plain] and plain not in there and not told:
                found.append(word)
            before = word
        return list(dict.fromkeys(found))

    def one_sided(self) -> tuple[tuple[str, ...], bool]:
        """The words of the side that says something and whether they come, where the other side holds nothing but punctuation,
        an item's number or a word that joins on; no words otherwise, or where they merely stand elsewhere now.
        """
        old, new = _says_something(self.old), _says_something(self.new)
        if old == new:
            return (), new
        return (self.new if self.gained_any() else ()) if new else (self.old if self.lost_any() else ()), new

    def gained_any(self) -> bool:
        """Whether any word the passage puts in is new to the article, and not merely in another place."""
        return any(self.gained[word] for word in self.new if weight_of(word) > 0.5)

    def lost_any(self) -> bool:
        """Whether any word the passage takes away is lost to the article."""
        return any(self.lost[word] for word in self.old if weight_of(word) > 0.5)

    def words(self, gone: list[str], came: list[str]) -> tuple[str, str]:
        """What to show: the whole passage where it is short, else the words that matter."""
        a, b = "".join(self.old).strip(" ，,、；;。"), "".join(self.new).strip(" ，,、；;。")
        if a and b and max(len(self.old), len(self.new)) <= 3:
            return a, b
        return "、".join(gone), "、".join(came)


Rule = Callable[[Passage], Iterator[Flag]]
"""Turns a passage into flags."""


def speaks_of_ban(before: str, word: str) -> bool:
    """Whether a word speaks of a ban, or lifts one, and makes none."""
    return word == "禁止" and before in _NO_BAN


def _says_something(words: Sequence[str]) -> bool:
    return any(
        any(character.isalnum() for character in word) and word not in _JOINS and not ITEM.match(word) for word in words
    )


def short(text: str) -> str:
    """A text on one line, at most 40 characters."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
