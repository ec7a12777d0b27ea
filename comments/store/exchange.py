"""Matters handed on and taken in: packing, merging, and the fields on which two sides disagree."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlmodel import Session, col, select

from comments.bundle.archive import Bundle
from comments.bundle.events import OUTCOME, Key, Said
from comments.bundle.fold import conflicts, fold, union, values
from comments.bundle.report import Disagreement, MergeReport, PackReport, disagreement
from comments.errors import InvalidRecordError, UnknownRecordError
from comments.models import DraftVersionRow, InternalNoteRow, MatterRow, OriginalRow
from comments.store import fields, history, matters, receiving, remarks
from comments.store import ledger as ledgers
from comments.store.capture import Moment, capture
from comments.store.ledger import Ledger


def pack(
    session: Session, slug: str, moment: Moment, *, internal: bool, besides: Collection[str] = ()
) -> tuple[Bundle, PackReport]:
    """A matter as a bundle, without the events ``besides``.

    Internal notes and the matter's own notes are in it only where ``internal`` says so.
    """
    matter = matters.find(session, slug)
    number = matters.key(matter)
    captured(session, matter, moment)
    found = {event.id: event for event in ledgers.load(session, number, internal=internal) if event.id not in besides}
    digests = {event.sets["facts"]["sha256"] for event in found.values() if "facts" in event.sets}
    query = (
        select(DraftVersionRow.sha256, OriginalRow.data)
        .join(
            OriginalRow,
            (col(OriginalRow.matter_id) == DraftVersionRow.matter_id)
            & (col(OriginalRow.draft_id) == DraftVersionRow.id),
        )
        .where(DraftVersionRow.matter_id == number)
    )
    originals = {digest: data for digest, data in session.exec(query) if digest in digests}
    notes = _internal_notes(session, number)
    comments = {event.entity for event in found.values() if event.kind == "comment"}
    report = PackReport(
        matter=slug,
        comments=len(comments),
        drafts=len(originals),
        events=len(found),
        internal=len(notes & comments),
        left_out=0 if internal else len(notes),
        notes=internal if matter.notes else None,
    )
    return Bundle(slug, found, originals, internal, bool(besides)), report


def merge(
    session: Session, slug: str | None, bundle: Bundle, moment: Moment, *, dry_run: bool, own_alone: bool = False
) -> MergeReport:
    """Takes a bundle in. Raises BundleError or InvalidRecordError, with the store as it was.

    With ``own_alone``, what the store doesn't know yet must all be by the person who merges, who then needn't lead.
    """
    slug = slug or bundle.slug
    matter = session.exec(select(MatterRow).where(MatterRow.slug == slug)).first()
    if matter is None:
        facts = fold(event for event in bundle.events.values() if event.kind == "matter").get(("matter", ""), {})
        matter = receiving.new_matter(session, slug, values(facts), moment)
        known = Ledger()
    else:
        if own_alone:
            receiving.check_can_settle(session, matter, moment.person)
        else:
            receiving.check_can_merge(session, matter, moment.person)
        known = captured(session, matter, moment)
        receiving.refuse_stranger(known, matter, bundle)
    receiving.refuse_elsewhere(session, matter, bundle)
    number = matters.key(matter)
    fresh = [event for event in bundle.events.values() if event.id not in known.known]
    if own_alone:
        receiving.refuse_others(fresh, moment.person)
    state = fold(union(known.known.values(), fresh).values()) if fresh else known.heads
    receiver = receiving.Receiver(session, matter, bundle, known, moment)
    done = receiver.receive(state, fresh)
    ledgers.keep(session, number, fresh, _internal_notes(session, number))
    standing = ledgers.note_conflicts(session, number, state)
    spoken_of = {event.entity for event in bundle.events.values() if event.kind == "comment"}
    return MergeReport(
        matter=slug,
        new=tuple(done.new),
        updated=tuple(done.updated),
        unchanged=len(spoken_of) - len(done.new) - len(done.updated),
        replies=done.replies,
        drafts=tuple(done.drafts),
        events=len(fresh),
        conflicts=tuple(disagreement(conflict) for conflict in standing),
        internal=bundle.internal,
        dry_run=dry_run,
    )


def disagreements(session: Session, slug: str, moment: Moment) -> tuple[Disagreement, ...]:
    """The fields on which people disagree. Nothing is written."""
    matter = matters.find(session, slug)
    number = matters.key(matter)
    if not ledgers.has_conflicts(session, number):
        return ()
    known = Ledger.of(ledgers.load(session, number))
    capture(session, matter, known, moment)
    return tuple(disagreement(conflict) for conflict in conflicts(known.heads))


def settle(session: Session, slug: str, key: Key, name: str, choice: int, moment: Moment) -> Disagreement:
    """Ends a disagreement with one of its values, counted from 1. Raises UnknownRecordError where there is none."""
    matter = matters.find(session, slug)
    number = matters.key(matter)
    receiving.check_can_settle(session, matter, moment.person)
    known = captured(session, matter, moment)
    found = {(conflict.key, conflict.field): conflict for conflict in conflicts(known.heads)}.get((key, name))
    if found is None:
        raise UnknownRecordError(
            f"“{slug}”的 {key[1] or key[0]} 在“{name}”上没有分歧，没有改动。请用 workbench conflicts {slug} 查看。",
            f"{key[1] or key[0]} of {slug} has no conflict on “{name}”, so nothing was changed. "
            f"See workbench conflicts {slug}.",
        )
    if not 1 <= choice <= len(found.heads):
        raise InvalidRecordError(
            f"没有第 {choice} 个值，没有改动。可以选 1 到 {len(found.heads)}。",
            f"There is no value {choice}, so nothing was changed. Choose 1 to {len(found.heads)}.",
        )
    winner = found.heads[choice - 1]
    internal = found.comment in _internal_notes(session, number) or (key[0], name) == ("matter", "notes")
    before, after = (head.sets[name] for head in (found.heads[0], winner))
    said = Said(
        moment.now,
        moment.person,
        "edited",
        told=[(name, before, after)] if _is_told(key, before, after) else (),
        comment=found.comment,
        internal=internal,
    )
    settled = Ledger.of(known.known.values())
    settled.add(key, said, {name: winner.sets[name]})
    bundle = Bundle(slug, {event.id: event for event in settled.fresh}, {}, internal)
    with _told_of_outcomes(session, found.comment if key[0] == OUTCOME else "", moment):
        receiving.Receiver(session, matter, bundle, known, moment).receive(settled.heads, settled.fresh)
    ledgers.keep(session, number, settled.fresh, _internal_notes(session, number))
    ledgers.note_conflicts(session, number, settled.heads)
    return disagreement(found)


def _is_told(key: Key, before: object, after: object) -> bool:
    """Whether a history tells such a change as the field's; outcomes are told together."""
    return key[0] != OUTCOME and isinstance(before, str) and isinstance(after, str) and before != after


@contextmanager
def _told_of_outcomes(session: Session, comment: str, moment: Moment) -> Iterator[None]:
    """Adds to a comment's history how its outcomes changed meanwhile; nothing without a comment."""
    before = remarks.find(session, comment).outcomes if comment else []
    yield
    if comment:
        session.expire_all()
        row = remarks.find(session, comment)
        change = ("outcomes", fields.told_as_json(before), fields.told_as_json(row.outcomes))
        entered = history.next_entered(session)
        history.add(session, row, "edited", [change], person=moment.person, now=moment.now, entered=entered)


def captured(session: Session, matter: MatterRow, moment: Moment) -> Ledger:
    """The events of a matter, with what happened since the last bundle kept as well."""
    number = matters.key(matter)
    known = Ledger.of(ledgers.load(session, number))
    capture(session, matter, known, moment)
    ledgers.keep(session, number, known.fresh, _internal_notes(session, number))
    known.fresh.clear()
    return known


def _internal_notes(session: Session, matter: int) -> set[str]:
    return set(session.exec(select(InternalNoteRow.id).where(InternalNoteRow.matter_id == matter)))
