"""Words as they are printed, where they are compared in other letters."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise


def sliced(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """A text cut where words of the same lengths end; one with more spaces than the words, where the same letters end."""
    ends = list(accumulate(map(len, words)))
    if ends and ends[-1] < len(text):
        ends = list(_ends(text, words))
    return tuple(text[start:end] for start, end in pairwise(chain((0,), ends)))


def _ends(text: str, words: Sequence[str]) -> Iterator[int]:
    at = 0
    for word in words:
        for letter in word:
            at = text.index(letter, at) + 1
        yield at


def spelt_apart(words: Sequence[str], printed: Sequence[str], forms: Sequence[str], spelt: dict[str, str]) -> list[str]:
    """The forms; that of a word met before in other letters (``spelt``) is told from it: 複查 and 復查 aren't one."""
    return [
        form if spelt.setdefault(word, letters) == letters else letters
        for word, letters, form in zip(words, printed, forms, strict=True)
    ]
