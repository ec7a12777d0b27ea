"""The files that a comparison is written to: what `compare` and `amend` share."""

from __future__ import annotations

from drafts.records import TYPE_CHECKING
from workbench.cli.common import Arguments, as_path, settings_of, write_said
from workbench.language import say

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from pathlib import Path

    from drafts.comparison import Comparison

_ENDINGS = {
    "docx": (".docx",),
    "table": (".docx",),
    "html": (".html", ".htm", ".xhtml"),
    "md": (".md", ".markdown"),
}
_HELP = {
    "docx": ("写成带修订标记的 Word 文件", "write a Word file with tracked changes"),
    "table": ("写成 Word 新旧条文对照表", "write a two-column table in Word"),
    "html": ("把比对写成单个网页文件", "write the comparison as one web page"),
    "md": ("写成 Markdown 文件", "write a Markdown file"),
}


def file_arguments(parser: ArgumentParser, language: str, *names: str) -> None:
    """Adds the options that name a file to write, some of ``docx``, ``table``, ``html``, ``md``."""
    for name in names:
        parser.add_argument(f"--{name}", metavar="OUT", type=as_path, help=say(language, *_HELP[name]))


def check_files(given: Arguments, *inputs: str | Path | None) -> None:
    """Raises FileWriteError where a file's name doesn't end as what is written into it, or is that of one of the ``inputs``;
    before anything is read.
    """
    asked = _asked(given)
    if not asked:
        return
    from workbench.files import refuse_ending, refuse_inputs

    for name, out in asked.items():
        refuse_ending(out, _ENDINGS[name], (f"--{name} ", f"--{name}"))
    refuse_inputs(asked.values(), inputs)


def write_files(given: Arguments, comparison: Comparison, language: str) -> list[Path]:
    """Writes those that were asked for, and gives them back. Raises FileWriteError."""
    asked = _asked(given)
    for name, out in asked.items():
        write_said(out, _content(given, name, comparison, language), language)
    return list(asked.values())


def _asked(given: Arguments) -> dict[str, Path]:
    return {name: out for name in _ENDINGS if (out := getattr(given, name, None)) is not None}


def _content(given: Arguments, name: str, comparison: Comparison, language: str) -> bytes:
    if name == "docx":
        from comments.word import write_redline

        settings = settings_of(given)
        return write_redline(comparison, author=settings.person, at=settings.now(), language=language)
    if name == "table":
        from comments.word import write_table

        return write_table(comparison, language)
    if name == "html":
        from drafts.showing.page import html_page

        return html_page(comparison, language).encode("utf-8")
    from drafts.showing.markdown import markdown_page

    return markdown_page(comparison, language).encode("utf-8")
