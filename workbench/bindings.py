"""The table of actions as Textual's bindings. Each has its action's id, so that a person's keymap can move its keys."""

from __future__ import annotations

from collections.abc import Collection

from textual.app import App
from textual.binding import Binding, BindingType

from workbench.actions import BY_ID, in_place
from workbench.keymap import DEFAULT, NO_KEY, Keymap


def bind(action: str, call: str = "", *, priority: bool = False) -> Binding:
    """An action's keys bound to its method, or to another ``call`` that means the same here."""
    keys = ",".join(BY_ID[action].keys) or NO_KEY
    return Binding(keys, call or action, show=False, priority=priority, id=action)


def bound(*places: str, without: Collection[str] = (), priority: bool = False) -> list[BindingType]:
    """All actions of these places; also those without a key in the table: a person may give them one."""
    return [bind(action.id, priority=priority) for action in in_place(*places) if action.id not in without]


def keymap_of(app: App[object]) -> Keymap:
    """The keys in force in an app; those of the table in one that isn't ours, as in a test of one widget."""
    keymap = getattr(app, "keymap", None)
    return keymap if isinstance(keymap, Keymap) else DEFAULT
