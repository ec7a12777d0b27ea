"""Exporting the submission: what will leave is counted on screen first; an internal note never does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from comments.errors import NothingToExportError
from comments.records import Status
from drafts.errors import SpokenError
from workbench.actions import BarItem
from workbench.bindings import bind, bound
from workbench.files import kept_sentence
from workbench.language import colon, say
from workbench.linebreak import break_lines
from workbench.palette import Role
from workbench.safe import safe_line
from workbench.screens.followed import FollowsWork
from workbench.screens.import_draft import clean_path, size_words
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.choice import Choice
from workbench.widgets.line_input import LineInput

if TYPE_CHECKING:
    from comments.submission import Submission
    from drafts.load import Progress
    from workbench.workspace import ExportReport

    Waiting = tuple[tuple[str, int], ...]

FORMS = {
    "letter": ".docx",
    "table": ".docx",
    "redline": ".docx",
    "gb": ".docx",
    "group": ".docx",
    "iso": ".docx",
    "ep": ".docx",
    "xlsx": ".xlsx",
    "csv": ".csv",
    "md": ".md",
    "json": ".json",
    "portal": ".txt",
}
"""The forms on offer, each with the ending of its file."""
SCOPES: dict[str, frozenset[Status] | None] = {"usual": None, "approved": frozenset({Status.APPROVED})}


KEYS = (
    BarItem("write_export", "导出", "export"),
    BarItem("previous_value", "选择", "choose", ("next_value",)),
    BarItem("app.focus_next", "下一栏", "next field", keys="Tab"),
    BarItem("copy_path", "复制路径", "copy path"),
    BarItem("leave", "返回", "back"),
)


class ExportScreen(FollowsWork):
    """Form, language, scope and file on one screen; Enter writes."""

    place = "export"
    stops_by = "leave"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("export"),
        bind("help_typing", "help"),
        bind("quit_typing", "quit", priority=True),
    ]

    def __init__(self, slug: str, draft: str | None = None) -> None:
        super().__init__()
        self._slug = slug
        self._draft = draft
        self._written: Path | None = None
        self._said_late = False
        """Whether the counts say that the consultation has closed."""

    def compose(self) -> ComposeResult:
        """Choices, file, counts, result."""
        words = self.words
        forms = [(form, words(f"form.{form}")) for form in FORMS]
        languages = [(language, words(f"language.{language}")) for language in ("zh", "en", "both")]
        scopes = [(scope, words(f"export.statuses.{scope}")) for scope in SCOPES]
        with self.spoken():
            language = self.workspace.matter(self._slug).language
        yield HeaderBar(language=words.language)
        with Vertical(id="export"):
            with Horizontal(classes="field"):
                yield Static(Content(words("export.form")), classes="field-label")
                yield Choice(forms, "letter", one_at_a_time=True, id="export-form")
            with Horizontal(classes="field"):
                yield Static(Content(words("export.language")), classes="field-label")
                yield Choice(languages, language if language in ("zh", "en") else "zh", id="export-language")
            with Horizontal(classes="field"):
                yield Static(Content(words("export.statuses")), classes="field-label")
                yield Choice(scopes, "usual", id="export-scope")
            with Horizontal(classes="field"):
                yield Static(Content(words("export.path")), classes="field-label")
                yield LineInput(str(self._suggested()), id="export-path", select_on_focus=False)
            with VerticalScroll(id="export-counts-scroll", can_focus=False):
                yield Static(id="export-counts")
                yield Static(id="export-result")
        yield StatusBar(language=words.language)
        yield KeysBar(language=words.language)

    def _suggested(self) -> Path:
        stem = "".join(character if character.isalnum() or character in "-_." else "-" for character in self._slug)
        return Path.cwd() / f"{stem}-{'意见' if self.words.language == 'zh' else 'comments'}.docx"

    def on_mount(self) -> None:
        """Count what would leave."""
        self.show_keys(KEYS)
        self.query_one(HeaderBar).set_items(
            [Item(self.words("export.title"), Role.LABEL, 9), Item(self._slug, Role.DIM)]
        )
        self.query_one("#export-language", Choice).focus()
        self._count()

    def chosen(self) -> tuple[str, str, frozenset[Status] | None]:
        """Form, language, and the statuses that are to leave; None for the usual ones."""
        form = self.query_one("#export-form", Choice).value
        language = self.query_one("#export-language", Choice).value
        return form, language, SCOPES[self.query_one("#export-scope", Choice).value]

    def on_choice_changed(self, event: Choice.Changed) -> None:
        """Another language or scope leaves another number behind; another form ends its file's name another way."""
        event.stop()
        self._set_ending()
        self._count()

    def _set_ending(self) -> None:
        """The file's ending follows the form as long as it is one that some form has."""
        field = self.query_one("#export-path", Input)
        typed = Path(field.value)
        ending = FORMS[self.query_one("#export-form", Choice).value]
        if typed.suffix in FORMS.values() and typed.suffix != ending:
            field.value = str(typed.with_suffix(ending))

    def _count(self) -> None:
        _, language, statuses = self.chosen()

        def build() -> tuple[Submission, Waiting]:
            submission = self.workspace.submission(
                self._slug, draft=self._draft, language=language, statuses=statuses, sender=self.bench.sender
            )
            return submission, self.workspace.waiting_elsewhere(self._slug, draft=self._draft, statuses=statuses)

        self.work("count", self.words("export.counting"), build, self._show_counts, self._show_nothing)

    def _show_counts(self, counted: tuple[Submission, Waiting]) -> None:
        words, (submission, waiting) = self.words, counted
        articles = len({row.place for row in submission.rows})
        lines: list[Content] = [
            *self._broken(submission.title, ""),
            Content.styled(words("export.included", n=submission.count, articles=articles), "bold"),
        ]
        for label, n in waiting:
            lines += self._broken("! " + words("export.elsewhere", n=n, label=safe_line(label)), "bold $warning")
        left = dict(submission.left_out)
        internal, team = left.pop("internal", 0), left.pop("team", 0)
        lines.append(
            Content.styled(words("export.internal", n=internal), "bold $warning" if internal else "$text-muted")
        )
        if team:
            lines.append(Content.styled(words("export.team", n=team), "$text-muted"))
        for status, n in left.items():
            said = f"{words.value(Status(status))}{colon(words.language)}{words('export.status', n=n)}"
            lines.append(Content.styled(said, "$text-muted"))
        self._said_late = any(gap.code == "deadline" for gap in submission.gaps)
        for gap in sorted(submission.gaps, key=lambda gap: gap.code != "deadline"):  # that it is late before all else
            lines += self._broken("! " + gap.sentence(words.language), "$warning")
        if not self.bench.sender.unit:
            lines += self._broken("  " + words("export.sender"), "$text-muted")
        self.query_one("#export-counts", Static).update(Content("\n").join(lines))

    def _broken(self, text: str, style: str) -> list[Content]:
        shown = safe_line(text)
        width = max(20, self.size.width - 6)
        return [Content.styled(shown[line.start : line.shown], style) for line in break_lines(shown, width, hang=2)]

    def _show_nothing(self, error: SpokenError) -> None:
        lines = self._broken(error.sentence(self.words.language), "$warning")
        self.query_one("#export-counts", Static).update(Content("\n").join(lines))
        if not isinstance(error, NothingToExportError):
            self.tell_error(error)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the file's field writes too."""
        event.stop()
        self.action_write_export()

    def action_write_export(self) -> None:
        """Write the file, in a thread; the workspace writes it whole or not at all."""
        words = self.words
        typed = self.query_one("#export-path", Input).value
        if not typed.strip():
            self.tell(words("export.nopath"), "error")
            return
        path = clean_path(typed)
        form, language, statuses = self.chosen()

        def write(progress: Progress) -> ExportReport:
            return self.workspace.export(
                self._slug,
                path,
                form=form,
                language=language,
                draft=self._draft,
                statuses=statuses,
                sender=self.bench.sender,
                progress=progress,
            )

        self._written = None
        self.query_one("#export-result", Static).update("")
        self.follow("export", words("export.working"), write, self._show_written)

    def _show_written(self, report: ExportReport) -> None:
        from workbench.workspace.exports import repeated_sentence

        words = self.words
        self._written = report.path
        done = words("export.done", n=report.included, path=safe_line(str(report.path)), size=size_words(report.size))
        late: list[Content] = []
        if report.late and not self._said_late:  # it closed between the counting and the writing
            late = self._broken(words("export.waslate", day=report.late), "bold $warning")
        lines = [
            Content(""),
            *self._broken(done, "bold $success"),
            *late,
            *(
                line
                for pair in report.former
                for line in self._broken(say(words.language, *kept_sentence(*pair)), "$warning")
            ),
            *(
                line
                for pair in report.repeated
                for line in self._broken(say(words.language, *repeated_sentence(*pair)), "bold $warning")
            ),
            *self._broken(words("export.checked"), "$text-muted"),
            *self._broken(words("export.next"), "$text-muted"),
        ]
        self.query_one("#export-result", Static).update(Content("\n").join(lines))
        self.tell(done)
        self.query_one("#export-language", Choice).focus()

    def action_copy_path(self) -> None:
        """Copy the written file's path."""
        if self._written is not None:
            self.copy_and_tell(str(self._written))

    def action_leave(self) -> None:
        """Stop the writing where nothing is written yet; else back."""
        if self.stop_work():
            return
        self.drop_work("count")
        self.dismiss(None)
