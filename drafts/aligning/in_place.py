"""Pairing articles that were reworded where they stand: most of what changes between two drafts, and cheaply told."""

from __future__ import annotations

from bisect import bisect_left

from drafts.aligning.evidence import CLEAR, in_order
from drafts.aligning.pairing import Pairing

IN_PLACE = 0.8
"""From this cosine on, words prove a pair that stands between the neighbours it had. So much that no article elsewhere could be
likely enough to take its place."""
BESIDE = 2
"""Articles looked at on either side of where the counterpart should be."""


def match_in_place(pairing: Pairing) -> None:
    """Pairs what stands where it stood, between the same neighbours, and is much more alike than anything beside it.

    Most changed articles are settled here, at the cost of a few comparisons each; what follows has only the others to search.
    """
    kept = in_order(pairing)
    free_old, free_new = pairing.free_old(), pairing.free_new()
    ends = [(at, pairing.partner[at]) for at in kept]
    at_old = at_new = 0
    for old_end, new_end in [*ends, (len(pairing.old), len(pairing.new))]:
        old_to, new_to = bisect_left(free_old, old_end, at_old), bisect_left(free_new, new_end, at_new)
        if old_to > at_old and new_to > at_new:
            _pair_between(pairing, free_old[at_old:old_to], free_new[at_new:new_to])
        at_old, at_new = old_to, new_to


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
