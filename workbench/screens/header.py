"""What the review screen's first line says."""

from __future__ import annotations

from collections import Counter

from drafts.comparison import RowKind
from drafts.patterns import regex
from drafts.wording import KINDS, RENUMBERED
from workbench.language import say
from workbench.linebreak import truncate
from workbench.palette import Role
from workbench.render import Mode
from workbench.render.alignment import sign_of_row
from workbench.safe import safe_line
from workbench.screens.opened import Shown
from workbench.widgets.bars import Item
from workbench.wording import Words

_ASIDE = regex(r"[（(][^（）()]*[）)]$")
"""What a title adds in brackets, 征求意见稿 and the like: the first to go where there is little room."""
TALLY = (
    ("+", KINDS[RowKind.INSERTED], Role.INSERTED_NUMERAL, 4),
    ("-", KINDS[RowKind.DELETED], Role.DELETED_NUMERAL, 4),
    ("~", KINDS[RowKind.EDITED], Role.CHANGED, 4),
    (">", KINDS[RowKind.MOVED], Role.MOVED, 3),
    ("#", RENUMBERED, Role.RENUMBERED, 2),
)


def header_items(shown: Shown, mode: Mode, words: Words, width: int, arrow: str) -> list[Item]:
    """Title, versions, mode, and how many articles were inserted, deleted, changed, moved, renumbered."""
    title = shown.matter.title
    # the versions, the view and the counts come to some fifty cells
    short = truncate(safe_line(_ASIDE.sub("", title) or title), max(12, width - 52))
    items = [Item(title, Role.LABEL, 6, short)]
    if shown.comparison is None or shown.old is None:
        return [*items, Item(shown.new.label, priority=7), Item(f"[{words('mode.read')}]", Role.DIM, 5)]
    items += [
        Item(f"{shown.old.label} {arrow} {shown.new.label}", priority=7),
        Item(f"[{words(f'mode.{mode.value}')}]", Role.DIM, 8),
    ]
    kinds = Counter(sign_of_row(row)[0] for row in shown.comparison.rows if not row.partial)
    items += [
        Item(f"{sign}{kinds[sign]} {say(words.language, *name)}", role, priority, f"{sign}{kinds[sign]}", right=True)
        for sign, name, role, priority in TALLY
        if kinds[sign]
    ]
    return items
