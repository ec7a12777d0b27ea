"""What the gate is told to look for, from the records alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from comments.boundary import boundary
from comments.leaks import check_package
from comments.records import Comment, Status, Visibility
from comments.submission import Sender, build
from comments.word import write_submission
from tests.comments.drafting import Comments, draft_of, matter_of

DRAFT = draft_of("示例规定\n第一条 应当在八小时内报告。本规定自XX年XX月起施行。")


def report_on(*comments: Comment, sender: Sender | None = None) -> bool:
    """Whether the letter made of these comments passes the gate."""
    who = sender or Sender("示例单位")
    made = build(
        DRAFT,
        matter_of(notes="案号只在内部使用：七七八八"),
        comments,
        language="zh",
        today=date(2021, 12, 1),
        sender=who,
    )
    found = boundary(DRAFT, matter_of(notes="案号只在内部使用：七七八八"), comments, sender=who)
    return check_package(write_submission(made, "zh"), forbidden=found.private, allowed=found.public).clean


def test_a_letter_made_as_it_should_be_passes() -> None:
    on = Comments(DRAFT).on
    assert report_on(
        on("1", "时限过短。", quote="八小时内", proposal="二十四小时内"),
        on("1", "客户不想出名，不要写明。", visibility=Visibility.INTERNAL, author="审阅人乙"),
        on("1", "同意", visibility=Visibility.TEAM),
        on("1", "还没想好怎么写这一条。", status=Status.DRAFT),
    )


def test_a_note_that_repeats_a_public_comment_or_the_draft_does_not_stop_the_export() -> None:
    on = Comments(DRAFT).on
    assert report_on(
        on("1", "报告时限与上位法不一致，建议延长。"),
        on("1", "报告时限与上位法不一致，建议延长。", visibility=Visibility.TEAM),
        on("1", "看这句：应当在八小时内报告。", visibility=Visibility.INTERNAL),
    )


def test_what_stays_behind_is_private_and_what_leaves_is_public() -> None:
    on = Comments(DRAFT).on
    found = boundary(
        DRAFT,
        matter_of(),
        [
            on("1", "公开的意见"),
            on("1", "团队内部讨论的意见", visibility=Visibility.TEAM),
            on("1", "草稿里的一条意见", status=Status.DRAFT),
        ],
        names=("登录名甲",),
    )
    assert found.private == ("团队内部讨论的意见", "草稿里的一条意见", "审阅人甲", "登录名甲")
    assert "公开的意见" in found.public


def test_what_is_deleted_merged_or_answered_stays_behind_in_either_language() -> None:
    on = Comments(DRAFT).on
    public = replace(
        on("1", "公开的意见"), body_other="Our comment", authorities=("《示例法》第三条",), response="机关答复不予采纳"
    )
    deleted = replace(on("1", "已经删除的意见"), deleted=True, assigned="承办人丁")
    merged = replace(
        on("1", "已经并入的意见"), merged_into="C1", rationale_other="A merged reason", unit="另一家示例协会"
    )
    found = boundary(DRAFT, matter_of(), [public, deleted, merged])
    assert {
        "已经删除的意见",
        "已经并入的意见",
        "A merged reason",
        "另一家示例协会",
        "机关答复不予采纳",
        "承办人丁",
    } <= set(found.private)
    assert {"公开的意见", "Our comment", "《示例法》第三条"} <= set(found.public)


def test_a_name_that_the_sender_prints_on_purpose_passes() -> None:
    comment = Comments(DRAFT).on("1", "时限过短。", author="联系人丙")
    assert report_on(comment, sender=Sender("示例单位", contact="联系人丙"))
