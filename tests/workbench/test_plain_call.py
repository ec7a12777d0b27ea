"""What a plain call says is what `argparse` makes of the same words, for every command that is read so."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from workbench import cli
from workbench.cli.common import Command
from workbench.cli.parser import build_parser
from workbench.cli.plain_call import NotPlainError, PlainCall
from workbench.cli.table import all_commands

STORELESS = [command for command in all_commands() if not command.needs_store]
TYPED = ["a.txt", "第一稿.txt", "-", "", "--", "-1", "12", "accepted", "x y", "a=b", "compare", "zh", "--as", "--help"]


def options_of(command: Command) -> list[str]:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser, "en")
    return [name for action in parser._actions for name in action.option_strings]


def parsed(command: Command, words: list[str]) -> dict[str, Any] | None:
    """What `argparse` makes of the words; None where it refuses them."""
    parser = build_parser("en", [command])
    try:
        found, unknown = parser.parse_known_args([command.name, *words])
    except SystemExit:
        return None
    return None if unknown else {name: value for name, value in vars(found).items() if name != "refuse"}


@given(st.data())
def test_words_read_plainly_are_those_that_argparse_reads_and_say_the_same(data: st.DataObject) -> None:
    command = data.draw(st.sampled_from(STORELESS))
    options = options_of(command)
    near = [name[:-1] for name in options] + [f"{name}=1" for name in options]
    words = data.draw(st.lists(st.sampled_from([*TYPED, *options, *options, *near]), max_size=7))
    plain = cli._plainly([command.name, *words], command, "en")
    assert plain is None or vars(plain) == parsed(command, words)


@pytest.mark.parametrize(
    "words",
    [
        ["compare", "a", "b"],
        ["compare", "a", "--json", "b", "--view", "original"],
        ["compare", "--pins", "pins.json", "a", "-", "--docx", "c.docx", "--docx", "d.docx"],
        ["outline", "-", "--column", "2", "--profile", "eu", "--terms"],
    ],
)
def test_usual_calls_are_plain(words: list[str]) -> None:
    (command,) = (each for each in STORELESS if each.name == words[0])
    plain = cli._plainly(words, command, "zh")
    assert plain is not None
    assert vars(plain) == parsed(command, words[1:])


@pytest.mark.parametrize(
    "words",
    [
        ["a"],
        ["a", "b", "c"],
        ["a", "b", "--help"],
        ["a", "b", "--jso"],
        ["a", "b", "--view=original"],
        ["a", "b", "--view", "other"],
        ["a", "b", "--view"],
        ["a", "--", "b"],
        ["a", "-b"],
        ["a", "b", "--store", "x"],
    ],
)
def test_any_other_call_is_for_argparse(words: list[str]) -> None:
    (compare,) = (each for each in STORELESS if each.name == "compare")
    assert cli._plainly(["compare", *words], compare, "zh") is None


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("-x",), {}),
        (("-x", "--long"), {}),
        (("--many",), {"nargs": "+"}),
        (("--more",), {"action": "append"}),
        (("--form",), {"default": "letter"}),
        (("--must",), {"required": True}),
        (("file",), {"nargs": "?"}),
        (("file",), {"default": 1}),
    ],
)
def test_an_argument_of_another_kind_makes_no_call_plain(names: tuple[str, ...], told: dict[str, Any]) -> None:
    with pytest.raises(NotPlainError):
        PlainCall().add_argument(*names, **told)
    with pytest.raises(NotPlainError):
        PlainCall().add_argument_group("those")


def test_a_plain_call_does_not_load_argparse(tmp_path: Path) -> None:
    file = tmp_path / "rule.txt"
    file.write_text("测试办法\n第一条 为了测试，制定本办法。\n", encoding="utf-8")
    program = "import sys; from workbench.cli import main; main(sys.argv[1:]); sys.exit('argparse' in sys.modules)"
    words = ["compare", str(file), str(file), "--json"]
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
