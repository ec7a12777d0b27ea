"""What the commands share: how one is described, and how results and errors are printed."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, islice
from types import SimpleNamespace

from drafts.errors import SpokenError
from drafts.records import TYPE_CHECKING, NamedTuple
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from pathlib import Path
    from typing import TextIO

    from workbench.config import Settings
    from workbench.workspace import Workspace

Arguments = SimpleNamespace
"""Parsed arguments. Each command reads only those it has added itself."""


_MOST_TYPED_BYTES = 5_000_000
"""Of a comment on standard input."""
_AT_ONCE = 64
"""Pieces of output that are written together: fewer would be many calls of the system, all would be copied through fresh memory."""


class Command(NamedTuple):
    """One sub-command: its name, its summary in both languages, its arguments, and what it does."""

    name: str
    zh: str
    en: str
    add_arguments: Callable[[ArgumentParser, str], None]
    run: Callable[[Arguments], int]
    needs_store: bool = True

    def summary(self, language: str) -> str:
        """The line that ``--help`` shows."""
        return say(language, self.zh, self.en)


def settings_of(given: Arguments) -> Settings:
    """The settings of this run, with ``--store`` and ``--as`` where they were given."""
    from workbench.config import read_settings

    return read_settings(getattr(given, "store", None), getattr(given, "acting_as", None))


def open_workspace(given: Arguments, *, begins: bool = False, tell: Callable[[str], None] | None = None) -> Workspace:
    """The workspace on the chosen store; a context manager.

    Only a command that ``begins`` something makes a store where a path was named and nothing is there, and says so: a
    mistyped path would look like a store in which everything is gone. It is said to ``tell``, or else to standard error.
    """
    from workbench.config import ConfigError
    from workbench.workspace import Workspace

    settings = settings_of(given)
    make = begins or not settings.store_is_named
    workspace = Workspace.open(settings.store, settings.person, settings.now, make=make)
    if workspace.store.is_new and begins:
        shown = workspace.store.shown
        (tell or say_error)(say(settings.language, f"新建了意见库 {shown}。", f"Made a new store: {shown}."))
    if settings.person_is_named and workspace.person != settings.person:
        workspace.close()
        raise ConfigError(
            f"您以“{workspace.person}”登录这个意见库，不能以“{settings.person}”的名义工作。请去掉 --as 和 WORKBENCH_USER，"
            "或用另一个登录名的地址。",
            f"You are signed in to this store as {workspace.person} and can't work as {settings.person}. "
            "Leave out --as and WORKBENCH_USER, or use the other login's address.",
        )
    return workspace


def as_path(name: str) -> Path:
    """What `argparse` makes of a file's name; most commands are given none, and `pathlib` takes 3 ms to load."""
    from pathlib import Path

    return Path(name)


def put_out(pieces: Iterable[str], *, flush: bool = False) -> None:
    """Writes to standard output. Where its reader has left, as ``head`` does, the rest is dropped and the command goes on.

    Raises SpokenError where it can't be written for any other reason.
    """
    try:
        waiting = iter(pieces)
        while together := [*islice(waiting, _AT_ONCE)]:
            sys.stdout.write("".join(together))
        if flush:
            sys.stdout.flush()
    except OSError as error:
        lead_nowhere(sys.stdout)
        if not isinstance(error, BrokenPipeError) and not (os.name == "nt" and error.errno == errno.EINVAL):
            from drafts.reasons import reason

            zh, en = reason(error)
            raise SpokenError(
                f"结果没有写完：{zh}。请换一个位置，再运行一次。",
                f"The result couldn't be written out in full: {en}. Send it elsewhere and run this again.",
            ) from error


def lead_nowhere(stream: TextIO) -> None:
    """Lets what is still to be written to a standard stream go nowhere; Python would complain while it closes it."""
    from contextlib import suppress

    with suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # see `as_path`
        os.dup2(nowhere.fileno(), stream.fileno())


def print_json(data: Mapping[str, object] | Sequence[object]) -> None:
    """One JSON document on standard output, each key of it and each element of a list there on a line of its own."""
    from workbench.cli.json_pieces import json_pieces

    put_out(chain(json_pieces(data), "\n"))


def print_text(text: str, *, flush: bool = False) -> None:
    """Lines for people, with anything unsafe from outside made visible; at once with ``flush``."""
    from workbench.safe import safe

    put_out([safe(line) + "\n" for line in text.split("\n")], flush=flush)


def write_said(path: Path, data: bytes, language: str) -> None:
    """Writes a file that a person named and says on standard error where another of that name is kept; see `write_document`.

    Raises FileWriteError.
    """
    from workbench.files import kept_sentence, write_document

    kept = write_document(path, data)
    if kept is not None:
        say_error(say(language, *kept_sentence(path, kept)))


def say_error(sentence: str) -> None:
    """A sentence on standard error, with anything unsafe from outside made visible."""
    from workbench.safe import safe

    try:
        sys.stderr.write("workbench: " + "\n".join(safe(line) for line in sentence.split("\n")) + "\n")
        sys.stderr.flush()
    except OSError:  # nobody hears it, and there is nowhere else to say so
        lead_nowhere(sys.stderr)


def read_argument(value: str | None) -> str | None:
    """An option's text; ``-`` stands for standard input. Raises SpokenError where that is no text, or too much of it."""
    return _typed_in() if value == "-" else value


def refuse_two_inputs(*values: str | None) -> None:
    """Raises SpokenError where more than one option is to come from standard input, which is read once."""
    if values.count("-") > 1:
        raise SpokenError(
            "标准输入（-）只能读一次，这里写了两次，没有执行。请把其中一个直接写在命令里。",
            "Standard input (-) can be read once, and was asked for twice, so nothing was done. Write one of the texts out.",
        )


def standard_input(most: int) -> bytes:
    """All of standard input. Raises SpokenError where it is more than so many bytes."""
    from drafts.given import read_to_end

    try:
        return read_to_end(sys.stdin.buffer, most)
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
        raise SpokenError(
            f"标准输入超过 {most // 2**20} MB，没有读入。请把文件存在磁盘上，写出文件名。",
            f"Standard input is more than {most // 2**20} MB, so it wasn't read. Keep the file on a disk and name it.",
        ) from error


def _typed_in() -> str:
    """The text on standard input, its lines ended as the store's are; what was guessed of its encoding is said."""
    from drafts.given import read_to_end
    from drafts.load.charset import decode

    try:
        found = decode(read_to_end(sys.stdin.buffer, _MOST_TYPED_BYTES))
    except UnicodeDecodeError as error:
        raise SpokenError(
            "标准输入不是文本，或编码无法识别，没有保存。请用 UTF-8 编码。",
            "Standard input isn't text, or its encoding isn't known, so nothing was saved. Send it as UTF-8.",
        ) from error
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
        raise SpokenError(
            f"标准输入超过 {_MOST_TYPED_BYTES // 1_000_000} MB，不像是一条意见，没有保存。请核对接在前面的命令。",
            f"Standard input has more than {_MOST_TYPED_BYTES // 1_000_000} MB, which no comment has, so nothing was saved. "
            "Check the command before the pipe.",
        ) from error
    for remark in found.remarks():
        say_error(say(choose_language(), remark.zh, remark.en))
    return found.text.replace("\r\n", "\n").replace("\r", "\n").strip()
