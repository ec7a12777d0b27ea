"""What a person can do, once: the table behind key bindings, key bar, help, palette and ``docs/keys.md``.

The keys are those that hold without a ``keys.toml``; `workbench.keymap` tells which are in force.

Every letter has a twin that works while a Chinese input method is on: an F-key, an arrow, Ctrl, or the full-width
punctuation that the input method sends. Nothing essential needs Ctrl+Enter, Alt alone or Shift with an F-key,
which terminals and multiplexers swallow.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbench.actions.after import AFTER
from workbench.actions.bars import BAR, HELP_ITEM
from workbench.actions.comparing import COMPARING
from workbench.actions.discussing import DISCUSSING
from workbench.actions.fields import FIELDS
from workbench.actions.model import PLACES, Action, BarItem
from workbench.actions.reading import READING

__all__ = ["BAR", "BY_ID", "HELP_ITEM", "PLACES", "TABLE", "Action", "BarItem", "in_place"]

TABLE: tuple[Action, ...] = (*READING, *COMPARING, *DISCUSSING, *AFTER, *FIELDS)
"""Every action, in the order in which help and documentation list them."""
BY_ID = {action.id: action for action in TABLE}


def in_place(*places: str) -> Iterator[Action]:
    """The actions that work in any of the places, in the table's order."""
    for action in TABLE:
        if any(place in places for place in action.where):
            yield action
