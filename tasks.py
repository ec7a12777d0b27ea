"""The project's chores, on any system with Python 3.11 or newer and nothing else installed.

``python tasks.py run``    sets up, then opens the workbench on the sample consultation
``python tasks.py test``   sets up, then runs the tests
``python tasks.py check``  sets up, then runs every check that CI runs, tests included
``python tasks.py bench``  sets up, then measures speed and quality
``python tasks.py setup``  sets up only

Setting up makes ``.venv`` and installs the versions named in ``constraints.txt``; it is done again only when these change.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if sys.platform == "win32" else "bin")
STAMP = ENVIRONMENT / "installed.txt"

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


def set_up(extra: str) -> None:
    """Make the environment and install the product with extras (``dev``, ``dev,bench`` or none), unless that was done before."""
    if STAMP.exists() and _is_enough(STAMP.read_text(encoding="utf-8"), extra):
        return
    if not SCRIPTS.exists():
        print(f"Making an environment in {ENVIRONMENT.name} …", flush=True)
        venv.create(ENVIRONMENT, with_pip=True)
    print("Installing the versions named in constraints.txt …", flush=True)
    target = f".[{extra}]" if extra else "."
    call(
        [
            "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-c",
            "constraints.txt",
            "-e",
            target,
        ]
    )
    STAMP.write_text(_wanted(extra), encoding="utf-8")


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
