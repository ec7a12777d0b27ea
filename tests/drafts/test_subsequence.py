"""Longest common subsequences are found as rapidfuzz finds them, the same one of several."""

from __future__ import annotations

import random
from collections.abc import Hashable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel, LCSseq

from drafts.subsequence import AS_LOADING, Effort, common_length, kept_runs, likeness

ROWS = pytest.mark.parametrize("rows", [-10_000_000, AS_LOADING + 1])
"""Worked out before: so few that all is done here, and enough that rapidfuzz is asked."""
Pair = tuple[Sequence[Hashable], Sequence[Hashable]]


def edited(whole: list[int], edits: list[tuple[int, int, list[int]]]) -> tuple[list[int], list[int]]:
    """A list, and the same with some of its members replaced by others."""
    new = whole.copy()
    for at, length, put_in in edits:
        start = at % (len(new) + 1)
        new[start : start + length] = put_in
    return whole, new


FEW = st.integers(0, 2)
MORE = st.integers(0, 25)
STRINGS = st.text("ab一二", max_size=80)
PAIRS: st.SearchStrategy[Pair] = st.one_of(
    st.tuples(STRINGS, STRINGS),
    *(st.tuples(st.lists(members, max_size=150), st.lists(members, max_size=150)) for members in (FEW, MORE)),
    *(
        st.builds(
            edited,
            st.lists(members, max_size=150),
            st.lists(st.tuples(st.integers(0, 150), st.integers(0, 5), st.lists(members, max_size=5)), max_size=6),
        )
        for members in (FEW, MORE)
    ),
)


def in_rapidfuzz(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """The runs that its edit script leaves as they are."""
    script = Indel.opcodes(old, new)
    return [(step.src_start, step.dest_start, step.src_end - step.src_start) for step in script if step.tag == "equal"]


@ROWS
@given(pair=PAIRS)
def test_the_same_runs_are_kept_as_by_rapidfuzz(rows: int, pair: Pair) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Effort, "rows", rows)
        assert kept_runs(*pair) == in_rapidfuzz(*pair)


@ROWS
@given(pair=PAIRS, least=st.floats(0, 1))
def test_likeness_and_length_are_those_of_rapidfuzz(rows: int, pair: Pair, least: float) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Effort, "rows", rows)
        _same_likeness(pair, least)


def _same_likeness(pair: Pair, least: float) -> None:
    share = Indel.normalized_similarity(*pair)
    assert common_length(*pair) == LCSseq.similarity(*pair)
    assert likeness(*pair) == share
    assert likeness(*pair, least) == (share if share >= least else 0.0)


@ROWS
@pytest.mark.parametrize("least", [0.28, 0.5, 0.75, 0.8, 0.85])
def test_a_share_that_just_reaches_the_least_counts(rows: int, least: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Effort, "rows", rows)
    kept = round(100 * least)
    assert likeness("甲" * kept + "乙" * (100 - kept), "甲" * kept + "丙" * (100 - kept), least) == pytest.approx(least)


def test_rapidfuzz_is_asked_once_as_much_was_worked_out_as_it_takes_to_load(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Effort, "rows", 0)
    assert not Effort.is_large(AS_LOADING)
    assert Effort.is_large(1)
    assert Effort.is_large()


@pytest.mark.parametrize(("length", "kinds"), [(700, 3), (700, 400), (3_000, 40), (3_000, 2_000)])
def test_long_sequences_are_compared_as_by_rapidfuzz(length: int, kinds: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Effort, "rows", -10_000_000)
    some = random.Random(length + kinds)
    old = [some.randrange(kinds) for _ in range(length)]
    _, little = edited(old, [(some.randrange(length), 3, [some.randrange(kinds)]) for _ in range(40)])
    for new in (little, some.sample(old, length), old[length // 2 :], old[::-1]):
        assert kept_runs(old, new) == in_rapidfuzz(old, new)
        assert kept_runs(new, old) == in_rapidfuzz(new, old)
        assert likeness(old, new) == Indel.normalized_similarity(old, new)
