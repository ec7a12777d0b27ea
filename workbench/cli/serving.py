"""The command `serve`: the screen in a browser on the same computer."""

from __future__ import annotations

import argparse
from importlib.util import find_spec

from drafts.errors import SpokenError
from workbench.cli.common import Arguments, Command, print_text, settings_of
from workbench.language import say


class NotServedError(SpokenError):
    """The screen can't be served as asked."""


def _arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "--port",
        type=int,
        default=0,
        metavar="N",
        help=say(language, "端口（默认自动选择）", "port (default: a free one)"),
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="HOST",
        help=say(language, "只接受本机地址", "this computer's own address is all that is accepted"),
    )


def _serve(given: Arguments) -> int:
    if given.host not in ("127.0.0.1", "localhost"):
        raise NotServedError(
            f"不在“{given.host}”上提供界面：连得上的人就能读到全部内部意见。只用本机地址。要从别处使用，这边写 --port 8765，"
            "那边运行 ssh -L 8765:127.0.0.1:8765 这台电脑，再在那边打开链接。",
            f"The screen isn't served on “{given.host}”: whoever reached it could read every internal note. It stays on this "
            "computer. From elsewhere, give --port 8765 here, run ssh -L 8765:127.0.0.1:8765 THIS-COMPUTER there, and open the "
            "link there.",
        )
    if not 0 <= given.port <= 65535:
        raise NotServedError(
            f"端口 {given.port} 不存在：请写 1 至 65535，或不写以自动选择。",
            f"There is no port {given.port}: give one from 1 to 65535, or none to have one chosen.",
        )
    if find_spec("textual_serve") is None:
        raise NotServedError(
            "在浏览器中使用需要附加组件 serve。请安装：pip install 'draft-regulation-workbench[serve]'"
            "（在本目录：pip install '.[serve]'）。",
            "Using it in a browser needs the extra named serve. Install it: pip install 'draft-regulation-workbench[serve]' "
            "(in this folder: pip install '.[serve]').",
        )
    from workbench.serving.server import run

    settings = settings_of(given)

    def say_link(link: str) -> None:
        print_text(
            say(
                settings.language,
                f"在浏览器中打开（链接只能用一次，只有这台电脑能连上）：\n  {link}\n按 Ctrl+C 结束。",
                f"Open in a browser (the link works once, and from this computer only):\n  {link}\nCtrl+C ends it.",
            ),
            flush=True,
        )

    environment = {
        "WORKBENCH_STORE": settings.store,
        "WORKBENCH_USER": settings.person,
        "WORKBENCH_LANG": settings.language,
    }
    try:
        run(given.port, settings.language, say_link, environment)
    except KeyboardInterrupt:
        print_text(say(settings.language, "已结束。", "Ended."))
    return 0


COMMANDS = (Command("serve", "在浏览器中打开界面", "Open the screen in a browser", _arguments, _serve),)
"""What this module adds to the command line."""
