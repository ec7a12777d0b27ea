"""Search everywhere, by keys: what is listed, where Enter leads, and what happens when typing goes on."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from comments.records import Visibility
from drafts.errors import SpokenError
from tests.workbench.screen_setting import (
    SLUG,
    docket,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
    settle,
    until,
    write,
)
from tests.workbench.test_hostile_screens import check, open_hostile
from workbench.safe import MARK
from workbench.screens import searching
from workbench.screens.search_scopes import Answered, Asked, SearchPlace, answer
from workbench.screens.searching import SearchScreen
from workbench.workspace import Workspace


def search(pilot: Pilot[int]) -> SearchScreen:
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen), screen
    return screen


async def look_for(pilot: Pilot[int], text: str) -> str:
    """Type, wait for what is found, and give what is on the screen."""
    await write(pilot, text)
    screen = search(pilot)
    await until(pilot, lambda: screen._is_current)
    await settle(pilot)
    return screen_text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("language", "expected"),
    [("zh", ("第四条  2 处", "共 6 处，在 4 条里")), ("en", ("第四条  2 found", "6 found in 4 articles"))],
)
async def test_places_stand_under_their_draft_and_article_with_counts(
    tmp_path: Path, size: tuple[int, int], language: str, expected: tuple[str, str]
) -> None:
    workspace = open_workspace(tmp_path)
    workspace.comment(SLUG, "4", body="目錄的范围不清楚", visibility=Visibility.INTERNAL)
    workspace.comment(SLUG, "3", body="目录由谁编制？", visibility=Visibility.SUBMISSION)
    async with running(workspace, size=size, language=language) as pilot:
        await press(pilot, "F")
        shown = await look_for(pilot, "目录")
        for words in expected:
            assert words in shown
        assert "⊘" in shown
        assert "目錄的范围不清楚" in shown
        assert all(line.count("⊘") == ("目錄" in line) for line in shown.splitlines())


async def test_enter_opens_the_matter_at_the_article(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        await press(pilot, "ctrl+g")
        await look_for(pilot, "专家委员会")
        await press(pilot, "enter")
        assert review(pilot).slug == SLUG
        assert review(pilot).label_of(review(pilot).law.article) == "第三条"
        await press(pilot, "H")
        docket(pilot)


async def test_a_place_in_the_older_draft_is_gone_to_and_ctrl_o_comes_back(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "F")
        await look_for(pilot, "十日内公布")
        await press(pilot, "enter")
        here = review(pilot).law.article
        assert here is not None
        assert review(pilot).label_of(here) == "第四条"  # beside which the older draft's third article stands
        await press(pilot, "ctrl+o")
        assert review(pilot).label_of(review(pilot).law.article) == "第一条"


async def test_a_place_in_a_draft_that_is_not_shown_opens_that_draft(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        review(pilot).open(comparing=False, new="draft2")
        await settle(pilot)
        await press(pilot, "F")
        await look_for(pilot, "一万元")
        await press(pilot, "enter")
        shown = review(pilot).shown
        assert shown is not None
        assert shown.new.label == "draft1"
        assert review(pilot).label_of(review(pilot).law.article) == "第五条"


async def test_enter_on_a_comment_chooses_it_in_its_pane(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.comment(SLUG, "2", body="另一条")
    made = workspace.comment(SLUG, "2", body="适用范围太窄")
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "F")
        await look_for(pilot, "太窄")
        await press(pilot, "enter")
        chosen = review(pilot).pane.chosen
        assert chosen is not None
        assert chosen.id == made.id
        assert review(pilot).label_of(review(pilot).law.article) == "第二条"


async def test_a_comment_binned_meanwhile_is_said_to_be_gone(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    made = workspace.comment(SLUG, "2", body="适用范围太窄")
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "F")
        await look_for(pilot, "太窄")
        hit = search(pilot).listing.current
        assert hit is not None
        await press(pilot, "escape")
        workspace.delete(made.id, revision=made.revision)
        review(pilot).reload_comments()
        await settle(pilot)
        review(pilot).go_to_found(hit.value)  # type: ignore[arg-type]
        assert said(pilot)[-1] == "那条意见已经不在了"


async def test_another_matter_opens_over_this_one_and_the_next_takes_its_place(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "F")
        await look_for(pilot, "算法服务管理制度")
        await press(pilot, "enter")
        assert review(pilot).slug == "single"
        await press(pilot, "F")
        await look_for(pilot, "专家委员会")
        await press(pilot, "enter")
        assert review(pilot).slug == SLUG
        assert sum(type(screen).__name__ == "ReviewScreen" for screen in pilot.app.screen_stack) == 1
        assert review(pilot).label_of(review(pilot).law.article) == "第三条"


async def test_tab_goes_through_the_scopes(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.comment(SLUG, "1", body="公布之日不明确")
    counts = []
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "F")
        await look_for(pilot, "公布")
        for _ in range(4):
            shown = search(pilot)._shown
            assert shown is not None
            counts.append((search(pilot)._wanted[1], shown.result.total))
            await press(pilot, "tab")
    assert counts == [("everything", 7), ("draft", 2), ("matter", 4), ("comments", 1)]


async def test_escape_comes_back_to_where_one_was_and_the_search_is_there_again(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "4", "enter")
        before = review(pilot).law.article
        await press(pilot, "F")
        await look_for(pilot, "数据")
        await press(pilot, "down", "down", "escape")
        assert review(pilot).law.article == before
        await press(pilot, "F")
        assert search(pilot).listing.position[0] == 3
        assert "罚款" in await look_for(pilot, "罚款")  # typing replaces what was looked for last
        assert search(pilot)._wanted[0] == "罚款"


async def test_what_an_outdated_question_finds_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held, slow_done = threading.Event(), threading.Event()

    def slow(workspace: Workspace, place: SearchPlace, asked: Asked) -> Answered:
        if asked.text == "罚款":
            held.wait(10)
        found = answer(workspace, place, asked)
        if asked.text == "罚款":
            slow_done.set()
        return found

    monkeypatch.setattr(searching, "answer", slow)
    async with running(open_workspace(tmp_path)) as pilot:
        await press(pilot, "F")
        field = search(pilot).query_one("#search-input")
        field.value = "罚款"  # type: ignore[attr-defined]
        await pilot.press("enter")
        field.value = "专家"  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: search(pilot)._is_current)
        held.set()
        await until(pilot, slow_done.is_set)
        await settle(pilot)
        shown = screen_text(pilot)
        assert "专家委员会" in shown
        assert "罚款" not in shown


async def test_enter_right_after_typing_looks_and_opens_nothing(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        await press(pilot, "F")
        await look_for(pilot, "罚款")
        await pilot.press("backspace", "enter")
        await settle(pilot)
        assert search(pilot)._is_current
        assert search(pilot)._wanted[0] == "罚"


@pytest.mark.parametrize(
    ("language", "hint", "none", "wider"),
    [
        ("zh", "输入要找的字词", "没有找到“没有的词”", "按 Tab 换范围"),
        ("en", "Type the words", "was not found", "Press Tab"),
    ],
)
async def test_nothing_asked_and_nothing_found_are_said(
    tmp_path: Path, language: str, hint: str, none: str, wider: str
) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(80, 24), language=language) as pilot:
        await press(pilot, "F")
        assert hint in screen_text(pilot)
        shown = await look_for(pilot, "没有的词")
        assert none in shown
        assert wider not in shown
        await press(pilot, "tab")
        assert wider in screen_text(pilot)
        await press(pilot, "enter")
        search(pilot)


async def test_an_error_is_a_sentence_in_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Answered:
        raise SpokenError("索引读不了", "The index can't be read")

    monkeypatch.setattr(searching, "answer", fail)
    async with running(open_workspace(tmp_path)) as pilot:
        await press(pilot, "F")
        await write(pilot, "数据")
        await press(pilot, "enter")
        assert screen_text(pilot).count("索引读不了") == 2
        assert not search(pilot)._is_current


async def test_more_than_is_listed_at_once_is_listed_on_enter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "AT_ONCE", 2)
    async with running(open_workspace(tmp_path)) as pilot:
        await press(pilot, "F")
        await write(pilot, "公布")
        await press(pilot, "enter")
        search(pilot)._ask(2)
        await settle(pilot)
        assert "还有 4 处没有列出" in screen_text(pilot)
        await press(pilot, "down", "down", "enter")
        assert search(pilot).listing.position == (3, 5)
        assert "还有 2 处没有列出" in screen_text(pilot)


async def test_words_outside_the_articles_lead_to_the_nearest(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "F")
        await look_for(pilot, "第二次征求意见")
        assert "条文之外" in screen_text(pilot)
        await press(pilot, "enter")
        assert review(pilot).label_of(review(pilot).law.article) == "第一条"
        assert "不在条文里" in said(pilot)[-1]


async def test_where_there_is_no_colour_marks_are_brackets(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), theme="wb-plain") as pilot:
        await press(pilot, "F")
        assert "设立数据安全【专家】委员会" in await look_for(pilot, "专家")


async def test_two_clicks_on_a_place_open_it(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        await press(pilot, "F")
        await look_for(pilot, "专家")
        await pilot.click("#search-list", offset=(6, 2), times=2)
        await settle(pilot)
        assert review(pilot).label_of(review(pilot).law.article) == "第三条"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_text_is_listed_as_marks(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(open_hostile(tmp_path), size=size) as pilot:
        await press(pilot, "escape", "F")
        await look_for(pilot, "意见")
        assert MARK in check(pilot)
        await press(pilot, "enter")
        review(pilot)
        check(pilot)
