"""Garbage isn't looked for while the screen starts, and is again afterwards."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from tests.workbench.builders import sample_comparison
from tests.workbench.screen_setting import open_workspace, running
from workbench.__main__ import main
from workbench.collecting import WithoutCollecting, collect_again, collect_rarely, leave_out, leave_out_large
from workbench.render import ComparisonPages, Look, Mode, Page


def test_nothing_is_collected_inside_and_all_is_as_it_was_afterwards() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="left early"), WithoutCollecting():  # noqa: PT012
        assert not gc.isenabled()
        with WithoutCollecting():
            pass
        assert not gc.isenabled()
        raise ValueError("left early")
    assert gc.isenabled()


def test_collecting_again_leaves_what_is_there_alone() -> None:
    before = gc.get_freeze_count()
    collect_again()
    assert gc.get_freeze_count() == before, "nothing was stopped, so there is nothing to begin again"
    try:
        with WithoutCollecting():
            collect_again()
            assert gc.isenabled()
            assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()


class _Knot:
    """Something that refers to itself, so that only Python's looking finds that it is garbage."""

    def __init__(self) -> None:
        self.itself = self


def test_what_is_left_out_is_looked_through_again_only_before_another_large_draft() -> None:
    try:
        knot = _Knot()
        seen = weakref.ref(knot)
        leave_out()
        del knot
        leave_out_large(again=False)
        assert seen() is not None
        leave_out_large(again=True)
        assert seen() is None
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_a_page_that_nobody_needs_goes_though_nobody_looks_for_garbage() -> None:
    page = Page(ComparisonPages(sample_comparison(), Look("zh")).blocks(Mode.INLINE), 76)
    assert all(page.line(y) == page.line(y) for y in range(page.height))
    seen = weakref.ref(page)
    gc.disable()
    try:
        del page
        assert seen() is None
    finally:
        gc.enable()


def test_one_command_collects_rarely_and_the_screen_as_usual() -> None:
    usual = gc.get_threshold()
    try:
        collect_rarely()
        assert gc.get_threshold()[0] > 100 * usual[0]
        with WithoutCollecting():
            collect_again()
        assert gc.get_threshold() == usual
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def test_a_command_leaves_nothing_to_look_through_when_it_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "rule.txt"
    file.write_text("测试管理办法\n第一条 为了测试，制定本办法。\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["workbench", "outline", str(file)])
    usual, before = gc.get_threshold(), gc.get_freeze_count()
    try:
        assert main() == 0
        assert gc.get_freeze_count() > before
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


async def test_the_screen_collects_again_once_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.app.SETTLED", 0.01)
    try:
        with WithoutCollecting():
            async with running(open_workspace(tmp_path)) as pilot:
                for _ in range(200):
                    if gc.isenabled():
                        break
                    await pilot.pause(0.02)
                assert gc.isenabled()
    finally:
        gc.unfreeze()
