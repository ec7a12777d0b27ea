"""Outside text made safe to show: what would steer a terminal, hide, or turn words around becomes a visible mark.

Every replacement is one character for one, so an offset into the safe text is an offset into the text it was made from.
"""

from __future__ import annotations

from drafts.patterns import regex

MARK = "▯"
"""Stands for a character that isn't shown. One cell wide."""

_UNSAFE_RANGES = (
    (0x0000, 0x0008),
    (0x000B, 0x001F),  # carriage return and escape among them
    (0x007F, 0x009F),  # delete, and C1: some terminals read these as escape sequences
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x0600, 0x0605),
    (0x061C, 0x061C),  # Arabic letter mark
    (0x06DD, 0x06DD),
    (0x070F, 0x070F),
    (0x0890, 0x0891),
    (0x08E2, 0x08E2),
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),  # zero-width characters, direction marks
    (0x2028, 0x202E),  # line and paragraph separator, embeddings and overrides
    (0x2060, 0x206F),  # word joiner, isolates, deprecated format characters
    (0x3164, 0x3164),
    (0xD800, 0xDFFF),  # lone surrogates can't be encoded
    (0xFE00, 0xFE0F),  # variation selectors: they change a width after the fact
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0xFFFE, 0xFFFF),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
    (0x13430, 0x1345F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),  # tags, more variation selectors
)
_UNSAFE = regex("[" + "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in _UNSAFE_RANGES) + "]")

_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_BELONGS = regex(
    rf"(?P<kept>(?<={_PICTURE})[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)|(?<={_HAN})[\ufe00-\ufe02\U000e0100-\U000e01ef]"
    rf"|(?:(?<={_PICTURE})|(?<={_PICTURE}\ufe0f))\u200d(?={_PICTURE}))|{_UNSAFE.pattern}"
)
"""A joiner within an emoji, and the sign that chooses the form of the emoji or Chinese character before it."""


def safe(text: str) -> str:
    """The text with each control, bidi, zero-width or surrogate character as one visible mark; same length.

    Line breaks stay line breaks and a tab becomes one space. The result holds no escape sequence, and what it
    measures in cells is the sum over its characters.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(MARK, text.replace("\t", " "))


def safe_line(text: str) -> str:
    """``safe`` for a place that holds one line: line breaks become spaces; same length."""
    return safe(text).replace("\n", " ")


def without_unsafe(text: str) -> str:
    """The text without the characters that ``safe`` would mark: for text that somebody pastes in."""
    return _UNSAFE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def without_tricks(text: str) -> str:
    """The text without unsafe characters, but with those that belong to an emoji or choose a Chinese character's form.

    For text that is kept and handed on as it was written, such as a comment; where it is shown, ``safe`` marks them.
    """
    return _BELONGS.sub(r"\g<kept>", text.replace("\r\n", "\n").replace("\r", "\n"))
