"""The command that takes comments to a newer draft: `carry`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from workbench.cli.comment_fields import json_argument, say_repeated_quotes
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from comments.carry import Candidate, Carried, CarriedPlace
    from comments.outcomes import Outcome
    from comments.records import Comment, OtherPlace
    from workbench.workspace import CarryReport, Workspace

STATES = {
    "carried": ("已找到", "carried"),
    "needs-a-look": ("已找到，须核对", "needs a look"),
    "lost": ("没有位置", "lost its place"),
}
"""How each state is called, in Chinese and English."""


def _arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("--to", metavar="LABEL", help=say(language, "带入哪一稿（默认最新）", "the newer draft"))
    done = parser.add_mutually_exclusive_group()
    done.add_argument(
        "--accept",
        nargs="+",
        metavar="ID",
        help=say(language, "按所提位置带入这些意见", "give these comments the places proposed"),
    )
    done.add_argument(
        "--accept-certain",
        action="store_true",
        help=say(
            language,
            "带入全部“已找到”的意见（引文未改，或针对整条）",
            "all carried (their words unchanged, or on a whole article)",
        ),
    )
    done.add_argument(
        "--place",
        nargs=2,
        metavar=("ID", "ARTICLE"),
        help=say(language, "由人指定新稿中的条文", "give a comment this article of the newer draft"),
    )
    done.add_argument(
        "--keep",
        metavar="ID",
        help=say(language, "不带引文，保留在后继条文上", "keep it on what its article became, without the quote"),
    )
    parser.add_argument(
        "--quote", metavar="TEXT", help=say(language, "与 --place 合用：新稿中的原文", "with --place: the words there")
    )
    json_argument(parser, language)


def _carry(given: Arguments) -> int:
    language = choose_language()
    with open_workspace(given) as workspace:
        moved, around = _moved(given, workspace)
        report = workspace.carry(given.slug, given.to)
        became = {} if not given.json else {o.comment.id: o for o in workspace.adoption(given.slug, given.to).outcomes}
    if given.json:
        print_json(report_json(report, moved, became, language))
        return 0
    if moved is not None:
        ids = " ".join(comment.id for comment in moved)
        print_text(
            say(
                language,
                f"已带入“{report.to.label}” {len(moved)} 条：{ids}（workbench undo 可撤销）",
                f"Carried to {report.to.label}: {len(moved)} {ids} (workbench undo takes it back)",
            )
        )
    if around:
        listed = " ".join(around)
        print_text(
            say(
                language,
                f"! 其中 {len(around)} 条所在的条文已有改动，请看意见是否仍然成立：{listed}",
                f"! Of these, on articles that changed; see whether they still hold: {listed}",
            )
        )
    for line in report_lines(report, language):
        print_text(line)
    return 0


def _moved(given: Arguments, workspace: Workspace) -> tuple[tuple[Comment, ...] | None, list[str]]:
    """The comments that were given a place now, None where none was asked to be; of these, by id, those whose articles changed
    around the words that they are on.
    """
    if given.place:
        placed = workspace.place_carried(given.slug, *given.place, to=given.to, quote=given.quote)
        if given.quote:
            say_repeated_quotes(workspace, placed)
        return (placed,), []
    if given.keep:
        return (workspace.keep_carried(given.slug, given.keep, to=given.to),), []
    if given.accept or given.accept_certain:
        report = workspace.carry(given.slug, given.to)
        moved = workspace.accept_carried(
            given.slug, given.to, identifiers=given.accept or (), certain=given.accept_certain, report=report
        )
        ids = {comment.id for comment in moved}
        return moved, [each.comment.id for each in report.carried if each.changed and each.comment.id in ids]
    return None, []


def report_json(
    report: CarryReport, moved: tuple[Comment, ...] | None, became: Mapping[str, Outcome], language: str
) -> dict[str, object]:
    """What is proposed, as JSON; ``moved`` are the comments carried just now, ``became`` says what became of proposals."""
    from workbench.workspace.carrying import tally

    return {
        "to": report.to.label,
        "moved": [comment.id for comment in moved or ()],
        "comments": [_carried_json(each, became.get(each.comment.id), language) for each in report.carried],
        "summary": {**tally(report), "settled": report.settled},
    }


def _carried_json(each: Carried, outcome: Outcome | None, language: str) -> dict[str, object]:
    first, *others = each.places
    verdict = outcome.verdict if outcome else None
    return {
        "id": each.comment.id,
        "draft": each.comment.draft,
        "status": each.comment.status.value,
        "state": each.state.value,
        "adoption": verdict.value if verdict else None,
        "adoption_score": outcome.score if outcome and verdict else None,
        **_place_json(first, language),
        "also": [{"state": place.state.value, **_place_json(place, language)} for place in others],
    }


def _place_json(place: CarriedPlace, language: str) -> dict[str, object]:
    return {
        "old": where_json(place.old),
        "new": where_json(place.new),
        "kept": round(place.kept, 3),
        "article_changed": place.changed,
        "reason": place.reason(language),
        "candidates": [_candidate_json(each, language) for each in place.candidates],
    }


def _candidate_json(each: Candidate, language: str) -> dict[str, object]:
    return {**(where_json(each.place) or {}), "score": each.score, "why": each.why(language)}


def where_json(place: OtherPlace | None) -> dict[str, object] | None:
    """A place as JSON: the article's number, key and label, the quote or null."""
    if place is None:
        return None
    quote = place.quote.exact if place.quote else None
    return {"article": place.number, "key": place.article, "label": place.label, "quote": quote}


def report_lines(report: CarryReport, language: str) -> list[str]:
    """What is proposed, for people: what is lost comes last, so that it stands nearest to the prompt."""
    from workbench.workspace.carrying import tally

    counted = tally(report)
    lines: list[str] = []
    for state, (zh, en) in STATES.items():
        if counted[state]:
            lines.append(f"{say(language, zh, en)}  {counted[state]}")
            for each in report.carried:
                if each.state == state:
                    lines.extend(_lines(each, language))
    if not report.carried:
        lines.append(
            say(
                language,
                f"没有等待带入“{report.to.label}”的意见。",
                f"No comment waits to be carried to {report.to.label}.",
            )
        )
    if report.settled:
        lines.append(
            say(
                language,
                f"已采纳或已撤回、无须带入：{report.settled}",
                f"Adopted or withdrawn, not carried: {report.settled}",
            )
        )
    return lines


def _lines(each: Carried, language: str) -> list[str]:
    found: list[str] = []
    for number, place in enumerate(each.places):
        head = each.comment.id if number == 0 else " " * len(each.comment.id)
        whole = say(language, "整份草案", "whole draft")
        new = "—" if place.new is None else place.new.label or whole
        found.append(f"  {head}  {each.comment.draft} {place.old.label or whole} → {new}  {place.reason(language)}")
        old, now = (there.quote.exact if there and there.quote else "" for there in (place.old, place.new))
        if old:
            found.append(f"      “{old}”" + (f" → “{now}”" if now and now != old else ""))
        for candidate in place.candidates:
            quote = f" “{candidate.place.quote.exact}”" if candidate.place.quote else ""
            found.append(f"      ? {candidate.place.label}  {candidate.score:.2f}  {candidate.why(language)}{quote}")
    return found


COMMANDS = (
    Command("carry", "把意见带入新的一稿：先提出，由人确认", "Carry comments to a newer draft", _arguments, _carry),
)
