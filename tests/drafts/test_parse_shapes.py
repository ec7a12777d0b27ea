"""The same rule in every shape it may be published in gives the same tree."""

from __future__ import annotations

import pytest

from drafts.model import Kind, RegionKind
from drafts.normalize import normalize
from drafts.parse import parse
from tests.drafts.checks import check_draft, tree
from tests.drafts.shapes import BODY, SHAPES, TITLE, plain

EXPECTED = tree(parse(normalize(plain(BODY)).text))


def test_the_plain_shape_is_read_to_the_last_level() -> None:
    draft = parse(normalize(plain(BODY)).text)
    check_draft(draft)
    assert draft.title == TITLE
    assert [a.number for a in draft.articles] == [str(n) for n in range(1, 13)]
    assert [p.label + p.title for p in draft.provisions if p.kind is Kind.CHAPTER] == [
        "第一章总则",
        "第二章登记",
        "第三章附则",
    ]
    assert [p.label + p.title for p in draft.provisions if p.kind is Kind.SECTION] == [
        "第一节一般规定",
        "第二节职责分工",
    ]
    fourth = draft.article("4")
    paragraphs = draft.children(fourth.key)
    assert [len(draft.children(p.key)) for p in paragraphs] == [4, 0]
    assert [s.number for s in draft.children(f"{paragraphs[0].key}__item_1")] == ["1", "2"]
    assert draft.headings(fourth) == ("第一章 总则", "第二节 职责分工")
    assert draft.diagnostics == ()
    assert [(r.text, r.target) for r in draft.references] == [
        ("前款第（一）", "art_4__para_1__item_1"),
        ("（三）项", "art_4__para_1__item_3"),
        ("第六条", "art_6"),
        ("第四条第一款第一项", "art_4__para_1__item_1"),
        ("第七条", "art_7"),
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_tree(shape: str) -> None:
    draft = parse(normalize(SHAPES[shape](BODY)).text)
    check_draft(draft)
    assert tree(draft) == EXPECTED
    assert draft.title == TITLE


def test_web_chrome_and_signatures_are_kept_apart() -> None:
    for shape in ("web page", "signed"):
        draft = parse(normalize(SHAPES[shape](BODY)).text)
        assert [r.kind for r in draft.regions][-2:] == [RegionKind.BODY, RegionKind.TAIL]


def test_an_annex_has_its_own_articles() -> None:
    draft = parse(normalize(SHAPES["with annex"](BODY)).text)
    assert len(draft.articles) == 12
    annex = next(p for p in draft.provisions if p.kind is Kind.ANNEX)
    assert (annex.number, annex.title) == ("1", "公共设备登记表填写说明")
    assert [p.key for p in draft.children(annex.key)] == ["annex_1__art_1", "annex_1__art_2"]


def test_the_notice_is_read_and_is_no_part_of_the_draft() -> None:
    draft = parse(normalize(SHAPES["with notice"](BODY)).text)
    assert draft.regions[0].kind is RegionKind.NOTICE
    assert draft.notice is not None
    assert draft.notice.issuer == "示例市设备管理局"
    assert str(draft.notice.deadline) == "2024-06-30"
    assert {c.kind for c in draft.notice.channels} >= {"email", "post", "legend"}
