"""What the review board does to the comments chosen, all of them at once, and takes back at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

from comments.records import Comment, Status
from drafts.errors import SpokenError
from workbench.screens.board_choosing import BoardChoosing
from workbench.screens.statuses import SetsStatus


@dataclass(frozen=True)
class Done:
    """What became of an operation on several comments."""

    ids: tuple[str, ...]
    """Those that were changed."""
    refusals: tuple[SpokenError, ...]


class BoardChanging(SetsStatus, BoardChoosing):
    """Changes comments as far as each may be changed, and says why the others weren't."""

    def _do(self, comments: Sequence[Comment], change: Callable[[Comment], object], said: Callable[[int], str]) -> None:
        """Change each of these, as far as that is allowed; say how many, and why not the others."""

        def each() -> Done:
            done: list[str] = []
            refusals: list[SpokenError] = []
            for comment in comments:
                try:
                    change(comment)
                except SpokenError as error:
                    refusals.append(error)
                else:
                    done.append(comment.id)
            return Done(tuple(done), tuple(refusals))

        def shown(outcome: Done) -> None:
            self._writing -= 1
            if outcome.ids:
                self._batches.append(outcome.ids)
                self._undone.clear()
                self._marked = {each: None for each in self._marked if each not in outcome.ids}
                self._show_marks()
            self._say(said(len(outcome.ids)) if outcome.ids else "", outcome.refusals)
            self._reload()

        self._writing += 1
        self.work(f"change {monotonic()}", self.words("board.working") if len(comments) > 20 else "", each, shown)

    def _say(self, done: str, refusals: Sequence[SpokenError]) -> None:
        """What was done, and each different reason for what wasn't."""
        sentences = list(dict.fromkeys(error.sentence(self.words.language) for error in refusals))
        if not sentences:
            self.tell(done)
            return
        head = self.words("board.refused", n=len(refusals))
        self.tell("  ".join(part for part in (done, head, *sentences[:3]) if part), "error")

    def set_status(self, status: Status) -> None:
        """Move the marked comments, or the chosen one, to a status."""
        words = self.words
        self._do(
            self._targets(),
            lambda c: self.workspace.edit(c.id, {"status": status.value}, revision=c.revision),
            lambda n: words("board.set", n=n, status=words.value(status)),
        )

    def action_set_withdrawn(self) -> None:
        """Set withdrawn."""
        self.set_status(Status.WITHDRAWN)

    # -- undo

    def action_undo(self) -> None:
        """Undo what was last done here, all of it; else this person's last change."""
        self._undo_with(self._batches, self._undone, self.workspace.undo, "undone")

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._undo_with(self._undone, self._batches, self.workspace.redo, "redone")

    def _undo_with(
        self,
        stack: list[tuple[str, ...]],
        other: list[tuple[str, ...]],
        do: Callable[[str | None], Comment],
        word: str,
    ) -> None:
        batch: tuple[str | None, ...] = stack.pop() if stack else (None,)

        def each() -> tuple[tuple[Comment, ...], tuple[SpokenError, ...]]:
            done: list[Comment] = []
            refusals: list[SpokenError] = []
            for identifier in batch:
                try:
                    done.append(do(identifier))
                except SpokenError as error:
                    refusals.append(error)
            return tuple(done), tuple(refusals)

        def shown(outcome: tuple[tuple[Comment, ...], tuple[SpokenError, ...]]) -> None:
            self._writing -= 1
            done, refusals = outcome
            if done:
                other.append(tuple(comment.id for comment in done))
            label = "、".join(dict.fromkeys(c.label or self.words("dock.whole.draft") for c in done[:4]))
            self._say(self.words(word, label=label + ("…" if len(done) > 4 else "")) if done else "", refusals)
            self._reload()

        self._writing += 1
        self.work(f"change {monotonic()}", "", each, shown)
