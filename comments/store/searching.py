"""Finding words: the index tells where they may stand, and where it can't tell all, the text itself is looked at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from comments.models import DraftVersionRow, InternalNoteRow, InternalReplyRow, Remark, ReplyRow
from comments.records import Comment
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
    answers: dict[tuple[str, bool], list[tuple[str, str]]] = {}
    for start in range(0, len(kept), _IDS_AT_ONCE):
        ids = [place.comment for place in kept[start : start + _IDS_AT_ONCE]]
        for kind in remarks.TABLES:
            rows.update((row.id, row) for row in session.exec(select(kind).where(col(kind.id).in_(ids))))
        for reply, internal in ((ReplyRow, False), (InternalReplyRow, True)):
            given = select(reply.comment_id, reply.text, reply.person).where(
                col(reply.comment_id).in_(ids), col(reply.withdrawn).is_(False)
            )
            for comment_id, said, person in session.exec(given.order_by(col(reply.entered))):
                answers.setdefault((comment_id, internal), []).append((said, person))
    standing = [place for place in kept if place.comment in rows and not rows[place.comment].deleted]
    records = remarks.records(session, [rows[place.comment] for place in standing])
    return tuple(
        _words_of(comment, rows[place.comment], place, answers.get((place.comment, place.internal), ()), wanted)
        for comment, place in zip(records, standing, strict=True)
    )


def _words_of(
    comment: Comment, row: Remark, place: FoundPlace, answers: Iterable[tuple[str, str]], wanted: Sequence[Term]
) -> FoundWords:
    """The field or the reply with the most of the terms in it, the first of several; of an open comment found by what was said
    of it within the firm, that.
    """
    own = place.internal == isinstance(row, InternalNoteRow)
    parts = [(name, said, row.author) for name, said in indexing.fields_of(row)] if own else []
    parts += [("reply", said, person) for said, person in answers]
    name, said, person = max(
        parts,
        key=lambda part: sum(term.occurs(words.fold(part[1])) for term in wanted),
        default=("body", "", row.author),
    )
    return FoundWords(comment, name, found.snippet(said, wanted), person, place.internal)


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
        kind, answers = ("comment", "reply") if table == "search_entry" else ("internal_note", "internal_reply")
        source += f" LEFT JOIN {kind} c ON c.matter_id = e.matter_id AND c.id = e.comment_id"
        source += f" LEFT JOIN {answers} r ON r.matter_id = e.matter_id AND r.id = e.reply_id AND e.reply_id <> ''"
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
    found = {  # once, though its own words and a reply to it may both be found
        comment: FoundPlace(slugs[matter], labels[draft], article, comment, start, internal)
        for matter, draft, comment, article, start, _ in rows
    }
    return list(found.values())


def _told(said: str, authorities: str | None) -> str:
    """A comment's words, a line a field, or a reply's."""
    return said if authorities in (None, "[]") else "\n".join((said, *json.loads(authorities)))


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
_OWN_IN_FILE = " || char(10) || ".join(f"COALESCE(c.{name}, '')" for name in _FIELDS)
_OWN_ON_SERVER = f"concat_ws(chr(10), {', '.join(f'c.{name}' for name in _FIELDS)})"
_SAID_IN_FILE = f", COALESCE(r.text, {_OWN_IN_FILE}), CASE WHEN r.id IS NULL THEN c.authorities END"
_SAID_ON_SERVER = f", COALESCE(r.text, {_OWN_ON_SERVER}), CASE WHEN r.id IS NULL THEN CAST(c.authorities AS text) END"
