"""What later drafts did about a comment, as it is shown: the latest in front, and who says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from comments.draft_verdicts import as_json
from comments.records import Comment, DecidedBy, DraftVerdict, Event, Verdict
from comments.store.fields import told_as_json
from tests.workbench.screen_setting import SLUG, open_workspace
from workbench.event_words import changes_told, said
from workbench.outcome_words import outcomes_told
from workbench.render.cards import card_lines
from workbench.render.model import Look
from workbench.screens.adoption_rows import details
from workbench.wording import Words

AT = datetime(2022, 6, 1, tzinfo=UTC)
SECOND = DraftVerdict("二稿", Verdict.NOT, DecidedBy.PERSON, "审阅人甲", sure=True, at=AT)
THIRD = DraftVerdict("三稿", Verdict.PARTLY, DecidedBy.PROGRAM, "审阅人甲", sure=False, at=AT)


def on_a_draft(tmp_path: Path) -> Comment:
    workspace = open_workspace(tmp_path)
    first = workspace.drafts(SLUG)[0].label
    made = workspace.comment(SLUG, "2", draft=first, body="范围过宽。", proposal="改写的条文。")
    return replace(made, outcomes=(SECOND, THIRD))


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("zh", "“三稿”部分采纳（存疑）；“二稿”未采纳"),
        ("en", "partly in 三稿 (a guess); not adopted in 二稿"),
    ],
)
def test_each_draft_is_named_with_its_verdict_and_a_guess_says_so(language: str, wanted: str) -> None:
    assert outcomes_told((THIRD, SECOND), Words(language)) == wanted


def test_a_card_shows_the_latest_in_front(tmp_path: Path) -> None:
    lines = card_lines(on_a_draft(tmp_path), 80, Look("zh"))
    text = "\n".join("".join(run.text for run in line.runs) for line in lines)
    assert "采纳情况：“三稿”部分采纳（存疑）；“二稿”未采纳" in text


def test_the_board_of_outcomes_shows_the_former_ones(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    made = on_a_draft(tmp_path)
    (outcome,) = [each for each in workspace.adoption(SLUG).outcomes if each.comment.id == made.id]
    shown = details(replace(outcome, former=(SECOND,)), Words("zh"))
    assert ("此前：“二稿”未采纳", "$text-muted") in shown


def test_the_history_tells_outcomes_in_words() -> None:
    text = told_as_json(as_json((SECOND, THIRD)))
    event = Event("C000000001", 2, AT, "审阅人甲", "edited", (("outcomes", "", text),))
    ((field, before, after),) = changes_told(event)
    words = Words("zh")
    assert words.field(field) == "采纳情况"
    assert said(field, before, words) == "（空）"
    assert said(field, after, words) == "“三稿”部分采纳（存疑）；“二稿”未采纳"
