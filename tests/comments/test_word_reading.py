"""Reading revisions and comments: what Word and others write, resolved as Word and LibreOffice resolve it."""

from __future__ import annotations

import io
import random
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comments.collection import collect
from comments.errors import WordFileError
from comments.word import read_word
from comments.word.marked import Marked
from comments.word.walking import read_date, readable_name
from tests.comments.markups import AUTHOR, collected, made_round, marked_up, wrong
from tests.comments.test_leaks import letter, with_part
from tests.comments.test_word_redline import CASES, drafts_in, redline

A = 'w:author="甲" w:date="2021-12-01T08:30:00Z"'
B = 'w:author="乙" w:date="0-00-00T00:00:00Z"'

PUT_IN = f'<w:ins w:id="8" {A}/>'


@pytest.mark.parametrize("name", ["同事甲", "审阅人乙", "国药"])
def test_a_name_that_a_trip_through_rtf_garbled_is_read_again(name: str) -> None:
    assert readable_name(name.encode("gbk").decode("cp1252", "surrogateescape").replace("\udc81", "\x81")) == name


@pytest.mark.parametrize("name", ["Müller", "同事甲", "J. Smith", "Åse", "Ñ", "甲", "Öö", ""])
def test_other_names_stay_as_they_are(name: str) -> None:
    assert readable_name(name) == name


def test_a_name_of_question_marks_is_nobody_s() -> None:
    assert readable_name("?? ?") == ""


def document(body: str) -> bytes:
    """A Word file with this body, told by the parts of our own letter."""
    root = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return with_part(letter(), "word/document.xml", root)


def p(*content: str, mark: str = "") -> str:
    properties = f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{''.join(content)}</w:p>"


def r(text: str, *, deleted: bool = False) -> str:
    tag = "delText" if deleted else "t"
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


def both(body: str) -> tuple[str, str]:
    """The text with every revision rejected, and accepted."""
    marked = read_word(document(body), "x.docx")
    return marked.original, marked.accepted


CASES_OF_WORD = {
    "words put in and taken out": (
        p(
            r("甲"),
            f'<w:del w:id="1" {A}>{r("乙", deleted=True)}</w:del><w:ins w:id="2" {A}>{r("丙")}</w:ins>',
            r("丁"),
        ),
        ("甲乙丁", "甲丙丁"),
    ),
    "a paragraph put in": (
        p(r("一")) + p(f'<w:ins w:id="1" {A}>{r("新")}</w:ins>', mark=f'<w:ins w:id="2" {A}/>') + p(r("二")),
        ("一\n二", "一\n新\n二"),
    ),
    "two paragraphs joined": (p(r("一"), mark=f'<w:del w:id="1" {A}/>') + p(r("二")), ("一\n二", "一二")),
    "a paragraph split": (p(r("一"), mark=f'<w:ins w:id="1" {A}/>') + p(r("二")), ("一二", "一\n二")),
    "words moved": (
        p(f'<w:moveFrom w:id="1" {A}>{r("迁")}</w:moveFrom>', r("一"))
        + p(f'<w:moveTo w:id="2" {A}>{r("迁")}</w:moveTo>'),
        ("迁一\n", "一\n迁"),
    ),
    "put in by one, taken out by another": (
        p(r("甲"), f'<w:ins w:id="1" {A}><w:del w:id="2" {B}>{r("乙", deleted=True)}</w:del></w:ins>'),
        ("甲", "甲"),
    ),
    "a row of a table put in": (
        f"<w:tbl><w:tr><w:tc>{p(r('旧'))}</w:tc></w:tr><w:tr><w:trPr>{PUT_IN}</w:trPr><w:tc>{p(r('新'), mark=PUT_IN)}</w:tc></w:tr>"
        "</w:tbl>" + p(r("后")),
        ("旧\n后", "旧\n新\n后"),
    ),
    "a row of a table taken out": (
        f'<w:tbl><w:tr><w:trPr><w:del w:id="1" {A}/></w:trPr><w:tc>{p(r("去"))}</w:tc></w:tr></w:tbl>{p(r("后"))}',
        ("去\n后", "后"),
    ),
    "looks changed": (
        p(f'<w:r><w:rPr><w:b/><w:rPrChange w:id="1" {A}><w:rPr/></w:rPrChange></w:rPr><w:t>粗</w:t></w:r>'),
        ("粗", "粗"),
    ),
    "breaks, tabs and fields": (
        p("<w:r><w:t>甲</w:t><w:br/><w:tab/><w:instrText>PAGE</w:instrText><w:t>乙</w:t></w:r>"),
        ("甲\n\t乙", "甲\n\t乙"),
    ),
    "words in a link and a control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('<w:hyperlink>' + r('链') + '</w:hyperlink>')}</w:sdtContent></w:sdt>",
        ("链", "链"),
    ),
}


@pytest.mark.parametrize("case", CASES_OF_WORD, ids=list(CASES_OF_WORD))
def test_revisions_are_resolved(case: str) -> None:
    body, expected = CASES_OF_WORD[case]
    assert both(body) == expected


def test_changed_looks_are_counted() -> None:
    body, _ = CASES_OF_WORD["looks changed"]
    assert read_word(document(body), "x.docx").looks_changed == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-12-01T08:30:59Z", datetime(2021, 12, 1, 8, 30)),  # noqa: DTZ001
        ("2021-12-01T08:30:00+08:00", datetime(2021, 12, 1, 8, 30)),  # noqa: DTZ001
        ("2021-12-01", datetime(2021, 12, 1)),  # noqa: DTZ001
        ("0-00-00T00:00:00Z", None),
        ("2021-13-01T08:30:00Z", None),
        ("", None),
    ],
)
def test_dates_are_read_leniently(text: str, expected: datetime | None) -> None:
    assert read_date(text) == expected


@settings(max_examples=50)
@given(st.binary(max_size=400), st.integers(0, 3000))
def test_a_damaged_file_is_read_or_refused_in_words(rubbish: bytes, at: int) -> None:
    data = made_round(1, 6).data
    broken = data[:at] + rubbish + data[at + len(rubbish) :]
    refused = ""
    try:
        read_word(broken, "x.docx")
    except WordFileError as error:
        refused = error.en
    assert not refused or "x.docx" in refused


@pytest.mark.parametrize("folder", sorted(CASES.glob("redline-*")), ids=lambda folder: folder.name)
def test_our_own_redlines_are_read_back(folder: Path) -> None:
    old, new = drafts_in(folder)
    marked = read_word(redline(old, new), "redline.docx")
    assert (marked.original, marked.accepted) == (old.text, new.text)


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.integers(2, 30))
def test_a_circulated_copy_gives_back_the_draft_and_brings_nothing_by_itself(seed: int, articles: int) -> None:
    made = made_round(seed, articles)
    marked = read_word(made.data, "copy.docx")
    assert marked.original == made.draft.text
    found = collected(made, made.data)
    assert found.items == ()
    assert found.missing == ()
    assert found.unchanged == len(made.copy.comments)


@pytest.mark.external
def test_a_copy_resolves_in_libreoffice_as_here(soffice: str, uno_python: str, tmp_path: Path) -> None:
    made = made_round(3, 12)
    marked = read_word(made.data, "copy.docx")
    (tmp_path / "copy.docx").write_bytes(made.data)
    script = str(Path(__file__).with_name("libreoffice_resolve.py"))
    for how, text in (("accept", marked.accepted), ("reject", marked.original)):
        command = [uno_python, script, soffice, str(tmp_path / "copy.docx"), how, str(tmp_path)]
        done = subprocess.run(command, capture_output=True, check=True, timeout=120)
        assert done.stdout.decode() == text


@pytest.mark.external
def test_random_mark_ups_through_libreoffice_come_back_once_and_at_their_article(
    soffice: str, uno_python: str, tmp_path: Path
) -> None:
    made = made_round(random.Random().randrange(10**6), 26)
    assert len(made.markups) == 20
    for suffix, data in marked_up(made, soffice, uno_python, tmp_path, (".docx", ".odt", ".doc")).items():
        found = collected(made, data)
        assert wrong(made, found) == [], suffix
        assert found.tracked
        assert found.missing == ()
        assert {item.author for item in found.items} == {AUTHOR}


@pytest.mark.external
def test_edits_without_a_trace_through_libreoffice_are_told_as_such(
    soffice: str, uno_python: str, tmp_path: Path
) -> None:
    made = made_round(11, 11, untracked=True)
    for data in marked_up(made, soffice, uno_python, tmp_path, (".docx",)).values():
        found = collected(made, data)
        assert not found.tracked
        assert wrong(made, found) == []


def test_the_same_thing_said_twice_is_two_and_once_in_two_files_is_one() -> None:
    made = made_round(5, 4)
    marked = read_word(made.data, "copy.docx")
    said = marked.comments[0].__class__(AUTHOR, None, "同上", 8, 12, False, None)
    twice = Marked(marked.stretches, (*marked.comments, said, said), marked.bookmarks, 0)
    once = Marked(marked.stretches, (*marked.comments, said), marked.bookmarks, 0)
    digests = [
        [
            item.digest
            for item in collect(made.draft, "稿", "m", made.copy, m, language="zh", saved_by="x", saved_at=None).items
        ]
        for m in (twice, once)
    ]
    assert len(set(digests[0])) == 2
    assert digests[1] == digests[0][:1]


def test_two_parts_of_one_name_are_read_as_word_reads_them() -> None:
    buffer = io.BytesIO(letter())
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", document(p(r("后一个"))) and b"<broken")
    with pytest.raises(WordFileError):
        read_word(buffer.getvalue(), "x.docx")
