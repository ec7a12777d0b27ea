"""Why articles were paired, or weren't, in words that follow from the evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafts.aligning.explain import Explanation, explain, explain_named, explain_pair
from drafts.aligning.pins import Pin, PinAction, Pins
from drafts.compare import compare
from drafts.comparison import Comparison
from drafts.errors import UnknownProvisionError
from drafts.parse import parse
from drafts.reading import read_file
from tests.drafts.small_drafts import build
from tests.drafts.test_compare_laws import SENTENCES
from tests.workbench.test_sample import draft as sample_draft
from workbench.cli import main

OLD = build(
    SENTENCES[0],
    SENTENCES[1],
    SENTENCES[2] + SENTENCES[5],
    SENTENCES[3],
    captions=("登记", "公示", "委托", "安全"),
)
NEW = build(
    SENTENCES[0].replace("三十日", "十五日"),
    SENTENCES[6],
    SENTENCES[2],
    SENTENCES[5],
    SENTENCES[3],
    captions=("登记", "停用", "委托", "标准", "安全标志"),
)
SPELT_OUT = Path(__file__).parents[1] / "cases" / "align" / "penalties_spell_out_duties"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(OLD, NEW)


def kinds(found: Explanation) -> set[str]:
    return {reason.kind for reason in found.reasons}


def test_an_edited_article_is_explained_by_words_caption_and_place(comparison: Comparison) -> None:
    found = explain_named(comparison, "1")
    assert found.paired
    assert {"words", "caption", "passage"} <= kinds(found)
    assert any("办理登记手续" in reason.zh for reason in found.reasons)


def test_the_same_words_say_so(comparison: Comparison) -> None:
    assert "same-words" in kinds(explain_named(comparison, "5"))


def test_each_pair_of_a_split_row_is_explained(comparison: Comparison) -> None:
    row = comparison.row_of_old("art_3")
    assert row is not None
    assert row.new == ("art_3", "art_4")
    found = explain(comparison, row)
    assert {reason.zh.partition("：")[0] for reason in found.reasons} == {"第三条→第三条", "第三条→第四条"}


def test_a_new_article_names_what_is_most_like_it(comparison: Comparison) -> None:
    found = explain_named(comparison, "2")
    assert not found.paired
    assert kinds(found) == {"nearest"}
    assert "新增" in found.zh


def test_two_articles_that_are_not_paired_say_what_became_of_each(comparison: Comparison) -> None:
    found = explain_pair(comparison, "1", "5")
    assert not found.paired
    assert "第一条与新稿第一条对应" in "".join(reason.zh for reason in found.reasons)
    assert "第五条与旧稿第四条对应" in "".join(reason.zh for reason in found.reasons)


def test_what_a_person_said_comes_first() -> None:
    pins = Pins((Pin(PinAction.PAIR, ("2",), ("2",)), Pin(PinAction.UNPAIR, ("1",), ("1",))))
    comparison = compare(OLD, NEW, pins)
    assert explain_pair(comparison, "2", "2", pins).reasons[0].kind == "pinned"
    apart = explain_pair(comparison, "1", "1", pins)
    assert not apart.paired
    assert any(reason.kind == "pinned" and reason.value < 0 for reason in apart.reasons)


def references(found: Explanation) -> list[str]:
    return [reason.zh for reason in found.reasons if reason.kind == "references"]


def test_what_one_article_refers_to_and_the_other_spells_out_is_told() -> None:
    comparison = compare(read_file(SPELT_OUT / "old.txt")[1], read_file(SPELT_OUT / "new.txt")[1])
    assert references(explain_pair(comparison, "12", "8")) == ["一条引用的内容在另一条中写明"]
    assert references(explain_pair(comparison, "8", "8")) == ["一条引用的内容在另一条中未见"]


def test_an_article_that_refers_to_what_is_gone_speaks_neither_for_nor_against_a_pair() -> None:
    first = "某市湖泊管理办法\n第一条　为了加强湖泊管理，制定本办法。\n第二条　有本办法第三条所列情形的，渔船应当"
    old = parse(first + "立即返港，并报告船号。\n第三条　雷雨、大风和浓雾期间，停止一切作业。\n")
    new = parse(first + "返港，并向管理站报告船号。\n")
    found = explain_pair(compare(old, new), "2", "2")
    assert found.paired
    assert references(found) == []


def test_an_unknown_article_is_told(comparison: Comparison) -> None:
    for named in ("99", "1:99", "99:1"):
        with pytest.raises(UnknownProvisionError):
            explain_named(comparison, named)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_row_of_the_sample_can_be_explained(language: str) -> None:
    comparison = compare(sample_draft("draft1", language), sample_draft("draft2", language))
    for row in comparison.rows:
        found = explain(comparison, row)
        assert found.paired is bool(row.old and row.new)
        assert found.reasons
        assert all(reason.zh and reason.en for reason in found.reasons)


def test_the_command_tells_people_and_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(tmp_path / "old.txt"), str(tmp_path / "new.txt")]
    for name, draft in zip(files, (OLD, NEW), strict=True):
        Path(name).write_text(draft.text, encoding="utf-8")
    assert main(["compare", *files, "--why", "1:5"]) == 0
    said = capsys.readouterr().out
    assert "不对应" in said or "not paired" in said
    assert main(["compare", *files, "--why", "第一条", "--json"]) == 0
    why = json.loads(capsys.readouterr().out)["why"]
    assert (why["old"], why["new"], why["paired"]) == (["1"], ["1"], True)
    assert {"kind", "value", "reason"} == set(why["evidence"][0])
    capsys.readouterr()
    assert main(["compare", *files, "--why", "77"]) == 1
    assert NEW.articles[-1].label in capsys.readouterr().err  # the number was one of the new draft


GAVE = build(SENTENCES[0] + SENTENCES[5], SENTENCES[1], SENTENCES[2])
TOOK = build(SENTENCES[0], SENTENCES[1] + SENTENCES[5], SENTENCES[3])


def test_a_passage_that_went_elsewhere_is_told_as_that_with_its_words_and_where_the_rest_went() -> None:
    comparison = compare(GAVE, TOOK)
    assert any(row.partial for row in comparison.rows)
    found = explain_pair(comparison, "1", "2")
    assert found.paired
    assert "一段文字移到了新稿第二条" in found.zh
    assert "passage of old 第一条 went to new 第二条" in found.en
    said = [reason.zh for reason in found.reasons]
    assert any(SENTENCES[5].strip("。") in one for one in said)
    assert any(one.startswith("旧稿第一条与新稿第一条对应") for one in said)
    assert any(one.startswith("新稿第二条与旧稿第二条对应") for one in said)
    assert explain(comparison, next(row for row in comparison.rows if row.partial)) == found


def test_an_article_that_gave_or_took_a_passage_says_so() -> None:
    comparison = compare(GAVE, TOOK)
    for number in ("1", "2"):
        assert any("第一条" in r.zh and "移到了新稿第二条" in r.zh for r in explain_named(comparison, number).reasons)


def test_two_articles_that_have_no_counterpart_are_told_to_be_deleted_and_new() -> None:
    said = [reason.zh for reason in explain_pair(compare(GAVE, TOOK), "3", "3").reasons]
    assert "旧稿第三条在新稿中没有对应，已删去" in said
    assert "新稿第三条在旧稿中没有对应，是新增的" in said


def test_quoted_words_are_whole_words() -> None:
    old = build("申请人应当向渔业行政主管部门提出申请并且办理登记手续。")
    new = build("申请人应当向渔业渔政主管部门提出申请并且办理登记手续。")
    quoted = [r.zh for r in explain_pair(compare(old, new), "1", "1").reasons if r.kind == "passage"]
    assert any("“主管部门提出申请并且办理登记手续”" in one for one in quoted)


def test_penalties_of_other_acts_say_why_they_are_no_pair() -> None:
    folder = SPELT_OUT.parent / "penalties_for_other_acts"
    comparison = compare(read_file(folder / "old.txt")[1], read_file(folder / "new.txt")[1])
    found = explain_named(comparison, "9:12")
    assert not found.paired
    assert found.zh.endswith("，本可成对，但两条处罚的行为不同")
    assert found.en.endswith("enough for a pair, but they punish different acts")
    assert any(reason.zh.endswith("但两条处罚的行为不同") for reason in explain_named(comparison, "12").reasons)


def test_articles_alone_under_one_heading_say_so() -> None:
    folder = SPELT_OUT.parent / "alone_under_its_heading"
    comparison = compare(read_file(folder / "old.txt")[1], read_file(folder / "new.txt")[1])
    reasons = explain_named(comparison, "4").reasons
    assert [one.zh for one in reasons if one.kind == "caption"] == ["各自单独成“看灯秩序”一部分"]
    assert [one.en for one in reasons if one.kind == "caption"] == ["Each stands alone under “看灯秩序”"]
