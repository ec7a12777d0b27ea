"""Commands about this machine and its store: `doctor`, `backup`."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, settings_of
from workbench.language import choose_language, say


def _doctor_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def _doctor(given: Arguments) -> int:
    from workbench.doctor import examine

    findings = examine(settings_of(given))
    language = choose_language()
    if given.json:
        print_json([{"what": f.what, "ok": f.ok, "value": f.value, "advice": f.advice(language)} for f in findings])
    else:
        for found in findings:
            advice = found.advice(language)
            print_text(
                f"{'✓' if found.ok else '!'} {found.name(language)}：{found.value}"
                + (f"\n    {advice}" if advice else "")
            )
    return 0 if all(found.ok for found in findings if found.essential) else 1


def _backup_arguments(parser: argparse.ArgumentParser, _language: str) -> None:
    parser.add_argument("out", metavar="OUT", type=Path)


def _backup(given: Arguments) -> int:
    with open_workspace(given) as workspace:
        workspace.backup(given.out)
    return 0


COMMANDS = (
    Command(
        "doctor",
        "检查终端、意见库与外部程序",
        "Check the terminal, the store and outside programs",
        _doctor_arguments,
        _doctor,
    ),
    Command("backup", "备份意见库", "Back the store up", _backup_arguments, _backup),
)
