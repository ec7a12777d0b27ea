"""Marks laid over a line of runs: the selection, search hits, quoted words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.linebreak import cells, width_of
from workbench.palette import Role, Run


class Mark(NamedTuple):
    """A role for the cells from ``start`` up to ``end`` of a line."""

    start: int
    end: int
    role: Role


def laid_over(runs: Iterable[Run], marks: Sequence[Mark]) -> Iterable[Run]:
    """The runs with the marks' roles in place of their own; where marks overlap the last one counts.

    Quoted words that are new keep the ground of an insertion; any other change stays as it is.
    """
    if not marks:
        return runs
    found: list[Run] = []
    at = 0
    for run in runs:
        end = at + cells(run.text)
        if any(mark.start < end and mark.end > at for mark in marks):
            found += _split(run, at, marks)
        else:
            found.append(run)
        at = end
    return found


def _split(run: Run, at: int, marks: Sequence[Mark]) -> Iterable[Run]:
    text, role = "", run.role
    for character in run.text:
        width = width_of(character)
        own = _role_at(at, run.role, marks) if width else role
        if own is not role and text:
            yield Run(text, role)
            text = ""
        role = own
        text += character
        at += width
    if text:
        yield Run(text, role)


_QUOTED = {
    Role.TEXT: Role.QUOTE,
    Role.DIM: Role.QUOTE,
    Role.INSERTED: Role.QUOTE_INSERTED,
    Role.INSERTED_NUMERAL: Role.QUOTE_INSERTED,
}


def _role_at(at: int, role: Role, marks: Sequence[Mark]) -> Role:
    for mark in reversed(marks):
        if mark.start <= at < mark.end:
            return _QUOTED.get(role, role) if mark.role is Role.QUOTE else mark.role
    return role
