"""What is said of a sending afterwards: a receipt that came, or that it was recorded by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.screens.form_sheet import FormSheet, Given, Line
from workbench.screens.import_draft import clean_path

if TYPE_CHECKING:
    from comments.sendings import Sending
    from workbench.screens.sending import TableOfSendings


class NotesSendings:
    """Asks for a receipt or for the reason of a mistake and keeps it; for the screen it belongs to."""

    def __init__(self, screen: TableOfSendings) -> None:
        self._screen = screen
        self._given: dict[int, Given] = {}
        """What was typed for each sending and couldn't be kept."""

    def ask_for_receipt(self, one: Sending) -> None:
        """Ask what the receipt says, and for its file."""
        say, last = self._screen.words, self._given.get(one.number, {})
        lines = (
            Line("words", say("sending.receipt"), last.get("words", ""), hint=say("sent.receipt.hint")),
            Line("path", say("sent.receipt.file"), last.get("path", ""), hint=say("sending.receipt.hint")),
        )
        sheet = FormSheet(
            say("sent.receipt.title", number=one.number),
            lines,
            say,
            take=say("form.record"),
            notes=(say("sent.receipt.note"),),
            check=lambda given: "" if given["words"] or given["path"] else say("sent.receipt.empty"),
        )
        self._screen.app.push_screen(sheet, lambda given: self._receipt(one.number, given))

    def _receipt(self, number: int, given: Given | None) -> None:
        screen, say = self._screen, self._screen.words
        if given is None:
            return
        self._given[number] = given
        path = clean_path(given["path"]) if given["path"] else None

        def done(_: Sending) -> None:
            self._given.pop(number, None)
            screen.tell(say("sent.receipt.kept", number=number))
            screen.reload()

        screen.work(
            "export",
            say("sending.working"),
            lambda: screen.workspace.add_receipt(screen.slug, number, given["words"], path),
            done,
        )

    def ask_whether_void(self, one: Sending) -> None:
        """Ask whether it was recorded by mistake, and why: that stays on the record and can't be taken back."""
        say = self._screen.words
        if one.is_void:
            self._screen.tell(say("sent.void.already", number=one.number), "hint")
            return
        sheet = FormSheet(
            say("sent.void.ask", number=one.number),
            (Line("why", say("sent.void.why"), hint=say("sending.receipt.hint")),),
            say,
            take=say("sent.void.take"),
            notes=(f"{one.file} · {one.channel}", say("sent.void.what")),
        )
        self._screen.app.push_screen(sheet, lambda given: self._void(one.number, given))

    def _void(self, number: int, given: Given | None) -> None:
        screen, say = self._screen, self._screen.words
        if given is None:
            return
        why = given["why"]

        def done(_: Sending) -> None:
            screen.tell(say("sent.void.done", number=number))
            screen.reload()

        screen.work(
            "export", say("sending.working"), lambda: screen.workspace.void_sending(screen.slug, number, why), done
        )
