"""What is found out about a terminal, and what is drawn where it draws signs two cells wide."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.geometry import Size

from comments.records import Visibility
from tests.workbench.pseudo_terminal import PseudoTerminal
from tests.workbench.screen_setting import SLUG, open_workspace, press, review, running, said, screen_text, settle
from workbench.app import WorkbenchApp
from workbench.linebreak import cells
from workbench.narrow import CERTAIN, certain
from workbench.palette import ASCII, UNICODE
from workbench.terminal import PROBE, ask_width, can_draw, colours, first_theme_name, wants_ascii
from workbench.themes import first_theme

posix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal: the person's, the program's."""
    pair = os.openpty()
    yield pair
    for end in pair:
        os.close(end)


def answering(master: int, *replies: bytes) -> threading.Thread:
    """A terminal that reads the whole question, then says these."""

    def play() -> None:
        got = b""
        while got.count(b"\x1b[6n") < PROBE.count("\x1b[6n"):
            got += os.read(master, 256)
        for reply in replies:
            os.write(master, reply)
            time.sleep(0.01)

    thread = threading.Thread(target=play)
    thread.start()
    return thread


@posix
@pytest.mark.parametrize(
    ("replies", "cells"),
    [
        ((b"\x1b[7;2R\x1b[7;2R",), 1),
        ((b"\x1b[7;3R\x1b[7;3R",), 2),
        ((b"\x1b[7;2R", b"\x1b[7;3R"), 2),
        ((b"\x1b[7", b";2R\x1b[", b"7;2R"), 1),
        ((b"\x1b[7;4R\x1b[7;4R",), None),
        ((b"\x1b[7;2R",), None),
        ((b"rubbish \x1b[", b"\x00\xff;;R"), None),
        ((), None),
    ],
)
def test_the_terminal_is_asked_how_wide_it_draws_signs(
    terminal: tuple[int, int], replies: tuple[bytes, ...], cells: int | None
) -> None:
    import termios

    master, slave = terminal
    before = termios.tcgetattr(slave)
    playing = answering(master, *replies)
    begun = time.monotonic()
    assert ask_width(slave, slave, 0.2) == cells
    assert time.monotonic() - begun < 1.0
    playing.join()
    assert termios.tcgetattr(slave) == before


@posix
def test_keys_typed_ahead_stay_for_the_screen(terminal: tuple[int, int]) -> None:
    master, slave = terminal
    os.write(master, b"\r")
    time.sleep(0.05)
    assert ask_width(slave, slave, 0.2) is None
    assert os.read(slave, 8) == b"\n"


def test_what_is_no_terminal_is_not_asked(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w+b") as file:
        assert ask_width(file.fileno(), file.fileno(), 0.2) is None
        assert file.tell() == 0


def test_a_setting_spares_the_question() -> None:
    def never() -> int | None:
        raise AssertionError

    assert wants_ascii({"WORKBENCH_SIGNS": "ascii"}, never)
    assert not wants_ascii({"WORKBENCH_SIGNS": "Unicode"}, never)
    assert wants_ascii({}, lambda: 2)
    assert not wants_ascii({}, lambda: 1)
    assert not wants_ascii({}, lambda: None)


@pytest.mark.parametrize(
    ("environment", "platform", "count", "theme"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "linux", 1 << 24, "wb-dark"),
        ({"TERM": "tmux-256color"}, "linux", 256, "wb-dark"),
        ({"TERM": "screen"}, "linux", 16, "wb-ansi"),
        ({"TERM": "xterm"}, "linux", 16, "wb-ansi"),
        ({"TERM": "linux"}, "linux", 16, "wb-ansi"),
        ({"TERM": "xterm-kitty"}, "linux", 256, "wb-dark"),
        ({"TERM": "xterm-direct"}, "linux", 1 << 24, "wb-dark"),
        ({"WT_SESSION": "1"}, "win32", 1 << 24, "wb-dark"),
        ({}, "win32", 1 << 24, "wb-dark"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, "linux", 0, "wb-plain"),
        ({"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, "linux", 1 << 24, "wb-dark"),
    ],
)
def test_the_theme_fits_the_colours_there_are(
    environment: dict[str, str], platform: str, count: int, theme: str
) -> None:
    assert colours(environment, platform) == count
    assert first_theme_name(environment, platform) == theme
    assert first_theme(environment, platform) == theme


def test_a_screen_needs_a_terminal_that_can_draw() -> None:
    assert can_draw({"TERM": "xterm"}, interactive=True)
    assert not can_draw({"TERM": "dumb"}, interactive=True)
    assert not can_draw({"TERM": "xterm"}, interactive=False)
    assert can_draw({"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}, interactive=False)


def test_every_sign_of_the_chrome_has_a_certain_stand_in() -> None:
    for sign, drawn in CERTAIN.items():
        assert len(sign) == len(drawn) == 1
        assert drawn.isascii()
    for name in UNICODE.__slots__:
        assert certain(getattr(UNICODE, name)) == getattr(ASCII, name)
    text = "第八条　“保护”——《网络安全法》……"
    assert certain(text) == '第八条　"保护"--《网络安全法》..'
    assert cells(certain(text)) == cells(text)


AMBIGUOUS = "│┃─━┌┐└┘├┤═║╔╗╚╝▌▐█▓▒░▁▂▃▄▅▆▇▉▊▋▍▎▏“”‘’—…·→←↑↓●○▸▾⚑⊘✓▯↵"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_terminal_of_wide_signs_gets_ascii_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    workspace = open_workspace(tmp_path)
    workspace.comment(SLUG, "4", body="“三十日”过长——请改……", visibility=Visibility.INTERNAL)
    app = WorkbenchApp(workspace, language="zh", theme="wb-dark", ascii_signs=True)
    app.animation_level = "none"
    try:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            assert not set(screen_text(pilot)) & set(AMBIGUOUS)
            assert any("两格宽" in text for text in said(pilot))
            await press(pilot, "enter", "4", "enter", "s", "p")
            assert not set(screen_text(pilot)) & set(AMBIGUOUS)
            await press(pilot, "c", "ctrl+l")
            shown = screen_text(pilot)
            assert not set(shown) & set(AMBIGUOUS)
            assert "|" in shown
            await press(pilot, "escape", "?")
            assert not set(screen_text(pilot)) & set(AMBIGUOUS)
            await press(pilot, "escape", "M")
            assert not set(screen_text(pilot)) & set(AMBIGUOUS)
            assert app.size == Size(*size)
    finally:
        workspace.close()


async def test_why_signs_look_different_is_said_in_the_status_line_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for shown in (True, False):
        workspace = open_workspace(tmp_path)
        app = WorkbenchApp(workspace, language="zh", theme="wb-dark", start=SLUG, ascii_signs=True)
        try:
            async with app.run_test(size=(120, 40)) as pilot:
                await settle(pilot)
                review(pilot)
                assert ("两格宽" in screen_text(pilot)) is shown
                assert any("两格宽" in text for text in said(pilot))
        finally:
            workspace.close()


async def test_an_ordinary_terminal_keeps_its_signs(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        assert "─" in screen_text(pilot)


def _environment(folder: Path) -> dict[str, str]:
    return {
        "WORKBENCH_STORE": str(folder / "store.sqlite3"), "WORKBENCH_USER": "审阅人甲", "WORKBENCH_LANG": "zh",
        "WORKBENCH_NOW": "2021-12-11T12:19:00+00:00", "XDG_CACHE_HOME": str(folder / "cache"),
    }  # fmt: skip


@posix
@pytest.mark.parametrize("wide", [True, False])
def test_on_a_real_terminal_signs_follow_its_answer(tmp_path: Path, wide: bool) -> None:
    open_workspace(tmp_path).close()
    with PseudoTerminal(["-m", "workbench"], _environment(tmp_path), wide_signs=wide) as terminal:
        terminal.wait_for("数据安全管理办法")
        terminal.settle()
        drawn = terminal.output.split("\r", 4)[-1]
        assert ("----" in drawn) is wide
        assert ("────" in drawn) is not wide
        terminal.press("q")
        assert terminal.wait_ended() == 0


@posix
def test_a_terminal_that_cannot_draw_gets_a_sentence_with_commands(tmp_path: Path) -> None:
    with PseudoTerminal(["-m", "workbench"], {**_environment(tmp_path), "TERM": "dumb"}) as terminal:
        assert terminal.wait_ended() == 1
        assert "workbench compare" in terminal.output
        assert "\x1b" not in terminal.raw.decode()
