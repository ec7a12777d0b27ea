"""Digits typed one by one outside a text field, gathered to an article's number."""

from __future__ import annotations

from textual import events

from workbench.screens.base import WorkbenchScreen


class DigitScreen(WorkbenchScreen):
    """A screen where digits and Enter go to an article."""

    def __init__(self) -> None:
        super().__init__()
        self._digits = ""

    @property
    def takes_digits(self) -> bool:
        """Whether a digit pressed now is of an article's number."""
        return True

    def go_to_number(self, number: str) -> None:
        """Go to an article by its number or label."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """Digits gather to an article's number; Enter goes there."""
        if not self.takes_digits:
            return
        if event.character is not None and event.character in "0123456789":
            event.stop()
            event.prevent_default()
            self._digits += event.character
            self.show_message(self.words("goto.pending", digits=self._digits), "pending")
        elif self._digits:
            digits, self._digits = self._digits, ""
            self.show_message("", "pending")
            if event.key == "enter":
                event.stop()
                event.prevent_default()
                self.go_to_number(digits)
            elif event.key in ("escape", "backspace"):
                event.stop()
