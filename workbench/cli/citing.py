"""The command `cite`: an authority put into a comment, its words checked against the law."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from workbench.cli.comment_fields import comment_json, json_argument, revision_argument
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, read_argument
from workbench.language import say

if TYPE_CHECKING:
    from comments.records import Comment
    from drafts.citing import Cited


def citation_json(cited: Cited) -> dict[str, object]:
    """A citation for scripts."""
    return {
        "law": cited.law,
        "key": cited.article,
        "place": cited.place,
        "words": cited.words,
        "text": cited.text,
    }


def citing_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Adds what says which words are cited, and in which language."""
    parser.add_argument(
        "--words",
        metavar="TEXT",
        help=say(
            language,
            "引用的原文字句，“……”表示略去（- 读标准输入）",
            "the words to quote, … for what is left out (- reads standard input)",
        ),
    )
    parser.add_argument(
        "--lang",
        choices=("zh", "en"),
        help=say(language, "引用用哪种语言写（默认随项目）", "language of the citation (default: the matter's)"),
    )
    parser.add_argument(
        "--title", metavar="T", default="", help=say(language, "引用时怎样称这部法", "what to call the law")
    )


def print_cited(given: Arguments, comment: Comment, cited: Cited, *, placed: bool) -> None:
    """The citation made, or with ``--json`` the citation and the comment."""
    if given.json:
        print_json({"citation": citation_json(cited), "comment": comment_json(comment, placed=placed)})
    else:
        print_text(cited.text)


def _arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("id", metavar="COMMENT", help=say(language, "意见编号", "the comment's id"))
    parser.add_argument(
        "law",
        metavar="LAW",
        help=say(language, "已载入的法规（workbench law list）", "a law kept (workbench law list)"),
    )
    parser.add_argument(
        "place",
        metavar="ARTICLE",
        help=say(language, "条号，可带款、项：30、第三十条第二款第一项", "30, or with paragraph and item: 30(2)(a)"),
    )
    citing_arguments(parser, language)
    revision_argument(parser, language)
    json_argument(parser, language)


def _cite(given: Arguments) -> int:
    words = read_argument(given.words) or ""
    with open_workspace(given) as workspace:
        comment, cited = workspace.cite(
            given.id,
            given.law,
            given.place,
            words,
            language=given.lang,
            title=given.title,
            revision=given.revision,
        )
        print_cited(given, comment, cited, placed=workspace.is_placed(comment))
    return 0


COMMANDS = (
    Command(
        "cite",
        "把依据写进意见：引文与法规原文核对",
        "Put an authority into a comment, its words checked against the law",
        _arguments,
        _cite,
    ),
)
