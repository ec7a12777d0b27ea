"""Comparison charts in web pages: the table is replaced by the column that is wanted."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement, builder

from drafts.load.charts import (
    MOST_COLUMNS,
    Cell,
    Chart,
    chart_remark,
    choose_column,
    is_article,
    no_chart,
    read_chart,
    summed,
)
from drafts.load.html_lines import lines_of
from drafts.load.source import ChartColumn
from drafts.model import Diagnostic

_MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Taken:
    """The chart of a page and the column that was left in its place."""

    columns: tuple[ChartColumn, ...] = ()
    column: int | None = None
    remarks: tuple[Diagnostic, ...] = ()


def take_column(root: HtmlElement, wanted: int | None, name: str) -> Taken:
    """Puts one column of the page's comparison chart in the chart's place; a page without one stays as it is.

    Raises UnreadableDraftError where a column is wanted that the page doesn't have.
    """
    charts: list[tuple[HtmlElement, Chart, list[list[Cell]]]] = []
    alike: Chart | None = None
    inside = 0
    for table in root.iter("table"):
        if next(table.iterdescendants("table"), None) is not None:
            continue  # laid out by it, or tables within the cells of a table
        rows = _rows(table)
        alike_or_new = read_chart(rows, alike)
        if alike_or_new is not None:
            alike = alike_or_new
            charts.append((table, alike, rows))
            inside += max(column.articles for column in alike.columns)
    if charts and wanted is None:
        tables = {table for table, _, _ in charts}
        outside = sum(is_article(line) for line in lines_of(root)) - sum(
            is_article(line) for table in tables for line in lines_of(table)
        )
        if outside > inside:
            charts = []
    if not charts:
        if wanted is not None:
            raise no_chart(name, wanted)
        return Taken()
    columns = summed([chart for _, chart, _ in charts])
    number = choose_column(columns, wanted, name)
    for table, chart, rows in charts:
        if number <= len(chart.columns):
            _replace(table, chart.lines(rows, number))
    return Taken(columns, number, (chart_remark(columns, number),))


def _rows(table: HtmlElement) -> list[list[Cell]]:
    """The rows of a table; a cell that reaches down stands in its first row only."""
    rows: list[list[Cell]] = []
    taken: dict[int, int] = {}
    """For each column, how many more rows a cell from above reaches into."""
    for row in table.iter("tr"):
        if len(rows) >= _MOST_ROWS:
            break
        cells: list[Cell] = []
        reaching: dict[int, int] = {}
        at = 0
        for element in row.iterchildren("td", "th"):
            while taken.get(at):
                at += 1
            if at >= MOST_COLUMNS:
                break
            span = min(_span(element, "colspan"), MOST_COLUMNS - at)
            cells.append(Cell(at, span, tuple(lines_of(element))))
            reaching |= dict.fromkeys(range(at, at + span), _span(element, "rowspan") - 1)
            at += span
        taken = {column: left - 1 for column, left in taken.items() if left > 1} | {
            column: left for column, left in reaching.items() if left
        }
        rows.append(cells)
    return rows


def _span(element: HtmlElement, name: str) -> int:
    value = (element.get(name) or "").strip()
    return max(1, min(int(value), 1000)) if value.isascii() and value.isdecimal() and len(value) < 10 else 1


def _replace(table: HtmlElement, lines: list[str]) -> None:
    parent = table.getparent()
    if parent is None:
        return
    column = builder.DIV(*(builder.P(line) for line in lines))
    column.tail = table.tail
    parent.replace(table, column)
