"""Flags for numbers of Chinese rules whose units aren't known."""

from __future__ import annotations

import pytest

from tests.drafts.flags_told import kinds, told


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("每年培训不少于四十学时。", "每年培训不少于二十四学时。", "数量由四十学时改为二十四学时"),
        ("噪声不得超过80分贝。", "噪声不得超过70分贝。", "数量由80分贝改为70分贝"),
        ("容积率不超过2.5。", "容积率不超过3.0。", "数量由2.5改为3.0"),
        ("冷藏温度不得高于8℃。", "冷藏温度不得高于4℃。", "数量由8℃改为4℃"),
        ("码头应当配备三台起重机。", "码头应当配备五台起重机。", "数量由三台改为五台"),
        ("二十五座以上的客船。", "十九座以上的客船。", "数量由二十五座改为十九座"),
        ("船员与乘客的比例不低于1:20。", "船员与乘客的比例不低于1:30。", "数量由1:20改为1:30"),
    ],
)
def test_a_number_with_any_unit_is_told(old: str, new: str, reason: str) -> None:
    assert told(old, new) == [("threshold", reason)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("表3所列的设备。", "表4所列的设备。"),
        ("依照附件一办理。", "依照附件二办理。"),
        ("一、总则的内容。", "二、总则的内容。"),
        ("（三）公共数据。", "（四）公共数据。"),
        ("执行GB 12345的要求。", "执行GB 12346的要求。"),
        ("检测PM2.5的浓度。", "检测PM10的浓度。"),
    ],
)
def test_the_number_of_a_place_or_a_name_is_no_threshold(old: str, new: str) -> None:
    assert "threshold" not in kinds(old, new)


def test_a_day_is_a_day() -> None:
    assert told("贮存不得超过二日。", "贮存不得超过二天。") == []
    assert kinds("贮存不得超过一日。", "贮存不得超过二天。") == ["time-limit"]


def test_after_what_a_period_runs_is_told_where_it_comes_before_the_period() -> None:
    assert told("应当在三十日内核定。", "应当在收到请求后三十日内核定。") == [
        ("time-limit", "增加起算日：“收到请求后”")
    ]


def test_by_what_means_something_is_done_is_told() -> None:
    assert told("不得阻挠检查。", "不得以暴力方式阻挠检查。") == [("scope", "增加限定：“以暴力方式”")]
