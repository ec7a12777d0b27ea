"""Searching from the command line: by place, with marks, in the scope asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.cli_runner import Done, Runner, make_runner

DRAFT = (
    "数据处理办法（征求意见稿）\n\n第一条　为了规范数据处理活动，制定本办法。\n"
    "第二条　处理者应当保护数据。\n处理者应当在三日内报告。\n"
)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    monkeypatch.setenv("WORKBENCH_LANG", "en")
    monkeypatch.setenv("WORKBENCH_STORE", str(tmp_path / "store.db"))
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    runner = make_runner(capsys)
    assert runner("import", draft, "--matter", "rules", "--label", "first").status == 0
    return runner


def test_hits_come_by_place_with_marks_and_counts(run: Runner) -> None:
    made = run("comment", "rules", "1", "--body", "數據不清").out.strip()
    note = run("comment", "rules", "2", "--body", "内部数据", "--visibility", "internal").out.strip()
    found: Done = run("search", "数据", "--json")
    data = found.json
    assert (data["total"], data["more"]) == (5, False)
    kinds = [(hit["kind"], hit["article"], hit["comment"], hit["visibility"]) for hit in data["hits"]]
    assert kinds == [
        ("draft", "", None, None),
        ("draft", "1", None, None),
        ("comment", "1", made, "team"),
        ("draft", "2", None, None),
        ("comment", "2", note, "internal"),
    ]
    for hit in data["hits"]:
        assert [hit["text"][start:end] for start, end in hit["marks"]] == ["數據" if hit["comment"] == made else "数据"]
    assert {(each["key"], each["count"]) for each in data["articles"]} == {("", 1), ("art_1", 2), ("art_2", 2)}
    assert "【數據】不清" in run("search", "数据").out
    assert "internal" in run("search", "数据").out


def test_scopes_and_pages(run: Runner) -> None:
    run("comment", "rules", "1", "--body", "数据")
    assert run("search", "数据", "--in", "drafts", "--json").json["total"] == 3
    assert run("search", "数据", "--in", "comments", "--matter", "rules", "--json").json["total"] == 1
    page = run("search", "数据", "--limit", 1, "--offset", 1, "--json").json
    assert (page["total"], [hit["article"] for hit in page["hits"]]) == (4, ["1"])
    assert run("search", "处理", "报告", "--json").json["total"] == 1
    nothing = run("search", "没有的字")
    assert (nothing.status, nothing.out) == (0, "0 found.\n")
    unknown = run("search", "数据", "--matter", "other")
    assert (unknown.status, "no matter" in unknown.err) == (1, True)
    assert run("doctor", "--rebuild-search", "--json").out
    assert run("search", "数据", "--json").json["total"] == 4
