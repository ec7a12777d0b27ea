"""A small store for tests: one matter with one draft, and a clock that stands still unless it is moved."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from comments import models
from comments.records import Comment, NewComment, Quote
from comments.store import Store

NOON = datetime(2021, 11, 20, 4, 0, tzinfo=UTC)
REVIEWER_A = "审阅人甲"
REVIEWER_B = "Reviewer B"
MATTER = "数据处理-2021"
QUOTE = Quote("十五日", "处理者应当在", "内报告。", 12)


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **length: float) -> None:
        self.moment += timedelta(**length)


def open_store(path: Path | str, clock: Clock | None = None) -> Store:
    return Store.open(str(path), now=clock or Clock(), network_of=lambda _path: None)


def fill(store: Store, slug: str = MATTER, *, person: str = REVIEWER_A) -> None:
    """Adds a matter with one draft."""
    store.add_matter(slug=slug, title="数据处理办法（练习稿）", issuer="某机关", deadline=date(2021, 12, 13))
    add_draft(store, "一稿", slug=slug, person=person)


def add_draft(
    store: Store,
    label: str,
    *,
    slug: str = MATTER,
    dated: date | None = None,
    data: bytes = b"first",
    person: str = REVIEWER_A,
) -> None:
    store.add_draft(
        slug,
        label=label,
        title="数据处理办法（练习稿）",
        language="zh",
        dated=dated,
        text=f"第一条　{data.decode('utf-8')}",
        format="txt",
        sha256=hashlib.sha256(data).hexdigest(),
        source=f"{label}.txt",
        parser_version="1",
        original=data,
        person=person,
    )


def add_comment(store: Store, body: str = "期限过短。", *, person: str = REVIEWER_A, **fields: object) -> Comment:
    new = NewComment(MATTER, body=body, article="art_1", number="1", label="第一条")
    for name, value in fields.items():
        object.__setattr__(new, name, value)
    return store.add_comment(new, person=person)


def moved(store: Store, seen: int, *, patience_seconds: float = 5) -> int:
    """The change counter once it differs from the one seen."""
    ends = time.monotonic() + patience_seconds
    while (counter := store.change_counter()) == seen:
        assert time.monotonic() < ends, "no change was heard of"
        time.sleep(0.005)
    return counter


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows(store: Store, table: str) -> int:
    """How many rows a table has, read past the store."""
    with store._home.reader.connect() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def words_in(store: Store, table: str) -> str:
    """Everything a table holds, as one text."""
    with store._home.reader.connect() as connection:
        return repr(connection.exec_driver_sql(f"SELECT * FROM {table}").all())


def content(store: Store) -> list[str]:
    """Everything a store holds."""
    return [words_in(store, table.name) for table in models.tables()]


def alter(store: Store, statement: str) -> None:
    """Changes rows past the store. Raises DBAPIError where the tables don't allow it."""
    with store._home.writer.begin() as connection:
        connection.exec_driver_sql(statement)


def sound(store: Path | Store) -> bool:
    """Whether SQLite finds nothing wrong with a store's file; a server sees to that itself."""
    if isinstance(store, Store) and store._home.shown.startswith("postgresql://"):
        return True
    path = store.path if isinstance(store, Store) else store
    with closing(sqlite3.connect(path)) as connection:
        checked = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return checked and not connection.execute("PRAGMA foreign_key_check").fetchall()
