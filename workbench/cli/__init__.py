"""The command line: arguments in, a `Workspace` or `drafts` call, the result printed.

Modules hold a few commands each, and `table` says which holds which: a run imports only that of its own command. What is heavy
(database, screen, Word) is imported inside the command that needs it, so that ``--help`` and ``outline`` stay quick.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from drafts.errors import SpokenError
from workbench.cli.common import Arguments, Command, put_out, say_error
from workbench.cli.plain_call import NotPlainError, PlainCall
from workbench.cli.table import commands_meant
from workbench.language import choose_language, say


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
    known = commands_meant(words)
    given = (_plainly(words, known[0], language) if known else None) or _parsed(words, known, language)
    run = given.run if given.command else _open_screen
    status: int = run(given)
    return status


def _plainly(words: list[str], command: Command, language: str) -> Arguments | None:
    """What the words say, where they call plainly for a command that needs no store; see `plain_call`."""
    if words[0] != command.name or command.needs_store:
        return None
    call = PlainCall()
    try:
        command.add_arguments(call, language)
        values = call.values(words[1:])
    except NotPlainError:
        return None
    return Arguments(command=command.name, run=command.run, store=None, acting_as=None, **values)


def _parsed(words: list[str], known: Sequence[Command], language: str) -> Arguments:
    from workbench.cli.parser import build_parser

    parser = build_parser(language, known)
    given: Arguments
    given, unknown = parser.parse_known_args(words, Arguments())
    if unknown:  # said by the command's own parser, whose help lists the options that there are
        getattr(given, "refuse", parser.error)("unrecognized arguments: " + " ".join(unknown))
    return given
