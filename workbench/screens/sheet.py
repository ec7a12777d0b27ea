"""A modal screen that fills the window, with its keys in a bar that can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual.screen import ModalScreen

from workbench.actions import BarItem
from workbench.widgets.bars import KeysBar

Result = TypeVar("Result")
BACK = BarItem("Esc", "返回", "back", "leave")
"""Stands where the help stands elsewhere."""


class Sheet(ModalScreen[Result | None]):
    """A full-window modal screen; leaving it gives None."""

    def show_keys(self, items: Sequence[BarItem], language: str) -> None:
        """Show what the keys do, and Escape at the right."""
        self.query_one(KeysBar).show(items, language, BACK)

    async def on_keys_bar_chosen(self, event: KeysBar.Chosen) -> None:
        """A hint was clicked."""
        event.stop()
        await self.run_action(event.action)

    def action_leave(self) -> None:
        """Close without a result."""
        self.dismiss(None)
