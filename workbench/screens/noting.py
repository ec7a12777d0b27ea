"""What is said of a sending afterwards: a receipt that came, or that it was recorded by mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.screens.file_forms import Asking, Failed
from workbench.screens.form_sheet import FormSheet, Given, Line
from workbench.screens.import_draft import clean_path

if TYPE_CHECKING:
    from comments.sendings import Sending
    from workbench.screens.sending import TableOfSendings


class NotesSendings:
    """Asks for a receipt or for the reason of a mistake and keeps it; for the screen it belongs to."""

    def __init__(self, screen: TableOfSendings) -> None:
        self._screen = screen
        self._receipts: dict[int, Asking] = {}
        """The form of each sending."""
        self._mistakes: dict[int, Asking] = {}

    def ask_for_receipt(self, one: Sending) -> None:
        """Ask what the receipt says, and for its file."""
        say = self._screen.words
        lines = (
            Line("words", say("sending.receipt"), hint=say("sent.receipt.hint")),
            Line("path", say("sent.receipt.file"), hint=say("sending.receipt.hint")),
        )
        sheet = FormSheet(
            say("sent.receipt.title", number=one.number),
            lines,
            say,
            take=say("form.record"),
            notes=(say("sent.receipt.note"),),
            check=lambda given: "" if given["words"] or given["path"] else say("sent.receipt.empty"),
        )
        asking = self._receipts.setdefault(one.number, Asking(self._screen))
        asking.ask(sheet, lambda given, failed: self._receipt(one.number, given, failed))

    def _receipt(self, number: int, given: Given, failed: Failed) -> None:
        screen, say = self._screen, self._screen.words
        path = clean_path(given["path"]) if given["path"] else None

        def done(_: Sending) -> None:
            self._receipts.pop(number, None)
            screen.tell(say("sent.receipt.kept", number=number))
            screen.reload()

        screen.work(
            "export",
            say("sending.working"),
            lambda: screen.workspace.add_receipt(screen.slug, number, given["words"], path),
            done,
            failed,
        )

    def ask_whether_void(self, one: Sending) -> None:
        """Ask whether it was recorded by mistake, and why; of one that is void, say that it counts after all."""
        screen, say = self._screen, self._screen.words
        if one.is_void:
            self._change(lambda: screen.workspace.count_sending(screen.slug, one.number))
            return
        sheet = FormSheet(
            say("sent.void.ask", number=one.number),
            (Line("why", say("sent.void.why"), hint=say("sending.receipt.hint")),),
            say,
            take=say("sent.void.take"),
            notes=(f"{one.file} · {one.channel}", say("sent.void.what")),
        )
        asking = self._mistakes.setdefault(one.number, Asking(self._screen))
        asking.ask(sheet, lambda given, failed: self._void(one.number, given, failed))

    def _void(self, number: int, given: Given, failed: Failed) -> None:
        screen, say = self._screen, self._screen.words
        why = given["why"]

        def done(_: Sending) -> None:
            self._mistakes.pop(number, None)
            screen.tell(say("sent.void.done", number=number))
            screen.reload()

        screen.work(
            "export",
            say("sending.working"),
            lambda: screen.workspace.void_sending(screen.slug, number, why),
            done,
            failed,
        )

    def undo(self, *, again: bool = False) -> None:
        """Take this person's last mistake back, or say it again."""
        screen = self._screen
        self._change(lambda: screen.workspace.undo_void(screen.slug, again=again))

    def _change(self, change: Callable[[], Sending]) -> None:
        """Change whether a sending counts, and say so."""
        screen = self._screen

        def done(made: Sending) -> None:
            screen.tell(screen.words("sent.void.done" if made.is_void else "sent.counts", number=made.number))
            screen.reload()

        screen.work("undo", "", change, done)
