"""Handing in, copies for colleagues and bundles, on the screen: looked at first, then done, then said."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from comments.errors import BundleError
from comments.records import Status, Visibility
from comments.word import write_redline
from drafts.compare import compare as compare_drafts
from drafts.model import Channel
from drafts.parse import parse
from tests.workbench.screen_setting import (
    NOW,
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
    until,
)
from tests.workbench.test_circulation import OTHER, commented, edited, with_comment
from tests.workbench.test_hostile_screens import HOSTILE, check, open_hostile
from workbench.safe import MARK
from workbench.screens.bundles import BundlesScreen
from workbench.screens.collecting import CollectingScreen
from workbench.screens.copies import CopiesScreen
from workbench.screens.dialogs import Question
from workbench.screens.form_sheet import FormSheet
from workbench.screens.report_sheet import ReportSheet
from workbench.screens.sending import SendingScreen
from workbench.screens.sent import SentScreen
from workbench.workspace import Workspace

Front = TypeVar("Front")


def showing(pilot: Pilot[int], kind: type[Front]) -> Front:
    """The screen in front, which must be of this kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind), screen
    return screen


async def fill(pilot: Pilot[int], name: str, text: str) -> None:
    """Put a text into a line of the form in front."""
    pilot.app.screen.query_one(f"#form-{name}", Input).value = text
    await settle(pilot)


async def kept_open(pilot: Pilot[int], kind: type[Front], typed: str) -> None:
    """The form stayed: the reason stands in it, and what was typed; leaving it leads back."""
    form = showing(pilot, FormSheet)
    assert form.query_one("#form-path", Input).value == typed
    shown = "".join(screen_text(pilot).split())
    assert "".join(said(pilot)[-1].split()) in shown, "the sentence stands in the form"
    await press(pilot, "escape")
    showing(pilot, kind)


# -- sending


def to_send(folder: Path) -> Workspace:
    """A matter with channels and a comment that may go, and the file that went."""
    workspace = open_workspace(folder)
    channels = (Channel("email", "a@example.org"), Channel("subject", "办法意见"), Channel("post", "练习路1号"))
    workspace.edit_matter(SLUG, channels=channels)
    made = workspace.comment(SLUG, "4", quote="三十日内", proposal="十五日内", rationale="过长。")
    workspace.edit(made.id, {"status": Status.APPROVED.value})
    workspace.export(SLUG, folder / "意见.docx")
    return workspace


async def test_texts_are_copied_and_steps_are_ticked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    async with running(to_send(tmp_path), start=SLUG) as pilot:
        copied: list[str] = []
        await press(pilot, ">")
        screen = showing(pilot, SendingScreen)
        text = screen_text(pilot)
        for words in ("a@example.org", "办法意见", "练习路1号", "[ ]", "已办 0/"):
            assert words in text
        monkeypatch.setattr(screen, "copy_and_tell", copied.append)
        await press(pilot, "down", "down", "enter")
        assert copied == ["办法意见"]
        await press(pilot, "down", "y")
        assert copied[-1].startswith("市主管部门：")
        assert "\n" in copied[-1]
        await press(pilot, "down", "space")
        assert "已办 1/" in screen_text(pilot)
        assert "[x]" in screen_text(pilot)
        await press(pilot, "escape", ">")
        assert "已办 1/" in screen_text(pilot)  # it is remembered while the program runs
        await press(pilot, "t")
        assert "Dear Sir or Madam" in screen_text(pilot)


async def test_a_sending_is_recorded_listed_and_set_against_what_changed_since(tmp_path: Path) -> None:
    workspace = to_send(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, ">", "n")
        assert "（1 条）" in screen_text(pilot)
        await fill(pilot, "path", str(tmp_path / "意见.docx"))
        await fill(pilot, "receipt", "R-17")
        await fill(pilot, "at", "昨天")
        await press(pilot, "enter")
        assert workspace.sendings(SLUG) == ()
        assert any("不是 ISO 8601 时间" in each for each in said(pilot))
        assert "不是 ISO 8601 时间" in screen_text(pilot)
        assert pilot.app.screen.query_one("#form-receipt", Input).value == "R-17"
        await fill(pilot, "at", "2021-12-10T15:30")
        await press(pilot, "enter")
        showing(pilot, ReportSheet)
        assert "SHA-256" in screen_text(pilot)
        (sending,) = workspace.sendings(SLUG)
        assert (sending.channel, sending.receipt) == ("email", "R-17")
        (comment,) = workspace.comments(SLUG)
        assert comment.status is Status.SUBMITTED
        await press(pilot, "escape", "l")
        showing(pilot, SentScreen)
        text = screen_text(pilot)
        assert "2021-12-10 15:30" in text
        assert "报送以来没有改动" in text
        workspace.edit(comment.id, {"rationale": "时限过长，执行困难。"})
        await press(pilot, "escape", "l")
        text = screen_text(pilot)
        assert "此后的改动 1" in text
        assert "执行困难" in text


async def test_a_file_that_went_before_by_the_same_channel_is_recorded_again_only_when_asked_to(tmp_path: Path) -> None:
    workspace = to_send(tmp_path)
    workspace.record_sending(SLUG, tmp_path / "意见.docx", "email")

    async with running(workspace, start=SLUG) as pilot:
        for answers, count in ((["escape"], 1), (["a", "escape"], 2)):
            await press(pilot, ">", "n")
            await fill(pilot, "path", str(tmp_path / "意见.docx"))
            await press(pilot, "enter")
            showing(pilot, Question)
            assert "已记为第 1 次报送" in screen_text(pilot)
            await press(pilot, *answers)
            assert len(workspace.sendings(SLUG)) == count
            showing(pilot, SendingScreen)
            await press(pilot, "escape")
        await press(pilot, ">", "n")
        await fill(pilot, "path", str(tmp_path / "意见.docx"))
        await press(pilot, "down", "right", "enter")
        showing(pilot, ReportSheet)
        assert [one.channel for one in workspace.sendings(SLUG)] == ["email", "email", "post"]


async def test_only_comments_that_an_export_takes_now_are_counted_before_a_file_is_recorded(tmp_path: Path) -> None:
    """Those on another draft aren't in it."""
    workspace = to_send(tmp_path)
    workspace.comment(SLUG, "1", body="旧稿上的意见", visibility=Visibility.SUBMISSION, draft="draft1")
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, ">", "n")
        assert "（1 条）" in screen_text(pilot)


async def test_a_sending_recorded_by_mistake_and_its_receipts_are_said_and_it_doesnt_count(tmp_path: Path) -> None:
    workspace = to_send(tmp_path)
    for _ in range(2):
        workspace.record_sending(SLUG, tmp_path / "意见.docx", "email")
    workspace.void_sending(SLUG, 2, "重复记录")
    workspace.add_receipt(SLUG, 1, "回执R-9")
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, ">")
        assert "已报送 1 次" in screen_text(pilot)
        await press(pilot, "l")
        assert "误记，不计：重复记录" in screen_text(pilot)
        await press(pilot, "down")
        assert "回执：回执R-9" in screen_text(pilot)


async def test_a_receipt_is_added_and_a_mistake_is_said_to_be_one(tmp_path: Path) -> None:
    workspace = to_send(tmp_path)
    workspace.record_sending(SLUG, tmp_path / "意见.docx", "email")
    (tmp_path / "签收.txt").write_text("已收到", encoding="utf-8")
    async with running(workspace, start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, ">", "f5", "f5")
        await press(pilot, "enter")
        assert "还没有写回执的内容" in screen_text(pilot)
        await fill(pilot, "words", "EMS 0017")
        await fill(pilot, "path", str(tmp_path / "没有.txt"))
        await press(pilot, "enter")
        assert "无法读取" in screen_text(pilot)
        assert pilot.app.screen.query_one("#form-words", Input).value == "EMS 0017"
        await fill(pilot, "path", str(tmp_path / "签收.txt"))
        await press(pilot, "enter")
        assert "回执：EMS 0017 签收.txt" in screen_text(pilot)
        (comment,) = workspace.comments(SLUG)
        workspace.edit(comment.id, {"status": Status.APPROVED.value})
        await press(pilot, "f6", "escape")
        assert not workspace.sendings(SLUG)[0].is_void
        await press(pilot, "f6")
        await fill(pilot, "why", "记错了渠道")
        await press(pilot, "enter")
        (sending,) = workspace.sendings(SLUG)
        assert sending.is_void
        text = screen_text(pilot)
        for words in ("误记，不计：记错了渠道", "其中 1 条意见现已不是“已提交”", "1 (-1)", "[误记]", "0 次"):
            assert words in text, words
        showing(pilot, SentScreen)
        await press(pilot, "escape")
        assert "已报送 0 次" in screen_text(pilot)


async def test_a_voided_sending_is_undone_redone_and_counts_again_by_its_own_key(tmp_path: Path) -> None:
    workspace = to_send(tmp_path)
    for _ in range(2):
        workspace.record_sending(SLUG, tmp_path / "意见.docx", "email")
    async with running(workspace, start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, ">", "l")
        await press(pilot, "D")
        await fill(pilot, "why", "重复记录")
        assert "按 u 撤销" in screen_text(pilot)
        await press(pilot, "enter")
        assert "1 次" in screen_text(pilot).splitlines()[0]
        await press(pilot, "u")
        assert [one.is_void for one in workspace.sendings(SLUG)] == [False, False]
        assert "第 2 次报送重新计数" in said(pilot)[-1]
        assert "2 次" in screen_text(pilot).splitlines()[0]
        assert "不是误记，重新计数" in screen_text(pilot)
        await press(pilot, "U")
        void = workspace.sendings(SLUG)[1]
        assert void.is_void
        assert void.verdict is not None
        assert void.verdict.words == "重复记录"
        await press(pilot, "D")
        assert not workspace.sendings(SLUG)[1].is_void
        await press(pilot, "ctrl+z")
        assert "没有可以撤销的" in said(pilot)[-1]


async def test_an_undo_never_reaches_past_a_receipt_to_an_earlier_mistake(tmp_path: Path) -> None:
    workspace = to_send(tmp_path)
    workspace.record_sending(SLUG, tmp_path / "意见.docx", "email")
    workspace.close()
    clock = [NOW]
    workspace = Workspace.open(str(tmp_path / "store.sqlite3"), PERSON, lambda: clock[0])
    workspace.void_sending(SLUG, 1)
    clock[0] += timedelta(minutes=1)
    workspace.add_receipt(SLUG, 1, "R-1")
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, ">", "l", "u")
        assert "回执不撤销" in said(pilot)[-1]
        assert workspace.sendings(SLUG)[0].is_void


async def test_a_wrong_path_of_what_was_sent_keeps_the_form_open_with_all_that_was_typed(tmp_path: Path) -> None:
    workspace = to_send(tmp_path)
    async with running(workspace, start=SLUG, size=(80, 24), language="en") as pilot:
        await press(pilot, ">", "n")
        await fill(pilot, "path", "")
        await press(pilot, "enter")
        assert "No file is given" in screen_text(pilot)
        await press(pilot, "down", "right")
        await fill(pilot, "path", str(tmp_path / "none.docx"))
        await fill(pilot, "receipt", "R-17")
        await press(pilot, "enter")
        assert workspace.sendings(SLUG) == ()
        form = showing(pilot, FormSheet)
        assert form.given()["channel"] == "post"
        assert form.given()["receipt"] == "R-17"
        assert form.query_one("#form-channel").has_focus
        text = " ".join(screen_text(pilot).split())
        assert "can't be read" in text
        assert "nothing was recorded" in text
        await fill(pilot, "path", str(tmp_path / "意见.docx"))
        await press(pilot, "enter")
        (sending,) = workspace.sendings(SLUG)
        assert (sending.channel, sending.receipt) == ("post", "R-17")
        await press(pilot, "escape", "n")
        assert showing(pilot, FormSheet).given()["receipt"] == "", "what was recorded isn't offered again"


async def test_without_channels_and_sendings_the_next_keys_are_named(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, ">")
        assert "按 I 填写渠道" in screen_text(pilot)
        await press(pilot, "l")
        assert "按 n 记录一次" in screen_text(pilot)
        await press(pilot, "escape", "I", "escape", "escape")
        review(pilot)


# -- copies for colleagues


async def test_a_copy_is_written_looked_at_on_its_return_and_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    workspace = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "W")
        showing(pilot, CopiesScreen)
        assert "按 w 写一份" in screen_text(pilot)
        await press(pilot, "w", "enter")
        showing(pilot, ReportSheet)
        assert "未发现不得外传" in screen_text(pilot)
        await press(pilot, "escape")
        data = (tmp_path / "rules-传阅.docx").read_bytes()
        back = tmp_path / "回.docx"
        changed = edited(with_comment(data, "为了规范", "目的写得太窄"), "适用本办法", "不适用本办法")
        back.write_bytes(changed)
        before = len(workspace.comments(SLUG))
        await press(pilot, "r")
        await fill(pilot, "path", str(back))
        await press(pilot, "enter")
        showing(pilot, CollectingScreen)
        text = screen_text(pilot)
        assert "新的 2" in text
        assert OTHER in text
        assert "目的写得太窄" in text
        assert "修订" in text
        assert len(workspace.comments(SLUG)) == before  # nothing is stored by looking
        await press(pilot, "escape")
        assert len(workspace.comments(SLUG)) == before
        await press(pilot, "r")
        assert pilot.app.screen.query_one("#form-path", Input).value == str(back)
        await press(pilot, "enter", "enter")
        showing(pilot, CopiesScreen)
        assert len(workspace.comments(SLUG)) == before + 2
        assert any("取回 2 项" in each for each in said(pilot))
        await press(pilot, "r")
        await fill(pilot, "path", str(back))
        await press(pilot, "enter", "enter")
        assert any("没有带回新内容" in each for each in said(pilot))
        await press(pilot, "escape", "u")
        standing = [c for c in workspace.comments(SLUG) if c.status is not Status.WITHDRAWN]
        assert len(standing) == before, [(c.status, c.deleted) for c in workspace.comments(SLUG)]


async def test_a_file_that_changed_after_it_was_looked_at_is_not_taken_in(tmp_path: Path) -> None:
    workspace = commented(tmp_path)
    data = workspace.circulate(SLUG, tmp_path / "copy.docx").path.read_bytes()
    back = tmp_path / "back.docx"
    back.write_bytes(edited(data, "适用本办法", "不适用本办法"))
    before = len(workspace.comments(SLUG))
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "W", "r")
        await fill(pilot, "path", str(back))
        await press(pilot, "enter")
        back.write_bytes(edited(data, "适用本办法", "另行规定"))
        await press(pilot, "enter")
        showing(pilot, CollectingScreen)
        assert any("在查看之后有改动，没有取回" in each for each in said(pilot))
        assert len(workspace.comments(SLUG)) == before


async def test_a_file_without_a_copy_s_mark_is_taken_where_the_person_says_so(tmp_path: Path) -> None:
    workspace = commented(tmp_path)
    workspace.circulate(SLUG, tmp_path / "copy.docx")
    text = workspace.draft(SLUG, "draft2")
    other = compare_drafts(text, parse(text.text.replace("五万元", "三万元")))
    (tmp_path / "c.docx").write_bytes(write_redline(other, author="同事乙", at=NOW, language="zh"))
    before = len(workspace.comments(SLUG))
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "W", "r")
        await fill(pilot, "path", str(tmp_path / "c.docx"))
        await press(pilot, "enter")
        assert "没有传阅件的标记" in screen_text(pilot)
        form = showing(pilot, FormSheet)
        form.query_one("#form-mark").focus()
        await press(pilot, "right", "enter")
        showing(pilot, CollectingScreen)
        assert len(workspace.comments(SLUG)) == before
        await press(pilot, "enter")
        showing(pilot, CopiesScreen)
        assert len(workspace.comments(SLUG)) > before
        await press(pilot, "r")
        assert showing(pilot, FormSheet).given()["mark"] == "copy", "the next file is asked about anew"


async def test_a_file_that_is_no_copy_is_a_sentence(tmp_path: Path) -> None:
    workspace = commented(tmp_path)
    workspace.circulate(SLUG, tmp_path / "copy.docx")
    (tmp_path / "x.docx").write_bytes(b"no word file")
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "W", "r")
        await fill(pilot, "path", str(tmp_path / "x.docx"))
        await press(pilot, "enter")
        await kept_open(pilot, CopiesScreen, str(tmp_path / "x.docx"))


async def test_what_has_no_place_waits_in_the_inbox(tmp_path: Path) -> None:
    workspace = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "W", "n")
        assert "没有符合条件的意见" in screen_text(pilot)
        await press(pilot, "escape")
        showing(pilot, CopiesScreen)


# -- bundles


def two_sides(folder: Path) -> tuple[Workspace, Path]:
    """Our store, and a bundle of a colleague's who reworded the same comment and wrote another."""
    ours = open_workspace(folder)
    made = ours.comment(SLUG, "4", body="时限太短。", quote="三十日内", proposal="六十日内")
    ours.pack(SLUG, folder / "ours.zip")
    with Workspace.open(str(folder / "theirs.sqlite3"), OTHER, ours.now) as theirs:
        theirs.merge(folder / "ours.zip")
        theirs.edit(made.id, {"body": "时限太长。"})
        theirs.comment(SLUG, "6", body="罚款偏高。")
        theirs.pack(SLUG, folder / "theirs.zip")
    ours.edit(made.id, {"body": "时限应当更明确。"})
    return ours, folder / "theirs.zip"


async def test_a_bundle_is_looked_into_merged_and_its_conflict_settled(tmp_path: Path) -> None:
    workspace, bundle = two_sides(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "Z")
        showing(pilot, BundlesScreen)
        assert "没有分歧。按 w" in screen_text(pilot)
        await press(pilot, "r")
        await fill(pilot, "path", str(bundle))
        await press(pilot, "enter")
        text = screen_text(pilot)
        assert "新增意见 1" in text
        assert f"{OTHER}  第六条：罚款偏高" in text
        assert len(workspace.comments(SLUG)) == 1
        await press(pilot, "escape")
        assert len(workspace.comments(SLUG)) == 1
        await press(pilot, "r", "enter", "enter")
        assert len(workspace.comments(SLUG)) == 2
        await press(pilot, "escape")
        text = screen_text(pilot)
        assert "分歧 1 处" in text
        assert "太长" in text
        assert "更明确" in text
        (conflict,) = workspace.disagreements(SLUG)
        wanted = next(n for n, side in enumerate(conflict.sides, 1) if side.person == OTHER)
        await press(pilot, str(wanted), "escape")
        assert len(workspace.disagreements(SLUG)) == 1
        await press(pilot, "9")
        assert any("没有第 9 种写法" in each for each in said(pilot))
        await press(pilot, "enter", str(wanted))
        assert workspace.disagreements(SLUG) == ()
        assert next(c for c in workspace.comments(SLUG) if c.number == "4").body == "时限太长。"
        assert "没有分歧" in screen_text(pilot)


async def test_what_is_merged_is_what_was_looked_at(tmp_path: Path) -> None:
    workspace, bundle = two_sides(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "Z", "r")
        await fill(pilot, "path", str(bundle))
        await press(pilot, "enter")
        assert "罚款偏高" in screen_text(pilot)
        bundle.write_bytes((tmp_path / "ours.zip").read_bytes())
        await press(pilot, "enter")
        assert any(comment.body == "罚款偏高。" for comment in workspace.comments(SLUG))


async def test_a_version_that_was_seen_and_is_gone_is_not_exchanged_for_another(tmp_path: Path) -> None:
    workspace, bundle = two_sides(tmp_path)
    workspace.merge(bundle)
    (seen,) = workspace.disagreements(SLUG)
    gone = seen.sides[1]
    workspace.edit(seen.entity, {"body": "另写一种。"})
    with pytest.raises(BundleError, match="nothing was settled"):
        workspace.settle_on(SLUG, seen, gone.event)
    (comment,) = (each for each in workspace.comments(SLUG) if each.id == seen.entity)
    assert comment.body == "另写一种。"


async def test_a_matter_is_packed_as_a_file_or_a_folder_and_internal_notes_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    workspace = commented(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "Z", "w", "enter")
        assert "1 条内部意见未打包" in screen_text(pilot)
        await press(pilot, "escape", "w")
        await fill(pilot, "path", str(tmp_path / "文件夹"))
        await press(pilot, "down", "right", "down", "right", "enter")
        assert "内含 1 条内部意见" in screen_text(pilot)
        assert (tmp_path / "文件夹").is_dir()
    assert list(tmp_path.glob("rules-*.wbundle")) != []


async def test_a_bundle_brings_a_matter_into_an_empty_store(tmp_path: Path) -> None:
    ours, bundle = two_sides(tmp_path)
    ours.close()
    (tmp_path / "new").mkdir()
    workspace = open_workspace(tmp_path / "new", empty=True)
    async with running(workspace) as pilot:
        await press(pilot, "Z")
        assert "按 r 收进一个意见包" in screen_text(pilot)
        await press(pilot, "w", "r")
        await fill(pilot, "path", str(bundle))
        await press(pilot, "enter", "enter", "escape", "escape")
        docket(pilot)
        assert [row.matter.slug for row in workspace.matters()] == [SLUG]
        # whoever leaves before it is merged sees it as the docket looks at the store
        await until(pilot, lambda: "数据安全管理办法" in screen_text(pilot))


async def test_where_a_copy_or_bundle_cannot_be_written_the_form_stays_open(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "没有的文件夹" / "a.docx")
    async with running(commented(tmp_path), start=SLUG) as pilot:
        for keys, kind in ((("W", "w"), CopiesScreen), (("Z", "w"), BundlesScreen)):
            await press(pilot, *keys)
            await fill(pilot, "path", nowhere)
            await press(pilot, "enter")
            await kept_open(pilot, kind, nowhere)
            await press(pilot, keys[-1])
            assert showing(pilot, FormSheet).given()["path"] == nowhere
            await press(pilot, "escape", "escape")


async def test_what_is_no_bundle_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"nothing")
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "Z", "r")
        await fill(pilot, "path", str(tmp_path / "x"))
        await press(pilot, "enter")
        await kept_open(pilot, BundlesScreen, str(tmp_path / "x"))


# -- all of them


@pytest.mark.parametrize(("size", "language"), [((80, 24), "zh"), ((200, 50), "en")])
async def test_they_fit_the_window_in_both_languages(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    async with running(to_send(tmp_path), start=SLUG, size=size, language=language) as pilot:
        for opens, inside in ((">", ("n", "l")), ("W", ("w", "r")), ("Z", ("w", "r"))):
            for key in inside:
                await press(pilot, opens, key)
                assert "Esc" in screen_text(pilot).splitlines()[-1]
                for line in pilot.app.screen._compositor.render_strips():
                    assert line.cell_length == size[0]
                await press(pilot, "escape", "escape")
                review(pilot)


async def test_hostile_channels_and_receipts_of_a_sending_are_shown_as_marks(tmp_path: Path) -> None:
    workspace = open_hostile(tmp_path)
    (tmp_path / "sent[bold].docx").write_bytes(b"sent")
    for comment in workspace.comments(SLUG):
        if comment.visibility == "submission":
            workspace.edit(comment.id, {"status": "approved"})
    workspace.record_sending(SLUG, tmp_path / "sent[bold].docx", f"信鸽{HOSTILE}", receipt=HOSTILE, elsewhere=True)
    sent = next(c for c in workspace.comments(SLUG) if c.status is Status.SUBMITTED)
    workspace.edit(sent.id, {"rationale": f"改过{HOSTILE}"})
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "escape", ">", "l")
        showing(pilot, SentScreen)
        assert MARK in check(pilot)
