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
    draft = parse(normalize(f"{BASE}第四条　{fourth}\n").text)
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
            [("第（一）", "art_2__para_1__item_1", False), ("（三）项", "art_2__para_1__item_3", False)],
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
