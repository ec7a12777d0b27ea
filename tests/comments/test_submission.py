"""What goes out, in what order, and what stays behind."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comments.errors import NothingToExportError
from comments.placing import place_asked_for
from comments.records import Comment, OtherPlace, Priority, Status, Visibility
from comments.redraft import Ask, asks_new_article, redraft
from comments.submission import EXPORTED_STATUSES, Sender, Submission, build
from drafts.comparison import Op
from drafts.model import Draft
from tests.comments.drafting import Comments, draft_of, matter_of

TODAY = date(2021, 12, 1)
DRAFT = draft_of("""示例数据安全管理条例（征求意见稿）
第一章 总则
第一条 为了规范数据处理活动，保障数据安全，制定本条例。
第二条 在境内开展数据处理活动，适用本条例。
在境外处理境内数据的活动，有下列情形之一的，适用本条例：
（一）以提供产品或者服务为目的；
（二）分析、评估境内个人的行为。
第二章 一般规定
第三条 数据处理者应当在三日内通知利害关系人，并在八小时内向主管部门报告。
第四条 平台运营者应当每年开展一次审计。
""")


def built(*comments: Comment, draft: Draft = DRAFT, statuses: frozenset[Status] | None = None) -> Submission:
    return build(draft, matter_of(), comments, language="zh", today=TODAY, statuses=statuses)


def test_a_quote_is_shown_in_its_paragraph_and_only_its_words_change() -> None:
    row = built(Comments(DRAFT).on("3", "过短", quote="八小时内", proposal="二十四小时内")).rows[0]
    assert row.original == "数据处理者应当在三日内通知利害关系人，并在八小时内向主管部门报告。"
    assert row.proposed == "数据处理者应当在三日内通知利害关系人，并在二十四小时内向主管部门报告。"
    assert "".join(c.text for c in row.changes if c.op is not Op.INSERT) == row.original
    assert "".join(c.text for c in row.changes if c.op is not Op.DELETE) == row.proposed
    assert row.place.shown("zh") == "第二章 第三条"
    assert row.place.shown("en") == "Chapter 2, Article 3"


def test_an_item_is_cited_down_to_its_number() -> None:
    row = built(Comments(DRAFT).on("2", quote="分析、评估", proposal="持续分析、评估")).rows[0]
    assert row.place.citation("zh") == "第二条第二款第（二）项"
    assert row.place.citation("en") == "Article 2(2)(2)"
    assert row.original == "（二）分析、评估境内个人的行为。"


def test_long_paragraphs_are_cut_to_the_sentence() -> None:
    filler = "数据处理者应当建立健全制度，落实责任，定期开展培训和演练，并接受监督检查。" * 6
    draft = draft_of(f"示例规定\n第一条 {filler}每年报告一次。{filler}")
    row = built(Comments(draft).on("1", quote="一次", proposal="两次"), draft=draft).rows[0]
    assert row.original == "每年报告一次。"
    assert row.cut_before
    assert row.cut_after


def test_rows_follow_the_articles_and_a_new_article_follows_its_neighbour() -> None:
    comments = Comments(DRAFT)
    made = built(
        comments.on("4", delete=True),
        comments.on("", "补充", proposal="第三条之一　主管部门应当公布报告渠道。"),
        comments.on("3", proposal="第三条　数据处理者应当及时报告。"),
        comments.on("1", "新条", proposal="第一条之一 本条例所称数据，是指任何记录。"),
        comments.on("1", quote="保障数据安全", delete=True),
        comments.on("", "总体赞成。"),
    )
    assert [(row.number, row.place.citation("zh"), row.ask) for row in made.rows] == [
        (1, "第一条", Ask.DELETE_WORDS),
        (2, "第一条之一", Ask.NEW_ARTICLE),
        (3, "第三条", Ask.REPLACE),
        (4, "第三条之一", Ask.NEW_ARTICLE),
        (5, "第四条", Ask.DELETE_ARTICLE),
    ]
    assert made.rows[3].proposed == "主管部门应当公布报告渠道。"
    assert made.rows[2].proposed == "数据处理者应当及时报告。"
    assert [point.text for point in made.general] == ["总体赞成。"]


def test_deleting_every_word_of_an_article_is_deleting_it() -> None:
    row = built(Comments(DRAFT).on("4", quote="平台运营者应当每年开展一次审计。", delete=True)).rows[0]
    assert row.ask is Ask.DELETE_ARTICLE


def test_a_new_article_may_leave_its_number_open() -> None:
    row = built(Comments(DRAFT).on("3", proposal="第X条　主管部门应当公布报告渠道。")).rows[0]
    assert row.ask is Ask.NEW_ARTICLE
    assert row.proposed == "主管部门应当公布报告渠道。"


def test_a_reference_at_the_start_of_a_proposal_is_no_new_article() -> None:
    row = built(Comments(DRAFT).on("4", proposal="第三条规定的平台运营者应当每年开展一次审计。")).rows[0]
    assert row.ask is Ask.REPLACE
    assert row.original == "平台运营者应当每年开展一次审计。"


def test_a_proposal_that_repeats_the_words_around_its_quote_replaces_the_paragraph() -> None:
    whole = "数据处理者应当在三日内通知利害关系人，并在四小时内向主管部门报告。"
    row = built(Comments(DRAFT).on("3", quote="八小时内", proposal=whole)).rows[0]
    assert row.proposed == whole


def test_counts_of_what_stayed_behind_are_numbers_only() -> None:
    comments = Comments(DRAFT)
    made = built(
        comments.on("1", "走"),
        comments.on("1", "秘密", visibility=Visibility.INTERNAL),
        comments.on("2", "团队", visibility=Visibility.TEAM),
        comments.on("3", "草稿", status=Status.DRAFT),
        comments.on("3", "撤回", status=Status.WITHDRAWN),
    )
    assert dict(made.left_out) == {"internal": 1, "team": 1, "draft": 1, "withdrawn": 1}
    assert "秘密" not in repr(made)
    assert "团队" not in repr(made)


def test_nothing_to_export_says_how_many_there_are_and_what_to_do() -> None:
    with pytest.raises(NothingToExportError) as raised:
        built(Comments(DRAFT).on("1", "内部", visibility=Visibility.INTERNAL))
    assert "1 条意见" in raised.value.zh
    assert "submission" in raised.value.en
    with pytest.raises(NothingToExportError):
        built()


def test_missing_facts_are_listed_not_invented() -> None:
    made = build(DRAFT, matter_of(issuer=""), [Comments(DRAFT).on("1", "好")], language="zh", today=date(2021, 12, 14))
    assert [gap.code for gap in made.gaps] == ["issuer", "unit", "contact", "reach", "deadline", "redraft", "tone"]
    known = Sender("示例单位", contact="联系人", email="contact@example.com")
    made = build(DRAFT, matter_of(), [Comments(DRAFT).on("4", delete=True)], language="zh", today=TODAY, sender=known)
    assert [(gap.code, gap.zh) for gap in made.gaps] == [("reason", "对第四条的意见没有写明理由。")]


def test_an_article_that_the_draft_lacks_comes_last_and_is_named() -> None:
    comments = Comments(DRAFT)
    made = built(comments.on("99", "失去位置", quote="旧的文字", proposal="新的文字"), comments.on("4", "在"))
    assert [row.place.citation("zh") for row in made.rows] == ["第四条", "第99条"]
    assert made.rows[1].original == "旧的文字"
    assert "place" in [gap.code for gap in made.gaps]


def test_english_drafts_are_cited_as_printed() -> None:
    draft = draft_of(
        "Sample Act\nCHAPTER I\nGeneral\nArticle 1\nProviders shall report.\nArticle 2\nIt applies.", language="en"
    )
    made = built(Comments(draft).on("1", quote="shall", proposal="may"), draft=draft)
    assert made.rows[0].place.shown("en") == "CHAPTER I, Article 1"
    assert made.rows[0].place.shown("zh") == "CHAPTER I, Article 1"


def test_the_types_have_no_place_for_authors_or_identities() -> None:
    from comments.submission import GeneralPoint, SubmissionRow

    fields = {f.name for kind in (Submission, SubmissionRow, GeneralPoint) for f in dataclasses.fields(kind)}
    assert not fields & {"author", "id", "visibility", "status", "notes", "person", "comment", "comments", "created"}


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("", "1", "2", "3", "4", "77")),
            st.sampled_from(tuple(Visibility)),
            st.sampled_from(tuple(Status)),
            st.sampled_from((None, "新的条文。", "第二条之一 新条。")),
            st.sampled_from(tuple(Priority)),
        ),
        max_size=8,
    )
)
def test_only_chosen_comments_leave_whatever_the_matter(
    chosen: list[tuple[str, Visibility, Status, str | None, Priority]],
) -> None:
    comments = Comments(DRAFT)
    made = [
        comments.on(
            article, f"{'OUT' if goes(visibility, status) else 'CANARY'}{n}",
            visibility=visibility, status=status, proposal=proposal, priority=priority,
        )
        for n, (article, visibility, status, proposal, priority) in enumerate(chosen)
    ]  # fmt: skip
    public = sum(goes(c.visibility, c.status) for c in made)
    if not public:
        with pytest.raises(NothingToExportError):
            built(*made)
        return
    submission = built(*made)
    assert submission.count == public
    assert submission.count + sum(n for _, n in submission.left_out) == len(made)
    assert "CANARY" not in repr(submission)
    assert [row.number for row in submission.rows] == list(range(1, len(submission.rows) + 1))


def goes(visibility: Visibility, status: Status) -> bool:
    return visibility is Visibility.SUBMISSION and status in EXPORTED_STATUSES


def test_what_is_merged_or_deleted_doesnt_go_out_by_itself() -> None:
    on = Comments(DRAFT).on
    merged = dataclasses.replace(on("3", "已并入", proposal="别的"), merged_into="COMMENT001")
    deleted = dataclasses.replace(on("3", "已删除", proposal="别的"), deleted=True)
    made = built(on("3", "留下的", quote="三日", proposal="五日"), merged, deleted)
    assert [row.issue for row in made.rows] == ["留下的"]
    assert made.left_out == (("merged", 1),)


def test_a_proposal_said_to_be_a_new_article_changes_no_words_of_the_old_one() -> None:
    new = dataclasses.replace(Comments(DRAFT).on("3", "缺少例外", proposal="情况紧急的，可以延长。"), new_article=True)
    (row,) = built(new, Comments(DRAFT).on("4", "其后", quote="每年", proposal="每两年")).rows[:1]
    assert (row.ask, row.original, row.proposed) == (Ask.NEW_ARTICLE, "", "情况紧急的，可以延长。")
    assert row.place.shown("zh") == "第二章 第三条之后（新增）"
    assert row.place.shown("en") == "Chapter 2, after Article 3 (new)"
    assert (row.place.alone("zh"), row.place.alone("en")) == ("第三条之后（新增）", "After Article 3 (new)")


def test_further_places_are_named_beside_the_first_and_rows_about_them_refer_to_each_other() -> None:
    on = Comments(DRAFT).on
    comment = dataclasses.replace(
        on("3", "时限过短，第四条同理。", quote="三日", proposal="五日"),
        also=(OtherPlace("art_4", "4", "第四条"), OtherPlace("art_2", "2", "第二条")),
    )
    made = built(comment, on("4", delete=True), on("1", "无关", delete=True))
    assert [(row.place.citation("zh"), row.see) for row in made.rows] == [
        ("第一条", ()),
        ("第三条", (3,)),
        ("第四条", (2,)),
    ]
    assert [place.shown("zh") for place in made.rows[1].also] == ["第四条", "第二条"]


def test_rows_by_topic_keep_the_order_of_the_draft_within_each_and_those_without_come_last() -> None:
    on = Comments(DRAFT).on
    comments = [
        dataclasses.replace(on("1", "甲", delete=True), topic="罚则"),
        on("2", "乙", delete=True),
        dataclasses.replace(on("3", "丙", delete=True), topic="报告"),
        dataclasses.replace(on("4", "丁", delete=True), topic="罚则"),
    ]
    made = build(DRAFT, matter_of(), comments, language="zh", today=TODAY, order="topic")
    assert [(row.number, row.topic, row.issue) for row in made.rows] == [
        (1, "罚则", "甲"), (2, "罚则", "丁"), (3, "报告", "丙"), (4, "", "乙"),
    ]  # fmt: skip


def test_questions_are_told_from_wishes_and_may_be_numbered_last() -> None:
    on = Comments(DRAFT).on
    comments = [
        on("1", "本条所称数据是否包括纸质记录？"),
        on("2", "建议明确适用范围。"),
        on("3", "请予明确三日的起算点。"),
        on("4", "可以委托审计吗？", quote="每年", proposal="每两年"),
    ]
    made = build(DRAFT, matter_of(), comments, language="zh", today=TODAY, questions_last=True)
    assert [row.place.citation("zh") for row in made.rows] == ["第二条", "第四条", "第一条", "第三条"]
    assert [row.number for row in made.questions] == [3, 4]


def test_what_a_comment_relies_on_is_added_to_its_reasons_unless_they_name_it() -> None:
    on = Comments(DRAFT).on
    law = ("《示例法》第十条", "《示例条例》第五条")
    comment = dataclasses.replace(on("1", delete=True, rationale="与《示例法》第十条不一致。"), authorities=law)
    assert built(comment).rows[0].grounds == "与《示例法》第十条不一致。\n依据：《示例条例》第五条。"


def test_an_english_letter_takes_the_english_words_and_says_where_there_are_none() -> None:
    on = Comments(DRAFT).on
    said = dataclasses.replace(
        on("1", "范围过宽。", quote="数据处理活动", proposal="数据处理", rationale="与上位法一致。"),
        body_other="Too wide.", rationale_other="In line with the law.", proposal_other="data processing",
    )  # fmt: skip
    made = build(DRAFT, matter_of(), [said, on("3", "未译", delete=True)], language="en", today=TODAY)
    first, second = made.rows
    assert (first.issue, first.grounds, first.translated) == ("Too wide.", "In line with the law.", "data processing")
    assert first.proposed.startswith("为了规范数据处理，")
    assert (second.issue, "第三条" in next(g.en for g in made.gaps if g.code == "language")) == ("未译", True)


def test_blunt_words_and_remarks_that_ask_for_nothing_are_pointed_out() -> None:
    on = Comments(DRAFT).on
    made = built(on("1", "本条荒谬。", delete=True), on("2", "范围过宽。"), on("3", "宜适当延长。"))
    assert [gap.zh[:4] for gap in made.gaps if gap.code == "tone"] == ["对第一条", "对第二条"]


def test_proposals_for_the_same_words_are_named_in_every_form() -> None:
    on = Comments(DRAFT).on
    first, second = (
        on("1", "改", quote="数据处理活动", proposal=words, rationale="理由") for words in ("运营", "经营")
    )
    conflicts = [gap for gap in built(first, second).gaps if gap.code == "conflict"]
    assert ["第一条" in gap.zh and "Article 1" in gap.en for gap in conflicts] == [True]
    elsewhere = on("2", "改", delete=True, rationale="理由")
    assert not [gap for gap in built(first, elsewhere).gaps if gap.code == "conflict"]


def test_a_proposal_in_the_words_of_the_draft_is_named_before_it_goes_out() -> None:
    comments = Comments(DRAFT)
    same = comments.on(
        "4", "请核对", quote=DRAFT.body(DRAFT.article("4"))[:6], proposal=DRAFT.body(DRAFT.article("4"))[:6]
    )
    (found,) = [gap for gap in built(same).gaps if gap.code == "unchanged"]
    assert ("第四条" in found.zh, "Article 4" in found.en) == (True, True)
    other = comments.on("4", "请核对", quote=DRAFT.body(DRAFT.article("4"))[:6], proposal="其他文字")
    assert not [gap for gap in built(other).gaps if gap.code == "unchanged"]


def test_a_new_article_is_told_from_words_for_the_one_it_stands_on() -> None:
    comments = Comments(DRAFT)
    flagged = replace(comments.on("4", proposal="应当设立机构。"), new_article=True)
    labelled = comments.on("4", proposal="第四条之一 应当设立机构。")
    own = comments.on("4", proposal="第四条 应当设立机构。")
    assert [asks_new_article(each) for each in (flagged, labelled, own)] == [True, True, False]
    for each in (flagged, labelled, own):
        assert (redraft(DRAFT, DRAFT.by_key[each.article], each).ask is Ask.NEW_ARTICLE) == asks_new_article(each)


def test_a_new_article_on_the_whole_draft_has_a_place_that_says_so() -> None:
    general = Comments(DRAFT).on("", proposal="国家建立数据分类制度。")
    (row,) = built(general).rows
    assert (row.place.citation("zh"), row.place.citation("en")) == ("全文（新增条文）", "a new article")
    assert replace(row.place, new_after=False).citation("zh") == ""


def test_the_place_of_a_new_article_is_after_the_one_commented_on() -> None:
    after = replace(Comments(DRAFT).on("3", proposal="应当设立机构。"), new_article=True)
    asked = redraft(DRAFT, DRAFT.by_key[after.article], after)
    assert place_asked_for(DRAFT, after, asked) == built(after).rows[0].place
    assert place_asked_for(DRAFT, after, asked).citation("zh") == "第三条之后（新增）"


def test_a_missing_translation_of_a_general_comment_is_said_in_the_readers_language() -> None:
    made = build(DRAFT, matter_of(), [Comments(DRAFT).on("", "总体赞成。")], language="en", today=TODAY)
    (gap,) = [gap for gap in made.gaps if gap.code == "language"]
    assert ("总体意见" in gap.zh, "the draft as a whole" in gap.en, "draft" in gap.zh) == (True, True, False)
