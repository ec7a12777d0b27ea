"""The application as a whole: starting, leaving, themes, messages, errors."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from comments.records import Unsaved
from drafts.errors import SpokenError
from tests.workbench.screen_setting import (
    SLUG,
    docket,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
    settle,
    write,
)  # fmt: skip
from workbench.app import WorkbenchApp
from workbench.clipboard import programs
from workbench.screens.dialogs import Question
from workbench.screens.messages import MessagesScreen
from workbench.themes import THEMES, first_theme
from workbench.workspace import Workspace


async def test_it_starts_on_the_docket(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        docket(pilot)


async def test_it_opens_a_matter_at_once_when_asked_to(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        shown = review(pilot).shown
        assert shown is not None
        assert shown.comparison is not None
        await press(pilot, "H")
        docket(pilot)


async def test_an_unknown_matter_is_a_sentence_and_leads_to_the_docket(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start="nowhere") as pilot:
        docket(pilot)
        assert any("nowhere" in text for text in said(pilot))


async def test_q_leaves_at_once_when_nothing_is_unsaved(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.return_value == 0


async def test_leaving_with_unsaved_text_asks_and_keeps_it(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "c")
        await write(pilot, "期限过短")
        await press(pilot, "ctrl+q")
        assert isinstance(pilot.app.screen, Question)
        await press(pilot, "escape")
        assert review(pilot).dock.is_open
        await press(pilot, "ctrl+q", "enter")
        assert pilot.app.return_value == 0
    with open_workspace(tmp_path) as workspace:
        assert [typed.body for typed in workspace.unsaved()] == ["期限过短"]


async def test_ctrl_c_asks_like_q_and_never_floats_anything(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert pilot.app.return_value == 0
        assert len(pilot.app._notifications) == 0


async def test_what_was_being_typed_is_offered_at_the_next_start(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    draft = workspace.draft(SLUG)
    workspace.keep_unsaved(
        Unsaved(
            person=workspace.person,
            matter=SLUG,
            draft="draft2",
            article=draft.articles[3].key,
            number="4",
            label="第四条",
            body="三十日过长",
        )
    )
    async with running(workspace) as pilot:
        assert isinstance(pilot.app.screen, Question)
        assert "三十日过长" in screen_text(pilot)
        await press(pilot, "enter")
        screen = review(pilot)
        assert screen.dock.is_open
        assert screen.dock.typed().body == "三十日过长"
        assert screen.label_of(screen.law.article) == "第四条"


async def test_the_message_log_keeps_what_the_status_line_said(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start="single") as pilot:
        await press(pilot, "right_square_bracket", "M")
        assert isinstance(pilot.app.screen, MessagesScreen)
        assert "没有可比较的" in screen_text(pilot)
        await press(pilot, "escape")
        review(pilot)


async def test_an_unforeseen_fault_in_a_thread_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def fail() -> None:
        raise ZeroDivisionError

    async with running(open_workspace(tmp_path)) as pilot:
        docket(pilot).work("fault", "", fail, lambda _: None)
        await settle(pilot)
        assert any("ZeroDivisionError" in text for text in said(pilot))
        docket(pilot)


async def test_only_the_newest_result_of_a_job_is_shown(tmp_path: Path) -> None:
    got: list[int] = []
    async with running(open_workspace(tmp_path)) as pilot:
        screen = docket(pilot)
        screen.work("job", "", lambda: 1, got.append)
        screen.work("job", "", lambda: 2, got.append)
        await settle(pilot)
        assert got == [2]
        screen.work("job", "", lambda: 3, got.append)
        screen.drop_work("job")
        await settle(pilot)
        assert got == [2]


async def test_an_error_for_people_is_shown_in_their_language(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), language="en") as pilot:
        docket(pilot).tell_error(SpokenError("中文", "English sentence"))
        await pilot.pause()
        assert "English sentence" in screen_text(pilot)


@pytest.mark.parametrize(
    ("theme", "size"),
    [*((theme.name, (120, 40)) for theme in THEMES), ("wb-dark", (80, 24)), ("wb-light", (200, 50))],
)
async def test_every_theme_draws_at_every_size(tmp_path: Path, theme: str, size: tuple[int, int]) -> None:
    async with running(open_workspace(tmp_path), theme=theme, size=size, start=SLUG) as pilot:
        shown = screen_text(pilot)
        assert "第一条" in shown
        assert "? 帮助" in shown
        assert len(shown.split("\n")) == size[1]


async def test_the_next_theme_is_taken_by_name(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        docket(pilot).action_next_theme()
        await pilot.pause()
        assert pilot.app.theme == "wb-light"


def test_the_first_theme_follows_the_terminal() -> None:
    assert first_theme({"TERM": "xterm-256color"}) == "wb-dark"
    assert first_theme({"TERM": "linux"}) == "wb-ansi"
    assert first_theme({"TERM": "xterm-256color", "NO_COLOR": "1"}) == "wb-plain"
    assert first_theme({"WORKBENCH_THEME": "light"}) == "wb-light"


def test_the_clipboard_programs_fit_the_machine() -> None:
    assert programs("darwin", {}) == (("pbcopy",),)
    assert programs("win32", {}) == (("clip.exe",),)
    assert programs("linux", {}) == ()
    assert programs("linux", {"WAYLAND_DISPLAY": "wayland-0"})[0] == ("wl-copy",)


async def test_a_foreign_theme_has_our_colours_too(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), theme="nord", start=SLUG) as pilot:
        assert isinstance(pilot.app, WorkbenchApp)
        assert "wb-inserted" in pilot.app.theme_variables
        await press(pilot, "c")
        assert review(pilot).dock.is_open


async def test_deadlines_of_a_matter_moved_elsewhere_show_after_coming_back(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace) as pilot:
        workspace.edit_matter(SLUG, deadline=date(2021, 12, 30))
        docket(pilot).load()
        await settle(pilot)
        assert "19天" in screen_text(pilot)


async def test_a_window_too_small_says_so_and_comes_back_when_enlarged(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(40, 12)) as pilot:
        assert "窗口太小" in screen_text(pilot)
        assert "第一条" not in screen_text(pilot)
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert "第一条" in screen_text(pilot)
        assert "窗口太小" not in screen_text(pilot)


async def test_a_read_only_store_can_be_looked_at_and_says_so_at_once(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        path = workspace.store.path
    path.chmod(0o400)
    try:
        async with running(Workspace.open(str(path), "审阅人甲", workspace.now), start=SLUG) as pilot:
            assert any("只读" in text for text in said(pilot))
            await press(pilot, "c")
            await write(pilot, "期限过短")
            await press(pilot, "ctrl+s")
            assert review(pilot).dock.is_open, "what was typed is still there"
            assert sum("只读" in text for text in said(pilot)) >= 2
    finally:
        path.chmod(0o600)
