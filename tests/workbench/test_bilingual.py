"""A draft beside its translation: article by article, every character in its place, the comments on both shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.compare import compare
from drafts.comparison import Op, RowKind
from drafts.model import Draft
from drafts.parse import parse
from tests.workbench.builders import comparison_of, make_draft, row
from tests.workbench.screen_setting import (
    NEW_TEXT,
    OLD_TEXT,
    SLUG,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
)
from tests.workbench.test_render import check_every_character_is_found, check_map, screen
from workbench.render import Look, Mode, Page, Side, Translation, translation_blocks
from workbench.render.bilingual import paired_articles
from workbench.screens.bilingual import BilingualScreen
from workbench.screens.translations import TranslationsScreen
from workbench.workspace import Workspace

ENGLISH = """Data Security Rules (Second Draft for Comment)

CHAPTER 1 General Provisions
Article 1 These Rules are made to regulate data handling and protect data security.
Article 2 These Rules apply to data handling in the City.
Article 3 The City sets up an expert committee on data security.
Article 4 The authority shall publish the catalogue of important data within 30 days.

CHAPTER 2 Obligations
Article 5 A data handler may set up rules on data security and name a person in charge.
Article 6 Whoever breaks Article 5 is fined up to RMB 50,000.
Article 7 These Rules take effect on the day of publication.
"""


def with_english(folder: Path) -> Workspace:
    """The small matter, and its second draft's English text as a matter of its own with a comment."""
    workspace = open_workspace(folder)
    path = folder / "en.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    workspace.import_draft(path, "rules-en", label="draft2")
    workspace.comment("rules-en", "5", body="“may” should be “shall”", draft="draft2")
    return workspace


def test_paragraphs_that_do_not_match_are_said_and_none_is_lost() -> None:
    translation = Translation(parse(NEW_TEXT), parse(ENGLISH))
    page = Page(translation_blocks(translation, Look("zh"), beside=True), 120, share=translation.share)
    lines = screen(page)
    assert any("第五条" in line and "段数不同 2:1" in line and "Article 5" in line for line in lines)
    left, right = page.column_widths
    assert left < right
    assert translation.left is Side.NEW
    assert Translation(translation.other, translation.base).left is Side.OLD


numbers = st.lists(st.integers(1, 9), min_size=1, max_size=9, unique=True)


@settings(max_examples=60)
@given(numbers, numbers)
def test_every_article_of_both_texts_stands_there_once(mine: list[int], theirs: list[int]) -> None:
    base, other = _of(mine, "zh"), _of(theirs, "en")
    pairs = paired_articles(Translation(base, other))
    assert [a.key for a, _ in pairs if a is not None] == [a.key for a in base.articles]
    assert sorted(b.key for _, b in pairs if b is not None) == sorted(b.key for b in other.articles)
    assert all(a.number == b.number for a, b in pairs if a is not None and b is not None)
    assert {a.number for a, b in pairs if a and b} == {str(n) for n in set(mine) & set(theirs)}


def _of(chosen: list[int], language: str) -> Draft:
    """A draft whose articles bear these numbers, in this order."""

    draft = make_draft([f"words {n}." for n in chosen], language=language)
    articles = iter(chosen)
    provisions = tuple(
        p._replace(number=str(next(articles))) if p.kind.value == "article" else p for p in draft.provisions
    )
    return draft._replace(provisions=provisions)


@pytest.mark.parametrize("width", [30, 56, 57, 80, 120, 200])
@pytest.mark.parametrize("turned", [False, True])
def test_cells_and_characters_map_both_ways_in_both_columns(width: int, turned: bool) -> None:
    zh, en = parse(NEW_TEXT), parse(ENGLISH)
    translation = Translation(en, zh) if turned else Translation(zh, en)
    page = Page(translation_blocks(translation, Look("zh"), beside=width >= 56), width, share=translation.share)
    check_map(page, {Side.NEW: translation.base, Side.OLD: translation.other})
    check_every_character_is_found(page, translation.base, Side.NEW)
    check_every_character_is_found(page, translation.other, Side.OLD)


async def test_b_opens_the_only_translation_at_the_article_with_the_comments_on_both(tmp_path: Path) -> None:
    workspace = with_english(tmp_path)
    workspace.comment(SLUG, "5", body="宜改回应当")
    async with running(workspace, start=SLUG, size=(160, 40)) as pilot:
        await press(pilot, "5", "enter", "B")
        assert isinstance(pilot.app.screen, BilingualScreen)
        text = screen_text(pilot)
        assert "第五条 │ Article 5" in text
        assert "宜改回应当" in text
        assert "should be" in text
        await press(pilot, "j")
        assert "第六条 │ Article 6" in screen_text(pilot)
        await press(pilot, "enter")
        assert review(pilot).label_of(review(pilot).law.article) == "第六条"


async def test_a_comment_is_on_the_text_that_counts_and_another_text_can_be_chosen(tmp_path: Path) -> None:
    async with running(with_english(tmp_path), start=SLUG, size=(80, 24), language="en") as pilot:
        await press(pilot, "B", "down", "c")
        assert review(pilot).dock.typed().label == "第二条"
        await press(pilot, "escape", "B", "p")
        assert "comment" in screen_text(pilot)
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, TranslationsScreen)
        await press(pilot, "end", "enter")
        assert isinstance(pilot.app.screen, BilingualScreen)
        assert pilot.app.screen.law.mode is Mode.SIDE
        await press(pilot, "escape")
        assert review(pilot).law.has_focus


async def test_a_store_with_one_text_says_that_there_is_none_to_set_beside_it(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path, empty=True)
    path = tmp_path / "one.txt"
    path.write_text(NEW_TEXT, encoding="utf-8")
    workspace.import_draft(path, "one")
    async with running(workspace, start="one") as pilot:
        await press(pilot, "B")
        assert any("没有其他文本" in text for text in said(pilot))


# -- changes since each text's own draft before

ENGLISH_BEFORE = (
    ENGLISH.replace("(Second Draft for Comment)", "(Draft for Comment)")
    .replace("Article 3 The City sets up an expert committee on data security.\n", "")
    .replace("30 days", "ten days")
    .replace("may set up", "shall set up")
    .replace("Article 4", "Article 3")
    .replace("Article 5", "Article 4")
    .replace("Article 6", "Article 5")
    .replace("Article 7", "Article 7 Records are kept for three years.\nArticle 8")
)


def marked() -> Translation:
    """Both texts with the changes in each since the draft before; the English one has lost an article on the way."""
    zh, en = compare(parse(OLD_TEXT), parse(NEW_TEXT)), compare(parse(ENGLISH_BEFORE), parse(ENGLISH))
    return Translation(zh.new, en.new, zh, en)


@pytest.mark.parametrize("beside", [True, False])
def test_each_text_marks_what_changed_since_its_own_draft_before(beside: bool) -> None:
    translation = marked()
    look = Look("zh", brackets=True)
    page = Page(translation_blocks(translation, look, beside=beside), 160, share=translation.share)
    shown = " ".join("\n".join(screen(page)).split())
    assert "[-十日-]{+三十日+}" in shown
    assert "[-ten-]{+30" in shown
    assert "[-应当-]{+可以+}" in shown
    assert "[-shall-]{+may+}" in shown
    assert "第三条 新增" in shown
    assert "[-Records are kept for three years.-]" in shown  # it is gone, and is still seen
    assert all(block.can_stand for block in page.blocks if block.articles)


@pytest.mark.parametrize("width", [30, 57, 80, 120, 200])
@pytest.mark.parametrize("brackets", [True, False])
def test_with_changes_marked_cells_and_characters_still_map_both_ways(width: int, brackets: bool) -> None:
    translation = marked()
    blocks = translation_blocks(translation, Look("zh", brackets), beside=width >= 56)
    page = Page(blocks, width, share=translation.share)
    check_map(page, {Side.NEW: translation.base, Side.OLD: translation.other})
    check_every_character_is_found(page, translation.base, Side.NEW)
    check_every_character_is_found(page, translation.other, Side.OLD)


own_words = st.sampled_from(["数据处理者", "三十日", "，", "。", "\n", "应当", "可以", "（一）"])
their_words = st.sampled_from(["data handler ", "30 days", ", ", ". ", "\n", "shall ", "may ", "(a) "])


def edits(words: st.SearchStrategy[str]) -> st.SearchStrategy[list[tuple[Op, str]]]:
    """Changes of a text of such words."""
    return st.lists(
        st.tuples(st.sampled_from(list(Op)), st.lists(words, min_size=1, max_size=5).map("".join)),
        min_size=1,
        max_size=6,
    )


@settings(max_examples=60)
@given(edits(own_words), edits(their_words), st.integers(30, 200))
def test_any_changes_in_both_columns_lose_no_word(
    mine: list[tuple[Op, str]], theirs: list[tuple[Op, str]], width: int
) -> None:
    own = comparison_of([row(RowKind.EDITED, [1], [1], mine)])
    other = comparison_of([row(RowKind.EDITED, [1], [1], theirs)])
    translation = Translation(own.new, other.new, own, other)
    page = Page(translation_blocks(translation, Look("zh"), beside=width >= 56), width, share=translation.share)
    check_every_character_is_found(page, own.new, Side.NEW)
    check_every_character_is_found(page, other.new, Side.OLD)
    deleted = "".join(text for op, text in mine if op is Op.DELETE and text.isalpha())
    lines = "".join(screen(page))
    assert all(character in lines for character in deleted)


async def test_on_the_screen_changes_are_marked_and_one_key_takes_the_marks_away(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    for label, text in (("draft1", ENGLISH_BEFORE), ("draft2", ENGLISH)):
        path = tmp_path / f"{label}-en.txt"
        path.write_text(text, encoding="utf-8")
        workspace.import_draft(path, "rules-en", label=label)
    workspace.comment("rules-en", "4", body="“shall” was right", draft="draft1")
    async with running(workspace, start=SLUG, size=(160, 40), theme="wb-plain") as pilot:
        await press(pilot, "5", "enter", "R", "B", "enter")
        assert isinstance(pilot.app.screen, BilingualScreen)
        text = screen_text(pilot)
        assert "draft1→draft2" in text
        assert "[-应当-]{+可以+}" in text
        assert "[-shall-]{+may+}" in text
        assert "was right" in text  # made on the draft before, where the article has another number
        await press(pilot, "s")
        text = screen_text(pilot)
        assert "[-" not in text
        assert pilot.app.screen.law.article == (Side.NEW, "art_5")
        assert "was right" in text
        await press(pilot, "f5")
        assert "[-shall-]{+may+}" in screen_text(pilot)
