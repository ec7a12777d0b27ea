"""Doubts about a draft of the store: listed, repaired, taken back; comments stay with their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from comments.records import Comment, Visibility
from drafts.errors import DraftError
from tests.workbench.cli_runner import Runner
from tests.workbench.screen_setting import OLD_TEXT, SLUG, open_workspace
from workbench.workspace import Workspace

GLUED = OLD_TEXT.replace("适用本办法。\n第三条", "适用本办法。第三条")
"""第三条 stands in the middle of 第二条's line, where it also reads as a mention of an article that isn't there."""


def with_draft(folder: Path, text: str, label: str = "glued") -> Workspace:
    workspace = open_workspace(folder)
    path = folder / f"{label}.txt"
    path.write_text(text, encoding="utf-8")
    workspace.import_draft(path, SLUG, label=label)
    return workspace


def place(workspace: Workspace, identifier: str) -> tuple[str, str, bool]:
    comment = workspace.store.comment(identifier)
    return comment.article, comment.label, workspace.is_placed(comment)


def test_a_repair_gives_the_article_back_and_undo_the_former_text(tmp_path: Path) -> None:
    with with_draft(tmp_path, GLUED) as workspace:
        before = workspace.version(SLUG, "glued")
        original = workspace.store.original(SLUG, "glued")
        assert len(workspace.draft(SLUG, "glued").articles) == 5
        found = workspace.diagnose(SLUG, "glued")
        assert [(d.code, d.line) for d in found.draft.diagnostics] == [("unresolved-reference", 4), ("gap", 6)]
        done = workspace.repair(SLUG, [2], draft="glued")
        assert [a.number for a in workspace.draft(SLUG, "glued").articles] == ["1", "2", "3", "4", "5", "6"]
        assert workspace.diagnose(SLUG, "glued").draft.diagnostics == ()
        assert done.version.text == GLUED.replace("。第三条", "。\n第三条").replace("\n\n", "\n")
        workspace.undo_repair(SLUG, draft="glued")
        assert workspace.version(SLUG, "glued") == before
        assert workspace.store.original(SLUG, "glued") == original


def test_somebody_else_at_the_same_store_sees_the_repaired_text(tmp_path: Path) -> None:
    with with_draft(tmp_path, GLUED) as mine, open_workspace(tmp_path, person="Reviewer B") as theirs:
        assert len(theirs.draft(SLUG, "glued").articles) == 5
        assert len(theirs.compare(SLUG, "draft1", "glued").new.articles) == 5
        mine.repair(SLUG, [2], draft="glued")
        assert len(theirs.draft(SLUG, "glued").articles) == 6
        assert len(theirs.compare(SLUG, "draft1", "glued").new.articles) == 6


def test_comments_go_along_with_their_words_and_back(tmp_path: Path) -> None:
    with with_draft(tmp_path, GLUED) as workspace:

        def commented(quote: str | None, visibility: Visibility = Visibility.TEAM) -> Comment:
            return workspace.comment(SLUG, "2", draft="glued", quote=quote, body="意见", visibility=visibility)

        whole = commented(None)
        stays = commented("本市开展")
        goes = commented("公布重要数据目录", Visibility.INTERNAL)
        torn = commented("本办法。第三条 市主管部门")
        done = workspace.repair(SLUG, [2], draft="glued")
        assert done.moved == (goes.id,)
        assert done.lost == (torn.id,)
        assert place(workspace, whole.id) == ("art_2", "第二条", True)
        assert place(workspace, stays.id) == ("art_2", "第二条", True)
        assert place(workspace, goes.id) == ("art_3", "第三条", True)
        assert place(workspace, torn.id) == ("art_2", "第二条", False)
        assert {c.id for c in workspace.comments(SLUG, draft="glued")} == {whole.id, stays.id, goes.id, torn.id}
        back = workspace.undo_repair(SLUG, draft="glued")
        assert back.moved == (goes.id,)
        for comment in (whole, stays, goes, torn):
            assert place(workspace, comment.id) == ("art_2", "第二条", True)
            assert workspace.store.comment(comment.id).quote == comment.quote


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    with with_draft(tmp_path, GLUED) as workspace:
        before = workspace.version(SLUG, "glued")
        done = workspace.repair(SLUG, [2], draft="glued", dry_run=True)
        assert len(done.new.articles) == 6
        assert workspace.version(SLUG, "glued") == before
        assert workspace.store.repairs(SLUG, "glued") == ()


def test_a_number_without_a_repair_changes_nothing(tmp_path: Path) -> None:
    gone = OLD_TEXT.replace("第三条 市主管部门应当在十日内公布重要数据目录。\n", "")
    with with_draft(tmp_path, gone) as workspace:
        before = workspace.version(SLUG)
        for number in (1, 7, 0, -1):
            with pytest.raises(DraftError):
                workspace.repair(SLUG, [number])
        assert workspace.version(SLUG) == before


def test_the_commands(tmp_path: Path, run: Runner) -> None:
    with with_draft(tmp_path, GLUED) as workspace:
        store = workspace.store.path
    listed = run("diagnose", SLUG, "--json", "--store", store).json
    assert listed["draft"] == "glued"
    assert [(d["number"], d["code"], d["line"], d["article"]) for d in listed["diagnostics"]] == [
        (1, "unresolved-reference", 4, "art_2"),
        (2, "gap", 6, "art_4"),
    ]
    assert listed["diagnostics"][0]["repair"] is None
    repair = listed["diagnostics"][1]["repair"]
    assert (repair["action"], [(e["removed"], e["inserted"]) for e in repair["edits"]]) == ("split-line", [("", "\n")])
    assert listed["repairs"] == []
    people = run("diagnose", SLUG, "--store", store)
    assert people.out.startswith("1. ")
    assert f"workbench repair {SLUG} 2 --draft glued" in people.out
    dry = run("repair", SLUG, 2, "--dry-run", "--store", store)
    assert "{+⏎+}第三条" in dry.out
    assert run("diagnose", SLUG, "--json", "--store", store).json == listed
    assert run("repair", SLUG, 2, "--store", store, "--as", "Reviewer B").status == 0
    after = run("diagnose", SLUG, "--json", "--store", store).json
    assert after["diagnostics"] == []
    assert [(r["number"], r["person"], r["undone"]) for r in after["repairs"]] == [(1, "Reviewer B", None)]
    assert "Reviewer B" in run("diagnose", SLUG, "--store", store).out
    assert run("repair", SLUG, "--undo", "--store", store).status == 0
    undone = run("diagnose", SLUG, "--json", "--store", store).json
    assert undone["diagnostics"] == listed["diagnostics"]
    assert undone["repairs"][0]["undone_by"]


def test_what_cannot_be_done_is_said(tmp_path: Path, run: Runner) -> None:
    with with_draft(tmp_path, OLD_TEXT) as workspace:
        store = workspace.store.path
    for arguments in (("repair", SLUG), ("repair", SLUG, 1, "--undo"), ("repair", SLUG, 1), ("repair", SLUG, "--undo")):
        done = run(*arguments, "--store", store)
        assert done.status == 1, arguments
        assert done.err.startswith("workbench: ")
        assert not done.out
    assert run("diagnose", SLUG, "--store", store).status == 0


def test_outline_lists_what_could_be_repaired(tmp_path: Path, run: Runner) -> None:
    path = tmp_path / "glued.txt"
    path.write_text(GLUED, encoding="utf-8")
    assert run("outline", path, "--json").json["diagnostics"][1]["repair"]["action"] == "split-line"
    assert "→" in run("outline", path).out
