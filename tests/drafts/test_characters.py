"""Quick questions about all characters of a text, held against the slow ones they stand for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafts.characters import all_printed, han_letters
from drafts.normalize import normalize
from drafts.parsing.oddities import INVISIBLE

EVERY = "".join(map(chr, range(0x110000)))


@given(st.text(st.sampled_from("a，\u33ff\u3400\u9fff\ua000\U00020000\U0003ffff\ud840第")))
def test_chinese_characters_are_counted_as_one_by_one(text: str) -> None:
    assert han_letters(text) == sum("\u3400" <= c <= "\u9fff" for c in text)


def test_no_other_character_counts_as_chinese() -> None:
    assert han_letters(EVERY) == 0x9FFF - 0x3400 + 1


def test_what_normalizing_leaves_out_is_never_taken_for_printed() -> None:
    left_out = [dropped.text for dropped in normalize("".join(c for c in EVERY if c not in "-—#\\")).dropped]
    assert len(left_out) > 100
    assert not [hex(ord(c)) for c in left_out if len(c) == 1 and all_printed(c)]


def test_unseen_characters_that_count_as_printed_are_looked_for_by_name() -> None:
    from drafts.parsing.oddities import PRINTED_ALL_THE_SAME

    assert {c for c in INVISIBLE.findall(EVERY) if all_printed(c)} <= set(PRINTED_ALL_THE_SAME)


def test_usual_white_space_is_no_reason_for_a_closer_look() -> None:
    assert all_printed("第一条\u3000为了\r\n\t规范\xa0管理。\f")
    assert not all_printed("第一条\u200b")
