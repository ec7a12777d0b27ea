"""Two lists of articles, old and new, joined by what the comparison made of them."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from drafts.comparison import Comparison
from workbench.bindings import bind
from workbench.palette import Run, Surface
from workbench.render.alignment import JOINT, PairLine, article_runs, joint_runs
from workbench.render.model import ArticleId, Side
from workbench.widgets.rows import RowView


class AlignmentTable(RowView):
    """The joined lists with a cursor on one side of one line, and marks on articles of either side."""

    DEFAULT_CSS = "AlignmentTable { overflow-y: scroll; }"
    BINDINGS: ClassVar[list[BindingType]] = [bind(name) for name in ("old_side", "new_side", "other_side")]

    class Moved(Message):
        """The cursor stands elsewhere, or another article is marked."""

        def __init__(self, view: AlignmentTable) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> AlignmentTable:
            """The table it happened in."""
            return self.view

    def __init__(
        self,
        *,
        language: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(language=language, id=id)
        self._comparison: Comparison | None = None
        self._lines: tuple[PairLine, ...] = ()
        self._at = 0
        self.side = Side.NEW
        self.marked: dict[Side, list[str]] = {Side.OLD: [], Side.NEW: []}
        """Keys of the articles marked, in the order they were."""

    def show(self, comparison: Comparison, lines: tuple[PairLine, ...], article: ArticleId | None = None) -> None:
        """Show rows with the cursor on an article; marks are taken away."""
        self._comparison, self._lines = comparison, lines
        self.marked = {Side.OLD: [], Side.NEW: []}
        self._at = min(self._at, max(0, len(lines) - 1))
        if article is not None and (found := self._line_of(article)) is not None:
            self._at, self.side = found, article.side
        self.virtual_size = Size(0, len(lines))
        self._settle_side()
        self._keep_in_sight()
        self.refresh()

    @property
    def line(self) -> PairLine | None:
        """The line that the cursor stands on."""
        return self._lines[self._at] if self._at < len(self._lines) else None

    @property
    def article(self) -> ArticleId | None:
        """The article that the cursor stands on."""
        line = self.line
        key = line.key(self.side) if line else None
        return ArticleId(self.side, key) if key else None

    def mark(self) -> None:
        """Mark the article under the cursor, or take its mark away."""
        article = self.article
        if article is not None:
            marked = self.marked[article.side]
            marked.remove(article.key) if article.key in marked else marked.append(article.key)
            self.refresh()
            self.post_message(self.Moved(self))

    def clear_marks(self) -> bool:
        """Take all marks away; gives back whether there were any."""
        had = any(self.marked.values())
        self.marked = {Side.OLD: [], Side.NEW: []}
        self.refresh()
        if had:
            self.post_message(self.Moved(self))
        return had

    def go_to(self, article: ArticleId) -> None:
        """Stand on an article."""
        found = self._line_of(article)
        if found is not None:
            self.side = article.side
            self._at = found
            self._keep_in_sight()
            self.refresh()
            self.post_message(self.Moved(self))

    def _line_of(self, article: ArticleId) -> int | None:
        return next((at for at, line in enumerate(self._lines) if line.key(article.side) == article.key), None)

    def _go(self, at: int) -> None:
        at = min(max(0, at), max(0, len(self._lines) - 1))
        if at != self._at:
            self.refresh_lines(self._at)
            self.refresh_lines(at)
            self._at = at
            self._keep_in_sight()
            self.post_message(self.Moved(self))

    def _settle_side(self) -> None:
        """Stand on the side that has an article."""
        line = self.line
        if line is not None and line.key(self.side) is None:
            self.side = Side.OLD if self.side is Side.NEW else Side.NEW

    def _keep_in_sight(self) -> None:
        height, top = self.size.height, self.scroll_offset.y
        if not height or top <= self._at < top + height:
            return
        if not top - height <= self._at < top + 2 * height:
            goal = self._at - height // 3
        else:
            goal = self._at if self._at < top else self._at - height + 1
        self.scroll_to_line(max(0, goal))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._keep_in_sight()

    def action_step(self, step: int) -> None:
        """Next or previous line."""
        self._go(self._at + step)

    def action_page(self, direction: int) -> None:
        """A screen on or back."""
        self._go(self._at + direction * max(1, self.size.height - 2))

    def action_edge(self, direction: int) -> None:
        """The first or last line."""
        self._go(0 if direction < 0 else len(self._lines) - 1)

    def action_old_side(self) -> None:
        """Stand in the old list."""
        self.stand_on(Side.OLD)

    def action_new_side(self) -> None:
        """Stand in the new list."""
        self.stand_on(Side.NEW)

    def stand_on(self, side: Side) -> None:
        """Stand in the old or the new list."""
        if self.side is not side:
            self.side = side
            self.refresh_lines(self._at)
            self.post_message(self.Moved(self))

    def action_other_side(self) -> None:
        """Stand in the other list."""
        self.stand_on(Side.OLD if self.side is Side.NEW else Side.NEW)

    def on_click(self, event: events.Click) -> None:
        """A click goes to an article; a second one, or the right button, marks it."""
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self._lines):
            self._go(at)
            self.stand_on(Side.OLD if event.x < self._column + JOINT // 2 else Side.NEW)
            if event.chain > 1 or event.button == 3:
                self.mark()

    @property
    def _column(self) -> int:
        return max(10, (self.scrollable_content_region.width - JOINT) // 2)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._lines) or self._comparison is None:
            return self.strip((), width)
        line, here = self._lines[at], at == self._at
        runs: list[Run] = []
        for side, draft in ((Side.OLD, self._comparison.old), (Side.NEW, self._comparison.new)):
            if side is Side.NEW:
                runs += joint_runs(line, self._comparison.rows[line.row], self.glyphs)
            key = line.key(side)
            runs += article_runs(
                draft,
                key,
                self._column,
                marked=key in self.marked[side],
                here=here and side is self.side,
                glyphs=self.glyphs,
            )
        return self.strip(runs, width, Surface.RAISED if here else None)
