"""Commands that take back, put away and hand over: `undo`, `redo`, `delete`, `restore`, `assign`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from comments.records import Event
from workbench.cli.comment_fields import json_argument, print_changed, revision_argument
from workbench.cli.common import Arguments, Command, open_workspace, print_text
from workbench.language import choose_language, say


def _step_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "id",
        metavar="ID",
        nargs="?",
        help=say(language, "只对这条意见（默认：最近改动的）", "on this comment only (default: whichever was last)"),
    )
    json_argument(parser, language)


def _undo(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        events = workspace.undoable(given.id)
        comment = workspace.undo(given.id)
        if given.json or len(events) == 1:
            print_changed(given, comment, placed=workspace.is_placed(comment))
    if not given.json:
        print_text(_undone(events, choose_language()))
    return 0


def _undone(events: Sequence[Event], language: str) -> str:
    """What was taken back, in a sentence."""
    counts = Counter(event.action if event.action in _TAKEN_BACK else "edited" for event in events)
    told = [say(language, *_TAKEN_BACK[action]).format(n=n) for action, n in counts.items()]
    return say(
        language,
        f"已撤销：{'，'.join(told)}。workbench redo 可重做。",
        f"Undone: {', '.join(told)}. workbench redo does it again.",
    )


_TAKEN_BACK = {
    "created": ("新意见 {n} 条，已撤回并放进回收站", "new comments: {n}, now withdrawn and in the bin"),
    "replied": ("回复 {n} 条，已撤下", "replies: {n}, taken down"),
    "edited": ("改动 {n} 条，已恢复原状", "changed comments: {n}, as they were before"),
}


def _redo(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        count = len(workspace.redoable(given.id))
        comment = workspace.redo(given.id)
        if given.json or count == 1:
            print_changed(given, comment, placed=workspace.is_placed(comment))
    if not given.json:
        done = f"已重做：{count} 条。workbench undo 可再撤销。", f"Done again: {count}. workbench undo takes it back."
        print_text(say(choose_language(), *done))
    return 0


def _delete_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "--everywhere",
        action="store_true",
        help=say(
            language, "同时撤回，各稿的信函都不再包含它", "withdraw it too: no letter on an earlier draft has it either"
        ),
    )
    revision_argument(parser, language)
    json_argument(parser, language)


def _delete(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        comment = workspace.delete(given.id, revision=given.revision, everywhere=given.everywhere)
        print_changed(given, comment, placed=workspace.is_placed(comment))
        drafts = workspace.stays_on(comment)
    if drafts and not given.json:
        language = choose_language()
        print_text(
            say(
                language,
                f"只从“{comment.draft}”删除；{'、'.join(drafts)} 的信函里仍有它。各稿都不要的："
                f"workbench delete {comment.id} --everywhere",
                f"Deleted from {comment.draft} alone; the letter on {', '.join(drafts)} still has it. To take it back "
                f"everywhere: workbench delete {comment.id} --everywhere",
            )
        )
    return 0


def _restore_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("id", metavar="ID")
    json_argument(parser, language)


def _restore(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        comment = workspace.restore(given.id)
        print_changed(given, comment, placed=workspace.is_placed(comment))
    return 0


def _assign_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "name",
        metavar="NAME",
        nargs="?",
        default="",
        help=say(language, "由谁承办；不写则不再分派", "who is to see to it; without, nobody"),
    )
    revision_argument(parser, language)
    json_argument(parser, language)


def _assign(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        comment = workspace.assign(given.id, given.name, revision=given.revision)
        print_changed(given, comment, placed=workspace.is_placed(comment))
    return 0


COMMANDS = (
    Command("undo", "撤销自己最近的改动", "Undo your last change", _step_arguments, _undo),
    Command("redo", "重做自己撤销的改动", "Redo what you undid", _step_arguments, _redo),
    Command("delete", "删除一条意见（可恢复）", "Delete a comment; it can be restored", _delete_arguments, _delete),
    Command("restore", "恢复已删除的意见", "Restore a deleted comment", _restore_arguments, _restore),
    Command("assign", "把一条意见分派给人", "Say who is to see to a comment", _assign_arguments, _assign),
)
