"""The texts in another language that may be set beside a draft, to choose from."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from comments.records import DraftVersion
from workbench.palette import Role
from workbench.render import Look
from workbench.render.pieces import words
from workbench.screens.listing import ListingScreen
from workbench.widgets.entry_list import ListEntry


class Choice(NamedTuple):
    """A text of the store: its matter and its draft's label."""

    slug: str
    label: str


class TranslationsScreen(ListingScreen):
    """The texts that may be set beside a draft; ``choice`` is the one taken."""

    hints: ClassVar[tuple[str, ...]] = ("open_article", "leave_list")

    def __init__(self, options: tuple[tuple[str, DraftVersion], ...]) -> None:
        super().__init__()
        self._options = options
        self.choice: Choice | None = None

    def load(self) -> None:
        """List them."""
        self.say_title(self.words("bilingual.choose"))
        self.put(self._entries)

    def _entries(self, _look: Look) -> list[ListEntry]:
        return [
            ListEntry(
                (
                    words(
                        (f"{slug}  {version.label}", Role.STRONG),
                        (f"  [{version.language}]  ", Role.DIM),
                        version.title,
                    ),
                ),
                Choice(slug, version.label),
            )
            for slug, version in self._options
        ]

    def action_open_article(self) -> None:
        """Take the text under the cursor."""
        current = self.listing.current
        if current is not None and isinstance(current.value, Choice):
            self.choice = current.value
            self.dismiss(None)
