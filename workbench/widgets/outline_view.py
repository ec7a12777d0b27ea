"""The table of contents beside the text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from drafts.comparison import Comparison
from drafts.model import Draft
from workbench.bindings import bind
from workbench.linebreak import cells, truncate
from workbench.palette import Role, Run, Surface
from workbench.render.model import ArticleId, Side
from workbench.render.outline import OutlineLine, comparison_outline, draft_outline
from workbench.widgets.rows import RowView


class OutlineView(RowView):
    """Chapters and articles with signs at the left and numbers of comments at the right edge."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("follow", "choose")]

    class ArticleChosen(Message):
        """An article was clicked, or entered by key."""

        def __init__(self, view: OutlineView, key: str, side: Side) -> None:
            super().__init__()
            self.view, self.key, self.side = view, key, side

        @property
        def control(self) -> OutlineView:
            """The view it happened in."""
            return self.view

    def __init__(
        self,
        *,
        language: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(language=language, id=id, classes=classes)
        self._lines: tuple[OutlineLine, ...] = ()
        self._counts: Mapping[str, int] = {}
        self._marked: frozenset[str] = frozenset()
        self._current: ArticleId | None = None
        self._at: dict[ArticleId | None, int] = {}

    def show_draft(self, draft: Draft) -> None:
        """Show a single draft's outline."""
        self.show_lines(draft_outline(draft))

    def show_comparison(self, comparison: Comparison) -> None:
        """Show the newer draft's outline with signs."""
        self.show_lines(comparison_outline(comparison, self.language))

    def show_lines(self, lines: tuple[OutlineLine, ...]) -> None:
        """Show these lines."""
        self._lines = lines
        self._at = {line.article: at for at, line in enumerate(lines) if line.article is not None}
        self.virtual_size = Size(0, len(lines))
        self.scroll_to_line(0)
        self.refresh()

    def set_comment_counts(self, counts: Mapping[str, int]) -> None:
        """The number of comments on each article of the newer draft, by key."""
        self._counts = dict(counts)
        self.refresh()

    def set_marked(self, keys: Collection[str]) -> None:
        """Articles to mark with ``*``: somebody else changed something there."""
        self._marked = frozenset(keys)
        self.refresh()

    @property
    def current(self) -> ArticleId | None:
        """The article highlighted."""
        return self._current

    def set_current(self, article: ArticleId | None) -> None:
        """Highlight an article and bring it into sight; posts no message."""
        if article != self._current:
            for each in (self._current, article):
                if each in self._at:
                    self.refresh_lines(self._at[each])
        self._current = article
        at = self._at.get(article)
        if at is not None and self.size.height:
            top, height = self.scroll_offset.y, self.size.height
            if not top <= at < top + height:
                self.scroll_to_line(max(0, at - height // 3))

    def on_resize(self) -> None:
        """Keep the highlighted article in sight."""
        if self._current is not None:
            self.set_current(self._current)

    def _choose(self, line: OutlineLine) -> None:
        if line.article is not None:
            self.set_current(line.article)
            self.post_message(self.ArticleChosen(self, line.article.key, line.article.side))

    def _go(self, step: int) -> None:
        standing = [at for at, line in enumerate(self._lines) if line.article is not None]
        if not standing:
            return
        now = self._at.get(self._current, -1) if self._current else -1
        if step > 0:
            later = [at for at in standing if at > now]
            goal = later[min(step, len(later)) - 1] if later else standing[-1]
        else:
            earlier = [at for at in standing if at < now]
            goal = earlier[max(step, -len(earlier))] if earlier else standing[0]
        self._choose(self._lines[goal])

    def action_step(self, step: int) -> None:
        """Next or previous article."""
        self._go(step)

    def action_page(self, direction: int) -> None:
        """A screen of articles on or back."""
        self._go(direction * max(1, self.size.height - 2))

    def action_edge(self, direction: int) -> None:
        """The first (-1) or last (1) article."""
        self._go(direction * len(self._lines))

    def action_choose(self) -> None:
        """Say once more that the highlighted article is meant."""
        if self._current is not None and self._current in self._at:
            self._choose(self._lines[self._at[self._current]])

    def on_click(self, event: events.Click) -> None:
        """Choose the article clicked; a heading stands for its first article."""
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self._lines):
            line = next((line for line in self._lines[at:] if line.article is not None), None)
            if line is not None:
                self._choose(line)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return self.strip((), width)
        line = self._lines[at]
        indent = " " * min(2 * line.depth, 6)
        if line.article is None:
            title = truncate(f"{indent}{line.label} {line.text}".rstrip(), width - 1)
            return self.strip((Run(" ", Role.TEXT), Run(title, Role.HEADING)), width)
        count = self._counts.get(line.article.key, 0) if line.article.side is Side.NEW else 0
        badge = (f" {count}" if count else "") + ("*" if line.article.key in self._marked else "")
        here = line.article == self._current
        room = width - 4 - len(indent) - len(badge) - 1
        label = truncate(line.label, room)
        text = truncate(line.text, room - cells(label) - 1) if room - cells(label) > 4 else ""
        used = cells(label) + (1 + cells(text) if text else 0)
        runs = [
            Run(self.glyphs.bar if here else " ", Role.CURSOR),
            Run(indent, Role.TEXT),
            Run(line.sign, line.sign_role),
            Run(" ", Role.TEXT),
            Run(label, Role.LABEL if here else Role.TEXT),
            *([Run(" " + text, Role.TEXT if here else Role.DIM)] if text else []),
            Run(" " * max(0, width - 3 - len(indent) - used - len(badge) - 1), Role.TEXT),
            Run(badge, Role.COMMENT),
        ]
        return self.strip(runs, width, Surface.RAISED if here else None)
