"""`keys`: which keys do what, and a file to begin changing them with."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.common import Arguments, Command, print_json, print_text, say_error
from workbench.config import keys_file
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from workbench.keymap import Keymap


def _arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))
    parser.add_argument(
        "--write",
        action="store_true",
        help=say(
            language,
            "写出按键文件，列出全部动作，供修改；已有的文件不动",
            "write the key file with every action, to be changed; a file that is there stays",
        ),
    )


def _keys(given: Arguments) -> int:
    from workbench.keymap import read_keymap

    path, language = keys_file(), choose_language()
    if given.write:
        _write(path)
        if not given.json:
            zh, en = "已写出按键文件，改动重新启动后生效", "The key file was written; changes hold from the next start"
            print_text(f"{say(language, zh, en)}{say(language, '：', ': ')}{path}")
            return 0
    keymap = read_keymap(path)
    if given.json:
        print_json(_as_json(path, keymap))
    else:
        _print_table(path, keymap, language)
    for remark in keymap.remarks:
        say_error(remark.sentence(language))
    return 1 if keymap.remarks else 0


def _write(path: Path) -> None:
    """Write the file where there is none. Raises FileWriteError where there is one already, or no room for one."""
    from workbench.files import FileWriteError, make_folder, write_whole
    from workbench.keymap import starting_file

    if path.exists():
        raise FileWriteError(
            f"按键文件“{path}”已经在那里，没有改动。直接修改它即可；要重新开始，请先删掉或改名。",
            f"The key file {path} is there already and was left alone. Edit it, or move it away to begin anew.",
        )
    make_folder(path.parent)
    write_whole(path, starting_file().encode())


def _as_json(path: Path, keymap: Keymap) -> dict[str, object]:
    from workbench.actions import TABLE

    return {
        "file": str(path),
        "exists": path.exists(),
        "actions": [
            {
                "id": action.id,
                "keys": list(keymap.keys(action.id)),
                "default": list(action.keys),
                "where": list(action.where),
                "zh": action.zh,
                "en": action.en,
            }
            for action in TABLE
        ],
        "remarks": [{"zh": remark.zh, "en": remark.en} for remark in keymap.remarks],
    }


def _print_table(path: Path, keymap: Keymap, language: str) -> None:
    from workbench.actions import PLACES, TABLE
    from workbench.linebreak import fit
    from workbench.wording import Words

    words = Words(language, keymap)
    there = (
        say(language, "按键文件", "Key file") if path.exists() else say(language, "还没有按键文件", "No key file yet")
    )
    print_text(f"{there}{say(language, '：', ': ')}{path}")
    for place in PLACES:
        rows = [action for action in TABLE if action.where[0] == place]
        if rows:
            print_text(f"\n{words(f'place.{place}')}")
        for action in rows:
            mark = "*" if action.id in keymap.changed else " "
            keys = " ".join(keymap.shown(action.id, language)) or "–"
            print_text(f" {mark}{fit(action.id, 24)}{fit(keys, 22)}{action.label(language)}")


COMMANDS = (
    Command(
        "keys",
        "列出按键，写出按键文件",
        "List the keys, or write a file to change them",
        _arguments,
        _keys,
        needs_store=False,
    ),
)
