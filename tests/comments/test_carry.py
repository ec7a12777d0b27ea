"""Comments carried to the next draft: where they go, what needs a look, what is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from comments.carry import Carried, Carrying, carry
from comments.records import Comment, CommentType, OtherPlace, Priority, Quote, Status, Visibility
from drafts import anchor
from drafts.compare import compare
from drafts.model import Draft, Span
from drafts.parse import parse

FIRST = (
    "为了规范练习活动，保护参加者的权益，制定本办法。",
    "使用单位应当在三十日内向登记机关办理登记，并提交活动方案、场地证明和安全预案。",
    "登记机关应当在十日内作出决定；不予登记的，应当书面说明理由。",
    "使用单位应当每年检查一次设备。检查记录应当保存三年。",
    "器材不得转借他人使用，经登记机关同意的除外。",
    "本办法自公布之日起施行。",
)


def draft(*bodies: str) -> Draft:
    numerals = "一二三四五六七八九"
    text = "练习管理办法\n\n" + "".join(f"第{numerals[at]}条　{body}\n" for at, body in enumerate(bodies))
    return parse(text)


def comment(made_on: Draft, number: str, words: str = "", *, also: tuple[OtherPlace, ...] = ()) -> Comment:
    place = place_of(made_on, number, words)
    at = datetime(2021, 12, 1, tzinfo=UTC)
    return Comment(
        id="0" * 10,
        matter="practice",
        draft="draft1",
        article=place.article,
        number=place.number,
        label=place.label,
        quote=place.quote,
        body="意见",
        rationale="",
        proposal=None,
        delete=False,
        type=CommentType.SUBSTANTIVE,
        priority=Priority.NORMAL,
        visibility=Visibility.SUBMISSION,
        status=Status.PROPOSED,
        author="审阅人甲",
        created=at,
        updated=at,
        revision=1,
        also=also,
    )


def place_of(made_on: Draft, number: str, words: str = "") -> OtherPlace:
    article = made_on.article(number)
    quote = None
    if words:
        start = made_on.body(article).index(words)
        quote = Quote(*anchor.take(made_on, article.key, Span(start, start + len(words))))
    return OtherPlace(article.key, article.number, article.label, quote)


def carried(old: Draft, new: Draft, number: str, words: str = "") -> Carried:
    return carry([comment(old, number, words)], [compare(old, new)])[0]


def shown(done: Carried) -> tuple[str, str, str | None]:
    new = done.places[0].new
    return done.state.value, new.number if new else "", new.quote.exact if new and new.quote else None


def test_unchanged_words_follow_their_renumbered_article() -> None:
    old, new = draft(*FIRST), draft(FIRST[0], "本市的练习活动，适用本办法。", *FIRST[1:])
    assert shown(carried(old, new, "3", "十日内")) == ("carried", "4", "十日内")
    assert shown(carried(old, new, "2")) == ("carried", "3", None)


def test_changed_words_need_a_look_and_are_taken_anew() -> None:
    new = draft(*FIRST[:2], FIRST[2].replace("十日内", "五个工作日内"), *FIRST[3:])
    done = carried(draft(*FIRST), new, "3", "十日内")
    assert shown(done) == ("needs-a-look", "3", "五个工作日内")
    assert done.kept < 1


def test_words_are_followed_into_a_sentence_that_was_moved_within_the_article_and_put_otherwise() -> None:
    sentences = ("渡口经营人应当公布票价。", "渡船每年检验一次，三十日内完成。", "遇有大风、浓雾，渡口经营人可以停航。")
    moved = "遇有大风、浓雾、暴雨，渡口经营人应当停航。"
    old, new = draft("".join(sentences)), draft(moved + sentences[0] + sentences[1])
    assert shown(carried(old, new, "1", "浓雾")) == ("carried", "1", "浓雾")
    assert shown(carried(old, new, "1", "渡口经营人可以停航")) == ("needs-a-look", "1", "渡口经营人应当停航")


def test_unchanged_words_of_an_article_that_changed_elsewhere_are_carried_and_that_is_said() -> None:
    old = draft(*FIRST)
    (untouched,) = carried(old, old, "3", "十日内").places
    assert (untouched.changed, untouched.reason("zh")) == (False, "引文未改。")
    renumbered = draft(FIRST[0], "本市的练习活动，适用本办法。", *FIRST[1:])
    assert carried(old, renumbered, "3", "十日内").places[0].reason("zh") == "引文未改。"
    assert carried(old, renumbered, "3").places[0].reason("zh") == "该条文字未改。"
    negated = draft(*FIRST[:2], FIRST[2].replace("应当", "不再", 1), *FIRST[3:])
    (around,) = carried(old, negated, "3", "十日内").places
    assert (around.state, around.changed) == (Carrying.CARRIED, True)
    assert around.reason("zh") == "引文未改，但该条别处有改动。"
    assert around.reason("en") == "The words are unchanged, but the article changed elsewhere."
    split = draft(*FIRST[:3], "使用单位应当每年检查一次设备。", "检查记录应当保存三年。", *FIRST[4:])
    assert carried(old, split, "4", "保存三年").places[0].reason("zh") == "引文未改，但该条已拆分。"


def test_an_article_that_only_gained_words_isnt_said_to_be_unchanged() -> None:
    old, new = draft(*FIRST), draft(*FIRST[:2], FIRST[2] + "逾期的，视为未报告。", *FIRST[3:])
    (whole,) = carried(old, new, "3").places
    assert (whole.kept, whole.changed, whole.reason("zh")) == (1.0, True, "随该条，其文字有改动。")
    assert carried(old, old, "3").places[0].reason("zh") == "该条文字未改。"


def test_what_changed_around_the_words_on_the_way_is_told_though_the_last_step_changed_nothing() -> None:
    first = draft(*FIRST)
    second = draft(*FIRST[:2], FIRST[2] + "逾期的，视为未报告。", *FIRST[3:])
    (done,) = carry([comment(first, "3", "十日内")], [compare(first, second), compare(second, second)])[0].places
    assert (done.changed, done.reason("zh")) == (True, "引文未改，但该条别处有改动。")


def test_words_that_were_deleted_are_lost_but_their_article_is_suggested() -> None:
    new = draft(*FIRST[:4], "器材不得转借他人使用。", FIRST[5])
    done = carried(draft(*FIRST), new, "5", "，经登记机关同意的除外")
    assert done.state is Carrying.LOST
    assert "5" in [candidate.place.number for candidate in done.places[0].candidates]
    assert done.fields() is None


def test_a_deleted_article_is_lost_even_where_another_says_the_same_words() -> None:
    """The words stand in another article: that is a suggestion, never a move."""
    longer = FIRST[3] + "检查不合格而要求停止使用的，应当书面说明理由。"
    done = carried(draft(*FIRST), draft(*FIRST[:2], longer, *FIRST[4:]), "3", "应当书面说明理由")
    assert done.state is Carrying.LOST
    assert [(c.place.number, c.place.quote is not None) for c in done.places[0].candidates][:1] == [("3", True)]


def test_a_split_article_takes_the_words_to_the_part_that_holds_them() -> None:
    first, second = "使用单位应当每年检查一次设备。", "检查记录应当保存三年。"
    new = draft(*FIRST[:3], first, second, *FIRST[4:])
    old = draft(*FIRST)
    assert shown(carried(old, new, "4", "保存三年")) == ("carried", "5", "保存三年")
    whole = carried(old, new, "4")
    assert whole.state is Carrying.LOOK
    assert {whole.places[0].new and whole.places[0].new.number} | {
        c.place.number for c in whole.places[0].candidates
    } >= {"4", "5"}


def test_a_comment_on_the_whole_draft_is_carried() -> None:
    old = draft(*FIRST)
    general = carry([comment(old, "1")], [compare(old, old)])[0].comment
    bare = replace(general, article="", number="", label="", quote=None)
    assert carry([bare], [compare(old, draft(FIRST[0]))])[0].state is Carrying.CARRIED


def test_a_new_article_whose_article_went_may_stand_after_the_one_before_it() -> None:
    first = draft(*FIRST)
    second = draft(FIRST[0], "本市的练习活动，适用本办法。", *FIRST[1:3], *FIRST[4:])
    asked = replace(comment(first, "4"), proposal="练习活动应当投保。", new_article=True)
    done = carry([asked], [compare(first, second), compare(second, second)])[0]
    assert done.state is Carrying.LOST
    candidate = done.places[0].candidates[0]
    assert (candidate.place.number, candidate.zh) == ("4", "原来在前的第三条")
    words = replace(asked, new_article=False)
    assert "原来在前的第三条" not in [c.zh for c in carry([words], [compare(first, second)])[0].places[0].candidates]


def test_further_places_go_along_and_a_lost_one_is_told() -> None:
    old, new = draft(*FIRST), draft(*FIRST[:3], *FIRST[4:])
    kept, gone = place_of(old, "5", "转借"), place_of(old, "4", "三年")
    done = carry([comment(old, "3", "十日内", also=(kept, gone))], [compare(old, new)])[0]
    assert [place.state for place in done.places] == [Carrying.CARRIED, Carrying.CARRIED, Carrying.LOST]
    assert done.state is Carrying.LOOK
    fields = done.fields()
    assert fields is not None
    also = fields["also"]
    assert isinstance(also, tuple)
    assert [place.number for place in also] == ["4"]


def test_several_drafts_are_gone_through_step_by_step() -> None:
    first = draft(*FIRST)
    second = draft(FIRST[0], "本市的练习活动，适用本办法。", *FIRST[1:])
    third = draft(*FIRST[:1], "本市的练习活动，适用本办法。", FIRST[1].replace("三十日", "六十日"), *FIRST[2:])
    done = carry([comment(first, "2", "三十日内")], [compare(first, second), compare(second, third)])[0]
    assert shown(done) == ("needs-a-look", "3", "六十日内")


def test_words_lost_on_the_way_stay_lost_although_the_last_draft_has_them_again() -> None:
    first, second = draft(*FIRST), draft(*FIRST[:4], *FIRST[5:])
    done = carry([comment(first, "5", "转借他人")], [compare(first, second), compare(second, first)])[0]
    assert done.state is Carrying.LOST
    assert done.places[0].candidates[0].place.number == "5"


@settings(max_examples=60)
@given(st.data())
def test_what_is_said_to_be_carried_is_the_same_words_in_the_right_article(data: st.DataObject) -> None:
    """Articles renumbered and edited elsewhere: an untouched quote is found, in the article that came from its own."""
    old = draft(*FIRST)
    at = data.draw(st.integers(0, len(FIRST) - 1))
    body = FIRST[at]
    start = data.draw(st.integers(0, len(body) - 4))
    stop = data.draw(st.integers(start + 3, len(body)))
    extra = data.draw(st.sampled_from(["", "本市的练习活动，适用本办法。"]))
    edited = [each + ("另有规定的，从其规定。" if number != at else "") for number, each in enumerate(FIRST)]
    new = draft(*([extra] if extra else []), *edited)
    done = carry([comment(old, str(at + 1), body[start:stop])], [compare(old, new)])[0]
    place = done.places[0].new
    assert place is not None
    assert place.quote is not None
    assert place.number == str(at + 1 + bool(extra))
    assert place.quote.exact == body[start:stop]
