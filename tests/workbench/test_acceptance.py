"""What a person should be able to do, with how few keys, on our sample and on real drafts: tasks are driven by keys and counted.

Typing of words isn't counted. Keys are those of a keyboard without an input method; the tasks done most are also done with arrows,
F-keys, digits and Enter alone.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from comments.records import Status, Visibility
from drafts.comparison import RowKind, Significance
from tests.workbench.desk import BOTH, Stored, at_desk, sample_store, stored_for
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
from tests.workbench.screen_setting import docket, press, review, said, screen_text
from workbench.render import ArticleId, BlockKind, Side
from workbench.screens.carrying import CarryScreen
from workbench.screens.chapters import FlagKindsScreen
from workbench.screens.export import ExportScreen


@pytest.fixture(params=BOTH)
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Stored:
    """A store of its own with drafts, the matter with the nearest deadline in it, and words its drafts repeat."""
    return stored_for(request, tmp_path)


@pytest.fixture
def sample_only(tmp_path: Path) -> Stored:
    """The same for our sample alone."""
    return sample_store(tmp_path)


async def test_1_the_most_urgent_draft_is_one_key_away(stored: Stored) -> None:
    async with at_desk(stored, opened=False) as desk:
        docket(desk.pilot)
        await desk.keys("enter")
        assert review(desk.pilot).slug == desk.slug
        assert desk.count() <= 1


async def test_2_its_last_two_versions_are_compared_with_two_keys(stored: Stored) -> None:
    async with at_desk(stored) as desk:
        await press(desk.pilot, "R")  # reading one draft
        assert review(desk.pilot).shown.comparison is None  # type: ignore[union-attr]  # it is open
        await desk.keys("d", "enter")
        comparison = review(desk.pilot).shown.comparison  # type: ignore[union-attr]  # it is open
        assert comparison is not None
        assert len(comparison.old.articles) < len(comparison.new.articles)
        assert desk.count() <= 2


@pytest.mark.parametrize("keys", [("f2", "2", "4", "enter"), ("2", "4", "enter")])
async def test_4_with_an_f_key_or_digits_alone(sample_only: Stored, keys: tuple[str, ...]) -> None:
    async with at_desk(sample_only) as desk:
        await desk.keys(*keys)
        assert desk.article == "第二十四条"
        assert desk.count() <= 4


async def test_3_the_next_change_of_substance_is_one_key_away(stored: Stored) -> None:
    async with at_desk(stored) as desk:
        rows = [row for row in desk.comparison.rows if not row.partial]
        only = {row for row in rows if row.kind is RowKind.SAME}
        only |= {row for row in rows if row.kind is RowKind.EDITED and row.klass is Significance.MECHANICAL}
        law = review(desk.pilot).law
        await desk.keys("right_square_bracket")
        assert desk.count() == 1
        seen = [law.article]
        while law.next_change():  # the same without waiting for the screen each time
            seen.append(law.article)
        assert len(set(seen)) == len(seen) >= 6
        assert not {ArticleId(Side.NEW, key) for row in only for key in row.new} & set(seen)
        reached = {article.key for article in seen if article is not None and article.side is Side.NEW}
        for row in rows:
            if row not in only and row.new and desk.comparison.new.articles[0].key not in row.new:
                assert set(row.new) <= reached, row.new  # none is skipped


async def test_4_an_article_is_reached_by_its_number(stored: Stored) -> None:
    async with at_desk(stored) as desk:
        await desk.keys("colon", "2", "4", "enter")
        assert desk.article == "第二十四条"
        assert "第二十四条" in screen_text(desk.pilot)
        assert desk.count() <= 4


async def test_5_a_comment_with_proposed_text_takes_seven_keys(stored: Stored) -> None:
    async with at_desk(stored) as desk:
        await desk.keys("2", "4", "enter", "f4")
        await desk.type("规则过宽")
        await desk.keys("tab", "tab")
        await desk.type("依法")
        await desk.keys("ctrl+s")
        assert desk.count() <= 7
        article = desk.workspace.draft(desk.slug).article("24")
        (found,) = (c for c in desk.workspace.comments(desk.slug) if c.body == "规则过宽")
        assert (found.label, found.visibility) == ("第二十四条", Visibility.SUBMISSION)
        assert found.proposal is not None
        assert found.proposal.startswith("依法")
        assert len(found.proposal) > len("依法") + 20
        assert article is not None


async def test_6_a_comment_on_one_sentence_takes_three_keys(stored: Stored) -> None:
    async with at_desk(stored) as desk:
        await press(desk.pilot, "2", "4", "enter")
        await desk.keys("v", "right_parenthesis", "c")
        await desk.type("此句应当明确")
        assert desk.count() <= 3
        await press(desk.pilot, "ctrl+s")
        (found,) = (c for c in desk.workspace.comments(desk.slug) if c.body == "此句应当明确")
        assert found.quote is not None
        assert found.quote.exact.endswith(("。", "，", "；", "："))
        assert found.label == "第二十四条"


async def test_7_every_article_with_some_words_is_found_and_walked(stored: Stored) -> None:
    async with at_desk(stored) as desk:
        await press(desk.pilot, "g")
        await desk.keys("slash")
        await desk.type(desk.words)
        await desk.keys("enter")
        law, wanted = review(desk.pilot).law, articles_with(desk)
        assert len(wanted) >= 4
        assert any(desk.words in text and "处" in text for text in said(desk.pilot))
        seen = {law.article}
        await desk.keys("n", "n")
        assert desk.count() <= 4
        for _ in range(400):
            seen.add(law.article)
            if seen == wanted:
                break
            review(desk.pilot).action_next_hit()  # the same without waiting for the screen each time
        assert seen == wanted
        last = law.article
        await desk.keys("escape")
        assert law.article == last


async def test_8_only_changes_with_flags_are_seen(stored: Stored) -> None:
    async with at_desk(stored) as desk:
        await desk.keys("ctrl+p")
        await desk.type("旗标的改动")
        await desk.keys("enter")
        assert desk.count() <= 5
        assert shown_articles(desk)
        assert shown_articles(desk) <= flagged_articles(desk)
        assert any(block.kind is BlockKind.FOLD for block in review(desk.pilot).law._page.blocks)
        await desk.keys("right_square_bracket")
        assert review(desk.pilot).law.article in flagged_articles(desk)


@pytest.mark.parametrize("kind", ["modality", "time-limit"])
async def test_8_only_changed_duty_words_or_only_changed_limits(stored: Stored, kind: str) -> None:
    async with at_desk(stored) as desk:
        flagged = {key for row in desk.comparison.rows if kind in {f.kind for f in row.flags} for key in row.new}
        await desk.keys("l")
        kinds = desk.pilot.app.screen
        assert isinstance(kinds, FlagKindsScreen)
        at = [entry.value for entry in kinds.listing.entries].index((kind,))
        await desk.keys(*["down"] * at, "enter")
        assert desk.count() <= 12
        assert flagged
        assert {article.key for article in shown_articles(desk) if article.side is Side.NEW} == flagged


async def test_9_a_wrong_pair_is_mended_in_eight_keys(stored: Stored) -> None:
    async with at_desk(stored) as desk:
        old, first, second = joined_later(desk)
        await press(desk.pilot, *first.number, "enter")
        await desk.keys("A", "space", "down", "space", "s")
        assert desk.count() <= 8
        await press(desk.pilot, "escape")
        for comparison in (desk.comparison, desk.workspace.compare(desk.slug)):
            row = comparison.row_of_new(second.key)
            assert row is not None
            assert (row.kind, row.old, row.new) == (RowKind.SPLIT, (old.key,), (first.key, second.key))


async def test_10_four_reviewed_comments_are_made_final_together(stored: Stored) -> None:
    made = four_in_review(stored)
    async with at_desk(stored) as desk:
        await desk.keys("b", "space", "space", "space", "space", "2")
        assert desk.count() <= 10
        assert [status_of(desk, each) for each in made] == [Status.APPROVED] * 4
        await press(desk.pilot, "u")
        assert [status_of(desk, each) for each in made] == [Status.IN_REVIEW] * 4


@pytest.mark.corpus
async def test_11_comments_are_carried_to_a_new_draft_and_the_lost_one_placed(corpus: Path, tmp_path: Path) -> None:
    async with at_desk(before_the_new_draft(corpus, tmp_path)) as desk:
        await desk.keys("i")
        await desk.type(str(corpus / "texts" / CARRY[1]))
        await desk.keys("enter", "enter", "f")
        assert isinstance(desk.pilot.app.screen, CarryScreen)
        assert "无位置 1" in screen_text(desk.pilot)
        await desk.keys("n", "y", "y", "Y")
        assert desk.count() <= 8
        found = carried_comments(desk)
        assert {body: comment.label for body, comment in found.items()} == {
            "意见2": "第二条", "意见17": "第十五条", "意见18": "第十六条"
        }  # fmt: skip
        await press(desk.pilot, "escape")
        await press(desk.pilot, "1", "6", "enter")
        assert "意见18" in screen_text(desk.pilot)


@pytest.mark.corpus
async def test_11_the_lost_one_is_placed_by_hand(corpus: Path, tmp_path: Path) -> None:
    async with at_desk(before_the_new_draft(corpus, tmp_path)) as desk:
        await desk.keys("i")
        await desk.type(str(corpus / "texts" / CARRY[1]))
        await desk.keys("enter", "enter", "f", "m")
        await desk.type("8 公示")
        await desk.keys("enter", "y", "Y")
        assert desk.count() <= 8
        found = carried_comments(desk)["意见18"]
        assert found.label == "第八条"
        assert found.quote is not None
        assert found.quote.exact == "公示"


async def test_12_the_submission_is_written_and_holds_no_internal_note(
    stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_desk(stored) as desk:
        desk.workspace.comment(desk.slug, "24", body="规则过宽", visibility=Visibility.SUBMISSION)
        desk.workspace.comment(desk.slug, "24", body=INTERNAL, visibility=Visibility.INTERNAL)
        await desk.keys("E")
        assert isinstance(desk.pilot.app.screen, ExportScreen)
        await desk.keys("enter")
        assert desk.count() <= 4
        assert "内部" in screen_text(desk.pilot)
        (path,) = tmp_path.glob("*.docx")
        with zipfile.ZipFile(path) as package:
            whole = "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())
        assert "规则过宽" in whole
        assert INTERNAL not in whole


async def test_14_the_last_change_of_status_is_taken_back_with_one_key(stored: Stored) -> None:
    made = four_in_review(stored)
    async with at_desk(stored) as desk:
        label = desk.workspace.find(made[0]).number
        await press(desk.pilot, *label, "enter", "p", "2")
        assert status_of(desk, made[0]) is Status.APPROVED
        await desk.keys("u")
        assert desk.count() == 1
        assert status_of(desk, made[0]) is Status.IN_REVIEW


@pytest.mark.parametrize("widths", [(200, 80), (80, 200)])
async def test_15_a_window_resized_keeps_article_and_selection(stored: Stored, widths: tuple[int, int]) -> None:
    async with at_desk(stored, size=(widths[0], 50)) as desk:
        await press(desk.pilot, "2", "4", "enter", "v", "right_parenthesis")
        law = review(desk.pilot).law
        before = (desk.article, law.selection)
        assert before[1]
        await desk.pilot.resize_terminal(widths[1], 24)
        await press(desk.pilot)
        assert (desk.article, law.selection) == before
        assert "第二十四条" in screen_text(desk.pilot)
        await press(desk.pilot, "c")
        assert review(desk.pilot).dock.typed().quote is not None
