"""What became of proposals, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.cli_runner import Runner


@pytest.fixture
def proposed(run: Runner, two_drafts: tuple[Path, Path]) -> dict[str, str]:
    """Proposals on the first of two drafts; the second lets fifteen days instead of three and raises the fine."""
    old, new = two_drafts
    run("import", old, "--matter", "m", "--label", "draft1")
    ids = {
        "limit": run("comment", "m", "3", "--quote", "三日内", "--proposal", "十日内", "--topic", "期限").out.strip(),
        "fine": run("comment", "m", "4", "--quote", "十万元", "--proposal", "五万元").out.strip(),
        "date": run("comment", "m", "5", "--quote", "2022年1月1日", "--proposal", "2022年7月1日").out.strip(),
        "remark": run("comment", "m", "1", "--body", "请说明起草背景。").out.strip(),
    }
    run("import", new, "--matter", "m", "--label", "draft2")
    return ids


def verdicts(run: Runner) -> dict[str, str | None]:
    return {each["id"]: each["verdict"] for each in run("adoption", "m", "--json").json["comments"]}


def test_each_proposal_gets_its_verdict(run: Runner, proposed: dict[str, str]) -> None:
    wanted = {"limit": "adopted", "fine": "contrary", "date": "not", "remark": None}
    assert verdicts(run) == {proposed[name]: verdict for name, verdict in wanted.items()}
    tally = run("adoption", "m", "--json").json["tally"]
    assert tally["all"] == {"adopted": 1, "not": 1, "contrary": 1}
    assert tally["topic"]["期限"] == {"adopted": 1}
    shown = run("adoption", "m").out
    assert "反向改为“五十万元”" in shown
    assert "按主题" in shown
    assert "0.7 以上" in shown  # what the number means stands where the number is
    assert "由人确认" in shown
    assert "\n  一般  " in shown  # weights by the names that people know, not those of the store


def test_a_carried_comment_is_judged_as_it_stood_on_its_first_draft(run: Runner, proposed: dict[str, str]) -> None:
    before = verdicts(run)
    assert run("carry", "m", "--accept", proposed["limit"], proposed["fine"]).status == 0
    run("set", proposed["fine"], "--proposal", "二十万元")
    assert verdicts(run) == before
    assert [
        each["adoption"] for each in run("carry", "m", "--json").json["comments"] if each["id"] == proposed["date"]
    ] == ["not"]


def test_a_person_confirms(run: Runner, proposed: dict[str, str]) -> None:
    refused = run("adoption", "m", "--confirm", proposed["limit"], "adopted")
    assert refused.status == 1
    assert "submitted" in refused.err
    run("set", proposed["limit"], "--status", "submitted")
    done = run("adoption", "m", "--confirm", proposed["limit"], "adopted", "--response", "已吸收。", "--json").json
    assert (done["status"], done["response"]) == ("adopted", "已吸收。")
    assert proposed["limit"] not in [each["id"] for each in run("carry", "m", "--json").json["comments"]]
    gone = run("adoption", "m", "--confirm", proposed["date"], "gone", "--json").json
    assert gone["status"] == "proposed"
    assert "不再适用" in gone["response"]


def test_what_a_person_recorded_is_shown_and_counts_as_it_does_in_the_memo(
    run: Runner, proposed: dict[str, str], tmp_path: Path
) -> None:
    for name in proposed:
        run("set", proposed[name], "--status", "submitted")
    assert "已由人记下 0 项，已报送而待确认 3 项" in run("adoption", "m").out
    done = run("adoption", "m", "--confirm", proposed["fine"], "partly")
    assert done.out.strip() == f"已记下 {proposed['fine']}（第四条）的结果：部分采纳（workbench undo 可撤销）"
    assert run("adoption", "m", "--confirm", proposed["date"], "gone").status == 0
    shown = run("adoption", "m").out
    assert "已由人记下 2 项，已报送而待确认 1 项" in shown
    (line,) = [each for each in shown.splitlines() if each.startswith(proposed["fine"])]
    assert "反向修改" in line
    assert "已记：部分采纳" in line
    told = run("adoption", "m", "--json").json
    assert told["tally"]["all"] == {"adopted": 1, "partly": 1, "gone": 1}
    assert {each["id"]: each["recorded"] for each in told["comments"]} == {
        proposed["limit"]: None, proposed["fine"]: "partly", proposed["date"]: "gone", proposed["remark"]: None,
    }  # fmt: skip
    assert "其中 1 项的结果尚未经人确认" in run("memo", "m", tmp_path / "memo.docx", "--kind", "adoption").out


def test_what_was_recorded_of_the_second_draft_isnt_taken_for_what_the_third_did(
    run: Runner,
    proposed: dict[str, str],
    two_drafts: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The fine was made dearer in the second draft and lowered as asked in the third; the date never changed."""
    for name in proposed:
        run("set", proposed[name], "--status", "submitted")
    for name in ("fine", "date"):
        assert run("adoption", "m", "--confirm", proposed[name], "not").status == 0
    monkeypatch.setenv("WORKBENCH_NOW", "2022-06-01T09:00:00+08:00")
    third = tmp_path / "third.txt"
    third.write_text(two_drafts[1].read_text(encoding="utf-8").replace("五十万元", "五万元"), encoding="utf-8")
    assert run("import", third, "--matter", "m", "--label", "draft3").status == 0

    def recorded() -> dict[str, str | None]:
        return {each["id"]: each["recorded"] for each in run("adoption", "m", "--json").json["comments"]}

    assert recorded()[proposed["fine"]] is None
    assert recorded()[proposed["date"]] == "not"
    assert "采纳 2，未采纳 1" in run("adoption", "m").out
    assert "其中 2 项的结果尚未经人确认" in run("memo", "m", tmp_path / "memo.docx", "--kind", "adoption").out
    assert run("adoption", "m", "--confirm", proposed["fine"], "adopted").status == 0
    assert recorded()[proposed["fine"]] == "adopted"
    second = run("adoption", "m", "--to", "draft2", "--json").json
    assert second["tally"]["all"] == {"adopted": 1, "not": 1, "contrary": 1}, "nor the other way round"


@pytest.mark.parametrize(
    "wrong", [["--confirm", "XXXX", "adopted"], ["--confirm", "ID", "perhaps"], ["--to", "draft9"]]
)
def test_what_cannot_be_recorded_is_a_sentence(run: Runner, proposed: dict[str, str], wrong: list[str]) -> None:
    done = run("adoption", "m", *(proposed["limit"] if each == "ID" else each for each in wrong))
    assert done.status == 1
    assert "Traceback" not in done.err
