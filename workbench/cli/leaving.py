"""Commands that open the screen or write files that leave: none, `demo`, `export`."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from comments.records import Status
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, say_error, settings_of
from workbench.collecting import WithoutCollecting
from workbench.config import keys_file, read_sender
from workbench.language import choose_language, say
from workbench.terminal import can_draw

if TYPE_CHECKING:
    from workbench.workspace.exports import Wanted


def _has_terminal() -> bool:
    return can_draw(os.environ, interactive=sys.stdin.isatty() and sys.stdout.isatty())


def open_screen(given: Arguments) -> int:
    """Open the screen on the docket; without a terminal, say which commands do the same."""
    language = choose_language()
    if not _has_terminal():
        say_error(
            say(
                language,
                "这里没有能画界面的终端（或 TERM=dumb），无法打开界面。请用命令：workbench matters 列出项目，"
                "workbench compare 旧稿 新稿 比对，workbench import、comment、comments、export 导入、写意见、列出、导出，"
                "workbench demo --headless 文件夹 跑一遍示例；全部命令见 workbench --help。",
                "There is no terminal to draw the screen in (or TERM is dumb). Use commands: workbench matters lists matters, "
                "workbench compare OLD NEW compares, workbench import, comment, comments and export do what they say, "
                "workbench demo --headless DIR runs the sample; see workbench --help.",
            )
        )
        return 1
    with WithoutCollecting():
        from workbench.app import run
        from workbench.first_docket import first_docket
        from workbench.keymap import read_keymap

        notes: list[str] = []
        with ExitStack() as stack:
            status = run(
                lambda: stack.enter_context(open_workspace(given, begins=True, tell=notes.append)),
                language=language,
                first=first_docket(settings_of(given)),
                sender=read_sender(),
                keymap=read_keymap(keys_file()),
            )
    for note in notes:  # while the screen stands, nothing else may write to the terminal
        say_error(note)
    return status


def _demo_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "--headless",
        metavar="DIR",
        type=Path,
        help=say(
            language,
            "不开界面：跑完导入、比对、写意见、导出，结果写入该文件夹",
            "no screen: import, compare, comment, export into DIR",
        ),
    )


def _demo(given: Arguments) -> int:
    settings = settings_of(given)
    folder: Path | None = given.headless
    if folder is None and not _has_terminal():
        folder = Path("sample-output")
        print_text(
            say(
                settings.language,
                f"这里没有终端：示例结果写入 {folder}。",
                f"No terminal here: the sample's results go to {folder}.",
            )
        )
    if folder is not None:
        from workbench import demo

        for line in demo.headless(folder, settings):
            print_text(line)
        return 0
    from workbench.throw_away import on_screen

    with WithoutCollecting():
        return on_screen(settings)


def _export_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument("--form", default="letter", metavar="FORM")
    parser.add_argument(
        "--lang",
        default=None,
        choices=("zh", "en", "both"),
        help=say(language, "文件语言，both 为中英双语（默认随草案）", "language (default: the draft's)"),
    )
    parser.add_argument(
        "--draft",
        metavar="LABEL",
        help=say(language, "对哪一稿（默认最新有意见的一稿）", "which draft (default: the newest with comments)"),
    )
    parser.add_argument(
        "--status",
        nargs="+",
        choices=[s.value for s in Status],
        help=say(language, "收入哪些状态的意见", "include comments of these statuses"),
    )
    parser.add_argument(
        "--sender",
        metavar="FILE",
        type=Path,
        help=say(language, "写明提交单位和联系人的 TOML 文件", "TOML file that says who submits"),
    )

    parser.add_argument(
        "--order",
        choices=("article", "topic"),
        default="article",
        help=say(language, "按条文（默认）或按专题排列", "by article (the default) or by topic"),
    )
    parser.add_argument(
        "--annex",
        nargs="+",
        choices=("redline", "bilingual"),
        default=(),
        help=say(
            language, "信函的附件：修订稿、中英对照表", "annexes of a letter: a redline, a table in both languages"
        ),
    )
    parser.add_argument(
        "--limit",
        metavar="N",
        type=int,
        help=say(language, "平台每条的字数上限", "characters a portal takes an article"),
    )
    parser.add_argument(
        "--template", metavar="FILE", type=Path, help=say(language, "本单位的 Word 模板", "your firm's Word template")
    )
    parser.add_argument(
        "--pdf",
        metavar="FILE",
        type=Path,
        help=say(language, "另写为 PDF（需 LibreOffice）", "as PDF too (needs LibreOffice)"),
    )
    parser.add_argument(
        "--title-en",
        metavar="TEXT",
        default="",
        help=say(language, "英文中草案的名称", "the Chinese draft's title in English"),
    )
    parser.add_argument(
        "--addressee-en", metavar="TEXT", default="", help=say(language, "英文中机关的名称", "the addressee in English")
    )
    parser.add_argument(
        "--sender-en", metavar="FILE", type=Path, help=say(language, "英文的提交单位文件", "who submits, in English")
    )


def _export(given: Arguments) -> int:
    language = choose_language()
    if given.form == "akn":
        with open_workspace(given) as workspace:
            written = workspace.export_draft(given.slug, given.out, draft=given.draft)
        for line in written.lines(language):
            print_text(line)
        return 0
    sender = read_sender(given.sender)
    with open_workspace(given) as workspace:
        report = workspace.export(given.slug, given.out, wanted=_wanted(given), sender=sender)
    for line in report.lines(language):
        print_text(line)
    return 0


def _wanted(given: Arguments) -> Wanted:
    from workbench.workspace.exports import Wanted

    return Wanted(
        form=given.form,
        language=given.lang,
        draft=given.draft,
        statuses=frozenset(Status(s) for s in given.status) if given.status else None,
        order=given.order,
        annexes=tuple(given.annex),
        limit=given.limit,
        template=given.template,
        pdf=given.pdf,
        title_en=given.title_en.strip(),
        addressee_en=given.addressee_en.strip(),
        sender_en=read_sender(given.sender_en) if given.sender_en else None,
    )


def _forms_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "form", nargs="?", metavar="FORM", help=say(language, "一种表格：列出它的栏目", "one form: its columns")
    )
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "as JSON"))


def _forms(given: Arguments) -> int:
    from workbench.plain_forms import columns_of, forms_json, list_forms

    language = choose_language()
    if given.json:
        print_json(forms_json(given.form))
        return 0
    for line in columns_of(given.form, language) if given.form else list_forms(language):
        print_text(line)
    return 0


COMMANDS = (
    Command("demo", "打开示例征求意见项目", "Open the sample consultation", _demo_arguments, _demo, needs_store=False),
    Command("export", "写出提交给机关的意见", "Write the submission", _export_arguments, _export),
    Command(
        "forms",
        "列出提交意见的表格形式",
        "List the forms that comments can be submitted in",
        _forms_arguments,
        _forms,
        needs_store=False,
    ),
)
