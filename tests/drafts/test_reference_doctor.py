"""References judged down to paragraph and item, by what became of what they mean."""

from __future__ import annotations

import pytest

from drafts.comparison import ReferenceState
from tests.drafts.test_parts import compared

TEMPLATE = """共享雨伞管理办法

第一条　运营单位应当在投放前十五日内向街道办事处报告投放区域和数量。
{first}运营单位应当公示收费标准和服务电话。

第二条　运营单位不得有下列行为：
{item}（一）占用盲道停放雨伞；
（二）擅自提高收费标准；
（三）扣留使用人的押金。

{article}第{penalty}条　违反本办法第一条第{paragraph}款规定的，由街道办事处责令改正；有第二条第{number}项行为的，处五百元以下罚款。
"""
BEFORE = TEMPLATE.format(first="", item="", article="", penalty="三", paragraph="二", number="三")
FIRST = "报告的内容发生变化的，应当在三日内重新报告。\n"


def doubled(text: str) -> str:
    return (
        text.replace("（三）扣留", "（四）扣留")
        .replace("（二）擅自", "（三）擅自")
        .replace("（一）占用盲道", "（二）占用盲道")
    )


@pytest.mark.parametrize(
    ("paragraph", "number", "expected"),
    [
        ("三", "四", [ReferenceState.FOLLOWED, ReferenceState.FOLLOWED]),
        ("二", "三", [ReferenceState.NOT_UPDATED, ReferenceState.NOT_UPDATED]),
        ("一", "二", [ReferenceState.RETARGETED, ReferenceState.RETARGETED]),
        ("四", "五", [ReferenceState.DANGLING, ReferenceState.DANGLING]),
    ],
)
def test_a_new_paragraph_and_a_new_item_shift_what_references_must_say(
    paragraph: str, number: str, expected: list[ReferenceState]
) -> None:
    after = doubled(
        TEMPLATE.format(first=FIRST, item="", article="", penalty="三", paragraph=paragraph, number=number)
    ).replace("不得有下列行为：\n", "不得有下列行为：\n（一）阻塞消防通道；\n")
    checks = [one for one in compared(BEFORE, after).references if one.article == "art_3"]
    assert [one.state for one in checks] == expected
    assert checks[0].provision_old == "art_1__para_2"


def test_the_paragraph_before_is_another_one_when_one_was_put_between() -> None:
    before = BEFORE.replace("服务电话。\n", "服务电话。\n违反前款规定的，街道办事处可以约谈其负责人。\n")
    after = before.replace("服务电话。\n", "服务电话。\n" + FIRST)
    states = [one.state for one in compared(before, after).references if one.text == "前款"]
    assert states == [ReferenceState.NOT_UPDATED]
    assert [one.state for one in compared(before, before).references if one.text == "前款"] == [
        ReferenceState.UNCHANGED
    ]


def test_a_list_of_references_that_all_followed_is_not_taken_for_one_that_stayed() -> None:
    rules = "第一条　运营单位应当公示收费标准。\n第二条　使用人应当爱护雨伞。\n第三条　街道办事处应当公布投放区域。\n"
    before = "雨伞办法\n\n" + rules + "第四条　违反本办法第一条、第二条规定的，责令改正。\n"
    shifted = rules.replace("第三条", "第四条").replace("第二条", "第三条").replace("第一条", "第二条")
    after = (
        "雨伞办法\n\n第一条　本办法适用于本市。\n" + shifted + "第五条　违反本办法第二条、第三条规定的，责令改正。\n"
    )
    assert [(one.text, one.state) for one in compared(before, after).references] == [
        ("第二条", ReferenceState.FOLLOWED),
        ("第三条", ReferenceState.FOLLOWED),
    ]


def test_a_rewritten_paragraph_that_stayed_in_its_place_is_no_drafting_error() -> None:
    after = BEFORE.replace("运营单位应当公示收费标准和服务电话。", "价格如有调整，须提前一周张贴告示并说明缘由。")
    checks = [one for one in compared(BEFORE, after).references if one.text.startswith("第一条")]
    assert [one.state for one in checks] == [ReferenceState.UNCHANGED]


def test_a_chapter_that_got_a_new_number_is_followed() -> None:
    before = (
        "雨伞办法\n\n第一章　总则\n第一条　为了规范雨伞经营，制定本办法。\n"
        "第二章　罚则\n第二条　扣留押金的，责令改正。\n"
        "第三章　附则\n第三条　对个人参照第二章处理。\n"
    )
    after = before.replace("第三章", "第四章").replace("第二章", "第三章").replace("第三条　对", "第四条　对")
    after = after.replace("第二条　扣", "第三条　扣").replace(
        "第三章　罚则", "第二章　运营\n第二条　运营单位应当公示收费标准和服务电话。\n第三章　罚则"
    )
    assert [(one.text, one.state) for one in compared(before, after).references] == [
        ("第三章", ReferenceState.FOLLOWED)
    ]
