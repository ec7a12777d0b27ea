"""Measures the screen through a pseudo-terminal: time to the docket, and to the text where Enter is pressed half a second
after it; where a matter is opened at once, to the first paint (which says that the store is being opened) and to the drafts'
text; and from a key to the first byte of its answer.

A tool for POSIX machines, not a test: ``python tests/bench/pty_latency.py [OLD NEW]`` imports the two drafts given (the
sample's otherwise) into a store of its own, opens their comparison, and prints medians in milliseconds and the most memory
the program ever had. The same is done with a pair of 1,260 articles made from the sample. A bare Textual application is
measured in the same run, for proportion.
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
from workbench.collecting import WithoutCollecting
quiet = WithoutCollecting()  # as the command does
quiet.__enter__()
from workbench.app import run
from workbench.config import read_settings
from workbench.first_docket import first_docket
from datetime import UTC, datetime
imported = time.perf_counter()
open(sys.argv[2], "w").write(f"{imported - begun:.3f}")
def opened():
    from workbench.workspace import Workspace
    return Workspace.open(sys.argv[1], "bench", lambda: datetime.now(UTC))
sys.exit(run(opened, language="zh", theme="wb-dark", start="bench",
             first=first_docket(read_settings(sys.argv[1], "bench", {}))))
"""

ASKED_AFTER = 0.5


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
            seen += self._read()
        return time.perf_counter() - self.started

    def _read(self) -> bytes:
        """What was drawn; a question where the cursor stands is answered as a terminal with narrow signs does."""
        piece = os.read(self.master, 65536)
        for _ in range(piece.count(b"\x1b[6n")):
            os.write(self.master, b"\x1b[1;2R")
        return piece

    @property
    def memory(self) -> float | None:
        """The most memory the program ever had, in MB; None where the system doesn't say (only Linux does)."""
        try:
            lines = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines()
        except OSError:
            return None
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))

    def quiet(self, seconds: float = 0.15) -> float:
        """Reads until nothing came for a while; gives the moment of the last byte."""
        last = time.perf_counter()
        while select.select([self.master], [], [], seconds)[0]:
            if not self._read():
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


PRESSES: dict[str, tuple[str, ...]] = {
    "j": ("j",),
    "]": ("]",),
    "s": ("s",),
    "PgDn": ("\x1b[6~",),
    "G and g": ("G", "g"),
}
"""What is pressed, by what it is called; of several keys one after another."""


def measure(terminal: Terminal, names: Sequence[str], rounds: int) -> None:
    """Presses each of these so often and prints the medians."""
    for name in names:
        keys = PRESSES[name]
        firsts, lasts = zip(*(terminal.answer(keys[n % len(keys)]) for n in range(rounds)), strict=True)
        print(f"  {name}: first byte {statistics.median(firsts):5.0f} ms, settled {statistics.median(lasts):5.0f} ms")


def long_pair(folder: Path, count: int = 1260) -> tuple[Path, Path]:
    """Two drafts of so many articles each, from the sample's words; every seventh article differs."""
    from drafts.numerals import write_numeral
    from drafts.reading import read_file

    _, draft = read_file(ROOT / "workbench" / "sample" / "draft2.zh.txt")
    bodies = [draft.body(article) for article in draft.articles]
    paths = folder / "long1.txt", folder / "long2.txt"
    for path, word in zip(paths, ("十日", "三十日"), strict=True):
        lines = ["长篇管理办法（练习稿）", ""]
        for n in range(count):
            more = f"本条所称事项，应当在{word}内完成。" if n % 7 == 0 else ""
            lines.append(f"第{write_numeral(n + 1)}条 {bodies[n % len(bodies)]}{more}")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return paths


def compare(name: str, old: Path, new: Path, size: tuple[int, int], rounds: int, names: Sequence[str]) -> None:
    """Open the comparison of two drafts three times, press these in the last, and print what was measured."""
    with tempfile.TemporaryDirectory() as folder_name:
        folder = Path(folder_name)
        note = folder / "imports.txt"
        store = prepare(folder, old, new)
        dockets, opened, paints, texts, imports = [], [], [], [], []
        for _ in range(3):
            terminal = Terminal([sys.executable, "-m", "workbench", "--store", str(store)], size)
            dockets.append(terminal.wait_for("待办", "Docket", seconds=60.0))
            time.sleep(ASKED_AFTER)
            os.write(terminal.master, b"\r")
            opened.append(terminal.wait_for("第一条", "Article 1", seconds=60.0) - dockets[-1] - ASKED_AFTER)
            terminal.quiet(0.5)
            terminal.close()
        for _ in range(3):
            terminal = Terminal([sys.executable, "-c", START, str(store), str(note)], size)
            paints.append(terminal.wait_for("正在打开意见库", seconds=60.0))
            texts.append(terminal.wait_for("第一条", "Article 1", seconds=60.0))
            imports.append(float(note.read_text(encoding="utf-8")))
            terminal.quiet(0.5)
            if len(paints) < 3:
                terminal.close()
        paint, text, importing = statistics.median(paints), statistics.median(texts), statistics.median(imports)
        print(f"{name}, docket {statistics.median(dockets):.2f} s after process start")
        print(f"  text {statistics.median(opened):.2f} s after Enter, pressed {ASKED_AFTER} s after the docket stood")
        print(f"{name} at {size[0]}x{size[1]}, seconds after process start: first paint {paint:.2f}, text {text:.2f}")
        print(f"  {importing:.2f} s of it for the imports before the first paint")
        measure(terminal, names, rounds)
        if (memory := terminal.memory) is not None:
            print(f"  memory at most {memory:.0f} MB")
        terminal.close()


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
    bare = Terminal([sys.executable, "-c", BARE], (columns, rows))
    print(f"bare Textual app: first paint {bare.wait_for('READY'):.2f} s after process start")
    measure(bare, ("j",), given.rounds)
    bare.close()
    compare("comparison", given.old, given.new, (columns, rows), given.rounds, ("j", "]", "s"))
    with tempfile.TemporaryDirectory() as name:
        old, new = long_pair(Path(name))
        compare("1,260 articles", old, new, (columns, rows), given.rounds, tuple(PRESSES))


if __name__ == "__main__":
    main()
