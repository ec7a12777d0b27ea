"""Blocks laid out at a width, and the way from a cell to a character and back.

Only heights are worked out for the whole page; a line's runs are made when it is asked for, and kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from workbench.linebreak import Line, break_lines, cells, truncate, width_of
from workbench.palette import UNICODE, Glyphs, Role, Run
from workbench.render.model import ArticleId, Block, BlockRow, Paragraph, Part, Place, RowShape

MEASURE = 84
"""The widest a line of text gets, in cells: 42 Chinese characters."""
DIVIDER = 3
"""Cells between two columns, the dividing line in their middle."""
LINES_KEPT = 4096
"""Lines of a page that stay made."""
LEAST_PAIR = 56
"""The least width in cells at which two columns are readable."""


class Spot(NamedTuple):
    """Where a run of characters that have places begins on a line."""

    cell: int
    text: str
    places: tuple[Place, ...]


class PageLine(NamedTuple):
    """One line of the page: runs from the text area's left edge on, and which characters stand where."""

    runs: tuple[Run, ...]
    spots: tuple[Spot, ...]
    block: int
    """Index of its block."""
    row: int
    """Index of the row in the block."""


class Target(NamedTuple):
    """A cell of the page: line number from 0, cell from the text area's left edge."""

    y: int
    cell: int


class _Slice(NamedTuple):
    """A row of a block as laid out: its first line within the block, its height, and its columns' lines."""

    at: int
    height: int
    row: BlockRow
    lines: tuple[tuple[Line, ...], ...]


class Page:
    """Blocks at a width in cells (gutter not counted)."""

    def __init__(
        self,
        blocks: Sequence[Block],
        width: int,
        glyphs: Glyphs = UNICODE,
        share: float = 0.5,
        *,
        like: Page | None = None,
    ) -> None:
        """``like`` is a page that may have some of these blocks: at the same width their lines are taken from it."""
        self.share = share
        """Of two columns, the left one's share of the width."""
        self.blocks = tuple(blocks)
        self.width = max(8, width)
        self.glyphs = glyphs
        kept: dict[int, list[_Slice]] = {}
        if like is not None and (like.width, like.share) == (self.width, self.share):
            kept = {id(block): slices for block, slices in zip(like.blocks, like._slices, strict=True)}
        self._slices: list[list[_Slice]] = [kept.get(id(block)) or self._lay_out(block) for block in self.blocks]
        heights = [slices[-1].at + slices[-1].height if slices else 0 for slices in self._slices]
        self._tops = list(accumulate(heights, initial=0))
        self._blocks_of: dict[ArticleId, list[int]] = {}
        for index, block in enumerate(self.blocks):
            for article in block.articles:
                self._blocks_of.setdefault(article, []).append(index)
        self._lines: dict[int, PageLine] = {}

    def line(self, y: int) -> PageLine:
        """A line of the page, by its number from 0."""
        found = self._lines.get(y)
        if found is None:
            if len(self._lines) >= LINES_KEPT:
                self._lines.clear()
            found = self._lines[y] = self._line(y)
        return found

    @property
    def height(self) -> int:
        """How many lines the page has."""
        return self._tops[-1]

    @property
    def column_widths(self) -> tuple[int, int]:
        """The cells of the left and the right of two columns."""
        room = self.width - DIVIDER
        left = int(room * self.share)
        return min(MEASURE, left), min(MEASURE, left if self.share == 0.5 else room - left)

    def top(self, block: int) -> int:
        """The first line of a block."""
        return self._tops[block]

    def bottom(self, block: int) -> int:
        """The line after a block's last."""
        return self._tops[block + 1]

    def block_at(self, y: int) -> int:
        """The block that a line belongs to."""
        return max(0, min(bisect_right(self._tops, y) - 1, len(self.blocks) - 1))

    def block_of(self, article: ArticleId) -> int | None:
        """The first block that shows an article or a part of it; None where the page doesn't have it."""
        found = self._blocks_of.get(article)
        return found[0] if found else None

    def place_at(self, y: int, cell: int) -> Place | None:
        """The character under a cell, in the new draft where it is in both; None where no character of a draft is."""
        if not 0 <= y < self.height:
            return None
        for spot in self.line(y).spots:
            at = spot.cell
            if cell < at:
                continue
            for index, character in enumerate(spot.text):
                width = width_of(character)
                if at <= cell < at + width:
                    return spot.places[0].moved(index)
                at += width
        return None

    def nearest_place(self, y: int, cell: int) -> Place | None:
        """The character under a cell, else the nearest one on the line, else the last one above within the block."""
        found = self.place_at(y, cell)
        if found is not None or not self.blocks:
            return found
        y = max(0, min(y, self.height - 1))
        top = self.top(self.block_at(y))
        while y >= top:
            ends = [
                (abs(at - cell), place)
                for spot in self.line(y).spots
                if spot.places[0].part is Part.BODY
                for at, place in (
                    (spot.cell, spot.places[0]),
                    (spot.cell + cells(spot.text), spot.places[0].moved(len(spot.text) - 1)),
                )
            ]
            if ends:
                return min(ends, key=lambda end: end[0])[1]
            y, cell = y - 1, self.width
        return None

    def locate(self, place: Place) -> Target | None:
        """Where a character stands; a line break stands after the last character of its line.

        The article's heading where it is shown without this text (folded away, or only the other draft is shown); None
        where the page doesn't have the article.
        """
        nearest: tuple[int, Target] | None = None
        for target, spot, start in self._spots(place):
            offset = place.offset - start
            if 0 <= offset < len(spot.text):
                return Target(target.y, target.cell + cells(_up_to(spot.text, offset)))
            distance = abs(offset - len(spot.text)) if offset >= len(spot.text) else -offset
            at = target.cell + (cells(spot.text) if offset > 0 else 0)
            if nearest is None or distance < nearest[0]:
                nearest = distance, Target(target.y, at)
        if nearest is not None:
            return nearest[1]
        index = self.block_of(place.article)
        return Target(self.top(index), 0) if index is not None else None

    def stretches(self, y: int, start: Place, length: int) -> Iterator[tuple[int, int]]:
        """The cells (from, up to) that ``length`` characters from a place on take up on a line."""
        for spot in self.line(y).spots:
            for place in spot.places:
                if (place.side, place.key, place.part) != (start.side, start.key, start.part):
                    continue
                low = max(start.offset, place.offset) - place.offset
                high = min(start.offset + length, place.offset + len(spot.text)) - place.offset
                if low < high:
                    at = spot.cell + cells(spot.text[:low])
                    yield at, at + cells(spot.text[low:high])
                break

    def _spots(self, place: Place) -> Iterator[tuple[Target, Spot, int]]:
        """Every run of the place's article and part, with where it stands and the offset it begins at."""
        for index in self._blocks_of.get(place.article, ()):
            for y in range(self.top(index), self.bottom(index)):
                for spot in self.line(y).spots:
                    for other in spot.places:
                        if (other.side, other.key, other.part) == (place.side, place.key, place.part):
                            yield Target(y, spot.cell), spot, other.offset
                            break

    def _lay_out(self, block: Block) -> list[_Slice]:
        found: list[_Slice] = []
        at = 0
        for row in block.rows:
            widths = self.column_widths if row.shape is RowShape.PAIR else (min(MEASURE, self.width),)
            if row.shape in (RowShape.BLANK, RowShape.RULE):
                lines: tuple[tuple[Line, ...], ...] = ()
                height = 1 if row.shape is RowShape.BLANK else 2
            else:
                lines = tuple(_break(each, width) for each, width in zip(row.columns, widths, strict=True))
                height = max(map(len, lines), default=0)
            found.append(_Slice(at, height, row, lines))
            at += height
        return found

    def _line(self, y: int) -> PageLine:
        index = self.block_at(y)
        slices = self._slices[index]
        inner = y - self._tops[index]
        number = bisect_right(slices, inner, key=lambda piece: piece.at) - 1
        piece = slices[number]
        line = inner - piece.at
        runs: list[Run] = []
        spots: list[Spot] = []
        if piece.row.shape is RowShape.FULL:
            self._write(runs, spots, piece, 0, line, 0)
        elif piece.row.shape is RowShape.PAIR:
            used = self._write(runs, spots, piece, 0, line, 0)
            left = self.column_widths[0]
            runs.append(Run(" " * (left - used + 1), Role.TEXT))
            runs += [Run(self.glyphs.divider, Role.RULE), Run(" ", Role.TEXT)]
            self._write(runs, spots, piece, 1, line, left + DIVIDER)
        elif piece.row.shape is RowShape.RULE and line == 1:
            runs = self._rule(piece.row)
        return PageLine(tuple(runs), tuple(spots), index, number)

    def _write(self, runs: list[Run], spots: list[Spot], piece: _Slice, column: int, line: int, left: int) -> int:
        """Adds a column's line to the runs and spots; gives back how many cells it took."""
        paragraph = piece.row.columns[column]
        if paragraph is None or line >= len(piece.lines[column]):
            return 0
        width = self.column_widths[column] if piece.row.shape is RowShape.PAIR else min(MEASURE, self.width)
        first, hang = _indents(paragraph, width)
        start, end, shown = piece.lines[column][line]
        at = first if line == 0 else hang
        if at:
            runs.append(Run(" " * at, Role.TEXT))
        for index in range(bisect_right(paragraph.starts, start) - 1, len(paragraph.chunks)):
            chunk, begin = paragraph.chunks[index], paragraph.starts[index]
            if begin >= end:
                break
            low = max(start, begin) - begin
            high = min(shown, begin + len(chunk.text)) - begin
            if low >= high:
                continue
            text = chunk.text[low:high]
            runs.append(Run(text, chunk.role))
            if chunk.places:
                spots.append(Spot(left + at, text, tuple(place.moved(low) for place in chunk.places)))
            at += cells(text)
        return at

    def _rule(self, row: BlockRow) -> list[Run]:
        paragraph = row.columns[0]
        width = min(self.width, MEASURE if self.width < 2 * LEAST_PAIR else self.width)
        title = truncate(paragraph.text if paragraph else "", width - 6)
        dash = self.glyphs.rule
        rest = max(0, width - 4 - cells(title))
        return [Run(dash * 2 + " ", Role.RULE), Run(title, Role.HEADING), Run(" " + dash * rest, Role.RULE)]


def _up_to(text: str, offset: int) -> str:
    """The text before a character; before its base character where it is a combining mark."""
    while offset > 0 and not width_of(text[offset]):
        offset -= 1
    return text[:offset]


def _indents(paragraph: Paragraph, width: int) -> tuple[int, int]:
    limit = width // 4
    return min(paragraph.first, limit), min(paragraph.hang, limit)


def _break(paragraph: Paragraph | None, width: int) -> tuple[Line, ...]:
    if paragraph is None:
        return ()
    first, hang = _indents(paragraph, width)
    return tuple(break_lines(paragraph.text, width, first=first, hang=hang, at_spaces=paragraph.at_spaces))
