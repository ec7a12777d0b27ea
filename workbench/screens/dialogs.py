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
from workbench.linebreak import break_lines, cells
from workbench.safe import safe

GAP = 4
"""Cells between two answers in a row."""
FRAME = 5
"""Rows of a question besides its title, details and answers: border, padding and the row below the title."""
_STEPS = {"left": -1, "up": -1, "shift+tab": -1, "right": 1, "down": 1, "tab": 1}


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer: the key to press, what it is called to the caller, what it says."""

    key: str
    name: str
    label: str
    shown: str = ""
    """The key as a person reads it, where that differs."""


class BrokenText(Static):
    """A text whose lines are broken as Chinese and English are: no line begins with a comma."""

    def __init__(self, text: str, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        self._text = safe(text)
        super().__init__(Content(self._text), id=id, classes=classes)

    def show(self, text: str) -> None:
        """Another text."""
        self._text = safe(text)
        self._break()

    def on_resize(self, _event: events.Resize) -> None:
        """Broken for the width."""
        self._break()

    def _break(self) -> None:
        lines = break_lines(self._text, max(2, self.content_size.width))
        self.update(Content("\n".join(self._text[line.start : line.shown] for line in lines)))


class AnswerItem(Static):
    """An answer that can be clicked."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer

    @property
    def cell_width(self) -> int:
        """How wide it is."""
        return cells(f"  {self.answer.shown or self.answer.key} {safe(self.answer.label)}")

    def show(self, *, here: bool) -> None:
        """Draw it, marked where Enter would take it."""
        key = self.answer.shown or self.answer.key
        label = (f" {safe(self.answer.label)}", "bold" if here else "")
        self.update(Content.assemble(("› " if here else "  ", "bold $accent"), (key, "bold $accent"), label))


class Question(ModalScreen[str | None]):
    """A sentence, what is at stake, and keys to answer with; gives the name of the answer, None for Escape.

    Arrows walk through the answers and Enter takes one, for whoever has no letters to press: an input method is on. The
    cursor begins on the answer that has Enter for its key, else on the one that changes nothing. A dangerous answer never
    has the key that opened the question.
    """

    BINDINGS: ClassVar[list[BindingType]] = [bind("quit_typing", "leave", priority=True)]

    def __init__(self, title: str, answers: Sequence[Answer], details: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._title = title
        self._answers = answers
        self._details = details
        keys = [answer.key for answer in answers]
        self._at = next((keys.index(key) for key in ("enter", "escape") if key in keys), 0)

    def compose(self) -> ComposeResult:
        """A box with the question, its details and the answers."""
        with Vertical(id="question"):
            yield BrokenText(self._title, id="question-title")
            if self._details:
                with VerticalScroll(id="question-details"):
                    for heading, text in self._details:
                        yield Static(Content(safe(heading)), classes="question-heading")
                        yield BrokenText(text, classes="question-text")
            with Horizontal(id="question-answers"):
                for answer in self._answers:
                    yield AnswerItem(answer)

    def on_mount(self) -> None:
        """Show where the cursor stands."""
        self._walk(0)

    def on_resize(self, _event: events.Resize) -> None:
        """Answers that don't fit beside one another stand below one another; what is at stake leaves them room, and scrolls."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        row = self.query_one("#question-answers")
        stacked = sum(item.cell_width + GAP for item in self.query(AnswerItem)) > row.size.width
        row.set_class(stacked, "-stacked")
        answers = len(self._answers) if stacked else 1
        taken = self.query_one("#question-title").outer_size.height + answers + FRAME
        for details in self.query("#question-details"):
            details.styles.max_height = max(2, self.size.height * 9 // 10 - taken)

    def _walk(self, step: int) -> None:
        self._at = (self._at + step) % max(1, len(self._answers))
        for at, item in enumerate(self.query(AnswerItem)):
            item.show(here=at == self._at)

    def on_key(self, event: events.Key) -> None:
        """Arrows walk, Enter takes what they stand on, Escape leaves; any other key answers by itself."""
        if event.key in _STEPS:
            event.stop()
            self._walk(_STEPS[event.key])
        elif event.key == "enter" and self._answers:
            event.stop()
            self._give(self._answers[self._at])
        elif event.key == "escape":
            event.stop()
            self.dismiss(None)
        else:
            found = next((answer for answer in self._answers if answer.key == event.key), None)
            if found is not None:
                event.stop()
                self._give(found)

    def _give(self, answer: Answer) -> None:
        self.dismiss(None if answer.key == "escape" else answer.name)

    def on_click(self, event: events.Click) -> None:
        """Answer by mouse."""
        if isinstance(event.widget, AnswerItem):
            self._give(event.widget.answer)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
