"""Names under which people ask for articles, annexes and recitals."""

from __future__ import annotations

import pytest

from drafts.errors import UnknownProvisionError
from drafts.naming import provision_named
from drafts.parse import parse
from tests.drafts.test_compare_outside import ACT, BOATS, FEES, chinese

RULE = chinese(FEES, BOATS)
REGULATION = parse(
    ACT.format("Whereas:\n(1) Ferries need rules.\n(2) Rules should be few.\n")
    + "ANNEX III\nBOATS\n1. Wood\nANNEX IIIa\nBRIDGES\n1. Floating\n"
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("附件1", "annex_1"),
        ("附件 2", "annex_2"),
        ("附件二", "annex_2"),
        ("annex_2", "annex_2"),
        ("2", "art_2"),
        ("第二条", "art_2"),
    ],
)
def test_chinese_names(name: str, key: str) -> None:
    assert provision_named(RULE, name).key == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Annex III", "annex_3"),
        ("ANNEX 3", "annex_3"),
        ("annex iiia", "annex_3a"),
        ("Recital 2", "rec_2"),
        ("Recital (2)", "rec_2"),
        ("Article 2", "art_2"),
    ],
)
def test_english_names(name: str, key: str) -> None:
    assert provision_named(REGULATION, name).key == key


def test_what_is_not_there_is_refused_with_what_is() -> None:
    with pytest.raises(UnknownProvisionError) as refused:
        provision_named(RULE, "附件三")
    assert "有：附件1、附件2" in refused.value.zh
    with pytest.raises(UnknownProvisionError) as refused:
        provision_named(REGULATION, "Recital 9")
    assert "it has (1), (2)" in refused.value.en
    with pytest.raises(UnknownProvisionError):
        provision_named(RULE, "9")
