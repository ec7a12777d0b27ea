"""A filled form as a Word file: title, head, one table that repeats its headings, or a small table for each row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comments.forms.filling import Filled
from comments.forms.names import PAGES
from comments.word.grid import Cell, table, words
from comments.word.oxml import BOLD, PLAIN, Element, Look, el, paragraph, paragraphs, run, text_element
from comments.word.package import Properties, document
from comments.word.page import A4_LONG, A4_SHORT, NARROW_MARGIN, form_section
from comments.word.titles import TABLE_TITLE_CELL, room_for, titled

_SIZES = {"A4": (A4_SHORT, A4_LONG), "A3": (A4_LONG, 23811), "Letter": (12240, 15840)}
"""Width and height of the paper upright, in twentieths of a point."""
_HEAD_SHARES = (5.0, 4.0, 4.0)
_MAY_BREAK_CHARACTERS = 150
"""Columns of a form are narrow: a row with a longer cell may run over to the next page."""
_ITALIC = Look(italic=True)


def as_docx(filled: Filled) -> bytes:
    """The form's bytes, the same for the same input."""
    language = filled.language
    short, long = _SIZES[filled.form.paper]
    across, down = (long, short) if filled.form.landscape else (short, long)
    width = across - 2 * NARROW_MARGIN
    blocks = [paragraph("TableTitle", run(titled(filled.title, language, room_for(width, TABLE_TITLE_CELL))))]
    if filled.head:
        blocks += [_head(filled, width), paragraph("SectionEnd")]
    if filled.form.layout == "blocks":
        blocks.extend(_blocks(filled, width))
    else:
        blocks.append(_table(filled, width))
    if filled.note:
        blocks += [paragraph("SectionEnd"), paragraph("TableNote", run(filled.note))]
    blocks += [paragraph("SectionEnd"), form_section(language, across, down, on_its_side=filled.form.landscape)]
    return document(blocks, Properties(filled.title, language))


def _table(filled: Filled, width: int) -> Element:
    columns = filled.form.columns
    widths = _widths([column.width for column in columns], width)
    rows = (
        tuple(
            Cell(cell or ((" ", PLAIN),), "TableCentre" if column.centred else "TableText")
            for column, cell in zip(columns, row, strict=True)
        )
        for row in filled.rows
    )
    return table(widths, filled.headings, rows, may_break=_MAY_BREAK_CHARACTERS)


def _head(filled: Filled, width: int) -> Element:
    """The lines of the head, three beside one another, without borders."""
    cells = []
    for label, said, field in filled.head:
        colon = "：" if filled.language == "zh" else ": "
        shown = said or ("" if field == "pages" else "        ")
        cells.append((Cell(((label + colon, BOLD), (shown, PLAIN)), "TableText"), field))
    rows: list[Sequence[Cell]] = []
    for first in range(0, len(cells), len(_HEAD_SHARES)):
        row = [cell for cell, _ in cells[first : first + len(_HEAD_SHARES)]]
        row += [words("")] * (len(_HEAD_SHARES) - len(row))
        rows.append(row)
    made = table(_widths(_HEAD_SHARES, width), (), rows, bordered=False)
    paragraphs_in = list(made.iter(f"{{{made.nsmap['w']}}}p"))
    for number, (_, field) in enumerate(cells):
        if field == "pages":
            paragraphs_in[number].extend(_page_numbers(filled.language))
    return made


def _page_numbers(language: str) -> Iterator[Element]:
    """共 n 页 or of n pages: the page's own number stands in the footer."""
    before, after = PAGES[language]
    yield run(before)
    yield from field("NUMPAGES", "1")
    yield run(after)


def field(instruction: str, shown: str) -> list[Element]:
    """A field that Word reckons when it opens or prints the file."""
    code = el("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        el("r", el("fldChar", fldCharType="begin")),
        el("r", code),
        el("r", el("fldChar", fldCharType="separate")),
        el("r", text_element(shown)),
        el("r", el("fldChar", fldCharType="end")),
    ]


def _blocks(filled: Filled, width: int) -> Iterator[Element]:
    block = filled.form.block
    columns = filled.form.columns
    widths = _widths([column.width for column in columns], width)
    heads = tuple(Cell(((heading, _ITALIC),), "TableCentre") for heading in filled.headings)
    for around, row in zip(filled.around, filled.rows, strict=True):
        yield paragraph("BlockHeading", run(around.heading))
        if around.location:
            yield paragraph("BlockHeading", run(around.location))
        yield table(widths, (), [heads, tuple(Cell(cell or ((" ", PLAIN),)) for cell in row)], bordered=False)
        if around.closing:
            yield _kept(
                paragraph("TableCentre", run(block.closing_heading.said(filled.language) if block else "", _ITALIC))
            )
            yield from paragraphs("TableText", [(around.closing, PLAIN)])
        yield paragraph("TableText")


def _kept(block: Element) -> Element:
    """A paragraph that stays with the next."""
    block[0].append(el("keepNext"))
    return block


def _widths(shares: Sequence[float], width: int) -> list[int]:
    total = sum(shares)
    return [int(width * share / total) for share in shares]
