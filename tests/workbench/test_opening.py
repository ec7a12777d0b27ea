"""The first screen, while the store is being opened."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from comments.errors import StoreError
from tests.workbench.screen_setting import docket, open_workspace, press, screen_text, until
from workbench.app import WorkbenchApp
from workbench.screens.help import ActionsScreen
from workbench.screens.opening import OpeningScreen
from workbench.workspace import Workspace


async def test_the_program_shows_that_it_has_begun_and_then_the_docket(tmp_path: Path) -> None:
    may_open = threading.Event()

    def opening() -> Workspace:
        may_open.wait(20)
        return open_workspace(tmp_path)

    app = WorkbenchApp(opening, language="zh", theme="wb-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, OpeningScreen)
        assert "正在打开意见库" in screen_text(pilot)
        await pilot.press("question_mark")
        may_open.set()
        await until(pilot, lambda: not isinstance(app.screen, OpeningScreen))
        await until(pilot, lambda: isinstance(app.screen, ActionsScreen))  # the key that was pressed meanwhile
        await press(pilot, "escape")
        assert docket(pilot).workspace.matters()
        assert not any(isinstance(screen, OpeningScreen) for screen in app.screen_stack)


async def test_a_person_who_leaves_while_the_store_is_opened_is_let_go(tmp_path: Path) -> None:
    may_open = threading.Event()

    def opening() -> Workspace:
        may_open.wait(20)
        return open_workspace(tmp_path)

    app = WorkbenchApp(opening, language="en", theme="wb-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("q")
        may_open.set()
    assert app.return_value == 0


async def test_a_store_that_cannot_be_opened_ends_the_screen_with_why(tmp_path: Path) -> None:
    refusal = StoreError("打不开", "can't be opened")

    def opening() -> Workspace:
        raise refusal

    app = WorkbenchApp(opening, language="zh", theme="wb-dark")
    async with app.run_test(size=(80, 24)):
        pass
    assert app.refused is refusal
    assert app.return_value == 1


def test_the_workspace_is_not_there_before_it_is_open(tmp_path: Path) -> None:
    app = WorkbenchApp(lambda: open_workspace(tmp_path), language="zh")
    with pytest.raises(RuntimeError):
        _ = app.workspace
