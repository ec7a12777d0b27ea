"""Which comments the review board acts on, and which it shows: marks and filters."""

from __future__ import annotations

from dataclasses import replace

from comments.records import Comment
from workbench.screens.board_frame import BoardFrame
from workbench.screens.board_list import EVERYTHING
from workbench.screens.filtering import UNPLACED, Filter, FilterSheet
from workbench.widgets.prompt_line import PromptLine


class BoardChoosing(BoardFrame):
    """Marks comments, and hides those that aren't asked for."""

    # -- marking

    def _targets(self) -> list[Comment]:
        """The marked comments, else the one under the cursor."""
        found = [self._seen[each] for each in self._marked if each in self._seen]
        if not found and (chosen := self.chosen) is not None:
            found = [chosen]
        if not found:
            self.tell(self.words("board.empty" if self.filter == EVERYTHING else "board.none"), "hint")
        return found

    def _show_marks(self) -> None:
        self.table.set_marked(self._marked)
        self._show_header()

    def action_mark(self) -> None:
        """Mark or unmark the comment, and go on to the next."""
        chosen = self.table.chosen
        if chosen is None:
            return
        if chosen in self._marked:
            del self._marked[chosen]
        else:
            self._marked[chosen] = None
        self._show_marks()
        self.table.action_step(1)

    def action_mark_all(self) -> None:
        """Mark everything that the filter leaves, or nothing if all of it is marked."""
        wanted = self.filter

        def everything() -> tuple[Comment, ...]:
            return self.workspace.comments(
                self.slug,
                article=wanted.article or None,
                wanted=wanted.wanted(),
                unplaced=wanted.placed == UNPLACED,
            )

        def mark(found: tuple[Comment, ...]) -> None:
            self._seen.update((comment.id, comment) for comment in found)
            ids = [comment.id for comment in found]
            self._marked = {} if self._marked.keys() == set(ids) else dict.fromkeys(ids)
            self._show_marks()

        self.work("mark", "", everything, mark)

    # -- filtering

    def action_filter(self) -> None:
        """Choose what is shown."""

        def values() -> tuple[tuple[str, ...], tuple[str, ...]]:
            return self.workspace.values(self.slug, "author"), self.workspace.values(self.slug, "topic")

        def ask(found: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
            self.app.push_screen(FilterSheet(self.filter, *found, self.words), self._filtered)

        self.work("values", "", values, ask)

    def _filtered(self, wanted: Filter | None) -> None:
        if wanted is None or wanted == self.filter:
            return
        self.filter = wanted
        self._marked = {}
        self.table.set_marked(())
        self._reload(at=0, offset=0)

    def action_find(self) -> None:
        """Ask for words; comments without them are hidden."""
        self.query_one(PromptLine).ask("find", self.words("search.prompt"), self.filter.text)

    def action_only_unplaced(self) -> None:
        """Show only comments that lost their place, or all again."""
        self._filtered(replace(self.filter, placed="" if self.filter.placed else UNPLACED))

    def action_clear_filter(self) -> None:
        """Show everything."""
        self._filtered(Filter(deleted=self.filter.deleted))
