"""The review board: filters, marks, statuses, the bin, undo, and a list that is fetched as it comes into sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from comments.errors import StoreError
from comments.records import Comment, NewComment, Role, Status, Visibility
from tests.workbench.screen_setting import (
    PERSON,
    SLUG,
    looked_at_the_store,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
    settle,
    until,
    write,
)  # fmt: skip
from workbench.screens.board import BoardScreen
from workbench.screens.filtering import Filter, FilterSheet
from workbench.screens.history import HistoryScreen
from workbench.widgets.prompt_line import PromptLine
from workbench.widgets.record_table import RecordTable
from workbench.workspace import Workspace

OTHER = "审阅人乙"


def board(pilot: Pilot[int]) -> BoardScreen:
    screen = pilot.app.screen
    assert isinstance(screen, BoardScreen), screen
    return screen


def listed(pilot: Pilot[int]) -> list[str]:
    """The numbers of the articles that the table lists."""
    table = board(pilot).table
    return [table._rows[at].cells["label"].text for at in range(table.total)]


def history_is_open(pilot: Pilot[int]) -> bool:
    return isinstance(pilot.app.screen, HistoryScreen)


def with_comments(folder: Path) -> tuple[Workspace, list[Comment]]:
    """A workspace with four comments: on articles 1, 4 and 6 for the submission, on 5 by somebody else and internal."""
    workspace = open_workspace(folder)
    other = Workspace(workspace.store, OTHER, workspace.now)
    made = [
        workspace.comment(SLUG, "1", body="第一条意见", visibility=Visibility.SUBMISSION),
        workspace.comment(SLUG, "4", quote="三十日", body="建议再宽一些", proposal="六十日", rationale="时间不够"),
        other.comment(SLUG, "5", body="仅供内部", visibility=Visibility.INTERNAL, topic="制度"),
        workspace.comment(SLUG, "6", body="罚款过高", visibility=Visibility.SUBMISSION),
    ]
    return workspace, made


async def test_the_board_lists_every_comment_and_checks_what_would_leave(tmp_path: Path) -> None:
    workspace, _ = with_comments(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b")
        assert listed(pilot) == ["第一条", "第四条", "第五条", "第六条"]
        shown = screen_text(pilot)
        assert "3 条将导出" in shown
        assert "3 条还没有人批准" in shown
        assert "2 条没有写理由" in shown
        assert "⊘ 内部 1" in shown
        assert "失位 0" in shown


async def test_four_comments_are_marked_and_approved_together_and_undone_together(tmp_path: Path) -> None:
    workspace, made = with_comments(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b", "space", "space", "space", "space")
        assert "已选 4" in screen_text(pilot)
        await press(pilot, "2")
        assert {c.status for c in workspace.comments(SLUG)} == {Status.APPROVED}
        assert "4 条设为已批准" in said(pilot)[-1]
        await press(pilot, "u")
        assert {c.status for c in workspace.comments(SLUG)} == {Status.PROPOSED}
        await press(pilot, "U")
        assert {c.status for c in workspace.comments(SLUG)} == {Status.APPROVED}
        assert [c.id for c in workspace.comments(SLUG)] == [c.id for c in made]


async def test_four_eyes_refuse_ones_own_comment_with_a_sentence_and_let_the_others_through(tmp_path: Path) -> None:
    workspace, _ = with_comments(tmp_path)
    workspace.set_four_eyes(SLUG, True)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b", "asterisk", "2")
        statuses = {c.number: c.status for c in workspace.comments(SLUG)}
        assert statuses == {"1": Status.PROPOSED, "4": Status.PROPOSED, "5": Status.APPROVED, "6": Status.PROPOSED}
        assert "1 条设为已批准" in said(pilot)[-1]
        assert "3 条没有改" in said(pilot)[-1]
        assert "须由作者以外的人批准" in said(pilot)[-1]
        assert "已选 3" in screen_text(pilot)  # what was refused stays marked


async def test_a_reviewer_is_told_that_approving_is_for_the_lead(tmp_path: Path) -> None:
    workspace, _ = with_comments(tmp_path)
    workspace.put_person(SLUG, OTHER, Role.LEAD)
    Workspace(workspace.store, OTHER, workspace.now).put_person(SLUG, PERSON, Role.REVIEWER)
    async with running(workspace, start=SLUG, language="en") as pilot:
        await press(pilot, "b", "2")
        assert "for the lead to decide" in said(pilot)[-1]
        assert {c.status for c in workspace.comments(SLUG)} == {Status.PROPOSED}


async def test_filters_hide_and_never_delete(tmp_path: Path) -> None:
    workspace, _ = with_comments(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b", "f")
        assert isinstance(pilot.app.screen, FilterSheet)
        await press(pilot, "down", "down", "right", "enter")  # seen by: internal
        assert board(pilot).filter == Filter(visibility="internal")
        assert listed(pilot) == ["第五条"]
        await press(pilot, "x")
        assert len(listed(pilot)) == 4
        await press(pilot, "slash")
        await write(pilot, "罚款")
        await press(pilot, "enter")
        assert listed(pilot) == ["第六条"]
        assert "文字 罚款" in screen_text(pilot)
        await press(pilot, "f", "ctrl+g")
        assert len(listed(pilot)) == 4


async def test_assigning_names_who_sees_to_it(tmp_path: Path) -> None:
    workspace, made = with_comments(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b", "f4")
        await write(pilot, OTHER)
        await press(pilot, "enter")
        assert workspace.find(made[0].id).assigned == OTHER
        await press(pilot, "a")
        await pilot.press(*["backspace"] * len(OTHER))
        await press(pilot, "enter")
        assert workspace.find(made[0].id).assigned == ""


async def test_enter_opens_the_comment_in_the_text_and_the_board_remembers(tmp_path: Path) -> None:
    workspace, made = with_comments(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b", "down", "down", "down", "enter")
        screen = review(pilot)
        assert screen.label_of(screen.law.article) == "第六条"
        assert screen.pane.chosen is not None
        assert screen.pane.chosen.id == made[3].id
        await press(pilot, "b")
        assert board(pilot).table.chosen == made[3].id
        await press(pilot, "e")
        assert review(pilot).dock.is_open
        assert review(pilot).dock.typed().comment == made[3].id


async def test_the_docket_opens_the_board_too(tmp_path: Path) -> None:
    workspace, made = with_comments(tmp_path)
    async with running(workspace) as pilot:
        await press(pilot, "b", "down", "enter")
        screen = review(pilot)
        assert screen.pane.chosen is not None
        assert screen.pane.chosen.id == made[1].id


async def test_the_bin_asks_first_and_gives_back(tmp_path: Path) -> None:
    workspace, _ = with_comments(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b", "D", "D")  # the key that asked doesn't answer
        assert len(workspace.comments(SLUG)) == 4
        await press(pilot, "enter")
        assert [c.number for c in workspace.comments(SLUG)] == ["4", "5", "6"]
        assert len(listed(pilot)) == 3
        await press(pilot, "B")
        assert listed(pilot) == ["第一条"]
        assert "回收站" in screen_text(pilot)
        await press(pilot, "R")
        assert len(workspace.comments(SLUG)) == 4
        assert "回收站是空的" in screen_text(pilot)
        await press(pilot, "escape")
        assert len(listed(pilot)) == 4


async def test_the_bin_says_that_a_carried_comment_still_stands_on_the_earlier_draft(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.comment(SLUG, "1", draft="draft1", body="第一条意见", visibility=Visibility.SUBMISSION)
    assert len(workspace.accept_carried(SLUG, certain=True)) == 1
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b", "D", "enter")
        assert not workspace.comments(SLUG)
        assert "其中 1 条仍在原稿的信函里" in said(pilot)[-1]
        assert "{" not in said(pilot)[-1]


@pytest.mark.parametrize("width", [80, 140])
async def test_comments_on_two_drafts_stand_apart_each_with_its_draft(tmp_path: Path, width: int) -> None:
    workspace = open_workspace(tmp_path)
    for draft in ("draft1", "draft2"):
        for article in ("1", "5"):
            workspace.comment(SLUG, article, draft=draft, body="意见")
    async with running(workspace, start=SLUG, size=(width, 30)) as pilot:
        await press(pilot, "b")
        table = board(pilot).table
        assert [table._rows[at].cells["place"].text for at in range(4)] == ["draft2", "draft2", "draft1", "draft1"]
        assert all(screen_text(pilot).count(draft) >= 2 for draft in ("draft1", "draft2"))


async def test_a_comment_that_lost_its_place_is_counted_listed_and_placed_by_hand(tmp_path: Path) -> None:
    workspace, made = with_comments(tmp_path)
    lost = made[1].quote
    assert lost is not None
    workspace.store.add_comment(
        NewComment(SLUG, body="找不到了", draft="draft2", article="art_99", number="99", label="第九十九条"),
        person=PERSON,
    )
    async with running(workspace, start=SLUG) as pilot:
        assert "失位 1" in screen_text(pilot)
        await press(pilot, "b", "n")
        assert listed(pilot) == ["! 第九十九条"]
        await press(pilot, "m")
        await pilot.press(*["backspace"] * 10)
        await write(pilot, "4 三十日")
        await press(pilot, "enter")
        placed = next(c for c in workspace.comments(SLUG) if c.body == "找不到了")
        assert (placed.number, placed.quote.exact if placed.quote else "") == ("4", "三十日")
        assert listed(pilot) == []
        assert "已放到第 4 条" in said(pilot)[-1]
        await press(pilot, "u")
        assert next(c for c in workspace.comments(SLUG) if c.body == "找不到了").number == "99"


async def test_others_changes_appear_and_the_cursor_stays_on_its_comment(tmp_path: Path) -> None:
    workspace, made = with_comments(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b", "down", "down", "down")
        assert board(pilot).table.chosen == made[3].id
        with open_workspace(tmp_path, person=OTHER) as other:
            other.comment(SLUG, "2", body="别人在前面加了一条")
        await until(pilot, lambda: len(listed(pilot)) == 5)
        assert len(listed(pilot)) == 5
        assert board(pilot).table.chosen == made[3].id
        assert said(pilot)[-1] == "意见有更新：别处有人改动"


async def test_what_one_does_oneself_is_no_news(tmp_path: Path) -> None:
    workspace, _ = with_comments(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b", "1")
        await looked_at_the_store(pilot)
        await press(pilot, "escape")
        await looked_at_the_store(pilot)
        assert "意见有更新：别处有人改动" not in said(pilot)


async def test_a_store_out_of_reach_is_said_and_its_return_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, _ = with_comments(tmp_path)

    looks = [0]

    def gone() -> int:
        looks[0] += 1
        raise StoreError("意见库所在的文件夹不见了。", "The store's folder is gone.")

    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b")
        monkeypatch.setattr(workspace, "change_counter", gone)
        await until(pilot, lambda: board(pilot).is_offline)
        assert "意见库暂时不可用" in screen_text(pilot)
        await until(pilot, lambda: looks[0] >= 3)
        assert said(pilot).count("意见库所在的文件夹不见了。") == 1  # said once, however long it lasts
        monkeypatch.undo()
        await until(pilot, lambda: not board(pilot).is_offline)
        await settle(pilot)
        assert "意见库暂时不可用" not in screen_text(pilot)
        assert "恢复可用" in said(pilot)[-1]


async def test_history_tells_who_changed_what_and_undoes(tmp_path: Path) -> None:
    workspace, made = with_comments(tmp_path)
    workspace.edit(made[0].id, {"body": "改过的第一条意见", "priority": "high"})
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b", "h")
        assert history_is_open(pilot)
        shown = screen_text(pilot)
        assert "{+改过的+}第一条意见" in shown
        assert "一般 → 重要" in shown
        assert "条  第一条" in shown
        assert "art_" not in shown
        await press(pilot, "u")
        assert workspace.find(made[0].id).body == "第一条意见"
        await press(pilot, "U")
        assert workspace.find(made[0].id).body == "改过的第一条意见"
        await press(pilot, "escape")
        assert not history_is_open(pilot)


async def test_a_long_list_is_fetched_as_it_comes_into_sight(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    for number in range(450):
        workspace.comment(SLUG, "4", body=f"意见{number}")
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b")
        table = board(pilot).table
        assert table.total == 450
        assert len(table._rows) == 200
        await press(pilot, "G")
        assert table.at == 449
        card = board(pilot).chosen
        assert card is not None
        assert card.body == "意见449"
        assert "意见449" in screen_text(pilot)
        assert len(table._rows) < 450


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (60, 20)])
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_board_fits_every_window(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    workspace, _ = with_comments(tmp_path)
    async with running(workspace, start=SLUG, size=size, language=language, theme="wb-plain") as pilot:
        await press(pilot, "b")
        lines = screen_text(pilot).splitlines()
        assert lines[0].strip().startswith("意见总表" if language == "zh" else "Review board")
        assert sum("第" in line and "条" in line for line in lines) >= 4
        assert any("导出检查" in line or "Export check" in line for line in lines)


async def test_a_click_chooses_and_two_open(tmp_path: Path) -> None:
    workspace, made = with_comments(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "b")
        await pilot.click(RecordTable, offset=(20, 3))
        assert board(pilot).table.chosen == made[2].id
        await pilot.click(RecordTable, offset=(20, 3), times=2)
        await settle(pilot)
        assert review(pilot).pane.chosen is not None


@pytest.mark.parametrize("keys", [("b", "down", "r"), ("m", "p", "r")], ids=["board", "text"])
async def test_a_reply_that_is_refused_is_given_back_to_be_kept(tmp_path: Path, keys: tuple[str, ...]) -> None:
    workspace, _ = with_comments(tmp_path)
    other = Workspace(workspace.store, OTHER, workspace.now)
    other.put_person(SLUG, OTHER, Role.LEAD)
    other.put_person(SLUG, PERSON, Role.OBSERVER)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, *keys)
        await write(pilot, "还应当写明起算点")
        await press(pilot, "enter")
        assert "只能查看" in said(pilot)[-1]
        assert "还应当写明起算点" in screen_text(pilot)
        assert pilot.app.screen.query_one(PromptLine).is_open
        other.put_person(SLUG, PERSON, Role.REVIEWER)
        await press(pilot, "enter")
        assert [reply.text for replies in workspace.replies_in(SLUG).values() for reply in replies] == [
            "还应当写明起算点"
        ]
