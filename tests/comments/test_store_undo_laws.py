"""Undo and redo behave as two stacks, whatever is done to a comment and in whatever order; the history only grows."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from comments.errors import UnknownRecordError
from comments.records import Comment, Status
from comments.store import Store
from comments.workflow import MOVES
from tests.comments.store_builders import NOON, REVIEWER_A, add_comment, fill, open_store

STEPS = st.lists(
    st.sampled_from(
        [
            "body",
            "priority",
            "visibility",
            "authorities",
            "bin",
            "status",
            "everywhere",
            "undo",
            "undo",
            "undo",
            "redo",
            "redo",
            "redo",
        ]
    ),
    min_size=1,
    max_size=14,
)


def said(comment: Comment) -> Comment:
    """What of a comment undoing brings back: everything but its revision and time."""
    return replace(comment, revision=0, updated=NOON)


def change(store: Store, comment: Comment, step: str, number: int) -> Comment:
    if step == "bin":
        if comment.deleted:
            return store.restore_comment(comment.id, person=REVIEWER_A)
        return store.delete_comment(comment.id, person=REVIEWER_A)
    values: dict[str, str | tuple[str, ...]] = {
        "body": f"第{number}次",
        "priority": "high" if comment.priority != "high" else "low",
        "visibility": "internal" if comment.visibility != "internal" else "submission",
        "authorities": (f"《示例法》第{number}条",),
    }
    if step == "status":
        steps = [status for status in MOVES[comment.status] if status is not Status.WITHDRAWN]
        outcome = {"status": steps[number % len(steps)].value, "response": f"答复{number}"}
        return store.edit_comment(comment.id, outcome, revision=comment.revision, person=REVIEWER_A)
    if step == "everywhere" and Status.WITHDRAWN in MOVES[comment.status]:
        return store.delete_comment(comment.id, everywhere=True, person=REVIEWER_A)
    if step == "everywhere":
        step = "body"
    return store.edit_comment(comment.id, {step: values[step]}, revision=comment.revision, person=REVIEWER_A)


@settings(max_examples=12)
@given(STEPS)
def test_undo_and_redo_are_two_stacks(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store.db") as store:
        fill(store)
        comment = add_comment(store)
        before: list[Comment] = []
        after: list[Comment] = []
        events = 1
        for number, step in enumerate(steps):
            now = said(comment)
            if step in ("undo", "redo"):
                source, target = (before, after) if step == "undo" else (after, before)
                if not source:
                    if step == "redo":
                        assert raises(store, step)
                    continue
                comment = store.undo(REVIEWER_A) if step == "undo" else store.redo(REVIEWER_A)
                assert said(comment) == source.pop()
                target.append(now)
            else:
                if comment.deleted and step != "bin":
                    continue
                comment = change(store, comment, step, number)
                before.append(now)
                after.clear()
            events += 1
            assert store.comment(comment.id) == comment
            assert len(store.history(comment.id)) == events


def raises(store: Store, step: str) -> bool:
    assert step == "redo"
    try:
        store.redo(REVIEWER_A)
    except UnknownRecordError:
        return True
    return False
