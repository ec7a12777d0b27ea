"""Titles of more than a line: broken by their sense, no line a leftover of one or two characters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.word.titles import NO_BREAK_SPACE, held_together, in_lines, room_for

ROOM = 20


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("示例条例", ["关于《示例条例》的修改意见和建议"]),
        ("示例网络数据管理条例（征求意见稿）", ["关于《示例网络数据管理条例", "（征求意见稿）》的修改意见和建议"]),
        (
            "示例省公共数据开放利用条例（修订草案再次征求意见稿）",
            ["关于《示例省公共数据开放利用条例", "（修订草案再次征求意见稿）》", "的修改意见和建议"],
        ),
        (
            "示例局关于修改《示例交易监督管理办法》等部分规章的决定（征求意见稿）",
            ["关于《示例局关于修改", "《示例交易监督管理办法》等部分规章的决定", "（征求意见稿）》的修改意见和建议"],
        ),
        (
            "示例应用管理规定（试行）（征求意见稿）",
            ["关于《示例应用管理规定（试行）", "（征求意见稿）》的修改意见和建议"],
        ),
    ],
    ids=["one line", "before the bracket", "after the title too", "a title in the title", "two brackets"],
)
def test_a_long_chinese_title_is_broken_by_its_sense(name: str, lines: list[str]) -> None:
    assert in_lines(f"关于《{name}》的修改意见和建议", ROOM) == lines


@pytest.mark.parametrize("length", range(1, 60))
def test_a_title_of_any_length_ends_with_no_leftover_of_a_character_or_two(length: int) -> None:
    name = ("示例公共数据开放利用监督管理办法实施细则" * 3)[:length]
    lines = in_lines(f"关于《{name}》的修改意见和建议", ROOM)
    assert all(4 < len(line) <= ROOM for line in lines), lines
    assert "".join(lines) == f"关于《{name}》的修改意见和建议"


@given(st.text("示例数据条例办法的和（）《》“”、，一二AB a1", max_size=90), st.integers(4, 40))
def test_lines_lose_nothing_fit_and_neither_begin_with_a_closing_mark_nor_end_with_an_opening_one(
    title: str, room: int
) -> None:
    lines = in_lines(title, room)
    assert "".join(lines) == title
    for before, after in pairwise(lines):
        assert before[-1] not in "（《“"
        assert after[0] not in "）》”、，"
    if len(lines) > 1:
        assert all(len(line) / 2 <= room for line in lines)


@pytest.mark.parametrize(
    ("title", "tail"),
    [
        (
            "Re: Sample Measures for Network Data (released 29 November 2021; comments due 13 December 2021)",
            "December 2021)",
        ),
        ("Re: Sample Measures for the Administration of Network Data in the City of A", "the City of A"),
    ],
)
def test_the_last_words_of_an_english_title_hold_together(title: str, tail: str) -> None:
    held = held_together(title)
    assert held.replace(NO_BREAK_SPACE, " ") == title
    assert held.split(" ")[-1] == tail.replace(" ", NO_BREAK_SPACE)


@given(st.text("ab 1(", max_size=120))
def test_holding_words_together_alters_nothing_else(title: str) -> None:
    assert held_together(title).replace(NO_BREAK_SPACE, " ") == title


def test_the_room_of_a_title_is_counted_in_whole_characters() -> None:
    assert room_for(8844) == 20
    assert room_for(10) == 1
