"""The screens around a matter's comments, opened alike from the docket and from the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from workbench.screens.base import WorkbenchScreen
from workbench.screens.search_scopes import SearchPlace

if TYPE_CHECKING:
    from workbench.workspace import Hit


class OpensAround(WorkbenchScreen):
    """Opens boards and lists on one matter; what is done there is shown when they are left."""

    def matter_here(self) -> str | None:
        """The slug of the matter that keys act on; None, having said so, where there is none."""
        raise NotImplementedError

    def draft_here(self, slug: str) -> str:
        """The label of the draft that is looked at: the newest, unless the screen knows better."""
        return self.workspace.drafts(slug)[-1].label

    def back_at(self, slug: str, article: str | None) -> None:
        """A board was left, for an article of the draft looked at, or for nothing."""
        raise NotImplementedError

    def back_at_comment(self, slug: str, comment: str | None) -> None:
        """A board was left, for a comment or for nothing."""
        self.back_at(slug, None)

    def _open_around(self, slug: str, screen: Screen[str | None]) -> None:
        self.app.push_screen(screen, lambda _: self.back_at(slug, None))

    def action_coverage(self) -> None:
        """Open the coverage board; an article opened there is gone to."""
        from workbench.screens.coverage import CoverageScreen

        if (slug := self.matter_here()) is not None:
            screen = CoverageScreen(slug, self.draft_here(slug))
            self.app.push_screen(screen, lambda article: self.back_at(slug, article))

    def action_overlaps(self) -> None:
        """Show overlapping comments."""
        from workbench.screens.overlaps import OverlapsScreen

        if (slug := self.matter_here()) is not None:
            self._open_around(slug, OverlapsScreen(slug))

    def action_carry_forward(self) -> None:
        """Show where comments on older drafts belong in the newest."""
        from workbench.screens.carrying import CarryScreen

        if (slug := self.matter_here()) is not None:
            if len(self.workspace.drafts(slug)) < 2:
                self.tell(self.words("compare.one"), "hint")
            else:
                self._open_around(slug, CarryScreen(slug))

    def action_adoption(self) -> None:
        """Show what the newest draft did with our proposals; an article opened there is gone to."""
        from workbench.screens.adoption import AdoptionScreen

        if (slug := self.matter_here()) is not None:
            if len(self.workspace.drafts(slug)) < 2:
                self.tell(self.words("compare.one"), "hint")
            else:
                self.app.push_screen(AdoptionScreen(slug), lambda article: self.back_at(slug, article))

    def action_sending(self) -> None:
        """Show how the submission is handed in, and what was sent."""
        from workbench.screens.sending import SendingScreen

        if (slug := self.matter_here()) is not None:
            self._open_around(slug, SendingScreen(slug))

    def action_copies(self) -> None:
        """Show the copies that went to colleagues."""
        from workbench.screens.copies import CopiesScreen

        if (slug := self.matter_here()) is not None:
            self.app.push_screen(CopiesScreen(slug), lambda comment: self.back_at_comment(slug, comment))

    def action_bundles(self) -> None:
        """Show what bundles left undecided; pack and merge."""
        from workbench.screens.bundles import BundlesScreen

        if (slug := self.matter_here()) is not None:
            self._open_around(slug, BundlesScreen(slug))

    def action_people(self) -> None:
        """Show people, roles, and who submits."""
        from workbench.screens.people import PeopleScreen

        if (slug := self.matter_here()) is not None:
            self._open_around(slug, PeopleScreen(slug))

    def action_matter(self) -> None:
        """Show the matter's facts and plan."""
        from workbench.screens.matter import MatterScreen

        if (slug := self.matter_here()) is not None:
            self._open_around(slug, MatterScreen(slug))

    def action_doubts(self) -> None:
        """Show what is doubtful about the draft looked at."""
        from workbench.screens.doubts import DoubtsScreen

        if (slug := self.matter_here()) is not None:
            self.app.push_screen(
                DoubtsScreen(slug, self.draft_here(slug)), lambda changed: self.repaired(slug, changed)
            )

    def repaired(self, slug: str, changed: str | None) -> None:
        """The list of doubts was left; ``changed`` where the text was repaired."""
        self.back_at(slug, None)

    # -- searching everywhere

    def search_place(self) -> SearchPlace:
        """What is open here, for narrower scopes: no matter, unless the screen knows better."""
        return SearchPlace()

    def action_search_everywhere(self) -> None:
        """Find words in drafts and comments; the place chosen is opened."""
        from workbench.screens.searching import SearchScreen

        screen = SearchScreen(self.search_place())
        self.app.push_screen(screen, lambda _: self.go_to_found(screen.hit))

    def go_to_found(self, hit: Hit | None) -> None:
        """Open the matter of a place that was found, there; None stays here."""
        from workbench.screens.review import ReviewScreen

        if hit is not None:
            screen = ReviewScreen(hit.matter)
            screen.wanted_hit = hit
            screen.hands_on = True
            self.app.push_screen(screen, lambda _: self.go_to_found(screen.onward))
