"""Chinese runs cut into words by the lexicon."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import drafts.segmenting.words as words
from drafts.segmenting.words import UNKNOWN, UNKNOWN_PAIR, cut, cut_by, lexicon, lexicon_of

SMALL = lexicon_of(["# cost words", "30 的 在", "60 主管 部门", "60 主管部门", "90 管部", "90 委员会", "120 员"])


@given(st.text(alphabet="主管部门的在委员会渔船鳀", max_size=30))
def test_words_give_back_the_run_and_none_is_empty(run: str) -> None:
    found = cut_by(SMALL, run)
    assert "".join(found) == run
    assert all(found)


@given(st.text(alphabet="主管部门的在委员会渔船鳀", min_size=1, max_size=7))
def test_no_other_way_to_cut_costs_less(run: str) -> None:
    def ways(rest: str) -> list[int]:
        if not rest:
            return [0]
        found: list[int] = []
        for size in range(1, min(4, len(rest)) + 1):
            unknown = {1: UNKNOWN, 2: UNKNOWN_PAIR}.get(size)
            cost = SMALL.costs.get(rest[:size], unknown)
            found += [cost + more for more in ways(rest[size:])] if cost is not None else []
        return found

    def cost(found: tuple[str, ...]) -> int:
        return sum(SMALL.costs.get(word, UNKNOWN if len(word) == 1 else UNKNOWN_PAIR) for word in found)

    assert cost(cut_by(SMALL, run)) == min(ways(run))


def test_two_unknown_characters_stay_together_and_usual_ones_apart() -> None:
    assert cut_by(SMALL, "鳀渔") == ("鳀渔",)
    assert cut_by(SMALL, "在鳀渔的") == ("在", "鳀渔", "的")
    assert cut_by(SMALL, "在的") == ("在", "的")


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ("向设区的市级船闸管理机构申请", "向设区的市级人民政府申请", "市级"),
        ("民事法律所称的期限", "民法所称的期限", "的"),
        ("持有却未登记的车辆", "持有但未登记的车辆", "未"),
        ("由省船舶检验机构检验", "省船舶检验机构负责检验", "省"),
        ("内向渔政机构报告", "内依法向渔政机构报告", "向"),
        ("市人民政府和县人民政府", "市和所辖县人民政府", "县"),
        ("报省农业主管部门批准", "由省农业主管部门批准", "省"),
        ("原生态环境主管部门", "原农业主管部门", "原"),
        ("可能危害航行安全", "有可能因风浪", "可能"),
    ],
)
def test_a_word_is_cut_alike_whatever_stands_beside_it(one: str, other: str, word: str) -> None:
    assert word in cut(one)
    assert word in cut(other)


def test_the_lexicon_holds_no_word_that_hides_a_duty() -> None:
    hiding = [word for word in lexicon().costs if word[-1] in "应须" and word[0] in "前均都并则仍亦"]
    assert hiding == []


def test_each_word_of_the_lexicon_has_one_cost() -> None:
    lines = Path(words.__file__).with_name("lexicon.txt").read_text(encoding="utf-8").splitlines()
    listed = [word for line in lines if not line.startswith("#") for word in line.split()[1:]]
    assert len(listed) == len(set(listed)) > 10_000
    sizes = [{len(word) > 2 for word in line.split()[1:]} for line in lines if not line.startswith("#")]
    assert all(len(size) == 1 for size in sizes)
    assert max(map(len, listed)) <= 4
