"""Texts read in simplified letters: as long as before, and every letter and word that the table has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.lettering.letters import SIMPLIFIED, USUAL
from drafts.lettering.simplifying import in_mainland_letters
from drafts.traditional import is_traditional, simplified


@given(st.text(alphabet=st.sampled_from([*SIMPLIFIED, *"得者，。廢止許可罰鍰違反未後著覆隨答a1 \n"]), max_size=60))
def test_it_stays_as_long_as_it_was(text: str) -> None:
    read = in_mainland_letters(text)
    assert len(read) == len(text)
    assert not is_traditional(read)


def test_no_simplified_letter_is_itself_in_the_table() -> None:
    assert not set(SIMPLIFIED.values()) & set(SIMPLIFIED)
    assert all(len(one) == 1 == len(other) for one, other in SIMPLIFIED.items())
    assert USUAL.items() <= SIMPLIFIED.items()


def test_a_text_in_simplified_letters_is_itself() -> None:
    text = "第一条　主管部门应当在著作权登记后十日内答复。"
    assert not is_traditional(text)
    assert simplified(text) is text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("著作權人應隨著情形答覆", "著作权人应随着情形答复"),
        ("主管機關得命其停業；其取得所得者，不得為之", "主管机关㝵命其停业；其取得所得者，不得为之"),
        ("違反第八條規定者，處罰鍰，並得廢止其許可", "违反第八条规定的，处罚款，并㝵吊销其许可"),
        ("申請者，應檢具文件", "申请者，应检具文件"),
        ("本辦法自施行之日起廢止", "本办法自施行之日起废止"),
        ("沒入其產品", "没入其产品"),
        (
            "署長可要求；此為可行、許可、不當得利、徵得同意，必須辦理",
            "署长㝵要求；此为可行、许可、不当得利、征得同意，必须办理",
        ),
        ("該人須提交；任何人不可進入；不可抗力，無須辦理", "该人湏提交；任何人不得进入；不可抗力，无须办理"),
        ("可處第5級罰款", "可处〃5级罚款"),
        ("中華民國一百十三年一月一日", "中华民国二〇二四年一月一日"),
        ("並發徵收乾旱頭髮裡裏註週託準係獲穫", "并发征收干旱头发里里注周托准系获获"),
    ],
)
def test_words_are_the_mainlands_where_they_mean_the_same(printed: str, read: str) -> None:
    assert in_mainland_letters(printed) == read
