"""The docket: every matter by deadline, and a card on the one chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from comments.deadlines import BEIJING, beijing_date
from comments.docket import Asked, MatterOverview, Month
from comments.records import Status, Unsaved
from workbench import actions, due
from workbench.bindings import bound
from workbench.palette import Role
from workbench.plain_docket import stage_word, year_lines
from workbench.safe import safe_line
from workbench.screens.around import OpensAround
from workbench.screens.dialogs import Answer, Question
from workbench.screens.docket_asking import asked_phrases, asking_sheet, read_asked
from workbench.screens.early import EarlyKeys
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.matter_card import MatterCard
from workbench.widgets.matter_table import Column, MatterLine, MatterTable

if TYPE_CHECKING:
    from workbench.wording import Words
    from workbench.workspace import Due

CLOCK_SECONDS = 30.0


def state_words(row: MatterOverview, words: Words, now: datetime) -> str:
    """Where a matter stands, in a few words: what still needs somebody comes first; without comments, its stage."""
    if row.sent or row.matter.stage:
        return stage_word(row.entry.stage(now), words.language)
    if not row.drafts:
        return words("state.notext")
    for status in (Status.IN_REVIEW, Status.DRAFT, Status.PROPOSED, Status.APPROVED, Status.SUBMITTED):
        if n := row.by_status.get(status, 0):
            return f"{words.value(status)} {n}"
    return stage_word(row.entry.stage(now), words.language)


class DocketScreen(EarlyKeys, OpensAround):
    """The home screen.

    It may stand before the store is open, with rows read ``early``; what needs the store waits until it is.
    """

    place = "docket"
    BINDINGS: ClassVar[list[BindingType]] = bound("all", "docket")

    def __init__(self, *, offer_recovery: bool, early: tuple[MatterOverview, ...] = ()) -> None:
        super().__init__()
        self._offer_recovery = offer_recovery
        self._early_rows = early
        self._rows: dict[str, MatterOverview] = {}
        self._is_loaded = False
        self._choose: str | None = None
        self._asked = Asked()
        self._owes_offer = False
        """Whether what was being typed is still to be offered: another screen was in front."""

    def compose(self) -> ComposeResult:
        """Header, table, card, status, keys."""
        words = self.words
        yield HeaderBar(language=words.language)
        with Vertical(id="docket"):
            yield MatterTable(
                (
                    Column("deadline", words("col.deadline"), 10),
                    Column("title", words("col.title"), 0),
                    Column("issuer", words("col.issuer"), 18, from_width=96),
                    Column("owner", words("docket.owner"), 8, from_width=124),
                    Column("articles", words("col.articles"), 4, from_width=108),
                    Column("comments", words("col.comments"), 8, from_width=72),
                    Column("status", words("col.status"), 14 if words.language == "en" else 12, from_width=50),
                ),
                id="matters",
            )
            with VerticalScroll(id="card-scroll", can_focus=False):
                yield MatterCard(words)
            yield Static(id="docket-empty")
        yield StatusBar(language=words.language)
        yield KeysBar(language=words.language)

    def on_mount(self) -> None:
        """Show what is known, and begin where the store is open."""
        self.show_keys(actions.BAR["docket"])
        self.query_one("#docket-empty").display = False
        self.query_one(MatterTable).focus()
        if self._early_rows:
            self._take(self._early_rows)
        if self.bench.is_open:
            self.store_opened()

    def store_opened(self) -> None:
        """Load the matters, watch for changes, offer what was being typed."""
        self.load()
        self.watch_store(lambda _noticed: self.load())
        self.set_interval(CLOCK_SECONDS, self._show)
        if self._offer_recovery:
            self.work("unsaved", "", self.workspace.unsaved, self._offer)

    def on_screen_resume(self) -> None:
        """Back from another screen: counts may have changed."""
        if self._is_loaded:
            self.load()
        if self._owes_offer:
            self._owes_offer = False
            self.work("unsaved", "", self.workspace.unsaved, self._offer)

    def load(self, choose: str | None = None) -> None:
        """Fetch the matters anew; the cursor goes to the one named, or stays."""
        self._choose = choose or self._choose
        asked = self._asked
        self.work("matters", "", lambda: tuple(due.overview for due in self.workspace.docket(asked)), self._loaded)

    def _take(self, rows: tuple[MatterOverview, ...]) -> None:
        if not self._rows and self._choose is None:
            # the most urgent matter that can be opened
            self._choose = next((row.matter.slug for row in rows if row.drafts), None)
        self._rows = {row.matter.slug: row for row in rows}
        self._show()

    def _loaded(self, rows: tuple[MatterOverview, ...]) -> None:
        self._take(rows)
        if not self._is_loaded:
            self._is_loaded = True
            self.call_after_refresh(self.do_early_keys)
            self._look_ahead()

    def _look_ahead(self) -> None:
        """Have the chosen matter's drafts compared before it is opened; what fails there is told when it is."""
        from workbench.screens.opened import open_matter

        slug, workspace = self.query_one(MatterTable).chosen, self.workspace
        if slug is not None and self._rows[slug].drafts:
            self.run_worker(
                lambda: open_matter(workspace, slug, comparing=None), group="ahead", thread=True, exit_on_error=False
            )

    @property
    def is_ready(self) -> bool:
        """Whether the matters are listed."""
        return self._is_loaded

    def _show(self) -> None:
        words, now = self.words, self.bench.now()
        lines = [
            MatterLine(
                row.matter.slug,
                {
                    "deadline": due.short(row.matter.deadline, now, words),
                    "title": row.matter.title,
                    "issuer": row.matter.issuer,
                    "articles": "…" if row.articles is None else str(row.articles or "–"),
                    "comments": str(row.comments) if row.comments else "–",
                    "owner": row.matter.owner,
                    "status": (words("docket.late") + " " if row.entry.is_late else "") + state_words(row, words, now),
                },
                due.level(row.matter.deadline, now),
            )
            for row in self._rows.values()
        ]
        table = self.query_one(MatterTable)
        table.show(lines, self._choose)
        self._choose = None
        narrowed = tuple(asked_phrases(self._asked, words))
        empty = not lines
        table.display = not empty
        self.query_one("#card-scroll").display = not empty
        if not empty and self.focused is None:
            table.focus()  # a hidden table can't have the focus
        notice = self.query_one("#docket-empty", Static)
        notice.display = empty
        if empty:
            none = [words("docket.nothing")] if narrowed else [words(f"docket.empty.{n}") for n in range(1, 5)]
            notice.update(Content("\n\n".join(none)))
        urgent = sum(line.urgency == "urgent" for line in lines)
        facts = [words("docket.count", n=len(lines))] + ([words("docket.urgent", n=urgent)] if urgent else [])
        facts += [safe_line(phrase) for phrase in narrowed]
        self.query_one(HeaderBar).set_items(
            [Item(words("docket"), Role.LABEL, 9), *(Item(fact, Role.DIM, 5) for fact in facts)]
        )
        self._show_status()

    def _show_status(self) -> None:
        moment = self.bench.now()
        now, here = moment.astimezone(BEIJING), moment.astimezone()
        beijing = f"北京 {now:%m-%d %H:%M}" if self.words.language == "zh" else f"Beijing {now:%m-%d %H:%M}"
        if here.utcoffset() != now.utcoffset():
            beijing += f" · 当地 {here:%m-%d %H:%M}" if self.words.language == "zh" else f" · local {here:%m-%d %H:%M}"
        self.query_one(StatusBar).set_items([Item(beijing, priority=8), Item(self.bench.person, Role.DIM, 4)])

    # -- what was being typed

    def _offer(self, found: tuple[Unsaved, ...]) -> None:
        if not found:
            return
        if self.app.screen is not self:
            self._owes_offer = True
            return
        words = self.words
        answers = (
            Answer("enter", "continue", words("answer.go-on"), "Enter"),
            Answer("escape", "later", words("answer.later"), "Esc"),
        )
        details = [
            (text.label or words("dock.whole"), text.body or text.rationale or text.proposal or "") for text in found
        ]
        self.app.push_screen(Question(words("recover.title", n=len(found)), answers, details), self._recover)

    def _recover(self, answer: str | None) -> None:
        if answer == "continue":
            self.action_continue_writing()

    # -- actions

    def on_matter_table_chosen(self, event: MatterTable.Chosen) -> None:
        """Show the chosen matter's card."""
        row = self._rows.get(event.slug)
        if row is not None:
            self.query_one(MatterCard).show(row, self.bench.now())

    def on_matter_table_opened(self, event: MatterTable.Opened) -> None:
        """Open a matter in the review screen."""
        if self.bench.is_open or self.bench.early_text(event.slug) is not None:
            self.open_matter(event.slug)
        else:
            self.tell(self.words("early.no"), "hint")

    def can_do(self, name: str) -> bool:
        """Whether an action needs nothing that isn't there yet; a matter can be opened whose text is."""
        slug = self.query_one(MatterTable).chosen
        return super().can_do(name) or (name == "open" and slug is not None and self.bench.early_text(slug) is not None)

    def action_open(self) -> None:
        """Open the chosen matter."""
        self.query_one(MatterTable).action_open()

    def open_matter(self, slug: str, *, continue_writing: bool = False, choose: str | None = None) -> None:
        """Open a matter, or say that it has no text yet."""
        from workbench.screens.review import ReviewScreen

        row = self._rows.get(slug)
        if row is not None and not row.drafts:
            self.tell(self.words("unread"), "hint")
            return
        screen = ReviewScreen(slug, continue_writing=continue_writing, choose=choose)
        screen.early = self.bench.early_text(slug)
        self.app.push_screen(screen)

    def action_continue_writing(self) -> None:
        """Open the matter of the comment left unfinished last, and that comment."""
        with self.spoken():
            found = self.workspace.unsaved()
            if not found:
                self.tell(self.words("dock.none"), "hint")
                return
            self.open_matter(found[0].matter, continue_writing=True)

    def action_filter_matters(self) -> None:
        """Choose which matters are shown."""

        def chosen(given: Mapping[str, str] | None) -> None:
            if given is not None:
                with self.spoken():
                    self._asked = read_asked(given)
                    self.load()

        self.app.push_screen(asking_sheet(self._asked, self.words), chosen)

    def action_year(self) -> None:
        """Show the year of the chosen matter, or this one, by month and by consultation."""
        from workbench.screens.report_sheet import ReportSheet

        slug, now = self.query_one(MatterTable).chosen, self.workspace.now()
        matter = self._rows[slug].matter if slug in self._rows else None
        day = (matter.deadline or matter.opened if matter else None) or beijing_date(now)
        asked, words = self._asked, self.words

        def show(found: tuple[tuple[Month, ...], tuple[Due, ...]]) -> None:
            lines = [(line, "") for line in year_lines(day.year, *found, now, words.language)]
            self.app.push_screen(ReportSheet(words("docket.year", year=day.year), lines, words))

        self.work("year", "", lambda: self.workspace.year(day.year, asked), show)

    def action_undo(self) -> None:
        """Undo this person's last change to a comment."""
        with self.spoken():
            comment = self.workspace.undo()
            self.tell(self.words("undone", label=comment.label or comment.id))
            self.load()

    def action_redo(self) -> None:
        """Do again what this person undid last."""
        with self.spoken():
            comment = self.workspace.redo()
            self.tell(self.words("redone", label=comment.label or comment.id))
            self.load()

    def _chosen_matter(self) -> str | None:
        """The matter under the cursor, if it has a text; says so otherwise."""
        slug = self.query_one(MatterTable).chosen
        if slug is None or not self._rows[slug].drafts:
            self.tell(self.words("unread"), "hint")
            return None
        return slug

    def matter_here(self) -> str | None:
        """The chosen matter."""
        return self._chosen_matter()

    def back_at(self, slug: str, article: str | None) -> None:
        """Show what has changed; an article asked for is opened."""
        if article is not None:
            self.open_matter(slug, choose=f"article:{article}")
        else:
            self.load()

    def back_at_comment(self, slug: str, comment: str | None) -> None:
        """Open a comment that was chosen on a board; else show what has changed."""
        if comment is not None:
            self.open_matter(slug, choose=comment)
        else:
            self.load()

    def action_bundles(self) -> None:
        """Pack and merge bundles; one may bring a matter into a store that has none."""
        from workbench.screens.bundles import BundlesScreen

        slug = self.query_one(MatterTable).chosen
        self.app.push_screen(BundlesScreen(slug), lambda merged: self.load(choose=merged))

    def action_matter(self) -> None:
        """Show the chosen matter's facts, also of one without a text yet."""
        from workbench.screens.matter import MatterScreen

        slug = self.query_one(MatterTable).chosen
        if slug is None:
            self.tell(self.words("unread"), "hint")
        else:
            self._open_around(slug, MatterScreen(slug))

    def action_board(self) -> None:
        """Open the chosen matter's review board."""
        self._open_board(bin=False)

    def action_bin(self) -> None:
        """Open the chosen matter's bin."""
        self._open_board(bin=True)

    def _open_board(self, *, bin: bool) -> None:  # noqa: A002 - what people call it
        from workbench.screens.board import BoardScreen

        slug = self._chosen_matter()
        if slug is None:
            return

        def opened(comment: str | None) -> None:
            if comment is not None:
                self.open_matter(slug, choose=comment)

        state = None if bin else self.bench.board_states.get(slug)
        self.app.push_screen(BoardScreen(slug, state=state, bin=bin), opened)

    def action_import_draft(self) -> None:
        """Import a draft."""
        from workbench.screens.import_draft import ImportScreen

        self.app.push_screen(ImportScreen(), self._imported)

    def _imported(self, slug: str | None) -> None:
        if slug is not None:
            self.load(choose=slug)
            self.show_message(self.bench.messages[-1].text, "info")

    def action_export(self) -> None:
        """Export the chosen matter's comments."""
        from workbench.screens.export import ExportScreen

        slug = self.query_one(MatterTable).chosen
        if slug is None or not self._rows[slug].drafts:
            self.tell(self.words("unread"), "hint")
            return
        self.app.push_screen(ExportScreen(slug))

    def action_sample(self) -> None:
        """Load the sample consultation."""
        words = self.words
        self.work("sample", words("sample.making"), self.bench.load_sample, lambda slug: self.load(choose=slug))
