"""Splits, merges and passages that went elsewhere: what articles hold beyond the words of their main counterpart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from drafts.aligning.evidence import Evidence
from drafts.aligning.homes import BothHomes, Homes
from drafts.aligning.matching import LEAST_WORDS
from drafts.aligning.pairing import Pairing, Side
from drafts.aligning.passages import Cutter, Piece, Trace, Words, not_standing, trace, unexplained
from drafts.aligning.penalties import other_acts, other_penalties
from drafts.aligning.similarity import Weights

AT_HOME = 0.7
"""The share of an article's weight that stands in its home,"""
FAR_MORE = 0.2
"""and by how much it must exceed the share that stands in its counterpart."""
MADE_OF = 0.17
"""From here on an article without a partner is taken to be made of another, see `_made_of`."""
REPLACED = 0.25
"""The same for two articles that both lack a partner: more is asked, for nothing else speaks for the pair."""
HELD, LEAST_HELD = 0.3, 0.25
"""Less than this share of its words in another article can't make it a part of that one; the lower share is enough where the"""
SEEN_PLAINLY = 20.0
"""rare words that only the two have weigh so much: of two bans put into one article, each left its own word there."""
TELLING = 35.0
"""The weight of lost words (about seven rare character pairs) from which it tells something where they went."""
EXPLAINED = 0.5
"""A sentence this much like one of its own partner's sentences went nowhere else."""
TRACED = 0.45
"""A sentence this much like a sentence elsewhere came from there."""
FEW = 5
"""Sentences with fewer features than this are no passage."""
MOST = 0.5
"""The share of an article from which it counts as made of the other, not merely as holding a passage of it."""
SOME = 0.25
"""The share that is enough where both articles have no counterpart at all."""
PASSAGE = 14
"""Characters from which a passage that went elsewhere is worth a row,"""
TELLS = 20.0
"""and the weight of rare words from which it can't be said to stand in many articles anyway."""
VERBATIM = 0.9
"""A passage this much like the one elsewhere went there, whatever the rest of the two articles refers to."""
A_WORD = 2.0
"""The weight of one rare word: a sentence without any is said in many articles and came from none of them."""
SEEN_HERE = 6.0
"""The weight of rare words (two of them) without which what two articles share is what many say, unless it is nearly"""
NEARLY_ALL = 0.8
"""all that is peculiar to the article."""
SEEN_ENOUGH = 25.0
"""The weight of rare words from which more of them prove nothing further; in a long article,"""
SEEN_SHARE = 0.1
"""this share of its weight."""
SPOKEN_FOR = 0.2
"""References speak for a home only as far as this share of the article's peculiar words stands there too: an article that is
new often speaks of the articles that one beside it speaks of."""


def loosen(pairing: Pairing, homes: BothHomes) -> None:
    """Parts articles that are hardly like each other where one of them stands nearly whole in an article that has a better one.

    未取得许可证捕捞的 and 违反许可证捕捞的 were put into one article: the first of them, left over, is more like that than like an
    article that merely punishes alike. Parted here, `gather` finds it its home.
    """
    for _, old, new in homes.weak:
        if _has_better(pairing, homes.new, old, new) or _has_better(pairing, homes.old, new, old):
            pairing.part(old, new)


def _has_better(pairing: Pairing, homes: Homes, at: int, counterpart: int) -> bool:
    """Whether an article of the other draft stands nearly whole in one of these, and far less in its counterpart."""
    own, weights = homes.other.counted(at), pairing.weights
    paired = pairing.source if homes.side is pairing.new else pairing.partner
    near = [home for home in homes.likeliest(at, 4, paired) if home != counterpart]
    most = max((weights.shared(own, homes.side.counted(home)) for home in near), default=0.0)
    return most >= AT_HOME and most >= weights.shared(own, homes.side.counted(counterpart)) + FAR_MORE


def gather(pairing: Pairing, homes: BothHomes) -> None:
    """Gives articles without a partner to an article that holds, beyond its own partner's words, what makes them up.

    What was given to it before explains its words as well: of two lists of conditions, a third one may have nothing to add.
    """
    found = [
        *_origins(pairing, homes.old, pairing.free_new(), swap=True),
        *_origins(pairing, homes.new, pairing.free_old(), swap=False),
    ]
    for _, old, new in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        if pairing.ruled_out(old, new) or old in pairing.settled_old or new in pairing.settled_new:
            continue
        if pairing.is_free_old(old):
            others = pairing.row_of_new(new)[0]
            if not others and not other_acts(pairing, old, new):
                pairing.join(old, new, pairing.likeness(old, new))
            elif new in pairing.source and _made_of(pairing, homes.new, old, new, others, swap=False) >= MADE_OF:
                pairing.add_merge(old, new)
        elif old in pairing.partner and pairing.is_free_new(new):
            others = pairing.row_of_old(old)[1]
            if _made_of(pairing, homes.old, new, old, others, swap=True) >= MADE_OF:
                pairing.add_split(old, new)


def _origins(pairing: Pairing, homes: Homes, free: list[int], *, swap: bool) -> Iterator[tuple[float, int, int]]:
    """Likely homes of articles without a partner, as (score, old, new); with ``swap`` the articles are new ones."""
    partners = pairing.partner if swap else pairing.source
    for at in free:
        for home in dict.fromkeys([*homes.likeliest(at, 6), *_by_mentions(pairing, homes, at, swap=swap)]):
            others = [partners[home]] if home in partners else []
            score = _made_of(pairing, homes, at, home, others, swap=swap)
            old, new = (home, at) if swap else (at, home)
            if score >= (MADE_OF if others else REPLACED) and not other_acts(pairing, old, new):
                yield (score, home, at) if swap else (score, at, home)


def _made_of(pairing: Pairing, homes: Homes, at: int, home: int, others: list[int], *, swap: bool) -> float:
    """How much speaks for a home having gone into an article, or come of it, as into these others; 0 where too little does.

    The words the article shares with the home count only as far as the others lack them: two penalty articles are alike in
    every law, yet only a merged one has the other's peculiar words.
    """
    side, weights = homes.other, pairing.weights
    own, there = side.counted(at), homes.side.counted(home)
    total = weights.mass(own)
    if not total:
        return 0.0
    old, new = (home, at) if swap else (at, home)
    common = [f for f in own if f in there]
    share = weights.mass(common) / total
    mentions = pairing.same_mentions(old, new)
    if share < LEAST_HELD and mentions <= 0:
        return 0.0
    kept = set[str]().union(*(side.counted(other) for other in others))
    peculiar_there = [f for f in common if f not in kept]
    peculiar = weights.mass([f for f in own if f not in kept])
    found_again = weights.mass(peculiar_there) / (peculiar or 1.0)
    rare = weights.rare_mass(peculiar_there)
    if rare < SEEN_HERE and found_again < NEARLY_ALL:
        return 0.0
    lost = [f for f in there if f not in kept]
    lost_mass = weights.mass(lost)
    explained = weights.mass([f for f in lost if f in own]) / lost_mass if lost_mass >= TELLING else 0.0
    if mentions > 0:
        mentions *= min(1.0, max(found_again, explained) / SPOKEN_FOR)
    if share < HELD and rare < SEEN_PLAINLY and mentions <= 0:
        return 0.0
    score = share * max(found_again, 0.8 * explained) + 0.1 * pairing.likeness(old, new) + mentions
    return score + 0.1 * min(1.0, rare / max(SEEN_ENOUGH, SEEN_SHARE * total))


def _by_mentions(pairing: Pairing, homes: Homes, at: int, *, swap: bool) -> Iterator[int]:
    """Homes that speak of the same articles as this article and aren't all unlike it."""
    partners = pairing.source if swap else pairing.partner
    targets = {partners[target] for target in homes.other.mentions[at] if target in partners}
    if not targets:
        return
    for home in homes.places:
        old, new = (home, at) if swap else (at, home)
        if targets & homes.side.mentions[home] and pairing.likeness(old, new) >= LEAST_WORDS:
            yield home


def trace_passages(pairing: Pairing) -> None:
    """Finds the sentences that stand in another article than their own's counterpart."""
    of_old, of_new = pairing.homes()
    cutter = Cutter(lambda: pairing.weights)
    old_cut, new_cut = _Cut(pairing.old, cutter), _Cut(pairing.new, cutter)
    old_left, new_left = _left(pairing, of_old, of_new, old_cut, new_cut)
    if not old_left or not new_left:
        return
    old_lost, new_lost = _words_of(old_left), _words_of(new_left)
    old_all, new_all = set[str]().union(*old_lost.values()), set[str]().union(*new_lost.values())
    # most edits bring words that no other article has lost: only the rest is worth taking apart
    old_lost = {at: lost for at, lost in old_lost.items() if len(lost & new_all) >= FEW}
    new_lost = {at: lost for at, lost in new_lost.items() if len(lost & old_all) >= FEW}
    old_at, new_at = _telling(pairing, old_lost, new_lost, of_old)
    if not old_at or not new_at:
        return
    old_pieces = _unexplained(pairing.weights, old_cut, old_at, of_old, new_cut)
    new_pieces = _unexplained(pairing.weights, new_cut, new_at, of_new, old_cut)
    if not old_pieces or not new_pieces:
        return
    traced = trace(old_pieces, new_pieces, TRACED, pairing.weights, partial(other_penalties, pairing.weights))
    elsewhere = [found for found in traced if found.new not in of_old.get(found.old, ())]
    if elsewhere:
        evidence = Evidence(pairing)
        for found in sorted(elsewhere, key=lambda one: -one.size):
            _judge(pairing, found, evidence)


def _left(
    pairing: Pairing, of_old: dict[int, list[int]], of_new: dict[int, list[int]], old_cut: _Cut, new_cut: _Cut
) -> tuple[dict[int, list[Words]], dict[int, list[Words]]]:
    """For each article of either draft the sentences that don't stand in the articles which it became or came from.

    Articles that are linked with each other alone, as nearly all are, are compared once for both.
    """
    before, after = pairing.old.plain, pairing.new.plain
    old_left: dict[int, list[Words]] = {}
    new_left: dict[int, list[Words]] = {}
    compared: dict[int, list[Words]] = {}
    for old in range(len(before)):
        linked = of_old.get(old, [])
        if len(linked) == 1 and before[old] == after[linked[0]]:
            continue
        here, there = not_standing(old_cut[old], [piece for new in linked for piece in new_cut[new]])
        if here and old not in pairing.settled_old:
            old_left[old] = here
        if len(linked) == 1 and of_new[linked[0]] == [old]:
            compared[linked[0]] = there
    for new in range(len(after)):
        linked = of_new.get(new, [])
        if new in pairing.settled_new or (len(linked) == 1 and before[linked[0]] == after[new]):
            continue
        if new not in compared:
            compared[new] = not_standing(new_cut[new], [piece for old in linked for piece in old_cut[old]])[0]
        if compared[new]:
            new_left[new] = compared[new]
    return old_left, new_left


def _words_of(left: dict[int, list[Words]]) -> dict[int, set[str]]:
    """For each article the features of its sentences, where they are enough for a passage."""
    found = {at: set[str]().union(*(words.counted for words in sentences)) for at, sentences in left.items()}
    return {at: words for at, words in found.items() if len(words) >= FEW}


def _telling(
    pairing: Pairing, olds: dict[int, set[str]], news: dict[int, set[str]], of_old: dict[int, list[int]]
) -> tuple[list[int], list[int]]:
    """Those of the articles that lost a rare word which one of the others, that they aren't linked with, has gained: without any,
    no passage tells anything.
    """
    if not olds or not news:
        return [], []
    holders: dict[str, list[int]] = {}
    for new, words in news.items():
        for feature in pairing.weights.rare(words):
            holders.setdefault(feature, []).append(new)
    kept_old: list[int] = []
    kept_new: set[int] = set()
    for old, words in olds.items():
        shared = [holders[feature] for feature in pairing.weights.rare(words) if feature in holders]
        elsewhere = set[int]().union(*shared).difference(of_old.get(old, ()))
        if elsewhere:
            kept_old.append(old)
            kept_new |= elsewhere
    return kept_old, sorted(kept_new)


class _Cut:
    """The sentences of one draft's articles, each article cut once: most are looked at from both sides."""

    def __init__(self, side: Side, cutter: Cutter) -> None:
        self.side, self._cutter = side, cutter
        self._pieces: dict[int, list[Piece]] = {}

    def __getitem__(self, at: int) -> list[Piece]:
        found = self._pieces.get(at)
        if found is None:
            found = self._pieces[at] = self._cutter.pieces(at, self.side.texts[at])
            if len(found) == 1:  # the whole article, which has been prepared
                found[0].words.plain = self.side.plain[at]
        return found


def _unexplained(
    weights: Weights, own: _Cut, places: list[int], homes: dict[int, list[int]], other: _Cut
) -> list[Piece]:
    """The sentences of these articles that don't stand in the articles of the other draft that theirs became."""
    found: list[Piece] = []
    for at in places:
        theirs = [piece for home in homes.get(at, ()) for piece in other[home]]
        found.extend(unexplained(own[at], theirs, EXPLAINED, weights))
    return found


def _judge(pairing: Pairing, found: Trace, evidence: Evidence) -> None:
    """Whether a traced passage makes a split, a merge, a pair, a passage that went elsewhere, or nothing."""
    old, new = found.old, found.new
    if pairing.ruled_out(old, new):
        return
    share_old = found.size / max(1, len(pairing.old.plain[old]))
    share_new = found.size / max(1, len(pairing.new.plain[new]))
    free_old, free_new = pairing.is_free_old(old), pairing.is_free_new(new)
    tells = found.size >= PASSAGE and found.telling >= TELLS
    low, high = evidence.gap(old)
    says = found.telling >= SEEN_HERE
    if free_old and free_new and not low <= new < high and other_acts(pairing, old, new):
        return
    if free_old and free_new and ((says and max(share_old, share_new) >= SOME) or (tells and low <= new < high)):
        pairing.join(old, new, found.score)
    elif found.telling >= A_WORD and free_new and share_new >= MOST and old in pairing.partner:
        pairing.add_split(old, new)
    elif found.telling >= A_WORD and free_old and share_old >= MOST and new in pairing.source:
        pairing.add_merge(old, new)
    # most of an article without a counterpart is worth a row even where it tells little
    elif (tells or (says and free_old and share_old >= MOST)) and (
        found.score >= VERBATIM or pairing.same_mentions(old, new) >= 0
    ):
        pairing.partials.append(found)
