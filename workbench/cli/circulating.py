"""Commands on copies for colleagues who work in Word: `circulate`."""

from __future__ import annotations

import argparse
from pathlib import Path

from comments.records import Status
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text
from workbench.language import choose_language, say


def _circulate_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("out", metavar="OUT.docx", type=Path)
    parser.add_argument(
        "--draft", metavar="LABEL", help=say(language, "哪一稿（默认最新）", "which draft (default: the newest)")
    )
    parser.add_argument(
        "--status",
        nargs="+",
        choices=[s.value for s in Status],
        help=say(language, "收入哪些状态的意见", "include comments of these statuses"),
    )
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def _circulate(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        report = workspace.circulate(
            given.slug,
            given.out,
            draft=given.draft,
            statuses=frozenset(Status(s) for s in given.status) if given.status else None,
        )
    if given.json:
        print_json(report.as_json())
    else:
        for line in report.lines(choose_language()):
            print_text(line)
    return 0


COMMANDS = (
    Command(
        "circulate",
        "写出给同事在 Word 中批阅的传阅件",
        "Write a copy that colleagues mark up in Word",
        _circulate_arguments,
        _circulate,
    ),
)
