"""Comparison charts: tables that hold a draft in each of several columns, or a draft and an explanation of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafts.errors import UnreadableDraftError
from drafts.load.source import ChartColumn
from drafts.model import Diagnostic
from drafts.patterns import regex

MOST_COLUMNS = 64
"""A span beyond this is cut: no table on paper has more columns."""
_ARTICLE = regex(
    r"\s*[【“\"*]{0,3}(?:第[ 　]?[零〇○一二三四五六七八九十百千0-9０-９]{1,9}[ 　]?[条條]|(?:Article|ARTICLE|Section)\s+[0-9]{1,3})"
)
_NOTES = regex(
    r"[说說]\s*明|理\s*由|依\s*[据據]|[备備]\s*[注註]|注\s*释|释\s*义|解\s*读|意\s*见|建\s*议|(?i:explanat|reason|justif|note|comment|remark|rationale)"
)
_DRAFT_WORDS = regex(r"(?:意见|建议)稿")
_SERIAL = regex(r"序\s*号|编\s*号|(?i:no\.?|nr\.?|#)")
_OLD = regex(
    r"现\s*行|原\s*[条條文稿规規办辦法有]|(?:修改|修订|修正|调整)前|旧|一审稿|前一稿|(?i:\b(?:current|existing|old|before|original|present)\b)"
)
_NEW = regex(
    r"(?:修改|修订|修訂|修正|调整)(?:后|後|稿|草案|征求|内容|[条條]文|[规規]定|名[称稱]|版)|修改为|拟修|拟定|新|二审稿|三审稿|后一稿|征求意见稿|草\s*案|送审稿|建议稿"
    r"|(?i:\b(?:proposed|amended|new|revised|draft|after|amendment)\b)"
)
_LAW = regex(r"[条條]\s*文|正\s*文|[内內]\s*容|[规規]\s*定|(?i:\b(?:text|provision|article)s?\b)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: the column it begins in, how many it covers, and its lines."""

    column: int
    span: int
    lines: tuple[str, ...]

    def covers(self, column: int) -> bool:
        """Whether the cell stands in this column."""
        return self.column <= column < self.column + self.span


Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Chart:
    """A table read as a comparison chart."""

    columns: tuple[ChartColumn, ...]
    places: tuple[int, ...]
    """For each of ``columns``, where it stands in the table, counted from 0."""
    headings: tuple[str, ...]
    """The texts of the heading row, to know it again where it is repeated."""
    width: int

    def lines(self, rows: Rows, number: int) -> list[str]:
        """What one column says, with the cells that reach across into it; heading rows are left out."""
        place = self.places[number - 1]
        return [
            line
            for row in rows
            if not self.is_heading(row)
            for cell in row
            if cell.covers(place)
            for line in cell.lines
            if line.strip()
        ]

    def is_heading(self, row: Sequence[Cell]) -> bool:
        """Whether a row repeats the headings."""
        return bool(self.headings) and _texts(row) == self.headings


def is_article(line: str) -> bool:
    """Whether a line starts with an article's label."""
    return _ARTICLE.match(line) is not None


def read_chart(rows: Rows, before: Chart | None = None) -> Chart | None:
    """The chart that a table is, or None. A table after a chart that is laid out like it goes on with it."""
    width = max((cell.column + cell.span for row in rows for cell in row), default=0)
    if width < 2 or width > MOST_COLUMNS:
        return None
    articles = [0] * width
    for row in rows:
        for cell in row:
            if cell.span < width and cell.column < width:
                articles[cell.column] += sum(_ARTICLE.match(line) is not None for line in cell.lines)
    heading = next((row for row in rows[:4] if _is_heading_row(row)), None)
    if before is not None and heading is None and width == before.width:
        return replace(
            before,
            columns=tuple(
                c._replace(articles=articles[place]) for c, place in zip(before.columns, before.places, strict=True)
            ),
        )
    names = ["" for _ in range(width)]
    for cell in heading or ():
        names[cell.column] = "".join(cell.lines).strip()
    kinds = [_kind(name) for name in names]
    if not _compares(kinds, articles):
        return None
    places = [i for i in range(width) if kinds[i] != "serial" and (articles[i] or kinds[i])]
    columns = tuple(
        ChartColumn(number, names[place], articles[place], newer=kinds[place] == "new")
        for number, place in enumerate(places, start=1)
    )
    return Chart(columns, tuple(places), _texts(heading) if heading else (), width)


def _compares(kinds: Sequence[str], articles: Sequence[int]) -> bool:
    """Whether columns of these kinds, with so many articles each, hold several drafts, or one with its explanation."""
    holding = sum(count >= 3 and kind != "notes" for kind, count in zip(kinds, articles, strict=True))
    if holding >= 2 or (holding == 1 and "notes" in kinds):
        return True
    return "old" in kinds and "new" in kinds and sum(count >= 1 for count in articles) >= 1


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple("".join(cell.lines).strip() for cell in row)


def _is_heading_row(row: Sequence[Cell]) -> bool:
    texts = [text for text in _texts(row) if text]
    if len(texts) < 2 or any(len(text) > 60 or _ARTICLE.match(text) for text in texts):
        return False
    return sum(_kind(text) != "" for text in texts) >= 2


def _kind(heading: str) -> str:
    """``notes``, ``serial``, ``old``, ``new``, ``law``; empty for a heading that says none of it."""
    if not heading:
        return ""
    if _NOTES.search(_DRAFT_WORDS.sub("", heading)):
        return "notes"
    if _SERIAL.fullmatch(heading):
        return "serial"
    for kind, pattern in (("old", _OLD), ("new", _NEW), ("law", _LAW)):
        if pattern.search(heading):
            return kind
    return ""


def summed(charts: Sequence[Chart]) -> tuple[ChartColumn, ...]:
    """The columns of a chart that goes on over several tables, with the articles of all of them."""
    first = max(charts, key=lambda chart: len(chart.columns))
    return tuple(
        ChartColumn(
            column.number,
            column.heading,
            sum(chart.columns[i].articles for chart in charts if i < len(chart.columns)),
            column.newer,
        )
        for i, column in enumerate(first.columns)
    )


def choose_column(columns: Sequence[ChartColumn], wanted: int | None, name: str) -> int:
    """The column to read: the one wanted, else the newer draft's, else the rightmost with articles.

    Raises UnreadableDraftError where there is no such column.
    """
    if wanted is not None:
        if 1 <= wanted <= len(columns):
            return wanted
        raise UnreadableDraftError(
            f"“{name}”的对照表没有第 {wanted} 栏。它有：{_listed(columns, zh=True)}。请改选其中一栏。",
            f"The comparison chart in “{name}” has no column {wanted}. It has {_listed(columns, zh=False)}. Choose one of these.",
        )
    newer = [column for column in columns if column.newer and column.articles]
    drafts = newer or [c for c in columns if c.articles and _kind(c.heading) != "notes"] or list(columns)
    return drafts[-1].number


def no_chart(name: str, wanted: int) -> UnreadableDraftError:
    """The error for a column asked of a file that holds no chart."""
    return UnreadableDraftError(
        f"“{name}”不是对照表，没有第 {wanted} 栏。请去掉栏号再读。",
        f"“{name}” isn't a comparison chart and has no column {wanted}. Read it without a column number.",
    )


def chart_remark(columns: Sequence[ChartColumn], number: int) -> Diagnostic:
    """Says which column was read, and which others there are."""
    return Diagnostic(
        "comparison-chart",
        f"文件是对照表：{_listed(columns, zh=True)}。这里读的是第 {number} 栏；要读另一栏，用 --column 指定。",
        f"The file is a comparison chart: {_listed(columns, zh=False)}. Column {number} was read; --column chooses another.",
        0,
    )


def _listed(columns: Sequence[ChartColumn], *, zh: bool) -> str:
    if zh:
        return "、".join(f"第 {c.number} 栏{f'“{c.heading}”' if c.heading else ''}（{c.articles} 条）" for c in columns)
    return ", ".join(
        f"column {c.number}{f' “{c.heading}”' if c.heading else ''} ({c.articles} articles)" for c in columns
    )
