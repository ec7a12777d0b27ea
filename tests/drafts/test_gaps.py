"""A space that a scan or a justified line left inside a number or a word of duty hides no change and makes none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.compare import compare
from drafts.comparison import Row, Significance
from drafts.diffing.gaps import without_gaps
from tests.drafts.case_files import marked, sides
from tests.drafts.small_drafts import build


def row_of(old: str, new: str) -> Row:
    return compare(build(old), build(new)).rows[0]


def reasons(row: Row) -> list[str]:
    return [flag.zh for flag in row.flags]


def test_a_time_limit_with_a_space_in_it_is_read_whole() -> None:
    row = row_of("船主应当在六 十日内报告港务所。", "船主应当在三十日内报告港务所。")
    assert reasons(row) == ["期限由六十日改为三十日（减至50%）"]
    assert marked(row.changes) == "船主应当在[-六 十日-]{+三十日+}内报告港务所。"


def test_beside_another_change_it_stays_the_same_number() -> None:
    row = row_of("船主应当在六 十日内报告港务所。", "船主应当在六十日内报告灯塔站。")
    assert not any("期限" in reason for reason in reasons(row))
    assert (row.changes[1].text, row.changes[2].text) == ("六 十日", "六十日")


def test_sums_and_references() -> None:
    row = row_of(
        "违反第八 条规定的，处五 万元以上十 万元以下罚款。", "违反第八条规定的，处五万元以上二十万元以下罚款。"
    )
    assert reasons(row) == ["罚款上限由十万元改为二十万元（2倍）"]


def test_words_of_duty() -> None:
    assert reasons(row_of("船主应 当报告港务所。", "船主可以报告港务所。")) == ["应当 → 可以：义务变为许可"]
    assert row_of("船主不 得夜航。", "船主不得夜航。").klass is Significance.MECHANICAL


@pytest.mark.parametrize("text", ["甲 一 二十日", "一 二 三 人", "1 2 3 4", "姓名 年龄", "表二 十二 5 日", "12 345 元"])
def test_what_stands_apart_stays_apart(text: str) -> None:
    assert without_gaps(text) == text


@settings(max_examples=100)
@given(
    *[
        st.lists(
            st.sampled_from(["六", " ", "十", "日", "应", "当", "第", "八", "条", "2", "0", "，", "。", "报告", "\n"]),
            max_size=24,
        ).map("".join)
    ]
    * 2
)
def test_both_texts_are_given_back(old: str, new: str) -> None:
    row = row_of(f"船主{old}停泊。", f"船主{new}停泊。")
    assert sides(row.changes) == (row.old_text, row.new_text)
