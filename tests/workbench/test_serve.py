"""The screen in a browser: who is let in, and what a real browser shows."""

from __future__ import annotations

import asyncio
import base64
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from comments.records import Visibility
from tests.workbench.chromium import browser
from tests.workbench.cli_runner import Runner
from tests.workbench.screen_setting import NEW_TEXT, SLUG, label_as_in_an_older_store, open_workspace
from workbench.serving.guard import Guard, Verdict
from workbench.serving.server import bind, screen_command

HOSTILE = "\x1b]0;被改的标题\x07\x1b[2J\x1b]52;c;ZXZpbA==\x07\x9b31m[/] [@click=app.quit] \u202e反\u200b转\ufeff"

LONG = "第八条 数据处理者应当建立数据安全管理制度，明确负责人。\n" + "数据处理者应当按照规定报告。\n" * 80


@dataclass(frozen=True)
class Served:
    """A running server."""

    port: int
    token: str

    @property
    def link(self) -> str:
        """The address that was printed."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    def get(
        self, path: str, headers: Mapping[str, str] = {}, host: str | None = None
    ) -> tuple[int, http.client.HTTPMessage, str]:
        """The answer to a plain request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest("GET", path, skip_host=True)
            connection.putheader("Host", host or f"127.0.0.1:{self.port}")
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def enter(self) -> str:
        """Use the token up; gives the session's cookie."""
        status, headers, _ = self.get(f"/?token={self.token}")
        assert (status, headers["Location"]) == (303, "/")
        assert "HttpOnly" in headers["Set-Cookie"]
        assert "SameSite=Strict" in headers["Set-Cookie"]
        return headers["Set-Cookie"].partition(";")[0]

    def open_socket(self, headers: Mapping[str, str], host: str | None = None) -> int:
        """The status with which a WebSocket's opening is answered; 101 lets it in."""
        lines = {
            "Host": host or f"127.0.0.1:{self.port}", "Connection": "Upgrade", "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(), **headers,
        }  # fmt: skip
        ask = "GET /ws?width=80&height=24 HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in lines.items()) + "\r\n"
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(ask.encode())
            return int(connection.recv(4096).split()[1])


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """`workbench serve` as a process, on a store of its own."""
    with open_workspace(tmp_path) as workspace:
        # long enough to be taken for text in spite of it
        path = tmp_path / f"稿{HOSTILE[:6].replace('/', '')}.txt"
        path.write_text(NEW_TEXT.replace("提供咨询意见", f"提供咨询意见{HOSTILE}") + LONG, encoding="utf-8")
        workspace.import_draft(path, SLUG, label="第三稿")
        workspace.edit_matter(SLUG, title=f"数据安全管理办法{HOSTILE}", issuer=f"机关{HOSTILE}")
        workspace.comment(SLUG, "1", body=HOSTILE, visibility=Visibility.TEAM)
    label_as_in_an_older_store(tmp_path / "store.sqlite3", {"第三稿": f"第三稿{HOSTILE}"})
    environment = {
        **{name: value for name, value in os.environ.items() if name != "NO_COLOR"},
        "WORKBENCH_NOW": "2021-12-11T12:19:00+00:00", "WORKBENCH_LANG": "zh", "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }  # fmt: skip
    command = [
        sys.executable,
        "-m",
        "workbench",
        "serve",
        "--store",
        str(tmp_path / "store.sqlite3"),
        "--as",
        "审阅人甲",
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, encoding="utf-8"
    ) as process:
        try:
            assert process.stdout is not None
            said = ""
            while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", said)):
                line = process.stdout.readline()
                assert line, said
                said += line
            yield Served(int(found[1]), found[2])
        finally:
            process.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:  # a shell starts what it puts into the background deaf to SIGINT
                process.kill()
                raise


def test_only_the_printed_link_opens_the_screen_and_only_once(served: Served) -> None:
    own = f"http://127.0.0.1:{served.port}"
    assert served.get("/")[0] == 403
    assert served.get("/static/js/textual.js")[0] == 403
    assert served.get("/?token=wrong")[0] == 403
    assert served.get("/?token=%E7%AC%AC")[0] == 403
    for host in ("evil.example", f"evil.example:{served.port}", "127.0.0.1", f"127.0.0.1.evil.example:{served.port}"):
        assert served.get(f"/?token={served.token}", host=host)[0] == 403
    assert served.get(f"/?token={served.token}", {"Origin": "http://evil.example"})[0] == 403
    cookie = served.enter()
    status, _, text = served.get(f"/?token={served.token}")
    assert status == 403
    assert "用过" in text
    assert served.get(f"/?token={served.token}", {"Cookie": cookie})[0] == 403
    session = {"Cookie": cookie}
    status, headers, text = served.get("/", session)
    assert status == 200
    assert served.token not in text
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert served.get("/static/js/textual.js", session)[0] == 200
    assert served.get("/own/page.css", session)[0] == 200
    assert served.get("/static/", session)[0] in (403, 404)
    assert served.get("/own/../server.py", session)[0] in (403, 404)
    assert served.get("/download/x", session)[0] == 404
    assert served.get("/", {"Cookie": cookie[:-1] + "x"})[0] == 403
    # the WebSocket: session, own origin and own host are all needed
    assert served.open_socket({"Origin": own}) == 403
    assert served.open_socket(session) == 403
    assert served.open_socket({**session, "Origin": "null"}) == 403
    assert served.open_socket({**session, "Origin": "http://evil.example"}) == 403
    assert served.open_socket({**session, "Origin": f"http://127.0.0.1:{served.port + 1}"}) == 403
    assert served.open_socket({**session, "Origin": f"https://127.0.0.1:{served.port}"}) == 403
    assert served.open_socket({**session, "Origin": own}, host=f"evil.example:{served.port}") == 403
    assert served.open_socket({**session, "Origin": own}) == 101


def test_nothing_listens_beyond_this_computer() -> None:
    with bind(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_every_run_has_secrets_of_its_own() -> None:
    one, other = Guard(8000), Guard(8000)
    assert len({one.token, one.session, other.token, other.session}) == 4
    assert one.judge("/", {"Host": "127.0.0.1:8000"}, {}, other.token) is Verdict.USED
    assert one.judge("/", {"Host": "localhost:8000"}, {}, one.token) is Verdict.BEGIN
    assert one.judge("/", {"Host": "localhost:8000"}, {}, one.token) is Verdict.USED
    assert one.judge("/", {"Host": "localhost:8000"}, {one.cookie: one.session}) is Verdict.ADMIT
    assert one.judge("/", {"Host": "localhost:8000"}, {one.cookie: one.token}) is Verdict.UNKNOWN
    assert one.judge("/", {}, {one.cookie: one.session}) is Verdict.FOREIGN


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org", ""])
def test_another_address_is_refused_with_what_to_do_instead(run: Runner, host: str) -> None:
    result = run("serve", "--host", host)
    assert result.status == 1
    assert "ssh -L" in result.err


def test_a_port_that_is_taken_or_impossible_is_a_sentence(run: Runner) -> None:
    with bind(0) as listening:
        listening.listen()
        result = run("serve", "--port", str(listening.getsockname()[1]))
        assert result.status == 1
        assert "--port" in result.err
    assert run("serve", "--port", "70000").status == 1


def test_without_the_extra_it_says_how_to_install_it(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.cli.serving.find_spec", lambda _name: None)
    result = run("serve")
    assert result.status == 1
    assert "[serve]" in result.err


def test_the_screen_is_run_by_this_python_whatever_its_folder_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/opt/my python/bin/python")
    assert screen_command("linux") == "'/opt/my python/bin/python' -P -m workbench"
    assert screen_command("win32").startswith('"/opt/my python/bin/python"')


@pytest.mark.external
async def test_a_browser_shows_the_screen_and_nothing_from_elsewhere(chromium: str, served: Served) -> None:
    async with browser(chromium) as page:
        await page.open(served.link)
        await page.wait_for(lambda: "数据安全管理办法" in page.text)
        assert await page.evaluate("location.href") == f"http://127.0.0.1:{served.port}/"
        await page.press("Enter")
        await page.wait_for(lambda: "第三条" in page.text and "专家委员会" in page.text)
        # what is hostile in the title, the draft and the comment arrives as marks
        await page.wait_for(lambda: "▯" in page.text)
        sent = page.received.decode("utf-8", "ignore")
        assert not set(sent) & set("\x9b\u202e\u200b\ufeff")
        assert "\x1b]52" not in sent
        assert "\x1b]0;" not in sent
        assert "[@click=app.quit]" in page.text
        drawn = await page.wait_drawn("第三条专家委员会▯")
        assert not set(drawn) & set("\x9b\u202e\u200b\ufeff\x1b")
        assert await page.evaluate("document.title") == "征求意见稿工作台"
        # a comment written in the browser is stored
        await page.press("F4")
        await page.wait_for(lambda: "新意见" in page.text)
        await page.press("浏览器里写的")
        await page.wait_for(lambda: "已自动留存" in page.text)
        assert len(await page.picture()) > 10_000
        # only this server was asked for anything
        outside = [
            address
            for address in page.fetched
            if not re.match(rf"(http|ws)://127\.0\.0\.1:{served.port}/|data:", address)
        ]
        assert outside == []
        assert page.complaints == []


@pytest.mark.external
async def test_another_page_in_the_same_browser_cannot_drive_the_screen(chromium: str, served: Served) -> None:
    async def foreign(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\nConnection: close\r\n\r\nevil"
        )
        await writer.drain()
        writer.close()

    elsewhere = await asyncio.start_server(foreign, "127.0.0.1", 0)
    port = elsewhere.sockets[0].getsockname()[1]
    attack = f"""new Promise(done => {{
      const socket = new WebSocket("ws://127.0.0.1:{served.port}/ws?width=80&height=24");
      socket.onopen = () => done("open"); socket.onerror = () => done("refused");
    }})"""
    async with elsewhere, browser(chromium) as page:
        await page.open(served.link)
        await page.wait_for(lambda: "数据安全管理办法" in page.text)
        await page.open(f"http://127.0.0.1:{port}/")
        for _ in range(100):
            if await page.evaluate("document.body.textContent") == "evil":
                break
            await asyncio.sleep(0.1)
        assert await page.evaluate("document.body.textContent") == "evil"
        assert await page.evaluate(attack) == "refused"
        assert (
            await page.evaluate(f"fetch('http://127.0.0.1:{served.port}/').then(r => r.text(), () => 'refused')")
            == "refused"
        )
