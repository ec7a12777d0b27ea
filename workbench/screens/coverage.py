"""The coverage board: which article each person has dealt with; changes that matter and nobody looked at come first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from comments.coverage import Attention, Covered
from drafts.wording import flag_name
from workbench.bindings import bound
from workbench.language import say
from workbench.palette import Role
from workbench.screens.tables import TableScreen
from workbench.widgets.bars import Item
from workbench.widgets.record_table import Cell, RecordTable, TableColumn, TableRow
from workbench.wording import Words

if TYPE_CHECKING:
    from workbench.workspace import Board

PEOPLE_SHOWN = 8
_SIGNS = {
    "inserted": ("+", Role.INSERTED_NUMERAL),
    "edited": ("~", Role.CHANGED),
    "split": ("~", Role.CHANGED),
    "merged": ("~", Role.CHANGED),
    "moved": (">", Role.MOVED),
}
_ATTENTION = {Attention.COMMENTED: Role.COMMENT, Attention.READ: Role.GOOD, Attention.UNREAD: Role.DIM}


def article_row(row: Covered, people: Sequence[str], words: Words, *, mine: Attention) -> TableRow:
    """An article's row: what became of it, who has dealt with it, and how its comments stand."""
    sign, role = _SIGNS.get(row.change, ("", Role.DIM))
    urgent = row.flagged and mine is Attention.UNREAD
    between = say(words.language, "、", ", ")
    flags = between.join(flag_name(flag, words.language) for flag in row.flags)
    cells = {
        "label": Cell(f"! {row.label}" if urgent else row.label, Role.DEADLINE if urgent else Role.LABEL),
        "change": Cell(sign, role),
        "flags": Cell(flags, Role.FLAG),
        "statuses": Cell(between.join(f"{words.value(status)} {n}" for status, n in row.statuses.items()), Role.DIM),
    }
    for at, name in enumerate(people):
        attention = row.people.get(name, Attention.UNREAD)
        cells[f"person{at}"] = Cell(words(f"attention.{attention.value}"), _ATTENTION[attention])
    return TableRow(row.article, cells)


class CoverageScreen(TableScreen):
    """Article by person by status; gives the key of the article to go to."""

    place = "coverage"
    BINDINGS: ClassVar[list[BindingType]] = bound("all", "coverage")

    def __init__(self, slug: str, draft: str | None = None) -> None:
        super().__init__()
        self.slug = slug
        self._draft = draft
        self._board: Board | None = None

    def columns(self) -> Sequence[TableColumn]:
        """The people come with the board."""
        return ()

    def _columns_for(self, people: Sequence[str]) -> list[TableColumn]:
        words = self.words
        found = [
            TableColumn("label", words("col.article"), 14),
            TableColumn("change", words("col.changed"), 4 if words.language == "zh" else 7),
        ]
        for at, name in enumerate(people):
            # your own column always stands; the others as there is room
            found.append(TableColumn(f"person{at}", name, 10, from_width=0 if not at else 56 + 12 * at))
        found.append(TableColumn("statuses", words("col.comments"), 20, from_width=110))
        found.append(TableColumn("flags", words("col.flags"), 0))
        return found

    def on_mount(self) -> None:
        """Fetch and watch."""
        self.query_one("#table-details").display = False
        self.begin("coverage", self._reload)

    def _reload(self) -> None:
        self.work("coverage", "", lambda: self.workspace.board(self.slug, draft=self._draft), self._show)

    def _show(self, board: Board) -> None:
        first = self._board is None
        self._board = board
        me = self.workspace.person
        people = [me, *(name for name in board.people if name != me)][:PEOPLE_SHOWN]
        self.table.set_columns(self._columns_for(people))
        rows = [article_row(row, people, self.words, mine=row.people.get(me, Attention.UNREAD)) for row in board.rows]
        self.table.show(rows)
        if first:
            self.table.move_to(0)
        self._say()

    def _say(self) -> None:
        board, words = self._board, self.words
        if board is None:
            return
        me = self.workspace.person
        dealt = sum(row.people.get(me, Attention.UNREAD) is not Attention.UNREAD for row in board.rows)
        against = f"{board.against} → {board.draft}" if board.against else board.draft
        self.set_header(
            Item(words("coverage.title"), Role.LABEL, 9),
            Item(against, Role.TEXT, 5),
            Item(words("coverage.done", n=dealt, total=board.total), Role.TEXT, 7),
            Item(words("coverage.legend"), Role.DIM, 2, right=True),
        )
        urgent = board.unread_flagged
        items = [
            Item(words("coverage.urgent", n=urgent), Role.DEADLINE if urgent else Role.GOOD, 8),
            Item(f"{self.table.at + 1}/{board.total}", Role.DIM, 5),
        ]
        if board.gone:
            items.append(Item(words("coverage.gone", labels=" ".join(board.gone)), Role.DELETED_NUMERAL, 3))
        self.set_status(*items)

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another article."""
        event.stop()
        self._say()

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Go to the article."""
        event.stop()
        self.dismiss(event.id)

    def action_open_row(self) -> None:
        """Go to the chosen article."""
        self.table.action_open()

    def action_mark_read(self) -> None:
        """Note that the article was read and there is nothing to say, or take that back; go on to the next."""
        board, chosen = self._board, self.table.chosen
        if board is None or chosen is None:
            return
        row = next(row for row in board.rows if row.article == chosen)
        following = next((at for at, other in enumerate(board.rows) if other.article == chosen), 0) + 1
        target = board.rows[min(following, len(board.rows) - 1)].article
        slug, draft = self.slug, board.draft
        read = row.people.get(self.workspace.person) is Attention.READ

        def mark() -> Board:
            if read:
                self.workspace.unmark_read(slug, chosen, draft=draft)
            else:
                self.workspace.mark_read(slug, chosen, draft=draft)
            return self.workspace.board(slug, draft=self._draft)

        def marked(found: Board) -> None:
            self._show(found)
            if not read:
                at = next((n for n, other in enumerate(found.rows) if other.article == target), self.table.at)
                self.table.move_to(at)

        self.work("mark", "", mark, marked)
