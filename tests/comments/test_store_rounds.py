"""What the bench measures at length, in small: kills at work, a disk that is full, another client's eyes, a long list."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from comments.errors import StoreError
from comments.records import NewComment
from comments.store import Store
from tests.comments.store_builders import MATTER, REVIEWER_B, add_comment, digest, fill, open_store, sound
from tests.conftest import ROOT


def test_a_process_killed_at_work_loses_nothing_and_leaves_no_half_file() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "tests.comments.store_rounds", "6", "3"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert sum(int(line.split()[0]) for line in done.stdout.splitlines()) == 6


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte; skipped where none can be mounted."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine lets no small disk be mounted")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up_is_told_and_what_was_saved_stays(small_disk: Path) -> None:
    path = small_disk / "store.db"
    made: list[str] = []
    with open_store(path) as store:
        fill(store)
        while len(made) < 200:
            try:
                made.append(add_comment(store, "长" * 3000).id)
            except StoreError as error:
                assert "disk is full" in error.en  # noqa: PT017  # when it fills up can't be told
                assert "磁盘已满" in error.zh  # noqa: PT017
                break
        assert 3 < len(made) < 200
        assert [comment.id for comment in store.comments(MATTER)] == made
        with pytest.raises(StoreError, match="disk is full"):
            store.backup(small_disk / "copy.db")
    assert sound(path)
    assert sorted(each.name for each in small_disk.iterdir()) == ["store.db"]
    with open_store(path) as store:
        assert [comment.id for comment in store.comments(MATTER)] == made


def test_no_store_begins_on_a_disk_without_room(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * 952 * 1024)
    with pytest.raises(StoreError, match=r"disk is full|No store can be made"):
        open_store(small_disk / "store.db")
    assert [each.name for each in small_disk.iterdir()] == ["filler"]


@pytest.mark.parametrize("share", range(1, 10))
def test_a_zeroed_page_is_told_or_does_no_harm(tmp_path: Path, share: int) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        fill(store)
        for number in range(20):
            add_comment(store, f"第{number}条意见，" + "写得长一些。" * 60)
        whole = store.comments(MATTER)
    data = bytearray(path.read_bytes())
    page = len(data) // 4096 * share // 10
    data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(data)
    before = digest(path)
    try:
        with open_store(path) as store:
            there = store.comments(MATTER)
    except StoreError as error:
        assert "recover" in error.en  # noqa: PT017  # reading either works or says what to do
    else:
        assert there == whole
    assert digest(path) == before


def test_a_comment_saved_by_one_client_is_seen_by_another_the_next_time_it_asks(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as mine, open_store(path) as theirs:
        fill(mine)
        for number in range(3):
            seen = theirs.change_counter()
            mine.add_comment(NewComment(MATTER, body=f"意见{number}"), person=REVIEWER_B)
            assert theirs.change_counter() != seen
            assert len(theirs.comments(MATTER)) == number + 1


def plan(store: Store, statement: str) -> list[str]:
    with store._home.reader.connect() as connection:
        return [row[3] for row in connection.exec_driver_sql("EXPLAIN QUERY PLAN " + statement)]


@pytest.mark.parametrize("table", ["comment", "internal_note"])
def test_lists_of_an_article_and_counts_read_an_index(tmp_path: Path, table: str) -> None:
    """A hundred thousand comments stay quick for these alone; how quick, the bench says."""
    live = "deleted = 0 AND merged_into IS NULL"
    with open_store(tmp_path / "store.db") as store:
        (step,) = plan(
            store,
            f"SELECT id FROM {table} WHERE matter_id = 1 AND draft_id IN (1) AND article IN ('a') AND {live}",
        )
        assert f"INDEX {table}_by_place (matter_id=? AND draft_id=? AND article=?" in step
        for columns in ("article, author, status", "draft_id, article"):
            (step, *_) = plan(
                store,
                f"SELECT {columns}, count(*) FROM {table} WHERE matter_id = 1 AND draft_id IN (1) AND {live} "
                f"GROUP BY {columns}",
            )
            assert "COVERING INDEX" in step
        (step, *_) = plan(
            store,
            f"SELECT visibility, status, count(*) FROM {table} WHERE matter_id = 1 AND {live} GROUP BY visibility, status",
        )
        assert f"COVERING INDEX {table}_by_status" in step
