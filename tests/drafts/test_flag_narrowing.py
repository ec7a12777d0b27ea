"""Flags for single Chinese words that say which persons or things are meant, and for hours of the day."""

from __future__ import annotations

import pytest

from tests.drafts.flags_told import kinds, told


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("景区内不得停放车辆。", "景区内不得停放燃油车辆。", "增加限定：“燃油”"),
        ("托运人应当申报所交运的危险化学品。", "托运人应当申报所交运的化学品。", "删除限定：“危险”"),
        ("从事普通货物运输的，不需要许可。", "从事冷链货物运输的，不需要许可。", "所指由“普通货物”改为“冷链货物”"),
        ("申请从事水路运输经营的，应当备案。", "申请从事水路客船运输经营的，应当备案。", "增加限定：“客船”"),
    ],
)
def test_a_word_that_says_which_is_told(old: str, new: str, reason: str) -> None:
    assert told(old, new) == [("scope", reason)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("景区管理者可以在园内停放车辆。", "景区管理者可以在园内使用停放车辆。"),
        ("不得损害游客权益。", "不得损害有关游客权益。"),
        ("会计帐簿应当保存。记帐人员应当签名。", "会计帐簿应当保存。记账人员应当签名。"),
        ("景区应当公布路线或者班次。", "景区应当公布路线线路或者班次。"),
        ("按照景区章程选举负责人。", "依照景区章程选举负责人。"),
    ],
)
def test_a_verb_or_a_word_that_tells_nothing_narrows_no_noun(old: str, new: str) -> None:
    assert told(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("每日22时至次日6时不得施工。", "每日20时至次日6时不得施工。", "时刻由22时改为20时"),
        ("工作日十七点以后不再受理。", "工作日十六时三十分以后不再受理。", "时刻由十七点改为十六时三十分"),
        ("每日9:00开始开放。", "每日9:30开始开放。", "时刻由9:00改为9:30"),
        ("夜间不得鸣笛。", "二十二时后不得鸣笛。", "新增时刻：二十二时"),
    ],
)
def test_an_hour_of_the_day_is_told_however_it_is_written(old: str, new: str, reason: str) -> None:
    assert ("time-limit", reason) in told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("截止时间为十八点。", "截止时间为十八时。"),
        ("每日22时后不得施工。", "每日二十二点后不得施工。"),
        ("发生险情时应当报告。", "发生事故或者险情时应当报告。"),
        ("比例尺不小于1:50。", "比例尺不小于1:5000。"),
    ],
)
def test_the_same_hour_and_no_hour_are_no_time_limit(old: str, new: str) -> None:
    assert "time-limit" not in kinds(old, new)


def test_all_at_once_is_no_number() -> None:
    assert told("窗口应当一次性告知所缺材料。", "窗口应当一次告知所缺材料。") == []
    assert told("窗口应当告知所缺材料。", "窗口应当一次性告知所缺材料。") == [("scope", "怎样办理：增加“一次性”")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("门票价格不得超过市场价格。", "门票价格不得高于政府定价。"),
        ("景区的物品经招标购买。", "景区的物品经政府采购购买。"),
        ("门票执行市场价格。", "门票执行政府指导价。"),
    ],
)
def test_what_the_government_only_names_is_no_authority(old: str, new: str) -> None:
    assert "authority" not in kinds(old, new)


def test_a_price_set_by_the_government_names_who_acts() -> None:
    assert "authority" in kinds("门票由景区定价。", "门票由政府定价。")


def test_a_sanction_is_told_without_the_word_for_its_weight() -> None:
    old, new = "景区违反规定的，责令改正。", "景区违反规定的，责令改正；情节严重的，吊销许可证。"
    assert [zh for kind, zh in told(old, new) if kind == "sanction"] == ["法律责任或者强制措施：增加“吊销”"]
