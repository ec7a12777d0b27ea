"""What the gate is told to look for, from the records alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from comments.boundary import boundary
from comments.leaks import LeakKind, check_package
from comments.needles import needles
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


TITLE = matter_of().title
FOREIGN = "客户甲公司已经自行整改"


@pytest.mark.parametrize(
    "words",
    [
        f"《{TITLE}》",
        f"关于《{TITLE}》的修改意见",
        "示例网信主管部门：",
        "第一条第一款",
        "以上意见和建议，谨供参考。",
        "逐条修改意见表",
        "二、逐条修改意见表",
        "应当在八小时内二十四小时内报告。",
    ],
)
def test_words_that_the_letter_says_anyway_are_no_secret(words: str) -> None:
    on = Comments(DRAFT).on
    asked = on("1", "时限过短。", quote="八小时内", proposal="二十四小时内")
    for visibility in (Visibility.INTERNAL, Visibility.TEAM):
        assert report_on(asked, on("1", f"{FOREIGN}；{words}", visibility=visibility))


@pytest.mark.parametrize(
    "words",
    [
        f"{FOREIGN}，见《{TITLE}》",
        f"《{TITLE}》{FOREIGN}",
        f"{TITLE}。{FOREIGN}",
        f"示例网信主管部门：{FOREIGN}",
        "以上意见和建议，谨供甲公司参考。",
        "关于《示例法》的修改意见和建议",
    ],
)
def test_anything_more_than_the_letter_says_is_sought_to_the_letter(words: str) -> None:
    """A note that holds the title, or half a set phrase, is as secret as any other."""
    comments = [Comments(DRAFT).on("1", words, visibility=Visibility.INTERNAL)]
    limits = boundary(DRAFT, matter_of(), comments, dated=date(2021, 12, 1))
    leaking = build(DRAFT, matter_of(), [Comments(DRAFT).on("1", words)], language="zh", today=date(2021, 12, 1))
    report = check_package(write_submission(leaking, "zh"), forbidden=limits.private, allowed=limits.public)
    assert LeakKind.FORBIDDEN in {finding.kind for finding in report.findings}


def test_words_that_run_from_one_public_text_into_the_next_are_sought() -> None:
    note = "公司已整改乙公司未"
    assert needles([note], ["甲公司已整改", "乙公司未整改"])
    assert not needles([note], ["甲公司已整改\n乙公司未整改"])
