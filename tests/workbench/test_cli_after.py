"""Looking before taking in, and recording what the words alone settle, on the command line."""

from __future__ import annotations

from pathlib import Path

from tests.workbench.cli_runner import Runner
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
    assert "没有取回" in run("collect", "m", back, "--dry-run").out
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
    assert "0" in run("adoption", "m", "--confirm-certain").out
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
