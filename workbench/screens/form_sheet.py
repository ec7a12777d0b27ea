"""A sheet of lines to fill in: file names, and choices of which one is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from workbench.actions import BarItem
from workbench.bindings import bind
from workbench.linebreak import break_lines
from workbench.safe import safe, safe_line
from workbench.screens.sheet import LEAVING, UP_AND_DOWN, Sheet
from workbench.widgets.bars import KeysBar
from workbench.widgets.choice import Choice
from workbench.widgets.line_input import LineInput
from workbench.wording import Words

Given = Mapping[str, str]
"""What was typed or chosen, by the line's name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a form: typed, or with ``options`` (value, label) one of them."""

    name: str
    label: str
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""


class FormSheet(Sheet[Given]):
    """Lines to fill in; gives what was typed. ``check`` says what is still missing, and the sheet stays open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *LEAVING,
        bind("take_form", priority=True),
        bind("clear_all", priority=True),
        *UP_AND_DOWN,
    ]

    def __init__(
        self,
        title: str,
        lines: Sequence[Line],
        words: Words,
        *,
        take: str,
        notes: Sequence[str] = (),
        check: Callable[[Given], str] | None = None,
        wrong: str = "",
        clears: bool = False,
    ) -> None:
        """``take`` is what Enter does, in words; ``notes`` stand below the lines, and before them what is ``wrong``. Where it
        ``clears``, one key hands over every line empty, or with its first option.
        """
        super().__init__()
        self._title, self._lines, self._words = title, tuple(lines), words
        self._take, self._notes, self._check = take, tuple(notes), check
        self._wrong = wrong
        self._clears = clears
        self._here = self._lines[0].name

    def with_given(self, given: Given, wrong: str = "") -> FormSheet:
        """The same form, filled in with what was given, the cursor where it was left; ``wrong`` says why it is back."""
        lines = [replace(line, value=given.get(line.name, line.value)) for line in self._lines]
        again = FormSheet(
            self._title,
            lines,
            self._words,
            take=self._take,
            notes=self._notes,
            check=self._check,
            wrong=wrong,
            clears=self._clears,
        )
        again._here = self._here
        return again

    def compose(self) -> ComposeResult:
        """Title, lines, notes, keys."""
        with Vertical(classes="sheet"):
            yield Static(Content(safe_line(self._title)), classes="sheet-title")
            for line in self._lines:
                with Horizontal(classes="form-line"):
                    yield Static(Content(line.label), classes="form-label")
                    if line.options:
                        yield Choice(line.options, line.value or line.options[0][0], id=f"form-{line.name}")
                    else:
                        yield LineInput(
                            line.value, placeholder=line.hint, id=f"form-{line.name}", select_on_focus=False
                        )
            with VerticalScroll(id="form-notes", can_focus=False):
                yield Static(id="form-notes-text")
        yield KeysBar(language=self._words.language)

    def on_mount(self) -> None:
        """Begin with the first line, or where the cursor stood before."""
        take = self._take
        self.show_keys(
            (
                BarItem("take_form", take, take),
                BarItem("app.focus_next", "换栏", "line", keys="↑↓"),
                BarItem("previous_value", "换选项", "choice", ("next_value",)),
                *((BarItem("clear_all", "全部清除", "clear all"),) if self._clears else ()),
            ),
            self._words.language,
        )
        self.call_after_refresh(self.query_one(f"#form-{self._here}").focus)
        self._say(self._wrong)

    def on_resize(self, _event: events.Resize) -> None:
        """Notes are broken for the width."""
        self._say(self._wrong)

    def _say(self, wrong: str) -> None:
        self._wrong = wrong
        width = max(20, self.size.width - 6)
        lines: list[Content] = []
        for text, style in ((wrong, "bold $warning"), *((note, "$text-muted") for note in self._notes)):
            shown = safe(text)
            if shown:
                lines += [Content.styled(shown[x.start : x.shown], style) for x in break_lines(shown, width, hang=2)]
        self.query_one("#form-notes-text", Static).update(Content("\n").join(lines))

    def given(self) -> Given:
        """What is typed and chosen now."""
        found: dict[str, str] = {}
        for line in self._lines:
            field = self.query_one(f"#form-{line.name}")
            found[line.name] = field.value if isinstance(field, Choice) else ""
            if isinstance(field, Input):
                found[line.name] = field.value.strip()
        return found

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Its key is the fields' own where there is nothing to clear at once."""
        return self._clears if action == "clear_all" else super().check_action(action, parameters)

    def action_clear_all(self) -> None:
        """Hand every line over empty."""
        self.dismiss({line.name: line.options[0][0] if line.options else "" for line in self._lines})

    def action_take_form(self) -> None:
        """Hand the lines over, unless something is missing."""
        given = self.given()
        wrong = self._check(given) if self._check is not None else ""
        if wrong:
            self._say(wrong)
            return
        focused = self.focused.id if self.focused is not None else None
        self._here = next((line.name for line in self._lines if focused == f"form-{line.name}"), self._here)
        self.dismiss(given)
