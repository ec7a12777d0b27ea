"""Chinese texts in forms beside the statute: Macao's paragraphs, lettered sections, contracts, opinions, scans and short prints."""

from __future__ import annotations

from drafts.model import Draft, Kind
from drafts.normalize import normalize
from drafts.parse import parse
from tests.drafts.checks import check_draft


def draft_of(text: str) -> Draft:
    draft = parse(normalize(text).text)
    check_draft(draft)
    return draft


def labels(draft: Draft, *kinds: Kind) -> list[tuple[str, str]]:
    return [(p.label, draft.slice(p.span)[:8]) for p in draft.provisions if p.kind in kinds]


MACAO = """第5/2023號行政法規
路燈規章
第一條
標的
本行政法規訂定路燈管理制度。
第二條
職責
一、市政署負責路燈管理。
二、市政署具下列職權：
（一）設置路燈；
（二）維護路燈。
三、市政署得依第二款（一）項將維護工作判給。
第二-A條
例外
本行政法規不適用於私家路燈。
第三條
生效
本行政法規自公佈翌日起生效。
二零二三年三月二日制定。
命令公佈。
"""


def test_paragraphs_numbered_as_in_macao() -> None:
    draft = draft_of(MACAO)
    assert draft.title == "路燈規章"
    assert [a.number for a in draft.articles] == ["1", "2", "2a", "3"]
    assert [(p.number, p.label) for p in draft.children("art_2")] == [("1", "一、"), ("2", "二、"), ("3", "三、")]
    assert [p.label for p in draft.children("art_2__para_2")] == ["（一）", "（二）"]
    assert [(r.text, r.target) for r in draft.references] == [("第二款", "art_2__para_2")]
    assert draft.body(draft.articles[-1]) == "本行政法規自公佈翌日起生效。"


def test_items_after_words_that_lead_them_in_are_none_of_macaos_paragraphs() -> None:
    draft = draft_of(
        "路燈設置辦法\n第 1 條\n本辦法依路燈法訂定之。\n第 2 條\n路燈應符合下列規定：\n一、高度五公尺以上。\n二、採節能燈具。\n"
        "前項規定於既有路燈，得於三年內改善。\n第 3 條\n本辦法自發布日施行。\n"
    )
    assert [p.number for p in draft.children("art_2")] == ["1", "2"]
    assert [p.label for p in draft.provisions if p.kind is Kind.ITEM] == ["一、", "二、"]


def test_sections_and_articles_with_letters() -> None:
    draft = draft_of(
        "路燈守則\n第一章　總則\n第A節　適用\n第1條　本守則適用於路燈。\n第B節　責任\n第2條　管理人須每月檢查。\n"
        "第2-Ａ條　管理人須備存紀錄。\n第3條　本守則自公佈日起生效。\n"
    )
    assert [(p.number, p.title) for p in draft.provisions if p.kind is Kind.SECTION] == [("a", "適用"), ("b", "責任")]
    assert [a.number for a in draft.articles] == ["1", "2", "2a", "3"]


def test_the_clauses_of_a_contract_with_a_full_stop_after_the_first_level() -> None:
    draft = draft_of(
        "路灯采购合同\n甲方：某局\n1. 标的\n1.1 乙方供应路灯。\n1.2 规格如下：\n1. 高杆灯；\n2. 庭院灯。\n"
        "2. 价款\n2.1 总价为三百万元。\n2.2 验收后三十日内付款。\n附件一：\n规格表\n"
    )
    assert [a.number for a in draft.articles] == ["1.1", "1.2", "2.1", "2.2"]
    assert [(p.label, p.title) for p in draft.provisions if p.kind is Kind.CHAPTER] == [("1.", "标的"), ("2.", "价款")]
    assert [p.label for p in draft.provisions if p.kind is Kind.ITEM] == ["1.", "2."]
    assert [(p.label, p.number) for p in draft.provisions if p.kind is Kind.ANNEX] == [("附件一", "1")]


OPINION = """关于加强路灯建设的意见
现提出以下意见：
一、总体要求
（一）指导思想。统筹推进路灯建设。
（二）基本原则。坚持分步实施。
二、重点任务
（三）完善规划。下列道路优先：
1.主干道；
2.支路。
（四）加快建设。新建路灯全部采用节能灯具。
三、保障措施
（五）加大投入。各级财政安排专项资金。
"""


def test_an_opinion_whose_bracketed_numbers_count_through_its_headings() -> None:
    draft = draft_of(OPINION)
    assert draft.profile == "zh-opinion"
    assert [(p.label, p.title) for p in draft.provisions if p.kind is Kind.CHAPTER] == [
        ("一、", "总体要求"),
        ("二、", "重点任务"),
        ("三、", "保障措施"),
    ]
    assert [p.number for p in draft.articles] == ["1", "2", "3", "4", "5"]
    assert [p.label for p in draft.provisions if p.kind is Kind.ITEM] == ["1.", "2."]


def test_words_of_their_own_below_a_heading_of_an_opinion_are_a_point() -> None:
    text = (
        OPINION.replace("二、重点任务\n", "二、重点任务\n各地应当抓好以下任务。\n")
        + "四、其他\n本意见自发布之日起执行。\n"
    )
    draft = draft_of(text)
    assert draft.profile == "zh-opinion"
    assert [(p.label, p.title) for p in draft.articles if p.title] == [("二、", "重点任务"), ("四、", "其他")]
    assert [draft.body(p)[:4] for p in draft.articles] == [
        "指导思想",
        "基本原则",
        "各地应当",
        "完善规划",
        "加快建设",
        "加大投入",
        "本意见自",
    ]


def test_an_opinion_with_a_sentence_beside_a_number_stays_in_points() -> None:
    draft = draft_of(OPINION + "四、本意见自发布之日起执行。\n")
    assert draft.profile == "zh-points"
    assert [p.number for p in draft.articles] == ["1", "2", "3", "4"]


def test_what_a_scan_makes_of_labels() -> None:
    draft = draft_of(
        "路灯值班制度\n第—条　为加强值班，制定本制度。\n笫二条　值班人员应当做到：\n（—）按时到岗；\n（二）认真记录。\n"
        "第三条　值班实行轮换。\n第——条　这一条的条号留空。\n"
    )
    assert [a.number for a in draft.articles] == ["1", "2", "3"]
    assert [p.number for p in draft.provisions if p.kind is Kind.ITEM] == ["1", "2"]
    assert [d.code for d in draft.diagnostics if d.code == "label-lost"] == ["label-lost"] * 2


def test_an_inserted_article_whose_main_one_is_left_out() -> None:
    draft = draft_of("路灯法\n第十条　甲。\n第十一条　乙。\n第十二条之一　丙。\n第十三条　丁。\n")
    assert [a.number for a in draft.articles] == ["10", "11", "12-1", "13"]


def test_a_short_rule_with_a_long_contract_annexed() -> None:
    articles = "".join(f"第{n}条　双方应当履行约定的义务{n}。\n" for n in "一二三四五六")
    draft = draft_of(
        f"路灯办法\n第一条　路灯工程应当签订合同，见附件。\n第二条　本办法自印发之日起施行。\n附件\n路灯工程合同\n{articles}"
    )
    assert [a.number for a in draft.articles] == ["1", "2"]
    assert [p.kind for p in draft.provisions if p.parent is None][-1] is Kind.ANNEX


def test_the_places_for_seals_are_no_paragraph() -> None:
    draft = draft_of(
        "服务合同\n第一条　乙方提供服务。\n第二条　争议由法院管辖。\n甲方（盖章）：　　乙方（盖章）：\n年　月　日\n"
    )
    assert draft.body(draft.articles[-1]) == "争议由法院管辖。"


PRINTED = """路灯安全条例

第一条　为了保障路灯安全，保护人民群众生命财产安
全，根据有关法律，制定本条例。
第二条　路灯的设计、安装、使用和维护，应当遵守本
条例。
－ 1 －
路灯安全条例
第三条　路灯安装单位应当具备相应资质，并对安装质
量负责。
未取得资质的，不得从事路灯安装。
－ 2 －
路灯安全条例
第四条　路灯使用单位应当每年对路灯进行一次安全检
查，检查记录应当保存三年以上，并接受主管部门的监督
检查。
－ 3 －
"""


def test_two_pages_in_print_with_the_title_for_their_head() -> None:
    draft = draft_of(PRINTED)
    assert draft.title == "路灯安全条例"
    assert draft.text.count("路灯安全条例") == 1
    assert [len(draft.children(a.key)) for a in draft.articles] == [1, 1, 2, 1]


def test_clauses_with_a_stop_between_number_and_words() -> None:
    draft = draft_of(
        "运维合同\n1、服务内容\n1.1、乙方提供服务。\n1.2、乙方提交报告。\n2、费用\n2.1、年费二十万元。\n2.2、按季度支付。\n"
    )
    assert [(a.number, draft.body(a)[:4]) for a in draft.articles] == [
        ("1.1", "乙方提供"),
        ("1.2", "乙方提交"),
        ("2.1", "年费二十"),
        ("2.2", "按季度支"),
    ]


def test_the_rows_of_a_table_are_no_paragraphs() -> None:
    rows = "类别　标准　备注\n主干道　0.50　含税\n支路　0.45　含税\n"
    for table in (rows, "".join(f"|{row.replace('　', '|')}|\n" for row in rows.splitlines())):
        draft = draft_of(
            f"收费办法\n第一条　收费标准如下：\n{table}前款标准每年公布。\n第二条　本办法自公布之日起施行。\n"
        )
        assert len(draft.children("art_1")) == 2
        assert "支路" in draft.body(draft.children("art_1")[0])


def test_a_treatys_paragraphs_are_numbered_too() -> None:
    draft = draft_of(
        "合作协定\n第一条　合作范围\n一、双方开展合作。\n二、合作包括：\n（一）交流；\n（二）培训。\n"
        "第二条　费用\n依照第一条第二款分担。\n"
    )
    assert [p.number for p in draft.children("art_1")] == ["1", "2"]
    assert [r.target for r in draft.references] == ["art_1__para_2"]


def test_the_facts_above_a_rule_on_a_page_of_the_web_are_no_broken_lines() -> None:
    draft = draft_of(
        "索 引 号：000014349/2024-00012\n主题分类：城乡建设、环境保护\n发文机关：某市人民政府\n成文日期：2024年03月05日\n"
        "标　　题：路灯档案管理规定\n发文字号：某政发〔2024〕5号\n路灯档案管理规定\n第一条 为了规范路灯档案管理，制定本规定。\n"
        "第二条 路灯档案由建设单位移交。\n第三条 本规定自2024年4月1日起施行。\n扫一扫在手机打开当前页\n【打印】【关闭】\n"
    )
    assert draft.title == "路灯档案管理规定"
    assert "城乡建设、环境保护\n发文机关" in draft.text


def test_a_decision_whose_points_name_the_rules_and_amend_them_below() -> None:
    draft = draft_of(
        "关于修改部分规章的决定\n决定对下列规章作出修改：\n一、对《路灯办法》作出修改\n将第三条中的“建设部”修改为“住建部”。\n"
        "二、对《灯具规定》作出修改\n删去第五条。\n三、废止《油灯办法》\n本决定自公布之日起施行。\n"
    )
    assert draft.profile == "zh-decision"
