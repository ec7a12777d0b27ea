"""What screens share that show the text of the law: going to its ends, and about in it by pages."""

from __future__ import annotations

from workbench.screens.base import WorkbenchScreen
from workbench.widgets.law_view import LawView


class LawScreen(WorkbenchScreen):
    """A screen with one view of the law."""

    @property
    def law(self) -> LawView:
        """The text."""
        return self.query_one(LawView)

    def action_first_article(self) -> None:
        """To the beginning."""
        self.law.go_to_edge(-1)

    def action_last_article(self) -> None:
        """To the end."""
        self.law.go_to_edge(1)

    def action_half_page_down(self) -> None:
        """Half a page on."""
        self.law.scroll_pages(0.5)

    def action_half_page_up(self) -> None:
        """Half a page back."""
        self.law.scroll_pages(-0.5)

    def action_page_down(self) -> None:
        """A page on."""
        self.law.scroll_pages(1)

    def action_page_up(self) -> None:
        """A page back."""
        self.law.scroll_pages(-1)
