"""Annexes, recitals and preambles of two drafts are compared: aligned among themselves, diffed and flagged like articles."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.compare import compare
from drafts.comparison import Comparison, Op, Row, RowKind, Significance
from drafts.model import Draft
from drafts.parse import parse
from drafts.showing.comparison_json import comparison_json
from drafts.showing.outside import shown, told_rows
from tests.drafts.case_files import sides
from workbench.plain import render_comparison

_ARTICLES = "渡口办法\n第一条　为了管理渡口，制定本办法。\n第二条　渡口经营者应当配备救生衣。\n第三条　本办法自公布之日起施行。\n"
FEES = "收费标准\n一、小船每次十元\n二、大船每次五十元\n三、夜间每次加收二十元"
BOATS = "船型目录\n一、木船\n二、钢质机动船\n三、浮桥"
FORM = "渡口登记表\n一、船名和船籍港\n二、经营者的姓名和住所\n三、核定载客人数"
ACT = "REGULATION\n{}Article 1\nThis Regulation lays down rules.\nArticle 2\nIt enters into force at once.\n"


def chinese(*annexes: str) -> Draft:
    """A draft with annexes 附件1 and on."""
    return parse(_ARTICLES + "".join(f"附件{number}\n{words}\n" for number, words in enumerate(annexes, 1)))


def rows(old: Draft, new: Draft) -> tuple[Row, ...]:
    comparison = compare(old, new)
    assert comparison.outside is not None
    return comparison.outside.rows


def test_an_annex_is_diffed_and_flagged_like_an_article() -> None:
    (row,) = rows(chinese(FEES), chinese(FEES.replace("十元\n", "三十元\n", 1)))
    assert row.kind is RowKind.EDITED
    assert row.klass is Significance.FLAGGED
    assert [flag.kind for flag in row.flags] == ["amount"]
    assert [change.text for change in row.changes if change.op is not Op.EQUAL] == ["十元", "三十元"]


def test_a_renumbered_annex_is_found_by_its_heading_and_by_its_words() -> None:
    found = rows(
        chinese(FEES, BOATS), chinese(FORM, FEES.replace("十元\n", "三十元\n", 1), BOATS.replace("船型", "船舶种类"))
    )
    assert [(row.kind, row.old, row.new) for row in found] == [
        (RowKind.INSERTED, (), ("annex_1",)),
        (RowKind.EDITED, ("annex_1",), ("annex_2",)),
        (RowKind.SAME, ("annex_2",), ("annex_3",)),
    ]
    assert found[0].flags[0].zh == "新增附件"
    assert [flag.zh for flag in found[2].flags] == ["标题由“船型目录”改为“船舶种类目录”"]


def test_an_annex_rewritten_under_its_heading_is_still_that_annex() -> None:
    (row,) = rows(chinese(FEES), chinese("收费标准\n一、以县级人民政府公布的价格为准"))
    assert (row.kind, row.old, row.new) == (RowKind.EDITED, ("annex_1",), ("annex_1",))
    assert row.score < 1


def test_an_annex_struck_out_is_the_old_one_without_its_words() -> None:
    act = ACT.format("")
    (row,) = rows(
        parse(f"{act}ANNEX I\nTECHNIQUES\n(a) Machine learning approaches\n(b) Logic-based approaches\n"),
        parse(f"{act}ANNEX I\n[deleted]\n"),
    )
    assert (row.old, row.new, row.new_text) == (("annex_1",), ("annex_1",), "")


def test_articles_and_annexes_stay_apart() -> None:
    comparison = compare(chinese(FEES), parse(_ARTICLES.replace("救生衣。", "救生衣。\n小船每次十元。")))
    assert comparison.outside is not None
    assert [row.kind for row in comparison.outside.rows] == [RowKind.DELETED]
    assert [row.kind for row in comparison.rows] == [RowKind.SAME, RowKind.EDITED, RowKind.SAME]


def test_an_article_whose_words_stand_in_an_annex_now_says_so_and_one_that_came_from_there_too() -> None:
    rule = "渡口经营者应当在渡口显著位置公示收费标准和渡运时间。"
    articles = f"{_ARTICLES}第四条　{rule}\n附件1\n{FEES}\n"
    annexes = f"{_ARTICLES}附件1\n{FEES}\n四、{rule}\n"
    gone = next(row for row in compare(parse(articles), parse(annexes)).rows if row.kind is RowKind.DELETED)
    assert [flag.zh for flag in gone.flags] == ["原文移入附件1", "删除一条，含义务"]
    came = next(row for row in compare(parse(annexes), parse(articles)).rows if row.kind is RowKind.INSERTED)
    assert [flag.zh for flag in came.flags] == ["原文在旧稿附件1", "新增一条，含义务"]


def test_a_reference_to_an_annex_follows_its_renumbering_or_is_flagged_where_it_does_not() -> None:
    rule = _ARTICLES.replace("配备救生衣", "按照附件{}收费")
    old = parse(f"{rule.format(1)}附件1\n{FEES}\n")
    annexes = f"附件1\n{FORM}\n附件2\n{FEES}\n"
    followed, stayed = (compare(old, parse(rule.format(number) + annexes)).rows[1].flags for number in (2, 1))
    assert followed == ()
    assert [(flag.kind, flag.new, flag.en) for flag in stayed] == [
        ("reference", "附件1", "“附件1” wasn't updated although its target moved or went")
    ]


def test_recitals_are_aligned_by_their_words() -> None:
    def act(*recitals: str) -> Draft:
        numbered = "".join(f"({number}) {words}\n" for number, words in enumerate(recitals, 1))
        return parse(ACT.format(f"Having regard to the Treaty,\nWhereas:\n{numbered}HAVE ADOPTED THIS REGULATION:\n"))

    ferries = "Ferries carry many passengers and their safety should be ensured by life jackets."
    bridges = "Floating bridges may block the river; they should be opened for vessels at fixed hours."
    new = "Night crossings are more dangerous than others and should be made with lights."
    found = rows(act(ferries, bridges), act(new, ferries, bridges.replace("should", "must")))
    named = [(row.kind, row.old, row.new) for row in found]
    assert named == [
        (RowKind.SAME, ("preamble_1",), ("preamble_1",)),
        (RowKind.INSERTED, (), ("rec_1",)),
        (RowKind.SAME, ("rec_1",), ("rec_2",)),
        (RowKind.EDITED, ("rec_2",), ("rec_3",)),
        (RowKind.SAME, ("preamble_2",), ("preamble_2",)),
    ]
    assert found[1].flags[0].en.startswith("A new recital")
    assert [flag.kind for flag in found[3].flags] == ["modality"]
    comparison = compare(act(ferries), act(ferries))
    assert comparison.outside is not None
    assert [one.label for one in comparison.outside.new.articles] == [
        "Preamble, para. 1",
        "Recital (1)",
        "Preamble, para. 2",
    ]


def test_recitals_are_read_where_whereas_ends_the_line_of_the_last_citation() -> None:
    draft = parse(ACT.format("Acting in accordance with the procedure, Whereas:\n(1) Ferries need rules.\n"))
    assert draft.provisions[0].key == "rec_1"


def test_a_draft_without_either_pays_for_nothing() -> None:
    assert compare(parse(_ARTICLES), parse(_ARTICLES)).outside is None


def test_the_outputs_leave_out_unchanged_lines_and_say_how_many() -> None:
    old = chinese("收费标准\n" + "\n".join(f"{number}号码头每次收费十元" for number in range(1, 30)))
    new = parse(
        old.text.replace("9号码头每次收费十元", "9号码头每次收费二十元", 1).replace("29号码头每次", "29号码头按月")
    )
    text = render_comparison(compare(old, new), "zh")
    assert "9号码头每次收费[-十元-]{+二十元+}" in text
    assert "此处 19 段未改，略" in text
    assert "15号码头" not in text
    (row,) = told_rows(compare(old, new))
    assert len(shown(row, "en").changes) == len(row.changes)


def test_scripts_get_the_rows_with_what_they_are_about() -> None:
    document = comparison_json(compare(chinese(FEES), chinese(FORM, FEES)), "zh")
    found = document["outside_rows"]
    assert isinstance(found, list)
    assert [(row["part"], row["old_labels"], row["new_labels"], row["new_headings"]) for row in found] == [
        ("annex", [], ["附件1"], ["渡口登记表"]),
        ("annex", ["附件1"], ["附件2"], ["收费标准"]),
    ]


_LINES = st.lists(
    st.sampled_from(
        ["一、小船每次十元", "大船每次五十元，夜间另计", "渡工应当持证上岗", "不得超载", "| 甲 | 乙 |", "浮桥"]
    ),
    max_size=5,
)
_ANNEXES = st.lists(st.tuples(st.sampled_from(["收费标准", "船型目录", "登记表", ""]), _LINES), max_size=4)
_DRAFTS = _ANNEXES.map(lambda annexes: chinese(*("\n".join(filter(None, (title, *lines))) for title, lines in annexes)))


def check_whole(comparison: Comparison) -> None:
    outside = comparison.outside
    if outside is None:
        return
    for row in outside.rows:
        assert sides(row.changes) == (row.old_text, row.new_text)
    main = [row for row in outside.rows if not row.partial]
    for draft, keys in (
        (outside.old, [k for r in main for k in r.old]),
        (outside.new, [k for r in main for k in r.new]),
    ):
        assert sorted(keys) == sorted(one.key for one in draft.articles)


@given(_DRAFTS, _DRAFTS)
@settings(max_examples=80, deadline=None)
def test_both_sides_are_rebuilt_and_comparing_backwards_mirrors(old: Draft, new: Draft) -> None:
    there, back = compare(old, new), compare(new, old)
    check_whole(there)
    check_whole(back)
    if there.outside is not None and back.outside is not None:
        assert {(row.old, row.new, row.score) for row in there.outside.rows} == {
            (row.new, row.old, row.score) for row in back.outside.rows
        }


@given(_DRAFTS)
@settings(max_examples=30, deadline=None)
def test_a_draft_against_itself_has_not_changed(draft: Draft) -> None:
    outside = compare(draft, draft).outside
    assert outside is None or all(row.klass is Significance.NONE for row in outside.rows)


def test_an_annex_of_very_many_lines_is_compared_line_by_line_all_the_same() -> None:
    lines = [f"{number}号码头，小船每次{number % 17 + 1}元，大船每次{number % 23 + 5}元。" for number in range(900)]
    raised = [line.replace("小船每次", "小船每次至少") for at, line in enumerate(lines) if at % 50 != 3]
    (row,) = rows(chinese("收费标准\n" + "\n".join(lines)), chinese("收费标准\n" + "\n".join(raised)))
    assert sides(row.changes) == (row.old_text, row.new_text)
    gone = [change.text for change in row.changes if change.op is Op.DELETE]
    assert len(gone) == 18
    assert all(text.strip().endswith("元。") for text in gone)


def test_words_after_the_articles_are_told_where_they_changed_and_left_alone_where_not() -> None:
    text = (
        f"{_ARTICLES}某县人民政府\n2024年1月1日\n关于《渡口办法》的起草说明\n近年来渡口数量增长较快，事故时有发生。\n"
        "办法明确了主管部门的职责、经营者的义务和维护经费的来源。\n打印本页 关闭窗口\n"
    )
    assert compare(parse(text), parse(text.replace("1月", "2月").replace("打印本页", "返回顶部"))).outside is None
    later = compare(parse(text), parse(text.replace("维护经费的来源", "乘客的权利")))
    assert [(one.kind, one.old, one.new) for one in told_rows(later)] == [(RowKind.EDITED, ("after_2",), ("after_2",))]
    assert "条文之外另有改动：条文之后的文字" in render_comparison(later, "zh")
    assert "the words after the articles" in render_comparison(later, "en")
