"""What mentions mean, on small rules of our own."""

from __future__ import annotations

import pytest

from drafts.normalize import normalize
from drafts.parse import parse

BASE = (
    "第一章　总则\n第一条　为了示范，制定本办法。\n第二条　适用范围如下：\n（一）甲；\n（二）乙；\n"
    "（三）丙。\n有前款规定情形的，从其规定。\n第三款的内容。\n"
    "第二章　登记\n第三条　登记包括：\n（一）申请；\n（二）受理。\n"
)


def mentions(fourth: str) -> list[tuple[str, str | None, bool]]:
    draft = parse(normalize(f"示例办法\n{BASE}第四条　{fourth}\n").text)
    return [(r.text, r.target, r.external) for r in draft.references if r.article == "art_4"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("依照本办法第二条的规定。", [("第二条", "art_2", False)]),
        ("依照本办法第二条第一款第三项的规定。", [("第二条第一款第三项", "art_2__para_1__item_3", False)]),
        (
            "违反第二条第一款、第三款规定。",
            [("第二条第一款", "art_2__para_1", False), ("第三款", "art_2__para_3", False)],
        ),
        (
            "违反第二条第二项、第三项规定。",
            [("第二条第二项", "art_2__para_1__item_2", False), ("第三项", "art_2__para_1__item_3", False)],
        ),
        (
            "符合第二条第（一）、（三）项的。",
            [("第二条第（一）", "art_2__para_1__item_1", False), ("（三）项", "art_2__para_1__item_3", False)],
        ),
        ("依照第一条至第三条执行。", [("第一条", "art_1", False), ("第三条", "art_3", False)]),
        ("依照《某某法》第八条的规定。", [("第八条", None, True)]),
        (
            "依照刑法第二百二十一条、第二百七十八条的规定。",
            [("第二百二十一条", None, True), ("第二百七十八条", None, True)],
        ),
        ("依照《某某法》第八条和本办法第三条的规定。", [("第八条", None, True), ("第三条", "art_3", False)]),
        (
            "违反《某某法》第八条第二款、第九条规定。第三条另有规定的除外。",
            [("第八条第二款", None, True), ("第九条", None, True), ("第三条", "art_3", False)],
        ),
        ("依照前条办理。", [("前条", "art_3", False)]),
        ("甲。\n有前款规定情形的。", [("前款", "art_4__para_1", False)]),
        ("甲。\n乙。\n前两款所称丙。", [("前两款", "art_4__para_1", False)]),
        ("包括：\n（一）甲；\n（二）乙。\n前款第二项所称乙。", [("前款第二项", "art_4__para_1__item_2", False)]),
        (
            "本条所称甲，适用本章和第一章的规定。",
            [("本条", "art_4", False), ("本章", "chp_2", False), ("第一章", "chp_1", False)],
        ),
        ("违反本办法三条的。", [("三条", "art_3", False)]),
        ("依照本办法第十二条处罚。", [("第十二条", None, False)]),
        ("有前款规定情形的。", [("前款", None, False)]),
        ("第一项目录和前项目无关，依法第一。", []),
        ("违反本办法第二、三条的。", [("第二", "art_2", False), ("三条", "art_3", False)]),
        (
            "符合第二条第一款第（一）、（三）两项的。",
            [("第二条第一款第（一）", "art_2__para_1__item_1", False), ("（三）两项", "art_2__para_1__item_3", False)],
        ),
        ("依照本实施细则第三条、本办法第二条。", [("第三条", "art_3", False), ("第二条", "art_2", False)]),
        ("依照网络管理办法第三条。", [("第三条", None, True)]),
        ("根据《某某法》和有关规定，违反第三条的。", [("第三条", "art_3", False)]),
        ("依照《某某法》（2018年修正）中第八条处理。", [("第八条", None, True)]),
        ("《示例办法》第三条与本条衔接。", [("第三条", "art_3", False), ("本条", "art_4", False)]),
        (
            "违反第二条第三款规定的，依照该款处理。",
            [("第二条第三款", "art_2__para_3", False), ("该款", "art_2__para_3", False)],
        ),
        ("依照各该条规定；对合同条款和该项决议有异议的，以上条款、提前款项、本章程除外。", []),
        (
            "第二条第一款所列各项依次受偿。但是，第三项后于第一项。",
            [
                ("第二条第一款", "art_2__para_1", False),
                ("第三项", "art_2__para_1__item_3", False),
                ("第一项", "art_2__para_1__item_1", False),
            ],
        ),
        ("某某法第六条增加一款，作为第九款。", [("第六条", None, True), ("第九款", None, True)]),
        ("对污染物按照前三项征收。", []),
        ("违反本办法三条第一款的。", [("三条第一款", "art_3__para_1", False)]),
        ("依照有关法律处理，并见附件。", []),
    ],
)
def test_chinese_mentions(words: str, expected: list[tuple[str, str | None, bool]]) -> None:
    assert mentions(words) == expected


def test_a_mention_that_leads_nowhere_is_reported_with_its_line() -> None:
    draft = parse(normalize(f"{BASE}第四条　依照本办法第十二条处罚。\n").text)
    (diagnostic,) = [d for d in draft.diagnostics if d.code == "unresolved-reference"]
    assert "第十二条" in diagnostic.zh
    assert diagnostic.article == "art_4"
    assert draft.text.split("\n")[diagnostic.line - 1].startswith("第四条")


@pytest.mark.parametrize(
    ("words", "also"),
    [
        ("依照第一条至第三条。", {"第一条": (), "第三条": ("art_2",)}),
        ("依照第一至三条。", {"第一": (), "三条": ("art_2",)}),
        ("符合第二条第一项至第三项。", {"第二条第一项": (), "第三项": ("art_2__para_1__item_2",)}),
        ("甲。\n乙。\n有前两款情形的。", {"前两款": ("art_4__para_2",)}),
        ("包括：\n（一）甲；\n（二）乙；\n（三）前两项的结合。", {"前两项": ("art_4__para_1__item_2",)}),
        ("依照前三条。", {"前三条": ("art_2", "art_3")}),
        ("依照第一条、第三条。", {"第一条": (), "第三条": ()}),
    ],
)
def test_a_range_means_all_that_lies_between(words: str, also: dict[str, tuple[str, ...]]) -> None:
    draft = parse(normalize(f"{BASE}第四条　{words}\n").text)
    assert {r.text: r.also for r in draft.references if r.article == "art_4"} == also


def test_annexes_are_found_by_number_and_kind() -> None:
    draft = parse(
        normalize(
            f"{BASE}第四条　格式见附件2，目录见附录A，表（见附件三）。\n附件1\n甲表\n附件2\n乙表\n附录A\n丙表\n"
        ).text
    )
    found = {
        r.text: draft.by_key[r.target].label if r.target else None for r in draft.references if r.article == "art_4"
    }
    assert found == {"附件2": "附件2", "附录A": "附录A", "附件三": None}


def test_a_mention_that_lacks_its_first_word_is_reported() -> None:
    draft = parse(normalize(f"{BASE}第四条　违反本办法三条第一款、第二、三条的。\n").text)
    (diagnostic,) = [d for d in draft.diagnostics if d.code == "reference-misprinted"]
    assert "三条第一款" in diagnostic.zh


def test_an_instrument_in_points_has_no_articles_of_its_own() -> None:
    draft = parse(normalize("关于示例的意见\n一、甲事项应当依照第二条办理。\n二、乙事项。\n三、丙事项。\n").text)
    assert [(r.text, r.external) for r in draft.references] == [("第二条", True)]
