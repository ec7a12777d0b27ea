"""Flags for who must or may act, and towards whom."""

from __future__ import annotations

import pytest

from tests.drafts.flags_told import told


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("船东应当在十日内办理登记。", "码头单位应当在十日内办理登记。", "“应当”的主体由“船东”改为“码头单位”"),
        ("船东应当在十日内办理登记。", "港口主管部门应当在十日内办理登记。", "“应当”的主体由“船东”改为“港口主管部门”"),
        ("平台经营者应当保存记录。", "平台内经营者应当保存记录。", "“应当”的主体由“平台经营者”改为“平台内经营者”"),
        ("承运人应当为旅客购票。", "旅客应当购票。", "“应当”的主体由“承运人”改为“旅客”"),
        ("由经营者承担费用。", "由消费者承担费用。", "由谁办理：由“经营者”改为“消费者”"),
        ("向旅客说明理由。", "向承运人说明理由。", "相对人：由“旅客”改为“承运人”"),
    ],
)
def test_another_actor_in_a_chinese_rule_is_told_once(old: str, new: str, reason: str) -> None:
    assert [zh for _, zh in told(old, new)] == [reason]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("The pier holder shall keep it.", "The customer shall keep it.", "“shall”的主体由“pier holder”改为“customer”"),
        ("Builders of tugs shall ask.", "Keepers of tugs shall ask.", "“shall”的主体由“Builders”改为“Keepers”"),
        (
            "1. If it leaks, the master may land.",
            "1. If it leaks, the owner may land.",
            "“may”的主体由“master”改为“owner”",
        ),
        ("It shall be kept by the builder.", "It shall be kept by the keeper.", "由谁办理：由“builder”改为“keeper”"),
        ("He shall inform the builder.", "He shall inform the keeper.", "相对人：由“builder”改为“keeper”"),
    ],
)
def test_another_actor_in_an_english_rule_is_told_once(old: str, new: str, reason: str) -> None:
    assert [zh for _, zh in told(old, new, "en")] == [reason]


@pytest.mark.parametrize(
    ("old", "new", "language"),
    [
        ("有关组织和个人应当如实提供。", "有关个人和组织应当如实提供。", "zh"),
        ("有关单位应当处理。", "单位应当处理。", "zh"),
        ("对企业应当检查。", "对船东应当检查。", "zh"),
        ("A keeper shall ask.", "Keepers shall ask.", "en"),
        ("The duties of the keeper shall end.", "The duties of the owner shall end.", "en"),
        ("The new keeper shall ask.", "The latter keeper shall ask.", "en"),
        ("The letter shall be kept.", "The order shall be kept.", "en"),
    ],
)
def test_words_by_which_nobody_else_must_act_name_no_other_actor(old: str, new: str, language: str) -> None:
    assert not [zh for _, zh in told(old, new, language) if "主体" in zh or "相对人" in zh]
