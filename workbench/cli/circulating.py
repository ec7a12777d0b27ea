"""Commands on copies for colleagues who work in Word: `circulate`, `collect`, `inbox`."""

from __future__ import annotations

import argparse
from pathlib import Path

from comments.records import Status, Visibility
from workbench.cli.comment_fields import comment_json, comment_lines
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, standard_input
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


def _collect_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument(
        "--visibility",
        default=Visibility.TEAM.value,
        choices=[v.value for v in Visibility],
        help=say(language, "谁能看到取回的意见（默认团队）", "who sees what came back (default: the team)"),
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=say(language, "只报告，不取回", "tell what would come in, take in nothing"),
    )
    parser.add_argument(
        "--unmarked",
        action="store_true",
        help=say(
            language,
            "文件没有传阅件的标记和批注，也取回",
            "take a file that has neither a copy's mark nor its comments",
        ),
    )
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def _collect(given: Arguments) -> int:
    language = choose_language()
    from comments.word.opening import MOST_BYTES

    data = standard_input(MOST_BYTES) if str(given.file) == "-" else None
    with open_workspace(given) as workspace:
        report = workspace.collect(
            given.slug,
            given.file,
            data=data,
            visibility=Visibility(given.visibility),
            language=language,
            dry_run=given.dry_run,
            unmarked=given.unmarked,
        )
    if given.json:
        print_json(report.as_json())
    else:
        for line in report.lines(language):
            print_text(line)
    return 0


def _inbox_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def _inbox(given: Arguments) -> int:
    from comments.collected import UNPLACED

    language = choose_language()
    with open_workspace(given) as workspace:
        waiting = [c for c in workspace.comments(given.slug, unplaced=True) if c.article == UNPLACED]
    if given.json:
        print_json([comment_json(comment, placed=False) for comment in waiting])
        return 0
    for comment in waiting:
        for line in comment_lines(comment, language, placed=False):
            print_text(line)
    if not waiting:
        print_text(say(language, "没有待安放的意见。", "Nothing is waiting for a place."))
    return 0


COMMANDS = (
    Command(
        "circulate",
        "写出给同事在 Word 中批阅的传阅件",
        "Write a copy that colleagues mark up in Word",
        _circulate_arguments,
        _circulate,
    ),
    Command(
        "collect",
        "取回同事在传阅件中的批注和修订",
        "Bring back what colleagues wrote into a copy",
        _collect_arguments,
        _collect,
    ),
    Command("inbox", "取回后找不到条文的意见", "Comments collected without a place", _inbox_arguments, _inbox),
)
