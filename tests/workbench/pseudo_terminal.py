"""A program on a pseudo-terminal that answers as a real one does: for tests of what only a real process shows. POSIX only."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[2]
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[@-Z\\^_=>])")
ASKED = re.compile(rb"[^\x1b\r]*\x1b\[6n")
KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "down": "\x1b[B", "up": "\x1b[A", "home": "\x1b[H", "end": "\x1b[F",
    "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~",
    "f9": "\x1b[20~", "f10": "\x1b[21~", "ctrl+s": "\x13", "ctrl+q": "\x11", "ctrl+l": "\x0c", "ctrl+p": "\x10", "ctrl+n": "\x0e",
}  # fmt: skip


class PseudoTerminal:
    """A Python program with a terminal of its own; ended when the ``with`` block is left."""

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        size: tuple[int, int] = (100, 30),
        wide_signs: bool = False,
    ) -> None:
        import pty
        from fcntl import ioctl
        from termios import TIOCSWINSZ

        self.output = ""
        """All that was drawn so far, without escape sequences."""
        self.raw = b""
        self._wide = wide_signs
        self._asked = 0
        self.pid, self._master = pty.fork()
        if self.pid == 0:  # the program; it inherits nothing that would change what it shows
            ioctl(1, TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "TMPDIR") if key in os.environ}
            usual = {
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "TEXTUAL_ANIMATIONS": "none",
                "PYTHONPATH": str(ROOT),
            }
            os.execve(sys.executable, [sys.executable, *arguments], {**kept, **usual, **environment})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self.pid:
            self.kill()
        os.close(self._master)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            piece = os.read(self._master, 65536)
        except OSError:  # the other end is closed
            return False
        if not piece:
            return False
        self.raw += piece
        self._answer()
        self.output = ESCAPES.sub("", self.raw.decode("utf-8", "ignore"))
        return True

    def _answer(self) -> None:
        """Say where the cursor is after one sign at the line's beginning, each time that is asked."""
        found = ASKED.findall(self.raw)
        for _ in found[self._asked :]:
            os.write(self._master, f"\x1b[1;{3 if self._wide else 2}R".encode())
        self._asked = len(found)

    def wait_for(self, *texts: str, seconds: float = 20.0) -> None:
        """Read until one of the texts was drawn since the last key; AssertionError where none ever is."""
        end = time.monotonic() + seconds
        while not any(text in self.output for text in texts):
            left = end - time.monotonic()
            if left <= 0 or not (self._read(min(left, 0.5)) or self._is_running()):
                raise AssertionError(f"never drawn: {texts}\n{self.output[-2000:]}")

    def settle(self, seconds: float = 0.3) -> None:
        """Read until nothing came for a while."""
        while self._read(seconds):
            pass

    def press(self, *keys: str) -> None:
        """Send keys, by name or as text, and forget what was drawn before."""
        self.settle(0.05)
        self.raw, self.output, self._asked = b"", "", 0
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())
            self.settle(0.05)

    def _is_running(self) -> bool:
        if not self.pid:
            return False
        if os.waitpid(self.pid, os.WNOHANG)[0]:
            self.pid = 0
        return bool(self.pid)

    def kill(self) -> None:
        """End the program at once, as a crash or a power cut does."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.pid = 0

    def wait_ended(self, seconds: float = 10.0) -> int:
        """Read until the program has ended; its exit status."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.1)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.pid = 0
                self.settle(0.05)
                return os.waitstatus_to_exitcode(status)
        raise AssertionError(f"still running\n{self.output[-2000:]}")
