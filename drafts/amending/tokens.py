"""The words of an instruction, each as one letter, so that what it orders can be matched like a pattern.

Letters: ``T`` provisions, ``L`` the whole text, ``N`` a heading or caption, ``G`` a law's title in 《》, ``Q`` a quotation,
``M`` is amended to read, ``W`` as, ``A`` a new unit is added, ``Z`` words are added, ``D`` deleted, ``C`` merged, ``V`` split
into units, ``I`` in, ``B`` after, ``F`` before, ``U`` at the end, ``E`` everywhere, ``Y`` respectively, ``P`` and,
``K`` comma, ``R`` a reason, ``S`` colon, ``X`` anything that isn't known.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from drafts.amending.model import Target
from drafts.model import Kind


@dataclass(frozen=True, slots=True)
class Token:
    """A word of an instruction."""

    letter: str
    start: int
    """In the skeleton."""
    end: int
    targets: tuple[Target, ...] = ()
    unit: Kind | None = None
    count: int = 1


Lexer = Callable[[str, int, int], list[Token]]
"""From a stretch of a skeleton to its tokens; every character that isn't noise is in one."""


def signature(tokens: list[Token]) -> str:
    """The letters of the tokens."""
    return "".join(token.letter for token in tokens)
