"""Flags whose kind or reason was once untrue, and changes in the same words that are flagged rightly."""

from __future__ import annotations

import pytest

from drafts.diffing.token_diff import token_diff
from drafts.flags import find_flags
from tests.drafts.flags_told import kinds, told


def test_a_need_to_ban_that_is_no_longer_named_lifts_no_ban() -> None:
    old = "可以采取必要措施：\n（一）水源受到污染，需要限制或者禁止取水的；\n（二）水位过低的。"
    new = "可以采取必要措施：\n（一）水源受到污染的；\n（二）水位过低的。"
    assert told(old, new) == [("scope", "删除适用条件：“需要限制或者禁止取水的”")]


def test_half_a_word_is_no_duty() -> None:
    assert kinds("促使新的养护方法尽快应用于道路养护。", "促使新的养护方法尽快推广。") == []
    assert kinds("养路费用于公路养护。", "养路费应用于公路养护。") == ["modality"]


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("车站存在可能的风险。", ""),
        ("国家促进运输业可持续发展。", ""),
        ("包装应当使用可降解的材料。", "，含义务"),
        ("本章适用于可航水域的运输。", ""),
        ("系统的可用性由车站检查。", ""),
        ("乘务记录应完整，并可供查阅。", "，含义务"),
        ("车站检查合格，方可开放使用。", "，含许可"),
        ("旅客可通过下列途径查询：", "，含许可"),
        ("电子车票无需盖章即可转让。", "，含许可"),
        ("因他人原因产生的费用，不应当由旅客承担。", "，含禁止"),
        ("旅客不应占用通道。", "，含禁止"),
        ("应当事人请求提供车票。", ""),
        ("车站应托运人的要求出具凭证。", ""),
        ("车站应按照申请、受理的顺序办理。", "，含义务"),
        ("货物属于国家禁止性规定所列的，从其规定。", ""),
        ("托运人请求责令停止侵害的，从其规定。", ""),
        ("请求人民法院责令停止侵害的，由车站责令改正。", "，含罚则（责令）"),
    ],
)
def test_a_word_of_weight_inside_another_makes_no_rule(sentence: str, holds: str) -> None:
    assert told("车站按时开门。", f"车站按时开门。{sentence}") == [("sentence", f"增加一句{holds}")]
    assert told(f"车站按时开门。{sentence}", "车站按时开门。") == [("sentence", f"删除一句{holds}")]


def test_a_word_of_weight_that_comes_within_a_sentence_is_told_as_it_is_meant() -> None:
    assert "modality" not in kinds("运输业发展的方针。", "运输业可持续发展的方针。")
    assert told("此费用由旅客承担。", "此费用不应当由旅客承担。") == [("ban", "增加“不应当”：新设禁止")]
    assert "modality" in kinds("检查合格后开放使用。", "检查合格后方可开放使用。")


def test_a_unit_that_is_a_word_of_its_own_makes_an_amount() -> None:
    assert told("每名旅客不超过3000计算单位。", "每名旅客不超过9000计算单位。") == [
        ("amount", "金额由3000计算单位改为9000计算单位（3倍）")
    ]
    assert kinds("超过500吨的船舶。", "超过500总吨的船舶。") == []
    assert kinds("按3000计算。", "按9000计算。") == ["threshold"]  # a number that counts nothing, not 计算单位


def test_the_number_of_an_item_is_no_part_of_the_number_after_it() -> None:
    old = "按照下列规定计算：\n1．装货300吨以上的车辆，为五十元；\n2．其他车辆，为三十元。"
    new = "按照下列规定计算：\n1.300吨以上的车辆，为五十元；\n2.其他车辆，为三十元。"
    assert "threshold" not in kinds(old, new)
    assert told(old, new.replace("1.300", "1.600"))[0] == ("threshold", "数量下限由300吨改为600吨（2倍）")
    assert told("300吨以上的车辆。", "1.5吨以上的车辆。") == [("threshold", "数量下限由300吨改为1.5吨（减至0.5%）")]


def test_one_party_is_no_number() -> None:
    assert "threshold" not in kinds("托运人应当付款。", "作为合同一方的托运人应当付款。")


def test_the_day_from_which_a_period_runs_is_told() -> None:
    assert told("期限自合同订立之日起计算。", "期限自货物交付之日起计算。") == [
        ("time-limit", "起算日由“合同订立”之日改为“货物交付”之日")
    ]


def test_a_ranking_before_a_definition_is_no_part_of_it() -> None:
    old = "修理费先于仓储费受偿。前款所称仓储费，是指保管货物的费用。"
    assert "definition" not in kinds(old, "仓储费，是指保管货物的费用。")
    assert "reference" not in kinds(old, "仓储费，是指保管货物的费用。")
    assert kinds("按照第三条所称的标准收费。", "按照第五条所称的标准收费。") == ["reference"]


def test_a_pronoun_that_falls_out_of_a_definition_changes_nothing() -> None:
    old = "‘recall’ means returning the lamp or taking it out of service;"
    assert kinds(old, "‘recall’ means returning the lamp or taking out of service;", "en") == []


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("依照民事诉讼法第二百条第一款向法院申请。", "向法院申请。", "不再引用民事诉讼法第二百条第一款"),
        ("依照《运输法》第八条、第九条处理。", "依照《运输法》第八条处理。", "不再引用《运输法》第九条"),
        ("依照运输法第八条处理。", "依照本法第七条处理。", "引用由运输法第八条改为本法第七条"),
        ("违反运输法第八条的。", "违反运输法的。", "不再引用运输法第八条"),
        ("依照本法第八条处理。", "依照本法第七条处理。", "引用由第八条改为第七条，条号顺延解释不了"),
        ("依照运输法第八条处理。", "依照运输法第七条处理。", "引用由运输法第八条改为运输法第七条"),
    ],
)
def test_an_article_of_another_law_is_told_with_its_law(old: str, new: str, reason: str) -> None:
    assert reason in [zh for kind, zh in told(old, new) if kind == "reference"]


def test_several_items_that_come_together_are_counted() -> None:
    old = "车站应当公布：\n（一）票价。"
    new = "车站应当公布：\n（一）票价；\n（二）开门时间；\n（三）投诉电话；\n（四）站内地图。\n车站应当及时更新前款所列内容。"
    assert [zh for kind, zh in told(old, new) if kind == "list-item"] == ["增加3项和1段，含义务"]
    flags = find_flags(token_diff(new, old, "zh"))
    assert [flag.en for flag in flags if flag.kind == "list-item"] == [
        "3 items and 1 paragraph with a duty are deleted"
    ]


def test_a_name_that_begins_with_a_step_is_no_step() -> None:
    assert "procedure" not in kinds("由站长主持。", "由调解仲裁委员会主持。")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "The lamp is tested. It shall be labelled, or a fine of EUR 500 is due.",
            "The lamp is tested.",
            "A sentence with a duty, sanctions (fine) and amounts (EUR 500) is deleted",
        ),
        (
            "The test follows the rules of the maker.",
            "The test follows the rules of the maker and Articles 6(1) and 7(2).",
            "A reference to Article 6(1) is added",
        ),
    ],
)
def test_english_reasons_are_good_english(old: str, new: str, reason: str) -> None:
    assert reason in [flag.en for flag in find_flags(token_diff(old, new, "en"))]


def test_english_reasons_name_who_is_concerned_and_what_is_due() -> None:
    reasons = [flag.en for flag in find_flags(token_diff("公民应当支付票款。", "自然人应当支付票款。", "zh"))]
    assert reasons == ["The group of persons concerned changes from “公民” to “自然人”"]


def test_owned_by_all_is_not_all() -> None:
    assert "scope" not in kinds("无人认领的，上缴财政。", "无人认领的，归国家所有。")


def test_a_claim_for_damages_imposes_none() -> None:
    assert "sanction" not in kinds("对承运人提出的主张，适用本章。", "对承运人提出的任何赔偿请求，适用本章。")


def test_an_exception_that_stands_at_the_head_now_is_no_new_one() -> None:
    old = "出租房屋应当取得共有人的同意，共有人之间另有约定的除外。"
    assert "exception" not in kinds(old, "除共有人另有约定外，出租房屋应当取得共有人的同意。")


def test_what_tells_one_body_from_another_is_no_step() -> None:
    old, new = "未经车辆登记的机关批准，不得改装。", "未经机关批准，不得改装。"
    assert "procedure" not in kinds(old, new)
    assert "procedure" in kinds("车辆方可改装。", "经批准的车辆方可改装。")


def test_a_clause_at_the_head_of_an_item_is_told() -> None:
    old, new = "不得有下列行为：\n（一）骗取补贴。", "不得有下列行为：\n（一）逃避缴纳养路费，骗取补贴。"
    assert kinds(old, new) == ["sentence"]


def test_a_sentence_that_stands_in_another_paragraph_now_brings_no_duty() -> None:
    moved = " Where appropriate, keepers shall work with other owners and may lend them tools."
    first, second = "Owners keep a log of journeys.", "This Article shall not affect other rules on stations."
    old, new = f"1. {first}{moved}\n2. {second}", f"1. {first}\n2. {second}{moved}"
    assert kinds(old, new, "en") == []


def test_what_a_rule_shall_not_apply_to_is_an_exception_and_no_ban() -> None:
    assert kinds("Part 2 concerns trams.", "Part 2 shall not apply to trams.", "en") == ["exception"]
    assert kinds("Owners of trams alter the log.", "Owners of trams shall not alter the log.", "en") == ["ban"]
    old = "Owners of trams apply different fares."
    assert kinds(old, "Owners of trams shall not apply different fares.", "en") == ["ban"]


def test_where_there_is_none_of_several_things_and_or_mean_the_same() -> None:
    for old in (
        "It has shown that there is no risk to tracks and stations.",
        "It has shown that there is no risk to tracks, trams and stations.",
    ):
        assert kinds(old, old.replace(" and ", " or "), "en") == []


@pytest.mark.parametrize("head", ["Keepers shall without undue delay", "No later than ten days, keepers shall"])
def test_where_something_is_only_to_be_done_soon_and_or_do_not_mean_the_same(head: str) -> None:
    old = f"{head} inform the owner and the authority."
    assert kinds(old, old.replace(" and ", " or "), "en") == ["and-or"]


def test_where_a_condition_denies_something_and_or_do_not_mean_the_same() -> None:
    old = "Where there is no agreement, keepers inform the owner and the authority."
    assert kinds(old, old.replace(" and ", " or "), "en") == ["and-or"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("海关根据有关决定不予放行。", "海关根据有关禁止决定不予放行。"),
        ("其他需要限制或者禁止出口的情形。", "其他需要限制或者采取措施的情形。"),
        ("（三）其他需要限制运输，或者禁止的；", "（三）其他需要限制运输，或者采取措施的；"),
    ],
)
def test_a_ban_spoken_of_in_a_name_or_as_a_need_is_none(old: str, new: str) -> None:
    assert "ban" not in kinds(old, new)


def test_a_ban_put_beside_a_sanction_is_told() -> None:
    old, new = "有下列行为之一的，责令停业。", "有下列行为之一的，责令停业或者禁止其从业。"
    assert "ban" in kinds(old, new)
    assert "ban" in kinds("需要停业的，责令停业。", "需要停业的，责令停业或者禁止其从业。")


def test_an_item_cited_without_its_brackets_is_no_other_item() -> None:
    assert told("属于前款第（五）项的范围。", "属于前款第二项、第五项的范围。") == [("reference", "新增对第二项的引用")]


def test_a_time_set_for_an_act_is_told() -> None:
    assert kinds("应当按照要求，到指定地点报到。", "应当按照要求在规定时间到指定地点报到。") == ["scope"]


def test_a_date_that_comes_in_a_rewritten_sentence_replaces_no_other_words() -> None:
    old = "Owners may set up stations for the training and testing of drivers under the guidance of the keeper."
    new = "Owners shall see to it that at least one station is open by 2 August 2031 in each of the districts."
    reasons = [flag.en for flag in find_flags(token_diff(old, new, "en")) if flag.kind == "time-limit"]
    assert reasons == ["A date changes from “none” to “2 August 2031”"]


def test_the_date_of_an_act_is_no_term_and_a_defined_name_no_authority() -> None:
    old = "Stations are run by the owners, and"
    assert "time-limit" not in kinds(
        f"{old} as before.", f"{old} under the Decision on lines of 24 January 2031.", "en"
    )
    assert "effective-date" in kinds(
        f"{old} as before.", f"{old} this Regulation shall apply as of 24 January 2031.", "en"
    )
    assert "authority" not in kinds("‘tram owner’ means a firm;", "‘tram authority’ means a firm;", "en")


def test_a_connecting_word_in_a_definition_defines_nothing() -> None:
    old, new = "客运合同，是指承运人将旅客送达的合同。", "客运合同，是指承运人运输旅客的合同。"
    assert "将" not in [flag.old for flag in find_flags(token_diff(old, new)) if flag.kind == "definition"]


def test_any_of_several_things_is_each_of_them() -> None:
    assert "and-or" not in kinds("承运人载运的任何物品和车辆。", "承运人载运的任何物品或者车辆。")


def test_names_that_hold_a_sanction_or_a_step_are_none() -> None:
    assert kinds("诉讼、仲裁活动中止。", "诉讼、仲裁、国家赔偿活动中止。") == ["list-item"]
    assert "procedure" not in kinds("完善手段，加强管理。", "完善手段，提升检测能力，加强管理。")


def test_a_sentence_that_became_the_head_of_a_list_is_not_deleted() -> None:
    old = "其顺序以交付的先后为准。\n保管费最后受偿。"
    new = "其顺序按照下列情形确定：\n（一）修理费先受偿；\n（二）保管费最后受偿。"
    assert "删除一句" not in [reason for _, reason in told(old, new)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("可以自接到撤销车辆登记的通知之日起申请换证。", "可以依法申请换证。"),
        ("养护人应当按照确定的次序检修。", "养护人应当按照仲裁规则确定的次序检修。"),
        ("养护人应当符合第三条的要求。", "养护人应当符合登记条件的要求。"),
        ("养护人应当拒绝检修。", "养护人应当拒绝检修或者出具附有说明的检修报告。"),
    ],
)
def test_a_notice_received_a_paper_drawn_up_and_a_name_are_no_steps(old: str, new: str) -> None:
    assert "procedure" not in kinds(old, new)


def test_a_step_that_is_taken_is_told() -> None:
    assert "procedure" in kinds("养护人应当停运。", "养护人应当停运并通知所有人。")


def test_another_paper_from_whose_receipt_a_period_runs_is_told() -> None:
    assert told("应当自接到通知之日起十日内答复。", "应当自接到停运决定书之日起十日内答复。") == [
        ("time-limit", "起算日由“接到通知”之日改为“接到停运决定书”之日")
    ]


def test_a_notice_of_a_sanction_and_a_claim_for_damages_impose_none() -> None:
    old = "可以在接到处罚通知之日起十日内申诉。"
    assert "sanction" not in kinds(old, "可以依法申诉。")
    assert "sanction" not in kinds("承运人有权提起诉讼。", "承运人有权提起诉讼，请求赔偿损失。")
    assert "sanction" in kinds("承运人应当停运。", "承运人应当停运，赔偿损失。")


def test_a_permission_said_again_is_no_new_one() -> None:
    old = "旅客可以请求承运人退票或者请求车站退票。"
    new = "旅客可以请求承运人退票，也可以请求车站退票。"
    assert kinds(old, new) == kinds(new, old) == []
    old, new = "旅客可以申请退票；旅客也可以直接向车站投诉。", "旅客可以申请退票或者向车站投诉。"
    assert "modality" not in kinds(old, new) + kinds(new, old)


def test_a_possibility_is_no_permission() -> None:
    assert "modality" not in kinds("车辆所冒的风险。", "车辆可能面临的风险。")
    old = "不得有下列行为：\n（一）堆放可能污染站台的货物；\n（二）逃票。"
    assert told(old, "不得有下列行为：\n（一）逃票。") == [("list-item", "删除一项")]


def test_of_several_sums_those_alone_that_measure_a_fine_are_fines() -> None:
    old = "没收违法所得，并处违法所得一倍的罚款。"
    new = "没收违法所得，并处违法所得一倍的罚款，违法所得不足三万元的，并处九万元以下的罚款。"
    assert told(old, new)[:2] == [("amount", "新增金额：三万元"), ("amount", "新增罚款：九万元以下")]


def test_a_clause_that_says_nothing_isnt_told_and_one_joined_on_is_no_entry() -> None:
    assert kinds("车主有下列情形之一的，给予警告。", "违反本法规定，车主有下列情形之一的，给予警告。") == []
    assert told("发现违禁品，应当扣留。", "发现违禁品，应当扣留并依法保管。") == [
        ("sentence", "增加分句：“并依法保管”")
    ]


def test_a_sanction_that_is_written_in_two_words_is_told() -> None:
    assert "sanction" in kinds("给予警告，没收违法所得。", "给予警告、通报批评，没收违法所得。")
    assert "sanction" in kinds("依法给予处分；构成犯罪的，依法追究刑事责任。", "依法给予处分。")
    assert "sanction" not in kinds("货损民事责任的请求，适用本章。", "货损责任的请求，适用本章。")


def test_fines_of_brackets_of_different_weight_do_not_take_each_others_place() -> None:
    old = "并处五万元以下的罚款；情节严重的，没收车辆。"
    new = "没收车辆；情节严重的，并处九万元以下的罚款。"
    assert not [reason for kind, reason in told(old, new) if kind == "amount" and "改为" in reason]
    assert told("情节严重的，并处五万元以下的罚款。", "情节严重的，并处九万元以下的罚款。") == [
        ("amount", "罚款上限由五万元改为九万元（1.8倍）")
    ]


def test_a_sentence_that_goes_on_is_not_deleted() -> None:
    old, new = "国家保障检修站台所需经费。车务经费列入预算。", "国家保障车站的运行，车务经费列入预算。"
    assert "sentence" not in kinds(old, new)


def test_within_is_written_in_several_ways() -> None:
    assert kinds("应当在一个月内答复。", "应当在一个月以内答复。") == []
    assert "bound" in kinds("应当在一个月以上答复。", "应当在一个月以内答复。")


def test_a_negation_that_is_only_said_again_turns_nothing_round() -> None:
    old = "未登记乘务日志或者报告行车情况的，处罚款。"
    assert kinds(old, old.replace("报告", "未报告")) == []
    assert kinds(old.replace("报告", "未报告"), old) == []
    assert kinds(old.replace("未登记", "登记"), "登记乘务日志或者未报告行车情况的，处罚款。") == ["modality"]


def test_what_is_no_time_is_not_told_as_one() -> None:
    assert told("车站应当向社会公布。", "车站应当及时公布。") == [("time-limit", "增加时限要求“及时”")]
    assert told("车站应当及时公布。", "车站应当立即公布。") == [("time-limit", "时限要求由“及时”改为“立即”")]


def test_damage_that_is_lessened_is_no_sanction() -> None:
    assert "sanction" not in kinds("车站应当采取措施。", "车站应当采取有效措施减轻振动。")
    assert "sanction" in kinds("车站主动报告的，从轻处罚。", "车站主动报告的，减轻处罚。")


def test_what_something_consists_of_does_not_act() -> None:
    old = "车务委员会，由若干名乘务员组成，称委员会。"
    assert kinds(old, "车务委员会，称委员会。") == ["sentence"]


def test_a_case_that_is_joined_on_is_told_once() -> None:
    old = "在车站附近施工，应当使用低噪声设备。"
    new = "在车站附近施工或者可能影响行车安全的，应当使用低噪声设备。"
    assert kinds(old, new) == ["scope"]


def test_a_ban_that_goes_is_judged_by_the_sentence_it_stood_in() -> None:
    old = "需要查验货物或者禁止进口的，应当公告。"
    assert "ban" not in kinds(old, "查验货物或者进口的，应当公告。")
    assert "ban" in kinds("车站查验货物，禁止携带危险品。", "车站查验货物，携带危险品。")


def test_the_number_at_the_head_of_a_merged_article_is_no_reference() -> None:
    old = "车站应当公告。\n违反规定的，处罚款。"
    assert kinds(old, "车站应当公告。\n第九十条　违反规定的，处罚款。") == []
    assert kinds("车站违反规定的，处罚款。", "车站违反第九十条规定的，处罚款。") == ["reference"]


def test_the_name_of_a_paper_is_no_step() -> None:
    old = "车站应当报送评价文件。"
    assert "procedure" not in kinds(old, "车站应当报送安全报告书、安全报告表。")
    assert told("养护单位未进行检查的，处罚款。", "养护单位未进行检查或者定期评估，处罚款。")[0] == (
        "procedure",
        "程序：增加“评估”",
    )


def test_a_particle_before_an_entry_is_no_part_of_it() -> None:
    assert kinds("排放符合国家标准的废气。", "排放符合国家的规定和标准的废气。") == []
    old = "车站所有权，应当登记。"
    assert told(old, "车站所有权的设立、变更和转移，应当登记。") == [("list-item", "列举中增加“设立、变更和转移”")]


def test_when_and_by_what_something_is_done_are_told() -> None:
    old = "车站应当在停止营业前编制报告。"
    assert told(old, "车站应当在开工建设前编制报告。") == [("time-limit", "办理时间由“停止营业前”改为“开工建设前”")]
    old = "规划包括任务、目标，按照客流和运能的大小确定重点线路。"
    assert told(old, "规划包括任务、目标，确定重点线路。") == [("scope", "删除限定：“按照客流和运能的大小”")]
    assert kinds("车站按照各自职责确定重点线路。", "车站确定重点线路。") == []


def test_a_sanction_that_somebody_contests_is_not_imposed() -> None:
    old = "旅客可以申请复议。"
    new = "旅客可以申请复议；对车站派出机构作出的行政处罚决定不服的，向车站申请复议。"
    assert "sanction" not in kinds(old, new)
    assert "sanction" in kinds("车站责令改正。", "车站给予行政处罚。")


def test_in_the_course_of_what_is_told_and_what_limits_nothing_is_no_condition() -> None:
    old = "车站在组织旅客运输活动中有下列行为之一的，处罚款。"
    assert told(old, "车站有下列行为之一的，处罚款。") == [("scope", "删除限定：“在组织旅客运输活动中”")]
    old = "车站建立运价体系。"
    assert "scope" not in kinds(old, "车站根据客流变化的新情况，建立运价体系。")


def test_a_duty_that_a_change_across_two_sentences_moves_is_none_that_goes() -> None:
    old = "发现隐患的，应当向车站、港务局或者海关报告；应当根据车站、港务局或者海关的要求处理。"
    new = "发现隐患的，应当向海关或者车站、港务局报告；应当根据海关或者车站、港务局的要求处理。"
    assert "modality" not in kinds(old, new)


def test_a_modal_that_only_changes_its_place_in_the_clause_is_no_change() -> None:
    assert kinds("旅客可依据规定保留车票。", "旅客根据规定可保留车票。") == []
    assert kinds("可以对车站处罚款。", "对车站可以处罚款。") == []
    assert kinds("旅客依据规定保留车票。", "旅客根据规定可以保留车票。") == ["modality"]


def test_a_row_of_articles_is_no_number() -> None:
    assert "threshold" not in kinds("本法第八条规定的人员除外。", "本法第八条和九条规定的人员除外。")
    assert kinds("规划三条线路。", "规划五条线路。") == ["threshold"]


def test_a_phrase_that_is_cut_off_is_no_qualifier() -> None:
    old = "旅客有资格依照本市车站规定取得载明车次的车票。"
    assert "限定" not in "".join(zh for _, zh in told(old, "旅客有资格依照本市车站车票。"))
    assert "scope" not in kinds("保护旅客在运输中所获得的权益。", "保护旅客在运输权益。")
    old = "车站在保留原有线路的基础上，自行制定规划。"
    assert kinds(old, "车站自行制定规划。") == ["scope"]


def test_detention_of_another_bracket_is_not_set_against_it() -> None:
    old = "扰乱车站秩序的，处警告；情节较轻的，处五日以下拘留。"
    new = "扰乱车站秩序的，处警告；情节较重的，处十日以上十五日以下拘留。"
    found = told(old, new)
    assert ("scope", "范围或程度：“较轻”改为“较重”") in found
    assert not any("期限" in zh and "由五日改为" in zh for _, zh in found)
    assert told("情节较轻的，处五日以下拘留。", "情节较轻的，处十日以下拘留。")[0][1].startswith(
        "期限上限由五日改为十日"
    )


def test_another_order_in_a_definition_changes_nothing() -> None:
    old = "本法所称票证，是指车票、船票等凭证。"
    assert kinds(old, "本法所称票证，是指船票、车票等凭证。") == []
    assert kinds(old, "本法所称票证，是指车票、船票、机票等凭证。") != []


def test_reasonably_before_a_verb_of_planning_is_no_scope() -> None:
    assert "scope" not in kinds("车站配置车辆，保持平衡。", "车站合理配置车辆，保持平衡。")
    assert "scope" in kinds("旅客在期限内退票。", "旅客在合理期限内退票。")


def test_the_ground_on_which_a_rule_is_made_is_no_condition() -> None:
    old = "为保障行车安全，按照《安全意见》，根据《车站法》等法律法规，制定本办法。"
    new = "为保障行车安全，根据《桥梁法》《车站法》等法律法规，按照《安全意见》要求，制定本办法。"
    assert told(old, new) == [("reference", "新增对《桥梁法》的引用")]


def test_what_a_new_sentence_holds_names_penalties_and_says_where_there_are_more() -> None:
    kept = "车站应当公告。"
    assert told(kept, f"{kept}造成损失的，根据规定给予补偿。") == [("sentence", "增加一句")]
    graver = "拒不改正或者情节严重的，予以警告、没收、罚款、拘留，暂扣或者吊销许可证。"
    assert told(kept, kept + graver) == [("sentence", "增加一句，含罚则（警告、没收、罚款、拘留等）")]


def test_a_bound_that_goes_with_its_clause_is_not_told_by_itself() -> None:
    old = "每次续展期最长为三年，但不得超过授权期限，自次日起计算。"
    assert told(old, "每次续展期最长为三年，自次日起计算。") == [("ban", "删除“不得”：禁止取消或减弱")]


def test_a_bound_that_goes_alone_is_said_to_be_deleted() -> None:
    note = "（“以上”“以下”“以内”含本数，“超过”“不满”不含）"
    assert told("人数五十人以上的单位。", "人数五十人的单位。") == [("bound", f"删除界限词“以上”{note}")]
