"""Passages that went to another article, and rows of several articles, as the files show them."""

from __future__ import annotations

import re

from drafts.compare import compare
from drafts.comparison import Comparison, Row
from drafts.parse import parse
from drafts.showing.chapters import Chapters
from drafts.showing.markdown import markdown_page
from drafts.showing.page import html_page
from drafts.showing.passages import Passages, passage_changes
from drafts.showing.pieces import pieces
from tests.drafts.small_drafts import build
from tests.drafts.test_compare_laws import SENTENCES
from tests.drafts.test_explain import GAVE, TOOK
from workbench.plain import render_comparison

COMPARISON = compare(GAVE, TOOK)


def partial(comparison: Comparison) -> Row:
    return next(row for row in comparison.rows if row.partial)


def test_only_the_passage_of_a_passage_that_went_elsewhere_is_shown() -> None:
    row = partial(COMPARISON)
    said = "".join(change.text for change in passage_changes(row, "zh"))
    assert said.strip() == SENTENCES[5]
    assert SENTENCES[1] not in said


def test_pages_show_the_passage_alone_and_say_beside_both_articles_where_it_went() -> None:
    page, text = html_page(COMPARISON, "zh"), markdown_page(COMPARISON, "zh")
    at = COMPARISON.rows.index(partial(COMPARISON)) + 1
    (section,) = re.findall(f'<article id="row-{at}".*?</article>', page, re.DOTALL)
    assert SENTENCES[5].strip("。") in section
    assert SENTENCES[1][:12] not in section
    assert f'其中一段文字由旧稿<a href="#row-{at}">第一条</a>移来' in page
    assert f'其中一段文字移至新稿<a href="#row-{at}">第二条</a>' in page
    assert "一段文字移来" in text
    assert f"第二条  其中一段文字由旧稿第一条移来\n{SENTENCES[5]}\n" in render_comparison(COMPARISON, "zh")


def test_the_passages_of_a_row_are_known_from_either_side() -> None:
    passages, row = Passages(COMPARISON), partial(COMPARISON)
    gave, took = COMPARISON.row_of_old("art_1"), COMPARISON.row_of_new("art_2")
    assert gave is not None
    assert took is not None
    assert passages.went(gave) == passages.came(took) == (row,)
    assert passages.came(gave) == passages.went(took) == ()


def test_articles_of_one_row_bear_their_labels() -> None:
    comparison = compare(
        build(SENTENCES[2] + SENTENCES[5], SENTENCES[3]), build(SENTENCES[2], SENTENCES[5], SENTENCES[3])
    )
    row = comparison.row_of_old("art_1")
    assert row is not None
    assert len(row.new) == 2
    found = list(pieces(comparison, row))
    assert [piece.text for piece in found if piece.label] == ["第一条", "第二条"]
    words = "".join(piece.text for piece in found if not piece.label)
    assert words.replace("\n", "") == row.new_text.replace("\n", "")
    assert '<strong class="label">[第二条]</strong>' in html_page(comparison, "zh")
    back = compare(comparison.new, comparison.old)
    assert '<strong class="label">[旧稿第二条]</strong>' in html_page(back, "zh")
    assert "**\\[old 第二条\\]**" in markdown_page(back, "en")


def test_a_number_that_changed_at_the_beginning_of_a_new_article_stands_after_its_label() -> None:
    """(3) of the old section is (1) of the new one: both numbers belong to the section that begins there."""
    first = "(1) The warden must keep a list of the moorings that are free.\n(2) The list must be shown at the gate."
    second = "({}) A person who leaves a mooring must tell the warden within two days."
    before = parse(f"Moorings Bill\n1 Moorings\n{first}\n{second.format(3)}\n2 Title\nThis Act is the Moorings Act.\n")
    after = parse(
        f"Moorings Bill\n1 Moorings\n{first}\n2 Leaving\n{second.format(1)}\n3 Title\nThis Act is the Moorings Act.\n"
    )
    assert "**\\[2\\]** <del>(3)</del><ins>(1)</ins> A person" in markdown_page(compare(before, after), "en")


def test_an_item_number_that_an_old_article_was_given_stands_after_its_label() -> None:
    items = "本办法下列用语的含义：\n（一）泊位，是指供船舶停靠的岸线和水域。\n（二）浮筒，是指固定在水底的系船设施。"
    mark, title = (
        "浮标，是指标示航道边界和障碍物的漂浮设施，由主管部门设置和维护。",
        "第四条　本办法自公布之日起施行。\n",
    )
    before = parse(f"泊位办法\n第一条　{items}\n第二条　{mark}\n第三条　泊位应当登记。\n{title}")
    after = parse(
        f"泊位办法\n第一条　{items}\n（三）缆绳，是指系泊船舶用的绳索。\n（四）{mark}\n第二条　泊位应当登记。\n{title}"
    )
    assert "**\\[旧稿第二条\\]** <ins>（四）</ins>浮标" in markdown_page(compare(before, after), "zh")


def test_a_deleted_article_stands_under_what_its_chapter_became() -> None:
    old = parse(
        "示例办法\n第一章 总则\n第一条 经营者应当备案。\n第二章 罚则\n第二条 从业人员应当持证上岗。\n第三条 由市级机关处罚。\n"
    )
    new = parse(
        "示例办法\n第一章 总则\n第一条 经营者应当备案。\n第二章 监督\n第二条 主管部门公布。\n第三章 罚则\n第三条 由市级机关处罚。\n"
    )
    comparison = compare(old, new)
    gone = next(row for row in comparison.rows if not row.new)
    assert Chapters(comparison).of(gone) == "第三章 罚则"


def test_a_flag_says_its_name_once() -> None:
    page = html_page(compare(build("经营者应当缴纳一万元。"), build("经营者应当缴纳二万元。")), "zh")
    assert "<strong>金额</strong>由" in page
    assert "旧稿：示例办法（1 条）" in page


def test_a_deleted_article_goes_back_to_no_chapter_that_is_over() -> None:
    first = "第一章 总则\n第一条 经营者应当备案。\n第二条 经营者应当公布收费标准和服务电话。\n"
    gone = "从业人员应当持证上岗，每年参加培训。"
    old = parse(f"示例办法\n{first}第三条 {gone}\n第二章 罚则\n第四条 由市级机关处罚。\n")
    new = parse(f"示例办法\n{first}第二章 罚则\n第三条 由市级机关处罚。\n")
    page = markdown_page(compare(old, new), "zh")
    assert page.index("## 第一章 总则") < page.index(gone)
    later = Chapters(compare(old, new))
    row = next(row for row in compare(old, new).rows if not row.new)
    assert later.under(row, ["", "第一章 总则", "第二章 罚则"]) == "第二章 罚则"
    assert later.under(row, [""]) == "第一章 总则"


def test_pages_say_that_two_texts_are_the_same() -> None:
    same = compare(GAVE, GAVE)
    assert "两份的文字完全相同。" in html_page(same, "zh")
    assert "The two texts are the same." in markdown_page(same, "en")
    assert "完全相同" not in html_page(COMPARISON, "zh")


def test_markdown_names_passages_and_references_that_need_a_look() -> None:
    assert "- 其中一段文字由旧稿第一条移来。" in markdown_page(COMPARISON, "zh")
    stale = compare(
        parse("示例办法\n第一条 甲应当备案登记并且公布。\n第二条 违反第一条的，处罚款。\n"),
        parse("示例办法\n第一条 为了示范。\n第二条 甲应当备案登记并且公布。\n第三条 违反第九条的，处罚款。\n"),
    )
    assert "- 第三条: 违反**第九条**的，处罚款。 · 第一条 → ∅ · 落空" in markdown_page(stale, "zh")
    page = html_page(stale, "zh")
    assert "<td>违反<strong>第九条</strong>的，处罚款。</td><td>第一条 → ∅</td><td>落空</td>" in page


def test_words_around_a_mention_are_whole() -> None:
    text = "REGULATION\n\nArticle 1\nProviders established elsewhere shall comply with Article 9 whenever circumstances permit.\n"
    draft = parse(text)
    page = html_page(compare(draft, draft), "en")
    assert "<td>… shall comply with <strong>Article 9</strong> whenever …</td>" in page


def test_a_sentence_that_went_to_another_article_is_said_to_have_gone_there() -> None:
    gave, took = COMPARISON.row_of_old("art_1"), COMPARISON.row_of_new("art_2")
    assert gave is not None
    assert took is not None
    assert "一句移至第二条" in [flag.zh for flag in gave.flags]
    assert "一句由旧稿第一条移来" in [flag.zh for flag in took.flags]
    assert "A sentence goes to 第二条" in [flag.en for flag in gave.flags]


def test_several_articles_of_a_row_are_parted_as_the_reader_parts_them() -> None:
    keeper = "The keeper shall inspect every boat of the harbour before the season begins and report the result to the council."
    pilot = "The pilot shall guide every vessel through the northern channel whenever fog makes the lights invisible at night."
    before = parse(f"Harbour Act\n\nArticle 1\n{keeper}\n\nArticle 2\n{pilot}\n")
    after = parse(f"Harbour Act\n\nArticle 1\n{keeper}\n{pilot}\n")
    assert "Article 1 (was Article 1, Article 2)" in render_comparison(compare(before, after), "en")


LAMPS = """路灯管理条例
第一条　路灯由市政主管部门统一规划、建设和管理。
第二条　新建道路应当与路灯同步设计、同步施工、同步验收。
第三条　任何单位和个人不得擅自拆除、迁移路灯。
第四条　发现路灯损坏的，可以拨打服务热线，市政主管部门应当在二十四小时内到场。
第五条　依照本条例第三条规定确需迁移的，应当提前三十日提出申请，附具迁移方案和恢复照明的期限，报市政主管部门批准。{moved}
第六条　市政主管部门依照本条例第二条规定组织验收时，应当邀请供电企业参加，查验灯具、电缆、接地和控制设备，并建立验收档案。{here}
第七条　违反本条例规定的，处一万元以下罚款。
"""
OFFERED = "\n路灯杆体可以搭载通信基站和环境监测设备，搭载单位应当承担相应的检测和加固费用。"


def test_a_passage_word_for_word_is_told_whatever_the_articles_refer_to() -> None:
    """Two articles that speak of different articles are seldom one; a paragraph that went over unchanged went over all the same."""
    old, new = (parse(LAMPS.format(moved=a, here=b)) for a, b in ((OFFERED, ""), ("", OFFERED)))
    row = partial(compare(old, new))
    assert (row.old, row.new) == (("art_5",), ("art_6",))


def test_words_that_both_articles_use_by_chance_are_no_part_of_a_passage() -> None:
    passage = (
        "The owner of a self-learning pump shall record each change that the pump makes to its own settings, keep the record for "
        "as long as the pump is in use, and hand it to whoever buys the pump, together with the mark and the certificate of test."
    )
    old = f"A mark given after third-party assessment is visible.\nFees are fixed yearly by the board.\n{passage}"
    new = f"Bodies for third-party assessment have a register.\nMeters are read monthly.\n{passage}"
    row = partial(COMPARISON)._replace(old_text=old, new_text=new, parts=())
    assert "".join(change.text for change in passage_changes(row, "en")).strip() == passage
