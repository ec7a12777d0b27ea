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
