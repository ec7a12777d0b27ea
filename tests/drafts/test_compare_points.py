"""Instruments in points 一、 二、 …, without articles: 意见, 批复, 通知, and two drafts of an amendment decision."""

from __future__ import annotations

from drafts.compare import compare
from drafts.comparison import RowKind
from drafts.parse import parse
from workbench.plain import render_comparison

OPINION = """关于加强路灯工作的意见
为加强路灯工作，现提出如下意见：
一、各地应当在六个月内编制路灯规划。
二、新建道路应当与路灯同步建设。
三、任何单位不得擅自拆除路灯。
四、各地应当每年报告落实情况。
某部
2024年5月1日
"""
REVISED = """关于加强路灯工作的意见
为加强路灯工作，现提出如下意见：
一、各地应当在三个月内编制路灯规划。
二、鼓励使用太阳能路灯。
三、任何单位不得擅自拆除路灯。
四、各地应当每年报告落实情况。
五、新建道路应当与路灯同步建设。
某部
2024年9月1日
"""
DECISION = """关于修改《路灯条例》的决定
一、将第三条修改为：“路灯由市政府管理。”
二、删去第五条。
三、将第八条中的“一千元”修改为“二千元”。
本决定自2024年3月1日起施行。
"""


def test_points_are_followed_as_articles_are() -> None:
    found = compare(parse(OPINION), parse(REVISED))
    rows = [(row.kind, row.old, row.new) for row in found.rows]
    assert rows == [
        (RowKind.EDITED, ("point_1",), ("point_1",)),
        (RowKind.INSERTED, (), ("point_2",)),
        (RowKind.SAME, ("point_3",), ("point_3",)),
        (RowKind.SAME, ("point_4",), ("point_4",)),
        (RowKind.MOVED, ("point_2",), ("point_5",)),
    ]
    assert any(flag.kind == "time-limit" for flag in found.rows[0].flags)


def test_two_drafts_of_a_decision_are_compared_order_by_order() -> None:
    later = DECISION.replace("二、删去第五条。\n三、", "二、").replace("二千元", "三千元")
    found = compare(parse(DECISION), parse(later))
    assert [(row.kind, row.old, row.new) for row in found.rows] == [
        (RowKind.SAME, ("point_1",), ("point_1",)),
        (RowKind.DELETED, ("point_2",), ()),
        (RowKind.EDITED, ("point_3",), ("point_2",)),
    ]


def test_a_decision_has_no_articles_of_its_own() -> None:
    decision, law = parse(DECISION), parse("路灯条例\n第一条　路灯由市政府管理。\n第二条　本条例自公布之日起施行。\n")
    assert not decision.articles
    assert [row.kind for row in compare(law, decision).rows] == [RowKind.DELETED, RowKind.DELETED]


def test_points_are_spoken_of_without_the_sign_after_them() -> None:
    later = parse(OPINION.replace("三、任何单位不得擅自拆除路灯。\n四、各", "三、任何单位不得擅自拆除路灯。各"))
    shown = render_comparison(compare(parse(OPINION), later), "zh")
    assert "（原三、四）" in shown
    assert "[旧稿四]" in shown
