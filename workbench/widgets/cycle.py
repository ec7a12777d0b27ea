"""One of many values on a line: left and right, space or a click step through them. Nothing drops down over the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from workbench.bindings import bound
from workbench.safe import safe_line


class Cycle(Static, can_focus=True):
    """The chosen value between two arrows, and which of how many it is."""

    BINDINGS: ClassVar[list[BindingType]] = bound("choices")

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, cycle: Cycle, value: str) -> None:
            super().__init__()
            self.cycle, self.value = cycle, value

        @property
        def control(self) -> Cycle:
            """The line it happened in."""
            return self.cycle

    def __init__(self, options: Sequence[tuple[str, str]], value: str, *, id: str | None = None) -> None:  # noqa: A002  (Textual's name)
        super().__init__(id=id)
        self._options = tuple(options)
        self._value = value

    @property
    def value(self) -> str:
        """The chosen value."""
        return self._value

    def set_options(self, options: Sequence[tuple[str, str]], value: str) -> None:
        """Offer these (value, label) and choose one."""
        self._options, self._value = tuple(options), value
        self._draw()

    def on_mount(self) -> None:
        """Draw it."""
        self._draw()

    def _at(self) -> int:
        values = [value for value, _ in self._options]
        return values.index(self._value) if self._value in values else 0

    def _draw(self) -> None:
        if not self._options:
            self.update("")
            return
        at = self._at()
        self.update(
            Content.assemble(
                ("‹ ", "$text-muted"),
                (safe_line(self._options[at][1]), "bold $accent" if at else "bold"),
                (" ›", "$text-muted"),
                (f"   {at + 1}/{len(self._options)}", "$text-muted"),
            )
        )

    def action_next_value(self) -> None:
        """The next value."""
        self.action_step(1)

    def action_previous_value(self) -> None:
        """The value before."""
        self.action_step(-1)

    def action_step(self, by: int) -> None:
        """Choose the next or the one before."""
        if not self._options:
            return
        self._value = self._options[(self._at() + by) % len(self._options)][0]
        self._draw()
        self.post_message(self.Changed(self, self._value))

    def on_click(self, event: events.Click) -> None:
        """A click steps on; on the left arrow, back."""
        self.action_step(-1 if event.x < 2 else 1)
