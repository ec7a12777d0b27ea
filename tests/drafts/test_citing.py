"""Citations whose words come from the law itself."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.citing import cite
from drafts.errors import DraftError, UnknownProvisionError
from drafts.parse import parse
from drafts.precedents import citations

LAW = """中华人民共和国练习安全法

第一条　为了保护练习参加者的安全，制定本法。

第二条　使用单位应当在三日内向登记机关报告设备事故。
报告应当包括：
（一）时间；
（二）地点、人员。
登记机关应当标明“已报告”字样。

第三条　单位不得有下列行为：
（一）隐瞒事故；
（二）伪造记录。

第三条之一　本法自公布之日起施行。
"""
WESTERN = """Regulation on training

Article 1
Subject

1. A user shall report within three days.

2. The report shall state:
(a) the time;
(b) the place.

Article 2
Rest

This applies to every user.
"""


@pytest.mark.parametrize(
    ("place", "words", "text"),
    [
        ("2", "", "《练习安全法》第二条"),
        ("第二条第二款第二项", "", "《练习安全法》第二条第二款第二项"),
        ("2(2)(2)", "", "《练习安全法》第二条第二款第二项"),
        ("2", "三日内向登记机关报告", "《练习安全法》第二条第一款：“三日内向登记机关报告”"),
        ("2", "人员", "《练习安全法》第二条第二款第二项：“人员”"),
        ("2", '标明"已报告" 字样', "《练习安全法》第二条第三款：“标明‘已报告’字样”"),
        ("2", "使用单位应当……报告", "《练习安全法》第二条第一款：“使用单位应当……报告”"),
        # words that several paragraphs have, or that run across them, name no paragraph
        ("2", "登记机关", "《练习安全法》第二条：“登记机关”"),
        ("2", "设备事故。报告应当包括", "《练习安全法》第二条：“设备事故。报告应当包括”"),
        ("第二条第三款", "登记机关", "《练习安全法》第二条第三款：“登记机关”"),
        # the only paragraph of an article has no number
        ("第3条", "伪造记录", "《练习安全法》第三条第二项：“伪造记录”"),
        ("3", "下列行为:（一）隐瞒事故", "《练习安全法》第三条：“下列行为：（一）隐瞒事故”"),
        ("3-1", "自公布之日", "《练习安全法》第三条之一：“自公布之日”"),
    ],
)
def test_a_place_is_cited_as_chinese_lawyers_write_it(place: str, words: str, text: str) -> None:
    law = parse(LAW)
    made = cite(law, place, words)
    assert made.text == text
    assert all(found.right and found.law for found in citations(text, {"练习安全法": law}))


def test_a_place_is_cited_in_english() -> None:
    zh, en = parse(LAW), parse(WESTERN)
    assert cite(zh, "2", "人员", language="en").text == "《练习安全法》, Article 2, paragraph 2, item 2: “人员”"
    assert cite(zh, "3", "伪造记录", language="en", title="Training Safety Law").text == (
        "Training Safety Law, Article 3, item 2: “伪造记录”"
    )
    assert cite(en, "1", "the  place", language="en").text == "Regulation on training, Article 1(2)(b): “the place”"
    assert cite(en, "Article 2", "every user", language="en").plain == "Regulation on training, Article 2"
    assert cite(en, "1(2)(b)").text == "《Regulation on training》第1条第二款第（b）项"


@pytest.mark.parametrize(
    ("place", "words", "said"),
    [
        ("2", "五日内报告", "使用单位应当在三日内向登记机关报告设备事故。"),
        ("2", "隐瞒事故", "它们在第三条"),
        ("第二条第一款", "已报告", "最接近的是"),
        ("2", "报告……使用单位", "没有引用"),
        ("2", "……", "没有引用"),
    ],
)
def test_words_that_are_not_there_are_refused_saying_what_is(place: str, words: str, said: str) -> None:
    with pytest.raises(DraftError) as caught:
        cite(parse(LAW), place, words)
    assert said in caught.value.zh
    assert caught.value.en


@pytest.mark.parametrize("place", ["9", "第二条第九款", "第二条第二款第七项", "2(2)(x)", "", "附件"])
def test_a_place_that_is_not_there_is_refused(place: str) -> None:
    with pytest.raises(UnknownProvisionError):
        cite(parse(LAW), place)


@given(st.data())
def test_any_words_of_an_article_are_cited_as_they_stand_and_found_right_again(data: st.DataObject) -> None:
    law = parse(LAW)
    article = data.draw(st.sampled_from(law.articles))
    body = law.body(article)
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    if not body[start:end].strip():
        return
    made = cite(law, article.key, body[start:end])
    assert made.words == body[start:end].strip()
    assert made.text.startswith(f"《练习安全法》{article.label}")
    assert all(found.right for found in citations(made.text, {"法": law}))


@given(st.text(max_size=30), st.text(max_size=30))
def test_anything_typed_is_cited_or_refused_in_a_sentence(place: str, words: str) -> None:
    law = parse(LAW)
    with suppress(DraftError):
        made = cite(law, place, words)
        assert all(piece in law.text for piece in made.words.split("……"))
