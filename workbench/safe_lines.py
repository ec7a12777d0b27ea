"""The last look at every line before it is drawn: whatever a widget let through, no steering character reaches the terminal."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from workbench.safe import safe_line


class OnlySafe(LineFilter):
    """Marks what `workbench.safe` marks. Widgets do so themselves, where they measure; this holds for those that forgot."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with each unsafe character as a mark."""
        return [Segment(safe_line(text), style, control) for text, style, control in segments]
