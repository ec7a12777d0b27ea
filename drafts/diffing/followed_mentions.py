"""Mentions of articles that merely followed a renumbering, so that they count as equal."""

from collections.abc import Callable, Sequence
from itertools import chain, pairwise

Renumbered = Callable[[str], str]
"""What a mention of the old draft would read in the new one, had it only followed the renumbering."""

_BEGINS = "第Aa"
"""What a mention begins with."""


def as_it_is(mention: str) -> str:
    """The mention; where nothing was renumbered."""
    return mention


def followed(text: str, words: Sequence[str], renumbered: Renumbered) -> Sequence[str]:
    """A text's tokens, mentions of its draft's own articles (not 《刑法》第三十条) as they would read after the renumbering."""
    if renumbered is as_it_is or not any(map(text.__contains__, _BEGINS)):
        return words
    there = {
        word: form for word in set(words) if len(word) > 2 and word[0] in _BEGINS and (form := renumbered(word)) != word
    }
    if not there:
        return words
    return [word if before in ("》", "〉") else there.get(word, word) for before, word in pairwise(chain(("",), words))]
