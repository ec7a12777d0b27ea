"""Saving what can be saved of a damaged store into a new one, comments first. The damaged file is left as it is.

Rows are read from the file's pages one by one (see ``pages``) and written into a new store, where each has to hold the store's
rules. A comment whose row is lost but whose history is there is made again from its history; what a comment points to and is
lost (its matter, its draft) is put in its place under a name that says so.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Integer, LargeBinary, Table
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

from comments import models
from comments.columns import UtcDateTime
from comments.errors import StoreError
from comments.migrations import SCHEMA_VERSION
from comments.store import faults, folders, placing, restoring, sqlite
from comments.store.pages import Pages, Row, Value
from comments.store.restoring import Restored
from drafts.given import read_given
from drafts.reasons import reason

_DERIVED = ("comment_place", "internal_place", "search_entry", "internal_search_entry", "search_state")
"""Made anew from the comments and drafts."""
_MOST_BYTES = 2**36
"""Of a damaged store; all of it is read at once."""
_FIRST = ("comment", "internal_note", "event", "internal_event", "reply", "internal_reply")


@dataclass(frozen=True, slots=True)
class SavedTable:
    """What was saved of a table."""

    name: str
    saved: int
    refused: int
    """Rows that were read and don't hold the store's rules."""
    torn: int
    """Rows saved without the end of a long text or without their bytes."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was saved and what wasn't."""

    source: Path
    target: Path
    tables: tuple[SavedTable, ...]
    pages: int
    broken_pages: int
    broken_rows: int
    """Rows that a page speaks of and that can't be read."""
    restored: Restored

    @property
    def saved(self) -> Mapping[str, int]:
        """How many rows were saved of each table."""
        return {table.name: table.saved for table in self.tables}

    @property
    def complete(self) -> bool:
        """Whether no sign of a loss was found."""
        losses = [self.broken_pages, self.broken_rows, *(table.refused + table.torn for table in self.tables)]
        return not any(losses) and self.restored == Restored()


@dataclass(frozen=True, slots=True)
class _Layout:
    """The columns of a table as the damaged file has them."""

    table: Table
    columns: tuple[str, ...]
    alias: int | None
    """The place of the column that stands for the row's number."""

    def record(self, row: Row) -> dict[str, Value] | None:
        """The row's values by column; None where they can't be those of this table."""
        if len(row.values) != len(self.columns):
            return None
        values = dict(zip(self.columns, row.values, strict=True))
        if self.alias is not None:
            if values[self.columns[self.alias]] is not None:
                return None
            values[self.columns[self.alias]] = row.rowid
        known = {name: value for name, value in values.items() if name in self.table.c}
        fits = all(
            _fits(self.table.c[name].type, value, bool(self.table.c[name].nullable)) for name, value in known.items()
        )
        return known if fits and self._is_sure(known) else None

    def _is_sure(self, values: Mapping[str, Value]) -> bool:
        """What tells a comment from an internal note, and their replies and events from one another's."""
        if "visibility" in values and self.table.name in ("comment", "internal_note"):
            return (values["visibility"] == "internal") == (self.table.name == "internal_note")
        return True


def recover(source: Path, target: Path, *, now: datetime) -> Recovery:
    """Saves what can be saved of a damaged store into a new one at ``target``.

    Raises StoreError where the source can't be read, holds nothing of a store or is newer than this program, or where there
    is a target already; then nothing is written.
    """
    source, target = source.expanduser().absolute(), target.expanduser().absolute()
    if folders.is_there(target):
        raise _taken(target)
    folders.refuse_network_folder(target)
    folders.make_folder(target)
    try:
        return _recovered(source, target, now)
    except OSError as error:
        zh, en = reason(error)
        raise StoreError(
            f"无法在 {target.parent} 写出抢救的内容（{zh}），没有写出任何文件。请检查权限和磁盘空间，或换一个位置。",
            f"What is saved can't be written in {target.parent} ({en}), so nothing was. "
            "Check permissions and free space, or choose another place.",
        ) from error


def _taken(target: Path) -> StoreError:
    return StoreError(
        f"{target} 已经存在，没有改动。请换一个文件名存放抢救出的内容。",
        f"{target} exists already and wasn't changed. Give another name for what is saved.",
    )


def _recovered(source: Path, target: Path, now: datetime) -> Recovery:
    with tempfile.TemporaryDirectory(prefix=".recover-", dir=target.parent) as folder:
        data = _settled(source, Path(folder))
        pages = Pages(data)
        application, version = pages.marks
        if application == sqlite.APPLICATION_ID and version > SCHEMA_VERSION:
            raise faults.newer(source, version, SCHEMA_VERSION)
        layouts, roots = _layouts(data, Path(folder), pages)
        made = Path(folder) / "saved.db"
        sqlite.make(made)
        with faults.spoken(target):
            tables = _copy(pages, layouts, roots, made)
            if not any(table.saved for table in tables):
                raise faults.nothing_to_save(source)
            restored = restoring.mend(made, now=now)
        pages.look_over()
        if not placing.put_in_place(made, target):
            raise _taken(target)
    return Recovery(source, target, tables, pages.meant, len(pages.broken_pages), pages.broken_cells, restored)


def _settled(source: Path, folder: Path) -> bytes:
    """The file's bytes, a write that was under way when its program died taken back; the file itself isn't touched."""
    try:
        before = read_given(source, _MOST_BYTES)
        whole = source.resolve()  # SQLite puts the journal beside the file that a link leads to
        journal = whole.with_name(whole.name + "-journal")
        begun = journal.read_bytes() if journal.is_file() else b""
    except OSError as error:
        zh, en = reason(error)
        raise StoreError(
            f"无法读取 {source}（{zh}）。请检查路径、权限和磁盘空间。",
            f"{source} can't be read ({en}). Check the path, its permissions and free space.",
        ) from error
    if not begun:
        return before
    copy = folder / "damaged.db"
    copy.write_bytes(before)
    copy.with_name(copy.name + "-journal").write_bytes(begun)
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(copy)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    after = copy.read_bytes()
    return after if len(after) >= len(before) // 2 else before


def _layouts(data: bytes, folder: Path, pages: Pages) -> tuple[list[_Layout], dict[int, _Layout]]:
    """The tables' columns, and which leaves belong to which: as the file's schema says, else as this program makes them."""
    described = _schema(data, folder, pages)
    layouts: list[_Layout] = []
    leaves: dict[int, _Layout] = {}
    for table in _in_order():
        root, columns = described.get(table.name, (0, tuple(column.name for column in table.columns)))
        keys = list(table.primary_key.columns)
        alias = columns.index(keys[0].name) if len(keys) == 1 and isinstance(keys[0].type, Integer) else None
        layout = _Layout(table, columns, alias)
        layouts.append(layout)
        if root:
            leaves.update(dict.fromkeys(pages.leaves_below(root), layout))
    return layouts, leaves


def _schema(data: bytes, folder: Path, pages: Pages) -> dict[str, tuple[int, tuple[str, ...]]]:
    """(root page, columns) of each table, as far as SQLite can still read the schema."""
    whole = folder / "schema.db"
    whole.write_bytes(data + bytes(max(0, pages.meant * pages.size - len(data))))
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    try:
        with contextlib.closing(sqlite3.connect(f"{whole.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            for name, root in connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"):
                if isinstance(name, str) and name in SQLModel.metadata.tables:
                    described = connection.execute("SELECT name FROM pragma_table_info(?)", (name,)).fetchall()
                    found[name] = (int(root), tuple(column for (column,) in described))
    except (sqlite3.Error, UnicodeDecodeError):
        return found
    finally:
        whole.unlink(missing_ok=True)
    return found


def _in_order() -> list[Table]:
    """The tables to save: what was said first, then all else."""
    tables = [table for table in models.tables() if table.name not in _DERIVED]
    return sorted(tables, key=lambda table: _FIRST.index(table.name) if table.name in _FIRST else len(_FIRST))


def _copy(
    pages: Pages, layouts: Sequence[_Layout], leaves: Mapping[int, _Layout], made: Path
) -> tuple[SavedTable, ...]:
    """Writes every row that is found into the new store, each as its table's rules allow."""
    counts = {layout.table.name: [0, 0, 0] for layout in layouts}
    with contextlib.closing(sqlite.connect(made)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA synchronous = OFF")  # the new store is put in its place when it is whole
        connection.execute("BEGIN IMMEDIATE")
        for leaf in pages.leaves():
            for row in pages.rows(leaf):
                found = _record(row, leaves.get(leaf), layouts)
                if found is None:
                    continue
                name, values = found
                count = counts[name]
                outcome = _insert(connection, name, values)
                count[0 if outcome else 1] += 1
                count[2] += outcome and row.torn
        connection.execute("COMMIT")
    return tuple(SavedTable(name, *count) for name, count in counts.items())


def _record(row: Row, known: _Layout | None, layouts: Sequence[_Layout]) -> tuple[str, dict[str, Value]] | None:
    for layout in (known,) if known is not None else layouts:
        values = layout.record(row)
        if values is not None:
            return layout.table.name, values
    return None


def _insert(connection: sqlite3.Connection, table: str, values: Mapping[str, Value]) -> bool:
    kept = {name: _mended(SQLModel.metadata.tables[table].c[name].type, value) for name, value in values.items()}
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    try:
        connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(kept.values()))  # noqa: S608  # names of our own tables
    except sqlite3.IntegrityError:
        return False
    return True


def _fits(kind: TypeEngine[Any], value: Value, nullable: bool) -> bool:
    """Whether a value may be one of this kind of column."""
    if value is None:
        return nullable
    if isinstance(kind, Integer | Boolean):
        return isinstance(value, int)
    if isinstance(kind, LargeBinary):
        return isinstance(value, bytes)
    if not isinstance(value, str):
        return False
    return not isinstance(kind, Date | UtcDateTime) or _is_date(value)


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _mended(kind: TypeEngine[Any], value: Value) -> Value:
    """The value; an empty list for one that was torn apart."""
    if isinstance(kind, JSON) and isinstance(value, str):
        try:
            return value if isinstance(json.loads(value), list) else "[]"
        except ValueError:
            return "[]"
    return value
