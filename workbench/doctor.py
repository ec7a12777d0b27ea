"""Whether this machine suits the workbench: terminal, fonts' width, clipboard, store, outside programs."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from drafts.errors import SpokenError
from workbench.clipboard import programs
from workbench.config import Settings, keys_file
from workbench.language import say
from workbench.terminal import colours, first_theme_name, measure_signs, wants_ascii

LIBRARIES = ("textual", "sqlmodel", "python-docx", "diff-match-patch", "rapidfuzz", "pypdfium2", "lxml")
SMALLEST = (80, 24)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    """A stable code: ``terminal``, ``store`` …"""
    zh: str
    en: str
    value: str
    ok: bool = True
    essential: bool = False
    """Whether the main job can't be done while this isn't ok."""
    advice_zh: str = ""
    advice_en: str = ""

    def name(self, language: str) -> str:
        """What was looked at, for people."""
        return say(language, self.zh, self.en)

    def advice(self, language: str) -> str:
        """What to do; empty where nothing is to be done."""
        return say(language, self.advice_zh, self.advice_en)


def examine(settings: Settings) -> list[Finding]:
    """Everything looked at, in a stable order. Nothing is changed, and no store is made."""
    return [
        _python(),
        *_libraries(),
        _terminal(),
        _colours(),
        _encoding(),
        _signs(),
        _input_method(),
        _keys(),
        _clipboard(),
        _store(settings.store),
        _office(),
        _browser(),
    ]


def _python() -> Finding:
    return Finding("python", "Python", "Python", f"{platform.python_version()} ({platform.system()})")


def _libraries() -> list[Finding]:
    found = []
    for name in LIBRARIES:
        try:
            found.append(
                Finding(f"library {name}", f"程序库 {name}", f"library {name}", metadata.version(name), essential=True)
            )
        except metadata.PackageNotFoundError:
            found.append(
                Finding(
                    f"library {name}",
                    f"程序库 {name}",
                    f"library {name}",
                    "—",
                    ok=False,
                    essential=True,
                    advice_zh="缺少该程序库。请重新安装：python tasks.py setup",
                    advice_en="It is missing. Install again: python tasks.py setup",
                )
            )
    return found


def _terminal() -> Finding:
    if not sys.stdout.isatty():
        return Finding(
            "terminal",
            "终端",
            "terminal",
            "—",
            ok=False,
            advice_zh="标准输出不是终端，界面无法打开；各命令照常可用。",
            advice_en="Standard output is no terminal: the screen can't open there, the commands work.",
        )
    size = shutil.get_terminal_size()
    fits = size.columns >= SMALLEST[0] and size.lines >= SMALLEST[1]
    return Finding(
        "terminal",
        "终端大小",
        "terminal size",
        f"{size.columns}×{size.lines} ({os.environ.get('TERM', '?')})",
        ok=fits,
        advice_zh="" if fits else f"请放大到至少 {SMALLEST[0]}×{SMALLEST[1]}。",
        advice_en="" if fits else f"Enlarge it to {SMALLEST[0]}×{SMALLEST[1]} at least.",
    )


def _colours() -> Finding:
    value = {0: "NO_COLOR", 16: "16", 256: "256"}.get(colours(os.environ), "16M")
    theme = first_theme_name(os.environ)
    few = value in ("NO_COLOR", "16")
    return Finding(
        "colours",
        "颜色",
        "colours",
        f"{value} ({theme})",
        advice_zh="改动另以 [-删-] {+增+} 标出。" if few else "",
        advice_en="Changes are marked [-deleted-] {+inserted+} besides." if few else "",
    )


def _encoding() -> Finding:
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    fits = encoding == "utf8"
    return Finding(
        "encoding",
        "输出编码",
        "output encoding",
        sys.stdout.encoding or "—",
        ok=fits,
        advice_zh="" if fits else "请把终端设为 UTF-8，否则汉字可能显示为乱码。",
        advice_en="" if fits else "Set the terminal to UTF-8, or Chinese may show as rubbish.",
    )


def _signs() -> Finding:
    """Whether signs such as │ and “ are drawn one cell wide; the terminal is asked."""
    said = os.environ.get("WORKBENCH_SIGNS", "")
    cells = measure_signs()
    wide = wants_ascii(os.environ, lambda: cells)
    measured = {1: "1", 2: "2"}.get(cells or 0, "?")
    value = f"{measured} → {'+ - |' if wide else '┼ ─ │'}" + (f" (WORKBENCH_SIGNS={said})" if said else "")
    zh = en = ""
    if cells == 2:
        zh = "终端把“│”等符号画成两格宽。可在终端设置里把歧义宽度字符设为窄（1 格）。"
        en = "The terminal draws signs such as │ two cells wide. Set ambiguous-width characters to narrow in its settings."
    elif cells is None:
        zh = "没能测出；如果边框错位，请设 WORKBENCH_SIGNS=ascii。"
        en = "It couldn't be measured; if borders are out of line, set WORKBENCH_SIGNS=ascii."
    return Finding(
        "signs", "制表符与引号宽度", "width of box and quote signs", value, ok=cells != 2, advice_zh=zh, advice_en=en
    )


def _input_method() -> Finding:
    return Finding(
        "input method",
        "输入法",
        "input method",
        "F1–F10, ← ↑ ↓ →, Enter, Esc, Tab",
        advice_zh="输入法开着时字母键不会传到界面：用这些键，或按 Shift 切到英文。",
        advice_en="With a Chinese input method on, letters don't reach the screen: use these keys, or press Shift to type English.",
    )


def _keys() -> Finding:
    """Which keys were changed, and which lines of the key file aren't followed."""
    from workbench.keymap import read_keymap

    path = keys_file()
    keymap = read_keymap(path)
    value = f"{path} ({len(keymap.changed)})" if path.exists() else "—"
    return Finding(
        "keys",
        "按键",
        "keys",
        value,
        ok=not keymap.remarks,
        advice_zh="\n    ".join(remark.zh for remark in keymap.remarks),
        advice_en="\n    ".join(remark.en for remark in keymap.remarks),
    )


def _clipboard() -> Finding:
    program = next((c[0] for c in programs(sys.platform, os.environ) if shutil.which(c[0])), None)
    if program:
        return Finding("clipboard", "剪贴板", "clipboard", program)
    inside = bool(os.environ.get("TMUX"))
    return Finding(
        "clipboard",
        "剪贴板",
        "clipboard",
        "tmux → OSC 52" if inside else "OSC 52",
        advice_zh="没有可用的剪贴板程序：复制将通过终端（OSC 52），有的终端会拒绝；文字同时存入文件。"
        + ("在 tmux 里请设 set -g set-clipboard on。" if inside else ""),
        advice_en="No clipboard program: copying goes through the terminal (OSC 52), which some refuse; a file keeps it too. "
        + ("Within tmux, set -g set-clipboard on." if inside else ""),
    )


def _store(address: str) -> Finding:
    if not address.startswith("postgresql://") and not Path(address).exists():
        return Finding(
            "store",
            "意见库",
            "store",
            address,
            advice_zh="尚未建立；第一次使用时自动建立。",
            advice_en="Not there yet; first use makes it.",
        )
    from comments.store import Store
    from workbench.config import read_clock

    try:
        with Store.open(address, now=read_clock({})) as store:
            count, read_only = len(store.matters()), store.read_only
    except SpokenError as error:
        return Finding(
            "store",
            "意见库",
            "store",
            address,
            ok=False,
            essential=True,
            advice_zh=error.sentence("zh"),
            advice_en=error.sentence("en"),
        )
    if read_only:
        return Finding(
            "store",
            "意见库",
            "store",
            f"{address} ({count})",
            ok=False,
            advice_zh="只读：可以查看和导出，不能保存意见。请解除文件和文件夹的只读，或复制到可以写入的文件夹。",
            advice_en="Read-only: it can be looked at and exported from, but no comment can be saved. Make the file and its "
            "folder writable, or copy it to a folder where you may write.",
        )
    return Finding("store", "意见库", "store", f"{address} ({count})", essential=True)


def _office() -> Finding:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    return Finding(
        "office",
        "LibreOffice",
        "LibreOffice",
        program or "—",
        advice_zh="" if program else "未安装（可选）：用来打开 .doc、.wps 和导出 PDF。",
        advice_en="" if program else "Not installed (optional): it opens .doc and .wps and makes PDF.",
    )


def _browser() -> Finding:
    try:
        value = metadata.version("textual-serve")
    except metadata.PackageNotFoundError:
        return Finding(
            "browser",
            "浏览器中使用",
            "use in a browser",
            "—",
            advice_zh="未安装（可选）：workbench serve 需要附加组件 serve。",
            advice_en="Not installed (optional): workbench serve needs the extra named serve.",
        )
    return Finding("browser", "浏览器中使用", "use in a browser", f"textual-serve {value}")
