"""Taking one's last change to a comment back, on lists of what is done to comments."""

from __future__ import annotations

from collections.abc import Callable

from comments.records import Comment
from workbench.screens.base import WorkbenchScreen


class UndoesComments(WorkbenchScreen):
    """Undo and redo, of what was done together all of it; the list is fetched anew afterwards."""

    def _reload(self) -> None:
        """Fetch what it shows anew."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Take this person's last change to comments back; of what was done together, all."""
        self._step(self.workspace.undo, "undone")

    def action_redo(self) -> None:
        """Do it again."""
        self._step(self.workspace.redo, "redone")

    def _step(self, step: Callable[[], Comment], word: str) -> None:
        def done(comment: Comment) -> None:
            self.tell(self.words(word, label=comment.label or self.words("dock.whole.draft")))
            self._reload()

        self.work("undo", "", step, done)
