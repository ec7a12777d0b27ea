"""Flags for parties of Chinese rules, for what decides, and for how many conditions are enough."""

from __future__ import annotations

import pytest

from tests.drafts.flags_told import kinds, told


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("托运人应当申报。", "承运人应当申报。", "“应当”的主体由“托运人”改为“承运人”"),
        ("维修费用由出租人承担。", "维修费用由承租人承担。", "由谁办理：由“出租人”改为“承租人”"),
        ("因发包人的过错停工的，应当赔偿。", "因承包人的过错停工的，应当赔偿。", "所指的人由“发包人”改为“承包人”"),
        ("船主承担举证责任。", "货主承担举证责任。", "所指的人由“船主”改为“货主”"),
        ("责任人为房屋所有权人。", "责任人为房屋使用人。", "所指的人由“所有权人”改为“使用人”"),
        ("应当通知保险人。", "应当通知被保险人。", "相对人：由“保险人”改为“被保险人”"),
        ("应当取得监护人的同意。", "应当取得被监护人的同意。", "所指的人由“监护人”改为“被监护人”"),
        ("场馆向公众开放。", "场馆向会员开放。", "相对人：由“公众”改为“会员”"),
        ("董事会可以罢免经理。", "股东会可以罢免经理。", "“可以”的主体由“董事会”改为“股东会”"),
    ],
)
def test_another_party_is_told_wherever_it_is_named(old: str, new: str, reason: str) -> None:
    assert told(old, new) == [("scope", reason)]


def test_persons_whom_nobody_tells_apart_are_no_other_party() -> None:
    assert told("有关人员可以申请。", "有关个人可以申请。") in (
        [],
        [("scope", "“可以”的主体由“有关人员”改为“有关个人”")],
    )
    assert told("前款规定的人员的名单应当公布。", "前款规定的个人的名单应当公布。") == []


@pytest.mark.parametrize(
    ("old", "new", "flag"),
    [
        ("审查未通过的，应当说明。", "审查未完成的，应当说明。", ("scope", "适用情形由“未通过”改为“未完成”")),
        ("不得过度收集信息。", "不得收集信息。", ("scope", "删除限定：“过度”")),
        ("船员饮酒后不得驾驶。", "船员醉酒后不得驾驶。", ("time-limit", "办理时间由“饮酒后”改为“醉酒后”")),
        ("本市户籍儿童可以免费乘船。", "常住儿童可以免费乘船。", ("scope", "“可以”的主体由“本市户籍儿童”改为“常住儿童”")),
        ("应当具备下列条件：", "应当具备下列条件之一：", ("and-or", "增加“之一”：由全部具备变为具备一项即可")),
        ("经全体船东一致同意。", "经全体船东过半数同意。", ("threshold", "所需多数：“一致”改为“过半数”")),
        ("收费执行市场调节价。", "收费执行政府定价。", ("scope", "定价方式：“市场调节价”改为“政府定价”")),
        ("按照约定分担。", "按照规定分担。", ("scope", "约定或者法定：“约定”改为“规定”")),
        ("儿童不得入场。", "儿童未经家长陪同不得入场。", ("scope", "增加适用条件：“未经家长陪同”")),
        ("在十日内提出。", "在十日后提出。", ("time-limit", "“十日内”改为“十日后”")),
        ("自收到申请之日起计算。", "自受理申请之日起计算。", ("time-limit", "起算日由“收到申请”之日改为“受理申请”之日")),
        ("风险自交付时转移。", "风险自登记时转移。", ("time-limit", "办理时间由“交付时”改为“登记时”")),
        ("推定船主有过错。", "推定船主没有过错。", ("modality", "“有”改为“没有”，肯定与否定颠倒")),
        ("依法予以赔付。", "不予赔付。", ("modality", "“依法予以”改为“不予”，肯定与否定颠倒")),
        ("准许夜间停靠。", "限制夜间停靠。", ("modality", "“准许”改为“限制”，肯定与否定颠倒")),
        ("押金不计利息。", "押金并支付利息。", ("modality", "“不计”改为“支付”，肯定与否定颠倒")),
        ("医疗机构应当公示价格。", "公立医疗机构应当公示价格。", ("scope", "限定：增加“公立”")),
        ("不得超过国家标准。", "不得超过地方标准。", ("scope", "哪一级：“国家”改为“地方”")),
        ("罚没收入上缴国库。", "罚没收入返还执法单位。", ("scope", "文字由“上缴国库”改为“返还执法单位”")),
        ("可以申请人民法院执行。", "可以执行。", ("authority", "机关或层级：删除“人民法院”")),
        ("对船东处罚款。", "对船东并处罚款。", ("sanction", "是否并罚：“处”改为“并处”")),
    ],
)  # fmt: skip
def test_what_turns_a_rule_by_a_word_is_told(old: str, new: str, flag: tuple[str, str]) -> None:
    assert told(old, new) == [flag]


def test_more_than_a_price_in_the_place_of_less_is_told_without_a_number() -> None:
    assert kinds("不得低于成本价销售。", "不得高于成本价销售。") == ["bound"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("有下列情形的，不予登记：", "有下列情形之一的，不予登记："),
        ("在十日内提出。", "在十日以内提出。"),
        ("自接到通知之日起十日内答复。", "自收到通知之日起十日内答复。"),
    ],
)
def test_what_turns_nothing_is_not_told(old: str, new: str) -> None:
    assert not {"and-or", "time-limit", "bound"}.intersection(kinds(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("任何单位和个人不得侵占码头。", "任何组织和个人不得侵占码头。"),
        ("县级以上地方人民政府应当加强领导。", "县级以上地方各级人民政府应当加强领导。"),
        ("由市人民政府渔业主管部门负责。", "由市渔业主管部门负责。"),
        ("船主应当向主管部门提交材料。", "船主应当将材料提交主管部门。"),
        ("应当及时告知船主。", "应当及时通知船主。"),
    ],
)
def test_the_same_persons_bodies_and_steps_in_other_words_are_not_told(old: str, new: str) -> None:
    assert told(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "flag"),
    [
        ("在开工前报告。", "在竣工后报告。", ("time-limit", "办理时间由“开工前”改为“竣工后”")),
        ("检验费用由船主承担。", "检验费用列入预算。", ("scope", "删除由谁承担：“由船主承担”")),
        ("自知道事故之日起计算。", "自事故发生之日起计算。", ("time-limit", "起算日由“知道事故”之日改为“事故发生”之日")),
        ("每学期至少演练一次。", "每学年至少演练一次。", ("time-limit", "频次：“每学期”改为“每学年”")),
    ],
)  # fmt: skip
def test_when_and_at_whose_cost_is_told(old: str, new: str, flag: tuple[str, str]) -> None:
    assert told(old, new) == [flag]
