"""The store: matters, drafts and comments, kept so that nothing is lost and nobody is overwritten.

Only records of ``comments.records`` come out. Each method is one transaction; faults of the database come out as
StoreError. A store may be used from several threads, and its file by several processes.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from sqlmodel import Session

from comments.records import Comment, DraftVersion, Event, Matter, NewComment, Reply, Status, Unsaved, Visibility
from comments.store import backups, drafts, edits, faults, history, matters, opening, remarks, sqlite, unsaved
from comments.store.fields import FieldValue
from comments.store.matters import MatterFields
from drafts.model import Channel

__all__ = ["FieldValue", "MatterFields", "Store"]

_WATCH_PATIENCE_SECONDS = 0.25


class Store:
    """An open store. ``now`` says what time it is; made by ``Store.open``, closed by ``close`` or a ``with`` block."""

    def __init__(self, opened: opening.Opened, now: Callable[[], datetime]) -> None:
        self.path = opened.path
        self._engine = opened.engine
        self._file = opened.file
        self._now_of = now
        self._writer = opened.engine.execution_options(**{sqlite.WRITING: True})
        self._watch: sqlite3.Connection | None = None
        self._watch_lock = threading.Lock()
        self._counter = 0

    @classmethod
    def open(
        cls,
        address: str,
        *,
        now: Callable[[], datetime],
        network_of: Callable[[Path], str | None] | None = None,
    ) -> Store:
        """Opens the store at an address, the path of an SQLite file; makes it where there is none, brings it up to date
        where it is older, after a backup beside it.

        Raises StoreError for what isn't a usable store, and leaves the file as it was. ``network_of`` stands in for
        asking the system whether a path leads to another machine.
        """
        return cls(opening.open_store(address, now=now, network_of=network_of), now)

    def close(self) -> None:
        """Closes every connection."""
        with self._watch_lock:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Matters

    def add_matter(
        self,
        *,
        slug: str,
        title: str,
        issuer: str = "",
        language: str = "zh",
        opened: date | None = None,
        deadline: date | None = None,
        channels: Iterable[Channel] = (),
        notes: str = "",
    ) -> Matter:
        """Adds a matter. Raises InvalidRecordError where the slug is taken or a value won't do."""
        given = matters.NewMatter(
            slug=slug,
            title=title,
            issuer=issuer,
            language=language,
            opened=opened,
            deadline=deadline,
            channels=channels,
            notes=notes,
        )
        with self._writing() as session:
            return matters.add(session, self._now(), given)

    def update_matter(self, slug: str, **changes: Unpack[MatterFields]) -> Matter:
        """Changes fields of a matter."""
        with self._writing() as session:
            return matters.update(session, slug, changes)

    def matters(self) -> tuple[Matter, ...]:
        """All matters in the order they were added."""
        with self._reading() as session:
            return matters.listed(session)

    def matter(self, slug: str) -> Matter:
        """One matter. Raises UnknownRecordError."""
        with self._reading() as session:
            return matters.record(matters.find(session, slug))

    # Drafts

    def add_draft(
        self,
        slug: str,
        *,
        label: str,
        title: str,
        language: str,
        dated: date | None,
        text: str,
        format: str,  # noqa: A002  # the word that the record and the command line use
        sha256: str,
        source: str,
        parser_version: str,
        original: bytes,
        person: str,
    ) -> DraftVersion:
        """Adds a draft. The same file under the same label again gives back the draft that is there; another file under
        a taken label raises InvalidRecordError.
        """
        new = drafts.NewDraft(label, title, language, dated, text, format, sha256, source, parser_version, original)
        with self._writing() as session:
            return drafts.add(session, slug, new, now=self._now(), person=person)

    def drafts(self, slug: str) -> tuple[DraftVersion, ...]:
        """The drafts of a matter, oldest first: by date where all have one, else in the order of import."""
        with self._reading() as session:
            return drafts.listed(session, slug)

    def draft(self, slug: str, label: str | None = None) -> DraftVersion:
        """The draft with this label; with None, the newest. Raises UnknownRecordError."""
        with self._reading() as session:
            return drafts.record(drafts.find(session, matters.find(session, slug), label), slug)

    def original(self, slug: str, label: str | None = None) -> bytes:
        """The bytes of the file that a draft was read from."""
        with self._reading() as session:
            return drafts.original(session, slug, label)

    # Comments

    def add_comment(self, new: NewComment, *, person: str) -> Comment:
        """Adds a comment. Raises InvalidRecordError for an unknown status and the like, or where it says nothing."""
        with self._writing() as session:
            return remarks.add(session, new, now=self._now(), person=person)

    def comments(
        self,
        slug: str,
        *,
        draft: str | None = None,
        article: str | None = None,
        status: Status | str | None = None,
        person: str | None = None,
        visibility: Visibility | str | None = None,
    ) -> tuple[Comment, ...]:
        """Comments of a matter, internal notes among them, in the order they were made."""
        wanted = remarks.Wanted(draft, article, status, person, visibility)
        with self._reading() as session:
            return remarks.listed(session, slug, wanted)

    def comment(self, typed: str) -> Comment:
        """The comment with this id or the beginning of it. Raises UnknownRecordError, also where several begin so."""
        with self._reading() as session:
            return remarks.records(session, [remarks.find(session, typed)])[0]

    def edit_comment(
        self, typed: str, changes: Mapping[str, FieldValue], *, revision: int | None, person: str
    ) -> Comment:
        """Changes fields of a comment. Raises ConflictError, and changes nothing, where ``revision`` is out of date."""
        with self._writing() as session:
            return edits.edit(session, typed, changes, revision=revision, now=self._now(), person=person)

    def reply(self, typed: str, text: str, *, person: str) -> Reply:
        """Answers a comment."""
        with self._writing() as session:
            return edits.reply(session, typed, text, now=self._now(), person=person)

    def replies(self, typed: str) -> tuple[Reply, ...]:
        """The replies to a comment in the order they were given."""
        with self._reading() as session:
            return edits.replies(session, typed)

    def replies_in(self, slug: str) -> Mapping[str, tuple[Reply, ...]]:
        """The replies to all comments of a matter, by the comment's id. Raises UnknownRecordError."""
        with self._reading() as session:
            return edits.replies_in(session, slug)

    def history(self, typed: str) -> tuple[Event, ...]:
        """What happened to a comment, oldest first."""
        with self._reading() as session:
            return history.told(session, remarks.find(session, typed))

    def undo(self, person: str) -> Comment:
        """Takes back the last thing this person did. Raises ConflictError where somebody changed the same since."""
        with self._writing() as session:
            return edits.undo(session, now=self._now(), person=person)

    def counts(self, slug: str) -> Mapping[tuple[Visibility, Status], int]:
        """How many comments a matter has of each visibility and status."""
        with self._reading() as session:
            return remarks.counts(session, slug)

    # Text being typed

    def keep_unsaved(self, text: Unsaved) -> Unsaved:
        """Keeps text that is being typed, over what has the same id. Gives it back with its id."""
        with self._writing() as session:
            return unsaved.keep(session, text, now=self._now())

    def unsaved(self, person: str) -> tuple[Unsaved, ...]:
        """What this person was typing, newest first."""
        with self._reading() as session:
            return unsaved.of(session, person)

    def forget_unsaved(self, typed: str) -> None:
        """Forgets a kept text."""
        with self._writing() as session:
            unsaved.forget(session, typed)

    # The file

    def change_counter(self) -> int:
        """A number that differs from the last one when anybody, this store included, has written in between.

        Cheap enough to ask several times a second; while somebody is writing, the last number is given again.
        """
        with self._watch_lock, faults.spoken(self.path):
            if self._watch is None:
                self._watch = sqlite.connect(self.path, patience_seconds=_WATCH_PATIENCE_SECONDS)
            try:
                self._counter = int(self._watch.execute("PRAGMA data_version").fetchone()[0])
            except sqlite3.OperationalError as error:
                if not faults.is_busy(error):
                    raise
            return self._counter

    def backup(self, path: Path) -> None:
        """Writes a copy of the store as it is at one moment, readable by its owner alone.

        Raises StoreError where there is a file of that name already, or no room for it.
        """
        backups.back_up(self.path, path)

    def _now(self) -> datetime:
        return self._now_of().astimezone(UTC)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with faults.spoken(self.path), Session(self._engine) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """A write transaction: committed at the end of the block, undone by any error."""
        with faults.spoken(self.path), Session(self._writer, expire_on_commit=False) as session, session.begin():
            self._refuse_gone()
            yield session

    def _refuse_gone(self) -> None:
        """Raises StoreError where the path leads to another file than the one that is open: its words would be lost."""
        if opening.identity(self.path) != self._file:
            raise faults.gone(self.path)
