"""How alike two pieces of law are: the cosine of tf-idf weights of character pairs in Chinese and of words elsewhere.

Words that many articles share (应当依照本法规定) weigh little, words that few share weigh much. Candidates come from an
index of the rarer features, so that the cost follows the number of likely pairs and not the product of the numbers of articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Sequence, Set
from functools import cache
from itertools import chain
from math import hypot, log
from operator import add

from drafts.patterns import regex
from drafts.segment import LETTERS

_RUN = regex(rf"[^\W_〇{LETTERS}]+|[〇{LETTERS}]+")  # 〇 stands for the number of a reference
_COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "or",
        "to",
        "in",
        "a",
        "an",
        "for",
        "by",
        "on",
        "with",
        "as",
        "at",
        "be",
        "is",
        "are",
        "that",
        "this",
        "which",
    ]
)

_STOCK = (
    "违反本法本条例本办法规定构成犯罪的依法追究刑事责任",
    "尚不构成犯罪的依法给予处分构成违反治安管理行为的依法给予治安管理处罚",
    "给他人造成损失损害的依法承担民事责任赔偿责任",
    "法律行政法规另有规定的从其规定除外",
    "对直接负责的主管人员和其他直接责任人员",
    "玩忽职守滥用职权徇私舞弊",
    "责令限期改正给予警告没收违法所得并处罚款情节严重的吊销许可证",
    "没有违法所得或者违法所得不足",
    "具体办法由国务院规定",
    "without prejudice to, in accordance with, for the purposes of, referred to in, shall apply mutatis mutandis",
    "in the exercise of powers, shall be liable to a fine, punishable in accordance with national law",
)
"""What laws say everywhere; in a short draft, where only two articles say it, it still tells nothing of where either went."""
LOOKED_AT = 600
"""Occurrences of a text's features that are looked at to find what is like it."""
RARE = 4
"""Articles of both drafts together, of those that weights were learnt from, that may have a rare feature: an article, its
counterpart, and one of each beside."""


def features(text: str) -> Counter[str]:
    """The features of a comparable text: pairs of Chinese characters within a clause; words and pairs of words elsewhere."""
    found: list[str] = []
    before = ""
    for run in _RUN.findall(text):
        if run[0] < "\u3400":
            if run not in _COMMON:
                found.append(run)
            if before:
                found.append(f"{before} {run}")
            before = run
        elif len(run) == 1:
            found.append(run)
        else:
            found.extend(map(add, run, run[1:]))
    return Counter(found)


@cache
def _stock() -> frozenset[str]:
    return frozenset().union(*(features(phrase) for phrase in _STOCK))


class Weights:
    """How much each feature tells, learnt from the articles of both drafts.

    ``twice`` are articles that both drafts have in the same words.
    """

    def __init__(self, documents: Sequence[Counter[str]], twice: Iterable[Counter[str]] = ()) -> None:
        self.spread: Counter[str] = Counter()
        both = 0
        for document in twice:
            self.spread.update(document.keys())
            both += 1
        for feature in self.spread:
            self.spread[feature] *= 2
        for document in documents:
            self.spread.update(document.keys())
        self._count = len(documents) + 2 * both + 1
        by_spread = {seen: max(0.05, log(self._count / (seen + 0.5)) + 0.2) for seen in set(self.spread.values())}
        self._idf = {feature: by_spread[seen] for feature, seen in self.spread.items()}
        self._common = {feature for feature, seen in self.spread.items() if seen > RARE}
        self._unseen = log(self._count / 0.5) + 0.2

    def vector(self, counted: Counter[str]) -> dict[str, float]:
        """A document as a vector of length 1 (empty where it has no features)."""
        idf, unseen = self._idf, self._unseen
        values = [idf.get(f, unseen) if n == 1 else (1.0 + log(n)) * idf.get(f, unseen) for f, n in counted.items()]
        length = hypot(*values)
        return dict(zip(counted, [value / length for value in values], strict=True)) if length else {}

    def mass(self, counted: Iterable[str]) -> float:
        """The sum of the weights of features."""
        idf, unseen = self._idf, self._unseen
        return sum([idf.get(feature, unseen) for feature in counted])

    def rare(self, counted: Iterable[str]) -> list[str]:
        """Those features that at most RARE articles of the two drafts have, stock phrases left out."""
        common, stock = self._common, _stock()
        return [feature for feature in counted if feature not in common and feature not in stock]

    def rare_mass(self, counted: Iterable[str]) -> float:
        """The sum of the weights of the rare ones among features."""
        return self.mass(self.rare(counted))

    def shared(self, part: Collection[str], whole: Container[str]) -> float:
        """Which share of the part's weight occurs in the whole, 0 to 1."""
        total = self.mass(part)
        return self.mass([f for f in part if f in whole]) / total if total else 0.0


def cosine(a: dict[str, float], b: dict[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    if len(b) < len(a):
        a, b = b, a
    return sum([value * b[feature] for feature, value in a.items() if feature in b], 0.0)


class Index:
    """Finds the vectors most like another one, through the features that few of them have."""

    def __init__(
        self,
        vectors: Sequence[dict[str, float]],
        most_shared_by: int | None = None,
        only: Set[str] | None = None,
    ) -> None:
        """``only``: the features of what will be looked for, where that is little; others needn't be written down."""
        self._vectors = vectors
        limit = most_shared_by or max(24, len(vectors) // 40)
        sizes = Counter(chain.from_iterable(vectors))
        self._sizes = {f: size for f, size in sizes.items() if size <= limit and (only is None or f in only)}
        """In how many vectors each feature occurs; those that too many have are left out."""
        self._postings: dict[str, list[tuple[int, float]]] = {feature: [] for feature in self._sizes}
        postings = self._postings
        for number, vector in enumerate(vectors):
            for feature, value in vector.items():
                if feature in postings:
                    postings[feature].append((number, value))

    def nearest(self, vector: dict[str, float], count: int = 8) -> list[tuple[float, int]]:
        """Up to ``count`` pairs of (cosine, number of the vector), the most alike first."""
        best = self.ranked(vector, count)[:count]
        return sorted(((cosine(vector, self._vectors[number]), number) for number in best), reverse=True)

    def ranked(self, vector: dict[str, float], count: int = 8) -> list[int]:
        """Numbers of vectors, at least ``count`` where so many share a feature, the likeliest first by what rare features say."""
        rough: dict[int, float] = {}
        so_far = rough.get
        postings, sizes = self._postings, self._sizes
        # the rarest first, and no more than enough: the cost stays the same in a draft of any length
        rarest = sorted([feature for feature in vector if feature in sizes], key=sizes.__getitem__)
        seen = 0
        for feature in rarest:
            seen += sizes[feature]
            if seen > LOOKED_AT and len(rough) > count:
                break
            value = vector[feature]
            for number, other in postings[feature]:
                rough[number] = so_far(number, 0.0) + value * other
        return sorted(rough, key=rough.__getitem__, reverse=True)


def longest_increasing(values: Sequence[int], weights: Sequence[float]) -> list[int]:
    """The positions of the heaviest strictly increasing subsequence of distinct values, in O(n log n).

    Values that follow one another without another between them stand or fall together, so whole stretches that kept their
    order count as one.
    """
    if not values:
        return []
    ranks = {value: rank for rank, value in enumerate(sorted(values))}
    starts = [at for at, value in enumerate(values) if at == 0 or ranks[value] != ranks[values[at - 1]] + 1]
    ends = [*starts[1:], len(values)]
    heavy = [sum(weights[start:end]) for start, end in zip(starts, ends, strict=True)]
    firsts = sorted(range(len(starts)), key=lambda run: values[starts[run]])
    place = {run: rank for rank, run in enumerate(firsts, start=1)}
    chosen = _heaviest([place[run] for run in range(len(starts))], heavy)
    return [at for run in chosen for at in range(starts[run], ends[run])]


def _heaviest(ranks: Sequence[int], weights: Sequence[float]) -> list[int]:
    """The same for ranks 1 to n, by a Fenwick tree of best sums."""
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    previous = [-1] * len(ranks)
    top = (0.0, -1)
    for at, (own, weight) in enumerate(zip(ranks, weights, strict=True)):
        rank = own - 1
        found = (0.0, -1)
        while rank > 0:
            found = max(found, best[rank])
            rank -= rank & -rank
        previous[at] = found[1]
        reached = (found[0] + weight, at)
        top = max(top, reached)
        rank = own
        while rank <= len(ranks):
            best[rank] = max(best[rank], reached)
            rank += rank & -rank
    chosen: list[int] = []
    at = top[1]
    while at >= 0:
        chosen.append(at)
        at = previous[at]
    return chosen[::-1]
