"""The first screen, while the store is being opened."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from comments.docket import Asked
from comments.errors import StoreError
from comments.records import DraftVersion
from tests.workbench.screen_setting import SLUG, docket, open_workspace, press, review, screen_text, settle, until
from workbench.app import WorkbenchApp
from workbench.render import Mode
from workbench.screens.docket import DocketScreen
from workbench.screens.help import ActionsScreen
from workbench.screens.opening import OpeningScreen
from workbench.screens.review import ReviewScreen
from workbench.workspace import Due, Workspace


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
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.return_value is not None)
    assert app.refused is refusal
    assert app.return_value == 1


def test_the_workspace_is_not_there_before_it_is_open(tmp_path: Path) -> None:
    app = WorkbenchApp(lambda: open_workspace(tmp_path), language="zh")
    with pytest.raises(RuntimeError):
        _ = app.workspace


def _slowly(workspace: Workspace, may_open: threading.Event) -> Workspace:
    """The same workspace, whose drafts are there only once they may be."""
    drafts, docket_of = workspace.drafts, workspace.docket

    def waiting(slug: str) -> tuple[DraftVersion, ...]:
        may_open.wait(20)
        return drafts(slug)

    def listing(asked: Asked) -> Sequence[Due]:
        may_open.wait(20)
        return docket_of(asked)

    workspace.drafts, workspace.docket = waiting, listing  # type: ignore[method-assign, assignment]
    return workspace


async def test_keys_pressed_before_a_matter_is_there_are_done_once_it_is(tmp_path: Path) -> None:
    may_open = threading.Event()
    app = WorkbenchApp(_slowly(open_workspace(tmp_path), may_open), language="zh", theme="wb-dark", start=SLUG)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("5", "enter", "j", "s", "c", "x")
        assert "再按" in screen_text(pilot), "what follows an opened field was meant for that field"
        assert review(pilot).shown is None
        may_open.set()
        await until(pilot, lambda: review(pilot).dock.is_open)
        await settle(pilot)
        assert review(pilot).dock.typed().label == "第六条"
        assert review(pilot).dock.typed().body == ""
        assert review(pilot).law.mode is Mode.SIDE


async def test_whoever_leaves_while_a_matter_is_opened_leaves_at_once(tmp_path: Path) -> None:
    may_open = threading.Event()
    app = WorkbenchApp(_slowly(open_workspace(tmp_path), may_open), language="zh", theme="wb-dark", start=SLUG)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("j", "H")
        await until(pilot, lambda: isinstance(app.screen, DocketScreen))
        await pilot.press("down", "enter", "enter")
        may_open.set()
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.shown is not None)
        assert review(pilot).slug == "single"
