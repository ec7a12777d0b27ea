"""The review screen's frame: panes, drawers, what is open, and what is said about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from comments.deadlines import remaining
from comments.records import Comment
from drafts.errors import SpokenError
from workbench import actions, due
from workbench.collecting import leave_out_large
from workbench.palette import Role
from workbench.render import LEAST_PAIR, ArticleId, Mode, Side
from workbench.render.entries import draft_around
from workbench.screens.early import MOVING, EarlyKeys
from workbench.screens.header import header_items
from workbench.screens.law_screen import LawScreen
from workbench.screens.opened import (
    LARGE,
    Remarks,
    Shown,
    comments_by_article,
    counts,
    fetch_remarks,
    open_matter,
    quotes,
)
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.comment_dock import CommentDock
from workbench.widgets.comments_pane import CommentsPane
from workbench.widgets.entry_list import EntryList
from workbench.widgets.law_view import LawView
from workbench.widgets.outline_view import OutlineView
from workbench.widgets.prompt_line import PromptLine

if TYPE_CHECKING:
    from drafts.model import Draft
    from workbench.workspace import Hit

WIDE = 96
"""From this many columns on, outline and comments stand beside the text; below they are drawers."""
PANES = ("comments", "outline")
"""The panes beside the text, in the order in which they make room for it."""
SIDE_BY_SIDE = 100
"""From this many cells of text on, two drafts open side by side."""

IN_TEXT = MOVING - {"next_comment", "previous_comment"}
"""What moves about in a text without its comments."""


class ReviewFrame(EarlyKeys, LawScreen):
    """Panes and loading. What keys do to the text and to comments is added by the classes built on it."""

    place = "review"

    def __init__(self, slug: str, *, continue_writing: bool = False, choose: str | None = None) -> None:
        super().__init__()
        self.slug = slug
        self.shown: Shown | None = None
        self._continue_writing = continue_writing
        self._by_article: Mapping[ArticleId | None, tuple[Comment, ...]] = {}
        self._wanted_comment = choose
        """A comment to go to once the matter is open."""
        self.wanted_hit: Hit | None = None
        """A place that a search found, to go to once the matter is open."""
        self.hands_on = False
        """Whether a search opened this matter: a place in another one is then left to whoever did."""
        self.onward: Hit | None = None
        """Such a place."""
        self._drawers: dict[str, bool] = {}
        """Panes that were shown or hidden by hand."""
        self._makes_room = False
        """Whether the panes give way to the drafts side by side, which was asked for."""
        self.early: Shown | None = None
        """The text without comments, to be shown until the store is open."""

    def compose(self) -> ComposeResult:
        """Header, three panes, the dock, a prompt, status, keys."""
        language = self.words.language
        yield HeaderBar(language=language)
        with Vertical(id="review"):
            with Horizontal(id="panes"):
                yield OutlineView(id="outline", language=language)
                yield LawView(id="law", language=language)
                yield CommentsPane(id="comments", language=language)
            yield EntryList(id="panel", language=language)
            yield CommentDock(self.words, id="dock")
        yield PromptLine()
        yield StatusBar(language=language)
        yield KeysBar(language=language)

    def on_mount(self) -> None:
        """Show the text where it is known, and open the matter where the store is open."""
        self.query_one(CommentDock).display = False
        self.law.room_in = self._room_in
        self.arrange_panes()
        self.law.focus()
        if self.early is not None:
            self.call_after_refresh(self._show_early)  # how it is laid out depends on the room it has
        if self.bench.is_open:
            self.store_opened()

    def _show_early(self) -> None:
        if self.early is not None:
            self.shown = self.early
            self._show_text(self.early)
            self.show_article()
            self.show_header()
            self.do_early_keys()
            self.call_after_refresh(self.bench.text_drawn.set)

    def store_opened(self) -> None:
        """Open the matter."""
        self.open(comparing=None)
        self.watch_store(lambda noticed: self.reload_comments(tell=noticed))

    # -- parts

    @property
    def dock(self) -> CommentDock:
        """Where comments are written."""
        return self.query_one(CommentDock)

    @property
    def pane(self) -> CommentsPane:
        """The comments on the current article."""
        return self.query_one(CommentsPane)

    def places(self) -> tuple[str, ...]:
        """Where the person is: what the key bar and the help show first."""
        found = ["review", "all"]
        if self.shown is not None and self.shown.comparison is not None:
            found.insert(0, "compare")
        if self.law.hits:
            found.insert(0, "found")
        if self.focused is self.pane:
            found.insert(0, "comments")
        if self.law.is_selecting:
            found.insert(0, "select")
        if self.dock.is_open:
            found.insert(0, "dock")
        return tuple(found)

    # -- opening

    def open(self, *, comparing: bool | None, old: str | None = None, new: str | None = None) -> None:
        """Open one draft or two; what is open stays on the screen until the new one is there."""
        words = self.words
        what = words("comparing", old=old, new=new) if old and new else words("opening")
        self.work(
            "open",
            what,
            lambda: open_matter(self.workspace, self.slug, comparing=comparing, old=old, new=new),
            self._opened,
            self._not_opened,
        )

    @property
    def is_ready(self) -> bool:
        """Whether a draft is shown, and its comments."""
        return self.shown is not None and self.early is None

    def can_do(self, name: str) -> bool:
        """Whether an action needs nothing that isn't there yet: in a text that is shown, one can move about."""
        return super().can_do(name) or (self.is_early_text and name in IN_TEXT)

    @property
    def is_early_text(self) -> bool:
        """Whether a text is shown without its comments."""
        return self.early is not None and self.shown is not None

    def _not_opened(self, error: SpokenError) -> None:
        self.tell_error(error)
        if not self.is_ready:
            self.dismiss(None)

    def _opened(self, shown: Shown) -> None:
        early = self.shown if self.early is not None else None
        self.early, self.shown = None, shown
        if early is None or shown.draft is not early.draft or shown.comparison is not early.comparison:
            self._show_text(shown)
        self.refresh_comments()
        self.show_header()
        self.call_after_refresh(self._leave_out)
        if self._wanted_comment is not None:
            wanted, self._wanted_comment = self._wanted_comment, None
            self.call_after_refresh(self.go_to_comment, wanted)
        if self.wanted_hit is not None:
            hit, self.wanted_hit = self.wanted_hit, None
            self.call_after_refresh(self.go_to_hit, hit)
        if self._continue_writing:
            self._continue_writing = False
            self.call_after_refresh(self.run_action, "continue_writing")
        self.call_after_refresh(self.do_early_keys)

    def _show_text(self, shown: Shown) -> None:
        """Show a text on the article that was current before, if it has that."""
        before = self.law.article
        if shown.comparison is not None:
            mode = Mode.SIDE if self.law.size.width >= SIDE_BY_SIDE else Mode.INLINE
            if self.law.comparison is not None:
                mode = self.law.mode  # compared anew: seen as before
            self.law.show_comparison(shown.comparison, mode)
            self.query_one(OutlineView).show_comparison(shown.comparison)
        else:
            self.law.show_draft(shown.draft)
            self.query_one(OutlineView).show_draft(shown.draft)
        self.arrange_panes()
        if before is not None:
            self.law.go_to(before.key, before.side)

    def _leave_out(self) -> None:
        """Spare keys the waiting while Python looks through a large draft."""
        if self.shown is not None and len(self.shown.draft.articles) >= LARGE:
            leave_out_large(again=self.bench.had_large)
            self.bench.had_large = True

    def go_to_hit(self, hit: Hit) -> None:
        """Go to a place of this matter that a search found."""

    def go_to_comment(self, identifier: str) -> None:
        """Go to a comment's article and choose it; ``edit:`` before its id opens it for editing too.

        One made on a draft that isn't shown opens that draft. ``article:`` before a key goes to an article of the newer draft.
        """
        shown = self.shown
        if identifier.startswith("article:"):
            self.law.go_to(identifier.removeprefix("article:"))
            return
        wanted = identifier.removeprefix("edit:")
        comment = next((c for c in shown.comments if c.id == wanted), None) if shown is not None else None
        if shown is None or comment is None:
            return
        if shown.draft_labelled(comment.draft) is None:
            self._wanted_comment = identifier
            self.open(comparing=False, new=comment.draft)
            return
        article = next((a for a, there in self._by_article.items() if a is not None and comment in there), None)
        if article is not None:
            self.law.go_to(article.key, article.side)
        else:
            self.law.go_to_edge(-1)
        self.show_article()
        if not self.pane.display:
            self.toggle_pane("comments")
        self.pane.focus()
        self.pane.choose(wanted)
        if identifier != wanted:
            self.call_after_refresh(self.run_action, "edit_comment")

    def refresh_comments(self) -> None:
        """Show the comments as they are in ``shown``; cursor and scroll stay."""
        if self.shown is None:
            return
        self._by_article = comments_by_article(self.shown)
        numbers = counts(self._by_article)
        self.law.set_comment_counts(numbers)
        self.law.set_quotes(quotes(self.shown, self._by_article))
        self.query_one(OutlineView).set_comment_counts(numbers)
        self.show_article()

    def reload_comments(self, *, tell: bool = False) -> None:
        """Fetch the comments anew; with ``tell``, say so where somebody else changed them."""
        slug = self.slug

        def fetched(remarks: Remarks) -> None:
            if self.shown is None or remarks.versions == self.shown.remarks.versions:
                return
            self.shown = self.shown.with_remarks(remarks)
            self.refresh_comments()
            if tell:
                self.tell(self.words("changed.elsewhere"))

        self.work("comments", "", lambda: fetch_remarks(self.workspace, slug), fetched)

    # -- what is said

    def draft_of(self, article: ArticleId) -> Draft | None:
        """The draft that an article on the screen belongs to; of a paragraph of the preamble, the draft that has those."""
        if self.shown is None:
            return None
        comparison = self.shown.comparison
        if comparison is None:
            return self.shown.draft
        whole = comparison.old if article.side is Side.OLD else comparison.new
        if article.key in whole.by_key:
            return whole
        return draft_around(comparison, article)

    def label_of(self, article: ArticleId | None) -> str:
        """An article's label as printed, that of a recital with the word."""
        draft = self.draft_of(article) if article is not None else None
        if draft is None or article is None or article.key not in draft.by_key:
            return ""
        if self.shown is not None and self.shown.comparison is not None:
            draft = draft_around(self.shown.comparison, article)
        return draft.by_key[article.key].label

    def is_preamble(self, article: ArticleId) -> bool:
        """Whether it is a paragraph of the preamble; then it says that nothing can be noted on it."""
        comparison = self.shown.comparison if self.shown is not None else None
        if comparison is None or article.key in comparison.old.by_key or article.key in comparison.new.by_key:
            return False
        self.tell(self.words("outside.preamble"), "hint")
        return True

    def article_position(self) -> tuple[int, int]:
        """Which article of its draft we are on, from 1, and how many it has."""
        article = self.law.article
        draft = self.draft_of(article) if article is not None else None
        if draft is None or article is None:
            return (0, 0)
        keys = [provision.key for provision in draft.articles]
        return (keys.index(article.key) + 1 if article.key in keys else 0, len(keys))

    def comments_here(self) -> tuple[Comment, ...]:
        """The comments on the current article; those on the draft as a whole come with the first one."""
        here = self.law.article
        found = self._by_article.get(here, ()) if here is not None else ()
        draft = self.draft_of(here) if here is not None else None
        if draft is None or here is None or not draft.articles or here.key == draft.articles[0].key:
            found = (*found, *self._by_article.get(None, ()))
        return found

    def _body_under(self, comment: Comment) -> str | None:
        """The text of the article that a comment was made on; None where its draft isn't shown."""
        draft = self.shown.draft_labelled(comment.draft) if self.shown is not None else None
        provision = draft.by_key.get(comment.article) if draft is not None else None
        return draft.body(provision) if draft is not None and provision is not None else None

    def show_article(self) -> None:
        """Show the current article's comments, and where we are."""
        article = self.law.article
        comments, shown = self.comments_here(), self.shown
        if self.early is not None:
            self.pane.show(self.label_of(article), (), empty=self.words("opening.store"))
        elif shown is not None:
            version = shown.old if article is not None and article.side is Side.OLD and shown.old else shown.new
            bodies = {c.id: body for c in comments if (body := self._body_under(c)) is not None}
            self.pane.show(
                self.label_of(article), comments, replies=shown.remarks.replies, bodies=bodies, draft=version.label
            )
        if article is not None:
            self.query_one(OutlineView).set_current(article)
        self.show_status()

    def show_header(self) -> None:
        """Title, versions, mode, counts."""
        if self.shown is not None:
            items = header_items(self.shown, self.law.shown_mode, self.words, self.size.width, self.law.glyphs.arrow)
            self.query_one(HeaderBar).set_items(items)

    def show_status(self) -> None:
        """Deadline, position, changes, comments, unsaved; and the keys of where we are."""
        shown, words = self.shown, self.words
        if shown is None:
            return
        now = self.bench.now()
        deadline = shown.matter.deadline
        pressing = due.level(deadline, now) == "urgent"
        left = remaining(deadline, now).text(words.language)
        items = [Item(left, Role.DEADLINE if pressing else Role.DIM, 8, due.short(deadline, now, words))]
        if deadline is not None:
            items.append(Item(f"({deadline:%m-%d} 24:00 {words('beijing')})", Role.DIM, 1, ""))
        items += self.status_items()
        self.query_one(StatusBar).set_items(items)
        self.show_keys(next((actions.BAR[place] for place in self.places() if place in actions.BAR), ()))

    def status_items(self) -> list[Item]:
        """The position and the counts."""
        shown, words = self.shown, self.words
        if shown is None:
            return []
        items = [Item(self.label_of(self.law.article), Role.STRONG, 9)]
        if self.law.is_selecting and (selection := self.law.selection) is not None:
            items.append(Item(words("select.mode", n=len(selection.text)), Role.KEY, 9))
        if shown.comparison is not None:
            at, of = self.law.change_position()
            items.append(Item(words("changes", i=at, n=of), priority=7))
        else:
            at, of = self.article_position()
            items.append(Item(words("articles.position", i=at, n=of), priority=7))
        if self.is_ready:
            items.append(Item(words("comments.total", n=len(shown.comments)), Role.COMMENT, 6))
        if lost := len(shown.remarks.unplaced):
            items.append(Item(words("unplaced.count", n=lost), Role.DEADLINE, 7))
        return items

    def leave(self) -> None:
        """Close this screen."""
        self.dismiss(None)

    # -- panes

    def on_resize(self, event: events.Resize) -> None:
        """Panes follow the width."""
        self.arrange_panes(event.size.width)
        self.show_header()

    def arrange_panes(self, width: int | None = None) -> None:
        """Show panes or hide them, by the width and by what was asked for by hand."""
        across = width or self.size.width or self.app.size.width
        for name, shows in self._panes_in(across, self._makes_room and self.law.mode is Mode.SIDE).items():
            pane = self.query_one(f"#{name}")
            if pane.has_focus and not shows:
                self.law.focus()
            pane.display = shows

    def _panes_in(self, across: int, makes_room: bool) -> dict[str, bool]:
        """Which panes are shown in a window so wide, where they make room for two drafts or don't."""
        shown = {name: self._drawers.get(name, across >= WIDE) for name in PANES}
        if makes_room:
            for name in PANES:
                if self._room_beside(shown, across) < LEAST_PAIR:
                    shown[name] = False
        return shown

    def _room_in(self, mode: Mode) -> int:
        """Cells for the text in a mode, once it was asked for."""
        makes_room = mode is Mode.SIDE and (self._makes_room or self.law.mode is not Mode.SIDE)
        return self._room_beside(self._panes_in(self.size.width, makes_room), self.size.width)

    def _room_beside(self, panes: Mapping[str, bool], across: int) -> int:
        """Cells for the text in a window so wide, with these panes beside it."""
        widths = (self.query_one(f"#{name}").styles.width for name, shown in panes.items() if shown)
        return self.law.text_within(across - sum(int(width.value) for width in widths if width is not None))

    def set_mode(self, mode: Mode) -> None:
        """Lay the comparison out otherwise. Side by side, panes make room, and come back when it ends."""
        before = [name for name in PANES if self.query_one(f"#{name}").display]
        self._makes_room = mode is Mode.SIDE
        self.law.set_mode(mode)
        self.arrange_panes()
        if any(not self.query_one(f"#{name}").display for name in before):
            self.tell(self.words("mode.room"), "hint")
        else:
            self.show_message("", "hint")  # what was said of the view before
        self.show_header()

    def tell_no_comparison(self) -> None:
        """Say why no changes are shown, and what to press."""
        if self.shown is None:
            self.tell(self.words("opening"), "hint")
        else:
            self.tell(self.words("compare.reading" if len(self.shown.versions) > 1 else "compare.one"), "hint")

    @property
    def is_narrow(self) -> bool:
        """Whether outline and comments are drawers."""
        return self.size.width < WIDE

    def hide_pane(self, name: str) -> None:
        """Hide a pane."""
        self._drawers[name] = False
        self.arrange_panes()

    def toggle_pane(self, name: str) -> None:
        """Show a hidden pane and go to it; go to a shown one; hide the one that has the focus."""
        pane = self.query_one(f"#{name}")
        if not pane.display:
            self._drawers[name] = True
            self._makes_room = False
            if self.size.width < WIDE:
                other = "comments" if name == "outline" else "outline"
                self._drawers[other] = False
            self.arrange_panes()
            pane.focus()
        elif pane.has_focus:
            self._drawers[name] = False
            self.law.focus()
            self.arrange_panes()
        else:
            pane.focus()
