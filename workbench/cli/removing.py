"""The command that takes out of the store what was imported by mistake: `remove`."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli.comment_fields import json_argument
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text
from workbench.language import choose_language, say


def _arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument(
        "--draft",
        metavar="LABEL",
        help=say(language, "只移除这一稿，不移除整个项目", "only this draft, not the whole matter"),
    )
    parser.add_argument(
        "--with-comments",
        action="store_true",
        help=say(language, "有意见也移除，意见一并移除", "even where it has comments, which go with it"),
    )
    parser.add_argument(
        "--keep",
        metavar="FILE",
        type=Path,
        help=say(
            language,
            "移除前存成的意见包（默认在意见库旁的 removed 文件夹）",
            "the bundle written first (default: in the folder removed beside the store)",
        ),
    )
    json_argument(parser, language)


def _remove(given: Arguments) -> int:
    language = choose_language()
    with open_workspace(given) as workspace:
        done = workspace.remove(given.slug, given.draft, keep=given.keep, with_comments=given.with_comments)
    if given.json:
        print_json(
            {
                "matter": done.matter,
                "draft": done.draft,
                "drafts": done.held.drafts,
                "comments": done.held.comments,
                "internal": done.held.internal,
                "kept": str(done.kept),
            }
        )
        return 0
    what = done.matter if done.draft is None else f"{done.matter} / {done.draft}"
    print_text(
        say(
            language,
            f"已移除 {what}：{done.held.drafts} 稿，{done.held.comments} 条意见。\n"
            f"全部内容存在 {done.kept}（含内部意见，只有您能读）；要恢复：workbench merge {done.kept}",
            f"Removed {what}: drafts {done.held.drafts}, comments {done.held.comments}.\n"
            f"All of it is kept in {done.kept} (internal notes included; only you may read it). To bring it back: "
            f"workbench merge {done.kept}",
        )
    )
    return 0


COMMANDS = (
    Command(
        "remove",
        "移除误导入的项目或草案（可恢复）",
        "Remove a matter or draft imported by mistake (it can be brought back)",
        _arguments,
        _remove,
    ),
)
