"""Submissions that were written to files, and files that went to the regulator: recorded, noted on, listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select as columns_of
from sqlmodel import Session, col, func, select

from comments import ids
from comments.errors import UnknownRecordError
from comments.models import DraftVersionRow, ExportedRow, MatterRow, SendingNoteRow, SendingRow
from comments.records import Status
from comments.sendings import VERDICTS, Export, Handed, NewSending, Note, Origin, Sending, SentComment, as_sent
from comments.store import checked, drafts, edits, matters, people
from comments.workflow import MOVES, check_taking_part

_SETTLED = frozenset((Status.ADOPTED, Status.PARTLY, Status.REJECTED))


def add(session: Session, new: NewSending, *, now: datetime, person: str) -> Sending:
    """Records a file and sets the comments in it to submitted, all or nothing; the statuses are undone together.

    Comments that have an outcome already keep it; one that was put away on a later draft was sent all the same.
    Raises InvalidRecordError where this person may not send one of them.
    """
    matter = matters.find(session, new.matter)
    number = matters.key(matter)
    person = checked.needed("person", person)
    check_taking_part(people.role(session, number, person))
    draft = drafts.find(session, matter, new.draft)
    batch = ids.new_id(16)
    submitted = 0
    for comment in new.comments:
        if Status.SUBMITTED in MOVES[comment.status] and comment.status not in _SETTLED:
            edits.edit(
                session,
                comment.id,
                {"status": Status.SUBMITTED.value},
                revision=comment.revision,
                now=now,
                person=person,
                batch=batch,
                put_away_too=True,
            )
            submitted += 1
    kept = [_kept(sent) for sent in new.frozen] or [_kept(as_sent(comment)) for comment in new.comments]
    last = session.exec(select(func.max(SendingRow.number)).where(col(SendingRow.matter_id) == number)).one()
    values: Mapping[str, object] = {
        "matter_id": number,
        "number": (last or 0) + 1,
        "draft_id": drafts.key(draft),
        "file": new.file,
        "sha256": new.sha256,
        "size": new.size,
        "channel": checked.needed("channel", new.channel),
        "receipt": new.receipt,
        "at": new.at,
        "recorded": now,
        "person": person,
        "comments": kept,
        "origin": new.origin.value,
        "deadline": matter.deadline,
    }
    row = checked.row(SendingRow, values)
    session.add(row)
    session.flush()
    return replace(_record(row, new.matter, draft.label, (), matter.deadline), submitted=submitted)


def note(session: Session, slug: str, sending: int, said: Note, *, now: datetime, person: str) -> Sending:
    """Adds a receipt to a sending, that it was recorded by mistake, or that it counts after all.

    Raises UnknownRecordError, InvalidRecordError.
    """
    matter = matters.find(session, slug)
    number = matters.key(matter)
    check_taking_part(people.role(session, number, person))
    row = session.get(SendingRow, (number, sending))
    if row is None:
        raise UnknownRecordError(
            f"“{slug}”没有第 {sending} 次报送。用 workbench sent {slug} --list 查看。",
            f"“{slug}” has no sending {sending}. See workbench sent {slug} --list.",
        )
    there = [each for each in _notes(session, number) if each.sending == sending]
    verdicts = [each.at for each in there if each.kind in VERDICTS]
    if said.kind in VERDICTS and verdicts:  # the last one holds, also where the clock was set back meanwhile
        now = max(now, max(verdicts) + timedelta(microseconds=1))
    session.add(
        checked.row(
            SendingNoteRow,
            {
                "matter_id": number,
                "sending": sending,
                "number": len(there) + 1,
                "kind": said.kind,
                "words": said.words,
                "file": said.file,
                "sha256": said.sha256,
                "at": now,
                "person": checked.needed("person", person),
            },
        )
    )
    session.flush()
    return next(each for each in listed(session, slug) if each.number == sending)


def listed(session: Session, slug: str) -> tuple[Sending, ...]:
    """What was sent in a matter, oldest first."""
    matter = matters.find(session, slug)
    number = matters.key(matter)
    newest = _newest(session).get(number)
    rows = session.exec(
        select(SendingRow).where(col(SendingRow.matter_id) == number).order_by(col(SendingRow.number))
    ).all()
    labels = drafts.labels(session, {row.draft_id for row in rows})
    notes: dict[int, list[Note]] = {}
    for each in _notes(session, number):
        said = Note(each.kind, each.words, each.file, each.sha256, each.at, each.person)
        notes.setdefault(each.sending, []).append(said)
    return tuple(
        _record(
            row,
            slug,
            labels[row.draft_id],
            tuple(notes.get(row.number, ())),
            matter.deadline if row.draft_id == newest else row.deadline,
        )
        for row in rows
    )


def add_export(session: Session, slug: str, export: Export, *, now: datetime, person: str) -> None:
    """Records a submission that was written to a file; its number and time are given here."""
    matter = matters.find(session, slug)
    number = matters.key(matter)
    check_taking_part(people.role(session, number, person))
    last = session.exec(select(func.max(ExportedRow.number)).where(col(ExportedRow.matter_id) == number)).one()
    row = checked.row(
        ExportedRow,
        {
            "matter_id": number,
            "number": (last or 0) + 1,
            "draft_id": drafts.key(drafts.find(session, matter, export.draft)),
            "at": now,
            "person": checked.needed("person", person),
            "form": export.form,
            "file": export.file,
            "sha256": export.sha256,
            "size": export.size,
            "comments": [_kept(sent) for sent in export.comments],
            "deadline": matter.deadline,
        },
    )
    session.add(row)
    session.flush()


def export_of(session: Session, slug: str, sha256: str) -> Export | None:
    """The last export of a matter with this digest; None for none."""
    number = matters.key(matters.find(session, slug))
    row = session.exec(
        select(ExportedRow)
        .where(col(ExportedRow.matter_id) == number, col(ExportedRow.sha256) == sha256)
        .order_by(col(ExportedRow.number).desc())
    ).first()
    if row is None:
        return None
    draft = drafts.labels(session, [row.draft_id])[row.draft_id]
    sent = tuple(_sent(each) for each in row.comments)
    return Export(row.number, draft, row.form, row.file, row.sha256, row.size, row.at, row.person, sent)


def handed(session: Session) -> tuple[Mapping[str, tuple[Handed, ...]], Mapping[str, Handed]]:
    """For every matter by its slug: what was sent and not recorded by mistake, oldest first; and the last export."""
    known = {matters.key(row): (row.slug, row.deadline) for row in session.exec(select(MatterRow))}
    newest = _newest(session)
    verdicts: dict[tuple[int, int], list[SendingNoteRow]] = {}
    for each in session.exec(select(SendingNoteRow).where(col(SendingNoteRow.kind).in_(VERDICTS))):
        verdicts.setdefault((each.matter_id, each.sending), []).append(each)
    void = {of for of, said in verdicts.items() if max((each.at, each.kind == "void") for each in said)[1]}
    sent: dict[str, list[Handed]] = {}
    for number, draft, found in _lines(session, SendingRow):
        if (number, found.number) not in void and number in known:
            slug, deadline = known[number]
            due = deadline if draft == newest.get(number) else found.due
            sent.setdefault(slug, []).append(replace(found, due=due))
    exported: dict[str, Handed] = {}
    for number, draft, found in _lines(session, ExportedRow):
        if number in known:
            slug, deadline = known[number]
            exported[slug] = replace(found, due=deadline if draft == newest.get(number) else found.due)
    return {slug: tuple(sorted(found, key=lambda each: each.at)) for slug, found in sent.items()}, exported


def _lines(session: Session, kind: type[SendingRow] | type[ExportedRow]) -> list[tuple[int, int, Handed]]:
    """(matter, draft, line) for every sending or export, without what the comments in it said."""
    counted = func.json_array_length(col(kind.comments))
    asked = columns_of(
        col(kind.matter_id), col(kind.draft_id), col(kind.number), col(kind.at), counted, col(kind.deadline)
    ).order_by(col(kind.matter_id), col(kind.number))
    rows = session.connection().execute(asked)
    return [(matter, draft, Handed(number, at, count, due)) for matter, draft, number, at, count, due in rows]


def _kept(sent: SentComment) -> dict[str, Any]:
    return {"id": sent.id, "revision": sent.revision, "label": sent.label, "words": dict(sent.words)}


def _sent(kept: Mapping[str, Any]) -> SentComment:
    return SentComment(kept["id"], kept["revision"], kept["label"], kept["words"])


def _notes(session: Session, matter: int) -> list[SendingNoteRow]:
    rows = session.exec(
        select(SendingNoteRow)
        .where(col(SendingNoteRow.matter_id) == matter)
        .order_by(col(SendingNoteRow.sending), col(SendingNoteRow.number))
    )
    return list(rows)


def _newest(session: Session) -> dict[int, int]:
    """The draft added last to each matter."""
    newest = func.max(DraftVersionRow.id)
    rows = session.exec(select(DraftVersionRow.matter_id, newest).group_by(col(DraftVersionRow.matter_id)))
    return {matter: draft for matter, draft in rows if draft is not None}


def _record(row: SendingRow, slug: str, draft: str, notes: tuple[Note, ...], due: date | None) -> Sending:
    return Sending(
        number=row.number,
        matter=slug,
        draft=draft,
        file=row.file,
        sha256=row.sha256,
        size=row.size,
        channel=row.channel,
        receipt=row.receipt,
        at=row.at,
        recorded=row.recorded,
        person=row.person,
        comments=tuple(_sent(each) for each in row.comments),
        origin=Origin(row.origin) if row.origin else None,
        notes=notes,
        due=due,
    )
