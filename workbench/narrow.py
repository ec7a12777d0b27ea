"""For terminals that draw ambiguous signs two cells wide: every line is drawn with signs whose width is certain.

One sign stands for one, so columns, offsets, the mouse and copied text stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import astuple
from functools import lru_cache

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from drafts.patterns import regex
from workbench.palette import ASCII, UNICODE
from workbench.safe import MARK

_LINES = {
    "─━┄┅┈┉╌╍═╴╶╸╺╼╾▔▁": "-",
    "│┃┆┇┊┋╎╏║╵╷╹╻▌▐▍▎▏▕": "|",
    "┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬╭╮╯╰": "+",
    "█▉▊▋▇▆": "#",
    "▓▅▄▀": "=",
    "▒▃": "-",
    "░▂": ".",
}
_WORDS = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "―": "-", "‖": "|", "…": ".", "‥": ".", "·": ".", "•": "*",
    "←": "<", "→": ">", "↑": "^", "↓": "v", "↔": "-", "⇒": ">", "↵": "<", "×": "x", "÷": "/", "±": "+",
    "°": "o", "§": "S", "¶": "P",
    "■": "#", "□": "o", "▲": "^", "△": "^", "▶": ">", "▼": "v", "▽": "v", "◀": "<", "◆": "*", "◇": "*", "○": "o", "●": "*",
    "◎": "o",
    "★": "*", "☆": "*", "✓": "v", "√": "v", "※": "*", "≤": "<", "≥": ">", "≠": "=", "≈": "~", "∶": ":", "′": "'", "″": '"',
    "®": "R", "¨": '"', "´": "'", "¸": ",", "¿": "?", "¡": "!",
}  # fmt: skip
_CIRCLED = {
    **{chr(0x2460 + n): str(n + 1) for n in range(9)},  # ①–⑨
    **{chr(0x2474 + n): str(n + 1) for n in range(9)},  # ⑴–⑼
}
CERTAIN = {
    **{sign: drawn for signs, drawn in _LINES.items() for sign in signs},
    **_WORDS,
    **_CIRCLED,
    **dict(zip(astuple(UNICODE), astuple(ASCII), strict=True)),
    MARK: "?",
}
"""What is drawn in place of each sign. Letters (Greek, Cyrillic) and two-digit numbers in circles have no stand-in and stay."""
_TABLE = str.maketrans(CERTAIN)
_ANY = regex("[" + re.escape("".join(CERTAIN)) + "]")


@lru_cache(4096)
def certain(text: str) -> str:
    """The text with signs of ambiguous width replaced, one for one."""
    return text.translate(_TABLE) if _ANY.search(text) else text


class CertainWidth(LineFilter):
    """Replaces the signs in every line that any widget draws, borders and scrollbars included."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with their signs replaced."""
        return [Segment(certain(text), style, control) for text, style, control in segments]
