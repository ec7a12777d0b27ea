"""Commands on comments that say the same or the opposite: `overlaps`, `consolidate`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from comments.records import Visibility
from drafts.counting import many
from workbench.cli.comment_fields import comment_json, comment_lines, json_argument
from workbench.cli.common import (
    Arguments,
    Command,
    open_workspace,
    print_json,
    print_text,
    read_argument,
    refuse_two_inputs,
)
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from workbench.workspace import Overlap


def _overlaps_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("--article", metavar="N")
    parser.add_argument("--draft", metavar="LABEL")
    json_argument(parser, language)


def _overlaps(given: Arguments) -> int:
    language = choose_language()
    with open_workspace(given) as workspace:
        found = workspace.overlaps(given.slug, draft=given.draft, article=given.article)
        if given.json:
            print_json([_overlap_json(overlap, workspace.placed(overlap.cluster.comments)) for overlap in found])
            return 0
    if not found:
        print_text(say(language, "没有重叠的意见。", "No comments overlap."))
    for overlap in found:
        cluster = overlap.cluster
        count = len(cluster.comments)
        print_text(
            say(
                language,
                f"{cluster.label}（{overlap.draft}）：{count} 条",
                f"{cluster.label} ({overlap.draft}): {many(count, 'comments')}",
            )
        )
        for comment in cluster.comments:
            for line in comment_lines(comment, language):
                print_text("  " + line)
        for conflict in cluster.conflicts:
            mark = say(language, "相反", "opposed") if conflict.opposite else say(language, "不一致", "differ")
            colon = say(language, "：", ": ")
            print_text(f"  ! {conflict.first} / {conflict.second} {mark}{colon}{conflict.sentence(language)}")
    return 0


def _overlap_json(overlap: Overlap, placed: list[bool]) -> dict[str, object]:
    cluster = overlap.cluster
    language = choose_language()
    return {
        "draft": overlap.draft,
        "key": cluster.article,
        "label": cluster.label,
        "start": cluster.span.start if cluster.span else None,
        "end": cluster.span.end if cluster.span else None,
        "comments": [comment_json(c, placed=there) for c, there in zip(cluster.comments, placed, strict=True)],
        "conflicts": [
            {
                "first": c.first,
                "second": c.second,
                "kind": c.kind,
                "opposite": c.opposite,
                "reason": c.sentence(language),
            }
            for c in cluster.conflicts
        ],
    }


def _consolidate_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("id", metavar="ID", nargs="+")
    parser.add_argument("--body", metavar="TEXT", help=say(language, "合并后的意见", "what the merged comment says"))
    parser.add_argument("--rationale", metavar="TEXT", help=say(language, "合并后的理由", "its reasons"))
    parser.add_argument("--proposal", metavar="TEXT", help=say(language, "合并后的建议条文", "the words it proposes"))
    parser.add_argument("--delete", action="store_true", help=say(language, "建议删除", "propose to delete"))
    parser.add_argument("--quote", metavar="TEXT", help=say(language, "所针对的原文字句", "the words it is about"))
    parser.add_argument("--visibility", choices=[v.value for v in Visibility])
    json_argument(parser, language)


def _consolidate(given: Arguments) -> int:
    language = choose_language()
    refuse_two_inputs(given.body, given.rationale, given.proposal)
    with open_workspace(given) as workspace:
        made = workspace.consolidate(
            given.id,
            body=read_argument(given.body),
            rationale=read_argument(given.rationale),
            proposal=read_argument(given.proposal),
            delete=given.delete,
            quote=given.quote,
            visibility=Visibility(given.visibility) if given.visibility else None,
        )
        placed = workspace.is_placed(made)
    if given.json:
        print_json(comment_json(made, placed=placed))
        return 0
    for line in comment_lines(made, language, placed=placed):
        print_text(line)
    return 0


COMMANDS = (
    Command(
        "overlaps",
        "并列重叠的意见，标出相反的",
        "Overlapping comments side by side, opposed ones marked",
        _overlaps_arguments,
        _overlaps,
    ),
    Command(
        "consolidate", "把几条意见合并为一条", "Merge several comments into one", _consolidate_arguments, _consolidate
    ),
)
