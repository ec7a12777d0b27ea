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


CHARTER = """灯具股份有限公司
章　　程
（2024年修订）
第一章　总则
第一条　为规范公司行为，制定本章程。
第二条　公司依照第一章第一条设立。
第二章　股东
第一条　股东有下列权利：
（一）出席会议；
（二）查阅第二条的章程。
第二条　股东应当缴款。
第三条　本条依照第一条执行。
第三章　附则
第一条　解释
本章程由董事会解释，见第二章第三条。
第二条　施行
本章程经股东大会批准后施行。
"""


def test_articles_that_start_again_in_each_chapter() -> None:
    draft = draft_of(CHARTER)
    assert draft.title == "灯具股份有限公司章程（2024年修订）"
    assert [article.number for article in draft.articles] == ["1", "2", "1", "2", "3", "1", "2"]
    assert [p.title for p in draft.provisions if p.kind is Kind.CHAPTER] == ["总则", "股东", "附则"]
    assert draft.body(draft.articles[-1]).endswith("本章程经股东大会批准后施行。")
    assert not draft.diagnostics


def test_a_mention_in_such_rules_means_the_article_of_its_own_chapter() -> None:
    draft = draft_of(CHARTER)
    chapters = {p.key: p.title for p in draft.provisions if p.kind is Kind.CHAPTER}
    targets = {p.key: (chapters[p.parent], p.number) for p in draft.articles if p.parent}
    found = {mention.text: targets.get(mention.target or "") for mention in draft.references}
    assert found["第一章第一条"] == ("总则", "1")
    assert found["第二条"] == ("股东", "2")
    assert found["第一条"] == ("股东", "1")
    assert found["第二章第三条"] == ("股东", "3")


def test_a_second_law_begins_with_its_own_first_chapter() -> None:
    law = "第一章　总则\n第一条　为了照明，制定本规则。\n第二条　本规则适用于灯。\n第二章　附则\n第三条　本规则自发布之日施行。\n"
    draft = draft_of(f"路灯规则\n{law}桥灯规则\n{law}")
    assert [article.number for article in draft.articles] == ["1", "2", "3"]
    assert "stray-article" in {d.code for d in draft.diagnostics}


TREATY = """关于路灯的协定
序言
缔约方达成协议如下：
第1章 初始条款
第1.1条 路灯区的建立
缔约方在此建立路灯区。
第1.2条 与其他协定的关系
1. 缔约方确认其在其他协定项下的权利和义务。
2. 如有不一致，缔约方应磋商。
第2章 最后条款
第2.1条 生效
本协定经缔约方批准后生效。
"""


def test_articles_numbered_with_their_chapter() -> None:
    draft = draft_of(TREATY)
    assert [(a.number, a.title) for a in draft.articles] == [
        ("1.1", "路灯区的建立"),
        ("1.2", "与其他协定的关系"),
        ("2.1", "生效"),
    ]
    assert not draft.diagnostics


def test_articles_numbered_with_their_chapter_in_english() -> None:
    draft = draft_of(
        "AGREEMENT ON LAMPS\nCHAPTER 1\nINITIAL PROVISIONS\nArticle 1.1: Establishment\nThe Parties hereby establish a lamp area.\n"
        "Article 1.2: Relation to Other Agreements\n1. The Parties affirm their rights.\n2. The Parties shall consult.\n"
        "CHAPTER 2\nFINAL PROVISIONS\nArticle 2.1: Entry into Force\nThis Agreement shall enter into force at once.\n"
    )
    assert [(a.number, a.title) for a in draft.articles] == [
        ("1.1", "Establishment"),
        ("1.2", "Relation to Other Agreements"),
        ("2.1", "Entry into Force"),
    ]
    assert not draft.diagnostics


INTERPRETATION = """最高人民法院公告
《最高人民法院关于审理路灯案件适用法律若干问题的解释》已于2024年1月2日通过，现予公布。
最高人民法院
关于审理路灯案件适用法律
若干问题的解释
（2024年1月2日通过）
为审理路灯案件，制定本解释。
一、一般规定
第一条 当事人请求赔偿的，人民法院应予受理。
第二条 有下列情形之一的，人民法院不予支持：
（一）没有证据；
（二）超过时效。
二、附则
第三条 本解释自2024年2月1日起施行。
"""


def test_points_that_head_the_articles_of_an_interpretation() -> None:
    draft = draft_of(INTERPRETATION)
    assert draft.title == "最高人民法院关于审理路灯案件适用法律若干问题的解释"
    assert [(p.label, p.title) for p in draft.provisions if p.kind is Kind.CHAPTER] == [
        ("一、", "一般规定"),
        ("二、", "附则"),
    ]
    assert [article.number for article in draft.articles] == ["1", "2", "3"]
    assert draft.body(draft.articles[1]).endswith("超过时效。")


def test_a_title_in_book_title_marks_above_its_stage() -> None:
    draft = draft_of(
        "关于《某州路灯条例》（修订草案）公开征求意见的通知\n意见请于2024年3月1日前反馈。\n《某州路灯条例》\n（修订草案）\n"
        "第一条　为了照明，制定本条例。\n第二条　本条例适用于路灯。\n第三条　本条例自公布之日起施行。\n"
    )
    assert draft.title == "某州路灯条例（修订草案）"


CONSTRUCTION = """城市路灯工程技术规程
目 次
1 总则
2 基本规定
1 总 则
1.0.1 为规范路灯工程，制定本规程。
1.0.2 本规程适用于城市路灯工程。
2 基 本 规 定
2.0.1 路灯的间距应符合下列规定：
1 主干路
2 次干路
2.0.2 灯杆应稳固。
本规程用词说明
1 表示严格的用词：应当
引用标准名录
条 文 说 明
1 总 则
1.0.1 说明目的。
"""


def test_a_code_of_construction_numbers_with_zeros() -> None:
    draft = draft_of(CONSTRUCTION)
    assert draft.title == "城市路灯工程技术规程"
    assert [article.number for article in draft.articles] == ["1.0.1", "1.0.2", "2.0.1", "2.0.2"]
    assert [(p.number, p.title) for p in draft.provisions if p.kind is Kind.CHAPTER] == [
        ("1", "总则"),
        ("2", "基本规定"),
    ]
    assert draft.body(draft.articles[2]).endswith("2 次干路")
    assert draft.body(draft.articles[3]) == "灯杆应稳固。"


def test_entries_with_dashes_are_no_paragraphs() -> None:
    draft = draft_of(
        "路灯采购规定\n第一条 为规范采购，制定本规定。\n第二条 采购应当：\n——有预算；\n——有计划。\n采购应当公开。\n"
        "第三条 本规定自印发之日起执行。\n"
    )
    assert [p.number for p in draft.children(draft.articles[1].key)] == ["1", "2"]


PRINTED = """　　　　　　　　某市公报　2024年第3期
路灯管理办法

第一章　总　则

第一条　为了加强本市路灯的建设、养护和管理，保障道路照
明，方便人民群众出行，根据有关法律、法规，结合本市实际，制
定本办法。
第二条　本办法适用于本市行政区域内路灯的建设、养护和管
理活动。
　　　　　　　　　　　　— 1 —
　　　　　　　　某市公报　2024年第3期
第三条　市政部门负责本市路灯的建设、养护和管理工作，其
他有关部门按照职责做好相关工作。
　　　　　　　　　　　　— 2 —
　　　　　　　　某市公报　2024年第3期
第四条　本办法自2024年5月1日起施行。
　　　　　　　　　　　　— 3 —
"""


def test_the_head_below_each_page_number_is_left_out_and_told() -> None:
    canonical = normalize(PRINTED)
    assert "公报" not in canonical.text
    assert [d.text for d in canonical.dropped if d.reason == "page-number"].count("某市公报　2024年第3期") == 3
    assert draft_of(PRINTED).title == "路灯管理办法"


def test_words_of_broken_lines_are_no_captions() -> None:
    lines = ["路灯管理办法"]
    for number in "一二三四五":
        lines += [f"第{number}条　路灯的建设和养护由市政部门负责管理和", "监督。", "市政部门应当每日巡查。"]
    draft = draft_of("\n".join(lines) + "\n")
    assert not any(article.title for article in draft.articles)
