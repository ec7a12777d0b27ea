"""The packages keep their direction, and quick commands stay quick by what they don't load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

HEAVY = ("textual", "rich", "sqlmodel", "sqlalchemy", "alembic", "pydantic")
SLOW = (
    "argparse",
    "ast",
    "bz2",
    "contextlib",
    "dataclasses",
    "datetime",
    "diff_match_patch",
    "difflib",
    "docx",
    "email",
    "gettext",
    "hashlib",
    "importlib",
    "inspect",
    "ipaddress",
    "json",
    "locale",
    "logging",
    "lxml",
    "lzma",
    "pathlib",
    "pkgutil",
    "platformdirs",
    "pypdfium2",
    "random",
    "rapidfuzz",
    "shutil",
    "statistics",
    "string",
    "subprocess",
    "tempfile",
    "tokenize",
    "tomllib",
    "typing",
    "urllib",
    "zipfile",
)
"""Each takes half a millisecond to load, some ten, and comparing two texts needs none of them.

`dataclasses` loads `inspect`, `ast` and `tokenize`, 4 ms, and compiles what it makes, 0.4 ms a class: what `drafts` makes for a
comparison are the named tuples of `drafts.records`, or classes written out where something in them changes.
"""
RULE = """测试管理办法
第一条 为了测试，制定本办法。
第二条 经营者应当在三十日内备案。
"""


def loaded_by(arguments: list[str], looked_for: tuple[str, ...] = HEAVY) -> set[str]:
    """Which of these modules a command has loaded when it ends, in a fresh interpreter."""
    program = (
        "import sys\n"
        "from workbench.cli import main\n"
        "try:\n"
        f"    status = main({arguments!r})\n"
        "except SystemExit as left:\n"
        "    status = left.code\n"
        "assert not status, status\n"
        f"print('LOADED', *[name for name in {looked_for!r} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    last = next(line for line in done.stderr.splitlines() if line.startswith("LOADED"))
    return set(last.split()[1:])


def test_help_loads_neither_database_nor_screen() -> None:
    assert loaded_by(["--help"]) == set()


def test_help_loads_nothing_that_only_a_command_needs_which_runs() -> None:
    needed_later = (
        "workbench.wording",
        "workbench.keymap",
        "comments.submission",
        "comments.collected",
        "drafts.compare",
    )
    assert loaded_by(["--help"], needed_later) == set()


@pytest.mark.parametrize("extra", [[], ["--json"]])
def test_outline_loads_neither_database_nor_screen(tmp_path: Path, extra: list[str]) -> None:
    file = tmp_path / "rule.txt"
    file.write_text(RULE, encoding="utf-8")
    assert loaded_by(["outline", str(file), *extra]) == set()


@pytest.mark.parametrize("extra", [[], ["--json"]])
def test_compare_loads_neither_database_nor_screen(tmp_path: Path, extra: list[str]) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(RULE, encoding="utf-8")
    new.write_text(RULE.replace("三十日", "十日"), encoding="utf-8")
    assert loaded_by(["compare", str(old), str(new), *extra]) == set()


def test_reading_and_comparing_texts_load_only_what_they_need(tmp_path: Path) -> None:
    """Half of the time that a command takes may go into loading what it doesn't use."""
    unavoidable = (
        "import sys, bisect, collections.abc, enum, functools, math, operator, re, unicodedata\n"
        f"print(*[name for name in {SLOW!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", unavoidable], capture_output=True, encoding="utf-8", check=True)
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(RULE, encoding="utf-8")
    new.write_text(RULE.replace("三十日", "十日"), encoding="utf-8")
    assert loaded_by(["compare", str(old), str(new), "--json"], SLOW) <= set(done.stdout.split())
    known = {"datetime", "hashlib"}  # what a notice says, and the file's digest
    assert loaded_by(["outline", str(new), "--json"], SLOW) <= {*known, *done.stdout.split()}


def test_what_reads_mentions_is_loaded_for_drafts_that_may_hold_one(tmp_path: Path) -> None:
    readers = ("drafts.references", "drafts.referring.places", "drafts.referring.reference_words")
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(RULE, encoding="utf-8")
    new.write_text(RULE.replace("三十日", "十日"), encoding="utf-8")
    assert loaded_by(["compare", str(old), str(new), "--json"], readers) == set()
    for mention in ("依照前款规定", "依照第一条规定", "依照前條規定", "前号の項"):
        new.write_text(RULE.replace("三十日", mention), encoding="utf-8")
        assert loaded_by(["compare", str(old), str(new), "--json"], readers) == set(readers)


def test_comparing_texts_compiles_no_annotation(tmp_path: Path) -> None:
    """Named tuples compile annotations that are strings, one by one; all of them together take as long as reading a draft."""
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(RULE, encoding="utf-8")
    new.write_text(RULE.replace("三十日", "十日"), encoding="utf-8")
    program = (
        "import builtins\n"
        "compiled, compile = [], builtins.compile\n"
        "def listed(source, *rest, **named):\n"
        "    if isinstance(source, str):\n"  # modules are compiled from bytes
        "        compiled.append(source)\n"
        "    return compile(source, *rest, **named)\n"
        "builtins.compile = listed\n"
        "from workbench.cli import main\n"
        f"assert main({['compare', str(old), str(new), '--json']!r}) == 0\n"
        "assert not compiled, compiled\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


def test_word_is_written_without_a_database(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(RULE, encoding="utf-8")
    new.write_text(RULE.replace("三十日", "十日"), encoding="utf-8")
    assert loaded_by(["compare", str(old), str(new), "--docx", str(tmp_path / "redline.docx")]) == set()


def test_imports_keep_the_direction_of_the_layers() -> None:
    program = Path(sys.executable).with_name("lint-imports" + (".exe" if sys.platform == "win32" else ""))
    done = subprocess.run([str(program)], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_amend_loads_neither_database_nor_screen(tmp_path: Path) -> None:
    law, decision = tmp_path / "rule.txt", tmp_path / "decision.txt"
    law.write_text(RULE, encoding="utf-8")
    decision.write_text("关于修改《测试管理办法》的决定\n一、将第二条中的“三十日”修改为“十日”。\n", encoding="utf-8")
    assert loaded_by(["amend", str(law), str(decision)]) == set()


def test_the_docket_and_a_text_are_shown_before_the_database_is_loaded() -> None:
    shown = "workbench.app, workbench.first_text, workbench.screens.docket, workbench.screens.review"
    program = (
        f"import sys, {shown}\nprint(*[name for name in ('sqlmodel', 'sqlalchemy', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    assert done.stdout.split() == []


def test_the_first_screen_is_drawn_before_records_and_the_setting_of_drafts_are_loaded() -> None:
    later = ("comments.records", "comments.submission", "workbench.render", "drafts.comparison", "drafts.diff")
    program = f"import sys, workbench.app\nprint(*[name for name in {later} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    assert done.stdout.split() == []
