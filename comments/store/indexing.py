"""The index of words, kept in step with drafts and comments by the writes that change them, or made anew from them.

An index of another version of tokens, or one that isn't there, is left alone by writes: the next search makes it anew.
Comments that are deleted or merged into others have no entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, text
from sqlmodel import Session, SQLModel, col, select

from comments.models import (
    Answer,
    CommentRow,
    DraftVersionRow,
    InternalNoteRow,
    InternalReplyRow,
    InternalSearchRow,
    Remark,
    ReplyRow,
    SearchRow,
    SearchStateRow,
)
from comments.search import words
from drafts.patterns import regex

Entry = tuple[dict[str, Any], str]
"""The columns of an entry, and the folded text that it stands for."""

_REPLIES: tuple[tuple[type[ReplyRow | InternalReplyRow], str], ...] = (
    (ReplyRow, "search_entry"),
    (InternalReplyRow, "internal_search_entry"),
)
_WORDS = {"search_entry": "search_words", "internal_search_entry": "internal_search_words"}
_ROWS_AT_ONCE = 2000
_MOST_TOKENS = 50_000
"""A server takes a megabyte of words for an entry: of a longer text the first ones are found."""
_LINE = regex(r"[^\n]+")


def is_ready(session: Session) -> bool:
    """Whether there is an index of this program's tokens."""
    return session.get(SearchStateRow, words.VERSION) is not None


def index_comment(session: Session, row: Remark) -> None:
    """Indexes a comment and its replies as they now are, in place of what they were.

    What was said in reply within the firm goes to the firm's own index, even where the comment has become open since.
    """
    if not is_ready(session):
        return
    for kind in (SearchRow, InternalSearchRow):
        session.exec(delete(kind).where(col(kind.matter_id) == row.matter_id, col(kind.comment_id) == row.id))
    if not row.deleted and row.merged_into is None:
        _add(session, _table_of(row), [_of_comment(row)])
        for answers, name in _REPLIES:
            here = (col(answers.matter_id) == row.matter_id, col(answers.comment_id) == row.id)
            given = session.exec(select(answers).where(*here, col(answers.withdrawn).is_(False)))
            _add(session, name, [_of_reply(answer, row) for answer in given])


def index_draft(session: Session, row: DraftVersionRow) -> None:
    """Indexes a draft's paragraphs as they now are, in place of what they were."""
    if not is_ready(session):
        return
    here = (col(SearchRow.matter_id) == row.matter_id, col(SearchRow.draft_id) == row.id)
    session.exec(delete(SearchRow).where(*here, col(SearchRow.comment_id) == ""))
    _add(session, "search_entry", list(_of_draft(row)))


def renew(session: Session) -> None:
    """Makes the whole index anew."""
    session.exec(delete(SearchStateRow))
    on_server = session.get_bind().dialect.name == "postgresql"
    for kind in (SearchRow, InternalSearchRow):
        session.exec(delete(kind))
        if not on_server:
            name = _WORDS[str(kind.__tablename__)]
            session.execute(text(f"INSERT INTO {name} ({name}) VALUES ('delete-all')"))  # noqa: S608  # named above
    for draft in session.exec(select(DraftVersionRow)).all():
        _add(session, "search_entry", list(_of_draft(draft)))
    for remark in (CommentRow, InternalNoteRow):
        live = select(remark).where(*_live(remark))
        for rows in session.exec(live.order_by(col(remark.entered))).yield_per(_ROWS_AT_ONCE).partitions():
            _add(session, _table_of(rows[0]), [_of_comment(row) for row in rows])
        for answers, name in _REPLIES:
            on = (col(answers.matter_id) == col(remark.matter_id)) & (col(answers.comment_id) == col(remark.id))
            given = select(answers, remark).join(remark, on).where(*_live(remark), col(answers.withdrawn).is_(False))
            for pairs in session.exec(given.order_by(col(answers.entered))).yield_per(_ROWS_AT_ONCE).partitions():
                _add(session, name, [_of_reply(answer, row) for answer, row in pairs])
    session.add(SearchStateRow(version=words.VERSION))
    session.flush()


def fields_of(row: Any) -> list[tuple[str, str]]:
    """(name, text) of the parts of a comment that are searched, in order, those that are empty left out."""
    told = [
        ("quote", row.quote_exact),
        ("body", row.body),
        ("rationale", row.rationale),
        ("proposal", row.proposal),
        ("body_other", row.body_other),
        ("rationale_other", row.rationale_other),
        ("proposal_other", row.proposal_other),
        ("authorities", "\n".join(row.authorities)),
        ("topic", row.topic),
        ("unit", row.unit),
        ("response", row.response),
    ]
    return [(name, text) for name, text in told if text]


def _of_comment(row: Remark) -> Entry:
    columns = {
        "matter_id": row.matter_id,
        "draft_id": row.draft_id,
        "comment_id": row.id,
        "reply_id": "",
        "article": row.article,
        "start": row.quote_start if row.quote_exact is not None else 0,
        "length": 0,
    }
    return columns, words.fold("\n".join(text for _, text in fields_of(row)))


def _of_reply(answer: Answer, row: Remark) -> Entry:
    columns, _ = _of_comment(row)
    return {**columns, "reply_id": answer.id}, words.fold(answer.text)


def _live(kind: type[Remark]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(kind.deleted).is_(False), col(kind.merged_into).is_(None)


def _of_draft(row: DraftVersionRow) -> Iterable[Entry]:
    folded = words.fold(row.text)
    for line in _LINE.finditer(folded):
        if line[0].strip():
            columns = {
                "matter_id": row.matter_id,
                "draft_id": row.id,
                "comment_id": "",
                "reply_id": "",
                "article": "",
                "start": line.start(),
                "length": len(line[0]),
            }
            yield columns, line[0]


def _table_of(row: Remark) -> str:
    return "internal_search_entry" if isinstance(row, InternalNoteRow) else "search_entry"


def _add(session: Session, name: str, entries: Sequence[Entry]) -> None:
    """Adds entries with their words, those of one kind of database or the other."""
    if not entries:
        return
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        statement = text(
            f"INSERT INTO {name} (matter_id, draft_id, comment_id, reply_id, article, start, length, words) "  # noqa: S608
            "VALUES (:matter_id, :draft_id, :comment_id, :reply_id, :article, :start, :length, "
            "array_to_tsvector(CAST(:tokens AS text[])))"
        )
        rows = [
            {**columns, "tokens": list(dict.fromkeys(words.tokens(folded)))[:_MOST_TOKENS]}
            for columns, folded in entries
        ]
        connection.execute(statement, rows)
        return
    table = SQLModel.metadata.tables[name]
    top = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": name}).scalar()
    first = int(top or 0) + 1
    numbered = [(first + at, columns, folded) for at, (columns, folded) in enumerate(entries)]
    connection.execute(insert(table), [{"number": number, **columns} for number, columns, _ in numbered])
    connection.execute(
        text(f"INSERT INTO {_WORDS[name]} (rowid, tokens) VALUES (:number, :tokens)"),  # noqa: S608  # named above
        [{"number": number, "tokens": " ".join(words.tokens(folded))} for number, _, folded in numbered],
    )
