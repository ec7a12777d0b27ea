"""What is doubtful about a stored draft, with the repairs proposed; made with one key, taken back with another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from drafts.repair import Repair
from workbench import actions
from workbench.bindings import bound
from workbench.palette import Role
from workbench.screens.tables import TableScreen
from workbench.widgets.bars import Item
from workbench.widgets.record_table import Cell, RecordTable, TableColumn, TableRow

if TYPE_CHECKING:
    from workbench.workspace import Diagnosis, Repaired

AROUND = 14
"""Characters shown on either side of what a repair changes."""


def repair_lines(text: str, repair: Repair) -> list[str]:
    """What a repair does to a text: the words it changes, with a few around them."""
    lines = []
    for edit in repair.edits:
        start, end = edit.span.start, edit.span.end
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        removed, inserted = text[start:end], edit.replacement
        change = (f"[-{removed}-]" if removed else "") + (f"{{+{inserted}+}}" if inserted else "")
        lines.append(f"…{before}{change}{after}…".replace("\n", "⏎"))
    return lines


class DoubtsScreen(TableScreen):
    """The doubts of one draft; gives its slug once something was repaired."""

    place = "doubts"
    BINDINGS: ClassVar[list[BindingType]] = bound("all", "doubts")

    def __init__(self, slug: str, draft: str) -> None:
        super().__init__()
        self.slug = slug
        self._draft = draft
        self._diagnosis: Diagnosis | None = None
        self._marked: dict[str, None] = {}
        self._changed = False

    def columns(self) -> Sequence[TableColumn]:
        """Line, article, what is doubtful, whether it can be repaired."""
        words = self.words
        return (
            TableColumn("line", words("col.line"), 6),
            TableColumn("article", words("col.article"), 14, from_width=72),
            TableColumn("repair", words("col.repair"), 8),
            TableColumn("says", words("col.doubt"), 0),
        )

    def on_mount(self) -> None:
        """Diagnose."""
        self.show_keys(actions.BAR["doubts"])
        self.table.focus()
        self._reload()

    def _reload(self) -> None:
        self.work(
            "doubts", self.words("doubts.looking"), lambda: self.workspace.diagnose(self.slug, self._draft), self._show
        )

    def _show(self, found: Diagnosis) -> None:
        words = self.words
        self._diagnosis = found
        self._marked = {}
        self.table.set_marked(())
        repairable = {repair.number for repair in found.proposed}
        rows = []
        for number, doubt in enumerate(found.doubts, start=1):
            provision = found.draft.by_key.get(doubt.article or "")
            rows.append(
                TableRow(
                    str(number),
                    {
                        "line": Cell(str(doubt.line), Role.DIM),
                        "article": Cell(provision.label if provision else "", Role.LABEL),
                        "repair": Cell(words("doubts.can"), Role.GOOD) if number in repairable else Cell("–", Role.DIM),
                        "says": Cell(doubt.zh if words.language == "zh" else doubt.en),
                    },
                )
            )
        self.table.show(rows)
        self.set_header(
            Item(words("doubts.title"), Role.LABEL, 9),
            Item(f"{self.slug} {found.version.label}", Role.TEXT, 6),
            Item(words("doubts.count", n=len(rows), repairable=len(repairable)), Role.TEXT, 8),
        )
        made = [each for each in found.made if each.undone is None]
        self.set_status(Item(words("doubts.made", n=len(made)), Role.DIM, 6))
        self._show_chosen()

    def _proposed(self, number: str | None) -> Repair | None:
        found = self._diagnosis
        return next((r for r in found.proposed if str(r.number) == number), None) if found is not None else None

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another doubt: what it is, and what would be done."""
        event.stop()
        self._show_chosen()

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Enter repairs."""
        event.stop()
        self.action_repair()

    def _show_chosen(self) -> None:
        found, chosen, words = self._diagnosis, self.table.chosen, self.words
        if found is None:
            return
        language = words.language
        if chosen is None:
            self.show_details([(words("doubts.none"), "$text-muted")])
            return
        doubt = found.doubts[int(chosen) - 1]
        lines: list[tuple[str, str]] = [(doubt.zh if language == "zh" else doubt.en, "bold")]
        text = found.version.text.split("\n")
        for number in range(max(1, doubt.line - 1), min(len(text), doubt.line + 1) + 1):
            sign = "▌" if number == doubt.line else " "
            lines.append((f"{sign}{number:>5} {text[number - 1][:200]}", "" if number == doubt.line else "$text-muted"))
        repair = self._proposed(chosen)
        if repair is None:
            lines.append((words("doubts.by.hand"), "$text-muted"))
        else:
            lines.append(("→ " + repair.sentence(language), "bold $accent"))
            lines += [(line, "$accent") for line in repair_lines(found.version.text, repair)]
        self.show_details(lines)

    def action_mark(self) -> None:
        """Mark a doubt that can be repaired, and go on."""
        chosen = self.table.chosen
        if self._proposed(chosen) is None or chosen is None:
            self.tell(self.words("doubts.by.hand"), "hint")
        elif chosen in self._marked:
            del self._marked[chosen]
        else:
            self._marked[chosen] = None
        self.table.set_marked(self._marked)
        self.table.action_step(1)

    def action_mark_all(self) -> None:
        """Mark every doubt that can be repaired, or none."""
        found = self._diagnosis
        if found is not None:
            every = {str(repair.number): None for repair in found.proposed}
            self._marked = {} if self._marked.keys() == every.keys() else every
            self.table.set_marked(self._marked)

    def action_repair(self) -> None:
        """Repair what is marked, or the chosen doubt."""
        chosen = self.table.chosen
        numbers = [int(each) for each in self._marked] or ([int(chosen)] if chosen else [])
        if numbers:
            self._work(lambda: self.workspace.repair(self.slug, numbers, draft=self._draft))

    def action_undo(self) -> None:
        """Take the last repair back."""
        self._work(lambda: self.workspace.undo_repair(self.slug, draft=self._draft))

    def _work(self, do: Callable[[], Repaired]) -> None:
        def done(repaired: Repaired) -> None:
            self._changed = True
            language = self.words.language
            said = " ".join(zh if language == "zh" else en for zh, en in repaired.sentences)
            if repaired.lost:
                said += " " + self.words("doubts.lost", n=len(repaired.lost))
            self.tell(said)
            self._reload()

        self.work("repair", "", do, done)

    def action_back(self) -> None:
        """Close."""
        self.dismiss(self.slug if self._changed else None)
