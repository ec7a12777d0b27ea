"""Which duties are new, changed or gone between two drafts: the core of a memo to clients.

Duties are set against each other article by article, as the comparison has paired them; a duty that finds no counterpart there
is looked for in the rest of the draft, so that one which merely went to another article isn't told as gone and new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafts.comparison import Comparison
from drafts.duties import Duty, Modality, duties
from drafts.folding import comparable

SAME_ARTICLE = 0.5
"""How alike two duties of paired articles must be to count as one."""
CONTAINED = 0.65
"""Or how much of the shorter of two acts must stand in the other, in whatever order,"""
TOLD = 6
"""where it has so many pairs of characters."""
ELSEWHERE = 0.75
"""And two duties of articles that aren't paired."""


class DutyState(StrEnum):
    """What became of a duty."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class DutyChange:
    """One duty in both drafts, or in one of them."""

    state: DutyState
    old: Duty | None
    new: Duty | None
    what: tuple[str, ...] = ()
    """What changed: ``modality``, ``actor``, ``limit``, ``items``, ``wording``."""


def duty_changes(comparison: Comparison, *, permissions: bool = False) -> tuple[DutyChange, ...]:
    """Every duty and ban of either draft, in the new draft's order, those gone at their old place.

    A permission counts where it was, or became, a duty or ban; with ``permissions`` always. Each duty of either draft is
    in one change.
    """
    old, new = list(duties(comparison.old)), list(duties(comparison.new))
    homes: dict[str, set[str]] = {}
    for row in comparison.rows:
        for key in row.old:
            homes.setdefault(key, set()).update(row.new)
    pairs = _paired(old, new, homes)
    changes = [_change(old[a], new[b]) for a, b in pairs]
    taken_old, taken_new = {a for a, _ in pairs}, {b for _, b in pairs}
    changes += [DutyChange(DutyState.GONE, duty, None) for at, duty in enumerate(old) if at not in taken_old]
    changes += [DutyChange(DutyState.NEW, None, duty) for at, duty in enumerate(new) if at not in taken_new]
    kept = [change for change in changes if permissions or _binds(change)]
    return tuple(sorted(kept, key=_Order(comparison)))


def _binds(change: DutyChange) -> bool:
    return any(duty is not None and duty.modality is not Modality.PERMISSION for duty in (change.old, change.new))


def _paired(old: Sequence[Duty], new: Sequence[Duty], homes: dict[str, set[str]]) -> list[tuple[int, int]]:
    """The duties that are each other's counterpart, as places in the two lists; the most alike first, each once."""
    from rapidfuzz.distance import Indel

    before, after = [_said(duty) for duty in old], [_said(duty) for duty in new]
    by_article: dict[str, list[int]] = {}
    by_words: dict[str, list[int]] = {}
    for at, duty in enumerate(new):
        by_article.setdefault(duty.article, []).append(at)
        by_words.setdefault(after[at], []).append(at)
    found: list[tuple[float, int, int]] = []
    for at, duty in enumerate(old):
        for key in homes.get(duty.article, ()):
            for there in by_article.get(key, ()):
                likeness = Indel.normalized_similarity(before[at], after[there], score_cutoff=SAME_ARTICLE)
                if likeness < SAME_ARTICLE and duty.modality is new[there].modality:
                    likeness = SAME_ARTICLE * _contained(duty, new[there])
                if likeness >= SAME_ARTICLE * CONTAINED:
                    found.append((1 + likeness, at, there))
        found.extend((1.0, at, there) for there in by_words.get(before[at], ()))
    pairs = _greedy(found)
    left_old = set(range(len(old))) - {a for a, _ in pairs}
    left_new = set(range(len(new))) - {b for _, b in pairs}
    elsewhere = [
        (likeness, a, b)
        for a in left_old
        for b in left_new
        if old[a].modality is new[b].modality
        and (likeness := Indel.normalized_similarity(before[a], after[b], score_cutoff=ELSEWHERE)) >= ELSEWHERE
    ]
    return pairs + _greedy(elsewhere)


def _greedy(found: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, a, b in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        if a not in taken_old and b not in taken_new:
            taken_old.add(a)
            taken_new.add(b)
            pairs.append((a, b))
    return pairs


def _contained(old: Duty, new: Duty) -> float:
    """The share of the shorter act that stands in the other, 0 where that is too little to tell."""
    acts = [comparable(duty.action) for duty in (old, new)]
    pairs = [{act[i : i + 2] for i in range(len(act) - 1)} for act in acts]
    shorter = min(map(len, pairs))
    share = len(pairs[0] & pairs[1]) / shorter if shorter >= TOLD else 0.0
    return share if share >= CONTAINED else 0.0


def _said(duty: Duty) -> str:
    return comparable(f"{duty.actor}{duty.action}")


def _change(old: Duty, new: Duty) -> DutyChange:
    what: list[str] = []
    if old.modality is not new.modality:
        what.append("modality")
    if comparable(old.actor) != comparable(new.actor):
        what.append("actor")
    if comparable(old.limit) != comparable(new.limit):
        what.append("limit")
    if old.items != new.items:
        what.append("items")
    if comparable(old.action) != comparable(new.action) and not ({"limit"} == set(what) and _only_limit(old, new)):
        what.append("wording")
    return DutyChange(DutyState.CHANGED if what else DutyState.SAME, old, new, tuple(what))


def _only_limit(old: Duty, new: Duty) -> bool:
    """Whether the acts are the same but for their time limits."""
    acts = []
    for duty in (old, new):
        act = duty.action
        for limit in duty.limit.replace(", ", "、").split("、"):
            act = act.replace(limit, "", 1) if limit else act
        acts.append(comparable(act))
    return acts[0] == acts[1]


class _Order:
    """Sorts changes by place in the new draft; what is gone stands where its article stood, or what it became stands."""

    def __init__(self, comparison: Comparison) -> None:
        self._rows: dict[tuple[str, str], int] = {}
        for at, row in enumerate(comparison.rows):
            for key in row.new:
                self._rows.setdefault(("new", key), at)
            for key in row.old:
                self._rows.setdefault(("old", key), at)

    def __call__(self, change: DutyChange) -> tuple[int, int, int]:
        if change.new is not None:
            return self._rows.get(("new", change.new.article), 0), 0, change.new.span.start
        assert change.old is not None
        return self._rows.get(("old", change.old.article), 0), 1, change.old.span.start
