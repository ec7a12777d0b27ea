"""Articles in pieces, and where each piece went: what shows splits, merges and partial moves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from drafts.aligning.similarity import Index, Weights, cosine, features
from drafts.folding import comparable
from drafts.patterns import regex

_CLAUSE_END = regex(r"(?<=[。；;！？\n])|(?<=[.:])\s+(?=[A-Z(0-9])")
_SHORT = 8
"""Features below which a piece says too little to be traced: 本法另有规定的除外."""
REPEATED = 0.85
"""A sentence this much like one that is already taken is a repetition of it, not a passage from elsewhere."""
STANDS_IN = 0.6
"""The share of a sentence's weight that must stand in the rest of the counterpart for it to be explained."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A sentence or list item of an article."""

    article: int
    """The article's place in its draft."""
    counted: Counter[str]
    vector: dict[str, float]
    size: int
    """Characters of comparable text."""


def sentences(text: str) -> list[str]:
    """A text cut after full stops, semicolons and line ends; empty pieces left out."""
    return [piece for piece in _CLAUSE_END.split(text) if piece and not piece.isspace()]


def pieces(article: int, text: str, weights: Weights) -> list[Piece]:
    """An article's sentences, those too short to be traced left out."""
    found: list[Piece] = []
    for sentence in sentences(text):
        plain = comparable(sentence)
        counted = features(plain)
        if counted.total() >= _SHORT:
            found.append(Piece(article, counted, weights.vector(counted), len(plain)))
    return found


@dataclass(frozen=True, slots=True)
class Trace:
    """How much of an old article's words stand in a new article, beyond what its own partner there explains."""

    old: int
    new: int
    size: int
    """Characters of the pieces found."""
    score: float
    """Their mean cosine, weighted by size."""
    telling: float
    """The weight of the words both have that hardly another article has: what many articles say came from nowhere."""


def unexplained(own: list[Piece], theirs: list[Piece], floor: float, weights: Weights) -> list[Piece]:
    """The pieces of an article that its counterpart lacks.

    Pieces are matched one to one, so that 军队…制定具体办法 isn't explained by 行业…制定具体办法, which explains another piece;
    what is left over counts as explained where most of its words stand in what is left over there.
    """
    if not theirs:
        return own
    pairs = sorted(
        ((cosine(a.vector, b.vector), i, j) for i, a in enumerate(own) for j, b in enumerate(theirs)), reverse=True
    )
    left_own, left_theirs = set(range(len(own))), set(range(len(theirs)))
    for score, i, j in pairs:
        if score < floor:
            break
        if i in left_own and j in left_theirs:
            left_own.discard(i)
            left_theirs.discard(j)
    rest: Counter[str] = Counter()
    for j in left_theirs:
        rest.update(theirs[j].counted)
    best = {i: max((score for score, k, _ in pairs if k == i), default=0.0) for i in left_own}
    return [own[i] for i in sorted(left_own) if best[i] < REPEATED and weights.shared(own[i].counted, rest) < STANDS_IN]


def trace(old_pieces: list[Piece], new_pieces: list[Piece], floor: float, weights: Weights) -> list[Trace]:
    """Where unexplained old pieces are found among unexplained new ones, each old piece once and each new piece once.

    A piece is found where its cosine with another reaches the floor, or where nearly all of it stands in a longer one.
    """
    index = Index([piece.vector for piece in new_pieces])
    found: list[tuple[float, int, int]] = []
    for at, piece in enumerate(old_pieces):
        for score, other in index.nearest(piece.vector, 6):
            if score < floor / 2:
                continue
            a, b = piece.counted, new_pieces[other].counted
            short, long = (a, b) if weights.mass(a) < weights.mass(b) else (b, a)
            score = max(score, weights.shared(short, long) - 0.2)
            if score >= floor:
                found.append((score, at, other))
    found.sort(reverse=True)
    used_old: set[int] = set()
    used_new: set[int] = set()
    sums: dict[tuple[int, int], tuple[int, float, float]] = {}
    for score, at, other in found:
        if at in used_old or other in used_new:
            continue
        used_old.add(at)
        used_new.add(other)
        key = (old_pieces[at].article, new_pieces[other].article)
        size = min(old_pieces[at].size, new_pieces[other].size)
        total, weighted, telling = sums.get(key, (0, 0.0, 0.0))
        shared = old_pieces[at].counted.keys() & new_pieces[other].counted.keys()
        sums[key] = (total + size, weighted + size * score, telling + weights.rare_mass(shared))
    return [Trace(old, new, size, weighted / size, telling) for (old, new), (size, weighted, telling) in sums.items()]
