"""新旧条文对照表: what stands on which side, marked how, and that Word takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from comments.leaks import check_package
from comments.word import write_table
from drafts.compare import compare
from drafts.comparison import Comparison
from tests.comments.drafting import draft_of
from tests.comments.test_word_letter import notation
from tests.comments.word_reading import assert_valid

CASES = Path(__file__).resolve().parent.parent / "cases" / "submission"


def comparison(name: str) -> Comparison:
    language = "en" if name.endswith("-en") else "zh"
    old, new = ((CASES / name / file).read_text(encoding="utf-8") for file in ("old.txt", "new.txt"))
    return compare(draft_of(old, language=language), draft_of(new, language=language))


NAMES = sorted(folder.name for folder in CASES.glob("redline-*"))


@pytest.mark.parametrize("name", NAMES)
def test_the_table_reads_as_expected(name: str) -> None:
    language = "en" if name.endswith("-en") else "zh"
    data = write_table(comparison(name), language)
    shown = notation(data)
    expected = CASES / name / "expected-table.txt"
    if not expected.exists() or expected.read_text(encoding="utf-8") != shown:
        (CASES / name / "actual-table.txt").write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")
    assert data == write_table(comparison(name), language)
    assert check_package(data, forbidden=[]).clean


@pytest.mark.external
@pytest.mark.parametrize("name", NAMES)
def test_the_validator_passes_it(name: str, validator: str, tmp_path: Path) -> None:
    assert_valid(validator, write_table(comparison(name), "zh"), tmp_path)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("old", "new"), [("pdr_draft.txt", "pdr_final.txt"), ("civilgp_draft2.txt", "civilgp_final.txt")]
)
def test_real_drafts_come_back_whole(corpus: Path, old: str, new: str) -> None:
    from datetime import UTC, datetime

    from comments.word import write_redline
    from drafts.reading import read_file
    from tests.comments.word_reading import faults, resolved

    (_, before), (_, after) = read_file(corpus / "texts" / old), read_file(corpus / "texts" / new)
    found = compare(before, after)
    data = write_redline(found, author="Reviewer A", at=datetime(2021, 12, 1, tzinfo=UTC), language="en")
    assert resolved(data, accept=True) == after.text
    assert resolved(data, accept=False) == before.text
    assert faults(data) == []
    notes = notation(write_table(found, "zh"))
    assert all(article.label in notes for article in (*before.articles, *after.articles))
