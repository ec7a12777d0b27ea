"""Files of every format, and files that can't be drafts."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts import load as loading
from drafts.errors import UnreadableDraftError
from drafts.load import load, load_bytes
from drafts.load.docx import View, WordDocument
from drafts.load.listing import letters, number_in_format
from drafts.model import Draft, Kind
from drafts.parse import parse
from drafts.reading import read
from tests.drafts.checks import check_draft, tree
from tests.drafts.files import level, paragraph, pdf, raw_word, table, word, zipped
from tests.drafts.shapes import BODY, TITLE, plain

PLAIN = read(load_bytes(plain(BODY).encode(), "plain.txt"))


def draft_of(data: bytes, name: str) -> Draft:
    draft = read(load_bytes(data, name))
    check_draft(draft)
    return draft


def ins(words: str) -> str:
    return f'<w:ins w:id="1" w:author="a"><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:ins>'


def gone(words: str) -> str:
    return f'<w:del w:id="2" w:author="a"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


# Text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"])
def test_text_in_every_encoding(encoding: str) -> None:
    source = load_bytes(plain(BODY).encode(encoding), "a.txt")
    assert source.format == "txt"
    assert tree(read(source)) == tree(PLAIN)


def test_a_source_knows_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "办法.md"
    path.write_bytes(b"# x\n")
    source = load(path)
    assert (source.format, source.size, source.name) == ("md", 4, "办法.md")
    assert source.sha256 == hashlib.sha256(b"# x\n").hexdigest()
    assert source.data == b"# x\n"


# Web pages


def html_paragraphs(body: str) -> str:
    return "".join(f"<p>{line}</p>" for line in body.splitlines())


def html_breaks(body: str) -> str:
    return "<div id='zoom'>" + "<br/>\n".join(f"&nbsp;&nbsp;{line}" for line in body.splitlines()) + "</div>"


def html_spans(body: str) -> str:
    return "".join(
        f"<p style='text-indent:2em'><span><strong>{line[:3]}</strong><span>{line[3:]}</span></span></p>"
        for line in body.splitlines()
    )


def html_table_layout(body: str) -> str:
    return f"<table><tr><td>导航</td><td><table><tr><td class='b12c'>{html_paragraphs(body)}</td></tr></table></td></tr></table>"


def html_form(body: str) -> str:
    return f"<form method='post' action='/'><input type='hidden' value='x'/>{html_paragraphs(body)}</form>"


@pytest.mark.parametrize("shape", [html_paragraphs, html_breaks, html_spans, html_table_layout, html_form])
@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
def test_web_pages_of_every_build(shape: object, encoding: str) -> None:
    assert callable(shape)
    menu = "".join(f"<li><a href='/{i}'>栏目{i}</a></li>" for i in range(40))
    page = (
        f"<!DOCTYPE html><html><head><meta charset='{encoding}'><title>{TITLE} - 网站</title><style>p{{}}</style></head><body>"
        f"<div class='nav'><ul>{menu}</ul></div><div class='main'><h1>{TITLE}</h1><div class='content'>{shape(BODY)}</div></div>"
        f"<div class='side'><ul>{menu}</ul></div><script>var a='第一条';</script></body></html>"
    )
    source = load_bytes(page.encode(encoding, errors="xmlcharrefreplace"), "page.htm")
    assert source.format == "html"
    draft = read(source)
    check_draft(draft)
    assert tree(draft) == tree(PLAIN)
    assert draft.title == TITLE
    assert "栏目7" not in source.text


@pytest.mark.parametrize("name", ["a.txt", "a", "-"])
@pytest.mark.parametrize(
    "text",
    [
        "<示例标签办法>\n\n第一条 网页用<p>标签标明段落。\n\n第二条 示例。\n",
        "<!-- 注 -->\n示例标签办法\n\n第一条 网页用<p>标签标明段落。\n\n第二条 示例。\n",
        "示例标签办法\n\n第一条 网页用<html>、<head>、<p>、<table>、<div>、<h1>标明结构。\n\n第二条 示例。\n",
    ],
)
def test_a_text_that_speaks_of_tags_is_text(name: str, text: str) -> None:
    draft = read(source := load_bytes(text.encode(), name))
    assert source.format == "txt"
    assert [article.number for article in draft.articles] == ["1", "2"]
    assert "<p>" in draft.text


@pytest.mark.parametrize("name", ["a.txt", "a", "-"])
@pytest.mark.parametrize("start", ["", "<!-- saved from a page -->\n", "\ufeff\n"])
def test_a_page_without_its_head_is_a_page_whatever_its_name(name: str, start: str) -> None:
    data = f"{start}<div><p>第一条　示例。</p><p>第二条　示例。</p></div>".encode()
    assert load_bytes(data, name).format == "html"


def test_points_in_two_column_tables_stay_with_their_letters() -> None:
    page = (
        "<html><body><p class='oj-ti-art'>Article&nbsp;1</p><p class='oj-sti-art'>Scope</p><div><p>"
        "1.&nbsp;&nbsp;&nbsp;It applies to:</p>"
        "<table><tr><td><p>(a)</p></td><td><p>toys;</p><table><tr><td>(i)</td><td>large;</td></tr></table></td></tr></table>"
        "<table><tr><td><p>(b)</p></td><td><p>tools.</p></td></tr></table></div>"
        "<p>Article 2</p><p>Entry</p><p>It applies.</p><p>Article 3</p><p>End</p><p>Done.</p></body></html>"
    )
    draft = draft_of(page.encode(), "eu.html")
    assert [
        (p.kind.value, p.label, draft.body(p)[:5]) for p in draft.provisions if p.kind in (Kind.ITEM, Kind.SUBITEM)
    ] == [
        ("item", "(a)", "toys;"),
        ("subitem", "(i)", "large"),
        ("item", "(b)", "tools"),
    ]
    assert [a.title for a in draft.articles] == ["Scope", "Entry", "End"]


def test_what_a_browser_hides_is_left_out_and_list_numbers_are_written() -> None:
    page = (
        "<html><body><p>第一条　甲：</p><ol><li>乙；</li><li>丙。</li></ol><p style='display: none'>"
        "第二条　隐藏。</p><p>第二条　<del>旧</del>丁。</p><p>第三条　戊。</p></body></html>"
    )
    draft = draft_of(page.encode(), "a.html")
    assert [draft.body(a) for a in draft.articles][1:] == ["丁。", "戊。"]
    assert [i.label for i in draft.children("art_1__para_1")] == ["1.", "2."]


def test_a_page_as_deep_as_a_well_is_read_or_refused() -> None:
    page = "<html><body>" + "<div>" * 30000 + "第一条　甲。" + "</div>" * 30000 + "</body></html>"
    with contextlib.suppress(UnreadableDraftError):
        load_bytes(page.encode(), "deep.html")


# Word


def test_a_word_file_gives_the_same_tree() -> None:
    source = load_bytes(word(plain(BODY).splitlines()), "draft.docx")
    assert source.format == "docx"
    assert tree(read(source)) == tree(PLAIN)


def test_automatic_numbers_are_written_out() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "chineseCountingThousand", "第%1章　")
        + level(1, "chineseCountingThousand", "第%2条　", more='<w:lvlRestart w:val="0"/>')
        + level(2, "chineseCounting", "（%3）")
        + level(3, "decimal", "%4.", suffix="space")
        + '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(
        [
            paragraph("某办法"),
            *(paragraph("总则", 7, 0), paragraph("甲：", 7, 1), paragraph("一；", 7, 2), paragraph("二，包括：", 7, 2)),
            *(paragraph("子；", 7, 3), paragraph("丑。", 7, 3), paragraph("乙：", 7, 1), paragraph("三。", 7, 2)),
            *(paragraph("附则", 7, 0), paragraph("丙。", 7, 1)),
        ]
    )
    draft = draft_of(raw_word(body, numbering), "a.docx")
    assert [a.label for a in draft.articles] == ["第一条", "第二条", "第三条"]
    assert [p.label for p in draft.provisions if p.kind is Kind.CHAPTER] == ["第一章", "第二章"]
    assert [p.label for p in draft.provisions if p.kind is Kind.ITEM] == ["（一）", "（二）", "（一）"]
    assert [p.label for p in draft.provisions if p.kind is Kind.SUBITEM] == ["1.", "2."]


def test_numbers_that_come_from_a_style_and_start_anew() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="3">' + level(0, "decimal", "第%1条 ", start=5) + "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride '
        'w:val="9"/></w:lvlOverride></w:num>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Article"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    body = (
        paragraph("甲。", style="Article")
        + paragraph("乙。", style="Article")
        + paragraph("丙。", 2)
        + paragraph("丁。", style="Loop")
        + paragraph("戊。", 0, style="Article")
    )
    assert load_bytes(raw_word(body, numbering, styles), "a.docx").text.splitlines() == [
        "第5条 甲。",
        "第6条 乙。",
        "第9条 丙。",
        "丁。",
        "戊。",
    ]


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("decimal", 12, "12"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 4, "IV"),
        ("lowerRoman", 9, "ix"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("ideographDigital", 105, "一〇五"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalZero", 3, "03"),
        ("bullet", 1, ""),
        ("unheardOf", 7, "7"),
    ],
)
def test_word_number_formats(form: str, number: int, printed: str) -> None:
    assert number_in_format(number, form) == printed
    assert letters(0) == ""


def test_tracked_changes_are_read_as_accepted_and_said_so() -> None:
    body = (
        f"<w:p>{run('第一条　经营者')}{gone('可以')}{ins('应当')}{run('登记。')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>{gone('第二条　旧。')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:ins w:id='4'/></w:rPr></w:pPr>{ins('第二条　新。')}</w:p>"
        f"<w:p><w:moveFrom w:id='5'>{run('移走')}</w:moveFrom>{run('第三条　余。')}</w:p>"
    )
    data = raw_word(body)
    source = load_bytes(data, "a.docx")
    assert source.text.splitlines() == ["第一条　经营者应当登记。", "第二条　新。", "第三条　余。"]
    (remark,) = [r for r in source.remarks if r.code == "tracked-changes"]
    assert "修订" in remark.zh
    assert remark in read(source).diagnostics
    original = WordDocument.open(data, "a.docx", View.ORIGINAL)
    assert [line for line in original.lines() if line] == [
        "第一条　经营者可以登记。",
        "第二条　旧。",
        "移走第三条　余。",
    ]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = f"<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>{run('第一条　前，')}</w:p><w:p>{run('后。')}</w:p>"
    assert load_bytes(raw_word(body), "a.docx").text == "第一条　前，后。"


def test_tables_text_boxes_and_hidden_words() -> None:
    box = (
        "<w:p><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>"
        + paragraph("第二条　框。")
        + "</w:txbxContent></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent>"
        + paragraph("第二条　框。")
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:p>"
    )
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:t>第三条　见表：</w:t></w:r></w:p>"
    body = (
        paragraph("第一条　甲。")
        + f"<w:p><w:r>{box[5:-6]}</w:r></w:p>"
        + hidden
        + table([[["项目"], ["金额"]], [["登记"], ["100元"]]])
    )
    lines = [line for line in load_bytes(raw_word(body), "a.docx").text.splitlines() if line]
    assert lines == ["第一条　甲。", "第二条　框。", "第三条　见表：", "项目\t金额", "登记\t100元"]


def test_a_comparison_table_is_read_column_by_column() -> None:
    rows = [[["现行"], ["修改后"]], *([[f"第{n}条　旧{n}。"], [f"第{n}条　新的内容{n}。"]] for n in "一二三四")]
    source = load_bytes(raw_word(paragraph("对照表") + table(rows)), "chart.docx")
    draft = read(source)
    check_draft(draft)
    assert [r.code for r in source.remarks] == ["comparison-chart"]
    assert [draft.body(a)[:1] for a in draft.articles] == ["新"] * 4


def test_word_comments_are_named_and_left_out() -> None:
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment '
        'w:id="0"><w:p/></w:comment></w:comments>'
    )
    source = load_bytes(raw_word(paragraph("第一条　甲。"), extra={"word/comments.xml": comments}), "a.docx")
    assert [r.code for r in source.remarks] == ["word-comments"]


# PDF


def test_pdf_lines_are_joined_and_page_furniture_dropped() -> None:
    def page(number: int) -> list[tuple[float, float, str]]:
        top = [(72.0, 800.0, "Sample Regulations"), (72.0, 740.0, f"Article {number}")]
        words = [
            (72.0, 720.0, f"The operator of a device of class {number} shall keep a register of every change"),
            (72.0, 706.0, f"made to it under rule {number} and shall show the register whenever anyone asks"),
            (72.0, 692.0, "*" * number + " for it."),
        ]
        return [*top, *words, (300.0, 40.0, f"{number} / 4")]

    source = load_bytes(pdf([page(n) for n in range(1, 5)]), "a.pdf")
    assert source.format == "pdf"
    draft = read(source)
    check_draft(draft)
    assert [a.number for a in draft.articles] == ["1", "2", "3", "4"]
    assert draft.body(draft.articles[2]).endswith("whenever anyone asks *** for it.")
    assert "/ 4" not in source.text


def test_a_pdf_without_text_is_refused_as_a_scan() -> None:
    with pytest.raises(UnreadableDraftError) as caught:
        load_bytes(pdf([[], [], []]), "scan.pdf")
    assert "扫描" in caught.value.zh
    assert "OCR" in caught.value.en


# What can't be a draft

BAD = {
    "empty.txt": b"",
    "blank.txt": b"  \r\n \n",
    "mark.txt": b"\xef\xbb\xbf",
    "noise.txt": bytes(range(256)) * 40,
    "picture.png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 64,
    "photo.jpg": b"\xff\xd8\xff\xe0" + b"\x00" * 64,
    "setup.exe": b"MZ\x90\x00" + b"\x00" * 64,
    "tool.bin": b"\x7fELF" + b"\x00" * 64,
    "files.zip": zipped({"a.txt": "x"}),
    "sheet.xlsx": zipped({"xl/workbook.xml": "<x/>"}),
    "broken.docx": b"PK\x03\x04" + b"\x00" * 200,
    "half.docx": word(["第一条　甲。"])[:900],
    "nobody.docx": zipped({"word/document.xml": "<a/>"}),
    "badxml.docx": zipped({"word/document.xml": "<w:document"}),
    "doctype.docx": zipped({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
    "broken.pdf": b"%PDF-1.7\n" + b"\x00" * 300,
    "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "data.db": b"SQLite format 3\x00" + b"\x00" * 64,
    "nothing.html": b"<!DOCTYPE html><html><body><script>x()</script></body></html>",
}


@pytest.mark.parametrize("name", BAD)
def test_what_cant_be_a_draft_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(UnreadableDraftError) as caught:
        load_bytes(BAD[name], name)
    assert name in caught.value.zh
    assert name in caught.value.en
    assert caught.value.zh.count("。") >= 2  # what and where, then what to do
    assert caught.value.en.endswith(".")


def test_missing_files_folders_and_giants(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, word_of in ((tmp_path / "none.txt", "no file"), (tmp_path, "folder")):
        with pytest.raises(UnreadableDraftError, match=word_of):
            load(path)
    monkeypatch.setattr(loading, "MOST_BYTES", 10)
    giant = tmp_path / "giant.txt"
    giant.write_text("第一条　甲。" * 10, encoding="utf-8")
    with pytest.raises(UnreadableDraftError, match="larger"):
        load(giant)


def test_a_word_file_that_unpacks_to_a_mountain_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafts.load.package.MOST_UNPACKED", 100_000)
    with pytest.raises(UnreadableDraftError, match="unpacks"):
        load_bytes(raw_word(paragraph("甲" * 200_000)), "bomb.docx")


@given(
    st.binary(max_size=300),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.pdf"]),
    st.sampled_from([b"", b"<html>", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xfe"]),
)
@settings(max_examples=200)
def test_any_bytes_at_all_load_or_are_refused(data: bytes, name: str, start: bytes) -> None:
    try:
        source = load_bytes(start + data, name)
    except UnreadableDraftError:
        return
    check_draft(read(source))


@pytest.mark.external
def test_an_old_word_file_is_converted(soffice: str, tmp_path: Path) -> None:
    import subprocess

    text = tmp_path / "a.txt"
    text.write_text("第一条　甲。\n第二条　乙。\n第三条　丙。\n", encoding="utf-8")
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "doc:MS Word 97",
            "--outdir",
            str(tmp_path),
            str(text),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    draft = read(load(tmp_path / "a.doc"))
    assert [a.label for a in draft.articles] == ["第一条", "第二条", "第三条"]


def test_an_old_word_file_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    for name in ("a.doc", "a.wps"):
        with pytest.raises(UnreadableDraftError, match=r"save it as \.docx"):
            load_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, name)


@pytest.mark.corpus
def test_every_real_file_is_read_or_refused(corpus: Path) -> None:
    for path in sorted(corpus.glob("binary/*")):
        try:
            source = load(path)
        except UnreadableDraftError:
            assert "scanned" in path.name
            continue
        check_draft(parse(read(source).text))
