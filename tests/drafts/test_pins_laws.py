"""Whatever a person says about the articles of two drafts holds, and nothing is lost by it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.align import align
from drafts.aligning.pins import Pin, PinAction, Pins, fits
from drafts.compare import compare
from drafts.model import Draft
from tests.drafts.small_drafts import build
from tests.drafts.test_compare_laws import SENTENCES, check_whole

BODIES = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("".join), min_size=3, max_size=8)
DRAFT = BODIES.map(lambda bodies: build(*bodies))


SHAPES = [
    (action, olds, news)
    for action in PinAction
    for olds in range(4)
    for news in range(4)
    if fits(Pin(action, ("1",) * olds, ("1",) * news))
]
FREE = [shape for shape in SHAPES if shape[0] is not PinAction.LOCK]
LOCKS = [shape for shape in SHAPES if shape[0] is PinAction.LOCK]


@st.composite
def pins(draw: st.DrawFn, old: Draft, new: Draft, *, locked: bool = False) -> Pin:
    """One correction that fits the drafts."""

    def some(draft: Draft, many: int) -> tuple[str, ...]:
        names = draw(st.permutations([article.number for article in draft.articles]))
        return tuple(names[:many])

    action, olds, news = draw(st.sampled_from(LOCKS if locked else FREE))
    return Pin(action, some(old, olds), some(new, news))


def obeyed(old: Draft, new: Draft, said: Pins, pin: Pin) -> bool:
    rows = [link for link in align(old, new, said).links if not link.partial]
    olds = {old.article(name).key for name in pin.old}
    news = {new.article(name).key for name in pin.new}
    if pin.action is PinAction.UNPAIR:
        return not any(olds <= set(row.old) and news <= set(row.new) for row in rows)
    row = next((row for row in rows if olds & set(row.old) or news & set(row.new)), None)
    same = row is not None and set(row.old) == olds and set(row.new) == news
    return same and (pin.action is not PinAction.MOVE or (row is not None and row.moved))


@given(DRAFT, DRAFT, st.data())
@settings(max_examples=120)
def test_the_last_word_is_obeyed_whatever_was_said_before(old: Draft, new: Draft, data: st.DataObject) -> None:
    said = [data.draw(pins(old, new)) for _ in range(data.draw(st.integers(1, 4)))]
    assert obeyed(old, new, Pins(tuple(said)), said[-1])
    check_whole(compare(old, new, Pins(tuple(said))))


@given(DRAFT, DRAFT, st.data())
@settings(max_examples=80)
def test_a_locked_row_stays_whatever_is_said_later(old: Draft, new: Draft, data: st.DataObject) -> None:
    locked = data.draw(pins(old, new, locked=True))
    later = [data.draw(pins(old, new)) for _ in range(data.draw(st.integers(0, 3)))]
    assert obeyed(old, new, Pins((locked, *later)), locked)


@given(DRAFT, DRAFT, st.data())
@settings(max_examples=60)
def test_what_was_said_is_mirrored_when_comparing_backwards(old: Draft, new: Draft, data: st.DataObject) -> None:
    said = Pins(tuple(data.draw(pins(old, new)) for _ in range(2)))
    there = {(link.old, link.new, link.partial) for link in align(old, new, said).links}
    assert there == {(link.new, link.old, link.partial) for link in align(new, old, said.mirrored()).links}


def test_what_was_said_of_two_drafts_alike_is_mirrored_too() -> None:
    notice = "使用单位应当在三十日内向主管部门办理登记手续。"
    penalty = "运营单位应当公示收费标准。违反本办法第1条规定的，处一万元以上五万元以下罚款。"
    old, new = build(notice * 3, notice + penalty, notice), build(notice * 3, notice + penalty, notice)
    said = Pins((Pin(PinAction.PAIR, (), ("1",)), Pin(PinAction.PAIR, ("1",), ("3",))))
    there = {(link.old, link.new) for link in align(old, new, said).links}
    assert there == {(link.new, link.old) for link in align(new, old, said.mirrored()).links}


def test_what_was_parted_stands_in_no_row_together() -> None:
    fees, notice, signs = (
        "运营单位应当公示收费标准和服务电话。",
        "使用单位应当在三十日内向主管部门办理登记手续。",
        "任何单位和个人不得擅自拆除安全标志。",
    )
    old, new = build(fees, fees, notice + signs, notice), build(notice, notice, fees + signs)
    parted = Pin(PinAction.UNPAIR, ("1",), ("1",))
    assert obeyed(old, new, Pins((parted,)), parted)
