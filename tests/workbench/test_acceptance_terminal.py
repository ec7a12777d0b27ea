"""What only a real process on a real terminal shows: text being typed survives the process, and changes are told without colour."""

from __future__ import annotations

import re
import shutil
import sys
import time
from pathlib import Path

import pytest

from drafts.comparison import Op
from tests.workbench.pseudo_terminal import PseudoTerminal
from tests.workbench.screen_setting import NOW, SLUG, open_workspace
from workbench.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
COLOUR = re.compile(rb"\x1b\[[0-9;]*?(?:[34][0-7]|9[0-7]|10[0-7]|[34]8[;:])[0-9;:]*m")


def environment(folder: Path) -> dict[str, str]:
    """A store, a person, a clock and a place for files of the program's own."""
    return {
        "WORKBENCH_STORE": str(folder / "store.sqlite3"), "WORKBENCH_USER": "审阅人甲", "WORKBENCH_LANG": "zh",
        "WORKBENCH_NOW": "2021-12-11T12:19:00+00:00", "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }  # fmt: skip


def wait_kept(terminal: PseudoTerminal, folder: Path, text: str, seconds: float = 15.0) -> None:
    """Wait until the store has what was typed, as happens a moment after typing stops."""
    end = time.monotonic() + seconds
    with Workspace.open(str(folder / "store.sqlite3"), "审阅人甲", lambda: NOW) as workspace:
        while [typed.body for typed in workspace.unsaved()] != [text]:
            assert time.monotonic() < end, workspace.unsaved()
            terminal.settle(0.05)


def test_19_text_typed_before_a_kill_is_offered_back(tmp_path: Path) -> None:
    open_workspace(tmp_path).close()
    with PseudoTerminal(["-m", "workbench"], environment(tmp_path)) as terminal:
        terminal.wait_for("数据安全管理办法")
        terminal.press("enter")
        terminal.wait_for("专家委员会")
        terminal.press("4", "enter")
        terminal.press("f4")
        terminal.wait_for("新意见")
        terminal.press("三十日仍然过长，")
        terminal.press("建议恢复十日")
        wait_kept(terminal, tmp_path, "三十日仍然过长，建议恢复十日")
        terminal.kill()
    with PseudoTerminal(["-m", "workbench"], environment(tmp_path)) as terminal:
        terminal.wait_for("没写完的意见")
        terminal.wait_for("三十日仍然过长，建议恢复十日")
        terminal.press("enter")
        terminal.wait_for("新意见")
        terminal.press("ctrl+s")
        terminal.wait_for("已保存")
        terminal.press("q")
        assert terminal.wait_ended() == 0
    with open_workspace(tmp_path) as workspace:
        assert [(c.label, c.body) for c in workspace.comments(SLUG)] == [("第四条", "三十日仍然过长，建议恢复十日")]
        assert workspace.unsaved() == ()


def test_16_without_colour_new_words_are_told_from_old_ones(tmp_path: Path) -> None:
    open_workspace(tmp_path).close()
    with PseudoTerminal(["-m", "workbench"], {**environment(tmp_path), "NO_COLOR": "1"}) as terminal:
        terminal.wait_for("数据安全管理办法")
        terminal.press("enter")
        terminal.wait_for("应当在[-十日-]")
        terminal.wait_for("{+三十日+}内公布")
        terminal.settle()
        assert not COLOUR.search(terminal.raw)


@pytest.mark.corpus
def test_16_on_a_real_draft_too(corpus: Path, tmp_path: Path) -> None:
    given = {**environment(tmp_path), "NO_COLOR": "1"}
    with Workspace.open(given["WORKBENCH_STORE"], "审阅人甲", lambda: NOW) as workspace:
        for name in ("pdr_draft.txt", "pdr_final.txt"):
            workspace.import_draft(corpus / "texts" / name, "real", label=name[:-4])
        row = workspace.compare("real").row_of_new("art_12")
        assert row is not None
        told = {op: {c.text for c in row.changes if c.op is op and c.text.strip()} for op in (Op.DELETE, Op.INSERT)}
    with PseudoTerminal(["-m", "workbench"], given) as terminal:
        terminal.wait_for("公共数据资源登记")
        terminal.press("enter")
        terminal.wait_for("意见 0")  # all is there: what follows draws the text alone, its lines one after another
        terminal.settle()
        terminal.press("1", "2", "enter")
        terminal.settle()
        drawn = re.sub(r"[\s▌]", "", terminal.output)  # lines joined
        assert told[Op.DELETE] or told[Op.INSERT]
        for op, before, after in ((Op.DELETE, "[-", "-]"), (Op.INSERT, "{+", "+}")):
            for text in told[op]:
                assert f"{before}{text}{after}" in drawn, text
        assert not COLOUR.search(terminal.raw)


def test_with_sixteen_colours_only_those_are_used(tmp_path: Path) -> None:
    open_workspace(tmp_path).close()
    few = {**environment(tmp_path), "TERM": "xterm", "COLORTERM": ""}
    with PseudoTerminal(["-m", "workbench"], few) as terminal:
        terminal.wait_for("数据安全管理办法")
        terminal.press("enter")
        terminal.wait_for("应当在[-十日-]")
        terminal.wait_for("{+三十日+}内公布")
        terminal.settle()
        assert COLOUR.search(terminal.raw)
        assert b"38;2;" not in terminal.raw
        assert b"38;5;" not in terminal.raw


@pytest.mark.corpus
def test_19_on_a_real_draft_too(corpus: Path, tmp_path: Path) -> None:
    given = environment(tmp_path)
    with Workspace.open(given["WORKBENCH_STORE"], "审阅人甲", lambda: NOW) as workspace:
        workspace.import_draft(corpus / "texts" / "espionage_2023.md", "real", label="draft1")
    with PseudoTerminal(["-m", "workbench"], given) as terminal:
        terminal.wait_for("反间谍法")
        terminal.press("enter")
        terminal.wait_for("第一条")
        terminal.press("2", "4", "enter")
        terminal.press("f3", ")", "f4")
        terminal.wait_for("新意见")
        terminal.press("这一句应当写明批准程序")
        wait_kept(terminal, tmp_path, "这一句应当写明批准程序")
        terminal.kill()
    shutil.copy(given["WORKBENCH_STORE"], tmp_path / "after.sqlite3")
    with Workspace.open(str(tmp_path / "after.sqlite3"), "审阅人甲", lambda: NOW) as workspace:
        (kept,) = workspace.unsaved()
        assert kept.body == "这一句应当写明批准程序"
        assert kept.quote is not None
        assert kept.label == "第二十四条"
