"""Bundles: a matter packed for another team, one that came back merged after a look, and what the two sides disagree on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType

from comments.bundle.report import Disagreement, shown
from comments.records import Comment
from drafts.comparison import Change, Op
from drafts.diff import diff
from workbench import actions
from workbench.bindings import bound
from workbench.palette import Role
from workbench.render.model import Look, Paragraph
from workbench.render.pieces import BLANK, words
from workbench.render.redline import redline
from workbench.screens.beside import TO_TEXTS, BesideScreen, Columns
from workbench.screens.dialogs import Answer, Question
from workbench.screens.form_sheet import FormSheet, Line
from workbench.screens.import_draft import clean_path
from workbench.screens.memo_sheets import suggested
from workbench.screens.report_sheet import COPY, TAKE, ReportSheet
from workbench.widgets.bars import Item
from workbench.widgets.record_table import Cell, RecordTable, TableColumn, TableRow
from workbench.wording import Words
from workbench.workspace.bundles import read_bundle

if TYPE_CHECKING:
    from comments.bundle.archive import Bundle
    from comments.bundle.report import MergeReport, PackReport
    from comments.bundle.told import ToldComment

DIGITS = "123456789"
SUFFIX = ".wbundle"


def conflict_id(each: Disagreement) -> str:
    """A name for a disagreement that outlasts a change of its versions."""
    return f"{each.kind}/{each.entity}/{each.field}"


class BundlesScreen(BesideScreen):
    """The disagreements that stand, each with its versions beside one another; gives the slug of a matter merged."""

    place = "bundles"
    BINDINGS: ClassVar[list[BindingType]] = [
        *TO_TEXTS,
        *bound("all", "bundles", without=("other_part",)),
    ]

    def __init__(self, slug: str | None) -> None:
        """Without a matter, only merging is offered: into a store that has none yet."""
        super().__init__()
        self.slug = slug
        self._conflicts: tuple[Disagreement, ...] = ()
        self._comments: Mapping[str, Comment] = {}
        self._loaded = slug is None
        self._pack_given: Mapping[str, str] = {}
        self._merge_given: Mapping[str, str] = {}
        self._merged: str | None = None

    def columns(self) -> Sequence[TableColumn]:
        """What it is about, the field, the versions, who wrote them."""
        say = self.words
        return (
            TableColumn("what", say("col.article"), 16),
            TableColumn("field", say("col.field"), 10),
            TableColumn("n", say("col.versions"), 8),
            TableColumn("who", say("col.author"), 0),
        )

    def on_mount(self) -> None:
        """Fetch and watch."""
        self.show_keys(actions.BAR["bundles"])
        self.table.focus()
        if self.slug is not None:
            self.watch_store(lambda _noticed: self._reload())
        self._reload()

    def on_resize(self) -> None:
        """Details follow the width."""
        self.call_after_refresh(self._show_chosen)

    def _reload(self) -> None:
        slug = self.slug
        if slug is None:
            self._show((), {})
            return

        def look() -> tuple[tuple[Disagreement, ...], dict[str, Comment]]:
            found = self.workspace.disagreements(slug)
            comments = self.workspace.comments(slug) if found else ()
            return found, {comment.id: comment for comment in comments}

        self.work("conflicts", "", look, lambda found: self._show(*found))

    def _show(self, found: tuple[Disagreement, ...], comments: Mapping[str, Comment]) -> None:
        say = self.words
        self._conflicts, self._comments, self._loaded = found, comments, True
        self.show_rows([self._row(each) for each in found])
        self.set_header(
            Item(say("bundles.title"), Role.LABEL, 9),
            Item(self.slug or "", Role.TEXT, 5),
            Item(say("bundles.count", n=len(found)), Role.DEADLINE if found else Role.DIM, 8),
        )
        self.set_status(Item(self.workspace.person, Role.DIM, 2))
        self._show_chosen()

    def _row(self, each: Disagreement) -> TableRow:
        return TableRow(
            conflict_id(each),
            {
                "what": Cell(self._what(each), Role.LABEL),
                "field": Cell(self.words.field(each.field), Role.STRONG),
                "n": Cell(str(len(each.sides)), Role.DEADLINE),
                "who": Cell(" ↔ ".join(side.person for side in each.sides), Role.DIM),
            },
        )

    def _what(self, each: Disagreement) -> str:
        comment = self._comments.get(each.entity)
        if comment is not None:
            return f"{comment.label or self.words('dock.whole.draft')} {comment.author}"
        return each.entity or each.kind

    def _named(self, each: Disagreement) -> str:
        return f"{self._what(each)} {self.words.field(each.field)}"

    @property
    def chosen(self) -> Disagreement | None:
        """The disagreement under the cursor."""
        return next((each for each in self._conflicts if conflict_id(each) == self.table.chosen), None)

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another disagreement: its versions."""
        event.stop()
        self._show_chosen()

    def _show_chosen(self) -> None:
        each, say = self.chosen, self.words
        if each is not None:
            text = f"{self._named(each)}  {say('bundles.versions', n=len(each.sides))}"
            self.show_details([(text, "bold")])
            self.show_texts(versions(each, say))
        elif self._loaded:
            self.show_details([(say("bundles.none" if self.slug is not None else "bundles.no.matter"), "$text-muted")])
            self.show_texts(None)

    # -- settling

    def on_key(self, event: events.Key) -> None:
        """A digit settles on that version, after a question."""
        if len(event.key) == 1 and event.key in DIGITS and self._conflicts:
            event.stop()
            self._settle_on(int(event.key))
            return
        super().on_key(event)

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Enter asks which."""
        event.stop()
        self.action_settle()

    def action_settle(self) -> None:
        """Ask on which version to settle."""
        each, say = self.chosen, self.words
        if each is None:
            return
        sides = list(enumerate(each.sides, 1))[: len(DIGITS)]
        answers = [Answer(str(number), str(number), side.person) for number, side in sides]
        answers.append(Answer("escape", "back", say("answer.back"), "Esc"))
        details = [(f"{n}  {side.person}  {side.at[:16]}", side_text(side.value, say)) for n, side in sides]
        question = Question(say("bundles.settle.which", what=self._named(each)), answers, details)
        self.app.push_screen(question, lambda answer: self._settle(each, int(answer)) if answer else None)

    def _settle_on(self, number: int) -> None:
        each, say = self.chosen, self.words
        if each is None:
            return
        if number > len(each.sides):
            self.tell(say("bundles.no.version", number=number), "hint")
            return
        side = each.sides[number - 1]
        answers = (
            Answer("enter", "settle", say("answer.settle"), "Enter"),
            Answer("escape", "back", say("answer.back"), "Esc"),
        )
        title = say("bundles.settle", what=self._named(each), number=number, person=side.person)
        question = Question(title, answers, [(side.person, side_text(side.value, say))])
        self.app.push_screen(question, lambda answer: self._settle(each, number) if answer == "settle" else None)

    def _settle(self, each: Disagreement, number: int) -> None:
        slug = self.slug
        if slug is None:
            return
        seen = each.sides[number - 1]

        def done(_: Disagreement) -> None:
            self.tell(self.words("bundles.settled", what=self._named(each), number=number))
            self._reload()

        self.work("settle", "", lambda: self.workspace.settle_on(slug, each, seen.event), done)

    # -- packing

    def action_pack_bundle(self) -> None:
        """Ask where to write the matter, and as what."""
        if self.slug is None:
            self.tell(self.words("bundles.no.matter"), "hint")
            return
        say, last = self.words, self._pack_given
        forms = (("file", say("bundles.form.file")), ("folder", say("bundles.form.folder")))
        internal = (("no", say("bundles.internal.no")), ("yes", say("bundles.internal.yes")))
        lines = (
            Line("path", say("export.path"), last.get("path", suggested(self.slug, say, "bundles.file", SUFFIX))),
            Line("form", say("bundles.form"), last.get("form", "file"), forms),
            Line("internal", say("bundles.internal"), "no", internal),
            Line("since", say("bundles.since"), last.get("since", ""), hint=say("bundles.since.hint")),
        )
        sheet = FormSheet(
            say("bundles.pack"),
            lines,
            say,
            take=say("form.write"),
            notes=(say("bundles.pack.note"),),
            check=lambda given: "" if given["path"] else say("export.nopath"),
        )
        self.app.push_screen(sheet, self._pack)

    def _pack(self, given: Mapping[str, str] | None) -> None:
        slug = self.slug
        if given is None or slug is None:
            return
        self._pack_given = given
        say, path = self.words, clean_path(given["path"])
        since: Path | None = clean_path(given["since"]) if given["since"] else None

        def pack() -> PackReport:
            return self.workspace.pack(
                slug, path, internal=given["internal"] == "yes", since=since, text=given["form"] == "folder"
            )

        def done(report: PackReport) -> None:
            told = say(
                "bundles.packed.line",
                path=path,
                comments=report.comments,
                drafts=report.drafts,
                events=report.events,
            )
            lines = [(told, "bold $success")]
            if report.internal:
                lines.append((say("bundles.packed.internal", n=report.internal), "bold $warning"))
            if report.left_out:
                lines.append((say("bundles.packed.left", n=report.left_out), ""))
            self.tell(say("bundles.packed"))
            sheet = ReportSheet(say("bundles.packed"), lines, say, copies=True)
            self.app.push_screen(sheet, lambda wish: self.copy_and_tell(str(path)) if wish == COPY else None)

        self.work("export", say("bundles.packing"), pack, done)

    # -- merging

    def action_merge_bundle(self) -> None:
        """Ask for a bundle that came back."""
        say, last = self.words, self._merge_given
        lines = [Line("path", say("bundles.merge.path"), last.get("path", ""))]
        if self.slug is not None:
            into = (("own", say("bundles.into.own")), ("here", self.slug))
            lines.append(Line("into", say("bundles.into"), last.get("into", "own"), into))
        sheet = FormSheet(
            say("bundles.merge"),
            lines,
            say,
            take=say("form.read"),
            notes=(say("bundles.merge.note"),),
            check=lambda given: "" if given["path"] else say("copies.nofile"),
        )
        self.app.push_screen(sheet, self._look_into)

    def _look_into(self, given: Mapping[str, str] | None) -> None:
        if given is None:
            return
        self._merge_given = given
        say, path = self.words, clean_path(given["path"])
        slug = self.slug if given.get("into") == "here" else None

        def look() -> tuple[Bundle, MergeReport, tuple[ToldComment, ...]]:
            bundle = read_bundle(path)
            return bundle, *self.workspace.look_into(bundle, slug=slug)

        def looked(found: tuple[Bundle, MergeReport, tuple[ToldComment, ...]]) -> None:
            bundle, report, comments = found
            lines = merge_lines(report, comments, say)
            title = say("bundles.preview", matter=report.matter)
            take = say("bundles.take") if report.events else ""
            sheet = ReportSheet(title, lines, say, take=take)
            self.app.push_screen(sheet, lambda wish: self._merge(bundle, slug) if wish == TAKE else None)

        self.work("read", say("bundles.reading"), look, looked)

    def _merge(self, bundle: Bundle, slug: str | None) -> None:
        """Take in what was looked at, whatever has become of the file since."""
        say = self.words

        def done(report: MergeReport) -> None:
            self._merge_given = {}
            self._merged = report.matter
            if self.slug is None:
                self.slug = report.matter
            told = say("bundles.merged", matter=report.matter)
            self.tell(told)
            self.app.push_screen(ReportSheet(told, merge_lines(report, (), say), say))
            self._reload()

        self.work("import", say("bundles.merging"), lambda: self.workspace.merge_bundle(bundle, slug=slug), done)

    def action_back(self) -> None:
        """Close."""
        self.dismiss(self._merged)


def versions(each: Disagreement, say: Words) -> Columns:
    """Each version in a column: the first as it stands, the others with what is different from it marked."""
    first = side_text(each.sides[0].value, say)

    def build(look: Look) -> list[list[Paragraph]]:
        found: list[list[Paragraph]] = []
        for number, side in enumerate(each.sides, 1):
            text = side_text(side.value, say)
            mark = f"  {say('bundles.shown')}" if number == 1 else ""
            column = [
                words((f"{number}  ", Role.KEY), (side.person, Role.STRONG), (mark, Role.COMMENT)),
                words((side.at[:16].replace("T", " "), Role.DIM)),
                BLANK,
            ]
            language = "en" if (first + text).isascii() else "zh"
            changes = (Change(Op.EQUAL, text),) if number == 1 else diff(first, text, language)
            found.append([*column, *redline(changes, look)])
        return found

    return build


def side_text(value: object, say: Words) -> str:
    """A version as people read it: a proposal by its words, a place by its article and quote, the rest as it is."""
    if isinstance(value, dict) and "words" in value:
        return say("says.delete") if value.get("delete") else str(value["words"] or "—")
    if isinstance(value, dict) and "label" in value:
        quote = value.get("quote")
        exact = quote.get("exact", "") if isinstance(quote, dict) else ""
        return str(value["label"] or say("dock.whole.draft")) + (f" “{exact}”" if exact else "")
    return shown(value)


def merge_lines(report: MergeReport, comments: Sequence[ToldComment], say: Words) -> list[tuple[str, str]]:
    """What a bundle brings, counted and then comment by comment, and what is disagreed on."""
    counts = say(
        "bundles.counts",
        new=len(report.new),
        updated=len(report.updated),
        unchanged=report.unchanged,
        replies=report.replies,
        drafts="、".join(report.drafts) or "–",
        conflicts=len(report.conflicts),
    )
    lines = [(counts, "bold")]
    if report.internal:
        lines.append((say("bundles.held.internal"), "bold $warning"))
    if not report.events:
        lines.append((say("bundles.nothing"), "$text-muted"))
    lines.append(("", ""))
    new = set(report.new)
    for told in comments:
        key = "bundles.is.new" if told.id in new else "bundles.is.updated"
        sign = "⊘" if told.internal else ""
        place = told.label or say("dock.whole.draft")
        lines.append((sign + say(key, who=told.author, place=place, text=told.text or say("says.delete")), ""))
    for each in report.conflicts:
        what = f"{each.entity or each.kind} {say.field(each.field)}"
        texts = "  ↔  ".join(f"{side.person} {side_text(side.value, say)}" for side in each.sides)
        lines.append((say("bundles.differ", what=what, texts=texts), "$warning"))
    return lines
