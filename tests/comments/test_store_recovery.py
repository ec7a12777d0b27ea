"""A damaged store gives up its comments: past zeroed pages, a lost schema, a file cut short; what is lost is said."""

from __future__ import annotations

import errno
import os
import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comments.errors import StoreError
from comments.records import Comment, OtherPlace, Role, Visibility
from comments.store.pages import Pages
from comments.store.recovery import Recovery, recover
from tests.comments.store_builders import (
    MATTER,
    NOON,
    QUOTE,
    REVIEWER_A,
    REVIEWER_B,
    add_comment,
    digest,
    fill,
    open_store,
    sound,
)

PAGE = 4096


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a store that took in what somebody else wrote, internal notes among it."""
    folder = tmp_path_factory.mktemp("merged")
    with open_store(folder / "ours.db") as ours, open_store(folder / "theirs.db") as theirs:
        fill(ours)
        add_comment(ours)
        theirs.merge(ours.pack(MATTER, person=REVIEWER_A)[0], person=REVIEWER_B)
        said = add_comment(theirs, "他们的意见", person=REVIEWER_B)
        theirs.edit_comment(said.id, {"priority": "high"}, revision=1, person=REVIEWER_B)
        theirs.reply(said.id, "答复", person=REVIEWER_B)
        add_comment(theirs, "内部的话", person=REVIEWER_B, visibility=Visibility.INTERNAL)
        add_comment(ours, "后来的意见")
        ours.merge(theirs.pack(MATTER, person=REVIEWER_B, internal=True)[0], person=REVIEWER_A)
        add_comment(ours, "最后的意见")
    return (folder / "ours.db").read_bytes()


def test_nothing_of_a_merged_store_counts_as_lost(tmp_path: Path, merged: bytes) -> None:
    found, comments = saved(merged, tmp_path)
    assert found.restored.events == 0
    assert found.complete
    assert len(comments) == 5


@pytest.mark.parametrize("whose", [REVIEWER_A, REVIEWER_B])
def test_a_lost_happening_of_a_merged_store_is_counted(tmp_path: Path, merged: bytes, whose: str) -> None:
    path = tmp_path / "with_a_gap.db"
    path.write_bytes(merged)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER event_is_kept")
        gone = "DELETE FROM event WHERE id = (SELECT id FROM event WHERE person = ? AND action = 'created' LIMIT 1)"
        assert connection.execute(gone, (whose,)).rowcount == 1
    found, _ = saved(path.read_bytes(), tmp_path)
    assert found.restored.events >= 1
    assert not found.complete


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, Comment]]:
    """The bytes of a store with one of everything, and its comments by id."""
    path = tmp_path_factory.mktemp("whole") / "store.db"
    with open_store(path) as store:
        fill(store)
        for number in range(12):
            add_comment(store, f"第{number}条意见，" + "写得长一些。" * 40, quote=QUOTE, authorities=("《示例法》",))
        long = add_comment(store, "长" * 5000, also=(OtherPlace("art_3", "3", "第三条"),))
        store.reply(long.id, "答复", person=REVIEWER_B)
        inside = add_comment(store, "内部的话", visibility=Visibility.INTERNAL)
        store.reply(inside.id, "内部答复", person=REVIEWER_B)
        store.edit_comment(long.id, {"priority": "high", "proposal": "新的文字"}, revision=1, person=REVIEWER_A)
        store.put_person(MATTER, REVIEWER_A, Role.LEAD, person=REVIEWER_A)
        store.mark_read(MATTER, None, "art_2", person=REVIEWER_A)
        comments = {comment.id: comment for comment in store.comments(MATTER)}
    return path.read_bytes(), comments


def saved(data: bytes, folder: Path) -> tuple[Recovery, dict[str, Comment]]:
    """What comes out of these bytes; checks that the source is left alone and what is made is sound."""
    source, target = folder / "damaged.db", folder / "out" / "saved.db"
    source.write_bytes(data)
    before = digest(source)
    found = recover(source, target, now=NOON)
    assert digest(source) == before
    assert [each.name for each in target.parent.iterdir()] == [target.name]
    assert sound(target)
    with open_store(target) as store:
        comments = [comment for matter in store.matters() for comment in store.comments(matter.slug)]
    return found, {comment.id: comment for comment in comments}


def test_a_store_that_isnt_damaged_comes_out_the_same(tmp_path: Path, whole: tuple[bytes, dict[str, Comment]]) -> None:
    found, comments = saved(whole[0], tmp_path)
    assert comments == whole[1]
    assert found.complete
    with open_store(found.target) as store:
        long = next(comment for comment in comments.values() if comment.also)
        assert [reply.text for reply in store.replies(long.id)] == ["答复"]
        assert [event.action for event in store.history(long.id)] == ["created", "replied", "edited"]
        assert store.comments(MATTER, article="art_3") == (long,)
        assert [person.name for person in store.people(MATTER)] == [REVIEWER_A]
        assert store.original(MATTER) == b"first"
        assert store.undo(REVIEWER_A).proposal is None


@pytest.mark.parametrize("sort", ["zeroed", "overwritten"])
@pytest.mark.parametrize("part", range(4))
def test_whichever_page_is_lost_every_comment_is_found(
    tmp_path: Path, whole: tuple[bytes, dict[str, Comment]], sort: str, part: int
) -> None:
    data, comments = whole
    pages = len(data) // PAGE
    chance = random.Random(part)
    for number in chance.sample(range(pages), 3) if part else (0, 1, 2, 3):
        folder = tmp_path / str(number)
        folder.mkdir()
        junk = bytes(PAGE) if sort == "zeroed" else chance.randbytes(PAGE)
        found, there = saved(data[: number * PAGE] + junk + data[(number + 1) * PAGE :], folder)
        assert set(there) == set(comments), f"page {number + 1}"
        kept = sum(there[key].body == comments[key].body for key in comments)
        torn = sum(table.torn for table in found.tables)
        assert kept >= len(comments) - torn - found.restored.lost_comments


def test_a_comment_whose_row_is_lost_is_made_again_from_its_history(
    tmp_path: Path, whole: tuple[bytes, dict[str, Comment]]
) -> None:
    data, comments = whole
    pages = Pages(data)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'comment'").fetchone()[0]
    damaged = bytearray(data)
    for leaf in pages.leaves_below(root):
        damaged[(leaf - 1) * PAGE : leaf * PAGE] = bytes(PAGE)
    found, there = saved(bytes(damaged), tmp_path)
    assert there == comments
    assert found.restored.comments == len(comments) - 1, "the internal note lies elsewhere"
    assert not found.complete


@pytest.mark.parametrize("part", range(1, 21))
def test_a_store_cut_short_gives_what_is_left(
    tmp_path: Path, whole: tuple[bytes, dict[str, Comment]], part: int
) -> None:
    data, comments = whole
    length = len(data) * part // 21 + part % 3
    source = tmp_path / "damaged.db"
    source.write_bytes(data[:length])
    try:
        found, there = saved(data[:length], tmp_path)
    except StoreError as error:
        assert "Nothing that could be saved" in error.en  # noqa: PT017  # either end is right; only silence isn't
        assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == ["damaged.db"]
        return
    assert found.broken_pages or set(there) == set(comments)
    for key in set(there) & set(comments):
        assert there[key].body == comments[key].body or "已损坏" in there[key].body or not found.complete


def half_written(path: Path) -> tuple[bytes, bytes]:
    """A store in the middle of a write, and its journal, as a program that dies there leaves them; the store itself stays whole."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE comment SET body = 'half a write' || hex(zeroblob(5000)), revision = revision + 1")
        left = path.read_bytes(), path.with_name(f"{path.name}-journal").read_bytes()
        connection.execute("ROLLBACK")
    return left


def test_a_write_under_way_when_its_program_died_is_taken_back(
    tmp_path: Path, whole: tuple[bytes, dict[str, Comment]]
) -> None:
    path = tmp_path / "damaged.db"
    path.write_bytes(whole[0])
    half, journal = half_written(path)
    assert half != whole[0]
    folder = tmp_path / "crashed"
    folder.mkdir()
    (folder / "damaged.db-journal").write_bytes(journal)
    _, comments = saved(half, folder)
    assert comments == whole[1]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_write_under_way_is_taken_back_by_way_of_a_link_too(
    tmp_path: Path, whole: tuple[bytes, dict[str, Comment]]
) -> None:
    path = tmp_path / "there" / "damaged.db"
    path.parent.mkdir()
    path.write_bytes(whole[0])
    half, journal = half_written(path)
    path.write_bytes(half)
    path.with_name("damaged.db-journal").write_bytes(journal)
    link = tmp_path / "link.db"
    link.symlink_to(path)
    recover(link, tmp_path / "saved.db", now=NOON)
    with open_store(tmp_path / "saved.db") as store:
        assert {comment.id for comment in store.comments(MATTER)} == set(whole[1])
        assert not any("half a write" in comment.body for comment in store.comments(MATTER))


def test_a_disk_too_full_for_what_is_saved_isnt_taken_for_a_file_that_cant_be_read(
    tmp_path: Path, whole: tuple[bytes, dict[str, Comment]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "damaged.db"
    path.write_bytes(whole[0])

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StoreError, match=r"What is saved can't be written .*the disk is full"):
        recover(path, tmp_path / "new" / "saved.db", now=NOON)
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no folder here takes no files from anybody")
def test_a_folder_that_takes_no_files_is_told(tmp_path: Path, whole: tuple[bytes, dict[str, Comment]]) -> None:
    path = tmp_path / "damaged.db"
    path.write_bytes(whole[0])
    with pytest.raises(StoreError, match="can't be written in /proc"):
        recover(path, Path("/proc/saved.db"), now=NOON)


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0", b"PK\x03\x04" * 3000, bytes(20_000)])
def test_nothing_is_written_where_there_is_nothing_to_save(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "damaged.db"
    source.write_bytes(content)
    with pytest.raises(StoreError, match="Nothing that could be saved"):
        recover(source, tmp_path / "saved.db", now=NOON)
    assert [each.name for each in tmp_path.iterdir()] == ["damaged.db"]


def test_a_newer_store_isnt_taken_apart(tmp_path: Path, whole: tuple[bytes, dict[str, Comment]]) -> None:
    source = tmp_path / "damaged.db"
    source.write_bytes(whole[0][:60] + (99).to_bytes(4, "big") + whole[0][64:-5000])
    with pytest.raises(StoreError, match="newer version"):
        recover(source, tmp_path / "saved.db", now=NOON)
    assert [each.name for each in tmp_path.iterdir()] == ["damaged.db"]


def test_what_is_there_is_never_written_over(tmp_path: Path, whole: tuple[bytes, dict[str, Comment]]) -> None:
    source, target = tmp_path / "damaged.db", tmp_path / "mine.db"
    source.write_bytes(whole[0])
    target.write_bytes(b"mine")
    for there in (target, source):
        with pytest.raises(StoreError, match="exists already"):
            recover(source, there, now=NOON)
    assert target.read_bytes() == b"mine"
    with pytest.raises(StoreError, match="can't be read"):
        recover(tmp_path / "nowhere.db", tmp_path / "saved.db", now=NOON)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 10**6), junk=st.binary(min_size=1, max_size=300))
def test_any_bytes_can_be_read_past(whole: tuple[bytes, dict[str, Comment]], at: int, junk: bytes) -> None:
    data = bytearray(whole[0])
    at %= len(data)
    data[at : at + len(junk)] = junk
    pages = Pages(bytes(data))
    for leaf in pages.leaves():
        for row in pages.rows(leaf):
            assert isinstance(row.values, tuple)
    pages.look_over()
