"""Pairing articles one to one: the same words first, then likeness with place, caption, chapter and references as evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from drafts.aligning.evidence import CLEAR, LIKE_CAPTION, Evidence, in_order
from drafts.aligning.pairing import Pairing
from drafts.aligning.similarity import Index

SURE = 0.72
"""From this cosine on, words alone prove a pair; such pairs then tell where the others should lie."""
ENOUGH = 0.34
"""Words, place, caption and chapter together make a pair from here on."""
PECULIAR = 0.22
"""Of two articles left over, each the other's only likely counterpart, so much is enough, with"""
RARE_ENOUGH = 20.0
"""rare words of this weight."""
RIVALS, NEAREST = 4, 8
"""Articles looked at as counterparts: for a sure pair its rivals are enough."""
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
    if len(olds) == len(news) == 1 and not pairing.forbidden:  # nearly always
        pairing.join(olds[0], news[0], 1.0)
        return
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


class Search:
    """Looks among the articles that were free when it began; what is taken since is left out."""

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing
        self._news = pairing.free_new()
        vectors = [pairing.new.vector(at, pairing.weights) for at in self._news]
        self._index = Index(vectors, most_shared_by=max(30, len(self._news) // 8))
        self._ranked: dict[int, list[int]] = {}

    def nearest(self, old: int, count: int) -> dict[int, float]:
        """Up to ``count`` free new articles that share rare words with an old one, and the cosines of their words."""
        pairing = self._pairing
        ranked = self._ranked.get(old)
        if ranked is None:
            found = self._index.ranked(pairing.old.vector(old, pairing.weights))
            ranked = self._ranked[old] = [self._news[number] for number in found]
        free = [new for new in ranked if new not in pairing.source][:count]
        return {new: pairing.likeness(old, new) for new in free}


def match_sure(pairing: Pairing, search: Search) -> None:
    """Pairs what is so alike, and so much more than any rival, that nothing else need be asked."""
    _take(pairing, list(_clear([one for one in _candidates(pairing, search, None) if one[0] >= SURE])))


def match_likely(pairing: Pairing, search: Search) -> None:
    """Pairs what words and all other evidence together make likely, the likeliest first."""
    if not pairing.free_old() or not pairing.free_new():
        return
    evidence = Evidence(pairing)
    _take(pairing, [one for one in _candidates(pairing, search, evidence) if one[0] >= ENOUGH])


def match_peculiar(pairing: Pairing, search: Search) -> None:
    """Pairs what is left where both share rare words and nothing else left is nearly as like: rewritten, or moved and rewritten."""
    found = []
    for one in _clear(list(_candidates(pairing, search, None))):
        old, new = one[2], one[3]
        if one[1] >= PECULIAR and pairing.shared_rare(old, new) >= RARE_ENOUGH and pairing.same_mentions(old, new) >= 0:
            found.append(one)
    _take(pairing, found)


def _take(pairing: Pairing, found: list[Candidate]) -> None:
    for _, words, old, new in sorted(found, key=lambda one: (-one[0], one[2], one[3])):
        if old not in pairing.partner and new not in pairing.source:
            pairing.join(old, new, words)


def _candidates(pairing: Pairing, search: Search, evidence: Evidence | None) -> Iterator[Candidate]:
    free_old, free_new = pairing.free_old(), pairing.free_new()
    if not free_new:
        return
    for old in free_old:
        found = search.nearest(old, RIVALS if evidence is None else NEAREST)
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
