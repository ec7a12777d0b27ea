"""新旧条文对照表: what stands on which side, marked how, and that Word takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from comments.leaks import check_package
from comments.word import write_table
from drafts.compare import compare
from drafts.comparison import Comparison
from tests.comments.drafting import draft_of
from tests.comments.test_word_letter import notation
from tests.comments.word_reading import W, assert_valid, part
from tests.drafts.test_compare_outside import FEES, FORM, chinese
from tests.drafts.test_explain import GAVE, TOOK

CASES = Path(__file__).resolve().parent.parent / "cases" / "submission"


def comparison(name: str) -> Comparison:
    language = "en" if name.endswith("-en") else "zh"
    old, new = ((CASES / name / file).read_text(encoding="utf-8") for file in ("old.txt", "new.txt"))
    return compare(draft_of(old, language=language), draft_of(new, language=language))


QUAYS = "码头\n" + "\n".join(f"{number}号码头" for number in range(1, 9)) + "\n9号码头对小船开放"
NAMES = sorted(folder.name for folder in CASES.glob("redline-*"))


@pytest.mark.parametrize("name", NAMES)
def test_the_table_reads_as_expected(name: str) -> None:
    language = "en" if name.endswith("-en") else "zh"
    data = write_table(comparison(name), language)
    shown = notation(data)
    expected = CASES / name / "expected-table.txt"
    if not expected.exists() or expected.read_text(encoding="utf-8") != shown:
        (CASES / name / "actual-table.txt").write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")
    assert data == write_table(comparison(name), language)
    assert check_package(data, forbidden=[]).clean


@pytest.mark.external
@pytest.mark.parametrize("name", NAMES)
def test_the_validator_passes_it(name: str, validator: str, tmp_path: Path) -> None:
    assert_valid(validator, write_table(comparison(name), "zh"), tmp_path)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("old", "new"), [("pdr_draft.txt", "pdr_final.txt"), ("civilgp_draft2.txt", "civilgp_final.txt")]
)
def test_real_drafts_come_back_whole(corpus: Path, old: str, new: str) -> None:
    from datetime import UTC, datetime

    from comments.word import write_redline
    from drafts.reading import read_file
    from tests.comments.word_reading import faults, resolved

    (_, before), (_, after) = read_file(corpus / "texts" / old), read_file(corpus / "texts" / new)
    found = compare(before, after)
    data = write_redline(found, author="Reviewer A", at=datetime(2021, 12, 1, tzinfo=UTC), language="en")
    assert resolved(data, accept=True) == after.text
    assert resolved(data, accept=False) == before.text
    assert faults(data) == []
    notes = notation(write_table(found, "zh"))
    assert all(article.label in notes for article in (*before.articles, *after.articles))


def test_both_articles_of_a_passage_that_went_elsewhere_say_so() -> None:
    shown = notation(write_table(compare(GAVE, TOOK), "zh"))
    assert "其中一段文字移至新稿第二条。" in shown
    assert "其中一段文字由旧稿第一条移来。" in shown


def test_another_way_of_typing_is_not_marked_and_is_called_that() -> None:
    old = "示例办法\n第一条　应当符合下列要求:\n(一)依法备案;\n(二)公布方式。\n第二条　罚款1万元。\n"
    new = "示例办法\n第一条　应当符合下列要求：\n（一）依法备案；\n（二）公布方式。\n第二条　罚款2万元。\n"
    shown = notation(write_table(compare(draft_of(old), draft_of(new)), "zh"))
    assert (
        "第一条　应当符合下列要求: / (一)依法备案; / (二)公布方式。 | 第一条　应当符合下列要求： / （一）依法备案；"
        in shown
    )
    assert "仅标点或空格" in shown
    assert "罚款{+2万元+}。 | 修改" in shown


def test_a_row_of_more_than_a_third_of_a_page_may_run_over_to_the_next() -> None:
    old = f"示例办法\n第一条　短。\n第二条　{'经营者应当备案。' * 30}\n"
    data = write_table(compare(draft_of(old), draft_of(old.replace("短", "长"))), "zh")
    rows = list(part(data, "word/document.xml").iter(f"{{{W}}}tr"))
    assert [row.find(f"{{{W}}}trPr/{{{W}}}cantSplit") is not None for row in rows[1:]] == [True, True, False]


def test_a_table_with_nothing_to_see_says_so() -> None:
    none = draft_of("通知\n请各单位报名。\n")
    shown = notation(write_table(compare(none, none), "zh"))
    assert "TableNote: 两份的文字完全相同。" in shown
    assert "TableNote: 两份中都没有读出条文。" in shown


def test_an_annex_stands_line_beside_line_and_unchanged_lines_are_counted() -> None:
    shown = notation(
        write_table(
            compare(
                chinese(FEES, QUAYS),
                chinese(FORM, FEES.replace("十元\n", "三十元\n", 1), QUAYS.replace("小船", "大船")),
            ),
            "zh",
        )
    )
    assert "条文之外 | 条文之外" in shown
    assert "附件1 收费标准 | 附件2 收费标准 | 修改" in shown
    assert "一、小船每次[-十元-] | 一、小船每次{+三十元+} |" in shown
    assert "……（此处 8 段未改，略）…… | ……（此处 8 段未改，略）…… |" in shown
    assert "9号码头对[-小-]船开放 | 9号码头对{+大+}船开放 |" in shown
