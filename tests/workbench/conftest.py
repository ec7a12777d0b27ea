"""Fixtures of the command line's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.cli_runner import Runner, make_runner

OLD = """数据安全管理办法（征求意见稿）

第一章 总则

第一条 为了规范数据处理活动，制定本办法。

第二条 在本市开展数据处理活动，适用本办法。

第二章 义务

第三条 数据处理者应当在三日内向主管部门报告下列事项：
（一）处理目的；
（二）处理方式。

第四条 违反本办法第三条规定的，处一万元以上十万元以下罚款。

第五条 本办法自2022年1月1日起施行。
"""
NEW = """数据安全管理办法（第二次征求意见稿）

第一章 总则

第一条 为了规范数据处理活动，制定本办法。

第二条 本办法所称数据，是指以电子方式记录的信息。

第三条 在本市开展数据处理活动，适用本办法。

第二章 义务

第四条 数据处理者可以在十五日内向主管部门报告下列事项：
（一）处理目的；
（二）处理方式；
（三）处理规模。

第五条 违反本办法第四条规定的，处一万元以上五十万元以下罚款。

第六条 本办法自2022年1月1日起施行。
"""


@pytest.fixture(scope="session")
def _cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _written(_cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which files were written is remembered apart from the user's own."""
    monkeypatch.setattr("workbench.written.user_cache_path", lambda *_, **__: _cache_folder)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    """The command line with a store, a person, a clock and a language of its own."""
    monkeypatch.setenv("WORKBENCH_STORE", str(tmp_path / "store.sqlite3"))
    monkeypatch.setenv("WORKBENCH_USER", "审阅人甲")
    monkeypatch.setenv("WORKBENCH_NOW", "2021-12-01T09:00:00+08:00")
    monkeypatch.setenv("WORKBENCH_LANG", "zh")
    return make_runner(capsys)


@pytest.fixture
def two_drafts(tmp_path: Path) -> tuple[Path, Path]:
    """Two successive drafts of a short rule, our own writing."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new
