"""Commands for handing a submission in: `channels`, `sent`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from comments.records import Status
from comments.sendings import CHANNELS
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, say_error
from workbench.config import ConfigError, read_sender
from workbench.language import choose_language, say


def _channels_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument(
        "--lang",
        choices=("zh", "en"),
        help=say(language, "邮件的语言（默认随草案）", "of the e-mail (default: the draft's)"),
    )
    parser.add_argument(
        "--sender",
        metavar="FILE",
        type=Path,
        help=say(language, "写明提交单位的 TOML 文件", "TOML file that says who submits"),
    )
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "as JSON"))


def _channels(given: Arguments) -> int:
    from workbench.plain_sending import handing_json, handing_lines

    sender = read_sender(given.sender)
    with open_workspace(given) as workspace:
        found = workspace.handing(given.slug, language=given.lang, sender=sender)
    if given.json:
        print_json(handing_json(found))
        return 0
    for line in handing_lines(found, choose_language()):
        print_text(line)
    return 0


def _sent_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path)
    parser.add_argument(
        "--channel",
        metavar="C",
        help=say(language, "经由：email、post……", "by email, post …"),
    )
    parser.add_argument(
        "--receipt", metavar="R", default="", help=say(language, "回执或单号", "a receipt or its number")
    )
    parser.add_argument(
        "--at",
        metavar="TIME",
        help=say(language, "发送时间（ISO 8601，北京时间）", "when (ISO 8601; Beijing time)"),
    )
    parser.add_argument("--draft", metavar="LABEL", help=say(language, "对哪一稿", "which draft it answers"))
    parser.add_argument(
        "--status",
        nargs="+",
        choices=[s.value for s in Status],
        help=say(language, "意见状态", "statuses"),
    )
    parser.add_argument(
        "--elsewhere",
        action="store_true",
        help=say(
            language,
            "文件不是这里导出的，或无法核对（如扫描件），但确实报送了",
            "the file wasn't written here, or can't be checked (a scan), and is what was sent",
        ),
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help=say(
            language,
            "同一文件经同一渠道又报送了一次",
            "the same file went out by the same channel once more",
        ),
    )
    parser.add_argument(
        "--receipt-of",
        type=int,
        metavar="N",
        help=say(
            language,
            "给第 N 次报送补记回执：FILE、--receipt 或两者",
            "add a receipt to sending N: FILE, --receipt, or both",
        ),
    )
    parser.add_argument(
        "--void",
        type=int,
        metavar="N",
        help=say(language, "第 N 次报送系误记（保留在清单里）", "sending N was recorded by mistake (it stays listed)"),
    )
    parser.add_argument(
        "--counts",
        type=int,
        metavar="N",
        help=say(language, "撤销 --void：第 N 次报送重新计数", "takes --void back: sending N counts after all"),
    )
    parser.add_argument(
        "--list", action="store_true", dest="listed", help=say(language, "列出已发送的", "list what was sent")
    )
    parser.add_argument(
        "--diff",
        "--changed",
        dest="diff",
        nargs="?",
        const=0,
        type=int,
        metavar="N",
        help=say(
            language, "自第 N 次（默认最近一次）发送以来的改动", "what changed since sending N (default: the last)"
        ),
    )
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "as JSON"))


def _sent(given: Arguments) -> int:
    if given.listed:
        return _list(given)
    if given.diff is not None:
        return _diff(given)
    if any(number is not None for number in (given.receipt_of, given.void, given.counts)):
        return _note(given)
    said = (given.file, given.channel, given.receipt, given.at, given.draft, given.status, given.elsewhere, given.again)
    if not any(said):
        return _list(given)
    if given.file is None or not given.channel:
        raise ConfigError(
            "请写明报送的文件和渠道：workbench sent 项目代号 文件 --channel email；或用 --list、--diff。",
            "Say which file was sent and how: workbench sent SLUG FILE --channel email; or use --list or --diff.",
        )
    from workbench.moments import read_moment
    from workbench.plain_sending import recorded_lines, sending_json

    language = choose_language()
    with open_workspace(given) as workspace:
        before = None if given.again else workspace.sent_before(given.slug, given.file, given.channel)
        if before is not None:
            raise ConfigError(
                f"“{given.file.name}”已记为第 {before.number} 次报送（同样经由 {before.channel}），没有再记。"
                f"补记回执用 --receipt-of {before.number}；确实又报送了一次的，加 --again。",
                f"{given.file.name} is sending {before.number} already, by {before.channel} too, so nothing was recorded. "
                f"For a receipt use --receipt-of {before.number}; if it did go out once more, add --again.",
            )
        made = workspace.record_sending(
            given.slug,
            given.file,
            given.channel,
            receipt=given.receipt,
            at=read_moment(given.at),
            draft=given.draft,
            statuses=frozenset(Status(s) for s in given.status) if given.status else None,
            elsewhere=given.elsewhere,
        )
        late = workspace.is_late(given.slug, made)
    if given.channel not in CHANNELS:
        say_error(
            say(
                language,
                f"渠道“{given.channel}”照写记下；通常写 {'、'.join(CHANNELS)}。",
                f"The channel “{given.channel}” is recorded as written; the usual ones are {', '.join(CHANNELS)}.",
            )
        )
    if given.json:
        print_json({**sending_json(made), "late": late})
        return 0
    for line in recorded_lines(made, language, late=late):
        print_text(line)
    return 0


def _note(given: Arguments) -> int:
    """A receipt that came, that a sending was recorded by mistake, or counts after all."""
    with open_workspace(given) as workspace:
        if given.void is not None:
            workspace.void_sending(given.slug, given.void, given.receipt)
        elif given.counts is not None:
            workspace.count_sending(given.slug, given.counts)
        else:
            workspace.add_receipt(given.slug, given.receipt_of, given.receipt, given.file)
    return _list(given)


def _list(given: Arguments) -> int:
    from workbench.plain_sending import listed_lines, sending_json

    with open_workspace(given) as workspace:
        found = workspace.sendings(given.slug)
        late = [workspace.is_late(given.slug, one) for one in found]
        counted = workspace.no_longer_submitted(given.slug, found)
        undone = [counted[one.number] for one in found]
    if given.json:
        data: list[Mapping[str, object]] = [
            {**sending_json(one), "late": after, "no_longer_submitted": n}
            for one, after, n in zip(found, late, undone, strict=True)
        ]
        print_json(data)
        return 0
    for line in listed_lines(found, choose_language(), late=late, undone=undone):
        print_text(line)
    return 0


def _diff(given: Arguments) -> int:
    from workbench.plain_sending import difference_json, difference_lines

    with open_workspace(given) as workspace:
        sending, found = workspace.changed_since(given.slug, given.diff or None)
    if given.json:
        print_json({"sending": sending.number, "differences": [difference_json(one) for one in found]})
        return 0
    for line in difference_lines(sending, found, choose_language()):
        print_text(line)
    return 0


COMMANDS = (
    Command(
        "channels",
        "怎样报送：主题、正文、信封、文件名和须办事项",
        "How to hand the submission in: subject, message, envelope, file name, checklist",
        _channels_arguments,
        _channels,
    ),
    Command("sent", "记录已报送的文件", "Record what was sent", _sent_arguments, _sent),
)
