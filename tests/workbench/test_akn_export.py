"""A draft handed on as Akoma Ntoso: from a file, and from the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from comments.records import Visibility
from tests.workbench.cli_runner import Runner
from tests.workbench.screen_setting import SLUG, open_workspace

CANARY = "金丝雀备忘不得外传"


def test_outline_also_writes_the_draft(run: Runner, two_drafts: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "draft.xml"
    done = run("outline", two_drafts[0], "--json", "--akn", out)
    assert done.status == 0
    words = "".join(str(piece) for piece in etree.parse(out).getroot().itertext())
    assert "".join(words.split()) == "".join(done.json["text"].split())


def test_a_draft_of_the_store_goes_out_without_any_comment(
    tmp_path: Path, akn_schema: etree.XMLSchema, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "draft.xml"
    with open_workspace(tmp_path) as workspace:
        workspace.comment(SLUG, "5", body=CANARY)
        workspace.comment(SLUG, "6", body=CANARY, visibility=Visibility.INTERNAL)
        store = workspace.store.path
        label = workspace.version(SLUG).label
    monkeypatch.setenv("WORKBENCH_NOW", "2024-07-01T12:00:00+08:00")
    done = run("export", SLUG, out, "--form", "akn", "--store", store)
    assert done.status == 0, done.err
    assert label in done.out
    assert "不含意见" in done.out or "without comments" in done.out
    assert akn_schema.validate(etree.parse(out)), str(akn_schema.error_log)
    data = out.read_bytes()
    assert CANARY.encode() not in data
    assert "审阅人甲".encode() not in data
    run("export", SLUG, out, "--form", "akn", "--store", store)
    assert out.read_bytes() == data


def test_a_form_that_is_not_there_is_refused_and_those_there_are_named(tmp_path: Path, run: Runner) -> None:
    with open_workspace(tmp_path) as workspace:
        store = workspace.store.path
    done = run("export", SLUG, tmp_path / "out", "--form", "stone", "--store", store)
    assert done.status == 1
    assert "akn" in done.err
    assert not (tmp_path / "out").exists()
