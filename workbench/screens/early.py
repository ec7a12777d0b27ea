"""Keys pressed before a screen has what they are about: kept, and done once it is there."""

from __future__ import annotations

from textual import events

from workbench.screens.base import WorkbenchScreen

AT_ONCE = frozenset({"quit", "help", "palette", "messages", "next_theme", "docket", "back"})
"""What needs nothing to be there. It also forgets what was kept: whoever leaves or asks doesn't wait for that any more."""
MOVING = frozenset(
    {
        "next_article", "previous_article", "scroll_line_down", "scroll_line_up", "half_page_down", "half_page_up",
        "page_down", "page_up", "first_article", "last_article", "next_comment", "previous_comment",
        "next_change", "previous_change", "next_any_change", "previous_any_change", "mode", "fold",
        "select", "select_left", "select_right", "select_up", "select_down", "select_word", "select_word_back",
        "select_sentence", "select_sentence_back", "select_paragraph", "select_paragraph_back", "select_start", "select_end",
        "swap_ends",
    }
)  # fmt: skip
"""Moving about and picking out words: after these more may be kept. Anything else may open a field or a screen, and what was typed
next was meant for that."""


class EarlyKeys(WorkbenchScreen):
    """A screen that is there before what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self._early: list[events.Key] = []

    @property
    def is_ready(self) -> bool:
        """Whether what the screen shows is there."""
        raise NotImplementedError

    def store_opened(self) -> None:
        """Called once the store is open, where the screen stood before."""
        raise NotImplementedError

    def can_do(self, name: str) -> bool:
        """Whether an action needs nothing that isn't there yet."""
        return name in AT_ONCE

    def is_number(self, event: events.Key) -> bool:
        """Whether a key is of an article's number, and there is a text to go to it in."""
        return False

    def run_named(self, name: str) -> bool:
        """Run an action; before the store is open only what needs nothing of it, with a word why."""
        if self.bench.is_open or self.can_do(name):
            return super().run_named(name)
        self.tell(self.words("early.no"), "hint")
        return True

    def on_key(self, event: events.Key) -> None:
        """Keep a key that comes too early; say so of one that can't be kept."""
        if self.is_ready and not self._early:
            return
        action = self.bench.keymap.action_on(event.key, *self.places())
        if action is not None and action.id in AT_ONCE:
            self._early.clear()
            return
        if not self._early and (self.is_number(event) or (action is not None and self.can_do(action.id))):
            return
        event.stop()
        event.prevent_default()
        if self._only_moves:
            self._early.append(events.Key(event.key, event.character))
        else:
            self.tell(self.words("early.no"), "hint")

    @property
    def _only_moves(self) -> bool:
        """Whether nothing kept so far opens anything; digits and Enter go to an article."""
        if not self._early:
            return True
        *before, last = (key.key for key in self._early)
        action = self.bench.keymap.action_on(last, *self.places())
        return action is None or action.id in MOVING or (last == "enter" and before[-1:] != [] and before[-1].isdigit())

    def do_early_keys(self) -> None:
        """Do what was pressed before, in its order."""
        early, self._early = self._early, []
        self.bench.press_first(early)
