"""Flags for who acts: bodies named whole, and names that are no bodies."""

from __future__ import annotations

import pytest

from tests.drafts.flags_told import kinds, told


def test_a_body_for_foreign_trade_keeps_its_name() -> None:
    assert told("由国务院对外经贸主管部门依法作出决定。", "由海关依法作出决定。")[0] == (
        "authority",
        "机关由“国务院对外经贸主管部门”改为“海关”",
    )


def test_a_local_level_that_falls_out_is_told() -> None:
    assert kinds("县级以上地方人民政府应当组织检修。", "县级以上人民政府应当组织检修。") == ["authority"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Offences listed in Part 2 are punished.", "Offences listed in Council Decision 2002/584 are punished."),
        ("as laid down in Directive 7.", "as laid down in Directive 7 of the European Parliament and of the Council."),
        ("Notifying authority", "notifying authority"),
    ],
)
def test_a_body_in_the_title_of_an_act_or_with_another_capital_is_no_other_authority(old: str, new: str) -> None:
    assert "authority" not in kinds(old, new, "en")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "征收办法由国务院公路行政主管部门制定。",
            "征收办法由国务院财政、建设主管部门制定。",
            "机关由“公路行政主管部门”改为“财政、建设主管部门”",
        ),
        ("不服车务部门作出的决定。", "不服海事总局做出的决定。", "机关由“车务部门”改为“海事总局”"),
        ("经国务院公路主管部门批准，可以延长。", "经国务院公路主管部门负责人批准，可以延长。", "由机关改为其“负责人”"),
        ("对车务委员会的决定不服的。", "对复查决定不服的。", "机关或层级：删除“车务委员会”"),
        ("由乡（镇）人民政府责令改正。", "由乡镇人民政府责令改正。", None),
        ("不得扰乱站台秩序。", "不得冲击国家机关。", None),
    ],
)
def test_an_authority_is_named_whole_and_only_where_it_acts(old: str, new: str, reason: str | None) -> None:
    assert [zh for kind, zh in told(old, new) if kind == "authority"] == ([reason] if reason else [])


def test_several_bodies_with_a_common_end_come_in_the_place_of_one() -> None:
    assert told("县级以上人民政府渔业主管部门应当巡查。", "县级以上人民政府渔业、水利、应急管理等部门应当巡查。") == [
        ("authority", "机关由“渔业主管部门”改为“渔业、水利、应急管理等部门”")
    ]


def test_whose_rules_are_broken_is_no_actor() -> None:
    assert "authority" not in kinds("不得托运危险品。", "不得违反国务院公路主管部门的规定托运危险品。")


def test_a_body_is_named_with_the_word_that_tells_it_and_without_what_it_does() -> None:
    assert told("由调解委员会通知。", "由调解机构通知。") == [("authority", "机关由“调解委员会”改为“调解机构”")]
    assert told("由车务部门颁发证书。", "由学校发给证书。")[0] == ("authority", "机关由“车务部门”改为“学校”")


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        ("争议由该委员会调解。", "争议由符合本章规定的人员调解。", []),
        (
            "车站应当听取鉴定部门应当派出的人员意见。",
            "车站应当听取经车站通知的人员意见。",
            ["机关或层级：删除“鉴定部门”"],
        ),
        ("凭税务机关及代扣人的证明领取。", "凭享受法律援助人的证明领取。", ["机关或层级：删除“税务机关”"]),
        ("由车站持有国务院批准的执照。", "由车站按照国务院批准的执照。", []),
        ("向车务委员会提出申请。", "向海事总局提出申请。", ["机关由“车务委员会”改为“海事总局”"]),
        ("公职人员包括国家机关工作人员。", "公职人员包括法官。", []),
    ],
)
def test_one_body_takes_the_place_of_another_only_where_both_sides_are_names(
    old: str, new: str, reasons: list[str]
) -> None:
    assert [zh for kind, zh in told(old, new) if kind == "authority"] == reasons


def test_bodies_of_a_rewritten_passage_come_and_go_by_themselves() -> None:
    old = "客运争议可以由车务委员会受理。车务委员会由三名委员组成。"
    new = "客运争议应当征求省级主管部门的意见后处理。"
    reasons = [zh for kind, zh in told(old, new) if kind == "authority"]
    assert "机关或层级：增加“省级主管部门”" in reasons
    assert not any("改为" in zh for zh in reasons)


def test_a_name_that_begins_like_a_preposition_stays_whole() -> None:
    assert told("由对外贸易主管部门决定。", "由海关决定。")[0] == ("authority", "机关由“对外贸易主管部门”改为“海关”")
    assert told("由内河管理局决定。", "由海关决定。")[0] == ("authority", "机关由“内河管理局”改为“海关”")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "由县级人民政府水运行政主管部门决定。",
            "由县级人民政府水运航道主管部门决定。",
            "机关由“水运行政主管部门”改为“水运航道主管部门”",
        ),
        ("应当征求有关部门的意见。", "应当征求有关港务机关的意见。", "机关由“有关部门”改为“有关港务机关”"),
        ("属于车务委员会管辖的，从其规定。", "属于车务机构管辖的，从其规定。", "机关由“车务委员会”改为“车务机构”"),
        (
            "由铁路环境主管部门和其他负有铁路环境监督职责的部门检查。",
            "由负有铁路环境监督职责的部门检查。",
            "机关或层级：删除“铁路环境主管部门”",
        ),
    ],
)
def test_a_name_that_shares_words_with_its_neighbours_is_told_whole(old: str, new: str, reason: str) -> None:
    assert ("authority", reason) in told(old, new)


def test_a_level_that_is_written_out_is_no_other_authority() -> None:
    assert told("由省级人民政府批准。", "由省、自治区、直辖市人民政府批准。") == []
    assert kinds("由市级人民政府批准。", "由省、自治区、直辖市人民政府批准。") == ["authority"]


def test_a_body_of_the_state_council_is_one_body() -> None:
    new = "未事先取得国务院铁路客运货运主管部门书面同意，经过本线的，责令退出。"
    assert ("authority", "机关或层级：增加“国务院铁路客运货运主管部门”") in told("经过本线的，责令退出。", new)


def test_a_part_put_into_a_name_makes_another_name_of_it() -> None:
    old = "由国务院航道部门指定的船舶。"
    assert told(old, "由国务院航道和信息化主管部门指定的船舶。") == [
        ("authority", "机关由“航道部门”改为“航道和信息化主管部门”")
    ]
    assert kinds("由有关部门指定的船舶。", "由有关行政主管部门指定的船舶。") == []


def test_a_name_that_is_said_of_each_of_several_is_none_that_comes() -> None:
    old = "对本线路，地方人民政府水务、港务主管部门制定方案。"
    assert kinds(old, "对本线路，地方人民政府水务主管部门、港务主管部门制定方案。") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("由水务、港务等主管部门制定方案。", "由水务、港务等有关部门制定方案。"),
        ("编制方案，报经国务院批准。", "编制方案，报国务院批准。"),
    ],
)
def test_other_words_for_the_same_bodies_and_the_same_asking_are_no_change(old: str, new: str) -> None:
    assert kinds(old, new) == []


def test_a_body_that_only_changes_its_place_in_the_sentence_is_none_that_comes() -> None:
    old = "车站应当向铁路公安机关、车务委员会或者港务管理部门报告，港务管理部门应当登记。"
    new = "车站应当向港务管理部门或者铁路公安机关、车务委员会报告，港务管理部门应当登记。车站通知港务管理部门。"
    assert "authority" not in [kind for kind, zh in told(old, new) if "港务" in zh and "改为" not in zh]


def test_provinces_are_told_as_one_level() -> None:
    old = "报国务院铁路主管部门或者省、自治区、直辖市人民政府铁路主管部门批准，并签订协议。"
    found = [zh for kind, zh in told(old, "按照国家规定办理。") if kind == "authority"]
    assert found == ["机关或层级：删除“国务院铁路主管部门、省级人民政府铁路主管部门”"]


def test_what_joins_a_name_on_is_no_part_of_it() -> None:
    old = "由铁路主管部门或者港务行政管理部门责令改正。"
    found = told(old, "由铁路主管部门和航道监督管理部门责令改正。")
    assert ("authority", "机关由“港务行政管理部门”改为“航道监督管理部门”") in found
    old = "由车务部门批准。"
    found = told(old, "由车务部门批准；但是国务院对批准机关另有规定的除外。")
    assert ("authority", "机关或层级：增加“国务院、批准机关”") in found


def test_a_body_is_told_with_the_government_that_it_belongs_to() -> None:
    old = "车站应当检查。"
    new = "由县级以上人民政府铁路主管部门、市级人民政府责令车站检查。"
    assert ("authority", "机关或层级：增加“县级以上人民政府铁路主管部门、市级人民政府”") in told(old, new)


def test_a_body_is_called_what_each_draft_calls_it() -> None:
    old, new = "由车站主管部门设立的机构。", "由国家和地方车站管理部门设立的机构。"
    assert ("authority", "机关由“车站主管部门”改为“地方车站管理部门”") in told(old, new)
