"""The command line: arguments in, a `Workspace` or `drafts` call, the result printed.

Modules hold a few commands each, and `table` says which holds which: a run imports only that of its own command. What is heavy
(database, screen, Word) is imported inside the command that needs it, so that ``--help`` and ``outline`` stay quick.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from drafts.errors import SpokenError
from workbench import __version__
from workbench.cli.common import Arguments, Command, put_out, say_error
from workbench.cli.parser import Parser
from workbench.cli.table import all_commands, commands_meant
from workbench.language import choose_language, say


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


def _open_screen(given: Arguments) -> int:
    from workbench.cli.leaving import open_screen

    return open_screen(given)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 couldn't be done (sentences on standard error), 2 wrong usage."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows console or a pipe may default to another encoding
            stream.reconfigure(encoding="utf-8", errors="replace")
    language = choose_language()
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments), language)
        put_out((), flush=True)  # while it can still be said that there is no room for it
    except SpokenError as error:
        say_error(error.sentence(language))
        return 1
    except UnicodeEncodeError:  # half a character in what was typed; Python reads a file's name that isn't UTF-8 so
        say_error(
            say(
                language,
                "命令里有不是 UTF-8 的字，没有执行。请检查终端的编码，重新输入。",
                "The command holds characters that aren't UTF-8, so it wasn't done. Check the terminal's encoding and type again.",
            )
        )
        return 1
    except KeyboardInterrupt:
        say_error(say(language, "已中断。", "Interrupted."))
        return 130
    except OSError as error:  # where no command thought of it: a name too long, a folder nobody may look into
        from drafts.reasons import reason

        say_error(f"{error.filename or ''}: {say(language, *reason(error))}".removeprefix(": "))
        return 1
    return status


def _open_closed_streams() -> None:
    """Python has no standard stream where whoever began the process closed it; what is written there goes nowhere."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123  # open as long as the process, as all three
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _run(words: list[str], language: str) -> int:
    parser = build_parser(language, commands_meant(words))
    given, unknown = parser.parse_known_args(words)
    if unknown:  # said by the command's own parser, whose help lists the options that there are
        getattr(given, "refuse", parser.error)("unrecognized arguments: " + " ".join(unknown))
    run = given.run if given.command else _open_screen
    status: int = run(given)
    return status
