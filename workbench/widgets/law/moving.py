"""Going from article to article, scrolling, folding."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType

from drafts.comparison import RowKind, Significance
from drafts.model import Span
from workbench.bindings import bind
from workbench.render import ArticleId, Block, BlockKind, Page, Place, Side, has_flag
from workbench.widgets.law.page import LawPage

TOLD_BY = 3
"""Lines of an article that are enough to see which one it is and how it begins."""


class LawMoving(LawPage):
    """A page to move about in. No movement is animated."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("next_article", "next_article(1)"),
        bind("previous_article", "next_article(-1)"),
        bind("page_down", "page(1)"),
        bind("page_up", "page(-1)"),
        bind("first_article", "edge_article(-1)"),
        bind("last_article", "edge_article(1)"),
        bind("follow", "open_fold"),
    ]

    _changes: tuple[Page | None, list[int]] = (None, [])
    """The changes of substance of a page, by their blocks; every key asks for their number."""

    # -- articles

    def go_to(self, key: str, side: Side | str = Side.NEW) -> bool:
        """Make an article the current one and bring it into sight, out of its fold if need be.

        Gives back whether the page has it.
        """
        article = ArticleId(Side(side), key)
        if (self._folding or self._filter is not None) and article not in self._opened:
            index = self._page.block_of(article)
            if index is not None and self._page.blocks[index].kind is BlockKind.FOLD:
                self._opened |= self._page.blocks[index].members
                self._lay_out()
        index = self._page.block_of(article)
        if index is None:
            return False
        self._stand_on(index, article)
        self._show_block(index, jump=True)
        return True

    def next_article(self, step: int = 1) -> bool:
        """Go ``step`` articles on; gives back whether there was one."""
        return self._step_to(step, lambda block: block.can_stand, jump=False)

    def next_change(self, step: int = 1, substantive: bool = True) -> bool:
        """Go to the next (or with -1 the previous) changed article; without ``substantive`` also to renumbered ones."""
        return self._step_to(step, _is_substantive if substantive else _has_sign)

    def next_comment(self, step: int = 1) -> bool:
        """Go to the next (or with -1 the previous) article that has comments."""
        return self._step_to(step, lambda block: self._count(block) > 0)

    def next_uncommented_change(self, step: int = 1) -> bool:
        """Go to the next change of substance that nobody has commented on."""
        return self._step_to(step, lambda block: _is_substantive(block) and not self._count(block))

    def change_position(self) -> tuple[int, int]:
        """How many changes of substance there are up to and with the current article, and in all."""
        index = self._current_index()
        page, changed = self._changes
        if page is not self._page:
            page, changed = self._page, [i for i, block in enumerate(self._page.blocks) if _is_substantive(block)]
            self._changes = page, changed
        return 0 if index is None else bisect_right(changed, index), len(changed)

    def _step_to(self, step: int, wanted: Callable[[Block], bool], *, jump: bool = True) -> bool:
        index = self._current_index()
        at = index if index is not None else -1
        blocks = self._page.blocks
        direction = 1 if step > 0 else -1
        left = abs(step)
        found = None
        at += direction
        while 0 <= at < len(blocks) and left:
            if blocks[at].can_stand and wanted(blocks[at]):
                found, left = at, left - 1
            at += direction
        if found is None:
            return False
        self._stand_on(found)
        self._show_block(found, jump=jump)
        return True

    # -- scrolling

    def _show_block(self, index: int, *, jump: bool = False) -> None:
        """Bring a block into sight: as little scrolling as will do, or on a jump with some of what stands before it.

        A block that is higher than the screen begins at the top.
        """
        height, at = self.size.height, self.scroll_offset.y
        if not height:
            return
        top, bottom = self._page.top(index), self._page.bottom(index) - 1
        if top > 0 and self._page.blocks[(rule := self._page.block_at(top - 1))].kind is BlockKind.RULE:
            top = self._page.top(rule) + 1
        if at <= top and bottom <= at + height:
            return
        if bottom - top >= height:
            goal = top
        elif jump:
            goal = min(top, max(top - height // 5, bottom - height))
        else:
            goal = top if top < at else bottom - height
        self.scroll_to(y=goal, animate=False, immediate=True, force=True)

    def _show_line(self, y: int) -> None:
        height, at = self.size.height, self.scroll_offset.y
        if y < at + 2:
            self.scroll_to(y=max(0, y - height // 3), animate=False, immediate=True, force=True)
        elif y >= at + height - 1:
            self.scroll_to(y=y - height + 1 + height // 3, animate=False, immediate=True, force=True)

    def _show_current(self) -> None:
        held, index = self._held_place(), self._current_index()
        at, end = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        if held is not None and (target := self._page.locate(held)):
            if not at <= target.y < end:
                self._show_line(target.y)
        elif index is not None:
            top, bottom = self._page.top(index), self._page.bottom(index) - 1
            begins_here = at <= top and min(bottom, top + TOLD_BY) <= end
            read_on_here = top < at < bottom
            if not (begins_here or read_on_here):
                self._show_block(index)

    def show_span(self, article: ArticleId, span: Span) -> None:
        """Bring words of an article's body into sight."""
        if target := self._page.locate(Place(article.side, article.key, span.start)):
            self._show_line(target.y)

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines; the current article follows once it is out of sight."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True, force=True)
        self._follow()

    def scroll_pages(self, pages: float) -> None:
        """Scroll by pages, keeping two lines in sight; 0.5 is half a page."""
        step = max(1, round((self.size.height - 2) * abs(pages)))
        self.scroll_lines(step if pages > 0 else -step)

    def _follow(self) -> None:
        """Make an article in sight the current one, if the current one isn't."""
        index = self._current_index()
        if index is None or self._held_place() is not None:
            return
        top = self.scroll_offset.y
        bottom = top + self.size.height
        if self._page.bottom(index) - 1 > top and self._page.top(index) < bottom:
            return
        ahead = self._page.bottom(index) - 1 <= top
        lines = (
            range(top, min(bottom, self._page.height)) if ahead else range(min(bottom, self._page.height) - 1, top, -1)
        )
        for y in lines:
            found = self._page.block_at(y)
            if self._page.blocks[found].can_stand:
                self._stand_on(found)
                return

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three lines on."""
        self.scroll_lines(3)
        event.stop()
        event.prevent_default()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three lines back."""
        self.scroll_lines(-3)
        event.stop()
        event.prevent_default()

    def action_next_article(self, step: int) -> None:
        """Next or previous article."""
        self.next_article(step)

    def action_page(self, pages: int) -> None:
        """A page on or back."""
        self.scroll_pages(pages)

    def action_edge_article(self, direction: int) -> None:
        """The first (-1) or last (1) article."""
        self.go_to_edge(direction)

    def go_to_edge(self, direction: int) -> None:
        """Go to the first (-1) or last (1) article."""
        standing = [i for i, block in enumerate(self._page.blocks) if block.can_stand]
        if standing:
            index = standing[0 if direction < 0 else -1]
            self._stand_on(index)
            if direction < 0:
                self.scroll_to(y=0, animate=False, immediate=True, force=True)
            else:
                self._show_block(index)

    # -- folds

    @property
    def is_folding(self) -> bool:
        """Whether unchanged articles are folded away."""
        return self._folding

    def toggle_fold(self) -> bool:
        """Fold the runs of unchanged articles, or show them all; gives back whether they are folded now."""
        self._folding = not self._folding
        self._opened = frozenset()
        self._lay_out()
        return self._folding

    @property
    def has_folds(self) -> bool:
        """Whether any run of articles is shown as one line."""
        return any(block.kind is BlockKind.FOLD for block in self._page.blocks)

    def action_open_fold(self) -> None:
        """Show the articles of the fold that the cursor stands on; elsewhere the key means what it means to the screen."""
        index = self._current_index()
        if index is None or self._page.blocks[index].kind is not BlockKind.FOLD:
            raise SkipAction
        self._opened |= self._page.blocks[index].members
        self._lay_out()

    @property
    def filter(self) -> str | None:
        """The kind of flag that articles are chosen by; empty for any, None for no choice."""
        return self._filter

    def set_filter(self, kind: str | None) -> int:
        """Fold away every article without a flag of this kind; empty for any kind, None for none.

        Gives back how many articles are left; with none left nothing is folded.
        """
        left = [b for b in self._full if b.kind is BlockKind.ARTICLE and (kind is None or has_flag(b, kind))]
        self._filter = kind if left else None
        self._opened = frozenset()
        self._lay_out()
        if kind is not None and left and self._current_index() is not None:
            index = self._current_index()
            if index is not None and self._page.blocks[index].kind is BlockKind.FOLD:
                self._step_to(1 if self._has_flagged_below(index) else -1, _is_article)
        return len(left)

    def _has_flagged_below(self, index: int) -> bool:
        return any(block.kind is BlockKind.ARTICLE for block in self._page.blocks[index + 1 :])


def _is_substantive(block: Block) -> bool:
    """Whether a change may matter in law: a move, and anything not proven to be mechanical."""
    if not block.is_changed:
        return False
    return block.change is not RowKind.EDITED or block.significance not in (Significance.NONE, Significance.MECHANICAL)


def _has_sign(block: Block) -> bool:
    return block.sign != " " and block.kind is BlockKind.ARTICLE


def _is_article(block: Block) -> bool:
    return block.kind is BlockKind.ARTICLE
