"""What a newer draft did with our proposals: verdicts with the words that decide them, confirmed or overruled by a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from comments.adoption import Verdict
from comments.certain import awaits_outcome, is_recorded
from comments.records import Comment, Status
from comments.workflow import OUTCOMES
from drafts.errors import SpokenError
from workbench.bindings import bound
from workbench.palette import Role
from workbench.screens.adoption_rows import asked_and_said, details, outcome_row, tally_lines
from workbench.screens.beside import TO_TEXTS, BesideScreen
from workbench.screens.file_forms import Asking, Failed
from workbench.screens.form_sheet import Given
from workbench.screens.memo_sheets import ask_for_memo, files_of, memo_lines
from workbench.screens.report_sheet import ReportSheet, show_written
from workbench.screens.undoing import UndoesComments
from workbench.widgets.bars import Item
from workbench.widgets.prompt_line import PromptLine
from workbench.widgets.record_table import RecordTable, TableColumn

if TYPE_CHECKING:
    from comments.outcomes import Outcome
    from drafts.load import Progress
    from workbench.workspace import AdoptionReport, MemoReport


class AdoptionScreen(UndoesComments, BesideScreen):
    """Every proposal on an earlier draft; gives the key of an article of the newer draft to go to."""

    place = "adoption"
    BINDINGS: ClassVar[list[BindingType]] = [
        *TO_TEXTS,
        *bound("all", "adoption", without=("other_part",)),
    ]

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug
        self._report: AdoptionReport | None = None
        self._memos = {kind: Asking(self) for kind in ("adoption", "changes")}

    def columns(self) -> Sequence[TableColumn]:
        """Old and new article, the verdict, its score, what a person recorded, what was asked."""
        chinese, say = self.words.language == "zh", self.words
        return (
            TableColumn("label", say("col.article"), 12),
            TableColumn("new", say("col.new"), 12, from_width=72),
            TableColumn("verdict", say("col.verdict"), 8 if chinese else 12),
            TableColumn("score", say("col.score"), 5),
            TableColumn("person", say("col.recorded"), 8 if chinese else 14),
            TableColumn("draft", say("col.draft"), 10, from_width=110),
            TableColumn("says", say("col.says"), 0),
        )

    def on_mount(self) -> None:
        """Fetch and watch."""
        self.begin("adoption", self._reload)

    def on_resize(self) -> None:
        """Details follow the width."""
        self.call_after_refresh(self._show_chosen)

    def _reload(self) -> None:
        def look(progress: Progress) -> AdoptionReport:
            return self.workspace.adoption(self.slug, progress=progress)

        self.follow("adoption", self.words("adoption.looking"), look, self._show)

    # -- showing

    def _show(self, report: AdoptionReport) -> None:
        say = self.words
        self._report = report
        self.show_rows([outcome_row(each, say) for each in report.outcomes])
        waiting = sum(awaits_outcome(each) for each in report.judged)
        counted = report.tally(lambda _: "").get("", {})
        told = "  ".join(f"{say(f'carry.{name}')} {n}" for name, n in counted.items())
        self.set_header(
            Item(say("adoption.title"), Role.LABEL, 9),
            Item(f"{self.slug} {say('carry.to', label=report.to.label)}", Role.TEXT, 5),
            Item(told, Role.TEXT, 8),
        )
        items = [Item(say("adoption.waiting", n=waiting), Role.DEADLINE if waiting else Role.DIM, 8)]
        if report.certain:
            items.append(Item(say("adoption.certain", n=len(report.certain)), Role.COMMENT, 6))
        if unsent := sum(not awaits_outcome(each) and not is_recorded(each) for each in report.judged):
            items.append(Item(say("adoption.unsent", n=unsent), Role.DIM, 5))
        self.set_status(*items)
        self._show_chosen()

    @property
    def chosen(self) -> Outcome | None:
        """The proposal under the cursor."""
        report, wanted = self._report, self.table.chosen
        return None if report is None else next((o for o in report.outcomes if o.comment.id == wanted), None)

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another proposal: what decides, what was asked, what stands there now."""
        event.stop()
        self._show_chosen()

    def _show_chosen(self) -> None:
        each, say, report = self.chosen, self.words, self._report
        if each is not None:
            self.show_details(details(each, say))
            self.show_texts(asked_and_said(each, say))
        elif report is not None:
            self.show_details([(say("adoption.none", label=report.to.label), "$text-muted")])
            self.show_texts(None)

    def action_show_tally(self) -> None:
        """Count by chapter, by topic, by priority, and show the proposals again."""
        report = self._report
        if report is None or not report.judged:
            self.tell(self.words("adoption.none.judged"), "hint")
            return
        self.app.push_screen(ReportSheet(self.words("adoption.tally"), tally_lines(report, self.words), self.words))

    # -- deciding

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Enter confirms."""
        event.stop()
        self.action_confirm_outcome()

    def action_confirm_outcome(self) -> None:
        """Record the verdict proposed as the outcome."""
        each = self.chosen
        if each is None:
            return
        if each.verdict is None:
            self.tell(self.words("adoption.no.verdict"), "hint")
        else:
            self._record(each.verdict)

    def _record(self, verdict: Verdict) -> None:
        each, report, say = self.chosen, self._report, self.words
        if each is None or report is None:
            return
        if each.comment.status not in (Status.SUBMITTED, *OUTCOMES) and verdict is not Verdict.GONE:
            status = say.value(each.comment.status)
            self.tell(say("adoption.not.sent", status=status), "hint")
            return
        identifier, to, seen = each.comment.id, report.to.label, each.comment.revision

        def done(comment: Comment) -> None:
            label = comment.label or say("dock.whole.draft")
            self.tell(say("adoption.recorded", label=label, verdict=say(f"carry.{verdict.value}")))
            self.table.action_step(1)
            self._reload()

        def record() -> Comment:
            return self.workspace.confirm_adoption(self.slug, identifier, verdict, to=to, seen=seen)

        def failed(error: SpokenError) -> None:
            self.tell_error(error)
            self._reload()  # shows what is there instead

        self.work("record", "", record, done, failed)

    def action_say_adopted(self) -> None:
        """Overrule: adopted."""
        self._record(Verdict.ADOPTED)

    def action_say_partly(self) -> None:
        """Overrule: partly adopted."""
        self._record(Verdict.PARTLY)

    def action_say_not(self) -> None:
        """Overrule: not adopted."""
        self._record(Verdict.NOT)

    def action_say_contrary(self) -> None:
        """Overrule: the draft went the other way."""
        self._record(Verdict.CONTRARY)

    def action_say_gone(self) -> None:
        """Overrule: the provision is gone, the point is moot."""
        self._record(Verdict.GONE)

    def action_confirm_certain(self) -> None:
        """Record all that the words alone settle."""
        report, say = self._report, self.words
        if report is None:
            return
        if not report.certain:
            self.tell(say("adoption.no.certain"), "hint")
            return

        def done(recorded: tuple[Comment, ...]) -> None:
            self.tell(say("adoption.recorded.all", n=len(recorded)))
            self._reload()

        self.work("record", "", lambda: self.workspace.confirm_certain(self.slug, to=report.to.label), done)

    def action_write_response(self) -> None:
        """Ask what the regulator answered."""
        each = self.chosen
        if each is not None:
            current = each.comment.response
            self.query_one(PromptLine).ask(f"response:{each.comment.id}", self.words("adoption.response"), current)

    def on_prompt_line_given(self, event: PromptLine.Given) -> None:
        """What the regulator answered was typed."""
        event.stop()
        self.table.focus()
        identifier, text = event.purpose.partition(":")[2], event.text.strip()
        each = self.chosen
        if each is not None and each.comment.id == identifier and text != each.comment.response:
            revision = each.comment.revision

            def done(_: Comment) -> None:
                self.tell(self.words("adoption.response.kept"))
                self._reload()

            self.work(
                "record",
                "",
                lambda: self.workspace.edit(identifier, {"response": text}, revision=revision),
                done,
                self.ask_again(event.purpose, event.text),
            )

    def action_back(self) -> None:
        """Stop what is going on; close where nothing is, or where it is the first look."""
        if not self.stop_work() or self._report is None:
            self.dismiss(None)

    # -- memos

    def action_write_memo(self) -> None:
        """Ask where to write the memo on what became of our proposals."""
        self._ask_for_memo("adoption")

    def action_write_client_memo(self) -> None:
        """Ask where to write the memo of changes for clients."""
        self._ask_for_memo("changes")

    def _ask_for_memo(self, kind: str) -> None:
        report = self._report
        if report is not None:
            to = report.to.label
            form = ask_for_memo(kind, self.slug, self.words)
            self._memos[kind].ask(form, lambda given, failed: self._write_memo(kind, to, given, failed))

    def _write_memo(self, kind: str, to: str, given: Given, failed: Failed) -> None:
        say = self.words

        def write(progress: Progress) -> list[MemoReport]:
            return [
                self.workspace.memo(self.slug, path, kind=kind, language=language, to=to, progress=progress)
                for language, path in files_of(given)
            ]

        def done(reports: list[MemoReport]) -> None:
            lines = [line for report in reports for line in (*memo_lines(report, say), ("", ""))]
            paths = "\n".join(str(report.path) for report in reports)
            self.tell(say("memo.done", n=len(reports)))
            show_written(self, say("memo.report"), lines, paths)

        self.follow("export", say("memo.working"), write, done, failed)

    # -- going elsewhere

    def action_go_to_now(self) -> None:
        """Leave for the article of the newer draft that decides."""
        each = self.chosen
        if each is None:
            return
        if each.now is None or not each.now.article:
            self.tell(self.words("adoption.nowhere"), "hint")
        else:
            self.dismiss(each.now.article)
