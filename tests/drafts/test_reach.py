"""Mentions of paragraphs, points and articles that the text at hand lost: said once, and no mistake of the drafters."""

from __future__ import annotations

from drafts.comparison import ReferenceState
from drafts.model import Draft
from drafts.normalize import normalize
from drafts.parse import parse
from drafts.parsing.doubtful_mentions import said_once
from drafts.showing.page import html_page
from tests.drafts.test_parts import compared

BROKEN = """共享雨伞管理办法

第一条　运营单位应当在投放前报告投放区域。
报告的内容变化的，应当重新报告。

第二条　运营单位应当公示收费标准。
违反前款规定的，由街道办事处约谈。

第三条　运营单位应当退还押金。
拒不退还前款所列押金的，处罚款。

第四条　违反第一条第二款、第二条第一款规定的，责令改正。

第五条　本办法自公布之日起施行。
"""
UNBROKEN = BROKEN.replace("。\n报告", "。报告").replace("。\n违反前", "。违反前").replace("。\n拒不", "。拒不")
EUROPEAN = """REGULATION ON SHARED UMBRELLAS

Article 1
Placing
Operators shall report:
where they place umbrellas;
how many they place.
Article 2
Fees
Operators shall publish:
their fees;
their telephone number.
Article 3
Penalties
Infringements of Article 1, point (b), Article 2, point (c), and Article 2(1)(a) shall be fined.
Article 4
Entry into force
This Regulation shall enter into force on the day of its publication.
"""
PART = """共享雨伞管理办法

{articles}
第三条　违反第二十一条的，依照第二十二条第一款处罚；情节严重的，适用第二十三条。
"""


def drafted(text: str) -> Draft:
    return parse(normalize(text).text)


def codes(draft: Draft) -> list[str]:
    return [d.code for d in draft.diagnostics if d.code in ("unresolved-reference", "level-lost", "part-only")]


def test_a_text_whose_paragraphs_run_together_is_told_so_once() -> None:
    draft = drafted(UNBROKEN)
    assert codes(draft) == ["level-lost"]
    assert {r.text: r.target for r in draft.references}["第一条第二款"] == "art_1"
    assert codes(drafted(BROKEN)) == []


def test_points_that_lost_their_letters_are_told_once_and_followed_to_the_article() -> None:
    draft = drafted(EUROPEAN)
    assert codes(draft) == ["level-lost"]
    assert [r.target for r in draft.references] == ["art_1", "art_2", "art_2"]


def test_no_reference_is_blamed_for_what_the_new_text_lost() -> None:
    comparison = compared(BROKEN, UNBROKEN)
    assert {check.state for check in comparison.references} == {ReferenceState.UNCHANGED}
    assert not any(flag.kind == "reference" for row in comparison.rows for flag in row.flags)
    (doubt,) = said_once(comparison.new)
    assert doubt.zh in html_page(comparison, "zh")


def test_one_wrong_paragraph_in_a_text_that_has_its_breaks_stays_a_mistake() -> None:
    assert codes(drafted(BROKEN.replace("第一条第二款", "第一条第三款"))) == ["unresolved-reference"]


def test_many_wrong_paragraphs_stay_mistakes_where_the_articles_have_theirs() -> None:
    wrong = BROKEN.replace("第一条第二款、第二条第一款", "第一条第三款、第二条第四款、第三条第五款、第三条第六款")
    assert codes(drafted(wrong)) == ["unresolved-reference"] * 4


def test_mentions_of_articles_that_an_extract_leaves_out_are_told_once_and_not_judged() -> None:
    extract = PART.format(articles="第一条　为了示范，制定本办法。\n第二条　运营单位应当报告。")
    draft = drafted(extract)
    assert codes(draft) == ["part-only"]
    assert compared(extract, extract).references == ()


def test_mentions_beyond_the_last_article_of_a_whole_draft_are_mistakes() -> None:
    whole = (
        PART.format(articles="第一条　为了示范，制定本办法。\n第二条　运营单位应当报告。")
        + "第四条　本办法自公布之日起施行。\n"
    )
    assert codes(drafted(whole)) == ["unresolved-reference"] * 3


def test_an_inserted_paragraph_and_annex_are_found_by_their_letters() -> None:
    text = EUROPEAN.replace("how many they place.\n", "how many they place.\n1a.\tThey shall keep a record.\n").replace(
        "Article 1, point (b), Article 2, point (c), and Article 2(1)(a)", "Article 1(1a) and Annex VIIIa"
    )
    draft = drafted(text + "ANNEX VIII\nForms\nANNEX VIIIa\nMore forms\n")
    assert [(draft.by_key[r.target].number if r.target else None) for r in draft.references] == ["1a", "8a"]


def test_points_of_an_annex_that_the_file_leaves_out_are_no_mistakes() -> None:
    mention = "Points 5 (b) and (c) of Annex III, and Section A of Annex IV with the exception of points 6 and 8"
    draft = drafted(
        EUROPEAN.replace("Infringements of Article 1, point (b), Article 2, point (c), and Article 2(1)(a)", mention)
    )
    assert codes(draft) == []
