"""How a submission is handed in: texts ready to copy and steps to see to, channel by channel; and recording that it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType

from comments.channels import Handing
from workbench.bindings import bind, bound
from workbench.palette import Role
from workbench.screens.recording import RecordsSending
from workbench.screens.tables import TableScreen
from workbench.widgets.bars import Item
from workbench.widgets.record_table import Cell, RecordTable, TableColumn, TableRow
from workbench.wording import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a text to copy, or something to see to."""

    id: str
    what: str
    text: str
    is_step: bool = False
    is_head: bool = False


def entries(found: Handing, say: Words) -> Iterator[Entry]:
    """The list for a submission: the file's name, then each channel's address, texts and steps."""
    rule = say("sending.rule") if found.by_rule else ""
    yield Entry("file", say("sending.file") + rule, found.file_name)
    if found.contacts:
        yield Entry("ask", say("sending.ask"), "、".join(found.contacts))
    for at, way in enumerate(found.ways):
        yield Entry(f"{at} to", say(f"channel.{way.kind}"), way.to, is_head=True)
        if way.subject:
            yield Entry(f"{at} subject", say("sending.subject"), way.subject)
        if way.body:
            yield Entry(f"{at} body", say("sending.body"), way.body)
        if way.envelope:
            yield Entry(f"{at} envelope", say("sending.envelope"), "\n".join(way.envelope))
        for number, step in enumerate(way.steps):
            yield Entry(f"{at} step {number}", say("sending.step"), step.sentence(say.language), is_step=True)


class TableOfSendings(TableScreen):
    """A screen from which a sending can be recorded."""

    slug: str

    def reload(self) -> None:
        """Fetch what it shows anew."""
        raise NotImplementedError


class SendingTable(RecordTable):
    """A table in which Space ticks."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("tick", "screen.tick")]


class SendingScreen(TableOfSendings):
    """The door to the regulator."""

    place = "sending"
    table_kind = SendingTable
    BINDINGS: ClassVar[list[BindingType]] = bound("all", "sending")

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug
        self._entries: tuple[Entry, ...] = ()
        self._language: str | None = None
        self._handing: Handing | None = None
        self._sent = 0
        self._recording = RecordsSending(self)

    def columns(self) -> Sequence[TableColumn]:
        """What it is, and the text."""
        return (
            TableColumn("box", "", 3),
            TableColumn("what", self.words("col.what"), 12 if self.words.language == "zh" else 14),
            TableColumn("text", self.words("col.text"), 0),
        )

    @property
    def ticked(self) -> set[str]:
        """What is ticked off."""
        return self.bench.ticked.setdefault(self.slug, set())

    def on_mount(self) -> None:
        """Fetch and watch."""
        self.begin("sending", self.reload)

    def on_resize(self) -> None:
        """Details follow the width."""
        self.call_after_refresh(self._show_chosen)

    def reload(self) -> None:
        """Fetch how it is to be handed in, and how often it was."""
        language = self._language

        def look() -> tuple[Handing, int]:
            found = self.workspace.handing(self.slug, language=language, sender=self.bench.sender)
            return found, sum(not one.is_void for one in self.workspace.sendings(self.slug))

        self.work("handing", "", look, lambda found: self._show(*found))

    def _show(self, found: Handing, sent: int) -> None:
        say = self.words
        self._handing, self._sent = found, sent
        self._entries = tuple(entries(found, say))
        self.table.show([self._row(each) for each in self._entries])
        self._mark()
        self.set_header(
            Item(say("sending.title"), Role.LABEL, 9),
            Item(found.title, Role.TEXT, 4),
            Item(say("sending.sent", n=sent), Role.GOOD if sent else Role.DIM, 8),
        )
        self._show_chosen()

    def _row(self, entry: Entry) -> TableRow:
        role = Role.LABEL if entry.is_head else Role.TEXT if entry.is_step else Role.COMMENT
        box = ("[x]" if entry.id in self.ticked else "[ ]") if entry.is_step else ""
        return TableRow(
            entry.id,
            {
                "box": Cell(box, Role.GOOD if entry.id in self.ticked else Role.KEY),
                "what": Cell(entry.what, Role.LABEL if entry.is_head else Role.DIM),
                "text": Cell(entry.text, role),
            },
        )

    def _mark(self) -> None:
        steps = [each for each in self._entries if each.is_step]
        done = sum(each.id in self.ticked for each in steps)
        say = self.words
        items = [
            Item(say("sending.ticked", n=done, total=len(steps)), Role.GOOD if done == len(steps) else Role.KEY, 8)
        ]
        self.set_status(*items, Item(self.workspace.person, Role.DIM, 2))

    @property
    def chosen(self) -> Entry | None:
        """The line under the cursor."""
        return next((each for each in self._entries if each.id == self.table.chosen), None)

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another line: its whole text."""
        event.stop()
        self._show_chosen()

    def _show_chosen(self) -> None:
        entry, lines = self.chosen, []
        if entry is not None:
            lines = [(entry.what, "$text-muted"), (entry.text, "bold" if entry.is_head else "")]
        if self._handing is not None and not self._handing.ways:
            lines.append((self.words("sending.nothing"), "$warning"))
        self.show_details(lines)

    # -- copying, ticking

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Two clicks do what Enter does."""
        event.stop()
        self.action_do_entry()

    def action_do_entry(self) -> None:
        """Copy a text, tick a step."""
        if self.chosen is not None and self.chosen.is_step:
            self.action_tick()
        else:
            self.action_copy_text()

    def action_copy_text(self) -> None:
        """Copy the text of the line."""
        entry = self.chosen
        if entry is None or not entry.text.strip():
            self.tell(self.words("sending.no.text"), "hint")
        else:
            self.copy_and_tell(entry.text)

    def action_tick(self) -> None:
        """Tick a step off, or take the tick back; go on to the next line."""
        entry = self.chosen
        if entry is None or not entry.is_step:
            self.tell(self.words("sending.no.step"), "hint")
            return
        self.ticked.symmetric_difference_update({entry.id})
        self.table.put(self.table.at, [self._row(entry)])
        self._mark()
        self.table.action_step(1)

    def action_other_language(self) -> None:
        """The texts in the other language."""
        shown = self._language or self.workspace.drafts(self.slug)[-1].language
        self._language = "en" if shown == "zh" else "zh"
        self.reload()

    # -- going elsewhere

    def action_record_sending(self) -> None:
        """Record that a file went."""
        name = self._handing.file_name if self._handing is not None else ""
        kinds = [way.kind for way in self._handing.ways] if self._handing is not None else []
        self._recording.ask(name, kinds)

    def action_show_sent(self) -> None:
        """Show what went out, and what changed since."""
        from workbench.screens.sent import SentScreen

        self.app.push_screen(SentScreen(self.slug), lambda _: self.reload())

    def action_matter(self) -> None:
        """Fill in channels."""
        from workbench.screens.matter import MatterScreen

        self.app.push_screen(MatterScreen(self.slug), lambda _: self.reload())
