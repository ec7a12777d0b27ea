"""Word files: paragraphs as Word shows them, automatic numbers written out, tracked changes read on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from drafts.load.numbering import Numbering
from drafts.load.package import Package, W
from drafts.load.refusals import damaged
from drafts.model import Diagnostic

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ARTICLE = re.compile(r"\s*(?:第[ 　]?[零〇一二三四五六七八九十百千0-9０-９]{1,9}[ 　]?条|Article\s+[0-9]{1,3})")
_CELL_LABEL = re.compile(r"[（(\[]?[0-9A-Za-z一二三四五六七八九十]{1,5}[）)\].、:]{0,2}|[—–•·-]")
_SKIPPED = frozenset(
    {f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText", f"{W}sdtPr", f"{W}fldData", f"{MC}Fallback", f"{W}tblPr"}
)


class View(StrEnum):
    """How tracked changes are read."""

    ACCEPTED = "accepted"
    """Insertions are in, deletions are out: what the author proposes."""
    ORIGINAL = "original"
    """Deletions are in, insertions are out: what stood there before."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the document body: its label, drawn by Word, and its words."""

    label: str
    text: str
    element: etree._Element


@dataclass(slots=True)
class WordDocument:
    """A Word file opened for reading."""

    package: Package
    body: etree._Element
    numbering: Numbering
    view: View = View.ACCEPTED
    boxes: list[etree._Element] = field(default_factory=list)

    @classmethod
    def open(cls, data: bytes, name: str, view: View = View.ACCEPTED) -> WordDocument:
        """Opens the bytes of a .docx file. Raises UnreadableDraftError where they aren't one, are damaged or encrypted."""
        package = Package(data, name)
        document = package.part(main_part(package))
        body = None if document is None else document.find(f"{W}body")
        if body is None:
            raise damaged(name)
        numbering = Numbering.of(package.part("word/numbering.xml"), package.part("word/styles.xml"))
        return cls(package, body, numbering, view)

    def lines(self) -> list[str]:
        """The paragraphs as lines, those of tables and text boxes included."""
        return list(self._join_deleted_marks(self._blocks(self.body, 0)))

    def _join_deleted_marks(self, parts: Iterator[tuple[str, bool]]) -> Iterator[str]:
        held = ""
        for text, joins_next in parts:
            if joins_next:
                held += text
                continue
            yield held + text
            held = ""
        if held:
            yield held

    def _blocks(self, container: etree._Element, depth: int) -> Iterator[tuple[str, bool]]:
        """Lines, each with whether its paragraph mark is gone in this view, so that the next paragraph goes on in it."""
        if depth > 40:
            return
        for element in container:
            if element.tag == f"{W}p":
                yield from self._paragraph(element, depth)
            elif element.tag == f"{W}tbl":
                yield from self._table(element, depth)
            elif element.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"}:
                yield from self._blocks(element, depth + 1)
            elif element.tag == f"{MC}AlternateContent":
                choice = element.find(f"{MC}Choice")
                if choice is not None:
                    yield from self._blocks(choice, depth + 1)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[tuple[str, bool]]:
        boxes: list[etree._Element] = []
        words = "".join(self._words(paragraph, boxes))
        gone = self._mark_gone(paragraph)
        if not (gone and not words.strip()):
            yield self.numbering.label(paragraph) + words if words.strip() else words, gone
        for box in boxes:
            yield from self._blocks(box, depth + 1)

    def _mark_gone(self, paragraph: etree._Element) -> bool:
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None:
            return False
        gone = ("del", "moveFrom") if self.view is View.ACCEPTED else ("ins", "moveTo")
        return any(mark.find(f"{W}{name}") is not None for name in gone)

    def _words(self, paragraph: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        hidden = {f"{W}del", f"{W}moveFrom"} if self.view is View.ACCEPTED else {f"{W}ins", f"{W}moveTo"}
        skipped = _SKIPPED | hidden
        if self.view is View.ORIGINAL:
            skipped -= {f"{W}delText"}
        stack: list[etree._Element] = list(reversed(paragraph))
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag in skipped:
                continue
            if tag == f"{W}txbxContent":
                boxes.append(element)
                continue
            if tag == f"{W}r" and _vanishes(element):
                continue
            if tag in {f"{W}t", f"{W}delText"}:
                yield element.text or ""
            elif tag == f"{W}tab" or tag == f"{W}ptab":
                yield "\t"
            elif tag == f"{W}br":
                yield "" if element.get(f"{W}type") in {"page", "column"} else "\n"
            elif tag == f"{W}cr":
                yield "\n"
            elif tag == f"{W}noBreakHyphen":
                yield "-"
            else:
                stack.extend(reversed(element))

    def _table(self, table: etree._Element, depth: int) -> Iterator[tuple[str, bool]]:
        rows = [
            [list(self._join_deleted_marks(self._blocks(cell, depth + 1))) for cell in _cells(row)]
            for row in table.iter(f"{W}tr")
            if _table_of(row) is table
        ]
        if _is_chart(rows):
            for column in range(max(len(row) for row in rows)):
                for row in rows:
                    if column < len(row):
                        yield from ((line, False) for line in row[column])
            return
        for row in rows:
            filled = [[line for line in cell if line.strip()] for cell in row]
            filled = [cell for cell in filled if cell]
            if filled and len(filled) > 1 and len(filled[0]) == 1 and _CELL_LABEL.fullmatch(filled[0][0].strip()):
                filled[1][0] = f"{filled[0][0].strip()} {filled[1][0]}"
                del filled[0]
            if len(filled) > 1 and all(len(cell) == 1 for cell in filled):
                yield "\t".join(cell[0] for cell in filled), False
            else:
                yield from ((line, False) for cell in filled for line in cell)

    def remarks(self) -> tuple[Diagnostic, ...]:
        """What the reader should know about how this file was read."""
        found: list[Diagnostic] = []
        insertions = sum(1 for _ in self.body.iter(f"{W}ins", f"{W}moveTo"))
        deletions = sum(1 for _ in self.body.iter(f"{W}del", f"{W}moveFrom"))
        if insertions or deletions:
            zh, en = (
                ("接受全部修订后", "all accepted") if self.view is View.ACCEPTED else ("拒绝全部修订后", "all rejected")
            )
            found.append(
                Diagnostic(
                    "tracked-changes",
                    f"文件带有修订痕迹（插入 {insertions} 处，删除 {deletions} 处），这里读的是{zh}的文本。",
                    f"The file has tracked changes ({insertions} insertions, {deletions} deletions), read here with {en}.",
                    0,
                )
            )
        comments = self.package.part("word/comments.xml")
        count = 0 if comments is None else len(comments.findall(f"{W}comment"))
        if count:
            found.append(
                Diagnostic(
                    "word-comments",
                    f"文件带有 {count} 条批注，批注不是正文，没有读入。",
                    f"The file has {count} Word comments; they are not part of the text and were left out.",
                    0,
                )
            )
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
        if any(
            _is_chart([[self._cell_lines(cell) for cell in _cells(row)] for row in table.iterfind(f"{W}tr")])
            for table in self.body.iterfind(f"{W}tbl")
        ):
            found.append(
                Diagnostic(
                    "comparison-chart",
                    "文件中有对照表，已按栏读取；正文取条文最多的一栏。",
                    "The file has a comparison table, read column by column; the column with most articles is taken as the draft.",
                    0,
                )
            )
        return tuple(found)

    def _cell_lines(self, cell: etree._Element) -> list[str]:
        return ["".join(self._words(paragraph, [])) for paragraph in cell.iterfind(f"{W}p")]


def main_part(package: Package) -> str:
    """The path of the main document part, by the package's relationships."""
    relations = package.part("_rels/.rels")
    if relations is not None:
        for relation in relations:
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row.iter(f"{W}tc") if _row_of(cell) is row]


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(f"{W}tr"), None)


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{W}tbl"), None)


def _vanishes(run: etree._Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in {"0", "false", "off"}


def _is_chart(rows: list[list[list[str]]]) -> bool:
    """Whether a table sets two drafts side by side: at least two columns hold articles of their own."""
    columns: dict[int, int] = {}
    for row in rows:
        for i, cell in enumerate(row):
            if any(_ARTICLE.match(line) for line in cell):
                columns[i] = columns.get(i, 0) + 1
    return sum(count >= 3 for count in columns.values()) >= 2
