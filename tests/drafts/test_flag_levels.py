"""Flags for the level of government that a body's name begins with."""

from __future__ import annotations

import pytest

from tests.drafts.flags_told import kinds, told


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("向县交通主管部门报送材料。", "向市交通主管部门报送材料。", "机关由“县交通主管部门”改为“市交通主管部门”"),
        ("由县公安局登记。", "由市公安局登记。", "机关由“县公安局”改为“市公安局”"),
        ("由水务局登记。", "由市水务局登记。", "机关由“水务局”改为“市水务局”"),
        (
            "由区住房和城乡建设部门登记。",
            "由市住房和城乡建设部门登记。",
            "机关由“区住房和城乡建设部门”改为“市住房和城乡建设部门”",
        ),
        ("向国务院交通主管部门报告。", "向省交通主管部门报告。", "机关由“国务院交通主管部门”改为“省交通主管部门”"),
        ("县港务主管部门应当公布。", "港务主管部门应当公布。", "机关由“县港务主管部门”改为“港务主管部门”"),
    ],
)
def test_a_body_of_another_level_is_another_authority(old: str, new: str, reason: str) -> None:
    assert told(old, new) == [("authority", reason)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("由县人民政府批准。", "由市人民政府批准。"),
        ("报省级港务主管部门备案。", "报市级港务主管部门备案。"),
    ],
)
def test_a_level_that_is_told_with_the_name_is_told_once(old: str, new: str) -> None:
    assert kinds(old, new) == ["authority"]


def test_a_place_is_no_authority() -> None:
    assert "authority" not in kinds("在县城和乡镇设立驿站。", "在市区和乡镇设立驿站。")
    assert "authority" not in kinds("在省道两侧设立驿站。", "在县道两侧设立驿站。")
