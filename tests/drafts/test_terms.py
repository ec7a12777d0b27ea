"""Defined terms on small rules of our own: where defined, where used, and what is doubtful."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.model import Draft
from drafts.normalize import normalize
from drafts.parse import parse
from drafts.terms import Term, term_at, term_diagnostics, terms_of
from tests.drafts.traditional_letters import traditional

RULE = (
    "示例条例\n第一条　为了规范数据处理，制定本条例。\n"
    "第二条　省、市主管部门（以下简称主管部门）负责监督管理。数据处理者应当服从主管部门。\n"
    "第三条　数据处理者处理重要数据的，应当备案。\n前款所称备案，是指提交材料。\n"
    "第四条　本条例下列用语的含义：\n（一）数据，是指信息的记录。\n（二）数据处理者，是指处理数据的人。\n"
    "（三）“重要数据”：是指重要的数据。\n（四）闲置用语，是指没有用到的话。\n第五条　本条例自公布之日起施行。\n"
)


def draft_of(text: str) -> Draft:
    return parse(normalize(text).text)


def found(text: str) -> dict[str, Term]:
    return {term.name: term for term in terms_of(draft_of(text))}


def test_chinese_definitions_in_every_wording() -> None:
    terms = found(RULE)
    assert {name: (term.kind, term.article, term.narrow) for name, term in terms.items()} == {
        "主管部门": ("short", "art_2", False),
        "备案": ("defined", "art_3", True),
        "数据": ("defined", "art_4", False),
        "数据处理者": ("defined", "art_4", False),
        "重要数据": ("defined", "art_4", False),
        "闲置用语": ("defined", "art_4", False),
    }


def test_definitions_in_traditional_letters_are_told_in_them() -> None:
    before, terms = found(RULE), found(traditional(RULE))
    assert list(terms) == [traditional(name) for name in before]
    for old, new in zip(before.values(), terms.values(), strict=True):
        assert (old.kind, old.span, old.definition, old.uses) == (new.kind, new.span, new.definition, new.uses)


def test_a_use_is_the_longest_term_that_stands_there() -> None:
    draft = draft_of(RULE)
    terms = {term.name: term for term in terms_of(draft)}
    for term in terms.values():
        assert all(draft.slice(use) == term.name for use in term.uses)
    assert len(terms["数据处理者"].uses) == 2
    assert len(terms["重要数据"].uses) == 1
    assert len(terms["数据"].uses) == 3  # 数据处理, 处理数据的人, 重要的数据
    assert draft.slice(terms["数据"].definition) == "（一）数据，是指信息的记录。"


def test_the_term_at_a_character() -> None:
    draft = draft_of(RULE)
    at = draft.text.index("数据处理者处理")
    term = term_at(draft, at + 1)
    assert term is not None
    assert (term.name, term.article) == ("数据处理者", "art_4")
    assert term_at(draft, draft.text.index("应当服从")) is None


def test_an_unused_term_and_one_defined_twice_are_reported() -> None:
    twice = RULE.replace("第五条　", "第五条　本条例所称数据，是指别的东西。\n第六条　")
    assert {(d.code, d.article) for d in term_diagnostics(draft_of(twice))} == {
        ("term-unused", "art_4"),
        ("term-defined-twice", "art_5"),
    }


def test_a_term_of_a_chapter_may_be_defined_again() -> None:
    text = (
        "示例条例\n第一章　甲\n第一条　本章下列用语的含义：\n（一）船舶，是指大船。\n（二）船长，是指船舶的首长。\n"
        "第二章　乙\n第二条　本章下列用语的含义：\n（一）船舶，是指小船。\n（二）船东，是指船舶的主人，船东、船长同责。\n"
        "第三条　本条例自公布之日起施行。\n"
    )
    assert term_diagnostics(draft_of(text)) == ()


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("“Device” means a thing.", "Device", "defined"),
        ("‘device’ means a thing;", "device", "defined"),
        ("“Device” as used in these Measures refers to a thing.", "Device", "defined"),
        ("The sample office (hereinafter referred to as the “Office”) decides.", "Office", "short"),
        ("The sample office (hereinafter the Office) decides.", "Office", "short"),
        ("The sample office (the “Office”) decides.", "Office", "short"),
    ],
)
def test_english_definitions(sentence: str, name: str, kind: str) -> None:
    terms = found(
        f"Sample Measures\nArticle 1 {sentence}\nArticle 2 Any device or Office counts; devices too.\n"
        "Article 3 These Measures take effect now.\n"
    )
    assert {(t.name, t.kind) for t in terms.values()} == {(name, kind)}
    assert len(terms[name].uses) == (2 if name.lower() == "device" else 1)


def test_words_that_define_nothing() -> None:
    text = (
        "示例条例\n第一条　指定机构，指导工作。\n第二条　目录（以下同）由部门指定。\n第三条　本条例自公布之日起施行。\n"
    )
    assert found(text) == {}


@given(
    st.lists(
        st.sampled_from(["本条例所称", "甲", "，是指", "（以下简称", "）", "“", "”", " means ", "\n第一条　", "。"]),
        max_size=40,
    )
)
def test_any_text_at_all_has_terms_or_none(pieces: list[str]) -> None:
    draft = draft_of("".join(pieces))
    for term in terms_of(draft):
        assert draft.slice(term.span) == term.name
        assert term.definition.holds(term.span)


@pytest.mark.parametrize("piece", ["本条例所称", "“甲", "（以下简称", "A b ", "甲乙丙"])
def test_long_repeats_take_linear_time(piece: str) -> None:
    draft = draft_of("示例条例\n第一条　甲乙，是指丙。\n第二条　" + piece * 20_000 + "\n")
    began = time.process_time()
    terms_of(draft)
    assert time.process_time() - began < 2
