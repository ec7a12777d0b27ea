"""Several comments made into one. The sources stay, to be read; undoing gives them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import Session

from comments import ids
from comments.errors import InvalidRecordError
from comments.models import Remark
from comments.records import Comment, NewComment
from comments.store import checked, edits, matters, people, remarks
from comments.workflow import check_edit


def merge(
    session: Session,
    sources: Sequence[str],
    new: NewComment,
    *,
    revisions: Mapping[str, int],
    now: datetime,
    person: str,
) -> Comment:
    """Adds a comment that takes the place of others, which then name it in ``merged_into``. Undone as one.

    ``revisions`` are those that the person saw, by id. Raises ConflictError where one is out of date,
    InvalidRecordError for fewer than two comments, or where one is deleted, merged, of another matter or not theirs to change.
    """
    person = checked.needed("person", person)
    rows = _distinct([remarks.find(session, typed) for typed in sources])
    if len(rows) < 2:
        raise InvalidRecordError(
            "合并至少需要两条不同的意见，没有保存。请写出两个以上的编号。",
            "Merging takes at least two different comments, so nothing was saved. Give two or more ids.",
        )
    matter = matters.key(matters.find(session, new.matter))
    role = people.role(session, matter, person)
    for row in rows:
        if row.matter_id != matter:
            raise InvalidRecordError(
                f"意见 {row.id} 不属于项目“{new.matter}”，不能合并，没有保存。",
                f"Comment {row.id} isn't of matter {new.matter}, so it can't be merged; nothing was saved.",
            )
        edits.refuse_outdated(session, row, revisions.get(row.id))
        edits.refuse_put_away(row)
        check_edit(("merged_into",), author=row.author, assigned=row.assigned, person=person, role=role)
    batch = ids.new_id(16)
    made = remarks.add(session, new, now=now, person=person, sources=[row.id for row in rows], batch=batch)
    for row in rows:
        edits.apply(session, row, {"merged_into": made.id}, "merged", now=now, person=person, batch=batch)
    return made


def _distinct(rows: list[Remark]) -> list[Remark]:
    return list({row.id: row for row in rows}.values())
