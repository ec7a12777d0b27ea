"""Corrections and questions about annexes and recitals, which are aligned among themselves and never with articles."""

from __future__ import annotations

from drafts.aligning.pins import Pin, Pins
from drafts.comparison import Comparison
from drafts.errors import DraftError
from drafts.model import Draft, Kind, Provision
from drafts.naming import provision_named

_OUTSIDE = frozenset((Kind.ANNEX, Kind.RECITAL))


def parted(pins: Pins, old: Draft, new: Draft) -> tuple[Pins, Pins]:
    """The corrections of articles, and those of annexes and recitals, which are named by their keys then.

    Raises UnknownProvisionError where one names what isn't there, DraftError where it names an article and an annex.
    """
    of_articles: list[Pin] = []
    outside: list[Pin] = []
    for pin in pins.pins:
        olds = [provision_named(old, name) for name in pin.old]
        news = [provision_named(new, name) for name in pin.new]
        if is_outside(*olds, *news):
            outside.append(Pin(pin.action, tuple([one.key for one in olds]), tuple([one.key for one in news])))
        else:
            of_articles.append(pin)
    return Pins(tuple(of_articles)), Pins(tuple(outside))


def outside_of(draft: Draft) -> tuple[Provision, ...]:
    """The annexes and recitals of a draft, which corrections may name."""
    return tuple([one for one in draft.provisions if one.kind in _OUTSIDE and one.parent is None])


def is_outside(*named: Provision) -> bool:
    """Whether annexes or recitals are named. Raises DraftError where they are named together with something else."""
    kinds = {one.kind if one.kind in _OUTSIDE else None for one in named}
    if len(kinds) > 1:
        labels = [one.label for one in named]
        raise DraftError(
            f"{'、'.join(labels)}：条文、附件和鉴于条款各自比对，不能互相对应。请只写同一类。",
            f"{', '.join(labels)}: articles, annexes and recitals are compared among themselves. Name those of one sort.",
        )
    return bool(kinds - {None})


def concerning(comparison: Comparison, one: Provision, pins: Pins) -> tuple[Comparison, Pins]:
    """The comparison and the corrections that tell of a provision: those of the articles, or for an annex those of the annexes
    alone, for a recital those of what stands above the articles.
    """
    of_articles, outside = parted(pins, comparison.old, comparison.new)
    if not is_outside(one) or comparison.outside is None:
        return comparison, of_articles
    annexes = one.kind is Kind.ANNEX
    whole = comparison.outside
    kept = {p.key for draft in (whole.old, whole.new) for p in draft.articles if (p.kind is Kind.ANNEX) is annexes}
    old, new = (_only(draft, kept) for draft in (whole.old, whole.new))
    rows = tuple(row for row in whole.rows if kept.issuperset((*row.old, *row.new)))
    said = [pin for pin in outside.pins if kept.issuperset((*pin.old, *pin.new))]
    return Comparison(old, new, rows), Pins(tuple(said))


def _only(draft: Draft, kept: set[str]) -> Draft:
    """A draft of what stands outside the articles, with these provisions alone."""
    return draft._replace(provisions=tuple([p for p in draft.provisions if p.key in kept]))
