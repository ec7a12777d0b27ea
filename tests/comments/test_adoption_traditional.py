"""Verdicts on proposals in traditional letters: those of the same proposals in simplified ones, with the words that are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from comments.adoption import Verdict, judge_edit
from comments.outcomes import Outcome, outcomes
from comments.records import Comment
from drafts.compare import compare
from drafts.model import Draft
from drafts.normalize import normalize
from drafts.parse import parse
from tests.comments.test_adoption_cases import CASES, comment_of, judged, rows_of
from tests.drafts.traditional_letters import traditional


def _draft(file: Path) -> Draft:
    return parse(normalize(traditional(file.read_text(encoding="utf-8"))).text)


def _in_traditional(case: Path) -> dict[str, Outcome]:
    old, new = _draft(case / "old.txt"), _draft(case / "new.txt")
    made: list[Comment] = []
    for row in rows_of(case):
        said = {key: traditional(row[key]) for key in ("article", "quote", "proposal")}
        made.append(comment_of(old, {**row, **said}))
    return {each.comment.id: each for each in outcomes(made, compare(old, new))}


@pytest.mark.parametrize(
    "case", [case for case in sorted(CASES.iterdir()) if case.name.startswith("zh")], ids=lambda case: case.name
)
def test_proposals_are_judged_as_in_simplified_letters(case: Path) -> None:
    simplified, other = judged(case), _in_traditional(case)
    assert {name: found.verdict for name, found in other.items()} == {
        name: found.verdict for name, found in simplified.items()
    }


def test_the_words_that_decide_are_those_that_are_printed() -> None:
    found = judge_edit("應當報告主管機關。", "可以在三十日內報告主管機關。", "可以在十五日內報告主管機關。", "zh")
    assert found.verdict is Verdict.PARTLY
    assert [word.text for word in found.words] == ["可以在三十日內"]
