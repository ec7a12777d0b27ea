"""Rules of companies and circulars, which number as they like, on small texts of our own."""

from __future__ import annotations

from drafts.model import Draft, Kind
from drafts.normalize import normalize
from drafts.parse import parse
from tests.drafts.checks import check_draft


def draft_of(text: str) -> Draft:
    draft = parse(normalize(text).text)
    check_draft(draft)
    return draft


HANDBOOK = """灯具公司员工手册
第一章总则
1.1制定目的
本手册帮助员工了解公司。
1.2适用范围
本手册适用于全体员工。
第二章公司概述
第三章人事
第一节入职
3.1.1录用条件
应聘者应当年满十八周岁。
3.1.1.1应聘者应当提交简历。
第二节离职
3.2.1辞职
员工辞职应当提前三十日书面通知公司。
"""


def test_a_handbook_in_chapters_whose_clauses_count_with_them() -> None:
    draft = draft_of(HANDBOOK)
    assert draft.title == "灯具公司员工手册"
    assert [article.number for article in draft.articles] == ["1.1", "1.2", "3.1.1", "3.1.1.1", "3.2.1"]
    headings = [p for p in draft.provisions if p.kind in (Kind.CHAPTER, Kind.SECTION)]
    assert [(p.number, p.label, p.title) for p in headings] == [
        ("1", "第一章", "总则"),
        ("2", "第二章", "公司概述"),
        ("3", "第三章", "人事"),
        ("3.1", "第一节", "入职"),
        ("3.1.1", "3.1.1", "录用条件"),
        ("3.2", "第二节", "离职"),
    ]
    assert not draft.diagnostics


def test_figures_that_go_on_counting_through_the_points() -> None:
    draft = draft_of(
        "关于路灯工作的意见\n一、总体要求\n1.指导思想。照亮道路。\n2.目标任务。路路有灯。\n"
        "二、主要任务\n3.新装路灯。今年完成。\n4.修复旧灯。明年完成。\n三、保障\n5.加强领导。各地负责。\n"
    )
    assert [p.number for p in draft.provisions if p.kind is Kind.ITEM] == ["1", "2", "3", "4", "5"]
    assert not draft.diagnostics


def test_directions_from_taiwan_are_called_by_their_name() -> None:
    draft = draft_of(
        "名　　稱：路燈抽籤作業要點\n修正日期：民國 109 年 03 月 30 日\n一、本府為辦理路燈抽籤，特訂定本要點。\n"
        "二、抽籤由本府主持。\n三、本要點自發布日施行。\n"
    )
    assert draft.title == "路燈抽籤作業要點"
