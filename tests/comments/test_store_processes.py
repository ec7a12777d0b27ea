"""Several processes on one store, and processes that die: nothing lost, nobody told that the database is locked."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from comments.store import sqlite
from tests.comments.store_builders import MATTER, REVIEWER_A, add_comment, fill, open_store, sound

ROOT = Path(__file__).resolve().parents[2]
Worker = subprocess.Popen[str]


def start(task: str, path: Path | str, name: str, times: int) -> Worker:
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "tests.comments.store_worker", task, str(path), name, str(times)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def line(worker: Worker) -> str:
    assert worker.stdout is not None
    return worker.stdout.readline().strip()


def go(worker: Worker) -> None:
    assert worker.stdin is not None
    worker.stdin.write("go\n")
    worker.stdin.flush()


def run(task: str, path: Path | str, *, workers: int, times: int, patience_seconds: float = 60) -> list[list[str]]:
    """What each of some workers said, all having begun together and ended well. ``{person}`` in an address is the worker's name."""
    names = [f"p{number}" for number in range(workers)]
    started = [start(task, str(path).replace("{person}", name), name, times) for name in names]
    assert [line(worker) for worker in started] == ["ready"] * workers
    for worker in started:
        go(worker)
    said = []
    for worker in started:
        out, err = worker.communicate(timeout=patience_seconds)
        assert (worker.returncode, err) == (0, "")
        said.append(out.split("\n")[:-1])
    return said


def test_six_processes_begin_one_store(tmp_path: Path) -> None:
    path = tmp_path / "new" / "store.db"
    assert run("open", path, workers=6, times=0) == [[f"p{number} 0"] for number in range(6)]
    assert [each.name for each in path.parent.iterdir()] == ["store.db"]
    assert sound(path)


def test_several_processes_bring_one_store_up_to_date_once(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
    assert run("open", path, workers=3, times=0) == [[f"p{number} 0"] for number in range(3)]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["store.db", "store.v0-20211120T040000Z.db"]
    assert sound(path)


def test_comments_and_edits_of_four_processes_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        fill(store)
        shared = [add_comment(store, "开始", person=REVIEWER_A) for _ in range(5)]
        said = run("work", path, workers=4, times=30)
        comments = store.comments(MATTER)
        assert {each for lines in said for each in lines} <= {comment.id for comment in comments}
        assert Counter(comment.author for comment in comments if comment.author != REVIEWER_A) == {
            f"p{number}": 30 for number in range(4)
        }
        bodies = "".join(store.comment(comment.id).body for comment in shared)
        for worker in range(4):
            for number in range(30):
                assert bodies.count(f"[p{worker}-{number}]") == 1
        assert sum(len(store.history(comment.id)) for comment in shared) == 5 + 120
    assert sound(path)


def test_threads_of_one_process_share_a_store(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as store:
        fill(store)
        with ThreadPoolExecutor(4) as threads:
            made = list(threads.map(lambda number: add_comment(store, f"意见{number}").id, range(40)))
        assert {comment.id for comment in store.comments(MATTER)} == set(made)


def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        fill(store)
    acknowledged: set[str] = set()
    for kill in range(2):
        worker = start("add", path, f"p{kill}", 10_000)
        assert line(worker) == "ready"
        go(worker)
        acknowledged.update(line(worker) for _ in range(5 + 20 * kill))
        worker.kill()
        out, _ = worker.communicate(timeout=30)
        acknowledged.update(out.split("\n")[:-1])
        assert sound(path)
    with open_store(path) as store:
        there = {comment.id for comment in store.comments(MATTER)}
        assert acknowledged <= there
        assert len(there) <= len(acknowledged) + 2, "at most the write that was under way at each kill is there besides"
        assert all(len(store.history(comment_id)) == 1 for comment_id in there)


def test_a_process_killed_in_the_middle_of_a_write_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        fill(store)
        for number in range(60):
            add_comment(store, f"意见{number}。" + "长" * 2000)
        before = store.comments(MATTER)
    worker = start("stop", path, "改", 3000)
    assert line(worker) == "ready"
    go(worker)
    assert line(worker) == "written"
    worker.kill()
    worker.communicate(timeout=30)
    assert path.with_name("store.db-journal").stat().st_size > 0, "the write was under way"
    with open_store(path) as store:
        assert store.comments(MATTER) == before
        add_comment(store, person=REVIEWER_A)
    assert sound(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames instead of linking")
def test_a_disk_without_hard_links_gets_one_store_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    def no_links(*_arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "store.db"
    with open_store(path) as store:
        fill(store)
    sqlite.make(path)
    with open_store(path) as store:
        assert store.matter(MATTER).slug == MATTER
    assert [each.name for each in tmp_path.iterdir()] == ["store.db"]
