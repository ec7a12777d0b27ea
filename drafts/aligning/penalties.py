"""Which act a penalty article punishes: what tells one from another, for their sanctions are worded alike in every law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

from drafts.aligning.evidence import Evidence, in_order
from drafts.aligning.pairing import Pairing
from drafts.aligning.similarity import Weights, features
from drafts.patterns import regex

SHARED, TELLS = 0.2, 5.0
"""Acts that share less than this of the weight of the shorter one, which must tell something, are different acts."""
PLAINLY = 0.3
"""Where no draft tells how much words weigh, acts that share less than this of the features of the shorter one are different."""
UNLIKE = 0.15
"""Articles less alike than this are different duties."""
ALIKE = 0.34
"""Penalties of one duty that are alike by so much are one article."""
PROVEN = 0.8
"""From this likeness on words and order prove a pair."""
_PUNISHED_ZH = regex(r"的,[^,;]*?(?:[责責]令|警[告吿]|[罚罰]款|[没沒]收|[处處][分罚罰]|吊[销銷]|拘留|取消)")
_PUNISHED_EN = regex(
    r"commits? an offence|shall pay a fine"
    r"|\b(?:is|are|shall be) (?:guilty|punish|fined|liable (?:on|to)|subject to (?:a |the )?(?:fine|penalt))"
)
_BREACH = regex(r"[违違]反[^,。]{0,20}?[规規]定,?|第〇[条條款项項]")
_LISTED, _SAID_BEFORE = "下列", ("前款", "前两款", "前兩款", "前条", "前條", "所列")


def part_penalties(pairing: Pairing) -> None:
    """Parts penalties of different acts that don't stand in one place: of two articles, one is gone and the other is new.

    Copies (违反第八条规定的，处五千元罚款 thrice in a row) go by what they refer to, wherever they stand. Pairs that stand where
    they stood may be one article whose act was put another way, and stay.
    """
    doubtful = {pair: pairing.scores[pair] for pair in _doubtful(pairing) if other_acts(pairing, *pair)}
    if not doubtful:
        return
    for pair in doubtful:
        pairing.part(*pair)
    _pair_by_mentions(pairing, [old for old, _ in doubtful], [new for _, new in doubtful])
    for (old, new), score in doubtful.items():
        if old not in pairing.partner and new not in pairing.source:
            low, high = Evidence(pairing).gap(old)
            if low <= new < high:
                pairing.join(old, new, score)


def other_acts(pairing: Pairing, old: int, new: int) -> bool:
    """Whether two articles punish different acts: what they refer to tells it, else the words of the condition."""
    acts = _acts(pairing.old.plain[old], pairing.new.plain[new])
    if acts is None or (mentions := pairing.same_mentions(old, new)) > 0:
        return False
    told = _share(pairing.weights, *acts)
    if told is not None:
        return told < SHARED
    return mentions < 0 or _of_other_duties(pairing, old, new)


def other_penalties(weights: Weights, old: str, new: str) -> bool:
    """Whether two sentences, given as comparable text, punish different acts."""
    acts = _acts(old, new)
    told = _share(weights, *acts) if acts is not None else None
    return told is not None and told < SHARED


def plainly_other_acts(old: str, new: str) -> bool:
    """The same where there are no weights."""
    acts = _acts(old, new)
    if acts is None or not all(acts):
        return False
    before, after = map(features, acts)
    return len(before.keys() & after.keys()) < PLAINLY * min(len(before), len(after))


def _share(weights: Weights, one: str, other: str) -> float | None:
    """The share of the shorter act that the other says too; None where that says too little."""
    before, after = features(one), features(other)
    least = min(weights.mass(before), weights.mass(after))
    return weights.mass(before.keys() & after.keys()) / least if least >= TELLS else None


def _acts(old: str, new: str) -> tuple[str, str] | None:
    """The acts that two texts punish; None where one of them punishes nothing."""
    before = punished_act(old)
    after = punished_act(new) if before is not None else None
    return (before, after) if before is not None and after is not None else None


def punished_act(plain: str) -> str | None:
    """The words of a penalty article, given as comparable text, that tell what is punished; empty where it says so by reference
    alone (违反第八条规定的). None where the article punishes nothing, or what another passage says.
    """
    found = list(_conditions(plain))
    act = " ".join(found)
    if not found or any(word in act for word in _SAID_BEFORE):
        return None
    if _LISTED in act:  # what is punished stands in the list
        act += plain.partition(":")[2]
    return _BREACH.sub(" ", act).strip()


def _conditions(plain: str) -> Iterator[str]:
    """What stands before the first sanction of each sentence."""
    chinese = "的," in plain
    for sentence in plain.split("。" if chinese else ". "):
        sanction = (_PUNISHED_ZH if chinese else _PUNISHED_EN).search(sentence)
        if sanction:
            yield sentence[: sanction.start()]


def _of_other_duties(pairing: Pairing, old: int, new: int) -> bool:
    """Whether what an old article refers to is gone, and what a new one refers to is new or came from elsewhere."""
    before, after = pairing.old.mentions[old], pairing.new.mentions[new]
    if not before or not after or any(at in pairing.partner for at in before):
        return False
    return all(at in pairing.source or all(pairing.likeness(gone, at) < UNLIKE for gone in before) for at in after)


def _doubtful(pairing: Pairing) -> Iterator[tuple[int, int]]:
    """The pairs that no person made and that neither words nor place prove: moved ones, unlike ones, and copies of others."""
    plain, kept = pairing.old.plain, set(in_order(pairing))
    copies = {one for one, times in Counter(plain).items() if times > 1}
    moved = len(kept) < len(pairing.partner)
    for (old, new), score in pairing.scores.items():
        doubted = old not in kept or plain[old] in copies or (moved and score < PROVEN)
        if doubted and old not in pairing.settled_old:
            yield old, new


def _pair_by_mentions(pairing: Pairing, olds: list[int], news: list[int]) -> None:
    """Pairs those of some articles that refer to the same ones and are alike, the most alike first."""
    likely = [
        (pairing.likeness(old, new), -abs(old - new), old, new)
        for old, new in product(olds, news)
        if pairing.same_mentions(old, new) > 0 and not pairing.ruled_out(old, new)
    ]
    for alike, _, old, new in sorted(likely, reverse=True):
        if alike >= ALIKE and old not in pairing.partner and new not in pairing.source:
            pairing.join(old, new, alike)
