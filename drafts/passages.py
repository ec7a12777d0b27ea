"""Articles in pieces, and where each piece went: what shows splits, merges and partial moves."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from drafts.folding import comparable
from drafts.similarity import Index, Weights, cosine, features

_CLAUSE_END = re.compile(r"(?<=[。；！？\n])|(?<=;)\s+|(?<=[.:;])\s+(?=[A-Z(0-9])")
_SHORT = 8
"""Features below which a piece says too little to be traced: 本法另有规定的除外."""


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


def trace(old_pieces: list[Piece], new_pieces: list[Piece], floor: float) -> list[Trace]:
    """Where unexplained old pieces are found among unexplained new ones, each old piece once and each new piece once."""
    index = Index([piece.vector for piece in new_pieces])
    found: list[tuple[float, int, int]] = []
    for at, piece in enumerate(old_pieces):
        found.extend((score, at, other) for score, other in index.nearest(piece.vector, 6) if score >= floor)
    found.sort(reverse=True)
    used_old: set[int] = set()
    used_new: set[int] = set()
    sums: dict[tuple[int, int], tuple[int, float]] = {}
    for score, at, other in found:
        if at in used_old or other in used_new:
            continue
        used_old.add(at)
        used_new.add(other)
        key = (old_pieces[at].article, new_pieces[other].article)
        size = min(old_pieces[at].size, new_pieces[other].size)
        total, weighted = sums.get(key, (0, 0.0))
        sums[key] = (total + size, weighted + size * score)
    return [Trace(old, new, size, weighted / size) for (old, new), (size, weighted) in sums.items()]


def best_cosine(piece: Piece, others: list[Piece]) -> float:
    """How alike the most similar of the other pieces is."""
    return max((cosine(piece.vector, other.vector) for other in others), default=0.0)
