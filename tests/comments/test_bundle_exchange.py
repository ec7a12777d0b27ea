"""Matters handed from store to store: the same comments on both sides, nobody overwritten, no internal note outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from comments.bundle.archive import Bundle, from_bytes, to_bytes
from comments.bundle.events import Said, made
from comments.bundle.report import MergeReport
from comments.errors import BundleError, InvalidRecordError, UnknownRecordError
from comments.records import Comment, NewComment, OtherPlace, Role, Visibility
from comments.store import Store
from drafts.aligning.pins import Pin, PinAction
from tests.comments.store_builders import (
    MATTER,
    NOON,
    QUOTE,
    REVIEWER_A,
    REVIEWER_B,
    Clock,
    add_comment,
    add_draft,
    content,
    fill,
    open_store,
    sound,
)


def packed(store: Store, *, person: str = REVIEWER_A, internal: bool = False) -> Bundle:
    """A bundle as it arrives: written to bytes and read back."""
    bundle, _ = store.pack(MATTER, person=person, internal=internal)
    return from_bytes(to_bytes(bundle))


def exchange(one: Store, other: Store) -> tuple[MergeReport, MergeReport]:
    """Both hand the other what they have."""
    first, second = packed(one), packed(other, person=REVIEWER_B)
    return one.merge(second, person=REVIEWER_A), other.merge(first, person=REVIEWER_B)


def said(comment: Comment) -> Comment:
    """A comment without what each store counts for itself."""
    return replace(comment, revision=0, updated=NOON)


def discussion(store: Store) -> list[object]:
    """Everything that people said in the matter, and how it came to be."""
    found: list[object] = []
    for comment in sorted(store.comments(MATTER, state="all"), key=lambda each: each.id):
        found.append(said(comment))
        found.append(sorted((r.id, r.text, r.person, r.internal) for r in store.replies(comment.id)))
        events = ((e.at, e.person, e.action, e.changes) for e in store.history(comment.id))
        found.append(sorted(events, key=repr))
    return found


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ours(tmp_path: Path, clock: Clock) -> Store:
    store = open_store(tmp_path / "ours.db", clock)
    fill(store)
    return store


@pytest.fixture
def theirs(place: str, clock: Clock) -> Iterator[Store]:
    """A colleague's store: a file in one run of the test, a team's database in the other."""
    with open_store(place, clock) as store:
        yield store


def test_a_whole_matter_arrives(ours: Store, theirs: Store, clock: Clock) -> None:
    add_draft(ours, "二稿", data=b"second")
    first = add_comment(
        ours,
        quote=QUOTE,
        proposal="改为十日",
        also=(OtherPlace("art_2", "2", "第二条", QUOTE),),
        authorities=("《示例法》第一条", "《示例法》第二条"),
        topic="期限",
        body_other="Too short.",
    )
    clock.forward(minutes=5)
    ours.edit_comment(first.id, {"body": "改过的意见", "priority": "high"}, revision=1, person=REVIEWER_A)
    ours.reply(first.id, "同意。", person=REVIEWER_B)
    second = add_comment(ours, "第二条意见")
    ours.delete_comment(second.id, person=REVIEWER_A)
    third = add_comment(ours, "第三条意见")
    ours.undo(REVIEWER_A)
    ours.mark_read(MATTER, "二稿", "art_3", person=REVIEWER_B)
    ours.add_pin(MATTER, "一稿", "二稿", Pin(PinAction.PAIR, ("art_1",), ("art_1",)), person=REVIEWER_A)
    report = theirs.merge(packed(ours), person=REVIEWER_B)
    assert set(report.new) == {first.id, second.id, third.id}
    assert (report.updated, report.conflicts, report.replies, report.drafts) == ((), (), 1, ("一稿", "二稿"))
    assert discussion(theirs) == discussion(ours)
    assert theirs.comment(second.id).deleted
    assert theirs.comment(third.id).status == "withdrawn"
    assert theirs.original(MATTER, "二稿") == b"second"
    assert theirs.draft(MATTER, "一稿").text == ours.draft(MATTER, "一稿").text
    assert [mark.article for mark in theirs.read_marks(MATTER, "二稿")] == ["art_3"]
    assert [kept.pin for kept in theirs.pins(MATTER, "一稿", "二稿")] == [Pin(PinAction.PAIR, ("art_1",), ("art_1",))]
    assert theirs.matter(MATTER).deadline == ours.matter(MATTER).deadline
    assert sound(theirs)


def test_merging_twice_and_merging_ones_own_older_bundle_change_nothing(ours: Store, theirs: Store) -> None:
    comment = add_comment(ours)
    older = packed(ours)
    theirs.merge(older, person=REVIEWER_B)
    ours.edit_comment(comment.id, {"body": "新的意见"}, revision=1, person=REVIEWER_A)
    for store, bundle in ((theirs, older), (ours, older)):
        packed(store)
        before = content(store)
        report = store.merge(bundle, person=REVIEWER_A)
        assert (report.new, report.updated, report.events, report.conflicts) == ((), (), 0, ())
        assert content(store) == before
    assert ours.comment(comment.id).body == "新的意见"
    assert packed(theirs) == older, "merging and packing again gives the same bundle"
    assert to_bytes(packed(theirs)) == to_bytes(older)


def test_both_sides_change_one_field_and_both_see_it(ours: Store, theirs: Store, clock: Clock) -> None:
    comment = add_comment(ours)
    theirs.merge(packed(ours), person=REVIEWER_B)
    clock.forward(minutes=1)
    ours.edit_comment(comment.id, {"body": "甲的写法", "topic": "期限"}, revision=1, person=REVIEWER_A)
    clock.forward(minutes=1)
    theirs.edit_comment(comment.id, {"body": "乙的写法", "unit": "某处"}, revision=1, person=REVIEWER_A)
    exchange(ours, theirs)
    for store in (ours, theirs):
        (found,) = store.disagreements(MATTER, person=REVIEWER_A)
        assert (found.kind, found.entity, found.field) == ("comment", comment.id, "body")
        assert [side.text for side in found.sides] == ["乙的写法", "甲的写法"]
        now = store.comment(comment.id)
        assert (now.body, now.topic, now.unit) == ("乙的写法", "期限", "某处")
    assert discussion(ours) == discussion(theirs)
    clock.forward(minutes=1)
    theirs.edit_comment(comment.id, {"body": "两全的写法"}, revision=None, person=REVIEWER_A)
    assert theirs.disagreements(MATTER, person=REVIEWER_A) == ()
    exchange(ours, theirs)
    assert ours.comment(comment.id).body == "两全的写法"
    assert ours.disagreements(MATTER, person=REVIEWER_A) == () == theirs.disagreements(MATTER, person=REVIEWER_A)


@pytest.mark.parametrize("choice", [1, 2])
def test_a_disagreement_is_settled_with_either_value(ours: Store, theirs: Store, clock: Clock, choice: int) -> None:
    comment = add_comment(ours, proposal="五日")
    theirs.merge(packed(ours), person=REVIEWER_B)
    clock.forward(minutes=1)
    ours.edit_comment(comment.id, {"proposal": "六日"}, revision=1, person=REVIEWER_A)
    theirs.edit_comment(comment.id, {"proposal": None, "delete": True}, revision=1, person=REVIEWER_A)
    exchange(ours, theirs)
    (found,) = ours.disagreements(MATTER, person=REVIEWER_A)
    assert found.field == "proposal"
    wanted = found.sides[choice - 1].value
    ours.settle(MATTER, found.kind, found.entity, found.field, choice, person=REVIEWER_A)
    assert ours.disagreements(MATTER, person=REVIEWER_A) == ()
    settled = packed(ours)
    assert packed(ours) == settled, "what settled it is told once"
    theirs.merge(settled, person=REVIEWER_B)
    for store in (ours, theirs):
        now = store.comment(comment.id)
        assert (now.proposal, now.delete) == (wanted["words"], wanted["delete"])
        assert store.disagreements(MATTER, person=REVIEWER_A) == ()
    with pytest.raises(UnknownRecordError, match="no conflict"):
        ours.settle(MATTER, found.kind, found.entity, found.field, 1, person=REVIEWER_A)


def test_three_stores_end_alike_whoever_hands_on_first(
    ours: Store, theirs: Store, tmp_path: Path, clock: Clock
) -> None:
    third = open_store(tmp_path / "third.db", clock)
    comment = add_comment(ours)
    for store in (theirs, third):
        store.merge(packed(ours), person=REVIEWER_B)
    for number, store in enumerate((ours, theirs, third)):
        clock.forward(seconds=1)
        store.edit_comment(comment.id, {"body": f"写法{number}"}, revision=None, person=REVIEWER_A)
        store.reply(comment.id, f"回复{number}", person=REVIEWER_B)
        add_comment(store, f"新意见{number}")
    bundles = [packed(store) for store in (ours, theirs, third)]
    for store, order in ((ours, (1, 2)), (theirs, (2, 0)), (third, (1, 0))):
        for which in order:
            store.merge(bundles[which], person=REVIEWER_B)
    assert discussion(ours) == discussion(theirs) == discussion(third)
    assert len({to_bytes(packed(store)) for store in (ours, theirs, third)}) == 1
    assert len(ours.disagreements(MATTER, person=REVIEWER_A)[0].sides) == 3


def test_internal_notes_stay_inside(ours: Store, theirs: Store) -> None:
    note = add_comment(ours, "只在所内说的话", visibility="internal")
    ours.reply(note.id, "所内的回复", person=REVIEWER_B)
    was_open = add_comment(ours, "先公开后转内部")
    ours.edit_comment(was_open.id, {"visibility": "internal"}, revision=1, person=REVIEWER_A)
    opened = add_comment(ours, "起初是内部的草稿", visibility="internal")
    ours.reply(opened.id, "公开之前的回复", person=REVIEWER_B)
    ours.edit_comment(opened.id, {"body": "可以公开的话"}, revision=1, person=REVIEWER_A)
    ours.edit_comment(opened.id, {"visibility": "team"}, revision=2, person=REVIEWER_A)
    ours.reply(opened.id, "公开之后的回复", person=REVIEWER_B)
    bundle, told = ours.pack(MATTER, person=REVIEWER_A)
    assert (told.comments, told.internal, told.left_out) == (1, 0, 2)
    words = repr(bundle)
    for secret in ("所内", "先公开后转内部", "起初是内部", "公开之前", note.id, was_open.id):
        assert secret not in words
    theirs.merge(from_bytes(to_bytes(bundle)), person=REVIEWER_B)
    (arrived,) = theirs.comments(MATTER)
    assert said(arrived) == said(ours.comment(opened.id))
    assert [reply.text for reply in theirs.replies(opened.id)] == ["公开之后的回复"]
    theirs.edit_comment(opened.id, {"body": "对方的改法"}, revision=None, person=REVIEWER_B)
    assert ours.merge(packed(theirs), person=REVIEWER_A).updated == (opened.id,)
    assert ours.comment(opened.id).body == "对方的改法"
    assert ours.disagreements(MATTER, person=REVIEWER_A) == ()
    assert "所内" not in repr(packed(ours))


def test_notes_that_an_older_program_told_among_the_facts_stay_inside(ours: Store, theirs: Store) -> None:
    known = packed(ours)
    (facts,) = (event for event in known.events.values() if event.kind == "matter")
    older = made(
        ("matter", ""),
        Said(NOON, REVIEWER_A, "edited"),
        {**facts.sets, "notes": "OLDER SECRET"},
        {name: [facts] for name in facts.sets},
    )
    ours.merge(replace(known, events={**known.events, older.id: older}), person=REVIEWER_A)
    assert ours.matter(MATTER).notes == "OLDER SECRET"
    bundle = packed(ours)
    assert "OLDER SECRET" not in repr(bundle)
    assert packed(ours).events == bundle.events
    theirs.merge(bundle, person=REVIEWER_B)
    assert theirs.matter(MATTER).title == ours.matter(MATTER).title
    assert "OLDER SECRET" in repr(packed(ours, internal=True))


def test_internal_notes_go_along_when_asked_for_and_stay_internal(ours: Store, theirs: Store) -> None:
    note = add_comment(ours, "只在所内说的话", visibility="internal")
    ours.reply(note.id, "所内的回复", person=REVIEWER_B)
    hidden = add_comment(ours, "转为内部")
    ours.reply(hidden.id, "公开时的回复", person=REVIEWER_B)
    ours.edit_comment(hidden.id, {"visibility": "internal"}, revision=1, person=REVIEWER_A)
    bundle, told = ours.pack(MATTER, person=REVIEWER_A, internal=True)
    assert (told.internal, told.left_out, bundle.internal) == (2, 0, True)
    theirs.merge(from_bytes(to_bytes(bundle)), person=REVIEWER_B)
    assert discussion(theirs) == discussion(ours)
    assert "所内" not in repr(packed(theirs))
    theirs.edit_comment(hidden.id, {"visibility": "team"}, revision=None, person=REVIEWER_A)
    assert [reply.text for reply in theirs.replies(hidden.id)] == ["公开时的回复"]


def test_a_comment_merged_with_an_internal_note_does_not_name_it(ours: Store) -> None:
    one, two = add_comment(ours, "公开的意见"), add_comment(ours, "内部的意见", visibility="internal")
    new = NewComment(MATTER, body="合并的意见", article="art_1", visibility=Visibility.INTERNAL)
    made = ours.merge_comments([one.id, two.id], new, revisions={}, person=REVIEWER_A)
    words = repr(packed(ours))
    assert one.id in words
    assert two.id not in words
    assert made.id not in words
    assert to_bytes(packed(ours)) == to_bytes(packed(ours))
    assert ours.disagreements(MATTER, person=REVIEWER_A) == ()


def test_one_label_for_two_files_keeps_both(ours: Store, theirs: Store) -> None:
    add_comment(ours, "对我方一稿的意见")
    fill(theirs)
    add_draft(ours, "二稿", data=b"ours")
    add_draft(theirs, "二稿", data=b"theirs")
    mine = add_comment(ours, "对我方二稿", draft="二稿")
    their = add_comment(theirs, "对他方二稿", draft="二稿")
    exchange(ours, theirs)
    for store, own, other in ((ours, mine, their), (theirs, their, mine)):
        labels = [draft.label for draft in store.drafts(MATTER)]
        assert len(labels) == 3
        assert store.comment(own.id).draft == "二稿"
        assert store.comment(other.id).draft.startswith("二稿·")
    assert ours.original(MATTER, ours.comment(their.id).draft) == b"theirs"
    assert to_bytes(packed(ours)) == to_bytes(packed(theirs))
    assert exchange(ours, theirs)[0].events == 0


def test_a_partial_bundle_needs_the_earlier_one(ours: Store, theirs: Store, tmp_path: Path) -> None:
    comment = add_comment(ours)
    whole = packed(ours)
    ours.edit_comment(comment.id, {"body": "后来的改动"}, revision=1, person=REVIEWER_A)
    later, _ = ours.pack(MATTER, person=REVIEWER_A, besides=whole.events.keys())
    assert later.partial
    assert len(later.events) == 1
    before = content(theirs)
    with pytest.raises(BundleError, match="earlier bundle"):
        theirs.merge(later, person=REVIEWER_B)
    assert content(theirs) == before
    theirs.merge(whole, person=REVIEWER_B)
    assert theirs.merge(later, person=REVIEWER_B).updated == (comment.id,)
    assert theirs.comment(comment.id).body == "后来的改动"


def test_a_trial_run_tells_and_changes_nothing(ours: Store, theirs: Store) -> None:
    add_comment(ours)
    before = content(theirs)
    report = theirs.merge(packed(ours), person=REVIEWER_B, dry_run=True)
    assert len(report.new) == 1
    assert report.dry_run
    assert content(theirs) == before
    assert theirs.matters() == ()


def test_only_a_lead_takes_in_what_others_say(ours: Store, theirs: Store) -> None:
    add_comment(ours)
    bundle = packed(ours)
    theirs.merge(bundle, person=REVIEWER_B)
    theirs.put_person(MATTER, REVIEWER_B, Role.LEAD, person=REVIEWER_B)
    with pytest.raises(InvalidRecordError, match="only a lead"):
        theirs.merge(bundle, person=REVIEWER_A)
    ours.put_person(MATTER, REVIEWER_A, Role.LEAD, person=REVIEWER_A)
    theirs.merge(packed(ours), person=REVIEWER_B)
    assert {each.name for each in theirs.people(MATTER)} == {REVIEWER_A, REVIEWER_B}


def test_another_matter_of_the_same_name_is_refused(ours: Store, theirs: Store) -> None:
    theirs.add_matter(slug=MATTER, title="另一件事")
    add_draft(theirs, "一稿", data=b"another")
    with pytest.raises(BundleError, match="no draft in common"):
        theirs.merge(packed(ours), person=REVIEWER_B)
    assert theirs.merge(packed(ours), person=REVIEWER_B, slug="另立").matter == "另立"


def test_one_bundle_is_not_taken_into_two_matters(ours: Store) -> None:
    add_comment(ours)
    with pytest.raises(InvalidRecordError, match="already lie in matter"):
        ours.merge(packed(ours), person=REVIEWER_A, slug="copy")
    assert len(ours.matters()) == 1


def test_wrong_clocks_lose_nothing(ours: Store, theirs: Store, clock: Clock) -> None:
    comment = add_comment(ours)
    theirs.merge(packed(ours), person=REVIEWER_B)
    clock.moment = datetime(2099, 1, 1, tzinfo=UTC)
    ours.edit_comment(comment.id, {"body": "来自未来"}, revision=1, person=REVIEWER_A)
    theirs.merge(packed(ours), person=REVIEWER_B)
    clock.moment = datetime(1999, 1, 1, tzinfo=UTC)
    theirs.edit_comment(comment.id, {"body": "来自过去"}, revision=None, person=REVIEWER_A)
    ours.merge(packed(theirs), person=REVIEWER_A)
    assert ours.comment(comment.id).body == theirs.comment(comment.id).body == "来自过去"
    assert ours.disagreements(MATTER, person=REVIEWER_A) == ()


def test_a_reply_taken_back_and_given_again_arrives(ours: Store, theirs: Store) -> None:
    comment = add_comment(ours)
    ours.reply(comment.id, "同意。", person=REVIEWER_B)
    theirs.merge(packed(ours), person=REVIEWER_B)
    ours.undo(REVIEWER_B)
    theirs.merge(packed(ours), person=REVIEWER_B)
    assert theirs.replies(comment.id) == ()
    ours.redo(REVIEWER_B)
    theirs.merge(packed(ours), person=REVIEWER_B)
    assert [reply.text for reply in theirs.replies(comment.id)] == ["同意。"]
    assert theirs.undo(REVIEWER_B).id == comment.id, "and can be taken back where it arrived"
    ours.merge(packed(theirs), person=REVIEWER_A)
    assert ours.replies(comment.id) == ()
