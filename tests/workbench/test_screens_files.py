"""Importing drafts and exporting the submission."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from comments.records import Visibility
from drafts.errors import SpokenError
from tests.workbench.screen_setting import (
    NEW_TEXT,
    NOW,
    OLD_TEXT,
    PERSON,
    SLUG,
    docket,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
    settle,
)
from workbench.screens.export import ExportScreen
from workbench.screens.import_draft import ImportScreen, clean_path, size_words, suggest_slug
from workbench.widgets.matter_table import MatterTable
from workbench.workspace import Workspace

NOTICE = """关于《数据安全管理办法（征求意见稿）》公开征求意见的通知

为了规范数据处理活动，现向社会公开征求意见。公众可以通过以下途径反馈意见：
1.电子邮件：opinion@example.org
意见反馈截止时间为2021年12月20日。

"""


async def fill(pilot: Pilot[int], field: str, text: str) -> None:
    """Put a text into a field, as pasting does."""
    line = pilot.app.screen.query_one(f"#{field}", Input)
    line.value = text
    line.focus()
    await settle(pilot)


async def test_a_file_is_shown_before_anything_is_stored_and_saved_on_enter(tmp_path: Path) -> None:
    path = tmp_path / "data rules.txt"
    path.write_text(NOTICE + OLD_TEXT, encoding="utf-8")
    workspace = open_workspace(tmp_path, empty=True)
    async with running(workspace) as pilot:
        await press(pilot, "i")
        await fill(pilot, "import-path", f"'{path}'")
        await press(pilot, "enter")
        shown = screen_text(pilot)
        assert "6 条" in shown
        assert "2021-12-20" in shown
        assert "opinion@example.org" in shown
        assert "data-rules" in shown
        assert workspace.matters() == ()
        await fill(pilot, "import-slug", "rules")
        await press(pilot, "enter")
        assert docket(pilot).query_one(MatterTable).chosen == "rules"
        matter = workspace.matter("rules")
        assert str(matter.deadline) == "2021-12-20"
        assert [version.label for version in workspace.drafts("rules")] == ["draft-1"]


async def test_the_same_file_again_is_said_and_saved_only_when_enter_is_pressed_once_more(tmp_path: Path) -> None:
    path = tmp_path / "rules.txt"
    path.write_text(NOTICE + OLD_TEXT, encoding="utf-8")
    workspace = open_workspace(tmp_path, empty=True)
    workspace.import_draft(path, "rules")
    async with running(workspace) as pilot:
        await press(pilot, "i")
        await fill(pilot, "import-path", str(path))
        await press(pilot, "enter")
        await fill(pilot, "import-slug", "rules")
        await press(pilot, "enter")
        assert "draft-1" in screen_text(pilot)
        assert [version.label for version in workspace.drafts("rules")] == ["draft-1"]
        await press(pilot, "enter")
        assert [version.label for version in workspace.drafts("rules")] == ["draft-1", "draft-2"]


async def test_doubts_are_told_by_the_lines_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "rules.txt"
    path.write_text("练习办法\n\n\n第一条 甲。\n\n第二条 乙。\n\n第四条 丁。\n", encoding="utf-8")
    async with running(open_workspace(tmp_path, empty=True)) as pilot:
        await press(pilot, "i")
        await fill(pilot, "import-path", str(path))
        await press(pilot, "enter")
        assert "文件第 8 行" in screen_text(pilot)


async def test_a_second_draft_imported_from_the_review_opens_compared(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text(NEW_TEXT.replace("数据安全", "算法服务"), encoding="utf-8")
    async with running(open_workspace(tmp_path), start="single") as pilot:
        await press(pilot, "i")
        await fill(pilot, "import-path", str(path))
        await press(pilot, "enter")
        await fill(pilot, "import-label", "second")
        await press(pilot, "enter")
        shown = review(pilot).shown
        assert shown is not None
        assert shown.comparison is not None
        assert shown.new.label == "second"


@pytest.mark.parametrize(
    ("name", "data"), [("empty.txt", b""), ("missing.txt", None), ("binary.bin", bytes(range(256)) * 40)]
)
async def test_a_file_that_cannot_be_read_is_a_sentence_and_nothing_changes(
    tmp_path: Path, name: str, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    workspace = open_workspace(tmp_path, empty=True)
    async with running(workspace) as pilot:
        await press(pilot, "i")
        await fill(pilot, "import-path", str(tmp_path / name))
        await press(pilot, "enter")
        assert any(name in text for text in said(pilot))
        assert isinstance(pilot.app.screen, ImportScreen)
        await press(pilot, "escape")
        docket(pilot)
        assert workspace.matters() == ()


async def test_a_date_that_is_none_is_refused_before_saving(tmp_path: Path) -> None:
    path = tmp_path / "rules.txt"
    path.write_text(OLD_TEXT, encoding="utf-8")
    workspace = open_workspace(tmp_path, empty=True)
    async with running(workspace) as pilot:
        await press(pilot, "i")
        await fill(pilot, "import-path", str(path))
        await press(pilot, "enter")
        await fill(pilot, "import-deadline", "十二月")
        await press(pilot, "enter")
        assert any("2021-12-13" in text for text in said(pilot))
        assert workspace.matters() == ()


async def test_a_label_that_is_taken_is_a_sentence_and_the_form_stays(tmp_path: Path) -> None:
    path = tmp_path / "rules.txt"
    path.write_text(OLD_TEXT + "\n", encoding="utf-8")
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "i")
        await fill(pilot, "import-path", str(path))
        await press(pilot, "enter")
        await fill(pilot, "import-label", "draft1")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ImportScreen)
        assert any("draft1" in text for text in said(pilot))
        assert len(workspace.drafts(SLUG)) == 2


def test_paths_are_taken_as_they_are_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert clean_path(' "/a b/c.docx" ') == Path("/a b/c.docx")
    assert clean_path("~/c.docx") == tmp_path / "c.docx"
    assert clean_path("file:///a%20b/%E6%9D%A1.txt") == Path("/a b/条.txt")
    if os.sep == "/":
        assert clean_path(r"/a\ b/c\(1\).docx") == Path("/a b/c(1).docx")


def test_short_names_and_sizes() -> None:
    assert suggest_slug(Path("/x/Data Rules (2).docx")) == "data-rules-2"
    assert suggest_slug(Path("/x/网络数据 条例.pdf")) == "网络数据-条例"
    assert suggest_slug(Path("/x/——.txt")) == "matter"
    assert [size_words(n) for n in (12, 23_456, 2_345_678)] == ["1 kB", "23 kB", "2.3 MB"]


def _commented(folder: Path) -> Workspace:
    workspace = open_workspace(folder)
    workspace.comment(SLUG, "4", body="期限过长", proposal="市主管部门应当在十日内公布重要数据目录。")
    workspace.comment(SLUG, "5", body="团队讨论")
    workspace.comment(SLUG, "6", body="CANARY 客户不希望公开表态", visibility=Visibility.INTERNAL)
    return workspace


async def test_the_export_counts_first_and_says_how_many_internal_notes_stay(tmp_path: Path) -> None:
    async with running(_commented(tmp_path), start=SLUG) as pilot:
        await press(pilot, "E")
        shown = screen_text(pilot)
        assert "将导出 1 条意见" in shown
        assert "内部意见不导出：1" in shown
        assert "团队内部讨论不导出：1" in shown


async def test_the_export_writes_the_file_and_says_where(tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    async with running(_commented(tmp_path), start=SLUG) as pilot:
        await press(pilot, "E")
        await fill(pilot, "export-path", str(out))
        await press(pilot, "enter")
        assert any(str(out) in text for text in said(pilot))
        assert out.stat().st_size > 0
        assert b"CANARY" not in out.read_bytes()
        await press(pilot, "escape")
        review(pilot)


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_deadline_that_has_passed_is_named_once_before_and_after_the_export(
    tmp_path: Path, language: str
) -> None:
    _commented(tmp_path).close()
    clock = [NOW + timedelta(days=3)]
    late = Workspace.open(str(tmp_path / "store.sqlite3"), PERSON, lambda: clock[0])
    said_in = {"zh": "截止", "en": "consultation closed on 2021-12-13"}[language]
    async with running(late, start=SLUG, language=language) as pilot:
        await press(pilot, "E")
        assert screen_text(pilot).count(said_in) == 1
        await fill(pilot, "export-path", str(tmp_path / "out.docx"))
        await press(pilot, "enter")
        assert (tmp_path / "out.docx").exists()
        assert screen_text(pilot).count(said_in) == 1


async def test_a_deadline_that_passes_while_the_export_screen_is_open_is_said_with_the_result(tmp_path: Path) -> None:
    _commented(tmp_path).close()
    clock = [NOW]
    workspace = Workspace.open(str(tmp_path / "store.sqlite3"), PERSON, lambda: clock[0])
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "E")
        assert "截止" not in screen_text(pilot)
        clock[0] = NOW + timedelta(days=3)
        await fill(pilot, "export-path", str(tmp_path / "out.docx"))
        await press(pilot, "enter")
        assert screen_text(pilot).count("逾期：征求意见已于 2021-12-13") == 1


async def test_an_export_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "out.docx"
    async with running(_commented(tmp_path), start=SLUG) as pilot:
        await press(pilot, "E")
        await fill(pilot, "export-path", str(out))
        await press(pilot, "enter")
        assert any("nowhere" in text for text in said(pilot))
        assert not out.parent.exists()
        assert isinstance(pilot.app.screen, ExportScreen)


async def test_nothing_to_export_is_a_sentence(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "E")
        screen = pilot.app.screen
        assert "将导出" not in screen_text(pilot)
        assert isinstance(screen, ExportScreen)


async def test_choices_are_made_with_arrows_and_with_the_mouse(tmp_path: Path) -> None:
    async with running(_commented(tmp_path), start=SLUG) as pilot:
        await press(pilot, "E")
        screen = pilot.app.screen
        assert isinstance(screen, ExportScreen)
        await press(pilot, "right")
        assert screen.chosen()[1] == "en"
        await pilot.click("#export-language", offset=(2, 0))
        await press(pilot)
        assert screen.chosen()[1] == "zh"
        await pilot.click("#export-scope", offset=(40, 0))
        await press(pilot)
        assert screen.chosen()[2] is not None


async def test_another_form_ends_the_files_name_its_own_way_and_is_written(tmp_path: Path) -> None:
    async with running(_commented(tmp_path), start=SLUG) as pilot:
        await press(pilot, "E")
        screen = pilot.app.screen
        assert isinstance(screen, ExportScreen)
        await fill(pilot, "export-path", str(tmp_path / "意见.docx"))
        screen.query_one("#export-form").focus()
        await press(pilot, "left")
        assert screen.chosen()[0] == "portal"
        assert screen.query_one("#export-path", Input).value.endswith("意见.txt")
        await press(pilot, "enter")
        assert "CANARY" not in (tmp_path / "意见.txt").read_text(encoding="utf-8")


async def test_a_result_that_comes_after_leaving_is_dropped(tmp_path: Path) -> None:
    async with running(_commented(tmp_path), start=SLUG) as pilot:
        await press(pilot, "E")
        screen = pilot.app.screen
        assert isinstance(screen, ExportScreen)
        delivered: list[int] = []

        def fail() -> int:
            raise SpokenError("不行", "no")

        await press(pilot, "escape")
        screen.work("late", "", lambda: 1, delivered.append)
        screen.work("later", "", fail, delivered.append)
        await settle(pilot)
        assert delivered == []
        review(pilot)


async def test_escape_ends_a_long_reading_and_then_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = threading.Event(), threading.Event()

    def endless(path: Path, *, choice: object, progress: Callable[[int, int], None]) -> None:
        try:
            for step in range(2000):
                progress(step * 5 % 100, 100)
                begun.set()
                time.sleep(0.005)
        except Exception:
            ended.set()
            raise

    monkeypatch.setattr("drafts.reading.read_file", endless)
    async with running(open_workspace(tmp_path, empty=True)) as pilot:
        await press(pilot, "i")
        await fill(pilot, "import-path", "long.pdf#2")
        await pilot.press("enter")
        while not begun.is_set():
            await pilot.pause(0.01)
        await pilot.pause(0.05)
        assert " %" in screen_text(pilot)
        await pilot.press("escape")
        while not ended.is_set():
            await pilot.pause(0.01)
        assert "已停下" in said(pilot)[-1]
        await press(pilot, "escape")
        docket(pilot)


async def test_a_further_draft_of_a_text_is_offered_to_the_matter_that_has_it(tmp_path: Path) -> None:
    path = tmp_path / "三稿.txt"
    path.write_text(NEW_TEXT.replace("第二次征求意见稿", "送审稿"), encoding="utf-8")
    workspace = open_workspace(tmp_path)
    async with running(workspace) as pilot:
        await press(pilot, "i")
        await fill(pilot, "import-path", str(path))
        await press(pilot, "enter")
        assert pilot.app.screen.query_one("#import-slug", Input).value == SLUG
        assert any("将作为新的一稿加入" in text for text in said(pilot))
        assert "Enter 保存" in screen_text(pilot)
        await press(pilot, "enter")
        assert len(workspace.drafts(SLUG)) == 3


async def test_a_text_that_two_matters_might_hold_is_left_to_the_person(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        assert workspace.matter_of_title("数据安全管理办法（送审稿）") is not None
        assert workspace.matter_of_title("另一办法（送审稿）") is None
        assert workspace.matter_of_title("") is None
        (tmp_path / "copy.txt").write_text(NEW_TEXT, encoding="utf-8")
        workspace.import_draft(tmp_path / "copy.txt", "copy", label="draft1")
        assert workspace.matter_of_title("数据安全管理办法（送审稿）") is None


async def test_comments_left_on_another_draft_are_named_before_the_export(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    for draft in ("draft1", "draft2"):
        workspace.comment(SLUG, "1", draft=draft, proposal="为了保障数据安全，制定本办法。", rationale="更简明。")
    async with running(workspace, start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, "E")
        assert "另有 1 条待报送的意见在 draft1 上" in screen_text(pilot).replace("\n", "")
        await press(pilot, "escape", "b")
        assert "一个文件只含一稿的意见：" in screen_text(pilot)
