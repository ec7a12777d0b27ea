"""Replacements that run through a draft, and passages that only moved inside an article."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafts.compare import compare
from drafts.comparison import Op, Significance
from drafts.diff import diff
from drafts.diffing.moves import with_moves
from drafts.diffing.replacements import _core, _hunk, _is_left_over
from drafts.showing.comparison_json import comparison_json
from drafts.showing.page import html_page
from tests.drafts.case_files import sides
from tests.drafts.small_drafts import build
from tests.drafts.test_diff_laws import TEXT

_DUTIES = ("登记充电设施", "公布收费标准", "核查维护记录", "保存巡检结果", "处理用户投诉")


def test_a_respelling_is_found_once_and_later_rows_are_mechanical() -> None:
    old = build(*(f"运营单位应当{duty}，记入设施帐簿和明细帐。" for duty in _DUTIES))
    new = build(*(f"运营单位应当{duty}，记入设施账簿和明细账。" for duty in _DUTIES))
    found = compare(old, new)
    assert [(each.old, each.new, each.count, each.rows) for each in found.replacements] == [
        ("帐", "账", 10, (0, 1, 2, 3, 4))
    ]
    assert [row.klass for row in found.rows] == [Significance.WORDING, *[Significance.MECHANICAL] * 4]
    assert all(row.replacements == (0,) for row in found.rows)


def test_an_authority_is_judged_where_it_first_changes_its_name() -> None:
    old = build(*(f"区城建管理机构负责{duty}。" for duty in _DUTIES))
    new = build(*(f"区住建主管部门负责{duty}。" for duty in _DUTIES))
    found = compare(old, new)
    assert found.replacements[0].rows == (0, 1, 2, 3, 4)
    assert [flag.kind for flag in found.rows[0].flags] == ["authority"]
    assert all(row.klass is Significance.MECHANICAL and not row.flags for row in found.rows[1:])
    summary = comparison_json(found, "zh")["summary"]
    assert isinstance(summary, dict)
    assert summary["replacements"][0]["rows"] == [0, 1, 2, 3, 4]


def test_half_a_title_is_no_replacement() -> None:
    old = build(*(f"运营单位依照《中华人民共和国民用运输法》的规定{duty}。" for duty in _DUTIES))
    new = build(*(f"运营单位依照民用运输法的规定{duty}。" for duty in _DUTIES))
    for found in (compare(old, new), compare(new, old)):
        assert not [each for each in found.replacements if "《" in each.old + each.new or "》" in each.old + each.new]


def test_a_word_with_the_end_of_another_is_no_replacement() -> None:
    old = build(*(f"因运营单位的过错未{duty}的，应当赔偿。" for duty in _DUTIES))
    new = build(*(f"因运营单位过失未{duty}的，应当赔偿。" for duty in _DUTIES))
    assert not [each for each in compare(old, new).replacements if "的" in (each.old[0], each.new[0])]


def test_a_row_with_another_change_besides_keeps_its_class() -> None:
    old = build(*(f"区城建管理机构负责{duty}。" for duty in _DUTIES))
    new = build(*(f"区住建主管部门负责{duty}。" for duty in _DUTIES[:4]), "区住建主管部门可以处理用户投诉。")
    assert compare(old, new).rows[4].klass is Significance.FLAGGED


def test_beside_another_change_a_replacement_is_flagged_only_where_it_is_first_made() -> None:
    old = build(*(f"港务公司应当在十日内{duty}。" for duty in _DUTIES))
    new = build(
        *(f"码头经营人应当在三十日内{duty}。" for duty in _DUTIES[:4]), "码头经营人应当在十日内处理用户的投诉。"
    )
    rows = compare(old, new).rows
    assert [[flag.kind for flag in row.flags] for row in rows] == [["scope", "time-limit"], *[["time-limit"]] * 3, []]
    assert rows[4].klass is Significance.WORDING


def test_duties_numbers_and_references_are_no_replacement_however_often_they_change() -> None:
    old = build(*(f"运营单位可以在三十日内{duty}。" for duty in _DUTIES))
    new = build(*(f"运营单位应当在六十日内{duty}。" for duty in _DUTIES))
    found = compare(old, new)
    assert not found.replacements
    assert all(row.klass is Significance.FLAGGED for row in found.rows)


@pytest.mark.parametrize(
    ("before", "after"),
    [("Annex II", "Annex III"), ("within ten days", "within thirty days"), ("within 30 days", "within 30 months"),
     ("at EUR 500", "at USD 500"), ("Article 91", "Article 92")],
)  # fmt: skip
def test_a_number_or_unit_marked_without_its_words_is_no_replacement(before: str, after: str) -> None:
    duties = ("register the charger", "publish the prices", "check the records", "keep the results")
    old = build(*(f"The operator shall {duty} {before}." for duty in duties))
    new = build(*(f"The operator shall {duty} {after}." for duty in duties))
    assert not compare(old, new).replacements


def test_a_word_put_in_here_but_not_there_is_no_replacement() -> None:
    old = build(*(f"车站经营单位负责{duty}。" for duty in _DUTIES), "车站应当保持清洁。")
    new = build(*(f"客运车站经营单位负责{duty}。" for duty in _DUTIES), "车站应当保持清洁。")
    assert not compare(old, new).replacements


def test_a_paragraph_that_changed_its_place_is_a_move() -> None:
    first, second, third = "运营单位应当公布收费标准。", "主管部门应当每年核查维护记录。", "用户可以查阅巡检结果。"
    row = compare(build(f"{first}\n{second}\n{third}"), build(f"{first}\n{third}\n{second}")).rows[0]
    ((gone, came),) = row.moves
    assert row.changes[gone].op is Op.DELETE
    assert row.changes[came].op is Op.INSERT
    assert row.changes[gone].text.strip("\n") == row.changes[came].text.strip("\n")
    assert row.klass is Significance.WORDING


@given(TEXT, TEXT)
@settings(max_examples=100)
def test_cutting_out_moves_keeps_both_texts(old: str, new: str) -> None:
    changes, moves = with_moves(diff(old, new))
    assert sides(changes) == (old, new)
    assert all(changes[a].op is Op.DELETE and changes[b].op is Op.INSERT for a, b in moves)
    assert len({a for a, _ in moves}) == len(moves) == len({b for _, b in moves})


def test_the_page_lists_replacements_and_shows_typing_faintly() -> None:
    old = build(*(f"区城建管理机构负责{duty},并记录。" for duty in _DUTIES))
    new = build(*(f"区住建主管部门负责{duty}，并记录。" for duty in _DUTIES))
    page = html_page(compare(old, new), "zh")
    assert "通篇替换" in page
    assert page.count('<del class="typing">,</del><ins class="typing">，</ins>') == 5


_WORDS = st.text("甲乙帐账簿 ab,\n第八条", max_size=6)


@settings(max_examples=300)
@given(_WORDS, _WORDS, _WORDS)
def test_what_changes_are_counted_by_is_the_same_with_the_word_that_follows(old: str, new: str, after: str) -> None:
    change = _hunk(old, new, after, "zh")
    assume(change.wide[0] != change.wide[1])
    assert _core(*change.wide) == change.core
    assert _hunk(*change.wide, "", "zh").core == change.core


@settings(max_examples=300)
@given(st.text("甲乙帐账", max_size=40), st.text("甲乙", min_size=1, max_size=2), st.integers(0, 4))
def test_words_are_left_over_that_stand_more_often_than_allowed(text: str, old: str, most: int) -> None:
    assert _is_left_over((old, "账簿"), text, most) is (text.count(old) > most)
    assert _is_left_over((old, old + "账"), text, most) is (text.count(old) - text.count(old + "账") > most)
