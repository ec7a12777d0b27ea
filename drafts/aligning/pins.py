"""A person's corrections of an alignment, as data: they override what `drafts.align` finds and survive every new run."""

from __future__ import annotations

from enum import StrEnum

from drafts.errors import DraftError
from drafts.records import NamedTuple


class PinAction(StrEnum):
    """What a person says about articles of the two drafts."""

    PAIR = "pair"
    """These two are one article. With one side empty: the article is deleted, or new."""
    UNPAIR = "unpair"
    """These two have nothing to do with each other."""
    SPLIT = "split"
    """The old article became these new ones."""
    MERGE = "merge"
    """These old articles became the new one."""
    MOVE = "move"
    """One article, and it was moved, not merely renumbered."""
    LOCK = "lock"
    """These old articles became these new ones, whatever else is said: no later correction and no new run changes the row.
    With one side empty: deleted, or new."""


_BACKWARDS = {PinAction.SPLIT: PinAction.MERGE, PinAction.MERGE: PinAction.SPLIT}


class Pin(NamedTuple):
    """One correction. Articles are named by number, label or key."""

    action: PinAction
    old: tuple[str, ...]
    new: tuple[str, ...]


class Pins(NamedTuple):
    """All corrections of one comparison; a later one wins over an earlier one on the same article, a locked one over both."""

    pins: tuple[Pin, ...] = ()

    def mirrored(self) -> Pins:
        """The same corrections for the drafts compared backwards."""
        return Pins(tuple(Pin(_BACKWARDS.get(pin.action, pin.action), pin.new, pin.old) for pin in self.pins))


NO_PINS = Pins()


class BadPinsError(DraftError):
    """A file of corrections can't be read."""


def read_pins(text: str, name: str = "pins") -> Pins:
    """The corrections in a JSON or TOML text: a list ``pins`` of tables with ``action``, ``old`` and ``new``.

    Raises BadPinsError with the place of what is wrong.
    """
    import json  # both slow to load, and only needed here
    import tomllib

    try:
        found = json.loads(text) if text.lstrip().startswith(("{", "[")) and not _is_toml(text) else tomllib.loads(text)
    except ValueError as error:  # both decoders' errors are ValueErrors
        from drafts.reasons import reason

        zh, en = reason(error)
        raise BadPinsError(
            f"{name}：不是有效的 JSON 或 TOML（{zh}）。请检查格式。",
            f"{name} is neither JSON nor TOML ({en}). Check its form.",
        ) from error
    entries = found.get("pins") if isinstance(found, dict) else found
    if not isinstance(entries, list):
        raise BadPinsError(f"{name}：缺少名为 pins 的列表。", f"{name} has no list named pins.")
    return Pins(tuple(_pin(entry, number, name) for number, entry in enumerate(entries, start=1)))


def _is_toml(text: str) -> bool:
    return text.lstrip().startswith("[[")


def _pin(entry: object, number: int, name: str) -> Pin:
    def wrong(zh: str, en: str) -> BadPinsError:
        return BadPinsError(f"{name}第 {number} 项：{zh}。", f"{name}, entry {number}: {en}.")

    if not isinstance(entry, dict):
        raise wrong("应当是含 action、old、new 的表", "it should be a table with action, old and new")
    try:
        action = PinAction(str(entry.get("action", "")))
    except ValueError as error:
        allowed = ", ".join(PinAction)
        raise wrong(f"action 应当是 {allowed} 之一", f"action should be one of {allowed}") from error
    pin = Pin(action, _names(entry.get("old")), _names(entry.get("new")))
    if not fits(pin):
        raise wrong(
            f"{action} 不能用于 {len(pin.old)} 个旧条文和 {len(pin.new)} 个新条文",
            f"{action} doesn't fit {len(pin.old)} old and {len(pin.new)} new articles",
        )
    return pin


def fits(pin: Pin) -> bool:
    """Whether a correction names as many old and new articles as its action needs."""
    old, new = len(pin.old), len(pin.new)
    return {
        PinAction.PAIR: (old, new) in ((1, 1), (1, 0), (0, 1)),
        PinAction.UNPAIR: (old, new) == (1, 1),
        PinAction.MOVE: (old, new) == (1, 1),
        PinAction.SPLIT: old == 1 and new > 1,
        PinAction.MERGE: old > 1 and new == 1,
        PinAction.LOCK: (old > 0 and new > 0) or old + new == 1,
    }[pin.action]


def _names(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else (str(value),)
