"""Two people save the same comment: how it was, theirs and mine, chosen or merged field by field; nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from comments.records import Comment, Priority
from tests.workbench.screen_setting import (
    NOW,
    SLUG,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
    settle,
)
from tests.workbench.test_hostile_screens import HOSTILE, check, open_hostile
from tests.workbench.test_screens_sending import showing
from workbench.app import WorkbenchApp
from workbench.safe import MARK
from workbench.screens.dialogs import Question
from workbench.screens.three_way import ThreeWaySheet
from workbench.workspace import Workspace

OTHER = "审阅人乙"
BODY = "报告期限应当从发现之日起算，建议明确起点。"
THEIRS = "报告期限应当从确认之日起算，建议明确起点。"
REASONS = "期限过短，难以核实受影响的范围。" * 20
"""More than fits a low window beside the answers."""
MINE = "报告期限应当从发现之日起算，建议明确起点和终点。"


def commented(folder: Path) -> tuple[Workspace, Comment]:
    """The small matter with one comment."""
    workspace = open_workspace(folder)
    made = workspace.comment(SLUG, "4", body=BODY, rationale="实务中有争议。", quote="三十日内", proposal="十五日内")
    return workspace, made


def save_meanwhile(folder: Path, made: Comment, **changes: str) -> None:
    """A colleague saves the comment."""
    with Workspace.open(str(folder / "store.sqlite3"), OTHER, lambda: NOW) as other:
        other.edit(made.id, changes, revision=made.revision)


async def edit_and_save(pilot: Pilot[int], made: Comment, folder: Path, mine: dict[str, str], **theirs: str) -> None:
    """Open the comment, have a colleague save it, write our own words and save."""
    screen = review(pilot)
    screen.go_to_comment(f"edit:{made.id}")
    await settle(pilot)
    save_meanwhile(folder, made, **theirs)
    for name, text in mine.items():
        screen.dock._area(name).load_text(text)
    await press(pilot, "ctrl+s")


async def test_all_three_stand_side_by_side_and_both_are_woven_together(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await edit_and_save(pilot, made, tmp_path, {"body": MINE}, body=THEIRS, priority="high")
        showing(pilot, ThreeWaySheet)
        text = screen_text(pilot)
        for words in ("您打开时", f"{OTHER} 的", "您的（还没保存）", "两边都改了", "只有对方改了", "请选定 1 处"):
            assert words in text
        await press(pilot, "ctrl+s")
        showing(pilot, ThreeWaySheet)
        assert "还有没选定的" in screen_text(pilot)
        await press(pilot, "b")
        assert "都已选定" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        review(pilot)
        now = workspace.find(made.id)
        assert now.body == "报告期限应当从确认之日起算，建议明确起点和终点。"
        assert now.priority is Priority.HIGH  # what only they changed isn't set back
        assert now.proposal == "十五日内"
        assert not review(pilot).dock.is_open


async def test_a_side_is_taken_for_each_field(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        mine = {"body": MINE, "rationale": "我的理由。"}
        await edit_and_save(pilot, made, tmp_path, mine, body=THEIRS, rationale="他的理由。")
        await press(pilot, "t", "down", "m", "ctrl+s")
        now = workspace.find(made.id)
        assert (now.body, now.rationale) == (THEIRS, "我的理由。")


async def test_as_it_was_and_cycling_with_enter(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await edit_and_save(pilot, made, tmp_path, {"body": MINE}, body=THEIRS)
        await press(pilot, "enter", "enter", "enter", "enter")
        assert "退回原样" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        assert workspace.find(made.id).body == BODY


async def test_deletion_and_words_are_one_question(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await edit_and_save(pilot, made, tmp_path, {"proposal": ""}, proposal="二十日内")
        sheet = showing(pilot, ThreeWaySheet)
        assert [each.name for each in sheet._fields] == ["proposal"]
        assert "建议删除" in screen_text(pilot)
        await press(pilot, "b")
        assert "不能合并" in screen_text(pilot)
        await press(pilot, "m", "ctrl+s")
        now = workspace.find(made.id)
        assert (now.proposal, now.delete) == (None, True)


async def test_changes_of_the_same_words_go_back_to_be_written_on_and_then_save(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await edit_and_save(pilot, made, tmp_path, {"rationale": "我的理由。"}, rationale="他的理由。")
        await press(pilot, "b")
        assert "无法自动合并" in screen_text(pilot)
        await press(pilot, "e")
        screen = review(pilot)
        assert screen.dock.typed().rationale == "他的理由。\n我的理由。"
        await press(pilot, "ctrl+s")
        assert workspace.find(made.id).rationale == "他的理由。\n我的理由。"
        assert not screen.dock.is_open


async def test_escape_saves_nothing_and_loses_nothing_and_asks_again(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await edit_and_save(pilot, made, tmp_path, {"body": MINE}, body=THEIRS)
        await press(pilot, "escape")
        assert workspace.find(made.id).body == THEIRS
        screen = review(pilot)
        assert screen.dock.typed().body == MINE
        assert any("没有保存" in each for each in said(pilot))
        await press(pilot, "ctrl+s")
        showing(pilot, ThreeWaySheet)


async def test_a_third_save_meanwhile_asks_once_more(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await edit_and_save(pilot, made, tmp_path, {"body": MINE}, body=THEIRS)
        save_meanwhile(tmp_path, workspace.find(made.id), body="又改了一次。")
        await press(pilot, "b", "ctrl+s")
        showing(pilot, ThreeWaySheet)
        assert "又改了一次" in screen_text(pilot)
        assert workspace.find(made.id).body == "又改了一次。"


async def test_taking_theirs_everywhere_writes_nothing(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await edit_and_save(pilot, made, tmp_path, {"body": MINE}, body=THEIRS)
        await press(pilot, "t", "ctrl+s")
        assert workspace.find(made.id).revision == made.revision + 1
        assert not review(pilot).dock.is_open
        assert workspace.unsaved() == ()


@pytest.mark.parametrize(("size", "language"), [((80, 24), "zh"), ((200, 50), "en")])
async def test_it_fits_the_window_in_both_languages(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG, size=size, language=language) as pilot:
        await edit_and_save(pilot, made, tmp_path, {"body": MINE}, body=THEIRS)
        text = screen_text(pilot)
        assert ("两边都改了" if language == "zh" else "both changed it") in text
        assert "Esc" in text.splitlines()[-1]
        for line in pilot.app.screen._compositor.render_strips():
            assert line.cell_length == size[0]


async def test_hostile_words_on_either_side_are_shown_as_marks(tmp_path: Path) -> None:
    workspace = open_hostile(tmp_path)
    made = workspace.comments(SLUG)[0]
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "escape")
        await edit_and_save(pilot, made, tmp_path, {"body": f"我的{HOSTILE}"}, body=f"他的{HOSTILE}", rationale=HOSTILE)
        showing(pilot, ThreeWaySheet)
        assert MARK in check(pilot)
        for key in ("b", "down", "m", "tab", "tab", "t"):
            await press(pilot, key)
            check(pilot)


# -- put into the bin, or merged, meanwhile


async def edit_while_binned(pilot: Pilot[int], made: Comment, folder: Path, **before: str) -> Workspace:
    """Open the comment and write on it; a colleague changes it, if at all, and puts it into the bin; save."""
    review(pilot).go_to_comment(f"edit:{made.id}")
    await settle(pilot)
    if before:
        save_meanwhile(folder, made, **before)
    with Workspace.open(str(folder / "store.sqlite3"), OTHER, lambda: NOW) as other:
        other.delete(made.id)
    review(pilot).dock._area("body").load_text(MINE)
    review(pilot).dock._area("rationale").load_text(REASONS)
    await press(pilot, "ctrl+s")
    showing(pilot, Question)
    workspace = review_workspace(pilot)
    assert workspace.find(made.id).deleted
    return workspace


def review_workspace(pilot: Pilot[int]) -> Workspace:
    """The workspace that the screens work on."""
    app = pilot.app
    assert isinstance(app, WorkbenchApp)
    return app.workspace


@pytest.mark.parametrize(("size", "language"), [((80, 24), "zh"), ((80, 24), "en"), ((120, 40), "zh")])
async def test_a_comment_binned_meanwhile_asks_in_words_and_keys_and_names_no_command(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG, size=size, language=language) as pilot:
        await edit_while_binned(pilot, made, tmp_path)
        lines = screen_text(pilot).splitlines()
        wanted = (
            ("r 找回那条意见，存上我写的", "n 把我写的另存为新意见", "l 随它去，我写的留着备用", "Esc 继续写")
            if language == "zh"
            else (
                "r put the comment back with my text",
                "n save mine as a new",
                "l let it go, and keep",
                "Esc go on writing",
            )
        )
        for answer in wanted:
            assert any(answer in line for line in lines), answer
        assert "workbench" not in screen_text(pilot)
        assert any(MINE in line for line in lines)


async def test_a_comment_binned_meanwhile_is_put_back_with_my_text(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await edit_while_binned(pilot, made, tmp_path)
        await press(pilot, "r")
        now = workspace.find(made.id)
        assert (now.deleted, now.body, now.proposal) == (False, MINE, "十五日内")
        assert not review(pilot).dock.is_open
        assert workspace.unsaved() == ()


async def test_a_comment_binned_meanwhile_is_let_go_and_my_text_stays_to_be_seen_again(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await edit_while_binned(pilot, made, tmp_path)
        await press(pilot, "l")
        assert workspace.find(made.id).deleted
        assert not review(pilot).dock.is_open
        assert [typed.body for typed in workspace.unsaved()] == [MINE]
        await press(pilot, "C")
        assert review(pilot).dock.typed().body == MINE


async def test_a_comment_binned_meanwhile_is_left_there_and_mine_becomes_a_new_one(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    made = workspace.comment(SLUG, "4", body=BODY, also=[("6", None)], proposal="十五日内", quote="三十日内")
    async with running(workspace, start=SLUG) as pilot:
        await edit_while_binned(pilot, made, tmp_path)
        await press(pilot, "n")
        (new,) = workspace.comments(SLUG)
        assert workspace.find(made.id).deleted
        assert (new.body, new.proposal, new.quote, [each.number for each in new.also]) == (
            MINE,
            "十五日内",
            made.quote,
            ["6"],
        )
        assert workspace.unsaved() == ()


async def test_escape_from_a_comment_binned_meanwhile_goes_on_writing(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await edit_while_binned(pilot, made, tmp_path)
        await press(pilot, "escape")
        assert review(pilot).dock.typed().body == MINE
        assert workspace.find(made.id).deleted


async def test_what_a_colleague_wrote_before_binning_is_asked_about_once_the_comment_is_back(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await edit_while_binned(pilot, made, tmp_path, body=THEIRS)
        await press(pilot, "r")
        showing(pilot, ThreeWaySheet)
        await press(pilot, "b", "ctrl+s")
        assert workspace.find(made.id).body == "报告期限应当从确认之日起算，建议明确起点和终点。"


async def test_a_comment_merged_meanwhile_leaves_my_text_to_be_saved_as_a_new_one(tmp_path: Path) -> None:
    workspace, made = commented(tmp_path)
    second = workspace.comment(SLUG, "4", body="起点不明确。")
    async with running(workspace, start=SLUG) as pilot:
        review(pilot).go_to_comment(f"edit:{made.id}")
        await settle(pilot)
        with Workspace.open(str(tmp_path / "store.sqlite3"), OTHER, lambda: NOW) as other:
            other.consolidate([made.id, second.id], body="合并后的意见。")
        review(pilot).dock._area("body").load_text(MINE)
        await press(pilot, "ctrl+s")
        text = screen_text(pilot)
        assert "已把这条意见并入另一条" in text
        assert "找回" not in text
        await press(pilot, "n")
        assert {each.body for each in workspace.comments(SLUG)} == {"合并后的意见。", MINE}


async def test_a_field_that_was_empty_shows_what_was_put_in_and_nothing_struck(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    made = workspace.comment(SLUG, "4", body=BODY)
    async with running(workspace, start=SLUG, theme="wb-plain") as pilot:
        await edit_and_save(pilot, made, tmp_path, {"rationale": "改一下"}, rationale="他的理由。")
        text = screen_text(pilot)
        assert ("{+改一下+}" in text, "（空）" in text, "[-（空）" in text) == (True, True, False)
