"""How well alignment does where the truth is known: pairs that a reader aligned, and redrafts made by rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts.align import align
from drafts.reading import read_file
from tests.bench import hard_edits, structural_edits
from tests.conftest import ROOT
from tests.workbench.test_sample import draft as sample_draft

GOLD = sorted((ROOT / "tests" / "bench" / "gold").glob("*.tsv"))
Links = set[tuple[str, str]]


def gold(file: Path) -> tuple[str, str, Links, Links]:
    """The names of the drafts, the links that must be found, and those that may be."""
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    old, new = (part.partition("=")[2] for part in head[1:].split())
    needed: Links = set()
    allowed: Links = set()
    for line in lines:
        left, right, kind, *_ = line.split("\t")
        if "-" not in (left, right):
            (allowed if kind == "partial" else needed).add((left, right))
    return old, new, needed, allowed


@pytest.mark.corpus
@pytest.mark.parametrize("file", GOLD, ids=lambda file: file.stem)
def test_pairs_are_aligned_as_a_reader_aligned_them(corpus: Path, file: Path) -> None:
    old_name, new_name, needed, allowed = gold(file)
    old, new = (read_file(corpus / "texts" / name)[1] for name in (old_name, new_name))
    found = {
        (old.by_key[o].number, new.by_key[n].number)
        for link in align(old, new).links
        for o in link.old
        for n in link.new
    }
    right = len(found & needed)
    wrong, missed = sorted(found - needed - allowed), sorted(needed - found)
    assert right / (right + len(wrong)) >= 0.97, wrong
    assert right / len(needed) >= 0.98, missed


def test_redrafts_of_the_sample_are_followed() -> None:
    found = hard_edits.score([sample_draft("draft2"), sample_draft("draft2", "en")])
    assert found.precision >= 0.985
    assert found.recall >= 0.97
    for kind in ("split", "merge", "move", "near copy", "delete"):
        assert found.right[kind] >= 0.8 * found.made[kind], kind


@pytest.mark.corpus
def test_redrafts_of_real_drafts_are_followed(corpus: Path) -> None:
    names = ("road_2023.md", "antimonopoly_2022.md", "szdata_2021.md", "ndsr_2024_final.md", "aia_com2021_en.txt")
    found = hard_edits.score([read_file(corpus / "texts" / name)[1] for name in names], seeds=2)
    assert found.precision >= 0.99
    assert found.recall >= 0.98
    for kind in ("split", "split far", "merge", "merge far", "move", "near copy", "delete", "insert"):
        assert found.right[kind] >= 0.9 * found.made[kind], kind


@pytest.mark.parametrize("last", [None, structural_edits.revise])
def test_redrafts_by_clauses_are_followed(last: hard_edits.Edit | None) -> None:
    drafts = [sample_draft("draft2"), sample_draft("draft2", "en")]
    found = hard_edits.score(drafts, 0.3, edits=structural_edits.EDITS, last=last)
    assert found.precision >= 0.98
    assert found.recall >= 0.98


@pytest.mark.corpus
def test_full_revisions_of_real_drafts_by_clauses_are_followed(corpus: Path) -> None:
    names = ("road_2023.md", "csl_2025.md", "espionage_2023.md", "pipl_2021.md", "satellite_draft.txt")
    drafts = [read_file(corpus / "texts" / name)[1] for name in names]
    found = hard_edits.score(drafts, 0.3, seeds=1, edits=structural_edits.EDITS, last=structural_edits.revise)
    assert found.precision >= 0.99
    assert found.recall >= 0.985
