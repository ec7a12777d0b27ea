"""Sets of events: joining is a set union, the state a function of the set, and both forms of writing give the set back."""

from __future__ import annotations

import contextlib
import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.bundle import folder
from comments.bundle.archive import Bundle, from_bytes, read, to_bytes
from comments.bundle.events import BundleEvent, parsed, text_of
from comments.bundle.fold import conflicts, fold, union, values
from comments.errors import BundleError
from tests.comments.bundle_events import PEOPLE, STEPS, Step, change, told


def same(one: list[BundleEvent], other: list[BundleEvent]) -> bool:
    return fold(one) == fold(other) and conflicts(fold(one)) == conflicts(fold(other))


@given(STEPS)
def test_joining_is_commutative_associative_and_idempotent(steps: list[Step]) -> None:
    a, b, c = told(steps)
    ab, ba = union(a, b), union(b, a)
    assert ab == ba
    assert same(list(ab.values()), list(ba.values()))
    left, right = union(ab.values(), c), union(a, union(b, c).values())
    assert left == right
    assert same(list(left.values()), list(right.values()))
    assert same(a + a, a)
    assert same(list(union(ab.values(), b).values()), list(ab.values()))


@given(STEPS, st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(steps: list[Step], chance: random.Random) -> None:
    every = [event for events in told(steps) for event in events]
    shuffled = every + [chance.choice(every) for _ in every]
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(every)


@given(STEPS)
def test_no_value_is_lost_unseen(steps: list[Step]) -> None:
    """Each value ever set is live, or superseded by an event of somebody who had seen it."""
    every = union(*told(steps))
    state = fold(every.values())
    for event in every.values():
        for field in event.sets:
            heads = state[(event.kind, event.entity)][field]
            assert heads, "a field that was set has a value"
            over = [e for e in every.values() if event.id in e.supersedes.get(field, ())]
            assert (event in heads) == (not over)


@given(STEPS, st.text(max_size=5))
def test_an_edit_of_both_ends_the_conflict(steps: list[Step], value: str) -> None:
    every = list(union(*told(steps)).values())
    for conflict in conflicts(fold(every)):
        which = int(conflict.key[1][1:])
        last = change(every, PEOPLE[0], which, {conflict.field: value}, datetime(1971, 1, 1, tzinfo=UTC))
        state = fold([*every, last])
        assert values(state[conflict.key])[conflict.field] == value
        assert (conflict.key, conflict.field) not in {(c.key, c.field) for c in conflicts(state)}


@given(STEPS)
def test_a_file_gives_the_same_events_back_and_equal_sets_equal_bytes(steps: list[Step]) -> None:
    every = union(*told(steps))
    bundle = Bundle("rules", every, {}, internal=False)
    data = to_bytes(bundle)
    assert from_bytes(data) == bundle
    assert to_bytes(Bundle("rules", dict(reversed(every.items())), {})) == data


@given(STEPS)
def test_a_folder_gives_the_same_events_back_and_controls_nothing(steps: list[Step]) -> None:
    every = union(*told(steps))
    with tempfile.TemporaryDirectory() as place:
        for name, data in folder.to_files(Bundle("rules", every, {})).items():
            path = Path(place) / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            above = data.decode().partition(folder.RULE)[0]
            assert all(c == "\n" or c.isprintable() for c in above)
        assert folder.from_folder(Path(place)).events == every


@given(STEPS.filter(bool), st.data())
def test_an_altered_event_is_seen(steps: list[Step], data: st.DataObject) -> None:
    every = list(union(*told(steps)).values())
    if not every:
        return
    event = data.draw(st.sampled_from(every))
    text = text_of(event)
    at = data.draw(st.integers(0, len(text) - 1))
    altered = text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1 :]
    with pytest.raises(BundleError):
        parsed(event.id, altered)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(BundleError):
        read("0" * 64 + " " + text)
    with pytest.raises(BundleError):
        from_bytes(text.encode("utf-8", errors="replace"))
