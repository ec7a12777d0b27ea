"""What speaks for a pair besides its words: place, neighbours, caption, chapter and references."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from math import exp, sqrt

from drafts.aligning.pairing import Pairing, Side
from drafts.aligning.similarity import Index, Weights, features, longest_increasing

CLEAR = 0.1
"""By so much what is sure must beat every rival."""
LIKE_CAPTION = 0.55
"""Captions this much alike, and no others nearly as much, name one matter."""
SPELT_OUT = 0.1
"""What it adds to a pair that one article says in words what the other says by reference, and takes away that it doesn't."""
FEW_SAY = 12
"""Articles of both drafts together, of those that weights were learnt from, that may say what counts for this;"""
PLAINLY = 20.0
"""from this weight on it is said plainly,"""
NOT_AT_ALL = 5.0
"""below this one not at all."""


def heft(pairing: Pairing, old: int) -> float:
    """How much a pair weighs when order is judged: longer articles more, but none as much as a few others together."""
    return 8.0 + sqrt(min(len(pairing.old.plain[old]), 400))


def in_order(pairing: Pairing) -> list[int]:
    """The old articles, sorted, whose counterparts kept their order; the others were moved."""
    if pairing.in_order is None:
        pairing.in_order = _in_order(pairing)
    return pairing.in_order


def _in_order(pairing: Pairing) -> list[int]:
    olds = sorted(pairing.partner.keys() - pairing.said_moved)
    news = [pairing.partner[old] for old in olds]
    if news == sorted(news):
        return olds
    kept = longest_increasing(news, [heft(pairing, old) for old in olds])
    return [olds[at] for at in kept]


class Captions:
    """Which captions of the two drafts say the same, or nearly: 监督管理部门 and 监督管理部门及其职责."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old, self._new = old, new
        self._places: dict[str, list[int]] = {}
        for at, caption in enumerate(new):
            self._places.setdefault(caption, []).append(at)
        self._found: dict[int, dict[int, float]] = {}
        self._index: Index | None = None
        self._weights = Weights([])

    def like(self, old: int) -> dict[int, float]:
        """The new articles with a caption like the old one's, and how alike: 1 for one caption that no other article bears."""
        caption = self._old[old]
        if not caption:
            return {}
        found = self._found.get(old)
        if found is None:
            same = self._places.get(caption, [])
            found = dict(self._nearly(caption)) if not same else {}
            if len(same) == 1 == self._old.count(caption):
                found = {same[0]: 1.0}
            self._found[old] = found
        return found

    def _nearly(self, caption: str) -> Iterator[tuple[int, float]]:
        if self._index is None:
            counted = [features(one) for one in self._new]
            self._weights = Weights([*counted, *(features(one) for one in self._old)])
            self._index = Index([self._weights.vector(one) for one in counted], most_shared_by=len(counted))
        nearest = self._index.nearest(self._weights.vector(features(caption)), 2)
        best = nearest[0][0] if nearest else 0.0
        if best >= LIKE_CAPTION and (len(nearest) == 1 or nearest[1][0] < best - CLEAR):
            taken = nearest[0][1]
            if self._new[taken] not in self._old:
                yield taken, best


class Evidence:
    """What speaks for a pair besides its words, given the pairs that are sure."""

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing
        kept = in_order(pairing)
        self._olds = [-1, *kept, len(pairing.old)]
        self._news = [-1, *(pairing.partner[at] for at in kept), len(pairing.new)]
        self._captions = Captions(pairing.old.captions, pairing.new.captions)

    def weight(self, old: int, new: int) -> float:
        """What place, caption, chapter and references add to the cosine."""
        pairing = self._pairing
        weight = 0.12 * max(self.place(old, new))
        weight += 0.3 * self.caption(old, new)
        if self.same_chapter(old, new):
            weight += 0.03
        if (old == 0 and new == 0) or (old == len(pairing.old) - 1 and new == len(pairing.new) - 1):
            weight += 0.08  # the first article says why the rule is made, the last when it takes effect
        return weight + pairing.same_mentions(old, new) + self.spelt_out(old, new)

    def place(self, old: int, new: int) -> tuple[float, float]:
        """How near the new article lies to where the old one should, and to the old one's neighbours; 0 to 1."""
        return self._nearness(old, new), self._beside_neighbours(old, new)

    def same_chapter(self, old: int, new: int) -> bool:
        """Whether both articles stand in a chapter of the same title."""
        chapter = self._pairing.old.chapters[old]
        return bool(chapter) and chapter == self._pairing.new.chapters[new]

    def likely(self, old: int, free_new: Sequence[int]) -> list[int]:
        """New articles that lie where the old one should, or bear its caption."""
        low, high = self.gap(old)
        titled = self._captions.like(old)
        return [new for new in free_new if low <= new < min(high, low + 12) or new in titled]

    def caption(self, old: int, new: int) -> float:
        """How alike the captions of both articles are, 0 to 1."""
        return self._captions.like(old).get(new, 0.0)

    def spelt_out(self, old: int, new: int) -> float:
        """What it says where just one of two articles speaks of others: more than 0 where the other has what those say, else less.

        违反本法第八条规定的 became 未经许可采伐的: what is punished stands in the article that was referred to. An article
        that refers to what isn't there says neither.
        """
        olds, news = self._pairing.old, self._pairing.new
        before, after = olds.mentions[old], news.mentions[new]
        if before and not after and not news.misses[new]:
            return self._said(news.counted(new), olds, before)
        if after and not before and not olds.misses[old]:
            return self._said(olds.counted(old), news, after)
        return 0.0

    def _said(self, words: Iterable[str], side: Side, places: Iterable[int]) -> float:
        weights = self._pairing.weights
        said = [side.counted(at) for at in places]
        telling = [f for f in words if weights.spread[f] <= FEW_SAY and any(f in counted for counted in said)]
        mass = weights.mass(telling)
        return SPELT_OUT * min(1.0, mass / PLAINLY) if mass >= NOT_AT_ALL else -SPELT_OUT

    def gap(self, old: int) -> tuple[int, int]:
        """The new articles from, up to but not including, between the counterparts of the neighbours."""
        at = bisect_left(self._olds, old)
        return self._news[at - 1] + 1, self._news[at]

    def _nearness(self, old: int, new: int) -> float:
        """1 where the new article lies just where the old one should, falling to 0 with the distance."""
        low, high = self.gap(old)
        if low <= new < high:
            at = bisect_left(self._olds, old)
            before, after = old - self._olds[at - 1], self._olds[at] - old
            return exp(-min(abs((new - low + 1) - before), abs((high - new) - after)) / 4)
        return 0.7 * exp(-(min(abs(new - low), abs(new - high)) + 1) / 4)

    def _beside_neighbours(self, old: int, new: int) -> float:
        """Whether the articles next to the old one went next to the new one; articles are often moved in groups."""
        partner = self._pairing.partner
        near = [at for at in (old - 1, old + 1) if at in partner]
        distances = [abs(new - partner[at] - (old - at)) for at in near] + [abs(new - partner[at]) for at in near]
        return 0.7 * exp(-min(distances, default=99) / 2)
