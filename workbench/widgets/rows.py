"""What every line-drawn list, table and page that is walked through row by row shares: keys, colours, scrolling."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.scroll_view import ScrollView
from textual.widget import Widget

from workbench.bindings import bound
from workbench.widgets.painted import Painted


class RowKeys(Widget):
    """The keys of the table's ``rows``, handed on as steps, pages and edges."""

    BINDINGS: ClassVar[list[BindingType]] = bound("rows")

    def action_step(self, step: int) -> None:
        """So many rows on, or back."""
        raise NotImplementedError

    def action_page(self, direction: int) -> None:
        """A screen on (1) or back (-1)."""
        raise NotImplementedError

    def action_edge(self, direction: int) -> None:
        """To the first row (-1) or the last (1)."""
        raise NotImplementedError

    def action_next_row(self) -> None:
        """The next row."""
        self.action_step(1)

    def action_previous_row(self) -> None:
        """The row before."""
        self.action_step(-1)

    def action_next_rows(self) -> None:
        """A screen on."""
        self.action_page(1)

    def action_previous_rows(self) -> None:
        """A screen back."""
        self.action_page(-1)

    def action_first_row(self) -> None:
        """The first row."""
        self.action_edge(-1)

    def action_last_row(self) -> None:
        """The last row."""
        self.action_edge(1)


class RowView(RowKeys, Painted, ScrollView, can_focus=True):
    """A page of lines of its own drawing; it scrolls up and down only."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    RowView { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; height: 1fr; }
    """

    def scroll_to_line(self, y: int) -> None:
        """Put a line at the top, as far as the page reaches."""
        self.scroll_to(y=max(0, y), animate=False, immediate=True, force=True)

    def on_focus(self) -> None:
        """Show where keys act."""
        self.refresh()

    def on_blur(self) -> None:
        """Keys act elsewhere now."""
        self.refresh()
