"""Copying text out: the system's own clipboard program, else the terminal, else a file; and saying which it was."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

TIMEOUT_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Copied:
    """Where the text went: ``how`` names the program or ``OSC 52``; ``path`` is given where it is a file."""

    how: str
    path: Path | None = None


def programs(platform: str, environment: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Clipboard commands worth trying, best first."""
    if platform == "darwin":
        return (("pbcopy",),)
    if platform == "win32":
        return (("clip.exe",),)
    found: list[tuple[str, ...]] = []
    if environment.get("WAYLAND_DISPLAY"):
        found.append(("wl-copy",))
    if environment.get("DISPLAY"):
        found += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    if environment.get("WSL_DISTRO_NAME"):
        found.append(("clip.exe",))
    return tuple(found)


def osc52(text: str, environment: Mapping[str, str]) -> str:
    """What asks a terminal to copy a text. Within tmux it is sent twice: for tmux, and wrapped for the terminal around it.

    tmux takes the first where ``set-clipboard`` is on and hands on the second where ``allow-passthrough`` is.
    """
    plain = f"\x1b]52;c;{base64.b64encode(text.encode('utf-8', 'replace')).decode('ascii')}\x07"
    if not environment.get("TMUX"):
        return plain
    doubled = plain.replace("\x1b", "\x1b\x1b")
    return f"{plain}\x1bPtmux;{doubled}\x1b\\"


def copy(text: str, terminal: Callable[[str], None] | None, fallback: Path) -> Copied:
    """Copy a text. ``terminal`` asks the terminal (OSC 52, which never answers); ``fallback`` is written when it is None.

    The terminal's way gives no answer, so the file is written as well then: nothing copied is ever lost silently.
    Raises OSError where even the file can't be written.
    """
    for command in programs(sys.platform, os.environ):
        program = shutil.which(command[0])
        if program is None:
            continue
        # clip.exe reads UTF-16 with a byte order mark; the others read UTF-8
        data = text.encode("utf-16" if command[0] == "clip.exe" else "utf-8", "replace")
        try:
            done = subprocess.run(  # noqa: S603  (fixed command names, no shell)
                [program, *command[1:]],
                input=data,
                timeout=TIMEOUT_SECONDS,
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return Copied(command[0])
    fallback.parent.mkdir(parents=True, exist_ok=True)
    fallback.write_text(text, encoding="utf-8", errors="replace")
    if terminal is None:
        return Copied("file", fallback)
    terminal(text)
    return Copied("OSC 52", fallback)
