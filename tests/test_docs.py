"""The documentation names every command, option and setting."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from workbench.cli.parser import build_parser
from workbench.cli.table import all_commands

DOCS = ROOT / "docs"


def options_of(name: str) -> list[str]:
    parser = build_parser("en")
    choices = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction)).choices
    found = []
    for action in choices[name]._actions:
        found += [option for option in action.option_strings if option.startswith("--") and option != "--help"]
    return found


@pytest.mark.parametrize("name", [command.name for command in all_commands()])
def test_a_command_and_its_options_are_documented(name: str) -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {name}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no section {name}"
    missing = [o for o in options_of(name) if o not in section[1] and o not in ("--store", "--as")]
    assert not missing, f"docs/commands.md, section {name}, doesn't name {missing}"


def test_every_variable_that_the_program_reads_is_documented() -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    read: set[str] = set()
    for package in ("drafts", "comments", "workbench", "tests"):
        for file in sorted((ROOT / package).rglob("*.py")):
            read |= set(re.findall(r"[\"'](WORKBENCH_[A-Z_]+)[\"']", file.read_text(encoding="utf-8")))
    assert read, "no variable found: the search is broken"
    assert not {name for name in read if name not in text}


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "docs/walkthrough.md", "docs/decisions/README.md"])
def test_links_between_documents_lead_somewhere(file: str) -> None:
    page = ROOT / file
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / Path(target)).exists(), f"{file} links to {target}, which isn't there"


def test_no_file_names_this_machine_or_a_registry() -> None:
    """Constraints and settings hold no addresses, so that they work behind any mirror."""
    for name in ("pyproject.toml", "constraints.txt", "Makefile", "tasks.py", ".ci/run"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"https?://|index-url|find-links", text), name


def test_a_comment_is_called_by_one_chinese_word_in_commands_screen_and_documents() -> None:
    """意见 everywhere; a Word file's own comments are 批注, as in Word."""
    files = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md")), *sorted(DOCS.glob("*.py"))]
    files += [file for package in ("comments", "workbench") for file in sorted((ROOT / package).rglob("*.py"))]
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    assert any("意见" in text for text in texts.values()), "no file names a comment: the search is broken"
    assert not [str(file.relative_to(ROOT)) for file, text in texts.items() if "评论" in text]
