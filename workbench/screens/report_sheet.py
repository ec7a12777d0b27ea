"""A sheet that says what came of something, or what would: lines to read, and a key to go on where there is something to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.actions import BarItem
from workbench.bindings import bind, bound
from workbench.linebreak import break_lines
from workbench.safe import safe, safe_line
from workbench.screens.sheet import LEAVING, Sheet
from workbench.widgets.bars import KeysBar
from workbench.wording import Words

if TYPE_CHECKING:
    from workbench.screens.base import WorkbenchScreen

TAKE, COPY = "take", "copy"


class ReportSheet(Sheet[str]):
    """Lines, each with its style; gives ``take`` where the person goes on, ``copy`` where they want the path."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *LEAVING,
        *bound("report"),
        bind("next_row", "scroll(1)"),
        bind("previous_row", "scroll(-1)"),
        bind("next_rows", "scroll(10)"),
        bind("previous_rows", "scroll(-10)"),
    ]

    def __init__(
        self,
        title: str,
        lines: Sequence[tuple[str, str]],
        words: Words,
        *,
        take: str = "",
        copies: bool = False,
    ) -> None:
        """``take`` is what Enter does, in words; without it Enter closes. ``copies`` offers to copy the path written."""
        super().__init__()
        self._title, self._lines, self._words = title, tuple(lines), words
        self._take, self._copies = take, copies

    def compose(self) -> ComposeResult:
        """Title, lines, keys."""
        with Vertical(classes="sheet"):
            yield Static(Content(safe_line(self._title)), classes="sheet-title")
            with VerticalScroll(id="report-scroll"):
                yield Static(id="report-lines")
        yield KeysBar(language=self._words.language)

    def on_mount(self) -> None:
        """Show the lines."""
        words = self._words
        items = [BarItem("go_on", self._take or words("report.close"), self._take or words("report.close"))]
        if self._copies:
            items.append(BarItem("copy_path", "复制路径", "copy path"))
        items.append(BarItem("next_rows", "滚动", "scroll", ("previous_rows",)))
        self.show_keys(items, words.language)
        self._draw()
        self.query_one("#report-scroll").focus()

    def on_resize(self, _event: events.Resize) -> None:
        """Lines are broken for the width."""
        self._draw()

    def _draw(self) -> None:
        width = max(20, self.size.width - 6)
        lines: list[Content] = []
        for text, style in self._lines:
            shown = safe(text)
            lines += [Content.styled(shown[x.start : x.shown], style) for x in break_lines(shown, width, hang=2)]
        self.query_one("#report-lines", Static).update(Content("\n").join(lines))

    def action_scroll(self, by: int) -> None:
        """Scroll by lines."""
        scroll = self.query_one("#report-scroll")
        scroll.scroll_to(y=scroll.scroll_offset.y + by, animate=False, immediate=True, force=True)

    def action_go_on(self) -> None:
        """Go on, or close."""
        self.dismiss(TAKE if self._take else None)

    def action_copy_path(self) -> None:
        """Close, and have the path copied."""
        if self._copies:
            self.dismiss(COPY)


def show_written(screen: WorkbenchScreen, title: str, lines: Sequence[tuple[str, str]], paths: str) -> None:
    """Show what was written; the person may have the ``paths`` copied."""
    sheet = ReportSheet(title, lines, screen.words, copies=True)
    screen.app.push_screen(sheet, lambda wish: screen.copy_and_tell(paths) if wish == COPY else None)
