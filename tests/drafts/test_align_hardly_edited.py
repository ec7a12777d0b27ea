"""Articles that a few words changed in, where they stand: paired by their letters, unless one beside is as like."""

from __future__ import annotations

from drafts.align import align, paired
from drafts.aligning.explain import explain_named
from drafts.aligning.pins import NO_PINS, Pin, PinAction, Pins
from drafts.compare import compare
from drafts.model import Draft
from tests.drafts.small_drafts import build

FIRST = "为了规范路灯的设置和维护，保障夜间出行，制定本办法。"
LAST = "本办法自公布之日起施行。"
REPAIR = "路灯管理单位应当自接到故障报告之日起三日内修复路灯，并记录故障原因、修复时间和修复人员。"


def fined(who: str) -> str:
    return f"{who}违反本办法规定，未按期提交年度报告的，由市政主管部门责令限期改正；逾期不改正的，处一千元以上五千元以下罚款。"


def links(old: Draft, new: Draft, pins: Pins = NO_PINS) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(link.old, link.new) for link in align(old, new, pins).links}


def test_an_edited_article_between_the_same_neighbours_is_paired_by_its_letters() -> None:
    old, new = build(FIRST, REPAIR, LAST), build(FIRST, REPAIR.replace("三日", "五日"), LAST)
    pairing = paired(old, new)
    assert pairing.partner == {0: 0, 1: 1, 2: 2}
    assert pairing.hardly_edited == {1}
    reasons = explain_named(compare(old, new), "2").reasons
    assert next(reason.kind for reason in reasons) == "letters"


def test_several_edited_beside_one_another_are_paired_in_order() -> None:
    texts = [FIRST, REPAIR, fined("经营者"), "路灯的颜色由设置单位会同居民代表确定，并向社会公示七日以上。", LAST]
    changed = [text.replace("。", "；有条件的从其规定。") for text in texts[1:4]]
    pairing = paired(build(*texts), build(FIRST, *changed, LAST))
    assert pairing.partner == {at: at for at in range(5)}
    assert pairing.hardly_edited == {1, 2, 3}


def test_articles_of_one_mould_that_changed_places_are_not_paired_by_place() -> None:
    old = build(FIRST, fined("路灯设计单位"), fined("灯具生产企业"), LAST)
    new = build(FIRST, fined("灯具生产企业及其代理人"), fined("路灯设计单位及其分包人"), LAST)
    assert not paired(old, new).hardly_edited
    assert {(("art_2",), ("art_3",)), (("art_3",), ("art_2",))} <= links(old, new)


def test_what_a_person_ruled_out_is_not_paired_by_its_letters() -> None:
    old, new = build(FIRST, REPAIR, LAST), build(FIRST, REPAIR.replace("三日", "五日"), LAST)
    apart = Pins((Pin(PinAction.UNPAIR, ("art_2",), ("art_2",)),))
    assert (("art_2",), ("art_2",)) not in links(old, new, apart)


def test_comparing_backwards_finds_the_same_pairs_by_letters() -> None:
    old = build(FIRST, REPAIR, fined("经营者"), LAST)
    new = build(FIRST, REPAIR.replace("三日", "五日"), fined("经营者"), "另设路灯的，从其规定。", LAST)
    assert links(old, new) == {(olds, news) for news, olds in links(new, old)}
    assert paired(new, old).hardly_edited == {1}
