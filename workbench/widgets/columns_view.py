"""Several texts beside one another, or one below the other where there is no room, scrolled as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Size
from textual.strip import Strip

from workbench.linebreak import cells
from workbench.palette import Role, Run
from workbench.render.cards import set_lines
from workbench.render.lines import MEASURE
from workbench.render.model import Look, Paragraph
from workbench.widgets.rows import RowView

LEAST = 26
"""The least cells of a column that can be read."""
GAP = 3
"""Cells between columns, the dividing line in their middle."""

Columns = Callable[[Look], Sequence[Sequence[Paragraph]]]


class ColumnsView(RowView):
    """Columns of paragraphs."""

    def __init__(
        self,
        *,
        language: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(language=language, id=id)
        self._build: Columns = lambda _: ()
        self._rows: list[tuple[Run, ...]] = []
        self._beside = True
        self._width = 0

    def show(self, build: Columns) -> None:
        """Show columns from their beginning."""
        self._build = build
        self._lay_out()
        self.scroll_to_line(0)

    @property
    def beside(self) -> bool:
        """Whether columns stand beside one another now."""
        count = len(self._build(Look(self.language, self.palette.brackets, self.glyphs)))
        return self._beside and self.has_room_for(count)

    def set_beside(self, beside: bool) -> None:
        """Set columns beside one another where there is room, or one below the other."""
        self._beside = beside
        self._lay_out()

    def has_room_for(self, count: int) -> bool:
        """Whether so many columns can be read beside one another."""
        width = self.scrollable_content_region.width - 2
        return count > 0 and (width - GAP * (count - 1)) // count >= LEAST

    def repaint(self) -> None:
        """Write and draw again."""
        self._lay_out()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out for the new width."""
        if self.scrollable_content_region.width != self._width:
            self._lay_out()

    def _lay_out(self) -> None:
        if not self.is_attached:
            return
        self._width = self.scrollable_content_region.width
        columns = self._build(Look(self.language, self.palette.brackets, self.glyphs))
        room = self._width - 2
        if self._beside and self.has_room_for(len(columns)):
            self._rows = list(
                self._side_by_side(columns, min(MEASURE, (room - GAP * (len(columns) - 1)) // len(columns)))
            )
        else:
            rows: list[tuple[Run, ...]] = []
            for number, column in enumerate(columns):
                if number:
                    rows += [(), (Run(self.glyphs.rule * min(MEASURE, room), Role.RULE),)]
                rows += [runs for paragraph in column for runs in set_lines(paragraph, min(MEASURE, room))]
            self._rows = rows
        self.virtual_size = Size(0, len(self._rows))
        self.refresh()

    def _side_by_side(self, columns: Sequence[Sequence[Paragraph]], width: int) -> list[tuple[Run, ...]]:
        laid = [[runs for paragraph in column for runs in set_lines(paragraph, width)] for column in columns]
        rows: list[tuple[Run, ...]] = []
        for y in range(max(map(len, laid), default=0)):
            runs: list[Run] = []
            for number, lines in enumerate(laid):
                if number:
                    runs.append(Run(f" {self.glyphs.divider} ", Role.RULE))
                line = lines[y] if y < len(lines) else ()
                used = sum(cells(run.text) for run in line)
                runs += [*line, Run(" " * max(0, width - used), Role.TEXT)]
            rows.append(tuple(runs))
        return rows

    def action_step(self, step: int) -> None:
        """Scroll by lines."""
        self.scroll_to_line(self.scroll_offset.y + step)

    def action_page(self, direction: int) -> None:
        """A screen on or back."""
        self.action_step(direction * max(1, self.size.height - 2))

    def action_edge(self, direction: int) -> None:
        """To the beginning or the end."""
        self.scroll_to_line(len(self._rows) if direction > 0 else 0)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        runs = self._rows[at] if at < len(self._rows) else ()
        return self.strip((Run(" ", Role.TEXT), *runs), width)
