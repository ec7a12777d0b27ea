"""Matters, drafts and comments go in and come out again, and what won't do is refused with a sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments import ids
from comments.errors import InvalidRecordError, UnknownRecordError
from comments.records import CommentType, NewComment, Priority, Status, Visibility
from comments.store import Store
from drafts.model import Channel
from tests.comments.store_builders import (
    MATTER,
    NOON,
    QUOTE,
    REVIEWER_A,
    REVIEWER_B,
    Clock,
    add_comment,
    add_draft,
    fill,
    open_store,
)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place) as opened:
        fill(opened)
        yield opened


def test_a_matter_comes_back_as_it_went_in(store: Store) -> None:
    channels = (Channel("email", "yijian@example.org"), Channel("post", "某市某路一号"))
    added = store.add_matter(
        slug="standard-2",
        title="Practice standard",
        language="en",
        opened=date(2021, 11, 3),
        channels=channels,
        notes="n",
    )
    assert store.matter("standard-2") == added
    assert added.channels == channels
    assert added.created == NOON
    assert added.created.tzinfo is UTC
    assert [matter.slug for matter in store.matters()] == [MATTER, "standard-2"]


def test_a_matter_changes_only_in_the_fields_named(store: Store) -> None:
    before = store.matter(MATTER)
    after = store.update_matter(MATTER, deadline=None, channels=[Channel("email", "a@example.org")])
    assert after == dataclasses.replace(before, deadline=None, channels=(Channel("email", "a@example.org"),))
    assert store.matter(MATTER) == after


def test_a_matter_has_no_other_fields(store: Store) -> None:
    with pytest.raises(InvalidRecordError, match="unknown field"):
        store.update_matter(MATTER, budget="1")  # type: ignore[call-arg]  # what a command line might pass
    with pytest.raises(InvalidRecordError, match="title"):
        store.update_matter(MATTER, title="  ")


@pytest.mark.parametrize("slug", ["", " ", "-a", "_a", "a b", "a/b", "a\nb", "条例。", "a" * 101, "../a"])
def test_a_slug_that_cant_be_typed_is_refused(store: Store, slug: str) -> None:
    with pytest.raises(InvalidRecordError, match="can't be a slug"):
        store.add_matter(slug=slug, title="t")
    assert len(store.matters()) == 1


@pytest.mark.parametrize("slug", ["a", "数据条例", "2021-数据_二稿", "é1"])
def test_letters_of_any_script_make_a_slug(store: Store, slug: str) -> None:
    assert store.add_matter(slug=slug, title="t").slug == slug


def test_a_taken_slug_is_refused(store: Store) -> None:
    with pytest.raises(InvalidRecordError, match="is taken"):
        store.add_matter(slug=MATTER, title="another")


def test_an_unknown_matter_is_answered_with_those_there_are(store: Store) -> None:
    with pytest.raises(UnknownRecordError) as raised:
        store.matter("nowhere")
    assert MATTER in raised.value.zh
    assert MATTER in raised.value.en


def test_a_draft_and_its_original_come_back(store: Store) -> None:
    draft = store.draft(MATTER)
    assert (draft.label, draft.text, draft.size, draft.added_by) == ("一稿", "第一条　first", 5, REVIEWER_A)
    assert store.original(MATTER, "一稿") == b"first"
    assert store.drafts(MATTER) == (draft,)


def test_the_same_file_under_the_same_label_changes_nothing(store: Store) -> None:
    before = store.drafts(MATTER)
    add_draft(store, "一稿")
    assert store.drafts(MATTER) == before


def test_another_file_under_a_taken_label_is_refused(store: Store) -> None:
    with pytest.raises(InvalidRecordError, match="--label"):
        add_draft(store, "一稿", data=b"second")
    assert store.original(MATTER, "一稿") == b"first"


def test_drafts_are_in_the_order_of_import_unless_all_have_dates(store: Store) -> None:
    add_draft(store, "二稿", dated=date(2021, 10, 1), data=b"second")
    assert [draft.label for draft in store.drafts(MATTER)] == ["一稿", "二稿"]
    store.add_matter(slug="dated", title="t")
    add_draft(store, "later", slug="dated", dated=date(2021, 11, 1))
    add_draft(store, "earlier", slug="dated", dated=date(2021, 10, 1))
    assert [draft.label for draft in store.drafts("dated")] == ["earlier", "later"]
    assert store.draft("dated").label == "later"


def test_an_unknown_draft_is_answered_with_those_there_are(store: Store) -> None:
    with pytest.raises(UnknownRecordError, match="一稿"):
        store.draft(MATTER, "三稿")
    store.add_matter(slug="empty", title="t")
    with pytest.raises(UnknownRecordError, match="Import one first"):
        store.draft("empty")


def test_a_comment_comes_back_with_every_field(store: Store) -> None:
    new = NewComment(
        MATTER,
        body="意见 <b>\t\n",
        rationale="理由",
        proposal="十个工作日",
        article="art_12__para_2",
        number="12",
        label="第十二条",
        quote=QUOTE,
        type=CommentType.WORDING,
        priority=Priority.HIGH,
        visibility=Visibility.SUBMISSION,
        status=Status.DRAFT,
    )
    comment = store.add_comment(new, person=REVIEWER_B)
    assert store.comment(comment.id) == comment
    assert store.comments(MATTER) == (comment,)
    for field in dataclasses.fields(NewComment):
        if field.name != "draft":
            assert getattr(comment, field.name) == getattr(new, field.name)
    assert (comment.draft, comment.author, comment.revision) == ("一稿", REVIEWER_B, 1)
    assert comment.created == comment.updated == NOON


def test_comments_keep_the_order_they_were_made_in_though_the_clock_stands_still(store: Store) -> None:
    bodies = [f"第{number}条意见" for number in range(12)]
    for number, body in enumerate(bodies):
        add_comment(store, body, visibility=(Visibility.INTERNAL, Visibility.TEAM)[number % 2])
    assert [comment.body for comment in store.comments(MATTER)] == bodies


def test_comments_are_chosen_by_draft_article_status_person_and_visibility(store: Store) -> None:
    add_draft(store, "二稿", data=b"second")
    one = add_comment(store, "一", draft="一稿")
    two = add_comment(store, "二", article="art_2", status=Status.DRAFT)
    three = add_comment(store, "三", person=REVIEWER_B, visibility=Visibility.INTERNAL)
    assert store.comments(MATTER, draft="一稿") == (one,)
    assert store.comments(MATTER, article="art_2") == (two,)
    assert store.comments(MATTER, status="draft") == (two,)
    assert store.comments(MATTER, person=REVIEWER_B) == (three,)
    assert store.comments(MATTER, visibility=Visibility.INTERNAL) == (three,)
    assert store.comments(MATTER, visibility="submission") == ()
    assert two.draft == "二稿", "the newest draft is meant where none is named"


def test_counts_leave_nothing_out(store: Store) -> None:
    add_comment(store)
    add_comment(store)
    add_comment(store, visibility=Visibility.INTERNAL)
    add_comment(store, visibility=Visibility.SUBMISSION, status=Status.APPROVED)
    assert store.counts(MATTER) == {
        (Visibility.TEAM, Status.PROPOSED): 2,
        (Visibility.INTERNAL, Status.PROPOSED): 1,
        (Visibility.SUBMISSION, Status.APPROVED): 1,
    }


@pytest.mark.parametrize(
    ("field", "kind"), [("status", Status), ("visibility", Visibility), ("type", CommentType), ("priority", Priority)]
)
def test_an_unknown_choice_is_answered_with_those_there_are(store: Store, field: str, kind: type[Status]) -> None:
    with pytest.raises(InvalidRecordError) as raised:
        add_comment(store, **{field: "bogus"})
    for choice in kind:
        assert choice.value in raised.value.zh
        assert choice.value in raised.value.en
    with pytest.raises(InvalidRecordError):
        store.edit_comment(add_comment(store).id, {field: "bogus"}, revision=None, person=REVIEWER_A)
    assert len(store.comments(MATTER)) == 1


@pytest.mark.parametrize("body", ["", "  \n　"])
def test_a_comment_that_says_nothing_is_refused(store: Store, body: str) -> None:
    with pytest.raises(InvalidRecordError, match="says nothing"):
        add_comment(store, body)
    assert add_comment(store, body, delete=True).delete


@pytest.mark.parametrize("body", ["a\0b", "a\ud800b"])
def test_a_character_no_database_keeps_is_refused_with_its_place(store: Store, body: str) -> None:
    with pytest.raises(InvalidRecordError, match="character 2"):
        add_comment(store, body)
    with pytest.raises(InvalidRecordError):
        store.reply(add_comment(store).id, body, person=REVIEWER_A)


def test_a_comment_needs_its_person(store: Store) -> None:
    with pytest.raises(InvalidRecordError, match="person"):
        add_comment(store, person=" ")


def test_the_beginning_of_an_id_is_enough_while_it_is_the_only_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = iter(["ABCDE00001", "0" * 16, "ABCDF00002", "1" * 16])
    monkeypatch.setattr(ids, "new_id", lambda _length=10: next(made))
    first = add_comment(store, visibility=Visibility.INTERNAL)
    add_comment(store)
    assert store.comment("ABCDE") == first
    assert store.comment(" abc-de ") == first
    assert store.comment("ABCDEO") == first, "the letter O is read as zero"
    with pytest.raises(UnknownRecordError, match="ABCDE00001, ABCDF00002"):
        store.comment("ABCD")


@pytest.mark.parametrize("typed", ["", "ZZZZZZZZZZ", "不是编号", "A" * 11, "%", "*"])
def test_an_unknown_id_is_answered(store: Store, typed: str) -> None:
    add_comment(store)
    with pytest.raises(UnknownRecordError, match="comments"):
        store.comment(typed)


@given(st.text(max_size=12))
def test_an_id_as_typed_is_an_id_or_nothing(text: str) -> None:
    typed = ids.typed(text)
    assert len(typed) <= ids.LENGTH
    assert set(typed) <= set(ids.ALPHABET)
    assert ids.typed(typed.lower()) == typed


def test_moments_are_told_in_utc_whatever_zone_the_clock_speaks(tmp_path: Path) -> None:
    from comments.deadlines import BEIJING

    clock = Clock()
    clock.moment = NOON.astimezone(BEIJING)
    with open_store(tmp_path / "zone.db", clock) as store:
        fill(store)
        assert store.matter(MATTER).created == NOON
        assert store.matter(MATTER).created.tzinfo is UTC
