"""The same tasks as in test_acceptance with arrows, F-keys and Enter alone, as with a Chinese input method on."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from comments.records import Status, Visibility
from drafts.comparison import RowKind
from tests.workbench.desk import Stored, at_desk, real_store
from tests.workbench.desk_tasks import (
    CARRY,
    INTERNAL,
    articles_with,
    before_the_new_draft,
    carried_comments,
    flagged_articles,
    four_in_review,
    joined_later,
    shown_articles,
    status_of,
)
from tests.workbench.screen_setting import docket, press, review
from workbench.render import Side
from workbench.screens.carrying import CarryScreen
from workbench.screens.export import ExportScreen

pytestmark = pytest.mark.corpus


@pytest.fixture
def stored(corpus: Path, tmp_path: Path) -> Stored:
    """A store of its own with two real versions of a law."""
    return real_store(corpus, tmp_path)


async def test_1_to_4_opening_comparing_stepping_and_going_to_an_article(stored: Stored) -> None:
    async with at_desk(stored, opened=False, only_safe_keys=True) as desk:
        docket(desk.pilot)
        await desk.keys("enter")
        assert review(desk.pilot).slug == desk.slug
        await press(desk.pilot, "R")  # one draft alone, to begin with
        assert desk.count() == 1
        await desk.do("drafts")
        await desk.keys("enter")
        comparison = desk.comparison
        assert len(comparison.old.articles) < len(comparison.new.articles)
        assert desk.count() <= 40
        await desk.keys("f8")
        row = comparison.row_of_new(review(desk.pilot).law.article_key or "")
        assert row is None or row.kind is not RowKind.SAME
        assert desk.count() == 1
        await desk.keys("f2", "2", "4", "enter")
        assert desk.article == "第二十四条"
        assert desk.count() == 4


async def test_5_a_comment_with_proposed_text(stored: Stored) -> None:
    async with at_desk(stored, only_safe_keys=True) as desk:
        await desk.keys("f2", "2", "4", "enter", "f4")
        await desk.type("规则过宽")
        await desk.do("next_field")
        await desk.do("next_field")
        await desk.type("依法")
        await desk.do("save")
        assert desk.count() <= 15
        (found,) = (c for c in desk.workspace.comments(desk.slug) if c.body == "规则过宽")
        assert (found.label, found.visibility) == ("第二十四条", Visibility.SUBMISSION)
        assert (found.proposal or "").startswith("依法")


async def test_6_a_comment_on_one_clause(stored: Stored) -> None:
    async with at_desk(stored, only_safe_keys=True) as desk:
        await desk.keys("f2", "2", "4", "enter", "f3", *["right"] * 12, "f4")
        await desk.type("此处应当明确")
        await desk.do("save")
        assert desk.count() <= 20
        (found,) = (c for c in desk.workspace.comments(desk.slug) if c.body == "此处应当明确")
        assert found.quote is not None
        assert found.label == "第二十四条"
        article = desk.workspace.draft(desk.slug).article("24")
        assert article is not None
        assert desk.workspace.draft(desk.slug).body(article).startswith(found.quote.exact)
        assert 12 <= len(found.quote.exact) <= 13


async def test_7_every_article_with_some_words(stored: Stored) -> None:
    async with at_desk(stored, only_safe_keys=True) as desk:
        await desk.keys("f2", "1", "enter")
        await desk.do("search")
        await desk.type(desk.words)
        await desk.keys("enter")
        seen = {review(desk.pilot).law.article}
        await desk.keys("f8")
        assert desk.count() <= 50
        seen.add(review(desk.pilot).law.article)
        assert seen <= articles_with(desk)


async def test_8_only_changes_with_flags(stored: Stored) -> None:
    async with at_desk(stored, only_safe_keys=True) as desk:
        await desk.do("filter_flags")
        assert shown_articles(desk)
        assert shown_articles(desk) <= flagged_articles(desk)
        assert desk.count() <= 40


async def test_9_a_wrong_pair_is_mended(stored: Stored) -> None:
    async with at_desk(stored, only_safe_keys=True) as desk:
        old, first, second = joined_later(desk)
        await desk.keys("f2", *first.number, "enter")
        desk.count()
        await desk.do("alignment")
        await desk.keys("f9", "down", "f9", "f4")
        assert desk.count() <= 25
        row = desk.workspace.compare(desk.slug).row_of_new(second.key)
        assert row is not None
        assert (row.kind, row.old, row.new) == (RowKind.SPLIT, (old.key,), (first.key, second.key))


async def test_10_four_comments_get_a_status_together(stored: Stored) -> None:
    made = four_in_review(stored)
    async with at_desk(stored, only_safe_keys=True) as desk:
        await desk.do("board")
        await desk.keys("f3", "f3", "f3", "f3", "2")
        assert desk.count() <= 30
        after = {c.id: c.status for c in desk.workspace.comments(desk.slug)}
        assert [after[identifier] for identifier in made] == [Status.APPROVED] * 4


async def test_11_comments_are_carried_to_a_new_draft(corpus: Path, tmp_path: Path) -> None:
    stored = before_the_new_draft(corpus, tmp_path)
    async with at_desk(stored, only_safe_keys=True) as desk:
        await desk.do("import_draft")
        await desk.type(str(corpus / "texts" / CARRY[1]))
        await desk.keys("enter", "enter", "f12")
        assert isinstance(desk.pilot.app.screen, CarryScreen)
        await desk.keys("f8", "enter", "enter", "f6")
        assert desk.count() <= 45
        carried = carried_comments(desk)
        assert carried["意见18"].label == "第十六条"


async def test_12_the_submission_is_written_and_holds_no_internal_note(
    stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_desk(stored, only_safe_keys=True) as desk:
        desk.workspace.comment(desk.slug, "24", body="规则过宽", visibility=Visibility.SUBMISSION)
        desk.workspace.comment(desk.slug, "24", body=INTERNAL, visibility=Visibility.INTERNAL)
        await desk.do("export")
        assert isinstance(desk.pilot.app.screen, ExportScreen)
        await desk.keys("enter")
        assert desk.count() <= 40
        (path,) = tmp_path.glob("*.docx")
        with zipfile.ZipFile(path) as package:
            whole = "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())
        assert "规则过宽" in whole
        assert INTERNAL not in whole


async def test_14_the_last_change_of_status_is_taken_back(stored: Stored) -> None:
    made = four_in_review(stored)
    async with at_desk(stored) as desk:
        await press(desk.pilot, "b", "space", "2", "escape")
        assert status_of(desk, made[0]) is Status.APPROVED
        desk.only_safe_keys = True
        desk.count()
        await desk.do("undo")
        assert status_of(desk, made[0]) is Status.IN_REVIEW
        assert desk.count() <= 20


async def test_15_a_window_resized_keeps_what_the_arrows_selected(stored: Stored) -> None:
    async with at_desk(stored, size=(200, 50), only_safe_keys=True) as desk:
        await desk.keys("f2", "2", "4", "enter", "f3", *["right"] * 6)
        law = review(desk.pilot).law
        before = (desk.article, law.selection)
        assert before[1]
        await desk.pilot.resize_terminal(80, 24)
        await press(desk.pilot)
        assert (desk.article, law.selection) == before
        await desk.keys("f4")
        assert review(desk.pilot).dock.typed().quote is not None
        assert law.article is not None
        assert law.article.side is Side.NEW
