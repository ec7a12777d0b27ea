"""One of a few values on a line: left and right, space or a click choose. Nothing drops down over the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from workbench.bindings import bound
from workbench.linebreak import cells
from workbench.safe import safe_line

GAP = "   "


class Choice(Static, can_focus=True):
    """A row of labels of which one is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = bound("choices")

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, choice: Choice, value: str) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str,
        *,
        one_at_a_time: bool = False,
        id: str | None = None,  # noqa: A002  (Textual's name)
    ) -> None:
        """``one_at_a_time`` shows the chosen label alone, with its turn; a line too short for all the labels does as well."""
        super().__init__(id=id)
        self._one_at_a_time = one_at_a_time
        self._options = tuple((value, safe_line(label)) for value, label in options)
        self._value = value

    @property
    def value(self) -> str:
        """The chosen value."""
        return self._value

    def on_mount(self) -> None:
        """Draw it."""
        self._draw()

    def on_resize(self) -> None:
        """Show all labels where the line holds them."""
        self._draw()

    @property
    def _is_alone(self) -> bool:
        whole = sum(4 + cells(label) + len(GAP) for _, label in self._options) - len(GAP)
        return self._one_at_a_time or 0 < self.size.width < whole

    def _draw(self) -> None:
        if self._is_alone:
            values = [value for value, _ in self._options]
            at = values.index(self._value)
            turn = (f"   {at + 1}/{len(values)}", "$text-muted")
            self.update(Content.assemble((f"◂ {self._options[at][1]} ▸", "bold $accent"), turn))
            return
        parts: list[Content | str | tuple[str, str]] = []
        for value, label in self._options:
            chosen = value == self._value
            parts += [(f"({'•' if chosen else ' '}) {label}", "bold $accent" if chosen else "$text-muted"), GAP]
        self.update(Content.assemble(*parts))

    def action_next_value(self) -> None:
        """The next value."""
        self.action_step(1)

    def action_previous_value(self) -> None:
        """The value before."""
        self.action_step(-1)

    def action_step(self, by: int) -> None:
        """Choose the next or the one before."""
        values = [value for value, _ in self._options]
        self.choose(values[(values.index(self._value) + by) % len(values)])

    def choose(self, value: str) -> None:
        """Choose a value."""
        if value == self._value:
            return
        self._value = value
        self._draw()
        self.post_message(self.Changed(self, value))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked; where one is shown at a time, the one before at its left edge, else the next."""
        if self._is_alone:
            self.action_step(-1 if event.x < 2 else 1)
            return
        at = 0
        for value, label in self._options:
            width = 4 + cells(label)
            if at <= event.x < at + width:
                self.choose(value)
                return
            at += width + len(GAP)
