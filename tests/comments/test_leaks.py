"""The gate: every planted leak is found, wherever and however it stands, and what is public passes."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from comments.errors import LeakError
from comments.leaks import LeakKind, check_package
from comments.submission import build
from comments.word import write_proposals, write_submission
from tests.comments.drafting import Comments, draft_of, matter_of

NOTE = "内部备注：客户担心报告时限，暂不对外。"
WHITE = "<w:rPr><w:color w:val='ffffff'/></w:rPr>"
WINDOWS_PATH = r"见 C:\Users\reviewer\draft.docx"


def letter(body: str = "时限过短。") -> bytes:
    draft = draft_of("示例规定\n第一条 应当在八小时内报告。")
    comment = Comments(draft).on("1", body, quote="八小时内", proposal="二十四小时内")
    made = build(draft, matter_of(), [comment], language="zh", today=date(2021, 12, 1))
    return write_submission(made, "zh")


def with_part(data: bytes, name: str, content: str | bytes) -> bytes:
    """The package with a part added or replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return buffer.getvalue()


def with_body(xml: str) -> bytes:
    """A letter with more paragraphs at its start."""
    data = letter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
    return with_part(data, "word/document.xml", document.replace("<w:body>", f"<w:body>{xml}", 1))


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def test_a_clean_letter_passes_and_says_what_was_searched() -> None:
    report = check_package(letter(), forbidden=[NOTE, "审阅人甲"])
    assert report.clean
    assert report.parts == 11
    report.raise_if_leaking()
    assert "11 个部件" in report.sentence("zh")
    assert "nothing that must not leave" in report.sentence("en")


@pytest.mark.parametrize(
    ("xml", "kind"),
    [
        (f"<w:p>{run('客户担心')}{run('报告时限，')}{run('暂不对外')}</w:p>", LeakKind.FORBIDDEN),
        (f"<w:p>{run('客户担心报告')}</w:p><w:p>{run('时限 ， 暂不对外')}</w:p>", LeakKind.FORBIDDEN),
        ("<w:p><w:del w:id='7' w:author='甲'><w:r><w:delText>删</w:delText></w:r></w:del></w:p>", LeakKind.REVISION),
        ("<w:p><w:pPr><w:rPr><w:ins w:id='7' w:author='甲'/></w:rPr></w:pPr></w:p>", LeakKind.REVISION),
        ("<w:p><w:commentRangeStart w:id='1'/></w:p>", LeakKind.COMMENT),
        (f"<w:p>{run('看不见', '<w:rPr><w:vanish/></w:rPr>')}</w:p>", LeakKind.HIDDEN),
        (f"<w:p>{run('白字', WHITE)}</w:p>", LeakKind.HIDDEN),
        ("<w:p w:rsidR='00A1B2C3'/>", LeakKind.EDIT_MARK),
        (f"<w:p>{run('{{unit')}{run('_name}}')}</w:p>", LeakKind.TAG),
        (f"<w:p>{run('&lt;DocAmend&gt;')}</w:p>", LeakKind.TAG),
        (f"<w:p>{run('联系电话：____')}</w:p>", LeakKind.PLACEHOLDER),
        (f"<w:p>{run('于')}{run('X')}{run('X月')}</w:p>", LeakKind.PLACEHOLDER),
        (f"<w:p>{run('【单位名称待定】')}</w:p>", LeakKind.PLACEHOLDER),
        (f"<w:p>{run('[insert date]')}</w:p>", LeakKind.PLACEHOLDER),
        (f"<w:p>{run(WINDOWS_PATH)}</w:p>", LeakKind.PATH),
        (f"<w:p>{run('/home/reviewer/draft.docx')}</w:p>", LeakKind.PATH),
    ],
)
def test_a_leak_in_the_text_is_found(xml: str, kind: LeakKind) -> None:
    report = check_package(with_body(xml), forbidden=[NOTE])
    assert kind in {finding.kind for finding in report.findings}
    with pytest.raises(LeakError) as raised:
        report.raise_if_leaking()
    assert "word/document.xml" in raised.value.zh
    assert "nothing was written" in raised.value.en


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("docProps/custom.xml", f"<Properties><p>{NOTE}</p></Properties>", LeakKind.FORBIDDEN),
        ("docProps/core.xml", "<c><creator>审阅人甲</creator></c>", LeakKind.PROPERTY),
        ("docProps/app.xml", "<p><Company>某所</Company></p>", LeakKind.PROPERTY),
        ("docProps/thumbnail.jpeg", b"\xff\xd8", LeakKind.FOREIGN_PART),
        ("word/people.xml", "<people/>", LeakKind.PEOPLE),
        ("word/vbaProject.bin", b"\0", LeakKind.FOREIGN_PART),
        ("word/media/image1.png", "x" + NOTE, LeakKind.FORBIDDEN),
        ("word/media/image1.png", NOTE.encode("utf-16-le"), LeakKind.FORBIDDEN),
        ("customXml/item1.xml", "<a/>", LeakKind.VARIABLE),
        ("word/暂不对外的内部备注.xml", "<a/>", LeakKind.FOREIGN_PART),
        ("word/notes.xml", f"<a b='{NOTE}'/>", LeakKind.FORBIDDEN),
    ],
)
def test_a_leak_in_another_part_is_found(name: str, content: str | bytes, kind: LeakKind) -> None:
    report = check_package(with_part(letter(), name, content), forbidden=[NOTE])
    assert (kind, name) in {(finding.kind, finding.part) for finding in report.findings}


def test_settings_that_tell_of_editing_are_found() -> None:
    with zipfile.ZipFile(io.BytesIO(letter())) as archive:
        plain = archive.read("word/settings.xml").decode()
    for xml, kind in (
        ("<w:rsids><w:rsidRoot w:val='00A1'/></w:rsids>", LeakKind.EDIT_MARK),
        ("<w:docVars><w:docVar w:name='a' w:val='b'/></w:docVars>", LeakKind.VARIABLE),
        ("<w:attachedTemplate/>", LeakKind.TEMPLATE_LINK),
        ("<w:trackRevisions/>", LeakKind.REVISION),
    ):
        changed = plain.replace("<w:defaultTabStop", f"{xml}<w:defaultTabStop", 1)
        report = check_package(with_part(letter(), "word/settings.xml", changed), forbidden=[])
        assert {finding.kind for finding in report.findings} == {kind}


def test_names_are_found_as_whole_words_only() -> None:
    assert check_package(letter("The root cause is clear."), forbidden=["oo"]).clean
    assert not check_package(letter("Signed by ann today."), forbidden=["Ann"]).clean
    assert check_package(letter("The annex is long."), forbidden=["Ann"]).clean
    assert not check_package(letter("由审阅人乙起草"), forbidden=["审阅人乙"]).clean


def test_full_width_and_spaced_writing_hides_nothing() -> None:
    assert not check_package(letter("ｃａｎａｒｙ９"), forbidden=["CANARY9"]).clean
    assert not check_package(letter("金 丝\u3000雀 暗 号 在 此 处"), forbidden=["金丝雀暗号在此处"]).clean


def test_what_the_draft_says_itself_is_no_leak() -> None:
    text = "本条例自XX年XX月XX日起施行。"
    data = letter(text)
    assert not check_package(data, forbidden=[text]).clean
    assert check_package(data, forbidden=[text], allowed=[f"第一条 {text}"]).clean


def test_a_note_that_quotes_the_draft_is_sought_by_its_other_sentences() -> None:
    note = "应当在八小时内报告。\n客户其实做不到八小时。"
    assert check_package(letter(), forbidden=[note], allowed=["应当在八小时内报告。"]).clean
    leaking = letter("客户其实做不到八小时。")
    assert not check_package(leaking, forbidden=[note], allowed=["应当在八小时内报告。"]).clean


def test_a_file_that_cannot_be_opened_cannot_be_vouched_for() -> None:
    for data in (b"", b"PK\x03\x04 not a zip", letter()[:400]):
        with pytest.raises(LeakError):
            check_package(data, forbidden=[])


@pytest.mark.corpus
def test_real_submissions_with_leaks_are_stopped(corpus: Path) -> None:
    expected = {
        "eu_gdpr_comments_insurance_europe.docx": LeakKind.TAG,
        "eu_gdpr_comments_bitkom_amendments.docx": LeakKind.REVISION,
        "eu_gdpr_comments_bitkom_selfreg_wordcomments.docx": LeakKind.COMMENT,
    }
    for name, kind in expected.items():
        report = check_package((corpus / "binary" / name).read_bytes(), forbidden=[])
        assert kind in {finding.kind for finding in report.findings}, name


STRUCK = "<w:rPr><w:strike/></w:rPr>"
ADDED = "<w:rPr><w:b/><w:u w:val='single'/></w:rPr>"
DATE_LEFT_BLANK = "本规定自××××年××月××日起施行。"


@pytest.mark.parametrize(
    "pieces",
    [
        run("本规定自") + run("××××年××月××日", STRUCK) + run("2026年1月1日", ADDED) + run("起施行。"),
        run("本规定自××××年××月××日起") + run("正式", ADDED) + run("施行。"),
        run("施行日期由“××××年××月××日起”改为“2025年8月1日”"),
        run("本规定自") + run("2025年8月1日", STRUCK) + run("××××年××月××日", ADDED) + run("起施行。"),
    ],
    ids=["replaced", "left beside a change", "quoted", "put in by the newer draft"],
)
def test_a_date_that_the_draft_left_blank_passes_beside_changes_and_in_quotation_marks(pieces: str) -> None:
    data = with_body(f"<w:p>{pieces}</w:p>")
    assert not check_package(data, forbidden=[]).clean
    assert check_package(data, forbidden=[], allowed=[DATE_LEFT_BLANK]).clean


@pytest.mark.parametrize(
    "pieces",
    [
        run("应当在") + run("三", STRUCK) + run("××", ADDED) + run("日内报告。"),
        run("贵单位××××年××月××日公开征求意见"),
        run("联系电话“××”"),
    ],
    ids=["in a proposal", "in the letter", "in quotation marks"],
)
def test_a_blank_of_our_own_is_found_although_the_draft_left_one_too(pieces: str) -> None:
    report = check_package(with_body(f"<w:p>{pieces}</w:p>"), forbidden=[], allowed=[DATE_LEFT_BLANK, "三日内报告。"])
    assert {finding.kind for finding in report.findings} == {LeakKind.PLACEHOLDER}


def test_words_of_the_template_every_file_is_made_from_are_in_none_of_ours() -> None:
    names = ["Word", "Title Char", "settings"]
    assert check_package(letter(), forbidden=names).clean
    for part in ("word/styles.xml", "word/settings.xml"):
        changed = with_part(letter(), part, f"<a b='{NOTE}' c='Title Char'/>")
        assert {NOTE, "Title Char"} <= {
            finding.words for finding in check_package(changed, forbidden=[NOTE, *names]).findings
        }
    assert not check_package(letter("由 Word 起草"), forbidden=names).clean


def with_comment() -> bytes:
    """The draft as tracked changes with a comment beside them."""
    draft = draft_of("示例规定\n第一条 应当在八小时内报告。")
    comment = Comments(draft).on("1", "时限过短。", quote="八小时内", proposal="二十四小时内")
    made = build(draft, matter_of(), [comment], language="zh", today=date(2021, 12, 1))
    return write_proposals(made, draft, "zh")


@pytest.mark.parametrize(
    "word",
    ["TableText", "TableGrid", "eastAsia", "landscape", "default", "center", "comments", "document", "CommentText"],
)
def test_words_of_the_markup_of_any_file_are_no_secret_and_are_one_in_its_text(word: str) -> None:
    for made in (letter(), with_comment()):
        assert check_package(made, forbidden=[word], redline=True).clean
    said = [
        letter(f"时限过短，见 {word} 。"),
        with_body(f"<w:p><w:bookmarkStart w:id='9' w:name='{word}'/><w:bookmarkEnd w:id='9'/></w:p>"),
        with_body(f"<w:p><w:del w:id='9' w:author='{word}' w:date='2021-12-01T00:00:00Z'>{run('删')}</w:del></w:p>"),
        with_body(f"<w:p><w:pPr><w:pStyle w:val='{word} {NOTE}'/></w:pPr></w:p>"),
        with_part(letter(), f"word/media/{word}.png", b""),
    ]
    for made in said:
        found = check_package(made, forbidden=[word, NOTE], redline=True).findings
        assert LeakKind.FORBIDDEN in {each.kind for each in found}
