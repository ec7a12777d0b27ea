"""Steps between forms of the store: they end where a new store begins, and an older store survives them."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
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
    clause = re.compile(r", (?=CONSTRAINT|FOREIGN KEY|PRIMARY KEY)")
    return {
        (kind, name): sorted(
            clause.split(re.sub(r"\s+", " ", sql).replace("( ", "(").replace(" )", ")").removesuffix(")"))
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
