"""Articles held against other laws: what is found, how it bears, and whether citations are right."""

from __future__ import annotations

import pytest

from drafts.model import Draft
from drafts.parse import parse
from drafts.precedents import Bearing, citations, precedents

LAW = """中华人民共和国练习安全法

第一条　为了保护练习参加者的安全，制定本法。

第二条　使用单位应当在三日内向登记机关报告设备事故。

第三条　使用单位可以委托他人检查设备，检查记录由使用单位保存。

第四条　任何组织不得向参加者收取登记费用。

第五条　违反本法规定，使用单位未报告设备事故的，处一万元以上十万元以下罚款。
"""


def draft(*bodies: str) -> Draft:
    numerals = "一二三四五"
    return parse("练习管理办法\n\n" + "".join(f"第{numerals[at]}条　{body}\n\n" for at, body in enumerate(bodies)))


@pytest.mark.parametrize(
    ("body", "label", "bearing"),
    [
        ("使用单位应当在三日内向登记机关报告设备事故。", "第二条", Bearing.SAME),
        ("使用单位应当在一日内向登记机关报告设备事故。", "第二条", Bearing.STRICTER),
        ("使用单位应当在十日内向登记机关报告设备事故。", "第二条", Bearing.LOOSER),
        ("使用单位应当委托他人检查设备，检查记录由使用单位保存。", "第三条", Bearing.STRICTER),
        ("任何组织可以向参加者收取登记费用。", "第四条", Bearing.CONFLICT),
        ("使用单位未报告设备事故的，处五万元以上五十万元以下罚款。", "第五条", Bearing.STRICTER),
    ],
)
def test_an_article_is_held_against_the_provision_on_its_subject(body: str, label: str, bearing: Bearing) -> None:
    text = draft(body, "本办法自公布之日起施行。")
    first = precedents(text, text.articles[0], {"练习安全法": parse(LAW)})[0]
    assert (first.label, first.bearing) == (label, bearing)
    assert bool(first.reasons) == (bearing is not Bearing.SAME)


SISTER = """练习场所管理条例

第一条　场所经营者应当定期检查通风设备，并保存检查记录。

第二条　场所经营者应当公示收费标准、营业时间和投诉电话。

第三条　场所经营者应当为参加者购买意外伤害保险。

第四条　场所经营者发现设备缺陷的，应当及时告知参加者。

第五条　场所经营者可以拒绝酒后人员入场，不得安排未成年人夜间值守。
"""


@pytest.mark.parametrize(
    ("body", "label", "bearing"),
    [
        ("场所经营者应当每季度检查通风设备，并保存检查记录。", "第一条", Bearing.STRICTER),
        ("场所经营者发现设备缺陷的，应当在二十四小时内告知参加者。", "第四条", Bearing.STRICTER),
        ("场所经营者应当公示收费标准、营业时间和投诉电话。", "第二条", Bearing.SAME),
    ],
)
def test_a_set_interval_and_a_time_limit_are_stricter_than_none(body: str, label: str, bearing: Bearing) -> None:
    text = draft(body, "本办法自公布之日起施行。")
    first = precedents(text, text.articles[0], {"条例": parse(SISTER)})[0]
    assert (first.label, first.bearing) == (label, bearing)


def test_an_article_of_several_subjects_finds_a_provision_for_each() -> None:
    body = (
        "场所经营者应当遵守下列要求：\n（一）公示收费标准、营业时间和投诉电话，并保持清晰可见；\n"
        "（二）按照约定为全体参加者购买意外伤害保险；\n（三）场所经营者不得安排未成年人夜间值守。"
    )
    text = draft(body, "本办法自公布之日起施行。")
    found = precedents(text, text.articles[0], {"条例": parse(SISTER)})
    assert {each.label for each in found[:3]} == {"第二条", "第三条", "第五条"}


def test_a_ban_of_another_act_is_no_conflict() -> None:
    text = draft("场所经营者不得安排未成年人夜间入场消费，可以查验参加者证件。", "本办法自公布之日起施行。")
    found = precedents(text, text.articles[0], {"条例": parse(SISTER)})
    assert all(each.bearing is not Bearing.CONFLICT for each in found)


def test_a_provision_that_is_cited_comes_first_however_unlike() -> None:
    text = draft("依照《练习安全法》第四条处理。", "本办法自公布之日起施行。")
    found = precedents(text, text.articles[0], {"法": parse(LAW)})
    assert (found[0].label, found[0].cited) == ("第四条", True)


def test_nothing_is_found_where_nothing_is_like_it() -> None:
    text = draft("本办法自公布之日起施行。")
    assert precedents(text, text.articles[0], {}) == ()


def test_citations_are_checked_against_the_law_that_is_loaded() -> None:
    laws = {"安全法": parse(LAW)}
    right, missing, wrong, unknown = citations(
        "《中华人民共和国练习安全法》第二条：“在三日内向登记机关报告”，《练习安全法》第九条，"
        "《安全法》第四条“可以收取”，《别的法》第一条",
        laws,
    )
    assert right.right
    assert (missing.found, missing.article) == (False, "第九条")
    assert wrong.words == ("可以收取",)
    assert unknown.law is None
    assert unknown.right
