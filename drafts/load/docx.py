"""Word files: paragraphs as Word shows them, automatic numbers written out, tracked changes read on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from drafts.load.charts import Cell, Chart, chart_remark, choose_column, is_article, no_chart, read_chart, summed
from drafts.load.numbering import Numbering
from drafts.load.package import MC, Package, W
from drafts.load.refusals import MOST_CHARACTERS, MOST_LINES, damaged, too_large
from drafts.load.revisions import Revisions, choose_alternatives, count_revisions, resolve
from drafts.load.source import ChartColumn
from drafts.load.view import Progress, View
from drafts.load.words import Reader
from drafts.model import Diagnostic
from drafts.patterns import regex

__all__ = ["View", "WordDocument"]

_CELL_LABEL = regex(r"[（(\[]?[0-9A-Za-z一二三四五六七八九十]{1,5}[）)\].、:]{0,2}|[—–•·-]")
_WRAPPERS = frozenset({f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")})
_DEEPEST = 40
"""Tables within tables within text boxes; no document made by a person goes near it."""


@dataclass(slots=True)
class WordDocument:
    """A Word file opened for reading."""

    package: Package
    body: etree._Element
    numbering: Numbering
    revisions: Revisions
    view: View = View.ACCEPTED
    main: str = "word/document.xml"
    columns: tuple[ChartColumn, ...] = ()
    """The columns of the comparison chart, once `lines` has been called."""
    column: int | None = None
    """The column that `lines` gave."""
    _reader: Reader = field(default_factory=Reader)
    _charts: list[tuple[Chart, list[list[Cell]]]] = field(default_factory=list)
    _alike: Chart | None = None
    _characters: int = 0

    @classmethod
    def open(cls, data: bytes, name: str, view: View = View.ACCEPTED) -> WordDocument:
        """Opens the bytes of a .docx file in one view of its tracked changes.

        Raises UnreadableDraftError where they aren't one, are damaged, encrypted or larger than any draft.
        """
        package = Package(data, name)
        main = package.main_part()
        document = package.part(main)
        body = None if document is None else document.find(f"{W}body")
        if body is None:
            raise damaged(name)
        choose_alternatives(body)
        revisions = count_revisions(body)
        resolve(body, view)
        numbering = Numbering.of(
            package.part(package.related(main, "numbering")), package.part(package.related(main, "styles"))
        )
        return cls(package, body, numbering, revisions, view, main)

    def lines(self, column: int | None = None, progress: Progress | None = None) -> list[str]:
        """The paragraphs as lines, those of tables and text boxes included; of a comparison chart, one column.

        Without ``column``, the newer draft's. Raises UnreadableDraftError where the file has no such column.
        """
        self._charts, self._alike, self._characters = [], None, 0
        parts: list[str | int] = []  # a number stands for the chart that comes there
        children = len(self.body)
        for done, element in enumerate(self.body):
            if progress is not None and done % 64 == 0:
                progress(done, children)
            parts += self._block(element, 0)
            if len(parts) > MOST_LINES:
                raise too_large(self.package.name)
        if progress is not None:
            progress(children, children)
        return self._chosen(parts, column)

    def _chosen(self, parts: list[str | int], wanted: int | None) -> list[str]:
        outside = sum(is_article(part) for part in parts if isinstance(part, str))
        inside = max((sum(c.articles for c in chart.columns) for chart, _ in self._charts), default=0)
        if not self._charts or (wanted is None and outside > inside):
            if wanted is not None:
                raise no_chart(self.package.name, wanted)
            return [
                line for part in parts for line in ([part] if isinstance(part, str) else _plain(self._charts[part][1]))
            ]
        self.columns = summed([chart for chart, _ in self._charts])
        self.column = choose_column(self.columns, wanted, self.package.name)
        lines: list[str] = []
        for part in parts:
            if isinstance(part, str):
                lines.append(part)
                continue
            chart, rows = self._charts[part]
            fits = self.column <= len(chart.columns)
            lines += chart.lines(rows, self.column) if fits else _plain(rows)
        return lines

    def _blocks(self, container: etree._Element, depth: int) -> Iterator[str | int]:
        if depth > _DEEPEST:
            raise damaged(self.package.name)
        for element in container:
            yield from self._block(element, depth)

    def _block(self, element: etree._Element, depth: int) -> Iterator[str | int]:
        if element.tag == f"{W}p":
            yield from self._paragraph(element, depth)
        elif element.tag == f"{W}tbl":
            yield from self._table(element, depth)
        elif element.tag in _WRAPPERS:
            yield from self._blocks(element, depth + 1)
        elif element.tag == f"{MC}AlternateContent":
            for alternative in element:
                yield from self._blocks(alternative, depth + 1)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[str | int]:
        words = self._reader.words(paragraph)
        boxes = self._reader.boxes
        label = self.numbering.label(paragraph)  # an empty paragraph uses up its number too
        self._characters += len(label) + len(words)
        if self._characters > MOST_CHARACTERS:
            raise too_large(self.package.name)
        yield label + words if words.strip() else words
        for box in boxes:
            yield from self._blocks(box, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> Iterator[str | int]:
        rows = [self._row(row, depth) for row in _children(table, f"{W}tr")]
        chart = read_chart(rows, self._alike) if depth == 0 else None
        if chart is not None:
            self._alike = chart
            self._charts.append((chart, rows))
            yield len(self._charts) - 1
            return
        yield from _plain(rows)

    def _row(self, row: etree._Element, depth: int) -> list[Cell]:
        cells: list[Cell] = []
        at = _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in _children(row, f"{W}tc"):
            span = _count(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            lines = [line for line in self._blocks(cell, depth + 1) if isinstance(line, str)]
            cells.append(Cell(at, span, tuple(lines)))
            at += span
        return cells

    def remarks(self) -> tuple[Diagnostic, ...]:
        """What the reader should know about how this file was read; complete once `lines` has been called."""
        found: list[Diagnostic] = []
        if self.column is not None:
            found.append(chart_remark(self.columns, self.column))
        if self.revisions:
            found.append(self.revisions.remark(self.view))
        found += self._left_out()
        struck = sum(
            1
            for strike in self.body.iter(f"{W}strike", f"{W}dstrike")
            if strike.get(f"{W}val") not in {"0", "false", "off"}
        )
        if struck > 5:
            found.append(
                Diagnostic(
                    "struck-text",
                    f"文件中有 {struck} 处手工加的删除线，这些文字仍然读入正文，请核对。",
                    f"The file has {struck} runs struck through by hand; their words are still in the text. Please check.",
                    0,
                )
            )
        if self._reader.unknown:
            found.append(
                Diagnostic(
                    "symbols",
                    f"有 {self._reader.unknown} 个特殊字体的符号没有对应的字符，读成“□”，请核对。",
                    f"{self._reader.unknown} symbols of special fonts have no character and were read as □. Please check.",
                    0,
                )
            )
        return tuple(found)

    def _left_out(self) -> Iterator[Diagnostic]:
        comments = self._entries("comments", "comment")
        if comments:
            yield Diagnostic(
                "word-comments",
                f"文件带有 {comments} 条批注，批注不是正文，没有读入。",
                f"The file has {comments} Word comments; they are not part of the text and were left out.",
                0,
            )
        notes = self._entries("footnotes", "footnote") + self._entries("endnotes", "endnote")
        if notes:
            yield Diagnostic(
                "word-notes",
                f"文件带有 {notes} 条脚注或尾注，没有读入正文。",
                f"The file has {notes} footnotes or endnotes; they were left out of the text.",
                0,
            )
        if self._reader.hidden:
            yield Diagnostic(
                "hidden-text",
                f"文件中有 {self._reader.hidden} 处隐藏文字，没有读入。",
                f"The file has {self._reader.hidden} runs of hidden text; they were left out.",
                0,
            )
        chunks = sum(1 for _ in self.body.iter(f"{W}altChunk", f"{W}subDoc"))
        if chunks:
            yield Diagnostic(
                "embedded-file",
                f"文件中嵌入了 {chunks} 个其他文件，没有读入。请在 Word 中打开，另存为 .docx 后再导入。",
                f"{chunks} other files are embedded in it and were left out. Open it in Word, save it as .docx, and import that.",
                0,
            )

    def _entries(self, kind: str, tag: str) -> int:
        part = self.package.part(self.package.related(self.main, kind))
        if part is None:
            return 0
        separators = {"separator", "continuationSeparator", "continuationNotice"}
        return sum(entry.get(f"{W}type") not in separators for entry in part.iterfind(f"{W}{tag}"))


def _plain(rows: list[list[Cell]]) -> list[str]:
    """A table's lines: a row of short cells on one line, others cell by cell, a label with the words beside it."""
    out: list[str] = []
    for row in rows:
        filled = [[line for line in cell.lines if line.strip()] for cell in row]
        filled = [cell for cell in filled if cell]
        if len(filled) > 1 and len(filled[0]) == 1 and _CELL_LABEL.fullmatch(filled[0][0].strip()):
            filled[1][0] = f"{filled[0][0].strip()} {filled[1][0]}"
            del filled[0]
        if len(filled) > 1 and all(len(cell) == 1 for cell in filled):
            out.append("\t".join(cell[0] for cell in filled))
        else:
            out += [line for cell in filled for line in cell]
    return out


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, those in wrappers such as content controls included."""
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS:
            stack.extend(reversed(element))


def _count(element: etree._Element | None, otherwise: int) -> int:
    """A number of grid columns; spans no table has are cut."""
    value = None if element is None else element.get(f"{W}val")
    return min(int(value), 1000) if value and value.isdecimal() and len(value) < 10 and int(value) else otherwise
