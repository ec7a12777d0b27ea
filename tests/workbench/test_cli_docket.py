"""Many matters on the command line: their facts, who changed them, filters, a year."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.cli_runner import Runner


@pytest.fixture
def docket(run: Runner, two_drafts: tuple[Path, Path]) -> Runner:
    old, new = two_drafts
    for slug, file, facts in (
        ("data", old, ("--deadline", "2021-12-13", "--regulator", "示例网信部门")),
        ("tax", new, ("--deadline", "2021-12-31", "--regulator", "示例税务部门")),
        ("old", old, ("--deadline", "2021-11-20", "--regulator", "示例网信部门")),
    ):
        assert run("import", file, "--matter", slug, "--title", f"{slug}办法", *facts).status == 0
    changed = run(
        "matter",
        "data",
        "--topic",
        "数据",
        "--topic",
        "安全",
        "--topic",
        "数据",
        "--owner",
        "审阅人甲",
        "--opened",
        "2021-11-14",
    )
    assert changed.status == 0
    assert "经办：审阅人甲" in changed.out
    return run


def slugs(run: Runner, *options: object) -> list[str]:
    return [found["slug"] for found in run("matters", *options, "--json").json]


def test_matters_are_listed_by_deadline_with_what_the_docket_knows(docket: Runner) -> None:
    found = docket("matters", "--json").json
    assert [each["slug"] for each in found] == ["data", "tax", "old"]
    first = found[0]
    assert (first["issuer"], first["topics"], first["owner"]) == ("示例网信部门", ["数据", "安全"], "审阅人甲")
    assert (first["status"], first["status_set"], first["days_left"]) == ("watching", False, 12)
    assert (first["sent"], first["exported"], first["late"]) == ([], None, False)
    assert found[2]["status"] == "closed"
    shown = docket("matters").out
    assert "审阅人甲" in shown
    assert "内部定稿" in shown


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (("--regulator", "网信"), ["data", "old"]),
        (("--topic", "安全"), ["data"]),
        (("--owner", ""), ["tax", "old"]),
        (("--status", "closed", "--status", "watching"), ["data", "tax", "old"]),
        (("--status", "closed"), ["old"]),
        (("--due-within", "12"), ["data"]),
        (("--due-within", "40", "--regulator", "税"), ["tax"]),
        (("--late",), []),
    ],
)
def test_the_docket_is_narrowed(docket: Runner, options: tuple[str, ...], wanted: list[str]) -> None:
    assert slugs(docket, *options) == wanted


def test_a_day_below_zero_is_refused(docket: Runner) -> None:
    for arguments in (("matters", "--due-within", "-1"), ("deadlines", "--within", "-3")):
        done = docket(*arguments)
        assert (done.status, done.out) == (1, "")
        assert "负数" in done.err


def test_no_match_is_said_otherwise_than_no_matter(docket: Runner) -> None:
    assert "没有符合条件" in docket("matters", "--topic", "无").out


def test_facts_have_a_history_and_are_taken_back(docket: Runner) -> None:
    assert docket("matter", "data", "--owner", "审阅人乙", "--status", "working").status == 0
    last = docket("matter", "data", "--history", "--json").json[-1]
    assert last["changes"] == [
        {"field": "owner", "before": "审阅人甲", "after": "审阅人乙"},
        {"field": "stage", "before": None, "after": "working"},
    ]
    undone = docket("matter", "data", "--undo", "--json").json
    assert (undone["owner"], undone["status"], undone["status_set"]) == ("审阅人甲", "watching", False)
    assert docket("matter", "data", "--redo", "--json").json["owner"] == "审阅人乙"
    assert docket("matter", "data", "--redo").status == 1
    actions = [event["action"] for event in docket("matter", "data", "--history", "--json").json]
    assert actions == ["edited", "edited", "undone", "redone"]
    assert "撤销 #2" in docket("matter", "data", "--history").out
    for _ in range(2):
        assert docket("matter", "data", "--undo").status == 0
    assert docket("matter", "data", "--undo").status == 1
    assert docket("matter", "data", "--json").json["opened"] is None


def test_what_a_colleague_changed_since_is_not_undone(docket: Runner) -> None:
    assert docket("--as", "审阅人乙", "matter", "data", "--owner", "审阅人丙").status == 0
    refused = docket("matter", "data", "--undo")
    assert refused.status == 1
    assert "经办人" in refused.err
    assert docket("matter", "data", "--json").json["owner"] == "审阅人丙"


def test_a_change_and_undo_together_change_nothing(docket: Runner) -> None:
    assert docket("matter", "data", "--undo", "--owner", "x").status == 1
    assert docket("matter", "data", "--json").json["owner"] == "审阅人甲"


@pytest.mark.parametrize(
    "channel", ["email=notanemail", "email=a@b", "email=a@example.org、b@example.org", "fax=传真", "phone=12"]
)
def test_an_address_that_cannot_be_one_is_refused(docket: Runner, channel: str) -> None:
    refused = docket("matter", "data", "--channel", channel)
    assert refused.status == 1
    assert docket("matter", "data", "--json").json["channels"] == []


def test_topics_and_owner_are_cleared(docket: Runner) -> None:
    cleared = docket("matter", "data", "--topic", "none", "--owner", "", "--json").json
    assert (cleared["topics"], cleared["owner"]) == ([], "")


def test_a_year_by_month_and_by_consultation(docket: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = docket("comment", "data", "3", "--quote", "三日内", "--proposal", "十日内")
    assert docket("export", "data", tmp_path / "a.docx").status == 0
    monkeypatch.setenv("WORKBENCH_NOW", "2021-12-14T00:00:00+08:00")
    late = docket("export", "data", tmp_path / "b.docx")
    assert "逾期" in late.out
    assert docket("sent", "data", tmp_path / "b.docx", "--channel", "email", "--json").json["late"] is True
    assert docket("set", done.out.strip(), "--status", "adopted").status == 0
    year = docket("matters", "--year", "2021", "--json").json
    assert [each["slug"] for each in year["matters"]] == ["data", "old", "tax"]
    december, whole = year["months"][11], year["months"][12]
    assert (december["closed"], december["sent"], december["late"], december["adopted"]) == (2, 1, 1, 1)
    assert (whole["month"], whole["opened"], whole["closed"]) == (None, 1, 3)
    shown = docket("matters", "--year", "2021").out
    assert "12月" in shown
    assert "逾期" in shown
    assert docket("matters", "--year", "1999", "--json").json["matters"] == []
    assert slugs(docket, "--late") == ["data"]


@pytest.mark.parametrize("year", ["-1", "0", "99999", "去年"])
def test_a_slip_in_a_year_is_refused_and_not_counted(docket: Runner, year: str) -> None:
    refused = docket("matters", f"--year={year}")
    assert refused.status != 0
    assert year in refused.err
    assert refused.out == ""


def test_several_stages_after_one_option_or_one_each(docket: Runner) -> None:
    together = docket("matters", "--status", "working", "watching", "--json").json
    apart = docket("matters", "--status", "working", "--status", "watching", "--json").json
    assert together == apart
    assert together


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_year_says_each_round_of_a_matter_with_several(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    for label, now, opened, deadline in (
        ("draft-1", "2021-03-02", "2021-03-01", "2021-04-01"),
        ("draft-2", "2021-09-02", "2021-09-01", "2021-10-08"),
    ):
        monkeypatch.setenv("WORKBENCH_NOW", f"{now}T09:00:00+08:00")
        path = tmp_path / f"{label}.txt"
        path.write_text(
            f"示例条例（征求意见稿）\n\n第一条 为了{label}，制定本条例。\n第二条 本条例自公布之日起施行。\n", "utf-8"
        )
        assert run("import", path, "--matter", "twice", "--label", label, "--deadline", deadline).status == 0
        monkeypatch.setenv("WORKBENCH_NOW", f"{now}T09:00:05+08:00")
        assert run("matter", "twice", "--opened", opened).status == 0
    monkeypatch.setenv("WORKBENCH_LANG", language)
    year = run("matters", "--year", "2021", "--json").json
    assert [each["rounds"] for each in year["matters"]] == [
        [
            {"draft": "draft-1", "opened": "2021-03-01", "deadline": "2021-04-01"},
            {"draft": "draft-2", "opened": "2021-09-01", "deadline": "2021-10-08"},
        ]
    ]
    whole = year["months"][12]
    assert (whole["opened"], whole["closed"]) == (2, 2)
    shown = run("matters", "--year", "2021").out
    rounds = "draft-1 2021-03-01 → 2021-04-01"
    wanted = (
        (f"2 轮：{rounds}；draft-2", "1 个项目，2021 年内征求意见 2 轮")
        if language == "zh"
        else (f"2 rounds: {rounds}; draft-2", "1 matter; 2 rounds of consultation in 2021")
    )
    for words in wanted:
        assert words in shown
