"""Commands on matters and their drafts: `import`, `matters`, `drafts`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from drafts.counting import many
from drafts.errors import SpokenError
from drafts.notices.dates import FIRST_YEAR, LAST_YEAR
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, say_error
from workbench.cli.dates import read_date
from workbench.cli.matter import STAGES, fact_lines, matter_json
from workbench.cli.reading import column_argument, read_named, view_argument
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from comments.docket import Asked, Month
    from comments.records import DraftVersion, Matter
    from drafts.whereabouts import FileLines
    from workbench.workspace import Due, Imported
    from workbench.workspace.amendments import Facts


def _import_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("file", metavar="FILE")
    view_argument(parser, language)
    column_argument(parser, language)
    parser.add_argument(
        "--matter", required=True, metavar="SLUG", help=say(language, "项目代号", "the matter's short name")
    )
    parser.add_argument(
        "--label",
        help=say(language, "稿次名称（默认 draft-1、draft-2 …）", "the draft's label (default draft-1, draft-2 …)"),
    )
    parser.add_argument("--date", help=say(language, "公布日期", "when it was published"))
    parser.add_argument(
        "--deadline",
        help=say(language, "意见截止日期（北京时间当日 24:00）", "last day for comments (24:00 in Beijing)"),
    )
    parser.add_argument(
        "--issuer", "--regulator", dest="issuer", help=say(language, "征求意见的机关", "who asks for comments")
    )
    parser.add_argument("--title", help=say(language, "项目名称", "the matter's title"))
    parser.add_argument("--language", choices=("zh", "en"), help=say(language, "草案语言", "language of the draft"))
    parser.add_argument(
        "--amends",
        metavar="LABEL",
        help=say(
            language,
            "文件是修改决定：应用到该项目的这一稿，结果作为新的一稿",
            "the file is an amending decision: apply it to this draft of the matter; the result is the new draft",
        ),
    )
    parser.add_argument(
        "--anyway",
        action="store_true",
        help=say(
            language,
            "项目里已有同一文件，或文件里没有条文，也照样导入",
            "import a file that the matter has already, or that has no articles, all the same",
        ),
    )


def _imported(given: Arguments) -> tuple[Imported, Matter, FileLines]:
    """What was imported, and the lines of its file. The file is read before the store is opened: one that can't be used
    makes no store.
    """
    from drafts.whereabouts import file_lines
    from workbench.workspace.drafts import refuse_slug, refuse_unnumbered

    refuse_slug(given.matter)
    source, draft = read_named(given.file, view=given.view, column=given.column)
    if not given.anyway:
        refuse_unnumbered(source.name, draft)
    facts = _facts(given)
    with open_workspace(given, begins=True) as workspace:
        done = workspace.add_draft(source, draft, given.matter, **facts)
        return done, workspace.matter(done.version.matter), file_lines(source, draft) if draft.diagnostics else ()


def _amended(given: Arguments, language: str) -> tuple[Imported, Matter, FileLines]:
    from workbench.plain_amended import render_amended, unfit_lines

    source, decision = read_named(given.file, view=given.view, column=given.column)
    facts = _facts(given)
    with open_workspace(given) as workspace:
        applied = workspace.amend_draft(source, decision, given.matter, given.amends, **facts)
        matter = workspace.matter(given.matter)
    print_text(render_amended(applied.amended, language))
    for line in unfit_lines(applied.amended, language):
        say_error(line)
    return applied.imported, matter, ()


def _facts(given: Arguments) -> Facts:
    dated, deadline = read_date(given.date, "--date"), read_date(given.deadline, "--deadline")
    if dated and deadline and deadline < dated:
        raise SpokenError(
            f"截止日期（--deadline {deadline}）早于草案公布之日（--date {dated}），没有导入。请核对两个日期。",
            f"The deadline (--deadline {deadline}) is before the day of the draft (--date {dated}), so nothing was imported. "
            "Check the two dates.",
        )
    if given.label is not None and not given.label.strip():
        raise SpokenError(
            "--label 后面没有名称，没有导入。请写上稿次名称，或去掉 --label。",
            "--label gives no name, so nothing was imported. Give one, or leave --label out.",
        )
    return {
        "label": given.label,
        "dated": dated,
        "deadline": deadline,
        "issuer": given.issuer,
        "title": given.title,
        "language": given.language,
        "anyway": given.anyway,
    }


def _import(given: Arguments) -> int:
    from drafts.whereabouts import where

    language = choose_language()
    done, matter, lines = _amended(given, language) if given.amends else _imported(given)
    version, draft = done.version, done.draft
    print_text(
        say(
            language,
            f"已导入 {version.matter} / {version.label}：《{draft.title}》，{len(draft.articles)} 条；"
            f"截止日期：{matter.deadline or '未设'}。",
            f"Imported {version.matter} / {version.label}: {draft.title}, {many(len(draft.articles), 'articles')}; "
            f"deadline: {matter.deadline or 'none set'}.",
        )
    )
    for line in fact_lines(matter, language):
        print_text("  " + line)
    for zh, en in _remarks(done):
        say_error(say(language, zh, en))
    for found in draft.diagnostics:
        print_text(f"  {where(draft, found, lines, language)}{say(language, found.zh, found.en)}")
    return 0


def _remarks(done: Imported) -> Iterator[tuple[str, str]]:
    """What a person may not have expected."""
    if done.twin == done.version.label:
        yield f"{done.twin} 里已经是这份文件，没有改动。", f"{done.twin} is this file already; nothing was changed."
    elif done.twin:
        yield f"内容与 {done.twin} 完全相同。", f"Its content is the very same as {done.twin}'s."
    if done.remark:
        yield done.remark


def _year(language: str, text: str) -> int:
    """A year as typed; argparse says the sentence of what it refuses."""
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:6]) <= LAST_YEAR):
        raise argparse.ArgumentTypeError(
            say(
                language,
                f"“{text}”不是年份，请写 {FIRST_YEAR} 到 {LAST_YEAR} 之间的四位数，例如 2021",
                f"“{text}” is no year; write four digits between {FIRST_YEAR} and {LAST_YEAR}, such as 2021",
            )
        )
    return int(text)


def _matters_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    asked = parser.add_argument_group(say(language, "只列出", "only those"))
    asked.add_argument(
        "--regulator",
        metavar="TEXT",
        default="",
        help=say(language, "机关名称含这些字的", "whose regulator's name has these"),
    )
    asked.add_argument(
        "--topic", metavar="TEXT", default="", help=say(language, "主题含这些字的", "on a topic with these")
    )
    asked.add_argument(
        "--owner",
        metavar="TEXT",
        help=say(language, "经办人；空文字指无人经办的", "whose owner's name has these; empty: nobody's"),
    )
    asked.add_argument(
        "--status",
        nargs="+",
        action="extend",
        choices=STAGES,
        help=say(language, "项目状态，可给几个", "which stand so; may be several"),
    )
    asked.add_argument(
        "--due-within",
        metavar="DAYS",
        type=int,
        help=say(language, "这几天内截止的（0 为今天）", "closing within so many days (0 is today)"),
    )
    asked.add_argument("--late", action="store_true", help=say(language, "逾期报送或导出的", "answered late"))
    asked.add_argument(
        "--year",
        metavar="YEAR",
        type=partial(_year, language),
        help=say(language, "该年公布、截止或报送的，并按月统计", "of that year, with a count by month"),
    )
    _json_argument(parser, language)


def _asked(given: Arguments) -> Asked:
    from comments.docket import Asked
    from comments.records import Stage

    if given.due_within is not None and given.due_within < 0:
        raise SpokenError(
            f"--due-within 不能是负数（{given.due_within}）。0 指今天。",
            f"--due-within can't be below zero ({given.due_within}). 0 is today.",
        )
    return Asked(
        regulator=given.regulator,
        topic=given.topic,
        owner=given.owner,
        stages=frozenset(Stage(value) for value in given.status or ()),
        due_within=given.due_within,
        year=given.year,
        late=given.late,
    )


def _matters(given: Arguments) -> int:
    language = choose_language()
    asked = _asked(given)
    with open_workspace(given) as workspace:
        if given.year is not None:
            months, found = workspace.year(given.year, asked)
        else:
            months, found = (), workspace.docket(asked)
        now = workspace.now()
        known = bool(found) or bool(workspace.store.matters())
    return _show_matters(given, months, found, now, language, known=known)


def _show_matters(
    given: Arguments, months: Sequence[Month], found: Sequence[Due], now: datetime, language: str, *, known: bool
) -> int:
    from workbench.plain_docket import docket_lines, month_json, round_json, year_lines

    if given.json:
        listed = [matter_json(due.overview, now) for due in found]
        if months:
            held = [
                {**one, "rounds": [*map(round_json, due.overview.rounds)]}
                for one, due in zip(listed, found, strict=True)
            ]
            print_json({"year": given.year, "months": [month_json(m) for m in months], "matters": held})
        else:
            print_json(listed)
        return 0
    if not known:
        print_text(
            say(
                language,
                "还没有项目。用 workbench import FILE --matter 代号 导入一份草案，或用 workbench demo 看示例。",
                "No matters yet. Import a draft with: workbench import FILE --matter SLUG — or see workbench demo.",
            )
        )
    elif months:
        for line in year_lines(given.year, months, found, now, language):
            print_text(line)
    elif not found:
        print_text(say(language, "没有符合条件的项目。", "No matter is as asked for."))
    for due in found if not months else ():
        for line in docket_lines(due, now, language):
            print_text(line)
    return 0


def draft_json(version: DraftVersion, articles: int) -> dict[str, object]:
    """A draft as the ``drafts`` command lists it."""
    return {
        "label": version.label,
        "title": version.title,
        "language": version.language,
        "date": version.dated.isoformat() if version.dated else None,
        "format": version.format,
        "sha256": version.sha256,
        "bytes": version.size,
        "source": version.source,
        "articles": articles,
        "added": version.added.isoformat(),
        "added_by": version.added_by,
    }


def _drafts(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        versions = workspace.drafts(given.slug)
        counts = [len(workspace.draft(given.slug, version.label).articles) for version in versions]
    if given.json:
        print_json([draft_json(version, n) for version, n in zip(versions, counts, strict=True)])
        return 0
    for version, n in zip(versions, counts, strict=True):
        unit = say(choose_language(), "条", "articles")
        print_text(
            f"{version.label}\t{version.dated or '—'}\t{version.title}\t{n} {unit}\t{version.format} {version.sha256[:12]}"
        )
    return 0


def _json_argument(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def _drafts_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    _json_argument(parser, language)


COMMANDS = (
    Command("import", "导入一份草案", "Add a draft to a matter", _import_arguments, _import),
    Command(
        "matters",
        "列出项目：期限、机关、主题、经办、状态；按年统计",
        "List matters by deadline, regulator, topic, owner, status, year",
        _matters_arguments,
        _matters,
    ),
    Command("drafts", "列出一个项目的各稿", "List a matter's drafts", _drafts_arguments, _drafts),
)
