"""Quotes: taken, found again, followed into the next draft."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.anchor import LostQuoteError, find, follow, follow_article_span, take
from drafts.compare import compare
from drafts.comparison import Row, RowKind, Significance
from drafts.diff import diff
from drafts.model import Draft, Kind, Provision, Span


def row(old: str, new: str) -> Row:
    return Row(RowKind.EDITED, ("a",), ("b",), False, False, 1.0, Significance.WORDING, old, new, diff(old, new))


def followed(old: str, new: str, words: str) -> str:
    start = old.index(words)
    found = follow(row(old, new), Span(start, start + len(words)))
    return new[found.span.start : found.span.end]


def draft(*bodies: str) -> Draft:
    """A draft of articles without anything else."""
    text, provisions = "", []
    for number, body in enumerate(bodies, start=1):
        start = len(text)
        label = f"第{number}条　"
        text += label + body + "\n"
        span, inside = Span(start, len(text) - 1), Span(start + len(label), len(text) - 1)
        provisions.append(Provision(f"art_{number}", Kind.ARTICLE, str(number), label.strip(), "", span, inside, None))
    return Draft("示例办法", "zh", "zh-statute", text, (), tuple(provisions), (), None, ())


def test_a_quote_keeps_its_surroundings() -> None:
    body = "使用单位应当在三十日内登记。" * 3
    exact, before, after, start = take(draft(body), "art_1", Span(20, 24))
    assert (exact, start) == (body[20:24], 20)
    assert before == body[:20]
    assert after == body[24 : 24 + 24]


def test_a_span_outside_the_article_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        take(draft("短。"), "art_1", Span(0, 9))


def test_words_said_twice_are_told_apart_by_what_surrounds_them() -> None:
    body = "使用单位应当登记。管理单位应当登记。"
    found = find("总则。" + body, "应当登记", "管理单位", "。", 13)
    assert found.span.start == 3 + body.index("管理单位") + 4
    assert found.certain


def test_words_said_twice_in_the_same_surroundings_are_not_certain() -> None:
    found = find("应当登记。应当登记。应当登记。", "登记", "x", "y", 99)
    assert not found.certain


def test_other_widths_are_found() -> None:
    found = find("应当登记，并公示。", "登记,并", "", "", 0)
    assert found.span == Span(2, 6)


def test_lost_words_are_said_to_be_lost() -> None:
    with pytest.raises(LostQuoteError) as lost:
        find("应当备案。", "应当登记", "", "", 0)
    assert "应当登记" in lost.value.zh
    assert "应当登记" in lost.value.en


@pytest.mark.parametrize(
    ("old", "new", "words", "expected"),
    [
        ("应当在三十日内报告。", "总则规定，应当在六十日内书面报告。", "三十日", "六十日"),
        ("应当在三十日内报告。", "应当在六十日内书面报告。", "内报告", "内书面报告"),
        ("甲方登记。乙方公示。", "乙方公示。", "甲方登记", ""),
        ("甲方登记。乙方公示。", "乙方公示。", "乙方公示", "乙方公示"),
        ("应当登记并公示。", "应当登记并公示。", "登记", "登记"),
    ],
)
def test_a_span_is_followed_through_the_changes(old: str, new: str, words: str, expected: str) -> None:
    assert followed(old, new, words) == expected


@given(
    st.text(alphabet="登记公示备案，。应当可以", max_size=30),
    st.text(alphabet="登记公示备案，。应当可以", max_size=30),
    st.data(),
)
@settings(max_examples=80)
def test_following_stays_inside_the_new_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    found = follow(row(old, new), Span(start, end))
    assert 0 <= found.span.start <= found.span.end <= len(new)
    assert 0.0 <= found.kept <= 1.0


@given(st.text(alphabet="登记公示备案，。应当", min_size=1, max_size=30), st.data())
@settings(max_examples=60)
def test_an_untouched_quote_is_always_found_where_it_was_taken(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    exact, before, after, at = take(draft(body), "art_1", Span(start, end))
    assert find(body, exact, before, after, at).span == Span(start, end)


def test_a_span_is_followed_into_a_renumbered_article() -> None:
    old = draft("为了规范设备登记，制定本办法。", "使用单位应当在三十日内向主管部门办理登记手续。")
    new = draft(
        "为了规范设备登记，制定本办法。",
        "登记应当遵循公开透明、便民高效的原则。",
        "使用单位应当在六十日内向主管部门办理登记手续。",
    )
    start = old.body(old.article("2")).index("三十日")
    key, found = follow_article_span(compare(old, new), "art_2", Span(start, start + 3))
    assert key == "art_3"
    assert new.body(new.by_key[key])[found.span.start : found.span.end] == "六十日"
