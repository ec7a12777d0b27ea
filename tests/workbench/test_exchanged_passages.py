"""A passage that left an article for another: in both it is shown as what it is, not as gone and as new."""

from __future__ import annotations

import pytest

from drafts.compare import compare
from drafts.comparison import Comparison
from drafts.lineage import lineage
from drafts.parse import parse
from tests.workbench.test_render import check_every_character_is_found, check_map, pages, roles_of, text_of
from workbench.palette import Role
from workbench.render import Look, Mode, Side
from workbench.render.entries import comparison_entries
from workbench.render.exchanged import passages_of
from workbench.render.threads import thread_columns

OTHERS = (
    "为了规范档案的保管，保障借阅人的权利，制定本办法。",
    "档案馆每日开放八小时，节假日另行公告开放的时间和范围。",
    "借阅人应当爱护档案，不得涂改、抽取、损毁，也不得带出阅览室。",
)
REPAIR = "修复档案应当由受过训练的人员进行，修复前后分别拍照留存，并记入修复登记簿。"
STORE = "库房应当防火、防潮、防虫，温度不得高于二十四度，相对湿度不得高于百分之六十。"
CHECK = "库房管理人员应当每月清点一次，发现短缺的，应当在三日内书面报告馆长并查明原因。"
CHECKED = "库房管理人员应当每周清点一次，发现短缺的，应当在三日内书面报告馆长并查明原因。"
REPORT = "档案馆每年向上级主管部门报送保管情况的统计表，并附修复登记簿的摘要和说明。"


def draft(*articles: str) -> str:
    numerals = "一二三四五六七八九"
    listed = "\n".join(f"第{numeral}条 {body}" for numeral, body in zip(numerals, articles, strict=False))
    return f"档案练习办法\n{listed}\n"


def moved_passage() -> Comparison:
    """Article 4's second paragraph became, with a change, the second paragraph of article 5."""
    old = draft(*OTHERS, f"{STORE}\n{CHECK}", REPORT, REPAIR)
    return compare(parse(old), parse(draft(*OTHERS, STORE, f"{REPORT}\n{CHECKED}", REPAIR)))


def test_the_passage_of_a_partial_row_with_what_changed_in_it() -> None:
    comparison = moved_passage()
    (row,) = (row for row in comparison.rows if row.partial)
    (passage,) = passages_of(comparison, row)
    assert row.old_text[passage.old_span.start : passage.old_span.end] == CHECK
    assert row.new_text[passage.new_span.start : passage.new_span.end] == CHECKED
    assert [text for op, text in passage.changes if op != "equal"] == ["每月", "每周"]
    assert all(not passages_of(comparison, other) for other in comparison.rows if not other.partial)


@pytest.mark.parametrize("mode", [Mode.INLINE, Mode.SIDE])
def test_it_says_in_both_articles_where_it_went_and_came_from(mode: Mode) -> None:
    text = text_of(pages(moved_passage(), mode, 180)).replace("\n", "")
    assert "[>移至第五条第二款：" in text
    assert "[>移自第四条第二款：" in text
    assert "一部分移至第五条" in text
    assert "含原第四条一部分" in text


def test_only_what_changed_in_it_is_marked_as_changed() -> None:
    page = pages(moved_passage(), Mode.INLINE, 84)
    assert not {Role.DELETED, Role.INSERTED} & roles_of(page, "馆长并查明原因")
    assert Role.MOVED_HERE in roles_of(page, "馆长并查明原因")
    assert Role.INSERTED in roles_of(page, "每周")
    assert "¶" not in text_of(page)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("width", [30, 57, 120, 200])
@pytest.mark.parametrize("brackets", [False, True])
def test_every_character_is_found_where_it_stands(mode: Mode, width: int, brackets: bool) -> None:
    comparison = moved_passage()
    page = pages(comparison, mode, width, Look("zh", brackets))
    check_map(page, {Side.NEW: comparison.new, Side.OLD: comparison.old}, comparison.outside)
    if mode is not Mode.OLD:
        check_every_character_is_found(page, comparison.new, Side.NEW)
    if mode is not Mode.NEW:
        check_every_character_is_found(page, comparison.old, Side.OLD)


def test_the_pieces_still_add_up_to_the_new_articles() -> None:
    comparison = moved_passage()
    for entry in comparison_entries(comparison):
        if entry.id.side is Side.NEW:
            words = "".join(piece.text for piece in entry.pieces if piece.op != "delete")
            assert words == comparison.new.body(entry.provision)


def test_the_lineage_tells_it_too() -> None:
    found = lineage([moved_passage()])
    for key, said in (("art_4", "[>移至第五条第二款："), ("art_5", "[>移自第四条第二款：")):
        thread = next(thread for thread in found.threads if key in thread.stops[1])
        columns = thread_columns(found, ("一稿", "二稿"), thread, Look("zh"))
        assert said in "\n".join(paragraph.text for paragraph in columns[1]), key
