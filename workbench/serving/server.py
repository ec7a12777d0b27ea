"""Serving the screen: textual-serve carries it, behind a guard, with pages of our own that load nothing from elsewhere."""

from __future__ import annotations

import asyncio
import os
import shlex
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Mapping
from html import escape
from pathlib import Path

from aiohttp import web
from textual_serve.server import Server

from drafts.errors import SpokenError
from drafts.reasons import reason
from workbench.language import say
from workbench.serving.guard import LOOPBACK, Guard, Verdict

HERE = Path(__file__).resolve().parent
FAREWELL_SECONDS = 2.0
"""How long screens in use have to keep what is being written when the server ends."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

REFUSALS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.FOREIGN: (
        "拒绝：请求来自别的网页或别的地址。请打开终端里显示的链接。",
        "Refused: this came from another page or under another address. Open the link shown in the terminal.",
    ),
    Verdict.USED: (
        "这个链接已经用过或不完整。请在终端重新运行 workbench serve 取得新链接。",
        "This link was used before or is incomplete. Run workbench serve again for a new one.",
    ),
    Verdict.UNKNOWN: (
        "请打开终端里显示的链接；它只能用一次。",
        "Open the link shown in the terminal; it works once.",
    ),
}


class ServeError(SpokenError):
    """The screen can't be served."""


def bind(port: int) -> socket.socket:
    """A socket on this computer's own address; port 0 takes a free one. Raises ServeError where the port is taken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let another program listen at the same port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        listening.close()
        zh, en = reason(error)
        raise ServeError(
            f"不能使用端口 {port}：{zh}。请换一个 --port，或不写以自动选择。",
            f"Port {port} can't be used: {en}. Give another --port, or none to have one chosen.",
        ) from error
    return listening


def screen_command(platform: str = sys.platform) -> str:
    """The shell's line that runs the screen, with this Python and without looking into the current folder for modules."""
    words = [sys.executable, "-P", "-m", "workbench"]
    return subprocess.list2cmdline(words) if platform == "win32" else shlex.join(words)


class GuardedServer(Server):
    """Serves one command's screen to whom the guard admits."""

    def __init__(self, command: str, guard: Guard, language: str) -> None:
        super().__init__(command, host=LOOPBACK, port=guard.port, title="workbench")
        self.guard = guard
        self.language = language

    def application(self) -> web.Application:
        """The pages: our own, textual-serve's script and style sheet, the WebSocket. Nothing else of it is offered."""

        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._guarded(request, handler)

        async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
            response.headers.update(self.guard.headers())

        app = web.Application(middlewares=[guarded])
        app.on_response_prepare.append(add_headers)
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/ws", self.handle_websocket),
                web.static("/static", self.statics_path),
                web.static("/own", HERE / "own"),
            ]
        )
        return app

    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        guard = self.guard
        verdict = guard.judge(request.path, request.headers, request.cookies, request.query.get("token"))
        if verdict is Verdict.ADMIT:
            return await handler(request)
        if verdict is Verdict.BEGIN:
            begun = web.HTTPSeeOther("/")
            begun.set_cookie(guard.cookie, guard.session, httponly=True, samesite="Strict", path="/")
            return begun
        return web.Response(status=403, text=say(self.language, *REFUSALS[verdict]) + "\n")

    async def _page(self, request: web.Request) -> web.Response:
        """The page that holds the terminal."""
        language = self.language
        page = (HERE / "own" / "page.html").read_text(encoding="utf-8")
        filled = {
            "language": "zh-CN" if language == "zh" else "en",
            "title": say(language, "征求意见稿工作台", "Draft-regulation workbench"),
            "starting": say(language, "正在启动……", "Starting …"),
            "ended": say(
                language,
                "界面已结束，写了一半的文字已留存。",
                "The screen has ended; text being written is kept.",
            ),
            "again": say(language, "再次打开", "Open again"),
            "socket": f"ws://{request.headers['Host']}/ws",  # one of the guard's own hosts by now
        }
        for name, text in filled.items():
            page = page.replace("{{" + name + "}}", escape(text))
        return web.Response(text=page, content_type="text/html")


async def serve(listening: socket.socket, guard: Guard, language: str, command: str) -> None:
    """Serve until cancelled."""
    served = GuardedServer(command, guard, language).application()
    runner = web.AppRunner(served, access_log=None, shutdown_timeout=FAREWELL_SECONDS)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


def run(port: int, language: str, say_link: Callable[[str], None], environment: Mapping[str, str]) -> None:
    """Serve until interrupted. ``environment`` tells the screens which store and person; ``say_link`` gets the link."""
    os.environ.update(environment)
    with bind(port) as listening:
        listening.listen()  # from now on a browser waits instead of being turned away
        guard = Guard(listening.getsockname()[1])
        say_link(guard.link)
        asyncio.run(serve(listening, guard, language, screen_command()))
