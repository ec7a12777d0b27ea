"""The review screen: reading, comparing and commenting on one matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from comments.records import Comment, Reply, Status
from workbench.bindings import bound
from workbench.render import Side
from workbench.screens.around import OpensAround
from workbench.screens.drafts import DraftsScreen, Picked
from workbench.screens.opened import Remarks, fetch_remarks
from workbench.screens.review_saving import ReviewSaving
from workbench.screens.search_scopes import SearchPlace
from workbench.screens.statuses import SetsStatus
from workbench.screens.typed import unsaved_of
from workbench.widgets.comments_pane import PANE_ACTIONS, CommentsPane
from workbench.widgets.prompt_line import PromptLine

if TYPE_CHECKING:
    from workbench.workspace import Hit


class ReviewScreen(SetsStatus, ReviewSaving, OpensAround):
    """Three panes, a dock, and what can be done to the chosen comment."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("found"),  # before what the same keys do where nothing is found
        *bound("review", "compare", "comments", "all", without=PANE_ACTIONS),
    ]

    # -- the comments pane

    def _chosen_or_say(self) -> Comment | None:
        comment = self.pane.chosen
        if comment is None:
            self.tell(self.words("choose.comment"), "hint")
        return comment

    def on_comments_pane_comment_chosen(self, event: CommentsPane.CommentChosen) -> None:
        """Another comment is chosen; two clicks open it for editing."""
        event.stop()
        if event.opened:
            self.action_edit_comment()
        else:
            self.show_status()

    def set_status(self, status: Status) -> None:
        """Move the chosen comment to a status."""
        comment = self._chosen_or_say()
        if comment is None:
            return

        def moved(changed: Comment) -> None:
            label = changed.label or self.words("dock.whole")
            self.tell(self.words("status.set", label=label, status=self.words.value(changed.status)))
            self.reload_comments()

        self.work(
            "status",
            "",
            lambda: self.workspace.edit(comment.id, {"status": status.value}, revision=comment.revision),
            moved,
        )

    def action_withdraw(self) -> None:
        """Withdraw the chosen comment; undo brings it back."""
        self.set_status(Status.WITHDRAWN)

    def action_edit_comment(self) -> None:
        """Open the chosen comment in the dock."""
        comment = self._chosen_or_say()
        if comment is None:
            return
        if self.dock.is_open:
            self.fold_dock()
        for typed in self._folded.values():
            if typed.comment == comment.id:
                self.begin(typed)
                return
        self.begin(unsaved_of(comment, self.workspace.person))

    def action_reply(self) -> None:
        """Ask for a reply to the chosen comment."""
        comment = self._chosen_or_say()
        if comment is not None:
            self.query_one(PromptLine).ask(f"reply:{comment.id}", self.words("reply.prompt"))

    def prompt_given(self, purpose: str, text: str) -> None:
        """A reply was typed."""
        identifier = purpose.removeprefix("reply:")
        if not text.strip():
            return

        def replied(_reply: Reply) -> None:
            self.tell(self.words("replied"))
            self.reload_comments()

        self.work("reply", "", lambda: self.workspace.reply(identifier, text), replied, self.ask_again(purpose, text))

    def action_undo(self) -> None:
        """Undo this person's last change to a comment."""

        def undone(comment: Comment) -> None:
            self.tell(self.words("undone", label=comment.label or comment.id))
            self.reload_comments()

        self.work("undo", "", self.workspace.undo, undone)

    def action_redo(self) -> None:
        """Do again what this person undid last."""

        def redone(comment: Comment) -> None:
            self.tell(self.words("redone", label=comment.label or comment.id))
            self.reload_comments()

        self.work("undo", "", self.workspace.redo, redone)

    def action_history(self) -> None:
        """Show the chosen comment's history."""
        from workbench.screens.history import HistoryScreen

        comment = self._chosen_or_say()
        if comment is not None:
            self.app.push_screen(HistoryScreen(comment.id), lambda _: self.reload_comments())

    # -- other screens on this matter

    def action_board(self) -> None:
        """Open the review board; what is opened there is gone to here."""
        from workbench.screens.board import BoardScreen

        state = self.bench.board_states.get(self.slug)
        self.app.push_screen(BoardScreen(self.slug, state=state), self._back_from_board)

    def matter_here(self) -> str | None:
        """The matter that is open."""
        return self.slug

    def draft_here(self, slug: str) -> str:
        """The newer of the drafts shown."""
        return self.shown.new.label if self.shown is not None else super().draft_here(slug)

    def search_place(self) -> SearchPlace:
        """The newer of the drafts shown."""
        return SearchPlace(self.slug, self.shown.new.label) if self.shown is not None else SearchPlace()

    def go_to_found(self, hit: Hit | None) -> None:
        """Go to a place in this matter; one in another is opened over it, or in its place where a search opened it."""
        if hit is not None and hit.matter == self.slug:
            self.go_to_hit(hit)
        elif hit is not None and self.hands_on:
            self.onward = hit
            self.leave()
        else:
            super().go_to_found(hit)

    def back_at(self, slug: str, article: str | None) -> None:
        """Show what has changed meanwhile, and go to an article asked for."""
        if article is not None:
            self.law.go_to(article)
        self._back_from_board(None)

    def back_at_comment(self, slug: str, comment: str | None) -> None:
        """Show what has changed meanwhile, and go to a comment chosen on a board."""
        self._back_from_board(comment)

    def action_precedents(self) -> None:
        """Show what other laws say on the article; what is cited there goes into a comment."""
        from workbench.screens.precedents import PrecedentsScreen

        article, shown = self.law.article, self.shown
        if article is None or shown is None:
            return
        if article.key not in {one.key for one in shown.draft.articles} and article.side is Side.NEW:
            self.tell(self.words("outside.only"), "hint")
            return
        label = shown.new.label if article.side is Side.NEW or shown.old is None else shown.old.label
        typed = self.in_hand(label, article.key)
        chosen = self.pane.chosen
        screen = PrecedentsScreen(
            self.slug,
            label,
            article.key,
            chosen=chosen.id if chosen is not None else None,
            hand=typed.article if typed is not None else "",
        )

        def left(key: str | None) -> None:
            if key is not None and key != article.key:
                self.law.go_to(key, article.side)
            if screen.for_hand and typed is not None:
                self.write_on(typed, screen.for_hand)
            self._back_from_board(None)

        self.app.push_screen(screen, left)

    def repaired(self, slug: str, changed: str | None) -> None:
        """A repaired text is read anew."""
        if changed is not None and (shown := self.shown) is not None:
            old = shown.old.label if shown.old is not None else None
            self.open(comparing=old is not None, old=old, new=shown.new.label)

    def action_mark_read(self) -> None:
        """Note that the article was read and there is nothing to say, or take that back; go on to the next."""
        article, shown = self.law.article, self.shown
        if shown is None or article is None or article.side is not Side.NEW or self.is_preamble(article):
            return
        slug, label, key, person = self.slug, shown.new.label, article.key, self.workspace.person

        def mark() -> bool:
            read = any(m.person == person for m in self.workspace.read_marks(slug, key, draft=label))
            if read:
                self.workspace.unmark_read(slug, key, draft=label)
            else:
                self.workspace.mark_read(slug, key, draft=label)
            return not read

        def marked(read: bool) -> None:
            name = self.label_of(article)
            self.tell(self.words("read.marked" if read else "read.unmarked", label=name))

        self.work("read", "", mark, marked)
        self.action_next_article()

    def action_bin(self) -> None:
        """Open the bin."""
        from workbench.screens.board import BoardScreen

        self.app.push_screen(BoardScreen(self.slug, bin=True), self._back_from_board)

    def _back_from_board(self, comment: str | None) -> None:
        self._wanted_comment = None
        slug = self.slug

        def fetched(remarks: Remarks) -> None:
            if self.shown is not None:
                self.shown = self.shown.with_remarks(remarks)
                self.refresh_comments()
                if comment is not None:
                    self.go_to_comment(comment)

        self.work("comments", "", lambda: fetch_remarks(self.workspace, slug), fetched)

    # -- drafts, panes, leaving

    def action_drafts(self) -> None:
        """Choose what to read or compare."""
        shown = self.shown
        if shown is None:
            return
        marked = [shown.old.label, shown.new.label] if shown.old is not None else []
        self.app.push_screen(DraftsScreen(shown.versions, marked, self.words), self._picked)

    def _picked(self, picked: Picked | None) -> None:
        if picked is None:
            return
        if picked.wants_import:
            self.action_import_draft()
        else:
            self.open(comparing=picked.old is not None, old=picked.old, new=picked.new)

    def action_import_draft(self) -> None:
        """Import another draft of this matter."""
        from workbench.screens.import_draft import ImportScreen

        self.app.push_screen(ImportScreen(self.slug), self._imported)

    def _imported(self, slug: str | None) -> None:
        if slug == self.slug:
            self.open(comparing=None)
        if slug is not None:
            self.call_after_refresh(self.show_message, self.bench.messages[-1].text, "info")

    def action_export(self) -> None:
        """Export this matter's comments."""
        from workbench.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.slug))

    def action_outline(self) -> None:
        """Show, go to, or hide the outline."""
        self.toggle_pane("outline")

    def action_comments(self) -> None:
        """Show, go to, or hide the comments pane."""
        self.toggle_pane("comments")

    def action_docket(self) -> None:
        """Back to the docket."""
        self.leave()

    def action_back(self) -> None:
        """Out of what is innermost: selection, search, a drawer, another pane."""
        if self.close_panel():
            return
        if self.law.is_selecting:
            self.law.clear_selection()
        elif self.law.hits:
            self.find("")
        elif self.focused is not self.law:
            drawer = self.focused.id if self.focused is not None else None
            if drawer in ("outline", "comments") and self.is_narrow:
                self.hide_pane(drawer)
            self.law.focus()
        elif self.is_narrow and any(self._drawers.values()):
            for name in ("outline", "comments"):
                self.hide_pane(name)
        else:
            self.show_message(self.words("leave.hint"), "hint")
