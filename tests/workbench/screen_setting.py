"""A small store, an application on it, and a way to wait until it has settled: what the screen tests share."""

from __future__ import annotations

import functools
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, closing
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from workbench.app import WorkbenchApp
from workbench.in_turn import KeysInTurn
from workbench.keymap import DEFAULT, Keymap
from workbench.screens.docket import DocketScreen
from workbench.screens.review import ReviewScreen
from workbench.workspace import Workspace

NOW = datetime(2021, 12, 11, 12, 19, tzinfo=UTC)
"""Two days, three hours and 41 minutes before the end of 13 December 2021 in Beijing."""
PERSON = "审阅人甲"
SLUG = "rules"
OLD_TEXT = """数据安全管理办法（征求意见稿）

第一章 总则
第一条 为了规范数据处理活动，保障数据安全，制定本办法。
第二条 在本市开展数据处理活动，适用本办法。
第三条 市主管部门应当在十日内公布重要数据目录。

第二章 义务
第四条 数据处理者应当建立数据安全管理制度，明确负责人。
数据处理者可以委托他人处理数据。
第五条 违反本办法第四条规定的，处一万元以下罚款。
第六条 本办法自公布之日起施行。
"""
NEW_TEXT = """数据安全管理办法（第二次征求意见稿）

第一章 总则
第一条 为了规范数据处理活动，保障数据安全，制定本办法。
第二条 在本市开展数据处理活动，适用本办法。
第三条 本市设立数据安全专家委员会，为重要数据目录提供咨询意见。
第四条 市主管部门应当在三十日内公布重要数据目录。

第二章 义务
第五条 数据处理者可以建立数据安全管理制度，明确负责人。
数据处理者可以委托他人处理数据。
第六条 违反本办法第五条规定的，处五万元以下罚款。
第七条 本办法自公布之日起施行。
"""


@functools.cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="workbench-test-"))
    with Workspace.open(str(folder / "store.sqlite3"), PERSON, lambda: NOW) as workspace:
        for label, text in (("draft1", OLD_TEXT), ("draft2", NEW_TEXT)):
            path = folder / f"{label}.txt"
            path.write_text(text, encoding="utf-8")
            workspace.import_draft(path, SLUG, label=label, deadline=date(2021, 12, 13), issuer="市主管部门")
        (folder / "other.txt").write_text(OLD_TEXT.replace("数据安全", "算法服务"), encoding="utf-8")
        workspace.import_draft(folder / "other.txt", "single", label="draft1", deadline=date(2022, 1, 5))
    return folder / "store.sqlite3"


def open_workspace(folder: Path, *, empty: bool = False, person: str = PERSON) -> Workspace:
    """A workspace of its own in a folder: with a matter of two drafts and one of a single draft, or without any."""
    path = folder / "store.sqlite3"
    if not empty and not path.exists():
        shutil.copy(_template(), path)
    return Workspace.open(str(path), person, lambda: NOW)


def label_as_in_an_older_store(store: Path, labels: Mapping[str, str]) -> None:
    """Give drafts labels that an older store may hold: given today, they would be refused."""
    with closing(sqlite3.connect(store)) as file, file:
        file.executemany(
            "UPDATE draft_version SET label = ? WHERE label = ?", [(new, old) for old, new in labels.items()]
        )


async def settle(pilot: Pilot[int]) -> None:
    """Wait until no key waits, no worker runs and every message was handled."""
    app = pilot.app
    for _ in range(6):
        while isinstance(app, KeysInTurn) and app.has_keys_waiting:
            await pilot.pause(0.01)
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        if not any(worker.is_running for worker in pilot.app.workers):
            break
    await pilot.pause()


@asynccontextmanager
async def running(
    workspace: Workspace,
    *,
    size: tuple[int, int] = (120, 40),
    language: str = "zh",
    start: str | None = None,
    theme: str | None = "wb-dark",
    keymap: Keymap = DEFAULT,
) -> AsyncIterator[Pilot[int]]:
    """The application, settled on its first screen."""
    app = WorkbenchApp(workspace, language=language, theme=theme, start=start, keymap=keymap)
    app.animation_level = "none"
    try:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot
    finally:
        workspace.close()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, then wait until everything has settled."""
    await pilot.press(*keys)
    await settle(pilot)


async def write(pilot: Pilot[int], text: str) -> None:
    """Type a text into what has the focus, as a terminal sends it; Pilot's own way loses full-width punctuation."""
    for character in text:
        event = events.Key(_character_to_key(character), character)
        event.set_sender(pilot.app)
        pilot.app.post_message(event)
    await settle(pilot)


async def until(pilot: Pilot[int], holds: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for something that happens by itself, such as the screen's looking at the store; fails where it doesn't."""
    end = monotonic() + seconds
    while not holds():
        assert monotonic() < end, "it never happened"
        await pilot.pause(0.02)


async def looked_at_the_store(pilot: Pilot[int]) -> None:
    """Wait until the screen in front has looked at the store twice, and has shown what came of it."""
    app = pilot.app
    assert isinstance(app, WorkbenchApp)
    workspace, looks, screen = app.workspace, [0], app.screen
    counter = workspace.change_counter

    def counted() -> int:
        looks[0] += app.screen is screen
        return counter()

    workspace.change_counter = counted  # type: ignore[method-assign]
    await until(pilot, lambda: looks[0] >= 2)
    del workspace.change_counter
    await settle(pilot)


def review(pilot: Pilot[int]) -> ReviewScreen:
    """The review screen, which must be on top."""
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen), screen
    return screen


def docket(pilot: Pilot[int]) -> DocketScreen:
    """The docket, which must be on top."""
    screen = pilot.app.screen
    assert isinstance(screen, DocketScreen), screen
    return screen


def said(pilot: Pilot[int]) -> list[str]:
    """Everything the message log holds."""
    app = pilot.app
    assert isinstance(app, WorkbenchApp)
    return [message.text for message in app.messages]


def screen_text(pilot: Pilot[int]) -> str:
    """The characters on the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)
