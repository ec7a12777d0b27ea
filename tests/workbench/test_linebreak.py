from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.linebreak import break_lines, cells, fit, truncate
from workbench.safe import safe

NEVER_FIRST = "，。；：、！？）》」』”’…"
NEVER_LAST = "（《“‘「"
ZH = (
    "第三十七条　网络数据处理者向境外提供个人信息达到一百万人以上的，应当在30个工作日内，按照《数据出境规定》（试行）"
    "第十二条第二款的要求报“主管部门”备案；逾期未报的，处五万元以上五十万元以下罚款……情节严重的，责令停业整顿！"
)
EN = (
    "Article 12 (notification): a processor shall, within 24 hours (or 72 hours where the authority so allows), "
    "report any incident affecting 1,000,000 persons or more—see Annex II, point 3(a)—to the competent authority."
)
MIXED = "向 the European Data Protection Board（以下简称“EDPB”）提交 GDPR 第35条所称 DPIA 报告，期限为30日。"
words = st.sampled_from(
    [
        "数据",
        "处理者",
        "，",
        "。",
        "（",
        "）",
        "“",
        "”",
        "《",
        "》",
        "……",
        "——",
        " ",
        "  ",
        "GDPR",
        "processor",
        "30日",
        "第八条",
        "1,000",
        "e\u0301",
        "🙂",
        "、",
        "；",
        "-",
        "/",
        "[-",
        "-]",
    ]
)


def check(text: str, width: int, first: int = 0, hang: int = 0) -> None:
    lines = break_lines(text, width, first=first, hang=hang)
    assert "".join(text[line.start : line.end] for line in lines) == text
    for number, line in enumerate(lines):
        assert line.start <= line.shown <= line.end
        assert not text[line.shown : line.end].strip(" \n")
        room = max(2, width - (hang if number else first))
        assert cells(text[line.start : line.shown]) <= room


def kinsoku_faults(text: str, width: int) -> list[str]:
    faults = []
    for line in break_lines(text, width):
        shown = text[line.start : line.shown]
        if line.start and text[line.start - 1] != "\n" and shown[:1] and shown[0] in NEVER_FIRST:
            faults.append(shown)
        if line.end < len(text) and text[line.end - 1] != "\n" and shown[-1:] and shown[-1] in NEVER_LAST:
            faults.append(shown)
    return faults


@pytest.mark.parametrize("text", [ZH, EN, MIXED, ZH + "\n" + EN])
def test_own_text_at_every_width(text: str) -> None:
    for width in range(30, 201):
        check(text, width, first=4)
        assert kinsoku_faults(text, width) == []


@settings(max_examples=150)
@given(st.lists(words, max_size=60).map("".join), st.integers(2, 100), st.integers(0, 8), st.integers(0, 8))
def test_any_text_gives_back_its_source_and_overflows_nowhere(text: str, width: int, first: int, hang: int) -> None:
    check(text, width, first, hang)


@settings(max_examples=100)
@given(st.text(max_size=80), st.integers(2, 60))
def test_any_characters_at_all(text: str, width: int) -> None:
    check(safe(text), width)


def test_words_and_atoms_stay_whole() -> None:
    for width in range(30, 101):
        for line in break_lines(EN, width):
            if line.end < len(EN):
                assert not (EN[line.end - 1].isalpha() and EN[line.end].isalpha())
        for line in break_lines(ZH, width):
            before, after = ZH[max(0, line.end - 3) : line.end], ZH[line.end : line.end + 3]
            assert not (before.endswith("30") and after), (width, before, after)
            assert not (before.endswith("第十") and after.startswith("二条"))


def test_a_word_longer_than_the_line_is_cut() -> None:
    lines = break_lines("x" * 25, 10)
    assert [line.end - line.start for line in lines] == [10, 10, 5]


def test_marks_around_changes_stay_with_their_words() -> None:
    text = "处理者应当在[-三十日-]{+六十日+}内向主管部门报告。" * 4
    for width in range(20, 101):
        for line in break_lines(text, width):
            shown = text[line.start : line.shown]
            assert not shown.startswith(("-]", "+}"))
            assert not shown.endswith(("[-", "{+"))


def test_line_breaks_of_the_text_end_lines_and_empty_text_is_one_line() -> None:
    assert break_lines("", 10) == [(0, 0, 0)]
    assert break_lines("a\n\nb", 10) == [(0, 2, 1), (2, 3, 2), (3, 4, 4)]


@given(st.text(max_size=40), st.integers(0, 30))
def test_truncate_and_fit(text: str, width: int) -> None:
    text = safe(text).replace("\n", " ")
    assert cells(truncate(text, width)) <= width
    if width:
        assert cells(fit(text, width)) == width


def test_a_very_long_line_is_broken_in_reasonable_time() -> None:
    text = "数据处理者" * 200_000
    lines = break_lines(text, 80)
    assert len(lines) == 25_000


@pytest.mark.corpus
def test_no_fault_in_real_texts(corpus: Path) -> None:
    for path in sorted((corpus / "texts").glob("*.txt"))[:12]:
        text = safe(path.read_text(encoding="utf-8"))
        for width in (30, 47, 64, 84, 100):
            check(text, width)
            assert kinsoku_faults(text, width) == []
