"""Pairing articles one to one: the same words first, then likeness with place, caption, chapter and references as evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import exp, sqrt

from drafts.aligning.pairing import Pairing
from drafts.aligning.similarity import Index, Weights, features, longest_increasing

SURE = 0.72
"""From this cosine on, words alone prove a pair; such pairs then tell where the others should lie."""
CLEAR = 0.1
"""By so much a sure pair must beat every rival."""
ENOUGH = 0.34
"""Words, place, caption and chapter together make a pair from here on."""
PECULIAR = 0.22
"""Of two articles left over, each the other's only likely counterpart, so much is enough, with"""
RARE_ENOUGH = 20.0
"""rare words of this weight."""
RIVALS, NEAREST = 4, 8
"""Articles looked at as counterparts: for a sure pair its rivals are enough."""
LIKE_CAPTION = 0.55
"""Captions this much alike, and no others nearly as much, name one matter."""
HOLDS = 0.8
"""An article that stands wholly in a much longer one is like it by so much, whatever was added there;"""
WHOLLY = 0.7
"""this share of its weight is enough."""
LEAST_WORDS = 0.15
"""No evidence but a caption makes up for words less alike than this."""
MOST_COPIES = 400
"""Pairs of articles with the same words that are judged by their place; more are taken in order."""

Candidate = tuple[float, float, int, int]
"""Score, cosine of the words, old article, new article."""


def match_same_words(pairing: Pairing) -> None:
    """Pairs articles with the same comparable text; of several, those with the same caption, else those in their place."""
    old, new = pairing.old, pairing.new
    where: dict[str, list[int]] = {}
    for at in pairing.free_new():
        where.setdefault(new.plain[at], []).append(at)
    several: dict[str, list[int]] = {}
    for at in pairing.free_old():
        if old.plain[at] in where:
            several.setdefault(old.plain[at], []).append(at)
    for plain, olds in several.items():
        news = where[plain]
        if len(olds) == len(news):  # in order, as if each were the only one
            _join_in_order(pairing, olds, news)
    for plain, olds in several.items():
        if len(olds) != len(where[plain]):
            _join_by_place(pairing, olds, where[plain])


def _join_in_order(pairing: Pairing, olds: Sequence[int], news: Sequence[int]) -> None:
    """Pairs articles of the same words, first those that bear the same caption, each with the first that is left."""
    left = list(news)
    for with_caption in (True, False):
        for at in olds:
            if at in pairing.partner:
                continue
            for there in left:
                if (at, there) not in pairing.forbidden and (
                    not with_caption or pairing.new.captions[there] == pairing.old.captions[at]
                ):
                    left.remove(there)
                    pairing.join(at, there, 1.0)
                    break


def _join_by_place(pairing: Pairing, olds: Sequence[int], news: Sequence[int]) -> None:
    """Pairs articles of the same words that one draft has more of: the same caption first, then what lies where it should."""
    if len(olds) * len(news) > MOST_COPIES:
        _join_in_order(pairing, olds, news)
        return
    kept = in_order(pairing)
    anchors = [(-1, -1), *((at, pairing.partner[at]) for at in kept), (len(pairing.old), len(pairing.new))]
    ways = sorted(
        (
            pairing.old.captions[at] != pairing.new.captions[there],
            _displaced(anchors, at, there),
            abs(at - there),
            at + there,  # nothing here tells old from new: comparing backwards finds the same pairs
            at,
            there,
        )
        for at in olds
        for there in news
        if (at, there) not in pairing.forbidden
    )
    for *_, at, there in ways:
        if at not in pairing.partner and there not in pairing.source:
            pairing.join(at, there, 1.0)


def _displaced(anchors: Sequence[tuple[int, int]], old: int, new: int) -> int:
    """By how many articles a pair is off, measured from the nearest pairs, which rise on both sides, before and after either."""
    places = (bisect_left(anchors, (old, -1)), bisect_left(anchors, new, key=lambda pair: pair[1]))
    near = {anchors[at - step] for at in places for step in (0, 1)}
    return min(abs((new - n) - (old - o)) for o, n in near)


def match_sure(pairing: Pairing) -> None:
    """Pairs what is so alike, and so much more than any rival, that nothing else need be asked."""
    _take(pairing, list(_clear([one for one in _candidates(pairing, None) if one[0] >= SURE])))


def match_likely(pairing: Pairing) -> None:
    """Pairs what words and all other evidence together make likely, the likeliest first."""
    evidence = Evidence(pairing)
    _take(pairing, [one for one in _candidates(pairing, evidence) if one[0] >= ENOUGH])


def match_peculiar(pairing: Pairing) -> None:
    """Pairs what is left where both share rare words and nothing else left is nearly as like: rewritten, or moved and rewritten."""
    found = []
    for one in _clear(list(_candidates(pairing, None))):
        old, new = one[2], one[3]
        shared = pairing.old.counted(old).keys() & pairing.new.counted(new).keys()
        rare = pairing.weights.rare_mass(shared)
        if one[1] >= PECULIAR and rare >= RARE_ENOUGH and pairing.same_mentions(old, new) >= 0:
            found.append(one)
    _take(pairing, found)


def _take(pairing: Pairing, found: list[Candidate]) -> None:
    for _, words, old, new in sorted(found, key=lambda one: (-one[0], one[2], one[3])):
        if old not in pairing.partner and new not in pairing.source:
            pairing.join(old, new, words)


def _candidates(pairing: Pairing, evidence: Evidence | None) -> Iterator[Candidate]:
    free_old, free_new = pairing.free_old(), pairing.free_new()
    if not free_old or not free_new:
        return
    weights = pairing.weights
    index = Index([pairing.new.vector(at, weights) for at in free_new], most_shared_by=max(30, len(free_new) // 8))
    count = RIVALS if evidence is None else NEAREST
    for old in free_old:
        found = {free_new[number]: score for score, number in index.nearest(pairing.old.vector(old, weights), count)}
        if evidence is not None:
            for new in evidence.likely(old, free_new):
                if new not in found:
                    found[new] = pairing.likeness(old, new)
        for new, words in found.items():
            caption = evidence is not None and evidence.caption(old, new) >= LIKE_CAPTION
            if evidence is not None:
                held = pairing.held(old, new)
                words = max(words, HOLDS * held if held >= WHOLLY else 0.0)
            if (old, new) not in pairing.forbidden and (words >= LEAST_WORDS or caption):
                yield words + (evidence.weight(old, new) if evidence is not None else 0.0), words, old, new


def _clear(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The pairs of which neither side has another pair nearly as good; place decides about the others."""
    best: dict[tuple[str, int], list[float]] = {}
    for score, _, old, new in found:
        for side in (("old", old), ("new", new)):
            best[side] = sorted([*best.get(side, ()), score], reverse=True)[:2]
    for one in found:
        rivals = [scores[1] for side in (("old", one[2]), ("new", one[3])) if len(scores := best[side]) > 1]
        ahead = all(best[side][0] == one[0] for side in (("old", one[2]), ("new", one[3])))
        if ahead and one[0] - max(rivals, default=0.0) >= CLEAR:
            yield one


def heft(pairing: Pairing, old: int) -> float:
    """How much a pair weighs when order is judged: longer articles more, but none as much as a few others together."""
    return 8.0 + sqrt(min(len(pairing.old.plain[old]), 400))


def in_order(pairing: Pairing) -> list[int]:
    """The old articles, sorted, whose counterparts kept their order; the others were moved."""
    olds = sorted(old for old in pairing.partner if old not in pairing.said_moved)
    kept = longest_increasing([pairing.partner[at] for at in olds], [heft(pairing, old) for old in olds])
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
        return weight + pairing.same_mentions(old, new)

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
