"""The review board: every comment of a matter in a table, filtered, marked, moved on together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widgets import Static

from comments.records import Comment, Reply, Status
from drafts.errors import SpokenError
from workbench import actions
from workbench.bindings import bound
from workbench.palette import Role
from workbench.screens.base import WorkbenchScreen
from workbench.screens.board_foot import check_lines
from workbench.screens.comment_rows import comment_columns, comment_row
from workbench.screens.dialogs import Answer, Question
from workbench.screens.filtering import UNPLACED, Filter, FilterSheet
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.comments_pane import CommentsPane
from workbench.widgets.prompt_line import PromptLine
from workbench.widgets.record_table import FETCHED_AT_ONCE, RecordTable, TableRow

if TYPE_CHECKING:
    from workbench.workspace import ExportCheck, Workspace

STATUSES = {
    "set_in_review": Status.IN_REVIEW,
    "set_approved": Status.APPROVED,
    "set_submitted": Status.SUBMITTED,
    "set_proposed": Status.PROPOSED,
    "set_withdrawn": Status.WITHDRAWN,
}


EVERYTHING = Filter()


Versions = tuple[int, tuple[tuple[str, int], ...]]
"""How many comments a list has, and each one's id and revision, as far as it is known."""


@dataclass(frozen=True)
class Fetched:
    """Part of the list, with whether each comment has its place."""

    total: int
    offset: int
    comments: tuple[Comment, ...]
    placed: tuple[bool, ...]

    @property
    def versions(self) -> Versions:
        """What tells whether anything changed."""
        return self.total, tuple((comment.id, comment.revision) for comment in self.comments)


@dataclass(frozen=True)
class Done:
    """What became of an operation on several comments."""

    ids: tuple[str, ...]
    """Those that were changed."""
    refusals: tuple[SpokenError, ...]


@dataclass(frozen=True)
class BoardState:
    """What the board showed when it was left: it opens with the same again."""

    filter: Filter = EVERYTHING
    at: int = 0


def fetch(workspace: Workspace, slug: str, wanted: Filter, offset: int) -> Fetched:
    """A part of the list from ``offset`` on. Raises UnknownRecordError."""
    page = workspace.page(
        slug,
        article=wanted.article or None,
        wanted=wanted.wanted(),
        unplaced=wanted.placed == UNPLACED,
        limit=FETCHED_AT_ONCE,
        offset=offset,
    )
    return Fetched(page.total, page.offset, page.comments, tuple(workspace.placed(page.comments)))


class BoardScreen(WorkbenchScreen):
    """All comments of a matter; gives the id of the comment to open, None when left."""

    place = "board"
    BINDINGS: ClassVar[list[BindingType]] = bound("all", "board")

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

    # -- marking

    def _targets(self) -> list[Comment]:
        """The marked comments, else the one under the cursor."""
        found = [self._seen[each] for each in self._marked if each in self._seen]
        if not found and (chosen := self.chosen) is not None:
            found = [chosen]
        if not found:
            self.tell(self.words("board.empty" if self.filter == EVERYTHING else "board.none"), "hint")
        return found

    def _show_marks(self) -> None:
        self.table.set_marked(self._marked)
        self._show_header()

    def action_mark(self) -> None:
        """Mark or unmark the comment, and go on to the next."""
        chosen = self.table.chosen
        if chosen is None:
            return
        if chosen in self._marked:
            del self._marked[chosen]
        else:
            self._marked[chosen] = None
        self._show_marks()
        self.table.action_step(1)

    def action_mark_all(self) -> None:
        """Mark everything that the filter leaves, or nothing if all of it is marked."""
        wanted = self.filter

        def everything() -> tuple[Comment, ...]:
            return self.workspace.comments(
                self.slug,
                article=wanted.article or None,
                wanted=wanted.wanted(),
                unplaced=wanted.placed == UNPLACED,
            )

        def mark(found: tuple[Comment, ...]) -> None:
            self._seen.update((comment.id, comment) for comment in found)
            ids = [comment.id for comment in found]
            self._marked = {} if self._marked.keys() == set(ids) else dict.fromkeys(ids)
            self._show_marks()

        self.work("mark", "", everything, mark)

    # -- filtering

    def action_filter(self) -> None:
        """Choose what is shown."""

        def values() -> tuple[tuple[str, ...], tuple[str, ...]]:
            return self.workspace.values(self.slug, "author"), self.workspace.values(self.slug, "topic")

        def ask(found: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
            self.app.push_screen(FilterSheet(self.filter, *found, self.words), self._filtered)

        self.work("values", "", values, ask)

    def _filtered(self, wanted: Filter | None) -> None:
        if wanted is None or wanted == self.filter:
            return
        self.filter = wanted
        self._marked = {}
        self.table.set_marked(())
        self._reload(at=0, offset=0)

    def action_find(self) -> None:
        """Ask for words; comments without them are hidden."""
        self.query_one(PromptLine).ask("find", self.words("search.prompt"), self.filter.text)

    def action_only_unplaced(self) -> None:
        """Show only comments that lost their place, or all again."""
        self._filtered(replace(self.filter, placed="" if self.filter.placed else UNPLACED))

    def action_clear_filter(self) -> None:
        """Show everything."""
        self._filtered(Filter(deleted=self.filter.deleted))

    # -- changing

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

    def action_set_in_review(self) -> None:
        """Set in review."""
        self.set_status(Status.IN_REVIEW)

    def action_set_approved(self) -> None:
        """Set approved."""
        self.set_status(Status.APPROVED)

    def action_set_submitted(self) -> None:
        """Set submitted."""
        self.set_status(Status.SUBMITTED)

    def action_set_proposed(self) -> None:
        """Set proposed."""
        self.set_status(Status.PROPOSED)

    def action_set_withdrawn(self) -> None:
        """Set withdrawn."""
        self.set_status(Status.WITHDRAWN)

    def action_assign(self) -> None:
        """Ask who is to see to the comments."""
        targets = self._targets()
        if targets:
            known = " ".join(person.name for person in self.workspace.people(self.slug))
            label = self.words("assign.prompt") + (f"（{known}）" if known else "")
            self.query_one(PromptLine).ask("assign", label, targets[0].assigned)

    def action_reply(self) -> None:
        """Ask for an answer to the chosen comment."""
        comment = self.chosen
        if comment is not None:
            self.query_one(PromptLine).ask(f"reply:{comment.id}", self.words("reply.prompt"))

    def action_place_by_hand(self) -> None:
        """Ask where the chosen comment belongs: an article, and words in it."""
        comment = self.chosen
        if comment is None:
            return
        quote = f" {comment.quote.exact}" if comment.quote else ""
        self.query_one(PromptLine).ask(
            f"place:{comment.id}", self.words("place.prompt", draft=comment.draft), f"{comment.number}{quote}"
        )

    def on_prompt_line_left(self, event: PromptLine.Left) -> None:
        """Back to the table."""
        event.stop()
        self.table.focus()

    def on_prompt_line_given(self, event: PromptLine.Given) -> None:
        """Something was typed."""
        event.stop()
        self.table.focus()
        purpose, _, identifier = event.purpose.partition(":")
        if purpose == "find":
            self._filtered(replace(self.filter, text=event.text.strip()))
        elif purpose == "assign":
            name = event.text.strip()
            self._do(
                self._targets(),
                lambda c: self.workspace.assign(c.id, name, revision=c.revision),
                lambda n: self.words("assigned" if name else "assigned.nobody", n=n, name=name),
            )
        elif purpose == "reply" and event.text.strip():
            self.work("reply", "", lambda: self.workspace.reply(identifier, event.text), lambda _: self._replied())
        elif purpose == "place" and (comment := self._seen.get(identifier)) is not None:
            self._place(comment, event.text)

    def _replied(self) -> None:
        self.tell(self.words("replied"))
        self._reload()

    def _place(self, comment: Comment, typed: str) -> None:
        """``24 三日内`` places a comment on words of an article, ``24`` on the article."""
        article, _, quote = typed.strip().partition(" ")

        def place(c: Comment) -> Comment:
            changes = self.workspace.place(c.id, article=article, quote=quote.strip())
            return self.workspace.edit(c.id, changes, revision=c.revision)

        self._do([comment], place, lambda _: self.words("placed", article=article))

    # -- bin

    def action_bin_comment(self) -> None:
        """Ask whether to put the comments into the bin; Enter does it."""
        targets = self._targets()
        if not targets or self.filter.deleted:
            return
        words = self.words
        answers = (
            Answer("enter", "bin", words("answer.bin"), "Enter"),
            Answer("escape", "back", words("answer.back"), "Esc"),
        )
        details = [(c.label or words("dock.whole.draft"), c.body or c.proposal or c.rationale) for c in targets[:5]]
        question = Question(words("bin.title", n=len(targets)), answers, details)

        def answered(answer: str | None) -> None:
            if answer == "bin":
                self._do(
                    targets,
                    lambda c: self.workspace.delete(c.id, revision=c.revision),
                    lambda n: words("binned", n=n),
                )

        self.app.push_screen(question, answered)

    def action_show_bin(self) -> None:
        """Show the bin, or what counts again."""
        self._filtered(Filter(deleted=not self.filter.deleted))
        self.show_keys(actions.BAR["bin" if self.filter.deleted else "board"])

    def action_restore(self) -> None:
        """Bring the comments back from the bin."""
        if not self.filter.deleted:
            self.tell(self.words("bin.elsewhere"), "hint")
            return
        self._do(self._targets(), lambda c: self.workspace.restore(c.id), lambda n: self.words("restored", n=n))

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

    # -- going elsewhere

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Open the comment where it stands."""
        event.stop()
        self.action_open_comment()

    def action_open_comment(self) -> None:
        """Open the chosen comment in the text."""
        if self.filter.deleted:
            self.action_restore()
        elif (comment := self.chosen) is not None:
            self._leave(comment.id)

    def action_edit_comment(self) -> None:
        """Open the chosen comment for editing."""
        if (comment := self.chosen) is not None and not self.filter.deleted:
            self._leave(f"edit:{comment.id}")

    def _leave(self, result: str | None) -> None:
        self.bench.board_states[self.slug] = self.state
        self.dismiss(result)

    def action_history(self) -> None:
        """Show the chosen comment's history."""
        from workbench.screens.history import HistoryScreen

        if (comment := self.chosen) is not None:
            self.app.push_screen(HistoryScreen(comment.id), lambda _: self._reload())

    def action_export(self) -> None:
        """Export the matter's comments."""
        from workbench.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.slug))

    def action_back(self) -> None:
        """Take marks off, then the filter, then leave."""
        if self._marked:
            self._marked = {}
            self._show_marks()
        elif self.filter.deleted:
            self.action_show_bin()
        else:
            self._leave(None)
