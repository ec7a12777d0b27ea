"""Values that a proposal asks to change, wherever they stand in the newer draft, and the place that a deletion is judged by."""

from __future__ import annotations

import pytest

from comments.adopting.locus import stretch
from comments.adopting.measures import measures
from comments.adoption import judge_edit
from drafts.segment import tokens


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("2026年9月1日起每半年至少检查二次", "zh", [("date", "2026年9月1日"), ("often", "每半年至少")]),
        ("比例不低于一比二十五", "zh", [("ratio", "一比二十五")]),
        ("once a year, and by 1 July 2027", "en", [("often", "once a year"), ("date", "1 July 2027")]),
        ("no more than two of 50 boats", "en", [("number", "two"), ("number", "50")]),
        ("Article 5 and point 7", "en", []),
        ("EUR 5 000 000 every 24 months", "en", [("money", "EUR 5 000 000"), ("often", "every 24 months")]),
    ],
)
def test_values_are_read(text: str, language: str, read: list[tuple[str, str]]) -> None:
    found = [(each.sort, each.text) for each in measures(tokens(text, language)) if each.sort != "count"]
    assert found == read


@pytest.mark.parametrize(
    ("old", "ask", "now", "language", "verdict"),
    [
        ("露营地应当每季度检查一次。", "每年", "每半年", "zh", "partly"),
        ("露营地应当每季度检查一次。", "每年", "每月", "zh", "contrary"),
        ("管理人员与帐篷的比例不低于一比十。", "一比二十", "一比三十", "zh", "adopted"),
        ("A guide shall lead no more than ten boats.", "twenty", "fifteen", "en", "partly"),
        ("Operators shall report once a year.", "every three years", "every two years", "en", "partly"),
        ("This Act applies from 1 January 2027.", "1 January 2028", "1 July 2027", "en", "partly"),
    ],
)
def test_values_of_every_sort_are_set_against_each_other(
    old: str, ask: str, now: str, language: str, verdict: str
) -> None:
    was = measures(tokens(old, language))[0].text
    assert judge_edit(old, old.replace(was, ask), old.replace(was, now), language).verdict == verdict


def test_one_condition_instead_of_two_is_adopted_where_the_draft_joins_them_so() -> None:
    old = "负责人应当具有大专以上学历和救生证书。"
    ask = old.replace("和", "或者")
    assert judge_edit(old, ask, "负责人应当具有大专以上学历或者急救、救生证书。", "zh").verdict == "adopted"
    assert judge_edit(old, ask, "负责人应当具有大专以上学历和救生证书，并登记。", "zh").verdict == "not"


def test_a_sentence_is_gone_though_its_words_stand_scattered_beside_it() -> None:
    ask = "Any residual risk and the overall residual risk shall be acceptable."
    old = f"{ask} Those residual risks shall be communicated to the user."
    now = f"{ask} Users shall be trained."
    assert judge_edit(old, ask, now, "en").verdict == "adopted"


def test_a_word_of_the_same_idea_in_the_sentence_is_partly() -> None:
    old = "Municipalities may prohibit landing in parks."
    ask = old.replace("may", "may, after a public hearing,")
    assert (
        judge_edit(old, ask, "Municipalities may prohibit landing in parks, after consulting operators.", "en").verdict
        == "partly"
    )
    assert judge_edit(old, ask, "Municipalities may prohibit landing in parks and squares.", "en").verdict == "not"


def test_a_passage_is_found_in_a_long_text() -> None:
    text = "甲地应当公布收费标准。" * 8 + "乙地的船只每年检验一次，检验不合格的停航。" + "丙地禁止燃放烟花。" * 8
    assert "乙地的船只" in stretch("船只每年检验一次。", "船只每两年检验一次。", text, "zh")
    assert len(stretch("船只每年检验一次。", "船只每两年检验一次。", text, "zh")) < 80
    assert stretch("完全不相干的内容。", "毫无关系。", text, "zh") == text


def test_a_verdict_is_a_guess_where_other_words_took_the_place_of_those_attacked() -> None:
    old = "Officers shall fully understand the limits of the aircraft and report faults."
    ask = old.replace("fully", "sufficiently")
    guessed = judge_edit(old, ask, old.replace("fully understand", "be told"), "en")
    assert (guessed.verdict, guessed.sure) == ("not", False)
    plain = judge_edit(old, ask, old.replace("faults", "faults at once"), "en")
    assert (plain.verdict, plain.sure) == ("not", True)
