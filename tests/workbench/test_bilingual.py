"""A draft beside its translation: article by article, every character in its place, the comments on both shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.model import Draft
from drafts.parse import parse
from tests.workbench.builders import make_draft
from tests.workbench.screen_setting import NEW_TEXT, SLUG, open_workspace, press, review, running, said, screen_text
from tests.workbench.test_render import check_every_character_is_found, check_map, screen
from workbench.render import Look, Mode, Page, Side, Translation, translation_blocks
from workbench.render.bilingual import paired_articles
from workbench.screens.bilingual import BilingualScreen, TranslationsScreen
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


@settings(max_examples=60, deadline=None)
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
    from dataclasses import replace

    draft = make_draft([f"words {n}." for n in chosen], language=language)
    articles = iter(chosen)
    provisions = tuple(
        replace(p, number=str(next(articles))) if p.kind.value == "article" else p for p in draft.provisions
    )
    return replace(draft, provisions=provisions)


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
