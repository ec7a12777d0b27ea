"""Steps between forms of the store: they end where a new store begins, and an older store survives them."""

from __future__ import annotations

import dataclasses
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from comments import migrations
from comments.errors import StoreError
from comments.store import sqlite, upgrade
from tests.comments.store_builders import MATTER, NOON, add_comment, digest, fill, open_store, sound


def old_store(path: Path) -> Path:
    """A store of the form before the first: marked as ours, and without tables."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
    return path


def schema(path: Path) -> dict[tuple[str, str], list[str]]:
    """Each table, index and trigger as its clauses in a fixed order."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    clause = re.compile(r", (?=CONSTRAINT|FOREIGN KEY|PRIMARY KEY|UNIQUE)")
    return {
        (kind, name): sorted(
            clause.split(
                re.sub(r"\s+", " ", sql)
                .replace("( ", "(")
                .replace(" )", ")")
                .removesuffix(")")
                .replace(f'CREATE TABLE "{name}"', f"CREATE TABLE {name}")  # a table made anew is named in quotes
            )
        )
        for kind, name, sql in found
    }


def steps() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def test_the_newest_step_is_the_one_the_program_names() -> None:
    assert steps().get_heads() == [migrations.HEAD]
    assert len(list(steps().walk_revisions())) == migrations.SCHEMA_VERSION


def test_the_steps_end_where_a_new_store_begins(tmp_path: Path) -> None:
    open_store(tmp_path / "new.db").close()
    open_store(old_store(tmp_path / "old.db")).close()
    assert schema(tmp_path / "old.db") == schema(tmp_path / "new.db")
    for name in ("old.db", "new.db"):
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (migrations.SCHEMA_VERSION,)
            assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(migrations.HEAD,)]


def test_an_upgraded_store_works(tmp_path: Path) -> None:
    path = old_store(tmp_path / "store.db")
    with open_store(path) as store:
        fill(store)
        comment = add_comment(store)
        store.edit_comment(comment.id, {"visibility": "internal"}, revision=1, person=comment.author)
        assert len(store.history(comment.id)) == 2
    assert sound(path)


def of_the_first_form(path: Path) -> Path:
    """A store of form 1 with a comment, an internal note, a reply and their history, written past the store."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
    engine = sqlite.make_engine(path)
    try:
        with engine.execution_options(**{sqlite.WRITING: True}).begin() as connection:
            command.upgrade(upgrade.configuration(connection), "0001")
            for statement in FIRST_FORM:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql("PRAGMA user_version = 1")
    finally:
        engine.dispose()
    return path


FIRST_FORM = (
    "INSERT INTO matter VALUES (1, 'rules', '练习办法', '', 'zh', NULL, NULL, '[]', '', '2021-11-20 04:00:00')",
    (
        "INSERT INTO draft_version VALUES (1, 1, '一稿', '练习办法', 'zh', NULL, '第一条　文字。', 'txt', "
        f"'{'0' * 64}', 'a.txt', 3, '1', '2021-11-20 04:00:00', '审阅人甲')"
    ),
    *(
        f"INSERT INTO {table} VALUES (1, '{identifier}', {entered}, 1, 'art_1', '1', '第一条', '文字', '', '。', 0, "
        f"'旧的意见', '', '新的文字', 0, 'wording', 'high', '{visibility}', 'proposed', '审阅人甲', "
        "'2021-11-20 04:00:00', '2021-11-20 04:00:00', 1)"
        for table, identifier, entered, visibility in (
            ("comment", "C000000001", 1, "team"),
            ("internal_note", "C000000002", 2, "internal"),
        )
    ),
    "INSERT INTO reply VALUES (1, 'R000000001', 'C000000001', 3, '同意', 'Reviewer B', '2021-11-20 04:00:00', 0)",
    (
        "INSERT INTO event VALUES (1, 'E000000000000001', 'C000000001', 1, 1, '2021-11-20 04:00:00', '审阅人甲', "
        "'created', '[[\"body\", null, \"旧的意见\"]]', NULL)"
    ),
    (
        "INSERT INTO internal_event VALUES (1, 'E000000000000002', 'C000000002', 2, 1, '2021-11-20 04:00:00', '审阅人甲', "
        "'created', '[[\"body\", null, \"旧的意见\"]]', NULL, 0)"
    ),
)


def test_a_store_of_the_first_form_keeps_its_comments_and_learns_what_is_new(tmp_path: Path) -> None:
    with open_store(of_the_first_form(tmp_path / "store.db")) as store:
        first, second = store.comments("rules")
        assert (first.id, first.body, first.proposal, first.revision) == ("C000000001", "旧的意见", "新的文字", 1)
        assert (second.id, second.visibility) == ("C000000002", "internal")
        assert (first.authorities, first.also, first.assigned, first.is_live) == ((), (), "", True)
        assert [reply.text for reply in store.replies(first.id)] == ["同意"]
        assert [event.action for event in store.history(second.id)] == ["created"]
        assert store.people("rules") == ()
        assert not store.matter("rules").four_eyes
        store.edit_comment(first.id, {"assigned": "Reviewer B"}, revision=1, person="审阅人甲")
        assert store.undo("审阅人甲") == dataclasses.replace(first, revision=3)
    assert (tmp_path / "store.v1-20211120T040000Z.db").exists()
    assert sound(tmp_path / "store.db")
    assert schema(tmp_path / "store.db") == schema(open_store(tmp_path / "new.db").path)


def test_a_backup_is_made_first_and_never_over_another(tmp_path: Path) -> None:
    path = old_store(tmp_path / "store.db")
    before = path.read_bytes()
    taken = upgrade.backup_path(path, 0, NOON)
    taken.write_bytes(b"an earlier one")
    open_store(path).close()
    assert taken.read_bytes() == b"an earlier one"
    second = taken.with_stem(taken.stem + "-2")
    assert second.read_bytes()[68:72] == before[68:72]
    with closing(sqlite3.connect(second)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_a_step_that_fails_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = old_store(tmp_path / "store.db")
    before = digest(path)
    mark = sqlite.mark

    def fail(connection: Connection) -> None:
        mark(connection)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(sqlite, "mark", fail)
    with pytest.raises(StoreError, match="restore a backup"):
        open_store(path)
    assert digest(path) == before
    monkeypatch.undo()
    open_store(path).close()
    assert sound(path)


def test_steps_read_a_comment_of_the_first_form(tmp_path: Path) -> None:
    """Every later form must open this one; a comment with each field set is in it."""
    path = tmp_path / "store.db"
    with open_store(path) as store:
        fill(store)
        comment = add_comment(store, proposal="改为十日")
    with open_store(path) as store:
        assert store.comment(comment.id) == comment
        assert store.matter(MATTER).slug == MATTER
