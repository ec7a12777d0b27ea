"""Measures the screen through a pseudo-terminal: time to first paint, and from a key to the first byte of its answer.

A tool for POSIX machines, not a test: ``python tests/bench/pty_latency.py [OLD NEW]`` imports the two drafts given (the
sample's otherwise) into a store of its own, opens their comparison, and prints medians in milliseconds. A bare Textual
application is measured in the same run, for proportion.
"""

from __future__ import annotations

import argparse
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

ROOT = Path(__file__).resolve().parents[2]
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    BINDINGS = [("q", "quit"), ("j", "step")]
    n = 0
    def compose(self):
        yield Static("READY 第一条")
    def action_step(self):
        self.n += 1
        self.query_one(Static).update(f"READY {self.n}")
Bare().run()
"""
START = """
import sys, time
begun = time.perf_counter()
from workbench.app import run
from workbench.workspace import Workspace
from datetime import UTC, datetime
import drafts.compare, drafts.parse, rapidfuzz.distance, rjieba  # the last two are imported when first needed
imported = time.perf_counter()
open(sys.argv[2], "w").write(f"{imported - begun:.3f}")
sys.exit(run(Workspace.open(sys.argv[1], "bench", lambda: datetime.now(UTC)), language="zh", theme="wb-dark", start="bench"))
"""


class Terminal:
    """A program on a pseudo-terminal of a given size."""

    def __init__(self, command: Sequence[str], size: tuple[int, int]) -> None:
        self.started = time.perf_counter()
        pid, self.master = pty.fork()
        if pid == 0:
            environment = {
                **os.environ,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "TEXTUAL_ANIMATIONS": "none",
            }
            os.execvpe(command[0], list(command), environment)
        self.pid = pid
        ioctl(self.master, TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def wait_for(self, *words: str, seconds: float = 20.0) -> float:
        """Seconds from the start until any of these words has been painted."""
        seen = b""
        end = time.perf_counter() + seconds
        while not any(word.encode() in seen for word in words):
            left = end - time.perf_counter()
            if left <= 0 or not select.select([self.master], [], [], left)[0]:
                raise TimeoutError(f"never painted {words!r}")
            seen += os.read(self.master, 65536)
        return time.perf_counter() - self.started

    def quiet(self, seconds: float = 0.15) -> float:
        """Reads until nothing came for a while; gives the moment of the last byte."""
        last = time.perf_counter()
        while select.select([self.master], [], [], seconds)[0]:
            if not os.read(self.master, 65536):
                break
            last = time.perf_counter()
        return last

    def answer(self, key: str) -> tuple[float, float]:
        """Milliseconds from a key to the first byte of its answer, and to the last."""
        self.quiet()
        pressed = time.perf_counter()
        os.write(self.master, key.encode())
        if not select.select([self.master], [], [], 3.0)[0]:
            raise TimeoutError(f"no answer to {key!r}")
        first = time.perf_counter()
        return (first - pressed) * 1000, (self.quiet() - pressed) * 1000

    def close(self) -> None:
        """Ends the program."""
        os.write(self.master, b"\x11")
        time.sleep(0.2)
        os.close(self.master)
        os.waitpid(self.pid, 0)


def prepare(folder: Path, old: Path, new: Path) -> Path:
    """A store with two drafts."""
    store = folder / "bench.sqlite3"
    for label, path in (("draft1", old), ("draft2", new)):
        command = [sys.executable, "-m", "workbench", "import", str(path), "--matter", "bench", "--label", label]
        environment = {**os.environ, "WORKBENCH_STORE": str(store), "WORKBENCH_USER": "bench"}
        subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    return store


def measure(terminal: Terminal, keys: str, rounds: int) -> None:
    """Presses each key so often and prints the medians."""
    for key in keys:
        firsts, lasts = zip(*(terminal.answer(key) for _ in range(rounds)), strict=True)
        print(f"  {key}: first byte {statistics.median(firsts):5.0f} ms, settled {statistics.median(lasts):5.0f} ms")


def main() -> None:
    """Measure and print."""
    sample = ROOT / "workbench" / "sample"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", nargs="?", type=Path, default=sample / "draft1.zh.txt")
    parser.add_argument("new", nargs="?", type=Path, default=sample / "draft2.zh.txt")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--size", default="120x40")
    given = parser.parse_args()
    columns, rows = (int(number) for number in given.size.split("x"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        note = folder / "imports.txt"
        bare = Terminal([sys.executable, "-c", BARE], (columns, rows))
        print(f"bare Textual app: first paint {bare.wait_for('READY'):.2f} s after process start")
        measure(bare, "j", given.rounds)
        bare.close()
        store = prepare(folder, given.old, given.new)
        paints, imports = [], []
        for _ in range(3):
            terminal = Terminal([sys.executable, "-c", START, str(store), str(note)], (columns, rows))
            paints.append(terminal.wait_for("第一条", "Article 1"))
            imports.append(float(note.read_text(encoding="utf-8")))
            terminal.quiet(0.5)
            if len(paints) < 3:
                terminal.close()
        paint, importing = statistics.median(paints), statistics.median(imports)
        print(f"comparison at {given.size}: imports {importing:.2f} s, first paint {paint:.2f} s after process start")
        print(f"  first paint {paint - importing:.2f} s after the imports (interpreter start included)")
        measure(terminal, "j]s", given.rounds)
        terminal.close()


if __name__ == "__main__":
    main()
