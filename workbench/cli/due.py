"""The command `deadlines`: what is due, for people, scripts, cron and calendars."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, write_said
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from workbench.workspace.deadlines import Due

SOMETHING_IS_DUE = 3
"""Exit status of ``--within`` where something is due: a mail from cron, a red light in a monitor."""


def _arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))
    parser.add_argument("--ics", metavar="OUT", type=Path, help=say(language, "写成日历文件", "write a calendar file"))
    parser.add_argument(
        "--within",
        metavar="DAYS",
        type=int,
        help=say(
            language,
            "只列这几天内到期的；有到期的，退出状态为 3",
            "only what is due within so many days; exit status 3 where something is",
        ),
    )


def due_json(due: Due) -> dict[str, object]:
    """A matter's deadline and plan as JSON; ``left_seconds`` is below zero once it has passed."""
    matter = due.overview.matter
    left = due.remaining.left
    return {
        "slug": matter.slug,
        "title": matter.title,
        "opened": matter.opened.isoformat() if matter.opened else None,
        "deadline": matter.deadline.isoformat() if matter.deadline else None,
        "closes": due.remaining.ends.isoformat() if due.remaining.ends else None,
        "left_seconds": None if left is None else int(left.total_seconds()),
        "urgency": due.remaining.urgency.value,
        "open": due.is_open,
        "steps": [{"code": s.code, "day": s.day.isoformat(), "zh": s.zh, "en": s.en} for s in due.plan.steps],
        "remarks": [{"code": r.code, "zh": r.zh, "en": r.en} for r in due.plan.remarks],
    }


def _lines(due: Due, language: str) -> list[str]:
    from comments.deadlines import when

    matter = due.overview.matter
    closes = when(matter.deadline, language) if matter.deadline else "—"
    lines = [f"{matter.slug}  {matter.title}", f"  {closes} · {due.remaining.text(language)}"]
    if due.is_open:
        lines += [f"  {step.day}  {say(language, step.zh, step.en)}" for step in due.plan.steps]
        lines += [f"  ! {say(language, remark.zh, remark.en)}" for remark in due.plan.remarks]
    return lines


def _deadlines(given: Arguments) -> int:
    language = choose_language()
    with open_workspace(given) as workspace:
        found = workspace.deadlines() if given.within is None else workspace.due_within(given.within)
        calendar = workspace.calendar(language) if given.ics else b""
    if given.ics:
        write_said(given.ics, calendar, language)
    if given.json:
        print_json([due_json(due) for due in found])
    elif not given.ics:
        for due in found:
            print_text("\n".join(_lines(due, language)))
    return SOMETHING_IS_DUE if given.within is not None and found else 0


COMMANDS = (
    Command("deadlines", "列出期限和倒排计划", "What is due, and the plan that leads up to it", _arguments, _deadlines),
)
