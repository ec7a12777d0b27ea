"""Work that takes time: how far it has come is said, Escape stops it, and what was stopped has changed nothing."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from comments.records import Status
from drafts.load import Progress
from tests.workbench.screen_setting import (
    NEW_TEXT,
    SLUG,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
    settle,
    until,
)
from tests.workbench.test_screens_sending import showing
from workbench.screens.adoption import AdoptionScreen
from workbench.screens.export import ExportScreen
from workbench.screens.followed import NoLongerWanted
from workbench.screens.import_draft import ImportScreen
from workbench.screens.review import ReviewScreen
from workbench.workspace import AdoptionReport, Workspace


def with_proposals(folder: Path) -> Workspace:
    """A matter with two proposals on its first draft and one, approved, on its second."""
    workspace = open_workspace(folder)
    workspace.comment(SLUG, "3", quote="十日内", proposal="十五日内", draft="draft1")
    workspace.comment(SLUG, "5", quote="一万元", proposal="五千元", draft="draft1")
    made = workspace.comment(SLUG, "4", quote="三十日内", proposal="十五日内", draft="draft2")
    workspace.edit(made.id, {"status": Status.APPROVED.value})
    return workspace


def memo(workspace: Workspace, out: Path, progress: Progress) -> None:
    workspace.memo(SLUG, out, kind="adoption", progress=progress)


def client_memo(workspace: Workspace, out: Path, progress: Progress) -> None:
    workspace.memo(SLUG, out, kind="changes", progress=progress)


def circulate(workspace: Workspace, out: Path, progress: Progress) -> None:
    workspace.circulate(SLUG, out, progress=progress)


def export(workspace: Workspace, out: Path, progress: Progress) -> None:
    workspace.export(SLUG, out, progress=progress)


@pytest.mark.parametrize("do", [memo, client_memo, circulate, export])
def test_what_is_stopped_at_any_step_has_written_and_remembered_nothing(
    tmp_path: Path, do: Callable[[Workspace, Path, Progress], None]
) -> None:
    with with_proposals(tmp_path) as workspace:
        told: list[tuple[int, int]] = []
        do(workspace, tmp_path / "whole.docx", lambda n, total: told.append((n, total)))
        assert len(told) >= 3
        assert all(n <= total for n, total in told)
        assert [n for n, total in told if total] == sorted(n for n, total in told if total)
        before = (tmp_path / "store.sqlite3").read_bytes()
        for step in range(len(told)):
            left = [step]

            def stop(_n: int, _total: int, left: list[int] = left) -> None:
                if not left[0]:
                    raise NoLongerWanted
                left[0] -= 1

            with pytest.raises(NoLongerWanted):
                do(workspace, tmp_path / "stopped.docx", stop)
            assert not (tmp_path / "stopped.docx").exists()
        assert not [path.name for path in tmp_path.iterdir() if "stopped" in path.name]
        assert (tmp_path / "store.sqlite3").read_bytes() == before


def test_a_copy_whose_reading_is_stopped_is_not_taken_in(tmp_path: Path) -> None:
    with with_proposals(tmp_path) as workspace:
        workspace.circulate(SLUG, tmp_path / "round.docx")
        shutil.copy(tmp_path / "round.docx", tmp_path / "back.docx")
        told: list[int] = []
        workspace.collect(SLUG, tmp_path / "back.docx", dry_run=True, progress=lambda n, _total: told.append(n))
        assert told == [0, 1, 2, 3]

        def stop(n: int, _total: int) -> None:
            if n == 3:
                raise NoLongerWanted

        with pytest.raises(NoLongerWanted):
            workspace.collect(SLUG, tmp_path / "back.docx", progress=stop)
        assert len(workspace.comments(SLUG)) == 3


def test_proposals_judged_before_are_counted_all_the_same(tmp_path: Path) -> None:
    with with_proposals(tmp_path) as workspace:
        for _ in range(2):
            told: list[tuple[int, int]] = []
            workspace.adoption(SLUG, progress=lambda n, total, told=told: told.append((n, total)))  # type: ignore[misc]  # bound now
            assert told == [(0, 2), (0, 2), (1, 2)]


async def test_a_first_look_says_how_far_it_is_and_escape_leaves_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = with_proposals(tmp_path)
    go_on, stopped = threading.Event(), threading.Event()

    def slow(_slug: str, _to: str | None = None, *, progress: Progress) -> AdoptionReport:
        progress(2, 5)
        assert go_on.wait(10)
        try:
            progress(3, 5)
        except NoLongerWanted:
            stopped.set()
            raise
        raise AssertionError("it went on")

    monkeypatch.setattr(workspace, "adoption", slow)
    async with running(workspace, start=SLUG) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: "2/5（Esc 停止）" in screen_text(pilot))
        assert isinstance(pilot.app.screen, AdoptionScreen)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is review(pilot))
        go_on.set()
        assert stopped.wait(10)
        await settle(pilot)


async def test_a_later_look_is_stopped_and_what_was_shown_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = with_proposals(tmp_path)
    go_on = threading.Event()
    async with running(workspace, start=SLUG, language="en") as pilot:
        await press(pilot, "a")
        screen = showing(pilot, AdoptionScreen)
        shown = screen._report
        plain = workspace.adoption

        def slow(slug: str, to: str | None = None, *, progress: Progress) -> AdoptionReport:
            progress(0, 0)
            assert go_on.wait(10)
            return plain(slug, to)

        monkeypatch.setattr(workspace, "adoption", slow)
        screen._reload()
        await until(pilot, lambda: "(Esc stops it)" in screen_text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "Stopped; nothing was changed" in said(pilot)[-1])
        go_on.set()
        await settle(pilot)
        assert showing(pilot, AdoptionScreen) is screen
        assert screen._report is shown  # what came of it is dropped
        await press(pilot, "escape")
        showing(pilot, ReviewScreen)


@pytest.mark.parametrize("late", [False, True])
async def test_an_export_is_stopped_before_the_file_is_written_or_said_to_be_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    workspace = with_proposals(tmp_path)
    begun, go_on = threading.Event(), threading.Event()
    where = "workbench.workspace.submissions." + ("write_document" if late else "_written")
    module, name = where.rsplit(".", 1)
    import importlib

    plain = getattr(importlib.import_module(module), name)

    def slow(*given: object, **named: object) -> object:
        begun.set()
        assert go_on.wait(10)
        return plain(*given, **named)

    monkeypatch.setattr(where, slow)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "E")
        showing(pilot, ExportScreen)
        await pilot.press("enter")
        await until(pilot, begun.is_set)
        await pilot.press("escape")
        await until(pilot, lambda: "正在停下" in screen_text(pilot))
        go_on.set()
        await settle(pilot)
        showing(pilot, ExportScreen)
        assert len(list(tmp_path.glob("*.docx"))) == late
        assert ("已写出" in said(pilot)[-1] or "已导出" in said(pilot)[-1]) == late
        assert ("已停下，什么也没有改动或写出" in said(pilot)[-1]) == (not late)
        await press(pilot, "escape")
        showing(pilot, ReviewScreen)


async def test_the_reading_of_a_file_is_stopped_and_another_can_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import drafts.reading

    go_on, stopped = threading.Event(), threading.Event()

    def slow(*_given: object, progress: Progress, **_more: object) -> None:
        progress(300, 1000)
        assert go_on.wait(10)
        try:
            progress(400, 1000)
        except NoLongerWanted:
            stopped.set()
            raise

    path = tmp_path / "稿.txt"
    path.write_text(NEW_TEXT, encoding="utf-8")
    async with running(with_proposals(tmp_path), start=SLUG) as pilot:
        await press(pilot, "i")
        screen = showing(pilot, ImportScreen)
        screen.query_one("#import-path", Input).value = str(path)
        with monkeypatch.context() as patched:
            patched.setattr(drafts.reading, "read_file", slow)
            await pilot.press("enter")
            await until(pilot, lambda: "30 %（Esc 停止）" in screen_text(pilot))
            await pilot.press("escape")
            go_on.set()
            assert stopped.wait(10)
            await settle(pilot)
        assert showing(pilot, ImportScreen) is screen
        await press(pilot, "enter")
        assert "7" in screen_text(pilot)
        await press(pilot, "escape")
        showing(pilot, ReviewScreen)
