"""The law itself on the screen: a draft to read, or two drafts compared, drawn line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drafts.comparison import Comparison, RowKind, Significance
from drafts.model import Draft, Span
from workbench.palette import Palette, Role, Surface
from workbench.render import (
    LEAST_PAIR,
    ArticleId,
    Block,
    BlockKind,
    ComparisonPages,
    Look,
    Mode,
    Page,
    Part,
    Place,
    Run,
    Side,
    draft_blocks,
    folded,
)
from workbench.render.motions import move, sentence_starts, span_around, word_starts
from workbench.render.search import Hit, find_words
from workbench.widgets.overlay import Mark, laid_over
from workbench.widgets.painted import Painted

GUTTER = 4
"""Cells left of the text: bar, sign, number of comments, space."""
_EMPTY = Page((), 80)
_SELECTION_KEYS = {
    "h": "left",
    "l": "right",
    "left": "left",
    "right": "right",
    "w": "word",
    "b": "word-back",
    "right_parenthesis": "sentence",
    "left_parenthesis": "sentence-back",
    "fullwidth_right_parenthesis": "sentence",
    "fullwidth_left_parenthesis": "sentence-back",
    "right_curly_bracket": "paragraph",
    "left_curly_bracket": "paragraph-back",
    "0": "start",
    "dollar_sign": "end",
    "home": "start",
    "end": "end",
    "j": "down",
    "k": "up",
    "down": "down",
    "up": "up",
}
_SHIFTED = {
    "shift+left": "left",
    "shift+right": "right",
    "shift+up": "up",
    "shift+down": "down",
    "ctrl+shift+right": "word",
    "ctrl+shift+left": "word-back",
    "shift+home": "start",
    "shift+end": "end",
}


class Selected(NamedTuple):
    """Words picked out in one article: a span of its body, and the words."""

    article: str
    span: Span
    text: str


class LawView(Painted, ScrollView, can_focus=True):
    """Shows a draft or a comparison; keeps a current article, a selection and search marks.

    It decides nothing: it says what happened in messages and does what its methods are asked.
    """

    SURFACE = Surface.TEXT
    ALLOW_SELECT = False  # Textual's own selection knows cells, not places in the law
    DEFAULT_CSS = """
    LawView { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; height: 1fr; width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "next_article(1)", show=False),
        Binding("up", "next_article(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "edge_article(-1)", show=False),
        Binding("end", "edge_article(1)", show=False),
        Binding("enter", "open_fold", show=False),
    ]

    class ArticleChanged(Message):
        """Another article is the current one."""

        def __init__(self, view: LawView, key: str, side: Side) -> None:
            super().__init__()
            self.view, self.key, self.side = view, key, side

        @property
        def control(self) -> LawView:
            """The view it happened in."""
            return self.view

    class SelectionChanged(Message):
        """Words were picked out, or none are any longer."""

        def __init__(self, view: LawView, selection: Selected | None) -> None:
            super().__init__()
            self.view, self.selection = view, selection

        @property
        def control(self) -> LawView:
            """The view it happened in."""
            return self.view

    class CommentAsked(Message):
        """A comment is wanted on the current article, or on the words picked out."""

        def __init__(self, view: LawView, key: str, selection: Selected | None) -> None:
            super().__init__()
            self.view, self.key, self.selection = view, key, selection

        @property
        def control(self) -> LawView:
            """The view it happened in."""
            return self.view

    class LayoutChanged(Message):
        """The pane got another width or mode, so that what fits may differ."""

        def __init__(self, view: LawView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> LawView:
            """The view it happened in."""
            return self.view

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
        self._full: tuple[Block, ...] = ()
        self._mode = Mode.NEW
        self._folding = False
        self._opened: frozenset[ArticleId] = frozenset()
        self._page = _EMPTY
        self._width = 0
        self._current: ArticleId | None = None
        self._counts: Mapping[str, int] = {}
        self._quotes: Mapping[str, tuple[Span, ...]] = {}
        self._anchor: Place | None = None
        self._head: Place | None = None
        self._hits: tuple[Hit, ...] = ()
        self._hit = -1
        self._hits_in: dict[ArticleId, list[int]] = {}
        self._pressed: Place | None = None
        self._dragged = False

    # -- what is shown

    def show_draft(self, draft: Draft, *, article: str | None = None) -> None:
        """Show one draft, on its first article or the one named by key."""
        self._draft, self._comparison, self._pages = draft, None, None
        self._begin(Mode.NEW, article)

    def show_comparison(
        self, comparison: Comparison, mode: Mode | str = Mode.INLINE, *, article: str | None = None
    ) -> None:
        """Show two drafts compared, on the first article or the one of the new draft named by key."""
        self._draft, self._comparison, self._pages = comparison.new, comparison, None
        self._begin(Mode(mode), article)

    def _begin(self, mode: Mode, article: str | None) -> None:
        self._mode, self._opened, self._hits, self._hit = mode, frozenset(), (), -1
        self._anchor = self._head = None
        self._current = None
        self._rebuild()
        wanted = self._page.block_of(ArticleId(Side.NEW, article)) if article else None
        first = next((i for i, block in enumerate(self._page.blocks) if block.can_stand), None)
        index = first if wanted is None else wanted
        if index is not None:
            self._stand_on(index)
            self.scroll_to(y=0 if wanted is None else self._page.top(index), animate=False, immediate=True, force=True)

    @property
    def mode(self) -> Mode:
        """How a comparison is laid out; ``new`` for a single draft."""
        return self._mode

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

    def has_room_for(self, mode: Mode) -> bool:
        """Whether the width is enough for a mode to be readable."""
        return mode is not Mode.SIDE or self.text_width >= LEAST_PAIR

    def set_mode(self, mode: Mode | str) -> None:
        """Lay a comparison out otherwise; article and selection stay."""
        if self._comparison is not None and Mode(mode) is not self._mode:
            self._mode = Mode(mode)
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
        if self._comparison is None:
            full = draft_blocks(self._draft, look)
        else:
            if self._pages is None:
                self._pages = ComparisonPages(self._comparison, look)
            mode = self._mode if self.has_room_for(self._mode) or not self._width else Mode.INLINE
            full = self._pages.blocks(mode)
        self._full = full
        self._lay_out()

    def _lay_out(self) -> None:
        held = self._hold()
        blocks = folded(self._full, self._look(), self._opened) if self._folding else self._full
        self._page = Page(blocks, self._width or 76, self.glyphs)
        self.virtual_size = Size(self._width, self._page.height)
        self._restore(held)
        self.refresh()
        self.post_message(self.LayoutChanged(self))

    def _hold(self) -> tuple[tuple[ArticleId, ...], Place | None, int]:
        """What the eye is on: the current block's articles, a character, and its row on the screen."""
        if not self._page.blocks:
            return (), None, 0
        top, height = self.scroll_offset.y, self.size.height
        index = self._current_index()
        articles = self._page.blocks[index].articles if index is not None else ()
        if self._head is not None and (target := self._page.locate(self._head)) and 0 <= target.y - top < height:
            return articles, self._head, target.y - top
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
        """Lay out for the new width."""
        width = self.text_width
        if width != self._width:
            was_side = self._width and self._mode is Mode.SIDE
            self._width = width
            if was_side or self._mode is Mode.SIDE:
                self._rebuild()
            elif self._full:
                self._lay_out()
            else:
                self._rebuild()

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
        before = self._current
        self._current = article if article is not None and article in block.members else block.articles[0]
        if self._current != before:
            self.refresh()
            now = self.article
            if now is not None:
                self.post_message(self.ArticleChanged(self, now.key, now.side))

    def go_to(self, key: str, side: Side | str = Side.NEW) -> bool:
        """Make an article the current one and bring it into sight, out of its fold if need be.

        Gives back whether the page has it.
        """
        article = ArticleId(Side(side), key)
        if self._folding and article not in self._opened:
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
        changed = [i for i, block in enumerate(self._page.blocks) if _is_substantive(block)]
        return sum(index is not None and i <= index for i in changed), len(changed)

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

    def _count(self, block: Block) -> int:
        return sum(self._counts.get(a.key, 0) for a in block.articles if a.side is Side.NEW)

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
        if index is None or self._head is not None:
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

    def action_open_fold(self) -> None:
        """Show the articles of the fold that the cursor stands on."""
        index = self._current_index()
        if index is not None and self._page.blocks[index].kind is BlockKind.FOLD:
            self._opened |= self._page.blocks[index].members
            self._lay_out()

    # -- selection

    @property
    def is_selecting(self) -> bool:
        """Whether words are picked out."""
        return self._head is not None

    @property
    def selection(self) -> Selected | None:
        """The words picked out, in one article of the draft that ``selection_side`` tells."""
        if self._anchor is None or self._head is None:
            return None
        first, last = sorted((self._anchor.offset, self._head.offset))
        text = self._body(self._head.article)
        span = Span(first, min(last + 1, len(text)))
        return Selected(self._head.key, span, text[span.start : span.end])

    @property
    def selection_side(self) -> Side | None:
        """Which draft the words picked out are of."""
        return self._head.side if self._head else None

    def start_selection(self) -> bool:
        """Begin picking out words in the current article, at its first character in sight; False if it has none."""
        index = self._current_index()
        if index is None or self._page.blocks[index].kind is not BlockKind.ARTICLE:
            return False
        top = max(self._page.top(index), self.scroll_offset.y + 1 if self.scroll_offset.y else 0)
        bottom = self._page.bottom(index)
        for y in (*range(top, bottom), *range(self._page.top(index), top)):
            for spot in self._page.line(y).spots:
                if spot.places[0].part is Part.BODY:
                    self._select(spot.places[0], spot.places[0])
                    return True
        return False

    def extend(self, motion: str) -> None:
        """Move the selection's free end: a motion of `workbench.render.motions`, or ``up`` and ``down`` by a line.

        Without a selection one begins first.
        """
        if self._head is None:
            self.start_selection()
            return
        anchor, head = self._anchor, self._head
        if motion in ("up", "down"):
            goal = self._vertical(1 if motion == "down" else -1)
        else:
            draft = self._draft_of(head.side)
            at = move(motion, self._body(head.article), head.offset, draft.language if draft else self.language)
            goal = head._replace(offset=at)
        if goal is not None and goal.article == head.article and anchor is not None:
            self._select(anchor, goal)
            if target := self._page.locate(goal):
                self._show_line(target.y)

    def _vertical(self, step: int) -> Place | None:
        head = self._head
        target = self._page.locate(head) if head else None
        if target is None or head is None:
            return None
        y = target.y + step
        while 0 <= y < self._page.height:
            found = self._page.place_at(y, target.cell) or self._page.nearest_place(y, target.cell)
            if found is not None and found.article == head.article and found.part is Part.BODY and found != head:
                return found
            if self._page.block_at(y) != self._page.block_at(target.y):
                return None
            y += step
        return None

    def swap_ends(self) -> None:
        """Make the selection's other end the free one."""
        self._anchor, self._head = self._head, self._anchor
        if self._head and (target := self._page.locate(self._head)):
            self._show_line(target.y)
        self.refresh()

    def select(self, key: str, span: Span, side: Side | str = Side.NEW) -> bool:
        """Pick out a span of an article's body; gives back whether the page shows it."""
        if not len(span) or not self.go_to(key, side):
            return False
        self._select(Place(Side(side), key, span.start), Place(Side(side), key, span.end - 1))
        if target := self._page.locate(Place(Side(side), key, span.start)):
            self._show_line(target.y)
        return True

    def clear_selection(self) -> None:
        """Pick out nothing."""
        if self._head is not None:
            self._anchor = self._head = None
            self.refresh()
            self.post_message(self.SelectionChanged(self, None))

    def _select(self, anchor: Place, head: Place) -> None:
        self._anchor, self._head = anchor, head
        index = self._page.block_of(head.article)
        if index is not None:
            self._stand_on(index, head.article)
        self.refresh()
        self.post_message(self.SelectionChanged(self, self.selection))

    def _body(self, article: ArticleId) -> str:
        draft = self._draft_of(article.side)
        provision = draft.by_key.get(article.key) if draft else None
        return draft.body(provision) if draft and provision else ""

    def _draft_of(self, side: Side) -> Draft | None:
        if side is Side.OLD and self._comparison is not None:
            return self._comparison.old
        return self._draft

    def on_key(self, event: events.Key) -> None:
        """While words are picked out, motions move the end; shift with an arrow begins."""
        motion = _SHIFTED.get(event.key)
        if motion is None and self.is_selecting:
            motion = _SELECTION_KEYS.get(event.key)
            if event.key in ("escape", "o"):
                self.clear_selection() if event.key == "escape" else self.swap_ends()
                event.stop()
                event.prevent_default()
        if motion is not None:
            self.extend(motion)
            event.stop()
            event.prevent_default()

    # -- mouse

    def _place_under(self, event: events.MouseEvent) -> Place | None:
        y = event.y + self.scroll_offset.y
        found = self._page.nearest_place(y, event.x - GUTTER)
        return found if found is not None and found.key and found.part is Part.BODY else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a drag would begin."""
        if event.button == 1:
            self._pressed, self._dragged = self._place_under(event), False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag picks out words of the article it began in."""
        if self._pressed is None:
            return
        if event.y < 0 or event.y >= self.size.height:
            self.scroll_to(
                y=self.scroll_offset.y + (1 if event.y > 0 else -1), animate=False, immediate=True, force=True
            )
        place = self._place_under(event)
        if place is None or (place == self._pressed and not self._dragged):
            return
        if place.article == self._pressed.article:
            self._dragged = True
            self._select(self._pressed, place)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """A click without a drag goes to the article."""
        self.release_mouse()
        dragged, self._pressed, self._dragged = self._dragged, None, False
        if event.button != 1 or dragged:
            return
        self.clear_selection()
        y = event.y + self.scroll_offset.y
        if y < self._page.height:
            index = self._page.block_at(y)
            block = self._page.blocks[index]
            if block.can_stand:
                self._stand_on(index)
            if block.kind is BlockKind.FOLD:
                self.action_open_fold()

    def on_click(self, event: events.Click) -> None:
        """Two clicks pick out a word, three a sentence; the right button asks for a comment."""
        if event.button == 3 and self.article_key is not None:
            self.ask_comment()
            return
        place = self._place_under(event)
        if place is None or event.chain < 2:
            return
        text = self._body(place.article)
        draft = self._draft_of(place.side)
        language = draft.language if draft else self.language
        starts = word_starts(text, language) if event.chain == 2 else sentence_starts(text)
        first, last = span_around(starts, place.offset, text)
        self._select(place._replace(offset=first), place._replace(offset=last))

    def ask_comment(self) -> None:
        """Say that a comment is wanted here."""
        if self.article_key is not None:
            self.post_message(self.CommentAsked(self, self.article_key, self.selection))

    # -- search

    def search(self, text: str) -> int:
        """Mark the words wherever they stand in the articles shown; gives back how often."""
        drafts = {side: draft for side in Side if (draft := self._draft_of(side)) is not None}
        articles = [block.articles[0] for block in self._full if block.kind is BlockKind.ARTICLE]
        self._hits, self._hit, self._hits_in = find_words(text, articles, drafts), -1, {}
        for number, hit in enumerate(self._hits):
            self._hits_in.setdefault(hit.place.article, []).append(number)
        self.refresh()
        return len(self._hits)

    def next_hit(self, step: int = 1) -> tuple[int, int] | None:
        """Go to the next (or with -1 the previous) hit, around the end; gives back its number from 1 and how many."""
        if not self._hits:
            return None
        if self._hit < 0:
            self._hit = self._first_hit(step)
        else:
            self._hit = (self._hit + step) % len(self._hits)
        hit = self._hits[self._hit]
        self.go_to(hit.place.key, hit.place.side)
        if target := self._page.locate(hit.place):
            self._show_line(target.y)
        self.refresh()
        return self._hit + 1, len(self._hits)

    def _first_hit(self, step: int) -> int:
        index = self._current_index() or 0
        order = [self._page.block_of(hit.place.article) or 0 for hit in self._hits]
        if step > 0:
            return next((i for i, block in enumerate(order) if block >= index), 0)
        return next((i for i in range(len(order) - 1, -1, -1) if order[i] <= index), len(order) - 1)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Where the words searched for stand."""
        return self._hits

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
        """What lies over a line: quoted words, search hits, the selection; the last wins."""
        marks: list[Mark] = []
        page = self._page
        for article in block.articles:
            if article.side is Side.NEW:
                for span in self._quotes.get(article.key, ()):
                    start = Place(Side.NEW, article.key, span.start)
                    marks += [Mark(a, b, Role.QUOTE) for a, b in page.stretches(y, start, len(span))]
        for article in block.articles if self._hits else ():
            for number in self._hits_in.get(article, ()):
                hit = self._hits[number]
                role = Role.SEARCH_CURRENT if number == self._hit else Role.SEARCH
                marks += [Mark(a, b, role) for a, b in page.stretches(y, hit.place, hit.length)]
        if self._anchor is not None and self._head is not None and self._head.article in block.members:
            first, last = sorted((self._anchor.offset, self._head.offset))
            start = self._head._replace(offset=first)
            marks += [Mark(a, b, Role.SELECTION) for a, b in page.stretches(y, start, last + 1 - first)]
        return marks


def _is_substantive(block: Block) -> bool:
    """Whether a change may matter in law: a move, and anything not proven to be mechanical."""
    if not block.is_changed:
        return False
    return block.change is not RowKind.EDITED or block.significance not in (Significance.NONE, Significance.MECHANICAL)


def _has_sign(block: Block) -> bool:
    return block.sign != " " and block.kind is BlockKind.ARTICLE
