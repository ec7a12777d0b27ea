"""The command `amend`: a decision applied to the text it amends. Needs no store."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafts.errors import SpokenError
from workbench.cli.common import Arguments, Command, print_json, print_text, say_error, settings_of, write_said
from workbench.cli.comparison_files import file_arguments
from workbench.cli.reading import read_named
from workbench.language import say


def _arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("base", metavar="BASE", help=say(language, "被修改的法规全文", "the text that is amended"))
    parser.add_argument("decision", metavar="DECISION", help=say(language, "修改决定", "the amending decision"))
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help=say(language, "把修改后的全文写成文本文件", "write the amended text to a text file"),
    )
    file_arguments(parser, language, "docx", "html")


def _amend(given: Arguments) -> int:
    from drafts.amend import amend
    from workbench.cli.comparison_files import check_files, write_files
    from workbench.files import refuse_inputs
    from workbench.plain_amended import render_amended, unfit_lines

    settings = settings_of(given)
    check_files(given, given.base, given.decision, given.out)
    if given.out:
        refuse_inputs([given.out], [given.base, given.decision])
    if given.out and given.out.suffix.lower() in (".docx", ".doc", ".html", ".htm", ".pdf"):
        raise SpokenError(
            f"--out 写纯文本，不写 {given.out.suffix}。Word 请用 --docx，网页请用 --html。",
            f"--out writes plain text, not {given.out.suffix}. For Word use --docx, for a web page --html.",
        )
    _, base = read_named(given.base)
    _, decision = read_named(given.decision)
    amended = amend(base, decision)
    if given.out:
        write_said(given.out, amended.text.encode("utf-8"), settings.language)
    if given.docx or given.html:
        from drafts.compare import compare

        write_files(given, compare(amended.base, amended.draft), settings.language)
    if given.json:
        from drafts.showing.amended_json import amended_json

        print_json(amended_json(amended, settings.language))
    else:
        print_text(render_amended(amended, settings.language))
    for line in unfit_lines(amended, settings.language):
        say_error(line)
    return 0


COMMANDS = (
    Command(
        "amend",
        "把修改决定应用到原文，并逐项说明结果",
        "Apply an amending decision to its base text, saying what each instruction did",
        _arguments,
        _amend,
        needs_store=False,
    ),
)
