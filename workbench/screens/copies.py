"""Copies for colleagues who work in Word: written, and taken back in after a look at what comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from comments.collected import UNPLACED, KeptCirculation
from comments.deadlines import BEIJING
from comments.records import Comment, DraftVersion, Visibility
from workbench.bindings import bound
from workbench.palette import Role
from workbench.safe import safe_line
from workbench.screens.file_forms import Asking, Failed, reading_form, suggested, writing_form
from workbench.screens.form_sheet import Given, Line
from workbench.screens.import_draft import clean_path
from workbench.screens.report_sheet import show_written
from workbench.screens.tables import TableScreen
from workbench.screens.undoing import UndoesComments
from workbench.widgets.bars import Item
from workbench.widgets.record_table import Cell, RecordTable, TableColumn, TableRow

if TYPE_CHECKING:
    from drafts.load import Progress
    from workbench.workspace import CirculationReport, CollectReport

Found = tuple[tuple[KeptCirculation, ...], tuple[DraftVersion, ...], int]
"""Copies, drafts, and how many comments wait for a place."""


class CopiesScreen(UndoesComments, TableScreen):
    """Every copy that went round, the newest first; gives the id of a comment to open."""

    place = "copies"
    BINDINGS: ClassVar[list[BindingType]] = bound("all", "copies")

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug
        self._copies: tuple[KeptCirculation, ...] = ()
        self._drafts: tuple[DraftVersion, ...] = ()
        self._loaded = False
        self._writing = Asking(self)
        self._reading = Asking(self)

    def columns(self) -> Sequence[TableColumn]:
        """Number, time, draft, who, what is in it, the file."""
        say = self.words
        return (
            TableColumn("number", say("col.number"), 4),
            TableColumn("when", say("col.when"), 16),
            TableColumn("draft", say("col.draft"), 14, from_width=70),
            TableColumn("person", say("col.author"), 12, from_width=86),
            TableColumn("n", say("col.comments"), 8),
            TableColumn("file", say("col.file"), 0),
        )

    def on_mount(self) -> None:
        """Fetch and watch."""
        self.begin("copies", self._reload)

    def on_resize(self) -> None:
        """Details follow the width."""
        self.call_after_refresh(self._show_chosen)

    def _reload(self) -> None:
        def look() -> Found:
            waiting = [c for c in self.workspace.comments(self.slug, unplaced=True) if c.article == UNPLACED]
            return self.workspace.circulations(self.slug), self.workspace.drafts(self.slug), len(waiting)

        self.work("copies", "", look, self._show)

    def _show(self, found: Found) -> None:
        say = self.words
        self._copies, self._drafts, waiting = found
        self._loaded = True
        self.table.show([self._row(copy) for copy in self._copies])
        self.set_header(
            Item(say("copies.title"), Role.LABEL, 9),
            Item(self.slug, Role.TEXT, 5),
            Item(say("copies.count", n=len(self._copies)), Role.TEXT, 7),
        )
        self.set_status(Item(say("copies.inbox", n=waiting), Role.DEADLINE if waiting else Role.DIM, 8))
        self._show_chosen()

    def _row(self, copy: KeptCirculation) -> TableRow:
        comments = sum(not said.reply for said in copy.circulation.comments)
        return TableRow(
            str(copy.number),
            {
                "number": Cell(str(copy.number), Role.LABEL),
                "when": Cell(f"{copy.at.astimezone(BEIJING):%Y-%m-%d %H:%M}"),
                "draft": Cell(copy.draft, Role.DIM),
                "person": Cell(copy.person, Role.DIM),
                "n": Cell(str(comments), Role.COMMENT),
                "file": Cell(copy.name, Role.STRONG),
            },
        )

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another copy: what was in it."""
        event.stop()
        self._show_chosen()

    def _show_chosen(self) -> None:
        copy = next((copy for copy in self._copies if str(copy.number) == self.table.chosen), None)
        if copy is not None:
            said = copy.circulation.comments
            comments = sum(not one.reply for one in said)
            text = self.words(
                "copies.details",
                number=copy.number,
                file=copy.name,
                draft=copy.draft,
                comments=comments,
                replies=len(said) - comments,
                changes=len(copy.circulation.changes),
                person=copy.person,
            )
            self.show_details([(text, ""), (f"SHA-256 {copy.sha256}", "$text-muted")])
        elif self._loaded:
            self.show_details([(self.words("copies.none"), "$text-muted")])

    # -- writing one

    def action_write_copy(self) -> None:
        """Ask where to write a copy for colleagues."""
        if not self._drafts:
            return
        say = self.words
        labels = tuple((version.label, safe_line(version.label)) for version in reversed(self._drafts))
        form = writing_form(
            say("copies.write"),
            say,
            suggested(self.slug, say, "copies.file"),
            before=(Line("draft", say("copies.draft"), labels[0][0], labels),),
            notes=(say("copies.write.note"),),
        )
        self._writing.ask(form, self._write)

    def _write(self, given: Given, failed: Failed) -> None:
        say, path = self.words, clean_path(given["path"])

        def done(report: CirculationReport) -> None:
            lines = [(line, "bold $success" if not at else "") for at, line in enumerate(report.lines(say.language))]
            self.tell(say("copies.written"))
            show_written(self, say("copies.written"), lines, str(report.path))
            self._reload()

        def write(progress: Progress) -> CirculationReport:
            return self.workspace.circulate(
                self.slug, path, draft=given["draft"], language=say.language, progress=progress
            )

        self.follow("export", say("copies.working"), write, done, failed)

    # -- taking one back in

    def action_collect_copy(self) -> None:
        """Ask for the file that came back."""
        say = self.words
        audience = tuple((v.value, say.value(v)) for v in (Visibility.TEAM, Visibility.INTERNAL, Visibility.SUBMISSION))
        form = reading_form(
            say("copies.read"),
            say,
            say("copies.path"),
            after=(
                Line("audience", say("copies.audience"), "team", audience),
                Line("mark", say("copies.mark"), "copy", tuple((m, say(f"copies.mark.{m}")) for m in ("copy", "none"))),
            ),
            notes=(say("copies.read.note"),),
        )
        self._reading.ask(form, self._read, afresh=("mark",))

    def _read(self, given: Given, failed: Failed) -> None:
        say, path, audience = self.words, clean_path(given["path"]), Visibility(given["audience"])
        unmarked = given["mark"] == "none"

        def look(progress: Progress) -> tuple[CollectReport, dict[str, Comment]]:
            report = self.workspace.collect(
                self.slug,
                path,
                visibility=audience,
                language=say.language,
                dry_run=True,
                unmarked=unmarked,
                progress=progress,
            )
            return report, {comment.id: comment for comment in self.workspace.comments(self.slug)}

        def shown(found: tuple[CollectReport, dict[str, Comment]]) -> None:
            from workbench.screens.collecting import CollectingScreen

            self.app.push_screen(CollectingScreen(self.slug, *found, audience, unmarked=unmarked), self._taken)

        self.follow("read", say("copies.reading"), look, shown, failed)

    def _taken(self, told: str | None) -> None:
        if told is not None:
            self._reading.forget()
            self.tell(told)
        self._reload()

    def action_inbox(self) -> None:
        """Show what came back without a place."""
        from workbench.screens.board import BoardScreen
        from workbench.screens.board_list import BoardState
        from workbench.screens.filtering import UNPLACED as WITHOUT_PLACE
        from workbench.screens.filtering import Filter

        state = BoardState(Filter(placed=WITHOUT_PLACE))
        self.app.push_screen(BoardScreen(self.slug, state=state), self._opened)

    def _opened(self, comment: str | None) -> None:
        if comment is not None:
            self.dismiss(comment)
        else:
            self._reload()
