"""Whole comparisons, as a lawyer would read them aloud: rows, changes, flags, references."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts.compare import compare
from drafts.comparison import Comparison, ReferenceState
from drafts.reading import read_file
from tests.drafts.case_files import case_folders, check, marked


def written(comparison: Comparison) -> str:
    lines = []
    for row in comparison.rows:
        old, new = comparison.articles(row)
        left, right = ("、".join(article.label for article in side) or "-" for side in (old, new))
        about = [row.kind.value, row.klass.value]
        about += [
            word
            for word, said in (("renumbered", row.renumbered), ("moved", row.moved), ("partial", row.partial))
            if said
        ]
        lines.append(f"{left} → {right}  {' '.join(about)}")
        if row.old_text != row.new_text and row.old and row.new:
            lines.append(f"    {marked(row.changes)}")
        lines += [f"    * {flag.kind}: {flag.zh}" for flag in row.flags]
    lines += [
        f"{comparison.new.by_key[check.article].label} {check.text}: {check.state}"
        for check in comparison.references
        if check.state is not ReferenceState.UNCHANGED
    ]
    return "\n".join(lines)


@pytest.mark.parametrize("folder", case_folders("compare"), ids=lambda folder: folder.name)
def test_comparison_is_as_expected(folder: Path) -> None:
    (_, old), (_, new) = read_file(folder / "old.txt"), read_file(folder / "new.txt")
    check(folder, written(compare(old, new)))
