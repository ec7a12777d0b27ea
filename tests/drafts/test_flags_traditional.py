"""Flags of drafts in traditional letters: the kinds that the same text has in simplified ones, in words as they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafts.compare import compare
from drafts.comparison import Comparison, Op, Row, Significance
from drafts.diff import diff
from drafts.normalize import normalize
from drafts.parse import parse
from tests.drafts.case_files import case_folders, read, sides
from tests.drafts.flags_told import kinds, told
from tests.drafts.traditional_letters import traditional

CASES = [
    folder
    for stage in ("align", "compare")
    for folder in case_folders(stage)
    if (folder / "old.txt").exists() and not read(folder, "old.txt").isascii()
]
DIFFS = [folder for folder in case_folders("diff") if not read(folder, "old.txt").isascii()]


def compared(old: str, new: str) -> Comparison:
    return compare(parse(normalize(old).text), parse(normalize(new).text))


def judged(rows: tuple[Row, ...]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        yield row.old, row.new, row.kind, row.klass, sorted(flag.kind for flag in row.flags)


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_draft_has_the_same_flags_in_traditional_letters(folder: Path) -> None:
    old, new = read(folder, "old.txt"), read(folder, "new.txt")
    simplified, other = compared(old, new), compared(traditional(old), traditional(new))
    assert list(judged(other.rows)) == list(judged(simplified.rows))


@pytest.mark.parametrize("folder", DIFFS, ids=lambda folder: folder.name)
def test_a_diff_is_cut_at_the_same_places_and_says_what_is_printed(folder: Path) -> None:
    old, new = read(folder, "old.txt"), read(folder, "new.txt")
    there, here = diff(traditional(old), traditional(new)), diff(old, new)
    assert sides(there) == (traditional(old), traditional(new))
    assert [(one.op, len(one.text)) for one in there] == [(one.op, len(one.text)) for one in here]


def test_a_reason_quotes_what_is_printed() -> None:
    assert told("違反前條規定的，處三萬元以上五萬元以下的罰款。", "違反前條規定的，處三萬元以上十萬元以下的罰款。") == [
        ("amount", "罚款上限由五萬元改为十萬元（2倍）")
    ]
    assert told("申請人應當向縣級人民政府報告。", "申請人可以向省級人民政府報告。") == [
        ("modality", "應當 → 可以：义务变为许可"),
        ("authority", "机关由“縣級人民政府”改为“省級人民政府”"),
    ]


def test_an_english_reason_quotes_what_is_printed() -> None:
    row = compared("第一條　申請人應當備案。\n第二條　略。", "第一條　申請人可以備案。\n第二條　略。").rows[0]
    assert row.flags[0].en == "“應當” becomes “可以”: a duty becomes a permission"


def test_a_new_article_says_what_of_weight_it_holds() -> None:
    old = "第一條　為了規範登記，制定本辦法。\n第二條　本辦法自公布之日起施行。"
    new = f"{old}\n第三條　船東應當在三十日內報告；逾期不報告的，處一萬元以上五萬元以下的罰款。"
    flag = compared(old, new).rows[-1].flags[0]
    assert flag.zh == "新增一条，含义务、罚则（罰款）、金额（一萬元、五萬元）和期限（三十日）".replace("和", "、")
    assert flag.new == "船東應當在三十日內報告；逾期不報告的，處一萬元以上五萬元以下的罰款。"


def test_another_form_of_a_letter_is_shown_and_never_called_mechanical() -> None:
    row = compared("第一條　船東應當複查。\n第二條　略。", "第一條　船東應當復查。\n第二條　略。").rows[0]
    assert (row.klass, row.flags) == (Significance.WORDING, ())
    assert [(one.op, one.text) for one in row.changes if one.op is not Op.EQUAL] == [
        (Op.DELETE, "複查"),
        (Op.INSERT, "復查"),
    ]


def test_a_mention_that_followed_is_mechanical() -> None:
    old = "第一條　船舶分為漁船和貨船。\n第二條　違反第一條規定的，不予登記。"
    new = "第一條　為了規範登記，制定本辦法。\n第二條　船舶分為漁船和貨船。\n第三條　違反第二條規定的，不予登記。"
    assert compared(old, new).rows[-1].klass is Significance.MECHANICAL


def test_words_in_simplified_letters_are_judged_as_before() -> None:
    assert kinds("申请人应当备案。", "申请人可以备案。") == ["modality"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("主管機關得派員檢查。", "主管機關應派員檢查。", ("modality", "得 → 應：许可变为义务")),
        ("署長須備存登記冊。", "署長可備存登記冊。", ("modality", "須 → 可：义务变为许可")),
        ("持牌人不得轉讓牌照。", "持牌人可轉讓牌照。", ("ban", "不得 → 可：禁止变为许可")),
        ("應報請主管機關備查。", "應報請主管機關核准。", ("procedure", "程序：“備查”改为“核准”")),
        (
            "違反前條規定者，處新臺幣三萬元以上十五萬元以下罰鍰。",
            "違反前條規定者，處新臺幣三萬元以上三十萬元以下罰鍰。",
            ("amount", "罚款上限由十五萬元改为三十萬元（2倍）"),
        ),
        (
            "情節重大者，得命其停業。",
            "情節重大者，得命其歇業。",
            ("sanction", "法律责任或者强制措施：“停業”改为“歇業”"),
        ),
        ("違禁物品由海關銷毀。", "違禁物品由海關沒入。", ("sanction", "法律责任或者强制措施：“銷毀”改为“沒入”")),
        ("可處第5級罰款。", "可處第6級罰款。", ("threshold", "等级由5級改为6級")),
        (
            "本條例自中華民國一百十三年一月一日施行。",
            "本條例自中華民國一百十四年七月一日施行。",
            ("effective-date", "施行日期由“一百十三年一月一日”改为“一百十四年七月一日”"),
        ),
        ("應經主管機關許可。", "應經主管機關會同內政部許可。", ("authority", "机关或层级：增加“內政部”")),
        (
            "本行政法規由市政署監察。",
            "本行政法規由海事及水務局監察。",
            ("authority", "机关由“市政署”改为“海事及水務局”"),
        ),
        (
            "在本條例中，資料使用者指控制該資料的人。",
            "在本條例中，資料使用者指獨自或聯同其他人控制該資料的人。",
            ("definition", "定义有改动：“指”→“指獨自或聯同其他人”"),
        ),
        ("軍事機關不適用本法之規定。", "軍事機關準用本法之規定。", ("exception", "例外：“不適用”改为“準用”")),
        ("第4條不適用於政府。", "第4條適用於政府。", ("modality", "否定词“不”有增减，肯定与否定颠倒")),
    ],
)
def test_terms_of_taiwan_hong_kong_and_macao(old: str, new: str, expected: tuple[str, str]) -> None:
    assert expected in told(old, new)


def test_a_licence_that_is_revoked_is_a_sanction_in_either_place() -> None:
    assert ("sanction", "法律责任或者强制措施：增加“廢止”") in told("處以罰鍰。", "處以罰鍰，並得廢止其許可。")
    assert kinds("处以警告。", "处以警告，并吊销其许可证。") == ["sanction"]


def test_a_duty_that_becomes_a_power_all_through_a_draft_is_flagged_each_time() -> None:
    old = "\n".join(
        f"第{n}條　{who}應於每年辦理一次檢查。"
        for n, who in zip("一二三四", ("主管機關", "業者", "船東", "港口"), strict=True)
    )
    rows = compared(old, old.replace("應", "得")).rows
    assert [[flag.zh for flag in row.flags] for row in rows] == [["應 → 得：义务变为许可"]] * 4


def test_a_name_that_is_replaced_all_through_a_draft_is_told_once() -> None:
    old = "\n".join(
        f"第{n}條　省級數據主管部門應當{what}。"
        for n, what in zip("一二三四", ("檢查", "登記", "備案", "公示"), strict=True)
    )
    rows = compared(old, old.replace("數據主管部門", "數據管理部門")).rows
    assert [row.klass for row in rows] == [Significance.FLAGGED, *[Significance.MECHANICAL] * 3]
