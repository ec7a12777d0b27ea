"""Commands on comments: `comment`, `comments`, `set`, `reply`, `history`."""

from __future__ import annotations

import argparse

from comments.records import Comment, CommentType, Priority, Status, Visibility
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, read_argument
from workbench.language import choose_language, say


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
    parser.add_argument("--quote", help=say(language, "所针对的原文字句", "the words it is about"))
    parser.add_argument("--body", help=say(language, "意见（- 读标准输入）", "the comment (- reads standard input)"))
    parser.add_argument("--rationale", help=say(language, "理由及依据", "reasons and authorities"))
    parser.add_argument("--proposal", help=say(language, "建议修改为", "the words proposed instead"))
    parser.add_argument("--delete", action="store_true", help=say(language, "建议删除", "propose to delete"))
    parser.add_argument("--type", choices=[t.value for t in CommentType], default=CommentType.SUBSTANTIVE.value)
    parser.add_argument("--priority", choices=[p.value for p in Priority], default=Priority.NORMAL.value)
    parser.add_argument(
        "--visibility",
        choices=[v.value for v in Visibility],
        help=say(
            language,
            "谁能看到；默认：有建议文字或建议删除的为 submission，其余为 team",
            "who sees it; default: submission where it proposes words or a deletion, else team",
        ),
    )


def _comment(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        made = workspace.comment(
            given.slug,
            given.article,
            draft=given.draft,
            quote=given.quote,
            body=read_argument(given.body) or "",
            rationale=read_argument(given.rationale) or "",
            proposal=read_argument(given.proposal),
            delete=given.delete,
            type=CommentType(given.type),
            priority=Priority(given.priority),
            visibility=Visibility(given.visibility) if given.visibility else None,
        )
    print_text(made.id)
    return 0


def comment_json(comment: Comment, *, placed: bool) -> dict[str, object]:
    """A comment as the ``comments`` command lists it. ``article`` is the number, ``label`` the words printed."""
    return {
        "id": comment.id,
        "article": comment.number,
        "key": comment.article,
        "label": comment.label,
        "quote": comment.quote.exact if comment.quote else None,
        "body": comment.body,
        "rationale": comment.rationale,
        "proposal": comment.proposal,
        "delete": comment.delete,
        "type": comment.type.value,
        "priority": comment.priority.value,
        "visibility": comment.visibility.value,
        "status": comment.status.value,
        "author": comment.author,
        "created": comment.created.isoformat(),
        "updated": comment.updated.isoformat(),
        "revision": comment.revision,
        "draft": comment.draft,
        "placed": placed,
    }


def _comments_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))
    parser.add_argument("--article", metavar="N")
    parser.add_argument("--draft", metavar="LABEL")
    parser.add_argument("--status", choices=[s.value for s in Status])
    parser.add_argument("--person", metavar="NAME")


def _comments(given: Arguments) -> int:
    language = choose_language()
    with open_workspace(given) as workspace:
        found = workspace.comments(
            given.slug,
            draft=given.draft,
            article=given.article,
            status=Status(given.status) if given.status else None,
            person=given.person,
        )
        placed = [workspace.is_placed(comment) for comment in found]
    if given.json:
        print_json([comment_json(comment, placed=there) for comment, there in zip(found, placed, strict=True)])
        return 0
    for comment, there in zip(found, placed, strict=True):
        where = comment.label or say(language, "整份草案", "whole draft")
        mark = "" if there else say(language, "（原文位置已失）", " (lost its place)")
        print_text(f"{comment.id}  {where}{mark}  {comment.visibility} · {comment.status} · {comment.author}")
        if comment.quote:
            print_text(f"    “{comment.quote.exact}”")
        if comment.body:
            print_text(f"    {comment.body}")
        if comment.delete:
            print_text("    " + say(language, "建议删除", "Proposal: delete"))
        elif comment.proposal is not None:
            print_text("    " + say(language, "建议：", "Proposal: ") + comment.proposal)
        if comment.rationale:
            print_text("    " + say(language, "理由：", "Reason: ") + comment.rationale)
    return 0


def _set_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--status", choices=[s.value for s in Status])
    parser.add_argument("--visibility", choices=[v.value for v in Visibility])
    parser.add_argument("--type", choices=[t.value for t in CommentType])
    parser.add_argument("--priority", choices=[p.value for p in Priority])
    for name in ("body", "rationale", "proposal"):
        parser.add_argument(f"--{name}", metavar="TEXT")
    parser.add_argument("--delete", action=argparse.BooleanOptionalAction, default=None)
    parser.add_argument(
        "--revision",
        type=int,
        metavar="N",
        help=say(language, "所见的版本号；他人已另存时拒绝", "the revision you saw; refuses when somebody saved since"),
    )


def _set(given: Arguments) -> int:
    names = ("status", "visibility", "type", "priority", "body", "rationale", "proposal")
    changes: dict[str, str | bool | None] = {
        name: read_argument(value) for name in names if (value := getattr(given, name)) is not None
    }
    if given.delete is not None:
        changes["delete"] = given.delete
    with open_workspace(given) as workspace:
        changed = workspace.edit(given.id, changes, revision=given.revision)
    print_text(f"{changed.id} revision {changed.revision}")
    return 0


def _reply_arguments(parser: argparse.ArgumentParser, _language: str) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("text", metavar="TEXT")


def _reply(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        workspace.reply(given.id, read_argument(given.text) or "")
    return 0


def _history_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def _history(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        events = workspace.history(given.id)
    if given.json:
        print_json(
            [
                {
                    "comment": event.comment,
                    "revision": event.revision,
                    "at": event.at.isoformat(),
                    "person": event.person,
                    "action": event.action,
                    "changes": [{"field": f, "before": before, "after": after} for f, before, after in event.changes],
                }
                for event in events
            ]
        )
        return 0
    for event in events:
        print_text(f"{event.revision}  {event.at.isoformat(timespec='minutes')}  {event.person}  {event.action}")
        for field, before, after in event.changes:
            print_text(f"    {field}: {before!s} → {after!s}")
    return 0


COMMANDS = (
    Command("comment", "对一条写意见", "Comment on an article", _comment_arguments, _comment),
    Command("comments", "列出意见", "List comments", _comments_arguments, _comments),
    Command("set", "修改一条意见或其状态", "Change a comment or its status", _set_arguments, _set),
    Command("reply", "回复一条意见", "Reply to a comment", _reply_arguments, _reply),
    Command("history", "一条意见的修改记录", "A comment's history", _history_arguments, _history),
)
