"""An article that several became one of: each old article is told apart, by its number, from the next."""

from __future__ import annotations

import pytest

from drafts.comparison import Comparison, RowKind, Significance
from drafts.lineage import lineage
from tests.workbench.builders import D, E, I, comparison_of, row
from tests.workbench.test_render import check_every_character_is_found, check_map, pages, roles_of, screen, text_of
from workbench.palette import Role
from workbench.render import Look, Mode, Side
from workbench.render.threads import thread_columns


def merged() -> Comparison:
    """Old articles 2, 3 and 4 are the new article 2."""
    changes = [
        (E, "拒绝提供证据的，"),
        (D, "由所在单位予以处分。\n以暴力阻碍执行任务的，依法追究刑事责任。\n"),
        (I, "泄露秘密的，"),
        (E, "处十日以下拘留"),
        (D, "，并处罚款"),
        (E, "。"),
    ]
    first = row(RowKind.SAME, [1], [1], [(E, "为了规范档案管理，制定本办法。")], klass=Significance.NONE)
    return comparison_of([first, row(RowKind.MERGED, [2, 3, 4], [2], changes)])


def test_side_by_side_each_old_article_is_a_paragraph_with_its_number() -> None:
    page = pages(merged(), Mode.SIDE, 120)
    lines = [line.partition("│")[0].strip() for line in screen(page)]
    for beginning in ("第二条  拒绝提供证据的", "第三条  以暴力阻碍", "第四条  处十日以下"):
        assert any(line.startswith(beginning) for line in lines), beginning
    assert Role.LABEL in roles_of(page, "第三条")


def test_in_line_each_old_article_is_named_where_its_words_begin() -> None:
    text = text_of(pages(merged(), Mode.INLINE, 120)).replace("\n", "")
    assert "［原第三条］以暴力阻碍" in text
    assert "[was Art. 3]" in text_of(pages(merged(), Mode.INLINE, 120, Look("en")))


def test_an_article_that_came_from_one_has_no_such_label() -> None:
    text = text_of(pages(merged(), Mode.INLINE, 120))
    assert "原第一条" not in text


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("width", [30, 57, 120, 200])
@pytest.mark.parametrize("brackets", [False, True])
def test_every_character_is_found_where_it_stands(mode: Mode, width: int, brackets: bool) -> None:
    comparison = merged()
    page = pages(comparison, mode, width, Look("zh", brackets))
    check_map(page, {Side.NEW: comparison.new, Side.OLD: comparison.old}, comparison.outside)
    if mode is not Mode.OLD:
        check_every_character_is_found(page, comparison.new, Side.NEW)
    if mode in (Mode.INLINE, Mode.SIDE):
        check_every_character_is_found(page, comparison.old, Side.OLD)


def test_the_lineage_names_each_of_several_articles_before_its_words() -> None:
    found = lineage([merged()])
    thread = next(thread for thread in found.threads if "art_2" in thread.stops[1])
    lines = [paragraph.text for paragraph in thread_columns(found, ("一稿", "二稿"), thread, Look("zh"))[0]]
    assert [line for line in lines if line in ("第二条", "第三条", "第四条")] == ["第二条", "第三条", "第四条"]
