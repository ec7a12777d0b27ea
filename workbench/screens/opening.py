"""What is seen while the database is loaded and the store opened: that the program has begun, and on what it waits."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from workbench.bindings import bind
from workbench.palette import Role
from workbench.widgets.bars import HeaderBar, Item
from workbench.wording import Words


class OpeningScreen(Screen[None]):
    """The first screen. Kept apart from the others, whose modules take longer to load than the terminal to be drawn."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("quit", priority=True)]

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.pressed: list[events.Key] = []
        """What was pressed meanwhile: it was meant for what comes next."""

    def compose(self) -> ComposeResult:
        """The product's name, and what is being done."""
        yield HeaderBar(language=self.words.language)
        yield Static(Content(self.words("opening.store")), id="opening-store")

    def on_mount(self) -> None:
        """Name the program where later the place is named."""
        self.query_one(HeaderBar).set_items([Item(self.words("opening.title"), Role.LABEL, 9)])

    def on_key(self, event: events.Key) -> None:
        """Keep the key."""
        event.stop()
        self.pressed.append(events.Key(event.key, event.character))

    def action_quit(self) -> None:
        """Leave; the store is closed again once it is open."""
        self.app.exit(0)
