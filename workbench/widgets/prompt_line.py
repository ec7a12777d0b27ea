"""A line to type one thing into: an article's number, words to find, a reply. It opens above the status line."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from workbench.widgets.line_input import LineInput


class PromptLine(Horizontal):
    """One line of input, hidden until asked for."""

    class Given(Message):
        """Something was typed and Enter pressed. ``purpose`` is what `ask` was called with."""

        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text

    class Turned(Message):
        """It was opened or closed: other keys hold."""

        def __init__(self, is_open: bool) -> None:
            super().__init__()
            self.is_open = is_open

    class Left(Message):
        """Escape was pressed."""

        def __init__(self, purpose: str) -> None:
            super().__init__()
            self.purpose = purpose

    def __init__(self) -> None:
        super().__init__()
        self._purpose = ""

    @property
    def is_open(self) -> bool:
        """Whether it is being typed into."""
        return bool(self.display)

    def compose(self) -> ComposeResult:
        """What is asked, and the input."""
        yield Static(id="prompt-label")
        yield LineInput(id="prompt-input", select_on_focus=False)

    def on_mount(self) -> None:
        """Start hidden."""
        self.display = False

    def ask(self, purpose: str, label: str, text: str = "") -> None:
        """Open, saying what is asked, with a text to start from."""
        self._purpose = purpose
        self.query_one("#prompt-label", Static).update(Content.styled(label, "bold $accent"))
        self._type(text)

    def ask_again(self, purpose: str, text: str) -> None:
        """Open with what was typed when this was last asked, since it couldn't be done."""
        if purpose == self._purpose and not self.is_open:
            self._type(text)

    def _type(self, text: str) -> None:
        line = self.query_one(Input)
        line.value = text
        self.display = True
        self.post_message(self.Turned(self.is_open))
        # the terminal's cursor, where an input method draws, is right only once the line has its place
        self.call_after_refresh(line.focus)

    def close(self) -> None:
        """Hide it."""
        self.display = False
        self.post_message(self.Turned(self.is_open))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand over what was typed."""
        event.stop()
        self.close()
        self.post_message(self.Given(self._purpose, event.value))

    def on_key(self, event: events.Key) -> None:
        """Escape leaves."""
        if event.key == "escape":
            event.stop()
            self.action_leave_prompt()

    async def action_take_prompt(self) -> None:
        """Hand over what was typed, as Enter does."""
        await self.query_one(Input).action_submit()

    def action_leave_prompt(self) -> None:
        """Leave it."""
        self.close()
        self.post_message(self.Left(self._purpose))
