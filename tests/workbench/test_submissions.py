"""Exporting through the workspace and the command line: what goes out, what stays, what is said of it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import comments.word
from comments.errors import LeakError, NothingToExportError
from comments.records import Visibility
from comments.submission import Sender, Submission
from comments.word.letter import Extras
from tests.workbench.cli_runner import Runner
from tests.workbench.screen_setting import SLUG, open_workspace
from workbench.workspace import Workspace

CANARY = "金丝雀备忘不得外传"


def every_word(path: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        return "\n".join(
            f"{name}\n" + re.sub(r"<[^>]+>", "", package.read(name).decode("utf-8")) for name in package.namelist()
        )


def commented(folder: Path) -> Workspace:
    workspace = open_workspace(folder)
    workspace.comment(SLUG, "5", quote="可以", proposal="应当", rationale="与上位法一致。", draft="draft2")
    return workspace


def test_an_internal_note_and_the_answers_to_it_are_in_no_part_of_the_file(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        note = workspace.comment(SLUG, "6", body=CANARY, visibility=Visibility.INTERNAL)
        workspace.reply(note.id, f"回复：{CANARY}")
        report = workspace.export(SLUG, tmp_path / "out.docx")
    assert report.included == 1
    assert dict(report.submission.left_out) == {"internal": 1}
    assert CANARY not in every_word(report.path)
    assert "审阅人甲" not in every_word(report.path)


def test_a_comment_that_says_what_an_internal_note_says_goes_out_and_that_is_told(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        said = workspace.comment(
            SLUG, "6", body=f"过短。{CANARY}，见前。", visibility=Visibility.SUBMISSION, draft="draft2"
        )
        note = workspace.comment(
            SLUG, "6", body=f"{CANARY}，见前。其余另议。", visibility=Visibility.INTERNAL, draft="draft2"
        )
        workspace.comment(
            SLUG,
            "5",
            body="看这句：与上位法一致。",
            authorities=("《示例法》第三十条",),
            visibility=Visibility.INTERNAL,
            draft="draft2",
        )
        report = workspace.export(SLUG, tmp_path / "out.docx")
        assert report.repeated == ((said.id, note.id),)
        (line,) = [each for each in report.lines("zh") if note.id in each]
        assert line == f"! 随文送出的意见 {said.id} 与内部意见 {note.id} 有相同的话，请确认这些话可以外发。"


def test_a_writer_gone_wrong_is_stopped_by_the_last_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate looks at the finished bytes, so it catches what no other part of the program should have let through."""
    out = tmp_path / "out.docx"
    right = comments.word.write_submission

    def wrong(submission: Submission, language: str, extras: Extras | None = None) -> bytes:
        return right(replace(submission, title=f"{submission.title}{CANARY}"), language, extras)

    monkeypatch.setattr(comments.word, "write_submission", wrong)
    with commented(tmp_path) as workspace:
        note = workspace.comment(SLUG, "6", body="另议", visibility=Visibility.INTERNAL)
        workspace.reply(note.id, CANARY)
        with pytest.raises(LeakError):
            workspace.export(SLUG, out)
    assert not out.exists()


def test_what_a_comment_said_before_it_was_reworded_is_sought_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = comments.word.write_submission

    def wrong(submission: Submission, language: str, extras: Extras | None = None) -> bytes:
        return right(replace(submission, title=f"{submission.title}{CANARY}"), language)

    with commented(tmp_path) as workspace:
        made = workspace.comments(SLUG)[0]
        workspace.edit(made.id, {"body": CANARY})
        workspace.edit(made.id, {"body": "时限过短，建议延长。"})
        assert workspace.export(SLUG, tmp_path / "out.docx").leaks.clean
        monkeypatch.setattr(comments.word, "write_submission", wrong)
        with pytest.raises(LeakError):
            workspace.export(SLUG, tmp_path / "out2.docx")


def test_an_earlier_proposal_that_the_letter_spells_out_is_no_leak(tmp_path: Path) -> None:
    """The old proposal's words come about again from the new one and the draft around it."""
    with open_workspace(tmp_path) as workspace:
        made = workspace.comment(SLUG, "4", quote="在三十日内公布", proposal="在二十日内公布目录", draft="draft2")
        workspace.edit(made.id, workspace.place(made.id, quote="三十日内"))
        workspace.edit(made.id, {"proposal": "二十日内"})
        assert workspace.export(SLUG, tmp_path / "out.docx").leaks.clean


def test_without_a_label_the_newest_draft_with_comments_to_send_is_answered(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.comment(SLUG, "3", quote="十日内", proposal="三十日内", rationale="不足。", draft="draft1")
        workspace.comment(SLUG, "3", body="只给同事看的话", draft="draft2")
        assert workspace.submission(SLUG).rows[0].original.startswith("市主管部门应当在十日内")
        with pytest.raises(NothingToExportError):
            workspace.submission(SLUG, draft="draft2")


def test_comments_waiting_on_another_draft_are_told_and_not_lost_in_silence(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        workspace.comment(SLUG, "6", body="写在前一稿上。", draft="draft1", visibility=Visibility.SUBMISSION)
        workspace.comment(SLUG, "6", body=CANARY, draft="draft1", visibility=Visibility.INTERNAL)
        report = workspace.export(SLUG, tmp_path / "out.docx")
        alone = workspace.export(SLUG, tmp_path / "earlier.docx", draft="draft1")
    assert report.included == 1
    assert report.elsewhere == (("draft1", 1),)
    assert any("另有 1 条待报送的意见写在草案“draft1”上" in line for line in report.lines("zh"))
    assert any("on draft draft1 and not in this file: 1 comment." in line for line in report.lines("en"))
    assert alone.elsewhere == (("draft2", 1),)


def test_a_letter_on_an_earlier_draft_names_that_draft(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.edit_matter(SLUG, title="数据安全管理办法（第二次征求意见稿）")
        workspace.comment(SLUG, "3", quote="十日内", proposal="三十日内", draft="draft1")
        workspace.comment(SLUG, "4", quote="三十日内", proposal="二十日内", draft="draft2")
        assert workspace.submission(SLUG, draft="draft1").title == "数据安全管理办法（征求意见稿）"
        assert workspace.submission(SLUG, draft="draft2").title == "数据安全管理办法（第二次征求意见稿）"


def test_the_same_export_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        first = workspace.export(SLUG, tmp_path / "1.docx")
        second = workspace.export(SLUG, tmp_path / "2.docx")
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.sha256 == second.sha256


def test_what_nobody_approved_is_counted(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        assert workspace.export(SLUG, tmp_path / "1.docx").unapproved == 1
        made = workspace.comments(SLUG)[0]
        workspace.edit(made.id, {"status": "approved"})
        assert workspace.export(SLUG, tmp_path / "2.docx").unapproved == 0


def test_the_sender_signs_and_may_be_the_one_who_wrote(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        report = workspace.export(SLUG, tmp_path / "out.docx", sender=Sender(unit="示例协会", contact="审阅人甲"))
    said = every_word(report.path)
    assert "示例协会" in said
    assert "审阅人甲" in said
    assert "unit" not in {gap.code for gap in report.submission.gaps}


def test_the_command_reads_who_submits(run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]) -> None:
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    assert run("comment", "m", "3", "--quote", "三日内", "--proposal", "十日内").status == 0
    sender = tmp_path / "sender.toml"
    sender.write_text('unit = "示例协会"\ncontact = "联系人"\nphone = "010-00000000"\n', encoding="utf-8")
    done = run("export", "m", tmp_path / "out.docx", "--sender", sender)
    assert done.status == 0, done.err
    assert "示例协会" in every_word(tmp_path / "out.docx")


@pytest.mark.parametrize(
    ("content", "named"),
    [("unit = 3", "unit"), ('firm = "x"', "firm"), ("not toml", "sender.toml"), (None, "sender.toml")],
)
def test_a_sender_file_that_can_not_be_used(
    run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path], content: str | None, named: str
) -> None:
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    assert run("comment", "m", "3", "--quote", "三日内", "--proposal", "十日内").status == 0
    sender = tmp_path / "sender.toml"
    if content is not None:
        sender.write_text(content, encoding="utf-8")
    done = run("export", "m", tmp_path / "out.docx", "--sender", sender)
    assert done.status == 1
    assert named in done.err
    assert not (tmp_path / "out.docx").exists()


def test_a_form_that_is_not_there_is_a_sentence(run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]) -> None:
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    assert run("comment", "m", "3", "--quote", "三日内", "--proposal", "十日内").status == 0
    done = run("export", "m", tmp_path / "out.docx", "--form", "gobbledygook")
    assert done.status == 1
    assert "letter" in done.err


TITLE = "数据安全管理办法（第二次征求意见稿）"


@pytest.mark.parametrize("form", ["letter", "redline", "gb", "iso", "csv", "json"])
def test_a_note_that_is_the_title_or_a_heading_blocks_no_form(tmp_path: Path, form: str) -> None:
    from tests.workbench.test_canaries import SUFFIXES

    with commented(tmp_path) as workspace:
        for words in (
            f"《{TITLE}》",
            f"关于《{TITLE}》的修改意见",
            f"意见汇总处理表\n《{TITLE}》修改建议稿",
            "建议修改为",
        ):
            workspace.comment(SLUG, "6", body=f"{CANARY}；{words}", visibility=Visibility.INTERNAL)
            workspace.comment(SLUG, "6", body=words, visibility=Visibility.TEAM)
        out = tmp_path / f"out{SUFFIXES.get(form, '.docx')}"
        assert workspace.export(SLUG, out, form=form).leaks.clean


def stopped(workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch) -> LeakError:
    """What is said where the writer puts the canary into the title."""
    right = comments.word.write_submission

    def wrong(submission: Submission, language: str, extras: Extras | None = None) -> bytes:
        return right(replace(submission, title=f"{submission.title}{CANARY}"), language, extras)

    with monkeypatch.context() as patched:
        patched.setattr(comments.word, "write_submission", wrong)
        with pytest.raises(LeakError) as raised:
            workspace.export(SLUG, folder / "out.docx")
    return raised.value


def test_the_refusal_names_the_comment_that_holds_the_words_and_the_part_they_are_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with commented(tmp_path) as workspace:
        note = workspace.comment(SLUG, "6", body=CANARY, visibility=Visibility.INTERNAL)
        said = stopped(workspace, tmp_path, monkeypatch)
        assert f"文件属性中的标题等，docProps/core.xml）：{CANARY}，出自内部备注 {note.id}；" in said.zh
        assert f"正文，word/document.xml）：{CANARY}，出自内部备注 {note.id}。" in said.zh
        assert (
            f"(the title among the file's properties, docProps/core.xml): {CANARY}, from internal note {note.id};"
            in said.en
        )
        workspace.edit(note.id, {"body": "另议此事，暂不提出"})
        assert f"出自内部备注 {note.id} 的较早文本" in stopped(workspace, tmp_path, monkeypatch).zh
        workspace.delete(note.id)
        said = stopped(workspace, tmp_path, monkeypatch)
        assert f"出自已删除的内部备注 {note.id} 的较早文本" in said.zh
        assert f"from an earlier version of the deleted internal note {note.id}" in said.en
        assert f"workbench matter {SLUG} --title" in said.zh


def test_a_reply_a_name_and_the_notes_of_the_matter_are_named_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with commented(tmp_path) as workspace:
        workspace.edit_matter(SLUG, notes=CANARY)
        assert "出自项目备注" in stopped(workspace, tmp_path, monkeypatch).zh
        team = workspace.comment(SLUG, "6", body="另议此事", visibility=Visibility.TEAM)
        workspace.reply(team.id, CANARY)
        assert f"出自团队意见 {team.id} 的回复" in stopped(workspace, tmp_path, monkeypatch).zh
    other = tmp_path / "other"
    other.mkdir()
    with commented(other) as workspace:
        workspace.edit(workspace.comments(SLUG)[0].id, {"assigned": CANARY})
        assert "出自意见作者、承办人或使用者的姓名" in stopped(workspace, other, monkeypatch).zh


def test_the_refusal_names_the_comment_in_the_file_that_brings_the_words_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with commented(tmp_path) as workspace:
        asked = workspace.comments(SLUG)[0]
        workspace.edit(asked.id, {"rationale": "金丝雀备忘与上位法一致。"})
        workspace.comment(SLUG, "6", body=CANARY, visibility=Visibility.INTERNAL)
        said = stopped(workspace, tmp_path, monkeypatch)
    assert f"请改写随文件送出的意见 {asked.id} 中的这些字样" in said.zh
    assert f"Change these words in what is sent, comment {asked.id}" in said.en
