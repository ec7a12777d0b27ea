"""Facts of matters with their history, exports, receipts and lateness, in a file and on a server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from comments.errors import ConflictError, InvalidRecordError, UnknownRecordError
from comments.records import Comment, Role, Stage
from comments.sendings import Export, NewSending, Note, Origin, Sending, as_sent
from comments.store import Store
from tests.comments.store_builders import MATTER, REVIEWER_A, REVIEWER_B, add_comment, add_draft, fill, open_store

DUE = date(2021, 12, 13)
LAST_MOMENT = datetime(2021, 12, 13, 15, 59, tzinfo=UTC)
NOTE = Note("receipt", "回执1", "回执.pdf", "a" * 64, LAST_MOMENT, REVIEWER_A)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as opened:
        fill(opened)
        opened.update_matter(MATTER, deadline=DUE)
        yield opened


def send(store: Store, comment: Comment, at: datetime, digest: str = "b" * 64) -> Sending:
    label = store.draft(MATTER).label
    made = NewSending(MATTER, label, "a.docx", digest, 3, "email", "", at, (store.comment(comment.id),), Origin.EXPORT)
    return store.add_sending(made, person=REVIEWER_A)


def ready(store: Store) -> Comment:
    comment = add_comment(store)
    changes = {"visibility": "submission", "status": "approved"}
    return store.edit_comment(comment.id, changes, revision=1, person=REVIEWER_A)


def test_facts_are_kept_told_and_taken_back(store: Store) -> None:
    store.update_matter(MATTER, by=REVIEWER_A, topics=(" 数据 ", "数据", "", "网络"), owner=" 甲 ", stage=Stage.WORKING)
    made = store.matter(MATTER)
    assert (made.topics, made.owner, made.stage) == (("数据", "网络"), "甲", Stage.WORKING)
    (event,) = store.matter_history(MATTER)
    assert event.changes == (("topics", [], ["数据", "网络"]), ("owner", "", "甲"), ("stage", None, "working"))
    store.update_matter(MATTER, by=REVIEWER_B, deadline=date(2021, 12, 20))
    back = store.undo_matter(MATTER, person=REVIEWER_A)
    assert (back.topics, back.stage, back.deadline) == ((), None, date(2021, 12, 20)), "what others changed stays"
    assert store.undo_matter(MATTER, person=REVIEWER_A, again=True).stage is Stage.WORKING
    store.update_matter(MATTER, by=REVIEWER_B, owner="乙")
    with pytest.raises(ConflictError):
        store.undo_matter(MATTER, person=REVIEWER_A)
    assert store.matter(MATTER).owner == "乙"
    assert len(store.matter_history(MATTER)) == 5


def test_whoever_leads_no_longer_doesnt_take_back_what_they_said_of_four_eyes(store: Store) -> None:
    store.put_person(MATTER, REVIEWER_A, Role.LEAD, person=REVIEWER_A)
    store.put_person(MATTER, REVIEWER_B, Role.LEAD, person=REVIEWER_A)
    store.update_matter(MATTER, person=REVIEWER_A, four_eyes=True)
    store.put_person(MATTER, REVIEWER_A, Role.REVIEWER, person=REVIEWER_B)
    with pytest.raises(InvalidRecordError):
        store.undo_matter(MATTER, person=REVIEWER_A)
    assert store.matter(MATTER).four_eyes
    store.put_person(MATTER, REVIEWER_A, Role.LEAD, person=REVIEWER_B)
    assert not store.undo_matter(MATTER, person=REVIEWER_A).four_eyes


def test_a_change_that_changes_nothing_is_not_told(store: Store) -> None:
    store.update_matter(MATTER, by=REVIEWER_A, deadline=DUE)
    assert store.matter_history(MATTER) == ()
    with pytest.raises(InvalidRecordError):
        store.undo_matter(MATTER, person=REVIEWER_A)


def test_an_unknown_stage_is_refused(store: Store) -> None:
    with pytest.raises(InvalidRecordError, match="stage"):
        store.update_matter(MATTER, stage="somewhere")  # type: ignore[arg-type]  # what a bundle might say


def test_an_export_is_known_by_its_digest_and_holds_what_was_in_it(store: Store) -> None:
    comment = ready(store)
    label = store.draft(MATTER).label
    export = Export(0, label, "letter", "a.docx", "c" * 64, 7, LAST_MOMENT, "", (as_sent(comment),))
    store.add_export(MATTER, export, person=REVIEWER_A)
    store.edit_comment(comment.id, {"body": "后来的文字"}, revision=comment.revision, person=REVIEWER_A)
    found = store.export_of(MATTER, "c" * 64)
    assert found is not None
    assert (found.number, found.person, found.comments) == (1, REVIEWER_A, (as_sent(comment),))
    assert store.export_of(MATTER, "d" * 64) is None
    _, exported = store.handed()
    assert (exported[MATTER].comments, exported[MATTER].due) == (1, DUE)


def test_receipts_and_mistakes_are_added_and_a_mistake_counts_no_more(store: Store) -> None:
    comment = ready(store)
    first, second = send(store, comment, LAST_MOMENT), send(store, comment, LAST_MOMENT)
    noted = store.note_on_sending(MATTER, first.number, NOTE, person=REVIEWER_A)
    assert [(note.kind, note.words, note.file) for note in noted.notes] == [("receipt", "回执1", "回执.pdf")]
    void = store.note_on_sending(MATTER, second.number, replace(NOTE, kind="void"), person=REVIEWER_A)
    assert (void.is_void, noted.is_void) == (True, False)
    assert [each.number for each in store.handed()[0][MATTER]] == [first.number]
    with pytest.raises(UnknownRecordError):
        store.note_on_sending(MATTER, 9, NOTE, person=REVIEWER_A)


def test_a_mistake_that_was_none_counts_again_whoever_says_so_last(store: Store) -> None:
    made = send(store, ready(store), LAST_MOMENT)
    for kind, counted in (("void", []), ("counts", [1]), ("receipt", [1]), ("void", [])):
        store.note_on_sending(MATTER, made.number, replace(NOTE, kind=kind), person=REVIEWER_A)
        assert [each.number for each in store.handed()[0].get(MATTER, ())] == counted
        assert store.sendings(MATTER)[0].is_void == (not counted)


def test_of_two_verdicts_of_the_same_moment_the_mistake_holds_in_whatever_order_they_came() -> None:
    verdicts = [replace(NOTE, kind=kind) for kind in ("void", "counts")]
    for notes in (verdicts, verdicts[::-1]):
        sending = Sending(1, MATTER, "", "", "", 0, "", "", LAST_MOMENT, LAST_MOMENT, "", (), notes=tuple(notes))
        assert sending.is_void


def test_lateness_is_judged_by_the_last_day_of_the_draft_answered(store: Store) -> None:
    comment = ready(store)
    send(store, comment, LAST_MOMENT + timedelta(minutes=2))
    store.update_matter(MATTER, deadline=date(2021, 12, 14))  # read wrongly from the notice, and corrected
    assert store.sendings(MATTER)[0].due == store.handed()[0][MATTER][0].due == date(2021, 12, 14)
    send(store, comment, LAST_MOMENT + timedelta(minutes=2))
    add_draft(store, "二稿")
    store.update_matter(MATTER, deadline=date(2022, 6, 18))  # the next draft's consultation
    assert [one.due for one in store.sendings(MATTER)] == [DUE, date(2021, 12, 14)]
    assert [one.due for one in store.handed()[0][MATTER]] == [DUE, date(2021, 12, 14)]
