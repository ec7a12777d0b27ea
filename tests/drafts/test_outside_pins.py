"""A person's corrections of annexes and recitals, and the evidence on them."""

from __future__ import annotations

import pytest

from drafts.aligning.explain import explain_named
from drafts.aligning.pins import Pin, PinAction, Pins
from drafts.compare import compare
from drafts.comparison import Comparison, RowKind
from drafts.errors import DraftError, UnknownProvisionError
from drafts.parse import parse

_ARTICLES = (
    "渡口办法\n第一条　为了管理渡口，制定本办法。\n第二条　渡口应当配备救生衣。\n第三条　本办法自公布之日起施行。\n"
)
_BOATS = "附件2\n船型目录\n一、木船\n二、钢质机动船\n"
OLD = parse(f"{_ARTICLES}附件1\n收费标准\n一、小船每次十元\n二、大船每次五十元\n{_BOATS}")
NEW = parse(f"{_ARTICLES}附件1\n收费标准\n一、以县政府公布的为准\n{_BOATS}附件3\n票价\n一、小船每次十元\n")


def compared(*pins: Pin) -> Comparison:
    found = compare(OLD, NEW, Pins(pins)).outside
    assert found is not None
    return found


def test_an_annex_is_paired_as_a_person_says() -> None:
    assert [row.old for row in compared().rows if row.new == ("annex_1",)] == [("annex_1",)]
    found = compared(Pin(PinAction.PAIR, ("附件1",), ("附件3",)))
    kinds = {row.new or row.old: (row.kind, row.old) for row in found.rows if not row.partial}
    assert kinds["annex_3",] == (RowKind.EDITED, ("annex_1",))
    assert kinds["annex_1",] == (RowKind.INSERTED, ())


def test_annexes_said_to_have_nothing_to_do_with_each_other() -> None:
    found = compared(Pin(PinAction.UNPAIR, ("附件2",), ("附件2",)))
    assert not any(row.old == ("annex_2",) and row.new == ("annex_2",) for row in found.rows)


def test_an_article_and_an_annex_are_no_pair() -> None:
    with pytest.raises(DraftError, match="compared among themselves"):
        compare(OLD, NEW, Pins((Pin(PinAction.PAIR, ("2",), ("附件1",)),)))
    with pytest.raises(UnknownProvisionError):
        compare(OLD, NEW, Pins((Pin(PinAction.PAIR, ("附件9",), ("附件1",)),)))


def test_why_an_annex_stands_where_it_does() -> None:
    comparison = compare(OLD, NEW)
    why = explain_named(comparison, "附件2")
    assert (why.old, why.new, why.paired) == (("annex_2",), ("annex_2",), True)
    assert why.reasons
    apart = explain_named(comparison, "附件1:附件2")
    assert not apart.paired
    assert "不对应" in apart.zh
    with pytest.raises(DraftError, match="compared among themselves"):
        explain_named(comparison, "2:附件2")


def test_why_of_an_article_beside_a_correction_of_annexes() -> None:
    pins = Pins((Pin(PinAction.PAIR, ("附件1",), ("附件3",)), Pin(PinAction.PAIR, ("2",), ("2",))))
    assert explain_named(compare(OLD, NEW, pins), "2", pins).paired
    assert explain_named(compare(OLD, NEW, pins), "附件3", pins).old == ("annex_1",)
