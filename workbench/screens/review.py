"""The review screen: reading, comparing and commenting on one matter."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from comments.records import Comment, Reply, Status
from workbench import actions
from workbench.screens.review_writing import ReviewWriting, unsaved_of
from workbench.widgets.comments_pane import CommentsPane
from workbench.widgets.prompt_line import PromptLine

STATUS_KEYS = {"1": Status.IN_REVIEW, "2": Status.APPROVED, "3": Status.SUBMITTED, "4": Status.PROPOSED}
_OWN = ("review", "compare", "comments", "all")


class ReviewScreen(ReviewWriting):
    """Three panes, a dock, and what can be done to the chosen comment."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, show=False)
        for keys, action, _ in actions.key_table(*_OWN)
        if keys.split(",")[0] not in STATUS_KEYS
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

    def on_key(self, event: events.Key) -> None:
        """In the comments pane, digits set the status."""
        if self.focused is self.pane and event.key in STATUS_KEYS:
            event.stop()
            event.prevent_default()
            self.set_status(STATUS_KEYS[event.key])
            return
        super().on_key(event)

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

    def action_set_in_review(self) -> None:
        """Set the chosen comment in review."""
        self.set_status(Status.IN_REVIEW)

    def action_set_approved(self) -> None:
        """Set the chosen comment approved."""
        self.set_status(Status.APPROVED)

    def action_set_submitted(self) -> None:
        """Set the chosen comment submitted."""
        self.set_status(Status.SUBMITTED)

    def action_set_proposed(self) -> None:
        """Set the chosen comment proposed."""
        self.set_status(Status.PROPOSED)

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

        self.work("reply", "", lambda: self.workspace.reply(identifier, text), replied)

    def action_undo(self) -> None:
        """Undo this person's last change to a comment."""

        def undone(comment: Comment) -> None:
            self.tell(self.words("undone", label=comment.label or comment.id))
            self.reload_comments()

        self.work("undo", "", self.workspace.undo, undone)
