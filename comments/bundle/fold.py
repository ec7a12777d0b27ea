"""What a set of events amounts to: a pure function of the set, whatever the order, the grouping or the repetition.

Where two people changed the same field without knowing of each other, both values are live: a conflict, which both see.
The one of the later clock, then person, then id is shown meanwhile; an event that supersedes both ends it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from comments.bundle.events import BundleEvent, Key

Heads = tuple[BundleEvent, ...]
"""The live events of a field, the winner first."""

State = Mapping[Key, Mapping[str, Heads]]
"""What each field of each entity holds: the value that the first of its heads sets."""

_ONE_SIDED = frozenset(
    {("draft", "facts"), ("draft", "parser"), ("read", "at"), ("person", "since"), ("outcome", "guess")}
)
"""Fields in which two values are no disagreement between people: when and by whom the same thing was added on either side, and
what either side's program found."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field with several live values, the one shown meanwhile first; each value once."""

    key: Key
    comment: str
    field: str
    heads: Heads

    @property
    def values(self) -> tuple[Any, ...]:
        """The values, the winner's first."""
        return tuple(head.sets[self.field] for head in self.heads)


def union(*sets: Iterable[BundleEvent]) -> dict[str, BundleEvent]:
    """Everything that happened in any of them, by id."""
    return {event.id: event for events in sets for event in events}


def fold(events: Iterable[BundleEvent]) -> dict[Key, dict[str, Heads]]:
    """The state that a set of events amounts to. An event given twice counts once."""
    by_key: dict[Key, list[BundleEvent]] = {}
    for event in {event.id: event for event in events}.values():
        key = (event.kind, event.entity)
        there = by_key.get(key)
        if there is None:
            by_key[key] = [event]
        else:
            there.append(event)
    return {key: _heads(there) for key, there in by_key.items()}


def conflicts(state: State) -> tuple[Conflict, ...]:
    """Fields on which people disagree, in a fixed order."""
    found: list[Conflict] = []
    for key, fields in state.items():
        for name, heads in fields.items():
            if len(heads) > 1 and (key[0], name) not in _ONE_SIDED:
                distinct = _distinct(name, heads)
                if len(distinct) > 1:
                    found.append(Conflict(key, heads[0].comment, name, distinct))
    return tuple(sorted(found, key=lambda conflict: (*conflict.key, conflict.field)))


def values(fields: Mapping[str, Heads]) -> dict[str, Any]:
    """The value that each field shows."""
    return {name: heads[0].sets[name] for name, heads in fields.items()}


def _heads(events: list[BundleEvent]) -> dict[str, Heads]:
    """The live events of each field of one entity."""
    if len(events) == 1:
        return dict.fromkeys(events[0].sets, (events[0],))
    gone = {name + each for event in events for name, ids in event.supersedes.items() for each in ids}
    live: dict[str, Heads] = {}
    for event in events:
        identifier = event.id
        for name in event.sets:
            if name + identifier not in gone:  # texts, not pairs: the collector of garbage needn't look at them
                live[name] = (*live[name], event) if name in live else (event,)
    for name, heads in live.items():
        if len(heads) > 1:
            live[name] = tuple(sorted(heads, key=_standing, reverse=True))
    return live


def _standing(event: BundleEvent) -> tuple[int, str, str]:
    return event.clock, event.person, event.id


def _distinct(name: str, heads: Heads) -> Heads:
    """The first head of each value."""
    kept: dict[str, BundleEvent] = {}
    for head in heads:
        kept.setdefault(json.dumps(head.sets[name], sort_keys=True), head)
    return tuple(kept.values())
