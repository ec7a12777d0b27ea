"""The review board: every comment of a matter in a table, filtered, marked, moved on together."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from workbench.bindings import bound
from workbench.screens.board_asking import BoardAsking
from workbench.widgets.record_table import RecordTable


class BoardScreen(BoardAsking):
    """All comments of a matter; gives the id of the comment to open, None when left."""

    place = "board"
    BINDINGS: ClassVar[list[BindingType]] = bound("all", "board")

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Open the comment where it stands."""
        event.stop()
        self.action_open_comment()

    def action_open_comment(self) -> None:
        """Open the chosen comment in the text."""
        if self.filter.deleted:
            self.action_restore()
        elif (comment := self.chosen) is not None:
            self._leave(comment.id)

    def action_edit_comment(self) -> None:
        """Open the chosen comment for editing."""
        if (comment := self.chosen) is not None and not self.filter.deleted:
            self._leave(f"edit:{comment.id}")

    def _leave(self, result: str | None) -> None:
        self.bench.board_states[self.slug] = self.state
        self.dismiss(result)

    def action_history(self) -> None:
        """Show the chosen comment's history."""
        from workbench.screens.history import HistoryScreen

        if (comment := self.chosen) is not None:
            self.app.push_screen(HistoryScreen(comment.id), lambda _: self._reload())

    def action_export(self) -> None:
        """Export the matter's comments."""
        from workbench.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.slug))

    def action_back(self) -> None:
        """Take marks off, then the filter, then leave."""
        if self._marked:
            self._marked = {}
            self._show_marks()
        elif self.filter.deleted:
            self.action_show_bin()
        else:
            self._leave(None)
