"""Keys one after another: each is dealt with wholly before the next is given out.

Textual hands a key to what has the focus and takes the next one at once. What the focused widget does by itself is then done
before the action of an earlier key, which waits until that key has gone up to the application (Textualize/textual#6605): of F3
and ``)`` arriving together, the second would come first. And a key that opens a field or a screen would leave those after it to
what had the focus before.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence

from textual import events
from textual.app import App, ScreenStackError
from textual.message import Message
from textual.widget import Widget

SOON = 0.02
"""Seconds after which it is looked again whether something still holds the next key."""
AGAIN = 0.25
"""Seconds after which another message follows a key: what carried the one before may have gone away, and it with it."""
LONGEST = 5.0
"""Seconds that a key is waited for at most."""

STEPS = frozenset(
    {
        "next_article", "previous_article", "scroll_line_down", "scroll_line_up", "half_page_down", "half_page_up",
        "page_down", "page_up", "next_comment", "previous_comment", "next_change", "previous_change",
        "next_any_change", "previous_any_change", "next_row", "previous_row", "next_rows", "previous_rows",
        "cursor_down", "cursor_up", "cursor_left", "cursor_right", "delete_left", "delete_right",
    }
)  # fmt: skip
"""Actions that only go a step further when their key is held down."""

Given = events.Key | events.Paste | events.MouseEvent
"""What a person does; kept in its order."""


class KeysInTurn(App[int]):
    """An application whose keys wait for each other.

    Characters for a field that came while another was under way are put in together, as one text: thousands of them are then as
    quick as a few. A key held down to move on doesn't wait: drawn after each step, a slow screen would go on moving after it was
    released.

    A key is done once a message that took its way has come back and nothing is left to be done of what it set going: a message
    not handled yet, or something put off until the screen is drawn, as giving a new field the focus is. Threads aren't waited
    for, unless they hold the keys, nor are questions to the person.
    """

    class Followed(Message):
        """It went the way of a key, from what has the focus to the application."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        super().__init__()
        self._to_give: deque[Given] = deque()
        self._key = ""
        """The key given out last."""
        self._followers = 0
        """How many messages were sent after keys."""
        self._since = 0
        """How many had been when the last key was given out."""
        self._until = 0.0
        self._again: asyncio.TimerHandle | None = None
        """Set while a key is under way."""

    @property
    def has_keys_waiting(self) -> bool:
        """Whether a key is under way or waits for its turn."""
        return self._again is not None or bool(self._to_give)

    async def on_event(self, event: events.Event) -> None:
        """Give a key out, or keep it until it is its turn."""
        if not isinstance(event, Given) or event.is_forwarded:
            await super().on_event(event)
        elif self._may_go(event) and not self._to_give:
            await self._give(event)
        else:
            self._to_give.append(event)

    @property
    def holds_keys(self) -> bool:
        """Whether work that a key set going decides what the next one is meant for."""
        return False

    def press_first(self, keys: Sequence[events.Key]) -> None:
        """Press keys kept from before, ahead of any that wait."""
        if not keys:
            return
        for key in reversed(keys):
            key.set_sender(self)  # one of a screen's would end with that, before the application looks for its binding
            self._to_give.appendleft(key)
        self.call_later(self._give_next)

    def _may_go(self, event: Given) -> bool:
        """Whether an event needn't wait for what is under way."""
        if self._again is None:
            return True
        if not isinstance(event, events.Key) or event.key != self._key:
            return False
        binding = self.active_bindings.get(event.key)
        return binding is not None and binding.binding.action.partition("(")[0] in STEPS

    async def _give(self, event: Given) -> None:
        target = self.focused or self.screen
        await super().on_event(event)
        if isinstance(event, events.Key):
            self._key = event.key
            self._since, self._until = self._followers, asyncio.get_running_loop().time() + LONGEST
            if self._again is None:
                self._follow(target)

    async def _give_next(self) -> None:
        while self._to_give and self._may_go(self._to_give[0]):
            event = self._to_give.popleft()
            await self._give(self._with_those_after(event) if isinstance(event, events.Key) else event)

    def _with_those_after(self, key: events.Key) -> events.Key:
        """A key, or where a field takes it as a character one for all the characters that wait behind it too."""
        text = self._typed(key)
        while text and self._to_give and (more := self._typed(self._to_give[0])):
            text += more
            self._to_give.popleft()
        if text == self._typed(key):
            return key
        together = events.Key(key.key, text)
        together.set_sender(self)
        return together

    def _typed(self, event: Given) -> str:
        """The character that what has the focus puts in; empty where it takes none."""
        focused = self.focused
        if focused is None or not isinstance(event, events.Key) or event.character is None:
            return ""
        return event.character if focused.check_consume_key(event.key, event.character) else ""

    def _follow(self, target: Widget | None = None) -> None:
        """Send a message the way that a key takes."""
        self._follow_after(AGAIN)
        self._followers += 1
        message = self.Followed(self._followers)
        try:
            target = target or self.focused or self.screen
        except ScreenStackError:  # the program ends
            return
        if not target.post_message(message):
            self.post_message(message)

    def _follow_after(self, seconds: float) -> None:
        if self._again is not None:
            self._again.cancel()
        self._again = asyncio.get_running_loop().call_later(seconds, self._follow)

    async def on_keys_in_turn_followed(self, event: KeysInTurn.Followed) -> None:
        """A key has been dealt with as far as it went: give out the next one, or see to what the key set going."""
        event.stop()
        if self._again is None or event.number < self._followers or not self.screen_stack:
            return  # done already, another is under way, or the program ends
        is_late = asyncio.get_running_loop().time() > self._until
        if not is_late and self._is_drawn_first():
            self.call_after_refresh(self._follow)
            return
        if not is_late and (event.number == self._since or self._is_busy()):
            self._follow()
            return
        if not is_late and self.holds_keys:
            self._follow_after(SOON)
            return
        self._again.cancel()
        self._again = None
        await self._give_next()

    def _is_drawn_first(self) -> bool:
        """Whether something was put off until the screen is drawn."""
        return bool(self.screen._callbacks)

    def _is_busy(self) -> bool:
        """Whether a message waits to be handled."""
        nodes = self.screen.walk_children(with_self=True)
        return self.message_queue_size > 0 or any(node.message_queue_size for node in nodes)
