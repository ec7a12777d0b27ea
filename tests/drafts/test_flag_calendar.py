"""Flags for months and days of the calendar, which are no lengths of time."""

from __future__ import annotations

import pytest

from tests.drafts.flags_told import told


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        ("应当在每年三月底前报送材料。", "应当在每年一月底前报送材料。", ["日期由三月改为一月"]),
        ("应当在每年5月前报送材料。", "应当在每年3月前报送材料。", ["日期由5月改为3月"]),
        ("应当于每年六月公布清单。", "应当于每年九月公布清单。", ["日期由六月改为九月"]),
        ("休渔期为五月至八月。", "休渔期为四月至九月。", ["日期由五月改为四月", "日期由八月改为九月"]),
        ("于次年一月三十一日前报送。", "于次年三月三十一日前报送。", ["日期由一月改为三月"]),
        ("应当于每月十日前报送。", "应当于每月五日前报送。", ["日期由十日改为五日"]),
        ("每年一季度公布。", "每年二季度公布。", ["日期由一季度改为二季度"]),
    ],
)
def test_a_point_of_the_calendar_has_no_ratio(old: str, new: str, reasons: list[str]) -> None:
    assert told(old, new) == [("time-limit", reason) for reason in reasons]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("应当在六月内补正。", "应当在三月内补正。", ("time-limit", "期限由六月改为三月（减至50%）")),
        ("保存期不少于六个月。", "保存期不少于三年。", ("time-limit", "期限由六个月改为三年（6倍）")),
        ("应当在三十日前通知。", "应当在十五日前通知。", ("time-limit", "期限由三十日改为十五日（减至50%）")),
        (
            "处六月以上三年以下有期徒刑。",
            "处三月以上三年以下有期徒刑。",
            ("sanction", "刑期下限由六月改为三月（减至50%）"),
        ),
    ],
)
def test_a_length_of_time_keeps_its_ratio(old: str, new: str, reason: tuple[str, str]) -> None:
    assert told(old, new) == [reason]
