"""Chinese words put into a sentence or taken out of it, of which no other rule knows what they are."""

from __future__ import annotations

import pytest

from tests.drafts.flags_told import kinds, told


def test_by_whom_and_how_something_was_to_be_done_is_told_when_it_goes() -> None:
    old = "车站在开行前应当自行或委托第三方检测机构，通过技术手段在保障安全的前提下检查车辆。"
    new = "车站在开行前应在保障安全的前提下检查车辆。"
    assert told(old, new) == [("scope", "删除文字：“自行或委托第三方检测机构，通过技术手段”")]


def test_on_what_ground_a_case_arises_is_told_when_it_goes() -> None:
    old = "车站因线路重组等原因导致主体信息发生变化的，应当变更登记。"
    assert told(old, "车站信息发生变化的，应当变更登记。") == [("scope", "删除文字：“因线路重组等原因导致主体”")]


def test_what_a_measure_may_be_taken_against_is_told() -> None:
    old = "车站可以依法查封。"
    new = "车站可以对涉嫌用于走私行为的场所、设施或者财物依法查封。"
    assert told(old, new) == [("scope", "增加文字：“对涉嫌用于走私行为的场所、设施或者财物”")]


def test_a_passage_in_the_place_of_another_is_told() -> None:
    old, new = "学会为实现慈善目的设立。", "学会为适应城市发展需要，提供公共交通设立。"
    assert kinds(old, new) == ["scope"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("车站（以下简称交通枢纽运营单位）负责售票。", "车站负责售票。"),
        ("依照车站法的规定处理。", "依照《中华人民共和国车站法》的规定处理。"),
        ("为了便利出行，制定本办法。", "为了便利出行，保障旅客生命财产安全，制定本办法。"),
        ("保障旅客的合法权益、人身安全。", "保障旅客的人身安全、合法权益。"),
    ],
)
def test_a_name_a_title_an_aim_and_another_order_are_not(old: str, new: str) -> None:
    assert kinds(old, new) == []


def test_a_duty_or_a_right_in_other_words_falls_not_away() -> None:
    assert told("车站应当检查车辆。", "车站承担检查车辆的主体责任。")[0] == (
        "modality",
        "“应当”改为“承担”：义务换了说法",
    )
    assert told("车长可以优先通行。", "车长享有优先通行的便利。")[0] == (
        "modality",
        "可以 → 享有：许可变为权利",
    )


def test_a_sentence_of_which_little_stays_is_told_once_with_what_it_was() -> None:
    old = "旅客和船员应当为检修工作提供便利或者其他协助。"
    new = "港口职工因执行任务，或者家属因照料伤员，人身安全受到检修事故威胁的，港口协会应当予以营救。"
    said = [zh for kind, zh in told(old, new) if kind == "sentence"]
    assert said == ["整句改写，原句为：“旅客和船员应当为检修工作提供便利或者其他协助。”"]


def test_a_sentence_that_stands_elsewhere_in_the_article_now_is_not_rewritten() -> None:
    old = "明知他人藏匿车票，向其调查情况时拒绝提供的，予以警告。"
    new = "有下列行为之一，尚不构成犯罪的，由铁路部门处罚：\n（一）泄露行车秘密；\n（二）明知他人藏匿车票，向其调查情况时拒绝提供；"
    assert not [zh for _, zh in told(old, new) if zh.startswith("整句改写")]


def test_a_step_in_a_list_is_told_as_a_step_alone() -> None:
    old, new = "登记应按照申请、受理、审查、公示等程序开展。", "登记应按照申请、受理、形式审核、公示等程序开展。"
    assert told(old, new) == [("procedure", "程序：“审查”改为“形式审核”")]


def test_a_range_is_told_as_a_whole_where_only_one_end_is_new() -> None:
    old = "船主不缴费的，处一千元以上三千元以下的罚款。\n船主拒绝检查的，责令改正。"
    new = "船主不缴费的，处一千元以上二千元以下的罚款。\n船主拒绝检查的，责令改正，处二千元以上三千元以下的罚款。"
    assert ("amount", "新增罚款：二千元以上三千元以下") in told(old, new)


def test_a_fine_that_is_only_spoken_of_is_no_sanction() -> None:
    assert "sanction" not in kinds("没收的渔具上缴国库。", "收缴的罚款以及没收的渔具上缴国库。")


def test_what_a_sentence_holds_is_told_with_it_unless_the_article_has_it_elsewhere() -> None:
    old = (
        "船主逃避检查的，由港务局处五日以下拘留。\n"
        "船主阻碍检查的，由港务局处五日以下拘留；构成犯罪的，依法追究刑事责任。\n"
        "船主冒用牌照的，没收牌照。"
    )
    new = (
        "有下列行为之一的，由港务局处五日以下拘留；构成犯罪的，依法追究刑事责任：\n"
        "（一）逃避检查；\n（二）冒用牌照的，没收牌照。"
    )
    assert not {"authority", "sanction"}.intersection(kinds(old, new))
    assert not [zh for kind, zh in told(old, new) if kind == "sentence" and "刑事" in zh]


def test_what_a_law_professes_is_not_told() -> None:
    assert told("市里健全港口市场体系。", "市里坚持市场化、法治化原则，强化安全优先地位，健全港口市场体系。") == []
    assert kinds("市里健全港口市场体系。", "市里开放引航市场、减免泊位费用，健全港口市场体系。") != []
