"""Pairing articles that were reworded where they stand: most of what changes between two drafts, and cheaply told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, product

from drafts.aligning.evidence import CLEAR, Evidence, in_order
from drafts.aligning.pairing import Pairing
from drafts.subsequence import likeness

IN_PLACE = 0.8
"""From this cosine on, words prove a pair that stands between the neighbours it had. So much that no article elsewhere could be
likely enough to take its place."""
BESIDE = 2
"""Articles looked at on either side of where the counterpart should be."""
HARDLY_EDITED = 0.8
"""With more than this share of letters in common, articles that stand alike between the same neighbours are one, if"""
FAR_FROM = 0.1
"""by so much it exceeds what either has in common with those beside the other."""
SAME_LETTERS = 0.85
"""The share of letters in common from which two articles are one although no word of them tells anything."""
FEW_BETWEEN, ALONE = 36, 2
"""Pairs of articles left between the same neighbours up to which standing there tells something, and up to which it tells much:
an article stands there alone, or with one other that might have its place. Of them"""
LEAST_ALIKE = 0.1
"""this cosine,"""
RARE_BETWEEN, RARE_ALONE = 8.0, 5.0
"""rare words of this weight (two of them, or one) and"""
ENOUGH_BETWEEN, ENOUGH_ALONE = 0.28, 0.2
"""so much of all evidence make a pair."""
A_WORD, ALIKE_ALONE = 3.0, 0.15
"""The weight of one rare word, which is enough where nothing else stands there on either side and the cosine is so much."""
BEGINS, BEGINS_EN, FEW_BEGIN = 4, 3, 8
"""Letters, or English words, at the beginning that name one subject (驿站管理人) if no more articles of both drafts begin so;"""
ENOUGH_BEGUN = 0.16
"""then this is enough."""


def match_hardly_edited(pairing: Pairing) -> None:
    """Pairs what stands where it stood, with as many articles on either side between the same neighbours, by its letters.

    Most edits are a few words in an article of many, which needs no word counted to be seen.
    """
    old, new = pairing.old.plain, pairing.new.plain

    def alike(i: int, j: int, least: float) -> float:
        return likeness(old[i], new[j], least)

    for olds, news in _stretches(pairing):
        for at, (i, j) in enumerate(zip(olds, news, strict=True)) if len(olds) == len(news) else ():
            share = alike(i, j, HARDLY_EDITED)
            if share <= HARDLY_EDITED or pairing.ruled_out(i, j):
                continue
            beside = [near for near in range(max(0, at - BESIDE), at + BESIDE + 1) if near != at and near < len(olds)]
            rival = share - FAR_FROM
            if not any(alike(i, news[near], rival) or alike(olds[near], j, rival) for near in beside):
                pairing.join(i, j, share)
                pairing.hardly_edited.add(i)


def match_in_place(pairing: Pairing) -> None:
    """Pairs what stands where it stood, between the same neighbours, and is much more alike than anything beside it.

    Most changed articles are settled here, at the cost of a few comparisons each; what follows has only the others to search.
    """
    for olds, news in _stretches(pairing):
        _pair_between(pairing, olds, news)


def match_same_letters(pairing: Pairing) -> None:
    """Pairs what is left, where as many articles stand on either side between the same neighbours, by its letters.

    In a table of fees all words are everybody's but for the figures, and these changed.
    """
    for olds, news in _stretches(pairing):
        for old, new in zip(olds, news, strict=True) if len(olds) == len(news) else ():
            share = likeness(pairing.old.plain[old], pairing.new.plain[new])
            if share >= SAME_LETTERS and not pairing.ruled_out(old, new):
                pairing.join(old, new, share)


def match_rewritten(pairing: Pairing) -> None:
    """Pairs what nothing else has taken, stands between the same neighbours and shares rare words: rewritten where it stood.

    劳动争议和农业承包合同纠纷的仲裁，另行规定 became 劳动争议仲裁、农村土地承包经营纠纷仲裁等，适用……: few words, but its own.
    A pair found is a neighbour to others, so the search goes on until it finds none.
    """
    while likely := list(_rewritten(pairing)):
        evidence = Evidence(pairing)
        judged = [
            (pairing.likeness(old, new) + evidence.weight(old, new), old, new, enough) for old, new, enough in likely
        ]
        found = [(score, old, new) for score, old, new, enough in judged if score >= enough]
        if not found:
            return
        for _, old, new in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
            if old not in pairing.partner and new not in pairing.source:
                pairing.join(old, new, pairing.likeness(old, new))


def _rewritten(pairing: Pairing) -> Iterator[tuple[int, int, float]]:
    """Articles that may be one, with what all evidence must add up to."""
    for olds, news in chain(_stretches(pairing), _within_moved(pairing)):
        ways = len(olds) * len(news)
        rare, enough = (RARE_ALONE, ENOUGH_ALONE) if ways <= ALONE else (RARE_BETWEEN, ENOUGH_BETWEEN)
        for old, new in product(olds, news) if ways <= FEW_BETWEEN else ():
            least = A_WORD if ways == 1 and pairing.likeness(old, new) >= ALIKE_ALONE else rare
            if pairing.ruled_out(old, new):
                continue
            if pairing.likeness(old, new) >= LEAST_ALIKE and pairing.shared_rare(old, new) >= least:
                yield old, new, enough
            elif ways <= ALONE and _of_one_subject(pairing, old, new):
                yield old, new, ENOUGH_BEGUN


def _of_one_subject(pairing: Pairing, old: int, new: int) -> bool:
    """Whether two articles begin with the same words, and few others do."""
    begun = _beginning(pairing.old.plain[old])
    if not begun or not pairing.new.plain[new].startswith(begun):
        return False
    return sum(one.startswith(begun) for side in (pairing.old, pairing.new) for one in side.plain) <= FEW_BEGIN


def _beginning(plain: str) -> str:
    """The first words of an article; none of one that has hardly more."""
    if plain[:BEGINS].isascii():
        words = plain.split(" ", BEGINS_EN)
        return " ".join([*words[:-1], ""]) if len(words) > BEGINS_EN else ""
    return plain[:BEGINS]


def _stretches(pairing: Pairing) -> Iterator[tuple[list[int], list[int]]]:
    """The articles without a counterpart, old and new, that stand between the same neighbours."""
    kept_old = in_order(pairing)
    kept_new = [pairing.partner[at] for at in kept_old]
    olds: dict[int, list[int]] = {}
    news: dict[int, list[int]] = {}
    for at in pairing.free_old():
        olds.setdefault(bisect_left(kept_old, at), []).append(at)
    for at in pairing.free_new():
        news.setdefault(bisect_left(kept_new, at), []).append(at)
    for place, found in olds.items():
        if place in news:
            yield found, news[place]


def _within_moved(pairing: Pairing) -> Iterator[tuple[list[int], list[int]]]:
    """Articles without a counterpart, an old and a new one, whose neighbours on both sides are each other's, wherever they went."""
    kept = set(in_order(pairing))
    for old in pairing.free_old():
        before, after = pairing.partner.get(old - 1), pairing.partner.get(old + 1)
        if (
            before is not None
            and after == before + 2
            and not {old - 1, old + 1} <= kept
            and pairing.is_free_new(before + 1)
        ):
            yield [old], [before + 1]


def _pair_between(pairing: Pairing, olds: list[int], news: list[int]) -> None:
    """Pairs articles of a stretch whose words prove it, walking along both sides in step."""

    def alike(i: int, j: int) -> float:
        return pairing.likeness(olds[i], news[j])

    ahead = 0
    for i in range(len(olds)):
        near = range(max(0, i + ahead - BESIDE), min(len(news), i + ahead + BESIDE + 1))
        if not near:
            break
        j = max(near, key=lambda j: alike(i, j))
        least = alike(i, j) - CLEAR
        if alike(i, j) < IN_PLACE or (olds[i], news[j]) in pairing.forbidden or news[j] in pairing.source:
            continue
        rivals = [(i, k) for k in near if k != j]
        rivals += [(k, j) for k in range(max(0, i - BESIDE), min(len(olds), i + BESIDE + 1)) if k != i]
        if all(alike(*one) <= least for one in rivals):
            pairing.join(olds[i], news[j], alike(i, j))
            ahead = j - i
