"""Corrections of an alignment: kept with the matter, obeyed by every comparison, and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comments.errors import InvalidRecordError, UnknownRecordError
from drafts.aligning.pins import PinAction, read_pins
from drafts.errors import UnknownProvisionError
from tests.comments.store_builders import Clock
from workbench.cli import main
from workbench.workspace import Workspace

OLD = """示例管理办法

第一条　使用单位应当在三十日内向主管部门办理登记手续。
第二条　运营单位应当公示收费标准和服务电话。
第三条　任何单位和个人不得擅自拆除安全标志。
第四条　本办法自发布之日起施行。
"""
NEW = """示例管理办法

第一条　使用单位应当在十五日内向主管部门办理登记手续。
第二条　任何单位和个人不得擅自拆除安全标志。
第三条　设备发生故障的，维护人员应当立即停用并设置警示。
第四条　本办法自发布之日起施行。
"""


@pytest.fixture
def store(tmp_path: Path) -> str:
    for name, text in (("一稿", OLD), ("二稿", NEW)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    path = str(tmp_path / "store.db")
    with Workspace.open(path, "审阅人甲", Clock()) as workspace:
        for name in ("一稿", "二稿"):
            workspace.import_draft(tmp_path / f"{name}.txt", "demo", label=name)
    return path


def links(workspace: Workspace) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(row.old, row.new) for row in workspace.compare("demo").rows if not row.partial}


def test_a_pin_holds_in_every_later_comparison_and_after_reopening(store: str) -> None:
    with Workspace.open(store, "审阅人甲", Clock()) as workspace:
        assert (("art_2",), ("art_3",)) not in links(workspace)
        workspace.add_pin("demo", PinAction.PAIR, ["2"], ["第三条"])
        assert (("art_2",), ("art_3",)) in links(workspace)
    with Workspace.open(store, "Reviewer B", Clock()) as workspace:
        assert (("art_2",), ("art_3",)) in links(workspace)
        assert [one.kept.person for one in workspace.pins("demo")] == ["审阅人甲"]
        workspace.remove_pin("demo", 1)
        assert (("art_2",), ("art_3",)) not in links(workspace)
        assert workspace.pins("demo") == ()


def test_a_locked_row_refuses_other_pins_until_it_is_unlocked(store: str) -> None:
    with Workspace.open(store, "审阅人甲", Clock()) as workspace:
        workspace.add_pin("demo", PinAction.LOCK, ["1"], ["1"])
        with pytest.raises(InvalidRecordError, match="unpin demo 1"):
            workspace.add_pin("demo", PinAction.UNPAIR, ["1"], ["1"])
        workspace.remove_pin("demo", 1)
        workspace.add_pin("demo", PinAction.UNPAIR, ["1"], ["1"])
        assert (("art_1",), ("art_1",)) not in links(workspace)


def test_undo_goes_back_step_by_step(store: str) -> None:
    with Workspace.open(store, "审阅人甲", Clock()) as workspace:
        workspace.add_pin("demo", PinAction.PAIR, ["2"], ["3"])
        workspace.add_pin("demo", PinAction.UNPAIR, ["1"], ["1"])
        workspace.remove_pin("demo", 1)
        steps = [workspace.undo_pin("demo") for _ in range(3)]
        assert [(step.kept.number, holds) for step, holds in steps] == [(1, True), (2, False), (1, False)]
        with pytest.raises(UnknownRecordError):
            workspace.undo_pin("demo")
    with Workspace.open(store, "Reviewer B", Clock()) as workspace, pytest.raises(UnknownRecordError):
        workspace.undo_pin("demo")


def test_saying_it_twice_keeps_one_pin(store: str) -> None:
    with Workspace.open(store, "审阅人甲", Clock()) as workspace:
        first = workspace.add_pin("demo", PinAction.PAIR, ["2"], ["3"])
        assert workspace.add_pin("demo", PinAction.PAIR, ["第二条"], ["art_3"]).kept == first.kept


@pytest.mark.parametrize("sides", [(["9"], ["1"]), (["1"], ["9"])])
def test_an_unknown_article_is_told_and_nothing_kept(store: str, sides: tuple[list[str], list[str]]) -> None:
    with Workspace.open(store, "审阅人甲", Clock()) as workspace:
        with pytest.raises(UnknownProvisionError):
            workspace.add_pin("demo", PinAction.PAIR, *sides)
        assert workspace.pins("demo") == ()


def test_the_commands_do_the_same(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pin", "demo", "split", "2", "=", "2", "3", "--store", store, "--as", "审阅人甲"]) == 0
    assert main(["pin", "demo", "lock", "1=1", "--store", store]) == 0
    assert main(["pin", "demo", "pair", "1", "=", "2", "--store", store]) == 1
    assert main(["pin", "demo", "merge", "1", "=", "2", "--store", store]) == 1
    assert main(["pin", "demo", "pair", "1", "2", "--store", store]) == 1
    capsys.readouterr()
    assert main(["pins", "demo", "--json", "--store", store]) == 0
    printed = capsys.readouterr().out
    found = json.loads(printed)
    assert [(one["number"], one["action"], one["old"], one["new"]) for one in found["pins"]] == [
        (1, "split", ["2"], ["2", "3"]),
        (2, "lock", ["1"], ["1"]),
    ]
    assert [pin.action for pin in read_pins(printed).pins] == [PinAction.SPLIT, PinAction.LOCK]
    (tmp_path / "pins.json").write_text(printed, encoding="utf-8")
    files = [str(tmp_path / "一稿.txt"), str(tmp_path / "二稿.txt")]
    assert main(["compare", *files, "--json", "--pins", str(tmp_path / "pins.json")]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert (["2"], ["2", "3"]) in [(row["old"], row["new"]) for row in rows]
    assert main(["unpin", "demo", "2", "--store", store]) == 0
    assert main(["unpin", "demo", "2", "--store", store]) == 1
    assert main(["unpin", "demo", "--undo", "--store", store, "--as", "审阅人甲"]) == 0
    assert main(["unpin", "demo", "--store", store]) == 1
    capsys.readouterr()
    assert main(["pins", "demo", "--store", store]) == 0
    assert "二稿" in capsys.readouterr().out


def test_the_workspace_says_why_with_what_was_pinned(store: str) -> None:
    with Workspace.open(store, "审阅人甲", Clock()) as workspace:
        assert any(reason.kind == "words" for reason in workspace.why("demo", "1").reasons)
        workspace.add_pin("demo", PinAction.UNPAIR, ["1"], ["1"])
        assert not workspace.why("demo", "1:1").paired
