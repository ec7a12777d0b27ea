"""A comment's history: who changed what and when, with undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from comments.deadlines import BEIJING
from comments.records import Comment, Event, Reply
from drafts.comparison import Op
from drafts.diff import diff
from workbench import actions
from workbench.bindings import bound
from workbench.event_words import changes_told, said
from workbench.linebreak import break_lines
from workbench.palette import Role
from workbench.safe import safe
from workbench.screens.base import WorkbenchScreen
from workbench.short_diff import short_diff
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.wording import Words

if TYPE_CHECKING:
    from workbench.workspace import Workspace

Facts = tuple[Comment, tuple[Event, ...], tuple[Reply, ...]]
_LONG = ("body", "rationale", "proposal", "body_other", "rationale_other", "proposal_other")


def fetch(workspace: Workspace, identifier: str) -> Facts:
    """A comment, what happened to it, and the answers to it. Raises UnknownRecordError."""
    return workspace.find(identifier), workspace.history(identifier), workspace.replies(identifier)


def event_lines(event: Event, words: Words, width: int) -> Iterator[Content]:
    """An event: a line on who and when, then a line or more for each field."""
    at = event.at.astimezone(BEIJING)
    yield Content.assemble(
        (f"{at:%Y-%m-%d %H:%M} ", "$text-muted"),
        (safe(event.person), "bold"),
        "  ",
        (words(f"event.{event.action}"), "$accent"),
        (f"  r{event.revision}", "$text-muted"),
    )
    for field, before, after in changes_told(event):
        name = words.field(field)
        if field in _LONG and before and after:
            runs = short_diff(diff(before, after, "en" if (before + after).isascii() else "zh"), 4 * width)
            style = {Op.EQUAL: "", Op.INSERT: "bold $wb-inserted", Op.DELETE: "$wb-deleted"}
            yield Content.assemble((f"    {name}  ", "$text-muted"), *((text, style[op]) for op, text in runs))
            continue
        old, new = (said(field, value, words) for value in (before, after))
        told = new if event.action in ("created", "merged", "replied") and not before else f"{old} → {new}"
        for n, line in enumerate(break_lines(safe(told), max(10, width - 12))):
            head = f"    {name}  " if not n else "        "
            yield Content.assemble((head, "$text-muted"), safe(told)[line.start : line.shown])


class HistoryScreen(WorkbenchScreen):
    """Every change to one comment, newest first."""

    place = "history"
    BINDINGS: ClassVar[list[BindingType]] = bound("all", "history")

    def __init__(self, identifier: str) -> None:
        super().__init__()
        self._identifier = identifier
        self._facts: Facts | None = None

    def compose(self) -> ComposeResult:
        """Header, the events, status, keys."""
        language = self.words.language
        yield HeaderBar(language=language)
        with VerticalScroll(id="history", classes="main", can_focus=True):
            yield Static(id="history-lines")
        yield StatusBar(language=language)
        yield KeysBar(language=language)

    def on_mount(self) -> None:
        """Fetch and watch."""
        self.show_keys(actions.BAR["history"])
        self.query_one("#history").focus()
        self.watch_store(lambda _noticed: self._reload())
        self._reload()

    def _reload(self) -> None:
        self.work("history", "", lambda: fetch(self.workspace, self._identifier), self._show)

    def on_resize(self) -> None:
        """Lines are broken for the width."""
        if self._facts is not None:
            self._show(self._facts)

    def _show(self, facts: Facts) -> None:
        self._facts = facts
        comment, events, replies = facts
        words, width = self.words, max(30, self.size.width - 6)
        lines: list[Content] = []
        for event in reversed(events):
            lines += [*event_lines(event, words, width), Content("")]
        for reply in reversed(replies):
            at = reply.created.astimezone(BEIJING)
            lines.append(
                Content.assemble(
                    (f"{at:%Y-%m-%d %H:%M} ", "$text-muted"), (safe(reply.person), "bold"), "  └ ", safe(reply.text)
                )
            )
        self.query_one("#history-lines", Static).update(Content("\n").join(lines))
        label = comment.label or words("dock.whole.draft")
        self.query_one(HeaderBar).set_items(
            [
                Item(words("history.title"), Role.LABEL, 9),
                Item(label, Role.STRONG, 8),
                Item(comment.id, Role.DIM, 4),
                Item(words("history.count", n=len(events)), Role.DIM, 5),
            ]
        )
        self.query_one(StatusBar).set_items(
            [
                Item(words.value(comment.status), Role.STRONG, 8),
                Item(words.value(comment.visibility), Role.COMMENT, 7),
                Item(words("board.bin"), Role.WARNING, 6) if comment.deleted else Item(""),
            ]
        )

    def _done(self, word: str) -> Callable[[Comment], None]:
        def say(comment: Comment) -> None:
            self.tell(self.words(word, label=comment.label or self.words("dock.whole.draft")))
            self._reload()

        return say

    def action_undo(self) -> None:
        """Undo this person's last change to this comment."""
        self.work("undo", "", lambda: self.workspace.undo(self._identifier), self._done("undone"))

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.work("undo", "", lambda: self.workspace.redo(self._identifier), self._done("redone"))

    def action_back(self) -> None:
        """Close."""
        self.dismiss(None)
