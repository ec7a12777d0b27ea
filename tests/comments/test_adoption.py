"""What became of proposals: the verdict, on the sample's truth and on small texts."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.adopting.evidence import Around
from comments.adoption import Sign, Verdict, judge_addition, judge_deletion, judge_edit
from comments.outcomes import Outcome, outcomes
from comments.records import Comment, Quote
from drafts import anchor
from drafts.aligning.similarity import Weights, features
from drafts.compare import compare
from drafts.folding import comparable
from drafts.model import Draft, Span
from drafts.parse import parse
from tests.comments.drafting import Comments
from tests.workbench.test_sample import draft as sample_draft
from workbench import sample


@cache
def sample_outcomes() -> dict[str, Outcome]:
    """What became of each of the sample's comments, by its key in the truth."""
    old, new = sample_draft("draft1"), sample_draft("draft2")
    made = [_made(old, comment) for comment in sample.comments()]
    return {outcome.comment.id: outcome for outcome in outcomes(made, compare(old, new))}


def _made(old: Draft, given: sample.SampleComment) -> Comment:
    key = number = label = ""
    quote: Quote | None = None
    if given.article:
        article = old.article(given.article)
        key, number, label = article.key, article.number, article.label
        if given.quote:
            at = old.body(article).index(given.quote)
            quote = Quote(*anchor.take(old, key, Span(at, at + len(given.quote))))
    moment = datetime(2021, 12, 1, tzinfo=UTC)
    return Comment(
        given.key, "sample", "draft1", key, number, label, quote, given.body, given.rationale, given.proposal, given.delete,
        given.type, given.priority, given.visibility, given.status, given.author, moment, moment, 1,
    )  # fmt: skip


def _truth() -> list[tuple[str, str, str]]:
    lines = sample.resource("truth_adoption.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader([line for line in lines if not line.startswith("#")], delimiter="\t")
    return [(row["comment"], row["now"], row["outcome"].replace("moot", "gone")) for row in rows]


@pytest.mark.parametrize(("comment", "now", "outcome"), _truth(), ids=str)
def test_the_sample_is_judged_as_a_reader_judged_it(comment: str, now: str, outcome: str) -> None:
    found = sample_outcomes()[comment]
    assert found.verdict == outcome, found
    assert (found.now.number if found.now else "-") == now


def test_a_comment_without_words_gets_no_verdict() -> None:
    assert sample_outcomes()["general"].verdict is None


LIMIT = "使用单位应当在三十日内办理登记。"


@pytest.mark.parametrize(
    ("proposed", "now", "verdict"),
    [
        ("使用单位应当在六十日内办理登记。", "使用单位应当在六十日内办理登记。", "adopted"),
        ("使用单位应当在六十日内办理登记。", "使用单位应当在九十日内办理登记。", "adopted"),
        ("使用单位应当在六十日内办理登记。", "使用单位应当在四十五日内办理登记。", "partly"),
        ("使用单位应当在六十日内办理登记。", "使用单位应当在十日内办理登记。", "contrary"),
        ("使用单位应当在六十日内办理登记。", LIMIT, "not"),
        ("使用单位应当在六十日内办理登记。", "使用单位应当在三十日内办理登记，并公告。", "not"),
        ("使用单位可以在三十日内办理登记。", "使用单位可以在三十日内办理登记，并公告。", "adopted"),
        ("使用单位可以在三十日内办理登记。", "使用单位应当在三十日内办理登记，并公告。", "not"),
        (
            "使用单位应当在三十日内办理登记，但规模较小的除外。",
            "使用单位应当在三十日内办理登记，规模较小的除外。",
            "adopted",
        ),
        ("使用单位应当办理登记。", "使用单位应当在九十日内办理登记。", "partly"),
        ("使用单位应当办理登记。", "使用单位应当在十日内办理登记。", "contrary"),
        ("使用单位应当办理登记。", "使用单位应当在三十日内办理登记，并公告。", "not"),
        ("使用单位办理登记。", "", "gone"),
    ],
)
def test_an_edit_is_judged_by_what_was_asked(proposed: str, now: str, verdict: str) -> None:
    assert judge_edit(LIMIT, proposed, now, "zh").verdict == verdict


def test_an_edit_in_english() -> None:
    old = "The controller shall notify the authority within 24 hours."
    ask = "The controller shall notify the authority within 72 hours."
    assert (
        judge_edit(old, ask, "The controller shall notify the authority not later than 72 hours.", "en").verdict
        == "adopted"
    )
    assert (
        judge_edit(old, ask, "The controller shall notify the authority within 12 hours.", "en").verdict == "contrary"
    )
    assert judge_edit(old, old.replace("shall", "may"), old.replace("24", "48"), "en").verdict == "not"


def test_a_dearer_fine_is_contrary_to_a_milder_one() -> None:
    old = (
        "The authority shall impose a fine up to 250 000 EUR, or up to 2 % of turnover, on anyone who fails to comply."
    )
    ask = old.replace(", or up to 2 % of turnover,", "")
    dearer = (
        "Failures to comply shall be subject to administrative fines up to 20 000 000 EUR, or up to 4 % of turnover."
    )
    milder = dearer.replace("20 000 000", "100 000")
    assert judge_edit(old, ask, dearer, "en").verdict == "contrary"
    assert judge_edit(old, ask, milder, "en").verdict == "not"
    assert judge_edit(old, old.replace("authority", "Commission"), dearer, "en").verdict == "not"


def test_a_fine_in_millions_is_more_than_one_in_thousands() -> None:
    old = "The authority shall impose a fine of up to EUR 500 000 on anyone who fails to comply."
    harsher = old.replace("500 000", "500 000, or up to 2 % of turnover,")
    now = "Failures to comply shall be subject to administrative fines of up to EUR {}."
    assert judge_edit(old, harsher, now.format("20 million"), "en").verdict == "not"
    milder = judge_edit(old, harsher, now.format("20 000"), "en")
    assert (milder.verdict, milder.words[0].text) == ("contrary", "EUR 20 000")


def test_a_power_asked_to_be_limited_that_became_a_duty_is_contrary() -> None:
    old = "The authority may inspect the premises. The operator shall assist it."
    ask = old.replace("premises", "premises only after notice")
    assert judge_edit(old, ask, old.replace("may", "shall"), "en").verdict == "contrary"
    elsewhere = old.replace("assist it", "assist it, except at night")
    assert judge_edit(old, elsewhere, old.replace("may", "shall"), "en").verdict == "not"


def test_a_proposed_ban_is_not_adopted_by_a_permission() -> None:
    ban = "Employers shall not monitor the private messages of their employees."
    permission = "Employers may monitor the private messages of their employees where a law provides for it."
    other = "The authority shall keep a register of the operators and publish it every year."
    weights = Weights([features(comparable(text)) for text in (ban, permission, other)])
    assert judge_addition(ban, [other, permission], weights, "en")[0].verdict == "contrary"
    assert judge_addition(permission, [other, permission], weights, "en")[0].verdict == "adopted"
    assert judge_addition(ban, [other, ban], weights, "en")[0].verdict == "adopted"


def test_of_two_separate_edits_both_must_be_done() -> None:
    old = "The authority may inspect the premises on working days. The operator shall keep the records for five years."
    ask = old.replace("premises", "premises after written notice").replace("records", "records and invoices")
    one = old.replace("premises", "premises after written notice")
    assert judge_edit(old, ask, one, "en").verdict == "partly"
    assert judge_edit(old, ask, ask.replace("shall keep", "must keep"), "en").verdict == "adopted"


def test_a_sentence_asked_to_go_that_stands_elsewhere_in_other_words_is_not_gone() -> None:
    old = "The controller and the processor shall document in writing the instructions of the controller."
    now = "The processor acts only on instructions of the controller, documented in writing by the processor."
    assert judge_deletion(old, "", "en", Around(new=now)).verdict is Verdict.NOT
    assert (
        judge_deletion(old, "", "en", Around(new="The processor shall assist the authority.")).verdict
        is Verdict.ADOPTED
    )


def test_an_idea_adopted_in_other_words_is_partly() -> None:
    old = "The authority shall fix the amount of the fine."
    ask = old.replace("fine", "fine by the degree of harm that the offender created for consumers deliberately")
    now = "The authority shall fix the amount of the fine by the degree of the harm that consumers suffered."
    found = judge_edit(old, ask, now, "en")
    assert (found.verdict, found.words[0].sign) == ("partly", "in_part")
    assert (
        judge_edit(old, ask, "The authority shall fix the amount of the fine and inform consumers.", "en").verdict
        == "not"
    )


def test_a_deletion_is_done_where_nothing_is_left() -> None:
    assert judge_deletion(LIMIT, "", "zh").verdict is Verdict.ADOPTED
    assert judge_deletion(LIMIT, LIMIT, "zh").verdict is Verdict.NOT


@given(
    st.text("使用单位应当在三六十日内办理登记，。可以不得", min_size=1, max_size=40),
    st.text("使用单位应当办理登记，。可", max_size=40),
)
def test_the_proposed_words_are_always_adopted_and_the_old_ones_never(old: str, proposed: str) -> None:
    if old.strip() == proposed.strip() or not proposed.strip() or not old.strip():
        return
    assert judge_edit(old, proposed, proposed, "zh").verdict is Verdict.ADOPTED
    assert 0 <= judge_edit(old, proposed, old + "另有规定的除外。", "zh").score <= 1


@pytest.mark.parametrize(
    ("put", "now", "verdict"),
    [
        ("，并诚信经营", "，并合规经营", "partly"),  # 经营 of the words asked for, at their place
        ("，并诚信经营", "，并接受检查", "not"),
        (
            "，并诚信经营",
            "，并在每季度结束前向主管部门报送经营数据、从业人员名册、消防记录和设备清单",
            "not",
        ),  # far more
    ],
)
def test_a_telling_word_at_the_very_place_is_an_answer_in_other_words(put: str, now: str, verdict: str) -> None:
    old = "露营地管理人应当依法办理登记。"
    ask, text = (old.replace("登记", f"登记{words}") for words in (put, now))
    assert judge_edit(old, ask, text, "zh").verdict == verdict


@pytest.mark.parametrize(("now", "verdict"), [("40", "contrary"), ("15", "partly"), ("5", "adopted"), ("20", "not")])
def test_a_sum_whose_currency_follows_it_is_read_as_a_whole(now: str, verdict: str) -> None:
    old = "Operators that ignore an order shall pay fines of up to 20 000 000 EUR."
    ask = old.replace("20 000 000", "10 000 000")
    assert judge_edit(old, ask, old.replace("20 000 000", f"{now} 000 000"), "en").verdict == verdict


@pytest.mark.parametrize(("now", "verdict"), [("三万元", "contrary"), ("二千元", "adopted"), ("六千元", "partly")])
def test_an_amount_of_a_passage_written_anew_is_that_of_the_likest_clause(now: str, verdict: str) -> None:
    old = "拒绝检查的，对个人可以处一万元以下的罚款，对单位可以处十万元以下的罚款；情节严重的，责令关闭。"
    ask = old.replace("一万元", "五千元")
    text = f"拒绝检查的，由主管部门责令改正，对单位处二十万元以下的罚款；对个人处{now}以下的罚款。"
    found = judge_edit(old, ask, text, "zh")
    assert found.verdict == verdict
    if verdict == "contrary":
        assert found.words[0].text == now


def test_a_duty_that_became_a_permission_as_asked_is_never_nothing() -> None:
    old = "经营者应在期满前60日内申请续期，每次续期不超过二年。"
    ask = old.replace("应在", "可以在").replace("60日", "90日")
    now = "登记有效期届满的，经营者可在期满前60日内申请续期，每次续期不超过二年。"
    assert judge_edit(old, ask, now, "zh").verdict == "partly"


def test_a_clause_to_go_is_gone_where_the_words_beside_it_have_closed_up() -> None:
    old = "每次续期最长为二年，但不得超过授权经营期限，自上一期届满次日起计算。"
    ask = old.replace("但不得超过授权经营期限，", "")
    now = "每次续期最长为二年，自上一期届满次日起计算，期满不续期的予以注销。"
    around = Around(
        "根据授权协议经营期限不超过二年的，从其约定。", f"根据授权协议经营期限不超过二年的，从其约定。{now}"
    )
    assert judge_edit(old, ask, now, "zh", around).verdict == "adopted"
    moved = "每次续期最长为二年，自上一期届满次日起计算，但不得超过授权经营期限。"
    assert judge_edit(old, ask, moved, "zh", around).verdict == "not"


@pytest.mark.parametrize(
    ("now", "verdict"), [("供水、供电、公交等单位登记其数据", "partly"), ("学校登记其数据", "not")]
)
def test_several_of_the_characters_at_the_very_place_are_an_answer(now: str, verdict: str) -> None:
    old = "鼓励登记主体登记数据。"
    assert judge_edit(old, f"{old}支持水电和公交企业登记。", f"{old}鼓励{now}。", "zh").verdict == verdict


def test_words_that_the_older_draft_never_used_are_an_answer() -> None:
    old = "The authority shall have regard to the gravity of the breach."
    ask = f"{old} It shall consider whether the pilot was drunk or reckless."
    now = f"{old} A pilot's blood shall be examined. Reckless or drunk pilots shall not fly."
    known = frozenset(["author", "gravity", "pilot"])
    assert judge_edit(old, ask, old, "en", Around(new=now, known=known)).verdict == "partly"
    assert judge_edit(old, ask, old, "en", Around(new=now)).verdict == "not"
    less = now.replace("Reckless or drunk", "Tired")
    assert judge_edit(old, ask, old, "en", Around(new=less, known=known)).verdict == "not"


ARTICLES = (
    "国家建立健全露营地等级评定制度。县级人民政府在制定涉及露营地的规划时，应当听取游客意见。",
    "露营地管理人应当公布收费标准。",
    "露营地内禁止燃放烟花爆竹，不得使用无人机拍摄他人。",
)


@pytest.mark.parametrize(
    ("proposed", "known", "verdict", "at"),
    [
        ("国家建立露营地等级评定制度，评定结果由第三方机构每年复核并公布于众。", "", "partly", 0),  # its first clause
        ("评定结果由第三方机构每年复核并公布于众。", "", "not", None),
        ("严禁携带烟花及无人机入内。", "露营 携带", "partly", 2),  # the older draft knew neither
        ("严禁携带烟花及无人机入内。", "露营 烟花 无人机", "not", None),
    ],
)
def test_a_proposed_article_taken_up_in_one_clause_or_by_its_new_words_is_partly(
    proposed: str, known: str, verdict: str, at: int | None
) -> None:
    weights = Weights([features(comparable(text)) for text in ARTICLES])
    found, place = judge_addition(proposed, ARTICLES, weights, "zh", frozenset(known.split()))
    assert (found.verdict, place) == (verdict, at)


def test_what_the_draft_wrote_at_the_place_instead_is_shown() -> None:
    old = "The size and the turnover of the operator shall be considered."
    ask = old.replace("turnover", "turnover and the good faith")
    found = judge_edit(old, ask, old.replace("turnover", "turnover, as well as the past conduct,"), "en")
    assert (found.verdict, found.words[-1].sign, found.words[-1].text) == (
        "not",
        "instead",
        "as well as the past conduct",
    )
    assert all(word.sign != "instead" for word in judge_edit(old, ask, old, "en").words)


def test_an_abbreviation_in_the_plural_is_the_same_word() -> None:
    old = "The authority shall consider the interests of small providers."
    ask, now = (old.replace("small providers", words) for words in ("SMEs", "SME operators"))
    assert judge_edit(old, ask, now, "en").verdict != "not"


def test_words_that_stood_there_already_can_not_be_adopted() -> None:
    old = parse("示例办法\n第一条 申请应当在十日内办结。\n第二条 本办法自公布之日起施行。\n")
    asked = Comments(old).on("1", quote="十日内", proposal="十日内")
    (found,) = outcomes([asked], compare(old, old))
    assert (found.verdict, "相同" in found.zh, "already" in found.en) == (None, True, True)


@pytest.mark.parametrize(
    ("asked", "now", "told"),
    [
        ("形式审查", "形式审核", "形式审查"),
        ("风险核查", "风险查验", "风险核查"),
    ],
)
def test_what_is_taken_up_by_a_word_that_means_the_same_is_told_as_a_guess(asked: str, now: str, told: str) -> None:
    judged = judge_edit("登记机关对材料作出决定。", f"登记机关对材料进行{asked}。", f"登记机关对材料进行{now}。", "zh")
    assert (judged.verdict, judged.sure) == (Verdict.ADOPTED, False)
    assert any(word.sign is Sign.IN_PART and told in word.text for word in judged.words)


def test_a_word_beside_another_form_of_the_one_replaced_is_found() -> None:
    judged = judge_edit("审核", "形式审查", "登记机关对申请材料进行形式审核。", "zh")
    assert (judged.verdict, judged.sure) == (Verdict.ADOPTED, False)


def test_the_very_words_leave_no_doubt() -> None:
    judged = judge_edit("登记机关作出决定。", "登记机关进行形式审查。", "登记机关及时进行形式审查。", "zh")
    assert (judged.verdict, judged.sure) == (Verdict.ADOPTED, True)
