"""`workbench check`: every kind of leak planted in somebody else's file is found, and a hostile file is refused at once."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from comments.leaks import LeakKind
from comments.word.oxml import W15
from tests.comments.test_leaks import letter, with_body, with_part
from tests.workbench.cli_runner import Runner

W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
RUN = "<w:r>{}<w:t>{}</w:t></w:r>"


def bodies(text: str, properties: str = "") -> bytes:
    return with_body(f"<w:p>{RUN.format(properties, text)}</w:p>")


def related(kind: str, target: str) -> bytes:
    relation = f'<Relationship Id="rId99" Type="http://x/{kind}" Target="{target}" TargetMode="External"/>'
    data = letter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        old = archive.read("word/_rels/document.xml.rels").decode()
    return with_part(
        data, "word/_rels/document.xml.rels", old.replace("</Relationships>", f"{relation}</Relationships>")
    )


DELETED = "<w:del w:id='7' w:author='甲'><w:r><w:delText>删</w:delText></w:r></w:del>"


def test_what_is_left_over_is_told_in_words(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(with_body(f"<w:p>{DELETED * 3}<w:commentRangeStart w:id='1'/></w:p>"))
    said = run("check", file).out
    assert "遗留的修订（正文，word/document.xml）：共 3 处，第一处：甲 删去“删”" in said
    assert "批注在正文中的位置" in said


PLANTED = {
    "a comment left over": (with_body("<w:p><w:commentRangeStart w:id='1'/></w:p>"), LeakKind.COMMENT),
    "a deletion left over": (
        with_body("<w:p><w:del w:id='7' w:author='甲'><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"),
        LeakKind.REVISION,
    ),
    "changed looks left over": (
        with_body("<w:p><w:pPr><w:pPrChange w:id='8' w:author='甲'><w:pPr/></w:pPrChange></w:pPr></w:p>"),
        LeakKind.REVISION,
    ),
    "hidden words": (bodies("藏", "<w:rPr><w:vanish/></w:rPr>"), LeakKind.HIDDEN),
    "white words": (bodies("白", "<w:rPr><w:color w:val='FFFFFF'/></w:rPr>"), LeakKind.HIDDEN),
    "words in the colour of paper": (
        bodies("白", "<w:rPr><w:color w:val='auto' w:themeColor='background1'/></w:rPr>"),
        LeakKind.HIDDEN,
    ),
    "words too small to see": (bodies("小", "<w:rPr><w:sz w:val='2'/></w:rPr>"), LeakKind.HIDDEN),
    "a template's tag": (bodies("{{client}}"), LeakKind.TAG),
    "a mail merge field": (bodies("«Name»"), LeakKind.TAG),
    "a field's code": (with_body("<w:p><w:r><w:instrText> MERGEFIELD Client </w:instrText></w:r></w:p>"), LeakKind.TAG),
    "a picture's field": (
        with_body(r"<w:p><w:r><w:instrText> INCLUDEPICTURE C:\clients\logo.png </w:instrText></w:r></w:p>"),
        LeakKind.PATH,
    ),
    "a blank of letters": (bodies("XXX Company submits this."), LeakKind.PLACEHOLDER),
    "a blank of lines": (bodies("电话：____"), LeakKind.PLACEHOLDER),
    "a blank in brackets": (bodies("on [●] 2021"), LeakKind.PLACEHOLDER),
    "a link into the office": (related("hyperlink", "file:///C:/clients/memo.docx"), LeakKind.PATH),
    "a link to a shared drive": (related("hyperlink", "https://firm.sharepoint.com/sites/client"), LeakKind.PATH),
    "a template's address": (related("attachedTemplate", "firm.dotx"), LeakKind.TEMPLATE_LINK),
    "an object's source": (related("oleObject", "calc.xlsx"), LeakKind.OBJECT),
    "ids of sittings": (with_body("<w:p w:rsidR='00A1B2C3'/>"), LeakKind.EDIT_MARK),
    "a picture described by its file": (
        with_part(
            letter(),
            "word/header1.xml",
            f"<w:hdr {W} xmlns:wp='http://x/wp'><w:p><w:r><wp:docPr descr='scan_client.png'/></w:r></w:p></w:hdr>",
        ),
        LeakKind.DESCRIPTION,
    ),
    "a blank in a footnote": (
        with_part(
            letter(), "word/footnotes.xml", f"<w:footnotes {W}><w:p>{RUN.format('', '［待补］')}</w:p></w:footnotes>"
        ),
        LeakKind.PLACEHOLDER,
    ),
    "a tag in a box": (
        with_body(
            f"<w:p><w:r><w:pict><w:txbxContent><w:p>{RUN.format('', '${name}')}</w:p></w:txbxContent></w:pict></w:r></w:p>"
        ),
        LeakKind.TAG,
    ),
    "an author's name": (with_part(letter(), "docProps/core.xml", "<c><creator>甲</creator></c>"), LeakKind.PROPERTY),
    "a list of people": (with_part(letter(), "word/people.xml", "<people/>"), LeakKind.PEOPLE),
    "another program's file": (with_part(letter(), "word/embeddings/a.xlsx", b"PK"), LeakKind.FOREIGN_PART),
    "a macro": (with_part(letter(), "word/vbaProject.bin", b"\0"), LeakKind.FOREIGN_PART),
    "custom data": (with_part(letter(), "customXml/item1.xml", "<a/>"), LeakKind.VARIABLE),
}


@pytest.mark.parametrize("planted", PLANTED, ids=list(PLANTED))
def test_a_planted_leak_is_found_and_said(run: Runner, tmp_path: Path, planted: str) -> None:
    data, kind = PLANTED[planted]
    (tmp_path / "file.docx").write_bytes(data)
    done = run("check", tmp_path / "file.docx", "--json")
    assert done.status == 1
    assert kind in {finding["kind"] for finding in done.json["findings"]}
    spoken = run("check", tmp_path / "file.docx")
    assert spoken.status == 1
    assert "！" in spoken.out or "! " in spoken.out


def test_a_clean_file_passes(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "file.docx").write_bytes(letter())
    done = run("check", tmp_path / "file.docx", "--json")
    assert done.status == 0
    assert done.json["clean"]
    assert done.json["findings"] == []


def test_white_words_on_a_dark_ground_and_elisions_are_no_leak(run: Runner, tmp_path: Path) -> None:
    shaded = "<w:rPr><w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='1F3864'/></w:rPr>"
    for data in (bodies("表头", shaded), bodies("“the child […] shall”, Annex XXX, Title XXX")):
        (tmp_path / "file.docx").write_bytes(data)
        assert run("check", tmp_path / "file.docx").status == 0


FAULTY = {
    "text-in-deletion": "<w:p><w:del w:id='1'><w:r><w:t>字</w:t></w:r></w:del></w:p>",
    "unpaired-move": "<w:p><w:moveFromRangeStart w:id='2' w:name='m'/></w:p>",
    "open-comment-range": "<w:p><w:commentRangeStart w:id='3'/></w:p>",
    "repeated-bookmark": (
        "<w:p><w:bookmarkStart w:id='4' w:name='a'/><w:bookmarkEnd w:id='4'/>"
        "<w:bookmarkStart w:id='5' w:name='a'/><w:bookmarkEnd w:id='5'/></w:p>"
    ),
    "lost-comment": "<w:p><w:r><w:commentReference w:id='9'/></w:r></w:p>",
    "repeated-revision": "<w:p><w:ins w:id='1'/><w:ins w:id='1'/></w:p>",
    "deleted-text-outside": "<w:p><w:r><w:delText>字</w:delText></w:r></w:p>",
}


@pytest.mark.parametrize("code", FAULTY)
def test_a_fault_that_the_validator_passes_over_is_found(run: Runner, tmp_path: Path, code: str) -> None:
    (tmp_path / "file.docx").write_bytes(with_body(FAULTY[code]))
    found = run("check", tmp_path / "file.docx", "--json", "--redline").json["faults"]
    assert code in {fault["code"] for fault in found}


def test_a_reply_to_a_comment_that_is_not_there_is_found(run: Runner, tmp_path: Path) -> None:
    extended = f"<e xmlns:w15='{W15}'><w15:commentEx w15:paraId='01' w15:paraIdParent='02' w15:done='0'/></e>"
    (tmp_path / "file.docx").write_bytes(with_part(letter(), "word/commentsExtended.xml", extended))
    found = run("check", tmp_path / "file.docx", "--json").json["faults"]
    assert [fault["code"] for fault in found] == ["lost-thread"]


def archive(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def document(body: bytes) -> bytes:
    return (
        b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>" + body + b"</w:document>"
    )


LAUGHS = b"<!DOCTYPE d [<!ENTITY a 'ha'>" + b"".join(
    f"<!ENTITY {b} '{f'&{a};' * 20}'>".encode() for a, b in zip("abcdefg", "bcdefgh", strict=True)
)
SHEET = b'<r><Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.xml"/></r>'
HOSTILE = {
    "a million paragraphs": archive({"word/document.xml": document(b"<w:p/>" * 1_500_000)}),
    "entities within entities": archive({"word/document.xml": LAUGHS + b"]><d>&h;</d>"}),
    "a file from the disk": archive(
        {"word/document.xml": b"<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><d>&a;</d>"}
    ),
    "zeros without end": archive({"word/document.xml": b"<a/>", "word/media/a.png": bytes(199_000_000)}),
    "very many parts": archive({f"word/p{n}.xml": b"<a/>" for n in range(5_000)}),
    "elements deep within another": archive({"word/document.xml": b"<a>" * 100_000 + b"</a>" * 100_000}),
    "no document": archive({"a.txt": b"x"}),
    "a spreadsheet": archive({"_rels/.rels": SHEET, "xl/workbook.xml": b"<workbook/>"}),
    "half a file": letter()[:3_000],
    "a text": b"not Word at all",
    "an old format": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a locked file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "nothing": b"",
}


@pytest.mark.parametrize("hostile", HOSTILE, ids=list(HOSTILE))
def test_a_hostile_file_is_refused_with_a_sentence_within_two_seconds(
    run: Runner, tmp_path: Path, hostile: str
) -> None:
    (tmp_path / "file.docx").write_bytes(HOSTILE[hostile])
    begun = time.perf_counter()
    done = run("check", tmp_path / "file.docx")
    assert time.perf_counter() - begun < 2
    assert done.status == 1
    assert "file.docx" in done.out + done.err
    assert "Traceback" not in done.err


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("eu_gdpr_comments_insurance_europe.docx", {"tag", "hidden", "edit-mark", "property"}),
        ("eu_gdpr_comments_bitkom_amendments.docx", {"revision", "template-link", "path", "hidden"}),
        ("eu_gdpr_comments_bitkom_selfreg_wordcomments.docx", {"comment", "object", "foreign-part"}),
    ],
)
def test_what_real_submissions_left_in_is_found(run: Runner, corpus: Path, name: str, kinds: set[str]) -> None:
    found = run("check", corpus / "binary" / name, "--json").json
    assert kinds <= {finding["kind"] for finding in found["findings"]}


OLD = """示例条例（征求意见稿）

第一条 为了规范数据处理活动，制定本条例。
第二条 ××市主管部门应当在三日内公布目录。
第三条 本条例自××××年××月××日起施行。
"""
NEW = OLD.replace("三日内", "十日内")


def test_a_day_that_the_draft_leaves_open_is_no_blank_of_ours_in_a_file_made_by_compare(
    run: Runner, tmp_path: Path
) -> None:
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.txt").write_text(text.replace("××市", "示例市"), encoding="utf-8")
    made = tmp_path / "redline.docx"
    assert run("compare", tmp_path / "old.txt", tmp_path / "new.txt", "--docx", made).status == 0
    found = run("check", made, "--redline", "--json").json
    assert [each["kind"] for each in found["findings"]] == []


def test_other_blanks_of_a_draft_are_known_by_the_draft(run: Runner, tmp_path: Path) -> None:
    old, new, made = tmp_path / "old.txt", tmp_path / "new.txt", tmp_path / "redline.docx"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW.replace("第三条 本条例自××××年××月××日", "第三条 本条例自2022年1月1日"), encoding="utf-8")
    assert run("compare", old, new, "--docx", made).status == 0
    told = run("check", made, "--redline", "--json").json["findings"]
    assert {each["kind"] for each in told} == {"placeholder"}
    assert all("××市" in each["excerpt"] for each in told)
    checked = run("check", made, "--redline", "--public", old, "--public", new, "--json")
    assert (checked.status, checked.json["findings"]) == (0, [])
    missing = run("check", made, "--redline", "--public", tmp_path / "none.txt")
    assert missing.status == 1
    assert "none.txt" in missing.err


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("本条例自××××年××月××日起施行。", False),
        ("本条例自XXXX年X月X日起施行。", False),
        ("本办法自 ×××× 年起生效。", False),
        ("××公司认为，本条例应自××××年××月××日起施行。", True),
        ("××××年××月××日", True),
        ("自××××年××月××日起计算。", True),
    ],
)
def test_only_the_day_of_entry_into_force_may_be_open(text: str, left: bool, tmp_path: Path, run: Runner) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(bodies(text))
    found = run("check", path, "--json").json["findings"]
    assert ("placeholder" in [each["kind"] for each in found]) == left
