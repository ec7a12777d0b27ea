"""A command's process ends as soon as all is written: with the status, what was registered for the end, and no thread cut off."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

_COMMAND = """
import sys
{before}
from workbench.__main__ import program
sys.argv = ["workbench", "outline", {file!r}]
status = program()
print("went on")
raise SystemExit(status)
"""


def run(before: str, file: Path) -> subprocess.CompletedProcess[str]:
    program = _COMMAND.format(before=before, file=str(file))
    return subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    file = tmp_path / "rule.txt"
    file.write_text("测试管理办法\n第一条 为了测试，制定本办法。\n", encoding="utf-8")
    return file


def test_nothing_is_done_after_a_command_and_all_it_says_is_written(rule: Path) -> None:
    done = run("", rule)
    assert (done.returncode, done.stderr, "went on" in done.stdout) == (0, "", False)
    assert "第一条" in done.stdout
    failed = run("", rule.with_name("nowhere.txt"))
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr


def test_what_is_registered_for_the_end_is_done(rule: Path) -> None:
    done = run("import atexit\natexit.register(sys.stdout.write, 'the end')", rule)
    assert (done.returncode, done.stdout.endswith("the end")) == (0, True)


def test_threads_are_waited_for(rule: Path) -> None:
    said = "threading.main_thread().join(); print('the thread')"  # the main thread is over once Python ends
    done = run(f"import threading\ndef wait():\n    {said}\nthreading.Thread(target=wait).start()", rule)
    assert (done.returncode, done.stdout.splitlines()[-2:]) == (0, ["went on", "the thread"])


def test_a_stream_that_cannot_be_written_out_is_left_to_python(rule: Path) -> None:
    done = run("import atexit\natexit.register(lambda: sys.stdout.close())", rule)
    assert "went on" not in done.stdout
    assert "ValueError" in done.stderr  # what follows here prints to it
