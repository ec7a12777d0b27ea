"""Commands on a matter's people and what they have dealt with: `people`, `read`, `board`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from comments.records import Person, Role
from comments.workflow import name as status_name
from comments.workflow import role_name
from drafts.counting import many
from workbench.cli.comment_fields import json_argument, page_arguments
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from comments.coverage import Covered
    from workbench.workspace import Board


def _people_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    change = parser.add_mutually_exclusive_group()
    change.add_argument(
        "--add", metavar="NAME", help=say(language, "列入，或改角色", "list a person, or change the role")
    )
    change.add_argument("--remove", metavar="NAME", help=say(language, "不再列入", "take a person off the list"))
    parser.add_argument(
        "--role",
        choices=[r.value for r in Role],
        default=Role.REVIEWER.value,
        help=say(language, "与 --add 同用（默认 reviewer）", "with --add (default: reviewer)"),
    )
    parser.add_argument(
        "--four-eyes",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=say(
            language,
            "意见须由作者以外的人批准",
            "somebody other than its author has to approve a comment",
        ),
    )
    json_argument(parser, language)


def person_json(person: Person) -> dict[str, object]:
    """A person of a matter as JSON."""
    return {
        "name": person.name,
        "role": person.role.value,
        "added": person.added.isoformat(),
        "added_by": person.added_by,
    }


def _people(given: Arguments) -> int:
    language = choose_language()
    with open_workspace(given) as workspace:
        if given.four_eyes is not None:
            workspace.set_four_eyes(given.slug, given.four_eyes)
        if given.add is not None:
            workspace.put_person(given.slug, given.add, Role(given.role))
        if given.remove is not None:
            workspace.remove_person(given.slug, given.remove)
        people = workspace.people(given.slug)
        four_eyes = workspace.matter(given.slug).four_eyes
    if given.json:
        print_json({"people": [person_json(person) for person in people], "four_eyes": four_eyes})
        return 0
    for person in people:
        print_text(f"{person.name}\t{role_name(person.role, language)}")
    if not people:
        print_text(
            say(
                language,
                "没有列出人员：能打开意见库的人都可以做一切。用 --add 姓名 --role lead|reviewer|observer 列出。",
                "Nobody is listed: whoever can open the store may do everything. "
                "List people with --add NAME --role lead|reviewer|observer.",
            )
        )
    if four_eyes:
        print_text(
            say(language, "意见须由作者以外的人批准。", "Somebody other than its author has to approve a comment.")
        )
    return 0


def _read_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("article", metavar="ARTICLE", nargs="+", help=say(language, "条号，可写多条", "one or several"))
    parser.add_argument("--draft", metavar="LABEL")
    parser.add_argument("--undo", action="store_true", help=say(language, "取消已读", "take the mark back"))
    json_argument(parser, language)


def _read(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        draft = workspace.draft(given.slug, given.draft)
        articles = [draft.article(name) for name in given.article]
        marks = []
        for article in articles:
            if given.undo:
                workspace.unmark_read(given.slug, article.key, draft=given.draft)
            else:
                marks.append(workspace.mark_read(given.slug, article.key, draft=given.draft))
    if given.json:
        print_json(
            [
                {"draft": mark.draft, "key": mark.article, "person": mark.person, "at": mark.at.isoformat()}
                for mark in marks
            ]
        )
    else:
        language = choose_language()
        labels = say(language, "、", ", ").join(article.label for article in articles)
        if given.undo:
            print_text(say(language, f"已取消{labels}的已读标记。", f"{labels}: no longer marked as read."))
        else:
            print_text(say(language, f"已标记{labels}为已读。", f"{labels}: marked as read."))
    return 0


def _board_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument(
        "--draft", metavar="LABEL", help=say(language, "哪一稿（默认最新）", "which draft (default: newest)")
    )
    parser.add_argument(
        "--person",
        metavar="NAME",
        help=say(language, "按谁的未读排序（默认自己）", "whose unread changes come first (default: yours)"),
    )
    page_arguments(parser, language)
    json_argument(parser, language)


def covered_json(row: Covered) -> dict[str, object]:
    """An article of the board as JSON."""
    return {
        "article": row.number,
        "key": row.article,
        "label": row.label,
        "change": row.change or None,
        "flags": list(row.flags),
        "people": {name: attention.value for name, attention in row.people.items()},
        "statuses": {status.value: count for status, count in row.statuses.items()},
    }


def _board(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        board = workspace.board(
            given.slug, draft=given.draft, person=given.person, limit=given.limit, offset=given.offset
        )
    if given.json:
        print_json(
            {
                "draft": board.draft,
                "against": board.against,
                "people": list(board.people),
                "articles": board.total,
                "unread_flagged": board.unread_flagged,
                "gone": list(board.gone),
                "rows": [covered_json(row) for row in board.rows],
            }
        )
    else:
        _print_board(board)
    return 0


_MARKS = {"commented": "●", "read": "○", "unread": "·"}


def _print_board(board: Board) -> None:
    from drafts.wording import flag_name

    language = choose_language()
    against = say(language, f"，与{board.against}比", f", against {board.against}") if board.against else ""
    print_text(
        say(
            language,
            f"{board.draft}{against}：{board.total} 条",
            f"{board.draft}{against}: {many(board.total, 'articles')}",
        )
    )
    if board.unread_flagged:
        print_text(
            say(
                language,
                f"有 {board.unread_flagged} 条要紧的改动您还没有看（排在最前）。",
                f"You haven't seen {many(board.unread_flagged, 'articles')} with changes that matter (they come first).",
            )
        )
    print_text(say(language, "● 有意见　○ 已读无意见　· 未读", "● commented  ○ read, no comment  · unread"))
    for row in board.rows:
        people = " ".join(f"{_MARKS[seen.value]}{name}" for name, seen in row.people.items())
        statuses = say(language, "、", ", ").join(f"{status_name(s, language)} {n}" for s, n in row.statuses.items())
        flags = (
            f"  ⚑ {say(language, '、', ', ').join(flag_name(kind, language) for kind in row.flags)}"
            if row.flags
            else ""
        )
        print_text("  ".join(part for part in (row.label, people, statuses) if part) + flags)
    if board.gone:
        print_text(
            say(language, "前稿有、本稿已无：", "Gone since the earlier draft: ")
            + say(language, "、", ", ").join(board.gone)
        )


COMMANDS = (
    Command("people", "项目的人员与角色", "A matter's people and their roles", _people_arguments, _people),
    Command("read", "标记某条已读、无意见", "Mark articles as read, without a comment", _read_arguments, _read),
    Command("board", "各条由谁看过、有何意见", "Who has dealt with which article", _board_arguments, _board),
)
