"""Roles, four eyes, the bin, redo, merging, comments on several articles, and who has read what."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from comments.errors import ConflictError, InvalidRecordError, UnknownRecordError
from comments.records import NewComment, OtherPlace, Quote, Role, Status, Visibility
from comments.store import FieldValue, Store, Stretch, Tally, Wanted
from tests.comments.store_builders import (
    MATTER,
    QUOTE,
    REVIEWER_A,
    REVIEWER_B,
    add_comment,
    add_draft,
    fill,
    open_store,
    words_in,
)

LEAD, OBSERVER = "负责人", "观察人"
ARTICLE_3 = OtherPlace("art_3", "3", "第三条", Quote("十日", "应当在", "内", 4))


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as opened:
        fill(opened)
        yield opened


@pytest.fixture
def team(store: Store) -> Store:
    store.put_person(MATTER, REVIEWER_A, "reviewer", person=LEAD)
    store.put_person(MATTER, REVIEWER_B, "reviewer", person=LEAD)
    store.put_person(MATTER, OBSERVER, Role.OBSERVER, person=LEAD)
    return store


def test_every_field_of_a_comment_is_kept_told_and_taken_back(store: Store) -> None:
    comment = add_comment(store)
    changes: dict[str, FieldValue] = {
        "also": (ARTICLE_3, OtherPlace("art_1", "1", "第一条", QUOTE)),
        "authorities": ("《行政处罚法》第二十三条", " 《行政处罚法》第二十三条 ", "", "《立法法》\n第六十七条"),
        "topic": "期限",
        "unit": "示例协会",
        "body_other": "Too short.",
        "rationale_other": "Small firms need longer.",
        "proposal_other": "ten working days",
        "assigned": REVIEWER_B,
        "response": "采纳",
    }
    edited = store.edit_comment(comment.id, changes, revision=1, person=REVIEWER_A)
    assert edited == store.comment(comment.id)
    assert edited.also == (ARTICLE_3, OtherPlace("art_1", "1", "第一条", QUOTE))
    assert edited.authorities == ("《行政处罚法》第二十三条", "《立法法》 第六十七条")
    told = {field: (before, after) for field, before, after in store.history(comment.id)[-1].changes}
    assert told["authorities"] == ("", "《行政处罚法》第二十三条\n《立法法》 第六十七条")
    assert told["proposal_other"] == (None, "ten working days")
    assert set(told) == set(changes)
    undone = store.undo(REVIEWER_A)
    assert (undone.also, undone.authorities, undone.response, undone.proposal_other) == ((), (), "", None)
    assert store.redo(REVIEWER_A).also == edited.also


def test_a_comment_can_begin_with_every_field(store: Store) -> None:
    new = NewComment(
        MATTER,
        article="art_1",
        proposal="第一条之一　新的一条。",
        new_article=True,
        authorities=("《立法法》",),
        topic="体例",
        unit="示例协会",
        body_other="A new article.",
        assigned=REVIEWER_B,
        also=(ARTICLE_3,),
    )
    made = store.add_comment(new, person=REVIEWER_A)
    assert made == store.comment(made.id)
    assert (made.new_article, made.authorities, made.assigned, made.also) == (
        True,
        ("《立法法》",),
        REVIEWER_B,
        (ARTICLE_3,),
    )


@pytest.mark.parametrize("changes", [{"new_article": True}, {"new_article": True, "proposal": "x", "delete": True}])
def test_a_new_article_needs_its_words_and_no_deletion(store: Store, changes: dict[str, str | bool]) -> None:
    comment = add_comment(store)
    with pytest.raises(InvalidRecordError, match="new article"):
        store.edit_comment(comment.id, changes, revision=None, person=REVIEWER_A)
    assert store.comment(comment.id) == comment


@pytest.mark.parametrize("visibility", ["team", "internal"])
def test_a_comment_on_several_articles_is_found_at_each(store: Store, visibility: str) -> None:
    both = add_comment(store, also=(ARTICLE_3,), visibility=Visibility(visibility))
    only = add_comment(store, article="art_3")
    add_comment(store, article="art_2")
    assert store.comments(MATTER, article="art_3") == (both, only)
    assert store.comments(MATTER, article="art_1") == (both,)
    moved = store.edit_comment(both.id, {"visibility": "submission"}, revision=None, person=REVIEWER_A)
    assert store.comments(MATTER, article="art_3") == (moved, only)
    gone = store.edit_comment(both.id, {"also": ()}, revision=None, person=REVIEWER_A)
    assert store.comments(MATTER, article="art_3") == (only,)
    assert store.comments(MATTER, article="art_1") == (gone,)


def test_a_page_holds_what_the_whole_list_holds(store: Store) -> None:
    add_draft(store, "二稿", data=b"second")
    for number in range(23):
        add_comment(
            store,
            f"意见{number}",
            draft="一稿" if number % 3 else "二稿",
            article=f"art_{number % 4}" if number % 5 else "",
            visibility=Visibility.INTERNAL if number % 2 else Visibility.TEAM,
            quote=QUOTE if number % 3 == 1 else None,
        )
    wanted = Wanted(text="意见")
    places = sorted(store.comment_places(MATTER, wanted), key=lambda place: (place.draft, place.article))
    assert sum(place.count for place in places) == 23
    whole = store.comments_at(MATTER, wanted, [Stretch(place) for place in places])
    assert sorted(comment.id for comment in whole) == sorted(comment.id for comment in store.comments(MATTER))
    for place in places:
        here = [c for c in whole if (c.draft, c.article) == (place.draft, place.article)]
        assert [c.quote is not None for c in here] == sorted(c.quote is not None for c in here)
        parts = [store.comments_at(MATTER, wanted, [Stretch(place, skip, 2)]) for skip in range(0, place.count, 2)]
        assert [c for part in parts for c in part] == here
    assert store.find_comments(MATTER, wanted, limit=5, offset=20) == store.comments(MATTER)[20:]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(statuses=("approved", "in-review")), ["b"]),
        (Wanted(type="wording"), ["b"]),
        (Wanted(priority="high"), ["c"]),
        (Wanted(topic="期限"), ["a"]),
        (Wanted(unit="示例协会"), ["a"]),
        (Wanted(assigned=REVIEWER_B), ["c"]),
        (Wanted(assigned=""), ["a", "b"]),
        (Wanted(text="BIG"), ["a"]),
        (Wanted(text="50%_"), ["b"]),
        (Wanted(visibility="internal"), ["c"]),
        (Wanted(number="第一条"), ["a", "b", "c"]),
        (Wanted(number="9"), []),
        (Wanted(person=REVIEWER_B, draft="一稿"), ["b"]),
    ],
)
def test_lists_are_narrowed_by_each_field(store: Store, wanted: Wanted, expected: list[str]) -> None:
    add_comment(store, "a", topic="期限", unit="示例协会", body_other="big")
    b = add_comment(store, "b", person=REVIEWER_B, rationale="超过 50%_ 者")
    store.edit_comment(b.id, {"status": "in-review", "type": "wording"}, revision=None, person=REVIEWER_B)
    c = add_comment(store, "c", visibility=Visibility.INTERNAL)
    store.edit_comment(c.id, {"priority": "high", "assigned": REVIEWER_B}, revision=None, person=REVIEWER_A)
    assert [comment.body for comment in store.find_comments(MATTER, wanted)] == expected
    assert sum(place.count for place in store.comment_places(MATTER, wanted)) == len(expected)


def test_a_deleted_comment_is_in_the_bin_until_it_is_restored(store: Store) -> None:
    comment = add_comment(store)
    with pytest.raises(ConflictError):
        store.delete_comment(comment.id, revision=7, person=REVIEWER_A)
    deleted = store.delete_comment(comment.id, revision=1, person=REVIEWER_A)
    assert deleted.deleted
    assert store.comments(MATTER) == ()
    assert sum(store.counts(MATTER).values()) == 0
    assert store.comments(MATTER, state="deleted") == (deleted,)
    with pytest.raises(InvalidRecordError, match="workbench restore"):
        store.edit_comment(comment.id, {"body": "改"}, revision=None, person=REVIEWER_A)
    restored = store.restore_comment(comment.id, person=REVIEWER_A)
    assert store.comments(MATTER) == (restored,)
    assert [event.action for event in store.history(comment.id)] == ["created", "deleted", "restored"]
    assert store.undo(REVIEWER_A).deleted
    assert not store.undo(REVIEWER_A).deleted


def test_what_was_undone_is_done_again_step_by_step(store: Store) -> None:
    comment = add_comment(store, "一")
    for body in ("二", "三"):
        store.edit_comment(comment.id, {"body": body}, revision=None, person=REVIEWER_A)
    assert [store.undo(REVIEWER_A).body for _ in range(2)] == ["二", "一"]
    assert [store.redo(REVIEWER_A).body for _ in range(2)] == ["二", "三"]
    with pytest.raises(UnknownRecordError, match="redo"):
        store.redo(REVIEWER_A)
    assert store.undo(REVIEWER_A).body == "二"
    store.edit_comment(comment.id, {"body": "四"}, revision=None, person=REVIEWER_A)
    with pytest.raises(UnknownRecordError, match="redo"):
        store.redo(REVIEWER_A)
    assert store.undo(REVIEWER_A).body == "二"


def test_a_reply_and_a_new_comment_are_done_again(store: Store) -> None:
    comment = add_comment(store)
    store.reply(comment.id, "请说明。", person=REVIEWER_B)
    store.undo(REVIEWER_B)
    store.redo(REVIEWER_B)
    assert [reply.text for reply in store.replies(comment.id)] == ["请说明。"]
    store.undo(REVIEWER_B)
    assert store.replies(comment.id) == ()
    other = add_comment(store, "另一条")
    assert store.undo(REVIEWER_A).status is Status.WITHDRAWN
    assert store.redo(REVIEWER_A).status is Status.PROPOSED
    assert store.comment(other.id).status is Status.PROPOSED


def test_redo_is_refused_where_somebody_changed_the_same_since(store: Store) -> None:
    comment = add_comment(store)
    store.edit_comment(comment.id, {"body": "甲"}, revision=None, person=REVIEWER_A)
    store.undo(REVIEWER_A)
    store.edit_comment(comment.id, {"body": "乙"}, revision=None, person=REVIEWER_B)
    with pytest.raises(ConflictError, match=REVIEWER_B):
        store.redo(REVIEWER_A)


def test_one_comment_alone_can_be_undone(store: Store) -> None:
    first, second = add_comment(store, "一"), add_comment(store, "二")
    store.edit_comment(first.id, {"body": "一改"}, revision=None, person=REVIEWER_A)
    store.edit_comment(second.id, {"body": "二改"}, revision=None, person=REVIEWER_A)
    assert store.undo(REVIEWER_A, first.id).body == "一"
    assert store.comment(second.id).body == "二改"
    assert store.redo(REVIEWER_A, first.id).body == "一改"


def test_merged_comments_stay_to_be_read_and_undoing_gives_them_back(store: Store) -> None:
    first = add_comment(store, "一")
    second = add_comment(store, "二", person=REVIEWER_B, visibility=Visibility.INTERNAL)
    new = NewComment(MATTER, body="合并", article="art_1", number="1", label="第一条", visibility=Visibility.INTERNAL)
    with pytest.raises(ConflictError):
        store.merge_comments([first.id, second.id], new, revisions={second.id: 5}, person=REVIEWER_A)
    made = store.merge_comments([first.id, second.id], new, revisions={second.id: 1}, person=REVIEWER_A)
    assert made.sources == (first.id, second.id)
    assert store.comments(MATTER) == (made,)
    assert {c.id: c.merged_into for c in store.comments(MATTER, state="merged")} == {
        first.id: made.id,
        second.id: made.id,
    }
    with pytest.raises(InvalidRecordError, match="was merged into"):
        store.edit_comment(first.id, {"body": "改"}, revision=None, person=REVIEWER_A)
    with pytest.raises(InvalidRecordError, match="was merged into"):
        store.merge_comments([first.id, made.id], new, revisions={}, person=REVIEWER_A)
    assert store.undo(REVIEWER_A).id == made.id
    assert {c.id: c.status for c in store.comments(MATTER)} == {
        first.id: Status.PROPOSED,
        second.id: Status.PROPOSED,
    }
    assert {c.id: c.status for c in store.comments(MATTER, state="deleted")} == {made.id: Status.WITHDRAWN}
    assert store.redo(REVIEWER_A).id == made.id
    assert store.comments(MATTER)[0].id == made.id
    assert store.comment(second.id).merged_into == made.id
    assert store.comment(made.id).status is Status.PROPOSED


def test_undoing_a_merge_that_somebody_built_on_changes_nothing(store: Store) -> None:
    ids = [add_comment(store, body).id for body in ("一", "二")]
    made = store.merge_comments(ids, NewComment(MATTER, body="合并"), revisions={}, person=REVIEWER_A)
    store.edit_comment(made.id, {"body": "合并后的改动"}, revision=None, person=REVIEWER_B)
    with pytest.raises(ConflictError, match=REVIEWER_B):
        store.undo(REVIEWER_A)
    assert store.comments(MATTER)[0].id == made.id
    assert len(store.comments(MATTER, state="merged")) == 2


@pytest.mark.parametrize("ids", [[], ["一"], ["一", "一"]])
def test_merging_takes_two_comments(store: Store, ids: list[str]) -> None:
    made = {"一": add_comment(store).id}
    with pytest.raises(InvalidRecordError, match="two different"):
        store.merge_comments([made[i] for i in ids], NewComment(MATTER, body="x"), revisions={}, person=REVIEWER_A)


def test_whoever_lists_the_first_person_leads(team: Store) -> None:
    assert {person.name: person.role for person in team.people(MATTER)} == {
        LEAD: Role.LEAD,
        REVIEWER_A: Role.REVIEWER,
        REVIEWER_B: Role.REVIEWER,
        OBSERVER: Role.OBSERVER,
    }
    assert team.role(MATTER, "别人") is Role.OBSERVER
    with pytest.raises(InvalidRecordError, match="lead"):
        team.put_person(MATTER, REVIEWER_A, Role.LEAD, person=REVIEWER_A)
    with pytest.raises(InvalidRecordError, match="without a lead"):
        team.remove_person(MATTER, LEAD, person=LEAD)
    with pytest.raises(InvalidRecordError, match="without a lead"):
        team.put_person(MATTER, LEAD, Role.REVIEWER, person=LEAD)
    assert team.role(MATTER, LEAD) is Role.LEAD
    team.remove_person(MATTER, OBSERVER, person=LEAD)
    with pytest.raises(UnknownRecordError, match="isn't among"):
        team.remove_person(MATTER, OBSERVER, person=LEAD)
    with pytest.raises(InvalidRecordError, match="observer"):
        team.put_person(MATTER, REVIEWER_A, "boss", person=LEAD)


@pytest.mark.parametrize("person", [OBSERVER, "别人"])
def test_whoever_only_reads_changes_nothing(team: Store, person: str) -> None:
    comment = add_comment(team)
    attempts = (
        lambda: add_comment(team, person=person),
        lambda: team.edit_comment(comment.id, {"body": "改"}, revision=None, person=person),
        lambda: team.reply(comment.id, "答", person=person),
        lambda: team.delete_comment(comment.id, person=person),
        lambda: team.mark_read(MATTER, None, "art_1", person=person),
        lambda: team.update_matter(MATTER, person=person, title="改"),
    )
    for attempt in attempts:
        with pytest.raises(InvalidRecordError):
            attempt()
    assert team.comments(MATTER) == (comment,)
    assert len(team.history(comment.id)) == 1


def test_a_reviewer_changes_their_own_comments_and_those_assigned_to_them(team: Store) -> None:
    comment = add_comment(team)
    with pytest.raises(InvalidRecordError, match=REVIEWER_A):
        team.edit_comment(comment.id, {"body": "改"}, revision=None, person=REVIEWER_B)
    with pytest.raises(InvalidRecordError, match="lead"):
        team.edit_comment(comment.id, {"status": "approved"}, revision=None, person=REVIEWER_A)
    team.edit_comment(comment.id, {"assigned": REVIEWER_B}, revision=None, person=LEAD)
    assert team.edit_comment(comment.id, {"body": "改"}, revision=None, person=REVIEWER_B).body == "改"
    with pytest.raises(InvalidRecordError, match=REVIEWER_A):
        team.delete_comment(comment.id, person=REVIEWER_B)
    with pytest.raises(InvalidRecordError, match=REVIEWER_A):
        team.edit_comment(comment.id, {"visibility": "submission"}, revision=None, person=REVIEWER_B)
    team.edit_comment(comment.id, {"status": "approved"}, revision=None, person=LEAD)
    with pytest.raises(InvalidRecordError, match="no such step"):
        team.edit_comment(comment.id, {"status": "adopted"}, revision=None, person=LEAD)


def test_under_four_eyes_nobody_approves_their_own_words(store: Store) -> None:
    store.update_matter(MATTER, four_eyes=True)
    comment = add_comment(store)
    with pytest.raises(InvalidRecordError, match="other than its author"):
        store.edit_comment(comment.id, {"status": "approved"}, revision=None, person=REVIEWER_A)
    with pytest.raises(InvalidRecordError, match="can't begin as approved"):
        add_comment(store, status=Status.APPROVED)
    store.edit_comment(comment.id, {"status": "approved"}, revision=None, person=REVIEWER_B)
    changed = store.edit_comment(comment.id, {"body": "批准之后改了字"}, revision=None, person=REVIEWER_A)
    assert changed.status is Status.IN_REVIEW, "what was approved isn't what would be sent"
    assert store.undo(REVIEWER_A).status is Status.APPROVED, "these are the words that were approved"
    sneaky = store.edit_comment(
        comment.id, {"status": "approved", "body": "顺手再改"}, revision=None, person=REVIEWER_A
    )
    assert sneaky.status is Status.IN_REVIEW
    kept = store.edit_comment(comment.id, {"priority": "high"}, revision=None, person=REVIEWER_B)
    assert kept.status is Status.IN_REVIEW


def test_under_four_eyes_an_approval_isnt_won_by_going_back_and_forth(store: Store) -> None:
    store.update_matter(MATTER, four_eyes=True)
    comment = add_comment(store)
    store.edit_comment(comment.id, {"status": "approved"}, revision=None, person=REVIEWER_B)
    store.edit_comment(comment.id, {"status": "in-review"}, revision=None, person=REVIEWER_A)
    store.edit_comment(comment.id, {"body": "别的字"}, revision=None, person="同事丙")
    with pytest.raises(InvalidRecordError, match="other than its author"):
        store.undo(REVIEWER_A)
    assert store.comment(comment.id).status is Status.IN_REVIEW


def test_who_has_read_an_article_without_a_comment_is_kept_once(store: Store) -> None:
    first = store.mark_read(MATTER, "一稿", "art_2", person=REVIEWER_A)
    assert store.mark_read(MATTER, "一稿", "art_2", person=REVIEWER_A) == first
    store.mark_read(MATTER, None, "art_1", person=REVIEWER_B)
    assert {(mark.article, mark.person) for mark in store.read_marks(MATTER, "一稿")} == {
        ("art_2", REVIEWER_A),
        ("art_1", REVIEWER_B),
    }
    assert store.read_marks(MATTER, "一稿", ["art_2"]) == (first,)
    store.unmark_read(MATTER, "一稿", "art_2", person=REVIEWER_A)
    store.unmark_read(MATTER, "一稿", "art_2", person=REVIEWER_A)
    assert store.read_marks(MATTER, "一稿", ["art_2"]) == ()


def test_tallies_count_every_place_of_a_comment_once(store: Store) -> None:
    add_comment(store, also=(ARTICLE_3, OtherPlace("art_3", "3", "第三条"), OtherPlace("art_1", "1", "第一条", QUOTE)))
    add_comment(store, article="art_3", visibility=Visibility.INTERNAL, person=REVIEWER_B)
    gone = add_comment(store)
    store.delete_comment(gone.id, person=REVIEWER_A)
    assert set(store.tallies(MATTER, "一稿")) == {
        Tally("art_1", REVIEWER_A, Status.PROPOSED, 1),
        Tally("art_3", REVIEWER_A, Status.PROPOSED, 1),
        Tally("art_3", REVIEWER_B, Status.PROPOSED, 1),
    }
    assert {tally.article for tally in store.tallies(MATTER, "一稿", ["art_3"])} == {"art_3"}


def test_what_was_said_of_a_note_in_the_new_fields_stays_inside_too(store: Store) -> None:
    note = add_comment(store, visibility=Visibility.INTERNAL, also=(ARTICLE_3,))
    store.edit_comment(
        note.id,
        {"response": "CANARY", "authorities": ("CANARY",), "body_other": "CANARY"},
        revision=None,
        person=REVIEWER_A,
    )
    store.edit_comment(
        note.id,
        {"response": "", "authorities": (), "body_other": "", "visibility": "team"},
        revision=None,
        person=REVIEWER_A,
    )
    for table in ("comment", "event", "comment_place", "reply"):
        assert "CANARY" not in words_in(store, table)
    assert "art_3" in words_in(store, "comment_place")
    assert words_in(store, "internal_place") == "[]"
