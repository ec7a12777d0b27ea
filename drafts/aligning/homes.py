"""Articles that may hold what became of others: those of which the other draft has no copy."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cached_property

from drafts.aligning.pairing import Pairing, Side
from drafts.aligning.similarity import Index

WEAK = 0.45
"""Pairs less alike than this are looked at again once all are made."""


class Homes:
    """The changed articles of one draft, as homes for articles of the other. One with a copy there has no words to explain."""

    def __init__(self, pairing: Pairing, side: Side, other: Side, asked: Iterable[int]) -> None:
        """``asked``: the articles of the other draft for which homes may be looked for."""
        self.side, self.other = side, other
        self._weights = pairing.weights
        self._asked = asked
        self._partners = pairing.source if side is pairing.new else pairing.partner
        self._ranked: dict[int, list[int]] = {}

    @cached_property
    def places(self) -> list[int]:
        """The articles that have no copy in the other draft."""
        partners, plain, there = self._partners, self.side.plain, self.other.plain
        return [at for at in range(len(plain)) if at not in partners or plain[at] != there[partners[at]]]

    @cached_property
    def _index(self) -> Index:
        vectors = [self.side.vector(at, self._weights) for at in self.places]
        only = set[str]().union(*(self.other.counted(at) for at in self._asked))
        return Index(vectors, most_shared_by=max(30, len(vectors) // 8), only=only)

    def likeliest(self, at: int, count: int, among: Container[int] | None = None) -> list[int]:
        """Up to ``count`` homes that share rare words with an article of the other draft, the likeliest first."""
        ranked = self._ranked.get(at)
        if ranked is None:
            found = self._index.ranked(self.other.vector(at, self._weights))
            ranked = self._ranked[at] = [self.places[number] for number in found]
        return [home for home in ranked if among is None or home in among][:count]


class BothHomes:
    """The homes in either draft for articles without a counterpart, or with one that is hardly like them."""

    def __init__(self, pairing: Pairing) -> None:
        self.weak = sorted(
            (score, old, new)
            for (old, new), score in pairing.scores.items()
            if score < WEAK and old not in pairing.settled_old and new not in pairing.settled_new
        )
        """Pairs hardly alike, the least alike first, as (cosine, old, new)."""
        asked_old = [*pairing.free_old(), *(old for _, old, _ in self.weak)]
        asked_new = [*pairing.free_new(), *(new for _, _, new in self.weak)]
        self.old = Homes(pairing, pairing.old, pairing.new, asked_new)
        self.new = Homes(pairing, pairing.new, pairing.old, asked_old)
