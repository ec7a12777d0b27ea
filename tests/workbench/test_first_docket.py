"""The docket read from the store's file: the same as the store says, and shown before the store is open."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.strip import Strip

from comments import glance
from comments.migrations import SCHEMA_VERSION
from comments.records import Comment, NewComment, Stage, Unsaved
from comments.sendings import Export, NewSending, Note, Origin, as_sent
from drafts.aligning.pins import PinAction
from drafts.compare import compare
from drafts.comparison import Comparison
from drafts.model import Channel
from tests.comments.store_builders import MATTER, REVIEWER_A, Clock, add_comment, add_draft, fill
from tests.workbench.screen_setting import (
    NOW,
    PERSON,
    docket,
    open_workspace,
    press,
    review,
    running,
    screen_text,
    settle,
    until,
)
from workbench.app import WorkbenchApp
from workbench.config import read_settings
from workbench.first_docket import FirstDocket, first_docket
from workbench.first_text import first_text
from workbench.render import Block, Mode, Page
from workbench.screens.dialogs import Question
from workbench.screens.docket import DocketScreen
from workbench.screens.help import ActionsScreen
from workbench.screens.review import ReviewScreen
from workbench.widgets.law.page import LawPage
from workbench.workspace import Workspace


def _full_store(path: Path) -> Workspace:
    """A store with everything in it that the docket counts."""
    clock = Clock()
    workspace = Workspace.open(str(path), REVIEWER_A, clock)
    store = workspace.store
    fill(store)
    fill(store, "bare")
    store.add_matter(slug="empty", title="尚无草案的办法")
    store.update_matter(
        MATTER,
        opened=date(2021, 11, 14),
        channels=(Channel("email", "a@example.org"), Channel("post", "某市某路 1 号")),
        topics=("数据", "网络"),
        owner="甲",
        stage=Stage.WORKING,
        notes="共八章",
        four_eyes=False,
    )
    store.update_matter("bare", deadline=None)

    def comment(**fields: str) -> Comment:
        made = add_comment(store)
        return store.edit_comment(made.id, fields, revision=made.revision, person=REVIEWER_A) if fields else made

    def send(*comments: Comment) -> int:
        clock.forward(days=1)
        label = store.draft(MATTER).label
        new = NewSending(MATTER, label, "a.docx", "b" * 64, 3, "email", "", clock(), comments, Origin.EXPORT)
        return store.add_sending(new, person=REVIEWER_A).number

    comment()
    comment(status="in-review")
    comment(visibility="internal")
    deleted = comment()
    store.delete_comment(deleted.id, person=REVIEWER_A)
    one, other = comment(), comment()
    merged = NewComment(MATTER, body="合并", article="art_1", number="1", label="第一条")
    store.merge_comments(
        (one.id, other.id), merged, revisions={one.id: one.revision, other.id: other.revision}, person=REVIEWER_A
    )
    ready = [comment(visibility="submission", status="approved") for _ in range(3)]
    send(ready[0])
    mistaken, restored = send(ready[1]), send(ready[2])
    for number, kind in ((mistaken, "void"), (restored, "void"), (restored, "counts"), (restored, "receipt")):
        clock.forward(minutes=1)
        store.note_on_sending(MATTER, number, Note(kind, "", "", "", clock(), REVIEWER_A), person=REVIEWER_A)
    label = store.draft(MATTER).label
    export = Export(0, label, "letter", "b.docx", "c" * 64, 4, clock(), REVIEWER_A, (as_sent(ready[0]),))
    store.add_export(MATTER, export, person=REVIEWER_A)
    store.update_matter(MATTER, deadline=date(2021, 12, 20))
    clock.forward(days=40)
    store.add_export(MATTER, replace(export, sha256="d" * 64), person=REVIEWER_A)
    add_draft(store, "二稿", data=b"second", dated=date(2021, 12, 1))
    add_draft(store, "零稿", slug="bare", data=b"third", dated=date(2020, 1, 1))
    return workspace


def test_what_is_read_from_the_file_is_what_the_store_says(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    with _full_store(path) as workspace:
        read = glance.docket(path)
        assert read is not None
        told = {
            row.matter.slug: replace(row, articles=None, by_status=dict(row.by_status)) for row in workspace.matters()
        }
        assert {row.matter.slug: replace(row, by_status=dict(row.by_status)) for row in read} == told
        row = told[MATTER]
        assert row.comments == 7
        assert row.internal == 1
        assert [handed.number for handed in row.sent] == [1, 3]
        assert row.exported is not None
        assert row.exported.number == 2


def test_drafts_that_all_have_dates_are_read_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    with Workspace.open(str(path), REVIEWER_A, lambda: NOW) as workspace:
        workspace.store.add_matter(slug=MATTER, title="办法")
        for label, year in (("later", 2022), ("earlier", 2021)):
            add_draft(workspace.store, label, data=label.encode(), dated=date(year, 1, 1))
        read = glance.docket(path)
        assert read is not None
        assert read[0].drafts == ("earlier", "later") == workspace.matters()[0].drafts


def test_what_is_no_store_of_the_newest_form_is_left_to_the_store(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    assert glance.docket(path) is None
    path.write_bytes(b"")
    assert glance.docket(path) is None
    path.write_text("no database at all" * 100)
    assert glance.docket(path) is None
    assert glance.docket(tmp_path) is None
    path.unlink()
    open_workspace(tmp_path).close()
    assert glance.docket(path) is not None
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    assert glance.docket(path) is None


def test_nobody_who_writes_is_waited_for(tmp_path: Path) -> None:
    open_workspace(tmp_path).close()
    path = tmp_path / "store.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        assert glance.docket(path) is None
        writer.execute("ROLLBACK")
        assert glance.docket(path) is not None


@pytest.mark.parametrize(
    "address", ["postgresql://host/store", "sqlite:////nowhere/store", "~nobody-of-this-name/store"]
)
def test_other_addresses_have_no_first_docket(address: str) -> None:
    assert first_docket(read_settings(address, PERSON, {})) is None


def _early(folder: Path, *, start: str | None = None) -> tuple[WorkbenchApp, threading.Event]:
    """An application whose store opens only once it may, and that event."""
    open_workspace(folder).close()
    may_open = threading.Event()

    def opening() -> Workspace:
        may_open.wait(20)
        return open_workspace(folder)

    rows = glance.docket(folder / "store.sqlite3")
    assert rows is not None
    first = FirstDocket(rows, PERSON, lambda: NOW, folder / "store.sqlite3")
    return WorkbenchApp(opening, language="zh", theme="wb-dark", first=first, start=start), may_open


async def test_the_docket_stands_before_the_store_is_open_and_stays(tmp_path: Path) -> None:
    app, may_open = _early(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        early = screen_text(pilot)
        screen = app.screen
        assert isinstance(screen, DocketScreen)
        assert not app.is_open
        assert "数据安全管理办法（征求意见稿）" in early
        may_open.set()
        await until(pilot, lambda: docket(pilot).is_ready)
        await settle(pilot)
        assert app.screen is screen
        assert "…" in early, "articles aren't counted yet"
        uncounted = [line for line in early.splitlines() if "…" not in line]
        assert [line for line in screen_text(pilot).splitlines() if line in uncounted] == uncounted


async def test_keys_pressed_on_the_early_docket_are_done_once_the_store_is_open(tmp_path: Path) -> None:
    app, may_open = _early(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("down", "enter")
        assert not app.is_open
        assert isinstance(app.screen, DocketScreen)
        may_open.set()
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.shown is not None)
        assert review(pilot).slug == "single"


async def test_help_and_what_is_chosen_there_wait_for_the_store(tmp_path: Path) -> None:
    app, may_open = _early(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, ActionsScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DocketScreen))
        assert docket(pilot).run_named("import_draft")
        await pilot.pause()
        assert "再按" in screen_text(pilot)
        may_open.set()
        await until(pilot, lambda: docket(pilot).is_ready)
        await press(pilot, "enter")
        assert review(pilot).slug == "rules"


async def test_whoever_leaves_the_early_docket_is_let_go(tmp_path: Path) -> None:
    app, may_open = _early(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("q")
        may_open.set()
    assert app.return_value == 0


def test_drafts_are_read_as_the_store_says(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    with _full_store(path) as workspace:
        store = workspace.store
        for number, dated in ((2, date(2022, 3, 1)), (3, date(2022, 1, 1))):
            add_draft(store, f"later{number}", dated=dated, data=b"%d" % number)
        for slug in (MATTER, "bare", "empty"):
            assert glance.drafts(path, slug) == store.drafts(slug)
        assert glance.drafts(path, "nothing of this name") == ()


async def test_a_matter_that_is_opened_before_the_store_shows_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, may_open = _early(tmp_path)
    monkeypatch.setattr("workbench.workspace.drafts.compare", _never)
    monkeypatch.setattr("workbench.workspace.drafts.parse", _never)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.early_text("rules") is not None)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.shown is not None)
        screen = review(pilot)
        await until(pilot, lambda: "第四条" in screen_text(pilot))
        assert not app.is_open
        assert "正在打开意见库" in screen_text(pilot)
        await pilot.press("j")
        await until(pilot, lambda: screen.law.article_key == "art_2")
        comparison = screen.law.comparison
        await pilot.press("c", "x")
        assert not screen.dock.is_open
        may_open.set()
        await until(pilot, lambda: screen.dock.is_open)
        await settle(pilot)
        assert app.screen is screen
        assert screen.law.comparison is comparison, "it isn't compared again"
        assert screen.dock.typed().label == "第二条"
        await press(pilot, "escape")
        assert "正在打开意见库" not in screen_text(pilot)


@pytest.mark.parametrize("going", [["j"], ["2", "enter"]])
async def test_words_picked_out_before_the_store_is_open_are_commented_on_once_it_is(
    tmp_path: Path, going: list[str]
) -> None:
    app, may_open = _early(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.early_text("rules") is not None)
        await pilot.press("enter")
        await until(pilot, lambda: "第四条" in screen_text(pilot))
        screen = review(pilot)
        await pilot.press(*going)
        await until(pilot, lambda: screen.law.article_key == "art_2")
        await pilot.press("f3", "right_parenthesis", "f4")
        assert not screen.dock.is_open
        may_open.set()
        await until(pilot, lambda: screen.dock.is_open)
        await settle(pilot)
        typed = screen.dock.typed()
        assert typed.label == "第二条"
        assert typed.quote is not None
        assert typed.quote.exact.endswith("。")


async def test_keys_that_were_kept_are_done_one_after_another(tmp_path: Path) -> None:
    app, may_open = _early(tmp_path, start="rules")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: "第四条" in screen_text(pilot))
        screen = review(pilot)
        screen._early = [events.Key(key, key if len(key) == 1 else None) for key in ("2", "enter", "f3")]
        await pilot.press("right_parenthesis", "f4")
        may_open.set()
        await until(pilot, lambda: screen.dock.is_open)
        quote = screen.dock.typed().quote
        assert quote is not None
        assert quote.exact.endswith("。")


@pytest.mark.parametrize(("columns", "mode"), [(120, Mode.INLINE), (200, Mode.SIDE)])
async def test_a_text_shown_before_the_store_is_laid_out_once_for_the_room_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int, mode: Mode
) -> None:
    app, may_open = _early(tmp_path, start="rules")
    widths: list[int] = []
    lay_out = LawPage._laid_out

    def laid_out(page: LawPage, blocks: tuple[Block, ...], width: int, share: float) -> Page:
        widths.append(width)
        return lay_out(page, blocks, width, share)

    monkeypatch.setattr(LawPage, "_laid_out", laid_out)
    async with app.run_test(size=(columns, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and "第四条" in screen_text(pilot))
        law = review(pilot).law
        assert not app.is_open
        assert law.shown_mode is mode
        assert set(widths) == {law.text_width}
        may_open.set()
        await until(pilot, lambda: review(pilot).is_ready)
        assert law.shown_mode is mode
        assert len(widths) == 1, "it is laid out anew neither then"


async def test_a_matter_opened_before_its_text_is_read_shows_that_once_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, may_open = _early(tmp_path)
    may_read = threading.Event()

    def read(*given: object, **wanted: object) -> object:
        may_read.wait(20)
        return first_text(*given, **wanted)  # type: ignore[arg-type]

    monkeypatch.setattr("workbench.first_text.first_text", read)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert isinstance(app.screen, DocketScreen)
        may_read.set()
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        await pilot.press("j")  # perhaps before the screen has a text to move about in
        await until(pilot, lambda: app.screen.is_mounted)
        await until(pilot, lambda: review(pilot).law.article_key == "art_2")
        assert not app.is_open
        may_open.set()
        await until(pilot, lambda: review(pilot).is_ready)
        assert review(pilot).law.article_key == "art_2"


async def test_the_store_is_opened_once_the_text_asked_for_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, may_open = _early(tmp_path, start="rules")
    may_open.set()
    monkeypatch.setattr("workbench.app.DRAWN_WITHIN", 20)
    drawn: list[bool] = []
    first_frame = LawPage.render_line

    def draw(page: LawPage, y: int) -> Strip:
        if page.comparison is not None:
            drawn.append(app.is_open)
        return first_frame(page, y)

    monkeypatch.setattr(LawPage, "render_line", draw)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.is_ready)
    assert drawn[0] is False


def test_what_two_ask_for_at_once_is_compared_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_workspace(tmp_path) as workspace:
        begun, may_end = threading.Event(), threading.Event()
        done = []

        def slowly(*given: Any) -> Comparison:
            done.append(given)
            begun.set()
            may_end.wait(20)
            return compare(*given)

        monkeypatch.setattr("workbench.workspace.drafts.compare", slowly)
        asked = [threading.Thread(target=workspace.compare, args=("rules",)) for _ in range(2)]
        for thread in asked:
            thread.start()
        assert begun.wait(20)
        may_end.set()
        for thread in asked:
            thread.join(20)
        assert len(done) == 1


async def test_a_matter_asked_for_at_the_start_shows_its_text_before_the_store_is_open(tmp_path: Path) -> None:
    app, may_open = _early(tmp_path, start="rules")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and "第四条" in screen_text(pilot))
        assert not app.is_open
        assert review(pilot).run_named("comment")
        await pilot.pause()
        assert "再按" in screen_text(pilot)
        await pilot.press("H")
        await until(pilot, lambda: isinstance(app.screen, DocketScreen))
        assert "数据安全管理办法（征求意见稿）" in screen_text(pilot)
        may_open.set()
        await until(pilot, lambda: docket(pilot).is_ready)
        await press(pilot, "enter")
        assert review(pilot).is_ready


async def test_what_was_being_typed_is_offered_on_the_docket_not_over_a_text_opened_before(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.keep_unsaved(Unsaved(id="1", person=PERSON, matter="rules", draft="draft2", body="未写完"))
    app, may_open = _early(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.early_text("rules") is not None)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        may_open.set()
        await until(pilot, lambda: review(pilot).is_ready)
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        await press(pilot, "H")
        await until(pilot, lambda: isinstance(app.screen, Question))


def test_a_text_whose_alignment_was_corrected_is_left_to_the_store(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.add_pin("rules", PinAction.PAIR, ("3",), ("4",))
    assert glance.drafts(tmp_path / "store.sqlite3", "rules") is None
    assert glance.drafts(tmp_path / "store.sqlite3", "single")


def test_a_long_text_is_not_read_before_the_store(tmp_path: Path) -> None:
    open_workspace(tmp_path).close()
    first = first_docket(read_settings(str(tmp_path / "store.sqlite3"), PERSON, {}))
    assert first is not None
    assert first_text(first, "rules", at_most=300) is None
    assert first_text(first, "rules", at_most=1000) is not None
    assert first_text(first, "single") is not None
    assert first_text(first, "nothing of this name") is None


async def test_the_matter_chosen_on_the_docket_is_compared_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        await settle(pilot)
        monkeypatch.setattr("workbench.workspace.drafts.compare", _never)
        await press(pilot, "enter")
        assert review(pilot).law.comparison is not None


def _never(*_given: object) -> None:
    raise AssertionError("this was done already")
