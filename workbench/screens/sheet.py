"""A modal screen that fills the window, with its keys in a bar that can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from workbench.actions import BarItem
from workbench.bindings import bind, keymap_of
from workbench.widgets.bars import KeysBar

Result = TypeVar("Result")
BACK = BarItem("leave", "返回", "back")
"""Stands where the help stands elsewhere."""
LEAVING: tuple[BindingType, ...] = (bind("leave"), bind("quit_typing", "leave", priority=True))
"""The keys that close a sheet."""
UP_AND_DOWN: tuple[BindingType, ...] = (
    Binding("down", "app.focus_next", show=False, priority=True),
    Binding("up", "app.focus_previous", show=False, priority=True),
)
"""Arrows walk through fields of one line, besides Tab."""


class Sheet(ModalScreen[Result | None]):
    """A full-window modal screen; leaving it gives None."""

    def show_keys(self, items: Sequence[BarItem], language: str) -> None:
        """Show what the keys do, and how to leave at the right."""
        keymap = keymap_of(self.app)
        hints = [keymap.hint(item, language) for item in items]
        self.query_one(KeysBar).show(hints, language, keymap.hint(BACK, language))

    async def on_keys_bar_chosen(self, event: KeysBar.Chosen) -> None:
        """A hint was clicked."""
        event.stop()
        await self.run_action(event.action)

    def action_leave(self) -> None:
        """Close without a result."""
        self.dismiss(None)
