"""What was taken up by a word that means the same (审核 for 审查): adopted, but a person should see which word it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from comments.adopting.verdicts import Judged, Sign, Word, short
from comments.adopting.words import says_something, stem, stems
from drafts.flagging.quantities import read_quantity
from drafts.folding import fold_word
from drafts.segment import tokens

_MODAL = frozenset("应 应当 可 可以 严禁 禁止 不得 须 必须".split())  # noqa: SIM905
"""Words of duty and permission: how they differ is judged for itself."""


def in_other_words(judged: Judged, put: Iterable[str], now: str, language: str) -> Judged:
    """The verdict with what stands there in another word told so, and as a guess; ``put`` are the words asked to be put in.

    English words are left: most differ in their endings alone.
    """
    if language != "zh":
        return judged
    there, meant = _folded(now), frozenset(stems(tokens(now, language)))
    told = {short(text) for text in put if _by_another_word(tokens(text, language), there, meant)}
    if not told:
        return judged
    words = (
        Word(Sign.IN_PART, word.text) if word.sign is Sign.TAKEN and word.text in told else word
        for word in judged.words
    )
    return replace(judged, words=tuple(words), sure=False)


def _by_another_word(words: Iterable[str], there: str, meant: Collection[str]) -> bool:
    """Whether a word isn't there, but one that means the same is."""
    return any(
        len(word) > 1
        and word not in _MODAL
        and says_something(word)
        and read_quantity(word) is None
        and _folded(word) not in there
        and stem(word) in meant
        for word in words
    )


def _folded(text: str) -> str:
    return "".join(map(fold_word, text.split())).casefold()
