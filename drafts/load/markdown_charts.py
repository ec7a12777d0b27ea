"""Comparison charts in Markdown, or set with tabs: the table is replaced by the column that is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from drafts.load.source import ChartColumn
from drafts.model import Diagnostic
from drafts.patterns import regex
from drafts.records import NamedTuple

_RULE = regex(r"[ \t]*\|?[ \t]*:?-{2,200}:?[ \t]*(?:\|[ \t]*:?-{2,200}:?[ \t]*){1,63}\|?[ \t]*$")
"""The line below a table's headings: | --- | --- |."""
_BETWEEN = regex(r"(?<!\\)\|")
_FEWEST_ROWS = 3
"""Fewer rows with tabs, their headings among them, are no chart."""
_BREAK = regex(r"<[bB][rR][ ]?/?>")


class Taken(NamedTuple):
    """A text with one column of its chart in the chart's place."""

    text: str
    columns: tuple[ChartColumn, ...] = ()
    column: int | None = None
    remarks: tuple[Diagnostic, ...] = ()


def take_column(text: str, wanted: int | None, name: str) -> Taken:
    """The text with one column of its comparison chart in the chart's place; a text without one stays as it is.

    Raises UnreadableDraftError where a column is wanted that the text doesn't have.
    """
    lines = text.split("\n")
    charts: list[tuple[int, int, Chart, list[list[Cell]]]] = []
    alike: Chart | None = None
    for start, stop in sorted([*_tables(lines), *_tabbed(lines)]):
        rows = [_cells(line) for line in lines[start:stop] if not _RULE.match(line)]
        chart = read_chart(rows, alike)
        if chart is not None:
            alike = chart
            charts.append((start, stop, chart, rows))
    if charts and wanted is None:
        inside = sum(max(column.articles for column in chart.columns) for _, _, chart, _ in charts)
        if sum(is_article(line) for line in lines) > inside:  # within a table a line begins with its sign
            charts = []
    if not charts:
        if wanted is not None:
            raise no_chart(name, wanted)
        return Taken(text)
    columns = summed([chart for _, _, chart, _ in charts])
    number = choose_column(columns, wanted, name)
    for start, stop, chart, rows in reversed(charts):
        if number <= len(chart.columns):
            lines[start:stop] = chart.lines(rows, number)
    return Taken("\n".join(lines), columns, number, (chart_remark(columns, number),))


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """For each table, its first line and the line after its last."""
    at = 1
    while at < len(lines):
        if not _RULE.match(lines[at]) or "|" not in lines[at - 1]:
            at += 1
            continue
        start = at - 1
        while at < len(lines) and "|" in lines[at]:
            at += 1
        yield start, at


def _tabbed(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The same for tables as a word processor turns them into text: a row a line, with a tab between cells."""
    at = 0
    while at < len(lines):
        start = at
        while at < len(lines) and "\t" in lines[at].strip():
            at += 1
        if at - start >= _FEWEST_ROWS:
            yield start, at
        at += at == start


def _cells(line: str) -> list[Cell]:
    if "\t" in line and "|" not in line:
        parts = line.split("\t")[:MOST_COLUMNS]
    else:
        parts = _BETWEEN.split(line.strip().removeprefix("|").removesuffix("|"))[:MOST_COLUMNS]
    return [
        Cell(at, 1, tuple(words for each in _BREAK.split(part.replace("\\|", "|")) if (words := each.strip())))
        for at, part in enumerate(parts)
    ]
