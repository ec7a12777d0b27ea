"""Paragraphs (款) and items (项) inside a row: which became which, which are new or gone, and which were moved.

Worked out for rows whose words changed. A part's own words go up to its first child: 有下列情形之一的： is one part and each
item another, so that a new item doesn't make its paragraph another one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from math import sqrt

from drafts.aligning.penalties import plainly_other_acts
from drafts.aligning.similarity import features, longest_increasing
from drafts.comparison import PartLink, joined_spans
from drafts.folding import comparable
from drafts.model import Draft, Kind, Provision, Span
from drafts.records import NamedTuple

ALIKE = 0.5
"""Parts whose words are this much alike are one part, wherever they stand."""
IN_PLACE = 0.2
"""Less is enough between neighbours that are the same on both sides."""
TELLING = 8
"""Features from which it tells something that a part holds"""
NEARLY_ALL = 0.8
"""so much of another; then the two are alike by this share of it."""
HOLDS = 0.7
_MOST_PAIRS = 150_000
"""Pairs of parts looked at, which takes about half a second."""
_INNER = (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)


class Part(NamedTuple):
    """A paragraph or item of a row."""

    key: str
    span: Span
    """Its own words, label included, in the row's text."""
    plain: str
    """Its comparable words without the label."""
    depth: int
    article: int
    """Which of the row's articles holds it."""


def _parts_of(draft: Draft, keys: Sequence[str], below: Sequence[Sequence[Provision]]) -> list[Part]:
    """The parts of some articles, given with what is below each, in order; their own words only."""
    found: list[Part] = []
    for number, (inner, (offset, body)) in enumerate(zip(below, joined_spans(draft, tuple(keys)), strict=True)):
        starts = [provision.span.start for provision in inner] + [body.end]
        for at, provision in enumerate(inner):
            start, end = max(provision.span.start, body.start), max(provision.span.start, min(starts[at + 1], body.end))
            words = draft.text[max(provision.body.start, start) : end].rstrip()
            end = max(start, end - (end - start - len(draft.text[start:end].rstrip())))
            if words or start < end:
                moved = offset - body.start
                depth = _INNER.index(provision.kind)
                found.append(Part(provision.key, Span(start + moved, end + moved), comparable(words), depth, number))
    return found


def _below(draft: Draft, key: str) -> Sequence[Provision]:
    """The paragraphs and items below a provision, in the order of the text."""
    found: list[Provision] = []
    for child in draft.children(key):
        if child.kind in _INNER:
            found.append(child)
        found.extend(_below(draft, child.key))
    return found


def link_parts(old: Draft, new: Draft, old_keys: Sequence[str], new_keys: Sequence[str]) -> tuple[PartLink, ...]:
    """What became of each part of some articles, in the new order, those that are gone after what came before them.

    Empty where neither side has more than one part.
    """
    below_old, below_new = [_below(old, key) for key in old_keys], [_below(new, key) for key in new_keys]
    if sum(map(len, below_old)) < 2 and sum(map(len, below_new)) < 2:
        return ()
    olds, news = _parts_of(old, old_keys, below_old), _parts_of(new, new_keys, below_new)
    if len(olds) < 2 and len(news) < 2:
        return ()
    pairs = _pairs(olds, news)
    order = sorted(pairs)
    weights = [sqrt(1.0 + len(olds[at].plain)) for at in order]
    kept = {order[at] for at in longest_increasing([pairs[at][0] for at in order], weights)}
    for at in order:
        if at not in kept and plainly_other_acts(olds[at].plain, news[pairs[at][0]].plain):
            del pairs[at]  # a penalty like any other: one is gone, another is new
    return tuple(_in_new_order(olds, news, pairs, kept))


def _pairs(olds: Sequence[Part], news: Sequence[Part]) -> dict[int, tuple[int, float]]:
    """Old part to new part with how alike they are: the same words, then like words, then what stands in one gap."""
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()

    def take(old: int, new: int, score: float) -> None:
        if old not in found and new not in taken:
            found[old] = (new, score)
            taken.add(new)

    where: dict[str, list[int]] = {}
    for new, part in enumerate(news):
        where.setdefault(part.plain, []).append(new)
    for old, part in enumerate(olds):
        same = [new for new in where.get(part.plain, ()) if new not in taken] if part.plain else []
        if same:
            take(old, min(same, key=lambda new: abs(new - old)), 1.0)
    counted_old = {old: _Counted.of(part.plain) for old, part in enumerate(olds) if old not in found}
    counted_new = {new: _Counted.of(part.plain) for new, part in enumerate(news) if new not in taken}
    alike = {
        (old, new): _alike(counted_old[old], counted_new[new])
        for old, new in _near(list(counted_old), list(counted_new))
    }
    likely = [
        (score, old, new)
        for (old, new), plain in alike.items()
        if (score := plain - 0.001 * abs(old - new) - 0.1 * (olds[old].depth != news[new].depth)) >= ALIKE
    ]
    for _, old, new in sorted(likely, key=lambda one: (-one[0], one[1], one[2])):
        take(old, new, alike[old, new])
    _fill_gaps(olds, news, found, take, alike)
    return found


def _near(olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs; of an annex with very many parts, those that don't stand too far apart."""
    if len(olds) * len(news) <= _MOST_PAIRS:
        yield from product(olds, news)
        return
    reach = _MOST_PAIRS // (2 * len(olds))
    for old in olds:
        first, last = bisect_left(news, old - reach), bisect_right(news, old + reach)
        yield from ((old, new) for new in news[first:last])


def _fill_gaps(
    olds: Sequence[Part],
    news: Sequence[Part],
    found: dict[int, tuple[int, float]],
    take: Callable[[int, int, float], None],
    alike: Mapping[tuple[int, int], float],
) -> None:
    """Pairs what was rewritten in place: the same number of parts of one depth between parts that are paired."""
    taken = {new for new, _ in found.values()}
    old = 0
    while old < len(olds):
        if old in found:
            old += 1
            continue
        end = old
        while end < len(olds) and end not in found:
            end += 1
        low = found[old - 1][0] + 1 if old else 0
        high = found[end][0] if end < len(olds) else len(news)
        gap = [new for new in range(low, high) if new not in taken] if low <= high else []
        if len(gap) == end - old == high - low:
            for here, there in zip(range(old, end), gap, strict=True):
                if olds[here].depth == news[there].depth and (score := alike.get((here, there), 0.0)) >= IN_PLACE:
                    take(here, there, score)
        old = end


class _Counted(NamedTuple):
    """A part's features with how often each occurs."""

    counts: Counter[str]
    square: int
    """The sum of the squared counts."""

    @classmethod
    def of(cls, plain: str) -> _Counted:
        """The features of a part's comparable words."""
        counts = features(plain)
        return cls(counts, sum([n * n for n in counts.values()]))


def _alike(one: _Counted, other: _Counted) -> float:
    """The cosine of two counts; more where one holds nearly all of the other, whatever it holds besides."""
    a, b = one.counts, other.counts
    common = a.keys() & b.keys()
    if not common:
        return 0.0
    shared = sum([a[feature] * b[feature] for feature in common])
    cosine = shared / sqrt(one.square * other.square)
    fewest = min(len(a), len(b))
    held = len(common) / fewest if fewest >= TELLING else 0.0
    return max(cosine, HOLDS * held if held >= NEARLY_ALL else 0.0)


def _in_new_order(
    olds: Sequence[Part], news: Sequence[Part], pairs: dict[int, tuple[int, float]], kept: set[int]
) -> list[PartLink]:
    source = {new: old for old, (new, _) in pairs.items()}
    after: dict[int, list[PartLink]] = {}
    last = -1
    for old, part in enumerate(olds):
        if old in pairs:
            last = pairs[old][0] if old in kept else last
        else:
            after.setdefault(last, []).append(PartLink(part.key, None, part.span, None, moved=False, score=0.0))
    links = after.get(-1, [])
    for new, part in enumerate(news):
        first = source.get(new)
        if first is None:
            links.append(PartLink(None, part.key, None, part.span, moved=False, score=0.0))
        else:
            before = olds[first]
            score = round(min(1.0, pairs[first][1]), 4)
            links.append(PartLink(before.key, part.key, before.span, part.span, moved=first not in kept, score=score))
        links.extend(after.get(new, ()))
    return links
