"""Where output goes that nobody reads, or that has no room: the command ends as it would, and nothing but sentences is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

posix = pytest.mark.skipif(os.name != "posix", reason="the system has no such files")


def start(*words: object, **given: object) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONUNBUFFERED": "", "WORKBENCH_LANG": "en"}
    command = [sys.executable, "-m", "workbench", *map(str, words)]
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, **given)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def long(tmp_path: Path) -> Path:
    path = tmp_path / "long.txt"
    path.write_text("示例办法\n\n" + "\n\n".join(f"第{n}条 示例。" for n in range(1, 5000)), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_reader_that_leaves_early_is_no_failure(long: Path, form: list[str]) -> None:
    with start("outline", long, *form, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_what_a_command_does_is_done_though_nobody_reads_what_it_says(tmp_path: Path, long: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    store = tmp_path / "store.db"
    process = start("import", long, "--matter", "m", "--store", store, "--as", "A", stdout=writing)
    os.close(writing)
    _, said = process.communicate()
    assert (process.returncode, b"Traceback" in said, store.exists()) == (0, False, True)


@posix
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_output_without_room_is_a_failure_with_a_sentence(two_drafts: tuple[Path, Path], form: list[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no such device here")
    with Path("/dev/full").open("wb") as full:
        process = start("outline", two_drafts[0], *form, stdout=full)
        _, said = process.communicate()
    assert process.returncode == 1
    assert said.startswith(b"workbench: The result couldn't be written out in full: the disk is full.")
    assert len(said.splitlines()) == 1


@posix
def test_closed_streams_are_no_fault(two_drafts: tuple[Path, Path]) -> None:
    program = f'"{sys.executable}" -m workbench'
    done = subprocess.run(f'{program} outline "{two_drafts[0]}" >&-', shell=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert subprocess.run(f"{program} outline nowhere.txt >&- 2>&-", shell=True, check=False).returncode == 1
    done = subprocess.run(f"{program} outline - <&-", shell=True, capture_output=True, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
