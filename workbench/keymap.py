"""The keys in force: the table of actions with what a person's ``keys.toml`` says otherwise.

A line of the file that can't be followed leaves its action with the keys of the table, and is remarked on. So the file
can never keep the screen from starting, nor give one key two meanings.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from drafts.given import read_given
from drafts.reasons import reason
from workbench.actions import BY_ID, TABLE, Action, BarItem
from workbench.key_names import SAME_TO_A_TERMINAL, is_alias, is_typed, join_keys, read_key, show_key

_LARGEST_BYTES = 200_000
SCREENS: dict[str, tuple[str, ...]] = {
    "docket": ("docket", "rows", "all"),
    "review": ("review", "found", "compare", "comments", "panel", "rows", "all"),
    "select": ("select",),
    "dock": ("dock",),
    "board": ("board", "rows", "all"),
    "history": ("history", "all"),
    "coverage": ("coverage", "rows", "all"),
    "overlaps": ("overlaps", "rows", "all"),
    "people": ("people", "rows", "all"),
    "doubts": ("doubts", "rows", "all"),
    "carry": ("carry", "rows", "all"),
    "alignment": ("alignment", "rows", "all"),
    "lists": ("lists", "rows", "all"),
    "lineage": ("lineage", "rows", "all"),
    "bilingual": ("bilingual", "rows", "all"),
    "everywhere": ("everywhere", "all"),
    "adoption": ("adoption", "rows", "all"),
    "sending": ("sending", "rows", "all"),
    "sent": ("sent", "rows", "all"),
    "copies": ("copies", "rows", "all"),
    "collecting": ("collecting", "rows", "all"),
    "bundles": ("bundles", "rows", "all"),
    "precedents": ("precedents", "rows", "all"),
    "form": ("form", "choices", "sheet", "typing"),
    "report": ("report", "rows", "sheet"),
    "three": ("three", "rows", "sheet"),
    "matter": ("matter", "typing"),
    "import": ("import", "typing"),
    "export": ("export", "choices", "typing"),
    "drafts": ("drafts", "rows", "sheet"),
    "filter": ("filter", "choices", "sheet", "typing"),
    "merging": ("merging", "sheet", "typing"),
    "sender": ("sender", "sheet", "typing"),
}
"""The places whose keys work together: one of these keys means one thing there."""
TYPING = frozenset(("dock", "matter", "import", "filter", "merging", "sender", "typing", "everywhere", "sheet", "form"))
"""Places where letters are typed."""
NUMBERS = frozenset(("review", "compare", "alignment", "overlaps", "bundles"))
"""Places where digits are the number of an article or a comment."""
NO_KEY = "no-key"
"""Stands for no key at all where Textual wants one."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Why a line of the file isn't followed."""

    zh: str
    en: str

    def sentence(self, language: str) -> str:
        """It in the language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Keymap:
    """Which keys do what; without changes, those of the table."""

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of each action that has others than the table's."""
    remarks: tuple[Remark, ...] = ()

    def keys(self, action: str) -> tuple[str, ...]:
        """The keys of an action, as Textual names them."""
        return self.changed.get(action, BY_ID[action].keys)

    def shown(self, action: str, language: str = "") -> tuple[str, ...]:
        """Its keys as a person reads them; full-width aliases are left out."""
        return tuple(show_key(key, language) for key in self.keys(action) if not is_alias(key))

    def first(self, action: str, language: str) -> str:
        """The key to name in a sentence; for an action without one, how else it is found."""
        shown = self.shown(action, language)
        if shown:
            return shown[0]
        label = BY_ID[action].label(language)
        palette = next(iter(self.shown("palette", language)), "")
        return f"{palette} “{label}”".strip()

    def hint(self, item: BarItem, language: str) -> ShownItem:
        """What a key bar shows of an item: its keys, or of several actions the first key of each."""
        names = (item.action, *item.also) if item.action in BY_ID else ()
        first = [next(iter(self.shown(name, language)), "") for name in names]
        return ShownItem(item.keys or join_keys(first), item.zh, item.en, item.action)

    def action_on(self, key: str, *places: str) -> Action | None:
        """What a key does in these places; None for nothing."""
        for place in places:
            for action in TABLE:
                if place in action.where and key in self.keys(action.id):
                    return action
        return None

    @cached_property
    def every_key(self) -> frozenset[str]:
        """All keys that do something somewhere."""
        return frozenset(key for action in TABLE for key in self.keys(action.id))

    def for_textual(self) -> dict[str, str]:
        """What `textual.app.App.set_keymap` takes: the keys of each changed action, joined by commas."""
        return {action: ",".join(keys) or NO_KEY for action, keys in self.changed.items()}


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A hint of a key bar as it stands there."""

    keys: str
    zh: str
    en: str
    action: str

    def label(self, language: str) -> str:
        """The short word in the language."""
        return self.zh if language == "zh" else self.en


DEFAULT = Keymap()


class KeyNames(Mapping[str, str]):
    """The key of each action, by its id, for sentences: ``{keys[comment]}``."""

    def __init__(self, keymap: Keymap, language: str) -> None:
        self._keymap, self._language = keymap, language

    def __getitem__(self, action: str) -> str:
        return self._keymap.first(action, self._language)

    def __iter__(self) -> Iterator[str]:
        return iter(BY_ID)

    def __len__(self) -> int:
        return len(BY_ID)


# -- reading the file


def read_keymap(path: Path) -> Keymap:
    """The keys in force where this is the person's file; the table's where there is no such file."""
    try:
        text = read_given(path, _LARGEST_BYTES).decode("utf-8-sig")
    except FileNotFoundError:
        return DEFAULT
    except (OSError, UnicodeDecodeError) as error:
        return Keymap({}, (_unreadable(path, error),))
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Keymap({}, (_unreadable(path, error),))
    return keymap_from(found)


def _unreadable(path: Path, error: Exception) -> Remark:
    zh, en = reason(error)
    return Remark(
        f'按键文件“{path}”读不出来：{zh}。照默认按键启动；文件须为 UTF-8 编码的 TOML，例如 mode = "F5"。',
        f"The key file {path} can't be read: {en}. The default keys are used; it must be TOML in UTF-8, "
        'for example mode = "F5".',
    )


def keymap_from(written: Mapping[str, object]) -> Keymap:
    """The keys in force for what such a file says: an action's id and its key, or a list of keys."""
    changed: dict[str, tuple[str, ...]] = {}
    remarks: list[Remark] = []
    for action, value in written.items():
        keys, remark = _read_line(action, value)
        if remark is not None:
            remarks.append(remark)
        elif keys != BY_ID[action].keys:
            changed[action] = keys
    while (clash := _first_clash(changed)) is not None:
        loser, other, key, screen = clash
        del changed[loser]
        remarks.append(_clash_remark(loser, other, key, screen))
    return Keymap(changed, tuple(remarks))


def _read_line(action: str, value: object) -> tuple[tuple[str, ...], Remark | None]:
    """The keys that a line names, or why it isn't followed."""
    if action not in BY_ID:
        return (), Remark(
            f"按键文件：没有叫“{action}”的动作，这一行不起作用。workbench keys 列出全部动作。",
            f"Key file: there is no action “{action}”, so its line does nothing. workbench keys lists all actions.",
        )
    written = [value] if isinstance(value, str) else value
    if not isinstance(written, list) or not all(isinstance(each, str) for each in written):
        return (), Remark(
            f'按键文件：“{action}”后面应当是一个按键，或一组按键 ["c", "F4"]；仍用默认按键。',
            f'Key file: “{action}” takes a key, or a list of keys such as ["c", "F4"]; it keeps its default keys.',
        )
    keys: list[str] = []
    for each in written:
        key = read_key(each)
        if key is None:
            return (), Remark(
                f"按键文件：“{action}”的按键“{each}”不认识；仍用默认按键。可以写 c、?、F5、Ctrl+S、Esc、空格、↑。",
                f"Key file: the key “{each}” of “{action}” isn't known; it keeps its default keys. Write c, ?, F5, "
                "Ctrl+S, Esc, Space or ↑.",
            )
        if key in SAME_TO_A_TERMINAL:
            same = show_key(SAME_TO_A_TERMINAL[key])
            return (), Remark(
                f"按键文件：终端分不清 {show_key(key)} 和 {same}，“{action}”仍用默认按键。",
                f"Key file: terminals can't tell {show_key(key)} from {same}; “{action}” keeps its default keys.",
            )
        if key.isdecimal() and NUMBERS.intersection(BY_ID[action].where):
            return (), Remark(
                f"按键文件：“{action}”用在敲数字选条文的地方，不能用数字“{key}”；仍用默认按键。",
                f"Key file: “{action}” works where digits are typed as a number and can't have {key}; it keeps its default keys.",
            )
        if is_typed(key) and TYPING.intersection(BY_ID[action].where):
            return (), Remark(
                f"按键文件：“{action}”用在打字的地方，不能用会打出字来的“{show_key(key, 'zh')}”；仍用默认按键。",
                f"Key file: “{action}” works where text is typed, and {show_key(key, 'en')} types something; it keeps its "
                "default keys.",
            )
        keys.append(key)
    return tuple(dict.fromkeys(keys)), None


def _first_clash(changed: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str, str] | None:
    """A changed action, another one, the key that both would have, and the screen; the line written last loses."""
    keymap = Keymap(changed)
    order = list(changed)
    found: list[tuple[int, str, str, str, str]] = []
    for screen, places in SCREENS.items():
        holders: dict[str, list[str]] = {}
        for action in TABLE:
            if any(place in places for place in action.where):
                for key in keymap.keys(action.id):
                    holders.setdefault(key, []).append(action.id)
        for key, actions in holders.items():
            mine = sorted((each for each in actions if each in changed), key=order.index)
            for loser in mine:
                found += [
                    (order.index(loser), loser, other, key, screen)
                    for other in actions
                    if other != loser and not _share(loser, other)
                ]
    if not found:
        return None
    _, loser, other, key, screen = max(found, key=lambda each: each[0])
    return loser, other, key, screen


def _share(one: str, other: str) -> bool:
    """Whether two actions have a key in common in the table: they are of different panes and may have one here."""
    return bool(set(BY_ID[one].keys) & set(BY_ID[other].keys))


def _clash_remark(loser: str, other: str, key: str, screen: str) -> Remark:
    from workbench.wording import Words

    zh, en = (Words(language)(f"place.{screen}") for language in ("zh", "en"))
    return Remark(
        f"按键文件：{show_key(key, 'zh')} 在“{zh}”已是“{BY_ID[other].zh}”（{other}），“{loser}”仍用默认按键。",
        f"Key file: {show_key(key, 'en')} already is “{BY_ID[other].en}” ({other}) in “{en}”; “{loser}” keeps its "
        "default keys.",
    )


def starting_file() -> str:
    """A key file that changes nothing: every action with the table's keys, commented out."""
    from workbench.actions import PLACES
    from workbench.wording import Words

    zh, en = Words("zh"), Words("en")
    lines = [
        "# 按键。去掉行首的 #，改等号后面的按键；删掉的行用默认按键，[] 表示不要按键。",
        "# Keys. Take the # away and change what follows the equals sign; lines left out keep their defaults, [] means no key.",
    ]
    for place in PLACES:
        rows = [action for action in TABLE if action.where[0] == place]
        if rows:
            lines += ["", f"# -- {zh(f'place.{place}')} · {en(f'place.{place}')}"]
        for action in rows:
            keys = ", ".join(_toml(show_key(key, "en") if not is_alias(key) else key) for key in action.keys)
            lines.append(f"# {action.id} = [{keys}]  # {action.zh} · {action.en}")
    return "\n".join(lines) + "\n"


def _toml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
