"""Carrying comments forward on the screen: proposed, looked at, confirmed by keys, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from comments.carry import Carrying
from comments.errors import InvalidRecordError
from comments.records import Comment, Visibility
from comments.records import Role as TeamRole
from tests.workbench.screen_setting import (
    NEW_TEXT,
    OLD_TEXT,
    PERSON,
    SLUG,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
    settle,
    write,
)
from tests.workbench.test_hostile_screens import HOSTILE, check, open_hostile
from workbench.load_sample import load_sample
from workbench.safe import MARK
from workbench.screens.carrying import CarryScreen, options
from workbench.workspace import Workspace

GONE = """第三章 附则
第七条 数据处理者发现数据泄露、毁损、丢失的，应当立即采取补救措施，查明原因并消除隐患；要求停止处理的，应当书面说明理由。
第八条 数据处理者应当每年向市主管部门报送数据安全评估报告，报告应当载明风险及应对措施。
"""
LAST = "第八条 数据处理者应当每年向市主管部门报送数据安全评估报告，报告应当载明风险及应对措施。\n"
MOVED = (
    NEW_TEXT.replace("活动，适用本办法。", "活动，适用本办法；不予适用的，应当书面说明理由。") + "第三章 附则\n" + LAST
)
"""Art. 7 is gone; the words it held stand in Art. 2."""
QUOTE = "应当书面说明理由"


def with_comments(folder: Path, person: str = PERSON) -> Workspace:
    """The small matter with comments on its first draft: one stands unchanged, one's words changed."""
    workspace = open_workspace(folder, person=person)
    workspace.comment(SLUG, "2", draft="draft1", body="范围是否包括委托处理？", quote="适用本办法")
    workspace.comment(
        SLUG, "5", draft="draft1", body="罚款过低。", quote="一万元", proposal="五万元", visibility=Visibility.INTERNAL
    )
    return workspace


def with_lost(folder: Path) -> Workspace:
    """A matter whose commented article is gone while the words quoted stand in another."""
    workspace = open_workspace(folder)
    for label, text in (("one", OLD_TEXT + GONE), ("two", MOVED)):
        path = folder / f"{label}.txt"
        path.write_text(text, encoding="utf-8")
        workspace.import_draft(path, "lost", label=label)
    workspace.comment("lost", "7", draft="one", body="向谁说明？", quote=QUOTE)
    return workspace


def front(pilot: Pilot[int]) -> CarryScreen:
    """The screen in front, which must be this one."""
    screen = pilot.app.screen
    assert isinstance(screen, CarryScreen), screen
    return screen


def on(workspace: Workspace, slug: str, draft: str) -> list[Comment]:
    """The comments that are on a draft."""
    return list(workspace.comments(slug, draft=draft))


async def test_the_sample_shows_states_quotes_shares_and_verdicts_what_is_lost_first(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path, empty=True)
    slug = load_sample(workspace, "zh")
    waiting = workspace.carry(slug)
    async with running(workspace, start=slug) as pilot:
        await press(pilot, "f")
        text = screen_text(pilot)
        assert "未改 5，须核对 3，无位置 2" in text
        assert "该条已被删除。" in text  # the one under the cursor is lost
        assert "该条已按建议删除" in text
        for word in ("采纳", "部分采纳", "未采纳", "反向修改", "条文已删"):
            assert word in text
        await press(pilot, "down", "down")
        text = screen_text(pilot)
        assert "“三日内”" in text
        assert "第十五条 “五个工作日内”" in text
        assert "已写入“五个工作日”" in text
        chosen = front(pilot).chosen
        assert chosen is not None
        assert chosen.state is Carrying.LOOK
        await press(pilot, "Y")
        assert len(on(workspace, slug, "draft2")) == len(waiting.of(Carrying.CARRIED)) == 5
        assert "未改 0，须核对 3，无位置 2" in screen_text(pilot)
        await press(pilot, "enter")
        assert {comment.number for comment in on(workspace, slug, "draft2")} >= {"15"}
        await press(pilot, "Y")
        assert any("没有文字未改的意见" in text for text in said(pilot))
        await press(pilot, "u", "u")
        assert on(workspace, slug, "draft2") == []
        await press(pilot, "U")
        assert len(on(workspace, slug, "draft2")) == 5


async def test_accepted_comments_are_seen_in_the_text_on_coming_back(tmp_path: Path) -> None:
    workspace = with_comments(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "f12", "y")
        await press(pilot, "escape")
        (moved,) = on(workspace, SLUG, "draft2")
        assert moved.number == "6"
        assert moved.quote is not None
        assert moved.quote.exact == "五万元"
        assert moved.also == ()
        await press(pilot, "6", "enter")
        assert "罚款过低" in screen_text(pilot)
        review(pilot)


async def test_a_lost_comment_goes_to_the_candidate_chosen_and_to_none_before(tmp_path: Path) -> None:
    workspace = with_lost(tmp_path)
    (lost,) = workspace.carry("lost").carried
    assert lost.state is Carrying.LOST
    assert options(lost)[0].label == "第二条"
    async with running(workspace, start="lost") as pilot:
        await press(pilot, "f", "y")
        assert on(workspace, "lost", "two") == []
        assert any("没有提出位置" in text for text in said(pilot))
        await press(pilot, "n")
        assert "? 第二条" in screen_text(pilot)
        assert f"{lost.places[0].candidates[0].score:.2f}" in screen_text(pilot)
        await press(pilot, "y")
        (moved,) = on(workspace, "lost", "two")
        assert (moved.number, moved.quote.exact if moved.quote else "") == ("2", QUOTE)
        assert "没有等待带入的意见" in screen_text(pilot)
        await press(pilot, "u")
        assert [comment.number for comment in on(workspace, "lost", "one")] == ["7"]


async def test_a_lost_comment_is_placed_by_hand_and_can_not_stay_on_an_article_that_is_gone(tmp_path: Path) -> None:
    workspace = with_lost(tmp_path)
    async with running(workspace, start="lost") as pilot:
        await press(pilot, "f", "k")
        assert on(workspace, "lost", "two") == []
        assert any("没有位置" in text and "没有改动" in text for text in said(pilot))
        await press(pilot, "m")
        await write(pilot, "8 没有的话")
        await press(pilot, "enter")
        assert any("没有“没有的话”" in text for text in said(pilot))
        await press(pilot, *["backspace"] * 4)  # what was refused is there again, to be put right
        await write(pilot, "风险")
        await press(pilot, "enter")
        (moved,) = on(workspace, "lost", "two")
        assert (moved.number, moved.quote.exact if moved.quote else "") == ("8", "风险")


async def test_a_comment_is_kept_on_its_article_without_the_quote(tmp_path: Path) -> None:
    workspace = with_comments(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "f", "k")
        (moved,) = on(workspace, SLUG, "draft2")
        assert (moved.number, moved.quote) == ("6", None)


async def test_who_may_not_edit_is_told_so_and_nothing_moves(tmp_path: Path) -> None:
    workspace = with_comments(tmp_path)
    workspace.put_person(SLUG, "审阅人乙", TeamRole.LEAD)
    workspace.put_person(SLUG, PERSON, TeamRole.OBSERVER)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "f", "Y", "y", "k")
        assert on(workspace, SLUG, "draft2") == []
        assert sum("只能查看，没有保存" in text for text in said(pilot)) == 3


async def test_a_matter_with_a_single_draft_has_nothing_to_carry(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start="single") as pilot:
        await press(pilot, "f")
        review(pilot)
        assert any("只有一份草案" in text for text in said(pilot))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_it_fits_the_window_in_both_languages(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    async with running(with_comments(tmp_path), start=SLUG, size=size, language=language) as pilot:
        await press(pilot, "f")
        text = screen_text(pilot)
        assert ("须核对" if language == "zh" else "needs a look") in text
        assert ("建议：采纳" if language == "zh" else "Proposal: adopted") in text
        assert "⊘" in text
        assert "?" in text.splitlines()[-1]
        assert max(map(len, text.splitlines())) <= size[0]


async def test_hostile_words_in_quote_proposal_and_label_are_shown_as_marks(tmp_path: Path) -> None:
    workspace = open_hostile(tmp_path)
    first = workspace.drafts(SLUG)[0].label
    draft = workspace.draft(SLUG, first)
    body = draft.body(draft.article("2"))
    workspace.comment(SLUG, "2", draft=first, body=f"意见{HOSTILE}", quote=body[:40], proposal=f"改为{HOSTILE}")
    workspace.comment(SLUG, "3", draft=first, body=f"意见{HOSTILE}", quote="一万元罚款", delete=True)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "escape", "f")
        front(pilot)
        assert MARK in check(pilot)
        for key in ("down", "n", "m"):
            await press(pilot, key)
            check(pilot)
        await write(pilot, "2 [bold]")
        await press(pilot, "enter")
        check(pilot)
        await press(pilot, "y", "Y", "k")
        check(pilot)


async def test_a_place_that_a_colleague_changed_meanwhile_is_not_confirmed_unseen(tmp_path: Path) -> None:
    workspace = with_comments(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "f")
        screen = front(pilot)
        seen = screen.chosen
        assert seen is not None
        workspace.edit(seen.comment.id, workspace.place(seen.comment.id, article="5", quote="违反本办法"))
        screen.action_accept_carried()
        await settle(pilot)
        assert on(workspace, SLUG, "draft2") == []
        assert any("位置已有变化" in text for text in said(pilot))


def test_a_place_that_is_no_candidate_is_refused(tmp_path: Path) -> None:
    with with_lost(tmp_path) as workspace:
        (lost,) = workspace.carry("lost").carried
        with pytest.raises(InvalidRecordError, match="have changed since"):
            workspace.take_place("lost", lost.comment.id, lost.places[0].old)
        assert on(workspace, "lost", "two") == []
