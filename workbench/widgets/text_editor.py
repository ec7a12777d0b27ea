"""A text field that breaks Chinese lines where they may end, and steps over words rather than clauses."""

from __future__ import annotations

from functools import lru_cache

from rich.text import Text
from textual import events
from textual.document._document import Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths
from textual.widgets import TextArea

from workbench.linebreak import break_lines, cells, truncate
from workbench.render.motions import word_starts
from workbench.safe import safe, without_tricks
from workbench.widgets.line_input import WIDE_SPACE


@lru_cache(maxsize=2048)
def wrap_offsets(text: str, width: int) -> tuple[int, ...]:
    """Where a line of typed text continues on the next row; many spaces at a break get rows of their own."""
    found: list[int] = []
    start = 0
    for line in break_lines(text, width):
        while cells(text[start : line.end]) > width + 1:  # one cell more is the cursor's
            start += len(truncate(text[start : line.end], width, ""))
            found.append(start)
        start = line.end
        found.append(start)
    return tuple(found[:-1])


class LawWrappedDocument(WrappedDocument):
    """Wraps a document by our own line breaks. Textual's own rules take a Chinese clause for one word."""

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap every line anew; lines that stayed the same come from the cache."""
        self._width = width
        self._tab_width = tab_width or self._tab_width
        self._wrap_offsets = []
        self._offset_to_line_info = []
        self._line_index_to_offsets = []
        self._tab_width_cache = []
        for index, line in enumerate(self.document.lines):
            offsets = list(wrap_offsets(line, width)) if width else []
            first = len(self._offset_to_line_info)
            self._wrap_offsets.append(offsets)
            self._tab_width_cache.append([cells_ for _, cells_ in get_tab_widths(line, self._tab_width)])
            self._line_index_to_offsets.append(list(range(first, first + len(offsets) + 1)))
            self._offset_to_line_info += [(index, section) for section in range(len(offsets) + 1)]

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """Wrap after an edit."""
        self.wrap(self._width)


class LawTextArea(TextArea):
    """A text area for law and comments on it."""

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = LawWrappedDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def get_line(self, line_index: int) -> Text:
        """A line as shown: what would steer the terminal stands as a mark."""
        line = super().get_line(line_index)
        line.plain = (
            safe(line.plain.replace("\t", "\0")).replace("\0", "\t") if "\t" in line.plain else safe(line.plain)
        )
        return line

    async def _on_key(self, event: events.Key) -> None:
        """Put in a full-width space, which Textual takes for no character; its own handler has all the others."""
        if event.character == WIDE_SPACE and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(WIDE_SPACE, *self.selection)

    async def _on_paste(self, event: events.Paste) -> None:
        """Leave out of what is pasted whatever hides or steers, but no part of an emoji; Textual's own handler then inserts it."""
        event.text = without_tricks(event.text)

    def _word_starts(self, line: str) -> tuple[int, ...]:
        return word_starts(line, "en" if line.isascii() else "zh")

    def get_cursor_word_left_location(self) -> Location:
        """The start of the word before the cursor."""
        row, column = self.cursor_location
        if column == 0:
            return (row - 1, len(self.document[row - 1])) if row > 0 else (0, 0)
        return row, max((start for start in self._word_starts(self.document[row]) if start < column), default=0)

    def get_cursor_word_right_location(self) -> Location:
        """The start of the word after the cursor, or the end of the line."""
        row, column = self.selection.end
        line = self.document[row]
        if column == len(line) and row < self.document.line_count - 1:
            return row + 1, 0
        return row, min((start for start in self._word_starts(line) if start > column), default=len(line))
