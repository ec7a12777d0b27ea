"""What holds of every decision, sensible or not: nothing is lost, nothing is guessed, nothing takes long."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.amend import NoInstructionsError, amend
from drafts.amending.model import Amended, Effect, State
from drafts.amending.quoting import QUOTE, skeleton
from drafts.model import Draft, Span
from drafts.normalize import normalize
from drafts.numerals import write_numeral
from drafts.parse import parse
from tests.drafts.checks import check_draft

_WORDS = (
    "经营者应当登记。",
    "登记机关应当在三十日内答复。",
    "违反规定的，处一千元罚款。",
    "有下列情形之一的，不予登记：",
    "检查应当记录。",
)


def base_of(shape: list[list[int]], *, chapters: bool) -> str:
    """A rule whose articles have the paragraphs named, the fourth with three items."""
    lines = ["示例登记办法"]
    for i, paragraphs in enumerate(shape, start=1):
        if chapters and i % 3 == 1:
            lines.append(f"第{write_numeral(i // 3 + 1)}章　第{i}部分")
        reference = f"依照本办法第{write_numeral(max(i - 1, 1))}条办理。"
        for j, words in enumerate(paragraphs):
            text = _WORDS[words] + (reference if j == 0 and words != 3 else "")
            lines.append(f"第{write_numeral(i)}条　{text}" if j == 0 else text)
            if words == 3:
                lines += ["（一）材料不齐的；", "（二）隐瞒事实的；", "（三）其他情形。"]
    return "\n".join(lines) + "\n"


shapes = st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=3), min_size=1, max_size=8)
number = st.integers(1, 9).map(write_numeral)
target = st.one_of(
    number.map("第{}条".format),
    st.tuples(number, number).map(lambda n: f"第{n[0]}条第{n[1]}款"),
    st.tuples(number, number, number).map(lambda n: f"第{n[0]}条第{n[1]}款第{n[2]}项"),
    number.map("第{}章".format),
)
words = st.sampled_from(["登记", "应当", "三十日", "一千元", "。", "检查", "本办法第二条", "没有的词"])
order = st.one_of(
    st.tuples(target, words).map(lambda t: f"将{t[0]}修改为：“{t[1]}的新文字。”"),
    st.tuples(target, target).map(lambda t: f"将{t[0]}、{t[1]}修改为：“合成的文字。”"),
    st.tuples(number, words).map(lambda t: f"增加一条，作为第{t[0]}条：“新增{t[1]}。”"),
    st.tuples(target, number).map(lambda t: f"{t[0]}增加一款，作为第{t[1]}款：“新增一款。”"),
    st.tuples(target, number).map(lambda t: f"{t[0]}增加一项，作为第{t[1]}项：“（{t[1]}）新增一项；”"),
    target.map("删去{}。".format),
    st.tuples(target, target).map(lambda t: f"{t[0]}改为{t[1]}。"),
    st.tuples(target, target).map(lambda t: f"将{t[0]}和{t[1]}合并。"),
    st.tuples(target, number, number).map(lambda t: f"{t[0]}分为两条，作为第{t[1]}条、第{t[2]}条：“前。”“后。”"),
    st.tuples(target, words, words).map(lambda t: f"将{t[0]}中的“{t[1]}”修改为“{t[2]}”。"),
    st.tuples(words, words).map(lambda t: f"将本办法中的“{t[0]}”统一修改为“{t[1]}”。"),
    st.tuples(target, words).map(lambda t: f"在{t[0]}中的“{t[1]}”后增加“，并”。"),
    st.tuples(target, words).map(lambda t: f"删去{t[0]}中的“{t[1]}”。"),
    st.just("条文序号作相应调整。"),
)


def effects_of(amended: Amended) -> list[Effect]:
    found = [effect for outcome in amended.outcomes for effect in outcome.effects]
    return list(dict.fromkeys([*found, *amended.derived]))


def without(text: str, spans: Iterable[Span]) -> str:
    """The characters that lie in none of the spans."""
    kept, at = [], 0
    for span in sorted(spans):
        kept.append(text[at : span.start])
        at = max(at, span.end)
    return "".join([*kept, text[at:]])


def check(amended: Amended) -> None:
    """Asserts that what no effect covers is in both texts, character for character, and that effects are where they say."""
    check_draft(amended.draft)
    effects = effects_of(amended)
    assert without(amended.base.text, [e.base for e in effects]) == without(amended.text, [e.span for e in effects])
    for effect in effects:
        assert amended.base.slice(effect.base) == effect.old
        assert amended.draft.slice(effect.span) == effect.new
    for outcome in amended.outcomes:
        assert amended.decision.slice(outcome.instruction.span) == outcome.instruction.words
        assert (outcome.state is State.DONE) == (outcome.reason is None)
        if outcome.state is not State.DONE:
            assert outcome.effects == ()


def decision_of(lines: list[str]) -> Draft:
    points = [f"{write_numeral(i)}、{line}" for i, line in enumerate(lines, start=1)]
    return parse("关于修改《示例登记办法》的决定\n" + "\n".join(points) + "\n")


@given(shapes, st.booleans(), st.lists(order, min_size=1, max_size=7))
@settings(max_examples=250)
def test_what_no_instruction_touches_stays_character_for_character(
    shape: list[list[int]], chapters: bool, lines: list[str]
) -> None:
    amended = amend(parse(base_of(shape, chapters=chapters)), decision_of(lines))
    check(amended)
    assert normalize(amended.text).text == amended.text


@given(shapes, st.lists(order, min_size=1, max_size=4))
@settings(max_examples=60)
def test_a_decision_none_of_which_fits_changes_nothing(shape: list[list[int]], lines: list[str]) -> None:
    amended = amend(parse(base_of(shape, chapters=False)), decision_of(lines))
    if not amended.in_state(State.DONE):
        assert amended.text == amended.base.text


@given(st.text(alphabet='第一二三十条款项章将删去修改为增加作为“”‘’"中的、，。；：\n（）《》A1 和至', max_size=200))
@settings(max_examples=300)
def test_any_words_at_all_are_read_or_refused_with_a_sentence(text: str) -> None:
    base = parse(base_of([[0], [1, 2], [3]], chapters=True))
    with contextlib.suppress(NoInstructionsError):
        check(amend(base, parse(normalize("关于修改《示例登记办法》的决定\n一、" + text).text)))


@given(st.text(alphabet="“”‘’\"「」\n一、将x'", max_size=80), st.booleans())
@settings(max_examples=300)
def test_a_skeleton_keeps_the_place_of_every_character(text: str, chinese: bool) -> None:
    frame = skeleton(text, Span(0, len(text)), chinese=chinese)
    assert frame.text.count(QUOTE) == len(frame.quotes)
    for i, character in enumerate(frame.text):
        if character != QUOTE:
            assert text[frame.source(i)] == character
            assert frame.source_end(i + 1) == frame.source(i) + 1


@pytest.mark.parametrize(
    "piece",
    [
        "将第一条、", "第一条", "第（一）、", "“", "”", "“将", "，将第一条中的", "增加一条，", "一、\n", "《", "第一条第", "（一）",
        "修改为", "“甲”、", "至第九百九十九条", "第一条至第九百九十九条、",
    ],
)  # fmt: skip
def test_long_repeats_take_linear_time(piece: str) -> None:
    base = parse(base_of([[0], [1, 2], [3]], chapters=True))

    def taken(times: int) -> float:
        text = "关于修改《示例登记办法》的决定\n一、删去第一条。\n二、" + piece * times + "\n"
        start = time.process_time()
        amend(base, parse(text))
        return time.process_time() - start

    assert taken(40_000 // len(piece)) < 4
