"""Diffs as a lawyer reads them, one folder a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts.diff import diff
from tests.drafts.case_files import case_folders, check, marked, read, sides


@pytest.mark.parametrize("folder", case_folders("diff"), ids=lambda folder: folder.name)
def test_diff_reads_as_expected(folder: Path) -> None:
    old, new = read(folder, "old.txt"), read(folder, "new.txt")
    found = diff(old, new, "zh")
    assert sides(found) == (old, new)
    check(folder, marked(found))
