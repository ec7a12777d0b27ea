"""The docket's table: a line a matter, columns dropping out by importance as the window narrows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.linebreak import cells, fit, truncate
from workbench.safe import safe_line
from workbench.widgets.rows import RowKeys

GAP = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``width`` in cells, 0 for the one that takes what is left; shown in windows of ``from_width`` up."""

    name: str
    heading: str
    width: int
    from_width: int = 0


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter's cells by column name, and how near its deadline is (a component class)."""

    slug: str
    cells: dict[str, str]
    urgency: str


class MatterTable(RowKeys, ScrollView, can_focus=True):
    """The matters; says which one is chosen, and when it is to be opened.

    The slug stands at the end of a title that reads like another's, and of every title with room for it where the
    regulator isn't shown.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "matter-table--heading",
        "matter-table--line",
        "matter-table--cursor",
        "matter-table--urgent",
        "matter-table--soon",
        "matter-table--past",
    }

    class Chosen(Message):
        """The cursor moved to a matter."""

        def __init__(self, slug: str) -> None:
            super().__init__()
            self.slug = slug

    class Opened(Message):
        """A matter is to be opened."""

        def __init__(self, slug: str) -> None:
            super().__init__()
            self.slug = slug

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:  # noqa: A002  (Textual's name)
        super().__init__(id=id)
        self._columns = tuple(columns)
        self._lines: tuple[MatterLine, ...] = ()
        self._alike: frozenset[str] = frozenset()
        """The slugs of matters whose titles read the same at this width."""
        self._at = 0

    @property
    def chosen(self) -> str | None:
        """The slug under the cursor."""
        return self._lines[self._at].slug if self._lines else None

    def show(self, lines: Sequence[MatterLine], choose: str | None = None) -> None:
        """Show these lines; the cursor stays on its matter, or goes to ``choose``, or to the first line."""
        wanted = choose or self.chosen
        self._lines = tuple(lines)
        slugs = [line.slug for line in lines]
        self._at = slugs.index(wanted) if wanted in slugs else 0
        self.virtual_size = Size(0, len(self._lines) + 1)
        self._compare_titles()
        self._reveal()
        self.refresh()
        if self._lines:
            self.post_message(self.Chosen(self._lines[self._at].slug))

    def on_resize(self, _event: events.Resize) -> None:
        """The chosen matter stays in sight."""
        self._compare_titles()
        self._reveal()

    def _reveal(self) -> None:
        """Scroll to the chosen matter; the line above it counts with it, since the heading covers one."""
        self.scroll_to_region(Region(0, self._at, 1, 2), animate=False, immediate=True, force=True)

    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _compare_titles(self) -> None:
        given = next((given for column, given in self.shown_columns(self._width()) if not column.width), 0)
        titles = {line.slug: truncate(safe_line(line.cells.get("title", "")), given) for line in self._lines}
        often = Counter(titles.values())
        self._alike = frozenset(slug for slug, title in titles.items() if often[title] > 1)

    def shown_columns(self, width: int) -> list[tuple[Column, int]]:
        """The columns that fit a width, each with its own width."""
        kept = [column for column in self._columns if width >= column.from_width]
        taken = sum(column.width for column in kept) + GAP * (len(kept) - 1) + 2
        return [(column, column.width or max(8, width - taken)) for column in kept]

    def render_line(self, y: int) -> Strip:
        """The heading, then a matter a line."""
        width = self._width()
        row = y + self.scroll_offset.y
        columns = self.shown_columns(width)
        gap = " " * GAP
        if y == 0:
            style = self.get_component_rich_style("matter-table--heading")
            text = gap.join(fit(column.heading, given) for column, given in columns)
            return Strip([Segment(fit(" " + text, width), style)], width)
        if not 0 < row <= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[row - 1]
        here = row - 1 == self._at
        style = self.get_component_rich_style("matter-table--cursor" if here else "matter-table--line")
        segments = [Segment("▌" if here else " ", style)]
        with_issuer = any(column.name == "issuer" for column, _ in columns)
        for index, (column, given) in enumerate(columns):
            text = safe_line(line.cells.get(column.name, ""))
            if column.name == "title":
                text = self._title(text, line.slug, given, with_issuer=with_issuer)
            segments.append(Segment(fit(text, given), self._style(column, line, style)))
            if index < len(columns) - 1:
                segments.append(Segment(gap, style))
        used = sum(cells(segment.text) for segment in segments)
        segments.append(Segment(" " * max(0, width - used), style))
        return Strip(segments).crop(0, width)

    def _title(self, title: str, slug: str, given: int, *, with_issuer: bool) -> str:
        """The title, and the slug at the right where it is needed to tell matters apart."""
        shown = truncate(safe_line(slug), given // 2)
        room = given - cells(shown) - GAP
        if slug in self._alike or (not with_issuer and cells(title) <= room):
            return fit(title, room) + " " * GAP + shown
        return title

    def _style(self, column: Column, line: MatterLine, style: Style) -> Style:
        if line.urgency in ("urgent", "soon", "past") and (column.name == "deadline" or line.urgency == "past"):
            own = self.get_component_rich_style(f"matter-table--{line.urgency}", partial=True)
            return style + Style(color=own.color, bold=own.bold)
        return style

    def action_step(self, step: int) -> None:
        """Move the cursor."""
        self._go(self._at + step)

    def action_page(self, direction: int) -> None:
        """A screen on or back."""
        self._go(self._at + direction * max(1, self.size.height - 2))

    def action_edge(self, direction: int) -> None:
        """To the first or the last matter."""
        self._go(0 if direction < 0 else len(self._lines) - 1)

    def _go(self, at: int) -> None:
        if not self._lines:
            return
        before, self._at = self._at, min(max(0, at), len(self._lines) - 1)
        for row in (before, self._at):
            self.refresh_lines(row + 1)  # below the heading
        self._reveal()
        self.post_message(self.Chosen(self._lines[self._at].slug))

    def action_open(self) -> None:
        """Open the matter under the cursor."""
        if self.chosen is not None:
            self.post_message(self.Opened(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose by a click; open by a second one on the same line."""
        row = event.y + self.scroll_offset.y - 1
        if event.y == 0 or not 0 <= row < len(self._lines):
            return
        again = row == self._at and event.chain > 1
        self._go(row)
        if again:
            self.action_open()
