"""A store on a PostgreSQL server: made once, brought up to date, refused where it isn't one, shared by processes, live."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic import command
from sqlalchemy import Connection

import comments.store
from comments.errors import StoreError
from comments.migrations import HEAD
from comments.store import Store
from comments.store.server import connecting, opening
from comments.store.upgrade import configuration
from tests.comments.databases import Databases
from tests.comments.store_builders import MATTER, REVIEWER_A, add_comment, fill, moved, open_store
from tests.comments.test_store_processes import run


@pytest.fixture
def empty(databases: Databases) -> Iterator[str]:
    """The address of a database that holds nothing."""
    name = databases.make(empty=True)
    yield databases.server.address(name)
    databases.drop(name)


def sql(address: str, statement: str) -> list[Any]:
    with closing(psycopg.connect(address, autocommit=True)) as connection:
        done = connection.execute(statement.encode())
        return done.fetchall() if done.description else []


def steps_to(address: str, target: str) -> None:
    """Lays a database out by the steps alone."""
    engine = connecting.make_engine(address)
    with engine.execution_options(**{connecting.WRITING: True}).begin() as connection:
        command.upgrade(configuration(connection), target)
    engine.dispose()


COLUMNS = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1, 2"""
RULES = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1, 2"""
INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
TRIGGERS = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"


def test_the_steps_end_where_a_new_store_begins(database: str, empty: str) -> None:
    steps_to(empty, "0001")
    open_store(empty).close()
    for query in (COLUMNS, RULES, INDEXES, TRIGGERS):
        assert sql(empty, query) == sql(database, query)


def test_an_older_store_keeps_its_comments(empty: str) -> None:
    steps_to(empty, "0001")
    sql(empty, "INSERT INTO matter VALUES (1, 'rules', 'Rules', '', 'en', NULL, NULL, '[]', '', now())")
    sql(
        empty,
        "INSERT INTO draft_version VALUES (1, 1, 'd', 't', 'en', NULL, 'x', 'txt', repeat('0', 64), 's', 1, '1', now(), 'p')",
    )
    remark = (
        "(1, '{}', 1, 1, 'art_1', '1', '1', NULL, '', '', 0, 'old', '', NULL, false, 'wording', 'low', '{}', 'draft', "
        "'p', now(), now(), 1)"
    )
    sql(empty, f"INSERT INTO comment VALUES {remark.format('C' * 10, 'team')}")
    sql(empty, f"INSERT INTO internal_note VALUES {remark.format('N' * 10, 'internal')}")
    with open_store(empty) as store:
        assert sorted(comment.id for comment in store.comments("rules")) == ["C" * 10, "N" * 10]
        edited = store.edit_comment("C", {"body": "new"}, revision=1, person="p")
        assert edited.revision == 2
    assert sql(empty, "SELECT version_num FROM alembic_version") == [(HEAD,)]


def test_a_step_that_fails_leaves_the_store_as_it_was(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps_to(empty, "0001")
    before = sql(empty, COLUMNS)

    def fail(_connection: Connection, _name: str) -> None:
        raise psycopg.errors.DiskFull("no room")

    monkeypatch.setattr(opening, "run_script", fail)
    with pytest.raises(StoreError):
        open_store(empty)
    assert sql(empty, COLUMNS) == before


def test_a_newer_store_is_refused(database: str) -> None:
    sql(database, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version of this program"):
        open_store(database)
    assert sql(database, "SELECT version_num FROM alembic_version") == [("9999",)]


def test_a_store_that_a_newer_program_brought_up_to_date_while_it_was_open_takes_no_more_words(database: str) -> None:
    with open_store(database) as store:
        fill(store)
        sql(database, "UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(StoreError, match="newer version"):
            add_comment(store)
        assert store.comments(MATTER) == ()


def test_a_database_of_something_else_is_refused_and_left_alone(empty: str) -> None:
    sql(empty, "CREATE TABLE invoices (id integer)")
    with pytest.raises(StoreError, match="holds something else"):
        open_store(empty)
    assert sql(empty, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace") == [
        ("invoices",)
    ]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://reviewer:CANARY@127.0.0.1:1/x", "can't be reached"),
        ("postgresql://reviewer:CANARY@[nonsense/x", "can't be read"),
        ("postgresql://reviewer:CANARY@host/x?nosuch=1", "can't be read"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(address: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as caught:
        open_store(address)
    assert "CANARY" not in str(caught.value)
    assert "CANARY" not in caught.value.sentence("zh") + caught.value.sentence("en")


def test_a_database_that_isnt_there_and_a_wrong_password_are_told(databases: Databases) -> None:
    with pytest.raises(StoreError, match="can't be reached"):
        open_store(databases.server.address("no_such_database"))
    with pytest.raises(StoreError, match="can't be reached"):
        open_store(databases.server.address("postgres", user="nobody_here", password="wrong"))


def test_six_processes_begin_one_store(empty: str) -> None:
    assert run("open", empty, workers=6, times=0) == [[f"p{number} 0"] for number in range(6)]
    with open_store(empty) as store:
        fill(store)


def test_comments_and_edits_of_four_processes_are_all_kept(database: str) -> None:
    with open_store(database) as store:
        fill(store)
        shared = [add_comment(store, "开始", person=REVIEWER_A) for _ in range(5)]
        said = run("work", database, workers=4, times=20)
        comments = store.comments(MATTER)
        assert {each for lines in said for each in lines} <= {comment.id for comment in comments}
        assert Counter(comment.author for comment in comments if comment.author != REVIEWER_A) == {
            f"p{number}": 20 for number in range(4)
        }
        bodies = "".join(store.comment(comment.id).body for comment in shared)
        assert all(bodies.count(f"[p{worker}-{number}]") == 1 for worker in range(4) for number in range(20))
        assert sum(len(store.history(comment.id)) for comment in shared) == 5 + 80
    assert sql(database, "SELECT count(*) - count(DISTINCT entered) FROM event") == [(0,)]


def end_connections(address: str) -> None:
    """Ends every connection to a database, as a restart of the server does, and waits until each has ended.

    Without waiting, a connection may still answer after this and break in the middle of what follows.
    """
    ended = sql(
        address,
        "SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    assert all(done for (done,) in ended)


def test_a_store_works_on_after_the_server_was_restarted(database: str) -> None:
    with open_store(database) as store:
        fill(store)
        comment = add_comment(store)
        end_connections(database)
        assert store.comments(MATTER) == (comment,)
        add_comment(store, "又一条")
        assert len(store.comments(MATTER)) == 2


def write_while_connections_end(store: Store, address: str) -> None:
    with store._writing() as session:
        session.connection().exec_driver_sql("UPDATE matter SET title = 'half'")
        end_connections(address)
        session.connection().exec_driver_sql("UPDATE matter SET title = 'whole'")


def test_a_connection_that_breaks_in_the_middle_of_a_write_is_told_and_nothing_is_kept(database: str) -> None:
    with open_store(database) as store:
        fill(store)
        with pytest.raises(StoreError, match="broke"):
            write_while_connections_end(store, database)
        assert store.matter(MATTER).title not in ("half", "whole")


def test_a_writer_who_waits_too_long_is_told(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connecting._SETTINGS, "lock_timeout", "50ms")
    with open_store(database) as store, open_store(database) as other:
        fill(store)
        with store._writing() as session:
            session.connection()
            with pytest.raises(StoreError, match="written by somebody else"):
                add_comment(other)
        add_comment(other)


def test_a_comment_of_one_client_shows_on_another_at_once(database: str) -> None:
    with open_store(database) as mine, open_store(database) as theirs:
        fill(mine)
        waits = []
        for number in range(5):
            seen = theirs.change_counter()
            add_comment(mine, f"意见{number}")
            saved = time.perf_counter()
            moved(theirs, seen)
            assert len(theirs.comments(MATTER)) == number + 1
            waits.append(time.perf_counter() - saved)
        assert min(waits) < 1  # a bound for machines that are busy; tests/bench/postgres_bench.py measures it
        assert theirs.poll_seconds <= 0.05


def test_whoever_stopped_hearing_reads_again(database: str) -> None:
    with open_store(database) as store, open_store(database) as other:
        fill(store)
        seen = store.change_counter()
        end_connections(database)  # the listener's among them
        seen = moved(store, seen)
        add_comment(other)
        moved(store, seen)


def test_what_is_said_aloud_is_a_number(database: str) -> None:
    with closing(psycopg.connect(database, autocommit=True)) as listener, open_store(database) as store:
        listener.execute("LISTEN workbench_changes")
        fill(store)
        add_comment(store, "CANARY")
        heard = [notice.payload for notice in listener.notifies(timeout=0.2)]
        assert heard
        assert all(payload.isdigit() for payload in heard)


def test_a_backup_is_the_servers_to_make(database: str, tmp_path: Path) -> None:
    with open_store(database) as store, pytest.raises(StoreError, match="pg_dump"):
        store.backup(tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_a_database_has_no_file(database: str) -> None:
    with open_store(database) as store, pytest.raises(StoreError, match="no file"):
        _ = store.path


def test_reading_sees_one_state_throughout(database: str) -> None:
    with open_store(database) as store, open_store(database) as other:
        fill(store)
        with store._reading() as session:
            before = session.connection().exec_driver_sql("SELECT count(*) FROM comment").scalar_one()
            add_comment(other)
            assert session.connection().exec_driver_sql("SELECT count(*) FROM comment").scalar_one() == before


def test_without_the_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(comments.store, "server", raising=False)
    for name in [name for name in sys.modules if name.startswith("comments.store.server")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"\[postgres\]"):
        Store.open("postgresql://host/x", now=lambda: pytest.fail("not asked"))
