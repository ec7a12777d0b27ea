"""What holds of every comparison."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.align import align
from drafts.aligning.pins import BadPinsError, Pin, PinAction, Pins, read_pins
from drafts.compare import compare
from drafts.comparison import Comparison, ReferenceState, RowKind, Significance
from drafts.errors import UnknownProvisionError
from drafts.model import Draft
from drafts.parse import parse
from tests.drafts.case_files import sides
from tests.drafts.small_drafts import build

SENTENCES = [
    "使用单位应当在三十日内向主管部门办理登记手续。",
    "运营单位应当公示收费标准和服务电话。",
    "主管部门可以委托专业机构开展检测和评估。",
    "任何单位和个人不得擅自拆除安全标志。",
    "违反本办法第1条规定的，处一万元以上五万元以下罚款。",
    "鼓励行业协会制定高于国家标准的团体标准。",
    "设备发生故障的，维护人员应当立即停用并设置警示。",
    "登记的有效期为五年，期满可以申请延续。",
    "本办法自发布之日起施行。",
    "",
]
DRAFT = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("".join), min_size=0, max_size=9).map(
    lambda bodies: build(*bodies)
)


def check_whole(comparison: Comparison) -> None:
    for row in comparison.rows:
        assert sides(row.changes) == (row.old_text, row.new_text)
        assert 0.0 <= row.score <= 1.0
        assert all(flag.zh and flag.en for flag in row.flags)
    main = [row for row in comparison.rows if not row.partial]
    for draft, keys in (
        (comparison.old, [k for r in main for k in r.old]),
        (comparison.new, [k for r in main for k in r.new]),
    ):
        assert Counter(keys) == Counter(article.key for article in draft.articles)
    firsts = [comparison.new.by_key[row.new[0]].span.start for row in main if row.new]
    assert firsts == sorted(firsts)


@given(DRAFT, DRAFT)
@settings(max_examples=60)
def test_every_article_has_one_main_row_and_every_row_is_rebuilt(old: Draft, new: Draft) -> None:
    check_whole(compare(old, new))


@given(DRAFT)
@settings(max_examples=30)
def test_a_draft_against_itself_has_not_changed(draft: Draft) -> None:
    comparison = compare(draft, draft)
    assert all(row.kind is RowKind.SAME and row.klass is Significance.NONE for row in comparison.rows)
    assert all(check.state in (ReferenceState.UNCHANGED, ReferenceState.DANGLING) for check in comparison.references)


@given(DRAFT, DRAFT)
@settings(max_examples=100)
def test_comparing_backwards_finds_the_same_pairs(old: Draft, new: Draft) -> None:
    there = {(link.old, link.new, link.score, link.moved, link.partial) for link in align(old, new).links}
    back = {(link.new, link.old, link.score, link.moved, link.partial) for link in align(new, old).links}
    assert there == back
    kinds = {(row.old, row.new): row.kind for row in compare(old, new).rows if not row.partial}
    turned = {RowKind.SPLIT: RowKind.MERGED, RowKind.MERGED: RowKind.SPLIT}
    turned |= {RowKind.INSERTED: RowKind.DELETED, RowKind.DELETED: RowKind.INSERTED}
    for row in compare(new, old).rows:
        if not row.partial and not 1 < len(row.old) == len(row.new):
            assert turned.get(row.kind, row.kind) is kinds[row.new, row.old]


def test_comparing_backwards_mirrors_what_was_found() -> None:
    old = build(*SENTENCES[:7])
    new = build(
        SENTENCES[1], SENTENCES[0] + SENTENCES[7], SENTENCES[3].replace("擅自拆除", "擅自移动"), *SENTENCES[4:7]
    )
    there = {(link.old, link.new) for link in align(old, new).links}
    back = {(link.new, link.old) for link in align(new, old).links}
    assert there == back


def test_articles_of_one_number_are_kept_apart() -> None:
    old = build(SENTENCES[0], SENTENCES[1], SENTENCES[3], numbers=(1, 2, 2))
    new = build(SENTENCES[0], SENTENCES[1], SENTENCES[3])
    comparison = compare(old, new)
    check_whole(comparison)
    assert [(row.old, row.new) for row in comparison.rows][2] == (("art_2_again",), ("art_3",))


def test_a_draft_without_articles_is_all_insertions() -> None:
    comparison = compare(build(), build(*SENTENCES[:3]))
    assert [row.kind for row in comparison.rows] == [RowKind.INSERTED] * 3
    check_whole(comparison)


# ----------------------------------------------------------------------------------------------------------- references


def states(comparison: Comparison) -> list[tuple[str, ReferenceState]]:
    return [(check.text, check.state) for check in comparison.references]


def test_a_reference_that_follows_the_renumbering_is_mechanical() -> None:
    old = build(SENTENCES[0], SENTENCES[1], "违反本办法第2条规定的，责令改正。")
    new = build(SENTENCES[0], SENTENCES[3], SENTENCES[1], "违反本办法第3条规定的，责令改正。")
    comparison = compare(old, new)
    assert states(comparison) == [("第三条", ReferenceState.FOLLOWED)]
    row = comparison.row_of_new("art_4")
    assert row is not None
    assert (row.klass, row.flags) == (Significance.MECHANICAL, ())


def test_a_reference_left_behind_is_flagged_although_no_word_changed() -> None:
    old = build(SENTENCES[0], SENTENCES[1], "违反本办法第2条规定的，责令改正。")
    new = build(SENTENCES[0], SENTENCES[3], SENTENCES[1], "违反本办法第2条规定的，责令改正。")
    comparison = compare(old, new)
    assert states(comparison) == [("第二条", ReferenceState.NOT_UPDATED)]
    row = comparison.row_of_new("art_4")
    assert row is not None
    assert row.kind is RowKind.SAME
    assert [flag.kind for flag in row.flags] == ["reference"]


def test_a_reference_to_nothing_dangles() -> None:
    old = build(SENTENCES[0], SENTENCES[1], "违反本办法第2条规定的，责令改正。")
    new = build(SENTENCES[0], "违反本办法第9条规定的，责令改正。")
    assert states(compare(old, new)) == [("第九条", ReferenceState.DANGLING)]


def test_a_reference_that_now_means_another_article_is_retargeted() -> None:
    old = build(SENTENCES[0], SENTENCES[1], SENTENCES[3], "违反本办法第2条规定的，责令改正。")
    new = build(SENTENCES[0], SENTENCES[1], SENTENCES[3], "违反本办法第3条规定的，责令改正。")
    comparison = compare(old, new)
    assert states(comparison) == [("第三条", ReferenceState.RETARGETED)]
    assert comparison.rows[3].klass is Significance.FLAGGED


def test_a_mention_that_came_beside_one_that_stayed_takes_not_its_place() -> None:
    """前款第（五）项 became 前款第二项、第五项: the fifth is still the fifth, and the second is new."""
    body = "下列费用优先受偿：\n（一）工资；\n（二）赔偿；\n（三）救助费用。\n已经保险的，{}规定的费用不优先受偿。"
    old, new = (
        parse(f"清偿办法\n第一条　{body.format(words)}\n第二条　本办法自发布之日起施行。")
        for words in ("前款第（三）项", "前款第二项、第三项")
    )
    assert [state for _, state in states(compare(old, new))] == [ReferenceState.UNCHANGED, ReferenceState.FOLLOWED]


# ----------------------------------------------------------------------------------------------------------------- pins

OLD = build(SENTENCES[0], SENTENCES[1], SENTENCES[3], SENTENCES[8])
NEW = build(SENTENCES[0], SENTENCES[3], SENTENCES[6], SENTENCES[8])


def linked(*pins: Pin) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(link.old, link.new) for link in align(OLD, NEW, Pins(pins)).links}


@pytest.mark.parametrize(
    ("pin", "expected"),
    [
        (Pin(PinAction.PAIR, ("2",), ("3",)), (("art_2",), ("art_3",))),
        (Pin(PinAction.PAIR, ("第二条",), ("art_2",)), (("art_2",), ("art_2",))),
        (Pin(PinAction.PAIR, ("3",), ()), (("art_3",), ())),
        (Pin(PinAction.PAIR, (), ("1",)), ((), ("art_1",))),
        (Pin(PinAction.SPLIT, ("2",), ("2", "3")), (("art_2",), ("art_2", "art_3"))),
        (Pin(PinAction.MERGE, ("2", "3"), ("2",)), (("art_2", "art_3"), ("art_2",))),
    ],
)
def test_pins_are_obeyed(pin: Pin, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert expected in linked(pin)
    check_whole(compare(OLD, NEW, Pins((pin,))))


def test_unpaired_articles_stay_apart() -> None:
    assert (("art_1",), ("art_1",)) not in linked(Pin(PinAction.UNPAIR, ("1",), ("1",)))


def test_a_pinned_move_counts_as_one() -> None:
    row = compare(OLD, NEW, Pins((Pin(PinAction.MOVE, ("1",), ("1",)),))).row_of_old("art_1")
    assert row is not None
    assert row.moved
    assert row.kind is RowKind.MOVED


def test_the_later_of_two_pins_wins() -> None:
    pins = Pin(PinAction.PAIR, ("2",), ("3",)), Pin(PinAction.PAIR, ("2",), ("1",))
    assert (("art_2",), ("art_1",)) in linked(*pins)


def test_a_pin_on_an_unknown_article_is_told() -> None:
    with pytest.raises(UnknownProvisionError):
        align(OLD, NEW, Pins((Pin(PinAction.PAIR, ("99",), ("1",)),)))


def test_pins_are_read_from_json_and_toml() -> None:
    wanted = Pins((Pin(PinAction.SPLIT, ("9",), ("3", "131")),))
    assert read_pins('{"pins": [{"action": "split", "old": "9", "new": ["3", "131"]}]}') == wanted
    assert read_pins('[[pins]]\naction = "split"\nold = ["9"]\nnew = ["3", "131"]\n') == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{}",
        '{"pins": 3}',
        '{"pins": ["x"]}',
        '{"pins": [{"action": "glue"}]}',
        '{"pins": [{"action": "split", "old": "1"}]}',
    ],
)
def test_a_bad_file_of_pins_is_told(text: str) -> None:
    with pytest.raises(BadPinsError) as bad:
        read_pins(text, "pins.json")
    assert "pins.json" in bad.value.zh
    assert "pins.json" in bad.value.en


def test_importing_compare_loads_nothing_heavy() -> None:
    heavy = ("rapidfuzz", "lxml", "docx", "sqlmodel", "textual")
    code = f"import sys, drafts.compare; print([name for name in {heavy!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
