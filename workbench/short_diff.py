"""A difference on one line, for where there is room for no more."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.comparison import Change, Op
from workbench.linebreak import cells, truncate
from workbench.safe import safe_line

CONTEXT = 6
"""Unchanged characters shown on either side of a change."""


def short_diff(changes: Sequence[Change], width: int) -> list[tuple[Op, str]]:
    """A difference on one line of ``width`` cells: the changes in brackets, with a few unchanged characters around them.

    Brackets, not strokes: a struck 二 reads 三 and an underlined 一 reads 二.
    """
    runs: list[tuple[Op, str]] = []
    for at, (op, text) in enumerate(changes):
        shown = safe_line(text)
        if op is Op.EQUAL:
            head = shown[:CONTEXT] if at else ""
            tail = shown[-CONTEXT:] if at < len(changes) - 1 else ""
            if len(shown) <= len(head) + len(tail) + 1:
                runs.append((op, shown))
            else:
                runs.append((op, f"{head}…{tail}"))
        elif op is Op.INSERT:
            runs.append((op, f"{{+{shown}+}}"))
        else:
            runs.append((op, f"[-{shown}-]"))
    fitted: list[tuple[Op, str]] = []
    room = width
    for op, text in runs:
        cut = truncate(text, room)
        fitted.append((op, cut))
        room -= cells(cut)
        if room <= 0 or cut != text:
            break
    return fitted
