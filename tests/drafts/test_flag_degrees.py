"""Flags for how much is required, for needs that are duties, for punishments, and for courts that are only spoken of."""

from __future__ import annotations

import pytest

from tests.drafts.flags_told import kinds, told


@pytest.mark.parametrize(
    ("old", "new", "language", "reason"),
    [
        ("船东应当努力降低噪声。", "船东应当确保降低噪声。", "zh", "要求的程度：“努力”改为“确保”"),
        ("船东应当尽量使用岸电。", "船东应当使用岸电。", "zh", "要求的程度：删除“尽量”"),
        ("船东应当采取措施减轻损害。", "船东应当采取措施消除损害。", "zh", "要求的程度：“减轻”改为“消除”"),
        (
            "The keeper shall mitigate leaks.",
            "The keeper shall eliminate leaks.",
            "en",
            "要求的程度：“mitigate”改为“eliminate”",
        ),
        ("Tell him of any material leak.", "Tell him of any leak.", "en", "范围或程度：删除“material”"),
        ("船东需要提交清单。", "船东可以提交清单。", "zh", "需要 → 可以：义务变为许可"),
        ("船东提交清单。", "船东需提交清单。", "zh", "增加“需”：新设义务"),
        ("处三年以下有期徒刑。", "处五年以下有期徒刑。", "zh", "刑期上限由三年改为五年（约1.67倍）"),
        ("Imprisonment for two years.", "Imprisonment for five years.", "en", "刑期由two years改为five years（2.5倍）"),
    ],
)
def test_a_degree_a_need_and_a_punishment_are_told(old: str, new: str, language: str, reason: str) -> None:
    assert [zh for _, zh in told(old, new, language)] == [reason]


@pytest.mark.parametrize(
    ("old", "new", "language"),
    [
        ("需要延长的，可以延长。", "确需延长的，可以延长。", "zh"),
        ("根据工作需要可以延长。", "可以延长。", "zh"),
        ("岸电应当减少。", "岸电应当逐年减少。", "zh"),
        ("It names the keeper.", "It names the keeper and any judgment of a court on the keeper.", "en"),
    ],
)
def test_a_need_that_is_a_case_and_a_court_that_is_spoken_of_are_not(old: str, new: str, language: str) -> None:
    assert not {"modality", "authority", "sanction", "time-limit"} & set(kinds(old, new, language))


def test_a_court_that_acts_is_told() -> None:
    assert "authority" in kinds(
        "The keeper may sell it.", "The keeper may sell it, save where a court decides so.", "en"
    )


def test_an_entry_is_quoted_without_the_stroke_before_it() -> None:
    assert told("禁止复制、/损毁图纸。", "禁止复制图纸。") == [("list-item", "列举中删除“损毁”")]


def test_the_length_of_a_punishment_is_no_time_limit_of_a_sentence() -> None:
    old = "船东应当登记。"
    assert told(old, old + "伪造登记簿的，处三年以下有期徒刑。") == [("sentence", "增加一句")]


@pytest.mark.parametrize(
    ("old", "new", "language", "reason"),
    [
        (
            "登记作出之日视为其开业的日期。",
            "证书送达之日视为其开业的日期。",
            "zh",
            "日期由“登记作出”之日改为“证书送达”之日",
        ),
        (
            "It closes.\nBuilders of tugs shall ask.",
            "It closes.\n6. Keepers of tugs shall ask.",
            "en",
            "“shall”的主体由“Builders”改为“Keepers”",
        ),
        (
            "‘local harbour authority’ means it.",
            "‘local river authority’ means it.",
            "en",
            "机关由“harbour authority”改为“river authority”",
        ),
        (
            "It closes.\nIt ends.",
            "It closes.\n2. The keeper shall ask.\n3. It ends.",
            "en",
            "增加一款，含义务",
        ),
    ],
)
def test_a_day_an_actor_a_defined_body_and_a_paragraph_are_told(old: str, new: str, language: str, reason: str) -> None:
    assert reason in [zh for _, zh in told(old, new, language)]


def test_words_of_a_definition_that_change_their_place_are_no_change_of_it() -> None:
    old = "‘tug’ means a boat for towing ships, usually at a distance, that has one engine and no berth of its own."
    new = "‘tug’ means a boat for towing ships that has one engine and no berth of its own, usually at a distance."
    assert "definition" not in kinds(old, new, "en")


@pytest.mark.parametrize(
    ("old", "new", "kind", "reason"),
    [
        ("码头应当配备医护人员。", "码头应当配备专职医护人员。", "scope", "怎样办理：增加“专职”"),
        ("船长不得擅自变更航线。", "船长不得变更航线。", "scope", "怎样办理：删除“擅自”"),
        ("船东应当公示运价。", "船东应当在醒目位置公示运价。", "scope", "增加限定：“在醒目位置”"),
        (
            "船东应当在十日内张贴标识。",
            "船东应当自登记之日起十日内张贴标识。",
            "time-limit",
            "增加起算日：“自登记之日起”",
        ),
        ("应当自受理之日起十日内作出决定。", "应当十日内作出决定。", "time-limit", "删除起算日：“自受理之日起”"),
        ("渔船应当安装定位设备。", "远洋渔船应当安装定位设备。", "scope", "限定：增加“远洋”"),
        ("船东应当公告旅客。", "船东应当提前三日公告旅客。", "time-limit", "新增期限：三日"),
        ("船东应当亲自驾驶。", "船东应当亲自驾驶，法律另有规定的除外。", "exception", "例外：增加“另有、除外”"),
        (
            "在货物的权利转移之前可以撤销。",
            "在货物提单签发之前可以撤销。",
            "time-limit",
            "办理时间由“权利转移之前”改为“提单签发之前”",
        ),
        ("明知船舶不适航的，承担责任。", "明知或者应知船舶不适航的，承担责任。", "list-item", "列举中增加“应知”"),
    ],
)
def test_how_from_when_and_knowing_are_told_as_what_they_are(old: str, new: str, kind: str, reason: str) -> None:
    assert told(old, new) == [(kind, reason)]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("责令改正。", "责令限期改正。", ("time-limit", "增加时限要求“限期”")),
        ("不得收取押金。", "不得收取高额押金。", ("scope", "范围或程度：增加“高额”")),
        ("应当在十日内答复。", "一般应当在十日内答复。", ("scope", "增加裁量用语“一般应当”")),
        ("驿站应当逐步建立台账。", "驿站应当建立台账。", ("scope", "删除裁量用语“逐步”")),
        ("《驿站管理规定》同时废止。", "《驿站管理规定》继续有效。", ("scope", "法律效果：“同时废止”改为“继续有效”")),
        ("应当征求公众意见。", "应当征求专家意见。", ("scope", "所指由“公众意见”改为“专家意见”")),
        ("驾驶员应当报告。", "乘务员应当报告。", ("scope", "“应当”的主体由“驾驶员”改为“乘务员”")),
        ("由父母同意。", "由监护人同意。", ("scope", "由谁办理：由“父母”改为“监护人”")),
    ],
)
def test_a_word_that_makes_a_duty_stricter_or_weaker_is_told(old: str, new: str, reason: tuple[str, str]) -> None:
    assert told(old, new) == [reason]


def test_measures_that_work_are_no_legal_effect() -> None:
    assert kinds("应当采取措施。", "应当采取有效措施。") == []
