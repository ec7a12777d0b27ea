"""The command on words: `search`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from workbench.cli.comment_fields import json_argument, page_arguments
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from workbench.workspace import Hit, SearchResult


def _search_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "text",
        metavar="TEXT",
        nargs="+",
        help=say(language, "要找的字词，空格隔开的都要有", "words to find; all must be there"),
    )
    parser.add_argument("--matter", metavar="SLUG", help=say(language, "只在这个项目里", "in this matter only"))
    parser.add_argument(
        "--draft",
        metavar="LABEL",
        help=say(language, "只在这一稿里（与 --matter 同用）", "in this draft only (with --matter)"),
    )
    parser.add_argument(
        "--in",
        dest="scope",
        choices=["all", "drafts", "comments"],
        default="all",
        help=say(language, "只在草案或意见里", "drafts or comments only"),
    )
    page_arguments(parser, language)
    json_argument(parser, language)


def _search(given: Arguments) -> int:
    language = choose_language()
    with open_workspace(given) as workspace:
        found = workspace.search(
            " ".join(given.text),
            slug=given.matter,
            draft=given.draft,
            scope=given.scope,
            limit=given.limit,
            offset=given.offset or 0,
        )
    if given.json:
        print_json(_json(found))
        return 0
    before: tuple[str, str, str] | None = None
    for hit in found.hits:
        place = (hit.matter, hit.draft, hit.article)
        if place != before:
            count = found.articles[place]
            print_text(f"{hit.matter} · {hit.draft} · {hit.label or '—'} ({count})")
            before = place
        print_text(f"    {_who(hit, language)}{_marked(hit)}")
    print_text(_summary(found, language))
    return 0


def _who(hit: Hit, language: str) -> str:
    if hit.comment is None:
        return ""
    inside = say(language, "内部 ", "internal ") if hit.internal else ""
    answers = say(language, "（回复）", " (reply)") if hit.field == "reply" else ""
    return f"{hit.comment.id} {inside}{hit.person}{answers}: "


def _marked(hit: Hit) -> str:
    """The words around, with those found in brackets, in one line."""
    text, at = "", 0
    for start, end in hit.snippet.marks:
        text += hit.snippet.text[at:start] + "【" + hit.snippet.text[start:end] + "】"
        at = end
    return " ".join((text + hit.snippet.text[at:]).split())


def _summary(found: SearchResult, language: str) -> str:
    if found.more:
        return say(
            language,
            f"找到 {found.total} 处以上；只看了较早的部分，请多写几个字。",
            f"More than {found.total} found; only the older part was looked at. Ask for more words.",
        )
    return say(language, f"找到 {found.total} 处。", f"{found.total} found.")


def _json(found: SearchResult) -> dict[str, object]:
    return {
        "total": found.total,
        "more": found.more,
        "articles": [
            {"matter": matter, "draft": draft, "key": article, "count": count}
            for (matter, draft, article), count in found.articles.items()
        ],
        "hits": [
            {
                "kind": "draft" if hit.comment is None else "comment",
                "matter": hit.matter,
                "draft": hit.draft,
                "key": hit.article,
                "article": hit.number,
                "label": hit.label,
                "comment": None if hit.comment is None else hit.comment.id,
                "visibility": None if hit.comment is None else hit.comment.visibility,
                "field": hit.field,
                "person": None if hit.comment is None else hit.person,
                "internal": hit.internal,
                "text": hit.snippet.text,
                "marks": [list(mark) for mark in hit.snippet.marks],
                "start": hit.snippet.start,
            }
            for hit in found.hits
        ],
    }


COMMANDS = (Command("search", "在各稿和意见里找字词", "Find words in drafts and comments", _search_arguments, _search),)
