"""Which changes of a diff are only typing: widths, quotation marks, dashes and spaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.comparison import Change, Op
from drafts.folding import fold
from drafts.patterns import regex

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
    at = 0
    while at < len(changes):
        if changes[at].op is Op.EQUAL:
            at += 1
            continue
        end = at + 1
        while end < len(changes) and changes[end].op is not Op.EQUAL:
            end += 1
        run = changes[at:end]
        gone = "".join([text for op, text in run if op is Op.DELETE])
        yield at, end, gone, "".join([text for op, text in run if op is Op.INSERT])
        at = end


def is_typing(gone: str, came: str) -> bool:
    """Whether what is put in only types what is taken away in another way."""
    return "\n" not in gone + came and _typed(gone) == _typed(came)


def _typed(text: str) -> str:
    """The text as it would be, were everybody to type alike."""
    folded = fold(text).strip()
    return _BESIDE_HAN.sub("", folded) if " " in folded else folded
