"""What two sides disagree on after a bundle was merged, and settling it; bundles are packed and merged from here as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from comments.bundle.report import Disagreement
from comments.records import Comment
from workbench import actions
from workbench.bindings import bound
from workbench.palette import Role
from workbench.screens.beside import TO_TEXTS
from workbench.screens.bundle_files import PacksAndMerges
from workbench.screens.bundle_texts import side_text, versions
from workbench.screens.dialogs import Answer, Question
from workbench.widgets.bars import Item
from workbench.widgets.record_table import Cell, RecordTable, TableColumn, TableRow

DIGITS = "123456789"


def conflict_id(each: Disagreement) -> str:
    """A name for a disagreement that outlasts a change of its versions."""
    return f"{each.kind}/{each.entity}/{each.field}"


class BundlesScreen(PacksAndMerges):
    """The disagreements that stand, each with its versions beside one another; gives the slug of a matter merged."""

    place = "bundles"
    BINDINGS: ClassVar[list[BindingType]] = [
        *TO_TEXTS,
        *bound("all", "bundles", without=("other_part",)),
    ]

    def __init__(self, slug: str | None) -> None:
        super().__init__(slug)
        self._conflicts: tuple[Disagreement, ...] = ()
        self._comments: Mapping[str, Comment] = {}
        self._loaded = slug is None

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
        comment = self._comments.get(each.comment)
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

    def action_back(self) -> None:
        """Stop what is going on; else close."""
        if not self.stop_work():
            self.dismiss(self._merged)
