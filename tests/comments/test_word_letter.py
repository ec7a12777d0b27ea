"""The letter: what it says and in what order, that Word takes it, and that nothing else is in it."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comments.leaks import check_package
from comments.records import Comment, CommentType, Priority, Visibility
from comments.submission import NOBODY, Sender, Submission, build
from comments.word import chinese, english, write_submission
from drafts.model import Draft
from tests.comments.drafting import Comments, draft_of, matter_of
from tests.comments.word_reading import NS, Element, W, assert_valid, part, text_of, words_of

TODAY = date(2021, 12, 1)
CASES = Path(__file__).resolve().parent.parent / "cases" / "submission"
SENDER = Sender(
    "示例律师事务所",
    "我们是一家提供合规服务的机构",
    "示例联系人",
    "合伙人",
    "010-00000000",
    "contact@example.com",
    "示例路1号",
)
DRAFT = draft_of((CASES / "redline-everything" / "old.txt").read_text(encoding="utf-8"))
CHAMBERS = Sender(
    "Sample Chambers", "We advise data processors.", "Sample Contact", "Partner", "+00 000", "a@example.com"
)


def full(draft: Draft = DRAFT) -> list[Comment]:
    on = Comments(draft).on
    high = Priority.HIGH
    return [
        on("", "建议与《数据安全法》衔接。", rationale="《立法法》第八十八条。"),
        on("", "建议设置过渡期。"),
        on("2", "范围过宽。", quote="分析、评估", proposal="持续监测", rationale="与上位法一致。", priority=high),
        on("4", "时限过短。", quote="八小时内", proposal="二十四小时内"),
        on("5", "不宜公开。", delete=True, rationale="上位法未作规定。", priority=high),
        on("5", "请明确审计标准。"),
        on("5", "设置豁免。", proposal="第五条之一　小型平台可以每三年开展一次审计。", rationale="比例原则。"),
        on("8", quote="2022年1月1日", delete=True, type=CommentType.WORDING),
        on("3", "机密备注不得外传", visibility=Visibility.INTERNAL, author="审阅人乙"),
    ]


def submission(language: str, comments: list[Comment] | None = None, sender: Sender = SENDER) -> Submission:
    return build(
        DRAFT, matter_of(), full() if comments is None else comments, language=language, today=TODAY, sender=sender
    )


def case(name: str) -> tuple[Submission, str]:
    _, length, language = name.split("-")
    if length == "full":
        sender = SENDER if language == "zh" else CHAMBERS
        made = build(
            DRAFT, matter_of(), full(), language=language, today=TODAY, sender=sender, annexes=("修订稿",),
            questions_last=True,
        )  # fmt: skip
    else:
        made = build(DRAFT, matter_of(issuer="", opened=None), full()[3:4], language=language, today=TODAY)
    return made, language


NAMES = sorted(folder.name for folder in CASES.glob("letter-*") if folder.is_dir())


@pytest.mark.parametrize("name", NAMES)
def test_the_letter_reads_as_expected(name: str) -> None:
    made, language = case(name)
    shown = notation(write_submission(made, language))
    expected = CASES / name / "expected.txt"
    if not expected.exists() or expected.read_text(encoding="utf-8") != shown:
        (CASES / name / "actual.txt").write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")


@pytest.mark.external
@pytest.mark.parametrize("name", NAMES)
def test_the_validator_passes_it(name: str, validator: str, tmp_path: Path) -> None:
    made, language = case(name)
    assert_valid(validator, write_submission(made, language), tmp_path)


def notation(data: bytes) -> str:
    """A line a paragraph as style: text, a row's cells between bars, [-struck-] and {+added+}, === at a section's end."""
    lines: list[str] = []
    body = part(data).find("w:body", NS)
    assert body is not None
    for block in body:
        if block.tag == f"{{{W}}}tbl":
            lines.extend(
                "| " + " | ".join(map(_cell, row.iterfind("w:tc", NS))) + " |" for row in block.iterfind("w:tr", NS)
            )
        elif block.tag == f"{{{W}}}p":
            style = block.find("w:pPr/w:pStyle", NS)
            lines.append(f"{style.get(f'{{{W}}}val') if style is not None else ''}: {_marked(block)}".rstrip())
        orientation = block.find(".//w:pgSz", NS) if block.tag == f"{{{W}}}p" else block.find("w:pgSz", NS)
        if orientation is not None:
            lines.append(f"=== {orientation.get(f'{{{W}}}orient', 'portrait')}")
    return "\n".join(lines) + "\n"


def _cell(cell: Element) -> str:
    return " / ".join(_marked(p) for p in cell.iterfind("w:p", NS))


def _marked(paragraph: Element) -> str:
    found = ""
    for run in paragraph.iterfind("w:r", NS):
        words = words_of(run).replace("\n", "⏎").replace("\u00a0", "⍽")
        if run.find("w:rPr/w:strike", NS) is not None:
            words = f"[-{words}-]"
        elif run.find("w:rPr/w:u", NS) is not None:
            words = f"{{+{words}+}}"
        found += words
    return found


def test_sections_on_their_side_hold_the_table_and_its_head_repeats() -> None:
    data = write_submission(submission("zh"), "zh")
    sizes = [e.get(f"{{{W}}}orient") for e in part(data).iter(f"{{{W}}}pgSz")]
    assert sizes == [None, "landscape", None]
    first = part(data).find(".//w:tbl/w:tr", NS)
    assert first is not None
    assert first.find("w:trPr/w:tblHeader", NS) is not None


def test_short_rows_stay_whole_and_long_ones_may_break() -> None:
    comments = [Comments(DRAFT).on("4", "短。", delete=True), Comments(DRAFT).on("5", "长。" * 2000, delete=True)]
    data = write_submission(submission("zh", comments), "zh")
    table = part(data).find(".//w:tbl", NS)
    assert table is not None
    assert [row.find("w:trPr/w:cantSplit", NS) is not None for row in table.iterfind("w:tr", NS)] == [True, True, False]


def test_nothing_is_printed_for_a_sender_that_is_not_known() -> None:
    for language in ("zh", "en"):
        data = write_submission(submission(language, sender=NOBODY), language)
        text = text_of(data)
        assert "电话" not in text
        assert "盖章" not in text
        assert check_package(data, forbidden=[]).clean


def test_the_same_input_gives_the_same_bytes_and_the_file_says_nothing_of_its_maker() -> None:
    data = write_submission(submission("zh"), "zh")
    assert data == write_submission(submission("zh"), "zh")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in name or "app.xml" in name for name in archive.namelist())
    core = part(data, "docProps/core.xml")
    assert [child.tag.rpartition("}")[2] for child in core] == ["title", "language"]
    assert core[1].text == "zh-CN"


def test_control_characters_direction_marks_and_markup_in_a_comment_are_harmless() -> None:
    body = "一\x00\x0b二\u202e三\ufeff四\ud800五 <w:p/> &amp; 六\u2028七\ufffe"
    comments = [replace(full()[3], body=body)]
    text = text_of(write_submission(submission("zh", comments), "zh"))
    assert "一二三四五 <w:p/> &amp; 六" in text


@settings(max_examples=25)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=40))
def test_any_text_makes_a_file_that_parses(body: str, rationale: str, proposal: str) -> None:
    comment = replace(full()[3], body=body, rationale=rationale, proposal=proposal, priority=Priority.HIGH)
    for language in ("zh", "en"):
        assert part(write_submission(submission(language, [comment]), language)) is not None


def test_a_canary_in_an_internal_note_is_in_no_part() -> None:
    for language in ("zh", "en"):
        data = write_submission(submission(language), language)
        report = check_package(data, forbidden=["机密备注不得外传", "审阅人甲", "审阅人乙", "COMMENT001"])
        assert report.clean, report.findings
        assert report.searched_for == 4


def test_a_thousand_comments_take_about_a_second() -> None:
    on = Comments(DRAFT).on
    many = [on(str(1 + n % 8), f"意见{n}。" * 10, proposal=f"修改后的条文{n}。" * 5) for n in range(1000)]
    made = submission("zh", many)
    began = time.perf_counter()
    assert len(made.rows) == 1000
    write_submission(made, "zh")
    assert time.perf_counter() - began < 5  # about 0.4 s alone; generous for a busy machine


def test_no_database_or_xml_library_is_loaded_before_a_file_is_written() -> None:
    script = (
        "import sys, comments.word, comments.submission, comments.leaks\n"
        "print([m for m in ('sqlmodel', 'sqlalchemy', 'lxml', 'docx', 'textual') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("示例数据安全管理条例（征求意见稿）", "征求意见稿"),
        ("中华人民共和国示例法（修订草案）", "修订草案"),
        ("示例网络预约管理暂行办法", "《办法》"),
        ("中华人民共和国示例法", "《示例法》"),
        ("关于修改《示例条例》的决定", "《决定》"),
        ("示例事项的有关安排", "征求意见稿"),
        ("Proposal for a Regulation on Samples", "征求意见稿"),
    ],
)
def test_a_chinese_letter_has_a_natural_short_name_for_the_draft(title: str, short: str) -> None:
    assert chinese.short_title(title) == short


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("示例数据安全管理条例（征求意见稿）", "Draft"),
        ("Proposal for a REGULATION laying down rules on samples", "Proposal"),
        ("Measures for the Administration of Samples (Draft for Comment)", "Draft Measures"),
        ("SAMPLE SECURITY ACT", "Draft Act"),
        ("On samples", "Draft"),
    ],
)
def test_an_english_letter_calls_the_draft_by_its_kind(title: str, short: str) -> None:
    assert english.short_title(title) == short
