"""Finding words: the index tells where they may stand, and where it can't tell all, the text itself is looked at."""

from __future__ import annotations

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
        ids = [place.comment for place in kept[start : start + _IDS_AT_ONCE]]
        for kind in remarks.TABLES:
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
    """The entries that the index gives for these terms, one more at most than are looked at."""
    on_server = session.get_bind().dialect.name == "postgresql"
    asked = _ask_server(wanted) if on_server else _ask_file(wanted)
    conditions = []
    if asked:
        name = table.replace("entry", "words")
        conditions.append("words @@ CAST(:asked AS tsquery)" if on_server else f"{name} MATCH :asked")
    if narrowed["matter"] is not None:
        conditions.append("e.matter_id = :matter")
    if narrowed["draft"] is not None:
        conditions.append("e.draft_id = :draft")
    conditions.append("e.comment_id = ''" if drafts_only else "e.comment_id <> ''")
    source = f"{table} e" if on_server or not asked else f"{name} JOIN {table} e ON e.number = {name}.rowid"
    where = " AND ".join(conditions)
    statement = text(
        f"SELECT e.matter_id, e.draft_id, e.comment_id, e.article, e.start, e.length FROM {source} "  # noqa: S608
        f"WHERE {where} ORDER BY e.number LIMIT :most"
    )
    return list(
        session.execute(
            statement, {**narrowed, "asked": asked, "most": (MOST_LINES if drafts_only else MOST_COMMENTS) + 1}
        )
    )


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
    labels = drafts.labels(session, {row.draft_id for row in rows})
    if not all(term.exact for term in wanted) or session.get_bind().dialect.name == "postgresql":
        kept = _looked_at(session, rows, wanted, internal=internal)
        rows = [row for row in rows if (row.matter_id, row.comment_id) in kept]
    return [
        FoundPlace(slugs[row.matter_id], labels[row.draft_id], row.article, row.comment_id, row.start, internal)
        for row in rows
    ]


def _looked_at(
    session: Session, rows: Sequence[Any], wanted: Sequence[Term], *, internal: bool
) -> set[tuple[int, str]]:
    """The comments in whose words all terms really stand."""
    kind = InternalNoteRow if internal else CommentRow
    columns = [getattr(kind, name) for name in ("matter_id", "id", *_COLUMNS)]
    kept: set[tuple[int, str]] = set()
    for start in range(0, len(rows), _IDS_AT_ONCE):
        ids = [row.comment_id for row in rows[start : start + _IDS_AT_ONCE]]
        for row in session.execute(select(*columns).where(col(kind.id).in_(ids))):
            if words.matches(words.fold("\n".join(said for _, said in indexing.fields_of(row))), wanted):
                kept.add((row.matter_id, row.id))
    return kept


_COLUMNS = (
    "quote_exact",
    "body",
    "rationale",
    "proposal",
    "body_other",
    "rationale_other",
    "proposal_other",
    "authorities",
    "topic",
    "unit",
    "response",
)
