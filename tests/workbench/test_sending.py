"""Handing a submission in: what the notice asks for is ready to copy; what was sent is kept and compared with later."""

from __future__ import annotations

import hashlib
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from comments.channels import file_rule, handing
from comments.errors import CommentsError, InvalidRecordError, UnknownRecordError
from comments.records import Role, Status, Visibility
from comments.sendings import Fate, Origin
from comments.submission import Sender
from drafts.model import Channel
from tests.comments.drafting import matter_of
from tests.workbench.cli_runner import Runner
from tests.workbench.screen_setting import SLUG, open_workspace
from workbench.workspace import Workspace

SENDER = Sender("示例协会", "", "联系人", "", "010-00000000", "a@example.com", "示例路1号")
CHANNELS = (
    Channel("email", "comments@example.gov"),
    Channel("subject", "示例条例征求意见"),
    Channel("post", "示例市中心路2号（邮编：000000）"),
    Channel("legend", "征求意见"),
    Channel("portal", "https://portal.example.gov"),
    Channel("fax", "010-11111111"),
    Channel("form", "意见反馈表（附件2）"),
    Channel("seal", "加盖公章"),
)
NOTICE = "请将意见文件命名为“单位名称+意见反馈”，发送至邮箱。"


def test_each_channel_of_a_notice_is_ready_to_copy_from() -> None:
    matter = matter_of(channels=CHANNELS)
    made = handing(matter, SENDER, title="示例条例（征求意见稿）", notice=NOTICE, language="zh", count=3)
    by_kind = {way.kind: way for way in made.ways}
    assert list(by_kind) == ["email", "portal", "post", "fax"]
    assert made.file_name == "示例协会+意见反馈.docx"
    assert made.by_rule
    email = by_kind["email"]
    assert email.subject == "示例条例征求意见"
    assert "共3条" in email.body
    assert "示例协会+意见反馈.docx" in email.body
    assert by_kind["post"].envelope == (
        "示例市中心路2号（邮编：000000）",
        "示例网信主管部门 收",
        "（征求意见）",
        "寄件人：示例路1号 示例协会",
    )
    codes = {kind: [step.code for step in way.steps] for kind, way in by_kind.items()}
    assert codes["email"] == ["attach", "address", "subject", "seal", "form", "deadline"]
    assert codes["post"] == ["paper", "legend", "seal", "form", "deadline"]
    assert codes["portal"] == ["portal", "form", "deadline"]


def test_without_rules_the_subject_and_the_file_say_what_and_who() -> None:
    matter = matter_of(channels=(Channel("email", "c@example.gov"),), deadline=None)
    zh = handing(matter, SENDER, title="示例条例", notice="", language="zh", count=1)
    en = handing(matter, Sender(), title="Sample: Act/2", notice="", language="en", count=1)
    assert (zh.file_name, zh.by_rule) == ("关于《示例条例》的修改意见（示例协会）.docx", False)
    assert zh.ways[0].subject == "关于《示例条例》的修改意见（示例协会）"
    assert en.file_name == "Comments on Sample Act 2.docx"
    assert "our 1 comment on" in en.ways[0].body


@pytest.mark.parametrize(
    ("notice", "rule"),
    [
        ("电子版文件名称以“单位+联系人+联系电话”标注", "单位+联系人+联系电话"),
        ('Please send a file named "Name of organisation - comments" to us.', "Name of organisation - comments"),
        ("邮件主题请注明“征求意见”", ""),
        ("“" * 5000 + "文件命名为" * 2000, ""),
    ],
)
def test_a_rule_for_the_files_name_is_read_from_the_notice(notice: str, rule: str) -> None:
    assert file_rule(notice) == rule


def commented(folder: Path) -> Workspace:
    workspace = open_workspace(folder)
    workspace.comment(SLUG, "5", quote="可以", proposal="应当", rationale="与上位法一致。", draft="draft2")
    workspace.comment(SLUG, "6", body="内部备注", visibility=Visibility.INTERNAL, draft="draft2")
    workspace.comment(SLUG, "3", body="团队讨论", draft="draft2")
    return workspace


def test_what_was_sent_is_kept_with_its_digest_and_its_comments_become_submitted(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        report = workspace.export(SLUG, tmp_path / "out.docx")
        made = workspace.record_sending(SLUG, report.path, "email", receipt="回执1")
        assert (made.number, made.file, made.sha256, made.size) == (1, "out.docx", report.sha256, report.size)
        assert [c.label for c in made.comments] == ["第五条"]
        statuses = {c.body or c.proposal: c.status for c in workspace.store.comments(SLUG)}
        assert statuses["应当"] is Status.SUBMITTED
        assert Status.SUBMITTED not in (statuses["内部备注"], statuses["团队讨论"])
        assert workspace.sendings(SLUG) == (made,)
        assert workspace.changed_since(SLUG)[1] == ()
        assert "内部备注" not in repr(made)


def test_what_changed_since_is_told_field_by_field(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        other = workspace.comment(SLUG, "4", quote="三十日内", proposal="二十日内", draft="draft2")
        report = workspace.export(SLUG, tmp_path / "out.docx")
        workspace.record_sending(SLUG, report.path, "email")
        first = next(c for c in workspace.store.comments(SLUG) if c.proposal == "应当")
        workspace.edit(first.id, {"proposal": "必须"})
        workspace.edit(other.id, {"status": "withdrawn"})
        new = workspace.comment(SLUG, "3", body="补充", visibility=Visibility.SUBMISSION, draft="draft2")
        _, found = workspace.changed_since(SLUG)
        assert {(d.fate, d.id) for d in found} == {
            (Fate.GONE, other.id),
            (Fate.CHANGED, first.id),
            (Fate.NEW, new.id),
        }
        assert next(d for d in found if d.fate is Fate.CHANGED).changes == (("proposal", "应当", "必须"),)
        with pytest.raises(UnknownRecordError):
            workspace.changed_since(SLUG, 7)


def test_nothing_is_recorded_where_one_comment_may_not_be_sent(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        report = workspace.export(SLUG, tmp_path / "out.docx")
        workspace.edit_matter(SLUG, four_eyes=True)
        with pytest.raises(InvalidRecordError):
            workspace.record_sending(SLUG, report.path, "email")
        assert workspace.sendings(SLUG) == ()
        assert Status.SUBMITTED not in {c.status for c in workspace.store.comments(SLUG)}


def test_a_file_that_is_not_there_or_a_time_ahead_records_nothing(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        with pytest.raises(CommentsError):
            workspace.record_sending(SLUG, tmp_path / "none.docx", "email")
        (tmp_path / "a.docx").write_bytes(b"x")
        with pytest.raises(CommentsError):
            workspace.record_sending(SLUG, tmp_path / "a.docx", "email", at=workspace.now().replace(year=2099))
        assert workspace.sendings(SLUG) == ()


def test_the_commands(run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]) -> None:
    assert run("import", two_drafts[0], "--matter", "m", "--deadline", "2021-12-13").status == 0
    assert run("comment", "m", "3", "--quote", "三日内", "--proposal", "十日内").status == 0
    asked = json.loads(run("channels", "m", "--json").out)
    assert asked["file_name"].endswith(".docx")
    assert asked["deadline"] == date(2021, 12, 13).isoformat()
    file = tmp_path / "sent.docx"
    assert run("export", "m", file).status == 0
    sent = run("sent", "m", file, "--channel", "email", "--receipt", "R-1", "--at", "2021-11-30T10:00", "--json")
    assert sent.status == 0, sent.err
    made = json.loads(sent.out)
    assert made["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (made["late"], made["receipt"], len(made["comments"])) == (False, "R-1", 1)
    assert [one["number"] for one in json.loads(run("sent", "m", "--list", "--json").out)] == [1]
    assert run("sent", "m", "--json").out == run("sent", "m", "--list", "--json").out
    assert json.loads(run("sent", "m", "--diff", "--json").out) == {"sending": 1, "differences": []}
    assert run("sent", "m", "--diff").out
    assert run("set", made["comments"][0]["id"], "--authority", "《练习安全法》第二条").status == 0
    assert "   依据：" in run("sent", "m", "--diff").out
    assert run("sent", "m", "--receipt", "R-2").status == 1, "neither a file nor the list was asked for"
    assert run("sent", "m", file, "--channel", "email", "--at", "yesterday").status == 1


def test_a_file_exported_here_goes_with_its_comments_as_they_stood_when_it_was_written(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        report = workspace.export(SLUG, tmp_path / "out.docx")
        assert report.unrecorded is None
        first = next(c for c in workspace.store.comments(SLUG) if c.proposal == "应当")
        workspace.edit(first.id, {"proposal": "必须"})
        workspace.comment(SLUG, "4", quote="三十日内", proposal="二十日内", draft="draft2")
        made = workspace.record_sending(SLUG, report.path, "email")
        assert made.origin is Origin.EXPORT
        assert [c.words["proposal"] for c in made.comments] == ["应当"], "the one added since isn't in the file"
        _, found = workspace.changed_since(SLUG)
        assert {d.fate for d in found} == {Fate.CHANGED, Fate.NEW}


def test_another_file_is_refused_unless_it_holds_the_comments_or_is_said_to_be_made_elsewhere(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        report = workspace.export(SLUG, tmp_path / "out.docx")
        with zipfile.ZipFile(report.path) as old, zipfile.ZipFile(tmp_path / "signed.docx", "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name))
        (tmp_path / "draft.txt").write_text(workspace.draft(SLUG, "draft2").text, encoding="utf-8")
        (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 not one")
        for name, said in (("draft.txt", "1 条待报送意见里的 0 条"), ("scan.pdf", "读不出文字")):
            with pytest.raises(CommentsError) as caught:
                workspace.record_sending(SLUG, tmp_path / name, "email")
            assert said in caught.value.zh
        assert workspace.sendings(SLUG) == ()
        assert workspace.record_sending(SLUG, tmp_path / "signed.docx", "email").origin is Origin.CHANGED
        scan = workspace.record_sending(SLUG, tmp_path / "scan.pdf", "post", elsewhere=True)
        assert scan.origin is Origin.ELSEWHERE


def test_receipts_come_later_and_mistakes_are_said(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        report = workspace.export(SLUG, tmp_path / "out.docx")
        workspace.record_sending(SLUG, report.path, "email")
        (tmp_path / "receipt.pdf").write_bytes(b"receipt")
        noted = workspace.add_receipt(SLUG, 1, "回执2", tmp_path / "receipt.pdf")
        assert noted.notes[0].sha256 == hashlib.sha256(b"receipt").hexdigest()
        with pytest.raises(CommentsError):
            workspace.add_receipt(SLUG, 1)
        with pytest.raises(UnknownRecordError):
            workspace.add_receipt(SLUG, 4, "回执")
        assert workspace.no_longer_submitted(SLUG, [noted])[noted.number] == 0
        workspace.undo()
        assert workspace.no_longer_submitted(SLUG, [noted])[noted.number] == 1
        assert workspace.overview(SLUG).sent
        workspace.void_sending(SLUG, 1, "误记")
        assert not workspace.overview(SLUG).sent
        with pytest.raises(CommentsError):
            workspace.void_sending(SLUG, 1)


def test_listing_many_sendings_asks_the_store_no_more_often_than_listing_one(tmp_path: Path) -> None:
    asked: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    with commented(tmp_path) as workspace:
        report = workspace.export(SLUG, tmp_path / "out.docx")
        numbers = []
        for _ in range(4):
            workspace.record_sending(SLUG, report.path, "email")
            event.listen(Engine, "before_cursor_execute", count)
            try:
                sent = workspace.sendings(SLUG)
                assert set(workspace.no_longer_submitted(SLUG, sent).values()) == {0}
            finally:
                event.remove(Engine, "before_cursor_execute", count)
            numbers.append(len(asked))
            asked.clear()
        assert len(sent) == 4
        assert len(set(numbers)) == 1, numbers
        assert 0 < numbers[0] < 20


def test_who_may_only_read_writes_a_file_and_is_told_that_it_is_not_recorded(tmp_path: Path) -> None:
    with commented(tmp_path) as workspace:
        workspace.put_person(SLUG, "观察人", Role.OBSERVER)
        reading = Workspace(workspace.store, "观察人", workspace.now)
        report = reading.export(SLUG, tmp_path / "out.docx")
        assert report.unrecorded is not None
        assert any("没有记入意见库" in line for line in report.lines("zh"))
        assert workspace.overview(SLUG).exported is None


def test_the_list_says_late_undone_and_receipts(run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]) -> None:
    run("import", two_drafts[0], "--matter", "m", "--deadline", "2021-11-20")
    run("comment", "m", "3", "--quote", "三日内", "--proposal", "十日内")
    file = tmp_path / "sent.docx"
    assert "逾期" in run("export", "m", file).out
    assert run("sent", "m", file, "--channel", "email").status == 0
    assert run("sent", "m", file, "--receipt-of", "1", "--receipt", "R-9").status == 0
    run("undo")
    shown = run("sent", "m", "--list").out
    for words in ("逾期", "1 条意见现已不是", "R-9 sent.docx"):
        assert words in shown
    (found,) = run("sent", "m", "--list", "--json").json
    assert (found["late"], found["no_longer_submitted"], found["origin"]) == (True, 1, "export")
    assert run("sent", "m", "--changed").status == 0
    assert "误记" in run("sent", "m", "--void", "1").out
    assert run("sent", "m", "--void", "7").status == 1
    back = run("sent", "m", "--counts", "1")
    assert "不是误记，重新计数" in back.out
    assert run("sent", "m", "--list", "--json").json[0]["void"] is False
    assert "没有作废" in run("sent", "m", "--counts", "1").err
    assert run("sent", "m", "--counts", "7").status == 1
    assert run("sent", "m", "--void", "1").status == 0
    assert run("matter", "m", "--json").json["sent"] == []


def test_recording_counts_what_changed_and_asks_before_the_same_file_goes_twice(
    run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]
) -> None:
    run("import", two_drafts[0], "--matter", "m")
    run("comment", "m", "3", "--quote", "三日内", "--proposal", "十日内")
    settled = run("comment", "m", "4", "--body", "太高", "--proposal", "处五千元罚款").out.strip()
    file = tmp_path / "sent.docx"
    assert run("export", "m", file).status == 0
    assert run("set", settled, "--status", "submitted").status == 0
    done = run("sent", "m", file, "--channel", "email")
    assert "，1 条意见已设为“已提交”，另外 1 条的状态未变。" in done.out
    assert done.err == ""
    again = run("sent", "m", file, "--channel", "email")
    assert again.status == 1
    assert "--again" in again.err
    assert len(run("sent", "m", "--list", "--json").json) == 1
    assert run("sent", "m", file, "--channel", "post").status == 0
    assert "pigeon" in run("sent", "m", file, "--channel", "pigeon").err
    assert run("sent", "m", file, "--channel", "email", "--again").status == 0
    assert run("sent", "m", "--void", "4").status == 0
    assert run("sent", "m", "--void", "1").status == 0
    assert run("sent", "m", file, "--channel", "email").status == 0
