"""A filled form as a spreadsheet: wrapped cells, a head that stays in view and repeats on paper, filters, the same bytes twice.

No cell is ever a formula, a number or a link: all are written as text.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from comments.errors import FormError
from comments.forms.filling import Filled, Pieces, plain
from comments.word.oxml import PLAIN, Look, clean

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_CHARACTERS = 32_767
"""In one cell; a spreadsheet program takes no more."""
_PAPERS = {"A4": 9, "A3": 8, "Letter": 1}
_NOBODYS_DAY = datetime(1980, 1, 1, tzinfo=UTC)
_FONT = {"zh": "宋体", "en": "Calibri"}


def as_xlsx(filled: Filled) -> bytes:
    """The spreadsheet's bytes. Raises FormError where a cell is longer than a spreadsheet takes."""
    from xlsxwriter.workbook import Workbook

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, options)
    book.set_properties({"title": clean(filled.title), "created": _NOBODYS_DAY.replace(tzinfo=None)})
    book.set_size(2400, 1600)
    sheet = book.add_worksheet("意见" if filled.language == "zh" else "Comments")
    _Writing(book, sheet, filled).write()
    book.close()
    return out.getvalue()


class _Writing:
    """The sheet while it is written."""

    def __init__(self, book: Workbook, sheet: Worksheet, filled: Filled) -> None:
        self.sheet, self.filled = sheet, filled
        base: dict[str, Any] = {"font_name": _FONT[filled.language], "font_size": 10.5}
        cell = {**base, "text_wrap": True, "valign": "top", "border": 1}
        self.title = book.add_format({**base, "bold": True, "font_size": 15})
        self.fact = book.add_format(base)
        self.label = book.add_format({**base, "bold": True})
        self.head = book.add_format(
            {**cell, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E7EAEE"}
        )
        self.text = book.add_format(cell)
        self.centre = book.add_format({**cell, "align": "center"})
        self.note = book.add_format({**base, "italic": True})
        self._base, self._book, self._looks = base, book, dict[Look, "Format"]()

    def write(self) -> None:
        sheet, filled = self.sheet, self.filled
        sheet.write_string(0, 0, clean(filled.title), self.title)
        line = 1
        for label, said, field in filled.head:
            if field != "pages":
                colon = "：" if filled.language == "zh" else ": "
                sheet.write_rich_string(
                    line, 0, self.label, clean(label) + colon, self.fact, clean(said) or " ", self.fact
                )
                line += 1
        top = line
        for column, heading in enumerate(filled.headings):
            sheet.write_string(top, column, clean(heading), self.head)
        for number, row in enumerate(filled.rows, 1):
            for column, cell in enumerate(row):
                self._cell(top + number, column, cell)
        last = top + len(filled.rows)
        if filled.note:
            sheet.write_string(last + 1, 0, clean(filled.note), self.note)
        self._set_page(top, last)

    def _cell(self, row: int, column: int, pieces: Pieces) -> None:
        """A cell, in several looks where it has them."""
        style = self.centre if self.filled.form.columns[column].centred else self.text
        pieces = [(clean(text), look) for text, look in pieces if clean(text)]
        text = plain(pieces)
        if len(text) > MOST_CHARACTERS:
            number, heading = row, self.filled.headings[column]
            raise FormError(
                f"第 {number} 行“{heading}”有 {len(text)} 个字符，超过单元格上限 {MOST_CHARACTERS}。请改用 docx、csv 或 md。",
                f"Row {number}, “{heading}”, has {len(text)} characters; a spreadsheet's cell takes {MOST_CHARACTERS}. "
                "Write docx, csv or md instead.",
            )
        if not text:
            self.sheet.write_blank(row, column, None, style)
        elif len(pieces) < 2 or all(look == PLAIN for _, look in pieces):
            look = pieces[0][1]
            self.sheet.write_string(row, column, text, style if look == PLAIN else self._cell_format(look))
        else:
            fragments: list[Any] = []
            for words, look in pieces:
                fragments += [self._format(look), words]
            self.sheet.write_rich_string(row, column, *fragments, style)

    def _format(self, look: Look) -> Format:
        if look not in self._looks:
            self._looks[look] = self._book.add_format({**self._base, **_properties(look)})
        return self._looks[look]

    def _cell_format(self, look: Look) -> Format:
        wrapped = {**self._base, "text_wrap": True, "valign": "top", "border": 1}
        return self._book.add_format({**wrapped, **_properties(look)})

    def _set_page(self, top: int, last: int) -> None:
        sheet, form = self.sheet, self.filled.form
        for column, described in enumerate(form.columns):
            sheet.set_column(column, column, described.width * 1.35 + 1)
        sheet.freeze_panes(top + 1, 0)
        sheet.autofilter(top, 0, max(last, top), len(form.columns) - 1)
        sheet.set_paper(_PAPERS[form.paper])
        if form.landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer("&C&P / &N")


def _properties(look: Look) -> dict[str, Any]:
    return {
        "bold": look.bold,
        "italic": look.italic,
        "underline": int(look.underline),
        "font_strikeout": look.strike,
        "font_color": "#B00020" if look.strike else "#0B5CAD" if look.underline else "#000000",
    }
