"""All proposals over the draft: rejecting them gives the draft, accepting them the text proposed, whatever is proposed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comments.leaks import check_package
from comments.proposals import proposals
from comments.records import Comment
from comments.submission import Submission, build
from comments.word import write_proposals, write_submission
from comments.word.letter import Extras
from drafts.comparison import Op
from tests.comments.drafting import Comments, draft_of, matter_of
from tests.comments.word_reading import faults, resolved

TEXT = """示例条例（征求意见稿）
第一章 总则
第一条 为了规范数据处理活动，保障数据安全，制定本条例。
第二条 在境内开展数据处理活动，适用本条例。
在境外处理境内数据的活动，也适用本条例。
第二章 一般规定
第三条 数据处理者应当在三日内通知利害关系人。
第四条 平台运营者应当每年开展一次审计。"""
DRAFT = draft_of(TEXT)


def built(*comments: Comment) -> Submission:
    return build(DRAFT, matter_of(), comments, language="zh", today=date(2021, 12, 1))


def proposed(made: Submission) -> str:
    return "".join(c.text for c in proposals(DRAFT, made.rows).changes(DRAFT) if c.op is not Op.DELETE)


def test_words_articles_and_new_articles_all_in_one_text() -> None:
    on = Comments(DRAFT).on
    made = built(
        on("1", quote="规范", proposal="促进"),
        on("1", quote="保障数据安全，", delete=True),
        on("2", "新条", proposal="第二条之一　本条例所称数据，是指任何记录。"),
        on("3", delete=True),
        on("4", quote="一次", proposal="两次"),
        on("4", "末条之后", proposal="第五条　本条例自公布之日起施行。"),
    )
    assert proposals(DRAFT, made.rows).left_out == ()
    assert (
        proposed(made)
        == """示例条例（征求意见稿）
第一章 总则
第一条 为了促进数据处理活动，制定本条例。
第二条 在境内开展数据处理活动，适用本条例。
在境外处理境内数据的活动，也适用本条例。
第二条之一　本条例所称数据，是指任何记录。
第二章 一般规定
第四条 平台运营者应当每年开展两次审计。
第五条　本条例自公布之日起施行。"""
    )
    data = write_proposals(made, DRAFT, "zh")
    assert resolved(data, accept=False) == TEXT
    assert resolved(data, accept=True) == proposed(made)
    assert faults(data) == []


def test_a_second_proposal_for_the_same_words_is_named_not_made() -> None:
    on = Comments(DRAFT).on
    made = built(
        on("3", quote="三日内", proposal="五日内"), on("3", quote="在三日内", proposal="及时"), on("3", delete=True)
    )
    held = proposals(DRAFT, made.rows)
    assert len(held.left_out) == 2
    text = write_submission(made, "zh", Extras(DRAFT))
    from tests.comments.word_reading import text_of

    assert "涉及相同文字" in text_of(text)


def test_the_notice_above_a_draft_is_no_part_of_its_redline() -> None:
    draft = draft_of(f"关于征求意见的通知\n请于月底前反馈。\n{TEXT}", title="示例条例（征求意见稿）")
    made = build(
        draft,
        matter_of(),
        [Comments(draft).on("4", quote="一次", proposal="两次")],
        language="zh",
        today=date(2021, 12, 1),
    )
    assert resolved(write_proposals(made, draft, "zh"), accept=False) == TEXT


def test_an_annexed_redline_is_signed_by_the_unit_and_passes_the_gate() -> None:
    made = built(Comments(DRAFT).on("4", quote="一次", proposal="两次"))
    data = write_submission(made, "zh", Extras(DRAFT))
    assert not check_package(data, forbidden=[]).clean
    assert check_package(data, forbidden=["审阅人甲"], redline=True).clean
    assert data == write_submission(made, "zh", Extras(DRAFT))


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("1", "2", "3", "4")),
            st.integers(0, 30),
            st.integers(1, 12),
            st.sampled_from((None, "", "改为这些字", "多行\n文字", "第九条　新的一条。")),
        ),
        max_size=8,
    )
)
def test_rejecting_gives_the_draft_and_accepting_the_text_proposed(
    asked: list[tuple[str, int, int, str | None]],
) -> None:
    on = Comments(DRAFT).on
    made = [on("", "总体赞成。")]
    for article, start, length, words in asked:
        body = DRAFT.body(next(p for p in DRAFT.articles if p.number == article))
        quote = body[start : start + length].strip("\n")
        if not quote or "\n" in quote:
            continue
        if words is None:
            made.append(on(article, delete=True))
        elif not words:
            made.append(on(article, quote=quote, delete=True))
        else:
            made.append(on(article, quote=quote, proposal=words))
    sent = built(*made)
    data = write_proposals(sent, DRAFT, "zh")
    assert resolved(data, accept=False) == TEXT
    assert resolved(data, accept=True) == proposed(sent)
    assert faults(data) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_stretch_holds_only_its_own_changes(language: str) -> None:
    made = built(Comments(DRAFT).on("1", quote="规范", proposal="促进"), Comments(DRAFT).on("4", delete=True))
    held = proposals(DRAFT, made.rows)
    for article in DRAFT.articles:
        changes = held.changes(DRAFT, article.span.start, article.span.end)
        assert "".join(c.text for c in changes if c.op is not Op.INSERT) == DRAFT.slice(article.span)
