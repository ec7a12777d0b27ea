from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.linebreak import cells
from workbench.safe import MARK, safe, safe_line, without_tricks, without_unsafe

KEPT = {"\n"}
DEFAULT_IGNORABLE = [
    0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), *range(0x200B, 0x2010),
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0,
    *range(0xFFF0, 0xFFF9), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000),
]  # fmt: skip


def test_every_control_format_and_surrogate_character_becomes_one_mark() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character not in "\n\t":
            assert safe(character) == MARK, hex(code)


def test_every_character_that_shows_nothing_becomes_one_mark() -> None:
    for code in DEFAULT_IGNORABLE:
        assert safe(chr(code)) == MARK, hex(code)


@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b[31mred\x1b[0m",
        "\x1b]0;title\x07",
        "\x9b31m",
        "a\u202egnp.exe",
        "第\u200b八条",
        "\ud800",
        "a\rb",
        "e\ufe0f",
        "[/]",
        "[bold]x[/bold]",
    ],
)
def test_hostile_text_keeps_its_length_and_steers_nothing(hostile: str) -> None:
    shown = safe(hostile)
    assert len(shown) == len(hostile)
    assert not set(shown) & set("\x1b\x9b\x07\r\u202e\u200b\ufe0f")
    shown.encode("utf-8")


@given(st.text(st.characters(codec=None)))
def test_length_stays_and_a_second_pass_changes_nothing(text: str) -> None:
    assert len(safe(text)) == len(text)
    assert safe(safe(text)) == safe(text)
    assert "\n" not in safe_line(text)
    assert safe(without_unsafe(text)) == without_unsafe(text).replace("\t", " ")


def test_ordinary_text_stays() -> None:
    text = "第八条　国家“保护”——《网络安全法》…… Article 8(2) é 🙂 𠀀\n（一）"
    assert safe(text) == text


def test_cells_of_safe_text_are_what_rich_draws() -> None:
    from rich.cells import cell_len

    for text in ("第八条 e\u0301 🙂👍🏽 a\u200db ❤\ufe0f", "“引号”——…·①│─"):
        assert cells(safe(text)) == cell_len(safe(text))


@pytest.mark.parametrize("text", ["👨‍👩‍👧", "👩🏽‍⚖️", "✔️ 好", "1️⃣", "葛\U000e0100城", "❤︎"])
def test_emoji_and_forms_of_characters_are_pasted_whole(text: str) -> None:
    assert without_tricks(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("三\u200d日", "三日"),
        ("e\ufe0f", "e"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("第\u200b八条", "第八条"),
        ("✔\u200d好", "✔好"),
        ("好\u200d✔", "好✔"),
        ("🏴\U000e0067\U000e007f", "🏴"),
        ("一\r\n二", "一\n二"),
    ],
)
def test_what_hides_or_turns_words_is_not_pasted(text: str, left: str) -> None:
    assert without_tricks(text) == left
