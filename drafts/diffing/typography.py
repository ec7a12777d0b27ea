"""Which changes of a diff are only typing: widths, quotation marks, dashes and spaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.comparison import Change, Op
from drafts.folding import fold
from drafts.patterns import regex

_EQUAL, _DELETE = Op.EQUAL, Op.DELETE
_BESIDE_HAN = regex(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


def typographic(changes: Sequence[Change]) -> frozenset[int]:
    """The places in ``changes`` of the deletions and insertions that only type the same words in another way.

    They come in pairs (a half-width comma deleted, ，inserted) or alone (a space). A screen may show them faintly; the texts
    are rebuilt from them as from any other change.
    """
    found: set[int] = set()
    for at, end, gone, came in changed_runs(changes):
        if is_typing(gone, came):
            found.update(range(at, end))
    return frozenset(found)


def changed_runs(changes: Sequence[Change]) -> Iterator[tuple[int, int, str, str]]:
    """Where each run of deletions and insertions between unchanged words begins and ends, what it takes away and puts in."""
    start = 0
    gone = came = ""
    for at, (op, text) in enumerate(changes):
        if op is not _EQUAL:
            if op is _DELETE:
                gone += text
            else:
                came += text
        else:
            if at > start:
                yield start, at, gone, came
                gone = came = ""
            start = at + 1
    if len(changes) > start:
        yield start, len(changes), gone, came


def is_typing(gone: str, came: str) -> bool:
    """Whether what is put in only types what is taken away in another way."""
    first, other = gone[:1], came[:1]
    if first != other and (not first or _is_han(first)) and (not other or _is_han(other)):
        return False  # without a look at the rest: however they are typed, these stay
    return "\n" not in gone + came and _typed(gone) == _typed(came)


def _is_han(letter: str) -> bool:
    """Whether it is a usual Chinese character, which is written in one way only."""
    return "\u4e00" <= letter <= "\u9fff"


def _typed(text: str) -> str:
    """The text as it would be, were everybody to type alike."""
    folded = fold(text).strip()
    return _BESIDE_HAN.sub("", folded) if " " in folded else folded
