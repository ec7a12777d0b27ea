"""The chores of a fresh clone: several started at the same time set up once, one after the other."""

from __future__ import annotations

import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

import tasks
from tests.conftest import ROOT

CHORE = """
import sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
import tasks

folder = Path({folder!r})
tasks.ENVIRONMENT, tasks.STAMP, tasks.LOCK = folder, folder / "installed.txt", folder / "set-up.sqlite3"

def slow(what):
    with (folder.parent / "told.txt").open("a", encoding="utf-8") as told:
        print("begin", what, file=told, flush=True)
        while not (folder.parent / "go").exists():
            time.sleep(0.02)
        print("end", what, file=told, flush=True)

tasks.venv.create = lambda *_, **__: slow("venv")
tasks.call = lambda command: slow(" ".join(command[2:]))
tasks._has_pip = lambda: (folder / "installed.txt").exists()
tasks.set_up({extra!r})
"""


def start(folder: Path, extra: str) -> subprocess.Popen[str]:
    """A chore in a process of its own, its environment in ``folder``; the programs that it calls end once ``go`` is there."""
    script = CHORE.format(root=str(ROOT), folder=str(folder), extra=extra)
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def done(*chores: subprocess.Popen[str]) -> list[str]:
    told = []
    for chore in chores:
        out, err = chore.communicate(timeout=30)
        assert chore.returncode == 0, err
        told.append(out)
    return told


def begun(folder: Path, chore: subprocess.Popen[str]) -> None:
    """Wait until it is making the environment."""
    while not (folder / "told.txt").exists():
        assert chore.poll() is None
        time.sleep(0.02)


@pytest.mark.parametrize(("first", "second", "installations"), [("", "dev", 2), ("dev", "", 1), ("dev", "dev", 1)])
def test_chores_started_together_in_a_fresh_clone_set_up_one_after_the_other(
    tmp_path: Path, first: str, second: str, installations: int
) -> None:
    environment = tmp_path / "environment"
    making = start(environment, first)
    begun(tmp_path, making)
    waiting = start(environment, second)
    assert waiting.stdout is not None
    assert "Another task is making the environment" in waiting.stdout.readline()
    (tmp_path / "go").touch()
    done(making, waiting)
    lines = (tmp_path / "told.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0::2] == [line.replace("end", "begin") for line in lines[1::2]], "nothing begins before the other ends"
    assert lines.count("begin venv") == 1
    assert len(lines) // 2 == 1 + 2 * installations
    assert sum(line.startswith("begin pip install ") for line in lines) == installations
    assert sum(line.startswith("begin compileall ") for line in lines) == installations


def test_a_chore_that_was_killed_holds_nobody_up(tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    killed = start(environment, "dev")
    begun(tmp_path, killed)
    killed.kill()
    killed.communicate()
    (tmp_path / "go").touch()
    (told,) = done(start(environment, "dev"))
    assert "waiting" not in told


def test_what_extras_need_is_added_without_installing_the_product_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(tasks, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(tasks, "STAMP", tmp_path / "installed.txt")
    monkeypatch.setattr(tasks, "LOCK", tmp_path / "set-up.sqlite3")
    monkeypatch.setattr(tasks, "_has_pip", lambda: True)
    monkeypatch.setattr(tasks, "call", called.append)
    tasks.set_up("")
    tasks.set_up("dev")
    tasks.set_up("")
    installed = [command for command in called if command[:4] == ["python", "-m", "pip", "install"]]
    assert len(installed) == 2
    assert installed[0][-2:] == ["-e", "."]
    assert "-e" not in installed[1]
    assert any(each.startswith("pytest>=") for each in installed[1])


@pytest.mark.parametrize("apart", [False, True])
def test_our_modules_are_compiled_though_python_is_told_to_write_no_bytecode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, apart: bool
) -> None:
    clone, environment, prefix = tmp_path / "clone", tmp_path / "environment", tmp_path / "prefix"
    modules = [clone / package / "inner" / "module.py" for package in tasks.PACKAGES]
    for module in modules:
        module.parent.mkdir(parents=True)
        module.write_text("LIMIT = 30\n", encoding="utf-8")
    for name in ("pyproject.toml", "constraints.txt"):
        (clone / name).touch()
    monkeypatch.setattr(tasks, "ROOT", clone)
    monkeypatch.setattr(tasks, "ENVIRONMENT", environment)
    monkeypatch.setattr(tasks, "SCRIPTS", Path(sys.executable).parent)
    monkeypatch.setattr(tasks, "STAMP", environment / "installed.txt")
    monkeypatch.setattr(tasks, "LOCK", environment / "set-up.sqlite3")
    monkeypatch.setattr(tasks, "_has_pip", lambda: True)
    call = tasks.call
    monkeypatch.setattr(tasks, "call", lambda command: call(command) if "compileall" in command else None)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    if apart:
        monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(prefix))
    tasks.set_up("")
    assert len(list(tmp_path.rglob("module.*.pyc"))) == len(modules)
    assert prefix.exists() == apart, "beside the modules, or wherever Python is told to keep what it compiles"


def test_every_package_that_is_installed_is_compiled() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert list(tasks.PACKAGES) == project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
