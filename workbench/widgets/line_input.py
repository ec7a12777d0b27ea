"""A field of one line that takes no steering characters, however they are put into it."""

from __future__ import annotations

from textual.widgets import Input

from workbench.safe import without_unsafe


class LineInput(Input):
    """An input that leaves out what `workbench.safe` would mark, as the larger text fields do."""

    def validate_value(self, value: str) -> str:
        """The text without control, direction and zero-width characters, on one line."""
        return without_unsafe(value).replace("\n", " ").replace("\t", " ")
