"""Flags for words that narrow a noun or a rule: attributes before 的, levels, how often, and conditions of rewritten sentences."""

from __future__ import annotations

import pytest

from tests.drafts.flags_told import kinds, told


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("港口对动物的承运人收费。", "港口对活体动物的承运人收费。", "增加限定：“活体”"),
        ("经深水港口的经营人许可。", "经港口的经营人许可。", "删除限定：“深水”"),
        ("有船坞的港口可以修船。", "港口可以修船。", "删除限定：“有船坞的”"),
        ("船长应当将漏油报告港口。", "船长应当定期将漏油报告港口。", "频次：增加“定期”"),
        ("船东应当自行打捞。", "船东应当打捞。", "怎样办理：删除“自行”"),
        ("港口应当提供海图。", "港口应当免费提供海图。", "怎样办理：增加“免费”"),
        ("经港口的负责人同意。", "经港口的主要负责人同意。", "范围或程度：增加“主要”"),
        ("船东违反本办法的，处罚款。", "承租人违反本办法的，处罚款。", "“违反”的主体由“船东”改为“承租人”"),
        ("港口应当提供海图。", "港口应当向渔民提供海图。", "增加相对人：“向渔民”"),
        ("公布名单。", "向社会公布名单。", "增加相对人：“向社会”"),
        ("渔场和船厂倾倒废油的，处罚款。", "倾倒废油的，处罚款。", "删除主体：“渔场和船厂”"),
        ("运输鲜鱼、冷冻贝类、海带。", "运输鲜鱼、贝类、海带。", "列举中“冷冻贝类”改为“贝类”"),
        ("鱼市应当公布价格，渔民应当登记。", "鱼市应当公布价格，渔场应当登记。", "渔场"),
        ("由港口撤销登记证。", "由港口注销登记证。", "处置：“撤销”改为“注销”"),
        ("引航员应当具有基本的船舶知识。", "引航员应当具有扎实的船舶知识。", "要求的程度：“基本”改为“扎实”"),
        ("船员属于国家工作人员的，从严处理。", "船员属于公职人员的，从严处理。", "对谁适用：“国家工作”改为“公职”"),
    ],
)
def test_an_attribute_that_tells_which_is_told(old: str, new: str, reason: str) -> None:
    assert any(reason in zh for _, zh in told(old, new)), told(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("船东的义务由船员的代表承担，船员不变。", "船东的义务由代表承担，船员不变。"),
        ("船员可以选择引航员，尊重船员的意愿。", "船员可以选择引航员，尊重意愿。"),
        ("由此产生的费用由船东承担。", "产生的费用由船东承担。"),
        ("有关港口的经营人应当登记。", "港口的经营人应当登记。"),
        ("应当听取相关的意见。", "应当听取意见。"),
        ("遵守港口管理的规定。", "遵守港口安全管理的规定。"),
    ],
)
def test_words_that_tell_no_thing_from_others_are_no_qualifier(old: str, new: str) -> None:
    assert not any("限定" in zh for _, zh in told(old, new))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "Piers shall offer safety.",
            "Piers shall offer a high level of safety.",
            "增加“a high level of”：要求的程度有变",
        ),
        ("The crew may leave the boat.", "The crew may unilaterally leave the boat.", "怎样办理：增加“unilaterally”"),
        ("It applies to boats.", "It applies to boats over ten metres.", "增加限定：“over ten metres”"),
        (
            "Crews shall have licences.",
            "Crews shall be islanders or residents, and have licences.",
            "be islanders or residents",
        ),
        ("No raft may hold sand.", "No raft not owned by the crew may hold sand.", "增加限定：“not owned by the crew”"),
        (
            "It holds for whatever carries sand.",
            "It holds for whatever carries or is derived from sand.",
            "“or is derived from”",
        ),
        ("Give charts free of charge.", "Give charts.", "删除限定：“free of charge”"),
        (
            "Any later charter applies.",
            "Any later charter (but not any prior one) applies.",
            "增加限定：“(but not any prior one)”",
        ),
        ("Sell rafts, and/or tugs.", "Sell rafts, barges, and/or tugs.", "列举中增加“barges”"),
        (
            "It rests on consent of the crew.",
            "It rests on freely-given consent of the crew.",
            "增加“freely-given”",
        ),
        (
            "When giving advice to the pilots, the council shall keep a record of each pilot.",
            "The council shall keep a record of each pilot.",
            "删除适用条件：“When giving advice to the pilots”",
        ),
        (
            "When giving advice, the keeper keeps a list of the piers and of the pilots of each pier in the port.",
            "The council shall give advice, the keeper keeps a list of the piers and of the pilots of each pier in the port.",
            "删除适用条件：“When giving advice”",
        ),
        (
            "The list stays open for as long as the pier is in use or at least twelve months.",
            "The list stays open for no less than twelve months.",
            "删除适用条件：“as long as the pier is in use or at…”",
        ),
        (
            "This Charter is enforceable by guests.",
            "Nothing in this Charter is enforceable by guests.",
            "肯定与否定颠倒",
        ),
        (
            "No keeper may offer to sell boats of the council.",
            "No keeper may offer for hire, charter, salvage or import boats of the council.",
            "增加文字：“for hire, charter, salvage or import”",
        ),
    ],
)
def test_what_widens_or_narrows_an_english_rule_is_told(old: str, new: str, reason: str) -> None:
    assert any(reason in zh for _, zh in told(old, new, "en")), told(old, new, "en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Piers differ at each level.\n2.3 Boats pay.", "Piers differ at each level.\n2.4 Boats pay."),
        ("They are jointly held by crews.", "They are held by crews jointly."),
        ("When a boat sinks, it is raised.", "Where a boat sinks, it is raised."),
        (
            "A copy goes to the board. They keep it.",
            "A copy goes to the board. The pilots of the northern harbour keep it.",
        ),
    ],
)
def test_another_number_or_word_for_the_same_is_no_change_of_a_rule(old: str, new: str) -> None:
    assert not {"threshold", "modality"} & set(kinds(old, new, "en"))
    assert not any("怎样" in zh or "适用条件" in zh or "增加文字" in zh for _, zh in told(old, new, "en"))
