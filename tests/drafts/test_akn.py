"""Drafts as Akoma Ntoso: valid, word for word, each level in its element."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from drafts.akn import About, akoma_ntoso
from drafts.load import load
from drafts.model import Draft
from drafts.normalize import normalize
from drafts.parse import parse
from drafts.reading import read, read_file
from tests.drafts.akn_checks import ABOUT, check_akn, found, squeezed, texts, written
from tests.drafts.case_files import case_folders
from tests.drafts.shapes import BODY, SHAPES, plain


def draft_of(text: str) -> Draft:
    return parse(normalize(text).text)


def element(root: etree._Element, eid: str) -> etree._Element:
    return next(e for e in root.iter() if e.get("eId") == eid)


def words(element: etree._Element) -> str:
    return squeezed("".join(texts(element)))


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_each_published_shape_is_valid_and_word_for_word(shape: str, akn_schema: etree.XMLSchema) -> None:
    root = check_akn(draft_of(SHAPES[shape](BODY)), akn_schema)
    assert [e.get("eId") for e in found(root, "article") if "att_" not in str(e.get("eId"))] == [
        f"art_{n}" for n in range(1, 13)
    ]


@pytest.mark.parametrize("case", [folder.name for folder in case_folders("parse")])
def test_each_case_is_valid_and_word_for_word(case: str, akn_schema: etree.XMLSchema) -> None:
    folder = next(f for f in case_folders("parse") if f.name == case)
    check_akn(read(load(next(folder.glob("input.*")))), akn_schema)


def test_each_level_stands_in_its_element() -> None:
    root = written(draft_of(plain(BODY)))
    fourth = element(root, "art_4")
    above = fourth.getparent()
    assert above is not None
    assert above.get("eId") == "chp_1__sec_2"
    assert [words(h) for h in found(above, "heading")][:1] == ["职责分工"]
    nested = element(root, "art_4__para_1__list_1__point_1__list_1__point_2")
    assert [words(n) for n in found(nested, "num")] == ["2."]
    assert words(next(iter(found(fourth, "intro")))) == "市设备主管部门负责公共设备的统筹管理，履行下列职责："
    assert [(r.text, r.get("href")) for r in found(element(root, "art_11"), "ref")] == [
        ("第四条第一款第一项", "#art_4__para_1__list_1__point_1"),
        ("第七条", "#art_7"),
    ]


def test_an_inserted_article_and_a_caption_keep_what_is_printed() -> None:
    text = (
        "示例办法\n第一条　甲应当登记。\n第一条之一【登记的例外】　有下列情形之一的，可以不登记：\n（一）甲；\n（二）乙。\n"
        "第二条　乙。\n第三条　丙。\n"
    )
    root = written(draft_of(text))
    inserted = element(root, "art_1-1")
    assert [words(e) for e in inserted][:2] == ["第一条之一", "【登记的例外】"]
    assert words(element(root, "art_1-1__para_1__list_1__point_2")) == "（二）乙。"


def test_an_annex_is_a_document_of_its_own_with_its_own_articles(akn_schema: etree.XMLSchema) -> None:
    root = check_akn(draft_of(SHAPES["with annex"](BODY)), akn_schema)
    attachment = element(root, "att_1")
    assert [words(e) for e in attachment][:2] == ["附件1", "公共设备登记表填写说明"]
    assert [e.get("eId") for e in found(attachment, "article")] == ["att_1__art_1", "att_1__art_2"]


def test_a_notice_the_title_and_the_signature_stand_apart() -> None:
    root = written(draft_of(SHAPES["with notice"](BODY)))
    notice = found(root, "container")
    assert [e.get("name") for e in notice] == ["notice"]
    assert "yijian@example.org" in words(notice[0])
    assert [words(e) for e in found(root, "docTitle")] == ["示例公共设备管理办法（征求意见稿）"]
    signed = written(draft_of(SHAPES["signed"](BODY)))
    assert [words(e) for e in found(signed, "conclusions")] == ["示例市设备管理局2024年6月1日"]


def test_entries_of_a_table_of_contents_lead_to_their_headings() -> None:
    root = written(draft_of(SHAPES["contents"](BODY)))
    assert [(words(e), e.get("level"), e.get("href")) for e in found(root, "tocItem")] == [
        ("第一章总则", "1", "#chp_1"),
        ("第一节一般规定", "2", "#chp_1__sec_1"),
        ("第二节职责分工", "2", "#chp_1__sec_2"),
        ("第二章登记", "1", "#chp_2"),
        ("第三章附则", "1", "#chp_3"),
    ]


STRANGE = {
    "nothing": "",
    "no provisions": "关于几件事的通知\n请各单位办理。\n",
    "an article without words": "示例办法\n第一条\n第二条\n第三条　本办法自公布之日起施行。\n",
    "a number twice": "示例办法\n第一条　甲。\n第二条　乙。\n第二条　丙。\n第三条　丁。\n第四条　戊。\n",
    "a gap": "示例办法\n第一条　甲。\n第二条　乙。\n第五条　丙。\n第六条　丁。\n",
    "words below a heading": "示例办法\n第一章　总则\n本章说明由来。\n第一条　甲。\n第二条　乙。\n",
    "an article that opens with items": "示例办法\n第一条　（一）甲；\n（二）乙。\n第二条　丙。\n",
    "a character that XML can't hold": "示例办法\n第一条　甲\uffff乙。\n第二条　丙\ufffe。\n",
    "points": "关于有关工作的通知\n一、登记\n（一）甲。\n1.乙。\n二、维护\n丙。\n三、附则\n自发布之日起施行。\n",
    "signs that mean something in XML": "示例办法\n第一条　甲<乙>&丙。\n第二条　]]>\n",
}


@pytest.mark.parametrize("situation", sorted(STRANGE))
def test_strange_texts_are_valid_and_word_for_word(situation: str, akn_schema: etree.XMLSchema) -> None:
    check_akn(draft_of(STRANGE[situation]), akn_schema)


LINES = st.lists(
    st.one_of(
        st.sampled_from(BODY.splitlines()),
        st.sampled_from(
            ["目录", "附件1", "附则", "Article 1", "(a) devices;", "1. A device.", "CHAPTER I", "Whereas:", "(1) One."]
        ),
        st.text(max_size=20),
    ),
    max_size=25,
)


@settings(max_examples=150)
@given(lines=LINES)
def test_any_text_at_all_is_valid_and_word_for_word(lines: list[str], akn_schema: etree.XMLSchema) -> None:
    check_akn(draft_of("\n".join(lines)), akn_schema)


@settings(max_examples=60)
@given(text=st.text(max_size=200))
def test_text_that_was_never_normalized_is_written_too(text: str) -> None:
    draft = parse(text.encode("utf-8", "replace").decode("utf-8"))
    assert written(draft) is not None


def test_the_same_draft_gives_the_same_bytes_and_says_what_it_is() -> None:
    draft = draft_of(SHAPES["with notice"](BODY))
    about = About(written=date(2024, 7, 1), name="devices", label="draft-2")
    assert akoma_ntoso(draft, about) == akoma_ntoso(draft, about)
    root = written(draft, about)
    assert [e.get("value") for e in found(root, "FRBRuri")] == [
        "/akn/cn/bill/2024-06-01/devices",
        "/akn/cn/bill/2024-06-01/devices/zho@2024-06-01",
        "/akn/cn/bill/2024-06-01/devices/zho@2024-06-01.akn",
    ]
    assert [(e.get("date"), e.get("name")) for e in found(root, "FRBRdate")] == [
        ("2024-06-01", "publication"),
        ("2024-06-01", "publication"),
        ("2024-07-01", "generation"),
    ]
    assert [e.get("value") for e in found(root, "FRBRversionNumber")] == ["draft-2"]
    assert "示例市设备管理局" in [e.get("showAs") for e in found(root, "TLCOrganization")]


def test_an_unknown_date_of_publication_is_marked_as_such() -> None:
    root = written(draft_of(plain(BODY)))
    dates = [(e.get("date"), e.get("name")) for e in found(root, "FRBRdate")]
    assert dates == [(ABOUT.written.isoformat(), "generation")] * 3


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["texts", "raw", "binary"])
def test_every_real_text_is_valid_and_word_for_word(corpus: Path, folder: str, akn_schema: etree.XMLSchema) -> None:
    files = sorted(f for f in (corpus / folder).iterdir() if f.suffix != ".tsv" and "scanned" not in f.name)
    assert len(files) > 5
    for file in files:
        check_akn(read_file(file)[1], akn_schema)
