"""The docket."""

from __future__ import annotations

import itertools
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from comments.docket import Asked
from tests.workbench.screen_setting import SLUG, docket, open_workspace, press, review, running, said, screen_text
from workbench.plain_docket import stage_word
from workbench.screens.form_sheet import FormSheet
from workbench.screens.help import ActionsScreen
from workbench.screens.import_draft import ImportScreen
from workbench.widgets.choice import Choice
from workbench.widgets.matter_table import MatterTable


async def test_the_most_urgent_matter_is_chosen_and_enter_opens_it(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        assert docket(pilot).query_one(MatterTable).chosen == SLUG
        await press(pilot, "enter")
        assert review(pilot).slug == SLUG


async def test_the_table_shows_what_is_left_and_the_card_when_it_ends(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        shown = screen_text(pilot)
        assert "2天 3:41" in shown
        assert "2021-12-13 24:00 北京时间" in shown
        assert "市主管部门" in shown
        assert "draft1 · draft2" in shown


@pytest.mark.parametrize(
    ("width", "headings"),
    [
        (200, ["截止", "草案", "机关", "经办", "条", "意见", "状态"]),
        (80, ["截止", "草案", "意见", "状态"]),
        (60, ["截止", "草案", "状态"]),
    ],
)
async def test_columns_drop_by_importance(tmp_path: Path, width: int, headings: list[str]) -> None:
    async with running(open_workspace(tmp_path), size=(width, 30)) as pilot:
        columns = docket(pilot).query_one(MatterTable).shown_columns(width - 2)
        assert [column.heading for column, _ in columns] == headings


async def test_arrows_and_a_click_choose_and_a_second_click_opens(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        table = docket(pilot).query_one(MatterTable)
        await press(pilot, "down")
        assert table.chosen == "single"
        await press(pilot, "k")
        assert table.chosen == SLUG
        await pilot.click(MatterTable, offset=(20, 2))
        assert table.chosen == "single"
        await pilot.click(MatterTable, offset=(20, 2), times=2)
        await press(pilot)
        assert review(pilot).slug == "single"


async def test_an_empty_docket_names_the_next_keys(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path, empty=True)) as pilot:
        shown = screen_text(pilot)
        for words in ("按 i 导入", "按 t 用示例", "按 ? 看"):
            assert words in shown
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, ImportScreen)


async def test_a_matter_without_text_says_so_instead_of_opening(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path, empty=True)
    workspace.store.add_matter(slug="facts", title="某条例", issuer="", language="zh", deadline=None)
    async with running(workspace) as pilot:
        assert "待导入" in screen_text(pilot)
        await press(pilot, "enter")
        docket(pilot)
        assert any("按 i 导入" in text for text in said(pilot))


async def test_internal_comments_are_counted_as_never_exported(tmp_path: Path) -> None:
    from comments.records import Visibility

    workspace = open_workspace(tmp_path)
    workspace.comment(SLUG, "4", body="客户不希望公开表态", visibility=Visibility.INTERNAL)
    async with running(workspace) as pilot:
        assert "⊘ 内部 1（不导出）" in screen_text(pilot)


async def test_hostile_titles_are_shown_as_marks(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path, empty=True)
    workspace.store.add_matter(
        slug="bad", title="坏\x1b[31m\u202e题[/]", issuer="[bold]x", language="zh", deadline=None
    )
    async with running(workspace) as pilot:
        shown = screen_text(pilot)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "题[/]" in shown


async def test_what_others_save_appears_without_moving_the_cursor(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        await press(pilot, "down")
        with open_workspace(tmp_path, person="审阅人乙") as other:
            other.comment(SLUG, "4", body="期限过长", proposal="十日")
        await pilot.pause(0.7)
        await press(pilot)
        screen = docket(pilot)
        assert screen.query_one(MatterTable).chosen == "single"
        assert "已提出 1" in screen_text(pilot)


async def test_a_stream_of_changes_does_not_keep_the_screen_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace) as pilot:
        ticks = itertools.count()
        read = workspace.docket

        def slowly(*given: Any, **named: Any) -> Any:
            found = read(*given, **named)
            time.sleep(2.5 * workspace.poll_seconds)
            return found

        monkeypatch.setattr(workspace, "change_counter", lambda: next(ticks))
        monkeypatch.setattr(workspace, "docket", slowly)
        with open_workspace(tmp_path, person="审阅人乙") as other:
            other.comment(SLUG, "4", body="期限过长", proposal="十日")
        for _ in range(40):
            await pilot.pause(workspace.poll_seconds / 2)
            if "已提出 1" in screen_text(pilot):
                break
        assert "已提出 1" in screen_text(pilot)


async def test_help_lists_what_works_here_first_and_runs_it(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, ActionsScreen)
        assert "记号" in screen_text(pilot)
        await press(pilot, *"打开", "enter")
        assert review(pilot).slug == SLUG


async def test_an_action_of_another_place_is_explained(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        await press(pilot, "ctrl+p", *"zd", "enter")
        docket(pilot)
        assert any("折叠未改条文" in text and "比较" in text for text in said(pilot))


async def test_english(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), language="en") as pilot:
        shown = screen_text(pilot)
        assert "Docket" in shown
        assert "Beijing time" in shown
        assert "? help" in shown


@pytest.mark.parametrize(("language", "slug"), [("zh", "sample"), ("en", "sample-en")])
async def test_t_loads_the_sample_consultation_once(tmp_path: Path, language: str, slug: str) -> None:
    workspace = open_workspace(tmp_path, empty=True)
    async with running(workspace, language=language) as pilot:
        await press(pilot, "t")
        assert docket(pilot).query_one(MatterTable).chosen == slug
        before = len(workspace.matters())
        await press(pilot, "t")
        assert len(workspace.matters()) == before
        await press(pilot, "enter")
        shown = review(pilot).shown
        assert shown is not None
        assert shown.comparison is not None
        assert len(shown.comparison.new.articles) == 79


async def test_the_docket_is_narrowed_and_says_so(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.edit_matter(SLUG, topics=("数据",), owner="审阅人甲")
    async with running(workspace, size=(140, 30)) as pilot:
        assert "审阅人甲" in screen_text(pilot)
        await press(pilot, "slash")
        pilot.app.screen.query_one("#form-topic", Input).value = "数"
        await press(pilot, "enter")
        table = docket(pilot).query_one(MatterTable)
        assert [line.slug for line in table._lines] == [SLUG]
        assert "主题 数" in screen_text(pilot)
        await press(pilot, "slash")
        pilot.app.screen.query_one("#form-due", Input).value = "soon"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FormSheet), "days that are no number keep the sheet open"
        pilot.app.screen.query_one("#form-due", Input).value = "0"
        await press(pilot, "enter")
        assert "没有符合条件的项目" in screen_text(pilot)
        await press(pilot, "slash")
        for field in ("topic", "due"):
            pilot.app.screen.query_one(f"#form-{field}", Input).value = ""
        await press(pilot, "enter")
        assert len(docket(pilot).query_one(MatterTable)._lines) > 1


@pytest.mark.parametrize(("language", "last"), [("zh", "不提交"), ("en", "dropped")])
async def test_every_status_can_be_chosen_in_sight_in_a_narrow_window(tmp_path: Path, language: str, last: str) -> None:
    async with running(open_workspace(tmp_path), language=language, size=(80, 24)) as pilot:
        await press(pilot, "slash")
        pilot.app.screen.query_one("#form-stage", Choice).focus()
        await press(pilot, "left")
        assert f"◂ {last} ▸" in screen_text(pilot)
        await pilot.resize_terminal(140, 30)
        await pilot.pause()
        assert f"(•) {last}" in screen_text(pilot)


async def test_what_was_sent_late_is_marked_and_counted_in_the_year(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    made = workspace.comment(SLUG, "4", quote="三十日内", proposal="十五日内", rationale="过长。")
    report = workspace.export(SLUG, tmp_path / "a.docx")
    workspace.record_sending(SLUG, report.path, "email")
    workspace.edit_matter(SLUG, deadline=date(2021, 12, 1))
    workspace.edit(made.id, {"status": "adopted"})
    async with running(workspace, size=(120, 40)) as pilot:
        docket(pilot).query_one(MatterTable).show(docket(pilot).query_one(MatterTable)._lines, SLUG)
        await press(pilot)
        text = screen_text(pilot)
        assert "逾期 已报送" in text
        assert "（逾期），1 条" in text
        await press(pilot, "y")
        text = screen_text(pilot)
        assert "2021 年" in text
        assert "12月" in text
        assert "采纳 1" in text


def _in_sight(pilot: Pilot[int]) -> None:
    """The chosen matter's line is on the screen, with the cursor's bar."""
    table = docket(pilot).query_one(MatterTable)
    [line] = [line for line in screen_text(pilot).splitlines() if "▌" in line]
    title = next(line.cells["title"] for line in table._lines if line.slug == table.chosen)
    assert f"{title} " in line


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_long_list_scrolls_with_the_cursor(tmp_path: Path, size: tuple[int, int]) -> None:
    workspace = open_workspace(tmp_path)
    for n in range(24):
        workspace.store.add_matter(slug=f"m{n:02}", title=f"某办法{n:02}", issuer="", language="zh", deadline=None)
    async with running(workspace, size=size) as pilot:
        table = docket(pilot).query_one(MatterTable)
        await press(pilot, *"j" * 14)
        _in_sight(pilot)
        await press(pilot, *"j" * 6)
        _in_sight(pilot)
        await press(pilot, "end")
        assert table.chosen == "m23"
        _in_sight(pilot)
        await press(pilot, "home")
        _in_sight(pilot)
        await press(pilot, "pagedown")
        await press(pilot, "pagedown")
        assert table.chosen in {f"m{n:02}" for n in range(15, 24)}
        _in_sight(pilot)
        workspace.store.add_matter(slug="new", title="新来的办法", issuer="", language="zh", deadline=None)
        docket(pilot).load(choose="new")
        await press(pilot)
        assert table.chosen == "new"
        _in_sight(pilot)
        await pilot.resize_terminal(80, 21)
        await press(pilot)
        _in_sight(pilot)


@pytest.mark.parametrize("width", [80, 120])
async def test_matters_of_one_law_are_told_apart(tmp_path: Path, width: int) -> None:
    workspace = open_workspace(tmp_path)
    for slug in ("first-round", "second-round"):
        workspace.store.add_matter(slug=slug, title="某办法" * 20, issuer="某部", language="zh", deadline=None)
    async with running(workspace, size=(width, 24)) as pilot:
        shown = screen_text(pilot)
        assert "first-round" in shown
        assert "second-round" in shown
        assert ("single" in shown) == (width == 80), "where the regulator isn't shown"


async def test_a_matter_without_comments_stands_where_the_list_of_matters_says(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace) as pilot:
        now = workspace.now()
        for row in (each.overview for each in workspace.docket(Asked())):
            assert not row.comments
            if row.drafts:
                assert stage_word(row.entry.stage(now), "zh") in screen_text(pilot)
        assert "未开始" not in screen_text(pilot)


@pytest.mark.parametrize("key", ["ctrl+g", "f5"])
async def test_one_key_clears_what_the_docket_is_narrowed_by(tmp_path: Path, key: str) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        await press(pilot, "slash", *"市主管", "enter")
        assert len(docket(pilot)._rows) == 1
        await press(pilot, "slash")
        assert "全部清除" in screen_text(pilot)
        await press(pilot, key)
        assert len(docket(pilot)._rows) == 2
