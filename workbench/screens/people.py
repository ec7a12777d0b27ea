"""The people of a matter, their roles, four eyes; and who submits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from comments.records import Matter, Person, Role
from comments.submission import Sender
from comments.workflow import role_name
from drafts.errors import SpokenError
from workbench import actions
from workbench.actions import BarItem
from workbench.bindings import bind, bound
from workbench.config import sender_file, write_sender
from workbench.palette import Role as Paint
from workbench.screens.dialogs import Answer, BrokenText, Question
from workbench.screens.sheet import LEAVING, UP_AND_DOWN, Sheet
from workbench.screens.tables import TableScreen
from workbench.widgets.bars import Item, KeysBar
from workbench.widgets.line_input import LineInput
from workbench.widgets.prompt_line import PromptLine
from workbench.widgets.record_table import Cell, RecordTable, TableColumn, TableRow
from workbench.wording import Words

ROLES = tuple(Role)
FIELDS = ("unit", "about", "contact", "position", "phone", "email", "address")


class PeopleScreen(TableScreen):
    """Who works on a matter, and as what."""

    place = "people"
    BINDINGS: ClassVar[list[BindingType]] = bound("all", "people")

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug
        self._people: tuple[Person, ...] = ()

    def columns(self) -> Sequence[TableColumn]:
        """Name, role, since when and by whom."""
        words = self.words
        return (
            TableColumn("name", words("col.name"), 24),
            TableColumn("role", words("col.role"), 12),
            TableColumn("since", words("col.since"), 0),
        )

    def on_mount(self) -> None:
        """Fetch and watch."""
        self.show_keys(actions.BAR["people"])
        self.table.focus()
        self.watch_store(lambda _noticed: self._reload())
        self._reload()

    def _reload(self) -> None:
        def fetch() -> tuple[tuple[Person, ...], Matter, Role]:
            return self.workspace.people(self.slug), self.workspace.matter(self.slug), self.workspace.role(self.slug)

        self.work("people", "", fetch, self._show)

    def _show(self, found: tuple[tuple[Person, ...], Matter, Role]) -> None:
        words = self.words
        self._people, matter, own = found
        rows = [
            TableRow(
                person.name,
                {
                    "name": Cell(person.name, Paint.STRONG),
                    "role": Cell(
                        role_name(person.role, words.language),
                        Paint.COMMENT if person.role is Role.LEAD else Paint.TEXT,
                    ),
                    "since": Cell(f"{person.added:%Y-%m-%d} {person.added_by}", Paint.DIM),
                },
            )
            for person in self._people
        ]
        self.table.show(rows)
        self.set_header(
            Item(words("people.title"), Paint.LABEL, 9),
            Item(matter.title, Paint.TEXT, 4),
            Item(words("people.eyes.on" if matter.four_eyes else "people.eyes.off"), Paint.KEY, 8),
        )
        self.set_status(
            Item(words("people.you", name=self.workspace.person, role=role_name(own, words.language)), Paint.STRONG, 8)
        )
        sender = self.bench.sender
        lines = [(words("people.none"), "$text-muted")] if not self._people else []
        lines += [(words("people.roles"), "$text-muted"), ("", ""), (words("sender.title"), "bold")]
        for field in FIELDS:
            value = getattr(sender, field)
            lines.append((f"  {words(f'sender.{field}')}  {value or '–'}", "" if value else "$text-muted"))
        self.show_details(lines)

    def _chosen(self) -> Person | None:
        return next((person for person in self._people if person.name == self.table.chosen), None)

    def _change(self, what: str, name: str = "", role: Role = Role.REVIEWER) -> None:
        """Add or move somebody, or take them off; then show how it stands."""
        words, slug = self.words, self.slug

        def change() -> None:
            if what == "remove":
                self.workspace.remove_person(slug, name)
            else:
                self.workspace.put_person(slug, name, role)

        def done(_: None) -> None:
            self.tell(words(f"people.{what}", name=name, role=role_name(role, words.language)))
            self._reload()

        self.work("change", "", change, done)

    def action_add_person(self) -> None:
        """Ask for a name, and list it as a reviewer."""
        self.query_one(PromptLine).ask("person", self.words("people.prompt"))

    def on_prompt_line_given(self, event: PromptLine.Given) -> None:
        """A name was typed."""
        event.stop()
        self.table.focus()
        name = event.text.strip()
        if name:
            # the first person listed has to be a lead: somebody must be able to list the others
            first = not self._people and name == self.workspace.person
            self._change("put", name, Role.LEAD if first else Role.REVIEWER)

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Enter changes the role."""
        event.stop()
        self.action_next_role()

    def action_next_role(self) -> None:
        """Lead, reviewer, observer, and round again."""
        person = self._chosen()
        if person is not None:
            self._change("put", person.name, ROLES[(ROLES.index(person.role) + 1) % len(ROLES)])

    def action_remove_person(self) -> None:
        """Ask whether to take somebody off the list."""
        person, words = self._chosen(), self.words
        if person is None:
            return
        answers = (
            Answer("enter", "remove", words("answer.remove"), "Enter"),
            Answer("escape", "back", words("answer.back"), "Esc"),
        )

        def answered(answer: str | None) -> None:
            if answer == "remove":
                self._change("remove", person.name, person.role)

        self.app.push_screen(Question(words("people.remove.title", name=person.name), answers), answered)

    def action_four_eyes(self) -> None:
        """Ask for a second pair of eyes, or no longer."""

        def turn() -> Matter:
            return self.workspace.set_four_eyes(self.slug, not self.workspace.matter(self.slug).four_eyes)

        def turned(matter: Matter) -> None:
            self.tell(self.words("people.eyes.on" if matter.four_eyes else "people.eyes.off"))
            self._reload()

        self.work("change", "", turn, turned)

    def action_edit_sender(self) -> None:
        """Say who submits."""
        self.app.push_screen(SenderSheet(self.bench.sender, self.words), self._sender_given)

    def _sender_given(self, sender: Sender | None) -> None:
        if sender is None:
            return
        try:
            path = sender_file()
            write_sender(sender, path)
        except SpokenError as error:
            self.tell_error(error)
            again = SenderSheet(sender, self.words, error.sentence(self.words.language))
            self.app.push_screen(again, self._sender_given)
            return
        self.bench.sender = sender
        self.tell(self.words("sender.saved", path=path))
        self._reload()


KEYS = (
    BarItem("save_sender", "保存", "save"),
    BarItem("app.focus_next", "换栏", "field", keys="Tab ↑↓"),
)


class SenderSheet(Sheet[Sender]):
    """A line for each thing that a letter says of who submits it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *LEAVING,
        bind("save_sender", priority=True),
        *UP_AND_DOWN,
    ]

    def __init__(self, given: Sender, words: Words, wrong: str = "") -> None:
        """``wrong`` says why what was given before couldn't be kept."""
        super().__init__()
        self._given = given
        self._words = words
        self._wrong = wrong

    def compose(self) -> ComposeResult:
        """A title, the lines, the keys."""
        with Vertical(classes="sheet"):
            yield Static(Content(self._words("sender.title")), classes="sheet-title")
            for field in FIELDS:
                with Horizontal(classes="filter-field"):
                    yield Static(Content(self._words(f"sender.{field}")), classes="field-label")
                    yield LineInput(getattr(self._given, field), id=f"sender-{field}", select_on_focus=False)
            yield Static(Content(self._words("sender.hint")), classes="dim")
            yield BrokenText(self._wrong, classes="sheet-wrong")
        yield KeysBar(language=self._words.language)

    def on_mount(self) -> None:
        """Begin with the unit."""
        self.show_keys(KEYS, self._words.language)
        self.query_one("#sender-unit").focus()

    def action_save_sender(self) -> None:
        """Hand the fields over."""
        self.dismiss(Sender(**{field: self.query_one(f"#sender-{field}", Input).value.strip() for field in FIELDS}))
