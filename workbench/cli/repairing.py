"""Commands on what is doubtful about a draft: `diagnose`, `repair`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from drafts.counting import many
from drafts.errors import SpokenError
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from comments.records import DraftRepair
    from workbench.workspace.repairs import Repaired

_AROUND = 12
"""Characters shown on either side of what a repair changes."""


def _draft_argument(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "--draft", metavar="LABEL", help=say(language, "哪一稿（默认最新）", "which draft (default: newest)")
    )


def _diagnose_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    _draft_argument(parser, language)
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def _diagnose(given: Arguments) -> int:
    from drafts.outline import diagnostic_lines, diagnostics_json

    language = choose_language()
    with open_workspace(given) as workspace:
        found = workspace.diagnose(given.slug, given.draft)
    if given.json:
        diagnostics = diagnostics_json(found.draft, found.doubts, language, found.proposed)
        print_json(
            {
                "matter": given.slug,
                "draft": found.version.label,
                "title": found.version.title,
                "diagnostics": [{"number": n, **item} for n, item in enumerate(diagnostics, start=1)],
                "repairs": [_made_json(made, language) for made in found.made],
            }
        )
        return 0
    label = found.version.label
    if not found.doubts:
        print_text(say(language, f"草案“{label}”没有需要核对的地方。", f"Nothing about draft {label} is doubtful."))
    for line in diagnostic_lines(found.draft, found.doubts, language, found.proposed):
        print_text(line)
    for made in found.made:
        print_text(_made_line(made, language))
    if found.proposed:
        numbers = " ".join(str(repair.number) for repair in found.proposed)
        print_text(
            say(
                language,
                f"修复：workbench repair {given.slug} {numbers} --draft {label}（先加 --dry-run 看改动）",
                f"To repair: workbench repair {given.slug} {numbers} --draft {label} (with --dry-run to see the changes first)",
            )
        )
    return 0


def _made_json(made: DraftRepair, language: str) -> dict[str, object]:
    return {
        "number": made.number,
        "at": made.at.isoformat(),
        "person": made.person,
        "made": [
            {"code": one.code, "action": one.action, "message": one.zh if language == "zh" else one.en}
            for one in made.made
        ],
        "edits": [
            {"start": start, "removed": removed, "inserted": inserted} for start, removed, inserted in made.edits
        ],
        "undone": made.undone.isoformat() if made.undone else None,
        "undone_by": made.undone_by,
    }


def _made_line(made: DraftRepair, language: str) -> str:
    done = " ".join(one.zh if language == "zh" else one.en for one in made.made)
    undone = say(language, f"（已由 {made.undone_by} 撤销）", f" (undone by {made.undone_by})") if made.undone else ""
    when = f"{made.at:%Y-%m-%d %H:%M}"
    return say(
        language, f"已修复 {when} {made.person}：{done}{undone}", f"repaired {when} {made.person}: {done}{undone}"
    )


def _repair_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument(
        "numbers",
        metavar="NUMBER",
        nargs="*",
        type=int,
        help=say(language, "diagnose 列出的编号", "numbers that diagnose lists"),
    )
    _draft_argument(parser, language)
    parser.add_argument(
        "--dry-run", action="store_true", help=say(language, "只显示改动，不写入", "show the changes, write nothing")
    )
    parser.add_argument(
        "--undo", action="store_true", help=say(language, "撤销上一次修复", "take the last repair back")
    )


def _repair(given: Arguments) -> int:
    language = choose_language()
    if given.undo == bool(given.numbers):
        raise SpokenError(
            "请给出要修复的编号（workbench diagnose 列出编号），或只用 --undo 撤销上一次修复。",
            "Give the numbers to repair (workbench diagnose lists them), or only --undo to take the last repair back.",
        )
    with open_workspace(given) as workspace:
        if given.undo:
            done = workspace.undo_repair(given.slug, draft=given.draft, dry_run=given.dry_run)
        else:
            done = workspace.repair(given.slug, given.numbers, draft=given.draft, dry_run=given.dry_run)
    for line in _report(done, language, dry_run=given.dry_run):
        print_text(line)
    return 0


def _report(done: Repaired, language: str, *, dry_run: bool) -> list[str]:
    lines = [zh if language == "zh" else en for zh, en in done.sentences]
    text = done.old.text
    for edit in done.edits:
        start, end = edit.span.start, edit.span.end
        before = text[max(0, start - _AROUND) : start].replace("\n", "⏎")
        after = text[end : end + _AROUND].replace("\n", "⏎")
        removed, inserted = text[start:end].replace("\n", "⏎"), edit.replacement.replace("\n", "⏎")
        change = (f"[-{removed}-]" if removed else "") + (f"{{+{inserted}+}}" if inserted else "")
        lines.append(f"  …{before}{change}{after}…")
    articles = len(done.new.articles)
    left = len(done.new.diagnostics)
    lines.append(
        say(
            language,
            f"现有 {articles} 条，{left} 项疑点。",
            f"Now {many(articles, 'articles')}, {many(left, 'doubts')}.",
        )
    )
    if done.moved:
        ids = " ".join(done.moved)
        lines.append(say(language, f"随文字移动的意见：{ids}", f"comments that went along with their words: {ids}"))
    if done.lost:
        ids = " ".join(done.lost)
        lines.append(
            say(language, f"失去位置的意见（保留）：{ids}", f"comments that have lost their place (kept): {ids}")
        )
    if dry_run:
        lines.append(say(language, "（试运行，没有写入）", "(dry run, nothing was written)"))
    return lines


COMMANDS = (
    Command(
        "diagnose", "列出一稿的疑点和可行的修复", "List what is doubtful about a draft", _diagnose_arguments, _diagnose
    ),
    Command("repair", "修复一稿的文本，或撤销修复", "Repair a draft's text, or undo that", _repair_arguments, _repair),
)
