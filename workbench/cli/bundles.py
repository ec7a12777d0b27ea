"""Commands for teams without a shared store: `pack`, `merge`, `conflicts`, `settle`."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from drafts.counting import many
from workbench.cli.comment_fields import json_argument
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, say_error, standard_input
from workbench.files import kept_sentence
from workbench.language import choose_language, say
from workbench.safe import safe_line

if TYPE_CHECKING:
    from comments.bundle.archive import Bundle
    from comments.bundle.report import Disagreement, MergeReport, PackReport


def _pack_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument(
        "--text",
        action="store_true",
        help=say(language, "写成一个文件夹的文本文件，适合放进 git", "write a folder of text files, fit for git"),
    )
    parser.add_argument(
        "--since",
        metavar="BUNDLE",
        type=Path,
        help=say(language, "只写这个较早的意见包里没有的", "only what this earlier bundle doesn't have"),
    )
    parser.add_argument(
        "--with-internal",
        action="store_true",
        help=say(
            language,
            "连同内部意见和项目备注",
            "internal notes and the matter's notes as well",
        ),
    )
    parser.add_argument(
        "--anyway",
        action="store_true",
        help=say(
            language,
            "文件夹里有手工改动，或读不出来，也照样盖掉",
            "write over a folder that was changed by hand or can't be read",
        ),
    )
    json_argument(parser, language)


def _pack(given: Arguments) -> int:
    language = choose_language()
    with open_workspace(given) as workspace:
        report = workspace.pack(
            given.slug, given.out, internal=given.with_internal, since=given.since, text=given.text, anyway=given.anyway
        )
    if report.internal or report.notes:
        zh = [f"{report.internal} 条内部意见"] if report.internal else []
        en = [many(report.internal, "internal notes")] if report.internal else []
        if report.notes:
            zh, en = [*zh, "项目备注"], [*en, "the matter's notes"]
        say_error(
            say(
                language,
                f"注意：{given.out} 含 {'和'.join(zh)}。能打开它的人都能读到，只可交给所内人员。",
                f"Careful: {given.out} holds {' and '.join(en)}. Whoever can open it can read them; "
                "hand it to people inside only.",
            )
        )
    if report.former is not None:
        say_error(say(language, *kept_sentence(given.out, report.former)))
    if given.json:
        told = {**asdict(report), "out": str(given.out), "former": report.former and str(report.former)}
        print_json({name: value for name, value in told.items() if name != "former" or value})
    else:
        print_text(f"{_packed(report, language)} → {safe_line(str(given.out))}")
    return 0


def _packed(report: PackReport, language: str) -> str:
    left = ""
    if report.left_out:
        left = say(
            language,
            f"；{report.left_out} 条内部意见未打包",
            f"; {many(report.left_out, 'internal notes')} stayed here",
        )
    if report.notes is False:
        left += say(language, "；项目备注未打包", "; the matter's notes stayed here")
    return say(
        language,
        f"已打包：意见 {report.comments} 条，草案 {report.drafts} 稿，记录 {report.events} 项{left}",
        f"Packed: {many(report.comments, 'comments')}, {many(report.drafts, 'drafts')}, {many(report.events, 'events')}{left}",
    )


def _merge_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--matter", metavar="SLUG", help=say(language, "合并到这个项目", "take it into this matter"))
    parser.add_argument(
        "--dry-run", action="store_true", help=say(language, "只报告，不改动", "tell what would change, change nothing")
    )
    parser.add_argument(
        "--record-only",
        action="store_true",
        help=say(
            language,
            "文件夹：只按横线以下的记录合并，不管手工改动",
            "of a folder: go by the record below the line, whatever was changed by hand above it",
        ),
    )
    json_argument(parser, language)


def _merge(given: Arguments) -> int:
    language = choose_language()
    bundle = _given_bundle(given)  # before the store is opened: a damaged one makes no store
    with open_workspace(given, begins=True) as workspace:
        report = workspace.merge_bundle(bundle, slug=given.matter, dry_run=given.dry_run)
    if given.json:
        print_json(_merge_json(report))
        return 0
    if report.dry_run:
        print_text(say(language, "试运行，没有改动：", "A trial run; nothing was changed:"))
    print_text(
        say(
            language,
            f"{report.matter}：新增 {len(report.new)} 条，更新 {len(report.updated)} 条，未变 {report.unchanged} 条；"
            f"新回复 {report.replies} 条，新草案 {len(report.drafts)} 稿；分歧 {len(report.conflicts)} 处",
            f"{report.matter}: {len(report.new)} new, {len(report.updated)} updated, {report.unchanged} unchanged; "
            f"{many(report.replies, 'new replies')}, {many(len(report.drafts), 'new drafts')}; "
            f"{many(len(report.conflicts), 'conflicts')}",
        )
    )
    for conflict in report.conflicts:
        _print_conflict(conflict, language)
    return 0


def _given_bundle(given: Arguments) -> Bundle:
    """The bundle in the file named, or on standard input. Raises BundleError."""
    from comments.bundle import archive
    from workbench.workspace.bundles import read_bundle

    if str(given.file) == "-":
        return archive.from_bytes(standard_input(archive.LARGEST_FILE))
    return read_bundle(given.file, record_only=given.record_only)


def _merge_json(report: MergeReport) -> dict[str, object]:
    return {
        "matter": report.matter,
        "new": list(report.new),
        "updated": list(report.updated),
        "unchanged": report.unchanged,
        "replies": report.replies,
        "drafts": list(report.drafts),
        "events": report.events,
        "conflicts": [_conflict_json(each) for each in report.conflicts],
        "internal": report.internal,
        "dry_run": report.dry_run,
    }


def _conflicts_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    json_argument(parser, language)


def _conflicts(given: Arguments) -> int:
    language = choose_language()
    with open_workspace(given) as workspace:
        found = workspace.disagreements(given.slug)
    if given.json:
        print_json([_conflict_json(each) for each in found])
        return 0
    if not found:
        print_text(say(language, "没有分歧。", "No conflicts."))
    for conflict in found:
        _print_conflict(conflict, language)
    return 0


def _print_conflict(conflict: Disagreement, language: str) -> None:
    print_text(f"! {conflict.entity or conflict.kind} {conflict.field}")
    for number, side in enumerate(conflict.sides, 1):
        now = say(language, "（暂用）", " (shown meanwhile)") if number == 1 else ""
        print_text(f"  {number}. {side.person} {side.at[:16]}{now}：{side.text}")


def _conflict_json(conflict: Disagreement) -> dict[str, object]:
    return {
        "kind": conflict.kind,
        "id": conflict.entity,
        "field": conflict.field,
        "values": [
            {"number": number, "person": side.person, "at": side.at, "value": side.value, "shown": number == 1}
            for number, side in enumerate(conflict.sides, 1)
        ],
    }


def _settle_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("field", metavar="FIELD")
    parser.add_argument(
        "number",
        metavar="N",
        type=int,
        help=say(language, "取第几个值", "which of the values, as conflicts numbers them"),
    )


def _settle(given: Arguments) -> int:
    language = choose_language()
    with open_workspace(given) as workspace:
        settled = workspace.settle(given.slug, given.id, given.field, given.number)
    side = settled.sides[given.number - 1]
    print_text(f"{settled.entity or settled.kind} {settled.field}" + say(language, "：", ": ") + side.text)
    return 0


COMMANDS = (
    Command("pack", "把项目打成一个意见包", "Write a matter as a bundle to hand on", _pack_arguments, _pack),
    Command("merge", "合并收到的意见包", "Take in a bundle", _merge_arguments, _merge),
    Command(
        "conflicts", "双方各自改过的同一处", "What two sides changed differently", _conflicts_arguments, _conflicts
    ),
    Command("settle", "在分歧的几个值里选定一个", "End a conflict with one of its values", _settle_arguments, _settle),
)
