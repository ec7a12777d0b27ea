"""What each later draft did about a comment: kept when it is carried on, undone, handed on, and brought over from older stores."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from comments import models
from comments.bundle.archive import Bundle, form_of, from_bytes, to_bytes
from comments.draft_verdicts import is_latest, with_verdict
from comments.errors import InvalidRecordError
from comments.records import Comment, DecidedBy, DraftVerdict, Role, Verdict
from comments.store import Store
from tests.comments.store_builders import (
    MATTER,
    NOON,
    REVIEWER_A,
    REVIEWER_B,
    Clock,
    add_comment,
    add_draft,
    fill,
    open_store,
    sound,
)

LABELS = ("一稿", "二稿", "三稿")


def said(label: str, verdict: Verdict, *, person: str = REVIEWER_A) -> DraftVerdict:
    return DraftVerdict(label, verdict, DecidedBy.PERSON, person, sure=True, at=NOON)


def found(label: str, verdict: Verdict, *, sure: bool = True, person: str = REVIEWER_A) -> DraftVerdict:
    return DraftVerdict(label, verdict, DecidedBy.PROGRAM, person, sure=sure, at=NOON)


def told(comment: Comment) -> list[tuple[str, str, str, bool]]:
    return [(each.draft, each.verdict.value, each.by.value, each.sure) for each in comment.outcomes]


def record(store: Store, comment: str, *outcomes: DraftVerdict, person: str = REVIEWER_A, **more: str) -> Comment:
    """Records outcomes besides those that are there."""
    wanted = store.comment(comment).outcomes
    for each in outcomes:
        wanted = with_verdict(wanted, each, LABELS)
    return store.edit_comment(comment, {"outcomes": wanted, **more}, revision=None, person=person)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(place: str, clock: Clock) -> Iterator[Store]:
    """Three drafts, and comments sent on the first."""
    with open_store(place, clock) as opened:
        fill(opened)
        for label in LABELS[1:]:
            add_draft(opened, label, data=label.encode())
        yield opened


def sent(store: Store, *, draft: str = "一稿") -> Comment:
    made = add_comment(store, draft=draft, proposal="改为十日")
    return store.edit_comment(made.id, {"status": "submitted"}, revision=None, person=REVIEWER_A)


def test_each_draft_has_its_own_verdict_in_the_drafts_order() -> None:
    later = with_verdict((), said("三稿", Verdict.ADOPTED), LABELS)
    both = with_verdict(later, found("二稿", Verdict.NOT, sure=False), LABELS)
    assert [each.draft for each in both] == ["二稿", "三稿"]
    assert not is_latest(both, "二稿", LABELS)
    assert is_latest(both, "三稿", LABELS)


def test_the_program_never_takes_the_place_of_a_person_but_a_person_does_of_the_program() -> None:
    decided = with_verdict((), said("二稿", Verdict.PARTLY), LABELS)
    assert with_verdict(decided, found("二稿", Verdict.NOT), LABELS) == decided
    guessed = with_verdict((), found("二稿", Verdict.NOT), LABELS)
    assert with_verdict(guessed, said("二稿", Verdict.PARTLY), LABELS) == decided


def test_a_verdict_stays_when_the_comment_is_carried_on_and_is_overwritten_by_no_program(store: Store) -> None:
    comment = sent(store)
    record(store, comment.id, said("二稿", Verdict.NOT), status="rejected", draft="二稿")
    record(store, comment.id, found("二稿", Verdict.PARTLY), draft="三稿")
    store.edit_comment(comment.id, {"outcomes": (found("二稿", Verdict.PARTLY),)}, revision=None, person=REVIEWER_A)
    now = record(store, comment.id, said("三稿", Verdict.ADOPTED), status="adopted")
    assert told(now) == [("二稿", "not", "person", True), ("三稿", "adopted", "person", True)]
    assert told(store.comment(comment.id)) == told(now)
    assert [event.action for event in store.history(comment.id)].count("edited") == 4


def test_recording_is_undone_with_the_status_and_done_again(store: Store) -> None:
    comment = sent(store)
    record(store, comment.id, found("二稿", Verdict.PARTLY, sure=False))
    record(store, comment.id, said("二稿", Verdict.NOT), status="rejected")
    undone = store.undo(REVIEWER_A)
    assert (undone.status, told(undone)) == ("submitted", [("二稿", "partly", "program", False)])
    again = store.redo(REVIEWER_A)
    assert (again.status, told(again)) == ("rejected", [("二稿", "not", "person", True)])


def test_a_status_given_by_hand_is_told_of_the_newest_draft_and_taken_back_with_it(store: Store) -> None:
    comment = sent(store)
    rejected = store.edit_comment(comment.id, {"status": "rejected"}, revision=None, person=REVIEWER_A)
    assert told(rejected) == [("三稿", "not", "person", True)]
    back = store.edit_comment(comment.id, {"status": "submitted"}, revision=None, person=REVIEWER_A)
    assert told(back) == []


def test_on_a_comment_carried_to_the_newest_draft_a_status_is_told_of_that_one(store: Store) -> None:
    comment = sent(store)
    store.edit_comment(comment.id, {"draft": "三稿"}, revision=None, person=REVIEWER_A)
    done = store.edit_comment(comment.id, {"status": "partly"}, revision=None, person=REVIEWER_A)
    assert told(done) == [("三稿", "partly", "person", True)]


def test_sent_again_on_the_draft_that_refused_it_a_comment_keeps_that_verdict(store: Store) -> None:
    comment = sent(store)
    record(store, comment.id, said("二稿", Verdict.NOT), status="rejected", draft="二稿")
    again = store.edit_comment(comment.id, {"status": "submitted"}, revision=None, person=REVIEWER_A)
    assert told(again) == [("二稿", "not", "person", True)]


def test_an_outcome_before_any_later_draft_is_told_of_none(store: Store) -> None:
    comment = sent(store, draft="三稿")
    done = store.edit_comment(comment.id, {"status": "adopted"}, revision=None, person=REVIEWER_A)
    assert (done.status, told(done)) == ("adopted", [])


def test_what_people_decided_is_for_the_lead_to_record(store: Store) -> None:
    store.put_person(MATTER, REVIEWER_A, Role.LEAD, person=REVIEWER_A)
    store.put_person(MATTER, REVIEWER_B, Role.REVIEWER, person=REVIEWER_A)
    own = add_comment(store, draft="一稿", person=REVIEWER_B)
    carried = record(store, own.id, found("二稿", Verdict.NOT, person=REVIEWER_B), person=REVIEWER_B, draft="二稿")
    assert told(carried) == [("二稿", "not", "program", True)]
    with pytest.raises(InvalidRecordError, match="lead"):
        record(store, own.id, said("二稿", Verdict.ADOPTED, person=REVIEWER_B), person=REVIEWER_B)


def test_an_internal_note_takes_its_verdicts_along(store: Store) -> None:
    comment = sent(store)
    record(store, comment.id, said("二稿", Verdict.NOT), status="rejected")
    for visibility in ("internal", "team"):
        store.edit_comment(comment.id, {"visibility": visibility}, revision=None, person=REVIEWER_A)
        assert told(store.comment(comment.id)) == [("二稿", "not", "person", True)]


# -- handed on


def packed(store: Store, *, person: str = REVIEWER_A, internal: bool = False) -> Bundle:
    bundle, _ = store.pack(MATTER, person=person, internal=internal)
    return from_bytes(to_bytes(bundle))


@pytest.fixture
def theirs(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    with open_store(tmp_path / "theirs.db", clock) as opened:
        yield opened


def test_verdicts_are_handed_on_with_who_decided_them(store: Store, theirs: Store) -> None:
    comment = sent(store)
    record(store, comment.id, said("二稿", Verdict.NOT), status="rejected", draft="二稿")
    record(store, comment.id, found("三稿", Verdict.PARTLY, sure=False), draft="三稿")
    bundle = packed(store)
    assert form_of(bundle) == 3
    theirs.merge(bundle, person=REVIEWER_B)
    assert theirs.comment(comment.id).outcomes == store.comment(comment.id).outcomes
    assert len(theirs.history(comment.id)) == len(store.history(comment.id))
    again = theirs.merge(packed(store), person=REVIEWER_B)
    assert (again.events, again.updated) == (0, ())
    assert store.merge(packed(theirs), person=REVIEWER_A).events == 0


def test_a_bundle_that_tells_of_no_verdicts_takes_none_away(store: Store, theirs: Store) -> None:
    comment = sent(store)
    plain = packed(store)
    assert form_of(plain) == 1
    theirs.merge(plain, person=REVIEWER_B)
    theirs.edit_comment(comment.id, {"topic": "期限"}, revision=None, person=REVIEWER_B)
    record(store, comment.id, said("二稿", Verdict.NOT), status="rejected")
    store.merge(packed(theirs), person=REVIEWER_A)
    now = store.comment(comment.id)
    assert (now.topic, told(now)) == ("期限", [("二稿", "not", "person", True)])


def test_verdicts_on_two_drafts_by_two_people_are_both_kept(store: Store, theirs: Store) -> None:
    comment = sent(store)
    theirs.merge(packed(store), person=REVIEWER_B)
    record(store, comment.id, said("二稿", Verdict.NOT))
    record(theirs, comment.id, said("三稿", Verdict.ADOPTED, person=REVIEWER_B), person=REVIEWER_B)
    assert store.merge(packed(theirs), person=REVIEWER_A).conflicts == ()
    theirs.merge(packed(store), person=REVIEWER_B)
    for side in (store, theirs):
        assert told(side.comment(comment.id)) == [("二稿", "not", "person", True), ("三稿", "adopted", "person", True)]


def test_merging_sets_no_program_against_a_person(store: Store, theirs: Store, clock: Clock) -> None:
    comment = sent(store)
    theirs.merge(packed(store), person=REVIEWER_B)
    record(store, comment.id, said("二稿", Verdict.NOT))
    clock.forward(days=1)
    later = replace(found("二稿", Verdict.PARTLY, person=REVIEWER_B), at=clock())
    record(theirs, comment.id, later, person=REVIEWER_B)
    assert theirs.merge(packed(store), person=REVIEWER_B).conflicts == ()
    assert store.merge(packed(theirs), person=REVIEWER_A).conflicts == ()
    for side in (store, theirs):
        assert told(side.comment(comment.id)) == [("二稿", "not", "person", True)]


def test_two_people_who_disagree_on_a_draft_see_it_and_one_settles_it(store: Store, theirs: Store) -> None:
    comment = sent(store)
    theirs.merge(packed(store), person=REVIEWER_B)
    record(store, comment.id, said("二稿", Verdict.NOT))
    record(theirs, comment.id, said("二稿", Verdict.PARTLY, person=REVIEWER_B), person=REVIEWER_B)
    store.merge(packed(theirs), person=REVIEWER_A)
    (conflict,) = store.disagreements(MATTER, person=REVIEWER_A)
    assert (conflict.kind, conflict.field, conflict.comment) == ("outcome", "verdict", comment.id)
    choice = [side.value for side in conflict.sides].index("partly") + 1
    store.settle(MATTER, conflict.kind, conflict.entity, conflict.field, choice, person=REVIEWER_A)
    assert store.disagreements(MATTER, person=REVIEWER_A) == ()
    theirs.merge(packed(store), person=REVIEWER_B)
    assert theirs.disagreements(MATTER, person=REVIEWER_B) == ()
    for side in (store, theirs):
        assert told(side.comment(comment.id)) == [("二稿", "partly", "person", True)]
    assert store.merge(packed(theirs), person=REVIEWER_A).events == 0


def test_a_verdict_taken_back_is_taken_back_elsewhere(store: Store, theirs: Store) -> None:
    comment = sent(store)
    record(store, comment.id, found("二稿", Verdict.PARTLY))
    record(store, comment.id, said("二稿", Verdict.NOT))
    theirs.merge(packed(store), person=REVIEWER_B)
    store.undo(REVIEWER_A)
    theirs.merge(packed(store), person=REVIEWER_B)
    assert told(theirs.comment(comment.id)) == [("二稿", "partly", "program", True)]
    store.undo(REVIEWER_A)
    theirs.merge(packed(store), person=REVIEWER_B)
    assert told(theirs.comment(comment.id)) == []


def test_verdicts_of_an_internal_note_stay_inside_until_it_is_opened(store: Store, theirs: Store) -> None:
    comment = sent(store)
    store.edit_comment(comment.id, {"visibility": "internal"}, revision=None, person=REVIEWER_A)
    record(store, comment.id, said("二稿", Verdict.NOT))
    assert not any(event.comment == comment.id for event in packed(store).events.values())
    store.edit_comment(comment.id, {"visibility": "team"}, revision=None, person=REVIEWER_A)
    theirs.merge(packed(store), person=REVIEWER_B)
    assert told(theirs.comment(comment.id)) == [("二稿", "not", "person", True)]


def test_a_draft_that_is_removed_leaves_no_verdict_behind(tmp_path: Path, theirs: Store) -> None:
    with open_store(tmp_path / "ours.db") as store:
        fill(store)
        add_draft(store, "二稿", data=b"second")
        comment = sent(store)
        record(store, comment.id, said("二稿", Verdict.NOT))
        whole = packed(store, internal=True)
        store.remove(MATTER, "二稿", person=REVIEWER_A, seen=frozenset(whole.events))
        assert told(store.comment(comment.id)) == []
        store.merge(whole, person=REVIEWER_A)
        assert told(store.comment(comment.id)) == [("二稿", "not", "person", True)]
        store.undo(REVIEWER_A)
        store.remove(MATTER, "二稿", person=REVIEWER_A, seen=frozenset(packed(store, internal=True).events))
        store.redo(REVIEWER_A)
        assert packed(store).events, "what is told of a draft that isn't there stops nothing"
        assert sound(store)


# -- from older stores


def made_older(place: str) -> None:
    """Takes a store back to the form before outcomes were kept: without the columns, and no history tells of them."""
    statements = [f"ALTER TABLE {table} DROP COLUMN outcomes" for table in ("comment", "internal_note")]
    statements.append("UPDATE alembic_version SET version_num = '0014'")
    if place.startswith("postgresql"):
        with closing(psycopg.connect(place)) as server:
            server.execute("ALTER TABLE event DISABLE TRIGGER ALL")
            for identifier, changes in server.execute("SELECT id, changes FROM event").fetchall():
                server.execute("UPDATE event SET changes = %s WHERE id = %s", (_without(changes), identifier))
            server.execute("ALTER TABLE event ENABLE TRIGGER ALL")
            for statement in statements:
                server.execute(statement.encode())
            server.commit()
        return
    with closing(sqlite3.connect(place)) as file:
        for trigger in models.triggers():
            file.execute(f"DROP TRIGGER {trigger.split()[2]}")
        for identifier, changes in file.execute("SELECT id, changes FROM event").fetchall():
            file.execute("UPDATE event SET changes = ? WHERE id = ?", (_without(json.loads(changes)), identifier))
        for trigger in models.triggers():
            file.execute(trigger)
        for statement in [*statements, "PRAGMA user_version = 14"]:
            file.execute(statement)
        file.commit()


def _without(changes: list[list[str | None]]) -> str:
    return json.dumps([change for change in changes if change[0] != "outcomes"])


def test_the_one_outcome_of_an_older_store_is_told_of_the_draft_it_was_recorded_of(place: str, clock: Clock) -> None:
    with open_store(place, clock) as store:
        fill(store)
        before = sent(store)
        store.edit_comment(before.id, {"status": "adopted"}, revision=None, person=REVIEWER_A)
        clock.forward(days=1)
        add_draft(store, "二稿", data=b"second")
        both, once, back = (sent(store) for _ in range(3))
        for each in (both, once, back):
            store.edit_comment(each.id, {"status": "rejected"}, revision=None, person=REVIEWER_A)
        store.edit_comment(back.id, {"status": "submitted"}, revision=None, person=REVIEWER_A)
        store.edit_comment(both.id, {"draft": "二稿"}, revision=None, person=REVIEWER_A)
        clock.forward(days=1)
        add_draft(store, "三稿", data=b"third")
        store.edit_comment(both.id, {"status": "adopted"}, revision=None, person=REVIEWER_B)
    made_older(place)
    with open_store(place, clock) as store:
        now = store.comment(both.id)
        assert told(now) == [("二稿", "not", "person", True), ("三稿", "adopted", "person", True)]
        assert [each.person for each in now.outcomes] == [REVIEWER_A, REVIEWER_B]
        assert now.status == "adopted"
        assert told(store.comment(once.id)) == [("二稿", "not", "person", True)]
        assert told(store.comment(back.id)) == []
        assert told(store.comment(before.id)) == []
        undone = store.undo(REVIEWER_B)
        assert (undone.status, told(undone)) == ("rejected", [("二稿", "not", "person", True)])


def test_outcomes_that_an_older_store_brought_are_handed_on(place: str, clock: Clock, theirs: Store) -> None:
    with open_store(place, clock) as store:
        fill(store)
        comment = sent(store)
        add_draft(store, "二稿", data=b"second")
        store.edit_comment(comment.id, {"status": "rejected"}, revision=None, person=REVIEWER_A)
    made_older(place)
    with open_store(place, clock) as store:
        theirs.merge(packed(store), person=REVIEWER_B)
        assert told(theirs.comment(comment.id)) == [("二稿", "not", "person", True)]
        assert theirs.comment(comment.id).outcomes == store.comment(comment.id).outcomes
        assert store.merge(packed(theirs), person=REVIEWER_A).events == 0
