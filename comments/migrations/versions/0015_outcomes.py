"""What each later draft did about a comment. The one outcome there was is told of the draft that was meant, where that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_VERDICTS = {"adopted": "adopted", "partly": "partly", "rejected": "not"}


class _Happening(NamedTuple):
    """What a history tells of one change, as far as an outcome needs it."""

    id: str
    undoes: str | None
    at: datetime
    person: str
    status: str | None
    """The status that a comment came to; None where it kept its own."""
    draft: str | None
    """The draft that it came to, by label."""
    draft_before: str | None


def upgrade() -> None:
    """Adds the columns and fills them from the histories."""
    connection = op.get_bind()
    for table in ("comment", "internal_note"):
        op.add_column(table, sa.Column("outcomes", sa.JSON(), nullable=False, server_default="[]"))
    drafts = _drafts(connection)
    histories = _histories(connection)
    for name in ("comment", "internal_note"):
        remark = _table(name, "matter_id", "id", "draft_id", "outcomes")
        for row in connection.execute(sa.select(remark)).all():
            known = drafts.get(row.matter_id, [])
            own = next((label for number, label, _ in known if number == row.draft_id), "")
            told = _outcomes(histories.get((row.matter_id, row.id), ()), own, [(label, at) for _, label, at in known])
            if told:
                this = (remark.c.matter_id == row.matter_id) & (remark.c.id == row.id)
                connection.execute(remark.update().where(this).values(outcomes=told))


def _outcomes(
    history: Sequence[_Happening], draft: str, drafts: Sequence[tuple[str, datetime]]
) -> list[dict[str, object]]:
    """The outcomes that a history tells, each of the newest draft that was there then, where the comment had stood on one before.

    Where no later draft was there yet, which was meant isn't known. What was taken back is left out: undone, or by a status
    before any outcome while the comment still stood on a draft before the one judged. ``draft`` is the one it stands on now.
    """
    labels = [label for label, _ in drafts]
    moves = [each for each in history if each.draft is not None]
    own = (moves[0].draft_before or moves[0].draft if moves else None) or draft
    first = labels.index(own) if own in labels else len(labels)
    found: dict[str, dict[str, object]] = {}
    before: dict[str, dict[str, dict[str, object]]] = {}
    for each in history:
        before[each.id] = found
        if each.draft in labels:
            own, first = each.draft, min(first, labels.index(each.draft))
        there = [at for at in range(first + 1, len(drafts)) if drafts[at][1] <= each.at]
        if each.undoes in before:
            found = before[each.undoes]
        elif each.status in _VERDICTS and there:
            label = labels[there[-1]]
            said = {"draft": label, "verdict": _VERDICTS[each.status], "by": "person", "person": each.person}
            found = {**found, label: {**said, "sure": True, "at": each.at.isoformat()}}
        elif each.status is not None and each.status not in _VERDICTS and own in labels:
            reached = labels[: labels.index(own) + 1]
            found = {label: told for label, told in found.items() if label in reached}
    return [found[label] for label in labels if label in found]


def _drafts(connection: sa.Connection) -> dict[int, list[tuple[int, str, datetime]]]:
    """(number, label, when it was added) of each matter's drafts, oldest first: by date where each has one."""
    table = _table("draft_version", "id", "matter_id", "label", "dated", "added")
    found: dict[int, list[Any]] = {}
    for row in connection.execute(sa.select(table).order_by(table.c.id)).all():
        found.setdefault(row.matter_id, []).append(row)
    for rows in found.values():
        if all(row.dated is not None for row in rows):
            rows.sort(key=lambda row: (row.dated, row.id))
    return {matter: [(row.id, row.label, _utc(row.added)) for row in rows] for matter, rows in found.items()}


def _histories(connection: sa.Connection) -> dict[tuple[int, str], list[_Happening]]:
    """What happened to each comment that was ever given an outcome, oldest first."""
    found: dict[tuple[int, str], list[tuple[int, _Happening]]] = {}
    answered: set[tuple[int, str]] = set()
    for name in ("event", "internal_event"):
        table = _table(name, "matter_id", "comment_id", "entered", "id", "undoes", "at", "person", "changes")
        for row in connection.execute(sa.select(table)):
            changes = {field: (before, after) for field, before, after in row.changes}
            came_from, came_to = changes.get("draft", (None, None))
            _, status = changes.get("status", (None, None))
            if not (status or came_to or row.undoes):
                continue
            told = _Happening(row.id, row.undoes, _utc(row.at), row.person, status, came_to, came_from)
            key = (row.matter_id, row.comment_id)
            found.setdefault(key, []).append((row.entered, told))
            if status in _VERDICTS:
                answered.add(key)
    return {key: [told for _, told in sorted(found[key], key=lambda each: each[0])] for key in answered}


def _table(name: str, *columns: str) -> sa.TableClause:
    kinds: Mapping[str, Any] = {
        "outcomes": sa.JSON(),
        "changes": sa.JSON(),
        "at": sa.DateTime(timezone=True),
        "added": sa.DateTime(timezone=True),
        "dated": sa.Date(),
    }
    return sa.table(name, *(sa.column(column, kinds.get(column)) for column in columns))


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
