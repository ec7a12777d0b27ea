"""Articles cut anew and put otherwise: what is left over beside an article that lost just such sentences is a part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.aligning.pairing import Pairing
from drafts.aligning.passages import Piece
from drafts.aligning.similarity import cosine

ALIKE, TOLD = 0.27, 8.0
"""A sentence this much like one that the article beside it lost, with rare words of this weight, is that sentence."""
MOST = 0.5
"""The share of an article that must be such sentences."""


def gather_beside(pairing: Pairing, lost: Sequence[Piece], gained: Sequence[Piece]) -> None:
    """Makes articles without a counterpart a part of what an article became, or came from, that they stand beside.

    ``lost`` and ``gained`` are the sentences of the old and of the new articles that their counterparts don't explain.
    """
    olds, news = _by_article(lost), _by_article(gained)
    found = [
        *((share, old, new) for new in pairing.free_new() for share, old in _neighbours(pairing, new, news, olds, pairing.source)),
        *((share, old, new) for old in pairing.free_old() for share, new in _neighbours(pairing, old, olds, news, pairing.partner)),
    ]  # fmt: skip
    for _, old, new in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
        if pairing.ruled_out(old, new) or old in pairing.settled_old or new in pairing.settled_new:
            continue
        if old in pairing.partner and pairing.is_free_new(new):
            pairing.add_split(old, new)
        elif new in pairing.source and pairing.is_free_old(old):
            pairing.add_merge(old, new)


def _by_article(pieces: Sequence[Piece]) -> dict[int, list[Piece]]:
    found: dict[int, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.article, []).append(piece)
    return found


def _neighbours(
    pairing: Pairing, at: int, own: dict[int, list[Piece]], there: dict[int, list[Piece]], partners: dict[int, int]
) -> Iterator[tuple[float, int]]:
    """The counterparts of the articles beside one, that most of it stands in, with the share that does."""
    size = sum(piece.words.size for piece in own.get(at, ()))
    for beside in (at - 1, at + 1):
        home = partners.get(beside)
        if size and home is not None and home in there:
            share = sum(_standing(pairing, own[at], there[home])) / size
            if share >= MOST:
                yield share, home


def _standing(pairing: Pairing, own: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[int]:
    """The sizes of the sentences that stand there in other words, each taking away one."""
    weights = pairing.weights
    ways = sorted(
        ((cosine(a.words.vector, b.words.vector), i, j) for i, a in enumerate(own) for j, b in enumerate(theirs)),
        reverse=True,
    )
    taken_own: set[int] = set()
    taken: set[int] = set()
    for alike, i, j in ways:
        if alike < ALIKE or i in taken_own or j in taken:
            continue
        a, b = own[i].words, theirs[j].words
        if weights.rare_mass(a.counted.keys() & b.counted.keys()) >= TOLD:
            taken_own.add(i)
            taken.add(j)
            yield a.size
