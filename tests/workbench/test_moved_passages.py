"""Passages that only changed their place: shown as moved, with from and to, and the way from cell to character kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.compare import compare
from drafts.comparison import Comparison
from drafts.parse import parse
from tests.workbench.test_linebreak import NEVER_FIRST, NEVER_LAST
from tests.workbench.test_render import check_every_character_is_found, check_map, pages, roles_of, screen, text_of
from workbench.palette import Role
from workbench.render import Look, Mode, Side

HEAD = "数据练习办法\n第一条 为了规范数据处理活动，制定本办法。\n第二条 "
ZH = (
    "处理者应当建立数据安全管理制度，明确负责人。",
    "处理者应当每年开展一次风险评估，并保存评估报告。",
    "发生安全事件的，应当在三十日内报告主管部门。",
    "主管部门可以约谈处理者的负责人（包括实际控制人）。",
    "处理重要数据的，还应当遵守“分类分级”的规定。",
)
EN = (
    "A processor shall set up rules on data security and name a person in charge.",
    "Every year the processor assesses its risks and keeps the report (for five years).",
    "Incidents shall be reported to the authority within 30 days of discovery.",
    "The authority may call in the persons in charge of the processor.",
)
MIXED = (
    "向 the European Data Protection Board（以下简称“EDPB”）提交 GDPR 第35条所称 DPIA 报告。",
    "处理者依照 ISO/IEC 27001 建立信息安全管理体系，并保存记录 5 年。",
    "Personal data 的跨境传输适用 SCC 或者 BCR，不得规避安全评估。",
)


def comparison_of(before: list[str], after: list[str], joint: str) -> Comparison:
    return compare(parse(HEAD + joint.join(before) + "\n"), parse(HEAD + joint.join(after) + "\n"))


def test_a_sentence_that_moved_says_where_from_and_where_to() -> None:
    comparison = comparison_of(list(ZH[:4]), [ZH[2], ZH[0], ZH[1], ZH[3]], "\n")
    assert comparison.rows[1].moves
    page = pages(comparison, Mode.INLINE, 84)
    text = text_of(page).replace("\n", "")
    assert "[>移自第三款：" in text
    assert "[>移至第一款：" in text
    assert Role.MOVED_HERE in roles_of(page, "三十日内")
    assert Role.MOVED_AWAY in roles_of(page, "三十日内")
    assert Role.INSERTED not in roles_of(page, "三十日内")


def test_within_one_paragraph_and_in_english() -> None:
    comparison = comparison_of(list(ZH[:4]), [ZH[2], ZH[0], ZH[1], ZH[3]], "")
    assert "本条别处" in text_of(pages(comparison, Mode.INLINE, 84)).replace("\n", "")
    assert "moved from" in text_of(pages(comparison, Mode.SIDE, 160, Look("en")))


texts = st.sampled_from([ZH, EN, MIXED, (*ZH[:2], *MIXED[:2], EN[0])])


@settings(max_examples=40)
@given(texts.flatmap(lambda t: st.tuples(st.just(t), st.permutations(t))), st.sampled_from(["\n", ""]),
       st.integers(30, 200), st.sampled_from(list(Mode)), st.booleans())  # fmt: skip
def test_moved_or_not_every_character_is_found_and_no_line_begins_or_ends_wrongly(
    both: tuple[tuple[str, ...], list[str]], joint: str, width: int, mode: Mode, brackets: bool
) -> None:
    comparison = comparison_of(list(both[0]), both[1], joint)
    page = pages(comparison, mode, width, Look("zh", brackets))
    check_map(page, {Side.NEW: comparison.new, Side.OLD: comparison.old}, comparison.outside)
    if mode is not Mode.OLD:
        check_every_character_is_found(page, comparison.new, Side.NEW)
    if mode in (Mode.OLD, Mode.INLINE, Mode.SIDE):
        check_every_character_is_found(page, comparison.old, Side.OLD)
    if mode is not Mode.SIDE:  # two columns on one line: each is broken as the others are
        for line in screen(page):
            shown = line.strip()
            assert shown[:1] not in NEVER_FIRST or not shown, shown
            assert shown[-1:] not in NEVER_LAST or not shown, shown


REWORDED = {
    "三十日": "六十日",
    "应当": "可以",
    "每年": "每半年",
    "within": "no later than",
    "shall": "may",
    "authority": "office",
    "DPIA": "ROPA",
}


@settings(max_examples=40)
@given(texts.flatmap(lambda t: st.tuples(st.just(t), st.permutations(t))), st.sampled_from(["\n", ""]),
       st.integers(30, 200), st.sampled_from(list(Mode)), st.sets(st.sampled_from(sorted(REWORDED))))  # fmt: skip
def test_moved_and_put_otherwise_every_character_is_found(
    both: tuple[tuple[str, ...], list[str]], joint: str, width: int, mode: Mode, exchanged: set[str]
) -> None:
    after = both[1]
    for word in sorted(exchanged):
        after = [sentence.replace(word, REWORDED[word]) for sentence in after]
    comparison = comparison_of(list(both[0]), after, joint)
    page = pages(comparison, mode, width)
    check_map(page, {Side.NEW: comparison.new, Side.OLD: comparison.old}, comparison.outside)
    if mode is not Mode.OLD:
        check_every_character_is_found(page, comparison.new, Side.NEW)
    if mode in (Mode.OLD, Mode.INLINE, Mode.SIDE):
        check_every_character_is_found(page, comparison.old, Side.OLD)


def test_a_sentence_moved_and_put_otherwise_shows_its_edits_where_it_came_to_stand() -> None:
    moved = ZH[2].replace("三十日", "十日")
    comparison = comparison_of(list(ZH[:4]), [moved, *ZH[:2], ZH[3]], "")
    text = text_of(pages(comparison, Mode.INLINE, 200, Look("zh", brackets=True))).replace("\n", "")
    assert "[>移自本条别处：发生安全事件的，应当在[-三十日-]{+十日+}内报告主管部门。]" in text
    assert "[>移至本条别处：发生安全事件的，应当在三十日内报告主管部门。]" in text
    assert "{+十日+}" in text_of(pages(comparison, Mode.SIDE, 160, Look("zh", brackets=True)))


@pytest.mark.parametrize("width", [30, 48, 84, 120, 200])
def test_the_new_text_alone_has_no_marks_and_rejoins(width: int) -> None:
    comparison = comparison_of(list(ZH), list(ZH[::-1]), "\n")
    page = pages(comparison, Mode.NEW, width)
    found: dict[int, str] = {}
    for y in range(page.height):
        for spot in page.line(y).spots:
            place = spot.places[0]
            if place.key == "art_2" and place.part.value == "body":
                found.update((place.offset + at, character) for at, character in enumerate(spot.text))
    body = comparison.new.body(comparison.new.by_key["art_2"])
    assert "".join(found.get(at, "\n") for at in range(len(body))) == body
