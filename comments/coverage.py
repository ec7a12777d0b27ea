"""Who has dealt with which article: by a comment, or by reading it and having nothing to say. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from comments.records import Status
from drafts.comparison import Comparison, Significance


class Attention(StrEnum):
    """What a person has done with an article."""

    COMMENTED = "commented"
    READ = "read"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Covered:
    """An article of the board."""

    article: str
    """Its key."""
    number: str
    label: str
    change: str
    """What became of it since the earlier draft: ``same``, ``edited``, ``inserted`` …; empty where there is no earlier draft."""
    flags: tuple[str, ...]
    """Kinds of changes that matter in law, each once."""
    people: Mapping[str, Attention]
    statuses: Mapping[Status, int]
    """How many comments there are of each status."""

    @property
    def flagged(self) -> bool:
        """Whether it changed in a way that matters in law."""
        return bool(self.flags)


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of an article since the earlier draft."""

    kind: str
    flags: tuple[str, ...]


NOT_CHANGED = Changed("", ())


def changes(comparison: Comparison) -> Mapping[str, Changed]:
    """What became of each article of the new draft, by its key. A change that only matters mechanically has no flags."""
    found: dict[str, Changed] = {}
    for row in comparison.rows:
        flags = tuple(dict.fromkeys(flag.kind for flag in row.flags)) if row.klass is Significance.FLAGGED else ()
        for key in row.new:
            before = found.get(key)
            if before is None or not row.partial:
                earlier = before.flags if before else ()
                found[key] = Changed(row.kind.value, tuple(dict.fromkeys((*earlier, *flags))))
            else:
                found[key] = Changed(before.kind, tuple(dict.fromkeys((*before.flags, *flags))))
    return found


def attention(people: Iterable[str], commented: Iterable[str], read: Iterable[str]) -> Mapping[str, Attention]:
    """What each person has done with an article; whoever is not among ``people`` but did something is added."""
    found = dict.fromkeys(people, Attention.UNREAD)
    for name in read:
        found[name] = Attention.READ
    for name in commented:
        found[name] = Attention.COMMENTED
    return found


def order(keys: Sequence[str], changed: Mapping[str, Changed], seen: Iterable[str]) -> list[str]:
    """Articles as they want attention: those changed in a way that matters and not seen yet, then all others in their order."""
    known = set(seen)
    urgent = [key for key in keys if changed.get(key, NOT_CHANGED).flags and key not in known]
    return [*urgent, *(key for key in keys if key not in set(urgent))]
