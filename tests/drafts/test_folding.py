"""Texts made comparable: what is typed one way or another is the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.folding import comparable, comparables, fold


@given(st.text(st.sampled_from("登记 a\t\n\u3000\x1c，。")))
def test_every_run_of_white_space_becomes_one_space(text: str) -> None:
    assert fold(text) == re.sub(r"\s+", " ", fold(re.sub(r"\s+", " ", text)))
    assert fold(text).isspace() == text.isspace()
    assert [text[:1].isspace(), text[-1:].isspace()] == [fold(text)[:1] == " ", fold(text)[-1:] == " "]


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("依照第八条第一款 登记", "依照第十一条第二款登记"),
        ("在 2027 年依照Article 5(1)(a)登记", "在2027年依照article 12(3)登记"),
        ("a particle 5", "A PARTICLE  5"),
        (" 登记\n", "登记"),
    ],
)
def test_numbers_of_references_and_spaces_beside_chinese_make_no_difference(text: str, same_as: str) -> None:
    assert comparable(text) == comparable(same_as)


def test_other_numbers_make_a_difference() -> None:
    assert comparable("三十日内登记 5 份") != comparable("六十日内登记 5 份")
    assert comparable("within 30 days") != comparable("within 60 days")


@given(st.lists(st.text(st.sampled_from(" \n\u3000\x00aA5é①ﬁ\u0301第八条登记，Σ art."))))
def test_many_texts_are_made_comparable_as_each_of_them(texts: list[str]) -> None:
    assert comparables(texts) == [comparable(text) for text in texts]
