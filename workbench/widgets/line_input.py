"""A field of one line that takes no steering characters, however they are put into it."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from workbench.linebreak import cells
from workbench.safe import without_unsafe

WIDE_SPACE = "\u3000"
"""What a Chinese input method puts between 第四条之一 and its words."""


class LineInput(Input):
    """An input that leaves out what `workbench.safe` would mark, as the larger text fields do."""

    def validate_value(self, value: str) -> str:
        """The text without control, direction and zero-width characters, on one line."""
        return without_unsafe(value).replace("\n", " ").replace("\t", " ")

    async def _on_key(self, event: events.Key) -> None:
        """Put in a full-width space, which Textual takes for no character; its own handler has all the others."""
        if event.character == WIDE_SPACE:
            event.stop()
            event.prevent_default()
            self.replace(WIDE_SPACE, *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted; Textual's own handler, which takes the first, then inserts them as one."""
        event.text = one_line(event.text)


def one_line(text: str) -> str:
    """The lines joined to one: by a space between words that are written with spaces, else by nothing."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return text
    joined = lines[0]
    for line in lines[1:]:
        spaced = cells(joined[-1]) == cells(line[0]) == 1
        joined += f" {line}" if spaced else line
    return joined
