"""What every full screen shares: keys from the table of actions, messages, work in threads, errors as sentences."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.content import Content
from textual.dom import DOMNode
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from drafts.errors import SpokenError
from workbench import actions
from workbench.actions import BarItem
from workbench.keymap import TYPING
from workbench.widgets.bars import KeysBar, StatusBar
from workbench.widgets.prompt_line import PromptLine
from workbench.wording import Words

if TYPE_CHECKING:
    from workbench.app import WorkbenchApp
    from workbench.workspace import Workspace

Result = TypeVar("Result")

HELP_TYPING = BarItem("help_typing", "帮助", "help")
"""The help where ``?`` would be typed."""
PROMPT_KEYS = (
    BarItem("take_prompt", "确定", "take", keys="Enter"),
    BarItem("leave_prompt", "取消", "leave", keys="Esc"),
)
"""What holds while something is typed into the prompt line."""
FIELDS_IN = TYPING | {"export"}
WRITING = ("import", "export", "sample")
"""Jobs that leaving would cut short."""
HOLDING = frozenset({"save"})
"""Jobs that close a field once they are done: what is typed meanwhile is meant for what comes after, and would go with it."""
SECONDS = {"kept": 2.0, "info": 6.0, "hint": 8.0, "error": 15.0}
"""How long a message stands; what isn't named stays until it is taken away. All are in the message log."""
KINDS = {"busy": "info", "pending": "hint", "kept": "info", "offline": "warning"}
"""How kinds of our own are shown."""


class WorkDone(Message):
    """Work in a thread ended; ``deliver`` shows its outcome, unless the same job was started again since."""

    def __init__(self, job: str, turn: int, deliver: Callable[[], None]) -> None:
        super().__init__()
        self.job = job
        self.turn = turn
        self.deliver = deliver


class WorkbenchScreen(Screen[str | None]):
    """A full screen of the workbench."""

    place: ClassVar[str] = "all"
    """Which of `actions.PLACES` it is."""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus. What loses or gets it draws itself anew; Textual would draw the whole screen."""

    def __init__(self) -> None:
        super().__init__()
        self._turns: dict[str, int] = {}
        self._open: dict[str, int] = {}
        """The jobs whose latest turn has not ended."""
        self._busy: dict[str, str] = {}
        self._keys_shown: tuple[BarItem, ...] = ()
        self._is_prompting = False
        """Whether the prompt line is open."""
        self._message_kind = ""
        self._message_turn = 0
        self._message_since = 0.0
        self._was_away = False
        self.is_offline = False
        """Whether the store couldn't be reached when it was last asked."""

    @property
    def bench(self) -> WorkbenchApp:
        """The application, by its own type."""
        from workbench.app import WorkbenchApp

        app = self.app
        assert isinstance(app, WorkbenchApp)
        return app

    @property
    def workspace(self) -> Workspace:
        """The operations."""
        return self.bench.workspace

    @property
    def words(self) -> Words:
        """The catalogue in the interface's language."""
        return self.bench.words

    @property
    def busy_with_writing(self) -> str:
        """What is being written to the store or to a file, in words; empty for nothing."""
        return " · ".join(what for job, what in self._busy.items() if job in WRITING)

    @property
    def holds_keys(self) -> bool:
        """Whether keys wait for a job of this screen."""
        return not HOLDING.isdisjoint(self._open)

    def on_mount(self) -> None:
        """Hold a notice ready for windows too small to work in."""
        self.mount(Static(Content(self.words("too.small")), id="too-small"))

    # -- the store

    def watch_store(self, changed: Callable[[bool], None]) -> None:
        """Call ``changed`` whenever the store was written to, and when it can be reached again after a fault.

        It is told whether that was while this screen was in front: what was done on a screen above it is mostly this
        person's own work, and no news. A store out of reach is said in the status line as long as it is, and once in the
        message log. What ``changed`` set going is left to end before it is called again: under a stream of changes each
        reading would otherwise be dropped for the next, and the screen fall behind.
        """
        seen: list[int | None] = [None]
        reading: set[str] = set()

        def look() -> None:
            if self.app.screen is not self or reading & self._open.keys():
                return
            try:
                found = self.workspace.change_counter()
            except SpokenError as error:
                self._say_offline(error)
                return
            back, self.is_offline = self.is_offline, False
            if back:
                self.show_message("", "offline")
                self.tell(self.words("store.back"))
            news = seen[0] is not None and found != seen[0]
            seen[0] = found
            noticed, self._was_away = not (back or self._was_away), False
            if news or back:
                before = dict(self._turns)
                changed(noticed)
                reading.clear()
                reading.update(job for job, turn in self._turns.items() if before.get(job) != turn)

        look()
        self.set_interval(self.workspace.poll_seconds, look)

    def on_screen_suspend(self) -> None:
        """Another screen is in front now."""
        self._was_away = True

    def _say_offline(self, error: SpokenError) -> None:
        why = error.sentence(self.words.language)
        if not self.is_offline:
            self.is_offline = True
            self.bench.keep_message(why, "error")
        if self._message_kind != "error":
            self.show_message(self.words("store.offline", why=why), "offline")

    # -- messages

    def tell(self, text: str, kind: str = "info") -> None:
        """Say something in the status line and keep it in the message log."""
        self.bench.keep_message(text, kind)
        self.show_message(text, kind)

    def tell_error(self, error: SpokenError) -> None:
        """Say what couldn't be done."""
        self.tell(error.sentence(self.words.language), "error")

    def show_message(self, text: str, kind: str) -> None:
        """Show a message in the status line for a while; an empty one takes away what was shown of its kind."""
        if not text and self._message_kind != kind:
            return
        bar = self.query_one_optional(StatusBar)
        if bar is None:
            return
        if not text:
            self._message_kind = ""
            bar.hush()
            return
        self._message_kind = kind
        self._message_turn += 1
        self._message_since = monotonic()
        turn = self._message_turn
        bar.say(text, KINDS.get(kind, kind))
        if kind in SECONDS:
            self.set_timer(SECONDS[kind], lambda: self._hush(turn))

    def _hush(self, turn: int) -> None:
        if turn == self._message_turn and self._message_kind:
            self.show_message("", self._message_kind)

    def hush_hints(self, older_than: float = 0.0) -> None:
        """Take a passing message away, if it has stood for so many seconds: the person has gone on."""
        if self._message_kind in ("info", "hint") and monotonic() - self._message_since >= older_than:
            self.show_message("", self._message_kind)

    def show_keys(self, items: Iterable[BarItem]) -> None:
        """Show these in the key bar, with the keys in force, and the help at its right end.

        While the prompt line is open its own keys stand there instead.
        """
        self._keys_shown = tuple(items)
        language, keymap = self.words.language, self.bench.keymap
        prompted = self._is_prompting
        help_item = HELP_TYPING if prompted or self.places()[0] in FIELDS_IN else actions.HELP_ITEM
        hints = [keymap.hint(item, language) for item in (PROMPT_KEYS if prompted else self._keys_shown)]
        self.query_one(KeysBar).show(hints, language, keymap.hint(help_item, language))

    def on_prompt_line_turned(self, event: PromptLine.Turned) -> None:
        """The key bar follows the prompt line."""
        event.stop()
        self._is_prompting = event.is_open
        self.show_keys(self._keys_shown)

    def on_keys_bar_chosen(self, event: KeysBar.Chosen) -> None:
        """A hint in the key bar was clicked."""
        event.stop()
        self.run_named(event.action)

    @contextmanager
    def spoken(self) -> Iterator[None]:
        """Within it, an error meant for people becomes a message instead of ending the program."""
        try:
            yield
        except SpokenError as error:
            self.tell_error(error)

    # -- work in threads

    def work(
        self,
        job: str,
        what: str,
        do: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[SpokenError], None] | None = None,
    ) -> None:
        """Do something slow in a thread and hand its result to ``done`` in the event loop.

        Starting a job of the same name again makes the earlier one's result stale; it is dropped then, as it is
        when the screen is gone. ``what`` says in words what is being done; empty for what nobody needs to know.
        """
        turn = self._turns.get(job, 0) + 1
        self._turns[job] = self._open[job] = turn
        if what:
            self._busy[job] = what
            self.show_message(what, "busy")

        def run() -> None:
            try:
                result = do()
            except SpokenError as error:
                spoken = error
                self.post_message(WorkDone(job, turn, lambda: (failed or self.tell_error)(spoken)))
            except Exception as error:  # the one broad catch: a fault in a thread must not end the program
                unexpected = error
                self.post_message(WorkDone(job, turn, lambda: self.tell_unexpected(unexpected)))
            else:
                self.post_message(WorkDone(job, turn, lambda: done(result)))

        self.run_worker(run, name=job, group=job, thread=True, exit_on_error=False)

    def on_work_done(self, event: WorkDone) -> None:
        """Show the outcome of work, if it is still wanted."""
        event.stop()
        if self._turns.get(event.job) != event.turn:
            return
        self._open.pop(event.job, None)
        if self._busy.pop(event.job, None) is not None:
            self.show_message("", "busy")
        with self.spoken():
            event.deliver()

    def ask_again(self, purpose: str, text: str) -> Callable[[SpokenError], None]:
        """What to do where something typed into the prompt line couldn't be done: say why, and give it back to be put right."""

        def failed(error: SpokenError) -> None:
            if self.is_current:
                self.query_one(PromptLine).ask_again(purpose, text)
            self.tell_error(error)

        return failed

    def copy_and_tell(self, text: str) -> None:
        """Copy a text and say where it went."""
        try:
            copied = self.bench.copy_out(text)
        except OSError as error:
            self.tell(str(error), "error")
            return
        if copied.how == "file":
            self.tell(self.words("copied.file", path=copied.path))
        elif copied.path is not None:
            self.tell(self.words("copied.terminal", n=len(text), path=copied.path))
        else:
            self.tell(self.words("copied", n=len(text), how=copied.how))

    def drop_work(self, job: str) -> None:
        """Make whatever the job is doing stale."""
        self._turns[job] = self._turns.get(job, 0) + 1
        self._busy.pop(job, None)
        self._open.pop(job, None)

    def tell_unexpected(self, error: Exception) -> None:
        """Say that something went wrong that nobody foresaw, and where the details are."""
        path = self.bench.write_fault(error)
        self.tell(self.words("unexpected", what=type(error).__name__, path=path), "error")

    # -- keys

    def on_key(self, event: events.Key) -> None:
        """A lone Chinese character outside a text field means that an input method is on: say how to go on."""
        if isinstance(self.focused, Input | TextArea) or not event.character:
            return
        if unicodedata.east_asian_width(event.character) in "WF" and event.key not in self.bench.keymap.every_key:
            event.stop()
            self.tell(self.words("ime"), "hint")

    def places(self) -> tuple[str, ...]:
        """The places this screen is at the moment, most particular first."""
        return (self.place, "all")

    def run_named(self, name: str) -> bool:
        """Run an action by its id, as the palette, the help and a click on the key bar do; False where it has no meaning here."""
        node = self._owner_of(name)
        if node is not None:
            self.run_worker(self.app.run_action(name, node), name=f"action {name}", exit_on_error=True)
        return node is not None

    def _owner_of(self, name: str) -> DOMNode | None:
        """Whose method the action is: this screen's, or that of a widget of ours around the focus."""
        if "." in name or hasattr(self, f"action_{name}"):
            return self
        chain = self.focused.ancestors_with_self if self.focused is not None else ()
        own = (node for node in chain if not isinstance(node, Input | TextArea) and hasattr(node, f"action_{name}"))
        return next(own, None)

    async def action_press(self, key: str) -> None:
        """Do what a key means here outside text fields: for keys that a field would take for something else."""
        action = self.bench.keymap.action_on(key, *self.places())
        if action is not None:
            self.run_named(action.id)

    # -- actions found on every full screen

    def action_help(self) -> None:
        """Open the help."""
        from workbench.screens.help import ActionsScreen

        self.app.push_screen(ActionsScreen(self.places(), with_marks=True), self._run_chosen)

    def action_palette(self) -> None:
        """Open the command palette."""
        from workbench.screens.help import ActionsScreen

        self.app.push_screen(ActionsScreen(self.places(), with_marks=False), self._run_chosen)

    def _run_chosen(self, name: str | None) -> None:
        if name is not None:
            self.call_after_refresh(self._run_or_tell, name)

    def _run_or_tell(self, name: str) -> None:
        if self.run_named(name):
            return
        action = actions.BY_ID[name]
        place = self.words(f"place.{action.where[0]}")
        self.tell(self.words("help.elsewhere", label=action.label(self.words.language), place=place), "hint")

    def action_messages(self) -> None:
        """Open the message log."""
        from workbench.screens.messages import MessagesScreen

        self.app.push_screen(MessagesScreen())

    def action_next_theme(self) -> None:
        """Take the next colour theme."""
        self.tell(self.words("theme.set", name=self.bench.next_theme()))

    async def action_quit(self) -> None:
        """Leave, asking first where text isn't saved."""
        await self.bench.action_quit()
