"""Which changes of a diff are only typing: widths, quotation marks, dashes and spaces."""

from __future__ import annotations

from collections.abc import Sequence

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
    at = 0
    while at < len(changes):
        if changes[at].op is Op.EQUAL:
            at += 1
            continue
        end = at + 1
        while end < len(changes) and changes[end].op is not Op.EQUAL:
            end += 1
        gone = "".join(change.text for change in changes[at:end] if change.op is Op.DELETE)
        came = "".join(change.text for change in changes[at:end] if change.op is Op.INSERT)
        if "\n" not in gone + came and _typed(gone) == _typed(came):
            found.update(range(at, end))
        at = end
    return frozenset(found)


def _typed(text: str) -> str:
    """The text as it would be, were everybody to type alike."""
    folded = fold(text).strip()
    return _BESIDE_HAN.sub("", folded) if " " in folded else folded
