"""What screens that are a table with details below it share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench import actions
from workbench.linebreak import break_lines
from workbench.safe import safe
from workbench.screens.followed import FollowsWork
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.prompt_line import PromptLine
from workbench.widgets.record_table import RecordTable, TableColumn


class TableScreen(FollowsWork):
    """Header, a table, details, a prompt, status, keys."""

    table_kind: ClassVar[type[RecordTable]] = RecordTable
    """The table's class, for screens whose keys differ from its own."""

    def columns(self) -> Sequence[TableColumn]:
        """The table's columns."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The parts, from above."""
        language = self.words.language
        yield HeaderBar(language=language)
        with Container(id="table-screen", classes="main"):
            yield self.table_kind(self.columns(), language=language, id="table")
            with VerticalScroll(id="table-details", can_focus=False):
                yield Static(id="table-details-text")
        yield PromptLine()
        yield StatusBar(language=language)
        yield KeysBar(language=language)

    def begin(self, bar: str, fetch: Callable[[], None]) -> None:
        """Name the keys of this ``bar``, start on the table and fetch what it shows: now, and whenever the store changes."""
        self.show_keys(actions.BAR[bar])
        self.table.focus()
        self.watch_store(lambda _noticed: fetch())
        fetch()

    @property
    def table(self) -> RecordTable:
        """The table."""
        return self.query_one(RecordTable)

    def show_details(self, paragraphs: Sequence[tuple[str, str]]) -> None:
        """Show paragraphs below the table, each a text and its style, broken for the width."""
        width = max(20, self.query_one("#table-details").size.width - 4 or self.size.width - 4)
        lines: list[Content] = []
        for text, style in paragraphs:
            shown = safe(text)
            lines += [
                Content.styled(shown[line.start : line.shown], style) for line in break_lines(shown, width, hang=2)
            ]
        self.query_one("#table-details-text", Static).update(Content("\n").join(lines))

    def set_header(self, *items: Item) -> None:
        """Say these in the first line."""
        self.query_one(HeaderBar).set_items(items)

    def set_status(self, *items: Item) -> None:
        """Say these in the status line."""
        self.query_one(StatusBar).set_items(items)

    def on_prompt_line_left(self, event: PromptLine.Left) -> None:
        """Back to the table."""
        event.stop()
        self.table.focus()

    def action_back(self) -> None:
        """Stop what is going on; else close."""
        if not self.stop_work():
            self.dismiss(None)
