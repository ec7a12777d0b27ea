"""Where things stand on a printed page: pieces of text put together to rows, and rows to columns in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

_FEWEST = 6
"""Rows that a column must have."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of print and where it is, in points from the bottom left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """The height of a line of this type."""
        return max(self.top - self.bottom, 1.0)


@dataclass(frozen=True, slots=True)
class Column:
    """Rows that are read from top to bottom before anything beside them."""

    rows: tuple[Row, ...]
    side: int
    """0 for what is set across the page; 1 left, 2 right of a gutter."""


def columns_of(pieces: Sequence[Row]) -> list[Column]:
    """The columns of a page in reading order; what reaches across the gutter stands between those above and below."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [Column(tuple(_rows(pieces)), 0)] if pieces else []
    found: list[Column] = []
    left: list[Row] = []
    right: list[Row] = []
    across: list[Row] = []

    def flush() -> None:
        nonlocal left, right, across
        parts = ((0, across), (1, left), (2, right))
        found.extend(Column(tuple(_rows(part)), side) for side, part in parts if part)
        left, right, across = [], [], []

    for piece in sorted(pieces, key=lambda p: -p.top):
        if piece.right <= gutter:
            left.append(piece)
        elif piece.left >= gutter:
            right.append(piece)
        else:
            if left or right:
                flush()
            across.append(piece)
    flush()
    return found


def _gutter(pieces: Sequence[Row]) -> float | None:
    """Where the right one of two columns of running text begins, or None. Full-width paragraphs between them may cross it."""
    if len(pieces) < 2 * _FEWEST:
        return None
    low, high = min(p.left for p in pieces), max(p.right for p in pieces)
    width = high - low
    height = median(p.height for p in pieces)
    if width < 12 * height:
        return None
    by_height = _by_height(pieces, height)
    middle = [
        p.left
        for p in pieces
        if low + 0.28 * width <= p.left <= low + 0.72 * width and not _goes_on(p, by_height, height)
    ]
    starts = Counter(int(left / (0.5 * height)) for left in middle)
    for start, count in starts.most_common(3):
        if count < _FEWEST // 2:
            break
        at = min(left for left in middle if int(left / (0.5 * height)) == start) - 0.2 * height
        crossing = sum(p.left < at < p.right for p in pieces)
        beside = sum(p.left >= at for p in pieces)
        if crossing <= 2 * beside and _both_run(pieces, at, height):
            return at
    return None


def _by_height(pieces: Sequence[Row], height: float) -> dict[int, list[Row]]:
    """The pieces by how many lines' heights above the page's foot they stand."""
    found: dict[int, list[Row]] = {}
    for piece in pieces:
        found.setdefault(int(piece.bottom / height), []).append(piece)
    return found


def _goes_on(piece: Row, by_height: dict[int, list[Row]], height: float) -> bool:
    """Whether a piece stands a space behind another on its line: the words of an article, behind its label in bold type."""
    at = int(piece.bottom / height)
    near = (p for level in (at - 1, at, at + 1) for p in by_height.get(level, ()))
    return any(-0.5 * height < piece.left - p.right <= 1.25 * height and _level(p, piece) for p in near)


def _both_run(pieces: Sequence[Row], gutter: float, height: float) -> bool:
    """Whether both sides hold running text, most of whose lines fill their column; the cells of a small table don't."""
    for side in (
        [p for p in pieces if p.right <= gutter],
        [p for p in pieces if p.left >= gutter],
    ):
        rows = _rows(side)
        if len(rows) < _FEWEST:
            return False
        width = max(r.right for r in rows) - min(r.left for r in rows)
        if width < 8 * height or median(r.right - r.left for r in rows) < 0.6 * width:
            return False
    return True


def _rows(pieces: Sequence[Row]) -> list[Row]:
    """Pieces that stand on one line put together, from top to bottom."""
    rows: list[list[Row]] = []
    for piece in sorted(pieces, key=lambda p: -(p.top + p.bottom)):
        if rows and _level(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_row(sorted(row, key=lambda p: p.left)) for row in rows]


def _level(first: Row, second: Row) -> bool:
    shared = min(first.top, second.top) - max(first.bottom, second.bottom)
    return shared > 0.5 * min(first.height, second.height)


def _row(pieces: Sequence[Row]) -> Row:
    row = pieces[0]
    for piece in pieces[1:]:
        if piece.text == row.text and abs(piece.left - row.left) < 0.3 * row.height:
            continue  # printed twice to look bold
        gap = piece.left - row.right
        wide = row.text[-1] >= "\u2e80" or piece.text[0] >= "\u2e80"
        space = "" if gap < (0.5 if wide else 0.1) * row.height else " "
        row = replace(
            row,
            text=f"{row.text}{space}{piece.text}",
            right=max(row.right, piece.right),
            top=max(row.top, piece.top),
            bottom=min(row.bottom, piece.bottom),
        )
    return row


def usual_pitch(rows: Sequence[Row]) -> float:
    """The usual distance from one line to the next; 0 where there is but one line."""
    pitches = sorted(a.bottom - b.bottom for a, b in pairwise(rows) if a.bottom > b.bottom)
    return pitches[len(pitches) // 3] if pitches else 0.0
