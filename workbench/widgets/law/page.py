"""A draft or a comparison on the screen: what is shown, how it is laid out, which article is the current one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeAlias

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drafts.comparison import Comparison
from drafts.model import Draft, Span
from workbench.collecting import leave_out
from workbench.palette import Glyphs, Palette, Role, Run, Surface
from workbench.render import (
    LEAST_PAIR,
    ArticleId,
    Block,
    BlockKind,
    ComparisonPages,
    Look,
    Mode,
    Page,
    Place,
    Side,
    Translation,
    draft_blocks,
    filtered,
    folded,
    translation_blocks,
)
from workbench.widgets.law import messages
from workbench.widgets.law.ahead import LONG, Ahead, LaidAhead, lay_ahead
from workbench.widgets.overlay import Mark, laid_over
from workbench.widgets.painted import Painted

GUTTER = 4
"""Cells left of the text: bar, sign, number of comments, space."""
PAGES_KEPT = 4
"""Pages that are kept laid out: one a mode."""
_EMPTY = Page((), 80)


class LawPage(Painted, ScrollView, can_focus=True):
    """Shows a draft or a comparison and keeps a current article through every change of layout."""

    SURFACE = Surface.TEXT
    ALLOW_SELECT = False  # Textual's own selection knows cells, not places in the law
    DEFAULT_CSS = """
    LawPage { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; height: 1fr; width: 1fr; }
    """

    ArticleChanged: TypeAlias = messages.ArticleChanged
    LayoutChanged: TypeAlias = messages.LayoutChanged

    def __init__(
        self,
        *,
        language: str | None = None,
        sticky: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(language=language, id=id, classes=classes)
        self.sticky = sticky
        self._draft: Draft | None = None
        self._comparison: Comparison | None = None
        self._pages: ComparisonPages | None = None
        self._translation: Translation | None = None
        self._full: tuple[Block, ...] = ()
        self._mode = self._shown_mode = Mode.NEW
        self._folding = False
        self._filter: str | None = None
        self._opened: frozenset[ArticleId] = frozenset()
        self._page = _EMPTY
        self._laid: dict[tuple[int, int, Glyphs, float], tuple[tuple[Block, ...], Page]] = {}
        self._ahead: Ahead | None = None
        self.room_in: Callable[[Mode], int] = lambda _mode: self._width
        """Cells that the text would have in a mode: panes beside it may come and go with that."""
        self._width = 0
        self._height = 0
        """Rows of the screen that what is shown was scrolled for."""
        self._current: ArticleId | None = None
        self._counts: Mapping[str, int] = {}
        self._quotes: Mapping[str, tuple[Span, ...]] = {}

    # -- what is shown

    def show_draft(self, draft: Draft, *, article: str | None = None) -> None:
        """Show one draft, on its first article or the one named by key."""
        self._draft, self._comparison, self._pages, self._translation = draft, None, None, None
        self._begin(Mode.NEW, article)

    def show_comparison(
        self, comparison: Comparison, mode: Mode | str = Mode.INLINE, *, article: str | None = None
    ) -> None:
        """Show two drafts compared, on the first article or the one of the new draft named by key."""
        self._draft, self._comparison, self._pages, self._translation = comparison.new, comparison, None, None
        self._begin(Mode(mode), article)

    def show_translation(self, translation: Translation, *, article: str | None = None) -> None:
        """Show a draft beside its translation, on the first article or the one of the draft named by key."""
        self._draft, self._comparison, self._pages = translation.base, None, None
        self._translation = translation
        self._begin(Mode.SIDE, article)

    def _begin(self, mode: Mode, article: str | None) -> None:
        self._mode = self._shown_mode = mode
        self._opened, self._current, self._filter = frozenset(), None, None
        self._laid.clear()
        self._forget()
        self._rebuild()
        wanted = self._page.block_of(ArticleId(Side.NEW, article)) if article else None
        if wanted is None:
            self._stand_on_first()
        else:
            self._stand_on(wanted)
        top = self._page.top(wanted) if wanted is not None else 0
        self.scroll_to(y=top, animate=False, immediate=True, force=True)

    def _stand_on_first(self) -> None:
        first = next((i for i, block in enumerate(self._page.blocks) if block.can_stand), None)
        if first is not None:
            self._stand_on(first)

    def _forget(self) -> None:
        """Drop what was about the text shown before."""

    def _held_place(self) -> Place | None:
        """The character that has to stay where it is on the screen when lines change; None for none in particular."""
        return None

    @property
    def mode(self) -> Mode:
        """How a comparison is laid out; ``new`` for a single draft."""
        return self._mode

    @property
    def shown_mode(self) -> Mode:
        """How it is laid out now: ``inline`` where the mode asked for has no room."""
        return self._shown_mode

    @property
    def comparison(self) -> Comparison | None:
        """What is compared, None while a single draft is shown."""
        return self._comparison

    @property
    def draft(self) -> Draft | None:
        """The draft shown, the newer of two."""
        return self._draft

    @property
    def text_width(self) -> int:
        """Cells there are for text."""
        return max(0, self.scrollable_content_region.width - GUTTER - 1)

    def text_within(self, width: int) -> int:
        """Cells there would be for text if the whole view took so many."""
        return max(0, width - self.styles.scrollbar_size_vertical - GUTTER - 1)

    def has_room_for(self, mode: Mode) -> bool:
        """Whether the width is enough for a mode to be readable."""
        return mode is not Mode.SIDE or self.text_width >= LEAST_PAIR

    def set_mode(self, mode: Mode | str) -> None:
        """Lay a comparison out otherwise; article and selection stay."""
        if self._comparison is not None and Mode(mode) is not self._mode:
            self._mode = Mode(mode)
            if self._width:
                self._width = self.room_in(self._mode)  # laid out once, for the width that it gets
                self.call_after_refresh(self._fit)
            self._rebuild()

    def set_language(self, language: str) -> None:
        """Write our own words in another language."""
        self.language = language
        self._pages = None
        self._rebuild()

    def set_comment_counts(self, counts: Mapping[str, int]) -> None:
        """The number of comments on each article of the newer draft, by key."""
        self._counts = dict(counts)
        self.refresh()

    def set_quotes(self, quotes: Mapping[str, Iterable[Span]]) -> None:
        """The words that comments are about: spans in the bodies of the newer draft's articles, by key."""
        self._quotes = {key: tuple(spans) for key, spans in quotes.items()}
        self.refresh()

    def repaint(self) -> None:
        """Draw again; bracketed changes come and go with the palette."""
        self._pages = None
        self._rebuild()

    def _look(self) -> Look:
        palette: Palette = self.palette
        return Look(self.language, palette.brackets, self.glyphs)

    def _rebuild(self) -> None:
        """Make the blocks anew, keeping the current article, the selection and what is in sight."""
        if self._draft is None or not self.is_attached:
            return
        look = self._look()
        if self._translation is not None:
            beside = self.has_room_for(Mode.SIDE) or not self._width
            full = translation_blocks(self._translation, look, beside=beside)
        elif self._comparison is None:
            full = draft_blocks(self._draft, look)
        else:
            if self._pages is None:
                self._pages = ComparisonPages(self._comparison, look)
            too_narrow = self._mode is Mode.SIDE and 0 < self._width < LEAST_PAIR
            mode = Mode.INLINE if too_narrow else self._mode
            full = self._pages.blocks(mode)
            self._shown_mode = mode
        self._full = full
        self._lay_out()

    def _lay_out(self) -> None:
        held = self._hold()
        blocks = self._full
        if self._filter is not None:
            blocks = filtered(blocks, self._look(), self._opened, self._filter)
        elif self._folding:
            blocks = folded(blocks, self._look(), self._opened)
        share = self._translation.share if self._translation is not None else 0.5
        self._page = self._laid_out(blocks, self._width or 76, share)
        self.virtual_size = Size(self._width, self._page.height)
        self._restore(held)
        self.refresh()
        self.post_message(self.LayoutChanged(self))
        self.call_after_refresh(self._go_ahead)

    def _laid_out(self, blocks: tuple[Block, ...], width: int, share: float) -> Page:
        """The blocks as a page; one laid out shortly before is taken again, so that going round the modes is instant."""
        kept = self._laid.get((id(blocks), width, self.glyphs, share))
        return kept[1] if kept else self._keep(blocks, Page(blocks, width, self.glyphs, share, like=self._page))

    def _keep(self, blocks: tuple[Block, ...], page: Page) -> Page:
        key = (id(blocks), page.width, page.glyphs, page.share)
        while len(self._laid) >= PAGES_KEPT and key not in self._laid:
            self._laid.pop(next(iter(self._laid)))
        # the blocks are kept with their page: as long as they live, nothing else has their id
        self._laid[key] = blocks, page
        return page

    def _go_ahead(self) -> None:
        """Have the other modes of a long comparison laid out in a thread, once for each width.

        What fails there isn't missed: a mode that wasn't laid out ahead is laid out when it is asked for.
        """
        if self._pages is None or len(self._full) < LONG or not self._width:
            return
        rooms = ((mode, self.room_in(mode)) for mode in Mode)
        widths = tuple((mode, room) for mode, room in rooms if mode is not Mode.SIDE or room >= LEAST_PAIR)
        asked = Ahead(self._pages, widths, self.glyphs, 0.5)
        before, self._ahead = self._ahead, asked
        if before != asked:
            self.run_worker(
                partial(lay_ahead, self, asked, self._mode),
                group="ahead",
                thread=True,
                exclusive=True,
                exit_on_error=False,
            )

    def on_law_view_laid_ahead(self, message: LaidAhead) -> None:
        """Keep what was laid out, unless something else is shown by now."""
        message.stop()
        if message.asked == self._ahead and message.asked.pages is self._pages:
            self._keep(message.blocks, message.page)
            leave_out()

    def _hold(self) -> tuple[tuple[ArticleId, ...], Place | None, int]:
        """What the eye is on: the current block's articles, a character, and its row on the screen."""
        if not self._page.blocks:
            return (), None, 0
        top, height = self.scroll_offset.y, self._height
        index = self._current_index()
        articles = self._page.blocks[index].articles if index is not None else ()
        held = self._held_place()
        if held is not None and (target := self._page.locate(held)) and 0 <= target.y - top < height:
            return articles, held, target.y - top
        if index is not None and top <= self._page.top(index) < top + height:
            return articles, None, self._page.top(index) - top
        for y in range(top, min(top + height, self._page.height)):
            for spot in self._page.line(y).spots:
                return articles, spot.places[0], y - top
        return articles, None, 0

    def _restore(self, held: tuple[tuple[ArticleId, ...], Place | None, int]) -> None:
        articles, place, row = held
        index = next((found for a in articles if (found := self._page.block_of(a)) is not None), None)
        if index is not None:
            names = self._page.blocks[index].articles
            self._current = next((a for a in articles if a in names), names[0])
        target = self._page.locate(place) if place is not None else None
        if target is not None:
            self.scroll_to(y=target.y - row, animate=False, immediate=True, force=True)
        elif index is not None:
            self.scroll_to(y=self._page.top(index) - row, animate=False, immediate=True, force=True)

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out for the new width; what was in sight before stays there in a lower window too."""
        self._fit()

    def _fit(self) -> None:
        width, before = self.text_width, self._width
        self._width = width
        if width != before:
            if self._mode is Mode.SIDE or not self._full or not before:
                self._rebuild()
            else:
                self._lay_out()
            if self._current is None:
                self._stand_on_first()
        self._height = self.size.height
        self._show_current()

    def _show_current(self) -> None:
        """Bring what the reader is at into sight, if a change of the window left it outside."""

    # -- where we are

    @property
    def article(self) -> ArticleId | None:
        """The current article; of the newer draft where it is in both."""
        index = self._current_index()
        if index is None:
            return self._current
        if self._current is not None and self._current.side is Side.NEW:
            return self._current
        names = self._page.blocks[index].articles
        return next((a for a in names if a.side is Side.NEW), names[0])

    @property
    def article_key(self) -> str | None:
        """The current article's key in the newer draft, or in the older one where it was deleted."""
        article = self.article
        return article.key if article else None

    def _current_index(self) -> int | None:
        return self._page.block_of(self._current) if self._current is not None else None

    def _stand_on(self, index: int, article: ArticleId | None = None) -> None:
        block = self._page.blocks[index]
        before, left = self._current, self._current_index()
        self._current = article if article is not None and article in block.members else block.articles[0]
        if self._current != before:
            self._redraw(index if left is None else left, index)
            now = self.article
            if now is not None:
                self.post_message(self.ArticleChanged(self, now.key, now.side))

    def _redraw(self, *blocks: int) -> None:
        """Draw these blocks again, none of whose lines moved, and the first line in sight, where a heading may be repeated."""
        self.refresh_lines(self.scroll_offset.y)
        for index in blocks:
            top = self._page.top(index)
            self.refresh_lines(top, self._page.bottom(index) - top)

    def _count(self, block: Block) -> int:
        return sum(self._counts.get(a.key, 0) for a in block.articles if a.side is Side.NEW)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        page = self._page
        if at >= page.height:
            return Strip.blank(width, self.palette.style(Role.TEXT, self.SURFACE))
        line = page.line(at)
        block = page.blocks[line.block]
        if (
            y == 0
            and self.sticky
            and block.kind is BlockKind.ARTICLE
            and page.top(line.block) < at < page.bottom(line.block) - 1
        ):
            heading = page.line(page.top(line.block))
            return self.strip((*self._gutter(line.block, block, True), *heading.runs), width, Surface.RAISED)
        gutter = self._gutter(line.block, block, at == page.top(line.block), at == page.bottom(line.block) - 1)
        return self.strip((*gutter, *laid_over(line.runs, self._marks(at, block))), width)

    def _gutter(self, index: int, block: Block, first: bool, blank: bool = False) -> tuple[Run, ...]:
        current = index == self._current_index() and block.can_stand and not blank
        bar = Run(self.glyphs.bar if current else " ", Role.CURSOR)
        if not first or not block.can_stand:
            return bar, Run("   ", Role.TEXT)
        count = self._count(block)
        badge = Run(str(count) if count < 10 else "*", Role.BADGE) if count else Run(" ", Role.TEXT)
        return bar, Run(block.sign, block.sign_role), badge, Run(" ", Role.TEXT)

    def _marks(self, y: int, block: Block) -> list[Mark]:
        """What lies over a line; where marks overlap the last wins. Quoted words come first."""
        marks: list[Mark] = []
        page = self._page
        for article in block.articles:
            if article.side is Side.NEW:
                for span in self._quotes.get(article.key, ()):
                    start = Place(Side.NEW, article.key, span.start)
                    marks += [Mark(a, b, Role.QUOTE) for a, b in page.stretches(y, start, len(span))]
        return marks
