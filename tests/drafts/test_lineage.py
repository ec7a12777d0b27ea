"""One article through several drafts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.compare import compare
from drafts.comparison import RowKind
from drafts.lineage import Lineage, Place, kinds, lineage
from drafts.model import Draft
from tests.drafts.small_drafts import build

PURPOSE = "为了规范数据托管活动，保护委托人的合法权益，制定本办法。"
RECORD = "托管服务提供者应当保存操作记录，保存期限不少于三年。"
NOTICE = "发生数据泄露的，托管服务提供者应当立即通知委托人。"
PUBLISH = "主管部门每年公布托管服务提供者名录，接受社会监督。"
TRAINING = "从业人员应当接受年度培训，考核合格后方可上岗。"


def over(*drafts: Draft) -> Lineage:
    return lineage([compare(old, new) for old, new in pairwise(drafts)])


def numbers(found: Lineage) -> list[list[str]]:
    return [
        ["/".join(d.by_key[key].number for key in keys) for d, keys in zip(found.drafts, thread.stops, strict=True)]
        for thread in found.threads
    ]


def test_an_article_is_followed_through_insertion_and_deletion() -> None:
    found = over(
        build(PURPOSE, RECORD, NOTICE),
        build(PURPOSE, PUBLISH, RECORD, NOTICE),
        build(PURPOSE, PUBLISH, NOTICE.replace("立即", "在二十四小时内")),
    )
    assert numbers(found) == [["1", "1", "1"], ["", "2", "2"], ["2", "3", ""], ["3", "4", "3"]]
    last = found.thread_of(Place(2, "art_3"))
    assert (last.first, last.last) == (0, 2)
    assert [kinds(last, step) for step in (0, 1)] == [(RowKind.SAME,), (RowKind.EDITED,)]


def test_a_split_and_a_later_merge_stay_one_thread() -> None:
    found = over(
        build(PURPOSE, RECORD + NOTICE, TRAINING),
        build(PURPOSE, RECORD, NOTICE, TRAINING),
        build(PURPOSE, RECORD + NOTICE, TRAINING),
    )
    assert ["2", "2/3", "2"] in numbers(found)


def test_an_article_that_came_and_went_has_a_thread_of_its_own() -> None:
    found = over(build(PURPOSE, RECORD), build(PURPOSE, TRAINING, RECORD), build(PURPOSE, RECORD))
    assert ["", "2", ""] in numbers(found)


def test_one_draft_alone_has_no_lineage() -> None:
    with pytest.raises(ValueError, match="two drafts"):
        lineage([])


ARTICLES = st.lists(
    st.sampled_from([PURPOSE, RECORD, NOTICE, PUBLISH, TRAINING, RECORD + NOTICE]), min_size=1, max_size=6
)


@given(st.lists(ARTICLES, min_size=2, max_size=4))
def test_every_article_of_every_draft_is_in_exactly_one_thread(drafts: list[list[str]]) -> None:
    found = over(*(build(*bodies) for bodies in drafts))
    places = [(at, key) for thread in found.threads for at, keys in enumerate(thread.stops) for key in keys]
    assert sorted(places) == sorted((at, a.key) for at, draft in enumerate(found.drafts) for a in draft.articles)
    for thread in found.threads:
        assert any(thread.stops)
        assert thread.first <= thread.last
