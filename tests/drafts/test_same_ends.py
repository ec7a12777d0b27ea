"""Sentences that no change of an article reaches are left whole, and nothing else comes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.diff import changes
from drafts.diffing.readable import readable
from drafts.diffing.same_ends import tokens_between
from drafts.diffing.token_diff import token_diff
from drafts.flags import judge
from drafts.segment import tokens

_SENTENCES = (
    "驿站管理人应当在每年三月底前报送接待人数和收费情况",
    "旅客遗失物品的，驿站管理人应当保管三十日",
    "超过三十日无人认领的，由公安机关处理",
    "违反第八条规定的，处一千元以上五千元以下罚款",
    "前款规定的期限，自登记之日起计算",
    "驿站不得收取押金，不得拒绝登记，1，000元以下的除外",
    "（一）已经登记的旅客；\n（二）未满十四周岁的旅客",
    "Keepers shall not refuse guests, unless the inn is full",
    "收费",
)


def _article(sentences: list[str]) -> str:
    return "。".join([*sentences, ""])


_ARTICLES = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6, unique=True)
"""Each sentence once: of two alike it makes no difference which went."""


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """An article and the same with some sentences, words or line ends in it edited."""
    old = draw(_ARTICLES)
    new = list(old)
    at = draw(st.integers(0, len(new) - 1))
    how = draw(st.sampled_from(("words", "gone", "more", "line")))
    if how == "words":
        new[at] = new[at].replace("应当", "可以").replace("三十日", "六十日") + draw(st.sampled_from(("", "并公布")))
    elif how == "gone":
        del new[at]
    elif how == "more":
        new.insert(at, draw(st.sampled_from(("收费应当公示", "拒绝登记的旅客不得入住"))))
    else:
        new[at] = "\n" + new[at]
    return _article(old), _article(new)


@given(edited())
def test_the_tokens_are_the_texts(texts: tuple[str, str]) -> None:
    left, right = tokens_between(*texts, "zh")
    assert ("".join(left), "".join(right)) == texts


@given(edited())
def test_changes_and_flags_are_those_of_all_words(texts: tuple[str, str]) -> None:
    old, new = texts
    cut, whole = token_diff(old, new), token_diff(old, new, whole_ends=True)
    assert changes(readable(whole)) == changes(readable(cut))
    assert judge(whole) == judge(cut)


def test_a_far_sentence_is_one_token() -> None:
    first, second, third = _SENTENCES[:3]
    old, new = _article([first, second, third]), _article([first, second, third.replace("三十日", "六十日")])
    left, _ = tokens_between(old, new, "zh")
    assert left[0] == first
    assert left[-len(tokens(f"。{third}。")) :] == tokens(f"。{third}。")


@pytest.mark.parametrize(
    "mention", ["违反第八条规定的，处一千元以上五千元以下罚款", "Article 12 applies to keepers of inns"]
)
def test_a_sentence_with_a_mention_is_cut(mention: str) -> None:
    left, _ = tokens_between(f"{mention}。收费三十元。", f"{mention}。收费五十元。", "zh")
    assert mention not in left
