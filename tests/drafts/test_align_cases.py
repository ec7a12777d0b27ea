"""Alignments as a reader would write them down, one folder a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts.align import align
from drafts.model import Draft
from drafts.reading import read_file
from tests.drafts.case_files import case_folders, check


def written(old: Draft, new: Draft) -> str:
    """One line a link: 9 → 3, 131; moved and partial ones say so."""
    lines = []
    for link in align(old, new).links:
        left = ", ".join(old.by_key[key].label for key in link.old) or "-"
        right = ", ".join(new.by_key[key].label for key in link.new) or "-"
        words = [word for word, said in (("moved", link.moved), ("partial", link.partial)) if said]
        lines.append(" ".join([left, "→", right, *words]))
    return "\n".join(lines)


@pytest.mark.parametrize("folder", case_folders("align"), ids=lambda folder: folder.name)
def test_alignment_is_as_expected(folder: Path) -> None:
    (_, old), (_, new) = read_file(folder / "old.txt"), read_file(folder / "new.txt")
    check(folder, written(old, new))
