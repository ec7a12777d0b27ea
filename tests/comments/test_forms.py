"""Forms as data: what each holds, that no spreadsheet reckons with a comment, and that slips in a form's file are named."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from comments.errors import FormError, LeakError
from comments.forms.data import as_json
from comments.forms.gate import check_file
from comments.forms.spec import form_names, load_form
from comments.forms.text import harmless
from comments.forms.writing import write_form
from comments.leaks import check_package
from comments.records import Comment, CommentType, OtherPlace, Priority, Visibility
from comments.submission import Sender, Submission, build
from drafts.model import Draft
from tests.comments.drafting import Comments, draft_of, matter_of
from tests.comments.word_reading import assert_valid, text_of

TODAY = date(2021, 12, 1)
CASES = Path(__file__).resolve().parent.parent / "cases" / "forms"
DRAFT = draft_of((CASES / "draft.txt").read_text(encoding="utf-8"))
SENDER = Sender("示例单位", "", "示例联系人", "", "010-00000000", "contact@example.com")
CANARY = "机密备注不得外传"


def comments(draft: Draft = DRAFT) -> list[Comment]:
    on = Comments(draft).on
    return [
        on("", "建议设置过渡期。", rationale="便于实施。"),
        dataclasses.replace(
            on("2", "范围过宽。", quote="分析、评估", proposal="持续监测", rationale="与上位法一致。", priority=Priority.HIGH),
            authorities=("《示例法》第三条",), topic="范围", unit="示例分会",
            body_other="Too wide.", rationale_other="In line with the law.", proposal_other="continuous monitoring",
            also=(OtherPlace("art_4", "4", "第四条"),),
        ),
        on("3", "不宜公开。", delete=True, rationale="上位法未作规定。"),
        on("3", "设置豁免。", proposal="第三条之一　小型平台可以每三年审计一次。"),
        on("4", "删去日期。", quote="2022年1月1日", delete=True, type=CommentType.WORDING),
        on("4", "请明确施行前的行为如何处理。", type=CommentType.COHERENCE),
        on("1", CANARY, visibility=Visibility.INTERNAL, author="审阅人乙"),
    ]  # fmt: skip


def submission(language: str = "zh", made: list[Comment] | None = None, draft: Draft = DRAFT) -> Submission:
    given = comments() if made is None else made
    return build(draft, matter_of(), given, language=language, today=TODAY, sender=SENDER)


def written(name: str, suffix: str = "", language: str = "zh") -> bytes:
    return write_form(load_form(name), submission(language), DRAFT, language, suffix=suffix).data


def every(kind: str) -> Iterator[str]:
    return (name for name in form_names() if kind in load_form(name).formats)


@pytest.mark.parametrize("name", list(every("md")))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_form_reads_as_expected(name: str, language: str) -> None:
    """As Markdown, in which deleted words are ~~struck~~ and added ones **bold**."""
    shown = written(name, ".md", language).decode("utf-8")
    expected = CASES / f"{name}-{language}.md"
    if not expected.exists() or expected.read_text(encoding="utf-8") != shown:
        (CASES / f"actual-{name}-{language}.md").write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_portal_text_counts_each_article(language: str) -> None:
    shown = write_form(load_form("portal"), submission(language), DRAFT, language, limit=60)
    expected = CASES / f"portal-{language}.txt"
    if not expected.exists() or expected.read_bytes() != shown.data:
        (CASES / f"actual-portal-{language}.txt").write_bytes(shown.data)
    assert shown.data.decode("utf-8") == expected.read_text(encoding="utf-8")
    assert shown.over_limit


@pytest.mark.external
@pytest.mark.parametrize(("name", "language"), [*((name, "zh") for name in every("docx")), ("iso", "en")])
def test_the_validator_passes_every_word_form(name: str, language: str, validator: str, tmp_path: Path) -> None:
    assert_valid(validator, written(name, ".docx", language), tmp_path)


@pytest.mark.parametrize("name", form_names())
def test_the_same_comments_give_the_same_bytes_and_no_canary(name: str) -> None:
    for kind in load_form(name).formats:
        data = written(name, f".{kind}")
        assert data == written(name, f".{kind}")
        forbidden = [CANARY, "审阅人甲", "审阅人乙", "COMMENT001"]
        report = (
            check_package(data, forbidden=forbidden) if kind == "docx" else check_file(data, kind, forbidden=forbidden)
        )
        assert report.clean, report.findings
        assert report.searched_for == 4


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "md", "txt", "json"])
def test_a_note_that_got_into_a_file_is_found_whatever_the_file(kind: str) -> None:
    made = submission()
    leaking = dataclasses.replace(
        made, rows=(dataclasses.replace(made.rows[0], issue=f"一、*{CANARY}*"), *made.rows[1:])
    )
    form = load_form({"txt": "portal", "xlsx": "xlsx", "csv": "csv"}.get(kind, "group"))
    data = write_form(form, leaking, DRAFT, "zh", suffix=f".{kind}").data
    data = as_json(leaking, DRAFT, "zh") if kind == "json" else data
    report = check_package(data, forbidden=[CANARY]) if kind == "docx" else check_file(data, kind, forbidden=[CANARY])
    assert not report.clean


def test_a_file_that_can_not_be_read_is_not_vouched_for() -> None:
    for kind in ("xlsx", "json", "csv"):
        with pytest.raises(LeakError):
            check_file(b"\xff\xfe broken", kind, forbidden=[CANARY])


@pytest.mark.parametrize("text", ["=1+1", "+86", "-3", "@SUM(A1)", "\tx", " =1", "＝1", "\n=1", "%0", "|x"])
def test_what_a_spreadsheet_could_take_for_a_formula_is_text(text: str) -> None:
    made = submission(made=[dataclasses.replace(comments()[2], body=f"{text}", rationale="")])
    shown = list(csv.reader(io.StringIO(write_form(load_form("csv"), made, DRAFT, "zh").data.decode("utf-8-sig"))))
    said = shown[1][shown[0].index("意见")]
    assert said[0] == "'" or said == text.strip() != text
    assert not said.startswith(("=", "+", "-", "@", "＝"))
    sheet = write_form(load_form("xlsx"), made, DRAFT, "zh").data
    with zipfile.ZipFile(io.BytesIO(sheet)) as archive:
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert not list(root.iter("{*}f"))
    assert {str(cell.get("t")) for cell in root.iter("{*}c") if cell.find("{*}v") is not None} == {"s"}


@settings(max_examples=60)
@given(st.text(max_size=20))
def test_no_cell_of_a_csv_begins_as_a_formula(text: str) -> None:
    assert not harmless(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert harmless(text)[:1] not in ("\t", "\r", "\n") or not harmless(text)


def test_a_cell_longer_than_a_spreadsheet_takes_is_a_sentence_not_a_cut() -> None:
    made = submission(made=[dataclasses.replace(comments()[2], body="长" * 40_000)])
    with pytest.raises(FormError) as raised:
        write_form(load_form("xlsx"), made, DRAFT, "zh")
    assert "40000" in raised.value.zh
    assert write_form(load_form("csv"), made, DRAFT, "zh").data


def test_json_has_the_rows_and_annotations_that_find_their_words_again() -> None:
    data = json.loads(as_json(submission(), DRAFT, "zh", submission("en")))
    assert data["counts"] == {"all": 6, "general": 1, "rows": 5, "key": 1, "questions": 1}
    items = data["annotations"]["first"]["items"]
    assert len(items) == 6
    for item in items[1:]:
        selectors = {s["type"]: s for s in item["target"]["selector"]}
        place, quote = selectors.get("TextPositionSelector"), selectors.get("TextQuoteSelector")
        if place and quote:
            assert DRAFT.text[place["start"] : place["end"]] == quote["exact"]
    for row in data["rows"]:
        assert "".join(text for op, text in row["changes"] if op != "insert") in ("", row["original"])
    assert data["in_other_language"]["rows"][0]["translated"] == "continuous monitoring"
    assert not {"author", "id", "status", "visibility"} & set(data["rows"][0])


def test_both_languages_stand_one_below_the_other() -> None:
    made = write_form(load_form("gb"), submission(), DRAFT, "zh", other=submission("en"), suffix=".csv")
    rows = list(csv.reader(io.StringIO(made.data.decode("utf-8-sig"))))
    assert rows[0][0] == "序号\nNo."
    assert rows[2][2].split("\n")[0] == "范围过宽。"
    assert "Too wide." in rows[2][2]
    assert rows[2][3].endswith("[continuous monitoring]")
    assert rows[2][3].count("持续监测") == 1


def test_a_form_of_ones_own_is_a_file(tmp_path: Path) -> None:
    form = tmp_path / "own.toml"
    form.write_text(
        'title = "{title} – ours"\nformats = ["docx", "csv"]\n'
        '[[columns]]\nen = "Where"\nfield = "article"\n[[columns]]\nen = "What"\nfield = ["comment", "grounds"]\n',
        encoding="utf-8",
    )
    made = write_form(load_form(str(form)), submission(), DRAFT, "en")
    assert made.format == "docx"
    assert "示例数据安全管理条例（征求意见稿） – ours" in text_of(made.data)
    assert "Where" in text_of(made.data)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("", "[[columns]]"),
        ("not toml", "TOML"),
        ('[[columns]]\nfield = "author"\n', "author"),
        ('[[columns]]\nfield = "id"\n', "id"),
        ('[[columns]]\nwide = 3\n', "columns.wide"),
        ('[[columns]]\nwidth = -1\n', "-1"),
        ('[[columns]]\nwidth = true\n', "True"),
        ('rows = "notes"\n[[columns]]\n', "notes"),
        ('formats = ["exe"]\n[[columns]]\n', "docx"),
        ('layout = "blocks"\n[[columns]]\n', "[block]"),
        ('columns = 3\n', "[[columns]]"),
        ('limit = "many"\n[[columns]]\n', "limit"),
        ('[[head]]\nfield = "deadlines"\n[[columns]]\n', "deadlines"),
        (None, "own.toml"),
    ],
)  # fmt: skip
def test_a_slip_in_a_forms_file_is_named(tmp_path: Path, content: str | None, named: str) -> None:
    form = tmp_path / "own.toml"
    if content is not None:
        form.write_text(content, encoding="utf-8")
    with pytest.raises(FormError) as raised:
        load_form(str(form))
    assert named in raised.value.zh
    assert "own.toml" in raised.value.en


def test_unknown_forms_name_those_there_are() -> None:
    with pytest.raises(FormError) as raised:
        load_form("nosuch")
    assert "gb" in raised.value.en


def test_keys_and_set_words_of_json_are_no_secret_and_are_one_where_a_comment_says_them() -> None:
    words = ["conflicting_rows", "TextQuoteSelector", "substantive", "position"]
    assert check_file(json.dumps(dict.fromkeys(words[::3], "")).encode(), "json", forbidden=words).clean
    typed = {"annotations": {"type": "TextQuoteSelector"}, "rows": [{"type": "substantive"}]}
    assert check_file(json.dumps(typed).encode(), "json", forbidden=words).clean
    for word in words:
        for leaking in ({"comment": word}, {"see": [f"{word} "]}, {f"{word}: {CANARY}": ""}):
            assert not check_file(json.dumps(leaking).encode(), "json", forbidden=[word]).clean
