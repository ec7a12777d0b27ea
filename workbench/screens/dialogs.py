"""Small questions. Each is a modal screen, never a floating box over the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.bindings import bind
from workbench.safe import safe


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer: the key to press, what it is called to the caller, what it says."""

    key: str
    name: str
    label: str
    shown: str = ""
    """The key as a person reads it, where that differs."""


class AnswerItem(Static):
    """An answer that can be clicked."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(Content.assemble((answer.shown or answer.key, "bold $accent"), f" {safe(answer.label)}"))
        self.answer = answer


class Question(ModalScreen[str | None]):
    """A sentence, what is at stake, and keys to answer with; gives the name of the answer, None for Escape.

    A dangerous answer never has the key that opened the question.
    """

    BINDINGS: ClassVar[list[BindingType]] = [bind("quit_typing", "leave", priority=True)]

    def __init__(self, title: str, answers: Sequence[Answer], details: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._title = title
        self._answers = answers
        self._details = details

    def compose(self) -> ComposeResult:
        """A box with the question, its details and the answers."""
        with Vertical(id="question"):
            yield Static(Content(safe(self._title)), id="question-title")
            if self._details:
                with VerticalScroll(id="question-details"):
                    for heading, text in self._details:
                        yield Static(Content(safe(heading)), classes="question-heading")
                        yield Static(Content(safe(text)), classes="question-text")
            with Horizontal(id="question-answers"):
                for answer in self._answers:
                    yield AnswerItem(answer)

    def on_key(self, event: events.Key) -> None:
        """Answer by key; Escape leaves."""
        for answer in self._answers:
            if event.key == answer.key:
                event.stop()
                self.dismiss(None if answer.key == "escape" else answer.name)
                return
        if event.key == "escape":
            event.stop()
            self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Answer by mouse."""
        if isinstance(event.widget, AnswerItem):
            answer = event.widget.answer
            self.dismiss(None if answer.key == "escape" else answer.name)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
