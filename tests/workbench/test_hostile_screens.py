"""Hostile text in every place where a draft's or a person's words can appear: every action of every screen is run on it.

What the terminal would be sent holds no control, bidi or zero-width character, nothing crashes, and no markup is obeyed.
"""

from __future__ import annotations

import functools
import re
import shutil
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, Static

from comments.records import Unsaved, Visibility
from drafts.errors import SpokenError
from drafts.model import Channel
from tests.workbench.pseudo_terminal import PseudoTerminal
from tests.workbench.screen_setting import (
    label_as_in_an_older_store,
    press,
    review,
    running,
    screen_text,
    settle,
    write,
)
from workbench import actions
from workbench.app import WorkbenchApp
from workbench.linebreak import cells
from workbench.safe import MARK, safe_line
from workbench.screens.base import WorkbenchScreen
from workbench.screens.review import ReviewScreen
from workbench.workspace import Workspace

NOW = datetime(2021, 12, 11, 12, 19, tzinfo=UTC)
HOSTILE = (
    "见[/]条[@click=app.quit]点[/]\x1b]0;t\x07\x1b[2J\x9b31m\x1b]52;c;ZQ==\x07\u202e反\u2066\u200b\u00ad\ufeff[bold]"
    "\u05d0\u05d1\u0639\u0631e\u0301\u0323\u0302\U0001f469\u200d\U0001f469\u200d\U0001f467\ufe0f\U0001f1e8\U0001f1f3"
)
"""Markup, titles, screen wiping, C1, clipboard, direction overrides, what shows nothing; letters written from right to left,
piled marks, a family joined out of persons, a flag."""
NAME = "甲[/]\x1b[31m\u202e乙"
SLUG = "rules"
OLD = f"""数据{HOSTILE}管理办法

第一章 总则{HOSTILE}
第一条 【目的{HOSTILE}】为了规范{HOSTILE}数据处理活动，制定本办法。
第二条 处理者应当在三日内{HOSTILE}报告下列事项：
（一）目的{HOSTILE}；
（二）方式。
第三条 违反第二条规定的，处一万元罚款{HOSTILE}。
第四条 {"数据处理者应当建立安全管理制度。" * 120}
"""
"""Mostly ordinary words: a file of rubbish isn't taken for a draft."""
NEW = OLD.replace("第四条", "第五条").replace("第三条", "第四条").replace("数据处理者", "数据\u200b持有者[/]")
NEW = (
    NEW.replace("第二条 处理者", f"第二条 本办法所称数据，是指任何记录{HOSTILE}。\n第三条 处理者")
    .replace("三日", "十五日")
    .replace("一万元", "五万元")
    .replace("（二）", f"（二）{HOSTILE}新增；\n（三）")
)


def check(pilot: Pilot[int], *, fits: bool = True) -> str:
    """All that is on the screen, after looking at each run of characters that would be written to the terminal.

    ``fits`` asks that every line takes the cells it was given, marks included.
    """
    for strip in pilot.app.screen._compositor.render_strips():
        width = sum(cells(text) for text, _, _ in strip)
        assert width == pilot.app.size.width or not fits, (pilot.app.screen, width, strip.text)
        for text, style, control in strip:
            assert not control
            assert safe_line(text) == text, repr(text)
            assert style is None or "app.quit" not in str(style.meta), style.meta
    return screen_text(pilot)


@functools.cache
def _template() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="workbench-hostile-"))
    store = folder / "store.sqlite3"
    with Workspace.open(str(store), NAME, lambda: NOW) as workspace:
        for label, text in (("一稿", OLD), ("二稿", NEW)):
            path = folder / "draft[bold]\u202e.txt"
            path.write_text(text, encoding="utf-8")
            workspace.import_draft(path, SLUG, label=label, deadline=date(2021, 12, 13), issuer=f"机关{HOSTILE}")
    label_as_in_an_older_store(store, {"一稿": "一稿\x1b[31m[/]", "二稿": f"二稿{NAME}"})
    with Workspace.open(str(store), NAME, lambda: NOW) as workspace:
        workspace.edit_matter(
            SLUG,
            title=f"标题{HOSTILE}",
            notes=f"备注{HOSTILE}",
            topics=(f"主题{HOSTILE}",),
            owner=f"经办{HOSTILE}",
        )
        # as a bundle or an older store may bring it: typed here, it would be refused
        workspace.store.update_matter(SLUG, channels=(Channel("email", f"a{HOSTILE}@example.org"),))
        for number, visibility in (("1", Visibility.TEAM), ("2", Visibility.SUBMISSION), ("2", Visibility.INTERNAL)):
            made = workspace.comment(
                SLUG,
                number,
                body=f"意见{HOSTILE}",
                rationale=f"理由{HOSTILE}",
                proposal=f"改为{HOSTILE}",
                visibility=visibility,
            )
            workspace.reply(made.id, f"回复{HOSTILE}")
        workspace.edit(made.id, {"body": f"改过的{HOSTILE}"}, revision=made.revision)
        workspace.circulate(SLUG, folder / "传阅[bold]\u202e.docx")
        sent = folder / "意见[bold]\u202e.docx"
        shutil.copy(folder / "传阅[bold]\u202e.docx", sent)
        workspace.record_sending(SLUG, sent, f"邮寄{HOSTILE}", receipt=f"回执{HOSTILE}")
        draft = workspace.draft(SLUG)
        workspace.keep_unsaved(
            Unsaved(
                person=workspace.person,
                matter=SLUG,
                draft=workspace.drafts(SLUG)[-1].label,
                article=draft.articles[2].key,
                number="3",
                label=f"第三条{HOSTILE}",
                body=f"写了一半{HOSTILE}",
            )
        )
    return store


def open_hostile(folder: Path) -> Workspace:
    """A workspace of its own, full of such text."""
    shutil.copy(_template(), folder / "store.sqlite3")
    return Workspace.open(str(folder / "store.sqlite3"), NAME, lambda: NOW)


LEFT_OUT = {"quit", "sample", "docket"}
"""Actions that end the screen or bring text of our own."""
MOVES = ("scroll_", "half_page_", "page_", "next_article", "previous_article", "next_hit", "previous_hit")
"""How actions begin that show what others show."""


def names(place: str) -> list[str]:
    """Everything that can be done at a place."""
    return [
        action.id for action in actions.in_place(place) if action.id not in LEFT_OUT and not action.id.startswith(MOVES)
    ]


async def run_and_look(pilot: Pilot[int], name: str) -> None:
    """Run an action, look, type hostile words into what it opened, look, and come back."""
    screen = pilot.app.screen
    if not hasattr(screen, f"action_{name}"):
        return
    await screen.run_action(name)
    await settle(pilot)
    check(pilot)
    if isinstance(pilot.app.focused, Input):
        pilot.app.focused.insert(HOSTILE, 0)
        await press(pilot, "enter")
        check(pilot)
    else:
        await press(pilot, "down", "enter")
        check(pilot)


@pytest.mark.parametrize("place", ["docket", "review", "compare", "comments", "dock"])
async def test_every_action_shows_hostile_text_as_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    async with running(open_hostile(tmp_path), start=None if place == "docket" else SLUG) as pilot:
        await press(pilot, "escape")  # the offer to go on writing
        base = pilot.app.screen
        assert MARK in check(pilot)
        for name in names(place):
            await come_back(pilot, base, place)
            await run_and_look(pilot, name)
        assert len(pilot.app._notifications) == 0


async def come_back(pilot: Pilot[int], base: object, place: str) -> None:
    """Leave whatever was opened, and stand where the place's actions work."""
    for _ in range(8):
        if pilot.app.screen is base and not (isinstance(base, ReviewScreen) and base.dock.is_open):
            break
        on_top = pilot.app.screen
        opened = isinstance(on_top, ReviewScreen) and on_top is not base and not on_top.dock.is_open
        await press(pilot, "H" if opened else "escape")
    assert pilot.app.screen is base, pilot.app.screen
    if isinstance(base, ReviewScreen):
        await press(pilot, "escape", "2", "enter")
        if place == "comments":
            base.pane.focus()
        elif place == "dock":
            await press(pilot, "f4")
            await write(pilot, HOSTILE.replace("\x1b", "").replace("\x07", ""))
        elif place == "compare":
            await press(pilot, "escape")


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_what_is_said_about_hostile_text_is_safe_too(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    async with running(open_hostile(tmp_path), size=size, language=language) as pilot:
        assert MARK in check(pilot)  # the question about what was being typed
        await press(pilot, "enter")  # goes on writing it
        check(pilot)
        await press(pilot, "escape")
        screen = pilot.app.screen
        assert isinstance(screen, WorkbenchScreen)
        screen.tell_error(SpokenError(f"不能读取“{HOSTILE}”", f"{HOSTILE} can't be read"))
        screen.tell(HOSTILE)
        await settle(pilot)
        assert MARK in check(pilot)
        await press(pilot, "M")
        assert MARK in check(pilot)
        await press(pilot, "escape")
        for key in ("s", "s", "s", "o", "p", "z"):
            await press(pilot, key)
            check(pilot)


async def test_a_hostile_file_name_and_a_hostile_file(tmp_path: Path) -> None:
    path = tmp_path / "稿\x1b[31m\u202e[bold].txt"
    path.write_text(HOSTILE + "\n\n" + OLD, encoding="utf-8")
    (tmp_path / "\x1b[2J[bold]").write_text("", encoding="utf-8")
    async with running(open_hostile(tmp_path)) as pilot:
        await press(pilot, "escape")
        for found in (path, tmp_path / "\x1b[2J[bold]", tmp_path / "absent\x9b\u202e[/]"):
            await press(pilot, "i")
            field = pilot.app.screen.query_one("#import-path", Input)
            field.value = str(found)
            await press(pilot, "enter")
            check(pilot)
            await press(pilot, "escape", "escape")


async def test_a_line_of_a_million_characters(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    piece = "数据处理者应当建立安全管理制度，" * 120 + HOSTILE
    long = piece * (1_000_000 // len(piece) + 1)
    path.write_text(f"长稿\n\n第一条 为了试验。\n第二条 {long}。\n第三条 自公布之日起施行。\n", encoding="utf-8")
    with Workspace.open(str(tmp_path / "store.sqlite3"), NAME, lambda: NOW) as workspace:
        workspace.import_draft(path, SLUG, label="draft1")
        workspace.comment(SLUG, "1", body=HOSTILE * 200)
    workspace = Workspace.open(str(tmp_path / "store.sqlite3"), NAME, lambda: NOW)
    begun = time.monotonic()
    async with running(workspace, start=SLUG) as pilot:
        check(pilot)
        await press(pilot, "2", "enter", "pagedown", "v", "right_parenthesis", "G")
        check(pilot)
        screen = review(pilot)
        assert screen.label_of(screen.law.article) == "第三条"
        assert isinstance(pilot.app, WorkbenchApp)
    assert time.monotonic() - begun < 30


async def test_a_widget_that_forgets_is_caught_at_the_last_look(tmp_path: Path) -> None:
    async with running(open_hostile(tmp_path)) as pilot:
        await press(pilot, "escape")
        await pilot.app.screen.mount(Static(Content(HOSTILE), id="forgetful"), before=0)
        await settle(pilot)
        assert MARK in check(pilot, fits=False)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_a_real_terminal_is_sent_no_title_no_clipboard_and_nothing_hidden(tmp_path: Path) -> None:
    open_hostile(tmp_path).close()
    given = {
        "WORKBENCH_STORE": str(tmp_path / "store.sqlite3"), "WORKBENCH_USER": "审阅人甲", "WORKBENCH_LANG": "zh",
        "WORKBENCH_NOW": "2021-12-11T12:19:00+00:00", "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }  # fmt: skip
    with PseudoTerminal(["-m", "workbench"], given) as terminal:
        terminal.wait_for("标题见[/]条")
        sent = terminal.raw
        terminal.press("enter")
        terminal.wait_for("数据见[/]条", "第一条")
        for keys in (("d", "escape"), ("b", "escape"), ("2", "enter", "f4", "escape")):
            terminal.settle()
            sent += terminal.raw
            terminal.press(*keys)
        terminal.settle()
        sent += terminal.raw
    sent = re.sub(rb"\x1b\]22;\w*\x07", b"", sent)  # Textual's own: the pointer's shape
    assert b"\x1b]" not in sent  # no title, no clipboard, no link
    assert b"\x1b[31m" not in sent
    assert b"\x07" not in sent
    shown = sent.decode("utf-8", "ignore")
    assert MARK in shown
    assert not set(shown) & set("\x9b\u202e\u2066\u200b\u00ad\ufeff\u200d\ufe0f")
