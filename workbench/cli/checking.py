"""The command that looks at a finished Word file: `check`."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli.common import Arguments, Command, print_json, print_text
from workbench.language import choose_language, say

MOST_SHOWN = 40
"""Findings of one kind and part that are printed; JSON has them all."""


def _check_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help=say(language, "要检查的 Word 文件", "the Word file"))
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))
    parser.add_argument(
        "--redline",
        action="store_true",
        help=say(language, "修订和批注是有意留下的，不算问题", "revisions and comments are there on purpose"),
    )
    parser.add_argument(
        "--public",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help=say(
            language,
            "公开的草案，其中本来就有的空白（如“××市”）不算遗留",
            "drafts that are public: blanks of their own (as in ××市) aren't left over",
        ),
    )


def _check(given: Arguments) -> int:
    from workbench.workspace.checking import check_file

    language = choose_language()
    report = check_file(given.file, redline=given.redline, public=given.public)
    if given.json:
        print_json(report.as_json())
    else:
        for line in report.lines(language, most=MOST_SHOWN):
            print_text(line)
    return 0 if report.clean else 1


COMMANDS = (
    Command(
        "check",
        "检查 Word 文件能否外发",
        "Look for what must not leave in a Word file",
        _check_arguments,
        _check,
        needs_store=False,
    ),
)
