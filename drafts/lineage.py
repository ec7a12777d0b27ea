"""One article through all drafts of a rule: where it came from, what it became, where it ends.

Built from the comparisons of each draft with the next, so that it never says more than they do. Splits and merges make one
thread of several articles: a thread is everything that shares an ancestor or a descendant through whole articles; passages
that went elsewhere are told beside it and join nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafts.comparison import Comparison, Row, RowKind, Significance
from drafts.model import Draft


@dataclass(frozen=True, slots=True)
class Place:
    """An article of one of the drafts: ``draft`` counts from 0, oldest first."""

    draft: int
    article: str
    """Its key."""


@dataclass(frozen=True, slots=True)
class Thread:
    """What one provision was in each draft."""

    stops: tuple[tuple[str, ...], ...]
    """For each draft the keys of its articles, in order; empty where there was none yet, or none any more."""
    steps: tuple[tuple[Row, ...], ...]
    """For each draft but the last, the rows that led from it to the next."""

    @property
    def first(self) -> int:
        """The draft it first stands in."""
        return next(at for at, keys in enumerate(self.stops) if keys)

    @property
    def last(self) -> int:
        """The draft it last stands in."""
        return max(at for at, keys in enumerate(self.stops) if keys)

    def significance(self, step: int) -> Significance:
        """The weightiest class among the rows of a step; NONE where nothing changed."""
        order = list(Significance)
        return max((row.klass for row in self.steps[step]), key=order.index, default=Significance.NONE)


@dataclass(frozen=True)
class Lineage:
    """Several drafts of one rule and the threads that run through them."""

    drafts: tuple[Draft, ...]
    threads: tuple[Thread, ...]
    """In the order of the last draft; those that end earlier stand after the thread they followed."""

    def thread_of(self, place: Place) -> Thread:
        """The thread that an article is in. Raises KeyError for a place that isn't there."""
        for thread in self.threads:
            if place.article in thread.stops[place.draft]:
                return thread
        raise KeyError(place)


def lineage(comparisons: Sequence[Comparison]) -> Lineage:
    """The lineage of drafts whose neighbours have been compared, oldest first. At least one comparison is needed.

    Every article of every draft is in exactly one thread.
    """
    if not comparisons:
        raise ValueError("a lineage needs at least two drafts")
    drafts = (comparisons[0].old, *(comparison.new for comparison in comparisons))
    groups = _Groups()
    for at, draft in enumerate(drafts):
        for article in draft.articles:
            groups.add(Place(at, article.key))
    for at, comparison in enumerate(comparisons):
        for row in comparison.rows:
            if row.old and row.new and not row.partial:
                first = Place(at, row.old[0])
                for place in (*(Place(at, key) for key in row.old), *(Place(at + 1, key) for key in row.new)):
                    groups.join(first, place)
    threads = [_thread(drafts, comparisons, places) for places in groups.all()]
    return Lineage(drafts, tuple(_ordered(drafts, threads)))


class _Groups:
    """Places that belong together (union-find)."""

    def __init__(self) -> None:
        self._above: dict[Place, Place] = {}

    def add(self, place: Place) -> None:
        self._above.setdefault(place, place)

    def _top(self, place: Place) -> Place:
        while self._above[place] != place:
            self._above[place] = self._above[self._above[place]]
            place = self._above[place]
        return place

    def join(self, one: Place, other: Place) -> None:
        self._above[self._top(other)] = self._top(one)

    def all(self) -> list[list[Place]]:
        found: dict[Place, list[Place]] = {}
        for place in self._above:
            found.setdefault(self._top(place), []).append(place)
        return list(found.values())


def _thread(drafts: Sequence[Draft], comparisons: Sequence[Comparison], places: list[Place]) -> Thread:
    held = {(place.draft, place.article) for place in places}
    stops = tuple(
        tuple(article.key for article in draft.articles if (at, article.key) in held) for at, draft in enumerate(drafts)
    )
    steps = tuple(
        tuple(
            row
            for row in comparison.rows
            if any((at, key) in held for key in row.old) or any((at + 1, key) in held for key in row.new)
        )
        for at, comparison in enumerate(comparisons)
    )
    return Thread(stops, steps)


def _ordered(drafts: Sequence[Draft], threads: list[Thread]) -> list[Thread]:
    """By place in the last draft; a thread that ended earlier comes right after the one that stood before it then."""
    places = [{article.key: at for at, article in enumerate(draft.articles)} for draft in drafts]

    def position(thread: Thread, draft: int) -> int:
        return min(places[draft][key] for key in thread.stops[draft])

    last = len(drafts) - 1
    placed = sorted((t for t in threads if t.stops[last]), key=lambda t: position(t, last))
    for draft in range(last - 1, -1, -1):
        ended = sorted((t for t in threads if t.last == draft), key=lambda t: position(t, draft))
        for thread in ended:
            here = position(thread, draft)
            before = [i for i, t in enumerate(placed) if t.stops[draft] and position(t, draft) < here]
            nearest = max(before, key=lambda i: position(placed[i], draft), default=-1)
            placed.insert(nearest + 1, thread)
    return placed


def kinds(thread: Thread, step: int) -> tuple[RowKind, ...]:
    """What became of the thread's articles in a step, each kind once; passages that went elsewhere left out."""
    return tuple(dict.fromkeys(row.kind for row in thread.steps[step] if not row.partial))
