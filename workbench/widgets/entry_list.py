"""A list to walk through: entries of several lines under headings, one of them the current one, drawn line by line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from workbench.palette import Role, Run, Surface
from workbench.render.cards import set_lines
from workbench.render.model import Look, Paragraph
from workbench.widgets.rows import RowView

GUTTER = 2
"""Cells left of the text: the current entry's bar and a space."""


class ListEntry(NamedTuple):
    """Something to read, and what choosing it means to whoever asked for the list."""

    paragraphs: tuple[Paragraph, ...]
    value: object = None
    """Handed over when it is chosen."""
    heading: bool = False
    """A heading, or words between entries: the cursor steps over it."""


Build = Callable[[Look], Sequence[ListEntry]]
"""Writes the entries for a look: the language, and brackets where there is no colour."""


class EntryList(RowView):
    """Entries, and which of them is the current one."""

    class Moved(Message):
        """Another entry is the current one."""

        def __init__(self, view: EntryList, entry: ListEntry) -> None:
            super().__init__()
            self.view, self.entry = view, entry

        @property
        def control(self) -> EntryList:
            """The list it happened in."""
            return self.view

    class Chosen(Message):
        """An entry was clicked."""

        def __init__(self, view: EntryList, entry: ListEntry) -> None:
            super().__init__()
            self.view, self.entry = view, entry

        @property
        def control(self) -> EntryList:
            """The list it happened in."""
            return self.view

    def __init__(
        self,
        *,
        language: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(language=language, id=id, classes=classes)
        self._build: Build = lambda _: ()
        self._entries: tuple[ListEntry, ...] = ()
        self._standing: list[int] = []
        self._lines: list[tuple[tuple[Run, ...], ...]] = []
        self._tops: list[int] = [0]
        self._current = -1
        self._width = 0

    def show(self, build: Build, *, current: int = 0) -> None:
        """Show entries, the cursor on the one of that number among those it can stand on."""
        self._build = build
        self._current = -1
        self._write()
        if self._standing:
            self._current = self._standing[min(max(0, current), len(self._standing) - 1)]
        self.scroll_to_line(0)
        self._keep_in_sight()

    @property
    def entries(self) -> tuple[ListEntry, ...]:
        """What is listed, headings included."""
        return self._entries

    @property
    def current(self) -> ListEntry | None:
        """The entry that the cursor stands on."""
        return self._entries[self._current] if self._current >= 0 else None

    @property
    def position(self) -> tuple[int, int]:
        """Which entry the cursor stands on, from 1, and how many there are."""
        at = bisect_right(self._standing, self._current) if self._current >= 0 else 0
        return at, len(self._standing)

    def choose(self, number: int) -> None:
        """Put the cursor on the entry of that number, from 0, of those it can stand on; past the ends on the nearest."""
        if not self._standing:
            return
        goal = self._standing[min(max(0, number), len(self._standing) - 1)]
        if goal != self._current:
            self._redraw(self._current)
            self._redraw(goal)
            self._current = goal
            self.post_message(self.Moved(self, self._entries[goal]))
        self._keep_in_sight()

    def _redraw(self, index: int) -> None:
        if 0 <= index < len(self._lines):
            self.refresh_lines(self._tops[index], len(self._lines[index]))

    def repaint(self) -> None:
        """Write and draw again."""
        self._write()

    def _write(self) -> None:
        self._entries = tuple(self._build(Look(self.language, self.palette.brackets, self.glyphs)))
        self._standing = [at for at, entry in enumerate(self._entries) if not entry.heading]
        self._lay_out()

    def _lay_out(self) -> None:
        if not self.is_attached:
            return
        self._width = self.scrollable_content_region.width
        width = max(8, self._width - GUTTER - 1)
        self._lines = [
            tuple(runs for paragraph in entry.paragraphs for runs in set_lines(paragraph, width))
            for entry in self._entries
        ]
        self._tops = list(accumulate(map(len, self._lines), initial=0))
        self.virtual_size = Size(0, self._tops[-1])
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out for the new width."""
        if self.scrollable_content_region.width != self._width:
            self._lay_out()
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        height, at = self.size.height, self.scroll_offset.y
        if self._current < 0 or not height or self._current >= len(self._lines):
            return
        first = self._current
        while first > 0 and self._entries[first - 1].heading and self._tops[self._current] - self._tops[first - 1] < 4:
            first -= 1
        top, bottom = self._tops[first], self._tops[self._current + 1]
        if top < at or bottom - top > height:
            self.scroll_to_line(top)
        elif bottom > at + height:
            self.scroll_to_line(bottom - height)

    # -- moving

    def action_step(self, step: int) -> None:
        """Next or previous entry; a list without entries scrolls by lines."""
        if not self._standing:
            self.scroll_to_line(self.scroll_offset.y + step)
            return
        self.choose(self.position[0] - 1 + step)

    def action_page(self, direction: int) -> None:
        """A screen of entries on or back."""
        if not self._standing:
            self.action_step(direction * max(1, self.size.height - 2))
            return
        goal = self._tops[self._current] + direction * max(1, self.size.height - 2)
        index = min(max(0, bisect_right(self._tops, goal) - 1), len(self._entries) - 1)
        number = bisect_right(self._standing, index) - 1
        self.choose(max(number, self.position[0]) if direction > 0 else min(number, self.position[0] - 2))

    def action_edge(self, direction: int) -> None:
        """The first or last entry."""
        self.choose(0 if direction < 0 else len(self._standing) - 1)

    def on_click(self, event: events.Click) -> None:
        """A click goes to an entry; a second one chooses it."""
        y = event.y + self.scroll_offset.y
        index = bisect_right(self._tops, y) - 1
        if 0 <= index < len(self._entries) and not self._entries[index].heading:
            self.choose(self._standing.index(index))
            if event.chain > 1:
                self.post_message(self.Chosen(self, self._entries[index]))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= self._tops[-1]:
            return self.strip((), width)
        index = bisect_right(self._tops, at) - 1
        here = index == self._current
        bar = Run(self.glyphs.bar + " " if here else "  ", Role.CURSOR)
        runs = self._lines[index][at - self._tops[index]]
        led = self.has_focus or not self.can_focus  # without a focus of its own, keys reach it from a line beside it
        return self.strip((bar, *runs), width, Surface.RAISED if here and led else None)
