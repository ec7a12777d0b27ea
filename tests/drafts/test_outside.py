"""What changed outside the articles is named in every output."""

from __future__ import annotations

from comments.word.changes_memo import write_changes_memo
from comments.word.table import comparison_table
from drafts.compare import compare
from drafts.parse import parse
from drafts.showing.comparison_json import comparison_json
from drafts.showing.markdown import markdown_page
from drafts.showing.notes import changed_captions
from drafts.showing.outside import changed_outside, outside_note
from drafts.showing.page import html_page
from tests.comments.word_reading import text_of
from workbench.plain import render_comparison

_ARTICLES = "渡口办法\n第一条　为了管理渡口，制定本办法。\n第二条　渡口经营者应当配备救生衣。\n第三条　本办法自公布之日起施行。\n"
OLD = parse(f"{_ARTICLES}附件1\n收费标准\n一、小船每次十元\n附件2\n船型目录\n一、木船\n")
NEW = parse(f"{_ARTICLES}附件1\n收费标准\n一、小船每次二十元\n附件2\n船型目录\n一、木船\n附件3\n登记表\n一、船名\n")


def test_annexes_that_changed_or_came_are_named() -> None:
    comparison = compare(OLD, NEW)
    assert changed_outside(comparison, "zh") == ["附件1", "附件3"]
    assert changed_outside(compare(NEW, OLD), "zh") == ["附件1", "附件3"]
    assert outside_note(compare(OLD, OLD), "zh") == ""


def test_every_output_names_them() -> None:
    comparison = compare(OLD, NEW)
    note = outside_note(comparison, "zh")
    assert "附件1、附件3" in note
    assert note in render_comparison(comparison, "zh")
    assert note in html_page(comparison, "zh")
    assert "附件1、附件3" in markdown_page(comparison, "zh")
    assert comparison_json(comparison, "zh")["outside"] == ["附件1", "附件3"]
    for data in (comparison_table(comparison, "zh"), write_changes_memo(comparison, None, "zh", "渡口办法")):
        assert note in text_of(data)


def test_recitals_are_named_as_such() -> None:
    act = (
        "REGULATION\nWhereas:\n(1) {} need protection.\n(2) Rules should be few.\n"
        "Article 1\nThis Regulation lays down rules.\nArticle 2\nIt enters into force at once.\n"
    )
    comparison = compare(parse(act.format("Ferries")), parse(act.format("Bridges")))
    assert changed_outside(comparison, "en") == ["the recitals"]


_CAPTIONED = (
    "渡口办法\n第一条　【目的】为了管理渡口，制定本办法。\n"
    "第二条　【{}】渡口经营者应当配备救生衣。\n第三条　【施行】本办法自公布之日起施行。\n"
)


def test_a_caption_that_changed_is_named_and_marked_though_no_word_of_the_article_did() -> None:
    comparison = compare(parse(_CAPTIONED.format("救生设备")), parse(_CAPTIONED.format("安全设备")))
    assert "条旨有改动：第二条。" in render_comparison(comparison, "zh")
    assert "[-救生-]{+安全+}设备" in render_comparison(comparison, "zh")
    assert "<del>救生设备</del> <ins>安全设备</ins>" in markdown_page(comparison, "zh")
    assert "Captions changed: 第二条." in html_page(comparison, "en")
    assert comparison_json(comparison, "zh")["captions"] == [
        {"old_keys": ["art_2"], "new_keys": ["art_2"], "old": "救生设备", "new": "安全设备"}
    ]
    for data in (comparison_table(comparison, "zh"), write_changes_memo(comparison, None, "zh", "渡口办法")):
        assert "条旨有改动：第二条。" in text_of(data)


def test_captions_that_all_went_are_told_once() -> None:
    plain = "渡口办法\n第一条　为了管理渡口，制定本办法。\n第二条　渡口经营者应当配备救生衣。\n第三条　本办法自公布之日起施行。\n"
    comparison = compare(parse(_CAPTIONED.format("救生设备")), parse(plain))
    assert "旧稿有 3 条带条旨，新稿都没有。" in markdown_page(comparison, "zh")
    assert "<del>" not in markdown_page(comparison, "zh")
    assert comparison_json(comparison, "zh")["captions"] == []
    assert changed_captions(compare(OLD, NEW)) == []
