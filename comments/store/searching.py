"""Finding words: the index tells where they may stand, and where it can't tell all, the text itself is looked at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from comments.models import CommentRow, DraftVersionRow, InternalNoteRow
from comments.search import found, words
from comments.search.found import Found, FoundLine, FoundPlace, FoundWords, Scope
from comments.search.words import Term
from comments.store import drafts, indexing, matters, remarks

MOST_LINES = 5000
"""Paragraphs of drafts that one search looks at."""
MOST_COMMENTS = 1000
"""Comments that one search looks at, and internal notes as well."""
_IDS_AT_ONCE = 500


def search(session: Session, query: str, *, slug: str | None, draft: str | None, scope: Scope) -> Found:
    """Paragraphs of drafts and comments in which all terms of a query stand. Empty where nothing is asked for.

    Raises UnknownRecordError for a matter or draft that isn't there. The index must be ready.
    """
    wanted = words.terms(query)
    if not wanted:
        return Found((), (), more=False)
    matter = None if slug is None else matters.find(session, slug)
    narrowed = {
        "matter": None if matter is None else matters.key(matter),
        "draft": None if matter is None or draft is None else drafts.key(drafts.find(session, matter, draft)),
    }
    asked = {
        "drafts": [] if scope == "comments" else _entries(session, "search_entry", wanted, narrowed, drafts_only=True),
        "open": [] if scope == "drafts" else _entries(session, "search_entry", wanted, narrowed),
        "internal": [] if scope == "drafts" else _entries(session, "internal_search_entry", wanted, narrowed),
    }
    slugs = matters.slugs(session)
    lines = _lines(session, asked["drafts"][:MOST_LINES], slugs, wanted)
    places = _places(session, asked["open"][:MOST_COMMENTS], slugs, wanted, internal=False)
    places += _places(session, asked["internal"][:MOST_COMMENTS], slugs, wanted, internal=True)
    more = len(asked["drafts"]) > MOST_LINES or max(len(asked["open"]), len(asked["internal"])) > MOST_COMMENTS
    return Found(tuple(lines), tuple(places), more=more)


def told(session: Session, places: Iterable[FoundPlace], query: str) -> tuple[FoundWords, ...]:
    """The comments at these places, in their order, with the words around what was found."""
    wanted = words.terms(query)
    kept = list(places)
    rows: dict[str, Any] = {}
    for start in range(0, len(kept), _IDS_AT_ONCE):
        part = kept[start : start + _IDS_AT_ONCE]
        for kind, internal in ((CommentRow, False), (InternalNoteRow, True)):
            if ids := [place.comment for place in part if place.internal is internal]:
                rows.update((row.id, row) for row in session.exec(select(kind).where(col(kind.id).in_(ids))))
    shown = [rows[place.comment] for place in kept if place.comment in rows]
    return tuple(
        _words_of(comment, row, wanted) for comment, row in zip(remarks.records(session, shown), shown, strict=True)
    )


def _words_of(comment: Any, row: Any, wanted: Sequence[Term]) -> FoundWords:
    """The field with the most of the terms in it, the first of several."""
    parts = indexing.fields_of(row)
    name, said = max(parts, key=lambda part: sum(term.occurs(words.fold(part[1])) for term in wanted))
    return FoundWords(comment, name, found.snippet(said, wanted))


def _entries(
    session: Session,
    table: str,
    wanted: Sequence[Term],
    narrowed: Mapping[str, int | None],
    *,
    drafts_only: bool = False,
) -> list[Any]:
    """The entries that the index gives for these terms, one more at most than are looked at.

    Where the index doesn't tell all, those of comments come with the comment's words, ``said`` and ``authorities``.
    """
    on_server = session.get_bind().dialect.name == "postgresql"
    asked = _ask_server(wanted) if on_server else _ask_file(wanted)
    name = table.replace("entry", "words")
    conditions = ["e.comment_id = ''" if drafts_only else "e.comment_id <> ''"]
    if asked:
        conditions.append("words @@ CAST(:asked AS tsquery)" if on_server else f"{name} MATCH :asked")
    if narrowed["matter"] is not None:
        conditions.append("e.matter_id = :matter")
    if narrowed["draft"] is not None:
        conditions.append("e.draft_id = :draft")
    source = f"{table} e" if on_server or not asked else f"{name} JOIN {table} e ON e.number = {name}.rowid"
    # FTS5 gives its rows in the order of their numbers, but SQLite only believes that of the index's own column.
    order = "e.number" if on_server or not asked else f"{name}.rowid"
    columns = "e.matter_id, e.draft_id, e.comment_id, e.article, e.start, e.length"
    if not drafts_only and not _index_tells_all(session, wanted):
        columns += _SAID_ON_SERVER if on_server else _SAID_IN_FILE
        kind = "comment" if table == "search_entry" else "internal_note"
        source += f" JOIN {kind} c ON c.matter_id = e.matter_id AND c.id = e.comment_id"
    statement = text(f"SELECT {columns} FROM {source} WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT :most")  # noqa: S608
    most = (MOST_LINES if drafts_only else MOST_COMMENTS) + 1
    return list(session.connection().execute(statement, {**narrowed, "asked": asked, "most": most}))


def _index_tells_all(session: Session, wanted: Sequence[Term]) -> bool:
    """A server's index doesn't know the order of tokens."""
    return session.get_bind().dialect.name != "postgresql" and all(term.exact for term in wanted)


def _ask_file(wanted: Sequence[Term]) -> str:
    """The question to SQLite's index. Tokens are ASCII letters and digits, so quoting can't be broken out of."""
    return " AND ".join(
        "(" + " + ".join(f'"{token}"' for token in phrase.tokens) + (" *" if phrase.prefix else "") + ")"
        for term in wanted
        for phrase in term.phrases
    )


def _ask_server(wanted: Sequence[Term]) -> str:
    """The question to a server's index, which knows which tokens an entry has and not their order."""
    return " & ".join(
        f"'{token}'" + (":*" if phrase.prefix else "")
        for term in wanted
        for phrase in term.phrases
        for token in phrase.tokens
    )


def _lines(session: Session, rows: Sequence[Any], slugs: Mapping[int, str], wanted: Sequence[Term]) -> list[FoundLine]:
    numbers = {row.draft_id for row in rows}
    texts: dict[int, tuple[str, str]] = {}
    for number in sorted(numbers):
        query = select(DraftVersionRow.label, DraftVersionRow.text).where(DraftVersionRow.id == number)
        for label, whole in session.exec(query):
            texts[number] = (label, whole)
    lines: list[FoundLine] = []
    for row in rows:
        label, whole = texts[row.draft_id]
        line = whole[row.start : row.start + row.length]
        if words.matches(words.fold(line), wanted):
            lines.append(FoundLine(slugs[row.matter_id], label, row.start, line))
    return lines


def _places(
    session: Session, rows: Sequence[Any], slugs: Mapping[int, str], wanted: Sequence[Term], *, internal: bool
) -> list[FoundPlace]:
    if not _index_tells_all(session, wanted):
        rows = [row[:6] for row in rows if words.stand_in(_told(*row[6:]), wanted)]
    labels = drafts.labels(session, {draft for _, draft, *_ in rows})
    return [
        FoundPlace(slugs[matter], labels[draft], article, comment, start, internal)
        for matter, draft, comment, article, start, _ in rows
    ]


def _told(said: str, authorities: str) -> str:
    """A comment's words, a line a field."""
    return said if authorities == "[]" else "\n".join((said, *json.loads(authorities)))


_FIELDS = (
    "quote_exact",
    "body",
    "rationale",
    "proposal",
    "body_other",
    "rationale_other",
    "proposal_other",
    "topic",
    "unit",
    "response",
)
_SAID_IN_FILE = ", " + " || char(10) || ".join(f"COALESCE(c.{name}, '')" for name in _FIELDS) + ", c.authorities"
_SAID_ON_SERVER = f", concat_ws(chr(10), {', '.join(f'c.{name}' for name in _FIELDS)}), CAST(c.authorities AS text)"
