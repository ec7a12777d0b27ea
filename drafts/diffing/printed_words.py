"""Words as they are printed, where they are compared in other letters."""

from collections.abc import Sequence
from itertools import accumulate, chain, pairwise


def sliced(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """A text cut where words of the same lengths end."""
    ends = list(accumulate(map(len, words)))
    return tuple(text[start:end] for start, end in pairwise(chain((0,), ends)))


def spelt_apart(words: Sequence[str], printed: Sequence[str], forms: Sequence[str], spelt: dict[str, str]) -> list[str]:
    """The forms; that of a word met before in other letters (``spelt``) is told from it: 複查 and 復查 aren't one."""
    return [
        form if spelt.setdefault(word, letters) == letters else letters
        for word, letters, form in zip(words, printed, forms, strict=True)
    ]
