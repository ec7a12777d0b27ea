"""Comparisons of real drafts: laws that must hold there too. How well alignment does is measured by the shared evaluation."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts.compare import compare
from drafts.comparison import Significance
from drafts.reading import read_file
from drafts.showing.comparison_json import comparison_json
from drafts.showing.page import html_page
from tests.drafts.test_compare_laws import check_whole

PAIRS = [
    ("pdr_draft.txt", "pdr_final.txt"),
    ("csl_2016.md", "csl_2025.md"),
    ("espionage_2014.md", "espionage_2023.md"),
    ("antimonopoly_2007.md", "antimonopoly_2022.md"),
    ("aia_council_ga2022_en.txt", "aia_final2024_en.md"),
    ("dsl_2021.md", "pipl_2021.md"),
]


@pytest.mark.corpus
@pytest.mark.parametrize(("old_name", "new_name"), PAIRS)
def test_real_drafts_are_rebuilt_and_shown_whole(corpus: Path, old_name: str, new_name: str) -> None:
    old, new = (read_file(corpus / "texts" / name)[1] for name in (old_name, new_name))
    comparison = compare(old, new)
    check_whole(comparison)
    assert comparison_json(comparison, "zh")["rows"]
    assert html_page(comparison, "en").endswith("</html>\n")


@pytest.mark.corpus
def test_a_real_draft_against_itself_has_not_changed(corpus: Path) -> None:
    draft = read_file(corpus / "texts" / "csl_2025.md")[1]
    assert all(row.klass is Significance.NONE and not row.moved for row in compare(draft, draft).rows)


@pytest.mark.corpus
def test_two_unrelated_laws_share_little(corpus: Path) -> None:
    old, new = (read_file(corpus / "texts" / name)[1] for name in ("road_2023.md", "shdata_2021.md"))
    paired = [row for row in compare(old, new).rows if row.old and row.new]
    assert len(paired) < 0.15 * len(old.articles)
