"""Picking out words of one article, by keys and by mouse."""

from __future__ import annotations

from typing import TypeAlias

from textual import events

from drafts.model import Draft, Span
from workbench.bindings import keymap_of
from workbench.palette import Role
from workbench.render import ArticleId, Block, BlockKind, Part, Place, Side
from workbench.render.entries import draft_around
from workbench.render.motions import move, sentence_starts, span_around, word_starts
from workbench.widgets.law import messages
from workbench.widgets.law.messages import Selected
from workbench.widgets.law.moving import LawMoving
from workbench.widgets.law.page import GUTTER
from workbench.widgets.overlay import Mark

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


class LawSelecting(LawMoving):
    """A page with words picked out from an anchor to a free end, both included."""

    SelectionChanged: TypeAlias = messages.SelectionChanged
    CommentAsked: TypeAlias = messages.CommentAsked

    _anchor: Place | None = None
    _head: Place | None = None
    _pressed: Place | None = None
    _dragged = False

    def _forget(self) -> None:
        super()._forget()
        self._anchor = self._head = self._pressed = None

    def _held_place(self) -> Place | None:
        return self._head

    def _marks(self, y: int, block: Block) -> list[Mark]:
        marks = super()._marks(y, block)
        if self._anchor is not None and self._head is not None and self._head.article in block.members:
            first, last = sorted((self._anchor.offset, self._head.offset))
            start = self._head._replace(offset=first)
            marks += [Mark(a, b, Role.SELECTION) for a, b in self._page.stretches(y, start, last + 1 - first)]
        return marks

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
    def head(self) -> Place | None:
        """The selection's free end: the character that keys act on; None while nothing is picked out."""
        return self._head

    @property
    def selection_side(self) -> Side | None:
        """Which draft the words picked out are of."""
        return self._head.side if self._head else None

    def start_selection(self) -> bool:
        """Begin picking out words in the current article, at its first character in sight; False if it has none.

        Beside each other, and before words that were deleted, that is a character of the current article's own draft.
        """
        index = self._current_index()
        if index is None or self._page.blocks[index].kind is not BlockKind.ARTICLE:
            return False
        top = max(self._page.top(index), self.scroll_offset.y + 1 if self.scroll_offset.y else 0)
        bottom = self._page.bottom(index)
        lines = [self._page.line(y) for y in (*range(top, bottom), *range(self._page.top(index), top))]
        found = [place for line in lines for spot in line.spots for place in spot.places if place.part is Part.BODY]
        if not found:
            return False
        first = next((place for place in found if place.article == self.article), found[0])
        self._select(first, first)
        return True

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
            draft = self._draft_of(head.article)
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
        draft = self._draft_of(article)
        provision = draft.by_key.get(article.key) if draft else None
        return draft.body(provision) if draft and provision else ""

    def _draft_of(self, article: ArticleId) -> Draft | None:
        """The draft that has an article; of what stands outside the articles, a draft of that alone."""
        if self._comparison is not None:
            return draft_around(self._comparison, article)
        if article.side is Side.OLD and self._translation is not None:
            return self._translation.other
        return self._draft

    def on_key(self, event: events.Key) -> None:
        """While words are picked out, motions move the end; shift with an arrow begins."""
        motion = _SHIFTED.get(event.key)
        if motion is None and self.is_selecting:
            action = keymap_of(self.app).action_on(event.key, "select")
            if action is None or not self.run_selecting(action.id):
                return
        elif motion is not None:
            self.extend(motion)
        else:
            return
        event.stop()
        event.prevent_default()

    def run_selecting(self, action: str) -> bool:
        """Do what an action of the table's ``select`` says, if it is one of ours; gives back whether it is."""
        if action == "back":
            self.clear_selection()
        elif action == "swap_ends":
            self.swap_ends()
        elif action.startswith("select_"):
            self.extend(action.removeprefix("select_").replace("_", "-"))
        else:
            return False
        return True

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
        draft = self._draft_of(place.article)
        language = draft.language if draft else self.language
        starts = word_starts(text, language) if event.chain == 2 else sentence_starts(text)
        first, last = span_around(starts, place.offset, text)
        self._select(place._replace(offset=first), place._replace(offset=last))

    def ask_comment(self) -> None:
        """Say that a comment is wanted here."""
        if self.article_key is not None:
            self.post_message(self.CommentAsked(self, self.article_key, self.selection))
