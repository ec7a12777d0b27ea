"""The project's chores, on any system with Python 3.11 or newer and nothing else installed.

``python tasks.py run``    sets up, then opens the workbench on the sample consultation
``python tasks.py test``   sets up, then runs the tests
``python tasks.py check``  sets up, then runs every check that CI runs, tests included
``python tasks.py bench``  sets up, then measures speed and quality
``python tasks.py setup``  sets up only

Setting up makes ``.venv`` and installs the versions named in ``constraints.txt``; it is done again only when these change.
Tasks may be started at the same time: one sets up, the others wait for it.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin")
STAMP = ENVIRONMENT / "installed.txt"
LOCK = ENVIRONMENT / "set-up.sqlite3"
PACKAGES = ("drafts", "comments", "workbench")

CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("pytest", "-n", "auto"),
)


def _wanted(extra: str) -> str:
    """What an up-to-date environment was made from: its extras, and a digest of the files that name what to install."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return f"{extra} {digest.hexdigest()}"


def _is_enough(installed: str, extra: str) -> bool:
    """Whether an environment has at least these extras, made from the files as they are now."""
    there, _, digest = installed.partition(" ")
    wanted, _, now = _wanted(extra).partition(" ")
    return digest == now and {*wanted.split(",")} - {""} <= {*there.split(",")}


def _installed() -> str:
    return STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""


@contextmanager
def _alone() -> Iterator[None]:
    """Within it, no other task sets up; a sentence where one does now, and this one waits.

    SQLite's lock on a file is the one that Python brings along on every system, and it ends with its process.
    """
    ENVIRONMENT.mkdir(exist_ok=True)
    with closing(sqlite3.connect(LOCK, timeout=0, isolation_level=None)) as lock:
        told = False
        while True:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    raise
                if not told:
                    print(
                        "另一个任务正在建立环境，等它完成…… Another task is making the environment; waiting for it …",
                        flush=True,
                    )
                told = True
                time.sleep(0.3)
            else:
                break
        yield


def set_up(extra: str) -> None:
    """Make the environment and install the product with extras (``dev``, ``dev,bench`` or none), unless that was done before."""
    if _is_enough(_installed(), extra):
        return
    with _alone():
        if not _is_enough(_installed(), extra):
            _make(extra)


def _make(extra: str) -> None:
    if not _has_pip():
        print(f"正在建立环境…… Making an environment in {ENVIRONMENT.name} …", flush=True)
        venv.create(ENVIRONMENT, with_pip=True)
    print("正在安装…… Installing the versions named in constraints.txt …", flush=True)
    install = ["python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", "constraints.txt"]
    # what another task may be running from the environment is left alone; only what is missing comes in beside it
    call(
        [*install, *(_requirements(extra) if _is_enough(_installed(), "") else ["-e", f".[{extra}]" if extra else "."])]
    )
    # pip compiles what it installs, but not a project that stays where it is; where Python is told to write no bytecode
    # (PYTHONDONTWRITEBYTECODE), it would compile our modules at every start, which takes longer than comparing two laws
    call(["python", "-m", "compileall", "-q", *PACKAGES])
    _keep_patterns()
    STAMP.write_text(_wanted(extra), encoding="utf-8")


def _keep_patterns() -> None:
    """Compare the sample's drafts, so that what patterns compile to is kept beside the modules, as by a first run elsewhere."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for language in ("zh", "en"):
        drafts = [f"workbench/sample/draft{n}.{language}.txt" for n in (1, 2)]
        command = [str(SCRIPTS / "python"), "-m", "workbench", "compare", *drafts, "--json"]
        subprocess.run(command, cwd=ROOT, check=False, env=environment, stdout=subprocess.DEVNULL)


def _has_pip() -> bool:
    """Whether an environment is there, and whole: its making may have been interrupted."""
    python = [str(SCRIPTS / "python"), "-m", "pip", "--version"]
    try:
        return subprocess.run(python, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0
    except OSError:
        return False


def _requirements(extra: str) -> list[str]:
    """What the extras need, as pip takes it."""
    import tomllib  # an older Python is to be told its version, and hasn't this

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [each for name in extra.split(",") for each in project["optional-dependencies"][name]]


def call(command: Sequence[str]) -> None:
    """Run a program of the environment; its failure ends this one with the same status."""
    done = subprocess.run([str(SCRIPTS / command[0]), *command[1:]], cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


def run() -> None:
    """Open the sample consultation; without a terminal, write its results into ``sample-output``."""
    set_up("")
    call(["workbench", "demo"])


def test() -> None:
    """Run the tests."""
    set_up("dev")
    call(["pytest", "-n", "auto"])


def check() -> None:
    """Run every check."""
    set_up("dev")
    for command in CHECKS:
        print("$", *command, flush=True)
        call(command)


def bench() -> None:
    """Measure speed and quality."""
    set_up("dev,bench")
    call(["python", "-m", "tests.bench"])


def setup() -> None:
    """Set up for development."""
    set_up("dev")


TASKS = {"run": run, "test": test, "check": check, "bench": bench, "setup": setup}


def main(arguments: Sequence[str]) -> int:
    """Do the tasks named, in order."""
    if sys.version_info < (3, 11):  # noqa: UP036  (this file is what an older Python is most likely to meet)
        print(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)  # type: ignore[unreachable,unused-ignore]
        return 1
    if not arguments or any(name not in TASKS for name in arguments):
        print(__doc__, file=sys.stderr)
        return 2
    for name in arguments:
        TASKS[name]()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
