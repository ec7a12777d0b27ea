"""Whatever is done to a comment on a later draft, it stands on the earlier one as it did when it was taken along."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from comments.as_made import as_stood_on, moved_on
from comments.records import Comment, NewComment, OtherPlace, Quote, Status, Visibility
from comments.sendings import is_sent, was_sent
from comments.store import FieldValue, Store
from drafts.errors import SpokenError
from tests.comments.store_builders import MATTER, NOON, REVIEWER_A, add_draft, fill, open_store

FIRST, SECOND = "一稿", "二稿"
BEFORE = ("body", "proposal", "priority", "place", "bin", "restore", "review", "approve", "undo", "redo")
AFTER = (
    *BEFORE,
    "internal",
    "team",
    "submission",
    "withdraw",
    "propose",
    "submit",
    "reject",
    "everywhere",
    "merge",
    "reply",
)


STATUSES = {
    "review": Status.IN_REVIEW,
    "approve": Status.APPROVED,
    "withdraw": Status.WITHDRAWN,
    "propose": Status.PROPOSED,
    "submit": Status.SUBMITTED,
    "reject": Status.REJECTED,
}


def changes(name: str, number: int) -> dict[str, FieldValue]:
    """What an edit of this name changes; empty for what is no edit."""
    if name in STATUSES:
        return {"status": STATUSES[name].value, "response": f"答复{number}"}
    if name in ("internal", "team", "submission"):
        return {"visibility": name}
    edits: dict[str, dict[str, FieldValue]] = {
        "body": {"body": f"第{number}次"},
        "proposal": {"proposal": f"第{number}次"},
        "place": {"quote": Quote(f"词{number}", "前", "后", number), "also": (OtherPlace("art_2", "2", "第二条"),)},
        "priority": {"priority": "high" if number % 2 else "low", "authorities": (f"《示例法》第{number}条",)},
    }
    return edits.get(name, {})


def merge(store: Store, comment: Comment) -> None:
    other = store.add_comment(NewComment(MATTER, body="另一条", draft=SECOND), person=REVIEWER_A)
    new = NewComment(MATTER, body="合并", draft=SECOND, visibility=Visibility.SUBMISSION)
    store.merge_comments([comment.id, other.id], new, revisions={}, person=REVIEWER_A)


def step(store: Store, comment: Comment, name: str, number: int) -> None:
    """One thing done, as far as it may be."""
    others: dict[str, Callable[[], object]] = {
        "bin": lambda: store.delete_comment(comment.id, person=REVIEWER_A),
        "everywhere": lambda: store.delete_comment(comment.id, everywhere=True, person=REVIEWER_A),
        "restore": lambda: store.restore_comment(comment.id, person=REVIEWER_A),
        "reply": lambda: store.reply(comment.id, "同意", person=REVIEWER_A),
        "merge": lambda: merge(store, comment),
        "undo": lambda: store.undo(REVIEWER_A),
        "redo": lambda: store.redo(REVIEWER_A),
    }
    edit = changes(name, number)
    with suppress(SpokenError):  # what isn't allowed isn't done
        if edit:
            store.edit_comment(comment.id, edit, revision=None, person=REVIEWER_A)
        else:
            others[name]()


def on_first(store: Store, comment: Comment) -> Comment:
    """The comment as a letter on the first draft has it."""
    everything = store.comments(MATTER, state="all")
    histories = store.histories(MATTER, moved_on([SECOND], everything))
    return next(each for each in as_stood_on(FIRST, [], everything, histories) if each.id == comment.id)


def said(comment: Comment) -> Comment:
    """A comment without what no letter says."""
    return replace(comment, revision=0, updated=NOON, response="", sources=(), outcomes=())


def stand_ins(store: Store, comment: Comment) -> list[Comment]:
    """The comment as it is now, and those that took its place."""
    found = [store.comment(comment.id)]
    while (into := found[-1].merged_into) is not None:
        found.append(store.comment(into))
    return found


@settings(max_examples=10)
@given(st.lists(st.sampled_from(BEFORE), max_size=5), st.lists(st.sampled_from(AFTER), max_size=9))
def test_a_comment_stands_on_the_earlier_draft_as_when_it_was_taken_along(before: list[str], after: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store.db") as store:
        fill(store)
        add_draft(store, SECOND, data=b"second")
        new = NewComment(MATTER, body="意见", draft=FIRST, visibility=Visibility.SUBMISSION)
        made = store.add_comment(new, person=REVIEWER_A)
        for number, name in enumerate(before):
            step(store, made, name, number)
        then = store.comment(made.id)
        assert on_first(store, made) == then
        if not then.is_live:
            return  # what doesn't count isn't taken along
        place: dict[str, FieldValue] = {
            "draft": SECOND,
            "article": "art_9",
            "number": "9",
            "label": "第九条",
            "quote": None,
        }
        store.edit_comment(made.id, place, revision=None, person=REVIEWER_A)
        for number, name in enumerate(after, 100):
            step(store, made, name, number)
            now = stand_ins(store, made)
            if now[0].draft == FIRST:
                return  # that it was taken along was undone
            found = on_first(store, made)
            withdrawn = any(each.status is Status.WITHDRAWN for each in now)
            kept_back = any(each.visibility is not Visibility.SUBMISSION for each in now)
            assert (found.visibility is Visibility.SUBMISSION) is not kept_back
            assert (found.status is Status.WITHDRAWN) is (withdrawn or then.status is Status.WITHDRAWN)
            expected = replace(said(then), status=found.status, visibility=found.visibility)
            assert said(found) == expected
            if not withdrawn and not kept_back:
                assert found.status is then.status
            history = store.histories(MATTER, [made.id])[made.id]
            counted = was_sent([FIRST], now[0], history) or is_sent(store.standings(MATTER)[made.id])
            if then.status is Status.SUBMITTED and now[0].status is not Status.WITHDRAWN:
                assert counted
