"""Paragraphs and items inside articles: which became which."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts.compare import compare
from drafts.comparison import Comparison, PartLink, Row
from drafts.normalize import normalize
from drafts.parse import parse
from drafts.reading import read_file
from drafts.showing.comparison_json import comparison_json
from tests.workbench.test_sample import draft as sample_draft

OLD = """共享雨伞管理办法

第一条　运营单位应当在投放前十五日内向街道办事处报告投放区域和数量。
运营单位应当公示收费标准。
雨伞损坏的，运营单位应当及时回收并更换。

第二条　有下列情形之一的，街道办事处可以要求运营单位暂停投放：
（一）占用盲道停放的；
（二）未按照报告的区域投放的；
（三）收到投诉三次以上未处理的。

第三条　使用人应当爱护雨伞，按照说明使用。

第四条　本办法自发布之日起施行。
"""
NEW = """共享雨伞管理办法

第一条　雨伞损坏的，运营单位应当在三日内回收并更换。
运营单位应当在投放前三十日内向街道办事处报告投放区域和数量。
运营单位应当公示收费标准和服务电话。

第二条　有下列情形之一的，街道办事处应当要求运营单位暂停投放：
（一）占用盲道停放的；
（二）阻塞消防通道的；
（三）未按照报告的区域投放的。

第三条　使用人应当爱护雨伞，按照说明使用，不得转借他人牟利。

第四条　本办法自发布之日起施行。
"""


def compared(old: str, new: str) -> Comparison:
    return compare(parse(normalize(old).text), parse(normalize(new).text))


def row(comparison: Comparison, key: str) -> Row:
    found = comparison.row_of_new(key)
    assert found is not None
    return found


def said(parts: tuple[PartLink, ...]) -> list[tuple[str | None, str | None, bool]]:
    return [
        (part.old and part.old.partition("__")[2], part.new and part.new.partition("__")[2], part.moved)
        for part in parts
    ]


def test_a_paragraph_moved_inside_its_article_is_a_move_with_its_edits() -> None:
    assert said(row(compared(OLD, NEW), "art_1").parts) == [
        ("para_3", "para_1", True),
        ("para_1", "para_2", False),
        ("para_2", "para_3", False),
    ]


def test_items_are_followed_through_a_new_numbering() -> None:
    assert said(row(compared(OLD, NEW), "art_2").parts) == [
        ("para_1", "para_1", False),
        ("para_1__item_1", "para_1__item_1", False),
        (None, "para_1__item_2", False),
        ("para_1__item_2", "para_1__item_3", False),
        ("para_1__item_3", None, False),
    ]


def test_one_paragraph_or_the_same_words_need_no_parts() -> None:
    comparison = compared(OLD, NEW)
    assert row(comparison, "art_3").parts == ()
    assert row(comparison, "art_4").parts == ()


def test_a_paragraph_that_went_to_another_article_stands_in_a_row_of_its_own() -> None:
    moved = "运营单位停止投放的，应当提前十日公告，并退还押金。\n"
    home = "运营单位应当公示收费标准。\n"
    other = (
        "第三条　使用人应当爱护雨伞，按照说明使用，发现损坏的及时告知运营单位，不得私自拆卸、改装、倒卖或者丢弃雨伞。\n"
    )
    base = OLD.replace("第三条　使用人应当爱护雨伞，按照说明使用。\n", other)
    old, new = base.replace(home, home + moved), base.replace(other, other + moved)
    partial = [one for one in compared(old, new).rows if one.partial]
    assert [(one.old, one.new) for one in partial] == [(("art_1",), ("art_3",))]
    assert said(partial[0].parts) == [("para_3", "para_2", True)]


def check_parts(comparison: Comparison) -> None:
    """Spans give the words of the parts, and no part stands twice on one side."""
    for one in comparison.rows:
        for key, span, draft, text in [
            *((part.old, part.old_span, comparison.old, one.old_text) for part in one.parts),
            *((part.new, part.new_span, comparison.new, one.new_text) for part in one.parts),
        ]:
            assert (key is None) is (span is None)
            if key and span:
                words = draft.slice(draft.by_key[key].span)
                assert words.startswith(text[span.start : span.end])
                assert len(span)
        if not one.partial:
            for side in ([part.old for part in one.parts], [part.new for part in one.parts]):
                named = [key for key in side if key]
                assert len(named) == len(set(named))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_parts_of_the_sample_stand_where_they_say(language: str) -> None:
    comparison = compare(sample_draft("draft1", language), sample_draft("draft2", language))
    check_parts(comparison)
    assert any(part.moved for one in comparison.rows for part in one.parts)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("old_name", "new_name"),
    [
        ("csl_2016.md", "csl_2025.md"),
        ("espionage_2014.md", "espionage_2023.md"),
        ("aia_com2021_en.txt", "aia_final2024_en.md"),
    ],
)
def test_parts_of_real_drafts_stand_where_they_say(corpus: Path, old_name: str, new_name: str) -> None:
    old, new = (read_file(corpus / "texts" / name)[1] for name in (old_name, new_name))
    check_parts(compare(old, new))


def test_json_tells_the_parts() -> None:
    rows = comparison_json(compared(OLD, NEW), "en")["rows"]
    assert isinstance(rows, list)
    assert rows[0]["parts"][0] == {
        "old": "art_1__para_3",
        "new": "art_1__para_1",
        "old_span": [45, 65],
        "new_span": [0, 22],
        "moved": True,
        "score": rows[0]["parts"][0]["score"],
    }
