from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.comparison import Comparison, Flag, Op, RowKind, Significance
from drafts.model import Draft
from drafts.parse import parse
from tests.workbench.builders import D, E, I, comparison_of, make_draft, row, sample_comparison
from workbench.linebreak import cells, width_of
from workbench.palette import Role
from workbench.render import (
    ArticleId,
    Block,
    BlockKind,
    ComparisonPages,
    Look,
    Mode,
    Page,
    Part,
    Place,
    Side,
    draft_blocks,
    folded,
)
from workbench.render.search import find_words

ZH = Look("zh")
PLAIN = Look("zh", brackets=True)


def pages(comparison: Comparison, mode: Mode, width: int = 76, look: Look = ZH) -> Page:
    return Page(ComparisonPages(comparison, look).blocks(mode), width)


def screen(page: Page) -> list[str]:
    return ["".join(run.text for run in page.line(y).runs) for y in range(page.height)]


def text_of(page: Page) -> str:
    return "\n".join(screen(page))


def block_of(page: Page, key: str, side: Side = Side.NEW) -> Block:
    index = page.block_of(ArticleId(side, key))
    assert index is not None
    return page.blocks[index]


def heading(page: Page, key: str, side: Side = Side.NEW) -> str:
    index = page.block_of(ArticleId(side, key))
    assert index is not None
    return "".join(run.text for run in page.line(page.top(index)).runs)


def roles_of(page: Page, words: str) -> set[Role]:
    return {run.role for y in range(page.height) for run in page.line(y).runs if words in run.text}


# -- signs and words


def test_each_fate_has_its_sign_and_words() -> None:
    page = pages(sample_comparison(), Mode.INLINE)
    signs = {block.articles[0]: block.sign for block in page.blocks if block.kind is BlockKind.ARTICLE}
    new = {int(a.key[4:]): sign for a, sign in signs.items() if a.side is Side.NEW}
    assert new == {1: " ", 2: "~", 3: "+", 4: " ", 5: " ", 6: "~", 7: "~", 8: "~", 9: ">", 10: "~"}
    assert signs[ArticleId(Side.OLD, "art_3")] == "-"
    assert heading(page, "art_3") == "第三条  新增"
    assert heading(page, "art_3", Side.OLD) == "第三条  删去"
    assert heading(page, "art_7") == "第七条  拆分  原第六条"
    assert heading(page, "art_8") == "第八条  合并  原第七条、第八条"
    assert heading(page, "art_9") == "第九条  移动  原第十条"
    assert heading(page, "art_2") == "第二条  ⚑期限"


def test_words_in_english() -> None:
    page = pages(sample_comparison(), Mode.INLINE, look=Look("en"))
    assert heading(page, "art_9") == "第九条  moved  was Art. 10"
    assert heading(page, "art_2") == "第二条  ⚑time limit"


def test_a_deleted_article_stands_after_the_one_it_followed() -> None:
    page = pages(sample_comparison(), Mode.INLINE)
    order = [block.articles[0] for block in page.blocks if block.kind is BlockKind.ARTICLE]
    assert order.index(ArticleId(Side.OLD, "art_3")) == order.index(ArticleId(Side.NEW, "art_2")) + 1


def test_chapters_are_rules() -> None:
    lines = screen(pages(sample_comparison(), Mode.INLINE))
    assert [line for line in lines if line.startswith("──")][1].startswith("── 第二章 义务 ───")


# -- changes


def test_inline_marks_changes_where_they_happened() -> None:
    page = pages(sample_comparison(), Mode.INLINE)
    assert "在[三十日]六十日内报告" in text_of(page)
    assert roles_of(page, "三十日") == {Role.DELETED_NUMERAL}
    assert roles_of(page, "六十日") == {Role.INSERTED_NUMERAL}
    assert Role.DELETED in roles_of(page, "可以")


def test_without_colour_changes_are_bracketed() -> None:
    text = text_of(pages(sample_comparison(), Mode.INLINE, look=PLAIN)).replace("\n", "")
    assert "[-三十日-]{+六十日+}" in text
    assert "{+（二）通知用户；+}" in text


def test_numerals_in_a_long_change_are_neither_struck_nor_underlined() -> None:
    changes = [
        (E, "前文。"),
        (D, "处以十万元以上二十万元以下罚款，情节严重的加重处罚"),
        (I, "处以一倍以上三倍以下罚款，情节严重的加重处罚"),
    ]
    page = pages(comparison_of([row(RowKind.EDITED, [1], [1], changes)]), Mode.INLINE)
    assert roles_of(page, "十万") == {Role.DELETED_NUMERAL}
    assert roles_of(page, "三") == {Role.INSERTED_NUMERAL}
    assert Role.DELETED in roles_of(page, "元以上")


def test_an_inserted_item_is_a_paragraph_of_its_own_and_hangs() -> None:
    page = pages(sample_comparison(), Mode.INLINE, width=40)
    assert "    （二）通知用户；" in screen(page)
    changes = [(E, "下列事项：\n（一）" + "处理目的、处理方式和数据种类" * 3 + "；")]
    narrow = screen(pages(comparison_of([row(RowKind.EDITED, [1], [1], changes)]), Mode.INLINE, width=40))
    item = next(i for i, line in enumerate(narrow) if "（一）" in line)
    assert narrow[item + 1].startswith(" " * 10)


def test_joined_and_parted_paragraphs_show_the_break() -> None:
    joined = comparison_of([row(RowKind.EDITED, [1], [1], [(E, "甲款。"), (D, "\n"), (E, "乙款。")])])
    parted = comparison_of([row(RowKind.EDITED, [1], [1], [(E, "甲款。"), (I, "\n"), (E, "乙款。")])])
    assert "甲款。¶乙款。" in text_of(pages(joined, Mode.INLINE))
    lines = screen(pages(parted, Mode.INLINE))
    assert "    甲款。¶" in lines
    assert "    乙款。" in lines


def test_a_deleted_paragraph_stands_alone_without_a_break_sign() -> None:
    for changes in (
        [(E, "甲款。"), (D, "\n乙款。"), (E, "\n丙款。")],
        [(E, "甲款。\n"), (D, "乙款。\n"), (E, "丙款。")],
    ):
        lines = screen(pages(comparison_of([row(RowKind.EDITED, [1], [1], changes)]), Mode.INLINE))
        assert [line.strip() for line in lines if line.strip()][2:] == ["甲款。", "乙款。", "丙款。"]


def test_side_by_side_faces_what_belongs_together() -> None:
    changes = [(E, "甲款不变。\n"), (I, "新的一款。\n"), (E, "丙款"), (D, "旧"), (I, "新"), (E, "文。")]
    lines = screen(pages(comparison_of([row(RowKind.EDITED, [1], [1], changes)]), Mode.SIDE, width=63))
    body = [line for line in lines if "│" in line]
    assert [tuple(part.strip() for part in line.split("│")) for line in body] == [
        ("甲款不变。", "甲款不变。"),
        ("", "新的一款。"),
        ("丙款旧文。", "丙款新文。"),
    ]
    assert {cells(line.split("│")[0]) for line in body} == {31}


def test_new_and_old_only_show_each_draft_clean() -> None:
    comparison = sample_comparison()
    for mode, draft in ((Mode.NEW, comparison.new), (Mode.OLD, comparison.old)):
        shown = text_of(pages(comparison, mode)).replace("\n", "").replace(" ", "")
        for article in draft.articles:
            assert draft.body(article).replace("\n", "").replace(" ", "") in shown
        assert "[" not in shown


def test_old_only_names_the_new_article() -> None:
    page = pages(sample_comparison(), Mode.OLD)
    assert heading(page, "art_10", Side.OLD) == "第十条  移动  今第九条"
    assert page.block_of(ArticleId(Side.NEW, "art_9")) == page.block_of(ArticleId(Side.OLD, "art_10"))


def test_unchanged_articles_fold_into_one_line() -> None:
    same = [row(RowKind.SAME, [n], [n + 1], [(E, "不变。")]) for n in range(1, 5)]
    comparison = comparison_of([row(RowKind.INSERTED, [], [1], [(I, "新增。")]), *same])
    blocks = ComparisonPages(comparison, ZH).blocks(Mode.INLINE)
    page = Page(folded(blocks, ZH, frozenset()), 76)
    assert "▸ 第二条–第五条 仅改号 (4)" in screen(page)
    assert block_of(page, "art_3").kind is BlockKind.FOLD
    opened = Page(folded(blocks, ZH, frozenset({ArticleId(Side.NEW, "art_3")})), 76)
    assert block_of(opened, "art_3").kind is BlockKind.ARTICLE


@pytest.mark.parametrize(("width", "share"), [(76, 0.5), (40, 0.5), (76, 0.4)])
def test_a_page_made_like_another_is_the_page_it_would_be_alone(width: int, share: float) -> None:
    rows = [row(RowKind.SAME, [n], [n], [(E, "不变的一条，" * 12)]) for n in range(1, 9)]
    rows[3] = row(RowKind.EDITED, [4], [4], [(E, "应当"), (D, "立即"), (I, "及时"), (E, "处理。")])
    for mode in Mode:
        blocks = ComparisonPages(comparison_of(rows), ZH).blocks(mode)
        whole = Page(blocks, 76)
        some = folded(blocks, ZH, frozenset())
        assert screen(Page(some, width, share=share, like=whole)) == screen(Page(some, width, share=share))
        assert screen(Page(blocks, 76, like=Page(some, 76))) == screen(whole)


def test_folds_do_not_cross_chapters() -> None:
    same = [row(RowKind.SAME, [n], [n], [(E, "不变。")]) for n in range(1, 7)]
    blocks = ComparisonPages(comparison_of(same, chapters=(0, 3)), ZH).blocks(Mode.INLINE)
    lines = screen(Page(folded(blocks, ZH, frozenset()), 76))
    assert [line for line in lines if line.startswith("▸")] == [
        "▸ 第一条–第三条 未改动 (3)",
        "▸ 第四条–第六条 未改动 (3)",
    ]


def test_spaces_in_the_place_of_spaces_are_not_shown_as_a_change() -> None:
    changes = [(E, "(a)"), (D, " "), (I, "   "), (E, "a"), (D, " "), (E, "b")]
    page = pages(comparison_of([row(RowKind.EDITED, [1], [1], changes)]), Mode.INLINE, look=PLAIN)
    assert "(a)   a[- -]b" in text_of(page)


def test_punctuation_in_another_form_is_not_marked_and_maps_both_ways() -> None:
    changes = [
        (E, "应当报告"),
        (D, ","),
        (I, "，"),
        (E, "并"),
        (D, '"'),
        (I, "“"),
        (E, "存档"),
        (D, ";"),
        (I, "。"),
        (E, "止"),
    ]
    comparison = comparison_of([row(RowKind.EDITED, [1], [1], changes, klass=Significance.MECHANICAL)])
    page = pages(comparison, Mode.INLINE, look=PLAIN)
    assert "应当报告，并“存档[-;-]{+。+}止" in text_of(page)
    assert heading(page, "art_1") == "第一条  无实质改动"
    check_every_character_is_found(page, comparison.old, Side.OLD)


def test_many_flags_are_counted_and_names_stay_whole() -> None:
    kinds = ["modality", "ban", "amount", "time-limit", "threshold", "scope", "definition"]
    flags = [Flag(kind, "", "", "", "") for kind in kinds]
    comparison = comparison_of([row(RowKind.EDITED, [1], [1], [(E, "文。")], flags=flags)])
    assert heading(pages(comparison, Mode.INLINE), "art_1") == "第一条  ⚑情态  ⚑禁止  ⚑金额  ⚑期限  ⚑+3"
    for width in range(24, 60):
        lines = screen(pages(comparison, Mode.INLINE, width))
        assert "⚑情态" in "\n".join(lines)
        assert "⚑期限" in "\n".join(lines)


def test_a_passage_from_an_article_that_lives_on_is_said_in_the_heading() -> None:
    rows = [
        row(RowKind.EDITED, [1], [1], [(E, "甲。"), (D, "乙。")]),
        row(RowKind.INSERTED, [], [2], [(I, "乙。")]),
        row(RowKind.EDITED, [1], [2], [(D, "甲。"), (E, "乙。")])._replace(partial=True),
    ]
    made = comparison_of(rows[:2])
    comparison = Comparison(made.old, made.new, tuple(rows))
    assert heading(pages(comparison, Mode.INLINE), "art_2") == "第二条  新增  含原第一条一部分"


# -- the map between cells and characters


def check_map(page: Page, drafts: dict[Side, Draft], outside: Comparison | None = None) -> None:
    """Each cell leads to its character, also in what stands outside the articles."""
    beside = {Side.OLD: outside.old, Side.NEW: outside.new} if outside is not None else {}
    for y in range(page.height):
        line = page.line(y)
        assert sum(cells(run.text) for run in line.runs) <= max(page.width, 84)
        for spot in line.spots:
            at = spot.cell
            for character in spot.text:
                width = width_of(character)
                place = page.place_at(y, at) if width else None
                if place is not None:
                    assert all(page.place_at(y, at + half) == place for half in range(width))
                    if place.key:
                        assert page.locate(place) == (y, at)
                        shown = drafts[place.side]
                        if place.key not in shown.by_key:
                            shown = beside[place.side]
                        provision = shown.by_key[place.key]
                        parts = {Part.LABEL: provision.label, Part.CAPTION: provision.title}
                        source = parts.get(place.part) or shown.body(provision)
                        assert source[place.offset] == character or character in "¶▯ "
                at += width


def check_every_character_is_found(page: Page, draft: Draft, side: Side) -> None:
    for article in draft.articles:
        if page.block_of(ArticleId(side, article.key)) is None:
            continue
        body = draft.body(article)
        for offset, character in enumerate(body):
            place = Place(side, article.key, offset)
            target = page.locate(place)
            assert target is not None
            if character not in "\n \u3000" and width_of(character):
                found = page.place_at(*target)
                assert found is not None
                spots = [spot for spot in page.line(target.y).spots if spot.cell <= target.cell]
                assert any(p.side is side and p.key == article.key for spot in spots for p in spot.places)
                if found.side is side:
                    assert found == place


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("width", [30, 47, 76, 130])
def test_cells_and_characters_map_both_ways(mode: Mode, width: int) -> None:
    comparison = sample_comparison()
    page = pages(comparison, mode, width)
    drafts = {Side.NEW: comparison.new, Side.OLD: comparison.old}
    check_map(page, drafts)
    if mode in (Mode.INLINE, Mode.SIDE, Mode.NEW):
        check_every_character_is_found(page, comparison.new, Side.NEW)
    if mode in (Mode.INLINE, Mode.SIDE, Mode.OLD):
        check_every_character_is_found(page, comparison.old, Side.OLD)


snippets = st.sampled_from(
    [
        "数据处理者",
        "三十日",
        "，",
        "。",
        "（一）",
        "\n",
        "processor ",
        "Article 3",
        "e\u0301",
        "🙂",
        "“",
        "”",
        "\x1b[31m",
        "[/]",
    ]
)
changes = st.lists(
    st.tuples(
        st.sampled_from([Op.EQUAL, Op.DELETE, Op.INSERT]), st.lists(snippets, min_size=1, max_size=6).map("".join)
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=60)
@given(st.lists(changes, min_size=1, max_size=3), st.integers(24, 120), st.sampled_from(list(Mode)), st.booleans())
def test_any_changes_map_both_ways(
    rows: Sequence[list[tuple[Op, str]]], width: int, mode: Mode, brackets: bool
) -> None:
    comparison = comparison_of([row(RowKind.EDITED, [n], [n], each) for n, each in enumerate(rows, 1)])
    page = pages(comparison, mode, width, Look("zh", brackets))
    check_map(page, {Side.NEW: comparison.new, Side.OLD: comparison.old}, comparison.outside)
    shown = text_of(page)
    assert "\x1b" not in shown
    if mode in (Mode.NEW, Mode.INLINE, Mode.SIDE):
        check_every_character_is_found(page, comparison.new, Side.NEW)


@settings(max_examples=60)
@given(changes, st.integers(24, 120))
def test_inline_gives_back_both_texts(listed: list[tuple[Op, str]], width: int) -> None:
    comparison = comparison_of([row(RowKind.EDITED, [1], [1], listed)])
    page = pages(comparison, Mode.INLINE, width)
    for side, draft in ((Side.NEW, comparison.new), (Side.OLD, comparison.old)):
        body = draft.body(draft.articles[0])
        found: dict[int, str] = {}
        for y in range(page.height):
            for spot in page.line(y).spots:
                for place in spot.places:
                    if place.side is side and place.part is Part.BODY and place.key:
                        found.update((place.offset + i, c) for i, c in enumerate(spot.text))
        missing = {offset for offset in range(len(body)) if offset not in found}
        assert all(not body[offset].strip() for offset in missing)


def test_a_line_break_and_what_lies_beyond_map_to_the_end_of_the_line() -> None:
    page = Page(draft_blocks(make_draft(["甲款。\n乙款。"]), ZH), 40)
    end = page.locate(Place(Side.NEW, "art_1", 3))
    last = page.locate(Place(Side.NEW, "art_1", 2))
    assert end is not None
    assert last is not None
    assert (end.y, end.cell) == (last.y, last.cell + 2)
    assert page.nearest_place(last.y, 39) == Place(Side.NEW, "art_1", 2)
    assert page.place_at(last.y, 39) is None


def test_a_draft_shows_its_title_chapters_and_articles() -> None:
    lines = screen(Page(draft_blocks(make_draft(["甲。", "乙。"], chapters=(0, 1)), ZH), 60))
    assert lines[0].strip() == "数据练习条例"
    assert "第一条" in lines
    assert "    甲。" in lines


def test_search_folds_width_and_case() -> None:
    draft = make_draft(["向EDPB报告ＥＤＰＢ。", "edpb（Ａ）"])
    articles = [ArticleId(Side.NEW, a.key) for a in draft.articles]
    hits = find_words("Edpb", [(article, draft) for article in articles])
    assert [(hit.place.key, hit.place.offset) for hit in hits] == [("art_1", 1), ("art_1", 7), ("art_2", 0)]
    assert find_words("  ", [(article, draft) for article in articles]) == ()


def test_captions_are_searched_and_found_in_the_heading() -> None:
    draft = parse("Article 1\nSubject matter\n1. This Act lays down rules.\nArticle 2\nScope\n1. It applies to all.\n")
    articles = [ArticleId(Side.NEW, a.key) for a in draft.articles]
    (hit,) = find_words("subject matter", [(article, draft) for article in articles])
    page = Page(draft_blocks(draft, Look("en")), 60)
    target = page.locate(hit.place)
    assert target is not None
    (stretch,) = page.stretches(target.y, hit.place, hit.length)
    line = screen(page)[target.y]
    assert line[stretch[0] : stretch[1]] == "Subject matter"
    assert line.startswith("Article 1")


# -- size


def test_a_large_comparison_is_laid_out_fast() -> None:
    body = (
        "网络数据处理者应当按照国家有关规定，建立健全数据安全管理制度，采取技术措施和其他必要措施，保障数据安全。" * 3
    )
    listed = [(E, body), (D, "三十日"), (I, "六十日"), (E, "\n" + body)]
    comparison = comparison_of([row(RowKind.EDITED, [n], [n], listed) for n in range(1, 100)])
    started = time.process_time()
    page = pages(comparison, Mode.INLINE)
    lines = [page.line(y) for y in range(40)]
    assert lines
    assert time.process_time() - started < 0.5  # about 0.03 s alone on the machine


@pytest.mark.corpus
def test_a_real_pair_maps_both_ways(corpus: Path) -> None:
    from drafts.compare import compare
    from drafts.reading import read_file

    texts = corpus / "texts"
    comparison = compare(read_file(texts / "civilgp_draft2.txt")[1], read_file(texts / "civilgp_final.txt")[1])
    for mode, width in ((Mode.INLINE, 76), (Mode.SIDE, 110)):
        page = pages(comparison, mode, width)
        for article in comparison.new.articles[:60]:
            for offset in range(0, len(comparison.new.body(article)), 7):
                target = page.locate(Place(Side.NEW, article.key, offset))
                assert target is not None
                if comparison.new.body(article)[offset] not in "\n ":
                    assert page.place_at(*target) == Place(Side.NEW, article.key, offset)
