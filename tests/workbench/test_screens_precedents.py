"""What other laws say on the article under the cursor: listed, read beside it, cited word for word."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.workbench.screen_setting import SLUG, open_workspace, press, review, running, said, screen_text, write
from tests.workbench.test_hostile_screens import HOSTILE, check, open_hostile
from workbench.safe import MARK
from workbench.screens.precedents import PrecedentsScreen
from workbench.workspace import Workspace

LAW = """练习数据法

第一条 为了规范数据处理活动，保障数据安全，制定本法。
第二条 数据处理者应当建立健全数据安全管理制度，明确数据安全负责人。
第三条 主管部门应当在十五日内公布重要数据目录。
第四条 违反本法第二条规定的，处一万元以下罚款。
"""


def with_law(folder: Path) -> Workspace:
    """The small matter, with a law that asks more than its Art. 5."""
    from drafts.reading import read_file

    workspace = open_workspace(folder)
    path = folder / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    workspace.add_law(*read_file(path))
    return workspace


def front(pilot: Pilot[int]) -> PrecedentsScreen:
    """The screen in front, which must be this one."""
    screen = pilot.app.screen
    assert isinstance(screen, PrecedentsScreen), screen
    return screen


async def test_provisions_stand_beside_the_article_with_why_and_are_read_in_full(tmp_path: Path) -> None:
    async with running(with_law(tmp_path), start=SLUG) as pilot:
        await press(pilot, "4", "enter", "x")
        screen = front(pilot)
        text = screen_text(pilot)
        assert "第四条（draft2）" in text
        assert "练习数据法" in text
        assert "第三条" in text
        assert "十五日内公布重要数据目录" in text
        assert "三十日内公布重要数据目录" in text
        chosen = screen.chosen
        assert chosen is not None
        assert screen.words(f"bearing.{chosen.bearing.value}") in text
        await press(pilot, "enter")
        reading = [screen.is_reading]
        await press(pilot, "escape")
        assert [*reading, screen.is_reading] == [True, False]
        await press(pilot, "right_square_bracket")
        assert "第五条（draft2）" in screen_text(pilot)
        assert "建立健全" in screen_text(pilot)
        await press(pilot, "escape")
        assert review(pilot).label_of(review(pilot).law.article) == "第五条"


async def test_a_provision_is_cited_into_a_comment_and_wrong_words_are_refused(tmp_path: Path) -> None:
    workspace = with_law(tmp_path)
    made = workspace.comment(SLUG, "4", body="过长。")
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "4", "enter", "x", "c")
        pilot.app.screen.query_one("#form-words", Input).value = "应当在三日内公布"
        await press(pilot, "enter")
        assert any("没有引用" in each for each in said(pilot))
        assert workspace.find(made.id).authorities == ()
        await press(pilot, "c")
        pilot.app.screen.query_one("#form-words", Input).value = "应当在十五日内公布"
        await press(pilot, "enter")
        assert workspace.find(made.id).authorities == ("《练习数据法》第三条：“应当在十五日内公布”",)
        await press(pilot, "u")
        assert workspace.find(made.id).authorities == ()


async def test_a_citation_goes_into_the_comment_in_hand(tmp_path: Path) -> None:
    async with running(with_law(tmp_path), start=SLUG) as pilot:
        await press(pilot, "4", "enter", "c")
        await write(pilot, "期限过长")
        await press(pilot, "escape", "x", "c", "enter", "escape")
        screen = review(pilot)
        assert screen.dock.is_open
        typed = screen.dock.typed()
        assert typed.body == "期限过长"
        assert any("《练习数据法》第三条" in text for text in typed.authorities)


async def test_without_laws_or_comments_the_next_key_is_named_and_a_law_is_added_and_removed(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    (tmp_path / "law.txt").write_text(LAW, encoding="utf-8")
    async with running(workspace, start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, "4", "enter", "x")
        assert "按 a 载入一份" in screen_text(pilot)
        await press(pilot, "a")
        await write(pilot, str(tmp_path / "none.txt"))
        await press(pilot, "enter")
        assert workspace.laws() == ()
        assert pilot.app.screen.query_one("#prompt-input", Input).value == str(tmp_path / "none.txt")  # to be put right
        await press(pilot, *["backspace"] * len("none.txt"))
        await write(pilot, "law.txt")
        await press(pilot, "enter")
        assert [law.title for law in workspace.laws()] == ["练习数据法"]
        assert "练习数据法" in screen_text(pilot)
        await press(pilot, "c")
        assert any("还没有意见" in each for each in said(pilot))
        await press(pilot, "D", "escape")
        assert len(workspace.laws()) == 1
        await press(pilot, "D", "enter")
        assert workspace.laws() == ()


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_it_fits_the_window_in_english(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(with_law(tmp_path), start=SLUG, size=size, language="en") as pilot:
        await press(pilot, "5", "enter", "x")
        assert "What other laws say" in screen_text(pilot)
        assert "?" in screen_text(pilot).splitlines()[-1]
        for line in pilot.app.screen._compositor.render_strips():
            assert line.cell_length == size[0]


async def test_hostile_laws_are_shown_as_marks(tmp_path: Path) -> None:
    from drafts.reading import read_file

    workspace = open_hostile(tmp_path)
    path = tmp_path / "law.txt"
    path.write_text(
        f"练习{HOSTILE}法\n\n第一条 为了规范{HOSTILE}数据处理活动，制定本法。\n第二条 违反第一条规定的，处二万元罚款{HOSTILE}。\n"
        f"第三条 {'数据处理者应当建立安全管理制度。' * 120}\n",
        encoding="utf-8",
    )
    workspace.add_law(*read_file(path))
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "escape", "1", "enter", "x")
        front(pilot)
        assert MARK in check(pilot)
        for key in ("enter", "escape", "c", "escape", "D", "escape", "a"):
            await press(pilot, key)
            check(pilot)
