"""Two people's changes to one comment, told apart and made one: nothing of either is lost, and nothing is guessed."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from comments.records import Event
from comments.three_way import Changed, Field, Value, at_beginning, before, fields, merged

NOW = datetime(2021, 12, 1, tzinfo=UTC)
TEXTS = st.text(alphabet="甲乙丙应当可以三日，。\n ab", max_size=30)


def text(base: str, theirs: str, mine: str) -> tuple[object, bool]:
    return merged(Field("body", base, theirs, mine))


def test_changes_in_different_places_are_woven_together() -> None:
    assert text(
        "处理者应当在三日内报告，并告知个人。",
        "处理者应当在五日内报告，并告知个人。",
        "处理者应当在三日内报告，并书面告知个人。",
    ) == ("处理者应当在五日内报告，并书面告知个人。", True)


def test_changes_of_the_same_words_stand_one_below_the_other_and_are_said_not_to_be_clean() -> None:
    assert text("三日内", "五日内", "十日内") == ("五日内\n十日内", False)


def test_a_list_takes_what_either_added_and_loses_what_either_took_out() -> None:
    each = Field("authorities", ("甲法", "乙法"), ("甲法", "丙法"), ("甲法", "乙法", "丁法"))
    assert merged(each) == (("甲法", "丙法", "丁法"), True)


def test_who_changed_what_is_told_apart() -> None:
    base: dict[str, Value] = {"body": "甲", "type": "wording", "priority": "low", "delete": False, "rationale": "乙"}
    theirs = {**base, "body": "甲二", "type": "coherence", "priority": "high"}
    mine = {**base, "body": "甲三", "delete": True, "priority": "high"}
    assert {each.name: each.changed for each in fields(base, theirs, mine)} == {
        "body": Changed.BOTH,
        "type": Changed.THEIRS,
        "priority": Changed.ALIKE,
        "delete": Changed.MINE,
    }


def test_the_beginning_is_read_back_from_the_history() -> None:
    history = [
        Event("C", 1, NOW, "甲", "created", (("body", None, "一"),)),
        Event("C", 2, NOW, "乙", "edited", (("body", "一", "二"), ("delete", "", "true"))),
        Event("C", 3, NOW, "乙", "edited", (("body", "二", "三"), ("authorities", "甲法\n乙法", ""))),
    ]
    told = before(history, 1)
    assert told == {"body": "一", "delete": "", "authorities": "甲法\n乙法"}
    theirs: dict[str, Value] = {"body": "三", "delete": True, "authorities": (), "rationale": "理由"}
    assert at_beginning(theirs, told) == {
        "body": "一",
        "delete": False,
        "authorities": ("甲法", "乙法"),
        "rationale": "理由",
    }
    assert before(history, 3) == {}


@given(TEXTS, TEXTS)
def test_where_only_one_changed_anything_the_merged_text_is_theirs_or_mine(base: str, other: str) -> None:
    assert text(base, other, base) == (other, True)
    assert text(base, base, other) == (other, True)
    assert text(base, other, other) == (other, True)


@given(TEXTS, TEXTS, TEXTS)
def test_merging_is_the_same_whoever_saved_first_or_says_that_it_is_not_clean(base: str, one: str, two: str) -> None:
    first, second = text(base, one, two), text(base, two, one)
    assert first[1] == second[1]
    if first[1]:
        assert first[0] == second[0]
    else:
        assert isinstance(first[0], str)
        assert all(each in first[0] for each in (one, two) if each.strip())
