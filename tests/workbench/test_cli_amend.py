"""The command `amend`, and decisions applied to a matter's drafts."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.workbench.cli_runner import Runner, make_runner

BASE = """示例市停车场管理办法
第一条　为了加强停车场管理，制定本办法。
第二条　停车场应当在三十日内备案。
第三条　违反本办法第二条规定的，处一千元罚款。
第四条　本办法自公布之日起施行。
"""
DECISION = """示例市人民政府关于修改《示例市停车场管理办法》的决定
决定对《示例市停车场管理办法》作如下修改：
一、将第二条中的“三十日”修改为“十五日”。
二、增加一条，作为第二条：“停车场管理坚持便民原则。”
三、删去第九条。
条文顺序作相应调整。
本决定自公布之日起施行。
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    monkeypatch.setenv("WORKBENCH_STORE", str(tmp_path / "store.db"))
    monkeypatch.setenv("WORKBENCH_USER", "审阅人甲")
    return make_runner(capsys)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    base, decision = tmp_path / "办法.txt", tmp_path / "决定.txt"
    base.write_text(BASE, encoding="utf-8")
    decision.write_text(DECISION, encoding="utf-8")
    return base, decision


def test_the_instructions_that_do_not_fit_come_first_and_on_standard_error(
    run: Runner, files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_LANG", "zh")
    out = tmp_path / "修改后.txt"
    done = run("amend", *files, "--out", out)
    assert done.status == 0
    assert "第 3 项未做到" in done.err
    assert "原文没有第九条" in done.err
    assert done.out.index("原文没有第九条") < done.out.index("[-三十日-]{+十五日+}")
    assert out.read_text(encoding="utf-8") == (
        "示例市停车场管理办法\n第一条　为了加强停车场管理，制定本办法。\n第二条　停车场管理坚持便民原则。\n"
        "第三条　停车场应当在十五日内备案。\n第四条　违反本办法第三条规定的，处一千元罚款。\n第五条　本办法自公布之日起施行。\n"
    )


def test_json_links_every_instruction_to_what_it_did(run: Runner, files: tuple[Path, Path]) -> None:
    found = run("amend", *files, "--json").json
    assert [i["state"] for i in found["instructions"]] == ["done", "done", "unfit", "done"]
    assert found["summary"] == {"done": 3, "unfit": 1, "not-understood": 0, "instructions": 4, "to_check": 0}
    assert [a["number"] for a in found["articles"]] == ["1", "2", "3", "4", "5"]
    for instruction in found["instructions"]:
        for effect in instruction["effects"]:
            assert found["text"][effect["start"] : effect["end"]] == effect["new"]
    assert {e["new"] for e in found["derived"]} == {"第三条", "第四条", "第五条"}


def test_a_comparison_can_be_written_as_word_and_page(run: Runner, files: tuple[Path, Path], tmp_path: Path) -> None:
    word, page = tmp_path / "修订.docx", tmp_path / "比对.html"
    assert run("amend", *files, "--docx", word, "--html", page).status == 0
    assert word.read_bytes().startswith(b"PK")
    assert "十五日" in page.read_text(encoding="utf-8")


def test_plain_text_is_not_written_into_a_word_file(run: Runner, files: tuple[Path, Path], tmp_path: Path) -> None:
    done = run("amend", *files, "--out", tmp_path / "a.docx")
    assert done.status == 1
    assert "--docx" in done.err
    assert not (tmp_path / "a.docx").exists()


def test_a_file_that_orders_nothing_is_refused_with_a_sentence(run: Runner, files: tuple[Path, Path]) -> None:
    done = run("amend", files[0], files[0])
    assert done.status == 1
    assert "compare" in done.err
    assert done.out == ""


def test_a_decision_on_a_law_of_another_name_is_applied_and_said_aloud(
    run: Runner, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_LANG", "zh")
    base, decision = files
    base.write_text(BASE.replace("停车场管理办法", "广告牌管理办法"), encoding="utf-8")
    done = run("amend", base, decision, "--json")
    assert done.status == 0
    assert "《示例市停车场管理办法》" in done.err
    assert done.json["other_law"] in done.err


def test_a_decision_becomes_the_next_draft_of_a_matter(run: Runner, files: tuple[Path, Path]) -> None:
    base, decision = files
    assert run("import", base, "--matter", "parking").status == 0
    done = run("import", decision, "--matter", "parking", "--amends", "draft-1", "--label", "修改后")
    assert done.status == 0, done.err
    drafts = run("drafts", "parking", "--json").json
    assert [d["label"] for d in drafts] == ["draft-1", "修改后"]
    assert drafts[1]["source"] == "决定.txt → draft-1"
    assert drafts[1]["title"] == "示例市停车场管理办法"
    assert drafts[1]["articles"] == 5
    commented = run("comment", "parking", "3", "--quote", "十五日", "--body", "过短")
    assert commented.status == 0, commented.err


def test_a_decision_may_come_from_standard_input(
    run: Runner, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    base, decision = files
    run("import", base, "--matter", "parking")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(decision.read_bytes()), encoding="utf-8"))
    done = run("import", "-", "--matter", "parking", "--amends", "draft-1", "--label", "修改后")
    assert done.status == 0, done.err
    assert run("drafts", "parking", "--json").json[1]["articles"] == 5


def test_a_decision_on_a_draft_that_is_not_there_changes_nothing(run: Runner, files: tuple[Path, Path]) -> None:
    base, decision = files
    run("import", base, "--matter", "parking")
    done = run("import", decision, "--matter", "parking", "--amends", "二稿")
    assert done.status == 1
    assert "二稿" in done.err
    assert len(run("drafts", "parking", "--json").json) == 1
