"""Help and command palette: one searchable list of actions, those that work here first; Enter runs one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from workbench import actions
from workbench.actions import Action, BarItem
from workbench.bindings import bind
from workbench.keymap import DEFAULT, Keymap, KeyNames
from workbench.linebreak import fit
from workbench.screens.sheet import LEAVING, Sheet
from workbench.widgets.bars import KeysBar
from workbench.widgets.line_input import LineInput

if TYPE_CHECKING:
    from workbench.app import WorkbenchApp


def ranked(query: str, places: tuple[str, ...], keymap: Keymap = DEFAULT) -> list[Action]:
    """The actions that fit what was typed, best first; what works in these places leads.

    Typed words are sought in both languages, in keys, and among the initials of the label's pinyin.
    """
    order = {place: at for at, place in enumerate(places)}

    def nearness(action: Action) -> int:
        return min((order[place] for place in action.where if place in order), default=len(order))

    wanted = query.strip()
    if not wanted:
        return sorted(actions.TABLE, key=nearness)
    matcher = Matcher(wanted)
    found: list[tuple[float, int, Action]] = []
    for action in actions.TABLE:
        score = _fit(action, wanted, matcher, keymap)
        if score > 0:
            found.append((-score, nearness(action), action))
    return [action for _, _, action in sorted(found, key=lambda entry: entry[:2])]


def _fit(action: Action, wanted: str, matcher: Matcher, keymap: Keymap) -> float:
    """How well an action fits: its key, then its initials, then words of its labels, then words of its help."""
    low = wanted.lower()
    keys = keymap.shown(action.id)
    if wanted in keys or low in (key.lower() for key in keys if len(key) > 1):
        return 1000.0
    if action.initials and action.initials.startswith(low):
        return 500.0 if action.initials == low else 400.0
    labels = (action.zh, action.en)
    if any(low in label.lower() for label in labels):
        return 300.0
    if any(low in text.lower() for text in (action.help_zh, action.help_en)):
        return 200.0
    return max(matcher.match(label) for label in labels)


KEYS = (BarItem("next_row", "选择", "choose", ("previous_row",)), BarItem("take", "执行", "run", keys="Enter"))


class ActionsScreen(Sheet[str]):
    """The list of actions; gives the id of the one chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *LEAVING,
        bind("help_typing", "leave"),
        # not before the line that is typed into: letters among these keys are for it
        *(bind(name) for name in ("next_row", "previous_row", "next_rows", "previous_rows")),
    ]

    def __init__(self, places: tuple[str, ...], *, with_marks: bool) -> None:
        super().__init__()
        self._places = places
        self._with_marks = with_marks
        self._shown: list[Action] = []

    def compose(self) -> ComposeResult:
        """A search line, the list, the legend of marks."""
        app: WorkbenchApp = self.app  # type: ignore[assignment]  # App is generic in its result; ours is the only one
        words = app.words
        self._words, self._keymap = words, app.keymap
        with Vertical(classes="sheet"):
            yield Static(Content(words("help.title" if self._with_marks else "palette.title")), classes="sheet-title")
            yield LineInput(
                placeholder=words("help.search" if self._with_marks else "palette.placeholder"), id="help-search"
            )
            yield OptionList(id="help-list")
            if self._with_marks:
                yield Static(
                    Content.assemble((words("help.marks"), "bold"), "  ", words("help.marks.text")), id="help-marks"
                )
        yield KeysBar(language=words.language)

    def on_mount(self) -> None:
        """Show the keys; the list comes with the width it has."""
        self.query_one(OptionList).can_focus = False
        self.show_keys(KEYS, self._words.language)
        self.query_one(Input).focus()

    def on_resize(self) -> None:
        """List what is asked for; columns follow the width."""
        self._fill(self.query_one(Input).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list to what is typed."""
        self._fill(event.value)

    def _fill(self, query: str) -> None:
        language = self._words.language
        width = max(40, self.query_one(OptionList).content_size.width - 2)
        options: list[Option] = []
        self._shown = ranked(query, self._places, self._keymap)
        keys = KeyNames(self._keymap, language)
        key_width, label_width = 14, 17 if language == "zh" else 30
        for action in self._shown:
            here = any(place in self._places for place in action.where)
            where = "" if here else f"[{self._words(f'place.{action.where[0]}')}] "
            line = Content.assemble(
                (
                    fit(" ".join(self._keymap.shown(action.id, language)), key_width - 1) + " ",
                    "bold $accent" if here else "$text-muted",
                ),
                (fit(action.label(language), label_width - 1) + " ", "bold" if here else "$text-muted"),
                (fit(where + action.help(language, keys), max(0, width - key_width - label_width)), "$text-muted"),
            )
            options.append(Option(line, id=action.id))
        listing = self.query_one(OptionList)
        listing.clear_options()
        listing.add_options(options)
        if options:
            listing.highlighted = 0

    def action_next_row(self) -> None:
        """The next action."""
        self._move(1)

    def action_previous_row(self) -> None:
        """The action before."""
        self._move(-1)

    def action_next_rows(self) -> None:
        """Ten on."""
        self._move(10)

    def action_previous_rows(self) -> None:
        """Ten back."""
        self._move(-10)

    def _move(self, by: int) -> None:
        listing = self.query_one(OptionList)
        if self._shown:
            listing.highlighted = min(max(0, (listing.highlighted or 0) + by), len(self._shown) - 1)

    def on_input_submitted(self) -> None:
        """Enter runs what is highlighted."""
        self.action_take()

    def action_take(self) -> None:
        """Run what is highlighted."""
        at = self.query_one(OptionList).highlighted
        self.dismiss(self._shown[at].id if at is not None and self._shown else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Run what was clicked."""
        self.dismiss(event.option.id)

    def on_key(self, event: events.Key) -> None:
        """An empty search line lets ? close what ? opened."""
        if event.key in self._keymap.keys("help") and not self.query_one(Input).value:
            event.stop()
            event.prevent_default()
            self.dismiss(None)
