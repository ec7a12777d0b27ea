"""Every screen found in the code at every size, from a slit of a window on, and with next to nothing to show."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.workbench.every_screen import make, screen_classes
from tests.workbench.screen_setting import (
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
from tests.workbench.test_terminal import AMBIGUOUS
from workbench import actions
from workbench.app import WorkbenchApp
from workbench.linebreak import cells

SIZES = ((20, 5), (1, 1), (46, 12))


def app_of(pilot: Pilot[int]) -> WorkbenchApp:
    """The application."""
    app: App[int] = pilot.app
    assert isinstance(app, WorkbenchApp)
    return app


async def test_no_screen_breaks_at_any_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    workspace = open_workspace(tmp_path)
    for number in ("4", "5"):
        workspace.comment(SLUG, number, body="三十日过长。")
    async with running(workspace, size=(80, 24)) as pilot:
        app = app_of(pilot)
        base = app.screen
        for kind in screen_classes():
            while app.screen is not base:
                app.pop_screen()
            app.push_screen(make(kind, app.workspace, SLUG, app.words, "几个字"))
            await settle(pilot)
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await pilot.pause()
                strips = app.screen._compositor.render_strips()
                assert len(strips) == size[1]
                assert {sum(cells(text) for text, _, _ in strip) for strip in strips} == {size[0]}, (kind, size)


async def test_resizing_while_typing_loses_no_letter(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(120, 40)) as pilot:
        await press(pilot, "4", "enter", "c")
        typed = ""
        for size in ((80, 24), (20, 5), (200, 50), (60, 20), (30, 8), (120, 40)):
            for part in ("三十日", "过长，"):
                await write(pilot, part)
                typed += part
            await pilot.resize_terminal(*size)
            await settle(pilot)
        dock = review(pilot).dock
        assert dock.typed().body == typed
        assert isinstance(pilot.app.focused, TextArea)


@pytest.mark.parametrize(("stored", "language"), [("nothing", "zh"), ("one draft", "zh"), ("two drafts", "en")])
async def test_where_there_is_nothing_yet_each_key_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stored: str, language: str
) -> None:
    """Every action of the docket and of the text changes what is seen or says why it doesn't."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    workspace = open_workspace(tmp_path, empty=stored == "nothing")
    start = {"nothing": None, "one draft": "single", "two drafts": SLUG}[stored]
    silent: list[str] = []
    async with running(workspace, start=start, size=(80, 24), language=language) as pilot:
        app = app_of(pilot)
        base = app.screen
        for action in actions.in_place(*(("docket",) if start is None else ("review", "compare"))):
            if action.id in STAYS | {"quit", "sample", "docket"} or not hasattr(base, f"action_{action.id}"):
                continue
            if start is not None:
                review(pilot).law.focus()
            before, told = screen_text(pilot), len(said(pilot))
            await base.run_action(action.id)
            await settle(pilot)
            if screen_text(pilot) == before and len(said(pilot)) == told:
                silent.append(action.id)
            while app.screen is not base:
                app.pop_screen()
            await settle(pilot)
            assert app.screen is base
            for field in base.query(Input):
                if field.has_focus:
                    await press(pilot, "escape")
    assert silent == []


STAYS = {
    "first_article", "previous_article", "scroll_line_up", "scroll_line_down", "half_page_up", "page_up", "back", "back_to_text",
    "next_article", "scroll_down", "half_page_down", "page_down", "last_article", "open",
}  # fmt: skip
"""What moves, and has nowhere to go: nobody needs to be told."""


async def test_a_terminal_of_wide_signs_gets_ascii_on_every_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    workspace = open_workspace(tmp_path)
    for number in ("4", "5"):
        workspace.comment(SLUG, number, body="“三十日”过长——请改……")
    app = WorkbenchApp(workspace, language="zh", theme="wb-dark", ascii_signs=True)
    app.animation_level = "none"
    try:
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            base = app.screen
            for kind in screen_classes():
                while app.screen is not base:
                    app.pop_screen()
                app.push_screen(make(kind, workspace, SLUG, app.words, "“几个字”……"))
                await settle(pilot)
                assert not set(screen_text(pilot)) & set(AMBIGUOUS), kind
    finally:
        workspace.close()
