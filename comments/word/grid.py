"""Tables with fixed columns and a head that repeats on each page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comments.word.oxml import PLAIN, Element, Look, el, paragraph, paragraphs, run

MAY_BREAK_CHARACTERS = 450
"""A row with a cell longer than this (about a third of a landscape page) may run over to the next page."""
Pieces = Sequence[tuple[str, Look]]


@dataclass(frozen=True, slots=True)
class Cell:
    """Text in several looks, in a paragraph style; ``columns`` it spans."""

    pieces: Pieces
    style: str = "TableText"
    columns: int = 1

    @property
    def length(self) -> int:
        """Characters in it."""
        return sum(len(text) for text, _ in self.pieces)


def words(text: str, style: str = "TableText", columns: int = 1) -> Cell:
    """A cell of plain text."""
    return Cell(((text, PLAIN),), style, columns)


def table(
    widths: Sequence[int],
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    bordered: bool = True,
    may_break: int = MAY_BREAK_CHARACTERS,
) -> Element:
    """A table of fixed column widths (twentieths of a point). Without a head, none repeats.

    Rows with a cell longer than ``may_break`` characters may run over to the next page.
    """
    made = el(
        "tbl",
        el(
            "tblPr",
            el("tblStyle", val="TableGrid" if bordered else "TableNormal"),
            el("tblW", w=sum(widths), type="dxa"),
            el("tblLayout", type="fixed"),
            el(
                "tblLook",
                val="0020" if head else "0000",
                firstRow=int(bool(head)),
                lastRow=0,
                firstColumn=0,
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            ),
        ),
        el("tblGrid", *(el("gridCol", w=width) for width in widths)),
    )
    if head:
        made.append(_row(widths, [words(text, "TableHead") for text in head], may_break, is_head=True))
    made.extend(_row(widths, cells, may_break) for cells in rows)
    return made


def _row(widths: Sequence[int], cells: Sequence[Cell], may_break: int, *, is_head: bool = False) -> Element:
    properties = el("trPr")
    if is_head or max(cell.length for cell in cells) <= may_break:
        properties.append(el("cantSplit"))
    if is_head:
        properties.append(el("tblHeader"))
    row = el("tr")
    if len(properties):
        row.append(properties)
    column = 0
    for cell in cells:
        row.append(_cell(cell, sum(widths[column : column + cell.columns]), centred=is_head))
        column += cell.columns
    return row


def _cell(cell: Cell, width: int, *, centred: bool) -> Element:
    properties = el("tcPr", el("tcW", w=width, type="dxa"))
    if cell.columns > 1:
        properties.append(el("gridSpan", val=cell.columns))
    if centred:
        properties.append(el("vAlign", val="center"))
    content = list(paragraphs(cell.style, cell.pieces)) or [paragraph(cell.style, run(""))]
    return el("tc", properties, *content)
