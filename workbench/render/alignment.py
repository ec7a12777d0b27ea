"""The rows of a comparison as two joined lists of articles, one article of either draft a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from drafts.aligning.pins import Pin, PinAction
from drafts.comparison import Comparison, Row, RowKind
from drafts.model import Draft
from workbench.linebreak import cells, fit, truncate
from workbench.palette import Glyphs, Role, Run
from workbench.render.model import Side
from workbench.safe import safe_line

JOINT = 15
"""Cells between the two lists: sign, score, and who said so."""
PREVIEW = 60
"""Characters of an article's beginning that stand for one without a caption."""


class PairLine(NamedTuple):
    """An old and a new article side by side; either may be missing."""

    row: int
    """The place in ``Comparison.rows``."""
    old: str | None
    new: str | None
    first: bool
    """The row's first line, which has its sign and score."""
    manual: bool
    """A person said so."""
    locked: bool

    def key(self, side: Side) -> str | None:
        """The article on a side."""
        return self.old if side is Side.OLD else self.new


def pair_lines(comparison: Comparison, pins: Sequence[Pin]) -> tuple[PairLine, ...]:
    """A line for each article of the rows, in their order; passages that went elsewhere have none."""
    found: list[PairLine] = []
    for number, row in enumerate(comparison.rows):
        if row.partial:
            continue
        said = [pin for pin in pins if _about(pin, row)]
        locked = any(pin.action is PinAction.LOCK for pin in said)
        for at, (old, new) in enumerate(zip_longest(row.old, row.new)):
            found.append(PairLine(number, old, new, at == 0, bool(said), locked))
    return tuple(found)


def _about(pin: Pin, row: Row) -> bool:
    """Whether a correction is why a row is what it is. One that parted two articles marks both their rows."""
    if pin.action is PinAction.UNPAIR:
        return bool(set(pin.old) & set(row.old)) != bool(set(pin.new) & set(row.new))
    return set(pin.old) <= set(row.old) and set(pin.new) <= set(row.new)


def sign_of_row(row: Row) -> tuple[str, Role]:
    """The sign that stands for what became of a row's articles."""
    if row.kind is RowKind.INSERTED:
        return "+", Role.INSERTED_NUMERAL
    if row.kind is RowKind.DELETED:
        return "-", Role.DELETED_NUMERAL
    if row.moved or row.kind is RowKind.MOVED:
        return ">", Role.MOVED
    if row.kind in (RowKind.SPLIT, RowKind.MERGED, RowKind.EDITED):
        return "~", Role.CHANGED
    return ("#", Role.RENUMBERED) if row.renumbered else ("=", Role.DIM)


def joint_runs(line: PairLine, row: Row, glyphs: Glyphs) -> list[Run]:
    """What joins the two articles of a line, `JOINT` cells wide."""
    if not line.first:
        return [Run(fit(" " * (JOINT // 2) + glyphs.divider, JOINT), Role.RULE)]
    sign, role = sign_of_row(row)
    left = glyphs.rule * 2 if row.old else "  "
    right = glyphs.rule * 2 if row.new else "  "
    score = f"{row.score:.2f}" if row.old and row.new else "    "
    hand = (glyphs.pen if line.manual else " ") + ("L" if line.locked else " ")
    return [
        Run(left + " ", Role.RULE),
        Run(sign, role),
        Run(f" {score} ", Role.DIM),
        Run(hand, Role.COMMENT),
        Run(" " + right, Role.RULE),
    ]


def article_runs(draft: Draft, key: str | None, width: int, *, marked: bool, here: bool, glyphs: Glyphs) -> list[Run]:
    """An article in exactly ``width`` cells: whether it is under the cursor and marked, its label, how it begins."""
    bar = Run(glyphs.bar if here else " ", Role.CURSOR)
    if key is None:
        return [bar, Run(" " * (width - 1), Role.TEXT)]
    provision = draft.by_key[key]
    mark = Run("[x] " if marked else "    ", Role.KEY)
    label = truncate(safe_line(provision.label or provision.number), max(1, width - 6))
    start = provision.body.start
    text = provision.title or draft.text[start : min(provision.body.end, start + PREVIEW)]
    room = width - 5 - cells(label)
    return [
        bar,
        mark,
        Run(label, Role.LABEL if here or marked else Role.STRONG),
        Run(fit(" " + safe_line(text.replace("\n", " ")), room) if room > 0 else "", Role.TEXT if here else Role.DIM),
    ]
