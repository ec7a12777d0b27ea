"""Commands that correct an alignment: `pins`, `pin`, `unpin`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafts.aligning.pins import PinAction
from drafts.errors import SpokenError
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from workbench.workspace import PinOverview

_ACTIONS_ZH = {
    PinAction.PAIR: "对应",
    PinAction.UNPAIR: "不对应",
    PinAction.SPLIT: "拆分",
    PinAction.MERGE: "合并",
    PinAction.MOVE: "移动",
    PinAction.LOCK: "锁定",
}


def _draft_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument(
        "--old",
        metavar="L",
        help=say(language, "前一稿（默认倒数第二稿）", "the earlier draft (default: the last but one)"),
    )
    parser.add_argument(
        "--new", metavar="L", help=say(language, "后一稿（默认最后一稿）", "the later draft (default: the last)")
    )


def _pins_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    _draft_arguments(parser, language)
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def _pin_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    _draft_arguments(parser, language)
    parser.add_argument(
        "action", choices=[action.value for action in PinAction], metavar="ACTION", help=", ".join(PinAction)
    )
    parser.add_argument(
        "articles",
        nargs="+",
        metavar="OLD… = NEW…",
        help=say(
            language,
            "旧条号 = 新条号，例如 9 = 3 131；一侧留空表示删去或新增",
            "old article numbers = new ones, for example 9 = 3 131; one side empty: deleted, or new",
        ),
    )


def _unpin_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument(
        "number",
        nargs="?",
        type=int,
        metavar="N",
        help=say(language, "编号，见 workbench pins", "its number, as workbench pins lists it"),
    )
    parser.add_argument(
        "--undo",
        action="store_true",
        help=say(language, "撤销自己上一次的指定或取消", "undo what you last pinned or unpinned"),
    )


def _sides(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The articles before and after the equals sign."""
    left, sign, right = " ".join(words).partition("=")
    if not sign or "=" in right:
        raise SpokenError(
            "请写明旧条文 = 新条文，例如：workbench pin 项目 split 9 = 3 131",
            "Write old articles = new articles, for example: workbench pin SLUG split 9 = 3 131",
        )
    old, new = ([name for name in side.replace(",", " ").replace("、", " ").split() if name] for side in (left, right))
    return old, new


def pin_json(overview: PinOverview) -> dict[str, object]:
    """A correction as `pins` lists it; `compare --pins` reads it back."""
    kept = overview.kept
    return {
        "number": kept.number,
        "action": kept.pin.action.value,
        "old": list(overview.old),
        "new": list(overview.new),
        "old_keys": list(kept.pin.old),
        "new_keys": list(kept.pin.new),
        "person": kept.person,
        "added": kept.added.isoformat(),
        "placed": overview.placed,
    }


def _line(overview: PinOverview, language: str) -> str:
    kept = overview.kept
    action = say(language, _ACTIONS_ZH[kept.pin.action], kept.pin.action.value)
    articles = f"{' '.join(overview.old) or '-'} = {' '.join(overview.new) or '-'}"
    lost = (
        ""
        if overview.placed
        else say(language, "（条文已找不到，不起作用）", " (articles not found any more: has no effect)")
    )
    return f"{kept.number}\t{action}\t{articles}\t{kept.person}\t{kept.added:%Y-%m-%d %H:%M}{lost}"


def _pins(given: Arguments) -> int:
    language = choose_language()
    with open_workspace(given) as workspace:
        first, second = workspace.pair_of_versions(given.slug, given.old, given.new)
        found = workspace.pins(given.slug, given.old, given.new)
    if given.json:
        print_json({"old": first.label, "new": second.label, "pins": [pin_json(one) for one in found]})
        return 0
    print_text(f"{first.label} → {second.label}")
    if not found:
        print_text(
            say(
                language,
                "没有人工指定的对应。例如：workbench pin 项目 pair 5 = 7",
                "No pins. Make one with, for example: workbench pin SLUG pair 5 = 7",
            )
        )
    for one in found:
        print_text(_line(one, language))
    return 0


def _pin(given: Arguments) -> int:
    old, new = _sides(given.articles)
    with open_workspace(given) as workspace:
        done = workspace.add_pin(
            given.slug, PinAction(given.action), old, new, old_draft=given.old, new_draft=given.new
        )
    print_text(_line(done, choose_language()))
    return 0


def _unpin(given: Arguments) -> int:
    language = choose_language()
    if given.undo == (given.number is not None):
        raise SpokenError(
            "请给出编号，或用 --undo 撤销自己上一次的操作。",
            "Give a number, or --undo to take back your own last step.",
        )
    with open_workspace(given) as workspace:
        if given.undo:
            done, holds = workspace.undo_pin(given.slug)
        else:
            done, holds = workspace.remove_pin(given.slug, given.number), False
    verb = say(language, "已恢复", "Restored") if holds else say(language, "已取消", "Removed")
    print_text(f"{verb}\t{_line(done, language)}")
    return 0


COMMANDS = (
    Command("pins", "列出人工指定的条文对应", "List the pins of two drafts", _pins_arguments, _pins),
    Command("pin", "指定条文的去向：对应、拆分、合并、移动、锁定", "Say what became of articles", _pin_arguments, _pin),
    Command("unpin", "取消一项指定", "Take a pin back", _unpin_arguments, _unpin),
)
