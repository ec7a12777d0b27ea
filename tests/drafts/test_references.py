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
        ("与GATT 1994第二十四条相一致。", [("第二十四条", None, True)]),
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


def test_words_put_into_another_law_speak_of_that_law() -> None:
    draft = parse(
        normalize(
            "关于修改《示范条例》的决定\n一、将第五条改为第六条，增加一款，作为第二款：“有前款行为的，依照本章规定处罚。”\n"
            "二、删去第九条。\n三、将第十条修改为：“违反本节第八条的，责令改正。”\n本决定自公布之日起施行。\n"
        ).text
    )
    assert draft.profile == "zh-decision"
    assert all(reference.external for reference in draft.references)
    assert "unresolved-reference" not in {d.code for d in draft.diagnostics}


def test_an_article_of_this_section_is_found_where_the_headings_were_left_out() -> None:
    extract = "示例办法\n第一条　登记的期限为三年。\n第二条　依照本节第一条登记的，应当公示。\n"
    whole = (
        "示例办法\n第一章　登记\n第一条　登记的期限为三年。\n第二章　公示\n第二条　依照本章第九条登记的，应当公示。\n"
    )
    assert [(r.text, r.target) for r in parse(extract).references] == [("本节第一条", "art_1")]
    assert [(r.text, r.target) for r in parse(whole).references] == [("本章第九条", None)]


def test_an_instrument_in_points_has_no_articles_of_its_own() -> None:
    draft = parse(normalize("关于示例的意见\n一、甲事项应当依照第二条办理。\n二、乙事项。\n三、丙事项。\n").text)
    assert [(r.text, r.external) for r in draft.references] == [("第二条", True)]


ENGLISH = (
    "Sample Measures\nArticle 1 These Measures are made for practice.\nArticle 2 They apply to:\n(1) one;\n(2) two; and\n"
    "(3) three.\nThe preceding paragraph has exceptions.\nArticle 3 Registration.\nSecond paragraph.\n"
)


def test_a_section_at_the_beginning_of_a_sentence_is_an_article_where_articles_are_sections() -> None:
    bill = (
        "Moorings Bill\n1 List\nThe warden must keep a list of moorings.\n2 Leaving\nA person who leaves must tell the warden.\n"
        "3 Commencement\n(1) Sections 1 and 2 come into force at once.\n(2) Section 2(1) of the Harbours Act 1999 does not apply.\n"
        "(3) Section 9 is repealed.\n"
    )
    found = [(r.text, r.target, r.external) for r in parse(normalize(bill).text).references]
    assert found == [("Sections 1", "art_1", False), ("2", "art_2", False), ("Section 2(1)", None, True)]


def test_a_section_with_a_point_is_the_paragraph_of_its_clause() -> None:
    contract = (
        "Mooring Agreement\n1. Berth\n1.1 The Owner lets the Berth to the Keeper.\n1.2 The Keeper pays under section 1.1.\n"
        "2. Fees\n2.1 The Keeper pays:\n(a) by the month; and\n(b) in advance.\n"
        "2.2 Section 2.1(b) and Sections 1.1 and 1.2 survive.\n"
    )
    draft = parse(normalize(contract).text)
    assert [(r.text, r.target) for r in draft.references] == [
        ("section 1.1", "art_1__para_1.1"),
        ("Section 2.1(b)", "art_2__para_2.1__item_b"),
        ("Sections 1.1", "art_1__para_1.1"),
        ("1.2", "art_1__para_1.2"),
    ]
    assert draft.diagnostics == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("under Article 2 of these Measures.", [("Article 2", "art_2", False)]),
        ("under Article 2 of the Measures.", [("Article 2", "art_2", False)]),
        ("under Articles 1, 2 and 3.", [("Articles 1", "art_1", False), ("2", "art_2", False), ("3", "art_3", False)]),
        (
            "under item (2) of paragraph 1 of Article 2.",
            [("item (2) of paragraph 1 of Article 2", "art_2__para_1__item_2", False)],
        ),
        (
            "under Item (3), Paragraph 1, Article 2 of these Measures.",
            [("Item (3), Paragraph 1, Article 2", "art_2__para_1__item_3", False)],
        ),
        (
            "under Items (1) and (3) of Article 2.",
            [("Items (1)", "art_2__para_1__item_1", False), ("(3) of Article 2", "art_2__para_1__item_3", False)],
        ),
        ("under the second paragraph of Article 3.", [("the second paragraph of Article 3", "art_3__para_2", False)]),
        ("first.\nUnder the preceding paragraph.", [("the preceding paragraph", "art_4__para_1", False)]),
        ("under the preceding Article.", [("the preceding Article", "art_3", False)]),
        ("under Article 8 of the Data Security Law.", [("Article 8", None, True)]),
        ("under paragraph 1 of Article 8 of the Law on Samples.", [("paragraph 1 of Article 8", None, True)]),
        (
            "under Article 2 and Article 8 of Regulation (EU) 2016/1.",
            [("Article 2", "art_2", False), ("Article 8", None, True)],
        ),
        ("under Article 3 of the Member State.", [("Article 3", "art_3", False)]),
        ("under Article 12.", [("Article 12", None, False)]),
        ("for 2 paragraphs of text, an article of clothing, point of order.", []),
        ("under Regulation 2016/679 and section 3.", []),
    ],
)
def test_english_mentions(words: str, expected: list[tuple[str, str | None, bool]]) -> None:
    draft = parse(
        normalize(f"{ENGLISH}Article 4 A thing is done {words}\nArticle 5 These Measures take effect now.\n").text
    )
    assert [(r.text, r.target, r.external) for r in draft.references if r.article == "art_4"] == expected


EUROPEAN = (
    "REGULATION ON SAMPLES\nCHAPTER I\nGENERAL\nArticle 1\nScope\n1. One.\n2. Two:\n(a) first;\n(b) second:\n(i) small;\n"
    "(ii) smaller;\n(c) third.\nAn unnumbered subparagraph.\n3. Three.\nArticle 2\nOther\n1. Other one.\n"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Article 1(2)(b)(ii)", [("Article 1(2)(b)(ii)", "art_1__para_2__item_b__sub_ii", ())]),
        ("Article 1(2), point (c)", [("Article 1(2), point (c)", "art_1__para_2__item_c", ())]),
        ("point (a) of Article 1(2)", [("point (a) of Article 1(2)", "art_1__para_2__item_a", ())]),
        (
            "points (a) to (c) of Article 1(2)",
            [
                ("points (a)", "art_1__para_2__item_a", ()),
                ("(c) of Article 1(2)", "art_1__para_2__item_c", ("art_1__para_2__item_b",)),
            ],
        ),
        ("Article 1(1) and (3)", [("Article 1(1)", "art_1__para_1", ()), ("(3)", "art_1__para_3", ())]),
        (
            "paragraphs 1 to 3 of Article 1",
            [("paragraphs 1", "art_1__para_1", ()), ("3 of Article 1", "art_1__para_3", ("art_1__para_2",))],
        ),
        ("paragraph 1 of this Article", [("paragraph 1 of this Article", "art_3__para_1", ())]),
        ("the first subparagraph of Article 1(2)", [("the first subparagraph of Article 1(2)", "art_1__para_2", ())]),
        ("Chapter I", [("Chapter I", "chp_1", ())]),
        ("Chapters 1 and I", [("Chapters 1", "chp_1", ()), ("I", "chp_1", ())]),
        (
            "point (b) of Article 1(2) and in Article 2(1)",
            [("point (b) of Article 1(2)", "art_1__para_2__item_b", ()), ("Article 2(1)", "art_2__para_1", ())],
        ),
    ],
)
def test_european_mentions(words: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    draft = parse(
        normalize(
            f"{EUROPEAN}Article 3\nLast\n1. It follows {words}.\n2. This Regulation shall enter into force.\n"
        ).text
    )
    found = [r for r in draft.references if r.article == "art_3" and r.text != "This Regulation"]
    assert [(r.text, r.target, r.also) for r in found] == expected
