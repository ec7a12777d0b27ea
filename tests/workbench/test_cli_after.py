"""Looking before taking in, and recording what the words alone settle, on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import comments.outcomes
from comments.adoption import Verdict
from comments.outcomes import Outcome
from comments.records import Comment
from drafts.comparison import Comparison
from tests.workbench.cli_runner import Runner
from tests.workbench.screen_setting import NEW_TEXT, SLUG, open_workspace
from tests.workbench.test_circulation import edited


def test_a_copy_is_looked_at_without_taking_anything_in(
    run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]
) -> None:
    run("import", two_drafts[0], "--matter", "m")
    copy, back = tmp_path / "copy.docx", tmp_path / "back.docx"
    run("circulate", "m", copy)
    back.write_bytes(edited(copy.read_bytes(), "三日内", "十日内"))
    trial = run("collect", "m", back, "--dry-run", "--json").json
    assert (trial["dry_run"], trial["new"]) == (True, 1)
    assert run("comments", "m", "--json").json == []
    assert [each["comment"] for each in trial["items"]] == [None], "nothing that could be looked up"
    shown = run("collect", "m", back, "--dry-run").out
    assert "没有取回" in shown
    assert shown.endswith("下列事项” → “数据处理者应当在十日内向主管部门报告下列事项”\n")
    assert "\n  合伙人丙  第三条  修订：“数据处理者" in shown
    taken = run("collect", "m", back, "--json").json
    assert (taken["dry_run"], taken["new"]) == (False, 1)
    assert len(run("comments", "m", "--json").json) == 1
    assert run("collect", "m", back, "--dry-run", "--json").json["new"] == 0


def test_what_the_words_alone_settle_is_recorded_at_once_and_taken_back_at_once(
    run: Runner, two_drafts: tuple[Path, Path]
) -> None:
    old, new = two_drafts
    run("import", old, "--matter", "m", "--label", "draft1")
    ids = {
        "taken": run("comment", "m", "3", "--quote", "应当在三日内", "--proposal", "可以在十五日内").out.strip(),
        "not alone": run("comment", "m", "3", "--quote", "三日内", "--proposal", "十五日内").out.strip(),
        "against": run("comment", "m", "4", "--quote", "十万元", "--proposal", "五万元").out.strip(),
        "kept": run("comment", "m", "5", "--quote", "2022年1月1日", "--proposal", "2022年7月1日").out.strip(),
    }
    run("import", new, "--matter", "m", "--label", "draft2")
    nothing = run("adoption", "m", "--confirm-certain").out
    assert "没有文字无疑、待记下的结果" in nothing
    assert "undo" not in nothing.splitlines()[0]
    for each in ids.values():
        run("set", each, "--status", "submitted")

    def statuses() -> dict[str, str]:
        return {c["id"]: c["status"] for c in run("comments", "m", "--json").json}

    assert run("adoption", "m", "--confirm-certain", "--json").status == 0
    assert statuses() == {
        ids["taken"]: "adopted",
        ids["not alone"]: "submitted",  # taken up, but the duty beside it became a permission
        ids["against"]: "submitted",
        ids["kept"]: "rejected",
    }
    run("undo")
    assert set(statuses().values()) == {"submitted"}


def test_what_was_judged_before_isn_t_judged_again_until_its_words_or_the_drafts_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[int] = []
    right = comments.outcomes.outcomes

    def counted(
        asked: Iterable[Comment], comparison: Comparison, before_each: Callable[[], object]
    ) -> tuple[Outcome, ...]:
        given = tuple(asked)
        judged.append(len(given))
        return right(given, comparison, before_each)

    monkeypatch.setattr("workbench.workspace.adoption.outcomes", counted)
    workspace = open_workspace(tmp_path)
    made = workspace.comment(SLUG, "3", draft="draft1", quote="十日内", proposal="三十日内")
    workspace.comment(SLUG, "5", draft="draft1", quote="一万元", proposal="五千元")
    first = workspace.adoption(SLUG)
    workspace.edit(made.id, {"status": "submitted", "response": "已采纳"})
    again = workspace.adoption(SLUG)
    assert judged == [2]
    assert again.outcomes[0].comment.response == "已采纳"
    assert [each.verdict for each in again.outcomes] == [each.verdict for each in first.outcomes]
    workspace.edit(made.id, {"proposal": "五日内"})
    assert workspace.adoption(SLUG).outcomes[0].verdict is not first.outcomes[0].verdict
    assert judged == [2, 1]
    (tmp_path / "third.txt").write_text(NEW_TEXT.replace("三十日", "五日"), encoding="utf-8")
    workspace.import_draft(tmp_path / "third.txt", SLUG, label="draft3")
    assert workspace.adoption(SLUG).outcomes[0].verdict is Verdict.ADOPTED
    workspace.close()


def test_an_internal_proposal_is_marked_as_such_among_the_outcomes(run: Runner, two_drafts: tuple[Path, Path]) -> None:
    old, new = two_drafts
    run("import", old, "--matter", "m", "--label", "draft1")
    given = ("--quote", "三日内", "--proposal", "十五日内")
    inside = run("comment", "m", "3", *given, "--visibility", "internal").out.strip()
    outside = run("comment", "m", "3", *given).out.strip()
    run("import", new, "--matter", "m", "--label", "draft2")
    lines = {line.split()[0]: line for line in run("adoption", "m").out.splitlines() if line.strip()}
    assert lines[inside].endswith("内部")
    assert "内部" not in lines[outside]
    told = {each["id"]: each["visibility"] for each in run("adoption", "m", "--json").json["comments"]}
    assert told == {inside: "internal", outside: "submission"}
