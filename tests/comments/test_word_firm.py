"""A letter in a firm's own Word file: its headers, styles and paper kept, nothing of those who made it taken along."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm

from comments.errors import TemplateError, WordFileError
from comments.leaks import check_package
from comments.submission import Sender, build
from comments.word import write_submission
from comments.word.firm import Template
from comments.word.letter import Extras
from comments.word.oxml import el
from tests.comments.drafting import Comments, draft_of, matter_of
from tests.comments.word_reading import NS, W, assert_valid, part, text_of

DRAFT = draft_of(
    "示例条例（征求意见稿）\n第一条 为了保障数据安全，制定本条例。\n第二条 平台运营者应当每年开展一次审计。"
)
MAKER = "制作人丙"


def firm(*, placeholder: str = "{{submission}}", text_before: str = "Our reference: 2021-17") -> Document:
    document = docx.Document()
    document.core_properties.author = MAKER
    document.core_properties.last_modified_by = MAKER
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(30)
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "SAMPLE CHAMBERS"
    section.header.paragraphs[0].text = "Sample Chambers, continued"
    body = document.styles.add_style("Firm Body", WD_STYLE_TYPE.PARAGRAPH)
    body.base_style = document.styles["Normal"]
    document.add_paragraph(text_before)
    document.add_paragraph(placeholder)
    document.add_paragraph("Registered in Sample City")
    return document


def bytes_of(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def letter(
    data: bytes, styles: Mapping[str, str] | None = None, *, redline: bool = False, language: str = "en"
) -> bytes:
    on = Comments(DRAFT).on
    made = build(
        DRAFT, matter_of(), [on("2", "过频。", quote="一次", proposal="两次", rationale="比例原则。"), on("", "总体赞成。")],
        language=language, today=date(2021, 12, 1), sender=Sender("Sample Chambers", email="a@example.com"),
    )  # fmt: skip
    template = Template("firm.docx", data, styles or {})
    return write_submission(made, language, Extras(DRAFT if redline else None, template=template))


def test_the_letter_takes_the_place_of_the_placeholder_in_the_firms_styles() -> None:
    data = letter(bytes_of(firm()), {"Body": "Firm Body"})
    lines = text_of(data).split("\n")
    assert lines[0] == "Our reference: 2021-17"
    assert lines[-1] == "Registered in Sample City"
    assert "{{submission}}" not in lines
    styles = {str(e.get(f"{{{W}}}val")) for e in part(data).iter(f"{{{W}}}pStyle")}
    assert "FirmBody" in styles
    assert "Body" not in styles
    known = {str(e.get(f"{{{W}}}styleId")) for e in part(data, "word/styles.xml").iterfind("w:style", NS)}
    assert styles <= known


def test_paper_headers_and_margins_are_the_firms_and_the_table_lies_on_its_side() -> None:
    data = letter(bytes_of(firm()))
    sections = list(part(data).iter(f"{{{W}}}sectPr"))
    sizes = [s.find("w:pgSz", NS) for s in sections]
    assert [str(e.get(f"{{{W}}}orient", "portrait")) for e in sizes if e is not None] == [
        "portrait",
        "landscape",
        "portrait",
    ]
    assert all(s.find("w:headerReference", NS) is not None for s in sections)
    assert [s.find("w:titlePg", NS) is not None for s in sections] == [True, False, False]
    assert {str(s.find("w:pgMar", NS).get(f"{{{W}}}left")) for s in sections} == {"1701"}  # type: ignore[union-attr]  # each has margins
    table = part(data).find(".//w:tbl/w:tblPr/w:tblW", NS)
    assert table is not None
    assert int(str(table.get(f"{{{W}}}w"))) <= 16838 - 1701 - 1440


def test_nothing_of_those_who_made_the_template_goes_along() -> None:
    data = letter(bytes_of(firm()))
    assert check_package(data, forbidden=[MAKER, "python-docx"]).clean
    assert data == letter(bytes_of(firm()))


@pytest.mark.external
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_validator_passes_it(language: str, validator: str, tmp_path: Path) -> None:
    assert_valid(validator, letter(bytes_of(firm()), redline=True, language=language), tmp_path)


def test_a_bookmark_marks_the_place_too() -> None:
    document = firm(placeholder="")
    place = document.paragraphs[1]._p
    place.append(el("bookmarkStart", id=7, name="submission"))
    place.append(el("bookmarkEnd", id=7))
    assert "总体赞成" in text_of(letter(bytes_of(document)))


@pytest.mark.parametrize(
    ("data", "styles", "named"),
    [
        (bytes_of(firm(placeholder="nothing here")), {}, "{{submission}}"),
        (bytes_of(firm()), {"Body": "House Style"}, "House Style"),
        (bytes_of(firm()), {"Bodies": "Firm Body"}, "Bodies"),
        (bytes_of(firm(text_before="Dear {{client}},")), {}, "{{client}}"),
        (bytes_of(firm(text_before="[date]")), {}, "[date]"),
    ],
    ids=["no placeholder", "no such style", "no such role", "a tag left", "a blank left"],
)
def test_a_template_that_can_not_be_used_is_a_sentence(data: bytes, styles: Mapping[str, str], named: str) -> None:
    with pytest.raises(TemplateError) as raised:
        letter(data, styles)
    assert named in raised.value.zh
    assert "firm.docx" in raised.value.en


def test_comments_left_in_a_template_stop_it_even_where_a_redline_is_annexed() -> None:
    document = firm()
    document.add_comment(document.paragraphs[0].runs[0], "ask the client", MAKER)
    with pytest.raises(TemplateError) as raised:
        letter(bytes_of(document), redline=True)
    assert "comment" in raised.value.en


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(WordFileError):
        letter(b"not a file")
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    with pytest.raises(WordFileError):
        letter(empty.getvalue())
