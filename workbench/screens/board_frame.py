"""The review board's frame: its table, the chosen comment's card, and what header, foot and status line say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Static

from comments.records import Comment, Reply
from drafts.errors import SpokenError
from workbench import actions
from workbench.palette import Role
from workbench.screens.base import WorkbenchScreen
from workbench.screens.board_foot import check_lines
from workbench.screens.board_list import EVERYTHING, BoardState, Fetched, Versions, fetch
from workbench.screens.comment_rows import comment_columns, comment_row
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.comments_pane import CommentsPane
from workbench.widgets.prompt_line import PromptLine
from workbench.widgets.record_table import FETCHED_AT_ONCE, RecordTable, TableRow

if TYPE_CHECKING:
    from workbench.workspace import ExportCheck


class BoardFrame(WorkbenchScreen):
    """A matter's comments in a table that is fetched in parts as they come into sight."""

    def __init__(self, slug: str, *, state: BoardState | None = None, bin: bool = False) -> None:  # noqa: A002
        super().__init__()
        self.slug = slug
        state = state or BoardState()
        self.filter = replace(state.filter, deleted=bin)
        self._start_at = state.at
        self._seen: dict[str, Comment] = {}
        """Comments fetched, by id."""
        self._marked: dict[str, None] = {}
        self._batches: list[tuple[str, ...]] = []
        """What was changed together: undone together."""
        self._undone: list[tuple[str, ...]] = []
        self._check: ExportCheck | None = None
        self._writing = 0
        """How many of this person's own changes are being written."""
        self._rereading = False
        """Whether the list is being read anew after one of them."""
        self._versions: Versions = (0, ())
        self._replies: Mapping[str, tuple[Reply, ...]] = {}

    def compose(self) -> ComposeResult:
        """Header, table with the chosen comment's card, export check, prompt, status, keys."""
        language = self.words.language
        yield HeaderBar(language=language)
        with Container(id="board", classes="main"):
            yield RecordTable(comment_columns(self.words), language=language, id="board-table")
            with Vertical(id="board-side"):
                yield CommentsPane(language=language, id="board-card")
                yield Static(id="board-check")
        yield PromptLine()
        yield StatusBar(language=language)
        yield KeysBar(language=language)

    def on_mount(self) -> None:
        """Fetch the first page; watch for what others do."""
        self.show_keys(actions.BAR["bin" if self.filter.deleted else "board"])
        self.query_one(CommentsPane).can_focus = False
        self.table.focus()
        self.watch_store(self._changed)
        offset = max(0, self._start_at - FETCHED_AT_ONCE // 2)
        self._reload(at=self._start_at, offset=offset)

    @property
    def table(self) -> RecordTable:
        """The table."""
        return self.query_one(RecordTable)

    @property
    def chosen(self) -> Comment | None:
        """The comment under the cursor."""
        return self._seen.get(self.table.chosen or "")

    @property
    def state(self) -> BoardState:
        """What is shown now."""
        return BoardState(self.filter, self.table.at)

    # -- fetching

    def _reload(self, *, at: int | None = None, offset: int | None = None, tell: bool = False) -> None:
        """Fetch the list anew around what is in sight; the cursor stays on its comment.

        With ``tell``, say that somebody else changed something, where what is shown is no longer the same.
        """
        wanted = self.filter
        first = self.table.window()[0] if offset is None else offset
        self._rereading = self._rereading or not tell

        def shown(found: Fetched) -> None:
            self._rereading = False
            before, self._versions = self._versions, found.versions
            if tell and before != found.versions:
                self.tell(self.words("changed.elsewhere"))
            if at is not None:
                self.table.show((), total=found.total)
                self.table.move_to(at)
            self._keep(found)
            self.table.show(self._rows(found), total=found.total, offset=found.offset)
            self._show_header()
            if not found.total:
                self._show_card()

        def failed(error: SpokenError) -> None:
            self._rereading = False
            self.tell_error(error)

        self.work("list", "", lambda: fetch(self.workspace, self.slug, wanted, first), shown, failed)
        self.work("check", "", self._facts, self._checked)

    def _facts(self) -> tuple[ExportCheck, Mapping[str, tuple[Reply, ...]]]:
        return self.workspace.export_check(self.slug), self.workspace.replies_in(self.slug)

    def _checked(self, found: tuple[ExportCheck, Mapping[str, tuple[Reply, ...]]]) -> None:
        self._check, self._replies = found
        self.query_one("#board-check", Static).update(check_lines(self._check, self.words))
        self._show_status()
        self._show_card()

    def on_record_table_wanted(self, event: RecordTable.Wanted) -> None:
        """Rows came into sight: fetch them."""
        event.stop()
        wanted, offset = self.filter, event.offset

        def come(found: Fetched) -> None:
            self._keep(found)
            if found.total == self.table.total:
                self.table.put(found.offset, self._rows(found))
            else:
                self.table.show(self._rows(found), total=found.total, offset=found.offset)

        self.work("page", "", lambda: fetch(self.workspace, self.slug, wanted, offset), come)

    def _keep(self, found: Fetched) -> None:
        self.table.set_columns(comment_columns(self.words, names_drafts=found.names_drafts))
        self._seen.update((comment.id, comment) for comment in found.comments)

    def _rows(self, found: Fetched) -> list[TableRow]:
        return [
            comment_row(comment, self.words, placed=placed)
            for comment, placed in zip(found.comments, found.placed, strict=True)
        ]

    def _changed(self, noticed: bool) -> None:
        """Somebody wrote to the store; what this person is doing here reads everything anew by itself."""
        if not self._writing and not self._rereading:
            self._reload(tell=noticed)

    # -- what is said

    def _show_header(self) -> None:
        words = self.words
        title = words("board.bin" if self.filter.deleted else "board.title")
        items = [Item(title, Role.LABEL, 9), Item(self.slug, Role.DIM, 3)]
        items.append(Item(words("board.count", n=self.table.total), Role.TEXT, 7))
        if self._marked:
            items.append(Item(words("board.marked", n=len(self._marked)), Role.KEY, 8))
        phrases = list(self.filter.phrases(words))
        if phrases:
            items.append(Item(words("filter.title"), Role.DIM, 4))
            items += [Item(phrase, Role.COMMENT, 6) for phrase in phrases]
        self.query_one(HeaderBar).set_items(items)
        self._show_status()

    def _show_status(self) -> None:
        words = self.words
        at = self.table.at + 1 if self.table.total else 0
        items = [Item(f"{at}/{self.table.total}", Role.STRONG, 8)]
        if self._check is not None:
            lost = self._check.unplaced
            items.append(Item(words("unplaced.count", n=lost), Role.DEADLINE if lost else Role.DIM, 7))
            items.append(Item(words("board.leaving", n=self._check.leaving), Role.COMMENT, 5))
            items.append(Item(words("card.internal", n=self._check.internal), Role.INTERNAL, 4))
        items.append(Item(self.workspace.person, Role.DIM, 2, right=True))
        self.query_one(StatusBar).set_items(items)

    def _show_card(self) -> None:
        comment = self.chosen
        pane = self.query_one(CommentsPane)
        if comment is None:
            nothing = "board.bin.empty" if self.filter.deleted else "board.none"
            nothing = "board.empty" if self.filter == EVERYTHING else nothing
            pane.show(self.words("board.title"), (), empty=self.words(nothing))
            return
        pane.show(comment.label or self.words("dock.whole.draft"), (comment,), replies=self._replies)

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another comment: its card."""
        event.stop()
        self._show_card()
        self._show_status()
