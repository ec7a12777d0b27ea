"""The sentences that two texts have in common at their beginning and at their end: no change reaches them, so they needn't be cut
into words. Most edits of an article leave most of its sentences as they were.

What stands between is cut into the tokens that it has in the whole text, and so is what follows it up to the next comma, for rules
look at the words after a change. Sentences that mention a provision are cut: a mention counts as changed where it didn't follow
a renumbering.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.segment import tokens
from drafts.subsequence import same_at_ends

_MENTIONS = ("第", "rticle", "Art.", "nnex")
"""What a provision is mentioned with."""
_WORTH = 12
"""Characters from which it is worth while to leave a sentence whole."""


def tokens_between(old: str, new: str, language: str) -> tuple[list[str], list[str]]:
    """The tokens of two texts; a sentence that stands at the same end of both and isn't next to what differs is one token."""
    if "\r" in old or "\r" in new:
        return tokens(old, language), tokens(new, language)
    olds, news = _cut(old, "\n"), _cut(new, "\n")
    first, last = same_at_ends(olds, news)
    if len(olds) == len(news) == first + last + 1 and "。" in olds[first]:
        a, b = _cut(olds[first], "。"), _cut(news[first], "。")
        olds[first : first + 1], news[first : first + 1] = a, b
        more, less = same_at_ends(a, b)
        first, last = first + more, last + less
    head, tail = [*_whole(olds[:first], language)], [*_after(olds[len(olds) - last :], language)]
    return (
        [*head, *tokens("".join(olds[first : len(olds) - last]), language), *tail],
        [*head, *tokens("".join(news[first : len(news) - last]), language), *tail],
    )


def _cut(text: str, end: str) -> list[str]:
    """The lines or sentences of a text; each but the first begins with the sign that ends the one before it."""
    first, *others = text.split(end)
    return [first, *[end + each for each in others]]


def _whole(pieces: Sequence[str], language: str) -> Iterator[str]:
    """Some lines or sentences, each left whole but for the sign before it."""
    for piece in pieces:
        if len(piece) < _WORTH or any(map(piece.__contains__, _MENTIONS)):
            yield from tokens(piece, language)
        elif piece[0] in "\n。":
            yield piece[0]
            yield piece[1:]
        else:
            yield piece


def _after(pieces: Sequence[str], language: str) -> Iterator[str]:
    """The same after a change: the first is cut as far as its first comma."""
    for first in pieces[:1]:
        begun, comma, rest = first.partition("，")
        if len(rest) < _WORTH or rest[0].isdigit() or any(map(rest.__contains__, _MENTIONS)):
            yield from tokens(first, language)
        else:
            yield from tokens(begun + comma, language)
            yield rest
    yield from _whole(pieces[1:], language)
