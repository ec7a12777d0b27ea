"""The command that writes memos: `memo`."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli.common import Arguments, Command, open_workspace, print_text
from workbench.language import choose_language, say


def _arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument(
        "--kind",
        default="adoption",
        choices=("adoption", "changes"),
        help=say(
            language,
            "adoption：我方建议采纳情况（默认）；changes：新稿主要变化",
            "adoption: what became of our proposals (the default); changes: what changed",
        ),
    )
    parser.add_argument("--lang", choices=("zh", "en"), help=say(language, "文件语言（默认随草案）", "its language"))
    parser.add_argument("--to", metavar="LABEL", help=say(language, "哪一稿（默认最新）", "which draft (the newest)"))


def _memo(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        report = workspace.memo(given.slug, given.out, kind=given.kind, language=given.lang, to=given.to)
    for line in report.lines(choose_language()):
        print_text(line)
    return 0


COMMANDS = (
    Command(
        "memo",
        "写出备忘录（Word）：建议采纳情况、主要变化",
        "Write a memo in Word: what became of our proposals, what changed",
        _arguments,
        _memo,
    ),
)
