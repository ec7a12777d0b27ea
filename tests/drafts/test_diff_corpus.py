"""Figures that diffs and flags of real drafts must keep; what they mean stands in the measurements of ``tests/bench``."""

from __future__ import annotations

import pytest

from tests.bench.flags_bench import changes_by_place, read_changes, scores
from tests.bench.marked_edits_bench import marked_edits, score
from tests.bench.readability_bench import by_icu, inside_words, measure, segmenters

pytestmark = pytest.mark.corpus


@pytest.mark.usefixtures("corpus")
def test_changes_keep_to_words_and_change_little_more_than_they_must() -> None:
    found = measure()
    assert found.english_inside == []
    assert found.zh.changed <= 1.2 * found.zh.least
    assert found.zh.loud_islands <= 0.09 * found.zh.loud_runs
    assert found.en.changed <= 1.2 * found.en.least
    assert found.en.islands <= 0.09 * found.en.runs
    assert found.en.loud_islands <= 0.09 * found.en.loud_runs
    assert found.en.inner_islands <= 0.02 * found.en.inner_runs
    if "ICU" in segmenters():
        inside = [inside_words(words, wanted) for words, wanted in zip(by_icu(found.texts), found.edges, strict=True)]
        assert sum(map(len, inside)) <= 0.01 * sum(map(len, found.edges))


@pytest.mark.usefixtures("corpus")
def test_changes_are_those_that_a_reader_marked() -> None:
    edits = marked_edits()
    assert len(edits) == 60
    whole, each = score(edits, "ours")
    assert whole >= 0.93
    assert sum(each) / len(each) >= 0.95


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("sample", "changes", "recall"),
    [
        ("1", 200, 0.88),
        ("2", 80, 0.8),
        ("3", 80, 0.86),
        ("4", 200, 0.82),
        ("5", 90, 0.82),
        ("6", 100, 0.88),
        ("7", 100, 0.82),
        ("8", 100, 0.82),
        ("9", 100, 0.88),
        ("10", 100, 0.82),
        ("11", 100, 0.76),
        ("16", 36, 0.9),
        ("17", 34, 0.86),
    ],
)
def test_flags_are_those_that_a_reader_wants(sample: str, changes: int, recall: float) -> None:
    chosen = [read for read in read_changes() if read.sample == sample]
    assert len(chosen) == changes
    now = scores(chosen, changes_by_place())[1]
    assert now.right >= 0.86 * (now.right + now.wrong)
    assert now.found >= recall * (now.found + now.missed)
