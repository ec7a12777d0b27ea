"""Which sentences of two versions of an article are plainly the same sentence, as ranges of token numbers."""

from collections.abc import Iterator, Sequence

from drafts.diffing.paragraph_pairs import paired
from drafts.subsequence import common_length

Range = tuple[int, int]
_MOST, _SHORTEST = 0.7, 6
"""The share of a sentence's tokens that another must hold for the two to have been one; and how many there must be."""


def paired_sentences(
    a: Sequence[int], b: Sequence[int], ends: frozenset[int], trifles: frozenset[int]
) -> Iterator[tuple[Range, Range]]:
    """The ranges of tokens of sentences that are each other's successors, in order, given the tokens that end one. A sentence
    that was cut in two, or put together from two, stands in one range with its neighbour.
    """
    left, right = _sentences(a, ends), _sentences(b, ends)
    olds, news = (
        [[token for token in side[x:y] if token not in trifles] for x, y in ranges]
        for side, ranges in ((a, left), (b, right))
    )
    pairs = paired(olds, news)
    found = [(at, at + 1, at, at + 1) for at in range(pairs.first)]
    if len(left) - pairs.last == len(right) - pairs.last == pairs.first + 1:
        found.append((pairs.first, pairs.first + 1) * 2)  # one sentence in the place of one
    found += [(i, i + 1, j, j + 1) for i, j in pairs.between]
    away = len(right) - len(left)
    found += [(at, at + 1, at + away, at + away + 1) for at in range(len(left) - pairs.last, len(left))]
    old_at = new_at = 0
    for at, (i, i_end, j, j_end) in enumerate(found):
        old_free, new_free = (found[at + 1][0], found[at + 1][2]) if at + 1 < len(found) else (len(left), len(right))
        while i > old_at and _holds(news[j], olds[i - 1]):
            i -= 1
        while j > new_at and _holds(olds[i_end - 1], news[j - 1]):
            j -= 1
        while i_end < old_free and _holds(news[j_end - 1], olds[i_end]):
            i_end += 1
        while j_end < new_free and _holds(olds[i_end - 1], news[j_end]):
            j_end += 1
        old_at, new_at = i_end, j_end
        yield (left[i][0], left[i_end - 1][1]), (right[j][0], right[j_end - 1][1])


def _holds(longer: Sequence[int], part: Sequence[int]) -> bool:
    """Whether most words of a sentence that has no successor stand in another, in order."""
    return _SHORTEST <= len(part) <= len(longer) and common_length(longer, part) >= _MOST * len(part)


def _sentences(tokens: Sequence[int], ends: frozenset[int]) -> list[Range]:
    """The ranges of tokens that make up sentences, each with the tokens that end it."""
    found: list[Range] = []
    start = 0
    for at, token in enumerate(tokens, 1):
        if token in ends and (at == len(tokens) or tokens[at] not in ends):
            found.append((start, at))
            start = at
    if start < len(tokens):
        found.append((start, len(tokens)))
    return found
