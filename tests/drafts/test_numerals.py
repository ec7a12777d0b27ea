"""Numbers to numerals and back."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.numerals import read_english, read_numeral, read_roman, write_numeral, write_roman


@given(st.integers(min_value=0, max_value=99_999_999))
def test_a_number_comes_back_from_its_numeral(number: int) -> None:
    assert read_numeral(write_numeral(number)) == number


@given(st.integers(min_value=1, max_value=3999))
def test_a_number_comes_back_from_its_roman_numeral(number: int) -> None:
    assert read_roman(write_roman(number)) == number
    assert read_roman(write_roman(number).lower()) == number


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一百十", 110),
        ("百二十", 120),
        ("二〇二三", 2023),
        ("一〇五", 105),
        ("一百〇五", 105),
        ("廿一", 21),
        ("卅", 30),
        ("两百", 200),
        ("十", 10),
        ("１２", 12),
        ("7", 7),
        ("一千二百六十", 1260),
        ("一千零五十", 1050),
        ("贰拾叁", 23),
        ("一万二千", 12000),
    ],
)
def test_legal_forms_are_read(numeral: str, number: int) -> None:
    assert read_numeral(numeral) == number


@pytest.mark.parametrize(
    "numeral",
    ["一百零十五", "一百五", "十百", "百零", "零零", "", "一零十", "十零五", "一千零五百", "条", "〇五", "一万万"],
)
def test_impossible_numerals_are_refused(numeral: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        read_numeral(numeral)


@given(st.text(alphabet="零〇一二三四五六七八九十百千万两廿0１", max_size=12))
def test_any_string_of_figures_is_read_or_refused(numeral: str) -> None:
    with contextlib.suppress(ValueError):
        assert read_numeral(numeral) >= 0


def test_other_numerals() -> None:
    assert [read_roman(n) for n in ("Ⅰ", "Ⅳ", "xii", "XL", "Ⅻ")] == [1, 4, 12, 40, 12]
    assert [read_english(n) for n in ("one", "Twenty-One", "ninety nine", "Thirteen")] == [1, 21, 99, 13]
    for wrong in ("iiii", "ic", "", "abc"):
        with pytest.raises(ValueError, match="Roman"):
            read_roman(wrong)
    for wrong in ("twenty-twelve", "zeroth", ""):
        with pytest.raises(ValueError, match="English"):
            read_english(wrong)
