"""What screens share that are a table, a few lines on the row chosen, and its texts beside one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from workbench.bindings import bind
from workbench.render.model import Look, Paragraph
from workbench.screens.tables import TableScreen
from workbench.widgets.bars import HeaderBar, KeysBar, StatusBar
from workbench.widgets.columns_view import ColumnsView
from workbench.widgets.prompt_line import PromptLine
from workbench.widgets.record_table import TableRow

Columns = Callable[[Look], Sequence[Sequence[Paragraph]]]
"""Writes the columns, given how this screen writes changes."""
TO_TEXTS: tuple[BindingType, ...] = (bind("other_part", priority=True),)
"""Tab goes from the table to the texts below it and back; for the bindings of such a screen."""


class BesideScreen(TableScreen):
    """Header, a table, details, texts beside one another, a prompt, status, keys. Tab goes to the texts and back."""

    def compose(self) -> ComposeResult:
        """The parts, from above."""
        language = self.words.language
        yield HeaderBar(language=language)
        with Container(id="beside-screen", classes="main"):
            yield self.table_kind(self.columns(), language=language, id="table")
            with VerticalScroll(id="table-details", can_focus=False):
                yield Static(id="table-details-text")
            yield ColumnsView(language=language, id="texts")
        yield PromptLine()
        yield StatusBar(language=language)
        yield KeysBar(language=language)

    @property
    def texts(self) -> ColumnsView:
        """The texts below the table."""
        return self.query_one(ColumnsView)

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these rows; few of them leave their room to what stands below."""
        self.table.styles.max_height = len(rows) + 2
        self.table.show(rows)

    def show_texts(self, build: Columns | None) -> None:
        """Show columns beside one another, from their beginning; None leaves their room to the table."""
        self.texts.display = build is not None
        self.texts.show(build or (lambda _: ()))

    def action_other_part(self) -> None:
        """Go from the table to the texts, or back."""
        prompt = self.query_one(PromptLine)
        if prompt.is_open:
            return
        if self.table.has_focus and self.texts.display:
            self.texts.focus()
        else:
            self.table.focus()
