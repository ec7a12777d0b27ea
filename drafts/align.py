"""What became of each article between two drafts: kept, renumbered, moved, split, merged, new or gone.

The steps, none overruling what an earlier one proved: a person's pins (`drafts.aligning.pinning`) → articles with the same words
→ articles hardly edited, by their letters, and reworded ones, where they stand (`drafts.aligning.in_place`) → likeness of words,
with place, caption, chapter and references as further evidence, taken greedily one to one → what is left over and alike in rare
words (`drafts.aligning.matching`) → articles whose words turn up in another article, which shows splits and merges
(`drafts.aligning.gathering`) → what is left and was rewritten where it stood → sentences whose words turn up elsewhere, which shows
passages that went there → a heaviest increasing subsequence, which tells articles that were moved from those that were merely
renumbered. `drafts.aligning.explain` tells a person what decided.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafts.aligning.evidence import in_order
from drafts.aligning.gathering import gather, loosen, trace_passages
from drafts.aligning.homes import BothHomes
from drafts.aligning.in_place import match_hardly_edited, match_in_place, match_rewritten, match_same_letters
from drafts.aligning.matching import Search, match_likely, match_peculiar, match_same_words, match_sure
from drafts.aligning.pairing import Pairing, Side
from drafts.aligning.penalties import part_penalties
from drafts.aligning.pins import NO_PINS, Pins
from drafts.model import Draft
from drafts.records import NamedTuple


class Link(NamedTuple):
    """Articles of the old draft and what became of them, as keys; one of the two sides may be empty."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    score: float
    """0 to 1: how alike the words are, or the letters of what was hardly edited; 1 for the same words and for pinned links."""
    moved: bool = False
    partial: bool = False
    """Only a passage of the old article went to the new one; both have their main place elsewhere."""


class Alignment(NamedTuple):
    """Every article of both drafts in exactly one link that isn't partial, in the new draft's order."""

    links: tuple[Link, ...]


def align(old: Draft, new: Draft, pins: Pins = NO_PINS) -> Alignment:
    """The alignment of two drafts' articles.

    Raises UnknownProvisionError where a pin names an article that isn't there.
    """
    return Alignment(tuple(_links(paired(old, new, pins))))


def paired(old: Draft, new: Draft, pins: Pins = NO_PINS) -> Pairing:
    """Who is paired with whom, and the evidence for it. Raises UnknownProvisionError as `align` does.

    The work is done from the draft with fewer articles to the other (of two alike, by their words, then by what is pinned), and
    turned round at the end where that was the new one: so comparing backwards finds the same pairs.
    """
    mirrored = pins.mirrored() if pins.pins else pins
    backwards = (len(old.articles), old.text, pins) > (len(new.articles), new.text, mirrored)
    first, second, said = (new, old, mirrored) if backwards else (old, new, pins)
    known: dict[str, str] = {}
    pairing = Pairing(Side(first, known), Side(second, known))
    if said.pins:
        from drafts.aligning.pinning import apply_pins

        apply_pins(pairing, first, second, said)
    match_same_words(pairing)
    match_hardly_edited(pairing)
    if pairing.free_old() or pairing.free_new():
        match_in_place(pairing)
        search = Search(pairing)
        match_sure(pairing, search)
        match_likely(pairing, search)
        match_peculiar(pairing, search)
        match_same_letters(pairing)
        part_penalties(pairing)
        homes = BothHomes(pairing)
        loosen(pairing, homes)
        gather(pairing, homes)
        match_rewritten(pairing)
        trace_passages(pairing)
    else:
        trace_passages(pairing)
    pairing.kept_order = set(in_order(pairing))
    return pairing.mirrored() if backwards else pairing


def _links(pairing: Pairing) -> Iterator[Link]:
    """The links in the new draft's order; what was deleted stands after the article that came before it in the old draft."""
    ordered = pairing.kept_order
    at_new: dict[int, Link] = {}
    place: dict[int, int] = {}
    for old, new in pairing.partner.items():
        olds = sorted([old, *pairing.merges[new]]) if new in pairing.merges else [old]
        news = sorted([new, *pairing.splits[old]]) if old in pairing.splits else [new]
        moved = old in pairing.said_moved or old not in ordered
        at_new[news[0]] = _link(pairing, olds, news, pairing.scores[old, new], moved=moved)
        if old in ordered:
            place[old] = news[0]
    parts = [pairing.splits[old] for old in pairing.splits if old in pairing.partner]
    at_new.update({new: _link(pairing, [], [new], 0.0) for new in pairing.unpaired_new.difference(*parts)})
    after: dict[int, list[Link]] = {}
    for found in sorted(pairing.partials, key=lambda one: (one.new, one.old)):
        home = _row_of(pairing, found.new)
        after.setdefault(home, []).append(_link(pairing, [found.old], [found.new], found.score, partial=True))
    gone = pairing.unpaired_old.difference(*pairing.merges.values())
    last = -1
    for old in range(len(pairing.old)):
        last = place.get(old, last)
        if old in gone:
            after.setdefault(last, []).append(_link(pairing, [old], [], 0.0))
    for new in range(-1, len(pairing.new)):
        if new in at_new:
            yield at_new[new]
        yield from after.get(new, ())


def _row_of(pairing: Pairing, new: int) -> int:
    """The new article at whose place the row stands that holds this one."""
    old = pairing.source.get(new, next((old for old, news in pairing.splits.items() if new in news), None))
    return new if old is None else min(pairing.partner[old], *pairing.splits.get(old, ()), new)


def _link(
    pairing: Pairing, olds: list[int], news: list[int], score: float, *, moved: bool = False, partial: bool = False
) -> Link:
    old, new = pairing.old.articles, pairing.new.articles
    return Link(
        (old[olds[0]].key,) if len(olds) == 1 else tuple([old[at].key for at in olds]),
        (new[news[0]].key,) if len(news) == 1 else tuple([new[at].key for at in news]),
        1.0 if score >= 1.0 else round(score, 4),
        moved,
        partial,
    )
