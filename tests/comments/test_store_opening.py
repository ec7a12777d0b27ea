"""What isn't a usable store is refused with a sentence and left as it was; a store is made for its owner alone."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from comments.errors import CommentsError, StoreError
from comments.migrations import SCHEMA_VERSION
from comments.records import NewComment
from comments.store import Store, backups, folders, sqlite
from tests.comments.store_builders import MATTER, NOON, REVIEWER_A, add_comment, digest, fill, open_store, sound

HAS_MODES = os.name == "posix"


def refusal(path: Path) -> StoreError:
    """The error that opening a file raises, having checked that it names the file and leaves all around as it was."""
    before = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    with pytest.raises(StoreError) as raised:
        open_store(path)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before
    assert str(path) in raised.value.zh
    assert str(path) in raised.value.en
    return raised.value


def make(path: Path) -> Path:
    """A store with a few comments."""
    with open_store(path) as store:
        fill(store)
        for number in range(30):
            add_comment(store, f"第{number}条意见，" + "写得长一些。" * 40)
    return path


def test_a_store_is_made_with_its_folders_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "文件 夹" / "b%20b" / ("意见#1?.db" if HAS_MODES else "意见#1.db")
    with open_store(path) as store:
        fill(store)
        assert [each.name for each in path.parent.iterdir()] == [path.name]
    if HAS_MODES:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700
    with Store.open("sqlite:///" + str(path), now=lambda: NOON, network_of=lambda _path: None) as again:
        assert again.matter(MATTER).slug == MATTER


def test_connections_have_the_settings_that_were_measured(tmp_path: Path) -> None:
    path = make(tmp_path / "store.db")
    with closing(sqlite.connect(path)) as connection:
        read = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
                "busy_timeout",
                "application_id",
            )
        }
    assert read == {
        "journal_mode": "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 10_000,
        "application_id": 0x44525742,
    }


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.touch()
    assert "empty file" in refusal(path).en


@pytest.mark.parametrize("content", [b"PK\x03\x04 not a database", b"x", "第一条".encode() * 2000, b"\0" * 8192])
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(content)
    assert "isn't a store" in refusal(path).en


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_another_programs_database_is_refused(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute("CREATE TABLE comment (id INTEGER)")
    assert "isn't a store" in refusal(path).en


def test_another_programs_database_is_refused_while_it_is_being_written(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE place (id INTEGER)")
        connection.commit()
        assert path.with_name("places.sqlite-wal").stat().st_size > 0
        assert "isn't a store" in refusal(path).en


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "store.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    assert "newer version" in refusal(path).en


@pytest.mark.parametrize("part", range(1, 21))
def test_a_store_cut_short_is_refused(tmp_path: Path, part: int) -> None:
    path = make(tmp_path / "store.db")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * part // 21 + part % 3])
    assert "damaged" in refusal(path).en


@pytest.mark.parametrize("length", [1, 15, 16, 50, 99, 100, 511, 512, 4095])
def test_a_store_cut_to_less_than_a_page_is_refused(tmp_path: Path, length: int) -> None:
    path = make(tmp_path / "store.db")
    path.write_bytes(path.read_bytes()[:length])
    assert "damaged" in refusal(path).en


def test_zeroed_pages_are_told_as_damage_and_nothing_is_made_worse(tmp_path: Path) -> None:
    path = make(tmp_path / "store.db")
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)
    before = digest(path)
    with pytest.raises(StoreError, match="damaged"), open_store(path) as store:
        store.comments(MATTER)
    assert digest(path) == before


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="isn't a file"):
        open_store(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="another place"):
        open_store(tmp_path / "a" / "store.db")


@pytest.mark.parametrize("name", ["a\0b.db", "长" * 400 + ".db", "~no-such-person-here/x.db", "x" * 300 + "/store.db"])
def test_a_path_the_system_wont_follow_is_refused(tmp_path: Path, name: str) -> None:
    address = name if name.startswith("~") else str(tmp_path / name)
    with pytest.raises(StoreError, match="--store"):
        Store.open(address, now=lambda: NOON, network_of=lambda _path: None)
    assert list(tmp_path.iterdir()) == []


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    try:
        path.symlink_to(tmp_path / "nowhere.db")
    except OSError:
        pytest.skip("this system makes no links")
    with pytest.raises(StoreError, match="isn't a file"):
        open_store(path)


def only_reads(path: Path) -> None:
    """The store at a path can be read, and each write is refused with a sentence."""
    before = path.read_bytes()
    with open_store(path) as store:
        assert store.read_only
        assert [matter.slug for matter in store.matters()] == [MATTER]
        assert store.search("第一条").lines
        with pytest.raises(StoreError, match="read-only"):
            store.add_comment(NewComment(MATTER, body="x"), person=REVIEWER_A)
        store.change_counter()
    assert path.read_bytes() == before


def test_a_read_only_store_opens_for_reading(tmp_path: Path) -> None:
    path = make(tmp_path / "store.db")
    path.chmod(0o400)
    try:
        only_reads(path)
    finally:
        path.chmod(0o600)


@pytest.mark.skipif(not HAS_MODES or os.geteuid() == 0, reason="the system lets everything be written")
def test_a_store_in_a_read_only_folder_opens_for_reading(tmp_path: Path) -> None:
    path = make(tmp_path / "inner" / "store.db")
    path.parent.chmod(0o500)
    try:
        only_reads(path)
    finally:
        path.parent.chmod(0o700)


def test_a_read_only_store_of_an_older_version_says_that_it_must_be_written(tmp_path: Path) -> None:
    path = make(tmp_path / "store.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 1")
    path.chmod(0o400)
    try:
        assert "older version" in refusal(path).en
    finally:
        path.chmod(0o600)


@pytest.mark.skipif(not HAS_MODES, reason="a file in use can't be copied here")
def test_a_read_only_store_with_a_broken_write_says_what_to_do(tmp_path: Path) -> None:
    path, copy = make(tmp_path / "store.db"), tmp_path / "copy.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 5")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE draft_version SET text = ?", ("长" * 200_000,))
        for suffix in ("", "-journal"):
            shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
    copy.chmod(0o400)
    try:
        assert "copy.db-journal" in refusal(copy).en
    finally:
        copy.chmod(0o600)


@pytest.mark.parametrize("exists", [True, False])
def test_a_network_folder_is_refused_with_what_to_do_instead(tmp_path: Path, exists: bool) -> None:
    path = tmp_path / "share" / "store.db"
    if exists:
        make(path)
    with pytest.raises(StoreError, match="network folder \\(cifs\\)") as raised:
        Store.open(str(path), now=lambda: NOON, network_of=lambda _path: "cifs")
    assert "本机硬盘" in raised.value.zh
    assert path.parent.exists() is exists


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/a", None),
        ("/mnt/office/matters", "cifs"),
        ("/mnt/office", "cifs"),
        ("/mnt/officer", None),
        ("/mnt/office/local/x", None),
        ("/mnt/a b", "nfs4"),
        ("/mnt/late", "fuse.sshfs"),
    ],
)
def test_the_innermost_mount_decides_on_linux(folder: str, kind: str | None) -> None:
    mounts = folders.linux_mounts(
        "22 1 0:21 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "40 22 0:35 / /mnt/office rw - cifs //server/office rw\n"
        "41 40 0:36 / /mnt/office/local rw master:1 - ext4 /dev/sdb1 rw\n"
        "42 22 0:37 / /mnt/a\\040b rw - nfs4 server:/a rw\n"
        "43 22 0:38 / /mnt/late rw - ext4 /dev/sdc1 rw\n"
        "44 43 0:39 / /mnt/late rw - fuse.sshfs server: rw\n"
        "nonsense\n"
    )
    assert folders.network_mount(folder, mounts) == kind


def test_a_mac_names_its_mounts_too() -> None:
    mounts = folders.mac_mounts(
        "/dev/disk3s1s1 on / (apfs, sealed, local)\n//a@server/office on /Volumes/our (old) office (smbfs, nodev)\n"
    )
    assert folders.network_mount("/Volumes/our (old) office/x", mounts) == "smbfs"
    assert folders.network_mount("/Users/a", mounts) is None


def test_this_machines_own_disk_is_no_network(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "store.db"), now=lambda: NOON) as store:
        assert store.matters() == ()


@pytest.mark.parametrize("address", ["", "  ", "mysql://x"])
def test_an_address_that_cant_be_opened_is_refused(address: str) -> None:
    with pytest.raises(StoreError, match="--store"):
        Store.open(address, now=lambda: NOON)


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "store.db")
    connect = sqlite.connect

    def full(where: Path, *, patience_seconds: float = 1.0) -> sqlite3.Connection:
        connection = connect(where, patience_seconds=patience_seconds)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(sqlite, "connect", full)
    with open_store(path) as store:
        before = store.comments(MATTER)
        with pytest.raises(StoreError, match="disk is full") as raised:
            add_comment(store, "长" * 100_000)
        assert "磁盘已满" in raised.value.zh
        assert store.comments(MATTER) == before
    assert sound(path)


def test_a_writer_that_never_ends_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "store.db")
    connect = sqlite.connect
    monkeypatch.setattr(sqlite, "connect", lambda where: connect(where, patience_seconds=0.05))
    with open_store(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"):
            add_comment(store)
        assert len(store.comments(MATTER)) == 30, "reading goes on"
        other.execute("ROLLBACK")
        add_comment(store)


def test_a_store_replaced_while_open_takes_no_more_words(tmp_path: Path) -> None:
    path = make(tmp_path / "store.db")
    with open_store(path) as store:
        path.rename(tmp_path / "moved.db")
        with pytest.raises(StoreError, match="moved, deleted or replaced"):
            add_comment(store)
        make(path)
        with pytest.raises(StoreError, match="moved, deleted or replaced"):
            add_comment(store)


def test_a_store_that_a_newer_program_brought_up_to_date_while_it_was_open_takes_no_more_words(tmp_path: Path) -> None:
    path = make(tmp_path / "store.db")
    with open_store(path) as store:
        with closing(sqlite3.connect(path)) as newer:
            newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        before = digest(path)
        with pytest.raises(StoreError, match="newer version"):
            add_comment(store)
        assert digest(path) == before


@pytest.mark.skipif(not HAS_MODES, reason="this system allows no such names")
@pytest.mark.parametrize("name", ["a**b.db", "[1].db", "?#%41.db", "a\nb.db", "意见\u202e.db", os.fsdecode(b"\xff.db")])
def test_a_store_may_have_an_odd_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with open_store(path) as store:
        fill(store)
        store.backup(tmp_path / f"copy of {name}")
    with open_store(path) as store:
        assert store.matter(MATTER).slug == MATTER
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([name, f"copy of {name}"])


def test_a_link_to_a_store_on_a_network_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows tells networks otherwise")
    share = make(tmp_path / "share" / "store.db")
    path = tmp_path / "store.db"
    path.symlink_to(share)
    mounts = [("/", "ext4"), (share.parent.resolve().as_posix(), "nfs4")]
    monkeypatch.setattr(folders, "linux_mounts", lambda _told: mounts)
    monkeypatch.setattr(folders, "mac_mounts", lambda _told: mounts)
    with pytest.raises(StoreError, match="network folder"):
        Store.open(str(path), now=lambda: NOON)


@pytest.mark.skipif(not HAS_MODES, reason="rights lie elsewhere")
@pytest.mark.parametrize("locked", ["here", "there"])
def test_a_link_to_a_store_is_judged_by_the_folder_it_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    target = make(tmp_path / "there" / "store.db")
    path = tmp_path / "here" / "store.db"
    path.parent.mkdir()
    path.symlink_to(target)
    refused = (tmp_path / locked).resolve()
    may = os.access
    monkeypatch.setattr(os, "access", lambda asked, mode: Path(asked) != refused and may(asked, mode))
    assert sqlite.may_write(path) is (locked == "here")  # nothing is ever written beside the link


def test_a_file_that_appears_while_a_backup_is_made_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, copy = make(tmp_path / "store.db"), tmp_path / "copy.db"
    made = folders.make_folder

    def meanwhile(target: Path) -> None:
        made(target)
        copy.write_text("somebody else's", encoding="utf-8")

    with open_store(path) as store:
        monkeypatch.setattr(folders, "make_folder", meanwhile)
        with pytest.raises(StoreError, match="exists already"):
            store.backup(copy)
    assert copy.read_text(encoding="utf-8") == "somebody else's"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.db", "store.db"]


def test_a_backup_that_fills_the_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    class Full(sqlite3.Connection):
        """Fails as a full disk does, which leaves the journal lying."""

        def backup(self, target: sqlite3.Connection, **_options: object) -> None:
            file = target.execute("PRAGMA database_list").fetchone()[2]
            Path(f"{file}-journal").write_bytes(b"begun")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with (
        closing(sqlite3.connect(":memory:", factory=Full)) as reading,
        pytest.raises(StoreError, match="the disk is full"),
    ):
        backups.copy(reading, tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_a_whole_store_and_overwrites_nothing(tmp_path: Path) -> None:
    path = make(tmp_path / "store.db")
    copy = tmp_path / "backups" / "copy.db"
    with open_store(path) as store:
        store.backup(copy)
        assert sound(copy)
        if HAS_MODES:
            assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        with open_store(copy) as opened:
            assert opened.comments(MATTER) == store.comments(MATTER)
        before = digest(copy)
        with pytest.raises(StoreError, match="exists already"):
            store.backup(copy)
        assert digest(copy) == before
        assert [each.name for each in copy.parent.iterdir()] == ["copy.db"]


def test_every_error_speaks_both_languages(tmp_path: Path) -> None:
    with open_store(make(tmp_path / "store.db")) as store, pytest.raises(CommentsError) as raised:
        store.comment("ZZZZ")
    assert any("一" <= character <= "鿿" for character in raised.value.zh)
    assert not any("一" <= character <= "鿿" for character in raised.value.en)


def test_opening_an_up_to_date_store_loads_no_alembic(tmp_path: Path) -> None:
    path = make(tmp_path / "store.db")
    script = (
        "import sys\nfrom datetime import UTC, datetime\nfrom comments.store import Store\n"
        "with Store.open(sys.argv[1], now=lambda: datetime(2021, 11, 20, tzinfo=UTC)) as store:\n"
        "    assert store.matters()\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('alembic', 'mako', 'textual', 'docx')])\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_what_a_crash_left_while_making_a_store_is_cleared_away_later(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    old, recent = tmp_path / ".store.db.new-0123", tmp_path / ".store.db.new-4567"
    for leftover in (old, recent):
        leftover.write_bytes(b"half a store")
    os.utime(old, (1, 1))
    open_store(path).close()
    assert sorted(each.name for each in tmp_path.iterdir()) == [recent.name, path.name]
