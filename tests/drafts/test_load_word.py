"""Word files: numbers, revisions, fields, symbols, alternatives, odd packages."""

from __future__ import annotations

import pytest

from drafts.errors import UnreadableDraftError
from drafts.load import Source, load_bytes
from drafts.load.listing import list_label, number_in_format
from drafts.load.numbering import Numbering
from tests.drafts.files import level, paragraph, raw_word, table, zipped

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def put_in(words: str, by: str = "审阅人甲") -> str:
    return f'<w:ins w:id="1" w:author="{by}">{run(words)}</w:ins>'


def taken_out(words: str, by: str = "审阅人乙") -> str:
    return f'<w:del w:id="2" w:author="{by}"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def marked(mark: str, words: str, more: str = "") -> str:
    """A paragraph whose end is itself put in or taken out."""
    return f'<w:p><w:pPr>{more}<w:rPr><w:{mark} w:id="9" w:author="审阅人乙"/></w:rPr></w:pPr>{words}</w:p>'


def lines(source: Source) -> list[str]:
    return [line for line in source.text.splitlines() if line.strip()]


def listed(*levels: str, extra: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{extra}'
    )


# Numbers


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("chineseCounting", 99, "九十九"),
        ("chineseCounting", 101, "一〇一"),
        ("chineseLegalSimplified", 21, "贰拾壹"),
        ("japaneseCounting", 121, "百二十一"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographTraditional", 11, "11"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 50, "㊿"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 2, "⒉"),
        ("numberInDash", 2, "- 2 -"),
        ("ordinal", 112, "112th"),
        ("ordinal", 22, "22nd"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 32, "Thirty-second"),
        ("ordinalText", 20, "Twentieth"),
        ("custom:001, 002, 003, ...", 7, "007"),
        ("upperLetter", 27, "AA"),
        ("chineseCountingThousand", 10**12, str(10**12)),
    ],
)
def test_numbers_in_the_formats_that_word_knows(form: str, number: int, printed: str) -> None:
    assert number_in_format(number, form) == printed


def test_list_numbers_as_a_browser_draws_them() -> None:
    assert [list_label(3, kind) for kind in ("1", "a", "I", "upper-latin", "cjk-ideographic")] == [
        *("3.", "c.", "III.", "C.", "三、"),
    ]


def test_a_style_takes_the_level_that_names_it() -> None:
    numbering = listed(
        level(0, "chineseCountingThousand", "第%1章　", more='<w:pStyle w:val="Chapter"/>'),
        level(1, "chineseCountingThousand", "第%2条　", more='<w:pStyle w:val="Article"/><w:lvlRestart w:val="0"/>'),
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for name in ("Chapter", "Article")
    )
    body = "".join(paragraph(words, style=style) for words, style in (("总则", "Chapter"), ("甲。", "Article")) * 2)
    source = load_bytes(raw_word(body, numbering, styles), "a.docx")
    assert lines(source) == ["第一章　总则", "第一条　甲。", "第二章　总则", "第二条　甲。"]


def test_legal_numbering_sets_every_level_in_figures() -> None:
    numbering = listed(
        level(0, "chineseCountingThousand", "第%1章", suffix="space"),
        level(1, "chineseCountingThousand", "%1.%2", suffix="space", more="<w:isLgl/>"),
    )
    body = paragraph("总则", 1) + paragraph("甲", 1, 1) + paragraph("乙", 1, 1)
    assert lines(load_bytes(raw_word(body, numbering), "a.docx")) == ["第一章 总则", "1.1 甲", "1.2 乙"]


def test_a_list_that_starts_anew_does_so_for_its_deeper_levels_too() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
        '<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:start w:val="2"/><w:numFmt w:val="ideographTraditional"/>'
        '<w:lvlText w:val="%2、"/></w:lvl></w:lvlOverride></w:num>'
    )
    numbering = listed(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), extra=again)
    body = "".join(
        paragraph(words, of, at)
        for words, of, at in (("一", 1, 0), ("二", 1, 1), ("三", 2, 0), ("四", 2, 1), ("五", 2, 0))
    )
    assert lines(load_bytes(raw_word(body, numbering), "a.docx")) == ["1.一", "a)二", "4.三", "乙、 四", "5.五"]


def test_an_empty_numbered_paragraph_uses_up_its_number() -> None:
    body = paragraph("甲", 1) + paragraph("", 1) + paragraph("丙", 1)
    assert lines(load_bytes(raw_word(body, listed(level(0, "decimal", "第%1条 "))), "a.docx")) == [
        "第1条 甲",
        "第3条 丙",
    ]


def test_styles_and_lists_that_go_in_circles_end() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="77"/></w:num>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    body = paragraph("甲", style="A") + paragraph("乙", 1) + paragraph("丙", 2) + paragraph("丁", 99)
    assert lines(load_bytes(raw_word(body, numbering, styles), "a.docx")) == ["甲", "乙", "丙", "丁"]
    assert Numbering.of(None, None) is not None


# Revisions


REVISED = (
    f"<w:p>{run('第一条　经营者')}{taken_out('可以')}{put_in('应当')}{run('登记。')}</w:p>"
    + marked("del", run("第二条　甲方，"))
    + f"<w:p>{run('乙方。')}</w:p>"
    + marked("ins", put_in("第三条　新增。"))
    + f"<w:p>{run('末条。')}</w:p>"
)


def test_both_views_of_tracked_changes() -> None:
    data = raw_word(REVISED)
    accepted = load_bytes(data, "a.docx")
    original = load_bytes(data, "a.docx", view="original")
    assert lines(accepted) == ["第一条　经营者应当登记。", "第二条　甲方，乙方。", "第三条　新增。", "末条。"]
    assert lines(original) == ["第一条　经营者可以登记。", "第二条　甲方，", "乙方。", "末条。"]
    assert accepted.revised
    (remark,) = accepted.remarks
    assert "审阅人甲" in remark.zh
    assert "3 insertions, 2 deletions" in remark.en
    assert "as it stood before" in original.remarks[0].en


def test_joined_paragraphs_have_one_number_and_deleted_ones_none() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        marked("del", run("甲，"), number)
        + paragraph("乙。", 1)
        + marked("del", taken_out("丙。"), number)
        + paragraph("丁。", 1)
    )
    data = raw_word(body, listed(level(0, "chineseCounting", "第%1条　")))
    assert lines(load_bytes(data, "a.docx")) == ["第一条　甲，乙。", "第二条　丁。"]
    assert lines(load_bytes(data, "a.docx", view="original")) == [
        *("第一条　甲，", "第二条　乙。", "第三条　丙。", "第四条　丁。"),
    ]


def test_a_deleted_mark_before_a_table_leaves_the_table_alone() -> None:
    body = marked("del", run("见表：")) + table([[["甲"], ["乙"]]]) + paragraph("完。")
    assert lines(load_bytes(raw_word(body), "a.docx")) == ["见表：", "甲\t乙", "完。"]


def test_moved_words_stand_where_the_view_has_them() -> None:
    body = (
        f"<w:p><w:moveFrom w:id='5'>{run('第一条　移动。')}</w:moveFrom></w:p>"
        f"<w:p>{run('第二条　留下。')}</w:p><w:p><w:moveTo w:id='6'>{run('第一条　移动。')}</w:moveTo></w:p>"
    )
    assert lines(load_bytes(raw_word(body), "a.docx")) == ["第二条　留下。", "第一条　移动。"]
    assert lines(load_bytes(raw_word(body), "a.docx", view="original")) == ["第一条　移动。", "第二条　留下。"]


def test_table_rows_put_in_and_taken_out() -> None:
    def row(words: str, mark: str = "") -> str:
        changed = f'<w:trPr><w:{mark} w:id="3" w:author="审阅人甲"/></w:trPr>' if mark else ""
        return f"<w:tr>{changed}<w:tc>{paragraph(words)}</w:tc><w:tc>{paragraph('元')}</w:tc></w:tr>"

    data = raw_word(f"<w:tbl>{row('旧', 'del')}{row('新', 'ins')}{row('常')}</w:tbl>" + paragraph("完。"))
    assert lines(load_bytes(data, "a.docx")) == ["新\t元", "常\t元", "完。"]
    assert lines(load_bytes(data, "a.docx", view="original")) == ["旧\t元", "常\t元", "完。"]
    assert "2 table rows" in load_bytes(data, "a.docx").remarks[0].en


def test_the_original_view_has_the_former_number() -> None:
    change = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        f'<w:pPrChange w:id="4"><w:pPr/></w:pPrChange></w:pPr>{run("总则")}</w:p>'
    )
    data = raw_word(change, listed(level(0, "chineseCounting", "第%1章　")))
    assert lines(load_bytes(data, "a.docx")) == ["第一章　总则"]
    assert lines(load_bytes(data, "a.docx", view="original")) == ["总则"]


# Words


def test_field_codes_are_left_out_and_results_kept() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> REF a \\h </w:instrText></w:r>"
    body = (
        f"<w:p>{run('依照')}{mark('begin')}{code}{run('码')}{mark('separate')}{run('第五条')}{mark('end')}{run('办理，')}"
        f"<w:fldSimple w:instr='PAGE'>{run('第六条')}</w:fldSimple>"
        f"<w:hyperlink>{run('见附件')}</w:hyperlink>{mark('begin')}{code}{mark('end')}{run('。')}</w:p>"
    )
    assert load_bytes(raw_word(body), "a.docx").text == "依照第五条办理，第六条见附件。"


def test_symbols_hyphens_tabs_and_ruby() -> None:
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B3"/>'
        '<w:sym w:font="Other" w:char="F021"/><w:t>a</w:t><w:softHyphen/><w:t>b</w:t><w:noBreakHyphen/><w:tab/><w:t>c</w:t>'
        "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>zi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby>"
        '<w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    source = load_bytes(raw_word(body), "a.docx")
    assert source.text == "☑≥□ab-\tc字"
    assert [r.code for r in source.remarks] == ["symbols"]


def test_hidden_text_and_notes_are_named() -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="1"><w:p/></w:footnote></w:footnotes>'
    )
    body = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>{run('第一条　甲。')}</w:p>"
    source = load_bytes(raw_word(body, extra={"word/footnotes.xml": notes}), "a.docx")
    assert source.text == "第一条　甲。"
    assert [r.code for r in source.remarks] == ["word-notes", "hidden-text"]


def test_a_text_box_with_only_the_older_form_is_read() -> None:
    box = f"<w:pict><w:txbxContent>{paragraph('第二条　框。')}</w:txbxContent></w:pict>"
    body = f"<w:p><w:r><mc:AlternateContent><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    assert lines(load_bytes(raw_word(paragraph("第一条　甲。") + body), "a.docx")) == ["第一条　甲。", "第二条　框。"]


def test_nested_tables_and_cells_in_content_controls() -> None:
    inner = table([[["子"], ["丑"]]])
    body = (
        f"<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>{paragraph('甲')}{inner}</w:tc></w:sdtContent></w:sdt>"
        f"<w:tc>{paragraph('乙')}</w:tc></w:tr></w:tbl>"
    )
    assert lines(load_bytes(raw_word(body), "a.docx")) == ["甲", "子\t丑", "乙"]


# Packages


def test_parts_are_found_by_their_relations_and_in_any_spelling() -> None:
    document = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
        + paragraph("甲。", 1)
        + "</w:body></w:document>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/{kind}" Target="{target}"/>'
        "</Relationships>"
    )
    numbering = listed(level(0, "decimal", "第%1条 "))
    data = zipped(
        {
            "_rels/.rels": relations.format(kind="officeDocument", target="/word/Main.xml"),
            "word\\main.xml": document,
            "word/_rels/Main.xml.rels": relations.format(kind="numbering", target="lists/n.xml"),
            "word/lists/N.xml": '<w:numbering xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">'
            + numbering
            + "</w:numbering>",
            "../../escape.txt": "x",
        }
    )
    for name in ("a.docx", "a.docm", "a.dotx"):
        assert load_bytes(data, name).text == "第1条 甲。"


def test_a_text_that_lies_in_no_folder_is_found() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = zipped(
        {
            "[Content_Types].xml": f'<Types><Override PartName="/text.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": f'<Relationships><Relationship Type="{R}/officeDocument" Target="text.xml"/></Relationships>',
            "text.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
            + paragraph("第一条　甲。")
            + "</w:body></w:document>",
        }
    )
    assert load_bytes(data, "a.docx").text == "第一条　甲。"


def test_a_doctype_far_down_or_in_another_encoding_is_refused() -> None:
    inside = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
    late = f"<!--{'x' * 5000}--><!DOCTYPE w [<!ENTITY a 'b'>]>{inside}"
    for content in (late, late.encode("utf-16").decode("latin-1")):
        with pytest.raises(UnreadableDraftError):
            load_bytes(zipped({"word/document.xml": content}), "a.docx")
