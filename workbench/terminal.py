"""What the terminal can do: read from the environment, and for the width of some signs asked of the terminal itself."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable, Mapping

from drafts.patterns import regex

PROBE_SECONDS = 0.3
"""How long a terminal may take to answer; a mute one costs this much once at the start."""
PROBE = "\r│\x1b[6n\r“\x1b[6n\r\x1b[K"
"""Draws two signs of ambiguous width, asks after each where the cursor is, and wipes the line."""
MUTE = ("dumb", "unknown")
"""Values of ``TERM`` for what can't draw a screen."""
_REPLY = regex(rb"\x1b\[\d{1,5};(\d{1,5})R")
_MANY = 1 << 24


def can_draw(environment: Mapping[str, str], *, interactive: bool) -> bool:
    """Whether a screen can be drawn: input and output are a terminal that is more than a printer.

    Textual's own variable says that a browser takes the terminal's place.
    """
    if environment.get("TEXTUAL_DRIVER"):
        return True
    return interactive and environment.get("TERM", "") not in MUTE


def colours(environment: Mapping[str, str], platform: str = sys.platform) -> int:
    """How many colours can be told apart: 0 under ``NO_COLOR``, 16, 256 or 16,777,216."""
    if environment.get("NO_COLOR"):
        return 0
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return _MANY
    if environment.get("TEXTUAL_DRIVER") or environment.get("WT_SESSION"):
        return _MANY  # a browser; Windows Terminal
    if platform == "win32":
        return _MANY if "TERM" not in environment else 16  # a console of Windows 10 or newer names no terminal
    kind = environment.get("TERM", "").strip().lower().rpartition("-")[2]
    if kind in ("256color", "kitty"):
        return 256
    return _MANY if kind in ("direct", "truecolor") else 16


def first_theme_name(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """The theme that fits: without colour under ``NO_COLOR``, of 16 colours where there are no more, else dark."""
    found = colours(environment, platform)
    return "wb-plain" if not found else "wb-dark" if found > 16 else "wb-ansi"


def wants_ascii(environment: Mapping[str, str], measure: Callable[[], int | None]) -> bool:
    """Whether to draw without signs of ambiguous width: as ``WORKBENCH_SIGNS`` says, else where the terminal draws them wide.

    ``measure`` asks the terminal and is called only where it has to be.
    """
    said = environment.get("WORKBENCH_SIGNS", "").strip().lower()
    if said in ("ascii", "unicode"):
        return said == "ascii"
    return measure() == 2


def measure_signs() -> int | None:
    """How many cells the terminal gives to signs of ambiguous width such as ``│`` and ``“``: 1, 2, or None if it can't be told."""
    try:
        reads, writes = sys.__stdin__, sys.__stdout__
        if reads is None or writes is None or not (reads.isatty() and writes.isatty()):
            return None
        return ask_width(reads.fileno(), writes.fileno(), PROBE_SECONDS)
    except (OSError, ValueError):  # closed, or no real file
        return None


def ask_width(reads: int, writes: int, seconds: float) -> int | None:
    """As `measure_signs`, on a terminal's file descriptors; gives up after so many seconds.

    None as well where the system has no termios (Windows), and where keys are already waiting: they belong to the screen.
    """
    try:
        import termios
        import tty
    except ImportError:
        return None
    try:
        saved = termios.tcgetattr(reads)
    except termios.error:
        return None
    try:
        tty.setcbreak(reads, termios.TCSANOW)  # answers come at once and aren't echoed
        if select.select([reads], [], [], 0)[0]:
            return None
        os.write(writes, PROBE.encode())
        return _widest(_answers(reads, seconds))
    finally:
        termios.tcsetattr(reads, termios.TCSANOW, saved)


def _answers(reads: int, seconds: float) -> list[int]:
    """The columns the terminal names, up to two of them."""
    end = time.monotonic() + seconds
    found: list[int] = []
    got = b""
    while len(found) < 2 and (left := end - time.monotonic()) > 0:
        if not select.select([reads], [], [], left)[0]:
            break
        piece = os.read(reads, 256)
        if not piece:
            break
        got = (got + piece)[-256:]
        found = [int(column) for column in _REPLY.findall(got)]
    return found


def _widest(columns: list[int]) -> int | None:
    widths = {column - 1 for column in columns}
    if len(columns) < 2 or not widths <= {1, 2}:
        return None  # mute, or no UTF-8: three bytes drawn as three cells
    return max(widths)
