"""Importing a draft: the file is read and shown before anything is stored."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import unquote, urlparse

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from comments.errors import NeedlessImportError
from drafts.errors import SpokenError
from drafts.load import Source
from drafts.load.view import chosen
from drafts.model import Draft
from drafts.notices.channels import kind_word
from drafts.parse import parse
from drafts.repair import Repair, apply, proposals
from drafts.whereabouts import FileLines, file_lines, where
from workbench.actions import BarItem
from workbench.bindings import bind
from workbench.linebreak import break_lines
from workbench.palette import Role
from workbench.safe import safe, safe_line
from workbench.screens.followed import FollowsWork
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.line_input import LineInput

if TYPE_CHECKING:
    from drafts.load import Progress
    from workbench.workspace import Imported


def clean_path(text: str) -> Path:
    """The path in what was pasted or dropped: quotes, ``file://`` and a shell's backslashes taken off, ``~`` resolved."""
    shown = text.strip().strip("'\"")
    if shown.startswith("file://"):
        shown = unquote(urlparse(shown).path)
        if re.match(r"/[A-Za-z]:", shown):
            shown = shown[1:]
    path = Path(shown).expanduser()
    if os.sep == "/" and "\\" in shown and not path.exists():
        path = Path(re.sub(r"\\(.)", r"\1", shown)).expanduser()
    return path


def suggest_slug(path: Path) -> str:
    """A short name for a new matter from a file's name: Latin letters, digits and Chinese kept, the rest made hyphens."""
    return re.sub(r"[^0-9a-z\u4e00-\u9fff]+", "-", path.stem.lower()).strip("-")[:40] or "matter"


def size_words(size: int) -> str:
    """A file's size as people say it."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


KEYS = (
    BarItem("save", "读取/保存", "read/save", keys="Enter"),
    BarItem("app.focus_next", "下一栏", "next field", keys="Tab"),
    BarItem("repair_import", "修复", "repair"),
    BarItem("leave", "返回（未保存的不会写入）", "back (nothing is written)"),
)

SAVE = BarItem("save", "保存", "save", keys="Enter")
"""What Enter does once a file has been read."""


class ImportScreen(FollowsWork):
    """Reads a file, shows what it found, saves on Enter; gives the matter's slug, None where nothing was saved."""

    place = "import"
    stops_by = "leave"
    in_percent = True
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("leave"),
        bind("save", priority=True),
        bind("repair_import", priority=True),
        bind("help_typing", "help"),
        bind("quit_typing", "quit", priority=True),
    ]
    FIELDS = ("slug", "label", "deadline", "issuer")

    def __init__(self, slug: str | None = None) -> None:
        super().__init__()
        self._slug = slug
        self._read: tuple[Source, Draft] | None = None
        self._file_lines: FileLines = ()
        """Where the lines of the text that was read stand in its file."""
        self._repairs: tuple[Repair, ...] = ()
        """What is proposed for the doubts about the text that was read."""
        self._will_repair = False
        self._insisted = ""
        """The matter that has this very file already, once the person was told so: saving again then adds it once more."""

    def compose(self) -> ComposeResult:
        """The path, what was found, what can be changed."""
        words = self.words
        yield HeaderBar(language=words.language)
        with Vertical(id="import"):
            with Horizontal(classes="field"):
                yield Static(Content(words("import.path")), classes="field-label")
                yield LineInput(placeholder=words("import.path.hint"), id="import-path", select_on_focus=False)
            yield Static(id="import-found")
            with Vertical(id="import-fields"):
                for field in self.FIELDS:
                    with Horizontal(classes="field"):
                        yield Static(Content(words(f"import.{field}")), classes="field-label")
                        hint = f"import.{field}.hint"
                        placeholder = words(hint) if field != "issuer" else ""
                        yield LineInput(placeholder=placeholder, id=f"import-{field}", select_on_focus=False)
            with VerticalScroll(id="import-remarks", can_focus=True):
                yield Static(id="import-remarks-text")
        yield StatusBar(language=words.language)
        yield KeysBar(language=words.language)

    def on_mount(self) -> None:
        """Only the path is asked for at first."""
        self.show_keys(KEYS)
        self.query_one(HeaderBar).set_items(
            [Item(self.words("import.title"), Role.LABEL, 9), Item(self._slug or "", Role.DIM)]
        )
        self.query_one("#import-fields").display = False
        self.query_one("#import-remarks").display = False
        self.call_after_refresh(self.query_one("#import-path", Input).focus)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter reads the file, or saves what was read."""
        event.stop()
        if event.input.id == "import-path":
            self._start_reading()
        else:
            self.action_save()

    def _start_reading(self) -> None:
        typed = self.query_one("#import-path", Input).value
        if not typed.strip():
            self.tell(self.words("import.nofile"), "hint")
            return
        file, choice = chosen(str(clean_path(typed)))
        path = Path(file)

        def read(progress: Progress) -> tuple[Source, Draft, FileLines]:
            from drafts.reading import read_file

            source, draft = read_file(path, choice=choice, progress=progress)
            return source, draft, file_lines(source, draft)

        self._read = None
        self._repairs, self._will_repair, self._insisted = (), False, ""
        self.follow(
            "read",
            self.words("import.reading", name=safe_line(path.name)),
            read,
            lambda got: self._show_found(path, got),
        )

    def _show_found(self, path: Path, found: tuple[Source, Draft, FileLines]) -> None:
        words = self.words
        source, draft, self._file_lines = found
        self._read = source, draft
        lines: list[Content] = [
            Content.styled(
                words(
                    "import.found",
                    title=safe_line(draft.title or path.stem),
                    articles=len(draft.articles),
                    format=source.format,
                    size=size_words(source.size),
                ),
                "bold",
            )
        ]
        if not draft.articles:
            lines.append(Content.styled(words("import.noarticles"), "$warning"))
        if draft.notice:
            for channel in draft.notice.channels:
                kind = kind_word(channel.kind, words.language)
                lines.append(Content(f"{words('import.channels')}  {kind} {safe_line(channel.value)}"))
        self.query_one("#import-found", Static).update(Content("\n").join(lines))
        deadline = draft.notice.deadline if draft.notice else None
        filled = {
            "slug": self._slug or self._matter_of(draft) or suggest_slug(path),
            "label": "",
            "deadline": deadline.isoformat() if deadline else "",
            "issuer": draft.notice.issuer if draft.notice else "",
        }
        for field, value in filled.items():
            self.query_one(f"#import-{field}", Input).value = safe_line(value)
        self.query_one("#import-fields").display = True
        self._show_remarks(draft)
        self.show_keys((SAVE, *KEYS[1:]))
        self.work("repairs", "", lambda: proposals(parse(draft.text)), self._offer_repairs)
        self.call_after_refresh(self.query_one("#import-slug", Input).focus)

    def _offer_repairs(self, found: tuple[Repair, ...]) -> None:
        self._repairs = found
        if self._read is not None:
            self._show_remarks(self._read[1])

    def action_repair_import(self) -> None:
        """Repair on saving what can be repaired, or leave it."""
        if not self._repairs or self._read is None:
            self.tell(self.words("doubts.by.hand"), "hint")
            return
        self._will_repair = not self._will_repair
        self._show_remarks(self._read[1])

    def _repair_lines(self, draft: Draft) -> list[str]:
        """What can be repaired, or what it will be like once that is done."""
        words = self.words
        if not self._repairs:
            return []
        if not self._will_repair:
            return [words("import.repairs", n=len(self._repairs))]
        try:
            after = parse(apply(draft.text, self._repairs))
        except SpokenError as error:
            self._will_repair = False
            return [error.sentence(words.language)]
        said = words("import.repaired", n=len(self._repairs), articles=len(after.articles), left=len(after.diagnostics))
        return [said, *(f"→ {repair.sentence(words.language)}" for repair in self._repairs)]

    def _matter_of(self, draft: Draft) -> str:
        """The matter that holds earlier drafts of the same text, said in a message; empty for none."""
        with self.spoken():
            if matter := self.workspace.matter_of_title(draft.title):
                self.tell(self.words("import.same", title=matter.title, slug=matter.slug), "hint")
                return matter.slug
        return ""

    def _show_remarks(self, draft: Draft) -> None:
        words = self.words
        width = max(20, self.size.width - 8)
        lines = [words("import.remarks", n=len(draft.diagnostics)) if draft.diagnostics else words("import.noremarks")]
        lines += [safe(line) for line in self._repair_lines(draft)]
        places = self._file_lines
        for remark in draft.diagnostics:
            said = safe(remark.zh if words.language == "zh" else remark.en)
            told = safe(where(draft, remark, places, words.language)) + said
            for at, line in enumerate(break_lines(told, width, hang=2)):
                shown = told[line.start : line.shown]
                lines.append(("! " if at == 0 else "    ") + shown)
        self.query_one("#import-remarks").display = True
        self.query_one("#import-remarks-text", Static).update(Content("\n".join(lines)))

    def action_save(self) -> None:
        """Store the draft that was read."""
        words = self.words
        if self._read is None:
            self._start_reading()
            return
        value = {field: self.query_one(f"#import-{field}", Input).value.strip() for field in self.FIELDS}
        if not value["slug"]:
            self.tell(words("import.noslug"), "error")
            return
        deadline: date | None = None
        if value["deadline"]:
            try:
                deadline = date.fromisoformat(value["deadline"])
            except ValueError:
                self.tell(words("import.baddate", text=safe_line(value["deadline"])), "error")
                return
        source, draft = self._read
        numbers = [repair.number for repair in self._repairs] if self._will_repair else []

        insisted = self._insisted == value["slug"]

        def save() -> Imported:
            imported = self.workspace.add_draft(
                source,
                draft,
                value["slug"],
                label=value["label"] or None,
                deadline=deadline,
                issuer=value["issuer"] or None,
                anyway=insisted,
            )
            if numbers:
                # recorded as repairs, so that they can be seen and taken back like any other
                self.workspace.repair(value["slug"], numbers, draft=imported.version.label)
            return imported

        self.work("import", words("import.saving"), save, self._saved, self._not_saved)

    def _not_saved(self, error: SpokenError) -> None:
        if isinstance(error, NeedlessImportError) and error.twin is not None:
            twin = error.twin
            self._insisted = twin.matter
            self.tell(
                self.words("import.twin", slug=twin.matter, label=twin.label, name=safe_line(twin.source)), "error"
            )
        else:
            self.tell_error(error)

    def _saved(self, imported: Imported) -> None:
        self.bench.keep_message(
            self.words("import.saved", label=imported.version.label, articles=len(imported.draft.articles)), "info"
        )
        self.dismiss(imported.version.matter)

    def action_leave(self) -> None:
        """Stop the reading; where nothing is being read, close: what was read and not saved is dropped."""
        if not self.stop_work():
            self.dismiss(None)
