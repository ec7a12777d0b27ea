"""Bundles carry what was sent and what went round, comment by comment; of an internal note nothing goes along."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from comments.bundle import folder
from comments.bundle.archive import Bundle, from_bytes, to_bytes
from comments.bundle.events import BundleEvent, digest_of, text_of
from comments.collected import Item, ItemKind
from comments.errors import BundleError, InvalidRecordError
from comments.records import NewComment
from comments.sendings import NewSending, Note, Origin
from comments.store import Store
from tests.comments.store_builders import MATTER, NOON, REVIEWER_A, REVIEWER_B, add_comment, add_draft, fill, open_store
from workbench.workspace import Workspace

WRITER = "没有登录名的同事"


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Store]:
    """A matter with two comments that were sent, and went round."""
    with open_store(tmp_path / "ours.db") as store:
        fill(store)
        sent = tuple(add_comment(store, body, visibility="submission") for body in ("期限过短", "CANARY-words"))
        moment = NOON + timedelta(hours=3)
        new = NewSending(MATTER, "一稿", "意见.docx", "a" * 64, 7, "email", "", moment, sent, Origin.ELSEWHERE)
        store.add_sending(new, person=REVIEWER_A)
        store.note_on_sending(MATTER, 1, Note("receipt", "收到", "", "", NOON, REVIEWER_A), person=REVIEWER_A)
        Workspace(store, REVIEWER_A, lambda: NOON).circulate(MATTER, tmp_path / "copy.docx")
        yield store


@pytest.fixture
def theirs(place: str) -> Iterator[Store]:
    with open_store(place) as store:
        yield store


def packed(store: Store, *, internal: bool = False) -> Bundle:
    return from_bytes(to_bytes(store.pack(MATTER, person=REVIEWER_A, internal=internal)[0]))


def test_sendings_and_copies_arrive_once(ours: Store, theirs: Store) -> None:
    bundle = packed(ours)
    theirs.merge(bundle, person=REVIEWER_B)
    assert theirs.sendings(MATTER) == ours.sendings(MATTER)
    assert theirs.circulations(MATTER) == ours.circulations(MATTER)
    assert theirs.merge(bundle, person=REVIEWER_B).events == 0
    back = packed(theirs)
    assert back.events == bundle.events, "what arrived has nothing new to tell"
    assert ours.merge(back, person=REVIEWER_A).events == 0
    assert len(theirs.sendings(MATTER)) == len(theirs.sendings(MATTER)[0].notes) == 1


def test_both_sides_send_and_number_for_themselves(ours: Store, theirs: Store) -> None:
    theirs.merge(packed(ours), person=REVIEWER_B)
    for store, digest in ((ours, "b" * 64), (theirs, "c" * 64)):
        (comment, *_) = store.comments(MATTER)
        at = NOON + timedelta(hours=5)
        new = NewSending(MATTER, "一稿", "again.docx", digest, 7, "portal", "", at, (comment,), Origin.ELSEWHERE)
        store.add_sending(new, person=REVIEWER_B)
    ours.merge(packed(theirs), person=REVIEWER_A)
    theirs.merge(packed(ours), person=REVIEWER_B)
    for store in (ours, theirs):
        assert {(each.sha256[0], len(each.comments)) for each in store.sendings(MATTER)} == {
            ("a", 2),
            ("b", 1),
            ("c", 1),
        }
        assert sorted(each.number for each in store.sendings(MATTER)) == [1, 2, 3]


def test_what_was_collected_here_is_not_taken_again_there(ours: Store, theirs: Store) -> None:
    new = NewComment(MATTER, body="来自传阅件", article="art_1", number="1", label="第一条")
    item = Item(ItemKind.COMMENT, WRITER, None, "d" * 64, new)
    ours.take_collected(MATTER, [item], source="back.docx", person=REVIEWER_A)
    theirs.merge(packed(ours), person=REVIEWER_B)
    before = theirs.comments(MATTER)
    theirs.take_collected(MATTER, [item], source="back.docx", person=REVIEWER_B)
    assert theirs.comments(MATTER) == before


@pytest.mark.parametrize("packed_before", [False, True])
def test_a_comment_that_became_internal_leaves_no_words_in_what_goes_out(
    ours: Store, theirs: Store, tmp_path: Path, packed_before: bool
) -> None:
    if packed_before:
        packed(ours)
    (hidden,) = (comment for comment in ours.comments(MATTER) if "CANARY" in comment.body)
    ours.edit_comment(hidden.id, {"visibility": "internal"}, revision=None, person=REVIEWER_A)
    bundle = packed(ours)
    files = folder.to_files(bundle)
    assert "CANARY" not in "".join(event.id + repr(event) for event in bundle.events.values())
    assert not any(hidden.id.encode() in data or b"CANARY" in data for data in files.values())
    theirs.merge(bundle, person=REVIEWER_B)
    (sending,) = theirs.sendings(MATTER)
    (own,) = ours.sendings(MATTER)
    assert sending == replace(own, comments=own.comments[:1])
    theirs.merge(packed(ours, internal=True), person=REVIEWER_B)
    assert theirs.sendings(MATTER) == ours.sendings(MATTER)


FAR_OFF = "9999-12-31T23:59:59-23:59"
NO_ZONE = "2021-01-01T00:00:00"


@pytest.mark.parametrize(
    ("kind", "path", "value"),
    [
        pytest.param("sending", "facts.origin", "[]", id="a file from nowhere"),
        pytest.param("sending", "facts.at", FAR_OFF, id="sent after the end of time"),
        pytest.param("sending", "facts.size", 10**30, id="a size beyond all numbers"),
        pytest.param("sent", "words.id", [None], id="a list for a comment's id"),
        pytest.param("sent", "words.words", {"body": 7}, id="a number for words"),
        pytest.param("note", "facts.at", NO_ZONE, id="a receipt at no certain time"),
        pytest.param("circulation", "facts.articles", [["art_1"]], id="an article that begins nowhere"),
        pytest.param("circulation", "facts.at", NO_ZONE, id="a copy of no certain time"),
        pytest.param("circulated", "held.said", [[0, "C", "", "A", None, "w", 0, 1]], id="said at no time"),
        pytest.param("circulated", "held.said", [[0, ["C"], "", "A", NO_ZONE, "w", 0, 1]], id="said of a list"),
        pytest.param("circulated", "held.proposed", [[0, "C", "A", FAR_OFF, 0, 1, []]], id="proposed out of time"),
        pytest.param("draft", "facts.size", 10**30, id="a draft beyond all numbers"),
        pytest.param("draft", "facts.added", NO_ZONE, id="a draft of no certain time"),
        pytest.param("draft", "content.repairs", [{"edits": [["x", "", ""]]}], id="a repair at no place"),
        pytest.param("matter", "channels", [["email"]], id="a channel without an address"),
        pytest.param(
            "comment", "place.quote", {"exact": "a", "before": "", "after": "", "start": 2**70}, id="a far quote"
        ),
    ],
)
def test_a_bundle_whose_values_make_no_sense_is_refused_and_the_store_can_be_read(
    ours: Store, kind: str, path: str, value: object, tmp_path: Path
) -> None:
    bundle = packed(ours)
    old = next(event for event in bundle.events.values() if event.kind == kind and path.split(".")[0] in event.sets)
    body = json.loads(text_of(old))
    *above, last = path.split(".")
    inside = body["sets"]
    for name in above:
        inside = inside[name]
    if last == "repairs":
        repair: dict[str, object] = {"at": NO_ZONE + "Z", "person": "A", "made": [], "undone": None, "undone_by": None}
        value = [{**repair, **each} for each in value] if isinstance(value, list) else value
    inside[last] = value
    new = BundleEvent(id=digest_of(body), **body)
    events = {key: event for key, event in bundle.events.items() if key != old.id} | {new.id: new}
    with open_store(tmp_path / "theirs.db") as store:
        with pytest.raises((BundleError, InvalidRecordError)):
            store.merge(from_bytes(to_bytes(replace(bundle, events=events))), person=REVIEWER_B)
        assert store.matters() == ()
        store.merge(bundle, person=REVIEWER_B)
        assert store.sendings(MATTER) == ours.sendings(MATTER)


def test_a_matter_without_sendings_is_written_for_older_programs(tmp_path: Path, ours: Store) -> None:
    with open_store(tmp_path / "plain.db") as store:
        fill(store)
        add_comment(store)
        assert b"version: 1\n" in folder.to_files(packed(store))["bundle.txt"]
    assert b"version: 2\n" in folder.to_files(packed(ours))["bundle.txt"]


def test_a_sending_takes_the_last_day_that_it_was_due_along(ours: Store, theirs: Store) -> None:
    """A later draft brings another deadline; what was late for the earlier one stays late in the other office."""
    ours.update_matter(MATTER, deadline=date(2021, 11, 1))
    sent = (ours.comments(MATTER)[0],)
    again = NewSending(MATTER, "一稿", "再报.docx", "c" * 64, 7, "email", "", NOON, sent, Origin.ELSEWHERE)
    ours.add_sending(again, person=REVIEWER_A)
    add_draft(ours, "下一稿", data=b"next")
    ours.update_matter(MATTER, deadline=date(2022, 6, 18))
    theirs.merge(packed(ours), person=REVIEWER_B)
    for store in (ours, theirs):
        due = {one.file: one.due for one in store.sendings(MATTER)}
        assert due["再报.docx"] == date(2021, 11, 1), "numbers differ from store to store"
