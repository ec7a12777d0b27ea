"""The message log: everything the status line has said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.bindings import bind
from workbench.safe import safe
from workbench.screens.sheet import Sheet
from workbench.widgets.bars import KeysBar

if TYPE_CHECKING:
    from workbench.app import WorkbenchApp


@dataclass(frozen=True, slots=True)
class LoggedMessage:
    """Something the status line said."""

    at: datetime
    text: str
    kind: str
    """``info``, ``hint`` or ``error``."""


class MessagesScreen(Sheet[None]):
    """Past messages, newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("leave"),
        bind("quit", "leave"),
        bind("messages", "leave"),
    ]

    def compose(self) -> ComposeResult:
        """A title, the messages, the keys."""
        app: WorkbenchApp = self.app  # type: ignore[assignment]  # App is generic in its result; ours is the only one
        words = app.words
        with Vertical(classes="sheet"):
            yield Static(Content(words("messages.title")), classes="sheet-title")
            with VerticalScroll(id="messages"):
                if not app.messages:
                    yield Static(Content(words("messages.none")), classes="dim")
                for message in reversed(app.messages):
                    stamp = message.at.astimezone().strftime("%H:%M:%S")
                    sign = "! " if message.kind == "error" else "  "
                    yield Static(Content(f"{stamp} {sign}{safe(message.text)}"), classes=f"message -{message.kind}")
        yield KeysBar(language=words.language)

    def on_mount(self) -> None:
        """Show the keys."""
        self.show_keys((), self.query_one(KeysBar).language)
