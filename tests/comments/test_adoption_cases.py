"""What became of planted proposals: every verdict, through renumbering, splits and merges, as a reader judged it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from comments.outcomes import Outcome, outcomes
from comments.records import Comment, CommentType, Priority, Quote, Status, Visibility
from drafts import anchor
from drafts.compare import compare
from drafts.model import Draft, Span
from drafts.reading import read_file

CASES = Path(__file__).parent.parent / "cases" / "adoption"
MOMENT = datetime(2026, 3, 2, tzinfo=UTC)


def rows_of(case: Path) -> list[dict[str, str]]:
    lines = (case / "proposals.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader([line for line in lines if not line.startswith("#")], delimiter="\t"))


def comment_of(old: Draft, row: dict[str, str]) -> Comment:
    key = number = label = ""
    quote: Quote | None = None
    new_article = row["article"] == "+"
    if not new_article:
        article = old.article(row["article"])
        key, number, label = article.key, article.number, article.label
        if row["quote"]:
            at = old.body(article).find(row["quote"])
            if at < 0:  # words of the quote that a reader leaves out stand between
                at, row["quote"] = 0, old.body(article)
            quote = Quote(*anchor.take(old, key, Span(at, at + len(row["quote"]))))
    delete = row["proposal"] == "-"
    return Comment(
        row["case"], "planted", "old", key, number, label, quote, "", "", None if delete else row["proposal"], delete,
        CommentType.SUBSTANTIVE, Priority.NORMAL, Visibility.SUBMISSION, Status.SUBMITTED, "Reviewer A", MOMENT, MOMENT, 1,
        new_article=new_article,
    )  # fmt: skip


@cache
def judged(case: Path) -> dict[str, Outcome]:
    """What became of each proposal of a case, by its name."""
    old, new = (read_file(case / name)[1] for name in ("old.txt", "new.txt"))
    made = [comment_of(old, row) for row in rows_of(case)]
    return {each.comment.id: each for each in outcomes(made, compare(old, new))}


def _cases() -> Iterator[ParameterSet]:
    for case in sorted(CASES.iterdir()):
        for row in rows_of(case):
            wrong = f"the program says {row['missed']}"
            marks = [pytest.mark.xfail(strict=True, reason=wrong)] if row["missed"] else []
            name = f"{case.name}-{row['case'].replace(' ', '-')}"
            yield pytest.param(case, row["case"], row["verdict"], row["now"], id=name, marks=marks)


@pytest.mark.parametrize(("case", "name", "verdict", "now"), list(_cases()))
def test_a_planted_proposal_is_judged_as_a_reader_judged_it(case: Path, name: str, verdict: str, now: str) -> None:
    found = judged(case)[name]
    assert (found.verdict, found.now.number if found.now else "-") == (verdict, now), found.reason("en")


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_where_the_program_is_wrong_it_is_so_as_recorded(case: Path) -> None:
    wrong = {row["case"]: row["missed"] for row in rows_of(case) if row["missed"]}
    assert {name: found.verdict for name, found in judged(case).items() if name in wrong} == wrong
