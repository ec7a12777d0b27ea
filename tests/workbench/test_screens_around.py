"""Coverage, overlapping comments, people, the matter's facts, doubts and repairs: the screens around comments."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from comments.records import Priority, Role, Stage, Status, Visibility
from comments.submission import Sender
from drafts.errors import SpokenError
from drafts.model import Channel
from tests.workbench.screen_setting import (
    PERSON,
    SLUG,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
    write,
)
from workbench.config import read_sender, write_sender
from workbench.screens.coverage import CoverageScreen
from workbench.screens.doubts import DoubtsScreen
from workbench.screens.matter import MatterScreen, channel_text, read_channels
from workbench.screens.merging import MergeSheet
from workbench.screens.overlaps import OverlapsScreen
from workbench.screens.people import PeopleScreen, SenderSheet
from workbench.widgets.choice import Choice
from workbench.widgets.record_table import RecordTable
from workbench.workspace import Workspace

OTHER = "审阅人乙"
ScreenType = TypeVar("ScreenType", bound=Screen[Any])


def front(pilot: Pilot[int], kind: type[ScreenType]) -> ScreenType:
    """The screen in front, which must be of this kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind), screen
    return screen


def labels(pilot: Pilot[int]) -> list[str]:
    table = pilot.app.screen.query_one(RecordTable)
    return [table._rows[at].cells["label"].text for at in range(table.total)]


async def test_unread_changes_that_matter_come_first_and_space_marks_them_read(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "V")
        front(pilot, CoverageScreen)
        first = labels(pilot)
        urgent = workspace.board(SLUG).unread_flagged
        assert urgent >= 2
        assert all(label.startswith("! ") for label in first[:urgent])
        assert not any(label.startswith("! ") for label in first[urgent:])
        assert f"要紧而未看 {urgent}" in screen_text(pilot)
        await press(pilot, "space")
        assert workspace.board(SLUG).unread_flagged == urgent - 1
        assert f"要紧而未看 {urgent - 1}" in screen_text(pilot)
        await press(pilot, "enter")
        screen = review(pilot)
        assert f"! {screen.label_of(screen.law.article)}" == first[1]  # marking went on to the next


async def test_an_article_is_marked_read_in_the_text_and_the_mark_taken_back(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "space")
        assert [mark.person for mark in workspace.read_marks(SLUG, "1")] == [PERSON]
        assert review(pilot).label_of(review(pilot).law.article) == "第二条"
        await press(pilot, "k", "space")
        assert workspace.read_marks(SLUG, "1") == ()


def with_overlap(folder: Path) -> Workspace:
    """Two people ask for opposite time limits on the same words."""
    workspace = open_workspace(folder)
    other = Workspace(workspace.store, OTHER, workspace.now)
    workspace.comment(SLUG, "4", quote="三十日", body="太短", proposal="六十日", rationale="来不及")
    other.comment(SLUG, "4", quote="三十日", body="太长", proposal="十日", visibility=Visibility.TEAM)
    return workspace


async def test_opposite_proposals_stand_side_by_side_with_the_reason(tmp_path: Path) -> None:
    async with running(with_overlap(tmp_path), start=SLUG) as pilot:
        await press(pilot, "O")
        front(pilot, OverlapsScreen)
        shown = screen_text(pilot)
        assert "! 1 ↔ 2  相反" in shown
        assert "期限不一致" in shown
        row = next(line for line in shown.splitlines() if "太短" in line)
        assert "太长" in row


async def test_merging_asks_for_a_proposal_where_they_differ_and_is_undone(tmp_path: Path) -> None:
    workspace = with_overlap(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "O", "m")
        sheet = front(pilot, MergeSheet)
        assert "团队" in screen_text(pilot)  # what was said inside stays inside
        assert sheet.query_one("#merge-proposal", TextArea).text == ""
        await press(pilot, "ctrl+s")
        front(pilot, MergeSheet)
        assert "没有写建议条文" in screen_text(pilot)
        await press(pilot, "ctrl+t")
        assert sheet.query_one("#merge-proposal", TextArea).text == "六十日"
        await press(pilot, "ctrl+s")
        (merged,) = workspace.comments(SLUG)
        assert (merged.proposal, merged.body, merged.visibility) == ("六十日", "太短\n太长", Visibility.TEAM)
        assert merged.quote is not None
        assert merged.quote.exact == "三十日"
        assert "没有重叠的意见" in screen_text(pilot)
        await press(pilot, "u")
        live = [c.proposal for c in workspace.comments(SLUG) if c.status is not Status.WITHDRAWN]
        assert sorted(filter(None, live)) == ["六十日", "十日"]


async def test_what_was_worded_comes_back_where_a_colleague_changed_a_source_meanwhile(tmp_path: Path) -> None:
    workspace = with_overlap(tmp_path)
    async with running(workspace, start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, "O", "m")
        front(pilot, MergeSheet).query_one("#merge-body", TextArea).load_text("期限不合适，请论证。")
        await press(pilot, "ctrl+t")
        first = next(c for c in workspace.comments(SLUG) if c.author == PERSON)
        Workspace(workspace.store, OTHER, workspace.now).edit(first.id, {"rationale": "另有理由。"})
        await press(pilot, "ctrl+s")
        sheet = front(pilot, MergeSheet)
        assert len(workspace.comments(SLUG)) == 2, "nothing is merged over a change that nobody has seen"
        assert sheet.query_one("#merge-body", TextArea).text == "期限不合适，请论证。"
        assert sheet.query_one("#merge-proposal", TextArea).text == "六十日"
        assert OTHER in screen_text(pilot)
        await press(pilot, "ctrl+s")
        (merged,) = workspace.comments(SLUG)
        assert (merged.body, merged.proposal) == ("期限不合适，请论证。", "六十日")
        assert merged.quote is not None
        assert merged.quote.exact == "三十日"


async def test_fewer_than_two_are_not_merged(tmp_path: Path) -> None:
    async with running(with_overlap(tmp_path), start=SLUG) as pilot:
        await press(pilot, "O", "2")
        assert "将合并 1 条" in screen_text(pilot)
        await press(pilot, "m")
        front(pilot, OverlapsScreen)
        assert "至少选两条" in said(pilot)[-1]


async def test_people_are_listed_given_roles_and_taken_off(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "P")
        front(pilot, PeopleScreen)
        assert "还没有列出人员" in screen_text(pilot)
        for name in (PERSON, OTHER):
            await press(pilot, "a")
            await write(pilot, name)
            await press(pilot, "enter")
        assert {p.name: p.role for p in workspace.people(SLUG)} == {PERSON: Role.LEAD, OTHER: Role.REVIEWER}
        await press(pilot, "home", "enter")
        assert workspace.store.role(SLUG, OTHER) is Role.OBSERVER
        await press(pilot, "F")
        assert workspace.matter(SLUG).four_eyes
        await press(pilot, "D", "enter")
        assert [p.name for p in workspace.people(SLUG)] == [PERSON]


async def test_a_reviewer_cant_change_roles_and_is_told_who_can(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.put_person(SLUG, OTHER, Role.LEAD)
    Workspace(workspace.store, OTHER, workspace.now).put_person(SLUG, PERSON, Role.REVIEWER)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "P", "F")
        assert "由负责人决定" in said(pilot)[-1]
        assert not workspace.matter(SLUG).four_eyes


async def test_who_submits_is_written_to_the_users_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings" / "sender.toml"
    monkeypatch.setenv("WORKBENCH_SENDER", str(path))
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "P", "s")
        await write(pilot, '某某"协会"')
        await press(pilot, "enter")
        assert read_sender() == Sender(unit='某某"协会"')
        assert '某某"协会"' in screen_text(pilot)


async def test_who_submits_stays_typed_where_the_file_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setenv("WORKBENCH_SENDER", str(tmp_path / "settings" / "sender.toml"))
    async with running(open_workspace(tmp_path), start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, "P", "s")
        await write(pilot, "某某协会")
        await press(pilot, "enter")
        sheet = front(pilot, SenderSheet)
        assert sheet.query_one("#sender-unit", Input).value == "某某协会"
        assert "无法建立文件夹" in screen_text(pilot)
        (tmp_path / "settings").unlink()
        await press(pilot, "enter")
        assert read_sender() == Sender(unit="某某协会")


@pytest.mark.parametrize("text", ['引号" 反斜线\\ 制表\t', "换行\n第二行", "\x7f\x01", "日本語・中文"])
def test_any_text_of_a_sender_comes_back(tmp_path: Path, text: str) -> None:
    write_sender(Sender(unit=text), tmp_path / "sender.toml")
    assert read_sender(tmp_path / "sender.toml") == Sender(unit=text)


def test_channels_are_read_as_they_are_shown() -> None:
    channels = (Channel("email", "a@example.org"), Channel("subject", "征求意见"), Channel("post", "某市某路1号"))
    for language in ("zh", "en"):
        assert read_channels(channel_text(channels, language)) == channels
    assert read_channels("邮箱：a@example.org\n\nportal: example.org") == (
        Channel("email", "a@example.org"),
        Channel("portal", "example.org"),
    )
    with pytest.raises(SpokenError, match="Line 2"):
        read_channels("邮箱 a@example.org\n鸽子 三只")


async def test_the_matters_facts_are_edited_and_the_plan_follows(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace) as pilot:
        await press(pilot, "I")
        screen = front(pilot, MatterScreen)
        screen.query_one("#matter-opened", Input).value = "2021-12-01"
        screen.query_one("#matter-channels", TextArea).load_text("信函 某市某路1号\n邮箱 a@example.org")
        await press(pilot)
        shown = screen_text(pilot)
        assert "寄出纸质件" in shown
        assert "仅 13 日" in shown  # the period is too short, and that may be said
        await press(pilot, "escape")
        front(pilot, MatterScreen)  # nothing typed is dropped at the first Escape
        await press(pilot, "ctrl+s")
        matter = workspace.matter(SLUG)
        assert matter.opened == date(2021, 12, 1)
        assert matter.channels == (Channel("post", "某市某路1号"), Channel("email", "a@example.org"))
        screen.query_one("#matter-deadline", Input).value = "十二月"
        await press(pilot, "ctrl+s")
        assert "不是年-月-日" in said(pilot)[-1]
        assert workspace.matter(SLUG).deadline == date(2021, 12, 13)


async def test_saving_the_facts_sets_nothing_back_that_a_colleague_changed_meanwhile(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace) as pilot:
        await press(pilot, "I")
        screen = front(pilot, MatterScreen)
        channels = (Channel("email", "b@example.org"),)
        workspace.edit_matter(SLUG, deadline=date(2021, 12, 31), stage=Stage.WORKING, channels=channels)
        screen.query_one("#matter-owner", Input).value = "审阅人乙"
        await press(pilot, "ctrl+s")
        matter = workspace.matter(SLUG)
        assert matter.owner == "审阅人乙"
        assert (matter.deadline, matter.stage, matter.channels) == (date(2021, 12, 31), Stage.WORKING, channels)
        assert screen.query_one("#matter-deadline", Input).value == "2021-12-31"


BROKEN = """练习办法

第一条 为了规范练习，制定本办法。
第二条 练习者应当每日练习。第三条 练习者可以休息。
第四条 本办法自公布之日起施行。
"""


def broken_draft(folder: Path) -> Path:
    path = folder / "broken.txt"
    path.write_text(BROKEN, encoding="utf-8")
    return path


async def test_a_stored_drafts_doubt_is_repaired_by_a_key_and_taken_back(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.import_draft(broken_draft(tmp_path), "broken", label="draft1")
    assert len(workspace.draft("broken", "draft1").articles) == 3
    async with running(workspace, start="broken") as pilot:
        await press(pilot, "Y")
        front(pilot, DoubtsScreen)
        assert "可修复 1" in screen_text(pilot)
        await press(pilot, "end")
        assert "{+⏎+}第三条" in screen_text(pilot)  # what would change stands below
        await press(pilot, "asterisk", "r")
        assert len(workspace.draft("broken", "draft1").articles) == 4
        await press(pilot, "u")
        assert len(workspace.draft("broken", "draft1").articles) == 3
        await press(pilot, "asterisk", "r", "escape")
        draft = review(pilot).law.draft
        assert draft is not None
        assert [article.label for article in draft.articles] == [
            "第一条",
            "第二条",
            "第三条",
            "第四条",
        ]


async def test_a_file_is_repaired_before_it_is_saved_and_the_repair_is_on_record(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path, empty=True)
    async with running(workspace) as pilot:
        await press(pilot, "i")
        await write(pilot, str(broken_draft(tmp_path)))
        await press(pilot, "enter")
        assert "1 处可修复" in screen_text(pilot)
        await press(pilot, "ctrl+r")
        assert "保存时将修复 1 处" in screen_text(pilot)
        assert "4 条" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        assert len(workspace.draft("broken").articles) == 4
        assert len(workspace.diagnose("broken").made) == 1


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 50)])
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_each_of_them_fits_every_window(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    async with running(with_overlap(tmp_path), start=SLUG, size=size, language=language, theme="wb-plain") as pilot:
        for key in ("V", "O", "P", "I", "Y"):
            await press(pilot, key)
            lines = screen_text(pilot).splitlines()
            assert lines[0].strip()
            assert lines[-1].endswith(("帮助", "help"))  # the way to help is never cut
            await press(pilot, "escape")
            review(pilot)


async def test_the_weight_of_a_comment_is_set_while_writing_and_kept_on_editing(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, "c")
        await write(pilot, "要紧")
        await press(pilot, "ctrl+o", "ctrl+o")
        assert " 重要 " in screen_text(pilot)
        await press(pilot, "ctrl+s")
        (comment,) = workspace.comments(SLUG)
        assert comment.priority is Priority.HIGH
        await press(pilot, "b", "e", "ctrl+o", "ctrl+s")
        assert workspace.find(comment.id).priority is Priority.NORMAL


async def test_topics_owner_and_status_are_edited_and_taken_back(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, "I")
        screen = front(pilot, MatterScreen)
        screen.query_one("#matter-topics", Input).value = "数据、 网络安全，数据"
        screen.query_one("#matter-owner", Input).value = "审阅人乙"
        screen.query_one("#matter-stage", Choice).focus()
        await press(pilot, "right", "right")
        assert "办理中" in screen_text(pilot)
        await press(pilot, "f8")  # what is typed isn't thrown away
        assert screen.query_one("#matter-owner", Input).value == "审阅人乙"
        assert "还没保存" in said(pilot)[-1]
        await press(pilot, "f4")
        matter = workspace.matter(SLUG)
        assert (matter.topics, matter.owner, matter.stage) == (("数据", "网络安全"), "审阅人乙", Stage.WORKING)
        await press(pilot, "f8")
        matter = workspace.matter(SLUG)
        assert (matter.topics, matter.owner, matter.stage) == ((), "", None)
        assert screen.query_one("#matter-owner", Input).value == ""
        await press(pilot, "f9")
        assert workspace.matter(SLUG).stage is Stage.WORKING
        assert screen.query_one("#matter-stage", Choice).value == "working"
        assert screen.query_one("#matter-topics", Input).value == "数据、网络安全"
        await press(pilot, "escape")
        assert pilot.app.screen is review(pilot)
