"""What a memo on proposals says about each of them."""

from __future__ import annotations

from comments.adoption import Sign, Verdict, Word
from comments.memo import MemoRow
from comments.places import named_place
from comments.records import Priority
from comments.redraft import Ask
from comments.word.adoption_memo import next_step
from comments.word.memo_phrases import EN, ZH


def test_what_is_there_in_other_words_is_told_from_what_was_not_taken_up() -> None:
    words = (Word(Sign.IN_PART, "造成的损害"), Word(Sign.MISSING, "故意"), Word(Sign.STILL, "一律"))
    row = MemoRow(
        1,
        named_place("zh", "第五条"),
        None,
        Ask.REPLACE,
        (),
        (),
        Verdict.PARTLY,
        words,
        Priority.NORMAL,
        confirmed=False,
    )
    assert next_step(row, ZH).split("\n")[1:] == ["有相近表述：“造成的损害”", "未吸收：“故意”、“一律”"]
    assert next_step(row, EN).split("\n")[1:] == [
        "Taken up in part or in other words: “造成的损害”",
        "Not taken up: “故意”, “一律”",
    ]
