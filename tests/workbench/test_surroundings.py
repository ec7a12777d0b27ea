"""Words shown with some of those around them."""

from __future__ import annotations

import pytest

from drafts.model import Span
from workbench.render.surroundings import surroundings

ENGLISH = "Providers shall inform the deployer of the system without delay."


@pytest.mark.parametrize("most", range(30))
def test_no_english_word_is_cut_and_dots_say_that_there_is_more(most: int) -> None:
    at = ENGLISH.index("deployer")
    before, after = surroundings(ENGLISH, Span(at, at + 8), Span(0, len(ENGLISH)), most)
    known = ENGLISH.replace(".", "").split()
    assert set(before.replace("…", "").split()) <= set(known)
    assert set(after.replace("…", "").replace(".", "").split()) <= set(known)
    assert before.startswith("…") or before == ENGLISH[:at]
    assert after.endswith("…") or after == ENGLISH[at + 8 :]


def test_chinese_is_cut_anywhere_and_nothing_beyond_its_bounds_is_shown() -> None:
    text = "前一条。处理者应当报告主管部门。后一条。"
    at = text.index("报告")
    assert surroundings(text, Span(at, at + 2), Span(4, 16), 3) == ("…者应当", "主管部…")
    assert surroundings(text, Span(at, at + 2), Span(4, 16), 30) == ("处理者应当", "主管部门。")
