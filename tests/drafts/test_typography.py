"""Which changes are only typing."""

from __future__ import annotations

import pytest

from drafts.compare import compare
from drafts.comparison import Change, Op, Significance
from drafts.diff import diff
from drafts.diffing.typography import typographic
from tests.drafts.small_drafts import build


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("停车场(站)的经营者,应当登记;", "停车场（站）的经营者，应当登记；"),
        ("the “operator” shall", 'the "operator" shall'),
        ("自2027年 1 月起", "自2027年1月起"),
    ],
)
def test_the_same_words_typed_in_another_way(old: str, new: str) -> None:
    found = diff(old, new)
    assert typographic(found) == {at for at, change in enumerate(found) if change.op is not Op.EQUAL} != set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲、乙", "甲，乙"),
        ("甲乙", "甲丙"),
        ("the operator", "theoperator"),
        ("甲。\n乙。", "甲。乙。"),
    ],
)
def test_another_sign_a_word_or_a_paragraph_is_no_typing(old: str, new: str) -> None:
    assert not typographic((Change(Op.DELETE, old), Change(Op.INSERT, new)))
    assert not typographic(diff(old, new))


def test_typing_beside_a_changed_word_is_part_of_that_change() -> None:
    found = diff("应当备案;", "应当审批；")
    assert not typographic(found)


@pytest.mark.parametrize(
    ("whole", "parted"),
    [
        ("本办法由国务院规定，应当在三十日内公布。", "本办法由国 务院规定，应 当在三十 日内公布。"),
        ("处一万元以下罚款，没收违法所得。", "处一万 元以下罚 款，没 收违法所得。"),
        ("任何单位和个人不得擅自拆除。", "任何单 位和个 人不 得擅 自拆除。"),
    ],
)
def test_a_word_that_a_scan_parts_is_neither_gone_nor_new(whole: str, parted: str) -> None:
    for old, new in ((whole, parted), (parted, whole)):
        (row,) = compare(build(old), build(new)).rows
        assert (row.klass, row.flags) == (Significance.MECHANICAL, ())
