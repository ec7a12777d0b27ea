"""Writes docs/keys.md from the table of actions. Run it after changing a key: python docs/make_keys.py"""

from __future__ import annotations

from pathlib import Path

from workbench.actions import PLACES, TABLE, Action
from workbench.keymap import DEFAULT, KeyNames
from workbench.wording import Words

PAGE = Path(__file__).with_name("keys.md")
HEAD = """# 按键 · Keys

这一页由 `docs/make_keys.py` 从 `workbench/actions/` 生成。每个字母键都有一个输入法开着时也能用的键；
全角标点（？：／【】）与半角等效。敲数字再按 Enter 去那一条。选段时 `h l w b ( ) { }` 和方向键移动，`o` 换端。

This page is made by `docs/make_keys.py` from `workbench/actions/`. Every letter has a twin that works while a Chinese
input method is on; full-width punctuation does the same as half-width. Digits and Enter go to that article. While
selecting, `h l w b ( ) { }` and arrows move and `o` changes ends.

第一栏是动作的名字，写在 `keys.toml` 里就能换键（见[设置](settings.md)）；`workbench keys` 列出现在生效的按键。
The first column is the action's name: write it in `keys.toml` to give it other keys ([settings](settings.md)); `workbench keys`
lists those in force.

鼠标：单击去那一条，拖动选文字，双击选词，三击选句，右键写意见，滚轮滚动，按键栏上的字可以点。

Mouse: a click goes to the article, a drag selects, two clicks take a word, three a sentence, the right button comments,
the wheel scrolls, and the words of the key bar can be clicked.
"""


def _row(action: Action) -> str:
    keys = " ".join(f"`{key}`" for key in DEFAULT.shown(action.id)) or "命令面板 · palette"
    zh, en = (action.help(language, KeyNames(DEFAULT, language)) for language in ("zh", "en"))
    return f"| `{action.id}` | {keys} | {action.zh} · {action.en} | {zh} {en} |"


def page() -> str:
    """The whole page."""
    zh, en = Words("zh"), Words("en")
    parts = [HEAD]
    for place in PLACES:
        rows = [_row(action) for action in TABLE if action.where[0] == place]
        if rows:
            parts.append(f"## {zh(f'place.{place}')} · {en(f'place.{place}')}\n")
            parts.append("| `keys.toml` | 键 · Key | 动作 · Action | |\n|---|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
