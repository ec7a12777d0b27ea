"""Commands on higher and sister laws: `law`, `precedents`; and what is said of authorities that those laws don't bear out."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.cli.citing import citing_arguments, print_cited
from workbench.cli.comment_fields import json_argument
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, read_argument, say_error
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from comments.records import ReferenceLaw
    from drafts.precedents import Precedent
    from workbench.workspace import Workspace

BEARINGS = {
    "same": ("相同", "same"),
    "stricter": ("本条更严", "stricter here"),
    "looser": ("本条更宽", "looser here"),
    "conflict": ("抵触", "conflict"),
    "differs": ("宽严互见", "differs"),
    "related": ("相关", "related"),
}
"""How each bearing is called, in Chinese and English."""


def _law_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("action", choices=("add", "list", "remove"), metavar="add|list|remove")
    parser.add_argument(
        "what",
        nargs="?",
        metavar="FILE|NAME",
        help=say(language, "add：文件；remove：名称", "a file to add, a name to remove"),
    )
    parser.add_argument(
        "--name", metavar="N", help=say(language, "名称（默认用标题）", "its name (its title if not given)")
    )
    json_argument(parser, language)


def _law(given: Arguments) -> int:
    from drafts.errors import SpokenError

    if (given.what is None) != (given.action == "list"):
        raise SpokenError(
            "请写：workbench law add 文件、workbench law list 或 workbench law remove 名称",
            "Write: workbench law add FILE, workbench law list, or workbench law remove NAME",
        )
    if given.action == "add":
        from workbench.cli.reading import read_named

        source, text = read_named(given.what)
        with open_workspace(given, begins=True) as workspace:
            found: tuple[ReferenceLaw, ...] = (workspace.add_law(source, text, given.name),)
    else:
        with open_workspace(given) as workspace:
            found = workspace.laws() if given.action == "list" else (workspace.remove_law(given.what),)
    if given.json:
        print_json([_law_json(law) for law in found])
        return 0
    if given.action != "list":
        done = {"add": ("已载入法规：", "Kept: "), "remove": ("已移除法规：", "Forgotten: ")}[given.action]
        print_text(say(choose_language(), *done) + "、".join(law.name for law in found))
        return 0
    for law in found:
        print_text(f"{law.name}  {law.title}  {law.source}  {law.added:%Y-%m-%d}  {law.added_by}")
    if not found:
        print_text(
            say(choose_language(), "还没有法规。例如：workbench law add 文件", "No laws yet: workbench law add FILE")
        )
    return 0


def _law_json(law: ReferenceLaw) -> dict[str, object]:
    return {
        "name": law.name,
        "title": law.title,
        "language": law.language,
        "source": law.source,
        "sha256": law.sha256,
        "added": law.added.isoformat(),
        "added_by": law.added_by,
    }


def _precedents_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("article", metavar="ARTICLE")
    parser.add_argument(
        "--draft", metavar="LABEL", help=say(language, "哪一稿（默认最新）", "which draft (the newest)")
    )
    parser.add_argument(
        "--cite",
        metavar="N",
        type=int,
        help=say(language, "把第 N 条结果写进一条意见作依据", "put result N into a comment as an authority"),
    )
    parser.add_argument("--comment", metavar="ID", help=say(language, "--cite：哪条意见", "with --cite: which comment"))
    citing_arguments(parser, language)
    json_argument(parser, language)


def _cite(given: Arguments, workspace: Workspace, found: tuple[Precedent, ...]) -> int:
    from drafts.errors import SpokenError

    if not found:
        raise SpokenError("没有找到可引用的规定。", "No provision was found, so nothing was cited.")
    if not given.comment or not 1 <= given.cite <= len(found):
        raise SpokenError(
            f"请用 --comment 写明哪条意见，--cite 后写 1 到 {len(found)}；没有引用。",
            f"Say which comment with --comment, and give --cite a number from 1 to {len(found)}; nothing was cited.",
        )
    chosen = found[given.cite - 1]
    words = read_argument(given.words) or ""
    comment, cited = workspace.cite(
        given.comment, chosen.law, chosen.article, words, language=given.lang, title=given.title
    )
    print_cited(given, comment, cited, placed=workspace.is_placed(comment))
    return 0


def _precedents(given: Arguments) -> int:
    language = choose_language()
    with open_workspace(given) as workspace:
        laws = workspace.laws()
        found = workspace.precedents(given.slug, given.article, draft=given.draft)
        if given.cite is not None:
            return _cite(given, workspace, found)
    if given.json:
        print_json(
            [
                {
                    "law": each.law,
                    "key": each.article,
                    "label": each.label,
                    "text": each.text,
                    "bearing": each.bearing.value,
                    "score": each.score,
                    "cited": each.cited,
                    "reasons": [zh if language == "zh" else en for zh, en in each.reasons],
                }
                for each in found
            ]
        )
        return 0
    for number, each in enumerate(found, start=1):
        cited = say(language, "（本条引用）", " (cited here)") if each.cited else ""
        print_text(
            f"{number}  《{each.law}》{each.label}{cited}  {say(language, *BEARINGS[each.bearing.value])}  {each.score:.2f}"
        )
        if each.reasons:
            print_text(f"    {each.why(language)}")
        print_text("    " + each.text.replace("\n", "\n    "))
    if not laws:
        print_text(say(language, "还没有法规。例如：workbench law add 文件", "No laws yet: workbench law add FILE"))
    elif not found:
        print_text(say(language, "没有找到相近的规定。", "No provision like it was found."))
    return 0


def say_wrong_authorities(workspace: Workspace, texts: Iterable[str]) -> None:
    """Says on standard error which authorities a loaded law doesn't bear out: no such article, or not those words."""
    language = choose_language()
    for each in workspace.check_authorities(texts):
        if not each.found:
            say_error(
                say(
                    language,
                    f"请核对依据：《{each.law}》没有{each.article}（{each.text}）。",
                    f"Check this authority: {each.law} has no {each.article} ({each.text}).",
                )
            )
        for words in each.words:
            say_error(
                say(
                    language,
                    f"请核对依据：{each.text}没有“{words}”这些字。",
                    f"Check this authority: {each.text} doesn't say “{words}”.",
                )
            )


COMMANDS = (
    Command("law", "载入上位法和同类规定，供对照", "Keep laws that drafts are held against", _law_arguments, _law),
    Command(
        "precedents",
        "别的法律对一条所涉事项怎么规定：相同、更严、更宽、抵触",
        "What other laws say on an article's subject",
        _precedents_arguments,
        _precedents,
    ),
)
