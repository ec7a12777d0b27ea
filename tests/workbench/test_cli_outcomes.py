"""What each later draft did about a comment, on the command line: not adopted in the second draft, adopted in the law."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.comments.word_reading import text_of
from tests.workbench.cli_runner import Runner

Ids = dict[str, str]


@pytest.fixture
def drafts(run: Runner, two_drafts: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path, Path]:
    """Three drafts; the fine was made dearer in the second and lowered as asked in the third, the date never changed."""
    third = tmp_path / "third.txt"
    third.write_text(two_drafts[1].read_text(encoding="utf-8").replace("五十万元", "五万元"), encoding="utf-8")
    return (*two_drafts, third)


@pytest.fixture
def sent(run: Runner, drafts: tuple[Path, Path, Path]) -> Ids:
    """Proposals on the first draft, sent; the second has come."""
    run("import", drafts[0], "--matter", "m", "--label", "draft1")
    ids = {
        "fine": run("comment", "m", "4", "--quote", "十万元", "--proposal", "五万元").out.strip(),
        "date": run("comment", "m", "5", "--quote", "2022年1月1日", "--proposal", "2022年7月1日").out.strip(),
    }
    for each in ids.values():
        run("set", each, "--status", "submitted")
    run("import", drafts[1], "--matter", "m", "--label", "draft2")
    return ids


def outcomes(run: Runner, identifier: str) -> list[tuple[str, str, str]]:
    listed = {each["id"]: each for each in run("comments", "m", "--json").json}
    return [(each["draft"], each["verdict"], each["by"]) for each in listed[identifier]["outcomes"]]


def test_what_the_program_finds_is_kept_when_a_comment_is_carried_on(run: Runner, sent: Ids) -> None:
    assert outcomes(run, sent["fine"]) == []
    assert run("carry", "m", "--accept", sent["fine"], sent["date"]).status == 0
    assert outcomes(run, sent["fine"]) == [("draft2", "contrary", "program")]
    assert outcomes(run, sent["date"]) == [("draft2", "not", "program")]
    shown = run("comments", "m").out
    assert "采纳情况：“draft2”反向修改（程序比对）" in shown
    assert "已提交" in shown, "the program's word changes no status"
    assert "采纳情况" in run("history", sent["fine"]).out
    assert run("undo").status == 0
    assert outcomes(run, sent["fine"]) == []


def test_not_adopted_in_the_second_draft_and_adopted_in_the_law(
    run: Runner, sent: Ids, drafts: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    assert run("adoption", "m", "--confirm", sent["fine"], "not").status == 0
    assert run("carry", "m", "--accept", sent["fine"]).status == 0
    assert outcomes(run, sent["fine"]) == [("draft2", "not", "person")], "the program overwrites no person"
    run("import", drafts[2], "--matter", "m", "--label", "law")
    (before,) = [each for each in run("adoption", "m", "--json").json["comments"] if each["id"] == sent["fine"]]
    assert (before["verdict"], before["recorded"], before["recorded_by"]) == ("adopted", None, None)
    assert run("adoption", "m", "--confirm", sent["fine"], "adopted").status == 0
    assert outcomes(run, sent["fine"]) == [("law", "adopted", "person"), ("draft2", "not", "person")]
    (after,) = [each for each in run("adoption", "m", "--json").json["comments"] if each["id"] == sent["fine"]]
    assert (after["status"], after["recorded"], after["recorded_by"]) == ("adopted", "adopted", "审阅人甲")
    assert [(each["draft"], each["verdict"]) for each in after["former"]] == [("draft2", "not")]
    assert "此前：“draft2”未采纳" in run("adoption", "m").out
    assert "采纳情况：“law”采纳；“draft2”未采纳" in run("comments", "m").out
    for kind in ("adoption", "changes"):
        run("memo", "m", tmp_path / f"{kind}.docx", "--kind", kind)
        words = text_of((tmp_path / f"{kind}.docx").read_bytes())
        assert "此前（“draft2”）：未采纳" in words
        assert "审阅人甲" not in words


def test_what_is_recorded_of_an_earlier_draft_leaves_the_status_of_the_latest(
    run: Runner, sent: Ids, drafts: tuple[Path, Path, Path]
) -> None:
    run("import", drafts[2], "--matter", "m", "--label", "law")
    assert run("adoption", "m", "--confirm", sent["fine"], "adopted").status == 0
    done = run("adoption", "m", "--to", "draft2", "--confirm", sent["fine"], "contrary", "--json").json
    assert done["status"] == "adopted"
    assert [(each["draft"], each["verdict"]) for each in done["outcomes"]] == [
        ("law", "adopted"),
        ("draft2", "contrary"),
    ]
    assert run("undo").status == 0
    assert outcomes(run, sent["fine"]) == [("law", "adopted", "person")]


def test_all_that_the_words_settle_is_recorded_of_its_draft(run: Runner, sent: Ids) -> None:
    assert run("adoption", "m", "--confirm-certain").status == 0
    assert outcomes(run, sent["date"]) == [("draft2", "not", "person")]


def test_a_copy_that_went_round_and_came_back_leaves_outcomes_alone(run: Runner, sent: Ids, tmp_path: Path) -> None:
    run("adoption", "m", "--confirm", sent["fine"], "not")
    run("carry", "m", "--accept", sent["fine"])
    before = outcomes(run, sent["fine"])
    assert run("circulate", "m", tmp_path / "copy.docx").status == 0
    assert run("collect", "m", tmp_path / "copy.docx").status == 0
    assert outcomes(run, sent["fine"]) == before == [("draft2", "not", "person")]


def test_a_bundle_takes_outcomes_to_another_store(
    run: Runner, sent: Ids, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("adoption", "m", "--confirm", sent["fine"], "not")
    for name, option in (("bundle.zip", ()), ("texts", ("--text",))):
        assert run("pack", "m", tmp_path / name, *option).status == 0
    for name in ("bundle.zip", "texts"):
        monkeypatch.setenv("WORKBENCH_STORE", str(tmp_path / f"{name}.db"))
        done = run("merge", tmp_path / name)
        assert done.status == 0, done.err
        assert outcomes(run, sent["fine"]) == [("draft2", "not", "person")]
