"""Articles in pieces, and where each piece went: what shows splits, merges and partial moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property

from drafts.aligning.similarity import Index, Weights, cosine, features
from drafts.folding import comparable
from drafts.patterns import regex
from drafts.records import TYPE_CHECKING, NamedTuple
from drafts.subsequence import likeness

if TYPE_CHECKING:
    from typing import Final

_CLAUSE_ENDS = "。；\n;！？"
_CLAUSE_END = regex(rf"(?<=[{_CLAUSE_ENDS}])|(?<=[.:])\s+(?=[A-Z(0-9])")
_CUT = "\x00"
_SHORT = 8
"""Features below which a piece says too little to be traced: 本法另有规定的除外."""
NEARLY = 0.75
"""A sentence that shares this much of its characters, in their order, with one of the counterpart's is that one, edited."""
REPEATED = 0.85
"""A sentence this much like one that is already taken is a repetition of it, not a passage from elsewhere."""
STANDS_IN = 0.6
"""The share of a sentence's weight that must stand in the rest of the counterpart for it to be explained."""


class Words:
    """The words of a sentence, made ready for comparing when first asked for: most stand unchanged in the counterpart."""

    def __init__(self, text: str, weights: Callable[[], Weights]) -> None:
        self.text, self._weights = text, weights

    @cached_property
    def plain(self) -> str:
        """The comparable text."""
        return comparable(self.text)

    @cached_property
    def counted(self) -> Counter[str]:
        """The features of the comparable text."""
        return features(self.plain)

    @cached_property
    def vector(self) -> dict[str, float]:
        """The features' weights, as a vector of length 1."""
        return self._weights().vector(self.counted)

    @cached_property
    def mass(self) -> float:
        """The sum of the features' weights."""
        return self._weights().mass(self.counted)

    @property
    def size(self) -> int:
        """Characters of comparable text."""
        return len(self.plain)

    @cached_property
    def tells(self) -> bool:
        """Whether there is enough to be traced."""
        return self.counted.total() >= _SHORT


class Piece:
    """A sentence or list item of an article; equal to none but itself."""

    __slots__ = ("article", "words")

    def __init__(self, article: int, words: Words) -> None:
        self.article: Final = article
        """The article's place in its draft."""
        self.words: Final = words
        """One object for all pieces with the very same text."""


class Cutter:
    """Cuts the articles of two drafts into sentences, each sentence prepared once, however often it stands in them."""

    def __init__(self, weights: Callable[[], Weights]) -> None:
        """``weights`` is asked when a sentence's weights are first needed; often none is."""
        self._weights = weights
        self._known: dict[str, Words] = {}

    def pieces(self, article: int, text: str) -> list[Piece]:
        """An article's sentences."""
        return [Piece(article, self._words(sentence)) for sentence in sentences(text)]

    def _words(self, sentence: str) -> Words:
        found = self._known.get(sentence)
        if found is None:
            found = self._known[sentence] = Words(sentence, self._weights)
        return found


def sentences(text: str) -> list[str]:
    """A text cut after full stops, semicolons and line ends; empty pieces left out."""
    if "." in text or ":" in text or _CUT in text:
        pieces = _CLAUSE_END.split(text)
    else:  # as most Chinese texts, in a tenth of the time
        for sign in _CLAUSE_ENDS:
            if sign in text:
                text = text.replace(sign, sign + _CUT)
        pieces = text.split(_CUT)
    return [piece for piece in pieces if piece and not piece.isspace()]


class Trace(NamedTuple):
    """How much of an old article's words stand in a new article, beyond what its own partner there explains."""

    old: int
    new: int
    size: int
    """Characters of the pieces found."""
    score: float
    """Their mean cosine, weighted by size."""
    telling: float
    """The weight of the words both have that hardly another article has: what many articles say came from nowhere."""


def not_standing(own: list[Piece], theirs: list[Piece]) -> tuple[list[Words], list[Words]]:
    """The pieces of either of two articles that don't stand in the other, not even edited a little: told without counting any
    word.
    """
    return _without_edited(*_without_same(own, theirs))


def unexplained(own: list[Piece], theirs: list[Piece], floor: float, weights: Weights) -> list[Piece]:
    """The pieces of an article that its counterpart lacks, those too short to be traced left out.

    Pieces are matched one to one, so that 军队…制定具体办法 isn't explained by 行业…制定具体办法, which explains another piece;
    what is left over counts as explained where most of its words stand in what is left over there.
    """
    changed, others = not_standing(own, theirs)
    changed = [words for words in changed if words.tells]
    if not changed:
        return []
    others = [words for words in others if words.tells]
    changed, others = _without_best(changed, others, lambda a, b: cosine(a.vector, b.vector), floor)
    rest = set[str]().union(*(words.counted for words in others))
    return [
        Piece(own[0].article, words)
        for words in changed
        if weights.shared(words.counted, rest) < STANDS_IN and not _is_repeated(words, theirs)
    ]


def _without_same(own: list[Piece], theirs: list[Piece]) -> tuple[list[Words], list[Words]]:
    """The sentences of both sides but for those that stand in both, each taking away one, no more."""
    there: dict[Words, int] = {}
    for piece in theirs:
        there[piece.words] = there.get(piece.words, 0) + 1
    changed: list[Words] = []
    for piece in own:
        if there.get(piece.words):
            there[piece.words] -= 1
        else:
            changed.append(piece.words)
    return changed, [words for words, times in there.items() for _ in range(times)]


def _without_edited(own: list[Words], theirs: list[Words]) -> tuple[list[Words], list[Words]]:
    """The same but for what was edited a little, as most of what is edited: told by far cheaper means than their features."""
    if not own or not theirs:
        return own, theirs
    return _without_best(own, theirs, lambda a, b: likeness(a.text, b.text, NEARLY), NEARLY)


def _without_best(
    own: list[Words], theirs: list[Words], alike: Callable[[Words, Words], float], floor: float
) -> tuple[list[Words], list[Words]]:
    """The same but for pairs that are alike from a floor on, the most alike taken first."""
    pairs = [(score, i, j) for i, a in enumerate(own) for j, b in enumerate(theirs) if (score := alike(a, b)) >= floor]
    taken_own: set[int] = set()
    taken_there: set[int] = set()
    for _, i, j in sorted(pairs, reverse=True):
        if i not in taken_own and j not in taken_there:
            taken_own.add(i)
            taken_there.add(j)
    if not taken_own:
        return own, theirs
    left = [words for i, words in enumerate(own) if i not in taken_own]
    return left, [words for j, words in enumerate(theirs) if j not in taken_there]


def _is_repeated(words: Words, theirs: list[Piece]) -> bool:
    """Whether a sentence nearly stands in the counterpart, be it one that explains another."""
    return any(cosine(words.vector, piece.words.vector) >= REPEATED for piece in theirs if piece.words.tells)


def trace(
    old_pieces: list[Piece], new_pieces: list[Piece], floor: float, weights: Weights, others: Callable[[str, str], bool]
) -> list[Trace]:
    """Where unexplained old pieces are found among unexplained new ones, each old piece once and each new piece once.

    A piece is found where its cosine with another reaches the floor, or where nearly all of it stands in a longer one, unless
    their words speak of ``others``.
    """
    index = Index([piece.words.vector for piece in new_pieces])
    found: list[tuple[float, int, int]] = []
    for at, piece in enumerate(old_pieces):
        for score, other in index.nearest(piece.words.vector, 6):
            if score < floor / 2:
                continue
            a, b = piece.words, new_pieces[other].words
            short, long = (a, b) if a.mass < b.mass else (b, a)
            score = max(score, weights.mass([f for f in short.counted if f in long.counted]) / short.mass - 0.2)
            if score >= floor and not others(a.plain, b.plain):
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
        size = min(old_pieces[at].words.size, new_pieces[other].words.size)
        total, weighted, telling = sums.get(key, (0, 0.0, 0.0))
        shared = old_pieces[at].words.counted.keys() & new_pieces[other].words.counted.keys()
        sums[key] = (total + size, weighted + size * score, telling + weights.rare_mass(shared))
    return [Trace(old, new, size, weighted / size, telling) for (old, new), (size, weighted, telling) in sums.items()]
