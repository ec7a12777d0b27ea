"""What holds of every diff, whatever the texts."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.comparison import Op, Significance
from drafts.diff import changes, diff
from drafts.diffing.readable import readable
from drafts.diffing.token_diff import token_diff
from drafts.flags import judge
from drafts.segment import boundaries
from tests.drafts.case_files import sides

PIECES = st.sampled_from(
    [
        "第八条", "第十一条", "（一）", "（二）", "应当", "可以", "在", "三十日", "六十日", "内", "向", "主管部门", "报告",
        "，", ",", "。", "、", "；", "Article 12(3)", "20 000", "may not", "non-high-risk",
        "\n", " ", "　", "处", "五万元", "以上", "罚款", "的", "网络", "安全", "shall not",
        "the", "operator", "12", "ａ", "a", "e\u0301",
    ]
)  # fmt: skip
TEXT = st.lists(PIECES, max_size=40).map("".join)


@given(TEXT, TEXT)
@settings(max_examples=200)
def test_both_sides_are_rebuilt_exactly(old: str, new: str) -> None:
    assert sides(diff(old, new, "zh")) == (old, new)


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=100)
def test_both_sides_of_arbitrary_text_are_rebuilt_exactly(old: str, new: str) -> None:
    assert sides(diff(old, new, "en")) == (old, new)


@given(TEXT, TEXT)
@settings(max_examples=100)
def test_edges_of_changes_lie_between_tokens_or_the_words_of_one_and_no_run_is_empty(old: str, new: str) -> None:
    found = diff(old, new, "zh")
    assert all(text for _, text in found)
    assert not any(a.op is b.op is Op.EQUAL for a, b in pairwise(found))
    for side, skipped in ((old, Op.INSERT), (new, Op.DELETE)):
        edges, at = set(boundaries(side)), 0
        for op, text in found:
            if op is not skipped:
                at += len(text)
                assert at in edges or set(" -") & set(side[at - 1 : at + 1])


@given(TEXT)
@settings(max_examples=50)
def test_a_text_against_itself_shows_no_change(text: str) -> None:
    assert all(op is Op.EQUAL for op, _ in diff(text, text))


@given(TEXT, TEXT)
@settings(max_examples=60)
def test_the_script_before_cosmetics_rebuilds_too(old: str, new: str) -> None:
    script = token_diff(old, new)
    assert sides(changes(script)) == (old, new)
    assert sides(changes(readable(script))) == (old, new)


@given(TEXT, TEXT, st.sampled_from(["zh", "en"]))
@settings(max_examples=150)
def test_any_two_texts_can_be_judged_and_only_differing_ones_are_flagged(old: str, new: str, language: str) -> None:
    flags, klass = judge(token_diff(old, new, language))
    assert bool(flags) == (klass is Significance.FLAGGED)
    assert old != new or klass is Significance.NONE
    assert judge(token_diff(old, new, language)) == (flags, klass)


def test_a_reference_that_followed_counts_as_equal() -> None:
    script = token_diff(
        "依照第八条办理。", "依照第九条办理。", "zh", lambda mention: mention.replace("第八条", "第九条")
    )
    assert script.hunks == ()
    assert sides(changes(script)) == ("依照第八条办理。", "依照第九条办理。")


def test_references_to_other_laws_do_not_follow() -> None:
    script = token_diff(
        "依照《某法》第八条办理。",
        "依照《某法》第九条办理。",
        "zh",
        lambda mention: mention.replace("第八条", "第九条"),
    )
    assert len(script.hunks) == 1


def test_very_long_articles_are_diffed_in_bounded_time() -> None:
    old = "".join(f"第{n}项设备由使用单位{n % 7}负责登记；" for n in range(4000))
    new = "".join(f"第{n}项设备由管理单位{n % 5}负责备案；" for n in range(2000, 6000))
    began = time.perf_counter()
    found = diff(old, new)
    assert time.perf_counter() - began < 20
    assert sides(found) == (old, new)


def test_many_items_are_judged_in_bounded_time() -> None:
    old = "\n".join(f"（{n % 10}）使用单位登记第{n}号设备；" for n in range(3000))
    new = "\n".join(f"（{n % 10}）管理单位公布{n}号清单；" for n in range(3000))
    began = time.perf_counter()
    judge(token_diff(old, new))
    assert time.perf_counter() - began < 10
