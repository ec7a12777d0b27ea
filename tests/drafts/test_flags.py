"""What is flagged, why, and what is proven not to matter."""

from __future__ import annotations

from fractions import Fraction

import pytest

from drafts.comparison import Significance
from drafts.diffing.token_diff import token_diff
from drafts.flagging.quantities import read_quantity
from drafts.flags import classify, find_flags
from tests.drafts.flags_told import kinds


def reasons(old: str, new: str) -> str:
    return "\n".join(flag.zh for flag in find_flags(token_diff(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "kind", "reason"),
    [
        ("主管部门应当答复。", "主管部门可以答复。", "modality", "应当 → 可以：义务变为许可"),
        ("经营者可以收取押金。", "经营者不得收取押金。", "ban", "可以 → 不得：许可变为禁止"),
        (
            "处一万元以上一百万元以下罚款。",
            "处一万元以上五百万元以下罚款。",
            "amount",
            "罚款上限由一百万元改为五百万元（5倍）",
        ),
        ("处五万元以下罚款。", "处二万元以下罚款。", "amount", "罚款上限由五万元改为二万元（减至40%）"),
        ("应当在三十日内登记。", "应当在六十日内登记。", "time-limit", "期限由三十日改为六十日（2倍）"),
        ("处三万元以下罚款。", "处十万元以下罚款。", "amount", "罚款上限由三万元改为十万元（约3.33倍）"),
        ("处九万元以下罚款。", "处三万元以下罚款。", "amount", "罚款上限由九万元改为三万元（减至约33.3%）"),
        ("处一千元以下罚款。", "处一亿二千三百四十五万元以下罚款。", "amount", "（123450倍）"),
        ("应当在三十日内登记。", "应当在三十个工作日内登记。", "time-limit", "单位由日改为工作日"),
        ("持股百分之十的股东。", "持股百分之五的股东。", "threshold", "比例由百分之十改为百分之五（减至50%）"),
        ("处理十万人以上信息的。", "处理一百万人以上信息的。", "threshold", "10倍"),
        ("人数五十人以上的单位。", "人数超过五十人的单位。", "bound", "以上"),
        ("应当公开，涉及商业秘密的除外。", "应当公开。", "exception", "除外"),
        ("符合条件一和条件二的。", "符合条件一或者条件二的。", "and-or", "由并列变为择一"),
        ("予以警告。", "予以警告、没收违法所得。", "sanction", "没收"),
        ("经核准后方可营业。", "经备案后方可营业。", "procedure", "“核准”改为“备案”"),
        ("由市人民政府批准。", "由省人民政府批准。", "authority", "省人民政府"),
        ("数据主管部门负责监督。", "数据管理部门负责监督。", "authority", "管理部门"),
        ("本办法自2027年1月1日起施行。", "本办法自2027年7月1日起施行。", "effective-date", "施行日期"),
        ("任何人可以查阅登记簿。", "股东可以查阅登记簿。", "scope", "任何"),
        ("应当登记。", "应当登记。逾期不登记的，责令改正。", "sentence", "增加一句"),
        ("不得侵犯组织的权益。", "不得侵犯个人和组织的权益。", "list-item", "增加“个人”"),
        ("应当给予补偿。", "应当给予适当补偿。", "scope", "增加“适当”"),
        (
            "根据《示例市公共数据条例》，制定本办法。",
            "根据有关要求，制定本办法。",
            "reference",
            "不再引用《示例市公共数据条例》",
        ),
        ("不予登记。", "予以登记。", "modality", "否定词“不予”有增减"),
        ("应当及时报告。", "应当立即报告。", "time-limit", "时限要求由“及时”改为“立即”"),
        (
            "本办法自公布之日起施行。",
            "本办法自2027年7月1日起施行。",
            "effective-date",
            "由“公布之日起”改为“2027年7月1日”",
        ),
        ("可以查封场所。", "可以查封场所和账户。", "list-item", "列举中增加“账户”"),
        ("对父母负有赡养、照顾和保护的义务。", "对父母负有赡养、扶助和保护的义务。", "list-item", "“照顾”改为“扶助”"),
        ("可以采用书面形式或者口头形式。", "可以采用书面形式。", "list-item", "删除“口头形式”"),
        (
            "未履行清算义务的，应当赔偿。",
            "未履行清算义务，造成损害的，应当赔偿。",
            "scope",
            "增加适用条件：“造成损害的”",
        ),
        ("监护人应当听取意见。", "监护人在作出决定时，应当听取意见。", "scope", "增加适用条件：“在作出决定时”"),
        ("未改正的，处五万元以下罚款。", "情节严重的，处五万元以下罚款。", "sanction", "情节"),
        (
            "应当：\n（一）登记；\n（二）记账。",
            "应当：\n（一）登记；\n（二）核账；\n（三）按照规定公布其他要求。",
            "list-item",
            "增加一项",
        ),
        ("处二万元以上十万元以下罚款。", "处五十万元以下罚款。", "amount", "罚款上限由十万元改为五十万元（5倍）"),
        ("不得挪用、克扣资金。", "不得挪用、截留、克扣资金。", "list-item", "列举中增加“截留”"),
        ("依照本办法第三条处理。", "依照本办法第五条处理。", "reference", "第三条"),
        ("数据，是指电子记录。", "数据，是指电子或者其他方式的记录。", "definition", "定义有改动"),
        ("应当返还原物。", "应当返还财产。", "scope", "“原物”改为“财产”"),
        ("违法所得较多的，处罚款。", "违法所得超过二万元的，处罚款。", "amount", "新增金额：二万元"),
        ("办法应当报财政部门。", "办法应当抄送财政部门。", "procedure", "由“报”改为“抄送”"),
        ("保障公民的借阅权。", "保障个人的借阅权。", "scope", "对谁适用：“公民”改为“个人”"),
        (
            "财政、审计、版权、档案等部门负责。",
            "财政、审计、文化等部门负责。",
            "list-item",
            "列举中“版权、档案”改为“文化”",
        ),
        ("图书被注销的，不影响借阅记录。", "图书被注销但是并未销毁的，不影响借阅记录。", "scope", "增加限定"),
        ("依照前款规定办理。", "依照本条规定办理。", "reference", "引用由前款改为本条"),
        ("对水渍和虫蛀负责。", "对水渍、霉变、虫蛀负责。", "list-item", "列举中增加“霉变”"),
        ("由馆长（主任）负责。", "由馆长（主任、站长）负责。", "list-item", "列举中增加“站长”"),
        ("应当由其所在单位依法给予处分。", "应当依法给予处分。", "authority", "删除由谁办理：“由其所在单位”"),
        (
            "共有人应当一同签字，法律另有规定或者约定代签的除外。",
            "共有人应当一同签字，但是约定代签的除外。",
            "exception",
            "另有规定",
        ),
        ("逾期未领的，借书证无效。", "逾期未领的，停止使用。", "scope", "法律效果：“借书证无效”改为“停止使用”"),
        ("借阅期届满且需继续阅读的，可以续借。", "借阅期届满的，可以续借。", "scope", "删除限定：“且需继续阅读”"),
        ("费用在入馆后由馆方承担。", "费用由馆方承担。", "scope", "删除限定：“在入馆后”"),
        ("包括社区居民选出的读者代表、馆员。", "包括读者代表、馆员。", "scope", "删除限定：“社区居民选出的”"),
        ("馆员应当爱护藏书，提高能力。", "馆员应当爱护藏书，保守读者秘密，提高能力。", "sentence", "增加分句"),
        (
            "包括：\n（一）古籍的修复；\n（二）保管。",
            "包括：\n（一）拓片的修复；\n（二）保管。",
            "list-item",
            "列举项由“古籍”改为“拓片”",
        ),
        (
            "对负责人处五千元以下罚款。",
            "对单位处二万元以下罚款，对负责人处五千元以下罚款。",
            "amount",
            "新增罚款：二万元以下",
        ),
        ("可以借阅图书。", "可以借阅图书，不得扣押证件。", "ban", "增加“不得”"),
    ],
)
def test_a_change_that_matters_is_flagged_with_its_reason(old: str, new: str, kind: str, reason: str) -> None:
    assert kind in kinds(old, new)
    assert reason in reasons(old, new)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("The operator shall notify the authority.", "The operator may notify the authority.", "modality"),
        ("The operator may transfer data.", "The operator shall not transfer data.", "ban"),
        ("within 30 days of receipt", "within 15 working days of receipt", "time-limit"),
        ("fines up to EUR 10 000 000", "fines up to EUR 20 000 000", "amount"),
        ("or up to 2 % of turnover", "or up to 4 % of turnover", "threshold"),
        ("It covers the vehicle and its parts.", "It covers the vehicle, its trailer and its parts.", "list-item"),
        ("the renewal of the licence", "the renewal or the transfer of the licence", "list-item"),
        (
            "Records shall be kept free of errors.",
            "Records shall be kept, as far as possible, free of errors.",
            "scope",
        ),
        ("the owner and the keeper", "the owner or a keeper", "and-or"),
        ("It shall report without delay.", "It shall report without undue delay.", "time-limit"),
        ("Data may be used exclusively for statistics.", "Data may be used for statistics.", "scope"),
        ("Data shall be public, with the exception of names.", "Data shall be public.", "exception"),
        (
            "Where the board has not objected, work may begin.",
            "Where the board has approved it, work may begin.",
            "procedure",
        ),
        ("the upkeep of stations,", "the upkeep of stations, including their lifts,", "scope"),
        ("the safety of passengers or goods", "the safety of tracks, passengers or goods", "list-item"),
        ("the owner and keeper", "the owner, or keeper", "and-or"),
        ("the use of lines and trains", "the use of lines, testing or trains", "list-item"),
        (
            "Data shall be deleted after use.",
            "Data shall be protected by locks and keys and deleted after use.",
            "list-item",
        ),
        (
            "faults of the lines are listed",
            "faults of the lines as well as the means to mend them are listed",
            "list-item",
        ),
        ("the means and staff of the office", "the means, tools and staff of the office", "list-item"),
        (
            "Owners report faults to the keeper.",
            "Owners report faults or any loss of goods which harms riders to the keeper.",
            "list-item",
        ),
        ("one year before the end", "at least one year before the end", "bound"),
        ("Data listed in Annex VIII, are public.", "Data listed in Annex VIII, Part I, are public.", "reference"),
        (
            "the work of the market surveillance authorities",
            "the work of the national competent authorities",
            "authority",
        ),
        ("Owners shall report faults.", "Owners shall report, without delay, faults.", "time-limit"),
        (
            "a threat to the life, health or goods of riders",
            "a threat to the station, life, health or goods of riders",
            "list-item",
        ),
        ("faults likely to harm", "faults reasonably likely to harm", "scope"),
        ("It applies to all data sets.", "It applies to all data sets whenever such sets are used.", "scope"),
        ("They shall ensure that owners may register it.", "They shall ensure that owners register it.", "modality"),
        ("Articles 6(1) and 6(2) apply.", "Articles 6(1) apply.", "reference"),
        ("The station may admit riders.", "The station may exceptionally admit riders.", "scope"),
        (
            "It stops the train, to take it off the line or to repair it, without delay.",
            "It stops the train without delay.",
            "scope",
        ),
        ("under paragraph 1, it applies.", "under paragraphs 1 and 2, it applies.", "reference"),
    ],
)
def test_english_changes_are_flagged(old: str, new: str, kind: str) -> None:
    assert kind in kinds(old, new, "en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("应当登记,并公示;逾期的,责令改正。", "应当登记，并公示；逾期的，责令改正。"),
        ("（二）设备灭失的。", "（三）设备灭失的。"),
        ("包括声音和图像。", "包括声音、图像。"),
        ("“数据”的处理", "「数据」的处理"),
    ],
)
def test_only_what_is_proven_is_mechanical(old: str, new: str) -> None:
    assert classify(token_diff(old, new)) is Significance.MECHANICAL


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("提供相应的材料。", "提供相关的材料。"),
        ("涉及善意第三人的。", "涉及善意相对人的。"),
        ("应当登记并公示，可以委托代理人。", "可以委托代理人，应当登记并公示。"),
        ("但其他法律有规定的，从其规定。", "但是其他法律有规定的，从其规定。"),
        ("查验会计帐簿、凭证。", "查验会计账簿、凭证。"),
        ("依据章程、决议和合同办理。", "依据合同、章程和决议办理。"),
        ("持有却未登记的车辆。", "持有但未登记的车辆。"),
        ("为了便利出行，制定本办法。", "为了便利出行，鼓励创新，制定本办法。"),
        ("年满十八周岁以上的读者。", "十八周岁以上的读者。"),
        ("馆方（以下统称图书馆）负责。", "馆方负责。"),
        ("应当核对帐簿和总帐、票据。", "应当核对账簿和总账、票据。"),
        ("规定了仲裁时效，仲裁时效届满。", "规定了仲裁时效，届满。"),
        ("涉及省、市、县运输的。", "涉及省际、市、县运输的。"),
        ("依照刑事诉讼法的规定处理。", "依照《中华人民共和国刑事诉讼法》的规定处理。"),
        ("法律另有规定的除外。", "法律另有规定的，依照其规定。"),
        ("根据章程，制定本办法。", "为了健全总局的制度，根据章程，制定本办法。"),
        ("经谨慎处理仍未发现的缺陷除外。", "经谨慎处理仍不能发现的缺陷除外。"),
        ("按照重量每公斤计算。", "按照重量每千克计算。"),
    ],
)
def test_wording_is_neither_flagged_nor_called_unimportant(old: str, new: str) -> None:
    script = token_diff(old, new)
    assert classify(script) is Significance.WORDING
    assert find_flags(script) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Article 5 shall apply.", "Article 5 applies."),
        ("This Part shall not apply to buses.", "This Part does not apply to buses."),
        ("It runs despite the ban.", "It runs notwithstanding the ban."),
        ("the requirements set out in Chapter 2", "the requirements set out in Section 2"),
        ("This is without prejudice to other rights.", "This shall be without prejudice to other rights."),
        ("It shall keep a log and show it on request.", "It shall keep a log, and shall show it on request."),
        ("the risks most likely to occur", "the risks that a station can pose"),
        (
            "keep the files under paragraph 2 and paragraph 3.",
            "keep the files under paragraphs 2 and 3 of this Article.",
        ),
        ("under Section IV of that law", "under Section 4 of that law"),
        ("The list shall name any owner.", "The list shall name an owner."),
        ("in one or all of the ways", "in one or both of the ways"),
        ("even where it falls under several acts of 2019", "even where it falls under more than one act of 2019"),
        ("the text (timetable) of a line is shown", "the text of a line is shown"),
        ("systems of points 6 and 7 apply", "systems of points 6 or 7 apply"),
        ("whether the measure is justified or not", "whether the measure is justified"),
        ("The information sent in May counts.", "The notification sent in May counts."),
        (
            "The duties are laid down here.",
            "The duties are laid down here and shall be without prejudice to the law of rail.",
        ),
        ("so that faults, errors and losses can be found as soon as", "as soon as"),
        ("the use of trains by an authority", "the use of trains by authorities"),
        ("due to an imbalance of power", "due to status, authority"),
        ("on the matter", "on the use of prohibited practices"),
        ("This Part shall not apply to lines.", "This Part applies neither to lines nor to stations."),
        ("It shall not affect the rights and duties of owners.", "It shall not affect the rights or duties of owners."),
        ("lines of paragraph 1, point (a)", "lines of point 1 (a)"),
        ("It shall not touch owners nor the keepers.", "It shall not touch owners nor shall it touch the keepers."),
        ("the withdrawal of the notification if necessary", "the withdrawal of the designation if necessary"),
        ("They are exempt from any other rules and duties.", "They are exempt from any other rules or duties."),
        (
            "what passes between owners and between owners and keepers",
            "what passes between owners or between owners and keepers",
        ),
        ("It shall withdraw it and inform the keeper.", "It shall withdraw it and shall inform the keeper."),
        ("codes intended to encourage the use of trains", "codes concerning the use of trains"),
        ("under Aricle 9(2)", "under Article 9(2)"),
        ("when appropriate, a picture", "where applicable, a picture"),
        ("to allow it to work", "to allow that authority to work"),
        ("point (h), it applies", "point (h), first subparagraph, it applies"),
    ],
)
def test_saying_the_same_in_other_words_is_no_duty_and_no_exception(old: str, new: str) -> None:
    assert kinds(old, new, "en") == []


def test_a_duty_joined_on_by_but_is_a_duty_and_no_exception() -> None:
    assert kinds("其他组织，经主管部门同意，可以担任。", "其他组织，但是须经主管部门同意，可以担任。") == ["modality"]


def test_words_that_change_places_are_no_new_entry() -> None:
    assert kinds("组织和个人的车辆，个人信息。", "个人和组织的车辆，个人信息、个人隐私。") == ["list-item"]


def test_an_article_that_falls_out_of_a_definition_is_no_other_definition() -> None:
    old = "‘operator’ means the owner, the keeper or the driver of a vehicle;"
    assert kinds(old, old.replace(", the keeper", ", keeper"), "en") == []
    aim = "‘recall’ means any measure aimed at achieving the return of a vehicle;"
    assert kinds(aim, aim.replace("aimed at achieving", "aiming to achieve"), "en") == []
    assert "definition" in kinds(old, old.replace(" or the driver", ""), "en")


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("经营单位具备条件的,依法取得许可。", "经营单位依法取得许可。", "scope"),
        ("主管部门可以认定其恢复资格。", "主管部门可以根据其整改和运营的状况，认定其恢复资格。", "scope"),
        ("登记信息发生变化的，应当申报。", "登记信息发生重大变化的，应当申报。", "scope"),
        ("查验车辆设备。", "查验车辆轮胎、灯具等设备。", "list-item"),
        ("按照月计算费用。", "按照年、月计算费用。", "list-item"),
        ("整改后仍不达到标准的，责令停业。", "整改后仍存在火灾隐患的，责令停业。", "scope"),
    ],
)
def test_conditions_qualifiers_and_short_entries_are_flagged(old: str, new: str, kind: str) -> None:
    assert kind in kinds(old, new)


def test_a_reference_that_followed_its_article_and_moved_in_the_sentence_is_neither_new_nor_dropped() -> None:
    old = "The operator shall keep the files in accordance with Article 7 for two years."
    new = "The operator shall, in accordance with Article 9, keep the files for two years."
    assert "reference" not in [
        flag.kind
        for flag in find_flags(token_diff(old, new, "en", lambda mention: mention.replace("Article 7", "Article 9")))
    ]
    assert "reference" in kinds(old, new, "en")


def test_no_change_is_no_change() -> None:
    assert classify(token_diff("应当登记。", "应当登记。")) is Significance.NONE


def test_each_flag_speaks_both_languages() -> None:
    for flag in find_flags(
        token_diff("应当在三十日内登记，处一万元罚款。", "可以在六十日内备案，处五万元罚款，但是首次的除外。")
    ):
        assert flag.zh
        assert flag.en[0].isascii() or flag.en[0] == "“"


@pytest.mark.parametrize(
    ("token", "sort", "value"),
    [
        ("一百万元", "money", 1_000_000),
        ("1.5亿元", "money", 150_000_000),
        ("EUR 20 000 000", "money", 20_000_000),
        ("三十日", "time", 720),
        ("二十四小时", "time", 24),
        ("百分之五", "share", Fraction(1, 20)),
        ("4 %", "share", Fraction(1, 25)),
        ("三分之二", "share", Fraction(2, 3)),
        ("十万人", "count", 100_000),
    ],
)
def test_quantities_are_read_as_numbers(token: str, sort: str, value: Fraction | int) -> None:
    quantity = read_quantity(token)
    assert quantity is not None
    assert (quantity.sort, quantity.value) == (sort, value)


@pytest.mark.parametrize("token", ["登记", "第三条", "", "（一）", "one", "百", "十分"])
def test_what_is_no_quantity_is_not_read_as_one(token: str) -> None:
    assert read_quantity(token) is None


def test_english_rewriting_is_read_as_a_whole_and_not_word_by_word() -> None:
    old = "The operator shall keep the records of the station for a year."
    new = "The owner of a station may publish any list of the stations that the office names."
    assert "definition" not in kinds(old, new, "en")
    assert kinds("The operator shall report without undue delay.", "The operator shall report immediately.", "en") == [
        "time-limit"
    ]
    assert kinds("The operator reports faults.", "The operator reports faults, where applicable.", "en") == ["scope"]


def test_levels_of_government_are_no_bound_of_a_number() -> None:
    assert "bound" not in kinds("跨2个县级以上行政区域的", "跨2个县级行政区域的")


def test_a_new_spelling_is_no_exchanged_entry() -> None:
    assert kinds("包括明细账、日记帐和其他簿册。", "包括明细账、日记账和其他簿册。") == []


def test_a_sentence_that_only_moved_is_neither_added_nor_deleted() -> None:
    assert kinds("用户可以查阅。\n单位应当公布收费标准。", "单位应当公布收费标准。\n用户可以查阅。") == []


def test_a_not_that_comes_is_flagged_in_english() -> None:
    assert kinds(
        "The providers are established in the Union.", "The providers are not established in the Union.", "en"
    ) == ["modality"]


def test_of_laws_listed_elsewhere_now_only_the_new_one_is_a_new_reference() -> None:
    old = "为促进发展，按照有关意见，根据《中华人民共和国数据安全法》等法律法规，制定本办法。"
    new = (
        "为促进发展，根据《中华人民共和国网络安全法》《中华人民共和国数据安全法》等法律法规，按照有关意见，制定本办法。"
    )
    found = [flag.zh for flag in find_flags(token_diff(old, new)) if flag.kind == "reference"]
    assert found == ["新增对《中华人民共和国网络安全法》的引用"]
    found = [flag.zh for flag in find_flags(token_diff(new, old)) if flag.kind == "reference"]
    assert found == ["不再引用《中华人民共和国网络安全法》"]


def test_a_law_cited_under_a_changed_title_is_told() -> None:
    told = reasons("依照《示例市网络数据条例》处理。", "依照《示例市网络安全条例》处理。")
    assert "不再引用《示例市网络数据条例》" in told
    assert "新增对《示例市网络安全条例》的引用" in told


def test_the_full_name_of_the_state_makes_no_other_law() -> None:
    assert "reference" not in kinds("依照《数据安全法》处理数据。", "应当依照《中华人民共和国数据安全法》处理数据。")


def test_what_begins_a_name_says_nothing_of_how_far_a_rule_goes() -> None:
    assert kinds("对主管人员处罚款。", "对主管人员和其他直接责任人员处罚款。") == ["list-item"]


def test_a_ban_on_a_measure_imposes_no_measure() -> None:
    assert "sanction" not in kinds("可以检查行李。", "可以检查行李，不得扣押无关的行李。")
    assert "含禁止" not in reasons("应当登记。", "应当登记。能够证明合规的，不予禁止。")


def test_two_upper_limits_are_no_range() -> None:
    told = reasons("可以警告。", "可以警告，对单位处二万元以下罚款，对个人处五千元以下罚款。")
    assert "二万元以下、五千元以下" in told


def test_paragraphs_that_only_got_their_numbers_are_no_new_items() -> None:
    old = "The keeper shall be able:\nto see the tracks; and\nto stop the trains."
    new = "The keeper shall be able:\n(a)   to see the tracks; and\n(b)   to stop the trains."
    assert "list-item" not in kinds(old, new, "en")


def test_an_unnumbered_entry_after_a_label_that_stays_is_told_whole() -> None:
    old = "Owners shall:\n(aa)\tkeep a log of all journeys;\nreport faults."
    new = "Owners shall:\n(aa)\tput their name on each vehicle they run;\nkeep a log of all journeys;\nreport faults."
    assert kinds(old, new, "en") == ["list-item"]


def test_the_number_of_a_definition_defines_nothing() -> None:
    assert kinds("(42) ‘station’ means a stop;", "[deleted]\n‘station’ means a stop;", "en") == []


def test_bodies_are_named_in_full() -> None:
    told = find_flags(
        token_diff("Owners shall inform the keeper.", "Owners shall inform the transport safety board.", "en")
    )
    assert [flag.new for flag in told if flag.kind == "authority"] == ["transport safety board"]
    assert "authority" not in kinds("kept in the Union,", "kept by firms with a registered office in the Union,", "en")


def test_a_duty_at_the_head_of_a_list_is_no_duty_that_fell_out() -> None:
    old = "Owners shall:\n(a) keep a log.\nOwners of trains shall ensure that doors close."
    new = "Owners shall:\n(a) keep a log;\n(b) ensure that doors close."
    assert "modality" not in kinds(old, new, "en")


def test_a_line_whose_place_the_number_of_the_next_takes_is_told() -> None:
    old = "It covers:\n(c)   the use of lines;\nthe use of old trains under the rules of the owner;\nthe upkeep of trains."
    new = "It covers:\n(c)   the use of lines;\n(d)   the upkeep of trains."
    assert "list-item" in kinds(old, new, "en")


def test_a_word_the_article_uses_elsewhere_is_told_where_its_sentence_loses_it() -> None:
    old = "The owner may set up a station. Riders use it."
    new = "The owner shall set up a station. Riders may use it."
    assert kinds(old, new, "en") == ["modality", "modality"]


def test_an_item_put_in_before_the_number_of_the_next_is_told() -> None:
    old = "It covers:\n(a)   the use of lines;\n(b)   the upkeep of trains."
    new = (
        "It covers:\n(a)   the use of lines;\n(b)   the training of the staff of stations;\n(c)   the upkeep of trains."
    )
    assert kinds(old, new, "en") == ["list-item"]


def test_a_step_said_once_where_it_was_said_twice_is_no_step_that_fell_out() -> None:
    old = "It shall notify the rules and shall notify, without delay, any change."
    assert "procedure" not in kinds(old, "It shall notify the rules and any change.", "en")


def test_a_footnote_that_goes_is_no_sentence() -> None:
    old = "Owners report.\n61\nDecision 2 of 6 May 2003 on lines (OJ L 124, 20.5.2003, p. 36).\nRiders pay."
    assert kinds(old, "Owners report.\nRiders pay.", "en") == []
