"""A real Chromium without a window, driven through its debugging protocol: open, press keys, see what was drawn and fetched."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp

Value = dict[str, "Value"] | list["Value"] | str | int | float | bool | None
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[@-Z\\^_=>])")
NAMED = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowDown": 40, "ArrowUp": 38, "F1": 112, "F4": 115, "F8": 119}
RECORD = """
window.drawn = "";
for (const kind of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
  const draw = kind.prototype.fillText;
  kind.prototype.fillText = function (text, ...rest) { window.drawn += text; return draw.call(this, text, ...rest); };
}
"""
"""Notes every text that the page draws on a canvas, as its terminal does."""


class Page:
    """One page of the browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._answers: dict[int, asyncio.Future[dict[str, Value]]] = {}
        self._number = 0
        self.received = b""
        """What came through the WebSocket for the terminal."""
        self.fetched: list[str] = []
        """Every address asked for."""
        self.complaints: list[str] = []
        """What the browser's console says went wrong."""
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for message in self._socket:
            said = json.loads(message.data)
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said)
                continue
            given = said["params"]
            match said["method"]:
                case "Network.webSocketFrameReceived" if given["response"]["opcode"] == 2:
                    self.received += base64.b64decode(given["response"]["payloadData"])
                case "Network.requestWillBeSent":
                    self.fetched.append(given["request"]["url"])
                case "Network.webSocketCreated":
                    self.fetched.append(given["url"])
                case "Log.entryAdded" if given["entry"]["level"] in ("error", "warning"):
                    self.complaints.append(given["entry"]["text"])
                case "Runtime.exceptionThrown":
                    self.complaints.append(json.dumps(given["exceptionDetails"])[:500])

    async def call(self, method: str, **given: Value) -> dict[str, Value]:
        """Ask the browser for something; AssertionError where it refuses."""
        self._number += 1
        answer = asyncio.get_running_loop().create_future()
        self._answers[self._number] = answer
        await self._socket.send_json({"id": self._number, "method": method, "params": given})
        said = await asyncio.wait_for(answer, 20)
        assert "error" not in said, said
        result = said["result"]
        assert isinstance(result, dict)
        return result

    async def evaluate(self, script: str) -> Value:
        """What a script in the page comes to."""
        said = await self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        result = said["result"]
        assert isinstance(result, dict)
        return result.get("value")

    async def open(self, address: str) -> None:
        """Go to an address."""
        await self.call("Page.navigate", url=address)

    @property
    def text(self) -> str:
        """All that was sent to the terminal so far, without escape sequences."""
        return ESCAPES.sub("", self.received.decode("utf-8", "ignore"))

    async def wait_for(self, what: Callable[[], bool], seconds: float = 20.0) -> None:
        """Wait until something is so."""
        end = asyncio.get_running_loop().time() + seconds
        while not what():
            assert asyncio.get_running_loop().time() < end, f"{self.text[-1500:]}\n{self.complaints}"
            await asyncio.sleep(0.05)

    async def wait_drawn(self, characters: str, seconds: float = 20.0) -> str:
        """Wait until each of these was drawn on a canvas; gives all that ever was."""
        end = asyncio.get_running_loop().time() + seconds
        while not set(characters) <= set(drawn := str(await self.evaluate("window.drawn"))):
            assert asyncio.get_running_loop().time() < end, (set(characters) - set(drawn), self.complaints)
            await asyncio.sleep(0.1)
        return drawn

    async def press(self, *keys: str) -> None:
        """Press keys in the page, by name or as text, and forget what was received before."""
        self.received = b""
        for key in keys:
            code = NAMED.get(key)
            if code is None:
                await self.call("Input.insertText", text=key)
                continue
            pressed: dict[str, Value] = {"key": key, "code": key, "windowsVirtualKeyCode": code}
            await self.call("Input.dispatchKeyEvent", type="rawKeyDown", **pressed)
            if key == "Enter":
                await self.call("Input.dispatchKeyEvent", type="char", text="\r", **pressed)
            await self.call("Input.dispatchKeyEvent", type="keyUp", **pressed)

    async def picture(self) -> bytes:
        """The page as a PNG."""
        data = (await self.call("Page.captureScreenshot", format="png"))["data"]
        assert isinstance(data, str)
        return base64.b64decode(data)

    def close(self) -> None:
        """Stop listening."""
        self._listening.cancel()


@asynccontextmanager
async def browser(program: str) -> AsyncIterator[Page]:
    """A browser with one empty page and a profile of its own."""
    with tempfile.TemporaryDirectory(prefix="workbench-chromium-", ignore_cleanup_errors=True) as profile:
        options = [
            "--headless", "--no-sandbox", "--enable-unsafe-swiftshader", "--remote-debugging-port=0", f"--user-data-dir={profile}",
            "--window-size=1100,700", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
        ]  # fmt: skip
        process = await asyncio.create_subprocess_exec(
            program,
            *options,
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            port = await _port(Path(profile) / "DevToolsActivePort")
            async with aiohttp.ClientSession() as session:
                async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                    pages = json.loads(await answer.text())
                address = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
                async with session.ws_connect(address, max_msg_size=0) as socket:
                    page = Page(socket)
                    for domain in ("Page", "Network", "Log", "Runtime"):
                        await page.call(f"{domain}.enable")
                    await page.call("Page.addScriptToEvaluateOnNewDocument", source=RECORD)
                    yield page
                    page.close()
        finally:
            _end(process)
            await process.wait()


def _end(process: asyncio.subprocess.Process) -> None:
    """End the browser, also where the program is a script that starts it, as Debian's is."""
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.terminate()
        else:
            os.killpg(process.pid, signal.SIGTERM)


async def _port(note: Path) -> int:
    for _ in range(400):
        if note.exists() and (lines := note.read_text(encoding="utf-8").split()):
            return int(lines[0])
        await asyncio.sleep(0.05)
    raise AssertionError("the browser didn't start")
