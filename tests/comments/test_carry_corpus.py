"""Comments carried through pairs of real drafts that a reader aligned: never silently to another article."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts.compare import compare
from drafts.reading import read_file
from tests.bench.carry_bench import links, pairs, score


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["merger_2018__2024", "pdr_draft2024__final2025", "espionage_2014__2023"])
def test_spans_picked_at_random_are_where_a_reader_would_put_them(corpus: Path, name: str) -> None:
    file, old, new = next(found[1:] for found in pairs() if found[0] == name)
    done = score(name, compare(read_file(old)[1], read_file(new)[1]), links(file), 80)
    assert not done.wrong
    assert done.exact.total() >= 0.95 * done.known.total() > 0, done.missed
