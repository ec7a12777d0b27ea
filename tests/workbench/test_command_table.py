"""The table of commands knows every command, and a run imports the module of its own command only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from workbench.cli import main
from workbench.cli.parser import build_parser
from workbench.cli.table import MODULES, all_commands, commands_meant


def test_the_table_names_the_commands_that_the_modules_have() -> None:
    folder = ROOT / "workbench" / "cli"
    with_commands = {file.stem for file in folder.glob("*.py") if "\nCOMMANDS = (" in file.read_text(encoding="utf-8")}
    assert set(MODULES) == with_commands
    assert [command.name for command in all_commands()] == [name for names in MODULES.values() for name in names]


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["compare", "a", "b"], ["compare"]),
        (["--store", "outline", "matters"], ["matters"]),
        (["--store=outline", "--as", "compare", "matters"], ["matters"]),
        (["--st", "outline", "matters"], ["matters"]),
        ([], []),
        (["--store", "x"], []),
        (["--version"], []),
    ],
)
def test_the_command_meant_is_found_behind_the_options_before_it(arguments: list[str], meant: list[str]) -> None:
    assert [command.name for command in commands_meant(arguments)] == meant


@pytest.mark.parametrize("arguments", [["--help"], ["nonsense"], ["--nonsense", "compare"], ["--as", "a", "-h"]])
def test_all_commands_are_known_where_all_may_have_to_be_shown(arguments: list[str]) -> None:
    assert commands_meant(arguments) == all_commands()


def test_a_word_that_is_no_command_is_refused_with_the_way_to_those_that_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["nonsense"])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "nonsense" in said
    assert "workbench --help" in said


@pytest.mark.parametrize("name", [command.name for command in all_commands()])
def test_a_command_reads_alone_as_it_does_among_all(name: str) -> None:
    """A parser that knows one command shows the same help as the whole one."""
    (command,) = commands_meant([name])
    texts = []
    for known in ((command,), None):
        parser = build_parser("en", known)
        texts.append(parser._subparsers._group_actions[0].choices[name].format_help())  # type: ignore[union-attr, index]
    assert texts[0] == texts[1]


def test_comparing_imports_no_other_command(tmp_path: Path) -> None:
    file = tmp_path / "rule.txt"
    file.write_text("测试办法\n第一条 为了测试，制定本办法。\n", encoding="utf-8")
    program = (
        "import sys; from workbench.cli import main; main(sys.argv[1:]);"
        "print(*sorted(m for m in sys.modules if m.startswith(('workbench.cli.', 'comments'))), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "compare", str(file), str(file)],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    loaded = set(done.stderr.split())
    assert "workbench.cli.reading" in loaded
    assert {f"workbench.cli.{module}" for module in MODULES} & loaded == {"workbench.cli.reading"}
    assert not [module for module in loaded if module.startswith("comments")]
