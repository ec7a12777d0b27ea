"""The parser of the command line, which speaks the person's language where argparse speaks English."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence

from drafts.records import TYPE_CHECKING
from workbench import __version__
from workbench.cli.table import all_commands
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from typing import Any, NoReturn

    from workbench.cli.common import Command

_SHOWN = "[^\n]{0,4000}"
_MANY = 12
"""More choices than that aren't listed: the help lists them."""
_SAID = (
    (r"the following arguments are required: ", "缺少参数："),
    (r"one of the arguments (" + _SHOWN + r") is required", r"须写其中之一：\1"),
    (r"unrecognized arguments: ", "不认识的参数："),
    (r"expected one argument", "须带一个值"),
    (r"expected at most one argument", "至多带一个值"),
    (r"expected at least one argument", "至少带一个值"),
    (r"expected (\d{1,4}) arguments?", r"须带 \1 个值"),
    (r"not allowed with argument (" + _SHOWN + ")", r"不能与 \1 同用"),
    (r"ignored explicit argument (" + _SHOWN + ")", r"不带值，却写了 \1"),
    (r"ambiguous option: (" + _SHOWN + ") could match (" + _SHOWN + ")", r"\1 不明确，可能是 \2"),
    (r"invalid int value: (" + _SHOWN + ")", r"\1 不是整数"),
    (r"invalid float value: (" + _SHOWN + ")", r"\1 不是数"),
    (r"invalid _?count value: (" + _SHOWN + ")", r"\1 不是零或正整数"),
    (r"invalid \w{1,40} value: (" + _SHOWN + ")", r"\1 不能用"),
    (
        r"invalid choice: ("
        + _SHOWN
        + r"?)(?:, maybe you meant ("
        + _SHOWN
        + r"?)\?)? \(choose from ("
        + _SHOWN
        + r")\)",
        r"没有 \1，可用的有：\3",
    ),
    (r"^argument (" + _SHOWN + "?): ", r"参数 \1："),
)


def in_chinese(message: str) -> str:
    """What argparse complains of, in Chinese; what it says otherwise stays as it is."""
    for pattern, chinese in _SAID:
        message = re.sub(pattern, chinese, message, count=1)
    return message


def _nearest(message: str, language: str) -> str:
    """A complaint about one of many choices, with the nearest of them instead of all."""
    found = re.search(r"invalid choice: '(" + _SHOWN + r"?)'[^(\n]{0,200}\(choose from (" + _SHOWN + r")\)", message)
    if found is None or found[2].count(",") < _MANY:
        return message
    from difflib import get_close_matches

    near = get_close_matches(found[1], re.findall(r"[\w-]+", found[2]), n=3)
    meant = say(language, "是不是要写 ", "did you mean ") + say(language, "、", " or ").join(near) if near else ""
    there_is_none = say(language, f"没有“{found[1]}”", f"there is no “{found[1]}”")
    return there_is_none + (say(language, "，", "; ") + meant + say(language, "？", "?") if meant else "")


class Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` whose headings and complaints are in the person's language. Sub-commands get one as well."""

    def __init__(self, *, add_help: bool = True, **named: Any) -> None:
        self._language = choose_language()
        named.setdefault("formatter_class", _Chinese if self._language == "zh" else _Help)
        super().__init__(add_help=False, **named)
        self._words: Sequence[str] = ()
        if self._language == "zh":
            self._positionals.title, self._optionals.title = "参数", "选项"
        if add_help:
            words = say(self._language, "显示这份说明", "show this help")
            self.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help=words)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does it; the words are kept for what `error` says."""
        self._words = sys.argv[1:] if args is None else list(args)
        return super().parse_known_args(args, namespace)

    def _about_dashes(self) -> str:
        """That a file whose name begins with a hyphen was taken for an option; empty where none was."""
        named = next((word for word in self._words if word.startswith("-") and os.path.isfile(word)), None)  # noqa: PTH113
        if named is None:
            return ""
        return say(
            self._language,
            f"“{named}”被当作选项；要指这个文件，请写 ./{named}。",
            f"“{named}” was taken for an option; to name that file, write ./{named}. ",
        )

    def error(self, message: str) -> NoReturn:
        """Says how the command is written and what is wrong, and leaves with 2."""
        message = _nearest(message, self._language)
        said = in_chinese(message) if self._language == "zh" else message
        hint = say(self._language, f"用法见：{self.prog} --help", f"See {self.prog} --help")
        stop = say(self._language, "", " ") if said.endswith(("?", "？")) else say(self._language, "。", ". ")
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog.split()[0]}: {said}{stop}{self._about_dashes()}{hint}\n")


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal; `argparse` makes one for each option that is added, and would load `shutil` to ask."""

    def __init__(self, prog: str, **named: Any) -> None:
        super().__init__(prog, **{"width": _columns() - 2, **named})


def _columns() -> int:
    """How wide the terminal is, or is said to be; 80 cells where there is none."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size().columns or 80
    except (ValueError, OSError):
        return 80


class _Chinese(_Help):
    """Help with a heading in Chinese before the usage."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """The usage line."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


def build_parser(language: str, known: Sequence[Command] | None = None) -> argparse.ArgumentParser:
    """The parser of the command line, in the language given: of the commands ``known``, or else of all."""
    parser = Parser(
        prog="workbench",
        description=say(
            language,
            "起草法规征求意见稿的审阅工作台：逐条阅读、比对各稿、汇集意见、写出提交文件。不带命令时打开界面。",
            "Review draft regulations: read by article, compare drafts, collect comments, write the submission. "
            "Without a command, the screen opens.",
        ),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"workbench {__version__}",
        help=say(language, "显示版本号", "show the version"),
    )
    _add_store_options(parser, language, top=True)
    commands = parser.add_subparsers(dest="command", metavar=say(language, "命令", "COMMAND"))
    for command in all_commands() if known is None else known:
        summary = command.summary(language)
        sub = commands.add_parser(command.name, help=summary, description=summary)
        command.add_arguments(sub, language)
        if command.needs_store:
            _add_store_options(sub, language, top=False)
        sub.set_defaults(run=command.run, refuse=sub.error)
    return parser


def _add_store_options(parser: argparse.ArgumentParser, language: str, *, top: bool) -> None:
    # A sub-command's default would overwrite what was given before the command's name.
    default = None if top else argparse.SUPPRESS
    parser.add_argument(
        "--store",
        default=default,
        metavar="PATH",
        help=say(
            language,
            "意见库：SQLite 文件或 postgresql:// 地址（默认在用户数据目录，或 WORKBENCH_STORE）",
            "SQLite file or postgresql:// address (or WORKBENCH_STORE)",
        ),
    )
    parser.add_argument(
        "--as",
        dest="acting_as",
        default=default,
        metavar="NAME",
        help=say(language, "以谁的名义（或 WORKBENCH_USER）", "who you are (or WORKBENCH_USER)"),
    )
