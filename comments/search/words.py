"""Text as search sees it: folded character for character, cut into tokens, and matched.

Folding keeps the length, so that an offset in folded text is one in the text. Full-width signs are half-width ones, capitals
small letters, and traditional characters simplified ones.

A term occurs where its folded characters stand; where it begins with a letter or digit, only at the beginning of a word. So
``art`` finds Article and not part, and 数据 finds 數據. All terms of a query must occur.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from comments.search.variants import SIMPLIFIED

VERSION: Final = 1
"""Of the tokens: an index made by another one is made anew."""

MOST_TERMS: Final = 20
_LONGEST_WORD: Final = 40
"""Characters of a word that the index knows."""
_FULL_WIDTH: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "\u00a0": " "}


class _Folds(dict[int, str]):
    """Character -> what it is folded to, found once for each."""

    def __missing__(self, code: int) -> str:
        plain = _FULL_WIDTH.get(chr(code), chr(code))
        small = plain.lower()
        folded = SIMPLIFIED.get(plain, small if len(small) == 1 else plain)
        self[code] = folded
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The text as search compares it; as long as the text."""
    return text.translate(_FOLDS)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that belong together: a word of letters and digits, or Chinese, where every character counts alone."""

    text: str
    start: int
    is_word: bool

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)


def runs(folded: str) -> Iterator[Run]:
    """The runs of a folded text in order; signs and spaces stand between them."""
    start, kind = 0, 0
    for at, char in enumerate(folded):
        now = _kind(char)
        if now != kind:
            if kind:
                yield Run(folded[start:at], start, kind == 1)
            start, kind = at, now
    if kind:
        yield Run(folded[start:], start, kind == 1)


@lru_cache(maxsize=20_000)
def _kind(char: str) -> int:
    """0 for what no word is made of, 1 for letters and digits, 2 for characters of scripts written without spaces."""
    if unicodedata.category(char) == "Lo":
        return 2
    return 1 if char.isalnum() else 0


def tokens(folded: str) -> list[str]:
    """What the index holds of a folded text, in order: words, each two neighbours of Chinese, and a run's last character.

    Tokens are ASCII: no database's own idea of words has a say.
    """
    found: list[str] = []
    for run in runs(folded):
        if run.is_word:
            found.append(_word(run.text))
        else:
            codes = [f"{ord(char):06x}" for char in run.text]
            found.extend("c" + one + other for one, other in itertools.pairwise(codes))
            found.append("c" + codes[-1])
    return found


def _word(text: str) -> str:
    return "w" + "".join(f"{ord(char):06x}" for char in text[:_LONGEST_WORD])


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that stand one after another, the last of them perhaps only begun."""

    tokens: tuple[str, ...]
    prefix: bool


@dataclass(frozen=True, slots=True)
class Term:
    """One of the words that are looked for."""

    folded: str
    phrases: tuple[Phrase, ...]
    """What of it the index can tell; all must be there."""
    exact: bool
    """Whether the index tells all of it, so that what it finds needn't be looked at again."""
    typed: str = ""
    """As it was asked for, before folding."""

    def spans(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where it occurs in a folded text, one after another."""
        at = folded.find(self.folded)
        whole = _kind(self.folded[0]) == 1
        while at >= 0:
            if not whole or at == 0 or _kind(folded[at - 1]) != 1:
                yield at, at + len(self.folded)
                at = folded.find(self.folded, at + len(self.folded))
            else:
                at = folded.find(self.folded, at + 1)

    def occurs(self, folded: str) -> bool:
        """Whether it occurs at all."""
        return next(self.spans(folded), None) is not None


def terms(query: str) -> tuple[Term, ...]:
    """The terms of a query, which spaces part, each once; empty where nothing is asked for."""
    parts = {fold(typed): typed for typed in reversed(query.split())}
    asked = dict.fromkeys(fold(query).split())
    return tuple(_term(part, parts.get(part, part)) for part in list(asked)[:MOST_TERMS])


def _term(folded: str, typed: str) -> Term:
    found = list(runs(folded))
    phrases: list[Phrase] = []
    for run in found:
        last = run.end == len(folded)
        if run.is_word:
            phrases.append(Phrase((_word(run.text),), last and len(run.text) < _LONGEST_WORD))
        elif len(run.text) == 1:
            phrases.append(Phrase(("c" + f"{ord(run.text):06x}",), True))
        else:
            phrases.append(Phrase(tuple(tokens(run.text)[:-1]), False))
    exact = len(found) == 1 and found[0].text == folded and len(folded) < _LONGEST_WORD
    return Term(folded, tuple(phrases), exact, typed)


def spans(folded: str, wanted: Sequence[Term]) -> list[tuple[int, int]]:
    """Where any of the terms occur, in order, none within another."""
    found = sorted((span for term in wanted for span in term.spans(folded)), key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int]] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def matches(folded: str, wanted: Sequence[Term]) -> bool:
    """Whether all terms occur."""
    return all(term.occurs(folded) for term in wanted)


def stand_in(text: str, wanted: Sequence[Term]) -> bool:
    """Whether all terms occur in a text that isn't folded yet. Folding costs most of a look at it, and words that stand there
    as they were asked for, or as they are folded, stand in the folded text as well.
    """
    left = [term for term in wanted if _kind(term.folded[0]) == 1 or not (term.typed in text or term.folded in text)]
    return not left or matches(fold(text), left)
