"""A matter's facts from its notice: title, issuer, dates, channels; and the plan that leads up to the deadline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from comments.deadlines import beijing_date, when
from comments.plan import plan
from comments.records import Matter, Stage
from comments.store import MatterFields
from drafts.errors import SpokenError
from drafts.model import Channel
from drafts.notices.channels import KINDS, kind_word
from workbench import actions
from workbench.bindings import bind
from workbench.linebreak import break_lines
from workbench.palette import Role
from workbench.plain_docket import stage_word
from workbench.safe import safe, safe_line
from workbench.screens.base import WorkbenchScreen
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.choice import Choice
from workbench.widgets.line_input import LineInput
from workbench.widgets.text_editor import LawTextArea

LINES = ("title", "issuer", "opened", "deadline", "topics", "owner", "notes")
HINTS = {"opened": "matter.date.hint", "deadline": "matter.date.hint", "topics": "matter.topics.hint"}
TYPED = ("title", "issuer", "owner", "notes")


def read_topics(text: str) -> tuple[str, ...]:
    """The topics of such a line, between commas, semicolons or 、, each once."""
    return tuple(dict.fromkeys(filter(None, (each.strip() for each in re.split("[、，,;；]", text)))))


def topics_text(topics: Iterable[str], language: str) -> str:
    """Topics as they are edited, on one line."""
    return ("、" if language == "zh" else ", ").join(topics)


def channel_text(channels: tuple[Channel, ...], language: str) -> str:
    """Channels as they are edited: a line each, ``邮箱 a@example.org``."""
    return "\n".join(f"{kind_word(channel.kind, language)} {channel.value}" for channel in channels)


def read_channels(text: str) -> tuple[Channel, ...]:
    """The channels of such lines. A kind may be named in either language or by its code.

    Raises SpokenError, naming the line, for a kind that isn't known and for a line without a value.
    """
    kinds = {name: kind for kind, names in KINDS.items() for name in (kind, *names)}
    found: list[Channel] = []
    for number, line in enumerate(text.splitlines(), start=1):
        plain = line.strip()
        if not plain:
            continue
        name = next((n for n in sorted(kinds, key=len, reverse=True) if plain.lower().startswith(n)), None)
        value = plain[len(name) :].lstrip(" :：=\t") if name else ""
        if name is None or not value:
            zh = "、".join(names[0] for names in KINDS.values())
            en = ", ".join(names[1] for names in KINDS.values())
            raise SpokenError(
                f"报送渠道第 {number} 行“{plain}”看不懂，没有保存。请写成“邮箱 a@example.org”；种类有：{zh}。",
                f"Line {number} of the channels, “{plain}”, can't be read, so nothing was saved. Write “e-mail "
                f"a@example.org”; the kinds are {en}.",
            )
        found.append(Channel(kinds[name], value))
    return tuple(found)


class MatterScreen(WorkbenchScreen):
    """The facts on the left, what follows from them on the right; gives the slug once something was saved."""

    place = "matter"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("quit_typing", "quit", priority=True),
        bind("help_typing", "help"),
        *(bind(name, priority=True) for name in ("save_matter", "undo_matter", "redo_matter")),
        *(bind(name, priority=True) for name in ("next_line", "previous_line")),
        Binding("enter", "next_line", show=False),
        bind("back"),
    ]

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug
        self._matter: Matter | None = None
        self._saved_once = False
        self._asked = False

    def compose(self) -> ComposeResult:
        """Fields and plan."""
        words = self.words
        yield HeaderBar(language=words.language)
        with Container(id="matter", classes="main"):
            with Vertical(id="matter-fields"):
                for field in LINES:
                    with Horizontal(classes="matter-field"):
                        yield Static(Content(words(f"matter.{field}")), classes="field-label")
                        hint = words(HINTS[field]) if field in HINTS else ""
                        yield LineInput(placeholder=hint, id=f"matter-{field}", select_on_focus=False)
                with Horizontal(classes="matter-field"):
                    yield Static(Content(words("matter.stage")), classes="field-label")
                    stages = [(stage.value, stage_word(stage, words.language)) for stage in Stage]
                    options = [("", words("matter.stage.none")), *stages]
                    yield Choice(options, "", one_at_a_time=True, id="matter-stage")
                yield Static(Content(words("matter.channels")), classes="dim")
                yield LawTextArea(id="matter-channels")
            with VerticalScroll(id="matter-plan", can_focus=False):
                yield Static(id="matter-plan-text")
        yield StatusBar(language=words.language)
        yield KeysBar(language=words.language)

    def on_mount(self) -> None:
        """Fetch the matter."""
        self.show_keys(actions.BAR["matter"])
        self.work("matter", "", lambda: self.workspace.matter(self.slug), self._show)

    def _show(self, matter: Matter) -> None:
        self._matter = matter
        filled = {
            "title": matter.title,
            "issuer": matter.issuer,
            "opened": matter.opened.isoformat() if matter.opened else "",
            "deadline": matter.deadline.isoformat() if matter.deadline else "",
            "notes": matter.notes,
            "owner": matter.owner,
            "topics": topics_text(matter.topics, self.words.language),
        }
        for field, value in filled.items():
            self.query_one(f"#matter-{field}", Input).value = safe_line(value)
        self.query_one("#matter-stage", Choice).choose(matter.stage.value if matter.stage else "")
        self.query_one("#matter-channels", TextArea).load_text(channel_text(matter.channels, self.words.language))
        self.query_one(HeaderBar).set_items(
            [Item(self.words("matter.heading"), Role.LABEL, 9), Item(self.slug, Role.DIM, 5)]
        )
        self.query_one("#matter-title", Input).focus()
        self._show_plan()

    def _value(self, field: str) -> str:
        return self.query_one(f"#matter-{field}", Input).value.strip()

    def fields(self) -> MatterFields:
        """What was changed here; what a colleague changed meanwhile isn't set back. Raises SpokenError for a date or a channel that
        can't be read.
        """
        matter = self._matter
        fields: MatterFields = {
            "opened": self._date("opened"),
            "deadline": self._date("deadline"),
            "channels": read_channels(self.query_one("#matter-channels", TextArea).text),
        }
        stage = self.query_one("#matter-stage", Choice).value
        fields["stage"] = Stage(stage) if stage else None
        topics = self._value("topics")
        if matter is None or topics != safe_line(topics_text(matter.topics, self.words.language)).strip():
            fields["topics"] = read_topics(topics)
        for field in TYPED:
            value = self._value(field)
            # what was shown made safe is not written back in place of the original
            if matter is None or value != safe_line(getattr(matter, field)).strip():
                fields[field] = value  # type: ignore[literal-required]  # each of TYPED is one of a matter's texts
        if matter is None:
            return fields
        return cast("MatterFields", {name: value for name, value in fields.items() if getattr(matter, name) != value})

    def _date(self, field: str) -> date | None:
        typed = self._value(field)
        if not typed:
            return None
        try:
            return date.fromisoformat(typed)
        except ValueError:
            raise SpokenError(
                f"“{safe_line(typed)}”不是年-月-日，没有保存。请写成 2021-12-13，或留空。",
                f"“{safe_line(typed)}” is no date, so nothing was saved. Write it as 2021-12-13, or leave it empty.",
            ) from None

    # -- what follows from the facts

    def on_input_changed(self, event: Input.Changed) -> None:
        """The plan follows the dates."""
        event.stop()
        self._show_plan()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """And the channels: paper needs a courier."""
        event.stop()
        self._show_plan()

    def on_resize(self) -> None:
        """Lines are broken for the width."""
        self._show_plan()

    def _show_plan(self) -> None:
        words, language = self.words, self.words.language
        try:
            opened, deadline = self._date("opened"), self._date("deadline")
            channels = read_channels(self.query_one("#matter-channels", TextArea).text)
        except SpokenError as error:
            self._lines([(error.sentence(language), "$warning")])
            return
        made = plan(deadline, opened=opened, channels=channels)
        today = beijing_date(self.workspace.now())
        following = made.next_step(today)
        lines: list[tuple[str, str]] = [(words("matter.plan"), "bold")]
        for step in made.steps:
            mark = "→ " if step is following else "  "
            style = "bold $accent" if step is following else "$text-muted" if step.day < today else ""
            lines.append((f"{mark}{step.day}  {step.zh if language == 'zh' else step.en}", style))
        if deadline is not None:
            lines.append((f"  {when(deadline, language)}", "bold $warning"))
        lines.append(("", ""))
        lines += [(f"! {remark.zh if language == 'zh' else remark.en}", "$warning") for remark in made.remarks]
        self._lines(lines)

    def _lines(self, lines: list[tuple[str, str]]) -> None:
        width = max(20, (self.query_one("#matter-plan").size.width or self.size.width) - 4)
        found: list[Content] = []
        for text, style in lines:
            shown = safe(text)
            found += [Content.styled(shown[x.start : x.shown], style) for x in break_lines(shown, width, hang=2)]
        self.query_one("#matter-plan-text", Static).update(Content("\n").join(found))

    # -- actions

    def action_next_line(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def action_previous_line(self) -> None:
        """Go to the field before."""
        self.focus_previous()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the next field."""
        event.stop()
        self.focus_next()

    def action_save_matter(self) -> None:
        """Store what was typed."""
        with self.spoken():
            fields = self.fields()

            def saved(matter: Matter) -> None:
                self._saved_once = True
                self.tell(self.words("matter.saved"))
                self._show(matter)

            self.work("import", "", lambda: self.workspace.edit_matter(self.slug, **fields), saved)

    def action_undo_matter(self) -> None:
        """Take back this person's last change to the facts."""
        self._step("undone", lambda: self.workspace.undo_matter(self.slug))

    def action_redo_matter(self) -> None:
        """Make the change again that was taken back last."""
        self._step("redone", lambda: self.workspace.undo_matter(self.slug, again=True))

    def _step(self, done: str, step: Callable[[], Matter]) -> None:
        if self._is_changed():  # what is typed would be lost
            self.tell(self.words("matter.unsaved.first"), "hint")
            return

        def stepped(matter: Matter) -> None:
            self._saved_once = True
            self._show(matter)
            self.tell(self.words(f"matter.{done}"))

        self.work("import", "", step, stepped)

    def _is_changed(self) -> bool:
        if self._matter is None:
            return False
        try:
            return bool(self.fields())
        except SpokenError:
            return True

    def action_back(self) -> None:
        """Close; where something isn't saved, only at the second time."""
        if self._is_changed() and not self._asked:
            self._asked = True
            self.tell(self.words("matter.unsaved"), "hint")
            return
        self.dismiss(self.slug if self._saved_once else None)
