"""What the newer draft did with proposals, on the screen: judged, confirmed, overruled, counted, written to Word."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from textual.pilot import Pilot

from comments.adoption import Verdict
from comments.certain import is_certain
from comments.records import Comment, Status, Visibility
from comments.records import Role as TeamRole
from tests.workbench.screen_setting import (
    PERSON,
    SLUG,
    docket,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
    write,
)
from tests.workbench.test_hostile_screens import HOSTILE, check, open_hostile
from tests.workbench.test_screens_sending import showing
from workbench.load_sample import load_sample
from workbench.safe import MARK
from workbench.screens.adoption import AdoptionScreen
from workbench.screens.form_sheet import FormSheet
from workbench.screens.report_sheet import ReportSheet
from workbench.widgets.bars import KeysBar
from workbench.widgets.record_table import RecordTable
from workbench.workspace import Workspace

SECRET = "内部底线不得外传"


def with_proposals(folder: Path, *, status: Status = Status.SUBMITTED) -> Workspace:
    """Proposals on the first draft: one taken up word for word, one refused, one that the draft went against, and a note."""
    workspace = open_workspace(folder)
    for article, quote, proposal in (
        ("3", "十日内", "三十日内"),
        ("6", "自公布之日起", "自公布之日起满六个月"),
        ("5", "一万元", "五千元"),
    ):
        made = workspace.comment(SLUG, article, draft="draft1", quote=quote, proposal=proposal, rationale="理由充分。")
        workspace.edit(made.id, {"status": status.value})
    workspace.comment(SLUG, "2", draft="draft1", body=SECRET, visibility=Visibility.INTERNAL)
    return workspace


def front(pilot: Pilot[int]) -> AdoptionScreen:
    """The screen in front, which must be this one."""
    screen = pilot.app.screen
    assert isinstance(screen, AdoptionScreen), screen
    return screen


def on_article(workspace: Workspace, number: str) -> Comment:
    """The comment on an article of the first draft."""
    return next(c for c in workspace.comments(SLUG) if c.number == number)


async def test_verdicts_stand_with_the_words_that_decide_what_was_asked_and_what_the_draft_says(tmp_path: Path) -> None:
    async with running(with_proposals(tmp_path), start=SLUG) as pilot:
        await press(pilot, "a")
        text = screen_text(pilot)
        assert "采纳 1  未采纳 1  反向修改 1" in text
        assert "待确认 3" in text
        await press(pilot, "down")
        text = screen_text(pilot)
        assert "第三条 → 第四条" in text
        assert "已写入“三十日”" in text
        assert "应当在[十日]三十日内公布" in text.replace("\n", "")
        await press(pilot, "down")
        assert "反向改为“五万元”" in screen_text(pilot)


async def test_certain_ones_are_confirmed_together_and_taken_back_together(tmp_path: Path) -> None:
    workspace = with_proposals(tmp_path)
    certain = workspace.adoption(SLUG).certain
    assert {each.comment.number: each.verdict for each in certain} == {"3": Verdict.ADOPTED, "6": Verdict.NOT}
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "a", "Y")
        assert on_article(workspace, "3").status is Status.ADOPTED
        assert on_article(workspace, "6").status is Status.REJECTED
        assert on_article(workspace, "5").status is Status.SUBMITTED
        assert "待确认 1" in screen_text(pilot)
        await press(pilot, "Y")
        assert any("没有文字无疑" in each for each in said(pilot))
        await press(pilot, "u")
        assert {on_article(workspace, n).status for n in ("3", "6")} == {Status.SUBMITTED}
        await press(pilot, "U")
        assert on_article(workspace, "3").status is Status.ADOPTED


async def test_a_person_agrees_overrules_and_writes_down_the_answer(tmp_path: Path) -> None:
    workspace = with_proposals(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "a", "down", "enter")
        assert on_article(workspace, "3").status is Status.ADOPTED
        await press(pilot, "2")  # the cursor has gone on to the fine
        assert on_article(workspace, "5").status is Status.PARTLY
        await press(pilot, "up")
        assert "由人改判" in screen_text(pilot)
        await press(pilot, "e")
        await write(pilot, "已部分吸收")
        await press(pilot, "enter")
        assert on_article(workspace, "5").response == "已部分吸收"
        assert "机关答复：已部分吸收" in screen_text(pilot)


async def test_what_a_colleague_recorded_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = with_proposals(tmp_path)
    monkeypatch.setattr(workspace, "change_counter", lambda: 1)  # the screen hears nothing of it
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "a")
        while (row := front(pilot).chosen) is None or row.comment.status is not Status.SUBMITTED:
            await press(pilot, "down")
        identifier = row.comment.id
        with open_workspace(tmp_path, person="审阅人乙") as other:
            other.confirm_adoption(SLUG, identifier, Verdict.PARTLY, response="部分采纳，理由见答复。")
        await press(pilot, "1")
        assert any("审阅人乙" in text for text in said(pilot))
        stored = workspace.store.comment(identifier)
        assert (stored.status, stored.response) == (Status.PARTLY, "部分采纳，理由见答复。")
        while (row := front(pilot).chosen) is None or row.comment.id != identifier:
            await press(pilot, "up")
        await press(pilot, "1")  # seen now: the person may overrule it
        assert workspace.store.comment(identifier).status is Status.ADOPTED


async def test_two_people_of_one_mind_or_a_key_pressed_twice_is_no_conflict(tmp_path: Path) -> None:
    with with_proposals(tmp_path) as workspace:
        comment = on_article(workspace, "3")
        first = workspace.confirm_adoption(SLUG, comment.id, Verdict.ADOPTED, seen=comment.revision)
        again = workspace.confirm_adoption(SLUG, comment.id, Verdict.ADOPTED, seen=comment.revision)
        assert again == first


async def test_what_was_never_sent_has_no_outcome_and_says_what_to_press(tmp_path: Path) -> None:
    workspace = with_proposals(tmp_path, status=Status.APPROVED)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "a", "down", "y")
        assert on_article(workspace, "3").status is Status.APPROVED
        assert any("没有报送过" in each and "按 >" in each for each in said(pilot))


async def test_somebody_who_may_only_read_is_told_so(tmp_path: Path) -> None:
    workspace = with_proposals(tmp_path)
    workspace.put_person(SLUG, "审阅人乙", TeamRole.LEAD)
    workspace.put_person(SLUG, PERSON, TeamRole.OBSERVER)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "a", "down", "y", "Y")
        assert {on_article(workspace, n).status for n in ("3", "6")} == {Status.SUBMITTED}
        assert sum("没有保存" in each for each in said(pilot)) == 2


async def test_by_mouse_alone(tmp_path: Path) -> None:
    workspace = with_proposals(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "a")
        screen = front(pilot)
        await pilot.click(RecordTable, offset=(20, 2))
        await pilot.click(RecordTable, offset=(20, 2), times=2)  # two clicks agree, as Enter does
        await press(pilot)
        assert on_article(workspace, "3").status is Status.ADOPTED
        bar = screen.query_one(KeysBar)
        at = next(cell for cell, hint in bar._fitted() if hint.action == "show_tally")
        await pilot.click(KeysBar, offset=(at, 0))
        await press(pilot)
        showing(pilot, ReportSheet)
        bar = pilot.app.screen.query_one(KeysBar)
        at = next(cell for cell, hint in bar._fitted() if hint.action == "go_on")
        await pilot.click(KeysBar, offset=(at, 0))
        await press(pilot)
        front(pilot)


async def test_the_tally_counts_by_chapter_topic_and_weight(tmp_path: Path) -> None:
    async with running(with_proposals(tmp_path), start=SLUG) as pilot:
        await press(pilot, "a", "t")
        showing(pilot, ReportSheet)
        text = screen_text(pilot)
        for words in ("按章", "第一章", "按主题", "按重要程度", "一般"):
            assert words in text
        await press(pilot, "escape")
        front(pilot)


def words_in(path: Path) -> str:
    """All that a Word file's main part says."""
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


async def test_both_memos_are_written_with_what_the_leak_check_found_and_nothing_internal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(with_proposals(tmp_path), start=SLUG, size=(100, 36)) as pilot:
        await press(pilot, "a", "m")
        showing(pilot, FormSheet)
        await press(pilot, "right", "right", "enter")  # both languages
        text = screen_text(pilot)
        assert "未发现不得外传" in text
        assert "尚未经人确认" in text
        await press(pilot, "escape", "c", "enter")
        assert "未发现不得外传" in screen_text(pilot)
    files = sorted(tmp_path.glob("*.docx"))
    assert [file.name for file in files] == ["rules-主要变化.docx", "rules-采纳情况-en.docx", "rules-采纳情况-zh.docx"]
    for file in files:
        assert SECRET not in words_in(file)
    assert "三十日" in words_in(files[2])


async def test_a_memo_that_cannot_be_written_says_so_and_keeps_what_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(with_proposals(tmp_path), start=SLUG) as pilot:
        await press(pilot, "a", "m", "down")
        field = pilot.app.screen.query_one("#form-path")
        field.value = str(tmp_path / "没有的文件夹" / "a.docx")  # type: ignore[attr-defined]
        await press(pilot, "enter")
        form = showing(pilot, FormSheet)
        assert any("不存在" in each for each in said(pilot))
        assert "不存在" in screen_text(pilot)
        field = form.query_one("#form-path")
        assert field.value.endswith("a.docx")  # type: ignore[attr-defined]
        assert field.has_focus, "the cursor is back where it was"
        await press(pilot, "escape", "m")
        assert pilot.app.screen.query_one("#form-path").value.endswith("a.docx")  # type: ignore[attr-defined]


async def test_the_article_that_decides_is_gone_to(tmp_path: Path) -> None:
    async with running(with_proposals(tmp_path), start=SLUG) as pilot:
        await press(pilot, "a", "down", "o")
        screen = review(pilot)
        assert screen.label_of(screen.law.article) == "第四条"


async def test_it_opens_from_the_docket_and_a_single_draft_has_none(tmp_path: Path) -> None:
    async with running(with_proposals(tmp_path)) as pilot:
        docket(pilot)
        await press(pilot, "a")
        front(pilot)
        await press(pilot, "escape", "down", "a")
        docket(pilot)
        assert any("只有一份草案" in each for each in said(pilot))


async def test_a_matter_without_comments_names_the_next_key(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, "a")
        assert "按 c 对条文写意见" in screen_text(pilot)


@pytest.mark.parametrize(("size", "language"), [((80, 24), "zh"), ((200, 50), "en")])
async def test_the_sample_fits_the_window_in_both_languages(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    workspace = open_workspace(tmp_path, empty=True)
    load_sample(workspace, "zh")
    async with running(workspace, start="sample", size=size, language=language) as pilot:
        await press(pilot, "a", "down", "down")
        text = screen_text(pilot)
        assert ("未写入“三十日”" if language == "zh" else "Not there: “三十日”") in text
        assert ("未写入：“三十日”" if language == "zh" else "not there: “三十日”") in text
        assert "?" in text.splitlines()[-1]
        for line in pilot.app.screen._compositor.render_strips():
            assert line.cell_length == size[0]


async def test_hostile_words_are_shown_as_marks(tmp_path: Path) -> None:
    workspace = open_hostile(tmp_path)
    first = workspace.drafts(SLUG)[0].label
    body = workspace.draft(SLUG, first).body(workspace.draft(SLUG, first).article("2"))
    made = workspace.comment(
        SLUG, "2", draft=first, body=f"意见{HOSTILE}", quote=body[:40], proposal=f"改为{HOSTILE}", rationale=HOSTILE
    )
    workspace.edit(made.id, {"status": "submitted", "response": HOSTILE, "topic": f"主题{HOSTILE}"})
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "escape", "a")
        front(pilot)
        assert MARK in check(pilot)
        for key in ("down", "tab", "pagedown", "t", "escape", "m", "escape", "c", "escape", "e"):
            await press(pilot, key)
            check(pilot)
        await press(pilot, "enter", "y", "u")
        check(pilot)


def test_only_words_that_stand_exactly_so_are_certain(tmp_path: Path) -> None:
    with with_proposals(tmp_path) as workspace:
        partly = workspace.comment(SLUG, "4", draft="draft1", quote="应当建立", proposal="可以根据需要建立")
        workspace.edit(partly.id, {"status": "submitted"})
        remark = workspace.comment(SLUG, "1", draft="draft1", body="请说明背景。", visibility=Visibility.SUBMISSION)
        workspace.edit(remark.id, {"status": "submitted"})
        found = {each.comment.number: is_certain(each) for each in workspace.adoption(SLUG).outcomes}
    assert found == {"1": False, "2": False, "3": True, "4": False, "5": False, "6": True}
