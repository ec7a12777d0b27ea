"""One changed passage of an article, as the rules for flags see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from drafts.comparison import Flag
from drafts.diffing.word_weight import weight_of
from drafts.flagging import legal_terms as terms

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
            # 法律、行政法规禁止发布的信息 speaks of a ban and makes none
            told = word == "禁止" and before in ("法规", "法律", "规定", "国家", "明令")
            if word.lower() in words and net[plain] and plain not in there and not told:
                found.append(word)
            before = word
        return list(dict.fromkeys(found))

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


def short(text: str) -> str:
    """A text on one line, at most 40 characters."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
