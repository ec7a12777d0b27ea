"""What a copy that came back would bring in, thing by thing, before any of it is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from comments.collected import Item as Brought
from comments.collected import ItemKind, Taken
from comments.records import Comment, Visibility
from comments.redraft import asks_new_article
from drafts.comparison import Change, Op
from drafts.diff import diff
from workbench import actions
from workbench.bindings import bound
from workbench.palette import Role
from workbench.render.model import Look, Paragraph
from workbench.render.pieces import BLANK, plain, words
from workbench.render.redline import redline
from workbench.screens.beside import TO_TEXTS, BesideScreen, Columns
from workbench.screens.comment_rows import summary
from workbench.widgets.bars import Item
from workbench.widgets.record_table import Cell, RecordTable, TableColumn, TableRow
from workbench.wording import Words

if TYPE_CHECKING:
    from workbench.workspace import CollectReport

_ROLES = {
    ItemKind.COMMENT: Role.COMMENT,
    ItemKind.EDIT: Role.CHANGED,
    ItemKind.UNTRACKED: Role.WARNING,
    ItemKind.ACCEPTED: Role.GOOD,
    ItemKind.RESOLVED: Role.GOOD,
    ItemKind.REJECTED: Role.DELETED_NUMERAL,
}


class CollectingScreen(BesideScreen):
    """The list; gives a sentence on what was taken in, None where nothing was."""

    place = "collecting"
    BINDINGS: ClassVar[list[BindingType]] = [
        *TO_TEXTS,
        *bound("all", "collecting", without=("other_part",)),
    ]

    def __init__(
        self,
        slug: str,
        report: CollectReport,
        comments: Mapping[str, Comment],
        audience: Visibility,
        *,
        unmarked: bool = False,
    ) -> None:
        """``unmarked`` where the person said that a file without a copy's mark is to be taken."""
        super().__init__()
        self.slug = slug
        self._unmarked = unmarked
        self._report, self._comments, self._audience = report, comments, audience
        self._taken = tuple(sorted(report.taken, key=_most_work_first))

    def columns(self) -> Sequence[TableColumn]:
        """What it is, by whom, where, what it says."""
        say = self.words
        return (
            TableColumn("kind", say("col.kind"), 10 if say.language == "zh" else 14),
            TableColumn("who", say("col.author"), 12, from_width=60),
            TableColumn("label", say("col.article"), 14),
            TableColumn("says", say("col.says"), 0),
        )

    def on_mount(self) -> None:
        """Show what was read."""
        say, report, brought = self.words, self._report, self._report.collection
        self.show_keys(actions.BAR["collecting"])
        self.table.focus()
        self.show_rows([taken_row(taken, self._comments, say) for taken in self._taken])
        new = len(report.new)
        self.set_header(
            Item(say("collecting.title"), Role.LABEL, 9),
            Item(report.path.name, Role.TEXT, 5),
            Item(say("collecting.count", n=new, known=len(report.taken) - new), Role.TEXT, 8),
        )
        remarks = []
        if report.unplaced:
            remarks.append(Item(say("collecting.doubtful", n=len(report.unplaced)), Role.DEADLINE, 8))
        if not brought.tracked:
            remarks.append(Item(say("collecting.untracked"), Role.WARNING, 6))
        if brought.missing:
            remarks.append(Item(say("collecting.missing", n=len(brought.missing)), Role.WARNING, 5))
        if brought.blank:
            remarks.append(Item(say("collecting.blank", n=brought.blank), Role.WARNING, 4))
        self.set_status(Item(say("collecting.take" if new else "collecting.none"), Role.KEY, 9), *remarks)
        if not self._taken:
            self.show_details([(say("collecting.none"), "$text-muted")])
            self.show_texts(None)

    def on_resize(self) -> None:
        """Details follow the width."""
        self.call_after_refresh(self._show_chosen)

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another thing: the words it is about, and what was written."""
        event.stop()
        self._show_chosen()

    def _show_chosen(self) -> None:
        say = self.words
        taken = next((one for one in self._taken if one.item.digest == self.table.chosen), None)
        if taken is None:
            return
        item = taken.item
        when = f"  {item.at:%Y-%m-%d %H:%M}" if item.at else ""
        lines = [(f"{say(f'item.{item.kind.value}')}  {item.author}{when}", "bold")]
        if not taken.new:
            lines.append((say("collecting.known"), "$text-muted"))
        elif not item.is_placed:
            lines.append((say("collecting.nowhere"), "$warning"))
        self.show_details(lines)
        self.show_texts(about_and_written(taken, self._comments, say))

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Enter takes it all in."""
        event.stop()
        self.action_take_in()

    def action_take_in(self) -> None:
        """Store all of it; a file that changed meanwhile is refused."""
        say, report = self.words, self._report
        if not report.new:
            self.tell(say("collecting.none"), "hint")
            return

        def take() -> CollectReport:
            return self.workspace.collect(
                self.slug,
                report.path,
                visibility=self._audience,
                language=say.language,
                seen=report.sha256,
                unmarked=self._unmarked,
            )

        def done(found: CollectReport) -> None:
            self.dismiss(say("collecting.done", n=len(found.new), lost=len(found.unplaced)))

        self.work("import", say("copies.saving"), take, done)


def _most_work_first(taken: Taken) -> tuple[bool, bool]:
    """What asks most of a person first: what has no place, then what is new."""
    return not taken.new, taken.item.is_placed


def taken_row(taken: Taken, comments: Mapping[str, Comment], say: Words) -> TableRow:
    """A thing's row; what has no place has a ``!``, what was taken in before is dim."""
    item = taken.item
    lost = not item.is_placed
    answered = comments.get(taken.comment) if item.new is None else None
    label = item.new.label if item.new is not None else answered.label if answered is not None else ""
    dim = not taken.new
    return TableRow(
        item.digest,
        {
            "kind": Cell(say(f"item.{item.kind.value}"), Role.DIM if dim else _ROLES.get(item.kind, Role.TEXT)),
            "who": Cell(item.author, Role.DIM if dim else Role.TEXT),
            "label": Cell("!" if lost else label or say("dock.whole.draft"), Role.DEADLINE if lost else Role.LABEL),
            "says": Cell(_says(item, say), Role.DIM if dim else Role.TEXT),
        },
    )


def _says(item: Brought, say: Words) -> str:
    new = item.new
    if new is None:
        return item.text
    if new.delete:
        return say("says.delete")
    if not new.proposal:
        return new.body
    return say("says.new" if asks_new_article(new) else "says.proposal", text=new.proposal)


def about_and_written(taken: Taken, comments: Mapping[str, Comment], say: Words) -> Columns:
    """The words it is about, or our comment, beside what was written; an edit as a redline of those words."""
    item, new = taken.item, taken.item.new

    def build(look: Look) -> list[list[Paragraph]]:
        left = [words((say("collecting.ours"), Role.DIM)), BLANK]
        right = [words((say("collecting.theirs", author=item.author), Role.DIM)), BLANK]
        if new is None:
            ours = comments.get(taken.comment)
            left += plain(summary(ours, say) if ours is not None else "—")
            right += plain(item.text or say(f"item.{item.kind.value}"))
            return [left, right]
        quote = new.quote.exact if new.quote is not None else ""
        left += plain(quote or new.label or say("dock.whole.draft"), Role.QUOTE if quote else Role.TEXT)
        if new.delete:
            right += redline((Change(Op.DELETE, quote or say("says.delete")),), look)
        elif new.proposal is not None:
            language = "en" if (quote + new.proposal).isascii() else "zh"
            right += redline(diff(quote, new.proposal, language), look)
        right += plain(new.body)
        right += plain(new.rationale, Role.DIM)
        return [left, right]

    return build
