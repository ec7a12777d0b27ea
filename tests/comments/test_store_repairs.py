"""Repairs of drafts in the store: recorded, taken back, never over somebody else's, and in older stores too."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from comments.errors import ConflictError, DraftChangedError, StoreError
from comments.records import DraftVersion, MadeRepair
from comments.store import Store, repairs, sqlite, upgrade
from comments.store.repairs import Move, NewRepair, Undoing, back
from drafts.model import Span
from drafts.repair import Edit
from tests.comments.store_builders import (
    MATTER,
    NOON,
    REVIEWER_A,
    REVIEWER_B,
    Clock,
    add_comment,
    alter,
    fill,
    open_store,
    sound,
)

MADE = MadeRepair("gap", "split-line", "另起一行。", "Begin a new line.")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as opened:
        fill(opened)
        yield opened


def repaired(store: Store, *edits: Edit, moves: tuple[Move, ...] = (), person: str = REVIEWER_A) -> DraftVersion:
    seen = store.draft(MATTER).text
    return store.repair_draft(MATTER, "一稿", NewRepair(seen, edits, [MADE], "2", moves), person=person)


def undone(store: Store, number: int, *, person: str = REVIEWER_B) -> DraftVersion:
    return store.undo_repair(MATTER, "一稿", Undoing(number, store.draft(MATTER).text, "2"), person=person)


def test_a_repair_changes_the_text_and_nothing_of_the_original(store: Store) -> None:
    before, original = store.draft(MATTER), store.original(MATTER)
    after = repaired(store, Edit(Span(0, 0), "前"), Edit(Span(3, 4), "\n"))
    assert after.text == "前第一条\nfirst"
    assert store.draft(MATTER) == after
    assert (after.sha256, after.size, after.added_by) == (before.sha256, before.size, before.added_by)
    assert store.original(MATTER) == original
    (record,) = store.repairs(MATTER)
    assert (record.number, record.at, record.person, record.made) == (1, NOON, REVIEWER_A, (MADE,))
    assert record.edits == ((0, "", "前"), (3, "\u3000", "\n"))
    assert record.undone is None


def test_repairs_are_taken_back_last_first_and_stay_on_record(store: Store) -> None:
    texts = [store.draft(MATTER).text]
    texts.append(repaired(store, Edit(Span(0, 0), "前")).text)
    texts.append(repaired(store, Edit(Span(1, 3), "")).text)
    with pytest.raises(DraftChangedError):
        undone(store, 1)
    assert undone(store, 2).text == texts[1]
    assert undone(store, 1).text == texts[0]
    with pytest.raises(DraftChangedError):
        undone(store, 1)
    assert [(r.number, r.undone, r.undone_by) for r in store.repairs(MATTER)] == [
        (1, NOON, REVIEWER_B),
        (2, NOON, REVIEWER_B),
    ]
    assert repaired(store, Edit(Span(0, 1), "")).text == texts[0][1:]
    assert [r.number for r in store.repairs(MATTER)] == [1, 2, 3]


def test_a_repair_of_a_text_that_somebody_changed_meanwhile_is_refused(store: Store) -> None:
    seen = store.draft(MATTER).text
    repaired(store, Edit(Span(0, 0), "前"))
    with pytest.raises(DraftChangedError, match="Run diagnose again"):
        store.repair_draft(MATTER, "一稿", NewRepair(seen, [Edit(Span(0, 1), "")], [MADE], "2"), person=REVIEWER_B)
    assert len(store.repairs(MATTER)) == 1


def test_a_comment_that_somebody_edited_meanwhile_stops_the_whole_repair(store: Store) -> None:
    comment = add_comment(store)
    before = store.draft(MATTER)
    store.edit_comment(comment.id, {"body": "改过"}, revision=1, person=REVIEWER_B)
    with pytest.raises(ConflictError):
        repaired(store, Edit(Span(0, 0), "前"), moves=(Move(comment.id, 1, {"article": "art_2"}),))
    assert store.draft(MATTER) == before
    assert store.repairs(MATTER) == ()


def test_comments_move_in_the_same_step_and_their_history_says_so(store: Store) -> None:
    comment = add_comment(store)
    repaired(store, Edit(Span(0, 0), "前"), moves=(Move(comment.id, 1, {"article": "art_2", "label": "第二条"}),))
    assert store.comment(comment.id).article == "art_2"
    assert store.history(comment.id)[-1].changes == (("article", "art_1", "art_2"), ("label", "第一条", "第二条"))


def test_a_text_that_does_not_fit_its_record_is_left_as_it_is(store: Store) -> None:
    repaired(store, Edit(Span(0, 1), "替换"))
    alter(store, "UPDATE draft_version SET text = '别的'")
    with pytest.raises(StoreError, match="Restore the store from a backup"):
        undone(store, 1)
    assert store.draft(MATTER).text == "别的"


def test_the_way_back_is_worked_out_from_the_record(store: Store) -> None:
    repaired(store, Edit(Span(0, 0), "前前"), Edit(Span(3, 4), ""), Edit(Span(5, 5), "后"))
    (record,) = store.repairs(MATTER)
    assert back(record) == (
        Edit(Span(0, 2), ""),
        Edit(Span(5, 5), "\u3000"),
        Edit(Span(6, 7), ""),
    )
    assert repairs.back(record) == back(record)


def first_form(path: Path) -> None:
    """A store as the first form of this program left it, with a matter and a draft in it."""
    with closing(sqlite3.connect(path)):
        path.chmod(0o600)
    engine = sqlite.make_engine(path)
    with engine.connect() as connection, connection.execution_options(**{sqlite.WRITING: True}).begin():
        command.upgrade(upgrade.configuration(connection), "0001")
        connection.exec_driver_sql(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA user_version = 1")
        connection.exec_driver_sql(
            "INSERT INTO matter (id, slug, title, issuer, language, channels, notes, created) "
            "VALUES (1, ?, '办法', '', 'zh', '[]', '', '2021-11-20 04:00:00.000000')",
            (MATTER,),
        )
        connection.exec_driver_sql(
            "INSERT INTO draft_version (id, matter_id, label, title, language, text, format, sha256, source, size, "
            "parser_version, added, added_by) VALUES (1, 1, '一稿', '办法', 'zh', '第一条　甲。', 'txt', ?, 'a.txt', 5, '1', "
            "'2021-11-20 04:00:00.000000', ?)",
            ("0" * 64, REVIEWER_A),
        )
        connection.exec_driver_sql("INSERT INTO original (matter_id, draft_id, data) VALUES (1, 1, x'6669727374')")
    engine.dispose()


def test_a_store_of_the_first_form_is_brought_up_to_date_after_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    first_form(path)
    with open_store(path, Clock()) as store:
        assert store.draft(MATTER).text == "第一条　甲。"
        assert store.original(MATTER) == b"first"
        assert repaired(store, Edit(Span(3, 4), "\n")).text == "第一条\n甲。"
        assert undone(store, 1).text == "第一条　甲。"
    assert sound(path)
    kept = upgrade.backup_path(path, 1, NOON)
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT text FROM draft_version").fetchall() == [("第一条　甲。",)]
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'draft_repair'").fetchone() == (0,)
