"""Edits that lose nobody's work, what is internal kept apart, replies, history and undo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.exc import DBAPIError

from comments.errors import ConflictError, InvalidRecordError, UnknownRecordError
from comments.records import NewComment, Status, Unsaved, Visibility
from comments.store import Store
from tests.comments.store_builders import (
    MATTER,
    NOON,
    QUOTE,
    REVIEWER_A,
    REVIEWER_B,
    Clock,
    add_comment,
    add_draft,
    alter,
    fill,
    moved,
    open_store,
    rows,
    words_in,
)

OPEN_TABLES = ("comment", "reply", "event")
INTERNAL_TABLES = ("internal_note", "internal_reply", "internal_event")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(place: str, clock: Clock) -> Iterator[Store]:
    with open_store(place, clock) as opened:
        fill(opened)
        yield opened


def test_an_edit_counts_the_revision_up_and_tells_what_changed(store: Store, clock: Clock) -> None:
    comment = add_comment(store)
    clock.forward(hours=1)
    edited = store.edit_comment(
        comment.id, {"body": "期限应当更长。", "status": "approved"}, revision=1, person=REVIEWER_B
    )
    assert (edited.body, edited.status, edited.revision) == ("期限应当更长。", Status.APPROVED, 2)
    assert (edited.author, edited.created) == (REVIEWER_A, NOON)
    assert edited.updated == clock.moment
    assert store.comment(comment.id) == edited
    event = store.history(comment.id)[-1]
    assert (event.action, event.person, event.revision, event.at) == ("edited", REVIEWER_B, 2, clock.moment)
    assert {field: (before, after) for field, before, after in event.changes} == {
        "body": ("期限过短。", "期限应当更长。"),
        "status": ("proposed", "approved"),
    }


def test_an_edit_of_what_somebody_else_changed_is_refused_and_changes_nothing(store: Store) -> None:
    comment = add_comment(store)
    store.edit_comment(comment.id, {"body": "乙的改动"}, revision=1, person=REVIEWER_B)
    before = store.comment(comment.id)
    with pytest.raises(ConflictError, match=REVIEWER_B) as raised:
        store.edit_comment(comment.id, {"body": "甲的改动"}, revision=1, person=REVIEWER_A)
    assert raised.value.current == 2
    assert store.comment(comment.id) == before
    assert len(store.history(comment.id)) == 2


def test_an_edit_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    comment = add_comment(store)
    assert store.edit_comment(comment.id, {"body": comment.body}, revision=1, person=REVIEWER_B) == comment
    assert len(store.history(comment.id)) == 1


def test_a_comment_can_be_given_another_place(store: Store) -> None:
    add_draft(store, "二稿", data=b"second")
    comment = add_comment(store, draft="一稿", quote=QUOTE)
    carried = store.edit_comment(
        comment.id, {"draft": "二稿", "article": "art_3", "quote": None}, revision=1, person=REVIEWER_A
    )
    assert (carried.draft, carried.article, carried.quote) == ("二稿", "art_3", None)
    assert store.undo(REVIEWER_A).quote == QUOTE
    assert store.comment(comment.id).draft == "一稿"


@pytest.mark.parametrize(
    "changes", [{"author": "x"}, {"revision": "9"}, {"quote": "words"}, {"body": ""}, {"delete": "perhaps"}]
)
def test_what_cant_be_edited_is_refused(store: Store, changes: dict[str, str]) -> None:
    comment = add_comment(store)
    with pytest.raises(InvalidRecordError):
        store.edit_comment(comment.id, changes, revision=None, person=REVIEWER_A)
    assert store.comment(comment.id) == comment


def test_words_taken_back_from_the_team_leave_no_open_table(store: Store) -> None:
    comment = add_comment(store, "CANARY-body", rationale="CANARY-rationale")
    store.reply(comment.id, "CANARY-reply", person=REVIEWER_B)
    store.edit_comment(comment.id, {"visibility": "internal", "body": "CANARY-later"}, revision=1, person=REVIEWER_A)
    store.reply(comment.id, "CANARY-inside", person=REVIEWER_B)
    for table in OPEN_TABLES:
        assert rows(store, table) == 0
    assert [row.text for row in store.replies(comment.id)] == ["CANARY-reply", "CANARY-inside"]
    assert [event.action for event in store.history(comment.id)] == ["created", "replied", "edited", "replied"]
    assert store.comments(MATTER)[0].id == comment.id


def test_what_was_said_inside_stays_inside_when_a_note_is_opened(store: Store) -> None:
    comment = add_comment(store, "open at first")
    store.reply(comment.id, "said to the team", person=REVIEWER_B)
    store.edit_comment(comment.id, {"visibility": "internal"}, revision=1, person=REVIEWER_A)
    store.edit_comment(comment.id, {"body": "CANARY-body"}, revision=2, person=REVIEWER_A)
    store.reply(comment.id, "CANARY-reply", person=REVIEWER_B)
    store.edit_comment(
        comment.id, {"visibility": "submission", "body": "fit to be read"}, revision=3, person=REVIEWER_A
    )
    for table in OPEN_TABLES:
        assert "CANARY" not in words_in(store, table)
    assert "said to the team" in words_in(store, "reply")
    assert [(reply.text, reply.internal) for reply in store.replies(comment.id)] == [
        ("said to the team", False),
        ("CANARY-reply", True),
    ]
    assert [event.revision for event in store.history(comment.id)] == [1, 1, 2, 3, 3, 4]
    assert rows(store, "internal_note") == 0
    assert store.comment(comment.id).visibility is Visibility.SUBMISSION


def test_there_and_back_a_move_keeps_everything(store: Store) -> None:
    comment = add_comment(store, quote=QUOTE, proposal="十个工作日")
    for visibility in ("internal", "team", "internal", "submission"):
        store.edit_comment(comment.id, {"visibility": visibility}, revision=None, person=REVIEWER_A)
    after = store.comment(comment.id)
    assert after.revision == 5
    assert (after.body, after.quote, after.proposal) == (comment.body, comment.quote, comment.proposal)
    assert len(store.history(comment.id)) == 5


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE comment SET visibility = 'internal'",
        "UPDATE comment SET status = 'bogus'",
        "UPDATE comment SET author = ''",
        "UPDATE internal_note SET visibility = 'submission'",
        "INSERT INTO reply SELECT matter_id, 'R000000000', 'NOSUCHNOTE', 9, 't', 'p', created, false FROM comment",
        "DELETE FROM event",
        "UPDATE event SET person = 'x'",
        "DELETE FROM internal_event",
        "UPDATE internal_event SET person = 'x'",
        "DELETE FROM draft_version",
    ],
)
def test_the_tables_hold_their_rules_against_sql(store: Store, statement: str) -> None:
    add_comment(store)
    add_comment(store, visibility=Visibility.INTERNAL)
    with pytest.raises(DBAPIError, match=r"(?i)check|foreign key|history is kept"):
        alter(store, statement)


def test_replies_come_in_order_and_leave_the_revision(store: Store) -> None:
    comment = add_comment(store)
    for number in range(3):
        store.reply(comment.id, f"答{number}", person=REVIEWER_B)
    assert [reply.text for reply in store.replies(comment.id)] == ["答0", "答1", "答2"]
    assert store.comment(comment.id).revision == 1
    with pytest.raises(InvalidRecordError, match="empty"):
        store.reply(comment.id, "  ", person=REVIEWER_B)


def test_undo_takes_back_ones_own_last_change_and_then_the_one_before(store: Store) -> None:
    comment = add_comment(store)
    store.edit_comment(comment.id, {"body": "二"}, revision=None, person=REVIEWER_A)
    store.edit_comment(comment.id, {"body": "三", "visibility": "internal"}, revision=None, person=REVIEWER_A)
    undone = store.undo(REVIEWER_A)
    assert (undone.body, undone.visibility, undone.revision) == ("二", Visibility.TEAM, 4)
    assert store.undo(REVIEWER_A).body == "期限过短。"
    assert store.undo(REVIEWER_A).status is Status.WITHDRAWN, "what was made is withdrawn, not destroyed"
    with pytest.raises(UnknownRecordError, match="nothing"):
        store.undo(REVIEWER_A)
    assert [event.action for event in store.history(comment.id)] == ["created", "edited", "edited"] + ["undone"] * 3


def test_undo_is_refused_where_somebody_changed_the_same_since(store: Store) -> None:
    comment = add_comment(store)
    store.edit_comment(comment.id, {"status": "in-review"}, revision=None, person=REVIEWER_A)
    store.edit_comment(comment.id, {"status": "approved"}, revision=None, person=REVIEWER_B)
    before = store.comment(comment.id)
    with pytest.raises(ConflictError, match=REVIEWER_B):
        store.undo(REVIEWER_A)
    assert store.comment(comment.id) == before
    store.undo(REVIEWER_B)
    assert store.undo(REVIEWER_A).status is Status.PROPOSED


def test_undo_leaves_what_others_changed_elsewhere_in_the_comment(store: Store) -> None:
    comment = add_comment(store)
    store.edit_comment(comment.id, {"status": "in-review"}, revision=None, person=REVIEWER_A)
    store.edit_comment(comment.id, {"priority": "high"}, revision=None, person=REVIEWER_B)
    undone = store.undo(REVIEWER_A)
    assert (undone.status, undone.priority) == (Status.PROPOSED, "high")


def test_a_comment_that_was_answered_isnt_withdrawn_by_undo(store: Store) -> None:
    comment = add_comment(store)
    store.reply(comment.id, "请说明理由。", person=REVIEWER_B)
    with pytest.raises(ConflictError, match=REVIEWER_B):
        store.undo(REVIEWER_A)


def test_a_reply_is_taken_back_and_stays_in_the_history(store: Store) -> None:
    comment = add_comment(store)
    store.reply(comment.id, "说错了", person=REVIEWER_B)
    assert store.undo(REVIEWER_B) == comment
    assert store.replies(comment.id) == ()
    assert [event.changes[0] for event in store.history(comment.id)[1:]] == [
        ("reply", None, "说错了"),
        ("reply", "说错了", None),
    ]


def test_text_being_typed_is_kept_over_itself_until_it_is_forgotten(store: Store, clock: Clock) -> None:
    first = store.keep_unsaved(Unsaved(REVIEWER_A, MATTER, article="art_1", quote=QUOTE, body="写到"))
    clock.forward(seconds=2)
    other = store.keep_unsaved(
        Unsaved(REVIEWER_A, MATTER, article="art_2", proposal="改为", visibility=Visibility.INTERNAL)
    )
    again = store.keep_unsaved(Unsaved(REVIEWER_A, MATTER, id=first.id, article="art_1", quote=QUOTE, body="写到一半"))
    store.keep_unsaved(Unsaved(REVIEWER_B, MATTER, body="别人的"))
    assert again.id == first.id
    assert set(store.unsaved(REVIEWER_A)) == {again, other}
    assert again.kept == clock.moment
    store.forget_unsaved(first.id)
    store.forget_unsaved(first.id)
    assert store.unsaved(REVIEWER_A) == (other,)


def test_the_change_counter_moves_with_every_write_and_only_then(store: Store, place: str) -> None:
    before = store.change_counter()
    assert store.change_counter() == before
    with open_store(place) as colleague:
        colleague.add_comment(NewComment(MATTER, body="同事的意见"), person=REVIEWER_B)
    after = moved(store, before)
    store.comments(MATTER)
    assert store.change_counter() == after


def test_two_edits_that_dont_know_of_each_other_never_make_a_comment_ask_for_both(store: Store) -> None:
    comment = add_comment(store, proposal="改为十日")
    store.edit_comment(comment.id, {"proposal": None}, revision=None, person=REVIEWER_A)
    store.edit_comment(comment.id, {"delete": True}, revision=None, person=REVIEWER_B)
    with pytest.raises(InvalidRecordError, match="both ask to delete"):
        store.edit_comment(comment.id, {"proposal": "改为一周"}, revision=None, person=REVIEWER_A)
    with pytest.raises(InvalidRecordError, match="both ask to delete"):
        store.undo(REVIEWER_A)
    now = store.comment(comment.id)
    assert (now.proposal, now.delete) == (None, True)
