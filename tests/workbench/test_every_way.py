"""By mouse alone, by arrows, F-keys and Enter alone, and with an input method that hands over whole words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from textual.widget import Widget

from comments.records import Visibility
from tests.workbench.pseudo_terminal import PseudoTerminal
from tests.workbench.screen_setting import SLUG, open_workspace, press, review, running, screen_text, write
from tests.workbench.test_acceptance_terminal import environment
from workbench import actions
from workbench.keymap import DEFAULT
from workbench.linebreak import cells
from workbench.screens import drafts, export, filtering, help, import_draft, merging, people, sheet, three_way  # noqa: A004
from workbench.screens.base import HELP_TYPING
from workbench.screens.dialogs import AnswerItem, Question
from workbench.screens.merging import MergeSheet
from workbench.screens.overlaps import OverlapsScreen
from workbench.workspace import Workspace


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sheet_without_help_shows_all_its_keys_in_eighty_columns(language: str) -> None:
    """Where there is no list of actions to click, the key bar must have them all."""
    back = DEFAULT.hint(sheet.BACK, language)
    for module in (drafts, filtering, merging, people, help, three_way):
        hints = [*(DEFAULT.hint(item, language) for item in module.KEYS), back]
        taken = sum(cells(hint.keys) + 1 + cells(hint.label(language)) + 2 for hint in hints)
        assert taken <= 80, (module.__name__, taken)


def test_what_a_screen_of_fields_can_do_is_in_its_key_bar() -> None:
    bars = {"import": import_draft.KEYS, "export": export.KEYS, "matter": actions.BAR["matter"]}
    for place, items in bars.items():
        shown = {name for item in items for name in (item.action, *item.also)}
        left = {action.id for action in actions.in_place(place)} - shown - {"previous_line"}
        assert left == set(), place
    assert HELP_TYPING.action in actions.BY_ID


async def test_a_question_is_answered_by_arrows_and_enter_alone(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "f4")
        await write(pilot, "不要了")
        await press(pilot, "ctrl+g")
        assert isinstance(pilot.app.screen, Question)
        await press(pilot, "enter")  # the cursor begins where nothing is lost
        assert review(pilot).dock.is_open
        await press(pilot, "ctrl+g", "left", "enter")
        assert not review(pilot).dock.is_open
        assert workspace.unsaved() == ()


async def test_a_question_is_answered_by_mouse_alone(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "f4")
        await write(pilot, "不要了")
        await press(pilot, "ctrl+g")
        await pilot.click(next(item for item in pilot.app.screen.query(AnswerItem) if item.answer.name == "discard"))
        await press(pilot)
        assert not review(pilot).dock.is_open


def _three(folder: Path) -> Workspace:
    workspace = open_workspace(folder)
    for number in range(3):
        workspace.comment(
            SLUG,
            "4",
            quote="三十日内",
            proposal=f"{number + 10}日内",
            visibility=Visibility.SUBMISSION,
            body=f"第{number}条",
        )
    return workspace


async def test_comments_are_left_out_of_a_merging_by_arrows_and_by_clicks(tmp_path: Path) -> None:
    async with running(_three(tmp_path), start=SLUG, size=(160, 40)) as pilot:
        await press(pilot, "O")
        screen = pilot.app.screen
        assert isinstance(screen, OverlapsScreen)
        assert len(list(screen.sources())) == 3
        await press(pilot, "right", "f5")
        assert "› [ ] 2" in screen_text(pilot)
        assert len(list(screen.sources())) == 2
        pane = screen.query("CommentsPane")[2]
        assert isinstance(pane, Widget)
        await pilot.click(pane, offset=(4, 3), times=2)
        await press(pilot)
        assert len(list(screen.sources())) == 1
        await press(pilot, "f5", "enter")
        assert isinstance(pilot.app.screen, MergeSheet)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_words_that_an_input_method_hands_over_whole_arrive_in_every_field(tmp_path: Path) -> None:
    """A composed word comes as one piece of input, its characters in one read; punctuation is full-width."""
    open_workspace(tmp_path).close()
    word = "数据安全，“第四条”："
    with PseudoTerminal(["-m", "workbench"], environment(tmp_path), size=(120, 40)) as terminal:
        terminal.wait_for("数据安全管理办法")
        terminal.press("enter")
        terminal.wait_for("专家委员会")
        terminal.press("f4")
        terminal.wait_for("新意见")
        for at in range(3):
            terminal.press(f"{word}{at}", "tab")
        terminal.press("ctrl+n")
        for at in range(3, 9):
            terminal.press(f"{word}{at}", "tab")
        terminal.settle()
        terminal.press("ctrl+s")
        terminal.wait_for("已保存")
    with open_workspace(tmp_path) as workspace:
        (made,) = workspace.comments(SLUG)
        texts = (made.body, made.rationale, made.proposal or "", made.topic, made.unit, *made.authorities)
        texts += (made.body_other, made.rationale_other, made.proposal_other or "")
        for at, text in enumerate(texts):
            assert f"{word}{at}" in text
