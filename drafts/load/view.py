"""How a file with tracked changes, or with several drafts side by side, is to be read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from enum import StrEnum

from drafts.patterns import regex
from drafts.records import NamedTuple

Progress = Callable[[int, int], None]
"""Told how many of how many steps are done; may raise to stop the reading, and what it raises passes through."""

_CHOICE = regex(r"(?P<file>.+)#(?P<choice>[1-9]|accepted|original)", re.DOTALL)


class View(StrEnum):
    """How tracked changes are read."""

    ACCEPTED = "accepted"
    """Insertions are in, deletions are out: what the author proposes."""
    ORIGINAL = "original"
    """Deletions are in, insertions are out: what stood there before."""


class Choice(NamedTuple):
    """Which of the drafts in a file is meant."""

    view: View = View.ACCEPTED
    column: int | None = None
    """Which column of a comparison chart, counted from 1 on the left; None for the newer draft's."""


DEFAULT = Choice()


def chosen(name: str, view: str | None = None, column: int | None = None) -> tuple[str, Choice]:
    """A file's name and the draft in it that is meant: ``chart.docx#1``, ``draft.docx#original``.

    What follows ``#`` counts only where no file of the whole name exists; it goes before ``view`` and ``column``.
    """
    meant = Choice(View(view) if view else View.ACCEPTED, column)
    match = _CHOICE.fullmatch(name) if "#" in name else None
    if match is None or os.path.exists(name):  # noqa: PTH110  # `pathlib` would take 3 ms to load
        return name, meant
    choice = match["choice"]
    if choice.isdecimal():
        return match["file"], Choice(meant.view, int(choice))
    return match["file"], Choice(View(choice), meant.column)
