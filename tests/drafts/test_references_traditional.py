"""What mentions mean in drafts in traditional and in Japanese characters.

In Taiwan 項 is the paragraph and 款 the item, in Macao it is the other way about, as on the mainland; in Japan 号 is the item.
"""

from __future__ import annotations

from drafts.compare import compare
from drafts.comparison import ReferenceState, Significance
from drafts.model import Draft, Kind
from drafts.normalize import normalize
from drafts.parse import parse

TAIWAN = (
    "雲澤市漁船登記自治條例\n第 1 條\n本自治條例所稱漁船，指下列各款船舶：\n一、從事捕撈之船舶。\n二、從事養殖之船舶。\n"
    "前項船舶之大小，由市政府定之。\n第 2 條\n依前條第一項第二款規定登記之漁船，應每年檢查一次。\n"
    "第 3 條\n違反前條或第一條第二項規定者，廢止其登記。\n第 4 條\n依海事法第八條第一項取得許可者，免予登記。\n"
    "免予登記者，準用第三條規定。\n"
)
MACAO = (
    "雲澤市漁船登記規章\n第一條\n漁船分為：\n（一）捕撈漁船；\n（二）養殖漁船。\n"
    "第二條\n第一條第一款第（二）項所指漁船，每年檢查一次。\n"
)
JAPAN = (
    "雲沢市漁船登録条例\n第一条　漁船は、次に掲げるものとする。\n一　漁業に従事する船舶\n二　養殖に従事する船舶\n"
    "２　前項の船舶の大きさは、規則で定める。\n第二条　前条第一項第二号の漁船は、毎年検査を受けなければならない。\n"
    "第三条　第一条第二項に違反した者及び船舶法（明治三十二年法律第四十六号）の規定に違反した者は、過料に処する。\n"
)


def draft(text: str) -> Draft:
    return parse(normalize(text).text)


def mentions(text: str) -> list[tuple[str, str | None, bool]]:
    return [(one.text, one.target, one.external) for one in draft(text).references]


def test_in_taiwan_the_paragraph_comes_before_the_item() -> None:
    assert mentions(TAIWAN) == [
        ("前項", "art_1__para_1", False),
        ("前條第一項第二款", "art_1__para_1__item_2", False),
        ("前條", "art_2", False),
        ("第一條第二項", "art_1__para_2", False),
        ("第八條第一項", None, True),
        ("第三條", "art_3", False),
    ]


def test_in_macao_the_item_comes_last() -> None:
    assert mentions(MACAO) == [("第一條第一款第（二）項", "art_1__para_1__item_2", False)]


def test_in_japan_the_number_of_a_law_is_no_item() -> None:
    assert mentions(JAPAN) == [
        ("前項", "art_1__para_1", False),
        ("前条第一項第二号", "art_1__para_1__item_2", False),
        ("第一条第二項", "art_1__para_2", False),
    ]


def test_mentions_in_traditional_characters_follow_their_articles() -> None:
    later = TAIWAN
    for number in (4, 3, 2):
        later = later.replace(f"第 {number} 條", f"第 {number + 1} 條")
    later = later.replace("第 3 條", "第 2 條\n漁船應懸掛船名牌。\n第 3 條").replace(
        "前條第一項第二款", "第一條第一項第二款"
    )
    found = compare(draft(TAIWAN), draft(later.replace("準用第三條", "準用第四條")))
    assert found.rows[-1].klass is Significance.MECHANICAL
    states = {check.text: check.state for check in found.references}
    assert states["第四條"] is ReferenceState.FOLLOWED
    stale = compare(draft(TAIWAN), draft(later))
    assert {check.text: check.state for check in stale.references}["第三條"] is not ReferenceState.FOLLOWED


def test_a_decision_in_points_that_mentions_many_articles_is_read() -> None:
    text = "關於修改漁船登記條例的決定\n" + "\n".join(
        f"{point}、將第{article}條修改為：“違反本條例第{article}條、第{article}條之一規定的，予以警告。”"
        for point, article in zip("一二三四五六", ("二十", "二十一", "三十", "三十一", "四十", "四十一"), strict=True)
    )
    assert [one.label for one in draft(text).provisions if one.kind is Kind.POINT] == [f"{n}、" for n in "一二三四五六"]
