"""Who must do what by when, and what became of it in the next draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.compare import compare
from drafts.duties import Duty, Modality, duties
from drafts.duty_changes import DutyChange, DutyState, duty_changes
from drafts.model import Draft
from drafts.parse import parse
from drafts.reading import read_file
from tests.drafts.case_files import case_folders, check
from tests.drafts.small_drafts import build
from tests.drafts.traditional_letters import traditional


def written(draft: Draft, duty: Duty) -> str:
    items = f" [{duty.items}]" if duty.items else ""
    return (
        f"{draft.by_key[duty.article].label} | {duty.modality} | {duty.actor or '?'} | {duty.limit or '-'} | "
        f"{' '.join(duty.action.split())}{items}"
    )


@pytest.mark.parametrize("folder", case_folders("duties"), ids=lambda folder: folder.name)
def test_duties_are_as_expected(folder: Path) -> None:
    _, draft = read_file(folder / "draft.txt")
    check(folder, "\n".join(written(draft, duty) for duty in duties(draft)))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("因他人原因产生的费用，不应当由船东承担。", ["ban | 由船东承担"]),
        ("国家推广可重复使用的涂料。", []),
        ("检修记录可追溯、可查询。", []),
        ("应船坞管理局的邀请，船东参加检修。", []),
        ("促进新涂料尽快应用于检修。", []),
        ("单证无须盖章。", []),
        ("船东可通过网站查询。", ["permission | 通过网站查询"]),
        ("检修记录应完整。", ["duty | 完整"]),
    ],
)
def test_a_word_that_only_looks_like_a_modal_lays_nothing_down(sentence: str, expected: list[str]) -> None:
    found = duties(build("为了测试，制定本办法。", sentence))
    assert [f"{duty.modality} | {duty.action}" for duty in found] == expected


def changed(old: Draft, new: Draft) -> list[DutyChange]:
    return [change for change in duty_changes(compare(old, new)) if change.state is not DutyState.SAME]


def test_a_shorter_time_limit_is_a_change_of_the_limit_alone() -> None:
    found = changed(
        build("为了测试，制定本办法。", "经营者应当在三十日内向主管部门备案。"),
        build("为了测试，制定本办法。", "经营者应当在十日内向主管部门备案。"),
    )
    assert [(change.state, change.what) for change in found] == [(DutyState.CHANGED, ("limit",))]


def test_a_duty_softened_to_a_permission_is_still_told() -> None:
    found = changed(
        build("为了测试，制定本办法。", "经营者应当委托专业机构开展评估。"),
        build("为了测试，制定本办法。", "经营者可以委托专业机构开展评估。"),
    )
    assert [change.what for change in found] == [("modality",)]
    assert found[0].new is not None
    assert found[0].new.modality is Modality.PERMISSION


def test_a_duty_that_went_to_another_article_is_neither_new_nor_gone() -> None:
    moved = "平台经营者应当建立健全投诉举报处理机制，公布受理方式。"
    found = changed(
        build(f"经营者应当公开服务规则。{moved}", "主管部门应当定期公布检查结果，接受社会监督。"),
        build("经营者应当公开服务规则。", f"主管部门应当定期公布检查结果，接受社会监督。{moved}"),
    )
    assert found == []


def test_a_deleted_article_takes_its_duties_and_a_new_one_brings_its_own() -> None:
    found = changed(
        build("经营者应当公开服务规则，并保存记录三年。", "从业人员应当持证上岗，接受年度培训考核。"),
        build("经营者应当公开服务规则，并保存记录三年。", "用户不得将账号出租、出借给未成年人使用。"),
    )
    assert sorted(change.state for change in found) == [DutyState.GONE, DutyState.NEW]


def sentences(*articles: str) -> list[str]:
    return [duty.sentence("?") for duty in duties(build(*articles))]


def english(*sentences: str) -> list[tuple[str, str]]:
    text = "REGULATION ON SAMPLES\n\nArticle 1\n" + "\n".join(sentences) + "\n"
    return [(str(duty.modality), duty.sentence("?")) for duty in duties(parse(text))]


def test_a_duty_is_said_in_the_words_of_the_draft() -> None:
    assert sentences("经营者必须备案。禁止渔船违反规定航行。禁止任何单位和个人围垦湖泊。") == [
        "经营者必须备案",
        "禁止渔船违反规定航行",
        "禁止任何单位和个人围垦湖泊",
    ]
    assert sentences("检查女性身体的，应当由女性工作人员进行。") == ["检查女性身体的，应当由女性工作人员进行"]


def test_the_condition_of_the_next_duty_is_no_part_of_the_first() -> None:
    assert sentences("管理机关应当加强监督检查，对超过指标的，应当予以核减。")[0] == "管理机关应当加强监督检查"


def test_only_then_gives_no_permission() -> None:
    assert sentences("渔船必须经检验合格后，方可下水作业。") == ["?渔船必须经检验合格后，方可下水作业"]


def test_gear_whose_use_is_banned_or_limited_is_described_and_not_banned() -> None:
    assert sentences("禁止使用或者限制使用的渔具，由省级人民政府规定。") == []


def test_what_an_english_sentence_says_of_something_else_is_no_act_of_the_last_actor() -> None:
    assert english(
        "The provider shall keep a record.",
        "This Regulation shall not bind visiting ships.",
        "It shall bind others.",
    ) == [
        ("duty", "The provider shall keep a record"),
        ("ban", "This Regulation shall not bind visiting ships"),
        ("duty", "This Regulation shall bind others"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "This Regulation shall not apply to ships of war.",
        "3. Article 5 shall not apply to pilots.",
        "Paragraph 1 shall not affect the rights of the owner.",
        "The rules in Chapter 2 shall apply from 1 May.",
    ],
)
def test_what_a_rule_applies_to_is_nobodys_duty(sentence: str) -> None:
    assert english("The keeper shall keep a log.", sentence) == [("duty", "The keeper shall keep a log")]


def test_two_english_acts_joined_by_and_are_told_apart() -> None:
    assert english("Such exclusion shall be made in good faith and shall not be deemed justified.") == [
        ("duty", "Such exclusion shall be made in good faith"),
        ("ban", "Such exclusion shall not be deemed justified"),
    ]


def test_shall_be_prohibited_is_one_ban() -> None:
    assert english("The following practices shall be prohibited:") == [
        ("ban", "The following practices shall be prohibited:")
    ]


def test_an_act_whose_words_stand_in_another_order_is_the_same_duty_changed() -> None:
    found = changed(
        build("为了测试，制定本办法。", "引进苗种应当进行安全性评价，具体管理工作按照国务院有关规定执行。"),
        build("为了测试，制定本办法。", "引进苗种应当按照国务院有关规定进行安全性评价。"),
    )
    assert [change.state for change in found] == [DutyState.CHANGED]


@given(
    st.lists(
        st.sampled_from(["经营者", "应当", "不得", "可以", "在三日内", "，", "。", "的", "shall ", "备案", "\n", "："]),
        max_size=40,
    )
)
def test_every_duty_of_either_draft_is_in_exactly_one_change(words: list[str]) -> None:
    old = parse(f"示例办法\n第一条 {''.join(words).strip() or '无'}\n第二条 经营者应当备案。\n第三条 用户不得转让。\n")
    new = parse("示例办法\n第一条 经营者可以备案。\n第二条 用户不得转让。\n第三条 经营者应当备案。\n")
    changes = duty_changes(compare(old, new), permissions=True)
    assert sorted(d.span for c in changes if (d := c.old)) == sorted(d.span for d in duties(old))
    assert sorted(d.span for c in changes if (d := c.new)) == sorted(d.span for d in duties(new))


@given(st.text(max_size=200))
def test_any_text_can_be_asked_for_duties(text: str) -> None:
    draft = parse(f"示例办法\n第一条 {text}\n第二条 经营者应当备案。\n")
    for duty in duties(draft):
        assert draft.by_key[duty.article].body.holds(duty.span)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "least"), [("ndsr_2024_final.md", 90), ("pipl_2021.md", 85), ("aia_final2024_en.md", 500)]
)
def test_most_duties_of_real_laws_have_an_actor(corpus: Path, name: str, least: int) -> None:
    _, draft = read_file(corpus / "texts" / name)
    found = duties(draft)
    assert len(found) >= least
    assert sum(bool(duty.actor) for duty in found) >= 0.75 * len(found)


def test_a_duty_without_an_actor_is_said_with_what_it_is_about() -> None:
    assert sentences("询问查证的时间不得超过八小时。") == ["?询问查证的时间不得超过八小时"]
    assert sentences("船坞可以征用渔船，任务完成后应当归还；造成损失的，应当补偿。")[1:] == [
        "?任务完成后应当归还",
        "?造成损失的，应当补偿",
    ]
    found = duties(parse("Act\n\nArticle 1\nWhere the boat is old, its age of service shall be told."))
    assert [duty.sentence("?") for duty in found] == ["its age of service shall be told"]


def test_a_duty_towards_something_and_one_to_apply_in_time_are_told() -> None:
    assert sentences("船东应对渔船进行登记。") == ["船东应对渔船进行登记"]
    assert sentences("船坞应对突发事件。") == []
    assert sentences("船名有变化的，船东应及时向登记机构申请变更登记。") == ["船东应及时向登记机构申请变更登记"]
    assert sentences("应登记机构要求，船东参加检修。") == []


@pytest.mark.parametrize("folder", case_folders("duties"), ids=lambda folder: folder.name)
def test_duties_are_the_same_in_traditional_letters(folder: Path) -> None:
    _, draft = read_file(folder / "draft.txt")
    if draft.language == "en":
        return
    text = draft.text
    other = parse(traditional(text))
    here, there = list(map(_measured, duties(draft))), list(map(_measured, duties(other)))
    assert there == here
    for duty in duties(other):
        assert duty.word in other.slice(duty.span)
        assert duty.actor in other.text
        assert duty.action in other.text


def _measured(duty: Duty) -> tuple[object, ...]:
    return duty.article, duty.modality, duty.span, len(duty.actor), len(duty.action), len(duty.limit), duty.items


def test_duties_of_taiwan_and_hong_kong_are_told_in_their_words() -> None:
    draft = build(
        "業者應於十五日內報請主管機關備查。", "主管機關得派員檢查；業者不得拒絕。", "署長可要求該人提交報告。"
    )
    assert [(duty.modality, duty.actor, duty.word, duty.limit) for duty in duties(draft)] == [
        (Modality.DUTY, "業者", "應", "十五日內"),
        (Modality.PERMISSION, "主管機關", "得", ""),
        (Modality.BAN, "業者", "不得", ""),
        (Modality.PERMISSION, "署長", "可", ""),
    ]
