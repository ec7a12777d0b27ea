"""Sentences that were moved inside an article and put otherwise are told as moved, with what was changed in them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.compare import compare
from drafts.comparison import Op, Row, Significance
from drafts.showing.comparison_json import row_json
from drafts.showing.page import html_page
from tests.drafts.case_files import marked, sides
from tests.drafts.small_drafts import build

FERRY = (
    "渡口经营人应当在候船室公布票价。",
    "渡船每年检验一次，检验由市船检机构在三十日内完成。",
    "遇有大风、浓雾，渡口经营人可以停航。",
    "乘客携带活禽的，装笼后放在船尾。",
)
MILL = (
    "The miller keeps the race free of branches and leaves.",
    "Grain is weighed in the presence of whoever brought it, on scales tested within the year.",
    "The miller may refuse grain that is damp or mixed with stones.",
    "Flour left in the mill for thirty days belongs to the poor of the parish.",
)


def row_of(old: str, new: str) -> Row:
    return compare(build(old), build(new)).rows[0]


def told(row: Row) -> list[str]:
    return [marked(one.changes).strip() for one in row.reworded]


def test_a_sentence_moved_to_the_front_shows_its_edits_and_is_judged_by_them() -> None:
    moved = "遇有大风、浓雾、暴雨，渡口经营人应当停航。"
    row = row_of("".join(FERRY), moved + FERRY[0] + FERRY[1] + FERRY[3])
    assert told(row) == ["遇有大风、浓雾{+、暴雨+}，渡口经营人[-可以-]{+应当+}停航。"]
    assert row.changes[row.reworded[0].gone].op is Op.DELETE
    assert row.changes[row.reworded[0].come].text == moved
    assert [(flag.kind, flag.old, flag.new) for flag in row.flags] == [
        ("list-item", "", "暴雨"),
        ("modality", "可以", "应当"),
    ]
    assert sides(row.changes) == (row.old_text, row.new_text)


def test_in_english_and_beside_one_that_was_moved_as_it_was() -> None:
    moved = "The miller must refuse grain that is damp or mixed with stones or tares."
    row = row_of(" ".join(MILL), " ".join((moved, MILL[3], MILL[0], MILL[1])))
    assert told(row) == ["The miller [-may-]{+must+} refuse grain that is damp or mixed with stones{+ or tares+}."]
    assert [row.changes[come].text.strip() for _, come in row.moves] == [MILL[3]]
    assert any(flag.kind == "modality" for flag in row.flags)
    assert not any(flag.kind == "sentence" for flag in row.flags)


def test_an_item_that_was_moved_and_put_otherwise() -> None:
    head = "磨坊主不得有下列行为：\n"
    items = ("在渠内倾倒谷壳和废水", "夜间独自开动石磨", "使用未经校验的秤具收取谷物", "向学徒出借钥匙")
    changed = (items[2].replace("谷物", "谷物或者出售面粉"), items[0], items[1], items[3])
    old, new = (
        head + "\n".join(f"（{number}）{item}；" for number, item in zip("一二三四", each, strict=True))
        for each in (items, changed)
    )
    assert told(row_of(old, new)) == ["（[-三-]{+一+}）使用未经校验的秤具收取谷物{+或者出售面粉+}；"] or told(
        row_of(old, new)
    ) == ["[-（三）-]{+（一）+}使用未经校验的秤具收取谷物{+或者出售面粉+}；"]


def test_a_sentence_put_otherwise_where_it_stands_has_not_moved() -> None:
    row = row_of("".join(FERRY), FERRY[0] + FERRY[1] + "遇有大风、浓雾、暴雨，渡口经营人应当停航。" + FERRY[3])
    assert not row.reworded


def test_of_two_sentences_alike_neither_is_chosen() -> None:
    first = "渡船载客超过核定人数的，由市交通部门责令改正，处三千元罚款。"
    second = "渡船载货超过核定重量的，由市交通部门责令改正，处三千元罚款。"
    third = "渡船载车超过核定数量的，由市交通部门责令改正，处三千元罚款。"
    assert not row_of(FERRY[0] + FERRY[1] + first + second, third + FERRY[0] + FERRY[1]).reworded


def test_penalties_of_other_acts_are_one_deleted_and_one_added() -> None:
    gone = "渡船载客超过核定人数的，由市交通部门责令改正，处三千元以上一万元以下罚款。"
    come = "候船亭内燃放鞭炮的，由市交通部门责令改正，处三千元以上一万元以下罚款。"
    for joint in ("", "\n"):
        row = row_of(joint.join((gone, FERRY[0], FERRY[1])), joint.join((FERRY[0], FERRY[1], come)))
        assert not row.reworded
        assert not any(part.moved for part in row.parts)
        assert [flag.kind for flag in row.flags] == ["sentence", "sentence"]


def test_a_deleted_sentence_beside_it_is_still_told() -> None:
    moved = "遇有大风、浓雾、暴雨，渡口经营人应当停航。"
    row = row_of("".join(FERRY), moved + FERRY[0] + FERRY[1])
    assert len(row.reworded) == 1
    assert any(flag.kind == "sentence" and flag.old for flag in row.flags)
    assert row.klass is Significance.FLAGGED


def test_the_document_and_the_page_say_it() -> None:
    comparison = compare(
        build("".join(FERRY)), build("遇有大风、浓雾，渡口经营人应当停航。" + FERRY[0] + FERRY[1] + FERRY[3])
    )
    found = row_json(comparison, comparison.rows[0], "zh")["reworded"]
    assert found == [
        {
            "from": 2,
            "to": 0,
            "changes": [
                ["equal", "遇有大风、浓雾，渡口经营人"],
                ["delete", "可以"],
                ["insert", "应当"],
                ["equal", "停航。"],
            ],
        }
    ]
    page = html_page(comparison, "zh")
    assert "⇄ 移动位置并有改动: 遇有大风、浓雾，渡口经营人<del>可以</del><ins>应当</ins>停航。" in page


_WORDS = {"可以": "应当", "三十日": "六十日", "may": "must", "thirty": "sixty", "在": "须在"}


@st.composite
def _drafts(draw: st.DrawFn) -> tuple[str, str]:
    sentences = draw(st.sampled_from([FERRY, MILL]))
    joint = draw(st.sampled_from(["", "\n"])) if sentences is FERRY else draw(st.sampled_from([" ", "\n"]))
    kept = draw(st.permutations(sentences))[: draw(st.integers(2, 4))]
    exchanged = draw(st.sets(st.sampled_from(sorted(_WORDS))))
    new = joint.join(kept)
    for word in exchanged:
        new = new.replace(word, _WORDS[word])
    return joint.join(sentences), new


@settings(max_examples=60)
@given(_drafts())
def test_both_texts_are_kept_and_comparing_backwards_finds_the_same(texts: tuple[str, str]) -> None:
    there, back = row_of(*texts), row_of(*texts[::-1])
    for row in (there, back):
        assert sides(row.changes) == (row.old_text, row.new_text)
        places = [at for pair in row.moves_inside for at in pair]
        assert len(set(places)) == len(places)
        for one in row.reworded:
            assert sides(one.changes) == (row.changes[one.gone].text.strip(), row.changes[one.come].text.strip())
    assert [x.text for x in there.changes if x.op is Op.EQUAL] != [] or not there.reworded


def test_where_very_many_sentences_changed_none_is_looked_for() -> None:
    letters = "甲乙丙丁戊己庚辛壬癸"
    old = [
        f"{one}号渡船每日在{two}码头装运{three}类货物，运费由船东收取。"
        for one in letters
        for two in letters
        for three in "粮棉"
    ]
    new = [sentence.replace("运费由船东收取", "不得收取运费") for sentence in reversed(old)]
    row = row_of(FERRY[0] + "".join(old), "".join(new) + FERRY[0])
    assert not row.reworded
    assert sides(row.changes) == (row.old_text, row.new_text)
