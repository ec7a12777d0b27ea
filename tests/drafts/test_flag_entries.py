"""Flags for entries of enumerations, and what looks like an entry."""

from __future__ import annotations

import pytest

from drafts.flagging.changed_passage import short
from tests.drafts.flags_told import kinds, told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("需要限制或者禁止取水的，应当公告。", "需要禁止或者限制取水的，应当公告。"),
        ("为执行第三条、第五条第二款的规定。", "为执行第三条的规定。"),
        ("对其行为、过失负责。", "对其行为、过错负责。"),
    ],
)
def test_what_another_flag_says_or_what_only_changed_places_is_no_entry(old: str, new: str) -> None:
    assert "list-item" not in kinds(old, new)


def test_an_entry_that_only_looks_like_a_reference_is_told() -> None:
    assert kinds("赔偿火灾、车辆损失。", "赔偿火灾、第三方存款、车辆损失。") == ["list-item"]


def test_an_entry_in_the_place_of_a_particle_is_told() -> None:
    assert kinds("违反有关安全的法规。", "违反有关安全、消防法规。") == ["list-item"]


def test_how_far_and_on_what_ground_is_no_entry() -> None:
    old = "Data shall be relevant, free of errors."
    assert "list-item" not in kinds(
        old, "Data shall be relevant, and to the best extent possible, free of errors.", "en"
    )
    old = "By way of derogation from Article 4, the keeper may stop trains."
    new = "By way of derogation from Article 4 and upon a reasoned request, the keeper may stop trains."
    assert "list-item" not in kinds(old, new, "en")


def test_what_a_measure_is_directed_at_is_no_entry() -> None:
    assert "list-item" not in kinds("可以依法查封。", "可以对有关的车辆、账户依法查封。")


def test_an_exception_and_a_phrase_that_is_cut_off_are_no_entries() -> None:
    assert kinds("协议无效的除外。", "协议无效或者法律另有规定的除外。") == ["exception"]
    assert "list-item" not in kinds("防止电车同汽车、电车同站台相撞。", "防止电车同汽车或者站台相撞。")


def test_an_entry_that_stands_elsewhere_in_the_list_now_is_not_exchanged() -> None:
    old = "应当将行车日志、检修记录送达车站，车站凭检修记录放行。"
    new = "应当将检修记录、车票、行车日志、运费清册送达车站，车站放行。"
    assert told(old, new)[-1] == ("list-item", "列举中增加“运费清册”")
    assert told(new, old)[-1] == ("list-item", "列举中删除“运费清册”")


def test_the_head_of_a_list_is_no_sentence_and_who_undergoes_a_step_no_step() -> None:
    new = "应当将下列文书一并交给车站：\n（一）车票、保单。"
    assert "sentence" not in kinds("应当将车票、保单。", new)
    old = "有下列情形的：\n（一）委托人拒不提供资料。"
    assert kinds(old, old.replace("委托人", "被审计单位")) == ["scope"]  # who refuses


def test_several_entries_and_the_last_of_an_enumeration_are_told() -> None:
    new = "养护人应当采取加固路基、更换钢轨、清理站台、修建挡土墙或者排水沟等措施。"
    assert kinds("养护人应当采取措施。", new) == ["list-item"]
    assert kinds("防止路基沉陷、开裂和冻胀。", "防止路基沉陷、开裂和滑坡。") == ["list-item"]


def test_an_entry_of_which_a_part_changes_is_told_whole() -> None:
    old = "由水务、港口资源、卫生等部门提出方案。"
    assert told(old, "由水务、航道资源、卫生等部门提出方案。") == [("list-item", "列举中“港口资源”改为“航道资源”")]
    old = "车站设立客运委员会、安全委员会、财务委员会。"
    assert told(old, old.replace("安全", "消防和安全")) == [("list-item", "列举中“安全委员会”改为“消防和安全委员会”")]
    assert told(old.replace("安全", "消防和安全"), old) == [("list-item", "列举中“消防和安全委员会”改为“安全委员会”")]


def test_an_entry_that_is_joined_on_with_its_owner_is_told() -> None:
    old = "车站应当对机车、车辆进行检验。"
    assert told(old, "车站应当对机车、车辆及其部件进行检验。") == [("list-item", "列举中增加“部件”")]


def test_an_enumeration_that_others_close_stays_open() -> None:
    old = "客运、货运、仓储等企业应当登记。"
    assert "scope" not in kinds(old, "客运、货运、仓储企业和其他运输企业应当登记。")
    assert kinds(old, "客运、货运、仓储企业应当登记。") == ["scope"]


def test_an_entry_is_told_without_the_adverb_after_it_and_once() -> None:
    old = "车站对旅客姓名负有保密义务。"
    assert told(old, "车站对旅客姓名、住址和电话依法负有保密义务。") == [("list-item", "列举中增加“住址和电话”")]
    old = "对车辆损坏失察的，给予处分。"
    assert told(old, "对车辆损坏和货物严重丢失情况失察的，给予处分。") == [
        ("list-item", "列举中增加“货物严重丢失情况”")
    ]
    assert told("由车务机关或者站务机关处理。", "由车务机关、单位或者站务机关处理。") == [
        ("list-item", "列举中增加“单位”")
    ]


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        ("禁止携带车票和行李。", "禁止携带车票、货物。", ["列举中“行李”改为“货物”"]),
        ("对车站、车辆的检修工作进行指导。", "对检修工作进行指导。", []),
        ("应当采取措施，防止相撞。", "应当采取减速、鸣笛等措施，防止相撞。", ["列举中增加“减速、鸣笛等措施”"]),
        ("车站和有关机构检查。", "车站应当及时检查或者组织、督促有关机构检查。", []),
        ("从事客运等业务的企业。", "从事客运，或者货运等业务的企业。", ["列举中增加“货运”"]),
        ("由车站网络及其他场所的经营者负责。", "由车站网络的经营者负责。", ["列举中删除“其他场所”"]),
    ],
)
def test_what_is_an_entry_is_told_whole_and_nothing_else_for_one(old: str, new: str, reasons: list[str]) -> None:
    assert [zh for kind, zh in told(old, new) if kind == "list-item"] == reasons


def test_an_entry_put_into_the_midst_of_a_word_is_told() -> None:
    old = "在铁路线路上放置障碍物的，处罚款。"
    assert told(old, "在铁路、城市轨道交通线路上放置障碍物的，处罚款。") == [("list-item", "列举中增加“城市轨道交通”")]
    assert told("在铁路、城市轨道交通线路上放置障碍物的，处罚款。", old) == [("list-item", "列举中删除“城市轨道交通”")]


def test_lists_of_lists_and_aims_make_no_entry_of_their_own() -> None:
    old = "加强对车站环境、车票和行李的管理。"
    new = "加强对车站环境、票价与运输、站台以及车票和行李的管理。"
    assert told(old, new) == [("list-item", "列举中增加“票价与运输、站台”")]
    old = "为了保障运输质量，制定本办法。"
    assert kinds(old, "为了保障运输供给和质量，制定本办法。") == []


def test_a_word_of_weight_that_only_tells_which_things_are_meant_is_told_as_an_entry() -> None:
    old = "损毁依法扣押的车辆的，处罚款。"
    assert told(old, "损毁依法扣押、登记保存的车辆的，处罚款。") == [("list-item", "列举中增加“登记保存”")]
    assert "procedure" in kinds("未依法备案的，处罚款。", "未依法备案、公告的，处罚款。")


@pytest.mark.parametrize(("own", "other"), [("前款", "第一款"), ("第一款", "前款")])
def test_the_paragraph_before_called_by_its_number_is_no_other_reference(own: str, other: str) -> None:
    """The items of an enumeration are no paragraphs of their own."""
    head = "命名应当具备下列条件：\n（一）有章程；\n（二）有经费。\n"
    last = "车站不再具备{}规定条件的，由批准机关撤销命名。"
    assert kinds(head + last.format(own), head + last.format(other)) == []
    head += "命名由车站申请。\n"
    assert kinds(head + last.format(own), head + last.format(other)) == ["reference"]


def test_a_disciplinary_measure_that_does_not_apply_is_no_sanction() -> None:
    assert told("对车站人员给予处理。", "对不适用处分的车站人员给予处理。") == [("scope", "增加限定：“不适用处分的”")]


def test_what_joins_words_on_is_not_told_with_them() -> None:
    assert told("车站应当办理票证的整理、归档工作。", "车站应当办理票证的登记和归档工作。") == [
        ("procedure", "程序：“整理”改为“登记”")
    ]
    assert told("加强对列车员和站务员的培训。", "加强对列车员、检票员的和站务员的培训。") == [
        ("list-item", "列举中增加“检票员”")
    ]


def test_each_is_no_entry_of_a_list() -> None:
    old, new = "各政党和各社会团体及各企业事业组织都有义务。", "各政党和各人民团体、企业事业组织都有义务。"
    assert "列举中删除“各”" not in [zh for _, zh in told(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "language", "reason"),
    [
        ("船东应当登记；进港后公示。", "船东应当登记；未登记的，不得进港；进港后公示。", "zh", "增加一个分句，含禁止"),
        (
            "He keeps a log; the owner pays.",
            "He keeps a log; he shall show it; the owner pays.",
            "en",
            "增加一个分句，含义务",
        ),
        ("（一）逾期；\n（二）伪造。", "（一）逾期；\n（二）转让；\n（三）伪造。", "zh", "增加一项"),
    ],
)
def test_a_clause_is_told_from_a_sentence_and_an_item(old: str, new: str, language: str, reason: str) -> None:
    assert reason in [zh for _, zh in told(old, new, language)]


def test_an_entry_of_a_definition_is_told_once() -> None:
    assert told("本办法所称船东，是指船舶的所有人。", "本办法所称船东，是指船舶的所有人、经营人。") == [
        ("definition", "定义有改动：增加“经营人”")
    ]


def test_a_quotation_is_not_cut_in_a_western_word() -> None:
    assert (
        short("The owner of a tug and the keeper of a lighthouse shall meet.")
        == "The owner of a tug and the keeper of a…"
    )
    assert short("规" * 60) == "规" * 39 + "…"
