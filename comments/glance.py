"""What the docket lists and the texts of a matter, read straight from a store's file before the store is opened.

Loading SQLAlchemy and the tables' classes takes longer than everything else that a first screen needs, so the few columns
it shows are asked for here in SQL. Nothing is written, nobody is waited for, and what isn't a store of the newest form is left
to ``comments.store``, which says what is wrong with it. A test holds what is read here equal to what the store says.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from comments.docket import MatterOverview
from comments.draft_order import oldest_first
from comments.migrations import APPLICATION_ID, SCHEMA_VERSION
from comments.records import DraftVersion, Matter, Stage, Status, Visibility
from comments.sendings import VERDICTS, Handed
from drafts.model import Channel

_MATTERS = (
    "SELECT id, slug, title, issuer, language, opened, deadline, channels, notes, created, four_eyes, topics, owner, stage "
    "FROM matter ORDER BY id"
)
_DRAFTS = "SELECT id, matter_id, label, dated FROM draft_version ORDER BY id"
_COUNTS = (
    "SELECT matter_id, visibility, status, count(*) FROM {} WHERE NOT deleted AND merged_into IS NULL "
    "GROUP BY matter_id, visibility, status"
)
_VERDICTS = "SELECT matter_id, sending, kind FROM sending_note WHERE kind IN (?, ?) ORDER BY at, kind = 'void'"
_LINES = (
    "SELECT matter_id, draft_id, number, at, json_array_length(comments), deadline FROM {} ORDER BY matter_id, number"
)

_TEXTS = (
    "SELECT draft.id, label, draft.title, draft.language, dated, text, format, sha256, source, size, parser_version, added, "
    "added_by FROM draft_version AS draft JOIN matter ON matter.id = matter_id WHERE slug = ? ORDER BY draft.id"
)
_PINNED = "SELECT 1 FROM pin JOIN matter ON matter.id = matter_id WHERE slug = ? LIMIT 1"
_Found = TypeVar("_Found")


def docket(path: Path) -> tuple[MatterOverview, ...] | None:
    """Every matter of the store in this file, in the order they were added, articles not counted.

    None for what isn't a store of the newest form, can't be read, or is being written to at this moment.
    """
    return _read(path, _rows)


def drafts(path: Path, slug: str) -> tuple[DraftVersion, ...] | None:
    """The drafts of a matter of the store in this file, oldest first.

    None where `docket` gives None, and where people have said how drafts of the matter are to be aligned.
    """
    return _read(path, lambda store: _drafts(store, slug))


def _read(path: Path, ask: Callable[[sqlite3.Connection], _Found]) -> _Found | None:
    try:
        if not path.is_file() or _marks(path) != (APPLICATION_ID, SCHEMA_VERSION):
            return None
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=0, isolation_level=None)) as store:
            store.execute("BEGIN")  # all that follows reads one state
            return ask(store)
    except (sqlite3.Error, OSError, ValueError):
        return None


def _marks(path: Path) -> tuple[int, int]:
    """Application and schema version in the file's header; "immutable" leaves another program's journal and log as they are."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as file:
        [application] = file.execute("PRAGMA application_id").fetchone()
        [version] = file.execute("PRAGMA user_version").fetchone()
    return application, version


def _drafts(store: sqlite3.Connection, slug: str) -> tuple[DraftVersion, ...] | None:
    if store.execute(_PINNED, (slug,)).fetchone():
        return None
    versions = (
        DraftVersion(
            id=number,
            matter=slug,
            label=label,
            title=title,
            language=language,
            dated=_date(dated),
            text=text,
            format=form,
            sha256=digest,
            source=source,
            size=size,
            parser_version=parser,
            added=_moment(added),
            added_by=person,
        )
        for (
            number, label, title, language, dated, text, form, digest, source, size, parser, added, person,
        ) in store.execute(_TEXTS, (slug,))
    )  # fmt: skip
    return tuple(oldest_first(versions, lambda version: version.dated))


def _rows(store: sqlite3.Connection) -> tuple[MatterOverview, ...]:
    matters = {matter.id: matter for matter in map(_matter, store.execute(_MATTERS))}
    drafts: dict[int, list[tuple[int, str, date | None]]] = {}
    for number, matter, label, dated in store.execute(_DRAFTS):
        drafts.setdefault(matter, []).append((number, label, _date(dated)))
    newest = {matter: max(number for number, *_ in found) for matter, found in drafts.items()}
    by_status: dict[int, Counter[Status]] = {}
    internal: Counter[int] = Counter()
    for table in ("comment", "internal_note"):
        for matter, visibility, status, count in store.execute(_COUNTS.format(table)):
            by_status.setdefault(matter, Counter())[Status(status)] += count
            internal[matter] += count if visibility == Visibility.INTERNAL else 0
    sent, exported = _handed(store, matters, newest)
    return tuple(
        MatterOverview(
            matter=matter,
            drafts=tuple(label for _, label, _ in oldest_first(drafts.get(number, ()), lambda row: row[2])),
            articles=None,
            comments=sum(by_status.get(number, Counter()).values()),
            by_status=by_status.get(number, Counter()),
            internal=internal[number],
            sent=tuple(sorted(sent.get(number, ()), key=lambda each: each.at)),
            exported=exported.get(number),
        )
        for number, matter in matters.items()
    )


def _matter(row: tuple[object, ...]) -> Matter:
    """The record of a row of ``_MATTERS``."""
    (
        number,
        slug,
        title,
        issuer,
        language,
        opened,
        deadline,
        channels,
        notes,
        created,
        four_eyes,
        topics,
        owner,
        stage,
    ) = row
    return Matter(
        id=int(str(number)),
        slug=str(slug),
        title=str(title),
        issuer=str(issuer),
        language=str(language),
        opened=_date(opened),
        deadline=_date(deadline),
        channels=tuple(Channel(kind, value) for kind, value in json.loads(str(channels))),
        notes=str(notes),
        created=_moment(created),
        four_eyes=bool(four_eyes),
        topics=tuple(json.loads(str(topics))),
        owner=str(owner),
        stage=None if stage is None else Stage(str(stage)),
    )


def _handed(
    store: sqlite3.Connection, matters: dict[int, Matter], newest: dict[int, int]
) -> tuple[dict[int, list[Handed]], dict[int, Handed]]:
    """By the matter's number: what was sent and not recorded by mistake; and the last export."""
    last_said = {(matter, sending): kind for matter, sending, kind in store.execute(_VERDICTS, VERDICTS)}

    def lines(table: str) -> Iterable[tuple[int, Handed]]:
        for matter, draft, number, at, count, deadline in store.execute(_LINES.format(table)):
            due = matters[matter].deadline if draft == newest.get(matter) else _date(deadline)
            yield matter, Handed(number, _moment(at), count, due)

    sent: dict[int, list[Handed]] = {}
    for matter, handed in lines("sending"):
        if last_said.get((matter, handed.number)) != "void":
            sent.setdefault(matter, []).append(handed)
    return sent, dict(lines("exported"))


def _date(text: object) -> date | None:
    return None if text is None else date.fromisoformat(str(text))


def _moment(text: object) -> datetime:
    """SQLite keeps moments in UTC and without their zone."""
    return datetime.fromisoformat(str(text)).replace(tzinfo=UTC)
