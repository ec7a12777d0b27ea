"""Commands that need no store: `outline` and `compare`."""

from __future__ import annotations

import errno
import sys

from drafts.errors import DraftError
from drafts.given import read_given, read_to_end
from drafts.records import TYPE_CHECKING
from workbench.cli.common import Arguments, Command, as_path, print_json, print_text, say_error, settings_of, write_said
from workbench.cli.comparison_files import file_arguments
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from pathlib import Path

    from drafts.aligning.pins import Pins
    from drafts.load.source import Source
    from drafts.model import Draft


_MOST_PIN_BYTES = 10_000_000


def read_named(
    name: str, profile: str | None = None, view: str | None = None, column: int | None = None
) -> tuple[Source, Draft]:
    """The source and draft of a file, or of standard input for ``-``. Raises UnreadableDraftError.

    ``view``, ``column`` and what follows a ``#`` in the name say which of the drafts in the file.
    """
    from drafts.reading import read

    source = _source(name, view, column)
    return source, read(source, profile)


def _source(name: str, view: str | None, column: int | None = None) -> Source:
    """The draft that a file's name, with what follows a ``#`` in it, and the options mean."""
    from drafts.load import load, load_bytes
    from drafts.load.view import chosen

    file, choice = chosen(name, view, column)
    if file == "-":
        return load_bytes(_input(), "-", view=choice.view, column=choice.column)
    return load(file, view=choice.view, column=choice.column)


def _input() -> bytes:
    """All of standard input. Raises UnreadableDraftError where that is more than a draft can have."""
    from drafts.load import MOST_BYTES, too_large

    try:
        return read_to_end(sys.stdin.buffer, MOST_BYTES)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise too_large("-") from error
        raise


_ALL_NEW = ("另一份的各条会全部列为新增或删去", "all those of the other text will count as new or deleted")
_BY_PARAGRAPH = (
    "另一份也没有，两份按段落比对，列在条文之外",
    "nor in the other text, so the two are compared paragraph by paragraph, outside the articles",
)
"""What becomes of a comparison where one draft, or both, have no articles."""


def _pair(given: Arguments) -> tuple[Draft, Draft]:
    """The two drafts to compare; one file named twice gives the two drafts in it. What was chosen is said."""
    from drafts.model import Kind
    from drafts.reading import read, two_drafts_of

    language = choose_language()
    old = _source(given.old, given.view)
    both = two_drafts_of(old) if given.old == given.new and given.view is None else None
    if both is None and given.old == given.new == "-":
        raise DraftError(
            "两稿都写成 -，标准输入只能读一次，里面又只有一稿，没有比对。请给其中一稿写出文件名。",
            "Both drafts are given as -, but standard input is read once and holds one draft, so nothing was compared. Name a "
            "file for one of them.",
        )
    old, new = both or (old, _source(given.new, given.view))
    for source in (old, new):
        for remark in source.remarks:
            if remark.code in {"comparison-chart", "tracked-changes"}:
                say_error(f"{source.name}: {say(language, remark.zh, remark.en)}")
    drafts = read(old), read(new)
    became = _ALL_NEW if any(draft.articles for draft in drafts) else _BY_PARAGRAPH
    for source, draft in zip((old, new), drafts, strict=True):
        if not draft.articles and not all(each.outside_annexes(Kind.POINT) for each in drafts):
            say_error(
                say(
                    language,
                    f"“{source.name}”里没有找到条文，{became[0]}。请用 workbench outline 看读出了什么；"
                    "扫描件请先做文字识别；如果这是修改决定，请用 workbench amend 应用到原法，再比对。",
                    f"No articles were found in “{source.name}”: {became[1]}. See "
                    "what was read with workbench outline; scans need text recognition first; an amending decision is "
                    "applied to its law by workbench amend, to be compared then.",
                )
            )
    return drafts


def view_argument(parser: ArgumentParser, language: str) -> None:
    """Adds ``--view``."""
    parser.add_argument(
        "--view",
        choices=("accepted", "original"),
        help=say(
            language,
            "修订痕迹怎样读：accepted 接受全部（默认），original 拒绝全部",
            "how tracked changes are read: all accepted (default), or the original",
        ),
    )


def column_argument(parser: ArgumentParser, language: str) -> None:
    """Adds ``--column``."""
    parser.add_argument(
        "--column",
        type=int,
        metavar="N",
        help=say(
            language,
            "对照表的第几栏（默认较新一稿的那一栏）",
            "which column of a comparison chart (default: the newer draft's)",
        ),
    )


def _outline_arguments(parser: ArgumentParser, language: str) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help=say(language, "txt、md、html、docx、pdf，或 - 读标准输入", "txt, md, html, docx, pdf, or -"),
    )
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))
    parser.add_argument(
        "--profile",
        help=say(
            language,
            "指定编号体例（zh-statute、eu……）或语言（pl、id……），不自动识别",
            "numbering profile (zh-statute, eu …) or language (pl, id …), instead of detecting it",
        ),
    )
    view_argument(parser, language)
    column_argument(parser, language)
    parser.add_argument(
        "--terms",
        action="store_true",
        help=say(language, "列出定义的用语及使用之处", "list the defined terms and where each is used"),
    )
    parser.add_argument(
        "--akn",
        metavar="OUT",
        type=as_path,
        help=say(language, "另写成 Akoma Ntoso 3.0（XML）", "also write Akoma Ntoso 3.0 (XML)"),
    )


def _outline(given: Arguments) -> int:
    from drafts.outline import outline, render_outline, render_terms
    from drafts.repair import proposals

    language = choose_language()
    if given.akn:
        from workbench.files import refuse_inputs

        refuse_inputs([given.akn], [given.file])
    source, draft = read_named(given.file, given.profile, given.view, given.column)
    if given.akn:
        from drafts.akn import About, akoma_ntoso

        write_said(given.akn, akoma_ntoso(draft, About(written=settings_of(given).now().date())), language)
    repairs = proposals(draft)
    if given.json:
        print_json(outline(source, draft, language, repairs))
    elif given.terms:
        print_text(render_terms(draft, language))
    else:
        print_text(render_outline(draft, language, repairs, source))
    return 0


def _compare_arguments(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("old", metavar="OLD", help=say(language, "前一稿", "the earlier draft"))
    parser.add_argument("new", metavar="NEW", help=say(language, "后一稿", "the later draft"))
    view_argument(parser, language)
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))
    file_arguments(parser, language, "docx", "html", "table", "md")
    parser.add_argument(
        "--pins",
        metavar="FILE",
        type=as_path,
        help=say(language, "人工指定的条文对应", "pairs that a person has fixed"),
    )
    parser.add_argument(
        "--why",
        metavar="N|OLD:NEW",
        help=say(
            language,
            "说明这一条为什么这样对应（24），或者两条为什么对应或不对应（9:12）",
            "say why an article stands where it does (24), or why two were paired or not (9:12)",
        ),
    )


def _pins(path: Path | None) -> Pins:
    from drafts.aligning.pins import NO_PINS, read_pins

    if path is None:
        return NO_PINS
    try:
        return read_pins(read_given(path, _MOST_PIN_BYTES).decode("utf-8-sig"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        from drafts.reasons import reason

        zh, en = reason(error)
        raise DraftError(
            f"无法读取“{path}”：{zh}。请检查路径，文件须为 UTF-8 编码的 JSON 或 TOML。",
            f"{path} can't be read: {en}. Check the path; the file must be JSON or TOML in UTF-8.",
        ) from error


def _compare(given: Arguments) -> int:
    from drafts.compare import compare
    from workbench.cli.comparison_files import check_files, write_files

    language = choose_language()
    check_files(given, given.old, given.new, given.pins)
    old, new = _pair(given)
    pins = _pins(given.pins)
    comparison = compare(old, new, pins)
    why = None
    if given.why:
        from drafts.aligning.explain import explain_named

        why = explain_named(comparison, given.why, pins)
    written = write_files(given, comparison, language)
    if given.json:
        from drafts.showing.comparison_json import comparison_json, explanation_json
        from workbench.cli.comparison_rows import encoded_rows

        document = comparison_json(comparison, language, encoded_rows)
        if why:
            document["why"] = explanation_json(comparison, why, language)
        print_json(document)
    elif why:
        from workbench.plain import render_explanation

        print_text(render_explanation(comparison, why, language))
    elif not written:
        from workbench.plain import render_comparison

        print_text(render_comparison(comparison, language))
    return 0


COMMANDS = (
    Command(
        "outline",
        "显示一份草案的结构",
        "Show the structure of a draft",
        _outline_arguments,
        _outline,
        needs_store=False,
    ),
    Command("compare", "比对两稿", "Compare two drafts", _compare_arguments, _compare, needs_store=False),
)
