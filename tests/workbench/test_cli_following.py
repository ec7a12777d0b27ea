"""Duties, lineage and Markdown on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.cli_runner import Runner


def test_duties_of_one_draft(run: Runner, two_drafts: tuple[Path, Path]) -> None:
    found = run("duties", two_drafts[0], "--json").json["duties"]
    assert [(d["article"], d["modality"], d["actor"], d["limit"], d["items"]) for d in found] == [
        ("3", "duty", "数据处理者", "三日内", 2)
    ]
    assert "数据处理者应当" in run("duties", two_drafts[0]).out


def test_duties_between_two_drafts(run: Runner, two_drafts: tuple[Path, Path]) -> None:
    found = run("duties", *two_drafts, "--json").json["changes"]
    assert [(c["state"], c["old"]["article"], c["new"]["article"]) for c in found] == [("changed", "3", "4")]
    assert {"modality", "limit", "items"} <= set(found[0]["what"])
    shown = run("duties", *two_drafts).out
    assert "变更" in shown
    assert "十五日内" in shown


def test_lineage_of_all_articles_and_of_one(run: Runner, two_drafts: tuple[Path, Path]) -> None:
    old, new = two_drafts
    threads = run("lineage", old, new, old, "--json").json["threads"]
    assert ["3", "4", "3"] in [["/".join(stop) for stop in thread["articles"]] for thread in threads]
    one = run("lineage", old, new, "--article", "4")
    assert one.status == 0
    assert "[-应当-]{+可以+}" in one.out
    assert run("lineage", old, new, "--article", "3", "--of", "1").out.count("第四条") >= 1


@pytest.mark.parametrize("extra", [["--article", "99"], ["--of", "7", "--article", "1"]])
def test_lineage_of_what_is_not_there(run: Runner, two_drafts: tuple[Path, Path], extra: list[str]) -> None:
    done = run("lineage", *two_drafts, *extra)
    assert done.status == 1
    assert done.out == ""
    assert "Traceback" not in done.err


def test_lineage_of_one_draft_is_a_sentence(run: Runner, two_drafts: tuple[Path, Path]) -> None:
    assert run("lineage", two_drafts[0]).status == 1


def test_a_comparison_as_markdown(run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]) -> None:
    out = tmp_path / "page.md"
    assert run("compare", *two_drafts, "--md", out).status == 0
    page = out.read_text(encoding="utf-8")
    assert page.startswith("# ")
    assert "<del>应当</del><ins>可以</ins>" in page
    assert "第三条 → 第四条" in page
    assert "| 全文 |" in page


def test_markdown_takes_no_sign_from_a_draft_for_one_of_its_own(run: Runner, tmp_path: Path) -> None:
    old, new, out = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "page.md"
    old.write_text("第一条 平台应当*公开*<b>规则</b>。\n第二条 本办法自公布之日起施行。\n", encoding="utf-8")
    new.write_text("第一条 平台应当*公布*<b>规则</b>。\n第二条 本办法自公布之日起施行。\n", encoding="utf-8")
    assert run("compare", old, new, "--md", out).status == 0
    page = out.read_text(encoding="utf-8")
    assert "\\*" in page
    assert "\\<b\\>" in page


def test_drafts_of_one_title_are_told_apart_by_their_length_and_the_mark_is_explained(
    run: Runner, two_drafts: tuple[Path, Path]
) -> None:
    old = two_drafts[0]
    said = run("lineage", old, old).out.splitlines()
    assert said[0].count(" 条）") == 2
    assert said[1] == "! 有应注意的改动"
