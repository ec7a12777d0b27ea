"""A file that went out, recorded on the screen: which, how and when; asked once more where the same went before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from comments.deadlines import BEIJING
from comments.sendings import CHANNELS
from workbench.moments import read_moment
from workbench.plain_sending import recorded_lines
from workbench.safe import safe_line
from workbench.screens.dialogs import Answer, Question
from workbench.screens.file_forms import Asking, Failed
from workbench.screens.form_sheet import FormSheet, Given, Line
from workbench.screens.import_draft import clean_path
from workbench.screens.report_sheet import ReportSheet

if TYPE_CHECKING:
    from comments.sendings import Sending
    from workbench.screens.sending import TableOfSendings


class RecordsSending:
    """Asks what was sent, records it, and says what came of it; for the screen it belongs to."""

    def __init__(self, screen: TableOfSendings) -> None:
        self._screen = screen
        self._asking = Asking(screen)

    def ask(self, name: str = "", kinds: Sequence[str] = ()) -> None:
        """Ask for file, channel, receipt and time; ``name`` is what the file should be called, ``kinds`` the channels known."""
        screen = self._screen
        slug = screen.slug

        def count() -> int:
            return screen.workspace.count_going(slug)

        screen.work("count", "", count, lambda n: self._open(name, kinds, n))

    def _open(self, name: str, kinds: Sequence[str], count: int) -> None:
        say = self._screen.words
        channels = tuple(
            (kind, say(f"channel.{kind}")) for kind in dict.fromkeys((*kinds, *CHANNELS)) if kind in CHANNELS
        )
        suggested = str(Path.cwd() / safe_line(name)) if name else ""
        lines = (
            Line("path", say("sending.path"), suggested),
            Line("channel", say("sending.channel"), channels[0][0], channels),
            Line("receipt", say("sending.receipt"), hint=say("sending.receipt.hint")),
            Line("at", say("sending.at"), hint=say("sending.at.hint")),
            Line(
                "origin",
                say("sending.origin"),
                "export",
                tuple((each, say(f"sending.origin.{each}")) for each in ("export", "elsewhere")),
            ),
        )
        sheet = FormSheet(
            say("sending.record"),
            lines,
            say,
            take=say("form.record"),
            notes=(say("sending.note", n=count),),
            check=lambda given: "" if given["path"] else say("sending.nofile"),
        )
        self._asking.ask(sheet, self._record)

    def _record(self, given: Given, failed: Failed) -> None:
        """Record it, unless the same went by the same channel before: then ask."""
        screen, path = self._screen, clean_path(given["path"])

        def looked(before: Sending | None) -> None:
            if before is None:
                self._keep(given, failed)
            else:
                self._ask_whether_again(before, given, failed)

        screen.work(
            "export",
            screen.words("sending.working"),
            lambda: screen.workspace.sent_before(screen.slug, path, given["channel"]),
            looked,
            failed,
        )

    def _ask_whether_again(self, before: Sending, given: Given, failed: Failed) -> None:
        screen, say = self._screen, self._screen.words
        answers = (Answer("a", "again", say("answer.again")), Answer("escape", "back", say("answer.back"), "Esc"))
        at = f"{before.at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
        title = say("sending.before", file=before.file, number=before.number, at=at)
        question = Question(title, answers, [("", say("sending.before.receipt"))])

        def answered(answer: str | None) -> None:
            if answer == "again":
                self._keep(given, failed)

        screen.app.push_screen(question, answered)

    def _keep(self, given: Given, failed: Failed) -> None:
        screen, say = self._screen, self._screen.words

        def record() -> tuple[Sending, bool]:
            made = screen.workspace.record_sending(
                screen.slug,
                clean_path(given["path"]),
                given["channel"],
                receipt=given["receipt"],
                at=read_moment(given["at"]),
                elsewhere=given["origin"] == "elsewhere",
            )
            return made, screen.workspace.is_late(screen.slug, made)

        def done(made: tuple[Sending, bool]) -> None:
            self._asking.forget()
            lines = [(line, "") for line in recorded_lines(made[0], say.language, late=made[1])]
            screen.tell(say("sending.recorded"))
            screen.app.push_screen(ReportSheet(say("sending.recorded"), lines, say))
            screen.reload()

        screen.work("export", say("sending.working"), record, done, failed)
