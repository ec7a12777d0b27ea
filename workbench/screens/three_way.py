"""Two people changed the same comment: how it was, theirs and mine beside one another, chosen or merged field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from comments.records import CommentType, Priority, Visibility
from comments.three_way import Changed, Field, Value, fields, merged
from drafts.diff import diff
from workbench.actions import BarItem
from workbench.bindings import bind, bound
from workbench.linebreak import break_lines
from workbench.palette import Role
from workbench.render.model import Look, Paragraph
from workbench.render.pieces import BLANK, words
from workbench.render.redline import redline
from workbench.safe import safe_line
from workbench.screens.sheet import LEAVING, Sheet
from workbench.widgets.bars import KeysBar
from workbench.widgets.columns_view import ColumnsView
from workbench.widgets.record_table import Cell, RecordTable, TableColumn, TableRow
from workbench.wording import Words

MINE, THEIRS, BOTH, BASE = "mine", "theirs", "both", "base"
DELETION = "\0delete"
"""Stands for a proposal to delete among the values of ``proposal``: words and deletion are one question."""
KEYS = (
    BarItem("take_mine", "用我的", "mine"),
    BarItem("take_theirs", "用对方的", "theirs"),
    BarItem("take_both", "合并", "both"),
    BarItem("take_base", "退回原样", "as before"),
    BarItem("save", "保存", "save"),
    BarItem("edit_merged", "接着改", "go on editing"),
)
_VALUES: dict[str, type[CommentType] | type[Priority] | type[Visibility]] = {
    "type": CommentType,
    "priority": Priority,
    "visibility": Visibility,
}
_SIGNS = {
    Changed.BOTH: ("three.both.changed", Role.DEADLINE),
    Changed.MINE: ("three.only.mine", Role.DIM),
    Changed.THEIRS: ("three.only.theirs", Role.DIM),
    Changed.ALIKE: ("three.same", Role.DIM),
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """How the comment is to read, every field of it; ``editing`` where it goes back to be written on."""

    values: Mapping[str, Value]
    editing: bool


def _joined(values: Mapping[str, Value]) -> dict[str, Value]:
    """Proposal and deletion as one value."""
    found = dict(values)
    if found.pop("delete", False):
        found["proposal"] = DELETION
    return found


def _parted(values: Mapping[str, Value]) -> dict[str, Value]:
    """The same as two again."""
    found = dict(values)
    found["delete"] = found.get("proposal") == DELETION
    if found["delete"]:
        found["proposal"] = None
    return found


class FieldTable(RecordTable):
    """The fields; letters choose a side."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("next_choice", "screen.next_choice")]


class ThreeWaySheet(Sheet[Resolved]):
    """A line for each field that anybody changed; gives how the comment is to read, None where nothing is decided."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *LEAVING,
        *bound("three", without=("save", "other_part", "next_choice")),
        bind("save", priority=True),
        bind("other_part", priority=True),
    ]

    def __init__(
        self,
        label: str,
        person: str,
        base: Mapping[str, Value] | None,
        theirs: Mapping[str, Value],
        mine: Mapping[str, Value],
        words: Words,
    ) -> None:
        """``person`` saved ``theirs``; ``base`` is None where it can't be told how it was, and everything is to be chosen."""
        super().__init__()
        self._label, self._person, self._words = label, person, words
        self._known = base is not None
        self._theirs, self._mine = _joined(theirs), _joined(mine)
        self._fields = fields(_joined(base if base is not None else {}), self._theirs, self._mine)
        if base is None:
            self._fields = tuple(each for each in self._fields if each.theirs != each.mine)
        self._choice: dict[str, str] = {
            each.name: MINE if each.changed in (Changed.MINE, Changed.ALIKE) else THEIRS
            for each in self._fields
            if self._known and each.changed is not Changed.BOTH
        }

    def compose(self) -> ComposeResult:
        """Title, the fields, how each reads on both sides, what is still to choose, keys."""
        say = self._words
        chinese = say.language == "zh"
        with Vertical(classes="sheet", id="three"):
            title = say("three.title", label=self._label or say("dock.whole.draft"))
            yield Static(Content(safe_line(title)), classes="sheet-title")
            yield FieldTable(
                (
                    TableColumn("field", say("col.field"), 10 if chinese else 14),
                    TableColumn("changed", say("col.change"), 14 if chinese else 22),
                    TableColumn("choice", say("col.choice"), 0),
                ),
                language=say.language,
                id="three-table",
            )
            yield ColumnsView(language=say.language, id="three-texts")
            yield Static(id="three-note")
        yield KeysBar(language=say.language)

    def on_mount(self) -> None:
        """Begin with the first field that needs a choice."""
        self.show_keys(KEYS, self._words.language)
        table = self.query_one(FieldTable)
        table.show([self._row(each) for each in self._fields])
        table.styles.height = len(self._fields) + 1
        undecided = [at for at, each in enumerate(self._fields) if each.name not in self._choice]
        table.move_to(undecided[0] if undecided else 0)
        table.focus()
        self._say()

    def on_resize(self, _event: events.Resize) -> None:
        """The note is broken for the width."""
        self._say()

    # -- showing

    def _row(self, each: Field) -> TableRow:
        say = self._words
        key, role = _SIGNS[each.changed] if self._known else _SIGNS[Changed.BOTH]
        choice = self._choice.get(each.name)
        shown = say(f"three.use.{choice}") if choice else say("three.undecided")
        result = "" if choice is None else f"  {self.shown(each.name, self._chosen(each))}"
        return TableRow(
            each.name,
            {
                "field": Cell(say.field(each.name), Role.STRONG),
                "changed": Cell(say(key), role),
                "choice": Cell(shown + result, Role.DEADLINE if choice is None else Role.GOOD),
            },
        )

    @property
    def here(self) -> Field | None:
        """The field under the cursor."""
        wanted = self.query_one(FieldTable).chosen
        return next((each for each in self._fields if each.name == wanted), None)

    def shown(self, name: str, value: Value) -> str:
        """A field's value as people read it."""
        say = self._words
        if value == DELETION:
            return say("says.delete")
        if isinstance(value, bool):
            return say("three.yes" if value else "three.no")
        if isinstance(value, tuple):
            return "\n".join(value) or say("three.empty")
        if name in _VALUES and value:
            return say.value(_VALUES[name](value))
        return value or say("three.empty")

    def _chosen(self, each: Field) -> Value:
        choice = self._choice.get(each.name)
        if choice == BOTH:
            return merged(each)[0]
        return {MINE: each.mine, THEIRS: each.theirs, BASE: each.base, None: each.mine}[choice]

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another field: its three texts."""
        event.stop()
        self._show_texts()

    def _show_texts(self) -> None:
        each, say = self.here, self._words
        if each is None:
            return
        choice = self._choice.get(each.name)
        sides = [(say("three.theirs", person=self._person), each.theirs), (say("three.mine"), each.mine)]

        def build(look: Look) -> list[list[Paragraph]]:
            found: list[list[Paragraph]] = []
            if self._known:
                found.append(
                    [words((say("three.base"), Role.DIM)), BLANK, *self._marked(each.name, each.base, each.base, look)]
                )
            for heading, value in sides:
                base = each.base if self._known else value
                found.append([words((heading, Role.LABEL)), BLANK, *self._marked(each.name, base, value, look)])
            if choice == BOTH:
                title, both = words((say("three.use.both"), Role.GOOD)), merged(each)[0]
                found.append([title, BLANK, *self._marked(each.name, both, both, look)])
            return found

        self.query_one(ColumnsView).show(build)

    def _marked(self, name: str, base: Value, value: Value, look: Look) -> list[Paragraph]:
        """A value with what was changed from the base marked; an empty one says that it is."""
        before, after = ("" if one in (None, "", ()) else self.shown(name, one) for one in (base, value))
        changes = diff(before, after, "en" if (before + after).isascii() else "zh")
        empty = [] if after else [words((self._words("three.empty"), Role.DIM))]
        return [*redline(changes, look), *empty]

    def _say(self, extra: str = "") -> None:
        say = self._words
        left = sum(each.name not in self._choice for each in self._fields)
        notes = [] if self._known else [(say("three.no.base"), "$text-muted")]
        notes.append((say("three.choose", n=left), "bold $warning") if left else (say("three.ready"), "bold $success"))
        if extra:
            notes.append((extra, "$warning"))
        width = max(20, self.size.width - 6)
        lines = [
            Content.styled(text[line.start : line.shown], style)
            for text, style in notes
            for line in break_lines(text, width)
        ]
        self.query_one("#three-note", Static).update(Content("\n").join(lines))

    # -- choosing

    def _take(self, choice: str) -> None:
        each = self.here
        if each is None:
            return
        if choice == BOTH and not self._can_merge(each):
            self._say(self._words("three.no.both"))
            return
        self._choice[each.name] = choice
        table = self.query_one(FieldTable)
        table.put(table.at, [self._row(each)])
        self._show_texts()
        clean = choice != BOTH or merged(each)[1]
        self._say("" if clean else self._words("three.stacked"))

    def _can_merge(self, each: Field) -> bool:
        texts = (each.theirs, each.mine)
        return not (each.name in _VALUES or DELETION in texts or any(isinstance(value, bool) for value in texts))

    def action_next_choice(self) -> None:
        """Mine, theirs, both, as it was, and round again."""
        each = self.here
        if each is None:
            return
        offered = [MINE, THEIRS, *([BOTH] if self._can_merge(each) else []), *([BASE] if self._known else [])]
        now = self._choice.get(each.name)
        self._take(offered[(offered.index(now) + 1) % len(offered)] if now in offered else offered[0])

    def action_take_mine(self) -> None:
        """Mine for this field."""
        self._take(MINE)

    def action_take_theirs(self) -> None:
        """Theirs for this field."""
        self._take(THEIRS)

    def action_take_both(self) -> None:
        """Both sides' changes in one."""
        self._take(BOTH)

    def action_take_base(self) -> None:
        """As it was before either."""
        if self._known:
            self._take(BASE)

    def action_other_part(self) -> None:
        """Go to the texts, or back to the fields."""
        table, texts = self.query_one(FieldTable), self.query_one(ColumnsView)
        (texts if table.has_focus else table).focus()

    # -- done

    def _values(self) -> dict[str, Value]:
        chosen = {each.name: self._chosen(each) for each in self._fields}
        return _parted({**self._mine, **chosen})

    def action_save(self) -> None:
        """Save as chosen, once everything is."""
        if all(each.name in self._choice for each in self._fields):
            self.dismiss(Resolved(self._values(), editing=False))
        else:
            self._say(self._words("three.first"))

    def action_edit_merged(self) -> None:
        """Take what is chosen back to where it is written; what isn't chosen reads as mine."""
        self.dismiss(Resolved(self._values(), editing=True))
