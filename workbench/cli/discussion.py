"""Commands on comments: `comment`, `comments`, `set`, `reply`, `history`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from comments.records import CommentType, Event, Priority, Reply, Status, Visibility
from drafts.counting import many
from drafts.errors import SpokenError
from workbench.cli.comment_fields import (
    comment_json,
    comment_lines,
    field_arguments,
    json_argument,
    other_places,
    page_arguments,
    print_changed,
    revision_argument,
    say_repeated_quotes,
    say_unchanged,
    texts_of,
)
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, read_argument
from workbench.cli.precedents import say_wrong_authorities
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from comments.store import FieldValue
    from comments.store.listing import State


def _comment_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument(
        "article",
        metavar="ARTICLE",
        help=say(
            language, "条号：12 或 第十二条；general 指整份草案", "12 or 第十二条; `general` for the draft as a whole"
        ),
    )
    parser.add_argument(
        "--draft", metavar="LABEL", help=say(language, "哪一稿（默认最新）", "which draft (default: the newest)")
    )
    field_arguments(parser, language)
    parser.add_argument("--delete", action="store_true", help=say(language, "建议删除", "propose to delete"))
    parser.add_argument(
        "--new-article",
        action="store_true",
        help=say(language, "建议在该条之后新增一条", "the proposal is a new article, after this one"),
    )
    json_argument(parser, language)


def _comment(given: Arguments) -> int:
    texts = texts_of(given)
    with open_workspace(given) as workspace:
        made = workspace.comment(
            given.slug,
            given.article,
            draft=given.draft,
            quote=given.quote,
            body=texts["body"] or "",
            rationale=texts["rationale"] or "",
            proposal=texts["proposal"],
            delete=given.delete,
            type=CommentType(given.type or CommentType.SUBSTANTIVE),
            priority=Priority(given.priority or Priority.NORMAL),
            visibility=Visibility(given.visibility) if given.visibility else None,
            also=other_places(given.also),
            new_article=given.new_article,
            authorities=given.authority or (),
            topic=given.topic or "",
            unit=given.unit or "",
            body_other=texts["body_other"] or "",
            rationale_other=texts["rationale_other"] or "",
            proposal_other=texts["proposal_other"],
            assigned=given.assigned or "",
        )
        say_wrong_authorities(workspace, made.authorities)
        say_repeated_quotes(workspace, made, own=bool(given.quote), also=bool(given.also))
        say_unchanged(workspace, made)
        if given.json:
            print_json(comment_json(made, placed=workspace.is_placed(made)))
        else:
            print_text(made.id)
    return 0


def _comments_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    json_argument(parser, language)
    parser.add_argument("--article", metavar="N")
    parser.add_argument("--draft", metavar="LABEL")
    parser.add_argument(
        "--status",
        action="append",
        choices=[s.value for s in Status],
        help=say(language, "状态，可多次写", "a status; may be repeated"),
    )
    parser.add_argument("--person", metavar="NAME", help=say(language, "谁写的", "who wrote it"))
    parser.add_argument("--visibility", choices=[v.value for v in Visibility])
    parser.add_argument("--type", choices=[t.value for t in CommentType])
    parser.add_argument("--priority", choices=[p.value for p in Priority])
    parser.add_argument("--topic", metavar="TEXT")
    parser.add_argument("--unit", metavar="TEXT")
    parser.add_argument(
        "--assigned", metavar="NAME", help=say(language, "由谁承办；空文字指无人", "who sees to it; empty for nobody")
    )
    parser.add_argument("--text", metavar="TEXT", help=say(language, "含有这些字的", "those that hold these words"))
    parser.add_argument(
        "--unplaced", action="store_true", help=say(language, "原文位置已失的", "those that lost their place")
    )
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument("--deleted", action="store_true", help=say(language, "已删除的", "those in the bin"))
    kept.add_argument(
        "--merged", action="store_true", help=say(language, "已并入其他意见的", "those merged into others")
    )
    page_arguments(parser, language)


def _comments(given: Arguments) -> int:
    from comments.store import Wanted

    language = choose_language()
    state: State = "deleted" if given.deleted else "merged" if given.merged else "live"
    wanted = Wanted(
        draft=given.draft,
        statuses=given.status,
        person=given.person,
        visibility=given.visibility,
        type=given.type,
        priority=given.priority,
        topic=given.topic,
        unit=given.unit,
        assigned=given.assigned,
        text=given.text,
        state=state,
    )
    with open_workspace(given) as workspace:
        page = workspace.page(
            given.slug,
            article=given.article,
            wanted=wanted,
            unplaced=given.unplaced,
            limit=given.limit,
            offset=given.offset,
        )
        placed = workspace.placed(page.comments)
        conflicts = workspace.fields_in_conflict(given.slug)
    rows = [
        (comment, there, conflicts.get(comment.id, ())) for comment, there in zip(page.comments, placed, strict=True)
    ]
    if given.json:
        print_json([comment_json(comment, placed=there, conflicts=fields) for comment, there, fields in rows])
        return 0
    draft = ""
    for comment, there, fields in rows:
        if page.names_drafts and comment.draft != draft:
            draft = comment.draft
            print_text(say(language, f"—— 草案“{draft}” ——", f"—— Draft {draft} ——"))
        for line in comment_lines(comment, language, placed=there, conflicts=fields):
            print_text(line)
    if any(fields for _, _, fields in rows):
        print_text(
            say(
                language,
                f"双方改法不同的，用 workbench conflicts {given.slug} 查看，settle 选定。",
                f"In conflict: see workbench conflicts {given.slug}; settle ends it.",
            )
        )
    if not page.total:
        print_text(say(language, "没有符合的意见。", "No comments like that."))
    elif len(page.comments) < page.total:
        first, last = page.offset + 1, page.offset + len(page.comments)
        print_text(
            say(
                language,
                f"共 {page.total} 条，以上是第 {first}—{last} 条。",
                f"{first}–{last} of {many(page.total, 'comments')}.",
            )
        )
    return 0


def _set_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--status", choices=[s.value for s in Status])
    field_arguments(parser, language)
    parser.add_argument("--article", metavar="N", help=say(language, "改到哪一条", "the article it is about"))
    parser.add_argument("--draft", metavar="LABEL", help=say(language, "改到哪一稿", "the draft it is on"))
    parser.add_argument("--delete", action=argparse.BooleanOptionalAction, default=None)
    parser.add_argument("--new-article", action=argparse.BooleanOptionalAction, default=None)
    parser.add_argument("--response", metavar="TEXT", help=say(language, "机关的答复", "what the regulator answered"))
    revision_argument(parser, language)
    json_argument(parser, language)


def _changes(given: Arguments) -> dict[str, FieldValue]:
    """What the options say of the fields that need no draft to be looked at."""
    changes: dict[str, FieldValue] = {}
    for name in (
        "status",
        "visibility",
        "type",
        "priority",
        "topic",
        "unit",
        "assigned",
        "response",
        "delete",
        "new_article",
    ):
        if (value := getattr(given, name)) is not None:
            changes[name] = value
    changes |= {name: text for name, text in texts_of(given).items() if text is not None}
    if given.authority is not None:
        changes["authorities"] = tuple(given.authority)
    return changes


def _set(given: Arguments) -> int:
    changes = _changes(given)
    moves = any(getattr(given, name) is not None for name in ("article", "draft", "quote", "also"))
    if not changes and not moves:
        raise SpokenError(
            "没有写要改什么，没有改动。例如：workbench set 编号 --status approved；可改的见 workbench set --help。",
            "Nothing to change was named, so nothing was. For example: workbench set ID --status approved; "
            "see workbench set --help.",
        )
    with open_workspace(given) as workspace:
        before = workspace.find(given.id)
        if moves:
            also = None if given.also is None else other_places(given.also)
            changes.update(
                workspace.place(given.id, draft=given.draft, article=given.article, quote=given.quote, also=also)
            )
        changed = workspace.edit(given.id, changes, revision=given.revision)
        if given.authority is not None:
            say_wrong_authorities(workspace, changed.authorities)
        say_repeated_quotes(workspace, changed, own=bool(given.quote), also=bool(given.also))
        if given.proposal is not None or given.quote or given.article:
            say_unchanged(workspace, changed)
        if changed.revision == before.revision and not given.json:
            print_text(
                say(
                    choose_language(),
                    f"{changed.id} 本来就是这样，没有改动（第 {changed.revision} 版）。",
                    f"{changed.id} is like that already; nothing was changed (revision {changed.revision}).",
                )
            )
        else:
            print_changed(given, changed, placed=workspace.is_placed(changed))
    return 0


def reply_json(reply: Reply) -> dict[str, object]:
    """A reply as JSON."""
    return {
        "id": reply.id,
        "comment": reply.comment,
        "text": reply.text,
        "person": reply.person,
        "created": reply.created.isoformat(),
        "internal": reply.internal,
    }


def _reply_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("text", metavar="TEXT", help=say(language, "回复（- 读标准输入）", "the answer, or -"))
    json_argument(parser, language)


def _reply(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        made = workspace.reply(given.id, read_argument(given.text) or "")
    if given.json:
        print_json(reply_json(made))
    else:
        print_text(say(choose_language(), f"已回复意见 {made.comment}。", f"Answered comment {made.comment}."))
    return 0


def _history_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "--since",
        metavar="N",
        type=int,
        default=0,
        help=say(language, "只列第 N 版以后的修改", "only what was changed after revision N"),
    )
    json_argument(parser, language)


def event_json(event: Event) -> Mapping[str, object]:
    """An event as JSON."""
    return {
        "comment": event.comment,
        "revision": event.revision,
        "at": event.at.isoformat(),
        "person": event.person,
        "action": event.action,
        "carried": event.carried,
        "changes": [{"field": f, "before": before, "after": after} for f, before, after in event.changes],
    }


def _history(given: Arguments) -> int:
    from workbench.cli.history_lines import history_lines

    with open_workspace(given) as workspace:
        events = [event for event in workspace.history(given.id) if event.revision > given.since]
    if given.json:
        print_json([event_json(event) for event in events])
        return 0
    language = choose_language()
    for event in events:
        for line in history_lines(event, language):
            print_text(line)
    return 0


COMMANDS = (
    Command("comment", "对一条写意见", "Comment on an article", _comment_arguments, _comment),
    Command("comments", "列出意见", "List comments", _comments_arguments, _comments),
    Command("set", "修改一条意见或其状态", "Change a comment or its status", _set_arguments, _set),
    Command("reply", "回复一条意见", "Reply to a comment", _reply_arguments, _reply),
    Command("history", "一条意见的修改记录", "A comment's history", _history_arguments, _history),
)
