"""What went to the regulator, as it was sent, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from comments.deadlines import BEIJING
from comments.sendings import Difference, Fate, Sending
from drafts.diff import diff
from workbench.bindings import bound
from workbench.palette import Role
from workbench.plain_sending import marks
from workbench.render.model import Look, Paragraph
from workbench.render.pieces import BLANK, plain, words
from workbench.render.redline import redline
from workbench.screens.beside import TO_TEXTS, BesideScreen, Columns
from workbench.screens.noting import NotesSendings
from workbench.screens.recording import RecordsSending
from workbench.screens.sending import TableOfSendings
from workbench.widgets.bars import Item
from workbench.widgets.record_table import Cell, RecordTable, TableColumn, TableRow
from workbench.wording import CATALOGUE, Words

_FATES = {Fate.CHANGED: Role.CHANGED, Fate.GONE: Role.DELETED_NUMERAL, Fate.NEW: Role.INSERTED_NUMERAL}


class SentScreen(TableOfSendings, BesideScreen):
    """Every sending, the newest first; below it what was in it, and what isn't so any more."""

    place = "sent"
    BINDINGS: ClassVar[list[BindingType]] = [
        *TO_TEXTS,
        *bound("all", "sent", without=("other_part",)),
    ]

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug
        self._sent: tuple[Sending, ...] = ()
        self._late: frozenset[int] = frozenset()
        self._undone: Mapping[int, int] = {}
        """How many comments of each sending no longer count as submitted."""
        self._notes = NotesSendings(self)
        self._recording = RecordsSending(self)

    def columns(self) -> Sequence[TableColumn]:
        """Number, time, channel, file, comments, receipt."""
        say = self.words
        return (
            TableColumn("number", say("col.number"), 4),
            TableColumn("when", say("col.when"), 16),
            TableColumn("channel", say("col.channel"), 10),
            TableColumn("n", say("col.comments"), 8, from_width=70),
            TableColumn("receipt", say("col.receipt"), 16, from_width=100),
            TableColumn("file", say("col.file"), 0),
        )

    def on_mount(self) -> None:
        """Fetch and watch."""
        self.begin("sent", self.reload)

    def on_resize(self) -> None:
        """Details follow the width."""
        self.call_after_refresh(self._show_details)

    def reload(self) -> None:
        """Fetch the sendings."""

        def look() -> tuple[tuple[Sending, ...], frozenset[int], Mapping[int, int]]:
            sent = self.workspace.sendings(self.slug)
            late = frozenset(one.number for one in sent if self.workspace.is_late(self.slug, one))
            return sent, late, self.workspace.no_longer_submitted(self.slug, sent)

        self.work("sent", "", look, lambda found: self._show(*found))

    def _show(self, sent: tuple[Sending, ...], late: frozenset[int], undone: Mapping[int, int]) -> None:
        say = self.words
        self._sent, self._late, self._undone = tuple(reversed(sent)), late, undone
        self.show_rows([self._row(one) for one in self._sent])
        self.set_header(
            Item(say("sent.title"), Role.LABEL, 9),
            Item(self.slug, Role.TEXT, 5),
            Item(say("sent.count", n=sum(not one.is_void for one in sent)), Role.TEXT, 7),
        )
        if not sent:
            self.show_details([(say("sent.none"), "$text-muted")])
            self.show_texts(None)
        self._show_details()

    def _row(self, one: Sending) -> TableRow:
        late, say = one.number in self._late, self.words
        undone = self._undone.get(one.number, 0)
        void = f"[{say('sent.void')}] " if one.is_void else ""
        when = f"{one.at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
        return TableRow(
            str(one.number),
            {
                "number": Cell(str(one.number), Role.LABEL),
                "when": Cell(when, Role.DEADLINE if late else Role.TEXT),
                "channel": Cell(channel_word(one.channel, say)),
                "n": Cell(f"{len(one.comments)}{f' (-{undone})' if undone else ''}", Role.COMMENT),
                "receipt": Cell("；".join(receipts_of(one)), Role.DIM),
                "file": Cell(f"{void}{one.file}", Role.DIM if void else Role.STRONG),
            },
        )

    @property
    def chosen(self) -> Sending | None:
        """The sending under the cursor."""
        return next((one for one in self._sent if str(one.number) == self.table.chosen), None)

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another sending."""
        event.stop()
        self._show_details()
        one = self.chosen
        if one is not None:
            number = one.number
            self.show_texts(as_sent(one, None, self.words))
            self.work(
                "changed",
                self.words("sent.looking"),
                lambda: self.workspace.changed_since(self.slug, number),
                lambda found: self._compared(*found),
            )

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Enter goes to what changed."""
        event.stop()
        self.action_other_part()

    def action_see_changes(self) -> None:
        """Go to what changed."""
        self.action_other_part()

    def _compared(self, one: Sending, found: tuple[Difference, ...]) -> None:
        if self.chosen is not None and self.chosen.number == one.number:
            self.show_texts(as_sent(one, found, self.words))
            key = "sent.since" if found else "sent.same"
            text = self.words(key, n=len(found)) if found else self.words(key)
            self.set_status(Item(text, Role.CHANGED if found else Role.GOOD, 8))

    def _show_details(self) -> None:
        one, say = self.chosen, self.words
        if one is None:
            return
        lines = [
            (
                say(
                    "sent.details",
                    number=one.number,
                    at=f"{one.at.astimezone(BEIJING):%Y-%m-%d %H:%M}",
                    channel=channel_word(one.channel, say),
                    file=one.file,
                    size=one.size,
                    draft=one.draft,
                    n=len(one.comments),
                ),
                "bold",
            )
        ]
        parts = [say("sent.receipt", receipt=one.receipt)] if one.receipt else []
        parts += [say("sent.by", person=one.person), f"SHA-256 {one.sha256}"]
        late, undone = one.number in self._late, self._undone.get(one.number, 0)
        known = marks(one, say.language, late=late, undone=undone)
        # what has to be known stands first: of the rest, a low window shows only the beginning
        lines[:0] = [(line, "bold $warning" if line.startswith("!") or one.is_void else "") for line in known]
        self.show_details([*lines, ("  ".join(parts), "$text-muted")])

    def action_record_sending(self) -> None:
        """Record that a file went."""
        self._recording.ask()

    def action_add_receipt(self) -> None:
        """Record a receipt that came."""
        if (one := self._chosen_or_say()) is not None:
            self._notes.ask_for_receipt(one)

    def action_void_sending(self) -> None:
        """Say that a sending was recorded by mistake."""
        if (one := self._chosen_or_say()) is not None:
            self._notes.ask_whether_void(one)

    def action_undo(self) -> None:
        """Take back this person's last word that a sending was a mistake."""
        self._notes.undo()

    def action_redo(self) -> None:
        """Say it again."""
        self._notes.undo(again=True)

    def _chosen_or_say(self) -> Sending | None:
        if self.chosen is None:
            self.tell(self.words("sent.choose"), "hint")
        return self.chosen


def receipts_of(one: Sending) -> tuple[str, ...]:
    """What came as a receipt: the words given when it was recorded, and those added since, or their file's name."""
    added = [note.words or note.file for note in one.notes if note.kind == "receipt"]
    return tuple(filter(None, (one.receipt, *added)))


def channel_word(channel: str, say: Words) -> str:
    """A channel as people call it; one that somebody named otherwise keeps its name."""
    return say(f"channel.{channel}") if f"channel.{channel}" in CATALOGUE else channel


def as_sent(one: Sending, found: Sequence[Difference] | None, say: Words) -> Columns:
    """The comments as they were sent, beside what isn't so any more; ``found`` is None while that is being looked for."""

    def build(look: Look) -> list[list[Paragraph]]:
        left = [words((say("sent.as"), Role.DIM))]
        for sent in one.comments:
            left += [BLANK, words((sent.label or say("dock.whole.draft"), Role.LABEL))]
            for name, text in sent.words.items():
                if name in ("body", "rationale", "proposal", "quote"):
                    left.append(words((say.field(name), Role.DIM)))
                    left += plain(text, first=2, hang=2)
        if found is None:
            return [left]
        heading = say("sent.since", n=len(found)) if found else say("sent.same")
        right = [words((heading, Role.CHANGED if found else Role.GOOD))]
        for each in found:
            label = each.label or say("dock.whole.draft")
            right += [
                BLANK,
                words((label, Role.LABEL), "  ", (say(f"sent.fate.{each.fate.value}"), _FATES[each.fate])),
            ]
            for name, before, after in each.changes:
                right.append(words((say.field(name), Role.DIM)))
                language = "en" if (before + after).isascii() else "zh"
                right += redline(diff(before, after, language), look)
        return [left, right]

    return build
