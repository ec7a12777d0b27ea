"""The ways in which people name an article."""

from __future__ import annotations

import pytest

from drafts.errors import UnknownProvisionError
from drafts.parse import parse

DRAFT = parse("示例办法\n第一条 甲应当登记。\n第二条 乙应当登记。\n第二条之一 丙应当登记。\n第三条 丁应当登记。\n")
ENGLISH = parse(
    "Sample rules\nArticle 1 A shall register.\nArticle 2 B shall register.\nArticle 2a C shall register.\n"
)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("2", "第二条"),
        ("第二条", "第二条"),
        ("第2条", "第二条"),
        ("第 2 条", "第二条"),
        ("二", "第二条"),
        ("2条", "第二条"),
        ("art_2", "第二条"),
        ("2-1", "第二条之一"),
        ("第2条之一", "第二条之一"),
        ("三", "第三条"),
    ],
)
def test_an_article_is_found_by_any_of_its_names(name: str, label: str) -> None:
    assert DRAFT.article(name).label == label


@pytest.mark.parametrize(
    ("name", "label"), [("2a", "Article 2a"), ("Article 2", "Article 2"), ("Art. 2a", "Article 2a")]
)
def test_an_english_article_too(name: str, label: str) -> None:
    assert ENGLISH.article(name).label == label


@pytest.mark.parametrize("name", ["", "条", "第条", "九", "第99条", "总则", "2-7", "第二款"])
def test_what_names_no_article_is_said_to_be_unknown(name: str) -> None:
    with pytest.raises(UnknownProvisionError):
        DRAFT.article(name)
