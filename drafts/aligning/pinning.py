"""A person's corrections put first: what they settle, no later step of the alignment touches."""

from __future__ import annotations

from drafts.aligning.pairing import Pairing
from drafts.aligning.pins import Pin, PinAction, Pins
from drafts.model import Draft


def apply_pins(pairing: Pairing, old: Draft, new: Draft, pins: Pins) -> None:
    """Settles the articles that the corrections name; of two that disagree the later one holds, and a locked one always.

    Raises UnknownProvisionError where one names an article that isn't there.
    """
    old_places = {article.key: at for at, article in enumerate(old.articles)}
    new_places = {article.key: at for at, article in enumerate(new.articles)}
    locked = [pin for pin in pins.pins if pin.action is PinAction.LOCK]
    others = [pin for pin in reversed(pins.pins) if pin.action is not PinAction.LOCK]
    for pin in [*locked, *others]:
        olds = [old_places[old.article(name).key] for name in pin.old]
        news = [new_places[new.article(name).key] for name in pin.new]
        if pin.action is PinAction.UNPAIR:
            if news[0] not in pairing.row_of_old(olds[0])[1]:
                pairing.forbidden.add((olds[0], news[0]))
        elif not _contradicted(pairing, olds, news):
            _settle(pairing, pin, olds, news)


def _contradicted(pairing: Pairing, olds: list[int], news: list[int]) -> bool:
    """Whether something was said later about one of the articles, or against two of them together."""
    if pairing.settled_old.intersection(olds) or pairing.settled_new.intersection(news):
        return True
    return any((old, new) in pairing.forbidden for old in olds for new in news)


def _settle(pairing: Pairing, pin: Pin, olds: list[int], news: list[int]) -> None:
    olds, news = sorted(set(olds)), sorted(set(news))
    pairing.settled_old.update(olds)
    pairing.settled_new.update(news)
    if olds and news:
        pairing.join(olds[0], news[0], 1.0)
        if len(news) > 1:
            pairing.splits[olds[0]] = news[1:]
        if len(olds) > 1:
            pairing.merges[news[0]] = olds[1:]
        if pin.action is PinAction.MOVE:
            pairing.said_moved.add(olds[0])
