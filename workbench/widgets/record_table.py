"""A table of records drawn line by line. It holds what was fetched and asks for the rest as it comes into sight.

A list of ten thousand records costs what its visible lines cost. Columns drop out by importance as the window narrows.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from workbench.linebreak import cells, fit, truncate
from workbench.palette import ASCII, Role, Run, Surface
from workbench.safe import safe_line
from workbench.widgets.rows import RowView

GAP = 2
_LEAD = 3
"""Cells before the first column: the cursor's bar, the mark, a space."""
FETCHED_AT_ONCE = 200
"""How many rows are asked for at a time."""


class Cell(NamedTuple):
    """What stands in a column."""

    text: str
    role: Role = Role.TEXT


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: ``width`` in cells, 0 for the one that takes what is left; shown in tables ``from_width`` cells wide and wider."""

    name: str
    heading: str
    width: int
    from_width: int = 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """A record's cells by column name."""

    id: str
    cells: Mapping[str, Cell]


class RecordTable(RowView):
    """Rows under a heading that stays. One row is the chosen one; any number may be marked."""

    SURFACE = Surface.TEXT

    class Chosen(Message):
        """Another row is the chosen one, or it has been fetched."""

        def __init__(self, table: RecordTable, id: str) -> None:  # noqa: A002 - the record's id
            super().__init__()
            self.table, self.id = table, id

        @property
        def control(self) -> RecordTable:
            """The table it happened in."""
            return self.table

    class Opened(Message):
        """A row is to be opened."""

        def __init__(self, table: RecordTable, id: str) -> None:  # noqa: A002 - the record's id
            super().__init__()
            self.table, self.id = table, id

        @property
        def control(self) -> RecordTable:
            """The table it happened in."""
            return self.table

    class Wanted(Message):
        """Rows are in sight that haven't been fetched."""

        def __init__(self, table: RecordTable, offset: int, limit: int) -> None:
            super().__init__()
            self.table, self.offset, self.limit = table, offset, limit

        @property
        def control(self) -> RecordTable:
            """The table it happened in."""
            return self.table

    def __init__(
        self,
        columns: Sequence[TableColumn],
        *,
        language: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(language=language, id=id)
        self._columns = tuple(columns)
        self._rows: dict[int, TableRow] = {}
        self._total = 0
        self._at = 0
        self._marked: frozenset[str] = frozenset()
        self._asked: tuple[int, int] | None = None

    # -- what it holds

    @property
    def total(self) -> int:
        """How many rows the whole table has."""
        return self._total

    @property
    def at(self) -> int:
        """The chosen row, counted from 0."""
        return self._at

    @property
    def chosen(self) -> str | None:
        """The id of the chosen row; None in an empty table and while it is being fetched."""
        row = self._rows.get(self._at)
        return row.id if row is not None else None

    def window(self) -> tuple[int, int]:
        """The rows to fetch for what is in sight: the first, and how many."""
        middle = int(self.scroll_offset.y) + max(1, self.size.height) // 2
        return max(0, middle - FETCHED_AT_ONCE // 2), FETCHED_AT_ONCE

    def show(
        self, rows: Sequence[TableRow], *, total: int | None = None, offset: int = 0, choose: str | None = None
    ) -> None:
        """Show another list, of which these rows are known. The chosen row stays chosen, and at the same height.

        ``choose`` names another to be chosen; where neither is among the rows, the cursor stays where it is.
        """
        wanted = choose or self.chosen
        before, height = self._at, self._at - int(self.scroll_offset.y)
        self._total = len(rows) if total is None else total
        self._rows = dict(enumerate(rows, start=offset))
        self._asked = None
        found = next((at for at, row in self._rows.items() if row.id == wanted), None)
        self._at = min(before if found is None else found, max(0, self._total - 1))
        self.virtual_size = Size(0, self._total + 1)
        if self._at != before:
            self.scroll_to_line(self._at - height)
        self._reveal()
        self.refresh()
        if self.chosen is not None:
            self.post_message(self.Chosen(self, self.chosen))

    def put(self, offset: int, rows: Sequence[TableRow]) -> None:
        """Rows that were asked for have come."""
        self._rows.update(enumerate(rows, start=offset))
        self._asked = None
        self.refresh()
        if offset <= self._at < offset + len(rows) and self.chosen is not None:
            self.post_message(self.Chosen(self, self.chosen))
        self._ask()

    def set_columns(self, columns: Sequence[TableColumn]) -> None:
        """Show these columns."""
        self._columns = tuple(columns)
        self.refresh()

    def set_marked(self, ids: Collection[str]) -> None:
        """Mark these rows and no others."""
        self._marked = frozenset(ids)
        self.refresh()

    # -- moving

    def move_to(self, at: int) -> None:
        """Choose a row by its number."""
        if not self._total:
            return
        before, self._at = self._at, min(max(0, at), self._total - 1)
        for row in (before, self._at):
            self.refresh_lines(row + 1)  # below the heading
        self._reveal()
        if self.chosen is not None:
            self.post_message(self.Chosen(self, self.chosen))
        self._ask()

    def _reveal(self) -> None:
        shown = max(1, self.size.height - 1)
        top = int(self.scroll_offset.y)
        if self._at < top:
            self.scroll_to_line(self._at)
        elif self._at >= top + shown:
            self.scroll_to_line(self._at - shown + 1)

    def _ask(self) -> None:
        """Ask for rows in sight that aren't known; a question already asked isn't repeated."""
        top = int(self.scroll_offset.y)
        in_sight = range(top, min(self._total, top + max(1, self.size.height - 1)))
        if all(at in self._rows for at in in_sight):
            return
        wanted = self.window()
        if wanted != self._asked:
            self._asked = wanted
            self.post_message(self.Wanted(self, *wanted))

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Other rows come into sight."""
        super().watch_scroll_y(old, new)
        if self.is_attached:
            self._ask()

    def on_resize(self, _event: events.Resize) -> None:
        """The chosen row stays in sight."""
        self._reveal()
        self._ask()

    def action_step(self, step: int) -> None:
        """A row on or back."""
        self.move_to(self._at + step)

    def action_page(self, direction: int) -> None:
        """A page on or back."""
        self.move_to(self._at + direction * max(1, self.size.height - 2))

    def action_edge(self, direction: int) -> None:
        """The first or the last row."""
        self.move_to(0 if direction < 0 else self._total - 1)

    def action_open(self) -> None:
        """Open the chosen row."""
        if self.chosen is not None:
            self.post_message(self.Opened(self, self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Choose by a click; open by two on the same row."""
        at = event.y + int(self.scroll_offset.y) - 1
        if event.y == 0 or not 0 <= at < self._total:
            return
        again = at == self._at and event.chain > 1
        self.move_to(at)
        if again:
            self.action_open()

    # -- drawing

    def shown_columns(self, width: int) -> list[tuple[TableColumn, int]]:
        """The columns that fit a width, each with its own."""
        kept = [column for column in self._columns if width >= column.from_width]
        taken = sum(column.width for column in kept) + GAP * max(0, len(kept) - 1) + _LEAD + 1
        return [(column, column.width or max(8, width - taken)) for column in kept]

    def render_line(self, y: int) -> Strip:
        """The heading, then a row a line."""
        width = self.scrollable_content_region.width
        columns = self.shown_columns(width)
        if y == 0:
            runs = [Run(" " * _LEAD, Role.DIM)]
            for column, given in columns:
                runs.append(Run(fit(safe_line(column.heading), given) + " " * GAP, Role.DIM))
            return self.strip(runs, width)
        at = y - 1 + int(self.scroll_offset.y)
        if at >= self._total:
            return self.strip((), width)
        here = at == self._at
        surface = Surface.RAISED if here else None
        bar = Run(self.glyphs.bar if here else " ", Role.CURSOR if self.has_focus else Role.DIM)
        row = self._rows.get(at)
        if row is None:
            return self.strip((bar, Run("  …", Role.DIM)), width, surface)
        mark = "*" if self.glyphs is ASCII else "✓"
        runs = [bar, Run(mark if row.id in self._marked else " ", Role.KEY), Run(" ", Role.TEXT)]
        for column, given in columns:
            text, role = row.cells.get(column.name, Cell(""))
            if here and role is Role.TEXT:
                role = Role.STRONG
            shown = truncate(safe_line(text), given)
            runs += [Run(shown, role), Run(" " * (given - cells(shown) + GAP), Role.TEXT)]
        return self.strip(runs, width, surface)
