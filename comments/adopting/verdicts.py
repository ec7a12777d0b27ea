"""A verdict on a proposal, and the words that decide it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from comments.values import Verdict as Verdict

MOST_WORDS = 4


class Sign(StrEnum):
    """What words show."""

    TAKEN = "taken"
    """Asked for and now there."""
    IN_PART = "in_part"
    """Asked for and there in part, or in other words."""
    REMOVED = "removed"
    """Asked to go and gone."""
    MISSING = "missing"
    """Asked for and not there."""
    STILL = "still"
    """Asked to go and still there."""
    AGAINST = "against"
    """Went the other way."""
    INSTEAD = "instead"
    """What the draft wrote at the place where words were asked for and none of them stands: to be read by a person."""


@dataclass(frozen=True, slots=True)
class Word:
    """Words that decide a verdict."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on words."""

    verdict: Verdict
    score: float
    """0 to 1: the share of what was asked that was done."""
    words: tuple[Word, ...]
    sure: bool = True
    """Whether the words show it; where they don't, as where others took their place, it is a guess: a person should read both."""


def few(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words that tell most, in their order."""
    listed = [Word(word.sign, short(word.text)) for word in dict.fromkeys(words) if word.text.strip()]
    chosen = sorted(range(len(listed)), key=lambda at: (listed[at].sign is not Sign.AGAINST, -len(listed[at].text)))
    return tuple(listed[at] for at in sorted(chosen[:MOST_WORDS]))


def short(words: str) -> str:
    """The words on one line, at most sixty characters of them."""
    words = " ".join(words.split()).strip(" ，。；：、,;:") or words.strip()
    return words if len(words) <= 60 else words[:59] + "…"
