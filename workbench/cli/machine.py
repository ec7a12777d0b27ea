"""Commands about this machine and its store: `doctor`, `backup`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, settings_of
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from comments.store.recovery import Recovery


def _doctor_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "--rebuild-search",
        action="store_true",
        help=say(language, "先重建搜索索引", "first make the index of words anew"),
    )
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def _doctor(given: Arguments) -> int:
    from workbench.doctor import examine

    if given.rebuild_search:
        with open_workspace(given) as workspace:
            workspace.renew_index()

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
    language = choose_language()
    with open_workspace(given) as workspace:
        done = workspace.backup(given.out)
    if done.made_folder:
        print_text(say(language, f"新建了文件夹 {done.path.parent}。", f"Made the folder {done.path.parent}."))
    print_text(
        say(
            language,
            f"已备份到 {done.path}（{done.size / 1024:,.0f} KB），内部意见在内，只有您能读取。",
            f"Backed up to {done.path} ({done.size / 1024:,.0f} KB), internal notes included; only you may read it.",
        )
    )
    return 0


def _recover_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("damaged", metavar="STORE", type=Path, help=say(language, "损坏的意见库", "the damaged store"))
    parser.add_argument("out", metavar="OUT", type=Path, help=say(language, "新的意见库", "the new store"))
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


_TABLES = {
    "comment": ("意见", "comments"),
    "internal_note": ("内部意见", "internal notes"),
    "event": ("修改记录", "history"),
    "internal_event": ("内部修改记录", "internal history"),
    "reply": ("回复", "replies"),
    "internal_reply": ("内部回复", "internal replies"),
    "matter": ("项目", "matters"),
    "draft_version": ("草案", "drafts"),
    "original": ("草案原始文件", "original files"),
    "person": ("人员", "people"),
    "read_mark": ("已读标记", "marks of what was read"),
    "unsaved": ("未保存的文字", "text being typed"),
}


def _recover(given: Arguments) -> int:
    from dataclasses import asdict

    from comments.store.recovery import recover

    found = recover(given.damaged, given.out, now=settings_of(given).now())
    if given.json:
        print_json(
            {
                "store": str(found.source),
                "out": str(found.target),
                "complete": found.complete,
                "tables": [asdict(table) for table in found.tables],
                "pages": found.pages,
                "broken_pages": found.broken_pages,
                "broken_rows": found.broken_rows,
                "restored": asdict(found.restored),
            }
        )
    else:
        for line in _recovery_lines(found, choose_language()):
            print_text(line)
    return 0


def _recovery_lines(found: Recovery, language: str) -> Iterator[str]:
    """What was saved, what had to be made again, and what is lost."""
    yield say(
        language,
        f"已写出 {found.target}；{found.source} 没有改动。",
        f"Wrote {found.target}; {found.source} is unchanged.",
    )
    for table in found.tables:
        if table.saved or table.refused:
            name = say(language, *_TABLES.get(table.name, (table.name, table.name)))
            refused = say(language, f"，{table.refused} 条内容不合规则，未能保存", f", {table.refused} unfit to keep")
            torn = say(language, f"，其中 {table.torn} 条不完整", f", {table.torn} of them incomplete")
            yield f"  {name}: {table.saved}" + (refused if table.refused else "") + (torn if table.torn else "")
    made = found.restored
    for count, zh, en in (
        (
            made.comments,
            "条意见本身已损坏，已按修改记录重新写出",
            "comments were lost and made again from their history",
        ),
        (
            made.lost_comments,
            "条意见已失，只剩回复或部分修改记录，以占位意见保留",
            "comments are lost but for replies or some history",
        ),
        (made.matters, "个项目已失，以占位项目代替", "matters are lost and stood in for"),
        (made.drafts, "份草案已失，以占位草案代替", "drafts are lost and stood in for"),
        (made.originals, "份草案的原始文件已失", "drafts lost their original file"),
        (made.events, "条修改记录已失", "entries of the history are lost"),
        (found.broken_rows, "条记录读不出来", "rows can't be read"),
        (found.broken_pages, f"页（共 {found.pages} 页）读不出来", f"pages of {found.pages} can't be read"),
    ):
        if count:
            yield "! " + say(language, f"{count} {zh}。", f"{en[0].upper()}{en[1:]}: {count}.")
    if found.complete:
        yield say(language, "没有发现缺失。", "No sign of a loss was found.")


COMMANDS = (
    Command(
        "doctor",
        "检查终端、意见库与外部程序",
        "Check the terminal, the store and outside programs",
        _doctor_arguments,
        _doctor,
    ),
    Command("backup", "备份意见库", "Back the store up", _backup_arguments, _backup),
    Command(
        "recover",
        "从损坏的意见库中抢救内容",
        "Save what can be saved of a damaged store",
        _recover_arguments,
        _recover,
        needs_store=False,
    ),
)
