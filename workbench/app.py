"""The application on screen: it holds the workspace, the language, the theme and the message log."""

from __future__ import annotations

import os
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from platformdirs import user_cache_path
from textual.binding import BindingType
from textual.filter import LineFilter, Monochrome, NoColor
from textual.types import CSSPathType

from comments.sender import NOBODY, Sender
from workbench.clipboard import Copied, copy, osc52
from workbench.collecting import collect_again
from workbench.config import APPLICATION
from workbench.in_turn import KeysInTurn
from workbench.keymap import DEFAULT, Keymap
from workbench.narrow import CertainWidth
from workbench.palette import DARK, PLAIN, theme_variables
from workbench.safe_lines import OnlySafe
from workbench.screens.base import WorkbenchScreen
from workbench.screens.opening import OpeningScreen
from workbench.stylesheet import ParsedOnce
from workbench.terminal import measure_signs, wants_ascii
from workbench.themes import THEMES, first_theme
from workbench.wording import Words

if TYPE_CHECKING:
    from workbench.first_docket import FirstDocket
    from workbench.screens.board_list import BoardState
    from workbench.screens.messages import LoggedMessage
    from workbench.screens.opened import Shown
    from workbench.screens.review import ReviewScreen
    from workbench.screens.search_scopes import LastSearch
    from workbench.workspace import Workspace

MESSAGES_KEPT = 500
SHORT = 200_000
"""Characters that are read and compared in a small part of the time that opening the store takes."""
SETTLED = 2.0
"""Seconds after which the first screen has long been drawn."""
DRAWN_WITHIN = 1.0
"""Seconds after which the store is opened even if the text that was asked for hasn't been drawn."""
WIDTHS = [(0, "-slit"), (48, "-tiny"), (60, "-narrow"), (96, "-wide"), (160, "-huge")]
"""Classes of a screen by its columns."""
HEIGHTS = [(0, "-flat"), (14, "-short"), (30, "-tall")]
"""And by its rows. In a slit or a flat window only a notice is shown."""


class WorkbenchApp(KeysInTurn):
    """The workbench. Screens ask its workspace; its language doesn't change while it runs.

    The database takes longer to load than the terminal to be drawn, so a workspace may also be given as the way to open it:
    that is done in a thread while the first screen stands: the docket where ``first`` says what it lists. Modules that need the
    database are imported there, not above.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # the palette is a screen of ours: Textual's floats over Chinese text
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        workspace: Workspace | Callable[[], Workspace],
        *,
        language: str,
        theme: str | None = None,
        start: str | None = None,
        first: FirstDocket | None = None,
        sender: Sender = NOBODY,
        ascii_signs: bool = False,
        keymap: Keymap = DEFAULT,
    ) -> None:
        super().__init__()
        self.keymap = keymap
        """The keys in force."""
        self._no_colour = NoColor()
        self._only_safe = OnlySafe()
        self._certain_width = CertainWidth() if ascii_signs else None
        self._given = workspace
        self._opened: Workspace | None = None
        self._opening: OpeningScreen | None = None
        """The first screen, where the store was still to be opened and nothing of it could be shown."""
        self._first = first
        self._early_text: Shown | None = None
        """The text that is likely to be asked for first, until the store is open."""
        self.text_drawn = threading.Event()
        """Set once a text was drawn before the store was open."""
        self.sender = sender
        self.words = Words(language, keymap)
        self.messages: list[LoggedMessage] = []
        self.board_states: dict[str, BoardState] = {}
        """What each matter's review board showed when it was left."""
        self.last_search: LastSearch | None = None
        """What the search screen showed when it was left."""
        self.ticked: dict[str, set[str]] = {}
        """What was ticked off on each matter's list for sending, while the program runs."""
        self.had_large = False
        """Whether a large draft was opened."""
        self._start = start
        for each in THEMES:
            self.register_theme(each)
        wanted = theme or first_theme(os.environ)
        self.theme = wanted if wanted in self.available_themes else "wb-dark"
        self.stylesheet = ParsedOnce(self.get_css_variables())
        self.fault: str | None = None
        """What ended the program, where something nobody foresaw did."""
        self.refused: Exception | None = None
        """Why the store couldn't be opened, where it couldn't."""

    @property
    def workspace(self) -> Workspace:
        """The open workspace; no screen but the first one is shown without it."""
        if self._opened is None:
            raise RuntimeError("the store isn't open yet")
        return self._opened

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace."""
        return self._opened is not None

    @property
    def person(self) -> str:
        """Who works here."""
        return self._first.person if self._opened is None and self._first is not None else self.workspace.person

    @property
    def holds_keys(self) -> bool:
        """Whether the screen is saving what was written: it is decided then where the next key goes."""
        return isinstance(self.screen, WorkbenchScreen) and self.screen.holds_keys

    def now(self) -> datetime:
        """The present, as the workspace has it."""
        return self._first.now() if self._opened is None and self._first is not None else self.workspace.now()

    def on_mount(self) -> None:
        """Open the store, in a thread where it isn't open yet."""
        self.set_keymap(self.keymap.for_textual())
        if callable(self._given):
            self._show_first()
            self.call_after_refresh(self.run_worker, self._open_store, thread=True, exit_on_error=False)
        else:
            self._begin(self._given)

    def _show_first(self) -> None:
        """Show the docket where it is known, else that the store is being opened."""
        if self._first is not None and self._start is None:
            from workbench.screens.docket import DocketScreen

            self.push_screen(DocketScreen(offer_recovery=True, early=self._first.rows))
        else:
            self._opening = OpeningScreen(self.words)
            self.push_screen(self._opening)

    def _open_store(self) -> None:
        """Read the first text, load what takes long and open the store, then begin; in a thread."""
        assert callable(self._given)
        try:
            import workbench.screens.docket
            import workbench.screens.review  # noqa: F401 -- loaded here so that neither keeps the screen waiting later

            text = self._read_first_text()
            if text is not None and self._start is not None:
                self.text_drawn.wait(DRAWN_WITHIN)  # drawn at the same time, it would take twice as long
            workspace = self._given()
        except Exception as error:  # told by who ran the application, like any command's
            self.refused = error
            self.call_from_thread(self.exit, 1)
            return
        if text is not None:
            workspace.know(text.new, text.draft, text.old, text.comparison)
        self.call_from_thread(self._begin, workspace)

    def _read_first_text(self) -> Shown | None:
        """The text of the matter asked for, or of the most urgent one if that is short; in a thread."""
        first = self._first
        if first is None:
            return None
        from workbench.first_text import first_text

        slug = self._start or next((row.matter.slug for row in first.rows if row.drafts), "")
        with suppress(Exception):  # told when the same is done with the store
            text = first_text(first, slug, at_most=None if self._start else SHORT)
            if text is not None:
                self.call_from_thread(self._take_first_text, text)
            return text
        return None

    def _take_first_text(self, text: Shown) -> None:
        """Show the text of a matter that is to be opened at once; another may be asked for."""
        from workbench.screens.docket import DocketScreen

        if self._opened is None and self.return_value is None:
            self._early_text = text
            if self._start is not None:
                self._leave_opening()
                self._open_matter(self._start)
            elif isinstance(self.screen, DocketScreen):
                self.screen.do_early_keys()  # it may have been asked for already

    def early_text(self, slug: str) -> Shown | None:
        """A matter's text without comments, where it is known and the store isn't open."""
        return self._early_text if self._early_text is not None and self._early_text.matter.slug == slug else None

    def _leave_opening(self) -> None:
        """Take the first screen away; what was pressed meanwhile is meant for the next one."""
        if self._opening is not None:
            self.pop_screen()
            self.call_after_refresh(self.press_first, self._opening.pressed)
            self._opening = None

    def _open_matter(self, slug: str) -> None:
        from workbench.screens.review import ReviewScreen

        screen = ReviewScreen(slug)
        screen.early = self.early_text(slug)
        self.push_screen(screen, self._open_docket)

    def _begin(self, workspace: Workspace) -> None:
        """Open the docket, or the matter asked for; the docket then waits until that one is left. What stands already, stays."""
        from workbench.screens.docket import DocketScreen
        from workbench.screens.early import EarlyKeys

        if self.return_value is not None:  # the person left meanwhile
            return
        self._opened, self._early_text = workspace, None
        self._leave_opening()
        self.set_timer(SETTLED, collect_again)
        standing = [screen for screen in self.screen_stack if isinstance(screen, EarlyKeys)]
        for screen in standing:
            if screen.is_mounted:  # else it is about to be, and sees to it then
                screen.store_opened()
        if not standing and self._start is None:
            self.push_screen(DocketScreen(offer_recovery=True))
        elif not standing and self._start is not None:
            self._open_matter(self._start)
        if self._certain_width is not None:
            self.call_after_refresh(self._say_signs)
        if self.keymap.remarks:
            self.call_after_refresh(self._say_keys)
        if workspace.store.read_only:
            self.call_after_refresh(self._say, self.words("store.readonly"), "error")

    def _say_keys(self) -> None:
        """Say which lines of the key file aren't followed: all in the message log, the first in the status line."""
        first, *others = (remark.sentence(self.words.language) for remark in self.keymap.remarks)
        for sentence in reversed(others):
            self.keep_message(sentence, "error")
        if others:
            first = f"{first} {self.words('keymap.more', n=len(others))}"
        self._say(first, "error")

    def _say(self, text: str, kind: str) -> None:
        """A sentence in the status line, where there is one, and in the message log."""
        if isinstance(self.screen, WorkbenchScreen):
            self.screen.tell(text, kind)
        else:
            self.keep_message(text, kind)

    def _say_signs(self) -> None:
        """Say why signs look different; in the status line only the first time on this machine."""
        told = user_cache_path(APPLICATION, appauthor=False) / "ascii-signs-told"
        text = self.words("signs.ascii")
        if told.exists() or not isinstance(self.screen, WorkbenchScreen):
            self.keep_message(text, "info")
            return
        self.screen.tell(text, "hint")
        with suppress(OSError):  # said again next time, then
            told.parent.mkdir(parents=True, exist_ok=True)
            told.touch()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every drawn line goes through. Without colour, the terminal's own two are used, not shades of grey."""
        filters = list(super().get_line_filters())
        if self.theme == PLAIN.name:
            filters = [self._no_colour if isinstance(each, Monochrome) else each for each in filters]
        filters.append(self._only_safe)
        if self._certain_width is not None:
            filters.append(self._certain_width)
        return filters

    def _open_docket(self, _left: str | None) -> None:
        from workbench.screens.docket import DocketScreen

        rows = self._first.rows if self._first is not None and not self.is_open else ()
        docket = DocketScreen(offer_recovery=False, early=rows)
        self.push_screen(docket)
        if self.messages and self.messages[-1].kind == "error":
            # a matter that couldn't be opened said why on a screen that is gone
            docket.call_after_refresh(docket.show_message, self.messages[-1].text, "error")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that don't name them."""
        return theme_variables(DARK)

    # -- messages

    def keep_message(self, text: str, kind: str) -> None:
        """Add to the message log."""
        from workbench.screens.messages import LoggedMessage

        self.messages.append(LoggedMessage(self.now(), text, kind))
        del self.messages[:-MESSAGES_KEPT]

    def write_fault(self, error: BaseException) -> Path:
        """Write an unforeseen error's details to a file of the user's, and say where."""
        path = user_cache_path(APPLICATION, appauthor=False) / "fault.txt"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        except OSError:
            return Path(os.devnull)
        return path

    def _handle_exception(self, error: Exception) -> None:
        """End with a sentence instead of a traceback; under test, as Textual does."""
        if not self.is_headless:
            for screen in self._reviews():
                with suppress(Exception):  # already ending: what can be kept is kept
                    screen.keep_now()
            path = self.write_fault(error)
            self.fault = self.words("unexpected", what=type(error).__name__, path=path)
            self.exit(1)
            return
        super()._handle_exception(error)

    # -- things screens ask for

    def copy_out(self, text: str) -> Copied:
        """Copy a text to the clipboard, or where that fails to a file."""
        return copy(
            text,
            None if self.is_headless else self._ask_terminal,
            user_cache_path(APPLICATION, appauthor=False) / "clip.txt",
        )

    def _ask_terminal(self, text: str) -> None:
        """Ask the terminal to copy; Textual's own way doesn't reach the terminal that tmux runs in."""
        if self._driver is not None:
            self._driver.write(osc52(text, os.environ))

    def load_sample(self) -> str:
        """Load the sample consultation into the store and give its slug."""
        from workbench.load_sample import load_sample

        return load_sample(self.workspace, self.words.language)

    def next_theme(self) -> str:
        """Take the next theme of our own and give its name."""
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
        return self.theme

    def action_help_quit(self) -> None:
        """Ctrl+C leaves like q does: asking first where text isn't saved."""
        self.run_worker(self.action_quit())

    async def action_quit(self) -> None:
        """Leave, asking first where text isn't saved or work is unfinished."""
        if not self.is_open:
            self.exit(0)
            return
        from workbench.screens.dialogs import Answer, Question

        words = self.words
        unsaved = busy = ""
        for review in self._reviews():
            if n := review.unsaved_count:
                unsaved = words("quit.title", n=n)
        for screen in self.screen_stack:
            if isinstance(screen, WorkbenchScreen) and screen.busy_with_writing:
                busy = words("quit.busy", what=screen.busy_with_writing)
        question = unsaved or busy
        if not question:
            self.exit(0)
            return
        if isinstance(self.screen, Question):
            return
        answers = (
            Answer("enter", "quit", words("answer.quit"), "Enter"),
            Answer("escape", "back", words("answer.back"), "Esc"),
        )
        self.push_screen(Question(question, answers), self._quit_answered)

    def _quit_answered(self, answer: str | None) -> None:
        if answer == "quit":
            for screen in self._reviews():
                screen.keep_now()
            self.exit(0)

    def _reviews(self) -> list[ReviewScreen]:
        """The matters that are open, the one in front last."""
        from workbench.screens.review import ReviewScreen

        return [screen for screen in self.screen_stack if isinstance(screen, ReviewScreen)]


def run(
    workspace: Workspace | Callable[[], Workspace],
    *,
    language: str,
    theme: str | None = None,
    start: str | None = None,
    first: FirstDocket | None = None,
    sender: Sender = NOBODY,
    keymap: Keymap = DEFAULT,
) -> int:
    """Run the workbench on the terminal until the person leaves; gives the exit status.

    ``workspace`` may also be what opens one, called in a thread while the first screen stands; what it raises is raised here,
    after the terminal is given back. The caller closes it.
    ``start`` names a matter to open at once, ``first`` what the docket shows until the workspace is open, ``sender`` who submits,
    ``keymap`` the keys in force. Where something unforeseen ended it, a sentence goes to standard error.
    """
    import sys

    app = WorkbenchApp(
        workspace,
        language=language,
        theme=theme,
        start=start,
        first=first,
        sender=sender,
        ascii_signs=wants_ascii(os.environ, measure_signs),
        keymap=keymap,
    )
    status = app.run()
    if app.refused is not None:
        raise app.refused
    if app.fault:
        sys.stderr.write(app.fault + "\n")
    return status if status is not None else 0
