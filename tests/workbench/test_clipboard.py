"""Copying out: programs first, then the terminal, and a file in any case where nobody confirms."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workbench.screen_setting import SLUG, open_workspace, press, running, said
from workbench.app import WorkbenchApp
from workbench.clipboard import Copied, copy, osc52, programs

TEXT = "第八条　“三日内”——报告\n\x1b]52;c;evil\x07"
posix = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts as programs")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """An empty PATH to put clipboard programs in: a name, and the shell line it runs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME", "TMUX"):
        monkeypatch.delenv(name, raising=False)

    def put(name: str, line: str) -> None:
        program = folder / name
        program.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        program.chmod(0o755)

    return put


@posix
def test_the_first_program_that_takes_the_text_is_named(
    desk: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    out = tmp_path / "out"
    desk("wl-copy", "exit 1")
    desk("xclip", f"/bin/cat > {out}")
    assert copy(TEXT, None, tmp_path / "clip.txt") == Copied("xclip")
    assert out.read_text(encoding="utf-8") == TEXT
    assert not (tmp_path / "clip.txt").exists()


@posix
def test_a_program_that_hangs_is_given_up(
    desk: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("workbench.clipboard.TIMEOUT_SECONDS", 0.2)
    desk("xclip", "exec /bin/sleep 30")
    assert copy(TEXT, None, tmp_path / "clip.txt") == Copied("file", tmp_path / "clip.txt")


@posix
def test_within_wsl_windows_gets_utf16(
    desk: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WSL_DISTRO_NAME", "Debian")
    out = tmp_path / "out"
    desk("clip.exe", f"/bin/cat > {out}")
    assert copy(TEXT, None, tmp_path / "clip.txt") == Copied("clip.exe")
    assert out.read_bytes().decode("utf-16") == TEXT


@posix
@pytest.mark.usefixtures("desk")
def test_the_terminal_never_answers_so_a_file_keeps_the_text_too(tmp_path: Path) -> None:
    sent: list[str] = []
    assert copy(TEXT, sent.append, tmp_path / "deep" / "clip.txt") == Copied("OSC 52", tmp_path / "deep" / "clip.txt")
    assert sent == [TEXT]
    assert (tmp_path / "deep" / "clip.txt").read_text(encoding="utf-8") == TEXT


def test_half_a_character_is_copied_as_a_question_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.clipboard.programs", lambda *_: ())
    copy("a\ud800b", None, tmp_path / "clip.txt")
    assert (tmp_path / "clip.txt").read_text(encoding="utf-8") == "a?b"
    assert osc52("a\ud800b", {}) == osc52("a?b", {})


def test_the_terminal_is_asked_in_letters_that_steer_nothing_else() -> None:
    asked = osc52(TEXT, {})
    assert asked.startswith("\x1b]52;c;")
    assert asked.endswith("\x07")
    assert base64.b64decode(asked[7:-1]).decode() == TEXT
    assert asked.count("\x1b") == 1


def test_within_tmux_the_outer_terminal_is_asked_as_well() -> None:
    asked = osc52(TEXT, {"TMUX": "/tmp/tmux-0/default,1,0"})
    plain = osc52(TEXT, {})
    assert asked.startswith(plain)
    wrapped = asked[len(plain) :]
    assert wrapped.startswith("\x1bPtmux;")
    assert wrapped.endswith("\x1b\\")
    assert wrapped[7:-2].replace("\x1b\x1b", "\x1b") == plain


@pytest.mark.external
@posix
def test_tmux_takes_what_is_copied(tmux: str, tmp_path: Path) -> None:
    (tmp_path / "ask").write_text(osc52("第八条 copied", {"TMUX": "1"}), encoding="utf-8")
    call = [tmux, "-S", str(tmp_path / "socket"), "-f", os.devnull]
    show = f"stty raw; cat {tmp_path / 'ask'}; sleep 20"
    try:
        subprocess.run(
            [*call, "start-server", ";", "set", "-g", "set-clipboard", "on", ";", "new-session", "-d", "-s", "t", show],
            check=True,
        )
        for _ in range(50):
            done = subprocess.run([*call, "show-buffer"], capture_output=True, check=False)
            if done.returncode == 0:
                break
            subprocess.run(["sleep", "0.1"], check=True)
        assert done.stdout.decode() == "第八条 copied"
    finally:
        subprocess.run([*call, "kill-server"], check=False)


def test_every_system_has_its_own_order() -> None:
    everything = {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0", "WSL_DISTRO_NAME": "Debian"}
    assert [command[0] for command in programs("linux", everything)] == ["wl-copy", "xclip", "xsel", "clip.exe"]
    assert programs("linux", {}) == ()


async def test_on_the_screen_it_is_said_where_the_text_went(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.clipboard.programs", lambda *_: ())
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        app = pilot.app
        assert isinstance(app, WorkbenchApp)
        monkeypatch.setattr(WorkbenchApp, "is_headless", property(lambda _self: False))
        written: list[str] = []
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        await press(pilot, "4", "enter", "y")
        monkeypatch.undo()
        assert any("OSC 52" in text and "clip.txt" in text for text in said(pilot))
        sent = next(text for text in written if "]52;c;" in text)
        data = sent.split("]52;c;")[1].split("\x07")[0]
        assert "三十日内公布" in base64.b64decode(data).decode()
