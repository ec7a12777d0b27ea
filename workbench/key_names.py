"""Names of keys: as Textual calls them, as a person reads them, and as a person may write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

SHOWN = {
    "question_mark": "?",
    "colon": ":",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "right_double_angle_bracket": "》",
    "slash": "/",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "dollar_sign": "$",
    "ideographic_comma": "、",
    "enter": "Enter",
    "escape": "Esc",
    "asterisk": "*",
    "delete": "Del",
    "tab": "Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "backspace": "Backspace",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
"""Keys that are written otherwise than Textual names them."""
_SPACE = {"zh": "空格", "en": "Space", "": "空格/Space"}
_OTHER_SPELLINGS = {
    "esc": "escape",
    "return": "enter",
    "回车": "enter",
    "del": "delete",
    "ins": "insert",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "空格": "space",
    "空格/space": "space",
}
_NAMED = frozenset((*(f"f{n}" for n in range(1, 25)), "space", *SHOWN))
_MODIFIERS = ("ctrl", "alt", "shift")
_TEXTUAL = {"solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
            "plus_sign": "plus", "low_line": "underscore"}  # fmt: skip
"""Characters that Textual calls otherwise than Unicode does."""
SAME_TO_A_TERMINAL = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape", "ctrl+h": "backspace"}
"""Keys that arrive as another one in most terminals."""


def show_key(key: str, language: str = "") -> str:
    """A key as a person reads it: ``question_mark`` is ``?``, ``f8`` is ``F8``, ``ctrl+s`` is ``Ctrl+S``.

    Without a language the space bar is named in both.
    """
    *modifiers, bare = key.split("+")
    if bare == "space":
        shown = _SPACE[language]
    elif bare in SHOWN:
        shown = SHOWN[bare]
    elif len(bare) == 1:
        shown = bare.upper() if modifiers else bare
    else:
        shown = bare.upper() if bare in _NAMED else _character(bare) or bare
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def is_alias(key: str) -> bool:
    """Whether it is the full-width twin of a key, which goes without saying."""
    return key.startswith(("fullwidth_", "left_black", "right_black"))


def is_typed(key: str) -> bool:
    """Whether pressing it in a text field writes something."""
    return "+" not in key and (len(key) == 1 or key == "space" or bool(_character(key)))


def join_keys(shown: Sequence[str]) -> str:
    """Several keys in little room: ``]/[``, ``↑↓``, ``1-4``."""
    kept = [key for key in dict.fromkeys(shown) if key]
    if len(kept) > 2 and all(key.isdigit() for key in kept) and _follow_on(kept):
        return f"{kept[0]}-{kept[-1]}"
    return ("" if all(key in "←↑→↓" for key in kept) else "/").join(kept)


def _follow_on(digits: Sequence[str]) -> bool:
    numbers = [int(digit) for digit in digits]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def read_key(text: str) -> str | None:
    """The key that a person wrote, by Textual's name; None for one that there isn't.

    ``c``, ``?``, ``F5``, ``Ctrl+S``, ``Esc``, ``空格``, ``↑`` and ``question_mark`` are all understood.
    """
    written = text.strip() or (" " if text else "")
    if len(written) == 1:
        return _read_bare(written)
    *modifiers, bare = re.split(r"\+(?=.)", written)
    named = [modifier.strip().lower() for modifier in modifiers]
    if len(set(named)) != len(named) or any(modifier not in _MODIFIERS for modifier in named):
        return None
    key = _read_bare(bare.strip())
    if key is None or not named:
        return key
    if len(key) == 1 and key.isalpha():
        key = key.lower()
        if named == ["shift"]:
            return key.upper()
    return "+".join([*sorted(named, key=_MODIFIERS.index), key])


def _read_bare(text: str) -> str | None:
    if len(text) == 1:
        shown = next((key for key, as_shown in SHOWN.items() if as_shown == text), None)
        if shown is not None or text == " ":
            return shown or "space"
        if text.isascii() and text.isalnum():
            return text
        name = _sign_name(text)
        return name if name in _signs() else None
    low = text.lower()
    if low in _OTHER_SPELLINGS:
        return _OTHER_SPELLINGS[low]
    if low in _NAMED:
        return low
    return low if _character(low) else None


def _character(name: str) -> str:
    """The sign that a name of Textual's stands for; empty where there is none."""
    return _signs().get(name, "")


@lru_cache(maxsize=1)
def _signs() -> dict[str, str]:
    """Punctuation and other signs that a key may write, by Textual's names."""
    found: dict[str, str] = {}
    for character in map(chr, range(0x21, 0xFFF0)):
        kind = unicodedata.category(character)
        if kind[0] in "PS" and kind != "So":
            found[_sign_name(character)] = character
    return found


def _sign_name(character: str) -> str:
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _TEXTUAL.get(name, name)
