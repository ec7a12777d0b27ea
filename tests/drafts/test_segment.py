"""Where a text may be cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts import segment
from drafts.segment import atoms_and_runs, boundaries, tokens
from drafts.segmenting.words import cut

LEGAL = "第八条第二款（三）应当不得可以三十日15个工作日一百万元，。；：、\n　 aB1.%相适应统一年度the shall not Article 12(3)"


@given(st.text(max_size=200))
@settings(max_examples=150)
def test_tokens_give_back_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(st.text(alphabet=LEGAL, max_size=120))
@settings(max_examples=150)
def test_tokens_of_legal_text_give_it_back_and_none_is_empty(text: str) -> None:
    found = tokens(text, "zh")
    assert "".join(found) == text
    assert all(found)
    assert boundaries(text)[-1] == len(text)


@given(
    st.text(alphabet=["字", "e", "\u0301", "\u200d", "👩", "\ufe0f", "🇨", "\r", "\n", "\ud83d", "\ude00"], max_size=40)
)
@settings(max_examples=100)
def test_no_token_begins_with_a_combining_mark(text: str) -> None:
    for token in tokens(text)[1:]:
        assert unicodedata.combining(token[0]) == 0
        assert token[0] not in "\u200d\ufe0f"


@pytest.mark.parametrize(
    "atom",
    [
        "第十二条", "第十二条之一第二款第（三）项", "第三章第二节", "前两款", "（十二）", "三十日", "15个工作日",
        "十一点", "8点30分", "一百万元", "1.5亿元", "百分之五",
        "三分之二", "十八周岁", "2026年11月1日", "应当", "不得", "可以", "必须", "Article 12(3)(a)", "shall not", "may not",
        "15 working days", "EUR 20 000 000", "4 %", "30 June 2027",
    ],
)  # fmt: skip
def test_legal_atoms_are_single_tokens(atom: str) -> None:
    # a reference before （ or a unit after it might be swallowed; 对 and 的 can't belong to any atom
    text = f"对{atom}的" if not atom.isascii() else f"see {atom} of"
    assert atom in tokens(text)


@pytest.mark.parametrize(
    ("text", "not_there"),
    [
        ("相应当事人应当签字", "相应当"),
        ("统一年度计划", "一年"),
        ("同一人员名单", "一人"),
        ("善意第三人的权利", "三人"),
        ("与其能力相适应的行为", "应"),
        ("经认可以后生效", "可以"),
    ],
)
def test_words_that_only_look_like_atoms(text: str, not_there: str) -> None:
    assert not_there not in tokens(text)


def test_compounds_are_cut_into_their_parts() -> None:
    assert tokens("产品质量") == ["产品", "质量"]


def test_guessed_words_do_not_hide_a_duty() -> None:
    assert "应" in tokens("申请登记前应在保障安全的前提下存证")


ALL_ATOMS = re.compile(rf"{segment._RUN}|{segment._atoms(segment._EITHER)}|([{segment._FIRST}])|(?s:.)")
PIECES = [
    *LEGAL, "一万亿元", "三十日常", "统一", "百分之5", "二〇二四年1月", "（a）", "4a", "30 days", "1 January 2024", "EUR 20",
    "€", "§", "１０％", "10.5%", "1.", "一、", "①", "Ⅻ", "é", "Ж", "ァ", "ไ", "\u0301", "\u00a0", "🇨", "\ud83d", "\ude00",
]  # fmt: skip


def by_one_pattern(text: str) -> Iterator[tuple[str, bool]]:
    run = ""
    for piece in ALL_ATOMS.finditer(text):
        if piece.lastindex:
            run += piece.group()
        else:
            if run:
                yield run, True
            yield piece.group(), False
            run = ""
    if run:
        yield run, True


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60))
@settings(max_examples=400)
def test_what_begins_with_letters_is_cut_as_if_one_pattern_held_all_atoms(text: str) -> None:
    assert list(atoms_and_runs(text)) == list(by_one_pattern(text))


@given(st.lists(st.sampled_from([*PIECES, "。", "。1.", "。一、", "。\u0301", "\u200d。"]), max_size=30).map("".join))
@settings(max_examples=300)
def test_sentences_are_cut_as_they_would_be_in_one_text(text: str) -> None:
    chinese = f"字\n{text}"
    pieces = [word for piece, is_run in atoms_and_runs(chinese) for word in (cut(piece) if is_run else (piece,))]
    assert tokens(chinese) == segment._with_marks_joined(pieces)


@given(
    st.lists(st.sampled_from([each for each in PIECES if not re.search("[〇一-龥]", each)]), max_size=30).map("".join)
)
@settings(max_examples=200)
def test_text_without_chinese_is_cut_so_too(text: str) -> None:
    assert [piece.group() for piece in segment._LETTERED.finditer(text)] == [
        p.group() for p in ALL_ATOMS.finditer(text)
    ]
